/* str.format(), format_map() and __format__. */
#include "runtime/objects/str_template.h"

#include "runtime/error.h"
#include "runtime/intern.h"
#include "runtime/objects/dict.h"
#include "runtime/objects/format_spec.h"
#include "runtime/objects/int.h"
#include "runtime/objects/str_internal.h"
#include "runtime/objects/tuple.h"

/* ---- parsing --------------------------------------------------------------------------------- */

static int template_fail(Thread *t, const char *message) {
    raise_value_error(t, message);
    return -1;
}

/* After the name: !conversion, then :spec. *at is behind the closing brace. */
static int template_field_end(Thread *t, Str *s, size_t *at, size_t end, TemplateField *field) {
    const void *data = s->data;
    size_t i = *at;
    if (i < end && str_at(s, data, i) == '!') {
        if (i + 1 >= end || str_at(s, data, i + 1) == '}')
            return template_fail(t, i + 1 >= end
                                        ? "end of string while looking for conversion specifier"
                                        : "unmatched '{' in format spec");
        field->conversion = str_at(s, data, i + 1);
        i += 2;
        if (i >= end) return template_fail(t, "unmatched '{' in format spec");
        if (str_at(s, data, i) != ':' && str_at(s, data, i) != '}')
            return template_fail(t, "expected ':' after conversion specifier");
    }
    if (i < end && str_at(s, data, i) == ':') {
        field->spec_start = ++i;
        for (int depth = 1; depth > 0; i++) {
            if (i >= end) return template_fail(t, "unmatched '{' in format spec");
            uint32_t c = str_at(s, data, i);
            if (c == '{') depth++, field->spec_nested = true;
            else if (c == '}') depth--;
        }
        field->spec_end = i - 1;
        *at = i;
        return 1;
    }
    if (i >= end) return template_fail(t, "expected '}' before end of string");
    *at = i + 1;
    return 1;
}

static int template_field(Thread *t, Str *s, size_t *at, size_t end, TemplateField *field) {
    const void *data = s->data;
    field->has_field = true;
    field->name_start = *at;
    size_t i = *at;
    bool in_brackets = false;
    for (; i < end; i++) {
        uint32_t c = str_at(s, data, i);
        if (c == '[') in_brackets = true;
        else if (c == ']') in_brackets = false;
        else if (c == '{' && !in_brackets) return template_fail(t, "unexpected '{' in field name");
        else if (!in_brackets && (c == '}' || c == ':' || c == '!')) break;
    }
    if (i >= end) return template_fail(t, "expected '}' before end of string");
    field->name_end = i;
    *at = i;
    return template_field_end(t, s, at, end, field);
}

int template_next(Thread *t, Str *s, size_t *at, size_t end, TemplateField *field) {
    const void *data = s->data;
    if (*at >= end) return 0;
    *field = (TemplateField){.literal_start = *at};
    size_t i = *at;
    for (; i < end; i++) {
        uint32_t c = str_at(s, data, i);
        if (c != '{' && c != '}') continue;
        bool doubled = i + 1 < end && str_at(s, data, i + 1) == c;
        if (doubled) {
            field->literal_end = i + 1;
            *at = i + 2;
            return 1;
        }
        if (c == '}') return template_fail(t, "Single '}' encountered in format string");
        if (i + 1 >= end) return template_fail(t, "Single '{' encountered in format string");
        field->literal_end = i;
        *at = i + 1;
        return template_field(t, s, at, end, field);
    }
    field->literal_end = i;
    *at = i;
    return 1;
}

/* Digits as an int; otherwise NULL without an exception, unless there are too many. */
static Value template_number(Thread *t, Str *s, size_t start, size_t end) {
    int64_t n = 0;
    if (start == end) return NULL;
    for (size_t i = start; i < end; i++) {
        uint32_t digit = str_at(s, s->data, i) - '0';
        if (digit > 9) return NULL;
        if (n > (INT64_MAX - 9) / 10)
            return raise_value_error(t, "Too many decimal digits in format string");
        n = n * 10 + digit;
    }
    return small_int(n);
}

static Value template_key(Thread *t, Str *s, size_t start, size_t end) {
    Value number = template_number(t, s, start, end);
    return number || error_is_set(t) ? number : to_value(str_slice(t, s, start, end));
}

Value template_first(Thread *t, Str *s, size_t start, size_t end, size_t *rest) {
    size_t i = start;
    while (i < end && str_at(s, s->data, i) != '.' && str_at(s, s->data, i) != '[') i++;
    *rest = i;
    return template_key(t, s, start, i);
}

int template_part(Thread *t, Str *s, size_t *at, size_t end, bool *is_attribute, Value *key) {
    size_t i = *at;
    if (i >= end) return 0;
    uint32_t c = str_at(s, s->data, i++);
    size_t start = i;
    *is_attribute = c == '.';
    if (c == '.') {
        while (i < end && str_at(s, s->data, i) != '.' && str_at(s, s->data, i) != '[') i++;
        *key = to_value(str_slice(t, s, start, i));
    } else if (c == '[') {
        while (i < end && str_at(s, s->data, i) != ']') i++;
        if (i >= end) return template_fail(t, "Missing ']' in format string");
        *key = template_key(t, s, start, i++);
    } else {
        return template_fail(t, "Only '.' or '[' may follow ']' in format field specifier");
    }
    *at = i;
    if (start == i - (c == '[')) return template_fail(t, "Empty attribute in format string");
    return *key ? 1 : -1;
}

/* ---- formatting ------------------------------------------------------------------------------ */

typedef struct TemplateArguments {
    Tuple *positional;       /* NULL: format_map */
    Value named;             /* a mapping, or NULL */
    int64_t next;            /* automatic numbering: -1: fields are numbered by hand */
} TemplateArguments;

static Value template_positional(Thread *t, TemplateArguments *a, int64_t i) {
    if (!a->positional) return raise_value_error(t, "Format string contains positional fields");
    if ((uint64_t)i >= a->positional->length)
        return raise_index_error(t, "Replacement index %zd out of range for positional args tuple",
                                 i);
    return load(&a->positional->items[i]);
}

static Value template_argument(Thread *t, Str *s, const TemplateField *field, TemplateArguments *a,
                               size_t *rest) {
    Value first = template_first(t, s, field->name_start, field->name_end, rest);
    if (!first) return NULL;
    if (is_str_exact(first) && str_of(first)->length == 0) {
        if (a->next < 0)
            return raise_value_error(
                t, "cannot switch from manual field specification to automatic field numbering");
        return template_positional(t, a, a->next++);
    }
    if (is_int_small(first)) {
        if (a->next > 0)
            return raise_value_error(
                t, "cannot switch from automatic field numbering to manual field specification");
        a->next = -1;
        return template_positional(t, a, small_int_of(first));
    }
    if (!a->named) return raise_key_error(t, first);
    return value_getitem(t, a->named, first);
}

static Value template_object(Thread *t, Str *s, const TemplateField *field, TemplateArguments *a) {
    size_t at;
    Value object = template_argument(t, s, field, a, &at), key;
    bool is_attribute;
    while (object) {
        int more = template_part(t, s, &at, field->name_end, &is_attribute, &key);
        if (more <= 0) return more ? NULL : object;
        Str *name = is_attribute ? intern(t, str_of(key)) : NULL;
        if (is_attribute && !name) return NULL;
        object = is_attribute ? value_getattr(t, object, name) : value_getitem(t, object, key);
    }
    return NULL;
}

static bool template_run(StrBuilder *b, Str *s, size_t from, size_t to, TemplateArguments *a,
                         int depth);

/* The spec, after its own fields were replaced. */
static Value template_spec(Thread *t, Str *s, const TemplateField *field, TemplateArguments *a,
                           int depth) {
    if (!field->spec_nested) return to_value(str_slice(t, s, field->spec_start, field->spec_end));
    StrBuilder b;
    str_builder_init(&b, t);
    if (!template_run(&b, s, field->spec_start, field->spec_end, a, depth - 1)) return NULL;
    return to_value(str_builder_finish(&b));
}

static Value template_convert(Thread *t, Value v, uint32_t conversion) {
    if (conversion == 'r') return value_repr(t, v);
    if (conversion == 's') return value_str(t, v);
    if (conversion == 'a') return value_ascii(t, v);
    if (conversion > 32 && conversion < 127)
        return raise_value_error(t, "Unknown conversion specifier %c", conversion);
    return raise_value_error(t, "Unknown conversion specifier \\x%x", conversion);
}

static bool template_run(StrBuilder *b, Str *s, size_t from, size_t to, TemplateArguments *a,
                         int depth) {
    Thread *t = b->t;
    TemplateField field;
    int more;
    if (depth < 0) return FAIL_WITH(raise_value_error(t, "Max string recursion exceeded"));
    while ((more = template_next(t, s, &from, to, &field)) > 0) {
        if (!str_builder_add_slice(b, s, field.literal_start, field.literal_end)) return false;
        if (!field.has_field) continue;
        Value v = template_object(t, s, &field, a);
        if (v && field.conversion) v = template_convert(t, v, field.conversion);
        if (v && is_int_small(v) && field.spec_start == field.spec_end && !field.spec_nested) {
            if (!str_builder_add_int(b, small_int_of(v))) return false;
            continue;
        }
        Value spec = v ? template_spec(t, s, &field, a, depth) : NULL;
        if (!spec) return false;
        bool plain = is_str_exact(v) && str_of(spec)->length == 0;
        Value text = plain ? v : value_format(t, v, spec);
        if (!text || !str_builder_add_str(b, str_of(text))) return false;
    }
    return more == 0;
}

static Value template_format(Thread *t, Str *s, TemplateArguments *a) {
    StrBuilder b;
    str_builder_init(&b, t);
    return template_run(&b, s, 0, s->length, a, 1) ? to_value(str_builder_finish(&b)) : NULL;
}

Value str_method_format(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    TemplateArguments a = {tuple_of(args[1]), args[2], 0};
    return template_format(t, str_of(args[0]), &a);
}

Value str_method_format_map(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    TemplateArguments a = {NULL, args[1], 0};
    return template_format(t, str_of(args[0]), &a);
}

/* ---- __format__ ------------------------------------------------------------------------------ */

Value str_method_format_spec(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    Str *s = str_of(args[0]);
    if (!is_str(t, args[1])) return raise_bad_argument(t, "__format__", 0, "str", args[1]);
    if (str_of(args[1])->length == 0) return value_str(t, args[0]);
    FormatSpec spec;
    if (!format_spec_parse(t, str_of(args[1]), type_name_of(t, args[0]), 's', '<', &spec))
        return NULL;
    if (spec.type != 's') return format_spec_unknown_type(t, spec.type, type_name_of(t, args[0]));
    if (spec.sign)
        return raise_value_error(t, spec.sign == ' '
                                        ? "Space not allowed in string format specifier"
                                        : "Sign not allowed in string format specifier");
    if (spec.no_negative_zero)
        return raise_value_error(
            t, "Negative zero coercion (z) not allowed in string format specifier");
    if (spec.alternate)
        return raise_value_error(t, "Alternate form (#) not allowed in string format specifier");
    if (spec.align == '=')
        return raise_value_error(t, "'=' alignment not allowed in string format specifier");
    size_t length = s->length;
    if (spec.precision >= 0 && (uint64_t)spec.precision < length) length = (size_t)spec.precision;
    if (spec.width <= (int64_t)length && length == s->length) return to_value(str_exact(t, s));
    Str *content = str_slice(t, s, 0, length);
    StrBuilder b;
    str_builder_init(&b, t);
    return content && format_pad(&b, &spec, content, 0) ? to_value(str_builder_finish(&b)) : NULL;
}
