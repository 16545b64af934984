/* Decimals from text and to text, in scientific and engineering notation. */
#include <stdio.h>

#include "runtime/bignum/bignum.h"
#include "runtime/objects/bytes.h"
#include "runtime/objects/int_internal.h"
#include "runtime/objects/number_text.h"
#include "stdlib/decimal.h"

#define TEXT_SMALL_DIGITS 18

/* ---- digits ---------------------------------------------------------------------------------- */

/* The int that so many ASCII digits are. */
static Value text_to_int(Work *w, const char *digits, size_t count) {
    if (count <= TEXT_SMALL_DIGITS) {
        int64_t n = 0;
        for (size_t i = 0; i < count; i++) n = n * 10 + digits[i] - '0';
        return small_int(n);
    }
    size_t room = bignum_from_digits_room(count, 10), length;
    BytesBlock *values = bytes_block_new(w->t, count);
    uint64_t *limbs = values ? bignum_scratch(w->t, room) : NULL;
    for (size_t i = 0; limbs && i < count; i++) values->data[i] = (uint8_t)(digits[i] - '0');
    Int *n = limbs && bignum_from_digits(w->t, values->data, count, 10, limbs, &length)
                 ? int_allocate(w->t, length + 1)
                 : NULL;
    if (!n) {
        w->failed = true;
        return small_int(1);
    }
    memcpy(n->limbs, limbs, length * sizeof *limbs);
    return int_finish(n, length, false);
}

/* The ASCII digits of an int >= 0, zero-terminated. NULL: MemoryError. */
static const char *text_from_int(Thread *t, Value v, char small[32], size_t *length) {
    if (is_int_small(v)) {
        *length = (size_t)snprintf(small, 32, "%lld", (long long)small_int_of(v));
        return small;
    }
    IntView view;
    int_view(v, &view);
    BytesBlock *block = bytes_block_new(t, bignum_decimal_room(view.count) + 1);
    if (!block || !bignum_to_decimal(t, view.limbs, view.count, (char *)block->data, length))
        return NULL;
    block->data[*length] = 0;
    return (const char *)block->data;
}

/* ---- reading --------------------------------------------------------------------------------- */

typedef struct TextCursor {
    const char *at, *end;
} TextCursor;

static char text_lower(char c) { return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c; }

/* Letters in either case. */
static bool text_skip_word(TextCursor *s, const char *word) {
    size_t length = strlen(word);
    if ((size_t)(s->end - s->at) < length) return false;
    for (size_t i = 0; i < length; i++)
        if (text_lower(s->at[i]) != word[i]) return false;
    s->at += length;
    return true;
}

static bool text_is_digit(char c) { return c >= '0' && c <= '9'; }

static Number text_nan(Work *w, TextCursor s, bool negative, uint8_t kind) {
    const char *first = s.at;
    while (s.at < s.end && *s.at == '0') s.at++;
    Number n = {small_int(0), 0, s.end - s.at, negative, kind};
    for (const char *p = first; p < s.end; p++)
        if (!text_is_digit(*p)) return dec_invalid(w, DEC_SYNTAX);
    if (n.digits > w->prec - w->clamp) return dec_invalid(w, DEC_SYNTAX);
    n.coefficient = text_to_int(w, s.at, (size_t)n.digits);
    return n;
}

/* The digits behind an E; those beyond all bounds are far. False: there are none, or others. */
static bool text_exponent(TextCursor *s, int64_t *exponent) {
    bool negative = s->at < s->end && *s->at == '-';
    if (s->at < s->end && (*s->at == '-' || *s->at == '+')) s->at++;
    if (s->at == s->end) return false;
    *exponent = 0;
    for (; s->at < s->end; s->at++) {
        if (!text_is_digit(*s->at)) return false;
        *exponent = *exponent * 10 + *s->at - '0';
        if (*exponent > DEC_EXPONENT_FAR) *exponent = DEC_EXPONENT_FAR;
        if (*exponent > DEC_EXPONENT_FAR / 10) {
            /* No further digit may overflow; the rest must be digits. */
            while (s->at + 1 < s->end && text_is_digit(s->at[1])) {
                *exponent = DEC_EXPONENT_FAR;
                s->at++;
            }
        }
    }
    if (negative) *exponent = -*exponent;
    return true;
}

Number dec_from_text(Work *w, const char *text, size_t length) {
    TextCursor s = {text, text + length};
    bool negative = s.at < s.end && *s.at == '-';
    if (s.at < s.end && (*s.at == '-' || *s.at == '+')) s.at++;
    if (text_skip_word(&s, "nan")) return text_nan(w, s, negative, DEC_QNAN);
    if (text_skip_word(&s, "snan")) return text_nan(w, s, negative, DEC_SNAN);
    if (text_skip_word(&s, "inf")) {
        text_skip_word(&s, "inity");
        return s.at == s.end ? dec_infinity(negative) : dec_invalid(w, DEC_SYNTAX);
    }
    BytesBlock *block = NULL;
    char local[64], *digits = local;
    if (length >= sizeof local) {
        if (!(block = bytes_block_new(w->t, length))) {
            w->failed = true;
            return dec_one();
        }
        digits = (char *)block->data;
    }
    size_t count = 0, leading = 0;
    int64_t exponent = 0;
    bool any = false, point = false;
    for (; s.at < s.end; s.at++) {
        if (*s.at == '.' && !point) {
            point = true;
            continue;
        }
        if (!text_is_digit(*s.at)) break;
        any = true;
        exponent -= point;
        if (count == 0 && *s.at == '0') leading++;
        else digits[count++] = *s.at;
    }
    int64_t written = 0;
    if (!any) return dec_invalid(w, DEC_SYNTAX);
    if (s.at < s.end) {
        if (text_lower(*s.at++) != 'e' || !text_exponent(&s, &written))
            return dec_invalid(w, DEC_SYNTAX);
    }
    Number n = {small_int(0), written + exponent, 1, negative, DEC_FINITE};
    if (count > 0) {
        n.coefficient = text_to_int(w, digits, count);
        n.digits = (int64_t)count;
    }
    return n;
}

Number dec_from_str(Work *w, Str *s, bool lenient) {
    size_t length;
    const char *text;
    if (s->ascii && !lenient) {
        text = (const char *)str_flat(w->t, s);
        length = s->length;
    } else {
        text = number_text(w->t, s, &length);
        if (text && !lenient && length != s->length) return dec_invalid(w, DEC_SYNTAX);
    }
    if (text && lenient && memchr(text, '_', length)) {
        BytesBlock *block = bytes_block_new(w->t, length + 1);
        size_t kept = 0;
        for (size_t i = 0; block && i < length; i++)
            if (text[i] != '_') block->data[kept++] = (uint8_t)text[i];
        text = block ? (const char *)block->data : NULL;
        length = kept;
    }
    if (text) return dec_from_text(w, text, length);
    w->failed = true;
    return dec_one();
}

/* ---- writing --------------------------------------------------------------------------------- */

static bool text_add_special(StrBuilder *b, const Number *n) {
    char small[32];
    size_t length;
    if (dec_is_infinite(n)) return str_builder_add_c(b, "Infinity");
    if (!str_builder_add_c(b, n->kind == DEC_SNAN ? "sNaN" : "NaN")) return false;
    if (n->digits == 0) return true;
    const char *digits = text_from_int(b->t, n->coefficient, small, &length);
    return digits && str_builder_add_ascii(b, digits, length);
}

/* How many digits come before the point. */
static int64_t text_point(const Number *n, bool engineering) {
    int64_t left = n->exponent + n->digits;
    if (n->exponent <= 0 && left > -6) return left;
    if (!engineering) return 1;
    if (n->coefficient == small_int(0)) return ((left + 1) % 3 + 3) % 3 - 1;
    return ((left - 1) % 3 + 3) % 3 + 1;
}

Str *dec_to_str(Thread *t, const Number *n, bool engineering, bool capitals) {
    StrBuilder b;
    char small[32];
    size_t length;
    str_builder_init(&b, t);
    if (n->negative && !str_builder_add_char(&b, '-')) return NULL;
    if (dec_is_special(n)) return text_add_special(&b, n) ? str_builder_finish(&b) : NULL;
    const char *digits = text_from_int(t, n->coefficient, small, &length);
    if (!digits) return NULL;
    int64_t point = text_point(n, engineering), exponent = n->exponent + n->digits - point;
    bool done;
    if (point <= 0)
        done = str_builder_add_c(&b, "0.") &&
               str_builder_add_repeated(&b, '0', (size_t)-point) &&
               str_builder_add_ascii(&b, digits, length);
    else if (point >= (int64_t)length)
        done = str_builder_add_ascii(&b, digits, length) &&
               str_builder_add_repeated(&b, '0', (size_t)point - length);
    else
        done = str_builder_add_ascii(&b, digits, (size_t)point) && str_builder_add_char(&b, '.') &&
               str_builder_add_ascii(&b, digits + point, length - (size_t)point);
    if (done && exponent != 0) {
        snprintf(small, sizeof small, "%c%+lld", capitals ? 'E' : 'e', (long long)exponent);
        done = str_builder_add_c(&b, small);
    }
    return done ? str_builder_finish(&b) : NULL;
}

/* ---- as a tuple ------------------------------------------------------------------------------ */

Value decimal_method_as_tuple(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    static const char letters[][2] = {"", "F", "n", "N"};
    Number n = dec_number_of(args[0]);
    char small[32];
    size_t length = 1;
    const char *digits = dec_is_infinite(&n) ? "0" : text_from_int(t, n.coefficient, small, &length);
    if (dec_is_nan(&n) && n.digits == 0) length = 0;
    Value tuple = digits ? tuple_new(t, NULL, length) : NULL;
    if (!tuple) return NULL;
    for (size_t i = 0; i < length; i++)
        store(object_of(tuple), &tuple_of(tuple)->items[i], small_int(digits[i] - '0'));
    Value exponent = n.kind == DEC_FINITE ? int_from_int64(t, n.exponent)
                                          : to_value(str_from_c(t, letters[n.kind]));
    return exponent ? value_call_3(t, load(vm_root(t, &dec_tuple_key)), small_int(n.negative), tuple,
                                   exponent)
                    : NULL;
}
