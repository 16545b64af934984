#include "runtime/objects/number_format.h"

#include <limits.h>
#include <math.h>
#include <stdlib.h>

#include "runtime/error.h"
#include "runtime/objects/bytes.h"
#include "runtime/objects/float.h"
#include "runtime/objects/float_text.h"
#include "runtime/objects/int.h"
#include "runtime/threads/safepoint.h"

/* ---- grouping -------------------------------------------------------------------------------- */

/* A number as text in its parts: [sign][prefix]whole[rest], all ASCII. The rest is a point, a
 * fraction, an exponent; of it `fraction` digits after the point may be grouped. */
typedef struct NumberText {
    char sign;               /* 0: none */
    const char *prefix;      /* "", "0x" ... */
    const char *whole;
    size_t whole_length;
    const char *rest;
    size_t rest_length;
    size_t fraction;
} NumberText;

/* The width of n digits with a separator between groups of `group`. */
static size_t grouped_length(size_t n, size_t group) {
    return n == 0 ? 0 : n + (n - 1) / group;
}

/* Digits from the right in groups, after as many zeroes as make `width` (never ending on a
 * separator at the left). */
static bool number_add_grouped(StrBuilder *b, const char *digits, size_t length, char separator,
                               size_t group, size_t width) {
    size_t total = length;
    if (separator != 0 && grouped_length(total, group) < width) {
        total = width - width / (group + 1);
        if (grouped_length(total, group) < width) total++;
    }
    if (separator == 0 && total < width) total = width;
    for (size_t i = 0; i < total; i++) {
        if (i % 65536 == 65535 && !poll_actions(b->t)) return false;
        if (i > 0 && separator != 0 && (total - i) % group == 0 &&
            !str_builder_add_char(b, (uint32_t)separator))
            return false;
        if (!str_builder_add_char(b, i < total - length ? '0'
                                                        : (uint32_t)digits[i - (total - length)]))
            return false;
    }
    return true;
}

/* From the point on: its digits in groups of three from the left. */
static bool number_add_rest(StrBuilder *b, const NumberText *n, char separator) {
    if (separator == 0 || n->fraction == 0)
        return str_builder_add_ascii(b, n->rest, n->rest_length);
    for (size_t i = 0; i < n->rest_length; i++) {
        if (i > 1 && i <= n->fraction && (i - 1) % 3 == 0 &&
            !str_builder_add_char(b, (uint32_t)separator))
            return false;
        if (!str_builder_add_char(b, (uint32_t)n->rest[i])) return false;
    }
    return true;
}

/* The number with its sign, and behind it zeroes up to the width if they are the fill. */
static Str *number_compose(Thread *t, const FormatSpec *spec, const NumberText *n,
                           size_t *prefix_length) {
    StrBuilder b;
    str_builder_init(&b, t);
    size_t group = spec->type == 'b' || spec->type == 'o' || spec->type == 'x' || spec->type == 'X'
                       ? 4
                       : 3;
    size_t prefix = strlen(n->prefix), zeroes = 0;
    size_t around = (n->sign != 0) + prefix + n->rest_length;
    if (spec->fraction_grouping != 0 && n->fraction > 0) around += (n->fraction - 1) / 3;
    if (spec->fill == '0' && spec->align == '=' && spec->width > (int64_t)around)
        zeroes = (size_t)spec->width - around;
    if (spec->width > (int64_t)STR_LENGTH_MAX) return (void *)raise_memory_error(t);
    if (n->sign != 0 && !str_builder_add_char(&b, (uint32_t)n->sign)) return NULL;
    if (!str_builder_add_ascii(&b, n->prefix, prefix) ||
        !number_add_grouped(&b, n->whole, n->whole_length, spec->grouping, group, zeroes) ||
        !number_add_rest(&b, n, spec->fraction_grouping))
        return NULL;
    *prefix_length = (n->sign != 0) + prefix;
    return str_builder_finish(&b);
}

static Value number_pad(Thread *t, const FormatSpec *spec, Str *content, size_t prefix_length) {
    if (content == NULL) return NULL;
    if (spec->width <= (int64_t)content->length) return to_value(content);
    StrBuilder b;
    str_builder_init(&b, t);
    if (!format_pad(&b, spec, content, prefix_length)) return NULL;
    return to_value(str_builder_finish(&b));
}

static char number_sign(const FormatSpec *spec, bool negative) {
    if (negative) return '-';
    return spec->sign == '+' || spec->sign == ' ' ? spec->sign : 0;
}

/* The specification of __format__'s argument: false with an error, or *empty if str() will do. */
static bool number_spec(Thread *t, Value *args, uint32_t default_type, FormatSpec *spec,
                        bool *empty) {
    if (!is_str(t, args[1]))
        return FAIL_WITH(raise_type_error(t, "__format__() argument must be str, not %T", args[1]));
    *empty = str_of(args[1])->length == 0;
    return *empty ||
           format_spec_parse(t, str_of(args[1]), type_name_of(t, args[0]), default_type, '>', spec);
}

/* ---- int ------------------------------------------------------------------------------------- */

static Value int_format_char(Thread *t, const FormatSpec *spec, Value v) {
    int64_t point;
    if (spec->sign != 0)
        return raise_value_error(t, "Sign not allowed with integer format specifier 'c'");
    if (spec->alternate)
        return raise_value_error(
            t, "Alternate form (#) not allowed with integer format specifier 'c'");
    if (!int_as_int64(v, &point))
        return raise_overflow_error(t, "Python int too large to convert to C long");
    if (point < 0 || point > 0x10ffff)
        return raise_overflow_error(t, "%%c arg not in range(0x110000)");
    return number_pad(t, spec, str_from_char(t, (uint32_t)point), 0);
}

static Value int_format_digits(Thread *t, const FormatSpec *spec, Value v) {
    static const char *const prefixes[] = {"0b", "0o", "0x", "0X"};
    int base = 10, prefix = -1;
    switch (spec->type) {
    case 'b': base = 2, prefix = 0; break;
    case 'o': base = 8, prefix = 1; break;
    case 'x': base = 16, prefix = 2; break;
    case 'X': base = 16, prefix = 3; break;
    }
    Str *digits = int_to_str(t, v, base);
    if (digits == NULL) return NULL;
    const char *text = digits->data;
    size_t length = digits->length, prefix_length;
    bool negative = text[0] == '-';
    if (spec->type == 'X') {
        BytesBlock *upper = bytes_block_new(t, length);
        if (upper == NULL) return NULL;
        for (size_t i = 0; i < length; i++)
            upper->data[i] = (uint8_t)(text[i] >= 'a' ? text[i] - 'a' + 'A' : text[i]);
        text = (const char *)upper->data;
    }
    NumberText n = {.sign = number_sign(spec, negative),
                    .prefix = spec->alternate && prefix >= 0 ? prefixes[prefix] : "",
                    .whole = text + negative,
                    .whole_length = length - negative,
                    .rest = ""};
    Str *content = number_compose(t, spec, &n, &prefix_length);
    return number_pad(t, spec, content, prefix_length);
}

static Value float_format_by_spec(Thread *t, const FormatSpec *spec, double d);

Value int_method_format(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    FormatSpec spec;
    bool empty;
    if (!number_spec(t, args, 'd', &spec, &empty)) return NULL;
    if (empty) return value_str(t, args[0]);
    switch (spec.type) {
    case 'b': case 'c': case 'd': case 'o': case 'x': case 'X': case 'n':
        if (spec.precision >= 0)
            return raise_value_error(t, "Precision not allowed in integer format specifier");
        if (spec.no_negative_zero)
            return raise_value_error(
                t, "Negative zero coercion (z) not allowed in integer format specifier");
        return spec.type == 'c' ? int_format_char(t, &spec, args[0])
                                : int_format_digits(t, &spec, args[0]);
    case 'e': case 'E': case 'f': case 'F': case 'g': case 'G': case '%': {
        double d;
        return int_as_double(t, args[0], &d) ? float_format_by_spec(t, &spec, d) : NULL;
    }
    }
    return format_spec_unknown_type(t, spec.type, type_name_of(t, args[0]));
}

/* ---- float ----------------------------------------------------------------------------------- */

/* |d| by the type letter: malloc'ed text without a sign. *negative is set; a zero after rounding is
 * not, with "z". NULL: error. */
static char *float_digits_by_spec(Thread *t, const FormatSpec *spec, double d, uint32_t type,
                                  bool *negative) {
    int precision = spec->precision < 0 ? 6 : (int)spec->precision;
    char code = type == 'n' ? 'g' : type == '%' ? 'f' : (char)type;
    if (type == 0) code = spec->precision >= 0 ? FLOAT_FORMAT_GENERAL : 'r';
    if (type == '%') d *= 100;
    char *text = float_format(d, code, precision, spec->alternate, false);
    if (text == NULL) return (void *)raise_memory_error(t);
    *negative = text[0] == '-';
    if (*negative) memmove(text, text + 1, strlen(text));
    if (*negative && spec->no_negative_zero && strspn(text, "0.") == strcspn(text, "eE") &&
        text[0] == '0')
        *negative = false;
    return text;
}

static void number_split(NumberText *n, const char *text, const char *suffix_end) {
    size_t length = (size_t)(suffix_end - text);
    n->prefix = "";
    n->whole = text;
    n->whole_length = strspn(text, "0123456789");
    if (n->whole_length == 0) n->whole_length = length;
    n->rest = text + n->whole_length;
    n->rest_length = length - n->whole_length;
    n->fraction = n->rest_length > 0 && n->rest[0] == '.' ? strspn(n->rest + 1, "0123456789") : 0;
}

static bool float_type_is_known(uint32_t type) {
    return type == 0 || type == 'e' || type == 'E' || type == 'f' || type == 'F' || type == 'g' ||
           type == 'G' || type == 'n';
}

/* Infinities and NaNs are words: they have no groups, yet are filled with zeroes. */
static Str *float_compose(Thread *t, const FormatSpec *spec, char *text, bool negative,
                          size_t *prefix_length) {
    NumberText n = {.sign = number_sign(spec, negative)};
    size_t length = strlen(text);
    if (spec->type == '%') text[length++] = '%', text[length] = 0;
    number_split(&n, text, text + length);
    FormatSpec plain = *spec;
    if (text[0] < '0' || text[0] > '9') plain.grouping = 0;
    Str *content = number_compose(t, &plain, &n, prefix_length);
    return content;
}

static bool float_check_precision(Thread *t, const FormatSpec *spec) {
    return spec->precision <= INT_MAX || FAIL_WITH(raise_value_error(t, "precision too big"));
}

static Value float_format_by_spec(Thread *t, const FormatSpec *spec, double d) {
    size_t prefix_length;
    bool negative;
    if (!float_check_precision(t, spec)) return NULL;
    char *text = float_digits_by_spec(t, spec, d, spec->type, &negative);
    if (text == NULL) return NULL;
    Str *content = float_compose(t, spec, text, negative, &prefix_length);
    free(text);
    return number_pad(t, spec, content, prefix_length);
}

Value float_method_format(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    FormatSpec spec;
    bool empty;
    if (!number_spec(t, args, 0, &spec, &empty)) return NULL;
    if (empty) return value_str(t, args[0]);
    if (!float_type_is_known(spec.type) && spec.type != '%')
        return format_spec_unknown_type(t, spec.type, type_name_of(t, args[0]));
    return float_format_by_spec(t, &spec, float_of(args[0]));
}

/* ---- complex --------------------------------------------------------------------------------- */

static bool complex_add_part(StrBuilder *b, const FormatSpec *spec, double d, char sign_option) {
    bool negative;
    size_t prefix_length;
    FormatSpec part = *spec;
    part.width = -1;
    part.fill = ' ';
    part.sign = sign_option;
    /* Without a letter a part looks as repr() shows it: whole numbers have no ".0". */
    char *text = float_digits_by_spec(
        b->t, spec, d, spec->type == 0 && spec->precision >= 0 ? 'g' : spec->type, &negative);
    if (text == NULL) return false;
    size_t length = strlen(text);
    if (spec->type == 0 && spec->precision < 0 && length > 2 &&
        memcmp(text + length - 2, ".0", 2) == 0)
        text[length - (spec->alternate ? 1 : 2)] = 0;
    Str *content = float_compose(b->t, &part, text, negative, &prefix_length);
    free(text);
    return content != NULL && str_builder_add_str(b, content);
}

Value complex_method_format(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    FormatSpec spec;
    bool empty;
    const Complex *c = (const Complex *)args[0];
    if (!number_spec(t, args, 0, &spec, &empty)) return NULL;
    if (empty) return value_str(t, args[0]);
    if (!float_type_is_known(spec.type))
        return format_spec_unknown_type(t, spec.type, type_name_of(t, args[0]));
    if (!float_check_precision(t, &spec)) return NULL;
    if (spec.fill == '0')
        return raise_value_error(t, "Zero padding is not allowed in complex format specifier");
    if (spec.align == '=')
        return raise_value_error(t,
                                 "'=' alignment flag is not allowed in complex format specifier");
    StrBuilder b;
    str_builder_init(&b, t);
    bool whole = spec.type != 0 || c->real != 0 || signbit(c->real),
         parentheses = spec.type == 0 && whole;
    if ((parentheses && !str_builder_add_char(&b, '(')) ||
        (whole && !complex_add_part(&b, &spec, c->real, spec.sign)) ||
        !complex_add_part(&b, &spec, c->imaginary, whole ? '+' : spec.sign) ||
        !str_builder_add_c(&b, parentheses ? "j)" : "j"))
        return NULL;
    return number_pad(t, &spec, str_builder_finish(&b), 0);
}
