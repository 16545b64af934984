# exit: 1
# A bare raise goes on with the exception and the traceback that it has.
def handle():
    raise


def work():
    try:
        [][1]
    except IndexError:
        handle()


work()
