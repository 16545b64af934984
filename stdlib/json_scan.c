/* JSON texts to values, by recursive descent over the code points of a str.
 *
 * Keys that are met again are the same object: the scan keeps the last ones in a small table, found
 * by a hash of their text. */
#include "stdlib/json.h"

#include <math.h>

#include "runtime/error.h"
#include "runtime/objects/float.h"
#include "runtime/objects/int_text.h"
#include "runtime/objects/list.h"
#include "runtime/threads/safepoint.h"
#include "vm/import.h"

#define JSON_KEYS 64         /* places of the table of keys */
#define JSON_KEY_MAX 40      /* longer ones are not kept */

typedef struct JsonScanner { /* json.scanner.make_scanner(decoder); NULL: the usual */
    Object header;
    Value object_hook, object_pairs_hook, parse_float, parse_int, parse_constant;
    bool strict;
} JsonScanner;

typedef struct JsonScan {
    Thread *t;
    const JsonScanner *how;
    Str *text;
    const void *data;
    unsigned width;
    size_t length, position;
    Str *keys[JSON_KEYS];
} JsonScan;

static Value json_scan_value(JsonScan *s);

/* ---- errors ---------------------------------------------------------------------------------- */

static COLD Value json_fail(Thread *t, Str *text, const char *message, size_t position) {
    Value module = import_module_c(t, "json.decoder");
    Str *name = module ? intern_c(t, "JSONDecodeError") : NULL;
    Value type = name ? value_getattr(t, module, name) : NULL;
    Str *words = type ? str_from_c(t, message) : NULL;
    Value error = words ? value_call_3(t, type, to_value(words), to_value(text),
                                       small_int((int64_t)position))
                        : NULL;
    return error ? raise_value(t, error) : NULL;
}

static COLD Value json_scan_fail(JsonScan *s, const char *message, size_t position) {
    return json_fail(s->t, s->text, message, position);
}

/* ---- strings --------------------------------------------------------------------------------- */

/* The next point from i on that ends a run of plain ones: a quote, a backslash, a control. */
static size_t json_run_end(const void *data, unsigned width, size_t i, size_t length) {
    if (width == 1) {
        const uint8_t *bytes = data;
        while (i < length && bytes[i] != '"' && bytes[i] != '\\' && bytes[i] >= 0x20) i++;
        return i;
    }
    for (; i < length; i++) {
        uint32_t c = points_at(data, width, i);
        if (c == '"' || c == '\\' || c < 0x20) break;
    }
    return i;
}

static int json_hex_digit(uint32_t c) {
    if (c - '0' < 10) return (int)(c - '0');
    c |= 0x20;
    return c - 'a' < 6 ? (int)(c - 'a' + 10) : -1;
}

/* The number of four hexadecimal digits, or -1. */
static int64_t json_hex_4(const void *data, unsigned width, size_t i, size_t length) {
    int64_t n = 0;
    if (length - i < 4) return -1;
    for (size_t k = 0; k < 4; k++) {
        int digit = json_hex_digit(points_at(data, width, i + k));
        if (digit < 0) return -1;
        n = n * 16 + digit;
    }
    return n;
}

/* What the escape after a backslash at i means; *i becomes what follows it. -1: an error is set. */
static int64_t json_escape(Thread *t, Str *text, size_t begin, size_t *i) {
    static const char letters[] = "\"\\/bfnrt", meanings[] = "\"\\/\b\f\n\r\t";
    const void *data = text->data;
    size_t at = *i + 1, length = text->length;
    if (at >= length)
        return json_fail(t, text, "Unterminated string starting at", begin - 1), -1;
    uint32_t c = points_at(data, text->width, at);
    const char *found = c && c < 0x80 ? strchr(letters, (int)c) : NULL;
    if (found) {
        *i = at + 1;
        return meanings[found - letters];
    }
    if (c != 'u') return json_fail(t, text, "Invalid \\escape", *i), -1;
    int64_t point = json_hex_4(data, text->width, at + 1, length);
    if (point < 0) return json_fail(t, text, "Invalid \\uXXXX escape", at), -1;
    *i = at + 5;
    if (point >> 10 == 0xd800 >> 10 && *i + 1 < length &&
        points_at(data, text->width, *i) == '\\' && points_at(data, text->width, *i + 1) == 'u') {
        int64_t second = json_hex_4(data, text->width, *i + 2, length);
        if (second >> 10 == 0xdc00 >> 10) {
            *i += 6;
            return 0x10000 + ((point & 0x3ff) << 10 | (second & 0x3ff));
        }
    }
    return point;
}

Value json_scan_string(Thread *t, Str *text, size_t begin, bool strict, size_t *end) {
    const void *data = text->data;
    unsigned width = text->width;
    size_t length = text->length, i = json_run_end(data, width, begin, length);
    StrBuilder b;
    bool plain = true;
    if (i < length && points_at(data, width, i) == '"') {
        *end = i + 1;
        if (!text->ascii)
            return to_value(str_from_points(t, (const char *)data + begin * width, width,
                                            i - begin));
        void *out;
        if (i == begin) return to_value(&static_empty_str);
        Str *s = str_new_uninitialised(t, i - begin, 1, true, &out);
        if (s) memcpy(out, (const char *)data + begin, i - begin);
        return to_value(s);
    }
    for (size_t run = begin;; run = i, i = json_run_end(data, width, i, length)) {
        if (plain) str_builder_init(&b, t), plain = false;
        if (i > run &&
            !str_builder_add_points(&b, (const char *)data + run * width, width, i - run))
            return NULL;
        if (i >= length)
            return json_fail(t, text, "Unterminated string starting at", begin - 1);
        uint32_t c = points_at(data, width, i);
        if (c == '"') break;
        if (c != '\\') {
            if (strict) return json_fail(t, text, "Invalid control character at", i);
            if (!str_builder_add_char(&b, c)) return NULL;
            i++;
            continue;
        }
        int64_t point = json_escape(t, text, begin, &i);
        if (point < 0 || !str_builder_add_char(&b, (uint32_t)point)) return NULL;
    }
    *end = i + 1;
    return to_value(str_builder_finish(&b));
}

/* A key whose opening quote is before the position. */
static Value json_scan_key(JsonScan *s) {
    size_t begin = s->position, n = 0;
    if (s->width != 1) return json_scan_string(s->t, s->text, begin, s->how->strict, &s->position);
    const uint8_t *p = (const uint8_t *)s->data + begin;
    uint32_t hash = 0;
    size_t room = s->length - begin;
    while (n < room && n < JSON_KEY_MAX && p[n] != '"' && p[n] != '\\' && p[n] >= 0x20)
        hash = hash * 31 + p[n++];
    if (n == room || p[n] != '"')
        return json_scan_string(s->t, s->text, begin, s->how->strict, &s->position);
    Str **place = &s->keys[(hash ^ hash >> 7) % JSON_KEYS];
    Str *known = *place;
    if (known && known->length == n && known->width == 1 && memcmp(known->data, p, n) == 0) {
        s->position = begin + n + 1;
        return to_value(known);
    }
    Value key = json_scan_string(s->t, s->text, begin, s->how->strict, &s->position);
    *place = (Str *)key;
    return key;
}

/* ---- numbers --------------------------------------------------------------------------------- */

ALWAYS_INLINE uint32_t json_at(const JsonScan *s, size_t i) {
    return i < s->length ? points_at(s->data, s->width, i) : 0;
}

static size_t json_digits_end(const JsonScan *s, size_t i) {
    while (json_at(s, i) - '0' < 10) i++;
    return i;
}

static Value json_number_by_hook(JsonScan *s, Value hook, size_t from, size_t to) {
    Str *digits = str_slice(s->t, s->text, from, to);
    return digits ? value_call_1(s->t, hook, to_value(digits)) : NULL;
}

/* What is between two places, all ASCII, as bytes. */
static const char *json_ascii(JsonScan *s, size_t from, size_t to) {
    if (s->width == 1) return (const char *)s->data + from;
    BytesBlock *block = bytes_block_new(s->t, to - from + 1);
    if (!block) return NULL;
    points_copy(block->data, 1, (const char *)s->data + from * s->width, s->width, to - from);
    return (const char *)block->data;
}

static Value json_scan_float(JsonScan *s, size_t from, size_t to) {
    s->position = to;
    if (s->how->parse_float) return json_number_by_hook(s, s->how->parse_float, from, to);
    const char *text = json_ascii(s, from, to);
    double d;
    if (!text) return NULL;
    if (!float_parse(text, to - from, &d))
        return raise_value_error(s->t, "could not convert string to float");
    return float_new(s->t, d);
}

/* NULL without an exception: it is none. */
static Value json_scan_number(JsonScan *s) {
    size_t from = s->position, i = from;
    bool negative = json_at(s, i) == '-';
    if (negative) i++;
    size_t digits = i;
    uint32_t first = json_at(s, i);
    if (first - '0' >= 10) return NULL;
    int64_t n = 0;
    i++;
    if (first != '0') {
        n = first - '0';
        for (uint32_t c; (c = json_at(s, i) - '0') < 10; i++)
            if (i - digits < 18) n = n * 10 + c;
    }
    size_t end = i;
    if (json_at(s, end) == '.' && json_at(s, end + 1) - '0' < 10)
        end = json_digits_end(s, end + 2);
    if ((json_at(s, end) | 0x20) == 'e') {
        size_t exponent = end + 1;
        if (json_at(s, exponent) == '+' || json_at(s, exponent) == '-') exponent++;
        if (json_at(s, exponent) - '0' < 10) end = json_digits_end(s, exponent + 1);
    }
    if (end > i) return json_scan_float(s, from, end);
    s->position = end;
    if (s->how->parse_int) return json_number_by_hook(s, s->how->parse_int, from, end);
    if (end - digits <= 18) return small_int(negative ? -n : n);
    const char *text = json_ascii(s, from, end);
    return text ? int_from_text(s->t, text, end - from, 10) : NULL;
}

/* ---- words ----------------------------------------------------------------------------------- */

static bool json_take_word(JsonScan *s, const char *word) {
    size_t i = s->position;
    for (; *word; word++, i++)
        if (json_at(s, i) != (uint8_t)*word) return false;
    s->position = i;
    return true;
}

static Value json_constant(JsonScan *s, const char *word, double d) {
    if (!s->how->parse_constant) return float_new(s->t, d);
    Str *text = str_from_c(s->t, word);
    return text ? value_call_1(s->t, s->how->parse_constant, to_value(text)) : NULL;
}

/* NULL without an exception: there is no value here. */
static Value json_scan_scalar(JsonScan *s, uint32_t c) {
    switch (c) {
    case 'n': return json_take_word(s, "null") ? NONE : NULL;
    case 't': return json_take_word(s, "true") ? TRUE_VALUE : NULL;
    case 'f': return json_take_word(s, "false") ? FALSE_VALUE : NULL;
    case 'N': return json_take_word(s, "NaN") ? json_constant(s, "NaN", NAN) : NULL;
    case 'I':
        return json_take_word(s, "Infinity") ? json_constant(s, "Infinity", INFINITY) : NULL;
    case '-':
        if (json_take_word(s, "-Infinity")) return json_constant(s, "-Infinity", -INFINITY);
        break;
    default: break;
    }
    return json_scan_number(s);
}

/* ---- objects and arrays ---------------------------------------------------------------------- */

static uint32_t json_skip_space(JsonScan *s) {
    for (;; s->position++) {
        uint32_t c = json_at(s, s->position);
        if (c > ' ' || (c != ' ' && c != '\n' && c != '\t' && c != '\r')) return c;
    }
}

/* A value that must be there. */
static Value json_scan_item(JsonScan *s) {
    size_t at = s->position;
    Value v = json_scan_value(s);
    return v || error_is_set(s->t) ? v : json_scan_fail(s, "Expecting value", at);
}

/* After an item: 1 there is another one, 0 the end, -1 error. */
static int json_scan_comma(JsonScan *s, char close, const char *trailing) {
    uint32_t c = json_skip_space(s);
    size_t comma = s->position;
    if (c == (uint8_t)close) return s->position++, 0;
    if (c != ',') return json_scan_fail(s, "Expecting ',' delimiter", comma), -1;
    s->position++;
    if (json_skip_space(s) != (uint8_t)close) return 1;
    return json_scan_fail(s, trailing, comma), -1;
}

static bool json_scan_pair(JsonScan *s, Value *key, Value *v) {
    if (json_at(s, s->position) != '"')
        return FAIL_WITH(json_scan_fail(
            s, "Expecting property name enclosed in double quotes", s->position));
    s->position++;
    if (!(*key = json_scan_key(s))) return false;
    if (json_skip_space(s) != ':')
        return FAIL_WITH(json_scan_fail(s, "Expecting ':' delimiter", s->position));
    s->position++;
    json_skip_space(s);
    return (*v = json_scan_item(s)) != NULL;
}

static Value json_scan_object(JsonScan *s) {
    Thread *t = s->t;
    Value hook = s->how->object_pairs_hook, pairs = NULL, key, v;
    Dict *dict = NULL;
    s->position++;
    if (hook ? !(pairs = list_new(t, 0)) : !(dict = dict_new(t))) return NULL;
    if (json_skip_space(s) == '}') {
        s->position++;
    } else {
        for (int more = 1; more;) {
            if (!poll_actions(t) || !json_scan_pair(s, &key, &v)) return NULL;
            if (hook) {
                Value pair = tuple_from_2(t, key, v);
                if (!pair || !list_append(t, pairs, pair)) return NULL;
            } else if (!dict_set_hashed(t, dict, key, str_hash_of(str_of(key)), v)) {
                return NULL;
            }
            more = json_scan_comma(s, '}', "Illegal trailing comma before end of object");
            if (more < 0) return NULL;
        }
    }
    if (hook) return value_call_1(t, hook, pairs);
    hook = s->how->object_hook;
    return hook ? value_call_1(t, hook, to_value(dict)) : to_value(dict);
}

static Value json_scan_array(JsonScan *s) {
    Value list = list_new(s->t, 0);
    s->position++;
    if (!list) return NULL;
    if (json_skip_space(s) == ']') return s->position++, list;
    for (int more = 1; more;) {
        if (!poll_actions(s->t)) return NULL;
        Value v = json_scan_item(s);
        if (!v || !list_append(s->t, list, v)) return NULL;
        more = json_scan_comma(s, ']', "Illegal trailing comma before end of array");
        if (more < 0) return NULL;
    }
    return list;
}

/* NULL without an exception: there is no value here. */
static Value json_scan_value(JsonScan *s) {
    uint32_t c = json_at(s, s->position);
    if (c == '"') {
        s->position++;
        return json_scan_string(s->t, s->text, s->position, s->how->strict, &s->position);
    }
    if (c != '{' && c != '[') return json_scan_scalar(s, c);
    if (UNLIKELY(C_STACK_IS_LOW(s->t)) &&
        thread_stack_overflow(
            s->t, c == '{' ? " while decoding a JSON object from a unicode string"
                           : " while decoding a JSON array from a unicode string"))
        return NULL;
    return c == '{' ? json_scan_object(s) : json_scan_array(s);
}

/* ---- the type -------------------------------------------------------------------------------- */

static bool json_scanner_take(Thread *t, JsonScanner *scanner, Value *field, Value decoder,
                              const char *name) {
    Str *attribute = intern_c(t, name);
    Value v = attribute ? value_getattr(t, decoder, attribute) : NULL;
    if (v && v != NONE) store(scanner, field, v);
    return v != NULL;
}

static Value json_scanner_new(Thread *t, Value cls, Value *args, size_t nargs, Value kwnames) {
    Value decoder;
    if (!bind_arguments(t, "make_scanner", "context", args, nargs, kwnames, &decoder)) return NULL;
    JsonScanner *scanner = (JsonScanner *)type_allocate_instance(t, type_from(cls), 0);
    Value strict = NULL;
    if (!scanner ||
        !json_scanner_take(t, scanner, &scanner->object_hook, decoder, "object_hook") ||
        !json_scanner_take(t, scanner, &scanner->object_pairs_hook, decoder, "object_pairs_hook") ||
        !json_scanner_take(t, scanner, &scanner->parse_float, decoder, "parse_float") ||
        !json_scanner_take(t, scanner, &scanner->parse_int, decoder, "parse_int") ||
        !json_scanner_take(t, scanner, &scanner->parse_constant, decoder, "parse_constant") ||
        !(strict = value_getattr(t, decoder, NAME(strict))))
        return NULL;
    int truth = value_truth(t, strict);
    if (truth < 0) return NULL;
    scanner->strict = truth;
    if (scanner->parse_float == to_value(t->vm->types[T_FLOAT]))
        store(scanner, &scanner->parse_float, NULL);
    if (scanner->parse_int == to_value(t->vm->types[T_INT]))
        store(scanner, &scanner->parse_int, NULL);
    return to_value(scanner);
}

static Value json_scanner_call(Thread *t, Value self, Value *args, size_t nargs, Value kwnames) {
    Value bound[2];
    int64_t from;
    if (!bind_arguments(t, "scan_once", "string, idx", args, nargs, kwnames, bound)) return NULL;
    if (!is_str(t, bound[0]))
        return raise_type_error(t, "first argument must be a string, not %s",
                                type_name_of(t, bound[0]));
    if (!value_as_int64(t, bound[1], &from, T_OVERFLOW_ERROR)) return NULL;
    if (from < 0) return raise_value_error(t, "idx cannot be negative");
    JsonScan s = {.t = t, .how = (JsonScanner *)self, .text = str_of(bound[0])};
    s.data = s.text->data;
    s.width = s.text->width;
    s.length = s.text->length;
    s.position = (size_t)from;
    Value v = (size_t)from >= s.length ? NULL : json_scan_value(&s);
    if (v) return tuple_from_2(t, v, small_int((int64_t)s.position));
    return error_is_set(t) ? NULL : raise_stop_iteration(t, small_int(from));
}

static void json_scanner_trace(Marker *m, Object *cell) {
    JsonScanner *scanner = (JsonScanner *)cell;
    gc_mark_value(m, load(&scanner->object_hook));
    gc_mark_value(m, load(&scanner->object_pairs_hook));
    gc_mark_value(m, load(&scanner->parse_float));
    gc_mark_value(m, load(&scanner->parse_int));
    gc_mark_value(m, load(&scanner->parse_constant));
}

const TypeDef json_scanner_typedef = {
    .name = "_json.Scanner",
    .doc = "Reads values from JSON texts.",
    .size = sizeof(JsonScanner),
    .flags = TYPE_IMMUTABLE,
    .trace = json_scanner_trace,
    .slots = {.new = json_scanner_new, .call = json_scanner_call},
    .new_params = "context",
};
