# The target is evaluated once, before the right side; it is read before and written after.
class L(dict):
    def __getitem__(self, k):
        print("get", k, end="; ")
        return super().__getitem__(k)

    def __setitem__(self, k, v):
        print("set", k, v, end="; ")
        super().__setitem__(k, v)


def say(x):
    print("say", x, end="; ")
    return x


l = L(a=1)
l[say("a")] += say(2)
print()
n = 1
def change():
    global n
    n = 100
    return 1
n += change()
print(n)
x = [1, 2]
y = x
x += (3,)
x *= 2
print(y is x, y)
t = s = (1,)
t += (2,)
print(s, t)
