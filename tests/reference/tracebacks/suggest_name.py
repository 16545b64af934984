# exit: 1
# So does a name, be it local, global or built in.
def f():
    number_of_items = 3
    return number_of_itmes


f()
