/* What str, bytes and bytearray have in common: a sequence of points, methods that search, cut and
 * join it, and a way to make results of the same kind. */
#pragma once

#include "runtime/objects/bytes.h"
#include "runtime/objects/protocol.h"
#include "runtime/objects/search.h"
#include "runtime/objects/str.h"

typedef enum TextKind { TEXT_STR, TEXT_BYTES, TEXT_BYTEARRAY } TextKind;

typedef struct Text {
    TextKind kind;
    Value self;
    Points points;
    BufferView view;     /* of an argument that is bytes-like: held until text_release */
} Text;

/* The receiver of a method. A bytearray's bytes as they are now: a copy when other threads may
 * change them. */
MUST_CHECK bool text_of(Thread *t, Value self, Text *out);
/* An argument of the same kind: a str for a str, any buffer for bytes. False: TypeError, by
 * `message` (with %T) for str. */
MUST_CHECK bool text_argument(Thread *t, const Text *self, Value v, const char *message, Text *out);
/* The same, where __buffer__() of the argument's class must not change the size of a bytearray. */
MUST_CHECK bool text_argument_kept(Thread *t, const Text *self, Value v, const char *message, Text *out);
/* The same for what find() and others take: bytes also take an integer. */
MUST_CHECK bool text_needle(Thread *t, const Text *self, Value v, const char *function,
                            uint8_t *byte, Text *out);
void text_release(Thread *t, Text *text);
/* self[from:to]; self where it is all of it and immutable. */
MUST_CHECK Value text_slice(Thread *t, const Text *self, size_t from, size_t to);
MUST_CHECK Value text_from_builder(StrBuilder *b, TextKind kind);
/* start and end arguments, clipped as for slices. */
MUST_CHECK bool text_range(Thread *t, size_t length, Value start, Value end, size_t *from,
                           size_t *to);
ALWAYS_INLINE uint32_t text_at(const Text *text, size_t i) {
    return points_at(text->points.data, text->points.width, i);
}
bool text_is_wide_space(uint32_t c);
ALWAYS_INLINE bool text_is_space(const Text *text, size_t i) {
    uint32_t c = text_at(text, i);
    if (LIKELY(c < 0x80))
        return c == ' ' || c - 9u < 5 || (c - 0x1cu < 4 && text->kind == TEXT_STR);
    return text->kind == TEXT_STR && text_is_wide_space(c);
}
/* The i-th argument of a native function (0 is self), or NULL. */
#define ARGUMENT(i) (nargs > (i) ? args[i] : NULL)

/* Methods of all three: their first argument says which. */
Value text_find(Thread *t, Value *args, size_t nargs);
Value text_rfind(Thread *t, Value *args, size_t nargs);
Value text_index(Thread *t, Value *args, size_t nargs);
Value text_rindex(Thread *t, Value *args, size_t nargs);
Value text_count(Thread *t, Value *args, size_t nargs);
Value text_startswith(Thread *t, Value *args, size_t nargs);
Value text_endswith(Thread *t, Value *args, size_t nargs);
Value text_removeprefix(Thread *t, Value *args, size_t nargs);
Value text_removesuffix(Thread *t, Value *args, size_t nargs);
Value text_strip(Thread *t, Value *args, size_t nargs);
Value text_lstrip(Thread *t, Value *args, size_t nargs);
Value text_rstrip(Thread *t, Value *args, size_t nargs);
Value text_split(Thread *t, Value *args, size_t nargs);
Value text_rsplit(Thread *t, Value *args, size_t nargs);
Value text_splitlines(Thread *t, Value *args, size_t nargs);
Value text_partition(Thread *t, Value *args, size_t nargs);
Value text_rpartition(Thread *t, Value *args, size_t nargs);
Value text_replace(Thread *t, Value *args, size_t nargs);
Value text_center(Thread *t, Value *args, size_t nargs);
Value text_ljust(Thread *t, Value *args, size_t nargs);
Value text_rjust(Thread *t, Value *args, size_t nargs);
Value text_zfill(Thread *t, Value *args, size_t nargs);
Value text_expandtabs(Thread *t, Value *args, size_t nargs);
