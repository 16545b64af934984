# exit: 1
# Unpacking marks the target or the value.
def pairs():
    return [(1, 2), (3, 4, 5)]


for a, b in pairs():
    pass
