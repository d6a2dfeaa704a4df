return { }
