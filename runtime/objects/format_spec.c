#include "runtime/objects/format_spec.h"

#include "runtime/error.h"
#include "runtime/threads/safepoint.h"
#include "runtime/unicode/unicode.h"

typedef struct SpecReader {
    Thread *t;
    Str *text;
    const void *data;
    size_t position, length;
} SpecReader;

static uint32_t spec_peek(const SpecReader *r, size_t ahead) {
    size_t i = r->position + ahead;
    return i < r->length ? str_at(r->text, r->data, i) : 0;
}

static bool spec_accept(SpecReader *r, uint32_t point) {
    if (r->position >= r->length || spec_peek(r, 0) != point) return false;
    r->position++;
    return true;
}

static bool spec_is_align(uint32_t point) {
    return point == '<' || point == '>' || point == '=' || point == '^';
}

/* A run of decimal digits, of any script. *number stays as it was when there is none. */
static bool spec_number(SpecReader *r, int64_t *number) {
    int64_t n = 0;
    size_t start = r->position;
    for (; r->position < r->length; r->position++) {
        uint32_t point = spec_peek(r, 0);
        int digit = point < 128 ? (point >= '0' && point <= '9' ? (int)point - '0' : -1)
                                : unicode_decimal(point);
        if (digit < 0) break;
        if (n > (INT64_MAX - 9) / 10)
            return FAIL_WITH(raise_value_error(r->t, "Too many decimal digits in format string"));
        n = n * 10 + digit;
    }
    if (r->position > start) *number = n;
    return true;
}

/* ',' or '_' or neither; both is an error. */
static bool spec_grouping(SpecReader *r, char *grouping) {
    if (spec_accept(r, ',')) *grouping = ',';
    if (spec_peek(r, 0) == '_' && *grouping == 0) {
        r->position++;
        *grouping = '_';
        if (spec_peek(r, 0) != ',') return true;
    } else if (spec_peek(r, 0) != '_' || *grouping == 0) {
        return true;
    }
    return FAIL_WITH(raise_value_error(r->t, "Cannot specify both ',' and '_'."));
}

static void spec_options(SpecReader *r, FormatSpec *out) {
    if (r->length >= 2 && spec_is_align(spec_peek(r, 1))) {
        out->fill = spec_peek(r, 0);
        out->align = (char)spec_peek(r, 1);
        out->fill_given = out->align_given = true;
        r->position = 2;
    } else if (r->length >= 1 && spec_is_align(spec_peek(r, 0))) {
        out->align = (char)spec_peek(r, 0);
        out->align_given = true;
        r->position = 1;
    }
    uint32_t sign = spec_peek(r, 0);
    if (sign == '+' || sign == '-' || sign == ' ') {
        out->sign = (char)sign;
        r->position++;
    }
    out->no_negative_zero = spec_accept(r, 'z');
    out->alternate = spec_accept(r, '#');
}

static bool spec_refuse_grouping(Thread *t, char grouping, uint32_t type) {
    if (type > 32 && type < 128)
        return FAIL_WITH(
            raise_value_error(t, "Cannot specify '%c' with '%c'.", grouping, (int)type));
    return FAIL_WITH(
        raise_value_error(t, "Cannot specify '%c' with '\\x%x'.", grouping, (int)type));
}

/* Which types may group the integer part, and how: the wrong ones raise. */
static bool spec_check_grouping(Thread *t, char grouping, uint32_t type) {
    switch (type) {
    case 'd': case 'e': case 'f': case 'g': case 'E': case 'F': case 'G': case '%': case 0:
        return true;
    case 'b': case 'o': case 'x': case 'X':
        if (grouping == '_') return true;
        break;
    }
    return spec_refuse_grouping(t, grouping, type);
}

bool format_spec_parse(Thread *t, Str *spec, const char *type_name, uint32_t default_type,
                       char default_align, FormatSpec *out) {
    const void *data = str_flat(t, spec);
    if (data == NULL) return false;
    SpecReader r = {.t = t, .text = spec, .data = data, .length = spec->length};
    *out = (FormatSpec){.fill = ' ', .align = default_align, .width = -1, .precision = -1};
    spec_options(&r, out);
    if (!out->fill_given && spec_peek(&r, 0) == '0' && spec_accept(&r, '0')) {
        out->fill = '0';
        if (!out->align_given && default_align == '>') out->align = '=';
    }
    if (!spec_number(&r, &out->width) || !spec_grouping(&r, &out->grouping)) return false;
    if (spec_accept(&r, '.')) {
        if (!spec_number(&r, &out->precision) || !spec_grouping(&r, &out->fraction_grouping))
            return false;
        if (out->precision < 0 && out->fraction_grouping == 0)
            return FAIL_WITH(raise_value_error(t, "Format specifier missing precision"));
    }
    if (r.length - r.position > 1)
        return FAIL_WITH(raise_value_error(
            t, "Invalid format specifier '%U' for object of type '%s'", spec, type_name));
    out->type = r.position < r.length ? spec_peek(&r, 0) : default_type;
    if (out->grouping != 0 && !spec_check_grouping(t, out->grouping, out->type)) return false;
    if (out->fraction_grouping != 0 && out->type == 'n')
        return spec_refuse_grouping(t, out->fraction_grouping, out->type);
    return true;
}

Value format_spec_unknown_type(Thread *t, uint32_t type, const char *type_name) {
    if (type > 32 && type < 128)
        return raise_value_error(t, "Unknown format code '%c' for object of type '%s'", (int)type,
                                 type_name);
    return raise_value_error(t, "Unknown format code '\\x%x' for object of type '%s'", (int)type,
                             type_name);
}

/* In runs, with polls between them: the width is the program's, and may be any. */
static bool format_fill(StrBuilder *b, uint32_t point, int64_t count) {
    char run[256];
    memset(run, point < 128 ? (int)point : ' ', sizeof run);
    while (count > 0) {
        size_t length = count < (int64_t)sizeof run ? (size_t)count : sizeof run;
        if (!poll_actions(b->t)) return false;
        if (point < 128) {
            if (!str_builder_add_ascii(b, run, length)) return false;
        } else {
            for (size_t i = 0; i < length; i++)
                if (!str_builder_add_char(b, point)) return false;
        }
        count -= (int64_t)length;
    }
    return true;
}

bool format_pad(StrBuilder *b, const FormatSpec *spec, Str *content, size_t prefix_length) {
    int64_t length = (int64_t)content->length;
    int64_t padding = spec->width > length ? spec->width - length : 0;
    int64_t left = spec->align == '<' ? 0 : spec->align == '^' ? padding / 2 : padding;
    size_t prefix = spec->align == '=' ? prefix_length : 0;
    if (spec->width > (int64_t)STR_LENGTH_MAX) return FAIL_WITH(raise_memory_error(b->t));
    if (padding > 0 && !str_builder_reserve(b, (size_t)(padding + length), spec->fill)) return false;
    return (prefix == 0 || str_builder_add_slice(b, content, 0, prefix)) &&
           format_fill(b, spec->fill, left) &&
           str_builder_add_slice(b, content, prefix, (size_t)length) &&
           format_fill(b, spec->fill, padding - left);
}
