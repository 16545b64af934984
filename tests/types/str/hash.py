# Equal strings have equal hashes, however they were made and however wide they are stored.
pieces = "ab", "".join(["a", "b"]), "xabx"[1:3], b"ab".decode(), "abé"[:2], "AB".lower(), f"{'a'}{'b'}"
print(len(set(pieces)), len({hash(p) for p in pieces}), hash("") == hash(str()))


class Text(str):
    def __hash__(self):
        return 42


print(hash(Text("ab")), Text("ab") == "ab", "ab".__hash__() == hash("ab"), str.__hash__(Text("ab")) == hash("ab"))
