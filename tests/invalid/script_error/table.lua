error { "a table" }
