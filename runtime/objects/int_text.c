/* Ints from text and to text. */
#include "runtime/objects/int_text.h"

#include "runtime/objects/bytes.h"
#include "runtime/objects/int_internal.h"
#include "runtime/objects/number_text.h"
#include "runtime/threads/safepoint.h"

/* ---- reading --------------------------------------------------------------------------------- */

static unsigned int_digit_value(char c) {
    if (c >= '0' && c <= '9') return (unsigned)(c - '0');
    if (c >= 'a' && c <= 'z') return (unsigned)(c - 'a' + 10);
    if (c >= 'A' && c <= 'Z') return (unsigned)(c - 'A' + 10);
    return 99;
}

static unsigned int_prefix_base(const char *text, size_t length) {
    if (length < 2 || text[0] != '0') return 0;
    char letter = text[1] | 0x20;
    return letter == 'x' ? 16 : letter == 'o' ? 8 : letter == 'b' ? 2 : 0;
}

#define INT_TEXT_POLL 0xfffff /* digits between polls, less one */

/* The digits' values, most significant first, in `values`; *count of them. 1; 0: not a number of
 * this base; -1: error. */
static int int_read_digits(Thread *t, const char *text, size_t length, unsigned base,
                           uint8_t *values, size_t *count) {
    size_t n = 0;
    bool after_digit = false;
    for (size_t i = 0; i < length; i++) {
        if ((i & INT_TEXT_POLL) == INT_TEXT_POLL && !poll_actions(t)) return -1;
        unsigned value = int_digit_value(text[i]);
        if (value < base) {
            values[n++] = (uint8_t)value;
            after_digit = true;
        } else if (text[i] == '_' && after_digit) {
            after_digit = false;
        } else {
            return 0;
        }
    }
    *count = n;
    return after_digit;
}

static Value int_from_bit_digits(Thread *t, const uint8_t *values, size_t count, unsigned base,
                                 bool negative) {
    unsigned bits = limb_bit_length(base - 1);
    size_t limbs = count * bits / 64 + 1;
    Int *result = int_allocate(t, limbs);
    if (result == NULL) return NULL;
    for (size_t i = 0; i < count; i++) {
        size_t position = i * bits;
        if ((i & INT_TEXT_POLL) == INT_TEXT_POLL && !poll_actions(t)) return NULL;
        uint64_t value = values[count - 1 - i];
        result->limbs[position / 64] |= value << (position % 64);
        if (position % 64 + bits > 64)
            result->limbs[position / 64 + 1] |= value >> (64 - position % 64);
    }
    return int_finish(result, limbs, negative);
}

static Value int_from_digit_values(Thread *t, const uint8_t *values, size_t count, unsigned base,
                                   bool negative) {
    if ((base & (base - 1)) == 0) return int_from_bit_digits(t, values, count, base, negative);
    size_t limit = t->vm->int_max_str_digits;
    if (limit > 0 && count > limit)
        return raise_value_error(
            t,
            "Exceeds the limit (%zu digits) for integer string conversion: value has %zu "
            "digits; use sys.set_int_max_str_digits() to increase the limit",
            limit, count);
    size_t room = bignum_from_digits_room(count, base), length;
    Int *result = int_allocate(t, room);
    if (result == NULL || !bignum_from_digits(t, values, count, base, result->limbs, &length))
        return NULL;
    return int_finish(result, length, negative);
}

/* Up to 18 decimal digits and nothing else: most numbers. */
static bool int_read_short(const char *text, size_t length, int64_t *out) {
    int64_t n = 0;
    if (length == 0 || length > 18) return false;
    for (size_t i = 0; i < length; i++) {
        unsigned digit = (unsigned)(text[i] - '0');
        if (digit > 9) return false;
        n = n * 10 + digit;
    }
    *out = n;
    return true;
}

int int_parse(Thread *t, const char *text, size_t length, unsigned base, Value *out) {
    bool negative = length > 0 && text[0] == '-';
    if (length > 0 && (text[0] == '-' || text[0] == '+')) text++, length--;
    int64_t small;
    if (base == 10 && int_read_short(text, length, &small)) {
        *out = small_int(negative ? -small : small);
        return 1;
    }
    unsigned prefix = int_prefix_base(text, length);
    bool must_be_zero = base == 0 && prefix == 0 && length > 0 && text[0] == '0';
    if (base == 0) base = prefix != 0 ? prefix : 10;
    if (prefix == base) {
        text += 2, length -= 2;
        if (length > 0 && text[0] == '_') text++, length--;
    }
    BytesBlock *block = bytes_block_new(t, length + 1);
    if (block == NULL) return -1;
    size_t count;
    int read = int_read_digits(t, text, length, base, block->data, &count);
    if (read <= 0) return read;
    for (size_t i = 0; i < count && must_be_zero; i++)
        if (block->data[i] != 0) return 0;
    *out = int_from_digit_values(t, block->data, count, base, negative);
    return *out == NULL ? -1 : 1;
}

Value int_from_text(Thread *t, const char *digits, size_t length, int base) {
    Value result;
    int parsed = int_parse(t, digits, length, (unsigned)base, &result);
    if (parsed > 0) return result;
    if (parsed < 0) return NULL;
    Str *text = str_from_latin1(t, digits, length);
    if (text == NULL) return NULL;
    return raise_value_error(t, "invalid literal for int() with base %d: %R", base, to_value(text));
}

Value int_from_str(Thread *t, Str *s, unsigned base) {
    size_t length;
    const char *text = number_text(t, s, &length);
    Value result;
    int parsed = text == NULL ? -1 : int_parse(t, text, length, base, &result);
    if (parsed > 0) return result;
    return parsed < 0 ? NULL : int_raise_invalid_literal(t, to_value(s), base);
}

Value int_raise_invalid_literal(Thread *t, Value literal, unsigned base) {
    Value repr = value_repr(t, literal);
    if (repr == NULL) return NULL;
    Str *shown = str_of(repr);
    if (shown->length > 200 && (shown = str_slice(t, shown, 0, 200)) == NULL) return NULL;
    return raise_value_error(t, "invalid literal for int() with base %d: %U", (int)base, shown);
}

/* ---- writing --------------------------------------------------------------------------------- */

size_t int_write_decimal(uint64_t n, char out[20]) {
    static const char pairs[] =
        "000102030405060708091011121314151617181920212223242526272829303132333435363738394041424344"
        "45464748495051525354555657"
        "585960616263646566676869707172737475767778798081828384858687888990919293949596979899";
    char reversed[20];
    size_t from = sizeof reversed;
    while (n >= 100) {
        from -= 2;
        memcpy(reversed + from, pairs + 2 * (n % 100), 2);
        n /= 100;
    }
    if (n >= 10) {
        from -= 2;
        memcpy(reversed + from, pairs + 2 * n, 2);
    } else {
        reversed[--from] = (char)('0' + n);
    }
    size_t length = sizeof reversed - from;
    memcpy(out, reversed + from, length);
    return length;
}

static Str *int_small_to_decimal(Thread *t, int64_t n) {
    if (n >= 0 && n < 10) return &static_latin1_chars['0' + n];
    char digits[21];
    digits[0] = '-';
    size_t length = int_write_decimal(n < 0 ? 0 - (uint64_t)n : (uint64_t)n, digits + (n < 0)) +
                    (n < 0);
    void *data;
    Str *s = str_new_uninitialised(t, length, 1, true, &data);
    if (s != NULL) memcpy(data, digits, length);
    return s;
}

bool str_builder_add_int(StrBuilder *b, int64_t n) {
    char digits[21];
    digits[0] = '-';
    size_t length = int_write_decimal(n < 0 ? 0 - (uint64_t)n : (uint64_t)n, digits + (n < 0));
    return str_builder_add_ascii(b, digits, length + (n < 0));
}

static Str *int_raise_too_many_digits(Thread *t, size_t limit) {
    raise_value_error(t, "Exceeds the limit (%zu digits) for integer string conversion; use "
                         "sys.set_int_max_str_digits() to increase the limit",
                      limit);
    return NULL;
}

static Str *int_view_to_decimal(Thread *t, const IntView *view) {
    size_t limit = t->vm->int_max_str_digits, bits = int_view_bit_length(view), length;
    /* A digit has less than four bits, so this many bits have more digits than allowed: no need to
     * count them. */
    if (limit > 0 && bits / 4 > limit) return int_raise_too_many_digits(t, limit);
    BytesBlock *block = bytes_block_new(t, bignum_decimal_room(view->count));
    if (block == NULL) return NULL;
    char *digits = (char *)block->data;
    if (!bignum_to_decimal(t, view->limbs, view->count, digits, &length)) return NULL;
    if (limit > 0 && length > limit) return int_raise_too_many_digits(t, limit);
    void *data;
    Str *s = str_new_uninitialised(t, length + view->negative, 1, true, &data);
    if (s == NULL) return NULL;
    char *out = data;
    if (view->negative) *out++ = '-';
    memcpy(out, digits, length);
    return s;
}

/* Bits per digit: 1, 3 or 4. */
static Str *int_view_to_bits(Thread *t, const IntView *view, unsigned bits) {
    size_t length = (int_view_bit_length(view) + bits - 1) / bits;
    if (length == 0) length = 1;
    void *data;
    Str *s = str_new_uninitialised(t, length + view->negative, 1, true, &data);
    if (s == NULL) return NULL;
    char *out = data;
    if (view->negative) *out++ = '-';
    if (view->count <= 1) {
        uint64_t rest = view->count ? view->limbs[0] : 0;
        for (char *end = out + length; end > out; rest >>= bits)
            *--end = "0123456789abcdef"[rest & (((uint64_t)1 << bits) - 1)];
        return s;
    }
    for (size_t i = 0; i < length; i++) {
        if ((i & INT_TEXT_POLL) == INT_TEXT_POLL && !poll_actions(t)) return NULL;
        size_t position = i * bits, limb = position / 64;
        unsigned shift = position % 64;
        uint64_t value = limb < view->count ? view->limbs[limb] >> shift : 0;
        if (shift + bits > 64 && limb + 1 < view->count)
            value |= view->limbs[limb + 1] << (64 - shift);
        out[length - 1 - i] = "0123456789abcdef"[value & (((uint64_t)1 << bits) - 1)];
    }
    return s;
}

Str *int_to_str(Thread *t, Value v, int base) {
    int64_t small;
    if (base == 10 && int_small_value(v, &small)) return int_small_to_decimal(t, small);
    IntView view;
    int_view(v, &view);
    if (base != 10) return int_view_to_bits(t, &view, base == 16 ? 4 : base == 8 ? 3 : 1);
    return view.count == 0 ? int_small_to_decimal(t, 0) : int_view_to_decimal(t, &view);
}
