# exit: 1
# What __exit__ raises has the exception of the block as its context.
class Manager:
    def __enter__(self):
        return self

    def __exit__(self, *args):
        raise RuntimeError("while leaving")


with Manager() as m:
    m.attribute
