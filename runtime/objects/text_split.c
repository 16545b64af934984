/* split, rsplit, splitlines, partition, strip. */
#include "runtime/error.h"
#include "runtime/objects/list.h"
#include "runtime/objects/sequence.h"
#include "runtime/objects/str_internal.h"
#include "runtime/objects/text.h"
#include "runtime/objects/tuple.h"
#include "runtime/unicode/unicode.h"

/* The first pieces wait in a local array, so that the list is made in its final size. */
#define SPLIT_PIECES_LOCAL 16

typedef struct SplitPieces {
    size_t count;
    Value list;              /* or NULL while the array suffices */
    Value local[SPLIT_PIECES_LOCAL];
} SplitPieces;

static Value split_finish(Thread *t, const SplitPieces *pieces) {
    return pieces->list ? pieces->list : list_from_values(t, pieces->local, pieces->count);
}

static bool split_add(Thread *t, SplitPieces *pieces, const Text *text, size_t from, size_t to) {
    Value piece = text_slice(t, text, from, to);
    if (UNLIKELY(!piece)) return false;
    if (LIKELY(pieces->count < SPLIT_PIECES_LOCAL)) {
        pieces->local[pieces->count++] = piece;
        return true;
    }
    if (!pieces->list && !(pieces->list = list_from_values(t, pieces->local, pieces->count)))
        return false;
    return list_append(t, pieces->list, piece);
}

/* The usual case: all of an ASCII text's words. */
static bool split_ascii_by_space(Thread *t, const Text *text, SplitPieces *pieces) {
    static const uint8_t is_space[128] = {['\t'] = 1, ['\n'] = 1, ['\v'] = 1, ['\f'] = 1,
                                          ['\r'] = 1, [0x1c] = 1, [0x1d] = 1, [0x1e] = 1,
                                          [0x1f] = 1, [' '] = 1};
    const uint8_t *start = text->points.data, *p = start, *end = start + text->points.length;
    for (;;) {
        while (p < end && is_space[*p]) p++;
        if (p == end) return true;
        const uint8_t *from = p;
        while (p < end && !is_space[*p]) p++;
        if (!split_add(t, pieces, text, (size_t)(from - start), (size_t)(p - start))) return false;
    }
}

static bool split_by_space(Thread *t, const Text *text, size_t limit, SplitPieces *pieces) {
    if (limit == SIZE_MAX && text->kind == TEXT_STR && str_of(text->self)->ascii)
        return split_ascii_by_space(t, text, pieces);
    size_t length = text->points.length, i = 0;
    for (;;) {
        while (i < length && text_is_space(text, i)) i++;
        if (i == length) return true;
        size_t from = i, to = length;
        if (limit == 0) {
            i = length;
        } else {
            limit--;
            while (i < length && !text_is_space(text, i)) i++;
            to = i;
        }
        if (!split_add(t, pieces, text, from, to)) return false;
    }
}

static bool rsplit_by_space(Thread *t, const Text *text, size_t limit, SplitPieces *pieces) {
    size_t i = text->points.length;
    for (;;) {
        while (i > 0 && text_is_space(text, i - 1)) i--;
        if (i == 0) return true;
        size_t to = i, from = 0;
        if (limit == 0) {
            i = 0;
        } else {
            limit--;
            while (i > 0 && !text_is_space(text, i - 1)) i--;
            from = i;
        }
        if (!split_add(t, pieces, text, from, to)) return false;
    }
}

/* The usual case: one byte separates bytes. */
static bool split_by_byte(Thread *t, const Text *text, uint8_t separator, size_t limit,
                          SplitPieces *pieces) {
    const uint8_t *start = text->points.data, *from = start, *end = start + text->points.length;
    for (const uint8_t *p = start; limit > 0 && (p = memchr(p, separator, (size_t)(end - p)));
         limit--) {
        if (!split_add(t, pieces, text, (size_t)(from - start), (size_t)(p - start))) return false;
        from = ++p;
    }
    return split_add(t, pieces, text, (size_t)(from - start), (size_t)(end - start));
}

static bool split_by(Thread *t, const Text *text, Points separator, size_t limit,
                     SplitPieces *pieces) {
    if (text->points.width == 1 && separator.length == 1 && separator.width == 1)
        return split_by_byte(t, text, *(const uint8_t *)separator.data, limit, pieces);
    size_t from = 0;
    while (limit-- > 0) {
        int64_t found =
            search_first(points_slice(text->points, from, text->points.length), separator);
        if (found < 0) break;
        if (!split_add(t, pieces, text, from, from + (size_t)found)) return false;
        from += (size_t)found + separator.length;
    }
    return split_add(t, pieces, text, from, text->points.length);
}

static bool rsplit_by(Thread *t, const Text *text, Points separator, size_t limit,
                      SplitPieces *pieces) {
    size_t to = text->points.length;
    while (limit-- > 0) {
        int64_t found = search_last(points_slice(text->points, 0, to), separator);
        if (found < 0) break;
        if (!split_add(t, pieces, text, (size_t)found + separator.length, to)) return false;
        to = (size_t)found;
    }
    return split_add(t, pieces, text, 0, to);
}

/* args: self, sep, maxsplit, both may be NULL. */
static Value split_with(Thread *t, Value *args, bool backwards) {
    Text text, separator;
    separator.view.object = NULL;
    int64_t limit = -1;
    if (!text_of(t, args[0], &text)) return NULL;
    if (args[2] && !sequence_size_argument(t, args[2], &limit)) return NULL;
    bool by_space = !args[1] || args[1] == NONE;
    if (!by_space) {
        if (!text_argument_kept(t, &text, args[1], "must be str or None, not %T", &separator))
            return NULL;
        if (separator.points.length == 0) {
            text_release(t, &separator);
            return raise_value_error(t, "empty separator");
        }
    }
    SplitPieces pieces;
    pieces.count = 0;
    pieces.list = NULL;
    size_t most = limit < 0 ? SIZE_MAX : (size_t)limit;
    bool ok = by_space ? backwards ? rsplit_by_space(t, &text, most, &pieces)
                                   : split_by_space(t, &text, most, &pieces)
                       : backwards ? rsplit_by(t, &text, separator.points, most, &pieces)
                                   : split_by(t, &text, separator.points, most, &pieces);
    text_release(t, &separator);
    Value result = ok ? split_finish(t, &pieces) : NULL;
    return !result || !backwards || list_reverse(t, result) ? result : NULL;
}

Value text_split(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return split_with(t, args, false);
}

Value text_rsplit(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return split_with(t, args, true);
}

static bool text_is_line_break(const Text *text, size_t i) {
    uint32_t c = text_at(text, i);
    return text->kind == TEXT_STR ? unicode_is_line_break(c) : c == '\n' || c == '\r';
}

Value text_splitlines(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    Text text;
    if (!text_of(t, args[0], &text)) return NULL;
    int keep = args[1] ? value_truth(t, args[1]) : 0;
    if (keep < 0) return NULL;
    SplitPieces pieces;
    pieces.count = 0;
    pieces.list = NULL;
    size_t length = text.points.length;
    for (size_t from = 0; from < length;) {
        size_t to = from;
        while (to < length && !text_is_line_break(&text, to)) to++;
        size_t next = to;
        if (to < length)
            next += to + 1 < length && text_at(&text, to) == '\r' && text_at(&text, to + 1) == '\n'
                        ? 2
                        : 1;
        if (!split_add(t, &pieces, &text, from, keep ? next : to)) return NULL;
        from = next;
    }
    return split_finish(t, &pieces);
}

/* ---- partition ------------------------------------------------------------------------------- */

static Value text_partition_at(Thread *t, const Text *text, Value separator, size_t width,
                               int64_t found, bool backwards) {
    size_t length = text->points.length;
    Value parts[3];
    if (found < 0) {
        Value empty = text_slice(t, text, 0, 0),
              whole = empty ? text_slice(t, text, 0, length) : NULL;
        Value empty_too = whole && text->kind == TEXT_BYTEARRAY ? text_slice(t, text, 0, 0) : empty;
        if (!whole || !empty_too) return NULL;
        parts[0] = backwards ? empty : whole;
        parts[1] = empty_too;
        parts[2] = backwards ? whole : empty;
        return tuple_new(t, parts, 3);
    }
    parts[0] = text_slice(t, text, 0, (size_t)found);
    parts[1] = !parts[0] ? NULL
               : text->kind == TEXT_BYTEARRAY
                   ? text_slice(t, text, (size_t)found, (size_t)found + width)
                   : separator;
    parts[2] = parts[1] ? text_slice(t, text, (size_t)found + width, length) : NULL;
    return parts[2] ? tuple_new(t, parts, 3) : NULL;
}

static Value partition_with(Thread *t, Value *args, bool backwards) {
    Text text, separator;
    if (!text_of(t, args[0], &text) ||
        !text_argument(t, &text, args[1], "must be str, not %T", &separator))
        return NULL;
    size_t width = separator.points.length;
    int64_t found = backwards ? search_last(text.points, separator.points)
                              : search_first(text.points, separator.points);
    text_release(t, &separator);
    if (width == 0) return raise_value_error(t, "empty separator");
    return text_partition_at(t, &text, args[1], width, found, backwards);
}

Value text_partition(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return partition_with(t, args, false);
}

Value text_rpartition(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return partition_with(t, args, true);
}

/* ---- strip ----------------------------------------------------------------------------------- */

enum { STRIP_LEFT = 1, STRIP_RIGHT = 2 };

static Value strip_with(Thread *t, Value *args, size_t nargs, int sides, const char *message) {
    Text text, set;
    set.view.object = NULL;
    Value given = ARGUMENT(1);
    if (given == NONE) given = NULL;
    if (!text_of(t, args[0], &text) || (given && !text_argument(t, &text, given, message, &set)))
        return NULL;
    size_t from = 0, to = text.points.length;
#define STRIPS(i) \
    (given ? search_point(set.points, text_at(&text, i)) >= 0 : text_is_space(&text, i))
    if (sides & STRIP_LEFT)
        while (from < to && STRIPS(from)) from++;
    if (sides & STRIP_RIGHT)
        while (to > from && STRIPS(to - 1)) to--;
#undef STRIPS
    text_release(t, &set);
    return text_slice(t, &text, from, to);
}

Value text_strip(Thread *t, Value *args, size_t nargs) {
    return strip_with(t, args, nargs, STRIP_LEFT | STRIP_RIGHT, "strip arg must be None or str");
}

Value text_lstrip(Thread *t, Value *args, size_t nargs) {
    return strip_with(t, args, nargs, STRIP_LEFT, "lstrip arg must be None or str");
}

Value text_rstrip(Thread *t, Value *args, size_t nargs) {
    return strip_with(t, args, nargs, STRIP_RIGHT, "rstrip arg must be None or str");
}
