# exit: 1
# Of a group with many members the first fifteen are shown, and how many more there are.
raise ExceptionGroup("many", [ValueError(i) for i in range(20)])
