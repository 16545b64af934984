# exit: 1
# An exception whose __str__ fails is shown all the same.
class Bad(Exception):
    def __str__(self):
        raise ValueError("no text")


raise Bad("x")
