# The annotations of what is wrapped show through.
class C:
    @classmethod
    def f(cls, a: int) -> str:
        return ""

    @staticmethod
    def g(a: int) -> str:
        return ""


for wrapper in vars(C)["f"], vars(C)["g"]:
    print(wrapper.__annotations__, wrapper.__annotate__(1))
    wrapper.__annotations__ = {"x": 1}
    print(wrapper.__annotations__)
