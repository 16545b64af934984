/* Values to JSON texts. */
#include "stdlib/json.h"

#include <math.h>

#include "runtime/error.h"
#include "runtime/objects/float.h"
#include "runtime/objects/int.h"
#include "runtime/objects/list.h"
#include "runtime/threads/safepoint.h"

typedef struct JsonEncoder { /* json.encoder.c_make_encoder(...) */
    Object header;
    Value default_function, quote; /* quote: a callable, unless quoting is our own */
    Value indent, key_separator, item_separator; /* str; indent NULL: none */
    bool check_circular, sort_keys, skip_keys, allow_nan;
    char quote_kind;         /* 'a' ASCII, 'p' plain, 0: by `quote` */
} JsonEncoder;

/* A container that is being encoded. */
typedef struct JsonLevel {
    Value container;
    const struct JsonLevel *up;
    size_t depth;            /* of indentation */
} JsonLevel;

static bool json_encode(StrBuilder *b, const JsonEncoder *e, Value v, const JsonLevel *up);

/* ---- strings --------------------------------------------------------------------------------- */

static bool json_escape_point(StrBuilder *b, uint32_t c) {
    static const char letters[] = "bfnrt", meanings[] = "\b\f\n\r\t";
    if (c == '"' || c == '\\') return str_builder_add_char(b, '\\') && str_builder_add_char(b, c);
    const char *found = c && c < 0x20 ? strchr(meanings, (int)c) : NULL;
    if (found)
        return str_builder_add_char(b, '\\') &&
               str_builder_add_char(b, (uint8_t)letters[found - meanings]);
    static const char hex[] = "0123456789abcdef";
    uint32_t units[2] = {c, 0};
    if (c > 0xffff) {
        units[0] = 0xd800 | (c - 0x10000) >> 10;
        units[1] = 0xdc00 | ((c - 0x10000) & 0x3ff);
    }
    for (int i = 0; i <= (c > 0xffff); i++) {
        uint32_t u = units[i];
        char text[6] = {'\\', 'u', hex[u >> 12], hex[u >> 8 & 15], hex[u >> 4 & 15], hex[u & 15]};
        if (!str_builder_add_ascii(b, text, 6)) return false;
    }
    return true;
}

ALWAYS_INLINE bool json_is_plain(uint32_t c, bool ascii) {
    return c >= 0x20 && c != '"' && c != '\\' && (!ascii || c < 0x7f);
}

bool json_quote(StrBuilder *b, Str *s, bool ascii) {
    const char *data = s->data;
    unsigned width = s->width;
    if (!str_builder_add_char(b, '"')) return false;
    for (size_t i = 0, run = 0;; run = ++i) {
        if (width == 1) {
            const uint8_t *bytes = (const uint8_t *)data;
            while (i < s->length && json_is_plain(bytes[i], ascii)) i++;
        } else {
            while (i < s->length && json_is_plain(points_at(data, width, i), ascii)) i++;
        }
        if (i > run && !(ascii || s->ascii
                             ? (width == 1 ? str_builder_add_ascii(b, data + run, i - run)
                                           : str_builder_add_slice(b, s, run, i))
                             : str_builder_add_points(b, data + run * width, width, i - run)))
            return false;
        if (i >= s->length) break;
        if (!json_escape_point(b, points_at(data, width, i))) return false;
    }
    return str_builder_add_char(b, '"');
}

static Value json_quoted(Thread *t, Value v, bool ascii) {
    if (!is_str(t, v))
        return raise_type_error(t, "first argument must be a string, not %s", type_name_of(t, v));
    StrBuilder b;
    str_builder_init(&b, t);
    return json_quote(&b, str_of(v), ascii) ? to_value(str_builder_finish(&b)) : NULL;
}

Value json_encode_ascii(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return json_quoted(t, args[0], true);
}

Value json_encode_plain(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return json_quoted(t, args[0], false);
}

static bool json_encode_str(StrBuilder *b, const JsonEncoder *e, Value v) {
    if (e->quote_kind) return json_quote(b, str_of(v), e->quote_kind == 'a');
    Value text = value_call_1(b->t, e->quote, v);
    if (!text) return false;
    if (!is_str(b->t, text))
        return FAIL_WITH(raise_type_error(b->t, "encoder() must return a string, not %s",
                                          type_name_of(b->t, text)));
    return str_builder_add_str(b, str_of(text));
}

/* ---- numbers --------------------------------------------------------------------------------- */

static bool json_encode_float(StrBuilder *b, const JsonEncoder *e, Value v) {
    double d = float_of(v);
    if (isfinite(d)) {
        char text[32];
        return str_builder_add_ascii(b, text, float_repr(d, text));
    }
    if (!e->allow_nan)
        return FAIL_WITH(raise_value_error(
            b->t, "Out of range float values are not JSON compliant: %R", v));
    return str_builder_add_c(b, isnan(d) ? "NaN" : d > 0 ? "Infinity" : "-Infinity");
}

static bool json_encode_int(StrBuilder *b, Value v) {
    if (is_int_small(v)) {
        char text[24], *p = text + sizeof text;
        int64_t n = small_int_of(v);
        uint64_t rest = n < 0 ? 0 - (uint64_t)n : (uint64_t)n;
        do *--p = (char)('0' + rest % 10); while (rest /= 10);
        if (n < 0) *--p = '-';
        return str_builder_add_ascii(b, p, (size_t)(text + sizeof text - p));
    }
    Str *text = int_to_str(b->t, v, 10);
    return text && str_builder_add_str(b, text);
}

/* 1 done, 0 v is nothing of the kind, -1 error. */
static int json_encode_scalar(StrBuilder *b, const JsonEncoder *e, Value v) {
    bool ok;
    if (is_constant(v)) {
        if (v != NONE && !is_bool(v)) return 0;
        ok = str_builder_add_c(b, v == NONE ? "null" : v == TRUE_VALUE ? "true" : "false");
    } else if (is_str(b->t, v)) {
        ok = json_encode_str(b, e, v);
    } else if (is_int_small(v) || is_int(b->t, v)) {
        ok = json_encode_int(b, v);
    } else if (is_float(b->t, v)) {
        ok = json_encode_float(b, e, v);
    } else {
        return 0;
    }
    return ok ? 1 : -1;
}

/* ---- containers ------------------------------------------------------------------------------ */

/* The exception that is set gets a note. */
static COLD bool json_note(Thread *t, Str *note) {
    Value exception = note ? error_take(t) : NULL;
    Value window[2] = {exception, to_value(note)};
    if (note && value_call_method(t, NAME(add_note), window, 2, NULL)) error_restore(t, exception);
    return false;
}

static COLD bool json_note_item(Thread *t, Value container, Value key) {
    Value exception = error_take(t);
    Value name = type_str_name(t, type_of(t, container));
    Str *note = str_format(t, "when serializing %V item %R", name, key);
    if (!note) return false;
    error_restore(t, exception);
    return json_note(t, note);
}

static COLD bool json_note_object(Thread *t, Value object) {
    Value exception = error_take(t);
    Str *note = str_format(t, "when serializing %V object", type_str_name(t, type_of(t, object)));
    if (!note) return false;
    error_restore(t, exception);
    return json_note(t, note);
}

static bool json_enter(Thread *t, const JsonEncoder *e, const JsonLevel *up, Value v) {
    if (UNLIKELY(C_STACK_IS_LOW(t)) && thread_stack_overflow(t, " while encoding a JSON object"))
        return false;
    for (; e->check_circular && up; up = up->up)
        if (up->container == v)
            return FAIL_WITH(raise_value_error(t, "Circular reference detected"));
    return true;
}

static bool json_new_line(StrBuilder *b, const JsonEncoder *e, size_t depth) {
    if (!e->indent) return true;
    if (!str_builder_add_char(b, '\n')) return false;
    for (size_t i = 0; i < depth; i++)
        if (!str_builder_add_str(b, str_of(e->indent))) return false;
    return true;
}

static bool json_between(StrBuilder *b, const JsonEncoder *e, bool first, size_t depth) {
    return (first || str_builder_add_str(b, str_of(e->item_separator))) &&
           json_new_line(b, e, depth);
}

static bool json_encode_array(StrBuilder *b, const JsonEncoder *e, Value v, const JsonLevel *up) {
    Thread *t = b->t;
    bool list = is_list(t, v);
    if ((list ? list_length(list_of(v)) : tuple_of(v)->length) == 0)
        return str_builder_add_ascii(b, "[]", 2);
    if (!json_enter(t, e, up, v)) return false;
    JsonLevel level = {v, up, (up ? up->depth : 0) + 1};
    if (!str_builder_add_char(b, '[')) return false;
    for (size_t i = 0;; i++) {
        Value item = list ? list_get(list_of(v), i)
                          : i < tuple_of(v)->length ? load(&tuple_of(v)->items[i]) : NULL;
        if (!item) break;
        if (!poll_actions(t) || !json_between(b, e, i == 0, level.depth)) return false;
        if (!json_encode(b, e, item, &level))
            return json_note_item(t, v, small_int((int64_t)i));
    }
    return json_new_line(b, e, level.depth - 1) && str_builder_add_char(b, ']');
}

/* 1 done, 0 the key is to be skipped, -1 error. */
static int json_encode_key(StrBuilder *b, const JsonEncoder *e, Value key, bool first,
                           size_t depth) {
    Thread *t = b->t;
    bool text = is_str(t, key);
    bool known = text || key == NONE || is_bool(key) || is_int(t, key) || is_float(t, key);
    if (!known && e->skip_keys) return 0;
    if (!known) {
        raise_type_error(t, "keys must be str, int, float, bool or None, not %V",
                         type_str_name(t, type_of(t, key)));
        return -1;
    }
    if (!json_between(b, e, first, depth)) return -1;
    if (text) return json_encode_str(b, e, key) ? 1 : -1;
    return str_builder_add_char(b, '"') && json_encode_scalar(b, e, key) > 0 &&
                   str_builder_add_char(b, '"') ? 1 : -1;
}

static bool json_encode_pair(StrBuilder *b, const JsonEncoder *e, Value key, Value v,
                             const JsonLevel *level, bool *first) {
    if (!poll_actions(b->t)) return false;
    int done = json_encode_key(b, e, key, *first, level->depth);
    if (done <= 0) return done == 0;
    *first = false;
    if (!str_builder_add_str(b, str_of(e->key_separator))) return false;
    return json_encode(b, e, v, level) || json_note_item(b->t, level->container, key);
}

/* The pairs as a list, in their order. */
static Value json_pairs(Thread *t, const JsonEncoder *e, Value v) {
    Value list = value_call_method(t, NAME(items), &v, 1, NULL);
    if (list) list = list_from_iterable(t, list);
    return list && (!e->sort_keys || list_sort(t, list, NULL, false)) ? list : NULL;
}

static bool json_encode_object(StrBuilder *b, const JsonEncoder *e, Value v, const JsonLevel *up) {
    Thread *t = b->t;
    if (dict_length(dict_of(v)) == 0) return str_builder_add_ascii(b, "{}", 2);
    if (!json_enter(t, e, up, v)) return false;
    JsonLevel level = {v, up, (up ? up->depth : 0) + 1};
    bool first = true;
    if (!str_builder_add_char(b, '{')) return false;
    if (is_dict_exact(v) && !e->sort_keys) {
        DictTable *table = NULL;
        size_t position = 0;
        for (Value key, item; dict_next(dict_of(v), &table, &position, &key, &item);)
            if (!json_encode_pair(b, e, key, item, &level, &first)) return false;
    } else {
        Value pairs = json_pairs(t, e, v), pair;
        if (!pairs) return false;
        for (size_t i = 0; (pair = list_get(list_of(pairs), i)) != NULL; i++) {
            if (!is_tuple(t, pair) || tuple_of(pair)->length != 2)
                return FAIL_WITH(raise_value_error(t, "items must return 2-tuples"));
            if (!json_encode_pair(b, e, tuple_of(pair)->items[0], tuple_of(pair)->items[1], &level,
                                  &first))
                return false;
        }
    }
    return (first || json_new_line(b, e, level.depth - 1)) && str_builder_add_char(b, '}');
}

static bool json_encode(StrBuilder *b, const JsonEncoder *e, Value v, const JsonLevel *up) {
    int done = json_encode_scalar(b, e, v);
    if (done) return done > 0;
    Thread *t = b->t;
    if (is_list(t, v) || is_tuple(t, v)) return json_encode_array(b, e, v, up);
    if (is_dict(t, v)) return json_encode_object(b, e, v, up);
    if (!json_enter(t, e, up, v)) return false;
    JsonLevel level = {v, up, up ? up->depth : 0};
    Value other = value_call_1(t, e->default_function, v);
    if (!other) return false;
    return json_encode(b, e, other, &level) || json_note_object(t, v);
}

/* ---- the type -------------------------------------------------------------------------------- */

static char json_quote_kind(Value quote) {
    if (!is_exact(quote, T_NATIVE)) return 0;
    NativeFn fn = ((Native *)quote)->def->fn;
    return fn == json_encode_ascii ? 'a' : fn == json_encode_plain ? 'p' : 0;
}

static Value json_encoder_new(Thread *t, Value cls, Value *args, size_t nargs, Value kwnames) {
    Value a[9];
    if (!bind_arguments(t, "make_encoder",
                        "markers, default, encoder, indent, key_separator, item_separator, "
                        "sort_keys, skipkeys, allow_nan",
                        args, nargs, kwnames, a))
        return NULL;
    if (a[0] != NONE && !is_dict(t, a[0]))
        return raise_type_error(t, "make_encoder() argument 1 must be dict or None, not %s",
                                type_name_of(t, a[0]));
    for (int i = 3; i < 6; i++)
        if (!is_str(t, a[i]) && (i > 3 || a[i] != NONE))
            return raise_type_error(t, "make_encoder() argument %d must be str, not %s", i + 1,
                                    type_name_of(t, a[i]));
    int truth[3];
    for (int i = 0; i < 3; i++)
        if ((truth[i] = value_truth(t, a[6 + i])) < 0) return NULL;
    JsonEncoder *e = (JsonEncoder *)type_allocate_instance(t, type_from(cls), 0);
    if (!e) return NULL;
    e->check_circular = a[0] != NONE;
    store(e, &e->default_function, a[1]);
    store(e, &e->quote, a[2]);
    if (a[3] != NONE) store(e, &e->indent, a[3]);
    store(e, &e->key_separator, a[4]);
    store(e, &e->item_separator, a[5]);
    e->sort_keys = truth[0];
    e->skip_keys = truth[1];
    e->allow_nan = truth[2];
    e->quote_kind = json_quote_kind(a[2]);
    return to_value(e);
}

static Value json_encoder_call(Thread *t, Value self, Value *args, size_t nargs, Value kwnames) {
    Value bound[2];
    int64_t depth;
    if (!bind_arguments(t, "_iterencode", "obj, _current_indent_level", args, nargs, kwnames,
                        bound) ||
        !value_as_int64(t, bound[1], &depth, T_OVERFLOW_ERROR))
        return NULL;
    StrBuilder b;
    JsonLevel level = {NULL, NULL, depth > 0 ? (size_t)depth : 0};
    str_builder_init(&b, t);
    if (!json_encode(&b, (JsonEncoder *)self, bound[0], &level)) return NULL;
    Str *text = str_builder_finish(&b);
    return text ? tuple_from_1(t, to_value(text)) : NULL;
}

static void json_encoder_trace(Marker *m, Object *cell) {
    JsonEncoder *e = (JsonEncoder *)cell;
    gc_mark_value(m, load(&e->default_function));
    gc_mark_value(m, load(&e->quote));
    gc_mark_value(m, load(&e->indent));
    gc_mark_value(m, load(&e->key_separator));
    gc_mark_value(m, load(&e->item_separator));
}

const TypeDef json_encoder_typedef = {
    .name = "_json.Encoder",
    .doc = "Makes JSON texts of values.",
    .size = sizeof(JsonEncoder),
    .flags = TYPE_IMMUTABLE,
    .trace = json_encoder_trace,
    .slots = {.new = json_encoder_new, .call = json_encoder_call},
    .new_params = "markers, default, encoder, indent, key_separator, item_separator, sort_keys, "
                  "skipkeys, allow_nan",
};
