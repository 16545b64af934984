# exit: 1
# The body of a class is a frame with the name of the class.
class Outer:
    class Inner:
        value = [1, 2, 3][7]
