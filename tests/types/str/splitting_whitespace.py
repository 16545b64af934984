# gc-stress: 20
# split() without a separator splits at everything that isspace(); splitlines() at more than \n.
text = "".join(map(chr, range(0x110000 // 64)))
spaces = [c for c in map(chr, range(0x3100)) if c.isspace()]
print([f"{ord(c):x}" for c in spaces], all(len(f"a{c}b".split()) == 2 for c in spaces), len("".join(spaces).split()))
lines = [c for c in map(chr, range(0x3100)) if len(f"a{c}b".splitlines()) == 2]
print([f"{ord(c):x}" for c in lines], "a\r\nb\n\rc".splitlines(), "a\r\n".splitlines(True), b"a\x0bb\x1cc\rd".splitlines(), b"a\x0b b\x1c c".split())
print([f"{ord(c):x}" for c in spaces if f"{c}x{c}".strip() != "x"])
