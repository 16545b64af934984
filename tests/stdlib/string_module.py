import string

print(string.ascii_letters, string.digits, string.punctuation, string.capwords("a bc  d"))
f = string.Formatter()
print(f.format("{} {0!r:>5} {x.real} {y[k]}" if False else "{0} {0!r:>5} {x.real} {y[k]}", "a", x=1, y={"k": 2}), f.vformat("{:>{w}}|", ("a",), {"w": 4}))
for bad in ("{", "}", "{0} {}"):
    try:
        f.format(bad, 1)
    except ValueError as error:
        print(error)
