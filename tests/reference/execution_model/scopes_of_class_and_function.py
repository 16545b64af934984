# A name that a class binds is looked up in globals before it is bound, skipping the functions around.
x = "global"


def f():
    x = "f"

    class A:
        print(x)

        def g(self):
            return x

    class B:
        if False: x = 1
        print(x)

    class C:
        global x
        print(x)
        x = "changed by C"

    class D:
        y = x
        del y
        print("y" in locals())
    return A().g()


print(f(), x)
