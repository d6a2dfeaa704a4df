math.pi.x = 1
