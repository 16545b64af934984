# Escapes count in the text of f-strings, also in formats; raw ones keep them.
x = "v"
print(ascii(f"\x41{x}\n{{\t}}\N{BULLET}{x:\x3e5}\u00e9"), ascii(rf"\x41{x}\n\{x}\\"), f"{x:{'\x3c'}5}|", ascii(f"{'\u00e9'!a}"))
print(f"{x}\
{x}", f"{'a\tb'}", ascii(f"{'\\'}"), f"{x:}")
