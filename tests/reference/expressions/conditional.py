# x if c else y evaluates one of two.
from _show import show


def say(x):
    print(x, end=" ")
    return x


print(say("a") if say(1) else say("b"), say("a") if say(0) else say("b"))
print(1 if 0 else 2 if 0 else 3, (1 if 1 else 2) + 1, [i if i % 2 else -i for i in range(4)], (lambda x: "pos" if x > 0 else "neg" if x < 0 else "zero")(0))
for source in "1 if 2", "1 if else 2", "x = 1 if 2 else", "1 if 2 else pass", "(pass if 1 else 2)", "1 if x := 2 else 3":
    show(compile, source, "f", "exec")
