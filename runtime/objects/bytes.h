/* bytes and bytearray, and the buffer protocol that they share with memoryview, array and
 * ctypes. */
#pragma once

#include "runtime/vm.h"

typedef struct Bytes {
    Object header;
    size_t length;
    uint64_t hash;           /* 0: not computed */
    const uint8_t *data; /* inline_data, a BytesBlock's data (instances of subclasses), or static */
    uint8_t inline_data[];   /* zero-terminated */
} __attribute__((aligned(16))) Bytes;

/* Invariant: data[start, start + length) is in the block, and a zero byte follows. Writers are in a
 * write section of the bytearray. A reader of one byte takes no lock: it takes the block, then the
 * rest, and checks against the block's capacity, so that it is never outside. Others read under the
 * lock. */
typedef struct ByteArray {
    Object header;
    Object *block;           /* CELL_BYTES_BLOCK or NULL: BytesBlock */
    size_t start, length;    /* in the block's data */
    uint32_t exports;        /* buffers held: resizing is a BufferError. Under the write section */
} ByteArray;

typedef struct BytesBlock {
    Object header;           /* CELL_BYTES_BLOCK */
    size_t capacity;
    size_t used; /* of blocks shared by strings (str.h): bytes taken; only the owner touches it */
    uint8_t data[];
} BytesBlock;

ALWAYS_INLINE Bytes *bytes_of(Value v) { return (Bytes *)v; }
typedef uint64_t __attribute__((may_alias)) BytesWord;
/* Copies bytes that another thread may be writing, to where nobody else looks. */
ALWAYS_INLINE void bytes_copy_shared(uint8_t *to, const uint8_t *from, size_t n) {
    if (HAVE_GIL) {
        memcpy(to, from, n);
        return;
    }
    size_t i = 0;
    for (; i < n && (uintptr_t)(from + i) % sizeof(BytesWord); i++) to[i] = load_relaxed(&from[i]);
    for (; i + sizeof(BytesWord) <= n; i += sizeof(BytesWord)) {
        BytesWord word = load_relaxed((const BytesWord *)(const void *)(from + i));
        memcpy(to + i, &word, sizeof word);
    }
    for (; i < n; i++) to[i] = load_relaxed(&from[i]);
}
ALWAYS_INLINE bool is_bytes_exact(Value v) { return is_exact(v, T_BYTES); }
bool is_bytes(Thread *t, Value v);                       /* or a subclass */
bool is_bytearray(Thread *t, Value v);
ALWAYS_INLINE BytesBlock *bytes_block_of(const void *data) {
    return (BytesBlock *)((char *)data - offsetof(BytesBlock, data));
}
extern Bytes static_empty_bytes;
MUST_CHECK Bytes *bytes_new(Thread *t, const void *data, size_t length); /* data NULL: zeroes */
MUST_CHECK Bytes *bytes_new_uninitialised(Thread *t, size_t length, uint8_t **data);
MUST_CHECK ByteArray *bytearray_new(Thread *t, const void *data, size_t length);
MUST_CHECK BytesBlock *bytes_block_new(Thread *t, size_t capacity);
/* bytes(v) of a bytes-like object, or of an iterable of ints. */
MUST_CHECK Bytes *bytes_from_object(Thread *t, Value v);
/* repr() of bytes: b'...'. bytearray escapes single quotes even where the quotes are double
 * ones. */
MUST_CHECK Str *bytes_repr(Thread *t, const uint8_t *data, size_t length, bool escape_quotes);

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
enum { BUFFER_READ = 0, BUFFER_WRITABLE = 1, BUFFER_STRIDED = 2 /* need not be contiguous */ };
/* False: TypeError "a bytes-like object is required, not 'X'" (or BufferError). Pair with
 * buffer_release. */
MUST_CHECK bool buffer_get(Thread *t, Value v, BufferView *view, int flags);
void buffer_release(Thread *t, BufferView *view);
/* To read, for who looks at the bytes more than once and relies on what was seen: a copy with a zero
 * behind it, where other threads may change them meanwhile. */
MUST_CHECK bool buffer_get_still(Thread *t, Value v, BufferView *view);
/* Whether v has the protocol at all. */
bool buffer_is_supported(Thread *t, Value v);
/* One-dimensional bytes: what most exporters fill in. */
void buffer_fill(BufferView *view, Value object, void *data, size_t length, bool read_only);

/* A memoryview of v. */
MUST_CHECK Value memoryview_new(Thread *t, Value v);
