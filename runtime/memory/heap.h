/* The allocator: blocks of equal cells, filled by bumping through holes.
 *
 * Memory comes in chunks of 1 MiB, aligned to their size, of 32 blocks of 32 KiB; the first block
 * holds the chunk's header with a BlockInfo for each block (chunk.h). A block holds cells of one
 * size class. Each has two bitmaps, a bit per 16-byte granule, set for the first granule of a cell:
 *
 *   live   what the last collection found, and what was allocated since in holes that were left;
 *   mark   what the collection under way has found.
 *
 * A thread allocates from a block of its own by size class: it takes the next hole (a run of dead
 * cells), zeroes it, and bumps through it, with no atomics and no per-object metadata. The cells of
 * a hole become `live` when the hole is left: by the thread when it is full, and by each
 * collection, which reads the cursors at the stop, withdraws all bump regions, and so sees every
 * object. At the end of a collection `mark` becomes `live`: that is the sweep; a block's holes are
 * found when a thread takes it (lazily).
 *
 * Objects larger than HEAP_CELL_MAX have runs of blocks, or chunks, of their own.
 *
 * Invariant: a word is a reference to an object only if heap_find() says so: it lies in a chunk of
 * this heap, in a cell (interior pointers count; one past the end does not), and the cell is
 * live. */
#pragma once

#include "runtime/object.h"
#include "runtime/threads/park.h"

#define HEAP_GRANULE 16
#define HEAP_CELL_MAX 16384
#define HEAP_CLASS_COUNT 42
#define HEAP_BLOCK_SIZE ((size_t)1 << 15)

/* One size class of one thread: free cells are [cursor, limit); [start, cursor) is allocated, not
 * yet live. */
typedef struct BumpRegion {
    char *cursor;
    char *limit;
    char *start;
    struct BlockInfo *block;
} BumpRegion;

typedef struct ThreadHeap {
    BumpRegion regions[HEAP_CLASS_COUNT];
    size_t allocated_bytes; /* since the last collection, by holes; not yet in the heap's account */
} ThreadHeap;

typedef struct Heap Heap; /* heap.c; one per VM */

/* limit_bytes: 0 for none. NULL when memory is short. */
Heap *heap_new(size_t limit_bytes);
void heap_free(Heap *heap);
/* In a pause: withdraws a thread's bump regions; what it has allocated in them becomes live. False:
 * it had none. */
bool heap_withdraw(Heap *heap, ThreadHeap *mine);
/* A thread that ends hands over its blocks, with what it has allocated in them. */
void heap_leave(Heap *heap, ThreadHeap *mine);

/* Size class of every size up to HEAP_CELL_MAX, by granules; and the cell size of each class. Up to
 * 256 bytes there is a class for every multiple of the granule. */
extern const uint8_t heap_class_of_granules[HEAP_CELL_MAX / HEAP_GRANULE + 1];
extern const uint16_t heap_class_size[HEAP_CLASS_COUNT];
#define HEAP_LINEAR_CLASSES 16

ALWAYS_INLINE unsigned heap_size_class(size_t size) {
    size_t granules = (size + HEAP_GRANULE - 1) / HEAP_GRANULE;
    bool linear = __builtin_constant_p(size) && granules <= HEAP_LINEAR_CLASSES;
    return linear ? (unsigned)granules - 1 : heap_class_of_granules[granules];
}
ALWAYS_INLINE size_t heap_class_cell(unsigned size_class) {
    bool linear = __builtin_constant_p(size_class) && size_class < HEAP_LINEAR_CLASSES;
    return linear ? (size_class + 1) * HEAP_GRANULE : heap_class_size[size_class];
}

/* An inside stop: may collect, may wait for another thread's collection. NULL: MemoryError is set
 * on t. */
MUST_CHECK void *heap_allocate_slow(Thread *t, size_t size, uint32_t shape);

/* heap_allocate() is in runtime/threads/thread.h, since it needs the thread. It returns a cell of
 * at least `size` bytes, zeroed, with its header filled: shape, owner = the thread. NULL:
 * MemoryError set. */

/* The live cell that `address` points into, or NULL. Only while the world is stopped. */
Object *heap_find(Heap *heap, const void *address);
/* Every live cell. In a pause, after what threads allocate was withdrawn. */
void heap_for_each(Heap *heap, void (*visit)(Object *cell, void *data), void *data);
/* Bytes that a cell has room for (>= what was asked). */
size_t heap_cell_size(const Object *cell);

/* Accounting, in bytes. */
typedef struct HeapUse {
    size_t live;      /* after the last collection */
    size_t allocated; /* since */
    size_t reserved;  /* chunks taken from the system */
    size_t limit;     /* 0: none */
} HeapUse;
HeapUse heap_use(Heap *heap);
void heap_set_limit(Heap *heap, size_t bytes);

/* For fork.c. */
void heap_each_mutex(Heap *heap, void (*act)(Mutex *mutex));
