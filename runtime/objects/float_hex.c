/* Floats in hexadecimal, exactly: "0x1.8000000000000p+0". */
#include <math.h>
#include <stdlib.h>

#include "runtime/error.h"
#include "runtime/objects/float_methods.h"
#include "runtime/objects/number_text.h"

Value float_method_hex(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    double d = float_of(args[0]);
    if (!isfinite(d)) return value_repr(t, args[0]);
    char text[32];
    const char *sign = signbit(d) ? "-" : "";
    if (d == 0) return to_value(str_format(t, "%s0x0.0p+0", sign));
    uint64_t bits;
    memcpy(&bits, &d, sizeof bits);
    uint64_t fraction = bits & (((uint64_t)1 << 52) - 1);
    int biased = (int)(bits >> 52 & 0x7ff), exponent = biased == 0 ? -1022 : biased - 1023;
    for (int i = 0; i < 13; i++) text[i] = "0123456789abcdef"[fraction >> (48 - 4 * i) & 15];
    text[13] = 0;
    return to_value(str_format(t, "%s0x%d.%sp%s%d", sign, biased != 0, text,
                               exponent < 0 ? "-" : "+", abs(exponent)));
}

static int hex_digit_value(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    c |= 0x20;
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* digits * 2^exponent, of which the leading 60 bits are kept. */
typedef struct HexNumber {
    uint64_t digits;
    int64_t exponent;
    bool inexact, any;
} HexNumber;

static const char *hex_read_digits(HexNumber *n, const char *p, const char *end, bool fraction) {
    for (; p < end && hex_digit_value(*p) >= 0; p++) {
        int digit = hex_digit_value(*p);
        n->any = true;
        if (n->digits >> 56 == 0) {
            n->digits = n->digits << 4 | (unsigned)digit;
            n->exponent -= fraction ? 4 : 0;
        } else {
            n->inexact |= digit != 0;
            n->exponent += fraction ? 0 : 4;
        }
    }
    return p;
}

/* False: malformed. */
static bool float_hex_parse(const char *p, const char *end, HexNumber *n) {
    *n = (HexNumber){0};
    if (end - p >= 2 && p[0] == '0' && (p[1] | 0x20) == 'x') p += 2;
    p = hex_read_digits(n, p, end, false);
    if (p < end && *p == '.') p = hex_read_digits(n, p + 1, end, true);
    if (!n->any) return false;
    if (p == end) return true;
    if ((*p++ | 0x20) != 'p') return false;
    bool negative = p < end && *p == '-';
    if (p < end && (*p == '-' || *p == '+')) p++;
    if (p == end) return false;
    int64_t exponent = 0;
    for (; p < end && *p >= '0' && *p <= '9'; p++)
        if (exponent < (int64_t)1 << 50) exponent = exponent * 10 + (*p - '0');
    n->exponent += negative ? -exponent : exponent;
    return p == end;
}

Value float_method_fromhex(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    if (!is_str(t, args[1])) return raise_type_error(t, "bad argument type for built-in operation");
    size_t length;
    const char *text = str_utf8(t, str_of(args[1]), &length, false);
    if (text == NULL) return NULL;
    text = number_text_trim(text, &length);
    double d;
    HexNumber n;
    size_t sign = length > 0 && (text[0] == '-' || text[0] == '+');
    bool is_word = length > sign && hex_digit_value(text[sign]) < 0 && text[sign] != '.';
    if (is_word && float_parse(text, length, &d)) {
        n.digits = 0;
    } else if (!float_hex_parse(text + sign, text + length, &n)) {
        return raise_value_error(t, "invalid hexadecimal floating-point string");
    } else {
        d = n.digits == 0 || n.exponent < -2000
                ? 0.0
                : float_from_scaled(n.digits, n.exponent, n.inexact);
        if (isinf(d))
            return raise_overflow_error(t, "hexadecimal value too large to represent as a float");
        if (sign && text[0] == '-') d = -d;
    }
    Value result = float_new(t, d);
    if (result == NULL || args[0] == to_value(t->vm->types[T_FLOAT])) return result;
    return value_call_1(t, args[0], result);
}
