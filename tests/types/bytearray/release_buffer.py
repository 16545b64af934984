# __buffer__ lends by name, and __release_buffer__ takes back what was lent by it.
from _show import show

data = bytearray(b"ab")
view = data.__buffer__(0)
show(data.append, 1)
view.release()
data.append(99)
print(data)
show(data.__release_buffer__, 5)
