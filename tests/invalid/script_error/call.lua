local pillars
return pillars "a" { name = "A" }
