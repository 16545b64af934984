# else of a loop runs if no break ended it, also when the loop did nothing.
def find(values, wanted):
    for v in values:
        if v == wanted:
            break
    else:
        return "not found"
    return "found", v


def count(n):
    while n:
        n -= 1
        if n == 3:
            break
        if n % 2:
            continue
    else:
        return "down to", n
    return "stopped at", n


print(find([1, 2], 2), find([], 2), find([1], 2), count(0), count(3), count(5))
def early():
    for x in [1]:
        return "returned"
    else:
        print("never")
print(early())
for x in []: pass
else:
    for y in [1]: break
    else: print("never")
    print("inner broken")
