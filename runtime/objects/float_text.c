/* Floats to text and from text. Nothing here depends on the locale: what the C library prints is
 * given our own decimal point, and what it reads has none. */
#include <ctype.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "runtime/objects/float.h"
#include "runtime/objects/float_shortest.h"
#include "runtime/objects/float_text.h"
#include "runtime/objects/int_text.h"

/* ---- writing --------------------------------------------------------------------------------- */

static size_t float_write_exponent(char *out, int exponent) {
    size_t n = 0;
    out[n++] = 'e';
    out[n++] = exponent < 0 ? '-' : '+';
    unsigned magnitude = (unsigned)abs(exponent);
    if (magnitude < 10) out[n++] = '0';
    return n + int_write_decimal(magnitude, out + n);
}

/* The number 0.DIGITS * 10^point: with an exponent, or in full, then with ".0" if it is whole and
 * that is asked for. */
static size_t float_lay_out(char *out, const char *digits, int count, int point, bool exponent,
                            bool dot_zero) {
    char *p = out;
    if (exponent) {
        *p++ = digits[0];
        if (count > 1) {
            *p++ = '.';
            memcpy(p, digits + 1, (size_t)count - 1);
            p += count - 1;
        }
        return (size_t)(p - out) + float_write_exponent(p, point - 1);
    }
    if (point <= 0) {
        *p++ = '0';
        *p++ = '.';
        memset(p, '0', (size_t)-point);
        p += -point;
        memcpy(p, digits, (size_t)count);
        return (size_t)(p + count - out);
    }
    int whole = count < point ? count : point;
    memcpy(p, digits, (size_t)whole);
    memset(p + whole, '0', (size_t)(point - whole));
    p += point;
    if (count > point) {
        *p++ = '.';
        memcpy(p, digits + point, (size_t)(count - point));
        p += count - point;
    } else if (dot_zero) {
        *p++ = '.';
        *p++ = '0';
    }
    return (size_t)(p - out);
}

static size_t float_write_special(double d, char *out) {
    const char *text = isnan(d) ? "nan" : d < 0 ? "-inf" : "inf";
    strcpy(out, text);
    return strlen(text);
}

size_t float_write_shortest(double d, char out[32], bool dot_zero) {
    if (!isfinite(d)) return float_write_special(d, out);
    size_t sign = signbit(d) != 0, length;
    out[0] = '-';
    if (d == 0) {
        length = float_lay_out(out + sign, "0", 1, 1, false, dot_zero);
    } else {
        uint64_t digits;
        int exponent;
        char text[20];
        float_shortest(fabs(d), &digits, &exponent);
        int count = (int)int_write_decimal(digits, text), point = count + exponent;
        length = float_lay_out(out + sign, text, count, point, point <= -4 || point > 16, dot_zero);
    }
    out[sign + length] = 0;
    return sign + length;
}

size_t float_repr(double d, char out[32]) {
    return float_write_shortest(d, out, true);
}

/* The C library's decimal point, whatever its length, is what stands between the first digits and
 * the next. */
static void float_fix_point(char *text) {
    char *p = text;
    while (*p != 0 && !isdigit((unsigned char)*p)) p++;
    while (isdigit((unsigned char)*p)) p++;
    if (*p == 0 || *p == 'e' || *p == 'E') return;
    char *rest = p;
    while (*rest != 0 && *rest != 'e' && *rest != 'E' && !isdigit((unsigned char)*rest)) rest++;
    *p++ = '.';
    memmove(p, rest, strlen(rest) + 1);
}

/* 'g' as the types without a letter have it: a whole number keeps a ".0", and goes over to
 * exponents one digit earlier. */
static void float_write_general(double d, int precision, bool alternate, char *out) {
    char *digits = out + precision + 32;
    sprintf(digits, "%.*e", precision - 1, fabs(d));
    float_fix_point(digits);
    char *e = strchr(digits, 'e');
    int exponent = atoi(e + 1), count = 1;
    if (precision > 1) {
        memmove(digits + 1, digits + 2, (size_t)precision - 1);
        count = precision;
    }
    while (!alternate && count > 1 && digits[count - 1] == '0') count--;
    int point = d == 0 ? 1 : exponent + 1;
    size_t sign = signbit(d) != 0;
    out[0] = '-';
    size_t length = float_lay_out(out + sign, digits, count, point,
                                  point <= -4 || point > precision - 1, true);
    out[sign + length] = 0;
}

/* d 10^places, rounded to the nearest integer, ties to even: exactly, as m 10^places / 2^k in 128
 * bits. False: it does not fit. d is finite and not negative. */
static bool float_scale_fixed(double d, int places, uint64_t *scaled) {
    uint64_t bits;
    memcpy(&bits, &d, sizeof bits);
    int shift = 1075 - (int)(bits >> 52);
    if (places > 22 || shift <= 0 || shift > 127 || bits >> 52 == 0) return false;
    unsigned __int128 n = (bits & (((uint64_t)1 << 52) - 1)) | (uint64_t)1 << 52;
    for (int i = 0; i < places; i++) n *= 10;
    unsigned __int128 unit = (unsigned __int128)1 << shift, rest = n & (unit - 1), half = unit >> 1;
    n >>= shift;
    if (n >= UINT64_MAX) return false;
    *scaled = (uint64_t)n;
    if (rest > half || (rest == half && (n & 1))) ++*scaled;
    return true;
}

size_t float_write_fixed(double d, int places, char *out) {
    uint64_t scaled;
    char digits[20];
    if (!float_scale_fixed(fabs(d), places, &scaled)) {
        sprintf(out, "%.*f", places, d);
        float_fix_point(out);
        return strlen(out);
    }
    char *p = out;
    if (signbit(d)) *p++ = '-';
    int count = (int)int_write_decimal(scaled, digits),
        zeroes = count > places ? 0 : places + 1 - count;
    int whole = count > places ? count - places : 0;
    memcpy(p, digits, (size_t)whole);
    p += whole;
    if (zeroes > 0) *p++ = '0', zeroes--;
    if (places > 0) *p++ = '.';
    memset(p, '0', (size_t)zeroes);
    p += zeroes;
    memcpy(p, digits + whole, (size_t)(count - whole));
    p += count - whole;
    *p = 0;
    return (size_t)(p - out);
}

/* The alternate form has a point whatever follows it. */
static void float_ensure_point(char *text) {
    size_t end = strcspn(text, "e");
    if (memchr(text, '.', end) != NULL) return;
    memmove(text + end + 1, text + end, strlen(text + end) + 1);
    text[end] = '.';
}

static void float_make_upper(char *text) {
    for (; *text != 0; text++) *text = (char)toupper((unsigned char)*text);
}

/* Without a sign that was asked for. */
static void float_format_into(char *out, size_t room, double d, char code, int precision,
                              bool alternate) {
    char format[8] = "%#.*";
    char lower = (char)tolower((unsigned char)code);
    if (!isfinite(d)) {
        float_write_special(d, out);
    } else if (code == 'r') {
        float_write_shortest(d, out, true);
    } else if (lower == 'f' && !alternate) {
        float_write_fixed(d, precision, out);
    } else if (code == FLOAT_FORMAT_GENERAL) {
        float_write_general(d, precision > 0 ? precision : 1, alternate, out);
    } else {
        char *conversion = format + 4;
        if (!alternate) {
            memmove(format + 1, format + 2, 3);
            conversion--;
        }
        conversion[0] = lower;
        conversion[1] = 0;
        snprintf(out, room, format, precision, d);
        float_fix_point(out);
    }
    if (alternate && isfinite(d)) float_ensure_point(out);
    if (code >= 'A' && code <= 'Z' && code != FLOAT_FORMAT_GENERAL) float_make_upper(out);
}

char *float_format(double d, char format_code, int precision, bool alternate, bool always_sign) {
    if (precision < 0) precision = 6;
    size_t room = 2 * (size_t)precision + 400;
    char *out = malloc(room + 1);
    if (out == NULL) return NULL;
    bool plus = always_sign && (isnan(d) || !signbit(d));
    out[0] = '+';
    float_format_into(out + plus, room, d, format_code, precision, alternate);
    return out;
}

/* ---- reading --------------------------------------------------------------------------------- */

#define FLOAT_DIGITS_KEPT 800  /* more than the 767 that can decide how a decimal number rounds */

/* Digits without leading zeroes, and where the point is: 0.DIGITS * 10^point. */
typedef struct FloatDecimal {
    char digits[FLOAT_DIGITS_KEPT + 24];
    int count;
    int64_t point;
    bool lost;               /* a digit that is not zero was not kept */
} FloatDecimal;

static bool float_word_is(const char *text, size_t length, const char *word) {
    size_t i = 0;
    for (; i < length && word[i] != 0; i++)
        if ((text[i] | 0x20) != word[i]) return false;
    return i == length && word[i] == 0;
}

static void float_decimal_add(FloatDecimal *d, char digit) {
    if (d->count == 0 && digit == '0') return;
    if (d->count < FLOAT_DIGITS_KEPT) d->digits[d->count++] = digit;
    else d->lost |= digit != '0';
}

/* Mantissa and exponent; true if all of the text is that. */
static bool float_decimal_read(FloatDecimal *d, const char *text, size_t length) {
    const char *p = text, *end = text + length;
    bool any = false;
    d->count = 0;
    d->point = 0;
    d->lost = false;
    for (; p < end && *p >= '0' && *p <= '9'; p++, any = true) {
        float_decimal_add(d, *p);
        if (d->count > 0) d->point++;
    }
    if (p < end && *p == '.') {
        for (p++; p < end && *p >= '0' && *p <= '9'; p++, any = true) {
            float_decimal_add(d, *p);
            if (d->count == 0) d->point--;
        }
    }
    if (!any) return false;
    if (p == end) return true;
    if (*p != 'e' && *p != 'E') return false;
    p++;
    bool negative = p < end && *p == '-';
    if (p < end && (*p == '-' || *p == '+')) p++;
    if (p == end) return false;
    int64_t exponent = 0;
    for (; p < end && *p >= '0' && *p <= '9'; p++)
        if (exponent < (int64_t)1 << 50) exponent = exponent * 10 + (*p - '0');
    d->point += negative ? -exponent : exponent;
    return p == end;
}

/* Both the digits and the power of ten are exact doubles, so one operation rounds once. */
static bool float_decimal_is_easy(const FloatDecimal *d, double *out) {
    static const double powers[] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                    1e8,  1e9,  1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
                                    1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
    int64_t exponent = d->point - d->count;
    if (d->count > 15 || exponent < -22 || exponent > 22) return false;
    int64_t n = 0;
    for (int i = 0; i < d->count; i++) n = n * 10 + (d->digits[i] - '0');
    *out = exponent < 0 ? (double)n / powers[-exponent] : (double)n * powers[exponent];
    return true;
}

static double float_decimal_value(FloatDecimal *d) {
    double result;
    if (d->count == 0 || d->point < -400) return 0.0;
    if (d->point > 400) return INFINITY;
    if (float_decimal_is_easy(d, &result)) return result;
    if (d->lost) d->digits[d->count++] = '1';
    sprintf(d->digits + d->count, "e%d", (int)d->point - d->count);
    return strtod(d->digits, NULL);
}

bool float_parse(const char *text, size_t length, double *out) {
    bool negative = length > 0 && text[0] == '-';
    if (length > 0 && (text[0] == '-' || text[0] == '+')) text++, length--;
    if (float_word_is(text, length, "inf") || float_word_is(text, length, "infinity")) {
        *out = INFINITY;
    } else if (float_word_is(text, length, "nan")) {
        *out = NAN;
    } else {
        FloatDecimal decimal;
        if (!float_decimal_read(&decimal, text, length)) return false;
        *out = float_decimal_value(&decimal);
    }
    if (negative) *out = -*out;
    return true;
}

size_t float_prefix_length(const char *text, size_t length) {
    static const char *const words[] = {"infinity", "inf", "nan"};
    size_t i = length > 0 && (text[0] == '-' || text[0] == '+');
    for (size_t w = 0; w < ARRAY_LENGTH(words); w++) {
        size_t n = strlen(words[w]);
        if (length - i >= n && float_word_is(text + i, n, words[w])) return i + n;
    }
    size_t start = i, digits = 0;
    for (; i < length &&
           ((text[i] >= '0' && text[i] <= '9') || (text[i] == '.' && i - start == digits));
         i++)
        digits += text[i] != '.';
    if (digits == 0) return 0;
    if (i < length && (text[i] | 0x20) == 'e') {
        size_t exponent = i + 1;
        if (exponent < length && (text[exponent] == '-' || text[exponent] == '+')) exponent++;
        if (exponent < length && text[exponent] >= '0' && text[exponent] <= '9') {
            while (exponent < length && text[exponent] >= '0' && text[exponent] <= '9') exponent++;
            i = exponent;
        }
    }
    return i;
}
