/* Numbers in memory to values and back. */
#include "runtime/objects/native_item.h"

#include <math.h>

#include "runtime/error.h"
#include "runtime/objects/bytes.h"
#include "runtime/objects/float.h"
#include "runtime/objects/int.h"

size_t native_item_size(char letter) {
    switch (letter) {
    case 'b': case 'B': case 'c': case '?': return 1;
    case 'h': case 'H': case 'e': return 2;
    case 'i': case 'I': case 'f': return 4;
    case 'l': case 'L': return sizeof(long);
    case 'n': case 'N': case 'P': return sizeof(void *);
    case 'q': case 'Q': case 'd': return 8;
    default: return 0;
    }
}

double half_to_double(uint16_t bits) {
    int exponent = bits >> 10 & 0x1f;
    double mantissa = bits & 0x3ff, sign = bits & 0x8000 ? -1.0 : 1.0;
    if (exponent == 0x1f) return bits & 0x3ff ? copysign(NAN, sign) : sign * INFINITY;
    return sign * (exponent ? ldexp(mantissa + 1024, exponent - 25) : ldexp(mantissa, -24));
}

bool half_from_double(double d, uint16_t *bits) {
    uint16_t sign = signbit(d) ? 0x8000 : 0;
    *bits = sign;
    if (d == 0) return true;
    if (isinf(d) || isnan(d)) {
        *bits = sign | 0x7c00 | (isnan(d) ? 0x200 : 0);
        return true;
    }
    int exponent;
    double fraction = frexp(fabs(d), &exponent); /* in [0.5, 1) */
    if (exponent > 16) return false;
    /* Units of the last place: 2^-24 for subnormals. rint rounds to even. */
    int scale = exponent < -13 ? 24 : 11 - exponent;
    double units = rint(ldexp(fraction, exponent + scale));
    uint32_t whole = (uint32_t)units;
    uint32_t encoded = exponent < -13 ? whole : ((uint32_t)(exponent + 14) << 10) + whole - 1024;
    if (encoded >= 0x7c00) return false;
    *bits = sign | (uint16_t)encoded;
    return true;
}

static uint64_t native_item_bits(const uint8_t *p, size_t size, bool little) {
    uint64_t bits = 0;
    for (size_t i = 0; i < size; i++) bits |= (uint64_t)p[little ? i : size - 1 - i] << 8 * i;
    return bits;
}

static void native_item_put(uint8_t *p, uint64_t bits, size_t size, bool little) {
    for (size_t i = 0; i < size; i++) p[little ? i : size - 1 - i] = (uint8_t)(bits >> 8 * i);
}

static Value native_item_float(Thread *t, uint64_t bits, size_t size) {
    if (size == 2) return float_new(t, half_to_double((uint16_t)bits));
    if (size == 4) {
        uint32_t narrow = (uint32_t)bits;
        float single;
        memcpy(&single, &narrow, sizeof single);
        return float_new(t, single);
    }
    double number;
    memcpy(&number, &bits, sizeof number);
    return float_new(t, number);
}

Value native_item_get(Thread *t, char letter, const uint8_t *p, size_t size, bool little) {
    uint64_t bits = native_item_bits(p, size, little);
    switch (letter) {
    case 'c': return to_value(bytes_new(t, p, 1));
    case '?': return bool_value(bits != 0);
    case 'e': case 'f': case 'd': return native_item_float(t, bits, size);
    case 'b': case 'h': case 'i': case 'l': case 'q': case 'n': {
        unsigned unused = 64 - 8 * (unsigned)size;
        return int_from_int64(t, (int64_t)(bits << unused) >> unused);
    }
    default: return int_from_uint64(t, bits);
    }
}

static NativeItemResult native_item_set_float(Thread *t, uint8_t *p, size_t size, bool little,
                                              Value v) {
    double number;
    if (!value_as_double(t, v, &number)) return NATIVE_ITEM_ERROR;
    uint64_t bits;
    if (size == 2) {
        uint16_t half;
        if (!half_from_double(number, &half)) return NATIVE_ITEM_RANGE;
        bits = half;
    } else if (size == 4) {
        float single = (float)number;
        uint32_t narrow;
        if (isinf(single) && !isinf(number)) return NATIVE_ITEM_RANGE;
        memcpy(&narrow, &single, sizeof narrow);
        bits = narrow;
    } else {
        memcpy(&bits, &number, sizeof bits);
    }
    native_item_put(p, bits, size, little);
    return NATIVE_ITEM_OK;
}

static NativeItemResult native_item_set_int(Thread *t, bool is_signed, uint8_t *p, size_t size,
                                            bool little, Value v) {
    if (!is_int(t, v)) {
        if (!type_of(t, v)->slots->index) return NATIVE_ITEM_TYPE;
        if (!(v = value_index(t, v))) return NATIVE_ITEM_ERROR;
    }
    uint64_t bits;
    unsigned width = 8 * (unsigned)size;
    if (is_signed) {
        int64_t n;
        if (!int_as_int64(v, &n)) return NATIVE_ITEM_RANGE;
        if (width < 64 && (n < -((int64_t)1 << (width - 1)) || n >= (int64_t)1 << (width - 1)))
            return NATIVE_ITEM_RANGE;
        bits = (uint64_t)n;
    } else {
        if (!int_as_uint64(v, &bits) || (width < 64 && bits >> width)) return NATIVE_ITEM_RANGE;
    }
    native_item_put(p, bits, size, little);
    return NATIVE_ITEM_OK;
}

NativeItemResult native_item_set(Thread *t, char letter, uint8_t *p, size_t size, bool little,
                                 Value v) {
    switch (letter) {
    case 'c':
        if (!is_bytes(t, v) || bytes_of(v)->length != 1) return NATIVE_ITEM_TYPE;
        *p = bytes_of(v)->data[0];
        return NATIVE_ITEM_OK;
    case '?': {
        int truth = value_truth(t, v);
        if (truth < 0) return NATIVE_ITEM_ERROR;
        native_item_put(p, (uint64_t)truth, size, little);
        return NATIVE_ITEM_OK;
    }
    case 'e': case 'f': case 'd': return native_item_set_float(t, p, size, little, v);
    case 'b': case 'h': case 'i': case 'l': case 'q': case 'n':
        return native_item_set_int(t, true, p, size, little, v);
    default: return native_item_set_int(t, false, p, size, little, v);
    }
}
