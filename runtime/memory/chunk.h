/* Chunks and blocks: where the heap's memory is, and what is known about each piece. For the files
 * in this folder.
 *
 *     chunk, 1 MiB, aligned to its size
 *     +---------------------------+---------+---------+-----+---------+
 *     | Chunk: BlockInfo[32], ... | block 1 | block 2 | ... | block 31|
 *     +---------------------------+---------+---------+-----+---------+
 *
 * A huge object (more than 31 blocks) has a longer chunk, in which it begins at block 1, the only
 * one in use. Its later mebibytes are in the table of chunks too, so that interior pointers are
 * found. */
#pragma once

#include "runtime/memory/heap.h"

#define CHUNK_BLOCKS ((unsigned)(HEAP_CHUNK_SIZE / HEAP_BLOCK_SIZE))
#define BLOCK_GRANULES (HEAP_BLOCK_SIZE / HEAP_GRANULE)
#define BLOCK_WORDS (BLOCK_GRANULES / 64)

typedef enum BlockKind {
    BLOCK_FREE,
    BLOCK_CELLS,      /* of one size class */
    BLOCK_LARGE,      /* the first of a large object */
    BLOCK_LARGE_REST, /* a later one; `first` says how many blocks before */
} BlockKind;

typedef struct BlockInfo {
    uint64_t bits[2][BLOCK_WORDS]; /* live and mark: chunk->heap->live_index says which is which. Between collections `mark`
                                    * is what the last one found: what is old */
    uint8_t kind, size_class;
    uint8_t is_fresh;              /* cells from the first on are zero, as the system gave them */
    uint8_t first;
    uint16_t cell_size, cell_count;
    uint32_t reciprocal;           /* 2^32 / cell_size: an offset times this >> 32 is an index */
    size_t large_size;             /* bytes of the large object */
    struct BlockInfo *next;        /* of the available ones of the class */
} BlockInfo;

typedef struct Chunk {
    uint8_t cards[HEAP_CHUNK_CARDS]; /* object.h: what was written */
    struct Chunk *self;            /* for heap_check_cell() */
    Heap *heap;
    size_t size;                   /* mapped: a multiple of HEAP_CHUNK_SIZE when huge, else that */
    uint32_t free_blocks;          /* bit per block */
    uint32_t fresh_blocks;         /* of the free ones: never written */
    size_t index;                  /* in heap->chunks */
    bool grows;                    /* is for a heap that grows: mostly half of a huge page */
    BlockInfo blocks[HEAP_CHUNK_SIZE / HEAP_BLOCK_SIZE];
} Chunk;
_Static_assert(sizeof(Chunk) <= HEAP_BLOCK_SIZE, "a chunk's header is its first block");

/* At least so much is allocated between two collections by each thread that allocates, up to so many:
 * they all wait for a collection, and each should lose no more time by it than one alone. More the more
 * is alive: sweep.c. */
#define HEAP_THRESHOLD_BASE ((size_t)4 << 20)
#define HEAP_THRESHOLD_THREADS 8

/* What is old may have died, however little is added to it: all is collected, too, when so many times as much as was
 * alive the last time was allocated since then, and so much more. */
#define HEAP_FULL_TIMES 4
#define HEAP_FULL_MORE ((size_t)64 << 20)

/* A heap is small as long as its size classes have had no more than their first blocks and so many
 * others. It has so many chunks at most. */
#define HEAP_SMALL_MORE 8
#define HEAP_SMALL_CHUNKS 2

struct Heap {
    /* Every chunk's first address and the later mebibytes of huge ones -> the chunk. Open
     * addressing; read by a collection, changed under the mutex. */
    Chunk **table;
    size_t table_size, table_used;
    uintptr_t lowest, highest;     /* no chunk lies outside */
    Mutex mutex;                   /* everything here, but for atomics */
    Chunk **chunks;
    size_t chunk_count, chunk_capacity;
    size_t search_from;            /* chunks before it have no free block */
    char *spare;                   /* mapped, the other half of a pair (chunk.c); or NULL */
    BlockInfo *available[HEAP_CLASS_COUNT]; /* blocks that have holes, and that no thread has */
    uint64_t classes_used;         /* bit per class: has had a block */
    size_t more_blocks;            /* that classes have had beside their first */
    unsigned live_index;           /* changes in a pause only */
    size_t limit, used_bytes, reserved_bytes;
    size_t live_bytes;             /* after the last collection */
    size_t full_live_bytes;        /* after the last full one */
    size_t allocated_since_full;   /* up to the last collection */
    bool full_is_due;              /* the next one is full */
    size_t allocated_bytes;        /* since; atomic */
    size_t threshold;              /* of allocated_bytes: when to collect */
    size_t thread_count;           /* that had blocks at the last collection */
    uint32_t stress, stress_count; /* MINIPY_GC_STRESS */
    uint32_t fail_at, fail_count;  /* MINIPY_FAIL_ALLOCATION */
    bool single_cells;             /* a hole is one cell: each allocation is on the slow path */
    Chunk *first_table[16];
};

ALWAYS_INLINE Chunk *chunk_of_cell(const void *cell) {
    return (Chunk *)((uintptr_t)cell & ~(uintptr_t)(HEAP_CHUNK_SIZE - 1));
}
ALWAYS_INLINE unsigned chunk_block_index(const void *address) {
    return (unsigned)((uintptr_t)address / HEAP_BLOCK_SIZE % CHUNK_BLOCKS);
}
/* Of a cell's first address. */
ALWAYS_INLINE BlockInfo *block_of_cell(const void *cell) {
    return &chunk_of_cell(cell)->blocks[chunk_block_index(cell)];
}
ALWAYS_INLINE unsigned block_granule(const void *cell) {
    return (unsigned)((uintptr_t)cell / HEAP_GRANULE % BLOCK_GRANULES);
}
ALWAYS_INLINE char *block_start(const BlockInfo *block) {
    Chunk *chunk = chunk_of_cell(block);
    return (char *)chunk + (size_t)(block - chunk->blocks) * HEAP_BLOCK_SIZE;
}

ALWAYS_INLINE size_t chunk_hash(uintptr_t address) {
    return (size_t)((address / HEAP_CHUNK_SIZE * 0x9e3779b97f4a7c15u) >> 32);
}
/* The chunk that has this address, or NULL. While no chunk is added or removed: in a pause. */
ALWAYS_INLINE Chunk *chunk_find(const Heap *heap, uintptr_t address) {
    if (address < heap->lowest || address >= heap->highest) return NULL;
    size_t mask = heap->table_size - 1;
    for (size_t i = chunk_hash(address) & mask;; i = (i + 1) & mask) {
        Chunk *chunk = heap->table[i];
        /* The chunk itself is looked at only where it may be a huge one. */
        if (chunk == NULL || address - (uintptr_t)chunk < HEAP_CHUNK_SIZE) return chunk;
        if (address - (uintptr_t)chunk < chunk->size) return chunk;
    }
}

/* All of these under the mutex. */
/* Adds a chunk of so many bytes, for a heap that grows or for a small one. NULL: no memory. */
Chunk *chunk_new(Heap *heap, size_t size, bool grows);
/* The chunk cannot be found any more only after chunk_table_refill(), which needs no memory: once,
 * after many. */
void chunk_free(Chunk *chunk);
void chunk_free_spare(Heap *heap);
void chunk_table_refill(Heap *heap);
/* `count` adjacent free blocks of some chunk, taken: the index of the first, or 0 when the chunk
 * has none. */
unsigned chunk_take_blocks(Chunk *chunk, unsigned count, bool *fresh);
void chunk_return_blocks(Chunk *chunk, unsigned first, unsigned count);
