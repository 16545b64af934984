/* Chunks: taking memory from the system, giving it back, and finding them by address. */
#include "runtime/memory/chunk.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/mman.h>

#define CHUNK_HUGE_PAGE ((size_t)2 << 20)

/* ---- the table of addresses ------------------------------------------------------------------ */

static void chunk_table_put(Chunk **table, size_t size, uintptr_t address, Chunk *chunk) {
    size_t i = chunk_hash(address) & (size - 1);
    while (table[i] != NULL) i = (i + 1) & (size - 1);
    table[i] = chunk;
}

static void chunk_table_add(Chunk **table, size_t size, Chunk *chunk) {
    for (size_t offset = 0; offset < chunk->size; offset += HEAP_CHUNK_SIZE)
        chunk_table_put(table, size, (uintptr_t)chunk + offset, chunk);
}

/* A table for what is in `chunks`, with room for more mebibytes; at most half full. */
static bool chunk_table_rebuild(Heap *heap, size_t more) {
    size_t used = more;
    for (size_t i = 0; i < heap->chunk_count; i++) used += heap->chunks[i]->size / HEAP_CHUNK_SIZE;
    size_t size = ARRAY_LENGTH(heap->first_table);
    while (size < used * 2) size *= 2;
    Chunk **table = calloc(size, sizeof *table);
    if (table == NULL) return false;
    for (size_t i = 0; i < heap->chunk_count; i++) chunk_table_add(table, size, heap->chunks[i]);
    if (heap->table != heap->first_table) free(heap->table);
    heap->table = table;
    heap->table_size = size;
    heap->table_used = used - more;
    return true;
}

/* ---- mapping --------------------------------------------------------------------------------- */

static char *chunk_map(size_t size) {
    void *memory = mmap(NULL, size, PROT_READ | PROT_WRITE,
                        MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    return memory == MAP_FAILED ? NULL : memory;
}

/* Next to an aligned mapping the system mostly gives an aligned one; otherwise what is too much is
 * cut off. */
static char *chunk_map_aligned(size_t size, size_t alignment) {
    char *memory = chunk_map(size);
    if (memory == NULL || (uintptr_t)memory % alignment == 0) return memory;
    munmap(memory, size);
    memory = chunk_map(size + alignment);
    if (memory == NULL) return NULL;
    size_t before = -(uintptr_t)memory % alignment;
    if (before > 0) munmap(memory, before);
    if (before < alignment) munmap(memory + before + size, alignment - before);
    return memory + before;
}

static void chunk_advise_huge(char *memory, size_t size) {
    int saved = errno;
    (void)madvise(memory, size, MADV_HUGEPAGE); /* a kernel without them says no: so be it */
    errno = saved;
}

/* Memory for a chunk of the usual size. Those of a heap that grows come in pairs that fill a huge
 * page: the system then gives and zeroes two mebibytes at once, for an eighth of what 512 faults
 * would take. A small heap, of which there may be many, touches the pages that it needs. */
static char *chunk_map_usual(Heap *heap, bool grows) {
    char *memory = heap->spare;
    if (!grows) return chunk_map_aligned(HEAP_CHUNK_SIZE, HEAP_CHUNK_SIZE);
    if (memory != NULL) {
        heap->spare = NULL;
        return memory;
    }
    memory = chunk_map_aligned(2 * HEAP_CHUNK_SIZE, CHUNK_HUGE_PAGE);
    if (memory == NULL) return chunk_map_aligned(HEAP_CHUNK_SIZE, HEAP_CHUNK_SIZE);
    chunk_advise_huge(memory, 2 * HEAP_CHUNK_SIZE);
    heap->spare = memory + HEAP_CHUNK_SIZE;
    return memory;
}

/* A huge object with nothing in it but whole huge pages in the middle takes those. */
static char *chunk_map_huge(size_t size) {
    bool is_long = size >= 2 * CHUNK_HUGE_PAGE;
    char *memory = chunk_map_aligned(size, is_long ? CHUNK_HUGE_PAGE : HEAP_CHUNK_SIZE);
    if (memory != NULL && is_long) chunk_advise_huge(memory, size);
    return memory;
}

void chunk_free_spare(Heap *heap) {
    if (heap->spare != NULL) munmap(heap->spare, HEAP_CHUNK_SIZE);
    heap->spare = NULL;
}

static bool chunk_list_grow(Heap *heap) {
    if (heap->chunk_count < heap->chunk_capacity) return true;
    size_t capacity = heap->chunk_capacity ? heap->chunk_capacity * 2 : 8;
    Chunk **chunks = realloc(heap->chunks, capacity * sizeof *chunks);
    if (chunks == NULL) return false;
    heap->chunks = chunks;
    heap->chunk_capacity = capacity;
    return true;
}

/* The chunk can be found from now on. */
static void chunk_enter(Heap *heap, Chunk *chunk) {
    chunk_table_add(heap->table, heap->table_size, chunk);
    heap->table_used += chunk->size / HEAP_CHUNK_SIZE;
    if ((uintptr_t)chunk < heap->lowest) heap->lowest = (uintptr_t)chunk;
    if ((uintptr_t)chunk + chunk->size > heap->highest)
        heap->highest = (uintptr_t)chunk + chunk->size;
}

Chunk *chunk_new(Heap *heap, size_t size, bool grows) {
    grows = grows || heap->chunk_count >= HEAP_SMALL_CHUNKS;
    size = (size + HEAP_CHUNK_SIZE - 1) & ~(HEAP_CHUNK_SIZE - 1);
    size_t mebibytes = size / HEAP_CHUNK_SIZE;
    if (!chunk_list_grow(heap)) return NULL;
    if ((heap->table_used + mebibytes) * 2 > heap->table_size
        && !chunk_table_rebuild(heap, mebibytes))
        return NULL;
    Chunk *chunk = (Chunk *)(size > HEAP_CHUNK_SIZE ? chunk_map_huge(size)
                                                     : chunk_map_usual(heap, grows));
    if (chunk == NULL) return NULL;
    chunk->self = chunk;
    chunk->heap = heap;
    chunk->size = size;
    chunk->grows = grows;
    chunk->free_blocks = chunk->fresh_blocks = ~(uint32_t)1;
    chunk->index = heap->chunk_count;
    heap->chunks[heap->chunk_count++] = chunk;
    chunk_enter(heap, chunk);
    heap->reserved_bytes += size;
    return chunk;
}

void chunk_table_refill(Heap *heap) {
    memset(heap->table, 0, heap->table_size * sizeof *heap->table);
    heap->table_used = 0;
    heap->lowest = UINTPTR_MAX;
    heap->highest = 0;
    for (size_t i = 0; i < heap->chunk_count; i++) chunk_enter(heap, heap->chunks[i]);
}

void chunk_free(Chunk *chunk) {
    Heap *heap = chunk->heap;
    size_t size = chunk->size;
    Chunk *last = heap->chunks[--heap->chunk_count];
    heap->chunks[chunk->index] = last;
    last->index = chunk->index;
    heap->reserved_bytes -= size;
    heap->search_from = 0;
    munmap(chunk, size);
}

/* ---- blocks ---------------------------------------------------------------------------------- */

unsigned chunk_take_blocks(Chunk *chunk, unsigned count, bool *fresh) {
    /* Bit i of `runs` stays as long as blocks i .. i + length - 1 are free. */
    uint32_t runs = chunk->free_blocks;
    for (unsigned length = 1; length < count && runs != 0;) {
        unsigned step = length < count - length ? length : count - length;
        runs &= runs >> step;
        length += step;
    }
    if (runs == 0) return 0;
    unsigned first = (unsigned)__builtin_ctz(runs);
    uint32_t taken = (uint32_t)((((uint64_t)1 << count) - 1) << first);
    *fresh = (chunk->fresh_blocks & taken) == taken;
    chunk->free_blocks &= ~taken;
    chunk->fresh_blocks &= ~taken;
    return first;
}

void chunk_return_blocks(Chunk *chunk, unsigned first, unsigned count) {
    chunk->free_blocks |= (uint32_t)((((uint64_t)1 << count) - 1) << first);
    for (unsigned i = first; i < first + count; i++) chunk->blocks[i].kind = BLOCK_FREE;
    if (chunk->index < chunk->heap->search_from) chunk->heap->search_from = chunk->index;
}
