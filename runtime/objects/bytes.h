/* bytes and bytearray, and the buffer protocol that they share with memoryview, array and ctypes. */
#pragma once

#include "runtime/vm.h"

typedef struct Bytes {
    Object header;
    size_t length;
    uint64_t hash;           /* 0: not computed */
    const uint8_t *data;     /* inline_data, or a block's (instances of subclasses) */
    uint8_t inline_data[];   /* zero-terminated */
} Bytes;

typedef struct ByteArray {
    Object header;
    Object *block;           /* CELL_BYTES_BLOCK or NULL: BytesBlock */
    size_t start, length;    /* in the block's data */
    uint32_t exports;        /* buffers held: resizing is a BufferError. Under the write section */
    uint32_t version;
} ByteArray;

typedef struct BytesBlock {
    Object header;           /* CELL_BYTES_BLOCK */
    size_t capacity;
    uint8_t data[];
} BytesBlock;

ALWAYS_INLINE Bytes *bytes_of(Value v) { return (Bytes *)v; }
MUST_CHECK Bytes *bytes_new(Thread *t, const void *data, size_t length); /* data NULL: zeroes */
MUST_CHECK Bytes *bytes_new_uninitialised(Thread *t, size_t length, uint8_t **data);
MUST_CHECK ByteArray *bytearray_new(Thread *t, const void *data, size_t length);
MUST_CHECK BytesBlock *bytes_block_new(Thread *t, size_t capacity);

typedef struct BufferView {
    Value object;            /* exporter; NULL when released */
    uint8_t *data;
    size_t length, item_size;
    bool read_only;
    const char *format;      /* struct-module letters; NULL: "B" */
    int dimensions;
    int64_t shape[8], strides[8];
    void *internal;
} BufferView;
enum { BUFFER_READ = 0, BUFFER_WRITABLE = 1 };
/* False: TypeError "a bytes-like object is required, not 'X'" (or BufferError). Pair with buffer_release. */
MUST_CHECK bool buffer_get(Thread *t, Value v, BufferView *view, int flags);
void buffer_release(Thread *t, BufferView *view);
