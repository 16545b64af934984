/* The methods that bytes and bytearray have besides those of text.h: case and class of ASCII
 * letters, join, translate, hex, decode; and bytes' table. */
#include "runtime/error.h"
#include "runtime/objects/int.h"
#include "runtime/objects/list.h"
#include "runtime/objects/str_codec.h"
#include "runtime/objects/str_internal.h"
#include "runtime/objects/text.h"
#include "runtime/objects/tuple.h"

/* An empty result of that length, of the receiver's kind, and where to write it. */
static Value bytes_result(Thread *t, TextKind kind, size_t length, uint8_t **data) {
    if (kind == TEXT_BYTES) return to_value(bytes_new_uninitialised(t, length, data));
    ByteArray *array = bytearray_new(t, NULL, length);
    if (array)
        *data = array->block ? ((BytesBlock *)array->block)->data : static_empty_bytes.inline_data;
    return to_value(array);
}

/* ---- case ------------------------------------------------------------------------------------ */

static Value bytes_convert(Thread *t, Value self,
                           void (*convert)(uint8_t *out, const uint8_t *data, size_t length)) {
    Text text;
    uint8_t *data;
    if (!text_of(t, self, &text)) return NULL;
    Value result = bytes_result(t, text.kind, text.points.length, &data);
    if (result) convert(data, text.points.data, text.points.length);
    return result;
}

#define BYTES_CASE_METHOD(name, convert) \
    static Value bytes_method_##name(Thread *t, Value *args, size_t nargs) { \
        (void)nargs; \
        return bytes_convert(t, args[0], convert); \
    }
BYTES_CASE_METHOD(upper, ascii_to_upper)
BYTES_CASE_METHOD(lower, ascii_to_lower)
BYTES_CASE_METHOD(title, ascii_to_title)
BYTES_CASE_METHOD(swapcase, ascii_swap_case)
BYTES_CASE_METHOD(capitalize, ascii_capitalize)
#undef BYTES_CASE_METHOD

enum { BYTE_LOWER = 1, BYTE_UPPER = 2, BYTE_DIGIT = 4, BYTE_SPACE = 8 };

static int byte_class(uint32_t c) {
    return c - 'a' < 26 ? BYTE_LOWER
           : c - 'A' < 26 ? BYTE_UPPER
           : c - '0' < 10 ? BYTE_DIGIT
           : c == ' ' || c - 9u < 5 ? BYTE_SPACE : 0;
}

static Value bytes_all_are(Thread *t, Value self, int classes) {
    Text text;
    if (!text_of(t, self, &text)) return NULL;
    for (size_t i = 0; i < text.points.length; i++)
        if (!(byte_class(text_at(&text, i)) & classes)) return FALSE_VALUE;
    return bool_value(text.points.length > 0);
}

#define BYTES_TEST_METHOD(name, classes) \
    static Value bytes_method_##name(Thread *t, Value *args, size_t nargs) { \
        (void)nargs; \
        return bytes_all_are(t, args[0], classes); \
    }
BYTES_TEST_METHOD(isalpha, BYTE_LOWER | BYTE_UPPER)
BYTES_TEST_METHOD(isalnum, BYTE_LOWER | BYTE_UPPER | BYTE_DIGIT)
BYTES_TEST_METHOD(isdigit, BYTE_DIGIT)
BYTES_TEST_METHOD(isspace, BYTE_SPACE)
#undef BYTES_TEST_METHOD

static Value bytes_method_isascii(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    Text text;
    return text_of(t, args[0], &text)
               ? bool_value(bytes_are_ascii(text.points.data, text.points.length))
               : NULL;
}

static Value bytes_is_case(Thread *t, Value self, int wanted, int other) {
    Text text;
    bool found = false;
    if (!text_of(t, self, &text)) return NULL;
    for (size_t i = 0; i < text.points.length; i++) {
        int class = byte_class(text_at(&text, i));
        if (class == other) return FALSE_VALUE;
        found |= class == wanted;
    }
    return bool_value(found);
}

static Value bytes_method_islower(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return bytes_is_case(t, args[0], BYTE_LOWER, BYTE_UPPER);
}

static Value bytes_method_isupper(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return bytes_is_case(t, args[0], BYTE_UPPER, BYTE_LOWER);
}

static Value bytes_method_istitle(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    Text text;
    bool found = false, in_word = false;
    if (!text_of(t, args[0], &text)) return NULL;
    for (size_t i = 0; i < text.points.length; i++) {
        int class = byte_class(text_at(&text, i));
        if (class == BYTE_UPPER ? in_word : class == BYTE_LOWER && !in_word) return FALSE_VALUE;
        in_word = class == BYTE_UPPER || class == BYTE_LOWER;
        found |= in_word;
    }
    return bool_value(found);
}

/* ---- join ------------------------------------------------------------------------------------ */

static bool bytes_join_add(StrBuilder *b, const Text *separator, Value item, size_t i) {
    Thread *t = b->t;
    if (i && !str_builder_add_points(b, separator->points.data, 1, separator->points.length))
        return false;
    BufferView view;
    if (!buffer_is_supported(t, item) || !buffer_get(t, item, &view, BUFFER_READ)) {
        error_clear(t);
        return FAIL_WITH(raise_type_error(
            t, "sequence item %zd: expected a bytes-like object, %T found", (int64_t)i, item));
    }
    bool ok = str_builder_add_points(b, view.data, 1, view.length);
    buffer_release(t, &view);
    return ok;
}

static Value bytes_join(Thread *t, Value *args) {
    Text separator;
    const Value *items;
    size_t count;
    Value keep;
    if (!text_of(t, args[0], &separator) || !join_items(t, args[1], &items, &count, &keep))
        return NULL;
    if (count == 1 && is_bytes_exact(load(&items[0])) && separator.kind == TEXT_BYTES)
        return load(&items[0]);
    StrBuilder b;
    str_builder_init(&b, t);
    for (size_t i = 0; i < count; i++) {
        if (!bytes_join_add(&b, &separator, load(&items[i]), i)) return NULL;
        if (is_list(t, args[1]) && list_length(list_of(args[1])) != count)
            return raise_error(t, T_RUNTIME_ERROR, "sequence changed size during iteration");
    }
    return text_from_builder(&b, separator.kind);
}

/* A bytearray must not change while it is asked for what it joins. */
static Value bytes_method_join(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    BufferView own = {.object = NULL};
    if (!is_bytes(t, args[0]) && !buffer_get(t, args[0], &own, BUFFER_READ)) return NULL;
    Value joined = bytes_join(t, args);
    if (own.object != NULL) buffer_release(t, &own);
    return joined;
}

/* ---- translate ------------------------------------------------------------------------------- */

static Value bytes_translate(Thread *t, const Text *text, const uint8_t *table, const Text *drop) {
    bool dropped[256] = {false};
    for (size_t i = 0; i < drop->points.length; i++) dropped[text_at(drop, i)] = true;
    StrBuilder b;
    str_builder_init(&b, t);
    for (size_t i = 0; i < text->points.length; i++) {
        uint32_t c = text_at(text, i);
        if (!dropped[c] && !str_builder_add_char(&b, table ? table[c] : c)) return NULL;
    }
    return text_from_builder(&b, text->kind);
}

static Value bytes_method_translate(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    Text text, table, drop;
    table.view.object = drop.view.object = NULL;
    drop.points = points_from("", 0, 1);
    if (!text_of(t, args[0], &text)) return NULL;
    bool has_table = args[1] != NONE;
    if (has_table && !text_argument(t, &text, args[1], NULL, &table)) return NULL;
    Value result = NULL;
    if (has_table && table.points.length != 256)
        raise_value_error(t, "translation table must be 256 characters long");
    else if (!args[2] || text_argument(t, &text, args[2], NULL, &drop))
        result = bytes_translate(t, &text, has_table ? table.points.data : NULL, &drop);
    text_release(t, &drop);
    text_release(t, &table);
    return result;
}

static Value bytes_method_maketrans(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    BufferView from, to;
    if (!buffer_get(t, args[0], &from, BUFFER_READ)) return NULL;
    Value result = NULL;
    if (buffer_get(t, args[1], &to, BUFFER_READ)) {
        uint8_t *table;
        if (from.length != to.length) {
            raise_value_error(t, "maketrans arguments must have same length");
        } else if ((result = to_value(bytes_new_uninitialised(t, 256, &table)))) {
            for (int i = 0; i < 256; i++) table[i] = (uint8_t)i;
            for (size_t i = 0; i < from.length; i++) table[from.data[i]] = to.data[i];
        }
        buffer_release(t, &to);
    }
    buffer_release(t, &from);
    return result;
}

/* ---- hex ------------------------------------------------------------------------------------- */

/* separator: NULL or a str or bytes of one ASCII character. group: bytes between separators,
 * counted from the end; negative: from the start. */
static bool hex_separator(Thread *t, Value v, uint32_t *separator) {
    *separator = 0;
    if (!v) return true;
    Text text;
    int64_t length = value_length(t, v);
    if (length < 0) return false;
    if (length != 1) return FAIL_WITH(raise_value_error(t, "sep must be length 1."));
    if (!is_str(t, v) && !is_bytes(t, v))
        return FAIL_WITH(raise_type_error(t, "sep must be str or bytes."));
    if (!text_of(t, v, &text)) return false;
    *separator = text_at(&text, 0);
    if (*separator >= 0x80) return FAIL_WITH(raise_value_error(t, "sep must be ASCII."));
    return true;
}

Value bytes_hex(Thread *t, const uint8_t *data, size_t length, Value separator_value,
                Value group_value) {
    static const char digits[] = "0123456789abcdef";
    uint32_t separator;
    int group = 1;
    if (!hex_separator(t, separator_value, &separator)) return NULL;
    if (group_value && !value_as_int(t, group_value, &group)) return NULL;
    size_t size = !separator_value || group == 0 ? 0
                  : group < 0                    ? (size_t) - (int64_t)group
                                                 : (size_t)group;
    size_t separators = size && length ? (length - 1) / size : 0;
    void *out;
    Str *hex = str_new_uninitialised(t, 2 * length + separators, 1, true, &out);
    if (!hex) return NULL;
    char *p = out;
    for (size_t i = 0; i < length; i++) {
        size_t place = group < 0 ? i : length - i;
        if (size && i && place % size == 0) *p++ = (char)separator;
        *p++ = digits[data[i] >> 4];
        *p++ = digits[data[i] & 15];
    }
    return to_value(hex);
}

static Value bytes_method_hex(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    BufferView view; /* the separator's len() must not change a bytearray */
    if (!buffer_get(t, args[0], &view, BUFFER_READ)) return NULL;
    Value hex = bytes_hex(t, view.data, view.length, args[1], args[2]);
    buffer_release(t, &view);
    return hex;
}

static int hex_digit(uint32_t c) {
    return c - '0' < 10 ? (int)(c - '0') : (c | 32) - 'a' < 6 ? (int)((c | 32) - 'a' + 10) : -1;
}

static bool hex_parse(StrBuilder *b, Points text) {
    for (size_t i = 0; i < text.length;) {
        uint32_t c = points_at(text.data, text.width, i);
        if (c == ' ' || c - 9u < 5) {
            i++;
            continue;
        }
        int high = hex_digit(c), low = -1;
        if (high >= 0 && i + 1 < text.length)
            low = hex_digit(points_at(text.data, text.width, i + 1));
        if (low < 0) {
            if (high >= 0 && i + 1 == text.length)
                return FAIL_WITH(raise_value_error(
                    b->t, "fromhex() arg must contain an even number of hexadecimal digits"));
            return FAIL_WITH(raise_value_error(
                b->t, "non-hexadecimal number found in fromhex() arg at position %zd",
                (int64_t)(high < 0 ? i : i + 1)));
        }
        if (!str_builder_add_char(b, (uint32_t)(high << 4 | low))) return false;
        i += 2;
    }
    return true;
}

static Value bytes_method_fromhex(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    StrBuilder b;
    str_builder_init(&b, t);
    BufferView view = {0};
    Points points;
    if (is_str(t, args[1])) {
        Str *s = str_of(args[1]);
        points = points_from(s->data, s->length, s->width);
    } else {
        if (!buffer_is_supported(t, args[1]))
            return raise_type_error(t, "fromhex() argument must be str or bytes-like, not %T",
                                    args[1]);
        if (!buffer_get(t, args[1], &view, BUFFER_READ)) return NULL;
        points = points_from(view.data, view.length, 1);
    }
    bool ok = hex_parse(&b, points);
    buffer_release(t, &view);
    if (!ok) return NULL;
    Type *cls = (Type *)args[0];
    Value made =
        text_from_builder(&b, cls->def == &bytearray_typedef ? TEXT_BYTEARRAY : TEXT_BYTES);
    bool plain = cls == t->vm->types[T_BYTES] || cls == t->vm->types[T_BYTEARRAY];
    return plain || !made ? made : value_call_1(t, args[0], made);
}

/* ---- others ---------------------------------------------------------------------------------- */

static Value bytes_method_decode(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    const char *names[2] = {"utf-8", NULL};
    for (int i = 0; i < 2; i++) {
        Value given = args[i + 1];
        if (!given) continue;
        if (!is_str(t, given))
            return raise_type_error(t, "decode() argument '%s' must be str, not %T",
                                    i ? "errors" : "encoding", given);
        if (!(names[i] = str_utf8(t, str_of(given), NULL, false))) return NULL;
    }
    if (!args[1] && !args[2] && is_bytes_exact(args[0])) {
        Bytes *bytes = bytes_of(args[0]);
        return to_value(
            encoding_decode(t, ENCODING_UTF8, bytes->data, bytes->length, NULL, NULL, NULL));
    }
    return to_value(str_decode_object(t, args[0], names[0], names[1]));
}

static Value bytes_method_getnewargs(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    Bytes *bytes = bytes_of(args[0]);
    bytes = is_bytes_exact(args[0]) ? bytes : bytes_new(t, bytes->data, bytes->length);
    return bytes ? tuple_from_1(t, to_value(bytes)) : NULL;
}

static Value bytes_method_bytes(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return is_bytes_exact(args[0])
               ? args[0]
               : to_value(bytes_new(t, bytes_of(args[0])->data, bytes_of(args[0])->length));
}

static Value bytes_method_sizeof(Thread *t, Value *args, size_t nargs) {
    (void)t, (void)nargs;
    return small_int((int64_t)(sizeof(Bytes) + bytes_of(args[0])->length + 1));
}

#define M NATIVE_METHOD
/* What both types have. */
#define BYTES_COMMON_METHODS \
    {"capitalize", bytes_method_capitalize, 0, 0, M, NULL, \
     "Return a copy with only its first character capitalized."}, \
    {"center", text_center, 1, 2, M, NULL, "Return a centered copy of length width."}, \
    {"count", text_count, 1, 3, M, NULL, \
     "Return the number of non-overlapping occurrences of sub."}, \
    {"decode", bytes_method_decode, 0, 2, M, "encoding='utf-8', errors='strict'", \
     "Decode the bytes using the codec registered for encoding."}, \
    {"endswith", text_endswith, 1, 3, M, NULL, \
     "Return True if the bytes end with the specified suffix, False otherwise."}, \
    {"expandtabs", text_expandtabs, 0, 1, M, "tabsize=8", \
     "Return a copy where all tab characters are expanded using spaces."}, \
    {"find", text_find, 1, 3, M, NULL, "Return the lowest index where sub is found, or -1."}, \
    {"fromhex", bytes_method_fromhex, 1, 1, NATIVE_CLASS_METHOD, NULL, \
     "Create bytes from a string of hexadecimal numbers."}, \
    {"hex", bytes_method_hex, 0, 2, M, "sep=None, bytes_per_sep=1", \
     "Create a string of hexadecimal numbers."}, \
    {"index", text_index, 1, 3, M, NULL, \
     "Like find(), but raises ValueError when sub is not found."}, \
    {"isalnum", bytes_method_isalnum, 0, 0, M, NULL, \
     "Return True if all characters are alphanumeric and there is one."}, \
    {"isalpha", bytes_method_isalpha, 0, 0, M, NULL, \
     "Return True if all characters are alphabetic and there is one."}, \
    {"isascii", bytes_method_isascii, 0, 0, M, NULL, \
     "Return True if all characters are ASCII, False otherwise."}, \
    {"isdigit", bytes_method_isdigit, 0, 0, M, NULL, \
     "Return True if all characters are digits and there is one."}, \
    {"islower", bytes_method_islower, 0, 0, M, NULL, \
     "Return True if all cased characters are lowercase and there is one."}, \
    {"isspace", bytes_method_isspace, 0, 0, M, NULL, \
     "Return True if all characters are whitespace and there is one."}, \
    {"istitle", bytes_method_istitle, 0, 0, M, NULL, \
     "Return True if it is titlecased and there is a letter."}, \
    {"isupper", bytes_method_isupper, 0, 0, M, NULL, \
     "Return True if all cased characters are uppercase and there is one."}, \
    {"join", bytes_method_join, 1, 1, M, NULL, "Concatenate any number of bytes-like objects."}, \
    {"ljust", text_ljust, 1, 2, M, NULL, "Return a left-justified copy of length width."}, \
    {"lower", bytes_method_lower, 0, 0, M, NULL, \
     "Return a copy with all ASCII characters in lowercase."}, \
    {"lstrip", text_lstrip, 0, 1, M, NULL, "Strip leading bytes contained in the argument."}, \
    {"maketrans", bytes_method_maketrans, 2, 2, NATIVE_STATIC_METHOD, NULL, \
     "Return a table for translate()."}, \
    {"partition", text_partition, 1, 1, M, NULL, \
     "Partition into three parts using the given separator."}, \
    {"removeprefix", text_removeprefix, 1, 1, M, NULL, \
     "Return a copy with the given prefix removed if present."}, \
    {"removesuffix", text_removesuffix, 1, 1, M, NULL, \
     "Return a copy with the given suffix removed if present."}, \
    {"replace", text_replace, 2, 3, M, "old, new, count=-1, /", \
     "Return a copy with all occurrences of old replaced by new."}, \
    {"rfind", text_rfind, 1, 3, M, NULL, "Return the highest index where sub is found, or -1."}, \
    {"rindex", text_rindex, 1, 3, M, NULL, \
     "Like rfind(), but raises ValueError when sub is not found."}, \
    {"rjust", text_rjust, 1, 2, M, NULL, "Return a right-justified copy of length width."}, \
    {"rpartition", text_rpartition, 1, 1, M, NULL, \
     "Partition at the last occurrence of the separator."}, \
    {"rsplit", text_rsplit, 0, 2, M, "sep=None, maxsplit=-1", \
     "Like split(), starting from the end."}, \
    {"rstrip", text_rstrip, 0, 1, M, NULL, "Strip trailing bytes contained in the argument."}, \
    {"split", text_split, 0, 2, M, "sep=None, maxsplit=-1", \
     "Return a list of the sections, using sep as the delimiter."}, \
    {"splitlines", text_splitlines, 0, 1, M, "keepends=False", \
     "Return a list of the lines, breaking at line boundaries."}, \
    {"startswith", text_startswith, 1, 3, M, NULL, \
     "Return True if the bytes start with the specified prefix, False otherwise."}, \
    {"strip", text_strip, 0, 1, M, NULL, \
     "Strip leading and trailing bytes contained in the argument."}, \
    {"swapcase", bytes_method_swapcase, 0, 0, M, NULL, \
     "Return a copy with the case of ASCII letters swapped."}, \
    {"title", bytes_method_title, 0, 0, M, NULL, "Return a titlecased version."}, \
    {"translate", bytes_method_translate, 1, 2, M, "table, /, delete=b''", \
     "Return a copy with each character mapped by the given table."}, \
    {"upper", bytes_method_upper, 0, 0, M, NULL, \
     "Return a copy with all ASCII characters in uppercase."}, \
    {"zfill", text_zfill, 1, 1, M, NULL, \
     "Pad with zeros on the left, to fill a field of the given width."}

const NativeDef bytes_methods[] = {
    BYTES_COMMON_METHODS,
    {"__bytes__", bytes_method_bytes, 0, 0, M, NULL, "Convert this value to exact type bytes."},
    {"__getnewargs__", bytes_method_getnewargs, 0, 0, M, NULL, NULL},
    {"__sizeof__", bytes_method_sizeof, 0, 0, M, NULL,
     "Return the size of the object in memory, in bytes."},
    {0},
};

const NativeDef bytearray_methods[] = {
    BYTES_COMMON_METHODS,
    {"append", bytearray_method_append, 1, 1, M, NULL,
     "Append a single item to the end of the bytearray."},
    {"clear", bytearray_method_clear, 0, 0, M, NULL, "Remove all items from the bytearray."},
    {"copy", bytearray_method_copy, 0, 0, M, NULL, "Return a copy of B."},
    {"extend", bytearray_method_extend, 1, 1, M, NULL,
     "Append all the items from the iterator or sequence to the end."},
    {"insert", bytearray_method_insert, 2, 2, M, NULL,
     "Insert a single item into the bytearray before the given index."},
    {"pop", bytearray_method_pop, 0, 1, M, NULL, "Remove and return a single item from B."},
    {"remove", bytearray_method_remove, 1, 1, M, NULL,
     "Remove the first occurrence of a value in the bytearray."},
    {"resize", bytearray_method_resize, 1, 1, M, NULL,
     "Resize the internal buffer of bytearray to len."},
    {"reverse", bytearray_method_reverse, 0, 0, M, NULL,
     "Reverse the order of the values in B in place."},
    {"__alloc__", bytearray_method_alloc, 0, 0, M, NULL,
     "Return the number of bytes actually allocated."},
    {"__reduce__", bytearray_method_reduce, 0, 0, M, NULL,
     "Return state information for pickling."},
    {"__reduce_ex__", bytearray_method_reduce_ex, 0, 1, M, NULL,
     "Return state information for pickling."},
    {"__sizeof__", bytearray_method_sizeof, 0, 0, M, NULL,
     "Return the size of the bytearray object in memory, in bytes."},
    {0},
};
#undef M
