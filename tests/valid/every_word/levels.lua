return { { 0, "none" }, { 33.3, "some" }, { 100, "all" } }
