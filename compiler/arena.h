// A bump allocator whose memory is given back all at once.
//
// Everything the compiler makes from a source text (nodes, names, messages) lives in one Arena, so
// nothing in the compiler frees anything by itself. A request that cannot be met, because malloc
// fails or the limit is reached, returns NULL and sets `failed` for good; the arena never aborts.

#pragma once

#include <stdarg.h>
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
// Gives all memory back; the arena can be used again.
void arena_free(Arena *arena);

// Uninitialised memory, aligned to 8 bytes; NULL when there is none.
void *arena_alloc(Arena *arena, size_t size);
void *arena_alloc_zeroed(Arena *arena, size_t size);
// `count * size` bytes, with the product checked.
void *arena_alloc_array(Arena *arena, size_t count, size_t size);
void *arena_copy(Arena *arena, const void *bytes, size_t size);

// Formatted text, NUL-terminated.
char *arena_format(Arena *arena, const char *format, ...) __attribute__((format(printf, 2, 3)));
char *arena_format_list(Arena *arena, const char *format, va_list arguments)
    __attribute__((format(printf, 2, 0)));
