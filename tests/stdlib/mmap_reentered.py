import mmap

def attempt(what, call):
    try:
        print(what, call())
    except Exception as error:
        print(what, type(error).__name__, error)

class Number:
    def __init__(self, number, action):
        self.number, self.action = number, action
    def __index__(self):
        self.action()
        return self.number

class Text:
    def __init__(self, data, action):
        self.data, self.action = data, action
    def __buffer__(self, flags):
        self.action()
        return memoryview(self.data)

def fresh():
    return mmap.mmap(-1, 8192, mmap.MAP_PRIVATE)

shrink = lambda m: m.resize(4096)
close = lambda m: m.close()
nothing = lambda m: None
for action in nothing, shrink, close:
    m = fresh()
    attempt("get", lambda: m[Number(8191, lambda: action(m))])
    m = fresh()
    attempt("get slice", lambda: len(m[Number(0, lambda: action(m)):8192]))
    m = fresh()
    attempt("set", lambda: m.__setitem__(Number(8191, lambda: action(m)), 1))
    m = fresh()
    attempt("set value", lambda: m.__setitem__(8191, Number(1, lambda: action(m))))
    m = fresh()
    attempt("set slice", lambda: m.__setitem__(slice(Number(8190, lambda: action(m)), 8192), b"ab"))
    m = fresh()
    attempt("set slice value", lambda: m.__setitem__(slice(8190, 8192), Text(b"ab", lambda: action(m))))
    m = fresh()
    attempt("set steps", lambda: m.__setitem__(slice(0, 8192, Number(4096, lambda: action(m))), b"ab"))
    m = fresh()
    attempt("find", lambda: m.find(b"\0", Number(8000, lambda: action(m))))
    m = fresh()
    attempt("read", lambda: len(m.read(Number(8000, lambda: action(m)))))
    m = fresh()
    attempt("seek", lambda: m.seek(Number(8000, lambda: action(m))))
    m = fresh()
    attempt("write", lambda: m.write(Text(b"a" * 8000, lambda: action(m))))
    m = fresh()
    attempt("write_byte", lambda: m.write_byte(Number(8, lambda: action(m))))
    m = fresh()
    attempt("move", lambda: m.move(0, 4000, Number(4100, lambda: action(m))))
m = fresh()
m.close()
for key, value in (0, 1), (slice(0, 1), b"a"), ("a", 1), (Number(1, lambda: 1 / 0), 1), (10000, 1):
    attempt("closed", lambda: m.__setitem__(key, value))
    attempt("closed", lambda: m[key])
m = fresh()
for key, value in (8192, None), (0, None), (0, "a"), (0, 256), (0, -1), (0, 1 << 70), (slice(0, 1), b"ab"), (slice(0, 1), 5):
    attempt("bad", lambda: m.__setitem__(key, value))
    attempt("delete", lambda: m.__delitem__(key))
