// A bump allocator whose memory is given back all at once.
//
// Everything the compiler makes from a source text (tokens, nodes, names, messages) lives in one
// Arena, so nothing in the compiler frees anything by itself. A request that cannot be met, because
// malloc fails or the limit is reached, returns NULL and sets `failed` for good; the arena never
// aborts.

#pragma once

#include <stdbool.h>
#include <stddef.h>

typedef struct ArenaChunk ArenaChunk;

typedef struct Arena {
    char *cursor;       // next free byte of the newest chunk
    char *end;
    ArenaChunk *chunks; // newest first
    size_t reserved;    // bytes taken from malloc
    size_t limit;       // most that may be taken; 0 means no limit
    bool failed;
} Arena;

void arena_init(Arena *arena, size_t limit);
void arena_free(Arena *arena);

// Uninitialised memory, aligned for any object; NULL when there is none.
void *arena_alloc(Arena *arena, size_t size);
void *arena_alloc_zeroed(Arena *arena, size_t size);
// `count * size` bytes, with the product checked.
void *arena_alloc_array(Arena *arena, size_t count, size_t size);
// A copy of `count` old elements in a block with room for `capacity`; extends in place when the block
// is the newest one. The old block may be NULL when `count` is 0.
void *arena_grow_array(Arena *arena, void *old, size_t count, size_t capacity, size_t size);
