/* The sweep: `mark` becomes `live`, and blocks in which nothing is left are given back. */
#include "runtime/memory/mark.h"

static unsigned sweep_count_bits(uint64_t bits) {
    bits -= bits >> 1 & 0x5555555555555555u;
    bits = (bits & 0x3333333333333333u) + (bits >> 2 & 0x3333333333333333u);
    bits = (bits + (bits >> 4)) & 0x0f0f0f0f0f0f0f0fu;
    return (unsigned)(bits * 0x0101010101010101u >> 56);
}

static unsigned sweep_count_cells(const uint64_t *bits) {
    unsigned count = 0;
    for (unsigned i = 0; i < BLOCK_WORDS; i++) count += sweep_count_bits(bits[i]);
    return count;
}

/* A block of cells: returns the bytes that are alive in it, and files it where its holes are
 * found. */
static size_t sweep_cells(Heap *heap, Chunk *chunk, BlockInfo *block) {
    uint64_t *mark = block->bits[1 - heap->live_index];
    unsigned count = sweep_count_cells(mark);
    block->is_fresh = false;
    if (count == 0) {
        chunk_return_blocks(chunk, (unsigned)(block - chunk->blocks), 1);
        heap->used_bytes -= HEAP_BLOCK_SIZE;
        return 0;
    }
    memcpy(block->bits[heap->live_index], mark, sizeof block->bits[0]);
    if (count < block->cell_count) {
        block->next = heap->available[block->size_class];
        heap->available[block->size_class] = block;
    }
    return (size_t)count * block->cell_size;
}

static size_t sweep_large(Heap *heap, Chunk *chunk, BlockInfo *block) {
    block->bits[heap->live_index][0] = block->bits[1 - heap->live_index][0];
    if (block->bits[heap->live_index][0] & 1) return block->large_size;
    size_t count = (block->large_size + HEAP_BLOCK_SIZE - 1) / HEAP_BLOCK_SIZE;
    chunk_return_blocks(chunk, (unsigned)(block - chunk->blocks), (unsigned)count);
    heap->used_bytes -= count * HEAP_BLOCK_SIZE;
    return 0;
}

/* A huge object: its chunk goes with it. */
static size_t sweep_huge(Heap *heap, Chunk *chunk, bool *freed) {
    BlockInfo *block = &chunk->blocks[1];
    block->bits[heap->live_index][0] = block->bits[1 - heap->live_index][0];
    if (block->bits[heap->live_index][0] & 1) return block->large_size;
    heap->used_bytes -= block->large_size;
    chunk_free(chunk);
    *freed = true;
    return 0;
}

static size_t sweep_chunk(Heap *heap, Chunk *chunk) {
    size_t live = 0;
    uint32_t taken = ~chunk->free_blocks & ~(uint32_t)1;
    for (; taken != 0; taken &= taken - 1) {
        BlockInfo *block = &chunk->blocks[__builtin_ctz(taken)];
        if (block->kind == BLOCK_CELLS) live += sweep_cells(heap, chunk, block);
        else if (block->kind == BLOCK_LARGE) live += sweep_large(heap, chunk, block);
    }
    return live;
}

/* Chunks with nothing in them, but for as much as will be allocated until the next collection and a
 * little more: to give one back and to have it again costs as much as to fill it. From the end,
 * because the last chunk takes the place of one that is freed. */
static bool sweep_free_chunks(Heap *heap) {
    size_t empty = 0, kept = heap->threshold / HEAP_CHUNK_SIZE + 4;
    bool freed = false;
    for (size_t i = heap->chunk_count; i-- > 0;) {
        Chunk *chunk = heap->chunks[i];
        if (chunk->free_blocks != ~(uint32_t)1 || ++empty <= kept) continue;
        chunk_free(chunk);
        freed = true;
    }
    return freed;
}

/* When the next collection is due, and of what: what is young is collected when as much was allocated as half of what is
 * alive, all when what is alive has grown by half since that was done last; and so much more. */
static void sweep_plan(Heap *heap, size_t live) {
    size_t threads = heap->thread_count, old = heap->full_live_bytes;
    if (threads > HEAP_THRESHOLD_THREADS) threads = HEAP_THRESHOLD_THREADS;
    size_t more = HEAP_THRESHOLD_BASE * (threads > 0 ? threads : 1);
    heap->full_is_due = live > old + old / 2 + more
                        || heap->allocated_since_full > HEAP_FULL_TIMES * old + HEAP_FULL_MORE;
    store_relaxed(&heap->threshold, live / 2 + more);
}

void sweep_heap(Heap *heap, bool full) {
    size_t live = 0;
    bool freed = false;
    memset(heap->available, 0, sizeof heap->available);
    for (size_t i = heap->chunk_count; i-- > 0;) {
        Chunk *chunk = heap->chunks[i];
        live += chunk->size > HEAP_CHUNK_SIZE ? sweep_huge(heap, chunk, &freed)
                                              : sweep_chunk(heap, chunk);
    }
    heap->live_index = 1 - heap->live_index;
    heap->live_bytes = live;
    if (full) heap->full_live_bytes = live;
    sweep_plan(heap, live);
    if (sweep_free_chunks(heap) || freed) chunk_table_refill(heap);
}
