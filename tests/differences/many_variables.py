# A function has at most some 65,000 variables, as an instruction has 16 bits for each. CPython takes more.
def define(count):
    names = {}
    exec(f"def f({','.join(f'a{i}' for i in range(count))}): return a{count - 1}", names)
    return names["f"]


print(define(60_000)(*range(60_000)))   # -> 59999
try:
    define(70_000)
except SyntaxError as e:
    print(e.msg)                        # -> too many registers: an expression or a function is too complex
