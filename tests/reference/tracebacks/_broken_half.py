nearly_there = 1
