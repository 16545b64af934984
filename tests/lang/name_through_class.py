# A class that binds a name itself hands the outer one to its methods.
def f():
    mv = "var"
    class Test:
        def mv(self):
            return "method"
        def test(self):
            return mv
    return Test()
print(f().test(), f().mv())
