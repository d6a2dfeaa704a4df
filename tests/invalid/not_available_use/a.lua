local ok, x = pcall(error, "hidden")
return x
