# __set_name__ is called in the order of the definitions; its error gets a note that says where.
class Field:
    def __set_name__(self, owner, name):
        print("named", owner.__name__, name)
        if name.startswith("bad"):
            raise ValueError("no")


class A:
    second = Field()
    first = Field()
    later = 5


A.late = Field()
try:
    class B:
        bad_one = Field()
        after = Field()
except ValueError as e:
    print(e, e.__notes__)
