# In a dict display the key comes before its value; unpacking happens in its place.
def say(x):
    print(x, end=" ")
    return x


print({say("k1"): say("v1"), **{say("k2"): say("v2")}, say("k1"): say("v3")})
print([say(1), *[say(2), say(3)], say(4)], {say(1), *(say(2),)}, (say(1), *[say(2)]))
print({say(k): say(v) for k, v in [("a", 1), ("a", 2)]})
print({1: "int", True: "bool", 1.0: "float"}, {0: "a", False: "b"}, {1, True, 1.0})
