"""Memory that is shared with children."""

import mmap
import os
import sys
import threading

from multiprocessing import context, util

__all__ = ['BufferWrapper']

_ALIGNMENT = 8
_SMALLEST_ARENA = mmap.PAGESIZE
_LARGEST_GROWTH = 4 * 1024 * 1024


class Arena:
    """A mapped file without a name, from which blocks are cut."""

    def __init__(self, size, fd=-1):
        self.size = size
        self.fd = fd
        if fd == -1:
            self.fd = os.memfd_create('minipy-shared')
            os.ftruncate(self.fd, size)
        util.Finalize(self, os.close, (self.fd,))
        self.buffer = mmap.mmap(self.fd, size)

    def __reduce__(self):
        from multiprocessing.reduction import DupFd
        context.assert_spawning(self)
        return _rebuild_arena, (self.size, DupFd(self.fd))


def _rebuild_arena(size, dup_fd):
    return Arena(size, dup_fd.detach())


class Heap:
    """Cuts blocks, (arena, start, stop), from arenas, and joins them again when they are freed.

    `_free` and the arenas change under the lock. A finalizer may free a block in the middle of
    anything, so it only leaves the block in `_freed`, one list operation, for the next malloc. A
    child cuts from arenas of its own: the inherited ones have another owner.
    """

    def __init__(self):
        self._pid = os.getpid()
        self._lock = threading.Lock()
        self._next_size = _SMALLEST_ARENA
        self._arenas = []
        self._free = []         # blocks, sorted by arena number and start
        self._freed = []

    def malloc(self, size):
        """Return a block of at least this size."""
        if size < 0:
            raise ValueError(f"Size {size:n} out of range")
        if sys.maxsize <= size:
            raise OverflowError(f"Size {size:n} too large")
        if os.getpid() != self._pid:
            self.__init__()
        size = (max(size, 1) + _ALIGNMENT - 1) // _ALIGNMENT * _ALIGNMENT
        with self._lock:
            while self._freed:
                self._release(self._freed.pop())
            for index, (number, start, stop) in enumerate(self._free):
                if stop - start >= size:
                    break
            else:
                number, start, stop = self._new_arena(size)
                index = len(self._free)
                self._free.append((number, start, stop))
            if stop - start == size:
                del self._free[index]
            else:
                self._free[index] = (number, start + size, stop)
            return (self._arenas[number], start, start + size)

    def _new_arena(self, size):
        length = max(self._next_size, (size + mmap.PAGESIZE - 1) // mmap.PAGESIZE * mmap.PAGESIZE)
        if self._next_size < _LARGEST_GROWTH:
            self._next_size *= 2
        self._arenas.append(Arena(length))
        return (len(self._arenas) - 1, 0, length)

    def _release(self, block):
        arena, start, stop = block
        number = self._arenas.index(arena)
        self._free.append((number, start, stop))
        self._free.sort()
        merged = []
        for block in self._free:
            if merged and merged[-1][0] == block[0] and merged[-1][2] == block[1]:
                merged[-1] = (block[0], merged[-1][1], block[2])
            else:
                merged.append(block)
        self._free = merged

    def free(self, block):
        """Give a block back; from anywhere."""
        if os.getpid() == self._pid:
            self._freed.append(block)


class BufferWrapper:
    """A block of shared memory that lives as long as its wrapper."""

    _heap = Heap()

    def __init__(self, size):
        block = BufferWrapper._heap.malloc(size)
        self._state = (block, size)
        util.Finalize(self, BufferWrapper._heap.free, args=(block,))

    def create_memoryview(self):
        """Return a view of the memory."""
        (arena, start, stop), size = self._state
        return memoryview(arena.buffer)[start:start + size]
