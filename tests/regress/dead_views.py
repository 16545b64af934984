# What views had taken is given back when they are found dead, whoever had given it.
import array
import io
import mmap


def look(exporter):
    view = memoryview(exporter)
    return bytes(view[:2]), bytes(view[1:2])


numbers = array.array("b", b"abc")
mapping = mmap.mmap(-1, 10)
data = bytearray(b"abc")
for exporter in numbers, mapping, data:
    look(exporter)
numbers.append(1)
print(len(numbers))              # -> 4
data.append(1)
print(len(data))                 # -> 4
mapping.close()
print(mapping.closed)            # -> True

file = io.BytesIO(b"abc")


def look_at_file():
    return bytes(file.getbuffer()[1:])


look_at_file()
file.write(b"longer than before")
print(file.getvalue())           # -> b'longer than before'
