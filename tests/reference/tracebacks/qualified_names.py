# exit: 1
# Frames of methods and inner functions are named by their plain names.
class C:
    def method(self):
        def inner():
            raise KeyError("k")
        return inner()


C().method()
