# memoryview() takes what has a buffer.
import array
from _show import show

print(memoryview(b"abc").tolist(), memoryview(bytearray(b"a")).readonly, memoryview(array.array("i", [1, -2])).tolist(), memoryview(memoryview(b"x")).obj, memoryview(object=b"ab").nbytes)
show(memoryview, "text")
show(memoryview, [1])
show(memoryview)
show(memoryview, b"a", 1)
show(memoryview, None)


class Own:
    def __buffer__(self, flags):
        print("lent", flags & 1)
        return memoryview(b"own")

    def __release_buffer__(self, view):
        print("given back")


with memoryview(Own()) as view:
    print(bytes(view))
