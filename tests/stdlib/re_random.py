# Random patterns on random strings. Of all that is found there is one number, which has to be CPython's.
# gc-stress: 500
import re

ALPHABETS = {
    "narrow": "abAB1_ \n-\xe9\xc9k\xb5",
    "wide": "abAkKsSiI\u0131\u0130\u017f\u212a\u0430\u0410\u03c3\u03c2\u03a3\xb5\u03bc\u00df\u1e9e\n1",
    "widest": "a\U00010400\U00010428\u0661\u00bd\ud800 \u2028A\n",
    "bytes": "abAB1_ \n-k",
}
SETS = [r"\d", r"\w", r"\s", r"\D", r"\W", r"\S"]
PLACES = ["^", "$", r"\b", r"\B", r"\A", r"\Z"]


class Maker:
    def __init__(self, seed, alphabet, possessive):
        self.state = seed * 2862933555777941757 + 3037000493 & (1 << 64) - 1
        self.alphabet = alphabet
        self.suffixes = ["", "", "?", "+" if possessive else ""]

    def below(self, n):
        self.state = self.state * 6364136223846793005 + 1442695040888963407 & (1 << 64) - 1
        return (self.state >> 33) % n

    def pick(self, choices):
        return choices[self.below(len(choices))]

    def pattern(self):
        self.groups = 0
        self.closed = []
        return self.alternatives(3)

    def alternatives(self, depth):
        return "|".join([self.sequence(depth) for _ in range(self.pick([1, 1, 1, 2, 2, 3]))])

    def sequence(self, depth):
        text = ""
        for _ in range(self.below(4)):
            item = self.item(depth)
            if item not in PLACES and self.below(12) < 5:
                item += self.pick(["*", "+", "?", "*", "{2}", "{1,2}", "{0,1}", "{2,}", "{,2}"]) + self.pick(self.suffixes)
            text += item
        return text

    def item(self, depth):
        kind = self.below(30)
        if kind < 9:
            return re.escape(self.pick(self.alphabet))
        if kind < 11:
            return "."
        if kind < 13:
            return self.pick(SETS)
        if kind < 16:
            return "[" + self.pick(["", "", "^"]) + "".join([self.set_item() for _ in range(1 + self.below(3))]) + "]"
        if kind < 18:
            return self.pick(PLACES)
        if depth == 0:
            return self.pick("ab")
        if kind < 22:
            self.groups += 1
            group = self.groups
            text = self.alternatives(depth - 1)
            self.closed.append(group)
            return f"({text})"
        if kind < 26:
            return self.pick(["(?:", "(?>", "(?=", "(?!"]) + self.alternatives(depth - 1) + ")"
        if kind < 27:
            return self.pick(["(?<=", "(?<!"]) + self.alternatives(0) + ")"
        if kind < 28:
            return f"(?{self.pick(['i', '-i', 's', 'm', 'a', 'is-m'])}:{self.alternatives(depth - 1)})"
        if kind < 29 and self.closed:
            return f"\\{self.pick(self.closed)}(?:)"
        if self.groups:
            return f"(?({1 + self.below(self.groups)}){self.sequence(depth - 1)}{self.pick(['', '|' + self.sequence(depth - 1)])})"
        return self.pick("ab")

    def set_item(self):
        kind = self.below(5)
        if kind < 3:
            return re.escape(self.pick(self.alphabet))
        if kind < 4:
            return "-".join(map(re.escape, sorted([self.pick(self.alphabet), self.pick(self.alphabet)])))
        return self.pick(SETS)

    def string(self):
        return "".join([self.pick(self.alphabet + "abab") for _ in range(self.below(9))])


def shown(m):
    return m and (m.regs, m.lastindex)


for seed, kind, possessive in ((1, "narrow", False), (2, "narrow", True), (3, "wide", False), (4, "widest", True), (5, "bytes", False), (7, "wide", True)):
    maker = Maker(seed, ALPHABETS[kind], possessive)
    convert = str.encode if kind == "bytes" else str
    found = []
    refused = 0
    for n in range(150):
        pattern = convert(maker.pattern())
        flags = maker.pick([0, 0, re.I, re.M, re.S, re.A, re.I | re.A, re.I | re.M])
        if kind == "bytes":
            flags &= ~re.A
        try:
            p = re.compile(pattern, flags)
        except re.error as e:
            found.append(f"{pattern!a} {e}")
            refused += 1
            continue
        for k in range(6):
            s = convert(maker.string())
            found.append(ascii((pattern, int(flags), s, shown(p.match(s)), shown(p.search(s)), shown(p.fullmatch(s)), shown(p.search(s, 1, 5)),
                                [shown(m) for m in p.finditer(s)], p.sub(convert(r"<\g<0>>"), s), p.split(s))))
    text = "\n".join(found)
    print(seed, kind, len(found), refused, int.from_bytes(text.encode(), "big") % (2**61 - 1))
