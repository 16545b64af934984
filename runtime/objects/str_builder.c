/* StrBuilder: short texts grow in the builder itself, longer ones in a block that becomes the
 * string's data. */
#include "runtime/error.h"
#include "runtime/objects/bytes.h"
#include "runtime/objects/str.h"

void str_builder_init(StrBuilder *b, Thread *t) {
    b->t = t;
    b->block = NULL;
    b->data = b->local;
    b->length = 0;
    b->capacity = STR_BUILDER_LOCAL;
    b->width = 1;
    b->highest = 0;
}

/* More room, or wider points, or both. */
static bool str_builder_grow(StrBuilder *b, size_t more, unsigned width) {
    size_t needed = b->length + more;
    if (UNLIKELY(needed > STR_LENGTH_MAX)) return FAIL_WITH(raise_memory_error(b->t));
    if (needed < b->length + b->length / 2) needed = b->length + b->length / 2;
    if (needed < 2 * STR_BUILDER_LOCAL) needed = 2 * STR_BUILDER_LOCAL;
    BytesBlock *block = bytes_block_new(b->t, (needed + 1) * width);
    if (UNLIKELY(!block)) return false;
    points_copy(block->data, width, b->data, b->width, b->length);
    b->block = &block->header;
    b->data = block->data;
    b->capacity = block->capacity / width - 1;
    b->width = width;
    return true;
}

bool str_builder_reserve(StrBuilder *b, size_t more, uint32_t highest) {
    unsigned width = points_width(b->highest | highest);
    if (UNLIKELY(width > b->width || more > b->capacity - b->length) &&
        !str_builder_grow(b, more, width))
        return false;
    b->highest |= highest;
    return true;
}

bool str_builder_add_char_slow(StrBuilder *b, uint32_t point) {
    if (UNLIKELY(!str_builder_reserve(b, 1, point))) return false;
    points_set(b->data, b->width, b->length++, point);
    return true;
}

bool str_builder_add_repeated(StrBuilder *b, uint32_t point, size_t count) {
    if (UNLIKELY(!str_builder_reserve(b, count, point))) return false;
    if (b->width == 1) {
        memset((char *)b->data + b->length, (int)point, count);
        b->length += count;
    } else {
        while (count--) points_set(b->data, b->width, b->length++, point);
    }
    return true;
}

bool str_builder_add_points(StrBuilder *b, const void *data, unsigned width, size_t n) {
    if (LIKELY(width == 1 && b->width == 1 && n <= b->capacity - b->length)) {
        memcpy((uint8_t *)b->data + b->length, data, n);
        b->length += n;
        b->highest |= points_highest(data, 1, n);
        return true;
    }
    if (UNLIKELY(!str_builder_reserve(b, n, points_highest(data, width, n)))) return false;
    points_copy((char *)b->data + b->length * b->width, b->width, data, width, n);
    b->length += n;
    return true;
}

bool str_builder_add_ascii(StrBuilder *b, const char *text, size_t length) {
    if (LIKELY(b->width == 1 && length <= b->capacity - b->length)) {
        memcpy((uint8_t *)b->data + b->length, text, length);
        b->length += length;
        return true;
    }
    if (UNLIKELY(!str_builder_reserve(b, length, 0x7f))) return false;
    points_copy((char *)b->data + b->length * b->width, b->width, text, 1, length);
    b->length += length;
    return true;
}

bool str_builder_add_slice(StrBuilder *b, Str *s, size_t from, size_t to) {
    const char *data = (const char *)s->data + from * s->width;
    return s->ascii ? str_builder_add_ascii(b, data, to - from)
                    : str_builder_add_points(b, data, s->width, to - from);
}

bool str_builder_add_str(StrBuilder *b, Str *s) {
    return str_builder_add_slice(b, s, 0, s->length);
}

bool str_builder_add_utf8(StrBuilder *b, const char *utf8, size_t length) {
    if (bytes_are_ascii(utf8, length)) return str_builder_add_ascii(b, utf8, length);
    Str *s = str_from_utf8(b->t, utf8, length);
    return s && str_builder_add_str(b, s);
}

bool str_builder_add_c(StrBuilder *b, const char *utf8) {
    return str_builder_add_utf8(b, utf8, strlen(utf8));
}

bool str_builder_format(StrBuilder *b, const char *format, ...) {
    va_list args;
    va_start(args, format);
    bool done = str_builder_format_va(b, format, args);
    va_end(args);
    return done;
}

Str *str_builder_finish(StrBuilder *b) {
    Thread *t = b->t;
    unsigned width = points_width(b->highest);
    size_t bytes = b->length * b->width;
    BytesBlock *block = (BytesBlock *)b->block;
    /* The highest bits may come from points that only a reservation spoke of, so they are counted
     * again. */
    bool exact = b->width == 1 && b->highest < 0x80;
    if (exact && (!block || bytes < block->capacity / 2)) {
        void *data;
        Str *s = str_new_uninitialised(t, bytes, 1, true, &data);
        if (s) memcpy(data, b->data, bytes);
        return s;
    }
    if (!block || bytes < block->capacity / 2 || b->length < STR_BUILDER_LOCAL ||
        (!exact && width != b->width))
        return str_from_points(t, b->data, b->width, b->length);
    uint32_t highest = exact ? 0 : points_highest(b->data, b->width, b->length);
    if (!exact && points_width(highest) != b->width)
        return str_from_points(t, b->data, b->width, b->length);
    Str *s = heap_allocate(t, sizeof(Str), T_STR);
    if (UNLIKELY(!s)) return NULL;
    s->length = b->length;
    s->width = b->width;
    s->ascii = highest < 0x80;
    s->data = block->data;
    memset(block->data + bytes, 0, b->width);
    block->used = bytes;
    b->block = NULL;
    b->length = b->capacity = 0;
    return s;
}
