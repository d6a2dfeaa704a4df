local now = os.time() + 3600
return { now, _ENV }
