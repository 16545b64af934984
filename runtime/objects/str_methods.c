/* The table of str's methods, and those that are its own: join, translate, encode. */
#include "runtime/error.h"
#include "runtime/objects/dict.h"
#include "runtime/objects/int.h"
#include "runtime/objects/list.h"
#include "runtime/objects/str_codec.h"
#include "runtime/objects/str_internal.h"
#include "runtime/objects/text.h"
#include "runtime/objects/tuple.h"

/* ---- join ------------------------------------------------------------------------------------ */

/* Short pieces are the rule: copied without a call. */
ALWAYS_INLINE char *join_copy(char *to, const Str *s) {
    const char *from = s->data;
    size_t length = s->length;
    if (length <= 16) {
        for (size_t i = 0; i < length; i++) to[i] = from[i];
    } else {
        memcpy(to, from, length);
    }
    return to + length;
}

static void join_narrow(char *to, const Str *separator, const Value *items, size_t count) {
    for (size_t i = 0; i < count; i++) {
        if (i && separator->length) to = join_copy(to, separator);
        to = join_copy(to, str_of(load(&items[i])));
    }
}

Str *str_join_values(Thread *t, Str *separator, const Value *items, size_t count) {
    if (count == 0) return &static_empty_str;
    Value first = load(&items[0]);
    if (count == 1 && is_str_exact(first)) return str_of(first);
    uint64_t length = separator->length * (count - 1);
    unsigned width = count > 1 ? separator->width : 1;
    bool ascii = count == 1 || separator->ascii;
    for (size_t i = 0; i < count; i++) {
        Value item = load(&items[i]);
        if (UNLIKELY(!is_str_exact(item) && !is_str(t, item))) {
            raise_type_error(t, "sequence item %zd: expected str instance, %T found", (int64_t)i,
                             item);
            return NULL;
        }
        Str *s = str_of(item);
        length += s->length;
        if (s->width > width) width = s->width;
        ascii = ascii && s->ascii;
        if (UNLIKELY(length > STR_LENGTH_MAX)) {
            raise_overflow_error(t, "join() result is too long for a Python string");
            return NULL;
        }
    }
    /* The separator's width counts only if it is there at all; an empty one has width 1. */
    void *data;
    Str *joined = str_new_uninitialised(t, length, width, ascii, &data);
    if (!joined) return NULL;
    if (width == 1) {
        join_narrow(data, separator, items, count);
        return joined;
    }
    char *p = data;
    for (size_t i = 0; i < count; i++) {
        if (i && separator->length) {
            points_copy(p, width, separator->data, separator->width, separator->length);
            p += separator->length * width;
        }
        Str *s = str_of(load(&items[i]));
        points_copy(p, width, s->data, s->width, s->length);
        p += s->length * width;
    }
    return joined;
}

/* The items of an iterable as an array that does not change. False: TypeError "can only join an
 * iterable". */
bool join_items(Thread *t, Value iterable, const Value **items, size_t *count, Value *keep) {
    if (is_tuple(t, iterable)) {
        *keep = iterable;
        *items = tuple_of(iterable)->items;
        *count = tuple_of(iterable)->length;
        return true;
    }
    if (!is_list_exact(iterable)) {
        if (!type_of(t, iterable)->slots->iter && !type_of(t, iterable)->slots->getitem)
            return FAIL_WITH(raise_type_error(t, "can only join an iterable"));
        iterable = list_from_iterable(t, iterable);
        if (!iterable) return false;
    }
    ValuesBlock *block;
    if (!list_snapshot(t, list_of(iterable), 0, SIZE_MAX, &block, count)) return false;
    *keep = to_value(block);
    *items = block ? block->items : NULL;
    return true;
}

Str *str_join(Thread *t, Str *separator, Value iterable) {
    const Value *items;
    size_t count;
    Value keep;
    if (!join_items(t, iterable, &items, &count, &keep)) return NULL;
    return str_join_values(t, separator, items, count);
}

static Value str_method_join(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return to_value(str_join(t, str_of(args[0]), args[1]));
}

/* ---- translate ------------------------------------------------------------------------------- */

/* What the table says about a point: a str, an int, None; ABSENT: nothing; NULL: error. */
static Value translate_lookup(Thread *t, Value table, uint32_t point) {
    if (is_dict_exact(table)) {
        Value found = dict_get(t, dict_of(table), small_int(point));
        return found || error_is_set(t) ? found : ABSENT;
    }
    Value found = value_getitem(t, table, small_int(point));
    if (found) return found;
    if (!error_matches(t, T_LOOKUP_ERROR)) return NULL;
    error_clear(t);
    return ABSENT;
}

static bool translate_add(StrBuilder *b, Value table, uint32_t point) {
    Thread *t = b->t;
    Value found = translate_lookup(t, table, point);
    if (!found) return false;
    if (found == ABSENT) return str_builder_add_char(b, point);
    if (found == NONE) return true;
    if (is_str(t, found)) return str_builder_add_str(b, str_of(found));
    if (!is_int(t, found))
        return FAIL_WITH(raise_type_error(t, "character mapping must return integer, None or str"));
    int64_t mapped;
    if (!int_as_int64(found, &mapped) || mapped < 0 || mapped > 0x10ffff)
        return FAIL_WITH(raise_value_error(t, "character mapping must be in range(0x110000)"));
    return str_builder_add_char(b, (uint32_t)mapped);
}

enum { TRANSLATE_UNKNOWN = -1, TRANSLATE_REMOVED = -2, TRANSLATE_OTHER = -3 };

/* What becomes of an ASCII character by an ordinary dict: another one, or one of the above. */
static bool translate_ascii(StrBuilder *b, Dict *table, unsigned point, int16_t *result) {
    Value found = dict_get(b->t, table, small_int(point));
    *result = TRANSLATE_OTHER;
    if (!found) {
        *result = (int16_t)point;
        return !error_is_set(b->t);
    }
    if (found == NONE) *result = TRANSLATE_REMOVED;
    else if (is_int_small(found) && small_int_of(found) >= 0 && small_int_of(found) < 0x80)
        *result = (int16_t)small_int_of(found);
    else if (is_str_exact(found) && str_of(found)->ascii && str_of(found)->length == 1)
        *result = *(const uint8_t *)str_of(found)->data;
    return true;
}

/* Each ASCII character is looked up once, unless it becomes more than another one. */
static Value translate_by_dict(Thread *t, Str *s, Dict *table) {
    int16_t known[128];
    StrBuilder b;
    str_builder_init(&b, t);
    memset(known, TRANSLATE_UNKNOWN, sizeof known);
    for (size_t i = 0; i < s->length; i++) {
        uint32_t point = str_at(s, s->data, i);
        int16_t to = point < 0x80 ? known[point] : TRANSLATE_OTHER;
        if (to == TRANSLATE_UNKNOWN) {
            if (!translate_ascii(&b, table, point, &to)) return NULL;
            known[point] = to;
        }
        bool ok = to >= 0                   ? str_builder_add_char(&b, (uint32_t)to)
                  : to == TRANSLATE_REMOVED ? true
                                            : translate_add(&b, to_value(table), point);
        if (!ok) return NULL;
    }
    return to_value(str_builder_finish(&b));
}

static Value str_method_translate(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    Str *s = str_of(args[0]);
    if (is_dict_exact(args[1])) return translate_by_dict(t, s, dict_of(args[1]));
    StrBuilder b;
    str_builder_init(&b, t);
    for (size_t i = 0; i < s->length; i++)
        if (!translate_add(&b, args[1], str_at(s, s->data, i))) return NULL;
    return to_value(str_builder_finish(&b));
}

/* maketrans(mapping): keys of one character become their ordinals. */
static Value maketrans_of_dict(Thread *t, Value mapping) {
    if (!is_dict(t, mapping))
        return raise_type_error(t, "if you give only one argument to maketrans it must be a dict");
    Dict *made = dict_new(t), *from = dict_of(mapping);
    if (!made) return NULL;
    DictTable *table = NULL;
    size_t position = 0;
    Value key, v;
    while (dict_next(from, &table, &position, &key, &v)) {
        if (is_str(t, key)) {
            if (str_of(key)->length != 1)
                return raise_value_error(t, "string keys in translatetable must be of length 1");
            key = small_int(str_at(str_of(key), str_of(key)->data, 0));
        } else if (!is_int(t, key)) {
            return raise_type_error(t, "keys in translate table mustbe strings or integers");
        }
        if (!dict_set(t, made, key, v)) return NULL;
    }
    return to_value(made);
}

static Value str_method_maketrans(Thread *t, Value *args, size_t nargs) {
    if (nargs == 1) return maketrans_of_dict(t, args[0]);
    if (!is_str(t, args[0]))
        return raise_type_error(
            t, "first maketrans argument must be a string if there is a second argument");
    for (size_t i = 1; i < nargs; i++)
        if (!is_str(t, args[i]))
            return raise_type_error(t, "maketrans() argument %d must be str, not %T", (int)i + 1,
                                    args[i]);
    Str *from = str_of(args[0]), *to = str_of(args[1]);
    if (from->length != to->length)
        return raise_value_error(t, "the first two maketrans arguments must have equal length");
    Dict *made = dict_new(t);
    if (!made) return NULL;
    for (size_t i = 0; i < from->length; i++)
        if (!dict_set(t, made, small_int(str_at(from, from->data, i)),
                      small_int(str_at(to, to->data, i))))
            return NULL;
    Str *drop = nargs > 2 ? str_of(args[2]) : &static_empty_str;
    for (size_t i = 0; i < drop->length; i++)
        if (!dict_set(t, made, small_int(str_at(drop, drop->data, i)), NONE)) return NULL;
    return to_value(made);
}

/* ---- others ---------------------------------------------------------------------------------- */

static Value str_method_encode(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    const char *names[2] = {"utf-8", NULL};
    for (int i = 0; i < 2; i++) {
        Value given = args[i + 1];
        if (!given) continue;
        if (!is_str(t, given))
            return raise_type_error(t, "encode() argument '%s' must be str, not %T",
                                    i ? "errors" : "encoding", given);
        size_t length;
        if (!(names[i] = str_utf8(t, str_of(given), &length, false))) return NULL;
        if (strlen(names[i]) != length) return raise_value_error(t, "embedded null character");
    }
    if (!args[1]) return to_value(encoding_encode(t, ENCODING_UTF8, str_of(args[0]), names[1]));
    return to_value(str_encode(t, str_of(args[0]), names[0], names[1]));
}

static Value str_method_getnewargs(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    Str *s = str_of(args[0]);
    const void *data = str_flat(t, s);
    Str *copy = data ? str_from_points(t, data, s->width, s->length) : NULL;
    return copy ? tuple_from_1(t, to_value(copy)) : NULL;
}

static Value str_method_sizeof(Thread *t, Value *args, size_t nargs) {
    (void)t, (void)nargs;
    Str *s = str_of(args[0]);
    return small_int((int64_t)(sizeof(Str) + (s->length + 1) * s->width));
}

#define M NATIVE_METHOD
const NativeDef str_methods[] = {
    {"encode", str_method_encode, 0, 2, M, "encoding='utf-8', errors='strict'",
     "Encode the string using the codec registered for encoding."},
    {"replace", text_replace, 2, 3, M, "old, new, /, count=-1",
     "Return a copy with all occurrences of substring old replaced by new."},
    {"split", text_split, 0, 2, M, "sep=None, maxsplit=-1",
     "Return a list of the substrings in the string, using sep as the separator string."},
    {"rsplit", text_rsplit, 0, 2, M, "sep=None, maxsplit=-1",
     "Like split(), starting from the end of the string."},
    {"join", str_method_join, 1, 1, M, NULL, "Concatenate any number of strings."},
    {"capitalize", str_method_capitalize, 0, 0, M, NULL,
     "Return a capitalized version of the string."},
    {"casefold", str_method_casefold, 0, 0, M, NULL,
     "Return a version of the string suitable for caseless comparisons."},
    {"title", str_method_title, 0, 0, M, NULL,
     "Return a version of the string where each word is titlecased."},
    {"center", text_center, 1, 2, M, NULL, "Return a centered string of length width."},
    {"count", text_count, 1, 3, M, NULL,
     "Return the number of non-overlapping occurrences of substring sub in S[start:end]."},
    {"expandtabs", text_expandtabs, 0, 1, M, "tabsize=8",
     "Return a copy where all tab characters are expanded using spaces."},
    {"find", text_find, 1, 3, M, NULL,
     "Return the lowest index in S where substring sub is found, or -1."},
    {"partition", text_partition, 1, 1, M, NULL,
     "Partition the string into three parts using the given separator."},
    {"index", text_index, 1, 3, M, NULL,
     "Like find(), but raises ValueError when the substring is not found."},
    {"ljust", text_ljust, 1, 2, M, NULL, "Return a left-justified string of length width."},
    {"lower", str_method_lower, 0, 0, M, NULL,
     "Return a copy of the string converted to lowercase."},
    {"lstrip", text_lstrip, 0, 1, M, NULL,
     "Return a copy of the string with leading whitespace removed."},
    {"rfind", text_rfind, 1, 3, M, NULL,
     "Return the highest index in S where substring sub is found, or -1."},
    {"rindex", text_rindex, 1, 3, M, NULL,
     "Like rfind(), but raises ValueError when the substring is not found."},
    {"rjust", text_rjust, 1, 2, M, NULL, "Return a right-justified string of length width."},
    {"rstrip", text_rstrip, 0, 1, M, NULL,
     "Return a copy of the string with trailing whitespace removed."},
    {"rpartition", text_rpartition, 1, 1, M, NULL,
     "Partition the string at the last occurrence of the separator."},
    {"splitlines", text_splitlines, 0, 1, M, "keepends=False",
     "Return a list of the lines in the string, breaking at line boundaries."},
    {"strip", text_strip, 0, 1, M, NULL,
     "Return a copy of the string with leading and trailing whitespace removed."},
    {"swapcase", str_method_swapcase, 0, 0, M, NULL,
     "Convert uppercase characters to lowercase and lowercase characters to uppercase."},
    {"translate", str_method_translate, 1, 1, M, NULL,
     "Replace each character in the string using the given translation table."},
    {"upper", str_method_upper, 0, 0, M, NULL,
     "Return a copy of the string converted to uppercase."},
    {"startswith", text_startswith, 1, 3, M, NULL,
     "Return True if the string starts with the specified prefix, False otherwise."},
    {"endswith", text_endswith, 1, 3, M, NULL,
     "Return True if the string ends with the specified suffix, False otherwise."},
    {"removeprefix", text_removeprefix, 1, 1, M, NULL,
     "Return a str with the given prefix string removed if present."},
    {"removesuffix", text_removesuffix, 1, 1, M, NULL,
     "Return a str with the given suffix string removed if present."},
    {"isascii", str_method_isascii, 0, 0, M, NULL,
     "Return True if all characters in the string are ASCII, False otherwise."},
    {"islower", str_method_islower, 0, 0, M, NULL,
     "Return True if the string is a lowercase string, False otherwise."},
    {"isupper", str_method_isupper, 0, 0, M, NULL,
     "Return True if the string is an uppercase string, False otherwise."},
    {"istitle", str_method_istitle, 0, 0, M, NULL,
     "Return True if the string is a title-cased string, False otherwise."},
    {"isspace", str_method_isspace, 0, 0, M, NULL,
     "Return True if the string is a whitespace string, False otherwise."},
    {"isdecimal", str_method_isdecimal, 0, 0, M, NULL,
     "Return True if the string is a decimal string, False otherwise."},
    {"isdigit", str_method_isdigit, 0, 0, M, NULL,
     "Return True if the string is a digit string, False otherwise."},
    {"isnumeric", str_method_isnumeric, 0, 0, M, NULL,
     "Return True if the string is a numeric string, False otherwise."},
    {"isalpha", str_method_isalpha, 0, 0, M, NULL,
     "Return True if the string is an alphabetic string, False otherwise."},
    {"isalnum", str_method_isalnum, 0, 0, M, NULL,
     "Return True if the string is an alpha-numeric string, False otherwise."},
    {"isidentifier", str_method_isidentifier, 0, 0, M, NULL,
     "Return True if the string is a valid Python identifier, False otherwise."},
    {"isprintable", str_method_isprintable, 0, 0, M, NULL,
     "Return True if all characters in the string are printable, False otherwise."},
    {"zfill", text_zfill, 1, 1, M, NULL,
     "Pad a numeric string with zeros on the left, to fill a field of the given width."},
    {"format", str_method_format, 0, -1, M, "*args, **kwargs",
     "Return a formatted version of the string, using substitutions from args and kwargs."},
    {"format_map", str_method_format_map, 1, 1, M, NULL,
     "Return a formatted version of the string, using substitutions from mapping."},
    {"maketrans", str_method_maketrans, 1, 3, NATIVE_STATIC_METHOD, NULL,
     "Return a translation table usable for str.translate()."},
    {"__format__", str_method_format_spec, 1, 1, M, NULL,
     "Return a formatted version of the string as described by format_spec."},
    {"__getnewargs__", str_method_getnewargs, 0, 0, M, NULL, NULL},
    {"__sizeof__", str_method_sizeof, 0, 0, M, NULL,
     "Return the size of the string in memory, in bytes."},
    {0},
};
#undef M
