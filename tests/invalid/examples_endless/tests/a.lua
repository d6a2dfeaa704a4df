local many = {}
while true do many[#many + 1] = 1 end
