/* The methods of Decimal and of Context: most are operations with a frame around them. */
#include "runtime/objects/tuple.h"
#include "stdlib/decimal.h"

/* ---- frames ---------------------------------------------------------------------------------- */

typedef Number DecUnary(Work *w, Number a);
typedef Number DecBinary(Work *w, Number a, Number b);

static Value dec_run_unary(Thread *t, Value a, Value context, DecUnary *operation) {
    DecFrame f;
    Number x;
    if (!dec_enter(t, &f, context) || !dec_argument(&f, a, &x)) return NULL;
    return dec_leave(&f, operation(&f.w, x));
}

static Value dec_run_binary(Thread *t, Value a, Value b, Value context, DecBinary *operation) {
    DecFrame f;
    Number x, y;
    if (!dec_enter(t, &f, context) || !dec_argument(&f, a, &x) || !dec_argument(&f, b, &y))
        return NULL;
    return dec_leave(&f, operation(&f.w, x, y));
}

#define METHOD_UNARY(name) \
    static Value decimal_method_##name(Thread *t, Value *args, size_t nargs) { \
        (void)nargs; \
        return dec_run_unary(t, args[0], args[1], dec_op_##name); \
    }
#define METHOD_BINARY(name) \
    static Value decimal_method_##name(Thread *t, Value *args, size_t nargs) { \
        (void)nargs; \
        return dec_run_binary(t, args[0], args[1], args[2], dec_op_##name); \
    }
#define CONTEXT_UNARY(name) \
    static Value context_method_##name(Thread *t, Value *args, size_t nargs) { \
        (void)nargs; \
        return dec_run_unary(t, args[1], args[0], dec_op_##name); \
    }
#define CONTEXT_BINARY(name) \
    static Value context_method_##name(Thread *t, Value *args, size_t nargs) { \
        (void)nargs; \
        return dec_run_binary(t, args[1], args[2], args[0], dec_op_##name); \
    }
DEC_UNARY_OPERATIONS(METHOD_UNARY)
DEC_UNARY_OPERATIONS(CONTEXT_UNARY)
DEC_BINARY_OPERATIONS(METHOD_BINARY)
DEC_BINARY_OPERATIONS(CONTEXT_BINARY)
DEC_CONTEXT_BINARY_OPERATIONS(CONTEXT_BINARY)
CONTEXT_UNARY(plus)
CONTEXT_UNARY(minus)
CONTEXT_UNARY(abs)
CONTEXT_UNARY(to_integral_value)
CONTEXT_UNARY(to_integral_exact)
CONTEXT_BINARY(quantize)
#undef METHOD_UNARY
#undef METHOD_BINARY
#undef CONTEXT_UNARY
#undef CONTEXT_BINARY

/* ---- with a rounding ------------------------------------------------------------------------- */

static Value dec_run_to_integral(Thread *t, Value *args, DecUnary *operation) {
    DecFrame f;
    if (!dec_enter(t, &f, args[2]) ||
        (args[1] && args[1] != NONE && !dec_rounding_from(t, args[1], &f.w.rounding)))
        return NULL;
    return dec_leave(&f, operation(&f.w, dec_number_of(args[0])));
}

static Value decimal_method_to_integral_value(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return dec_run_to_integral(t, args, dec_op_to_integral_value);
}

static Value decimal_method_to_integral_exact(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return dec_run_to_integral(t, args, dec_op_to_integral_exact);
}

static Value decimal_method_quantize(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    DecFrame f;
    Number exponent;
    if (!dec_enter(t, &f, args[3]) ||
        (args[2] && args[2] != NONE && !dec_rounding_from(t, args[2], &f.w.rounding)) ||
        !dec_argument(&f, args[1], &exponent))
        return NULL;
    return dec_leave(&f, dec_op_quantize(&f.w, dec_number_of(args[0]), exponent));
}

/* ---- three operands, two results ------------------------------------------------------------- */

static Value dec_run_fma(Thread *t, Value *operands, Value context) {
    DecFrame f;
    Number a, b, c;
    if (!dec_enter(t, &f, context) || !dec_argument(&f, operands[0], &a) ||
        !dec_argument(&f, operands[1], &b) || !dec_argument(&f, operands[2], &c))
        return NULL;
    return dec_leave(&f, dec_op_fma(&f.w, a, b, c));
}

static Value decimal_method_fma(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return dec_run_fma(t, args, args[3]);
}

static Value context_method_fma(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return dec_run_fma(t, args + 1, args[0]);
}

static Value dec_box_pair(DecFrame *f, Number first, Number second) {
    if (!dec_settle(f)) return NULL;
    Value a = dec_box_plain(f->w.t, &first), b = dec_box_plain(f->w.t, &second);
    return a && b ? tuple_from_2(f->w.t, a, b) : NULL;
}

static Value context_method_divmod(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    DecFrame f;
    Number a, b, remainder;
    if (!dec_enter(t, &f, args[0]) || !dec_argument(&f, args[1], &a) ||
        !dec_argument(&f, args[2], &b))
        return NULL;
    Number quotient = dec_divmod(&f.w, a, b, &remainder);
    return dec_box_pair(&f, quotient, remainder);
}

static Value context_method_power(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    DecFrame f;
    Number a, b, modulus;
    bool plain = !args[3] || args[3] == NONE;
    if (!dec_enter(t, &f, args[0]) || !dec_argument(&f, args[1], &a) ||
        !dec_argument(&f, args[2], &b) || (!plain && !dec_argument(&f, args[3], &modulus)))
        return NULL;
    return dec_leave(&f, plain ? dec_op_power(&f.w, a, b)
                               : dec_op_power_modulo(&f.w, a, b, modulus));
}

/* ---- questions ------------------------------------------------------------------------------- */

static bool dec_is_finite(Work *w, const Number *n) {
    (void)w;
    return n->kind == DEC_FINITE;
}

static bool dec_is_infinity(Work *w, const Number *n) {
    (void)w;
    return dec_is_infinite(n);
}

static bool dec_is_any_nan(Work *w, const Number *n) {
    (void)w;
    return dec_is_nan(n);
}

static bool dec_is_qnan(Work *w, const Number *n) {
    (void)w;
    return n->kind == DEC_QNAN;
}

static bool dec_is_snan(Work *w, const Number *n) {
    (void)w;
    return n->kind == DEC_SNAN;
}

static bool dec_is_signed(Work *w, const Number *n) {
    (void)w;
    return n->negative;
}

static bool dec_is_any_zero(Work *w, const Number *n) {
    (void)w;
    return dec_is_zero(n);
}

static bool dec_is_normal(Work *w, const Number *n) {
    return n->kind == DEC_FINITE && !dec_is_zero(n) && dec_adjusted(n) >= w->emin;
}

static bool dec_is_subnormal(Work *w, const Number *n) {
    return n->kind == DEC_FINITE && !dec_is_zero(n) && dec_adjusted(n) < w->emin;
}

static Value dec_ask(Thread *t, Value v, Value context,
                     bool (*question)(Work *w, const Number *n)) {
    DecFrame f;
    Number n;
    if (!dec_enter(t, &f, context) || !dec_argument(&f, v, &n)) return NULL;
    return bool_value(question(&f.w, &n));
}

/* Of a Decimal, without asking for a context; of a Context. */
#define QUESTIONS(ROW) \
    ROW(is_finite, dec_is_finite) ROW(is_infinite, dec_is_infinity) ROW(is_nan, dec_is_any_nan) \
    ROW(is_qnan, dec_is_qnan) ROW(is_snan, dec_is_snan) ROW(is_signed, dec_is_signed) \
    ROW(is_zero, dec_is_any_zero)
#define QUESTION(name, question) \
    static Value decimal_method_##name(Thread *t, Value *args, size_t nargs) { \
        (void)t, (void)nargs; \
        Number n = dec_number_of(args[0]); \
        return bool_value(question(NULL, &n)); \
    } \
    static Value context_method_##name(Thread *t, Value *args, size_t nargs) { \
        (void)nargs; \
        return dec_ask(t, args[1], args[0], question); \
    }
QUESTIONS(QUESTION)
#undef QUESTION
#define CONTEXT_QUESTION(name) \
    static Value decimal_method_##name(Thread *t, Value *args, size_t nargs) { \
        (void)nargs; \
        return dec_ask(t, args[0], args[1], dec_##name); \
    } \
    static Value context_method_##name(Thread *t, Value *args, size_t nargs) { \
        (void)nargs; \
        return dec_ask(t, args[1], args[0], dec_##name); \
    }
CONTEXT_QUESTION(is_normal)
CONTEXT_QUESTION(is_subnormal)
#undef CONTEXT_QUESTION

static Value dec_class_text(Thread *t, Value v, Value context) {
    DecFrame f;
    Number n;
    if (!dec_enter(t, &f, context) || !dec_argument(&f, v, &n)) return NULL;
    return to_value(str_from_c(t, dec_number_class(&f.w, &n)));
}

static Value decimal_method_number_class(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return dec_class_text(t, args[0], args[1]);
}

static Value context_method_number_class(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return dec_class_text(t, args[1], args[0]);
}

static Value dec_quantum_is_same(Thread *t, Value a, Value b, Value context) {
    DecFrame f;
    Number x, y;
    if (!dec_enter(t, &f, context) || !dec_argument(&f, a, &x) || !dec_argument(&f, b, &y))
        return NULL;
    if (dec_is_special(&x) || dec_is_special(&y))
        return bool_value((dec_is_nan(&x) && dec_is_nan(&y)) ||
                          (dec_is_infinite(&x) && dec_is_infinite(&y)));
    return bool_value(x.exponent == y.exponent);
}

static Value decimal_method_same_quantum(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return dec_quantum_is_same(t, args[0], args[1], args[2]);
}

static Value context_method_same_quantum(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return dec_quantum_is_same(t, args[1], args[2], args[0]);
}

/* ---- copies ---------------------------------------------------------------------------------- */

static Number dec_copy(Work *w, Number a) {
    (void)w;
    return a;
}

static Number dec_copy_abs(Work *w, Number a) {
    (void)w;
    a.negative = false;
    return a;
}

static Number dec_copy_negate(Work *w, Number a) {
    (void)w;
    a.negative = !a.negative;
    return a;
}

static Number dec_copy_sign(Work *w, Number a, Number b) {
    (void)w;
    a.negative = b.negative;
    return a;
}

static Value decimal_method_copy_abs(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    Number n = dec_copy_abs(NULL, dec_number_of(args[0]));
    return dec_box_plain(t, &n);
}

static Value decimal_method_copy_negate(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    Number n = dec_copy_negate(NULL, dec_number_of(args[0]));
    return dec_box_plain(t, &n);
}

static Value decimal_method_copy_sign(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return dec_run_binary(t, args[0], args[1], args[2], dec_copy_sign);
}

static Value context_method_copy_abs(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return dec_run_unary(t, args[1], args[0], dec_copy_abs);
}

static Value context_method_copy_negate(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return dec_run_unary(t, args[1], args[0], dec_copy_negate);
}

static Value context_method_copy_decimal(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return dec_run_unary(t, args[1], args[0], dec_copy);
}

static Value context_method_copy_sign(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return dec_run_binary(t, args[1], args[2], args[0], dec_copy_sign);
}

static Value context_method_apply(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return dec_run_unary(t, args[1], args[0], dec_finish);
}

/* Decimals have one form only. */
static Value context_method_canonical(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return is_decimal(t, args[1]) ? args[1] : raise_type_error(t, "argument must be a Decimal");
}

static Value context_method_is_canonical(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return is_decimal(t, args[1]) ? TRUE_VALUE : raise_type_error(t, "argument must be a Decimal");
}

static Value decimal_method_is_canonical(Thread *t, Value *args, size_t nargs) {
    (void)t, (void)args, (void)nargs;
    return TRUE_VALUE;
}

static Value decimal_method_self(Thread *t, Value *args, size_t nargs) {
    (void)t, (void)nargs;
    return args[0];
}

static Value decimal_method_radix(Thread *t, Value *args, size_t nargs) {
    (void)args, (void)nargs;
    Number ten = {small_int(10), 0, 2, false, DEC_FINITE};
    return dec_box_plain(t, &ten);
}

/* ---- text and other types -------------------------------------------------------------------- */

static Value dec_text_of(Thread *t, Value v, Value context, bool engineering) {
    DecFrame f;
    Number n;
    if (!dec_enter(t, &f, context) || !dec_argument(&f, v, &n)) return NULL;
    return to_value(dec_to_str(t, &n, engineering, load_relaxed(&f.context->capitals)));
}

static Value decimal_method_to_eng_string(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return dec_text_of(t, args[0], args[1], true);
}

static Value context_method_to_eng_string(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return dec_text_of(t, args[1], args[0], true);
}

static Value context_method_to_sci_string(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return dec_text_of(t, args[1], args[0], false);
}

static Value context_method_create_decimal(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    Value v = args[1] ? args[1] : small_int(0);
    return dec_convert(t, (Type *)load(vm_root(t, &decimal_typedef)), v, args[0], false);
}

static Value context_method_create_decimal_from_float(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    Value window[2] = {load(vm_root(t, &decimal_typedef)), args[1]};
    Value exact = decimal_method_from_float(t, window, 2);
    return exact ? dec_run_unary(t, exact, args[0], dec_finish) : NULL;
}

static Value decimal_method_adjusted(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    Number n = dec_number_of(args[0]);
    return int_from_int64(t, n.kind == DEC_FINITE ? dec_adjusted(&n) : 0);
}

static Value decimal_method_floor(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    Number n = dec_number_of(args[0]);
    return dec_to_int(t, &n, ROUND_FLOOR);
}

static Value decimal_method_ceil(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    Number n = dec_number_of(args[0]);
    return dec_to_int(t, &n, ROUND_CEILING);
}

static Value decimal_method_trunc(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    Number n = dec_number_of(args[0]);
    return dec_to_int(t, &n, ROUND_DOWN);
}

static Value decimal_method_round(Thread *t, Value *args, size_t nargs) {
    Number n = dec_number_of(args[0]), unit = dec_one();
    DecFrame f;
    int64_t places;
    if (nargs < 2) return dec_to_int(t, &n, ROUND_HALF_EVEN);
    if (!is_int(t, args[1])) return raise_type_error(t, "optional arg must be an integer");
    if (!int_as_int64(args[1], &places))
        return raise_overflow_error(t, "Python int too large to convert to C ssize_t");
    unit.exponent = places < -DEC_EXPONENT_FAR ? DEC_EXPONENT_FAR
                    : places > DEC_EXPONENT_FAR ? -DEC_EXPONENT_FAR
                                                : -places;
    return dec_enter(t, &f, NULL) ? dec_leave(&f, dec_op_quantize(&f.w, n, unit)) : NULL;
}

static Value decimal_method_complex(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    Value as_float = decimal_typedef.slots.as_float(t, args[0]);
    return as_float ? value_call_1(t, to_value(t->vm->types[T_COMPLEX]), as_float) : NULL;
}

static Value decimal_method_reduce(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    Value text = value_str(t, args[0]);
    Value arguments = text ? tuple_from_1(t, text) : NULL;
    return arguments ? tuple_from_2(t, to_value(type_of(t, args[0])), arguments) : NULL;
}

static Value decimal_method_sizeof(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    size_t bits = int_bit_length(decimal_of(args[0])->coefficient);
    return int_from_uint64(t, sizeof(Decimal) + (bits > 62 ? sizeof(Int) + (bits + 63) / 64 * 8 : 0));
}

/* ---- tables ---------------------------------------------------------------------------------- */

#define PLAIN(name) {#name, decimal_method_##name, 0, 0, NATIVE_METHOD, NULL, NULL}
#define UNARY_ROW(name) {#name, decimal_method_##name, 0, 1, NATIVE_METHOD, "context=None", NULL},
#define BINARY_ROW(name) \
    {#name, decimal_method_##name, 1, 2, NATIVE_METHOD, "other, context=None", NULL},
#define QUESTION_ROW(name, question) {#name, decimal_method_##name, 0, 0, NATIVE_METHOD, NULL, NULL},
#define INTEGRAL_PARAMS "rounding=None, context=None"

const NativeDef decimal_methods[] = {
    DEC_UNARY_OPERATIONS(UNARY_ROW) DEC_BINARY_OPERATIONS(BINARY_ROW) QUESTIONS(QUESTION_ROW)
    UNARY_ROW(is_normal) UNARY_ROW(is_subnormal) UNARY_ROW(number_class) UNARY_ROW(to_eng_string)
    BINARY_ROW(copy_sign) BINARY_ROW(same_quantum)
    PLAIN(is_canonical), PLAIN(adjusted), PLAIN(radix), PLAIN(copy_abs), PLAIN(copy_negate),
    PLAIN(as_tuple), PLAIN(as_integer_ratio),
    {"canonical", decimal_method_self, 0, 0, NATIVE_METHOD, NULL, NULL},
    {"conjugate", decimal_method_self, 0, 0, NATIVE_METHOD, NULL, NULL},
    {"to_integral", decimal_method_to_integral_value, 0, 2, NATIVE_METHOD, INTEGRAL_PARAMS, NULL},
    {"to_integral_value", decimal_method_to_integral_value, 0, 2, NATIVE_METHOD, INTEGRAL_PARAMS,
     NULL},
    {"to_integral_exact", decimal_method_to_integral_exact, 0, 2, NATIVE_METHOD, INTEGRAL_PARAMS,
     NULL},
    {"quantize", decimal_method_quantize, 1, 3, NATIVE_METHOD, "exp, rounding=None, context=None",
     NULL},
    {"fma", decimal_method_fma, 2, 3, NATIVE_METHOD, "other, third, context=None", NULL},
    {"from_float", decimal_method_from_float, 1, 1, NATIVE_CLASS_METHOD, NULL, NULL},
    {"from_number", decimal_method_from_number, 1, 1, NATIVE_CLASS_METHOD, NULL, NULL},
    {"__copy__", decimal_method_self, 0, 0, NATIVE_METHOD, NULL, NULL},
    {"__deepcopy__", decimal_method_self, 1, 1, NATIVE_METHOD, NULL, NULL},
    {"__format__", decimal_method_format, 1, 1, NATIVE_METHOD, NULL, NULL},
    {"__reduce__", decimal_method_reduce, 0, 0, NATIVE_METHOD, NULL, NULL},
    {"__round__", decimal_method_round, 0, 1, NATIVE_METHOD, NULL, NULL},
    {"__ceil__", decimal_method_ceil, 0, 0, NATIVE_METHOD, NULL, NULL},
    {"__floor__", decimal_method_floor, 0, 0, NATIVE_METHOD, NULL, NULL},
    {"__trunc__", decimal_method_trunc, 0, 0, NATIVE_METHOD, NULL, NULL},
    {"__complex__", decimal_method_complex, 0, 0, NATIVE_METHOD, NULL, NULL},
    {"__sizeof__", decimal_method_sizeof, 0, 0, NATIVE_METHOD, NULL, NULL},
    {0},
};
#undef PLAIN
#undef UNARY_ROW
#undef BINARY_ROW
#undef QUESTION_ROW
#undef INTEGRAL_PARAMS

#define ROW_1(name) {#name, context_method_##name, 1, 1, NATIVE_METHOD, NULL, NULL},
#define ROW_2(name) {#name, context_method_##name, 2, 2, NATIVE_METHOD, NULL, NULL},
#define ROW_QUESTION(name, question) ROW_1(name)
#define ROW_NAMED(name, function, count) \
    {name, context_method_##function, count, count, NATIVE_METHOD, NULL, NULL},

const NativeDef decimal_context_methods[] = {
    DEC_UNARY_OPERATIONS(ROW_1) DEC_BINARY_OPERATIONS(ROW_2) DEC_CONTEXT_BINARY_OPERATIONS(ROW_2)
    QUESTIONS(ROW_QUESTION) ROW_1(plus) ROW_1(minus) ROW_1(abs) ROW_1(to_integral_value)
    ROW_1(to_integral_exact) ROW_NAMED("to_integral", to_integral_value, 1) ROW_2(quantize)
    ROW_2(divmod) ROW_1(is_normal) ROW_1(is_subnormal) ROW_1(is_canonical) ROW_1(canonical)
    ROW_1(number_class) ROW_2(same_quantum) ROW_1(copy_abs) ROW_1(copy_negate) ROW_2(copy_sign)
    ROW_1(copy_decimal) ROW_NAMED("_apply", apply, 1) ROW_1(to_eng_string) ROW_1(to_sci_string)
    ROW_1(create_decimal_from_float) ROW_NAMED("fma", fma, 3)
    {"radix", decimal_method_radix, 0, 0, NATIVE_METHOD, NULL, NULL},
    {"create_decimal", context_method_create_decimal, 0, 1, NATIVE_METHOD, "num='0', /", NULL},
    {"power", context_method_power, 2, 3, NATIVE_METHOD, "a, b, modulo=None", NULL},
    ROW_NAMED("_signal", signal, 2) ROW_NAMED("_set_signal", set_signal, 3) ROW_NAMED("copy", copy, 0)
    ROW_NAMED("__copy__", copy, 0) ROW_NAMED("__reduce__", reduce, 0)
    ROW_NAMED("clear_flags", clear_flags, 0) ROW_NAMED("clear_traps", clear_traps, 0)
    ROW_NAMED("Etiny", etiny, 0) ROW_NAMED("Etop", etop, 0)
    {0},
};
