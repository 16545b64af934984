/* Ints as bits: shifts, the bitwise operators on two's complement, and bytes. */
#include "runtime/objects/bytes.h"
#include "runtime/objects/int_internal.h"
#include "runtime/objects/protocol.h"
#include "runtime/objects/str_internal.h"
#include "runtime/objects/sequence.h"

/* ---- shifts ---------------------------------------------------------------------------------- */

/* The count of a shift. False: it is larger than any number has bits; *shift is then the largest.
 * Negative: the error is the caller's. */
static bool int_shift_count(const IntView *b, uint64_t *shift) {
    *shift = b->count == 0 ? 0 : b->limbs[0];
    if (b->count <= 1 && *shift <= INT64_MAX) return true;
    *shift = INT64_MAX;
    return false;
}

Value int_lshift(Thread *t, Value a, Value b) {
    int64_t x, y;
    if (int_small_value(a, &x) && int_small_value(b, &y) && y >= 0 && y < 62) {
        int64_t shifted = (int64_t)((uint64_t)x << y);
        if (shifted >> y == x) return int_from_int64(t, shifted);
    }
    IntView left, right;
    int_view(a, &left);
    int_view(b, &right);
    uint64_t shift;
    if (right.negative) return raise_value_error(t, "negative shift count");
    bool fits = int_shift_count(&right, &shift);
    if (left.count == 0) return small_int(0);
    if (!fits) return raise_overflow_error(t, "too many digits in integer");
    size_t low = shift / 64;
    unsigned bits = shift % 64;
    Int *result = int_allocate(t, left.count + low + 1);
    if (result == NULL) return NULL;
    if (bits > 0)
        result->limbs[left.count + low] = limbs_shift_left(result->limbs + low, left.limbs,
                                                           left.count, bits);
    else
        limbs_copy(result->limbs + low, left.limbs, left.count);
    return int_finish(result, left.count + low + 1, left.negative);
}

/* Rounds towards minus infinity, as two's complement does. */
Value int_rshift(Thread *t, Value a, Value b) {
    int64_t x, y;
    if (int_small_value(a, &x) && int_small_value(b, &y) && y >= 0)
        return small_int(x >> (y < 63 ? y : 63));
    IntView left, right;
    int_view(a, &left);
    int_view(b, &right);
    uint64_t shift;
    if (right.negative) return raise_value_error(t, "negative shift count");
    int_shift_count(&right, &shift);
    size_t low = shift / 64;
    unsigned bits = shift % 64;
    if (low >= left.count) return small_int(left.negative ? -1 : 0);
    size_t length = left.count - low;
    Int *result = int_allocate(t, length + 1);
    if (result == NULL) return NULL;
    bool inexact = limbs_trim(left.limbs, low) > 0;
    if (bits > 0)
        inexact |= limbs_shift_right(result->limbs, left.limbs + low, length, bits) != 0;
    else
        limbs_copy(result->limbs, left.limbs + low, length);
    if (left.negative && inexact) {
        static const uint64_t int_shift_one = 1;
        limbs_add(result->limbs, result->limbs, length + 1, &int_shift_one, 1);
    }
    return int_finish(result, length + 1, left.negative);
}

/* ---- bitwise operators ----------------------------------------------------------------------- */

/* Limb after limb of the endless two's complement of a view. */
typedef struct TwosComplement {
    const IntView *view;
    uint64_t carry;
} TwosComplement;

static inline uint64_t twos_complement_next(TwosComplement *c, size_t i) {
    uint64_t limb = i < c->view->count ? c->view->limbs[i] : 0;
    if (!c->view->negative) return limb;
    limb = ~limb + c->carry;
    c->carry &= limb == 0;
    return limb;
}

typedef enum BitwiseOperator { BITWISE_AND, BITWISE_OR, BITWISE_XOR } BitwiseOperator;

static inline uint64_t bitwise_apply(BitwiseOperator op, uint64_t a, uint64_t b) {
    return op == BITWISE_AND ? a & b : op == BITWISE_OR ? a | b : a ^ b;
}

static Value int_bitwise(Thread *t, Value a, Value b, BitwiseOperator op) {
    int64_t x, y;
    if (LIKELY(int_small_value(a, &x) && int_small_value(b, &y)))
        return small_int((int64_t)bitwise_apply(op, (uint64_t)x, (uint64_t)y));
    IntView left, right;
    int_view(a, &left);
    int_view(b, &right);
    size_t length = (left.count > right.count ? left.count : right.count) + 1;
    if (op == BITWISE_AND && !left.negative) length = left.count;
    if (op == BITWISE_AND && !right.negative && right.count < length) length = right.count;
    Int *result = int_allocate(t, length);
    if (result == NULL) return NULL;
    TwosComplement p = {&left, 1}, q = {&right, 1};
    for (size_t i = 0; i < length; i++)
        result->limbs[i] = bitwise_apply(op, twos_complement_next(&p, i),
                                         twos_complement_next(&q, i));
    bool negative = bitwise_apply(op, left.negative, right.negative);
    if (negative) {
        uint64_t carry = 1;
        for (size_t i = 0; i < length; i++) {
            result->limbs[i] = ~result->limbs[i] + carry;
            carry &= result->limbs[i] == 0;
        }
    }
    return int_finish(result, length, negative);
}

Value int_and(Thread *t, Value a, Value b) { return int_bitwise(t, a, b, BITWISE_AND); }
Value int_or(Thread *t, Value a, Value b) { return int_bitwise(t, a, b, BITWISE_OR); }
Value int_xor(Thread *t, Value a, Value b) { return int_bitwise(t, a, b, BITWISE_XOR); }

Value int_invert(Thread *t, Value a) {
    int64_t x;
    if (int_small_value(a, &x)) return small_int(~x);
    Value negative = int_negative(t, a);
    return negative == NULL ? NULL : int_sub(t, negative, small_int(1));
}

size_t int_bit_length(Value v) {
    IntView view;
    int_view(v, &view);
    return int_view_bit_length(&view);
}

Value int_method_bit_count(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    IntView view;
    int_view(args[0], &view);
    int64_t count = 0;
    for (size_t i = 0; i < view.count; i++) count += __builtin_popcountll(view.limbs[i]);
    return int_from_int64(t, count);
}

/* ---- bytes ----------------------------------------------------------------------------------- */

/* Reads byteorder: true in *little. */
static bool int_byte_order(Thread *t, Value v, const char *method, bool *little) {
    *little = false;
    if (v == NULL) return true;
    if (!is_str(t, v))
        return FAIL_WITH(
            raise_type_error(t, "%s() argument 'byteorder' must be str, not %T", method, v));
    if (str_flat(t, str_of(v)) == NULL) return false;
    *little = str_equals_c(str_of(v), "little");
    if (*little || str_equals_c(str_of(v), "big")) return true;
    return FAIL_WITH(raise_value_error(t, "byteorder must be either 'little' or 'big'"));
}

/* Parameters: length=1, byteorder='big', *, signed=False. */
Value int_method_to_bytes(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    int64_t length = 1;
    bool little;
    if (args[1] != NULL && !sequence_size_argument(t, args[1], &length)) return NULL;
    if (!int_byte_order(t, args[2], "to_bytes", &little)) return NULL;
    int is_signed = args[3] == NULL ? 0 : value_truth(t, args[3]);
    if (is_signed < 0) return NULL;
    if (length < 0) return raise_value_error(t, "length argument must be non-negative");
    IntView view;
    int_view(args[0], &view);
    if (view.negative && !is_signed)
        return raise_overflow_error(t, "can't convert negative int to unsigned");
    Value extent = args[0];
    if (view.negative && (extent = int_invert(t, args[0])) == NULL) return NULL;
    if ((int_bit_length(extent) + (is_signed != 0) + 7) / 8 > (uint64_t)length &&
        (view.count > 0 || length > 0))
        return raise_overflow_error(t, "int too big to convert");
    uint8_t *data;
    Bytes *bytes = bytes_new_uninitialised(t, (size_t)length, &data);
    if (bytes == NULL) return NULL;
    TwosComplement bits = {&view, 1};
    uint64_t limb = 0;
    for (size_t i = 0; i < (size_t)length; i++, limb >>= 8) {
        if (i % 8 == 0) limb = twos_complement_next(&bits, i / 8);
        data[little ? i : (size_t)length - 1 - i] = (uint8_t)limb;
    }
    return to_value(bytes);
}

static Value int_from_byte_array(Thread *t, const uint8_t *data, size_t length, bool little,
                                 bool is_signed) {
    Int *result = int_allocate(t, length / 8 + 1);
    if (result == NULL) return NULL;
    bool negative = is_signed && length > 0 && data[little ? length - 1 : 0] >= 0x80;
    for (size_t i = 0; i < length; i++) {
        uint8_t byte = data[little ? i : length - 1 - i];
        result->limbs[i / 8] |= (uint64_t)(negative ? (uint8_t)~byte : byte) << (i % 8 * 8);
    }
    if (negative) {
        static const uint64_t int_bytes_one = 1;
        limbs_add(result->limbs, result->limbs, length / 8 + 1, &int_bytes_one, 1);
    }
    return int_finish(result, length / 8 + 1, negative);
}

/* Class method; parameters: bytes, byteorder='big', *, signed=False. */
Value int_method_from_bytes(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    bool little;
    if (!int_byte_order(t, args[2], "from_bytes", &little)) return NULL;
    int is_signed = args[3] == NULL ? 0 : value_truth(t, args[3]);
    if (is_signed < 0) return NULL;
    Bytes *source;
    int known = bytes_from_special(t, args[1], &source);
    if (known < 0 || (known == 0 && (source = bytes_from_object(t, args[1])) == NULL)) return NULL;
    Value n = int_from_byte_array(t, source->data, source->length, little, is_signed);
    if (n == NULL || args[0] == to_value(t->vm->types[T_INT])) return n;
    return value_call_1(t, args[0], n);
}
