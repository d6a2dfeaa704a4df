math.floor = nil
