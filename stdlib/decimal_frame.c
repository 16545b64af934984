/* The frame of an operation: the Work of a context, the conditions' signals, the objects. */
#include "runtime/objects/list.h"
#include "stdlib/decimal.h"

bool dec_enter(Thread *t, DecFrame *f, Value context) {
    if (!context || context == NONE) f->context = dec_current_context(t);
    else if (is_decimal_context(t, context)) f->context = decimal_context_of(context);
    else return FAIL_WITH(raise_type_error(t, "optional argument must be a context"));
    const DecimalContext *c = f->context;
    if (!c) return false;
    f->w = (Work){.t = t,
                  .prec = load_relaxed(&c->prec),
                  .emin = load_relaxed(&c->emin),
                  .emax = load_relaxed(&c->emax),
                  .rounding = (Rounding)load_relaxed(&c->rounding),
                  .clamp = load_relaxed(&c->clamp)};
    return true;
}

/* ---- signals --------------------------------------------------------------------------------- */

static Value dec_condition_class(Thread *t, int bit) {
    return tuple_of(load(vm_root(t, &dec_conditions_key)))->items[bit];
}

/* The exception is of the first signal; it has a list of all that is trapped, with InvalidOperation
 * told apart. */
static bool dec_raise_signals(Thread *t, uint32_t trapped, uint32_t status) {
    static const uint8_t order[] = {DEC_BIT_INVALID, DEC_BIT_SYNTAX, DEC_BIT_IMPOSSIBLE,
                                    DEC_BIT_UNDEFINED, DEC_BIT_BAD_CONTEXT};
    Value list = list_new(t, DEC_CONDITION_COUNT);
    if (!list) return false;
    if (trapped & DEC_INVALID)
        for (size_t i = 0; i < ARRAY_LENGTH(order); i++)
            if (status & 1u << order[i] &&
                !list_append(t, list, dec_condition_class(t, order[i])))
                return false;
    int first = -1;
    for (int bit = 0; bit < DEC_SIGNAL_COUNT; bit++) {
        if (!(trapped & 1u << bit)) continue;
        if (first < 0) first = bit;
        if (bit != DEC_BIT_INVALID && !list_append(t, list, dec_condition_class(t, bit)))
            return false;
    }
    Value exception = value_call_1(t, dec_condition_class(t, first), list);
    return exception && FAIL_WITH(raise_value(t, exception));
}

bool dec_signal(Thread *t, DecimalContext *c, uint32_t status) {
    if (!status) return true;
    uint32_t signals = status & DEC_SIGNAL_MASK;
    if (status & DEC_ANY_INVALID) signals |= DEC_INVALID;
    if ((load_relaxed(&c->flags) & signals) != signals)
        __atomic_fetch_or(&c->flags, signals, __ATOMIC_RELAXED);
    uint32_t trapped = signals & load_relaxed(&c->traps);
    return !trapped || dec_raise_signals(t, trapped, status);
}

bool dec_settle(DecFrame *f) { return !f->w.failed && dec_signal(f->w.t, f->context, f->w.status); }

/* ---- objects --------------------------------------------------------------------------------- */

Value dec_box(Thread *t, Type *type, const Number *n) {
    Decimal *d = (Decimal *)type_allocate_instance(t, type, 0);
    if (!d) return NULL;
    store(d, &d->coefficient, n->coefficient);
    d->exponent = n->exponent;
    d->digits = n->digits;
    d->negative = n->negative;
    d->kind = n->kind;
    return to_value(d);
}

Value dec_box_plain(Thread *t, const Number *n) {
    return dec_box(t, (Type *)load(vm_root(t, &decimal_typedef)), n);
}

Value dec_leave(DecFrame *f, Number n) { return dec_settle(f) ? dec_box_plain(f->w.t, &n) : NULL; }
