/* Decimal arithmetic as the General Decimal Arithmetic specification has it: what the files of the
 * module _decimal share.
 *
 * An operation works on plain structs in C locals: operands and result are Numbers, whose
 * coefficients are ints of any size (small ones immediate, the others on the kernels of
 * runtime/bignum), and a Work holds the settings of a context, collects conditions, and remembers
 * that memory was short: from then on helpers return harmless values, and the operation ends as it
 * would, without tests at every step. The frame around it (decimal_frame.c) makes the Work of a
 * context, raises what is trapped, and makes the object. */
#pragma once

#include "runtime/error.h"
#include "runtime/import.h"
#include "runtime/intern.h"
#include "runtime/objects/function.h"
#include "runtime/objects/int.h"

/* ---- conditions and settings ----------------------------------------------------------------- */

/* In the order in which contexts list them. */
#define DEC_SIGNALS(ROW) \
    ROW(INVALID, InvalidOperation) ROW(FLOAT, FloatOperation) ROW(ZERO_DIVISION, DivisionByZero) \
    ROW(OVERFLOW, Overflow) ROW(UNDERFLOW, Underflow) ROW(SUBNORMAL, Subnormal) \
    ROW(INEXACT, Inexact) ROW(ROUNDED, Rounded) ROW(CLAMPED, Clamped)
/* What InvalidOperation is more precisely. */
#define DEC_CONDITIONS(ROW) \
    ROW(SYNTAX, ConversionSyntax) ROW(IMPOSSIBLE, DivisionImpossible) \
    ROW(UNDEFINED, DivisionUndefined) ROW(BAD_CONTEXT, InvalidContext)
enum {
#define DEC_BIT(id, name) DEC_BIT_##id,
    DEC_SIGNALS(DEC_BIT) DEC_SIGNAL_COUNT, DEC_LAST_SIGNAL = DEC_SIGNAL_COUNT - 1,
    DEC_CONDITIONS(DEC_BIT) DEC_CONDITION_COUNT
#undef DEC_BIT
};
enum {
#define DEC_FLAG(id, name) DEC_##id = 1 << DEC_BIT_##id,
    DEC_SIGNALS(DEC_FLAG) DEC_CONDITIONS(DEC_FLAG)
#undef DEC_FLAG
    DEC_SIGNAL_MASK = (1 << DEC_SIGNAL_COUNT) - 1,
    DEC_ANY_INVALID = DEC_INVALID | DEC_SYNTAX | DEC_IMPOSSIBLE | DEC_UNDEFINED | DEC_BAD_CONTEXT,
    DEC_ERRORS = DEC_ANY_INVALID | DEC_ZERO_DIVISION,
};

#define DEC_ROUNDINGS(ROW) \
    ROW(UP) ROW(DOWN) ROW(CEILING) ROW(FLOOR) ROW(HALF_UP) ROW(HALF_DOWN) ROW(HALF_EVEN) ROW(05UP)
typedef enum Rounding {
#define DEC_ROUND_ID(name) ROUND_##name,
    DEC_ROUNDINGS(DEC_ROUND_ID) ROUND_COUNT
#undef DEC_ROUND_ID
} Rounding;
extern const char *const dec_rounding_names[ROUND_COUNT];

#define DEC_PREC_MAX 999999999999999999
#define DEC_EMAX_MAX 999999999999999999
#define DEC_EMIN_MIN (-999999999999999999)
#define DEC_ETINY_MIN (DEC_EMIN_MIN - (DEC_PREC_MAX - 1))
#define DEC_EXPONENT_FAR 4000000000000000000   /* beyond all bounds; sums of two fit 64 bits */

typedef struct Work {
    Thread *t;
    int64_t prec, emin, emax;
    Rounding rounding;
    bool clamp;
    bool failed;             /* an exception is set */
    uint32_t status;         /* DEC_* */
} Work;

/* ---- numbers --------------------------------------------------------------------------------- */

enum { DEC_FINITE, DEC_INFINITE, DEC_QNAN, DEC_SNAN };

typedef struct Number {
    Value coefficient;       /* an int >= 0; of NaNs the payload, of infinities 0 */
    int64_t exponent;
    int64_t digits;          /* of the coefficient; of zero 1, of a NaN without payload 0 */
    bool negative;
    uint8_t kind;            /* DEC_FINITE ... */
} Number;

ALWAYS_INLINE bool dec_is_nan(const Number *n) { return n->kind >= DEC_QNAN; }
ALWAYS_INLINE bool dec_is_special(const Number *n) { return n->kind != DEC_FINITE; }
ALWAYS_INLINE bool dec_is_infinite(const Number *n) { return n->kind == DEC_INFINITE; }
ALWAYS_INLINE bool dec_is_zero(const Number *n) {
    return n->kind == DEC_FINITE && n->coefficient == small_int(0);
}
/* The exponent of the first digit. */
ALWAYS_INLINE int64_t dec_adjusted(const Number *n) { return n->exponent + n->digits - 1; }
ALWAYS_INLINE int64_t dec_etiny(const Work *w) { return w->emin - (w->prec - 1); }
ALWAYS_INLINE int64_t dec_etop(const Work *w) { return w->emax - (w->prec - 1); }

/* decimal_integer.c: ints of a Work. */
Value dec_int_add(Work *w, Value a, Value b);
Value dec_int_sub(Work *w, Value a, Value b);
Value dec_int_mul(Work *w, Value a, Value b);
/* Of nonnegative ints; remainder may be NULL. */
Value dec_int_divide(Work *w, Value a, Value b, Value *remainder);
Value dec_int_shift_left(Work *w, Value a, int64_t bits);
Value dec_int_shift_right(Work *w, Value a, int64_t bits);
Value dec_int_root(Work *w, Value a);
Value dec_power_of_ten(Work *w, int64_t k);
Value dec_scale(Work *w, Value a, int64_t k);      /* a * 10**k, k >= 0 */
int64_t dec_count_digits(Work *w, Value a);
bool dec_int_is_odd(Value a);
int64_t dec_int_last_digit(Work *w, Value a);
/* How many zeroes a's digits end with, at most `most`; *stripped is a without them. */
int64_t dec_strip_zeroes(Work *w, Value a, int64_t most, Value *stripped);

/* decimal_number.c */
Number dec_number(Work *w, bool negative, Value coefficient, int64_t exponent);
Number dec_zero(bool negative, int64_t exponent);
Number dec_one(void);
Number dec_infinity(bool negative);
Number dec_invalid(Work *w, uint32_t condition);   /* NaN, and the condition */
/* Rounds to the Work's precision and into its range, as all operations end. */
Number dec_finish(Work *w, Number n);
/* Drops the last k digits, rounding. True: some were not zero. */
bool dec_drop_digits(Work *w, Number *n, int64_t k, Rounding rounding);
/* If one is a NaN, what the result is. */
bool dec_take_nan(Work *w, const Number *a, const Number *b, Number *result);
Work dec_exact_work(Thread *t);                    /* of a context without bounds */
int dec_compare_magnitude(Work *w, const Number *a, const Number *b);
int dec_compare(Work *w, const Number *a, const Number *b);        /* no NaNs */
int dec_compare_total(Work *w, const Number *a, const Number *b);
bool dec_is_integer(Work *w, const Number *n);
/* 1: odd integer, 0: even, -1: none. */
int dec_parity(Work *w, const Number *n);
/* An integer between the bounds. False: it is none. */
bool dec_small_integer(Work *w, const Number *n, int64_t *out);

/* Operations. decimal_add.c, decimal_divide.c, decimal_power.c, decimal_log.c, decimal_select.c,
 * decimal_logic.c */
#define DEC_UNARY_OPERATIONS(ROW) /* ROW(method of Decimal and of Context, what it does) */ \
    ROW(exp) ROW(ln) ROW(log10) ROW(next_minus) ROW(next_plus) ROW(normalize) ROW(sqrt) \
    ROW(logb) ROW(logical_invert)
#define DEC_BINARY_OPERATIONS(ROW) \
    ROW(compare) ROW(compare_signal) ROW(max) ROW(max_mag) ROW(min) ROW(min_mag) \
    ROW(next_toward) ROW(remainder_near) ROW(logical_and) ROW(logical_or) ROW(logical_xor) \
    ROW(rotate) ROW(scaleb) ROW(shift) ROW(compare_total) ROW(compare_total_mag)
#define DEC_CONTEXT_BINARY_OPERATIONS(ROW) \
    ROW(add) ROW(subtract) ROW(multiply) ROW(divide) ROW(divide_int) ROW(remainder)
#define DEC_DECLARE_UNARY(name) Number dec_op_##name(Work *w, Number a);
#define DEC_DECLARE_BINARY(name) Number dec_op_##name(Work *w, Number a, Number b);
DEC_UNARY_OPERATIONS(DEC_DECLARE_UNARY)
DEC_BINARY_OPERATIONS(DEC_DECLARE_BINARY)
DEC_CONTEXT_BINARY_OPERATIONS(DEC_DECLARE_BINARY)
#undef DEC_DECLARE_UNARY
#undef DEC_DECLARE_BINARY
Number dec_op_plus(Work *w, Number a);
Number dec_op_minus(Work *w, Number a);
Number dec_op_abs(Work *w, Number a);
Number dec_op_fma(Work *w, Number a, Number b, Number c);
Number dec_op_quantize(Work *w, Number a, Number b);
Number dec_op_to_integral_value(Work *w, Number a);
Number dec_op_to_integral_exact(Work *w, Number a);
Number dec_op_power(Work *w, Number a, Number b);
Number dec_op_power_modulo(Work *w, Number a, Number b, Number modulus);
/* The quotient as an integer; *remainder too. */
Number dec_divmod(Work *w, Number a, Number b, Number *remainder);
/* a * b, not rounded. */
Number dec_multiply_exactly(Work *w, Number a, Number b);
/* With so many more digits and half-even. */
const char *dec_number_class(Work *w, const Number *n);

/* ---- text: decimal_text.c, decimal_format.c -------------------------------------------------- */

/* Text without spaces and underscores; not rounded. SYNTAX. */
Number dec_from_text(Work *w, const char *text, size_t length);
/* Of a str, whose digits may be of any script. lenient: spaces around it, underscores. */
Number dec_from_str(Work *w, Str *s, bool lenient);
MUST_CHECK Str *dec_to_str(Thread *t, const Number *n, bool engineering, bool capitals);
/* NativeFn: Decimal.__format__ */
Value decimal_method_format(Thread *t, Value *args, size_t nargs);

/* ---- objects: decimal_context.c, decimal_frame.c, decimal_convert.c -------------------------- */

typedef struct Decimal {
    Object header;
    Value coefficient;
    int64_t exponent, digits;
    int64_t hash;            /* 0: not computed yet */
    bool negative;
    uint8_t kind;
} Decimal;

typedef struct DecimalContext {
    Object header;
    int64_t prec, emin, emax;
    uint32_t flags, traps;
    uint8_t rounding, capitals, clamp;
} DecimalContext;

extern const TypeDef decimal_typedef, decimal_context_typedef;
/* Keys of the VM's roots: the tuple of the conditions' classes, the class SignalDict, the context
 * variable, the class DecimalTuple. */
extern const char dec_conditions_key, dec_signals_key, dec_variable_key, dec_tuple_key;

ALWAYS_INLINE const TypeDef *dec_def_of(Thread *t, Value v) {
    return is_object(v) ? type_of(t, v)->def : NULL;
}
ALWAYS_INLINE bool is_decimal(Thread *t, Value v) { return dec_def_of(t, v) == &decimal_typedef; }
ALWAYS_INLINE bool is_decimal_context(Thread *t, Value v) {
    return dec_def_of(t, v) == &decimal_context_typedef;
}
ALWAYS_INLINE Decimal *decimal_of(Value v) { return (Decimal *)v; }
ALWAYS_INLINE Number dec_number_of(Value v) {
    const Decimal *d = decimal_of(v);
    return (Number){d->coefficient, d->exponent, d->digits, d->negative, d->kind};
}
ALWAYS_INLINE DecimalContext *decimal_context_of(Value v) { return (DecimalContext *)v; }

/* The current context. */
MUST_CHECK DecimalContext *dec_current_context(Thread *t);
MUST_CHECK DecimalContext *dec_new_context(Thread *t);
/* A Rounding by its name. TypeError. */
MUST_CHECK bool dec_rounding_from(Thread *t, Value v, Rounding *out);
Value decimal_getcontext(Thread *t, Value *args, size_t nargs);
Value decimal_setcontext(Thread *t, Value *args, size_t nargs);
bool dec_context_init(Thread *t, Module *m);
#define DEC_DECLARE_NATIVE(name) Value context_method_##name(Thread *t, Value *args, size_t nargs);
DEC_DECLARE_NATIVE(signal) DEC_DECLARE_NATIVE(set_signal) DEC_DECLARE_NATIVE(copy) DEC_DECLARE_NATIVE(reduce)
DEC_DECLARE_NATIVE(clear_flags) DEC_DECLARE_NATIVE(clear_traps) DEC_DECLARE_NATIVE(etiny) DEC_DECLARE_NATIVE(etop)
#undef DEC_DECLARE_NATIVE

typedef struct DecFrame {
    Work w;
    DecimalContext *context;
} DecFrame;
/* context: a Context, None or NULL for the current one. */
MUST_CHECK bool dec_enter(Thread *t, DecFrame *f, Value context);
/* Adds the conditions to the context's flags and raises what it traps. */
MUST_CHECK bool dec_settle(DecFrame *f);
MUST_CHECK bool dec_signal(Thread *t, DecimalContext *context, uint32_t status);
/* Settles and makes the Decimal. */
MUST_CHECK Value dec_leave(DecFrame *f, Number n);
MUST_CHECK Value dec_box(Thread *t, Type *type, const Number *n);
MUST_CHECK Value dec_box_plain(Thread *t, const Number *n);

/* An operand that is a Decimal or an int. 0: it is neither; -1: an exception is set. */
int dec_operand(DecFrame *f, Value v, Number *out);
/* The same; TypeError. */
MUST_CHECK bool dec_argument(DecFrame *f, Value v, Number *out);
Number dec_from_int(Work *w, Value v);
Number dec_from_double(Work *w, double d);
/* The value of anything that Decimal() takes; exact, or rounded by the context. */
MUST_CHECK Value dec_convert(Thread *t, Type *type, Value v, Value context, bool exact);
/* For a comparison. 0: not comparable. */
int dec_comparand(DecFrame *f, Number *self, Value v, bool equality, Number *out);

/* NativeFns and slots of Decimal: decimal_methods.c */
extern const NativeDef decimal_methods[];
extern const NativeDef decimal_context_methods[];
Value decimal_slot_compare(Thread *t, Value self, Value other, CompareOperator op);
bool decimal_slot_hash(Thread *t, Value self, int64_t *hash);
Value decimal_method_from_float(Thread *t, Value *args, size_t nargs);
Value decimal_method_from_number(Thread *t, Value *args, size_t nargs);
Value decimal_method_as_tuple(Thread *t, Value *args, size_t nargs);
Value decimal_method_as_integer_ratio(Thread *t, Value *args, size_t nargs);
MUST_CHECK Value dec_to_int(Thread *t, const Number *n, Rounding rounding);
