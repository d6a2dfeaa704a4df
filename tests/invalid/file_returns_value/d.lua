return { name = "X" }
