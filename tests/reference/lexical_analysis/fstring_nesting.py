# Replacement fields may hold any expression: the same quotes, comments, line ends, other f-strings.
name = "n"
d = {"key": [1, 2]}
print(f"{d["key"]}", f'{d['key'][0]}', f"{f"{f"{name}"}"}", f"{'\n'.join(["a", "b"])!r}")
print(f"{
    d["key"]  # a comment
}", f"{[x for x in range(3)]}", f"{(lambda: 5)()}", f"{name if name else "none"}", f"{ {1: 2}[1] }")
print(f"""{
    name
    +
    "!"}""", f"{name:{">"}{8}}", f"{name:{"*"}^{len(name) + 4}}", f"{'{'}{{}}{'}'}", f"{{{name}}}")
print(f"{name!r:>5}", f"{3.14159:.{2}f}", f"{10:#{'x'}}", f"{1:{''}}", f"{name:>{'1' '0'}}")
