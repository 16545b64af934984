/* center, ljust, rjust, zfill, expandtabs. */
#include "runtime/error.h"
#include "runtime/objects/sequence.h"
#include "runtime/objects/str_internal.h"
#include "runtime/objects/text.h"

static bool pad_fill_argument(Thread *t, const Text *text, Value v, const char *function,
                              uint32_t *fill) {
    *fill = ' ';
    if (!v) return true;
    if (text->kind == TEXT_STR) {
        if (!is_str(t, v))
            return FAIL_WITH(
                raise_type_error(t, "The fill character must be a unicode character, not %T", v));
        if (str_of(v)->length != 1)
            return FAIL_WITH(
                raise_type_error(t, "The fill character must be exactly one character long"));
        *fill = str_at(str_of(v), str_of(v)->data, 0);
        return true;
    }
    Text character;
    bool is_text = is_bytes(t, v) || is_bytearray(t, v);
    if (!is_text)
        return FAIL_WITH(raise_type_error(
            t, "%s() argument 2 must be a byte string of length 1, not %T", function, v));
    if (!text_of(t, v, &character)) return false;
    if (character.points.length != 1)
        return FAIL_WITH(raise_type_error(
            t, "%s(): argument 2 must be a byte string of length 1, not a %s object of length %zd",
            function, is_bytes(t, v) ? "bytes" : "bytearray", (int64_t)character.points.length));
    *fill = text_at(&character, 0);
    return true;
}

static Value pad_with(Thread *t, const Text *text, size_t left, size_t right, uint32_t fill) {
    if (left == 0 && right == 0) return text_slice(t, text, 0, text->points.length);
    StrBuilder b;
    str_builder_init(&b, t);
    bool ok =
        str_builder_add_repeated(&b, fill, left) &&
        str_builder_add_points(&b, text->points.data, text->points.width, text->points.length) &&
        str_builder_add_repeated(&b, fill, right);
    return ok ? text_from_builder(&b, text->kind) : NULL;
}

/* How many points are missing to the width; sets text and fill. */
static bool pad_arguments(Thread *t, Value *args, size_t nargs, const char *function, Text *text,
                          size_t *missing, uint32_t *fill, int64_t *width) {
    if (!text_of(t, args[0], text)) return false;
    if (!sequence_size_argument(t, args[1], width)) return false;
    if (!pad_fill_argument(t, text, ARGUMENT(2), function, fill)) return false;
    int64_t length = (int64_t)text->points.length;
    *missing = *width > length ? (size_t)(*width - length) : 0;
    return true;
}

Value text_center(Thread *t, Value *args, size_t nargs) {
    Text text;
    size_t missing;
    uint32_t fill;
    int64_t width;
    if (!pad_arguments(t, args, nargs, "center", &text, &missing, &fill, &width)) return NULL;
    size_t left = missing / 2 + (missing & (size_t)width & 1);
    return pad_with(t, &text, left, missing - left, fill);
}

Value text_ljust(Thread *t, Value *args, size_t nargs) {
    Text text;
    size_t missing;
    uint32_t fill;
    int64_t width;
    if (!pad_arguments(t, args, nargs, "ljust", &text, &missing, &fill, &width)) return NULL;
    return pad_with(t, &text, 0, missing, fill);
}

Value text_rjust(Thread *t, Value *args, size_t nargs) {
    Text text;
    size_t missing;
    uint32_t fill;
    int64_t width;
    if (!pad_arguments(t, args, nargs, "rjust", &text, &missing, &fill, &width)) return NULL;
    return pad_with(t, &text, missing, 0, fill);
}

Value text_zfill(Thread *t, Value *args, size_t nargs) {
    Text text;
    size_t missing;
    uint32_t fill;
    int64_t width;
    if (!pad_arguments(t, args, nargs, "zfill", &text, &missing, &fill, &width)) return NULL;
    if (missing == 0) return text_slice(t, &text, 0, text.points.length);
    bool sign = text.points.length && (text_at(&text, 0) == '+' || text_at(&text, 0) == '-');
    StrBuilder b;
    str_builder_init(&b, t);
    Points rest = points_slice(text.points, sign, text.points.length);
    bool ok = (!sign || str_builder_add_char(&b, text_at(&text, 0))) &&
              str_builder_add_repeated(&b, '0', missing) &&
              str_builder_add_points(&b, rest.data, rest.width, rest.length);
    return ok ? text_from_builder(&b, text.kind) : NULL;
}

Value text_expandtabs(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    Text text;
    int size = 8;
    if (!text_of(t, args[0], &text) || (args[1] && !value_as_int(t, args[1], &size))) return NULL;
    StrBuilder b;
    str_builder_init(&b, t);
    size_t column = 0;
    for (size_t i = 0; i < text.points.length; i++) {
        uint32_t c = text_at(&text, i);
        bool ok = true;
        if (c == '\t') {
            size_t spaces = size > 0 ? (size_t)size - column % (size_t)size : 0;
            ok = str_builder_add_repeated(&b, ' ', spaces);
            column += spaces;
        } else {
            ok = str_builder_add_char(&b, c);
            column = c == '\n' || c == '\r' ? 0 : column + 1;
        }
        if (!ok) return NULL;
    }
    return text_from_builder(&b, text.kind);
}
