# Named blocks that parent and child both see, and lists in them.
import multiprocessing
from multiprocessing import shared_memory


def fill(name):
    block = shared_memory.SharedMemory(name)
    block.buf[:5] = b"child"
    block.close()


def change(name):
    items = shared_memory.ShareableList(name=name)
    items[0] = 42
    items[1] = "new"
    items.shm.close()


multiprocessing.set_start_method("fork")
block = shared_memory.SharedMemory(create=True, size=100)
print(block.size >= 100, block.name.startswith("psm_"))
child = multiprocessing.Process(target=fill, args=(block.name,))
child.start()
child.join()
print(bytes(block.buf[:6]), child.exitcode)
again = shared_memory.SharedMemory(block.name)
again.buf[0] = 67
print(bytes(block.buf[:1]))
again.close()
name = block.name
block.close()
block.unlink()
try:
    shared_memory.SharedMemory(name)
except FileNotFoundError as error:
    print(type(error).__name__)

items = shared_memory.ShareableList([1, "old", 2.5, None, True, b"bytes"])
print(list(items), len(items), items.count(1), items.index("old"))
child = multiprocessing.Process(target=change, args=(items.shm.name,))
child.start()
child.join()
print(list(items), items.format)
try:
    items[1] = "much longer than it was"
except ValueError as error:
    print(error)
items.shm.close()
items.shm.unlink()
