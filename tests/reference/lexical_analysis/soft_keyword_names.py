# match, case, type and _ stay names wherever the statement would not fit.
match = [1, 2, 3]
case = type
type = "a type"
_ = match[0]
match[0] = 9
print(match, case, type, _, (match), -_)
match.append(4)
print(match [1], case (5), len(match))
def case(type, match=None): return type, match
print(case(type=1, match=2))
match = lambda x: x
print(match (3), match(*[4]))
match: int = 5
type: str = "annotated"
type += "!"
print(match, type)
match match:
    case case if case: print("matched", case)
type type = int
print(type.__value__)
