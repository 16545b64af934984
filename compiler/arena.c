#include "compiler/arena.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    ARENA_ALIGNMENT = 8, // enough for every object that the compiler allocates
    ARENA_FIRST_CHUNK = 16 * 1024,
    ARENA_LARGEST_CHUNK = 1024 * 1024,
};

struct ArenaChunk {
    ArenaChunk *next;
    size_t size;
};

void arena_init(Arena *arena, size_t limit) {
    *arena = (Arena){.limit = limit};
}

void arena_free(Arena *arena) {
    ArenaChunk *chunk = arena->chunks;
    while (chunk != NULL) {
        ArenaChunk *next = chunk->next;
        free(chunk);
        chunk = next;
    }
    *arena = (Arena){.limit = arena->limit};
}

static bool arena_add_chunk(Arena *arena, size_t size) {
    size_t chunk_size = arena->chunks == NULL ? ARENA_FIRST_CHUNK : arena->chunks->size * 2;
    if (chunk_size > ARENA_LARGEST_CHUNK) {
        chunk_size = ARENA_LARGEST_CHUNK;
    }
    if (size > SIZE_MAX - sizeof(ArenaChunk)) {
        return false;
    }
    if (chunk_size < size + sizeof(ArenaChunk)) {
        chunk_size = size + sizeof(ArenaChunk);
    }
    if (arena->limit != 0 &&
        (chunk_size > arena->limit || arena->reserved > arena->limit - chunk_size)) {
        return false;
    }
    ArenaChunk *chunk = malloc(chunk_size);
    if (chunk == NULL) {
        return false;
    }
    chunk->next = arena->chunks;
    chunk->size = chunk_size;
    arena->chunks = chunk;
    arena->reserved += chunk_size;
    arena->cursor = (char *)(chunk + 1);
    arena->end = (char *)chunk + chunk_size;
    return true;
}

void *arena_alloc(Arena *arena, size_t size) {
    if (size > SIZE_MAX - ARENA_ALIGNMENT) {
        arena->failed = true;
        return NULL;
    }
    size = (size + ARENA_ALIGNMENT - 1) & ~(size_t)(ARENA_ALIGNMENT - 1);
    if (size > (size_t)(arena->end - arena->cursor) || arena->cursor == NULL) {
        if (!arena_add_chunk(arena, size)) {
            arena->failed = true;
            return NULL;
        }
    }
    void *block = arena->cursor;
    arena->cursor += size;
    return block;
}

void *arena_alloc_zeroed(Arena *arena, size_t size) {
    void *block = arena_alloc(arena, size);
    if (block != NULL) {
        memset(block, 0, size);
    }
    return block;
}

void *arena_alloc_array(Arena *arena, size_t count, size_t size) {
    if (size != 0 && count > SIZE_MAX / size) {
        arena->failed = true;
        return NULL;
    }
    return arena_alloc(arena, count * size);
}

void *arena_copy(Arena *arena, const void *bytes, size_t size) {
    void *block = arena_alloc(arena, size);
    if (block != NULL && size != 0) {
        memcpy(block, bytes, size);
    }
    return block;
}

char *arena_format(Arena *arena, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    char *text = arena_format_list(arena, format, arguments);
    va_end(arguments);
    return text;
}

char *arena_format_list(Arena *arena, const char *format, va_list arguments) {
    va_list measured;
    va_copy(measured, arguments);
    int length = vsnprintf(NULL, 0, format, measured);
    va_end(measured);
    if (length < 0) {
        arena->failed = true;
        return NULL;
    }
    char *text = arena_alloc(arena, (size_t)length + 1);
    if (text != NULL) {
        vsnprintf(text, (size_t)length + 1, format, arguments);
    }
    return text;
}
