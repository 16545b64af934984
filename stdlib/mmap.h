/* Module mmap, in three files: making and unmapping; what is like a file; what is like a bytearray.
 *
 * Invariant: `data` is mapped while `uses` is not 0 or the object is not closed. Whoever looks at the bytes has
 * a use (mmap_enter, mmap_leave); exported buffers are uses as well, and keep close() and resize() from working.
 * A close() during another thread's use leaves the unmapping to the end of the last one. All fields change in
 * write sections. */
#pragma once

#include "runtime/objects/bytes.h"
#include "stdlib/posix.h"

typedef enum MmapAccess { ACCESS_DEFAULT, ACCESS_READ, ACCESS_WRITE, ACCESS_COPY } MmapAccess;

typedef struct Mmap {
    Object header;
    uint8_t *data;           /* NULL: closed, and nobody uses it */
    size_t length, position;
    int64_t offset;          /* of the first byte in the file */
    size_t uses, exports;
    int fd, flags;           /* fd: ours; -1: none */
    MmapAccess access;
    bool closed, tracked;
} Mmap;

/* A use: what of the mapping is there at that moment. */
typedef struct MmapUse {
    Mmap *map;
    uint8_t *data;
    size_t length;
} MmapUse;

ALWAYS_INLINE Mmap *mmap_of(Value v) { return (Mmap *)v; }

/* False: ValueError, it is closed; or, to write, TypeError, it may not be written. */
MUST_CHECK bool mmap_enter(Thread *t, Value self, bool to_write, MmapUse *use);
void mmap_leave(Thread *t, MmapUse *use);
/* Unmaps, and closes the descriptor, unless somebody has a use. In a write section. */
void mmap_unmap_if_unused(Mmap *map);

extern const TypeDef mmap_typedef;
extern const NativeDef mmap_methods[];
/* mmap_items.c */
int64_t mmap_length(Thread *t, Value self);
Value mmap_getitem(Thread *t, Value self, Value key);
bool mmap_setitem(Thread *t, Value self, Value key, Value v);
Value mmap_iter(Thread *t, Value self);
bool mmap_get_buffer(Thread *t, Value self, BufferView *view, int flags);
void mmap_release_buffer(Thread *t, BufferView *view);
void mmap_buffer_died(Object *exporter);
