local t
return t.name
