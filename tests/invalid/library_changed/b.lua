string.trim = function(s) return s end
