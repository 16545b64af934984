# After release() nothing but release() works.
from _show import show, attempt

data = bytearray(b"abc")
view = memoryview(data)
with view as same:
    print(same is view, view[0], view.__enter__() is view)
for use in (lambda: view[0], view.tolist, lambda: len(view), lambda: view.nbytes, view.cast, view.tobytes, lambda: bytes(view), lambda: view.__enter__(), lambda: view.toreadonly(), lambda: hash(view), lambda: list(view)):
    show(use)
print(view.release(), repr(view).startswith("<released memory at"), view == view, view == data)
data.append(1)
outer = memoryview(data)
inner = outer[1:]
outer.release()
print(inner.tolist())
show(data.pop)
inner.release()
print(data.pop(), memoryview(b"x").__exit__(None, None, None))
