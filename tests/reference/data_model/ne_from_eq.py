# != is the opposite of __eq__'s answer, unless that is NotImplemented.
class A:
    def __init__(self, answer):
        self.answer = answer

    def __eq__(self, other):
        return self.answer


for answer in True, False, 0, "yes", [], NotImplemented:
    print(repr(answer), A(answer) != A(answer), A(answer) != 5, 5 != A(answer), A(answer).__ne__(1))
