/* format() of Decimals, by the mini-language of all numbers. */
#include <stdio.h>

#include "runtime/objects/format_spec.h"
#include "stdlib/decimal.h"

typedef struct FormatDigits {
    Str *digits;             /* ASCII */
    int64_t point;           /* how many of them come before the point: any number */
    int64_t exponent;        /* written, if it is not 0 or `scientific` */
    bool scientific;
} FormatDigits;

/* Digit i, or zero where there is none. */
static char format_digit(const FormatDigits *d, int64_t i) {
    if (i < 0 || i >= (int64_t)d->digits->length) return '0';
    return ((const char *)d->digits->data)[i];
}

static bool format_is(uint32_t type, const char *letters) {
    return type < 128 && type != 0 && strchr(letters, (int)type) != NULL;
}

/* Rounds as the type and the precision say. */
static Number format_round(Work *w, Number n, const FormatSpec *spec, uint32_t type) {
    int64_t drop = 0, precision = spec->precision;
    if (precision < 0) {
        if (dec_is_zero(&n) && n.exponent > 0 && format_is(type, "fF%")) n.exponent = 0;
        return n;
    }
    if (format_is(type, "fF%")) {
        if (dec_is_zero(&n)) {
            n.exponent = -precision;
            return n;
        }
        drop = -precision - n.exponent;
        if (drop < 0) {
            n.coefficient = dec_scale(w, n.coefficient, -drop);
            n.digits -= drop;
            n.exponent += drop;
            drop = 0;
        }
    } else {
        int64_t figures = format_is(type, "eE") ? precision + 1 : precision > 0 ? precision : 1;
        if (dec_is_zero(&n)) return n;
        drop = n.digits - figures;
        if (drop < 0 && format_is(type, "eE")) {
            n.coefficient = dec_scale(w, n.coefficient, -drop);
            n.digits -= drop;
            n.exponent += drop;
        }
    }
    if (drop > 0) {
        int64_t before = n.digits;
        dec_drop_digits(w, &n, drop, w->rounding);
        if (!format_is(type, "fF%") && n.digits > before - drop && before > drop) {
            n.coefficient = dec_int_divide(w, n.coefficient, small_int(10), NULL);
            n.digits--;
            n.exponent++;
        }
    }
    return n;
}

static bool format_layout(Thread *t, const Number *n, const FormatSpec *spec, uint32_t type,
                          FormatDigits *out) {
    Number plain = {n->coefficient, 0, n->digits, false, DEC_FINITE};
    int64_t left = n->exponent + n->digits;
    if (!(out->digits = dec_to_str(t, &plain, false, true))) return false;
    out->scientific = format_is(type, "eE");
    if (out->scientific)
        out->point = dec_is_zero(n) && spec->precision >= 0 ? 1 - spec->precision : 1;
    else if (format_is(type, "fF%"))
        out->point = left;
    else
        out->point = n->exponent <= 0 && left > -6 ? left : 1;
    out->exponent = left - out->point;
    return true;
}

/* The digits before the point, with zeroes up to a width and separators. */
static bool format_whole(StrBuilder *b, const FormatDigits *d, char separator, int64_t width) {
    int64_t count = d->point > 0 ? d->point : 1, padded = count;
    if (separator) {
        /* Of every four characters three are digits; none begins with a separator. */
        while (padded + (padded - 1) / 3 < width) padded++;
    } else if (padded < width) {
        padded = width;
    }
    for (int64_t i = padded; i > 0; i--) {
        char digit = i > count || d->point <= 0 ? '0' : format_digit(d, count - i);
        if (!str_builder_add_char(b, (uint8_t)digit)) return false;
        if (separator && i > 1 && (i - 1) % 3 == 0 &&
            !str_builder_add_char(b, (uint8_t)separator))
            return false;
    }
    return true;
}

/* The point and the digits behind it. */
static bool format_fraction_part(StrBuilder *b, const FormatDigits *d, const FormatSpec *spec,
                                 const char *point) {
    int64_t count = (int64_t)d->digits->length - d->point;
    if (count < 0) count = 0;
    if ((count > 0 || spec->alternate) && !str_builder_add_utf8(b, point, strlen(point)))
        return false;
    for (int64_t i = 0; i < count; i++) {
        if (spec->fraction_grouping && i > 0 && i % 3 == 0 &&
            !str_builder_add_char(b, (uint8_t)spec->fraction_grouping))
            return false;
        if (!str_builder_add_char(b, (uint8_t)format_digit(d, d->point + i))) return false;
    }
    return true;
}

static Str *format_tail(Thread *t, const FormatDigits *d, const FormatSpec *spec, uint32_t type) {
    StrBuilder b;
    char text[32];
    str_builder_init(&b, t);
    if (!format_fraction_part(&b, d, spec, ".")) return NULL;
    if (d->exponent != 0 || d->scientific) {
        snprintf(text, sizeof text, "%c%+lld", format_is(type, "EG") ? 'E' : 'e',
                 (long long)d->exponent);
        if (!str_builder_add_c(&b, text)) return NULL;
    }
    if (type == '%' && !str_builder_add_char(&b, '%')) return NULL;
    return str_builder_finish(&b);
}

static const char *format_sign(bool negative, const FormatSpec *spec) {
    return negative ? "-" : spec->sign == '+' ? "+" : spec->sign == ' ' ? " " : "";
}

static Value format_padded(Thread *t, FormatSpec *spec, Str *content, const char *sign) {
    StrBuilder b;
    str_builder_init(&b, t);
    return content && format_pad(&b, spec, content, strlen(sign)) ? to_value(str_builder_finish(&b))
                                                                  : NULL;
}

static Value format_special(Thread *t, const Number *n, FormatSpec *spec) {
    Number magnitude = *n;
    magnitude.negative = false;
    const char *sign = format_sign(n->negative, spec);
    Str *text = dec_to_str(t, &magnitude, false, true);
    /* No zeroes before letters. */
    if (spec->align == '=' && spec->fill == '0' && !spec->fill_given) {
        spec->align = '>';
        spec->fill = ' ';
    }
    return text ? format_padded(t, spec, str_format(t, "%s%U%s", sign, text,
                                                    spec->type == '%' ? "%" : ""), sign)
                : NULL;
}

static Value format_finite(Thread *t, DecFrame *f, Number n, FormatSpec *spec) {
    uint32_t type = spec->type ? spec->type : load_relaxed(&f->context->capitals) ? 'G' : 'g';
    if (type == 'n' || type == 'N') type = type == 'n' ? 'g' : 'G';
    if (type == '%') n.exponent += 2;
    n = format_round(&f->w, n, spec, type);
    if (dec_is_zero(&n) && spec->no_negative_zero) n.negative = false;
    FormatDigits d;
    StrBuilder b;
    str_builder_init(&b, t);
    const char *sign = format_sign(n.negative, spec);
    if (f->w.failed || !format_layout(t, &n, spec, type, &d)) return NULL;
    Str *tail = format_tail(t, &d, spec, type);
    bool zeroes = spec->align == '=' && spec->fill == '0' && !spec->fill_given;
    int64_t width = zeroes && tail ? spec->width - (int64_t)tail->length - (int64_t)strlen(sign) : 0;
    bool done = tail && str_builder_add_c(&b, sign) && format_whole(&b, &d, spec->grouping, width) &&
                str_builder_add_str(&b, tail);
    return done ? format_padded(t, spec, str_builder_finish(&b), sign) : NULL;
}

/* An alignment and a zero before the width contradict each other. */
static bool format_is_contradictory(Thread *t, Str *s) {
    const void *data = str_flat(t, s);
    size_t at = s->length > 1 && format_is(str_at(s, data, 1), "<>=^") ? 2 : 1;
    if (s->length == 0 || !format_is(str_at(s, data, at - 1), "<>=^")) return false;
    while (at < s->length && format_is(str_at(s, data, at), "+- z#")) at++;
    return at < s->length && str_at(s, data, at) == '0';
}

Value decimal_method_format(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    DecFrame f;
    FormatSpec spec;
    if (!is_str(t, args[1])) return raise_type_error(t, "format arg must be str");
    if (!dec_enter(t, &f, NULL)) return NULL;
    bool parsed = format_spec_parse(t, str_of(args[1]), "decimal.Decimal", 0, '>', &spec);
    if (!parsed && !error_matches(t, T_VALUE_ERROR)) return NULL;
    if (!parsed) error_clear(t);
    if (!parsed || format_is_contradictory(t, str_of(args[1])) || (spec.type && !format_is(spec.type, "eEfFgGnN%")) ||
        (format_is(spec.type, "nN") && spec.grouping))
        return raise_value_error(t, "invalid format string");
    if (spec.type == 'N' &&
        !warn(t, T_DEPRECATION_WARNING, 1,
              "Format specifier 'N' is deprecated and slated for removal in Python 3.18"))
        return NULL;
    Number n = dec_number_of(args[0]);
    return dec_is_special(&n) ? format_special(t, &n, &spec) : format_finite(t, &f, n, &spec);
}
