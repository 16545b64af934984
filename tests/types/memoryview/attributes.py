# What a view knows about its memory.
import array

for view in memoryview(b"abcd"), memoryview(bytearray(4))[::2], memoryview(array.array("d", [1, 2])), memoryview(b"abcdef").cast("B", [2, 3]), memoryview(b""):
    print(view.format, view.itemsize, view.ndim, view.shape, view.strides, view.suboffsets, view.nbytes, view.readonly, view.c_contiguous, view.f_contiguous, view.contiguous, len(view))
