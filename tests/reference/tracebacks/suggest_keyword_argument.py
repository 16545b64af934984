# exit: 1
# An unexpected keyword that is nearly the name of a parameter.
def f(*, separator=None, width=1):
    pass


f(seperator=",")
