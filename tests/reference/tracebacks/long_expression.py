# exit: 1
# Carets mark the part of the line that failed.
def f(a, b):
    return a


data = {"a": {"b": [1, 2, 3]}}
print(f(1, 2) + data["a"]["b"][1] + data["a"]["c"]["d"] + f(3, 4))
