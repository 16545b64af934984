/* What the slots of a class hold when its special methods are written in Python: each looks the
 * method up and calls it. */
#include "runtime/error.h"
#include "runtime/intern.h"
#include "runtime/objects/descriptor.h"
#include "runtime/objects/int.h"
#include "runtime/objects/protocol.h"
#include "runtime/objects/str_internal.h"
#include "runtime/objects/type_slots.h"

static Value slot_call_1(Thread *t, Str *name, Value self) {
    return value_call_special(t, name, &self, 1);
}

static Value slot_call_2(Thread *t, Str *name, Value self, Value other) {
    Value args[2] = {self, other};
    return value_call_special(t, name, args, 2);
}

/* A method that the slot promises may have been deleted a moment ago. */
static Value slot_required(Thread *t, Value result, Value self, Str *name) {
    if (UNLIKELY(result == ABSENT)) return raise_attribute_error(t, self, name);
    return result;
}

#define SLOT_PYTHON_UNARY(function, name) \
    static Value function(Thread *t, Value self) { \
        return slot_required(t, slot_call_1(t, NAME(name), self), self, NAME(name)); \
    }
SLOT_PYTHON_UNARY(slot_python_repr, __repr__)
SLOT_PYTHON_UNARY(slot_python_str, __str__)
SLOT_PYTHON_UNARY(slot_python_negative, __neg__)
SLOT_PYTHON_UNARY(slot_python_positive, __pos__)
SLOT_PYTHON_UNARY(slot_python_absolute, __abs__)
SLOT_PYTHON_UNARY(slot_python_invert, __invert__)
SLOT_PYTHON_UNARY(slot_python_as_int, __int__)
SLOT_PYTHON_UNARY(slot_python_as_float, __float__)
SLOT_PYTHON_UNARY(slot_python_index, __index__)
SLOT_PYTHON_UNARY(slot_python_await, __await__)
SLOT_PYTHON_UNARY(slot_python_aiter, __aiter__)
SLOT_PYTHON_UNARY(slot_python_anext, __anext__)
#undef SLOT_PYTHON_UNARY

static bool slot_python_hash(Thread *t, Value self, int64_t *hash) {
    Value v = slot_required(t, slot_call_1(t, NAME(__hash__), self), self, NAME(__hash__));
    if (v == NULL) return false;
    if (!is_int(t, v))
        return FAIL_WITH(raise_type_error(t, "__hash__ method should return an integer"));
    if (!int_as_int64(v, hash)) *hash = int_hash(v);
    if (*hash == -1) *hash = -2;
    return true;
}

static Value slot_python_compare(Thread *t, Value self, Value other, CompareOperator op) {
    static const uint16_t names[] = {NAME_INDEX___lt__, NAME_INDEX___le__, NAME_INDEX___eq__,
                                     NAME_INDEX___ne__, NAME_INDEX___gt__, NAME_INDEX___ge__};
    Type *type = type_of(t, self);
    Value method = type_lookup(t, type, &static_names[names[op]]), args[2] = {self, other};
    if (method == NULL) return NOT_IMPLEMENTED;
    if (LIKELY(type_of(t, method)->flags & TYPE_METHOD_LIKE)) return value_call(t, method, args, 2, NULL);
    if (type_of(t, method)->slots->descr_get != NULL) {
        method = type_of(t, method)->slots->descr_get(t, method, self, to_value(type));
        if (method == NULL && error_matches(t, T_ATTRIBUTE_ERROR)) {
            error_clear(t); /* no such method, says what was to give it */
            return NOT_IMPLEMENTED;
        }
        if (method == NULL) return NULL;
    }
    return value_call_1(t, method, other);
}

static Value slot_python_call(Thread *t, Value self, Value *args, size_t nargs, Value kwnames) {
    if (C_STACK_IS_LOW(t) && thread_stack_overflow(t, " while calling a Python object"))
        return NULL;
    Value method = value_special(t, self, NAME(__call__));
    if (method == NULL)
        return error_is_set(t) ? NULL : raise_type_error(t, "'%T' object is not callable", self);
    Value volatile v = value_call(t, method, args, nargs, kwnames); /* volatile: as a tail call, */
    return v;                   /* an object that is its class's __call__ would never come to the stack's end */
}

/* ---- attributes ------------------------------------------------------------------------------ */

static Value slot_python_getattr(Thread *t, Value self, Str *name) {
    Type *type = type_of(t, self);
    Str *interned = intern(t, name); /* it may be of a subclass of str */
    if (interned == NULL) return NULL;
    Value getattribute = type_lookup(t, type, NAME(__getattribute__));
    Value v;
    if (getattribute != NULL && is_exact(getattribute, T_WRAPPER_DESCRIPTOR)) {
        v = ((SlotWrapper *)getattribute)->type->slots->getattr(t, self, interned);
    } else {
        v = slot_call_2(t, NAME(__getattribute__), self, to_value(name));
        if (v == ABSENT) v = object_getattr(t, self, interned);
    }
    if (v != NULL) return v;
    if (error_is_set(t) && !error_matches(t, T_ATTRIBUTE_ERROR)) return NULL;
    if (type_lookup(t, type, NAME(__getattr__)) == NULL) return NULL;
    error_clear(t);
    v = slot_call_2(t, NAME(__getattr__), self, to_value(name));
    return v == ABSENT ? NULL : v;
}

static bool slot_python_setattr(Thread *t, Value self, Str *name, Value x) {
    Value args[3] = {self, to_value(name), x};
    Value v = x != NULL ? value_call_special(t, NAME(__setattr__), args, 3)
                        : value_call_special(t, NAME(__delattr__), args, 2);
    return slot_required(t, v, self, x != NULL ? NAME(__setattr__) : NAME(__delattr__)) != NULL;
}

static Value slot_python_descr_get(Thread *t, Value self, Value instance, Value owner) {
    Value args[3] = {self, instance != NULL ? instance : NONE, owner != NULL ? owner : NONE};
    Value v = value_call_special(t, NAME(__get__), args, 3);
    return v == ABSENT ? self : v;
}

static bool slot_python_descr_set(Thread *t, Value self, Value instance, Value x) {
    Value args[3] = {self, instance, x};
    Value v = x != NULL ? value_call_special(t, NAME(__set__), args, 3)
                        : value_call_special(t, NAME(__delete__), args, 2);
    if (v == ABSENT)
        return FAIL_WITH(
            raise_error(t, T_ATTRIBUTE_ERROR, "%U", x != NULL ? NAME(__set__) : NAME(__delete__)));
    return v != NULL;
}

/* ---- iteration, making, ending --------------------------------------------------------------- */

static Value slot_python_iter(Thread *t, Value self) {
    if (type_lookup(t, type_of(t, self), NAME(__iter__)) == NONE)
        return raise_type_error(t, "'%T' object is not iterable", self);
    return slot_required(t, slot_call_1(t, NAME(__iter__), self), self, NAME(__iter__));
}

static Value slot_python_next(Thread *t, Value self) {
    Value v = slot_required(t, slot_call_1(t, NAME(__next__), self), self, NAME(__next__));
    if (v == NULL && error_matches(t, T_STOP_ITERATION)) error_clear(t);
    return v;
}

static Value slot_python_new(Thread *t, Value cls, Value *args, size_t nargs, Value kwnames) {
    Value new = value_getattr(t, cls, NAME(__new__));
    if (new == NULL) return NULL;
    size_t total = nargs + (kwnames != NULL ? tuple_of(kwnames)->length : 0);
    ValuesBlock *all = values_block_new(t, total + 1);
    if (all == NULL) return NULL;
    store(all, &all->items[0], cls);
    for (size_t i = 0; i < total; i++) store(all, &all->items[i + 1], args[i]);
    return value_call(t, new, all->items, nargs + 1, kwnames);
}

static bool slot_python_init(Thread *t, Value self, Value *args, size_t nargs, Value kwnames) {
    Value init = value_special(t, self, NAME(__init__));
    if (init == NULL)
        return error_is_set(t) ? false : FAIL_WITH(raise_attribute_error(t, self, NAME(__init__)));
    Value v = value_call(t, init, args, nargs, kwnames);
    if (v == NULL || v == NONE) return v != NULL;
    return FAIL_WITH(raise_type_error(t, "__init__() should return None, not '%T'", v));
}

static void slot_python_del(Thread *t, Value self) {
    Value pending = error_take(t);
    Value v = slot_call_1(t, NAME(__del__), self);
    if (v == NULL)
        error_unraisable(t, "Exception ignored while calling deallocator",
                         type_lookup(t, type_of(t, self), NAME(__del__)));
    error_restore(t, pending);
}

/* ---- binary operators ------------------------------------------------------------------------ */

typedef struct SlotBinaryNames {
    uint16_t method, reflected, in_place;
} SlotBinaryNames;
static const SlotBinaryNames slot_binary_names[BINARY_COUNT] = {
#define SLOT_BINARY_NAMES(ID, method, reflected, in_place, symbol) \
    [BINARY_##ID] = {NAME_INDEX_##method, NAME_INDEX_##reflected, NAME_INDEX_##in_place},
    BINARY_OPERATORS(SLOT_BINARY_NAMES)
#undef SLOT_BINARY_NAMES
};

/* Does the right operand's class, a subclass of the left one's, answer the reflected method in its
 * own way? */
static bool slot_reflected_is_overridden(Thread *t, Type *left, Type *right, Str *name) {
    Value from_right = type_lookup(t, right, name);
    return from_right != NULL && from_right != type_lookup(t, left, name);
}

static Value slot_python_binary(Thread *t, Value left, Value right, BinaryOperator op) {
    const SlotBinaryNames *names = &slot_binary_names[op];
    Str *method = &static_names[names->method], *reflected = &static_names[names->reflected];
    Type *left_type = type_of(t, left), *right_type = type_of(t, right);
    bool left_has = left_type->slots->binary[op] == type_python_slots.binary[op];
    bool right_has =
        left_type != right_type && right_type->slots->binary[op] == type_python_slots.binary[op];
    if (left_has) {
        if (right_has && type_is_subtype(right_type, left_type)
            && slot_reflected_is_overridden(t, left_type, right_type, reflected)) {
            Value v = slot_call_2(t, reflected, right, left);
            if (v != NOT_IMPLEMENTED && v != ABSENT) return v;
            right_has = false;
        }
        Value v = slot_call_2(t, method, left, right);
        if (v != NOT_IMPLEMENTED && v != ABSENT) return v;
    }
    if (right_has) {
        Value v = slot_call_2(t, reflected, right, left);
        if (v != ABSENT) return v;
    }
    return NOT_IMPLEMENTED;
}

static Value slot_python_inplace(Thread *t, Value left, Value right, BinaryOperator op) {
    Value v = slot_call_2(t, &static_names[slot_binary_names[op].in_place], left, right);
    return v == ABSENT ? NOT_IMPLEMENTED : v;
}

#define SLOT_PYTHON_BINARY(ID, method, reflected, in_place, symbol) \
    static Value slot_python_binary_##ID(Thread *t, Value left, Value right) { \
        return slot_python_binary(t, left, right, BINARY_##ID); \
    } \
    static Value slot_python_inplace_##ID(Thread *t, Value left, Value right) { \
        return slot_python_inplace(t, left, right, BINARY_##ID); \
    }
BINARY_OPERATORS(SLOT_PYTHON_BINARY)
#undef SLOT_PYTHON_BINARY

static Value slot_python_power(Thread *t, Value base, Value exponent, Value modulus) {
    if (modulus == NULL || modulus == NONE)
        return slot_python_binary(t, base, exponent, BINARY_POW);
    Value v = ABSENT;
    if (type_of(t, base)->slots->power == slot_python_power) {
        Value args[3] = {base, exponent, modulus};
        v = value_call_special(t, NAME(__pow__), args, 3);
    }
    if ((v == ABSENT || v == NOT_IMPLEMENTED)
        && type_of(t, exponent)->slots->power == slot_python_power) {
        Value args[3] = {exponent, base, modulus};
        v = value_call_special(t, NAME(__rpow__), args, 3);
    }
    return v == ABSENT ? NOT_IMPLEMENTED : v;
}

/* ---- truth and containers -------------------------------------------------------------------- */

static int slot_python_truth(Thread *t, Value self) {
    if (type_lookup(t, type_of(t, self), NAME(__bool__)) == NONE) {
        raise_type_error(t, "'%T' cannot be interpreted as a boolean", self);
        return -1;
    }
    Value v = slot_required(t, slot_call_1(t, NAME(__bool__), self), self, NAME(__bool__));
    if (v == NULL) return -1;
    if (is_bool(v)) return v == TRUE_VALUE;
    raise_type_error(t, "__bool__ should return bool, returned %T", v);
    return -1;
}

static int64_t slot_python_length(Thread *t, Value self) {
    Value v = slot_required(t, slot_call_1(t, NAME(__len__), self), self, NAME(__len__));
    Value index = v != NULL ? value_index(t, v) : NULL;
    if (index == NULL) return -1;
    int64_t length;
    if (int_sign(index) < 0) {
        raise_value_error(t, "__len__() should return >= 0");
        return -1;
    }
    return value_as_int64(t, index, &length, T_OVERFLOW_ERROR) ? length : -1;
}

static Value slot_python_getitem(Thread *t, Value self, Value key) {
    return slot_required(t, slot_call_2(t, NAME(__getitem__), self, key), self, NAME(__getitem__));
}

static bool slot_python_setitem(Thread *t, Value self, Value key, Value x) {
    Value args[3] = {self, key, x};
    Str *name = x != NULL ? NAME(__setitem__) : NAME(__delitem__);
    Value v = value_call_special(t, name, args, x != NULL ? 3 : 2);
    if (v == ABSENT)
        return FAIL_WITH(raise_error(t, T_ATTRIBUTE_ERROR, "%U", name));
    return v != NULL;
}

static int slot_python_contains(Thread *t, Value self, Value x) {
    if (type_lookup(t, type_of(t, self), NAME(__contains__)) == NONE) {
        raise_type_error(t, "'%T' object is not a container", self);
        return -1;
    }
    Value v =
        slot_required(t, slot_call_2(t, NAME(__contains__), self, x), self, NAME(__contains__));
    return v == NULL ? -1 : value_truth(t, v);
}

/* ---- buffers --------------------------------------------------------------------------------- */

static void slot_python_release_buffer(Thread *t, BufferView *view);

/* The view is that of the memoryview that __buffer__ returned, which tells __release_buffer__. */
static bool slot_python_get_buffer(Thread *t, Value self, BufferView *view, int flags) {
    Value v = slot_call_2(t, NAME(__buffer__), self, small_int(flags));
    if (v == NULL) return false;
    if (!is_exact(v, T_MEMORYVIEW))
        return FAIL_WITH(raise_type_error(t, "__buffer__ returned non-memoryview object"));
    if (type_of(t, self)->slots->release_buffer == slot_python_release_buffer)
        memoryview_set_lender(v, self);
    return type_of(t, v)->slots->get_buffer(t, v, view, flags);
}

static void slot_python_release_buffer(Thread *t, BufferView *view) {
    Value exporter = view->object;
    if (exporter == NULL) return;
    const Type *type = type_of(t, exporter);
    if (type->slots->release_buffer != NULL
        && type->slots->release_buffer != slot_python_release_buffer)
        type->slots->release_buffer(t, view);
}

const TypeSlots type_python_slots = {
    .repr = slot_python_repr,
    .str = slot_python_str,
    .hash = slot_python_hash,
    .compare = slot_python_compare,
    .call = slot_python_call,
    .getattr = slot_python_getattr,
    .setattr = slot_python_setattr,
    .iter = slot_python_iter,
    .next = slot_python_next,
    .descr_get = slot_python_descr_get,
    .descr_set = slot_python_descr_set,
    .new = slot_python_new,
    .init = slot_python_init,
    .del = slot_python_del,
#define SLOT_PYTHON_ENTRY(ID, method, reflected, in_place, symbol) \
    .binary[BINARY_##ID] = slot_python_binary_##ID,
    BINARY_OPERATORS(SLOT_PYTHON_ENTRY)
#undef SLOT_PYTHON_ENTRY
#define SLOT_PYTHON_INPLACE_ENTRY(ID, method, reflected, in_place, symbol) \
    .inplace[BINARY_##ID] = slot_python_inplace_##ID,
        BINARY_OPERATORS(SLOT_PYTHON_INPLACE_ENTRY)
#undef SLOT_PYTHON_INPLACE_ENTRY
            .power = slot_python_power,
    .negative = slot_python_negative,
    .positive = slot_python_positive,
    .absolute = slot_python_absolute,
    .invert = slot_python_invert,
    .truth = slot_python_truth,
    .as_int = slot_python_as_int,
    .as_float = slot_python_as_float,
    .index = slot_python_index,
    .length = slot_python_length,
    .getitem = slot_python_getitem,
    .setitem = slot_python_setitem,
    .contains = slot_python_contains,
    .await = slot_python_await,
    .aiter = slot_python_aiter,
    .anext = slot_python_anext,
    .get_buffer = slot_python_get_buffer,
    .release_buffer = slot_python_release_buffer,
};
