/* What is young and what is old.
 *
 * Whatever a collection finds alive is old from then on, and its mark stays: a collection of what is
 * young begins with the old ones marked, does not trace them, and finds what has died among those
 * allocated since (sticky mark bits: Demers, Weiser, Hayes, Boehm, Bobrow, Shenker, "Combining
 * generational and conservative garbage collection", POPL 1990). A full one forgets the marks first.
 *
 * Invariant: an old cell that refers to a young one is remembered (object.h), or is a root, or is the
 * cell of a generator that runs. For a cell that C code fills between two allocations, either of
 * which may collect, it is enough that the C stack refers to it: such cells are remembered in every
 * collection. A debug build looks after every collection of what is young whether a marked cell
 * refers to one that is not. */
#include "runtime/memory/mark.h"

#include <stdio.h>
#include <stdlib.h>

#include "runtime/objects/type.h"

#define BLOCK_CARDS (HEAP_BLOCK_SIZE / HEAP_CARD_SIZE)
#define CARD_GRANULES (HEAP_CARD_SIZE / HEAP_GRANULE)
_Static_assert(CARD_GRANULES == 32, "the bits of a card are half a word");

static void generations_mark_card(Marker *m, Chunk *chunk, size_t card) {
    const BlockInfo *block = &chunk->blocks[card / BLOCK_CARDS];
    if (block->kind != BLOCK_CELLS && block->kind != BLOCK_LARGE) return;
    size_t granule = card % BLOCK_CARDS * CARD_GRANULES;
    char *start = (char *)chunk + card * HEAP_CARD_SIZE;
    uint32_t old = (uint32_t)(block->bits[m->mark_index][granule / 64] >> granule % 64);
    for (; old != 0; old &= old - 1) gc_mark_again(m, start + (unsigned)__builtin_ctz(old) * HEAP_GRANULE);
}

void generations_mark_remembered(Marker *m) {
    for (size_t i = 0; i < m->heap->chunk_count; i++) {
        Chunk *chunk = m->heap->chunks[i];
        for (size_t card = 0; card < HEAP_CHUNK_CARDS; card += sizeof(uint64_t)) {
            uint64_t eight;
            memcpy(&eight, &chunk->cards[card], sizeof eight);
            if (LIKELY(eight == 0)) continue;
            for (size_t n = card; n < card + sizeof eight; n++)
                if (chunk->cards[n]) generations_mark_card(m, chunk, n);
            memset(&chunk->cards[card], 0, sizeof eight);
        }
    }
}

void generations_forget(Heap *heap) {
    for (size_t i = 0; i < heap->chunk_count; i++) {
        Chunk *chunk = heap->chunks[i];
        memset(chunk->cards, 0, sizeof chunk->cards);
        for (uint32_t taken = ~chunk->free_blocks & ~(uint32_t)1; taken != 0; taken &= taken - 1) {
            BlockInfo *block = &chunk->blocks[__builtin_ctz(taken)];
            memset(block->bits[1 - heap->live_index], 0, sizeof block->bits[0]);
            if (chunk->size > HEAP_CHUNK_SIZE) break;
        }
    }
}

/* ---- the check ------------------------------------------------------------------------------- */

static const char *generations_name(const VM *vm, const Object *o, char *room, size_t size) {
    uint32_t id = load_relaxed(&o->shape);
    if (id >= FIRST_DYNAMIC_SHAPE) return "an instance of a class";
    if (id < TYPE_ID_LIMIT && vm->types[id] != NULL) return vm->types[id]->def->name;
    snprintf(room, size, "an internal cell (%u)", id);
    return room;
}

static void generations_check_cell(Marker *m, Object *cell) {
    mark_trace(m, cell);
    Object *missed = mark_next(m);
    if (missed == NULL) return;
    char room[2][40];
    fprintf(stderr, "minipy: old %s refers to young %s, and was not remembered\n",
            generations_name(m->vm, cell, room[0], sizeof room[0]),
            generations_name(m->vm, missed, room[1], sizeof room[1]));
    abort();
}

void generations_check(Marker *m) {
    m->precise_only = true;
    for (size_t i = 0; i < m->heap->chunk_count; i++) {
        Chunk *chunk = m->heap->chunks[i];
        for (unsigned n = 1; n < CHUNK_BLOCKS; n++) {
            BlockInfo *block = &chunk->blocks[n];
            if (block->kind != BLOCK_CELLS && block->kind != BLOCK_LARGE) continue;
            char *start = block_start(block);
            for (unsigned granule = 0; granule < BLOCK_GRANULES; granule++)
                if (block->bits[m->mark_index][granule / 64] >> granule % 64 & 1)
                    generations_check_cell(m, (Object *)(start + granule * HEAP_GRANULE));
            if (chunk->size > HEAP_CHUNK_SIZE) break;
        }
    }
    m->precise_only = false;
}
