# f-strings: expressions, conversions, specifications, nesting, =.
from _show import show

x, w, name = 3.14159, 10, "é"
print(f"{x}", f"{x:.2f}", f"{x:{w}.{2}f}", f"{name!r} {name!a} {name!s:>3}", f"{{}} {{{x:.1f}}}", f"{x=}", f"{x = :.1f}", f"{name=!s}", f"{'nested ' + f'{1 + 1}'}", f"{[i for i in range(3)]}", f"{ {'a': 1}['a'] }", f"{(lambda: 5)()}", f"{x!r:^{w}}|")
print(f"{'quotes "inside"'}", f"{"\n".join("ab")!r}", f"""{
    1 + 1  # a comment
}""", rf"\d{1}", f"a" "b" f"{1}", f"{1,}", f"{*[1, 2],}", f"{x if x else 0}", f"{(y := 5)}", y, f"{x:%}")
for source in "f'{'", "f'}'", "f'{}'", "f'{!r}'", "f'{1!x}'", "f'{1!}'", "f'{a b}'", "f'{lambda x: 1}'", "f'{x=!}'", "f'{1'", "fb'x'", "f'{yield}'", "f'{*a}'", "f'{\\n}'", "f'{1:{'":
    show(compile, source, "f", "eval")
show(lambda: f"{undefined}")
show(lambda: f"{5:q}")
