# len() counts bytes, not characters.
print(len(b""), len("é€𝄞".encode()), len(bytes(1000)), b"abc".__len__(), bool(b""), bool(b"\0"))


class Data(bytes):
    def __len__(self):
        return 0


print(bool(Data(b"x")), len(Data(b"x")), Data(b"x") == b"x")
