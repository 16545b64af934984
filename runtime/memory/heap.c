/* Allocation: holes, blocks, large objects, and the account of them. */
#include "runtime/memory/heap.h"

#include <stdlib.h>

#include "runtime/error.h"
#include "runtime/memory/chunk.h"
#include "runtime/threads/process.h"
#include "runtime/threads/safepoint.h"

/* Classes above 256 bytes are such that little of a block is left over; up to there they are all
 * multiples of a granule. */
const uint16_t heap_class_size[HEAP_CLASS_COUNT] = {
    16, 32, 48, 64, 80, 96, 112, 128, 144, 160, 176, 192, 208, 224, 240, 256,
    288, 320, 352, 384, 448, 512, 576, 640, 768, 896, 1024, 1280, 1536, 1808, 2048, 2336,
    2720, 3264, 3632, 4096, 4672, 5456, 6544, 8192, 10912, 16384,
};
const uint8_t heap_class_of_granules[HEAP_CELL_MAX / HEAP_GRANULE + 1] = {
    [1] = 0, [2] = 1, [3] = 2, [4] = 3, [5] = 4, [6] = 5, [7] = 6, [8] = 7, [9] = 8, [10] = 9,
    [11] = 10, [12] = 11, [13] = 12, [14] = 13, [15] = 14, [16] = 15, [17 ... 18] = 16,
    [19 ... 20] = 17, [21 ... 22] = 18, [23 ... 24] = 19, [25 ... 28] = 20, [29 ... 32] = 21,
    [33 ... 36] = 22, [37 ... 40] = 23, [41 ... 48] = 24, [49 ... 56] = 25, [57 ... 64] = 26,
    [65 ... 80] = 27, [81 ... 96] = 28, [97 ... 113] = 29, [114 ... 128] = 30, [129 ... 146] = 31,
    [147 ... 170] = 32, [171 ... 204] = 33, [205 ... 227] = 34, [228 ... 256] = 35,
    [257 ... 292] = 36, [293 ... 341] = 37, [342 ... 409] = 38, [410 ... 512] = 39,
    [513 ... 682] = 40, [683 ... 1024] = 41,
};

/* A thread adds what it has allocated to the heap's account when it is so much. */
#define HEAP_ACCOUNT_STEP HEAP_BLOCK_SIZE

/* ---- the heap -------------------------------------------------------------------------------- */

static uint32_t heap_setting(const char *name) {
    char *text = process_variable(name);
    uint32_t n = text != NULL ? (uint32_t)strtoul(text, NULL, 10) : 0;
    free(text);
    return n;
}

Heap *heap_new(size_t limit_bytes) {
    Heap *heap = calloc(1, sizeof *heap);
    if (heap == NULL) return NULL;
    heap->table = heap->first_table;
    heap->table_size = ARRAY_LENGTH(heap->first_table);
    heap->lowest = UINTPTR_MAX;
    heap->limit = limit_bytes;
    heap->threshold = HEAP_THRESHOLD_BASE;
    heap->full_is_due = true; /* nothing is old: it costs no more */
    heap->stress = heap_setting("MINIPY_GC_STRESS");
    if (MINIPY_STRESS) heap->fail_at = heap_setting("MINIPY_FAIL_ALLOCATION");
    heap->single_cells = heap->stress != 0 || heap->fail_at != 0;
    return heap;
}

void heap_free(Heap *heap) {
    while (heap->chunk_count > 0) chunk_free(heap->chunks[heap->chunk_count - 1]);
    chunk_free_spare(heap);
    if (heap->table != heap->first_table) free(heap->table);
    free(heap->chunks);
    free(heap);
}

HeapUse heap_use(Heap *heap) {
    mutex_lock(&heap->mutex);
    HeapUse use = {heap->live_bytes, load_relaxed(&heap->allocated_bytes), heap->reserved_bytes,
                   heap->limit};
    mutex_unlock(&heap->mutex);
    return use;
}

void heap_set_limit(Heap *heap, size_t bytes) {
    mutex_lock(&heap->mutex);
    heap->limit = bytes;
    mutex_unlock(&heap->mutex);
}

void heap_each_mutex(Heap *heap, void (*act)(Mutex *mutex)) { act(&heap->mutex); }

/* ---- finding cells --------------------------------------------------------------------------- */

static bool heap_bit(const uint64_t *bits, unsigned granule) {
    return bits[granule / 64] >> granule % 64 & 1;
}

Object *heap_find(Heap *heap, const void *address) {
    Chunk *chunk = chunk_find(heap, (uintptr_t)address);
    if (chunk == NULL) return NULL;
    size_t offset = (size_t)((const char *)address - (const char *)chunk);
    unsigned index = chunk->size > HEAP_CHUNK_SIZE && offset >= HEAP_BLOCK_SIZE
                         ? 1
                         : (unsigned)(offset / HEAP_BLOCK_SIZE);
    const BlockInfo *block = &chunk->blocks[index];
    if (index == 0 || block->kind == BLOCK_FREE) return NULL;
    if (block->kind == BLOCK_LARGE_REST) block -= block->first;
    char *start = block_start(block);
    size_t within = (size_t)((const char *)address - start);
    unsigned granule = 0;
    if (block->kind == BLOCK_CELLS) {
        size_t cell = within * block->reciprocal >> 32;
        if (cell >= block->cell_count) return NULL;
        start += cell * block->cell_size;
        granule = block_granule(start);
    } else if (within >= block->large_size) {
        return NULL;
    }
    return heap_bit(block->bits[heap->live_index], granule) ? (Object *)start : NULL;
}

size_t heap_cell_size(const Object *cell) {
    const BlockInfo *block = block_of_cell(cell);
    return block->kind == BLOCK_CELLS ? block->cell_size : block->large_size;
}

void heap_check_cell(const void *cell) {
    const BlockInfo *block = block_of_cell(cell);
    size_t within = (size_t)((const char *)cell - block_start(block));
    bool starts = block->kind == BLOCK_CELLS ? within % block->cell_size == 0 : block->kind == BLOCK_LARGE && within == 0;
    (void)starts;
    ASSERT(chunk_of_cell(cell)->self == chunk_of_cell(cell) && starts, "what is written is a cell of a heap");
}

/* The first granule at or after `from` of which the bit is set, or the end of the block. */
static unsigned heap_next_live(const uint64_t *live, unsigned from) {
    if (from >= BLOCK_GRANULES) return BLOCK_GRANULES;
    unsigned word = from / 64;
    uint64_t bits = live[word] & ~(uint64_t)0 << from % 64;
    while (bits == 0) {
        if (++word == BLOCK_WORDS) return BLOCK_GRANULES;
        bits = live[word];
    }
    return word * 64 + (unsigned)__builtin_ctzll(bits);
}

void heap_for_each(Heap *heap, void (*visit)(Object *cell, void *data), void *data) {
    for (size_t i = 0; i < heap->chunk_count; i++) {
        Chunk *chunk = heap->chunks[i];
        for (unsigned n = 1; n < CHUNK_BLOCKS; n++) {
            const BlockInfo *block = &chunk->blocks[n];
            if (block->kind != BLOCK_CELLS && block->kind != BLOCK_LARGE) continue;
            char *start = block_start(block);
            const uint64_t *live = block->bits[heap->live_index];
            for (unsigned g = 0; (g = heap_next_live(live, g)) < BLOCK_GRANULES; g++)
                visit((Object *)(start + g * HEAP_GRANULE), data);
            if (chunk->size > HEAP_CHUNK_SIZE) break;
        }
    }
}

/* ---- holes ----------------------------------------------------------------------------------- */

/* Makes live what was allocated in the region's hole. */
static void heap_region_publish(Heap *heap, BumpRegion *region) {
    const BlockInfo *block = region->block;
    uint64_t *live = region->block->bits[heap->live_index];
    unsigned step = block->cell_size / HEAP_GRANULE, granule = block_granule(region->start);
    size_t left = (size_t)(region->cursor - region->start) / block->cell_size;
    while (left > 0) {
        /* All that falls into one word is stored at once. */
        unsigned word = granule / 64;
        uint64_t bits = 0;
        for (; left > 0 && granule / 64 == word; granule += step, left--)
            bits |= (uint64_t)1 << granule % 64;
        live[word] |= bits;
    }
}

/* The next hole of the block at or after `from`. False: there is none. */
static bool heap_find_hole(const Heap *heap, BumpRegion *region, char *from) {
    const BlockInfo *block = region->block;
    const uint64_t *live = block->bits[heap->live_index];
    char *start = block_start(block);
    size_t cell_size = block->cell_size, index = (size_t)(from - start) / cell_size;
    while (index < block->cell_count
           && heap_bit(live, (unsigned)(index * cell_size / HEAP_GRANULE)))
        index++;
    if (index >= block->cell_count) return false;
    size_t end = heap_next_live(live, (unsigned)(index * cell_size / HEAP_GRANULE)) * HEAP_GRANULE
                 / cell_size;
    if (end > block->cell_count) end = block->cell_count;
    if (heap->single_cells) end = index + 1;
    region->start = region->cursor = start + index * cell_size;
    region->limit = start + end * cell_size;
    return true;
}

static void heap_account(Thread *t, size_t bytes) {
    t->heap.allocated_bytes += bytes;
    if (t->heap.allocated_bytes < HEAP_ACCOUNT_STEP) return;
    __atomic_fetch_add(&t->vm->heap->allocated_bytes, t->heap.allocated_bytes, __ATOMIC_RELAXED);
    t->heap.allocated_bytes = 0;
}

/* Most holes of a block that is half full are a few cells: a call, or a string instruction, would
 * take longer to begin than they take. */
ALWAYS_INLINE void heap_zero(char *from, size_t bytes) {
    if (bytes > 256) {
        memset(from, 0, bytes);
        return;
    }
    for (char *end = from + bytes; from < end; from += HEAP_GRANULE) {
        memset(from, 0, HEAP_GRANULE);
        __asm__("" : "+r"(from)); /* or the compiler makes that call of it */
    }
}

/* Leaves the region's hole for the next one of its block. False: the block has no more, and is
 * left, too. */
static bool heap_next_hole(Thread *t, BumpRegion *region) {
    Heap *heap = t->vm->heap;
    if (region->block == NULL) return false;
    heap_region_publish(heap, region);
    if (!heap_find_hole(heap, region, region->limit)) {
        *region = (BumpRegion){0};
        return false;
    }
    size_t bytes = (size_t)(region->limit - region->start);
    if (!region->block->is_fresh) heap_zero(region->start, bytes);
    heap_account(t, bytes);
    return true;
}

/* ---- blocks ---------------------------------------------------------------------------------- */

/* So many adjacent blocks, all of one chunk, which is one of those for a heap that grows if it
 * does. Under the mutex. NULL: past the limit, or no memory. */
static BlockInfo *heap_take_blocks(Heap *heap, unsigned count, bool grows, bool *fresh) {
    size_t bytes = count * HEAP_BLOCK_SIZE;
    if (heap->limit != 0 && heap->used_bytes + bytes > heap->limit) return NULL;
    bool all_full = true;
    Chunk *chunk = NULL;
    unsigned first = 0;
    for (size_t i = heap->search_from; i < heap->chunk_count && first == 0; i++) {
        chunk = heap->chunks[i];
        if (chunk->grows || !grows) first = chunk_take_blocks(chunk, count, fresh);
        all_full = all_full && chunk->free_blocks == 0;
        if (all_full) heap->search_from = i + 1;
    }
    if (first == 0) {
        chunk = chunk_new(heap, HEAP_CHUNK_SIZE, grows);
        if (chunk == NULL) return NULL;
        first = chunk_take_blocks(chunk, count, fresh);
    }
    heap->used_bytes += bytes;
    return &chunk->blocks[first];
}

static void heap_clear_bits(BlockInfo *block) { memset(block->bits, 0, sizeof block->bits); }

/* A class that takes a block: whether the heap has begun to grow, since it is not the first of that
 * class, nor one of the few that follow. */
static bool heap_grows(Heap *heap, unsigned size_class) {
    uint64_t bit = (uint64_t)1 << size_class;
    if (heap->classes_used & bit) return ++heap->more_blocks > HEAP_SMALL_MORE;
    heap->classes_used |= bit;
    return false;
}

static BlockInfo *heap_new_cells(Heap *heap, unsigned size_class) {
    bool fresh;
    BlockInfo *block = heap_take_blocks(heap, 1, heap_grows(heap, size_class), &fresh);
    if (block == NULL) return NULL;
    heap_clear_bits(block);
    block->kind = BLOCK_CELLS;
    block->size_class = (uint8_t)size_class;
    block->is_fresh = fresh;
    block->cell_size = heap_class_size[size_class];
    block->cell_count = (uint16_t)(HEAP_BLOCK_SIZE / block->cell_size);
    block->reciprocal = (uint32_t)((((uint64_t)1 << 32) + block->cell_size - 1) / block->cell_size);
    block->next = NULL;
    return block;
}

/* A block with holes, or a new one, becomes the thread's. False: past the limit, or no memory. */
static bool heap_take_block(Thread *t, BumpRegion *region, unsigned size_class) {
    Heap *heap = t->vm->heap;
    mutex_lock(&heap->mutex);
    BlockInfo *block = heap->available[size_class];
    if (block != NULL) heap->available[size_class] = block->next;
    else block = heap_new_cells(heap, size_class);
    mutex_unlock(&heap->mutex);
    if (block == NULL) return false;
    char *start = block_start(block);
    *region = (BumpRegion){start, start, start, block};
    return true;
}

/* What lies behind the cursor is zero only in part. False: the region had no block. */
static bool heap_region_withdraw(Heap *heap, BumpRegion *region) {
    if (region->block == NULL) return false;
    heap_region_publish(heap, region);
    region->block->is_fresh = false;
    *region = (BumpRegion){0};
    return true;
}

bool heap_withdraw(Heap *heap, ThreadHeap *mine) {
    bool had_blocks = false;
    for (unsigned i = 0; i < HEAP_CLASS_COUNT; i++)
        had_blocks |= heap_region_withdraw(heap, &mine->regions[i]);
    mine->allocated_bytes = 0;
    return had_blocks;
}

void heap_leave(Heap *heap, ThreadHeap *mine) {
    mutex_lock(&heap->mutex);
    for (unsigned i = 0; i < HEAP_CLASS_COUNT; i++) {
        BlockInfo *block = mine->regions[i].block;
        heap_region_withdraw(heap, &mine->regions[i]);
        if (block == NULL) continue;
        block->next = heap->available[i];
        heap->available[i] = block;
    }
    mutex_unlock(&heap->mutex);
    __atomic_fetch_add(&heap->allocated_bytes, mine->allocated_bytes, __ATOMIC_RELAXED);
    mine->allocated_bytes = 0;
}

/* ---- large objects --------------------------------------------------------------------------- */

static BlockInfo *heap_take_huge(Heap *heap, size_t size) {
    if (size > PTRDIFF_MAX / 2 || (heap->limit != 0 && heap->used_bytes + size > heap->limit))
        return NULL;
    Chunk *chunk = chunk_new(heap, HEAP_BLOCK_SIZE + size, true);
    if (chunk == NULL) return NULL;
    chunk->free_blocks = chunk->fresh_blocks = 0;
    heap->used_bytes += size;
    return &chunk->blocks[1];
}

/* Zeroed, and live at once: the caller fills the header before its next safepoint. */
static Object *heap_new_large(Heap *heap, size_t size) {
    size_t blocks = (size + HEAP_BLOCK_SIZE - 1) / HEAP_BLOCK_SIZE;
    bool fresh = true;
    mutex_lock(&heap->mutex);
    BlockInfo *first = blocks < CHUNK_BLOCKS ? heap_take_blocks(heap, (unsigned)blocks, false, &fresh)
                                             : heap_take_huge(heap, size);
    if (first != NULL) {
        heap_clear_bits(first);
        first->kind = BLOCK_LARGE;
        first->large_size = size;
        first->bits[heap->live_index][0] = 1;
        for (size_t i = 1; i < blocks && blocks < CHUNK_BLOCKS; i++) {
            first[i].kind = BLOCK_LARGE_REST;
            first[i].first = (uint8_t)i;
        }
    }
    mutex_unlock(&heap->mutex);
    if (first == NULL) return NULL;
    char *start = block_start(first);
    if (!fresh) memset(start, 0, size);
    return (Object *)start;
}

/* ---- allocating ------------------------------------------------------------------------------ */

static Object *heap_fill_header(Thread *t, void *cell, uint32_t shape) {
    Object *o = cell;
    o->shape = shape;
    o->owner = t->owner_id;
    return o;
}

/* Of so many collections under stress all but one are of what is young. */
#define HEAP_STRESS_YOUNG 4

static void heap_collect_for_stress(Thread *t) {
    Heap *heap = t->vm->heap;
    uint32_t count = sync_add(&heap->stress_count, 1);
    if (count % heap->stress != 0) return;
    if (count / heap->stress % HEAP_STRESS_YOUNG == 0) gc_collect(t);
    else gc_collect_young(t);
}

/* No room but by a collection: one that finds as little alive as can be. */
static void heap_collect_for_room(Thread *t) {
    const VmHooks *hooks = t->vm->hooks;
    if (hooks != NULL && hooks->forget_dead != NULL) hooks->forget_dead(t, false);
    gc_collect(t);
}

static void *heap_allocate_large(Thread *t, size_t size, uint32_t shape) {
    Heap *heap = t->vm->heap;
    if (size > PTRDIFF_MAX / 2) return raise_memory_error(t);
    size_t taken = (size + HEAP_BLOCK_SIZE - 1) / HEAP_BLOCK_SIZE * HEAP_BLOCK_SIZE;
    __atomic_fetch_add(&heap->allocated_bytes, taken, __ATOMIC_RELAXED);
    gc_collect_if_due(t);
    Object *o = heap_new_large(heap, size);
    if (UNLIKELY(o == NULL)) {
        heap_collect_for_room(t);
        o = heap_new_large(heap, size);
        if (o == NULL) return raise_memory_error(t);
    }
    return heap_fill_header(t, o, shape);
}

NOINLINE void *heap_allocate_slow(Thread *t, size_t size, uint32_t shape) {
    ASSERT(t->write_depth == 0, "no allocation inside a write section");
    Heap *heap = t->vm->heap;
    safepoint_inside(t);
    if (UNLIKELY(heap->stress)) heap_collect_for_stress(t);
    if (MINIPY_STRESS && heap->fail_at != 0 && sync_add(&heap->fail_count, 1) == heap->fail_at)
        return raise_memory_error(t);
    if (size > HEAP_CELL_MAX) return heap_allocate_large(t, size, shape);
    unsigned size_class = heap_size_class(size);
    BumpRegion *region = &t->heap.regions[size_class];
    bool collected = false;
    while (region->cursor >= region->limit && !heap_next_hole(t, region)) {
        gc_collect_if_due(t);
        if (heap_take_block(t, region, size_class)) continue;
        if (collected) return raise_memory_error(t);
        heap_collect_for_room(t);
        collected = true;
    }
    char *cell = region->cursor;
    region->cursor = cell + heap_class_size[size_class];
    return heap_fill_header(t, cell, shape);
}
