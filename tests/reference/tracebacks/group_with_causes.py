# exit: 1
# Members of a group show their own causes and contexts.
def chained():
    try:
        try:
            1 / 0
        except ZeroDivisionError:
            raise KeyError("second")
    except KeyError as e:
        return e


raise ExceptionGroup("g", [chained()]) from ValueError("cause of all")
