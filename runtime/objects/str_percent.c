/* format % arguments, for str and for bytes. */
#include <ctype.h>
#include <stdlib.h>

#include "runtime/error.h"
#include "runtime/objects/dict.h"
#include "runtime/objects/float.h"
#include "runtime/objects/int.h"
#include "runtime/objects/str_internal.h"
#include "runtime/objects/text.h"
#include "runtime/objects/tuple.h"

typedef struct Percent {
    Thread *t;
    Points format;
    bool is_bytes;
    size_t at;               /* in the format */
    StrBuilder out;
    Value arguments;         /* a tuple, or one value */
    size_t next;             /* of the tuple; of one value: 1 when it was used */
    bool is_tuple;
    Value mapping;           /* the right side, if %(key) may ask it; or NULL */
    Value argument;          /* what %(key) found, for the directive under way */
    bool used_mapping;
} Percent;

typedef struct PercentDirective {
    bool left, sign, space, alternate, zero;
    int64_t width, precision; /* precision -1: none */
    uint32_t letter;
} PercentDirective;

static Value percent_argument(Percent *p) {
    if (p->argument) {
        Value v = p->argument;
        p->argument = NULL;
        return v;
    }
    if (p->used_mapping) return raise_type_error(p->t, "not enough arguments for format string");
    if (p->is_tuple && p->next < tuple_of(p->arguments)->length)
        return load(&tuple_of(p->arguments)->items[p->next++]);
    if (!p->is_tuple && p->next == 0) {
        p->next = 1;
        return p->arguments;
    }
    return raise_type_error(p->t, "not enough arguments for format string");
}

/* ---- parsing --------------------------------------------------------------------------------- */

static bool percent_peek(Percent *p, uint32_t *c) {
    if (p->at >= p->format.length) return FAIL_WITH(raise_value_error(p->t, "incomplete format"));
    *c = points_at(p->format.data, p->format.width, p->at);
    return true;
}

/* (key): parentheses nest. */
static bool percent_key(Percent *p) {
    Thread *t = p->t;
    if (!p->mapping) return FAIL_WITH(raise_type_error(t, "format requires a mapping"));
    size_t start = ++p->at;
    for (int depth = 1; depth > 0; p->at++) {
        if (p->at >= p->format.length)
            return FAIL_WITH(raise_value_error(t, "incomplete format key"));
        uint32_t c = points_at(p->format.data, p->format.width, p->at);
        depth += (c == '(') - (c == ')');
    }
    Points key = points_slice(p->format, start, p->at - 1);
    Value name = p->is_bytes ? to_value(bytes_new(t, key.data, key.length))
                             : to_value(str_from_points(t, key.data, key.width, key.length));
    if (!name) return false;
    p->used_mapping = true;
    return (p->argument = value_getitem(t, p->mapping, name)) != NULL;
}

/* Digits, or * for an argument. */
static bool percent_number(Percent *p, int64_t *number, bool is_width, bool *negative) {
    uint32_t c;
    *negative = false;
    if (!percent_peek(p, &c)) return false;
    if (c == '*') {
        p->at++;
        Value v = percent_argument(p);
        if (!v) return false;
        if (!is_int(p->t, v)) return FAIL_WITH(raise_type_error(p->t, "* wants int"));
        if (!int_as_int64(v, number) || (!is_width && *number != (int)*number))
            return FAIL_WITH(raise_overflow_error(p->t, is_width ? "Python int too large to convert to C ssize_t"
                                                                 : "Python int too large to convert to C int"));
        if (*number < 0) {
            *negative = true;
            *number = is_width ? -*number : 0;
        }
        return true;
    }
    *number = 0;
    for (; percent_peek(p, &c) && c - '0' < 10; p->at++) {
        if (*number > (is_width ? INT64_MAX : INT32_MAX) / 10 - 10)
            return FAIL_WITH(
                raise_value_error(p->t, is_width ? "width too big" : "precision too big"));
        *number = *number * 10 + (c - '0');
    }
    return !error_is_set(p->t);
}

static bool percent_parse(Percent *p, PercentDirective *d) {
    uint32_t c;
    bool negative;
    *d = (PercentDirective){.precision = -1};
    if (!percent_peek(p, &c)) return false;
    if (c == '(' && !percent_key(p)) return false;
    for (;; p->at++) {
        if (!percent_peek(p, &c)) return false;
        if (c == '-') d->left = true;
        else if (c == '+') d->sign = true;
        else if (c == ' ') d->space = true;
        else if (c == '#') d->alternate = true;
        else if (c == '0') d->zero = true;
        else break;
    }
    if (!percent_number(p, &d->width, true, &negative)) return false;
    if (negative) d->left = true;
    if (!percent_peek(p, &c)) return false;
    if (c == '.') {
        p->at++;
        if (!percent_number(p, &d->precision, false, &negative) || !percent_peek(p, &c))
            return false;
    }
    if (c == 'h' || c == 'l' || c == 'L') {
        p->at++;
        if (!percent_peek(p, &c)) return false;
    }
    d->letter = c;
    p->at++;
    return true;
}

/* ---- converting ------------------------------------------------------------------------------ */

/* Text that numbers are made of is ASCII: a sign, a prefix, then digits that zeroes may precede. */
static bool percent_add_number(Percent *p, const PercentDirective *d, const char *text,
                               size_t length, size_t zeroes, const char *prefix, bool fill_zero) {
    char sign = 0;
    if (length && (*text == '-' || *text == '+')) sign = *text++, length--;
    if (!sign) sign = d->sign ? '+' : d->space ? ' ' : 0;
    size_t prefix_length = strlen(prefix), size = (sign != 0) + prefix_length + zeroes + length;
    size_t padding = (uint64_t)d->width > size ? (size_t)d->width - size : 0;
    bool pad_zero = d->zero && fill_zero && !d->left;
    StrBuilder *b = &p->out;
    if (!d->left && !pad_zero && !str_builder_add_repeated(b, ' ', padding)) return false;
    if (sign && !str_builder_add_char(b, (uint8_t)sign)) return false;
    if (!str_builder_add_ascii(b, prefix, prefix_length)) return false;
    if (!str_builder_add_repeated(b, '0', zeroes + (pad_zero ? padding : 0))) return false;
    if (!str_builder_add_ascii(b, text, length)) return false;
    return !d->left || str_builder_add_repeated(b, ' ', padding);
}

/* The int of %d (any number), %x and %o (only what has __index__). */
static Value percent_int(Percent *p, uint32_t letter, Value v) {
    Thread *t = p->t;
    if (is_int(t, v)) return v;
    bool decimal = letter == 'd' || letter == 'i' || letter == 'u';
    Type *type = type_of(t, v);
    Value n = NULL;
    if (decimal && (type->slots->as_int || type->slots->index)) n = int_from_value(t, v);
    else if (type->slots->index) n = value_index(t, v);
    else
        return decimal
                   ? raise_type_error(t, "%%%c format: a real number is required, not %T", letter,
                                      v)
                   : raise_type_error(t, "%%%c format: an integer is required, not %T", letter, v);
    if (!n && error_matches(t, T_TYPE_ERROR)) {
        error_clear(t);
        return decimal
                   ? raise_type_error(t, "%%%c format: a real number is required, not %T", letter,
                                      v)
                   : raise_type_error(t, "%%%c format: an integer is required, not %T", letter, v);
    }
    return n;
}

static bool percent_convert_int(Percent *p, const PercentDirective *d, Value v) {
    Value n = percent_int(p, d->letter, v);
    if (!n) return false;
    int base = d->letter == 'o' ? 8 : (d->letter | 32) == 'x' ? 16 : 10;
    Str *digits = int_to_str(p->t, n, base);
    if (!digits) return false;
    char *text = (char *)digits->data;
    size_t length = digits->length, count = length - (length && *text == '-');
    if (d->letter == 'X') {
        BytesBlock *upper = bytes_block_new(p->t, length + 1);
        if (!upper) return false;
        ascii_to_upper(upper->data, digits->data, length);
        text = (char *)upper->data;
    }
    size_t zeroes = d->precision > (int64_t)count ? (size_t)d->precision - count : 0;
    const char *prefix = !d->alternate      ? ""
                         : base == 8        ? "0o"
                         : d->letter == 'X' ? "0X"
                         : base == 16       ? "0x"
                                            : "";
    return percent_add_number(p, d, text, length, zeroes, prefix, true);
}

static bool percent_convert_float(Percent *p, const PercentDirective *d, Value v) {
    double number;
    if (is_float(p->t, v)) {
        number = float_of(v);
    } else if (!is_int(p->t, v) && !type_of(p->t, v)->slots->as_float &&
               !type_of(p->t, v)->slots->index) {
        return p->is_bytes ? FAIL_WITH(raise_type_error(p->t, "float argument required, not %T", v))
                           : FAIL_WITH(raise_type_error(p->t, "must be real number, not %T", v));
    } else if (!value_as_double(p->t, v, &number)) {
        return false;
    }
    int precision = d->precision < 0 ? 6 : (int)d->precision;
    char *text = float_format(number, (char)d->letter, precision, d->alternate, false);
    if (!text) return FAIL_WITH(raise_memory_error(p->t));
    bool ok = percent_add_number(p, d, text, strlen(text), 0, "", true);
    free(text);
    return ok;
}

static bool percent_add_text(Percent *p, const PercentDirective *d, Points text) {
    if (d->precision >= 0 && (uint64_t)d->precision < text.length)
        text = points_slice(text, 0, (size_t)d->precision);
    size_t padding = (uint64_t)d->width > text.length ? (size_t)d->width - text.length : 0;
    if (!d->left && !str_builder_add_repeated(&p->out, ' ', padding)) return false;
    if (!str_builder_add_points(&p->out, text.data, text.width, text.length)) return false;
    return !d->left || str_builder_add_repeated(&p->out, ' ', padding);
}

static bool percent_convert_char(Percent *p, const PercentDirective *d, Value v) {
    Thread *t = p->t;
    PercentDirective whole = *d;
    whole.precision = -1;
    int64_t point = -1;
    if (!p->is_bytes && is_str(t, v)) {
        if (str_of(v)->length == 1)
            return percent_add_text(p, &whole, points_from(str_of(v)->data, 1, str_of(v)->width));
        return FAIL_WITH(raise_type_error(
            t, "%%c requires an int or a unicode character, not a string of length %zd",
            (int64_t)str_of(v)->length));
    }
    if (p->is_bytes && (is_bytes(t, v) || is_bytearray(t, v))) {
        Text text;
        if (!text_of(t, v, &text)) return false;
        if (text.points.length == 1) return percent_add_text(p, &whole, text.points);
        return FAIL_WITH(raise_type_error(
            t,
            "%%c requires an integer in range(256) or a single byte, not a %T object of length %zd",
            v, (int64_t)text.points.length));
    }
    if (!type_of(t, v)->slots->index) {
        Value name = type_short_name(t, type_of(t, v));
        if (!name) return false;
        return FAIL_WITH(raise_type_error(
            t, p->is_bytes ? "%%c requires an integer in range(256) or a single byte, not %V"
                           : "%%c requires an int or a unicode character, not %V", name));
    }
    if (!value_as_int64(t, v, &point, 0)) return false;
    if (point < 0 || point > (p->is_bytes ? 0xff : 0x10ffff))
        return p->is_bytes ? FAIL_WITH(raise_overflow_error(t, "%%c arg not in range(256)"))
                           : FAIL_WITH(raise_overflow_error(t, "%%c arg not in range(0x110000)"));
    uint32_t c = (uint32_t)point;
    return percent_add_text(p, &whole, points_from(&c, 1, 4));
}

/* %s and %b of bytes: what has __bytes__, or a buffer. */
static bool percent_convert_bytes(Percent *p, const PercentDirective *d, Value v) {
    Thread *t = p->t;
    Value made = v;
    if (!is_bytes_exact(v) && !is_exact(v, T_BYTEARRAY)) {
        made = value_call_special(t, NAME(__bytes__), &v, 1);
        if (!made) return false;
        bool has_method = made != ABSENT;
        if (!has_method) made = v;
        if (!has_method && !buffer_is_supported(t, v))
            return FAIL_WITH(raise_type_error(t,
                                              "%%b requires a bytes-like object, or an object that "
                                              "implements __bytes__, not '%T'",
                                              v));
        if (has_method && !is_bytes(t, made))
            return FAIL_WITH(raise_type_error(t, "__bytes__ returned non-bytes (type %T)", made));
    }
    BufferView view;
    if (!buffer_get(t, made, &view, BUFFER_READ)) return false;
    bool ok = percent_add_text(p, d, points_from(view.data, view.length, 1));
    buffer_release(t, &view);
    return ok;
}

static bool percent_convert_text(Percent *p, const PercentDirective *d, Value v) {
    if (p->is_bytes && (d->letter == 's' || d->letter == 'b'))
        return percent_convert_bytes(p, d, v);
    bool ascii = d->letter == 'a' || p->is_bytes;
    Value text = ascii              ? value_ascii(p->t, v)
                 : d->letter == 'r' ? value_repr(p->t, v)
                                    : value_str(p->t, v);
    if (!text) return false;
    return percent_add_text(
        p, d, points_from(str_of(text)->data, str_of(text)->length, str_of(text)->width));
}

static bool percent_unknown(Percent *p, const PercentDirective *d) {
    uint32_t shown = d->letter > 31 && d->letter < 127 ? d->letter : '?';
    return FAIL_WITH(raise_value_error(p->t,
                                       "unsupported format character '%c' (0x%x) at index %zd",
                                       shown, d->letter, (int64_t)p->at - 1));
}

static bool percent_convert(Percent *p, const PercentDirective *d) {
    if (d->letter == '%') {
        bool plain = d->width == 0 && d->precision < 0 && !d->left && !d->sign && !d->space &&
                     !d->alternate && !d->zero;
        return plain && !p->argument ? str_builder_add_char(&p->out, '%') : percent_unknown(p, d);
    }
    Value v = percent_argument(p);
    if (!v) return false;
    switch (d->letter) {
    case 'b':
        if (!p->is_bytes) break;
        return percent_convert_text(p, d, v);
    case 's': case 'r': case 'a': return percent_convert_text(p, d, v);
    case 'c': return percent_convert_char(p, d, v);
    case 'd': case 'i': case 'u': case 'o': case 'x': case 'X': return percent_convert_int(p, d, v);
    case 'e':
    case 'E':
    case 'f':
    case 'F':
    case 'g':
    case 'G': return percent_convert_float(p, d, v);
    default: break;
    }
    return percent_unknown(p, d);
}

/* The commonest directives, %s and %d for a str and a small int, as they are: 1 done, 0 it is
 * another one, -1 error. */
static int percent_plain(Percent *p) {
    if (p->is_bytes || p->used_mapping || p->at >= p->format.length) return 0;
    uint32_t letter = points_at(p->format.data, p->format.width, p->at);
    const Tuple *tuple = p->is_tuple ? tuple_of(p->arguments) : NULL;
    if ((letter != 's' && letter != 'd') || p->next >= (tuple ? tuple->length : 1)) return 0;
    Value v = tuple ? load(&tuple->items[p->next]) : p->arguments;
    bool done;
    if (is_int_small(v)) done = str_builder_add_int(&p->out, small_int_of(v));
    else if (letter == 's' && is_str_exact(v)) done = str_builder_add_str(&p->out, str_of(v));
    else return 0;
    p->at++;
    p->next++;
    return done ? 1 : -1;
}

static bool percent_run(Percent *p) {
    Points format = p->format;
    while (p->at < format.length) {
        int64_t found = search_point(points_slice(format, p->at, format.length), '%');
        size_t literal = found < 0 ? format.length - p->at : (size_t)found;
        Points piece = points_slice(format, p->at, p->at + literal);
        if (!str_builder_add_points(&p->out, piece.data, piece.width, piece.length)) return false;
        p->at += literal;
        if (found < 0) break;
        p->at++;
        int plain = percent_plain(p);
        if (plain < 0) return false;
        if (plain > 0) continue;
        PercentDirective d;
        p->argument = NULL;
        if (!percent_parse(p, &d) || !percent_convert(p, &d)) return false;
    }
    bool left_over =
        p->is_tuple ? p->next < tuple_of(p->arguments)->length : p->next == 0 && !p->mapping;
    if (left_over && !p->used_mapping)
        return FAIL_WITH(raise_type_error(p->t, "not all arguments converted during %s formatting",
                                          p->is_bytes ? "bytes" : "string"));
    return true;
}

/* What may be asked for %(key): anything with subscripts but tuples and texts. */
static bool percent_is_mapping(Thread *t, Value v, bool for_bytes) {
    if (is_tuple(t, v) || is_str(t, v)) return false;
    if (for_bytes && (is_bytes(t, v) || is_bytearray(t, v))) return false;
    return type_of(t, v)->slots->getitem;
}

static void percent_init(Percent *p, Thread *t, Points format, bool is_bytes, Value arguments) {
    p->t = t;
    p->format = format;
    p->is_bytes = is_bytes;
    p->at = p->next = 0;
    p->arguments = arguments;
    p->is_tuple = is_tuple(t, arguments);
    p->argument = NULL;
    p->used_mapping = false;
    p->mapping = percent_is_mapping(t, arguments, is_bytes) ? arguments : NULL;
    str_builder_init(&p->out, t);
}

Str *str_percent(Thread *t, Str *format, Value arguments) {
    Percent p;
    percent_init(&p, t, points_from(format->data, format->length, format->width), false, arguments);
    return percent_run(&p) ? str_builder_finish(&p.out) : NULL;
}

Bytes *bytes_percent(Thread *t, const uint8_t *format, size_t length, Value arguments) {
    Percent p;
    percent_init(&p, t, points_from(format, length, 1), true, arguments);
    return percent_run(&p) ? bytes_new(t, p.out.data, p.out.length) : NULL;
}
