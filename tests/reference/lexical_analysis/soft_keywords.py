# match, case, type and _ are keywords only where a statement begins with them.
match = 1
case = 2
type = 3
_ = 4
print(match, case, type, _, match + case)
match (1):
    case 1:
        print("matched")
print("an expression")
type X = int
print(X)
del type
match = [5, 6]
match[0] = 7
print(match, match [1])
match -1:
    case -1:
        print("minus one")
