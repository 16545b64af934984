/* find, index, count, startswith, endswith, removeprefix, removesuffix, replace. */
#include "runtime/error.h"
#include "runtime/objects/sequence.h"
#include "runtime/objects/str_internal.h"
#include "runtime/objects/text.h"
#include "runtime/objects/tuple.h"

int64_t str_find(const Str *s, const Str *needle, size_t from) {
    if (from > s->length) return -1;
    Points text = points_from((const char *)s->data + from * s->width, s->length - from, s->width);
    int64_t found = search_first(text, points_from(needle->data, needle->length, needle->width));
    return found < 0 ? -1 : found + (int64_t)from;
}

/* Parses (needle, start, end): text and needle are ready, and text's points are cut to the
 * range. */
static bool text_search_arguments(Thread *t, Value *args, size_t nargs, const char *function,
                                  Text *text, Text *needle, uint8_t *byte, size_t *from,
                                  bool *empty_range) {
    size_t to;
    if (!text_of(t, args[0], text) ||
        !text_range(t, text->points.length, ARGUMENT(2), ARGUMENT(3), from, &to) ||
        !text_needle(t, text, args[1], function, byte, needle))
        return false;
    *empty_range = *from > to || *from > text->points.length;
    text->points =
        *empty_range ? points_slice(text->points, 0, 0) : points_slice(text->points, *from, to);
    return true;
}

static bool text_locate(Thread *t, Value *args, size_t nargs, const char *function, bool backwards,
                        int64_t *place) {
    Text text, needle;
    uint8_t byte;
    size_t from;
    bool empty_range;
    if (!text_search_arguments(t, args, nargs, function, &text, &needle, &byte, &from,
                               &empty_range))
        return false;
    *place = empty_range ? -1
             : backwards ? search_last(text.points, needle.points)
                         : search_first(text.points, needle.points);
    if (*place >= 0) *place += (int64_t)from;
    text_release(t, &needle);
    return true;
}

Value text_find(Thread *t, Value *args, size_t nargs) {
    int64_t place;
    return text_locate(t, args, nargs, "find", false, &place) ? small_int(place) : NULL;
}

Value text_rfind(Thread *t, Value *args, size_t nargs) {
    int64_t place;
    return text_locate(t, args, nargs, "rfind", true, &place) ? small_int(place) : NULL;
}

static Value text_place_or_error(Thread *t, Value self, int64_t place) {
    if (place >= 0) return small_int(place);
    return raise_value_error(t, is_str(t, self) ? "substring not found" : "subsection not found");
}

Value text_index(Thread *t, Value *args, size_t nargs) {
    int64_t place;
    return text_locate(t, args, nargs, "index", false, &place)
               ? text_place_or_error(t, args[0], place)
               : NULL;
}

Value text_rindex(Thread *t, Value *args, size_t nargs) {
    int64_t place;
    return text_locate(t, args, nargs, "rindex", true, &place)
               ? text_place_or_error(t, args[0], place)
               : NULL;
}

Value text_count(Thread *t, Value *args, size_t nargs) {
    Text text, needle;
    uint8_t byte;
    size_t from;
    bool empty_range;
    if (!text_search_arguments(t, args, nargs, "count", &text, &needle, &byte, &from, &empty_range))
        return NULL;
    size_t count = empty_range ? 0 : search_count(text.points, needle.points, SIZE_MAX);
    text_release(t, &needle);
    return small_int((int64_t)count);
}

/* ---- affixes --------------------------------------------------------------------------------- */

static bool points_have_affix(Points text, Points affix, bool at_end) {
    if (affix.length > text.length) return false;
    size_t from = at_end ? text.length - affix.length : 0;
    return points_equal(points_slice(text, from, from + affix.length), affix);
}

static bool text_has_affix(Thread *t, const Text *text, Value v, const char *message, bool at_end,
                           bool *has) {
    Text affix;
    if (!text_argument_kept(t, text, v, message, &affix)) return false;
    *has = points_have_affix(text->points, affix.points, at_end);
    text_release(t, &affix);
    return true;
}

static Value text_test_affix(Thread *t, Value *args, size_t nargs, const char *function,
                             bool at_end) {
    if (LIKELY(nargs == 2 && is_str_exact(args[0]) && is_str_exact(args[1]))) {
        Str *s = str_of(args[0]), *affix = str_of(args[1]);
        return bool_value(points_have_affix(points_from(s->data, s->length, s->width),
                                            points_from(affix->data, affix->length, affix->width),
                                            at_end));
    }
    Text text;
    size_t from, to;
    if (!text_of(t, args[0], &text) ||
        !text_range(t, text.points.length, ARGUMENT(2), ARGUMENT(3), &from, &to))
        return NULL;
    bool in_range = from <= to && from <= text.points.length, has = false;
    text.points = in_range ? points_slice(text.points, from, to) : points_slice(text.points, 0, 0);
    const char *kind = text.kind == TEXT_STR ? "str" : "bytes";
    if (is_tuple(t, args[1])) {
        Tuple *affixes = tuple_of(args[1]);
        for (size_t i = 0; i < affixes->length && !has; i++) {
            Value affix = load(&affixes->items[i]);
            if (text.kind == TEXT_STR && !is_str(t, affix))
                return raise_type_error(t, "tuple for %s must only contain str, not %T", function,
                                        affix);
            if (!text_has_affix(t, &text, affix, NULL, at_end, &has)) return NULL;
        }
    } else {
        if (text.kind == TEXT_STR ? !is_str(t, args[1]) : !buffer_is_supported(t, args[1]))
            return raise_type_error(t, "%s first arg must be %s or a tuple of %s, not %T", function,
                                    kind, kind, args[1]);
        if (!text_has_affix(t, &text, args[1], NULL, at_end, &has)) return NULL;
    }
    return bool_value(has && in_range);
}

Value text_startswith(Thread *t, Value *args, size_t nargs) {
    return text_test_affix(t, args, nargs, "startswith", false);
}

Value text_endswith(Thread *t, Value *args, size_t nargs) {
    return text_test_affix(t, args, nargs, "endswith", true);
}

static Value text_remove_affix(Thread *t, Value *args, const char *function, bool at_end) {
    Text text, affix;
    if (!text_of(t, args[0], &text)) return NULL;
    if (text.kind == TEXT_STR && !is_str(t, args[1]))
        return raise_bad_argument(t, function, 0, "str", args[1]);
    if (!text_argument(t, &text, args[1], NULL, &affix)) return NULL;
    size_t length = text.points.length, cut = affix.points.length;
    bool has = points_have_affix(text.points, affix.points, at_end);
    text_release(t, &affix);
    if (!has) cut = 0;
    return at_end ? text_slice(t, &text, 0, length - cut) : text_slice(t, &text, cut, length);
}

Value text_removeprefix(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return text_remove_affix(t, args, "removeprefix", false);
}

Value text_removesuffix(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return text_remove_affix(t, args, "removesuffix", true);
}

/* ---- replace --------------------------------------------------------------------------------- */

static bool replace_add(StrBuilder *b, Points p) {
    return str_builder_add_points(b, p.data, p.width, p.length);
}

/* An empty needle: `with` goes before each point and after the last. */
static bool replace_between(StrBuilder *b, Points text, Points with, size_t limit) {
    size_t i = 0;
    for (; i < limit && i < text.length; i++)
        if (!replace_add(b, with) || !replace_add(b, points_slice(text, i, i + 1))) return false;
    if (i < limit) return replace_add(b, with);
    return replace_add(b, points_slice(text, i, text.length));
}

static bool replace_each(StrBuilder *b, Points text, Points needle, Points with, size_t limit,
                         int64_t found) {
    while (found >= 0 && limit-- > 0) {
        if (!replace_add(b, points_slice(text, 0, (size_t)found)) || !replace_add(b, with))
            return false;
        text = points_slice(text, (size_t)found + needle.length, text.length);
        found = search_first(text, needle);
    }
    return replace_add(b, text);
}

/* One byte that is met so often that a search for the next would take longer than to look at each:
 * count of them are replaced. Returns how far it came; *to is behind what it wrote. */
static size_t replace_byte(uint8_t **to, Points text, uint8_t byte, Points with, size_t count) {
    const uint8_t *from = text.data, *with_bytes = with.data;
    uint8_t *out = *to;
    size_t i = 0;
    for (; count > 0; i++) {
        if (from[i] != byte) {
            *out++ = from[i];
            continue;
        }
        for (size_t k = 0; k < with.length; k++) *out++ = with_bytes[k];
        count--;
    }
    *to = out;
    return i;
}

/* So many of the places are remembered from when they were counted. */
#define REPLACE_FOUND_MAX 64

/* Bytes for bytes, of which there are at least one: the result is made in one piece. */
static Value replace_narrow(Thread *t, const Text *text, Points needle, Points with, size_t limit,
                            size_t first) {
    size_t found[REPLACE_FOUND_MAX], count = 0, size;
    Points rest = text->points;
    int64_t next = (int64_t)first;
    for (; next >= 0 && count < limit && count < REPLACE_FOUND_MAX; count++) {
        found[count] = (size_t)next;
        rest = points_slice(rest, (size_t)next + needle.length, rest.length);
        next = count + 1 < limit ? search_first(rest, needle) : -1;
    }
    size_t known = count;
    if (next >= 0) count += search_count(rest, needle, limit - count);
    if (__builtin_mul_overflow(count, with.length, &size) || size > STR_LENGTH_MAX)
        return raise_memory_error(t);
    size += text->points.length - count * needle.length;
    void *data;
    bool ascii = text->kind == TEXT_STR && bytes_are_ascii(with.data, with.length);
    Value result = text->kind == TEXT_STR
                       ? to_value(str_new_uninitialised(t, size, 1, ascii, &data))
                       : to_value(bytes_new_uninitialised(t, size, (uint8_t **)&data));
    if (!result) return NULL;
    uint8_t *to = data;
    rest = text->points;
    if (needle.length == 1 && with.length <= 16 && count > rest.length / 32) {
        uint8_t byte = *(const uint8_t *)needle.data;
        rest = points_slice(rest, replace_byte(&to, rest, byte, with, count), rest.length);
        count = 0;
    }
    for (size_t i = 0; i < count; i++) {
        size_t skipped = i < known ? found[i] : (size_t)search_first(rest, needle);
        memcpy(to, rest.data, skipped);
        memcpy(to + skipped, with.data, with.length);
        to += skipped + with.length;
        rest = points_slice(rest, skipped + needle.length, rest.length);
    }
    memcpy(to, rest.data, rest.length);
    return result;
}

static Value text_replace_points(Thread *t, const Text *text, Points needle, Points with,
                                 int64_t count) {
    size_t limit = count < 0 ? SIZE_MAX : (size_t)count;
    int64_t found = limit ? search_first(text->points, needle) : -1;
    if (found < 0 || (needle.length == 0 && with.length == 0))
        return text_slice(t, text, 0, text->points.length);
    bool narrow = text->points.width == 1 && with.width == 1 && needle.length > 0 &&
                  text->kind != TEXT_BYTEARRAY;
    if (narrow && (text->kind == TEXT_BYTES || str_of(text->self)->ascii))
        return replace_narrow(t, text, needle, with, limit, (size_t)found);
    StrBuilder b;
    str_builder_init(&b, t);
    bool ok = needle.length == 0 ? replace_between(&b, text->points, with, limit)
                                 : replace_each(&b, text->points, needle, with, limit, found);
    return ok ? text_from_builder(&b, text->kind) : NULL;
}

Value text_replace(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    Text text, needle, with;
    int64_t count = -1;
    if (!text_of(t, args[0], &text)) return NULL;
    if (args[3] && !sequence_size_argument(t, args[3], &count)) return NULL;
    for (int i = 1; i <= 2; i++)
        if (text.kind == TEXT_STR && !is_str(t, args[i]))
            return raise_bad_argument(t, "replace", i, "str", args[i]);
    if (!text_argument(t, &text, args[1], NULL, &needle)) return NULL;
    Value result = NULL;
    if (text_argument(t, &text, args[2], NULL, &with)) {
        result = text_replace_points(t, &text, needle.points, with.points, count);
        text_release(t, &with);
    }
    text_release(t, &needle);
    return result;
}
