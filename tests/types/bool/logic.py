# &, | and ^ of two booleans give a boolean; with an integer they give an integer.
for a in False, True:
    for b in False, True:
        print(a & b, a | b, a ^ b, a and b, a or b, a != b, a <= b, end="; ")
print()
print(True & 3, 2 | True, True ^ 1, True.__and__(1), True.__or__(False), True.__xor__(True), True.__rand__(0), False.__ror__(True), True.__rxor__(False), True.__and__("a"))
x = True
x &= False
x |= True
x ^= True
print(x)
