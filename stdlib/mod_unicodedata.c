/* Module unicodedata. */
#include "runtime/error.h"
#include "runtime/objects/float.h"
#include "runtime/objects/function.h"
#include "runtime/objects/normalize.h"
#include "runtime/objects/protocol.h"
#include "runtime/unicode/unicode.h"

/* The one character of an argument. */
static bool unicodedata_point(Thread *t, Value v, const char *function, int position,
                              uint32_t *point) {
    if (!is_str(t, v)) {
        const char *form = position ? "%s() argument %d must be a unicode character, not %T"
                                    : "%s() argument must be a unicode character, not %T";
        return position ? FAIL_WITH(raise_type_error(t, form, function, position, v))
                        : FAIL_WITH(raise_type_error(t, form, function, v));
    }
    Str *s = str_of(v);
    if (s->length != 1)
        return position
                   ? FAIL_WITH(raise_type_error(t,
                                                "%s(): argument %d must be a unicode character, "
                                                "not a string of length %zd",
                                                function, position, (int64_t)s->length))
                   : FAIL_WITH(raise_type_error(
                         t,
                         "%s(): argument must be a unicode character, not a string of length %zd",
                         function, (int64_t)s->length));
    *point = str_at(s, s->data, 0);
    return true;
}

/* decimal, digit and numeric: a value, a default, or ValueError. */
static Value unicodedata_default(Thread *t, Value given, const char *message) {
    return given ? given : raise_value_error(t, message);
}

static Value unicodedata_decimal(Thread *t, Value *args, size_t nargs) {
    uint32_t point;
    if (!unicodedata_point(t, args[0], "decimal", 1, &point)) return NULL;
    int n = unicode_decimal(point);
    return n >= 0 ? small_int(n)
                  : unicodedata_default(t, nargs > 1 ? args[1] : NULL, "not a decimal");
}

static Value unicodedata_digit(Thread *t, Value *args, size_t nargs) {
    uint32_t point;
    if (!unicodedata_point(t, args[0], "digit", 1, &point)) return NULL;
    int n = unicode_digit(point);
    return n >= 0 ? small_int(n)
                  : unicodedata_default(t, nargs > 1 ? args[1] : NULL, "not a digit");
}

static Value unicodedata_numeric(Thread *t, Value *args, size_t nargs) {
    uint32_t point;
    double number;
    if (!unicodedata_point(t, args[0], "numeric", 1, &point)) return NULL;
    if (unicode_numeric(point, &number)) return float_new(t, number);
    return unicodedata_default(t, nargs > 1 ? args[1] : NULL, "not a numeric character");
}

#define UNICODEDATA_TEXT(name) \
    static Value unicodedata_##name(Thread *t, Value *args, size_t nargs) { \
        (void)nargs; \
        uint32_t point; \
        return unicodedata_point(t, args[0], #name, 0, &point) \
                   ? to_value(str_from_c(t, unicode_##name(point))) \
                   : NULL; \
    }
UNICODEDATA_TEXT(category)
UNICODEDATA_TEXT(bidirectional)
UNICODEDATA_TEXT(east_asian_width)
#undef UNICODEDATA_TEXT

static Value unicodedata_combining(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    uint32_t point;
    return unicodedata_point(t, args[0], "combining", 0, &point)
               ? small_int(unicode_record(point)->combining)
               : NULL;
}

static Value unicodedata_mirrored(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    uint32_t point;
    return unicodedata_point(t, args[0], "mirrored", 0, &point)
               ? small_int(unicode_has(point, UNICODE_MIRRORED))
               : NULL;
}

static Value unicodedata_decomposition(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    uint32_t point;
    const char *tag;
    const uint32_t *points;
    if (!unicodedata_point(t, args[0], "decomposition", 0, &point)) return NULL;
    StrBuilder b;
    str_builder_init(&b, t);
    uint32_t hangul[3] = {0x1100 + (point - 0xac00) / 588, 0x1161 + (point - 0xac00) / 28 % 21,
                          0x11a7 + (point - 0xac00) % 28};
    int count = unicode_decomposition(point, &tag, &points);
    if (point - 0xac00u < 11172) {
        tag = NULL;
        points = hangul;
        count = hangul[2] == 0x11a7 ? 2 : 3;
    }
    if (count && tag && !str_builder_add_c(&b, tag)) return NULL;
    for (int i = 0; i < count; i++)
        if (!str_builder_format(&b, b.length ? " %04X" : "%04X", points[i])) return NULL;
    return to_value(str_builder_finish(&b));
}

static Value unicodedata_name(Thread *t, Value *args, size_t nargs) {
    uint32_t point;
    char name[UNICODE_NAME_MAX];
    if (!unicodedata_point(t, args[0], "name", 1, &point)) return NULL;
    size_t length = unicode_name(point, name);
    if (length) return to_value(str_from_utf8(t, name, length));
    return unicodedata_default(t, nargs > 1 ? args[1] : NULL, "no such name");
}

static Value unicodedata_lookup(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    if (!is_str(t, args[0]))
        return raise_type_error(t, "a bytes-like object is required, not '%T'", args[0]);
    size_t length;
    const char *name = str_utf8(t, str_of(args[0]), &length, true);
    if (!name) return NULL;
    uint32_t point = unicode_lookup_name(name, length), sequence[8];
    if (point != UINT32_MAX) return to_value(str_from_char(t, point));
    int count = unicode_lookup_sequence(name, length, sequence);
    if (count) return to_value(str_from_ucs4(t, sequence, (size_t)count));
    Str *message = str_format(t, "undefined character name '%U'", str_of(args[0]));
    return message ? raise_key_error(t, to_value(message)) : NULL;
}

static bool unicodedata_form(Thread *t, Value v, const char *function, NormalForm *form) {
    static const char *const names[] = {"NFC", "NFD", "NFKC", "NFKD"};
    if (!is_str(t, v))
        return FAIL_WITH(raise_type_error(t, "%s() argument 1 must be str, not %T", function, v));
    for (int i = 0; i < 4; i++) {
        if (!str_equals_c(str_of(v), names[i])) continue;
        *form = (NormalForm)i;
        return true;
    }
    return FAIL_WITH(raise_value_error(t, "invalid normalization form"));
}

static Value unicodedata_normalize(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    NormalForm form;
    if (!is_str(t, args[1]))
        return raise_type_error(t, "normalize() argument 2 must be str, not %T", args[1]);
    return unicodedata_form(t, args[0], "normalize", &form)
               ? to_value(str_normalize(t, str_of(args[1]), form))
               : NULL;
}

static Value unicodedata_is_normalized(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    NormalForm form;
    if (!is_str(t, args[1]))
        return raise_type_error(t, "is_normalized() argument 2 must be str, not %T", args[1]);
    if (!unicodedata_form(t, args[0], "is_normalized", &form)) return NULL;
    int quick = str_is_normalized_quickly(str_of(args[1]), form);
    if (quick >= 0) return bool_value(quick);
    Str *normal = str_normalize(t, str_of(args[1]), form);
    return normal ? bool_value(str_same(normal, str_of(args[1]))) : NULL;
}

static const NativeDef unicodedata_functions[] = {
    {"decimal", unicodedata_decimal, 1, 2, NATIVE_FUNCTION, NULL,
     "Converts a Unicode character into its equivalent decimal value."},
    {"digit", unicodedata_digit, 1, 2, NATIVE_FUNCTION, NULL,
     "Converts a Unicode character into its equivalent digit value."},
    {"numeric", unicodedata_numeric, 1, 2, NATIVE_FUNCTION, NULL,
     "Converts a Unicode character into its equivalent numeric value."},
    {"category", unicodedata_category, 1, 1, NATIVE_FUNCTION, NULL,
     "Returns the general category assigned to the character chr as string."},
    {"bidirectional", unicodedata_bidirectional, 1, 1, NATIVE_FUNCTION, NULL,
     "Returns the bidirectional class assigned to the character chr as string."},
    {"combining", unicodedata_combining, 1, 1, NATIVE_FUNCTION, NULL,
     "Returns the canonical combining class assigned to the character chr as integer."},
    {"mirrored", unicodedata_mirrored, 1, 1, NATIVE_FUNCTION, NULL,
     "Returns the mirrored property assigned to the character chr as integer."},
    {"east_asian_width", unicodedata_east_asian_width, 1, 1, NATIVE_FUNCTION, NULL,
     "Returns the east asian width assigned to the character chr as string."},
    {"decomposition", unicodedata_decomposition, 1, 1, NATIVE_FUNCTION, NULL,
     "Returns the character decomposition mapping assigned to the character chr as string."},
    {"is_normalized", unicodedata_is_normalized, 2, 2, NATIVE_FUNCTION, NULL,
     "Return whether the Unicode string unistr is in the normal form 'form'."},
    {"normalize", unicodedata_normalize, 2, 2, NATIVE_FUNCTION, NULL,
     "Return the normal form 'form' for the Unicode string unistr."},
    {"name", unicodedata_name, 1, 2, NATIVE_FUNCTION, NULL,
     "Returns the name assigned to the character chr as a string."},
    {"lookup", unicodedata_lookup, 1, 1, NATIVE_FUNCTION, NULL, "Look up character by name."},
    {0},
};

static bool unicodedata_init(Thread *t, Module *m) {
    return module_add_str(t, m, "unidata_version", unicode_version);
}

const ModuleDef module_unicodedata = {"unicodedata", "The Unicode Character Database.",
                                      unicodedata_functions, unicodedata_init, NULL};
