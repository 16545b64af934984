# exit: 1
class Point:
    def __init__(self):
        self.width = 1

    def area(self):
        try:
            return self.widht
        except AttributeError:
            return width


Point().area()
