/* The operations of the language on any value, but for numbers (protocol_number.c). */
#include "runtime/objects/protocol.h"

#include <stdio.h>

#include "runtime/error.h"
#include "runtime/intern.h"
#include "runtime/objects/descriptor.h"
#include "runtime/objects/exception.h"
#include "runtime/objects/generic_alias.h"
#include "runtime/objects/int.h"
#include "runtime/objects/iterator.h"
#include "runtime/objects/list.h"
#include "runtime/objects/set.h"
#include "runtime/objects/type_slots.h"
#include "runtime/threads/owner.h"
#include "runtime/threads/safepoint.h"

/* ---- text ------------------------------------------------------------------------------------ */

Value value_repr(Thread *t, Value v) {
    if (UNLIKELY(C_STACK_IS_LOW(t))
        && thread_stack_overflow(t, " while getting the repr of an object"))
        return NULL;
    const Type *type = type_of(t, v);
    Value text = type->slots->repr(t, v);
    if (text == NULL || is_str(t, text)) return text;
    return raise_type_error(t, "__repr__ returned non-string (type %T)", text);
}

Value value_str(Thread *t, Value v) {
    if (is_str_exact(v)) return v;
    if (UNLIKELY(C_STACK_IS_LOW(t))
        && thread_stack_overflow(t, " while getting the str of an object"))
        return NULL;
    const Type *type = type_of(t, v);
    Value text = type->slots->str(t, v);
    if (text == NULL || is_str(t, text)) return text;
    return raise_type_error(t, "__str__ returned non-string (type %T)", text);
}

/* repr(v) with everything beyond ASCII escaped. */
Value value_ascii(Thread *t, Value v) {
    Value text = value_repr(t, v);
    if (text == NULL || str_of(text)->ascii) return text;
    Str *s = str_of(text);
    const void *data = str_flat(t, s);
    if (data == NULL) return NULL;
    StrBuilder b;
    str_builder_init(&b, t);
    for (size_t i = 0; i < s->length; i++) {
        uint32_t point = str_at(s, data, i);
        char escaped[16];
        int length = point < 128   ? snprintf(escaped, sizeof escaped, "%c", (int)point)
                     : point < 256 ? snprintf(escaped, sizeof escaped, "\\x%02x", (unsigned)point)
                     : point < 65536
                         ? snprintf(escaped, sizeof escaped, "\\u%04x", (unsigned)point)
                         : snprintf(escaped, sizeof escaped, "\\U%08x", (unsigned)point);
        if (!str_builder_add_ascii(&b, escaped, (size_t)length)) return NULL;
    }
    return to_value(str_builder_finish(&b));
}

Value value_format(Thread *t, Value v, Value spec) {
    if (spec == NULL) spec = to_value(&static_empty_str);
    if (str_of(spec)->length == 0 && (is_str_exact(v) || is_int_small(v))) return value_str(t, v);
    Value args[2] = {v, spec};
    Value text = value_call_special(t, NAME(__format__), args, 2);
    if (text == ABSENT) return raise_type_error(t, "Type %T doesn't define __format__", v);
    if (text == NULL || is_str(t, text)) return text;
    return raise_type_error(t, "__format__ must return a str, not %T", text);
}

/* ---- hash, truth, comparison ----------------------------------------------------------------- */

bool value_hash(Thread *t, Value v, int64_t *hash) {
    if (is_int_small(v)) {
        *hash = int_hash(v);
        return true;
    }
    const Type *type = type_of(t, v);
    if (LIKELY(type->slots->hash != NULL)) return type->slots->hash(t, v, hash);
    return slot_hash_unhashable(t, v, hash);
}

int value_truth(Thread *t, Value v) {
    if (is_bool(v)) return v == TRUE_VALUE;
    if (v == NONE) return 0;
    if (is_int_small(v)) return small_int_of(v) != 0;
    const TypeSlots *slots = type_of(t, v)->slots;
    if (slots->truth != NULL) return slots->truth(t, v);
    if (slots->length != NULL) {
        int64_t length = slots->length(t, v);
        return length < 0 ? -1 : length > 0;
    }
    return 1;
}

static const char *const compare_symbols[] = {"<", "<=", "==", "!=", ">", ">="};
static const CompareOperator compare_swapped[] = {COMPARE_GT, COMPARE_GE, COMPARE_EQ,
                                                  COMPARE_NE, COMPARE_LT, COMPARE_LE};

Value value_compare_default(Thread *t, Value a, Value b, CompareOperator op) {
    if (op == COMPARE_EQ) return bool_value(a == b);
    if (op == COMPARE_NE) return bool_value(a != b);
    return raise_type_error(t, "'%s' not supported between instances of '%T' and '%T'",
                            compare_symbols[op], a, b);
}

Value value_compare(Thread *t, Value a, Value b, CompareOperator op) {
    if (UNLIKELY(C_STACK_IS_LOW(t)) && thread_stack_overflow(t, " in comparison")) return NULL;
    Type *left = type_of(t, a), *right = type_of(t, b);
    bool right_done = false;
    Value v;
    if (left != right && right->slots->compare != NULL && type_is_subtype(right, left)) {
        right_done = true;
        v = right->slots->compare(t, b, a, compare_swapped[op]);
        if (v != NOT_IMPLEMENTED) return v;
    }
    if (left->slots->compare != NULL) {
        v = left->slots->compare(t, a, b, op);
        if (v != NOT_IMPLEMENTED) return v;
    }
    if (!right_done && right->slots->compare != NULL) {
        v = right->slots->compare(t, b, a, compare_swapped[op]);
        if (v != NOT_IMPLEMENTED) return v;
    }
    return value_compare_default(t, a, b, op);
}

int value_compare_truth(Thread *t, Value a, Value b, CompareOperator op) {
    if (both_small_ints(a, b)) {
        int64_t x = small_int_of(a), y = small_int_of(b);
        switch (op) {
        case COMPARE_LT: return x < y;
        case COMPARE_LE: return x <= y;
        case COMPARE_EQ: return x == y;
        case COMPARE_NE: return x != y;
        case COMPARE_GT: return x > y;
        case COMPARE_GE: return x >= y;
        }
    }
    Value v = value_compare(t, a, b, op);
    return v == NULL ? -1 : value_truth(t, v);
}

int value_equal(Thread *t, Value a, Value b) {
    if (a == b) return 1;
    if (both_small_ints(a, b)) return 0;
    if (is_str_exact(a) && is_str_exact(b)) return str_equal(t, str_of(a), str_of(b));
    return value_compare_truth(t, a, b, COMPARE_EQ);
}

/* ---- attributes ------------------------------------------------------------------------------ */

static bool value_attribute_name(Thread *t, Str **name) {
    if (LIKELY(is_interned(*name))) return true;
    *name = intern(t, *name);
    return *name != NULL;
}

/* Methods in Python get an object of a subclass of str as it is; all else gets interned names. */
static bool value_name_to_get(Thread *t, Value v, Str **name) {
    if (LIKELY(is_interned(*name))) return true;
    bool is_kept = !is_str_exact(to_value(*name)) && type_of(t, v)->slots->getattr == type_python_slots.getattr;
    return is_kept || value_attribute_name(t, name);
}
static bool value_name_to_set(Thread *t, Value v, Str **name) {
    if (LIKELY(is_interned(*name))) return true;
    bool is_kept = !is_str_exact(to_value(*name)) && type_of(t, v)->slots->setattr == type_python_slots.setattr;
    return is_kept || value_attribute_name(t, name);
}

Value value_getattr_optional(Thread *t, Value v, Str *name) {
    if (!value_name_to_get(t, v, &name)) return NULL;
    Value x = type_of(t, v)->slots->getattr(t, v, name);
    if (x == NULL && error_is_set(t) && error_matches(t, T_ATTRIBUTE_ERROR)) error_clear(t);
    return x;
}

void value_note_attribute(Thread *t, Value v, Str *name) {
    if (!error_matches(t, T_ATTRIBUTE_ERROR)) return;
    AttributeException *e = (AttributeException *)t->exception;
    if (load(&e->name) != NULL || load(&e->object) != NULL) return;
    store(e, &e->name, to_value(name));
    store(e, &e->object, v);
}

Value value_getattr(Thread *t, Value v, Str *name) {
    if (!value_name_to_get(t, v, &name)) return NULL;
    Value x = type_of(t, v)->slots->getattr(t, v, name);
    if (LIKELY(x != NULL)) return x;
    if (!error_is_set(t)) return raise_attribute_error(t, v, name);
    value_note_attribute(t, v, name);
    return NULL;
}

bool value_setattr(Thread *t, Value v, Str *name, Value x) {
    return value_name_to_set(t, v, &name) && type_of(t, v)->slots->setattr(t, v, name, x);
}

Value value_special(Thread *t, Value v, Str *name) {
    Type *type = type_of(t, v);
    Value found = type_lookup(t, type, name);
    if (found == NULL) return NULL;
    Value (*bind)(Thread *, Value, Value, Value) = type_of(t, found)->slots->descr_get;
    return bind != NULL ? bind(t, found, v, to_value(type)) : found;
}

/* ---- items ----------------------------------------------------------------------------------- */

Value value_getitem(Thread *t, Value v, Value key) {
    const TypeSlots *slots = type_of(t, v)->slots;
    if (LIKELY(slots->getitem != NULL)) return slots->getitem(t, v, key);
    if (is_type(t, v)) {
        if (v == to_value(t->vm->types[T_TYPE])) return generic_alias_new(t, v, key);
        Value method = value_getattr_optional(t, v, NAME(__class_getitem__));
        if (method != NULL) return value_call_1(t, method, key);
        if (error_is_set(t)) return NULL;
        return raise_type_error(t, "type '%N' is not subscriptable", type_from(v));
    }
    return raise_type_error(t, "'%T' object is not subscriptable", v);
}

bool value_setitem(Thread *t, Value v, Value key, Value x) {
    const TypeSlots *slots = type_of(t, v)->slots;
    if (LIKELY(slots->setitem != NULL)) return slots->setitem(t, v, key, x);
    if (x != NULL) return FAIL_WITH(raise_type_error(t, "'%T' object does not support item assignment", v));
    /* What could be a sequence is told so in other words. */
    bool position = is_int_small(key) || type_of(t, key)->slots->index != NULL;
    bool sequence = slots->getitem != NULL || slots->contains != NULL || (type_of(t, v)->flags & TYPE_HEAP) != 0;
    return FAIL_WITH(raise_type_error(t, position && sequence ? "'%T' object doesn't support item deletion"
                                                              : "'%T' object does not support item deletion",
                                      v));
}

int64_t value_length(Thread *t, Value v) {
    const TypeSlots *slots = type_of(t, v)->slots;
    if (LIKELY(slots->length != NULL)) return slots->length(t, v);
    raise_type_error(t, "object of type '%T' has no len()", v);
    return -1;
}

int64_t value_length_hint(Thread *t, Value v, int64_t unknown) {
    if (type_of(t, v)->slots->length != NULL) {
        int64_t length = value_length(t, v);
        if (length >= 0 || !error_matches(t, T_TYPE_ERROR)) return length;
        error_clear(t);
    }
    Value hint = value_call_special(t, NAME(__length_hint__), &v, 1);
    if (hint == ABSENT || hint == NOT_IMPLEMENTED) return unknown;
    if (hint == NULL) {
        if (!error_matches(t, T_TYPE_ERROR)) return -1;
        error_clear(t);
        return unknown;
    }
    if (!is_int(t, hint)) {
        raise_type_error(t, "__length_hint__ must be an integer, not %T", hint);
        return -1;
    }
    int64_t n;
    if (!value_as_int64(t, hint, &n, T_OVERFLOW_ERROR)) return -1;
    if (n >= 0) return n;
    raise_value_error(t, "__length_hint__() should return >= 0");
    return -1;
}

static int contains_by_iterating(Thread *t, Value container, Value v) {
    Value iterator = value_iter(t, container);
    if (iterator == NULL) {
        if (error_matches(t, T_TYPE_ERROR))
            raise_type_error(t, "argument of type '%T' is not a container or iterable", container);
        return -1;
    }
    for (;;) {
        Value item = value_next(t, iterator);
        if (item == NULL) return error_is_set(t) ? -1 : 0;
        int equal = value_equal(t, item, v);
        if (equal != 0) return equal;
        if (!poll_actions(t)) return -1;
    }
}

int value_contains(Thread *t, Value container, Value v) {
    const TypeSlots *slots = type_of(t, container)->slots;
    if (LIKELY(slots->contains != NULL)) return slots->contains(t, container, v);
    return contains_by_iterating(t, container, v);
}

/* ---- iteration ------------------------------------------------------------------------------- */

Value value_iter(Thread *t, Value v) {
    const TypeSlots *slots = type_of(t, v)->slots;
    if (LIKELY(slots->iter != NULL)) {
        Value iterator = slots->iter(t, v);
        if (iterator == NULL || LIKELY(type_of(t, iterator)->slots->next != NULL)) return iterator;
        return raise_type_error(t, "iter() returned non-iterator of type '%T'", iterator);
    }
    /* A class with __getitem__ alone, or a built-in sequence; a mapping of ours has an iter. What a union has is for its parameters. */
    if (slots->getitem != NULL && !is_type(t, v) && !is_exact(v, T_UNION))
        return index_iterator_new(t, T_SEQUENCE_ITERATOR, v);
    return raise_type_error(t, "'%T' object is not iterable", v);
}

Value value_next(Thread *t, Value iterator) {
    Value (*next)(Thread *, Value) = type_of(t, iterator)->slots->next;
    if (UNLIKELY(next == NULL))
        return raise_type_error(t, "'%T' object is not an iterator", iterator);
    Value v = next(t, iterator);
    if (UNLIKELY(v == NULL && t->exception != NULL && error_matches(t, T_STOP_ITERATION)))
        error_clear(t);
    return v;
}

/* ---- calls ----------------------------------------------------------------------------------- */

Value value_call(Thread *t, Value callable, Value *args, size_t nargs, Value kwnames) {
    Value (*call)(Thread *, Value, Value *, size_t, Value) = type_of(t, callable)->slots->call;
    if (LIKELY(call != NULL)) return call(t, callable, args, nargs, kwnames);
    return raise_type_error(t, "'%T' object is not callable", callable);
}

/* The address of no arguments is an address all the same: it may be copied from. */
Value value_call_0(Thread *t, Value callable) {
    return value_call(t, callable, &callable, 0, NULL);
}
Value value_call_1(Thread *t, Value callable, Value a) {
    return value_call(t, callable, &a, 1, NULL);
}
Value value_call_2(Thread *t, Value callable, Value a, Value b) {
    Value args[2] = {a, b};
    return value_call(t, callable, args, 2, NULL);
}
Value value_call_3(Thread *t, Value callable, Value a, Value b, Value c) {
    Value args[3] = {a, b, c};
    return value_call(t, callable, args, 3, NULL);
}

bool value_is_callable(Thread *t, Value v) { return type_of(t, v)->slots->call != NULL; }

Value value_call_star(Thread *t, Value callable, Value args, Value kwargs) {
    const Tuple *positional = tuple_of(args);
    size_t keywords = kwargs != NULL ? dict_length(dict_of(kwargs)) : 0;
    if (keywords == 0) {
        if (positional->length == 0) return value_call_0(t, callable);
        /* The callee may use its arguments' places; the tuple's are immutable. */
        Value few[8];
        Value *copy = few;
        if (positional->length > ARRAY_LENGTH(few)) {
            ValuesBlock *block = values_block_new(t, positional->length);
            if (block == NULL) return NULL;
            copy = block->items;
        }
        memcpy(copy, positional->items, positional->length * sizeof *copy);
        return value_call(t, callable, copy, positional->length, NULL);
    }
    Dict *snapshot = dict_copy(t, dict_of(kwargs));
    if (snapshot == NULL) return NULL;
    keywords = dict_length(snapshot);
    ValuesBlock *all = values_block_new(t, positional->length + keywords);
    Value names = tuple_new(t, NULL, keywords);
    if (all == NULL || names == NULL) return NULL;
    memcpy(all->items, positional->items, positional->length * sizeof(Value));
    DictTable *table = NULL;
    size_t position = 0;
    Value key, v;
    for (size_t i = 0; i < keywords && dict_next(snapshot, &table, &position, &key, &v); i++) {
        if (!is_str(t, key)) return raise_type_error(t, "keywords must be strings");
        store(object_of(names), &tuple_of(names)->items[i], key);
        store(all, &all->items[positional->length + i], v);
    }
    return value_call(t, callable, all->items, positional->length, names);
}

/* Calls what was found on the type of args[0] as its method. */
static Value call_found(Thread *t, Value found, Type *type, Value *args, size_t nargs,
                        Value kwnames) {
    const Type *found_type = type_of(t, found);
    if (LIKELY(found_type->flags & TYPE_METHOD_LIKE))
        return found_type->slots->call(t, found, args, nargs, kwnames);
    if (found_type->slots->descr_get != NULL) {
        found = found_type->slots->descr_get(t, found, args[0], to_value(type));
        if (found == NULL) return NULL;
    }
    return value_call(t, found, args + 1, nargs - 1, kwnames);
}

Value value_call_method(Thread *t, Str *name, Value *args, size_t nargs, Value kwnames) {
    Type *type = type_of(t, args[0]);
    if (!value_attribute_name(t, &name)) return NULL;
    if (type->slots->getattr == object_getattr) {
        Value found = type_lookup(t, type, name);
        if (found != NULL && type_of(t, found)->flags & TYPE_METHOD_LIKE
            && (!is_object(args[0]) || instance_get(t, object_of(args[0]), name) == NULL))
            return error_is_set(t) ? NULL : call_found(t, found, type, args, nargs, kwnames);
    }
    Value method = value_getattr(t, args[0], name);
    return method != NULL ? value_call(t, method, args + 1, nargs - 1, kwnames) : NULL;
}

Value value_call_special(Thread *t, Str *name, Value *args, size_t nargs) {
    Type *type = type_of(t, args[0]);
    Value found = type_lookup(t, type, name);
    if (found == NULL) return ABSENT;
    return call_found(t, found, type, args, nargs, NULL);
}

/* ---- isinstance and issubclass --------------------------------------------------------------- */

/* __bases__ of what is not a type, as a tuple. NULL, no exception: not class-like. */
static Value abstract_bases(Thread *t, Value cls) {
    Value bases = value_getattr_optional(t, cls, NAME(__bases__));
    return bases != NULL && is_tuple(t, bases) ? bases : NULL;
}

static int abstract_is_subclass(Thread *t, Value derived, Value cls) {
    if (derived == cls) return 1;
    if (C_STACK_IS_LOW(t) && thread_stack_overflow(t, " in __subclasscheck__")) return -1;
    Value bases = abstract_bases(t, derived);
    if (bases == NULL) return error_is_set(t) ? -1 : 0;
    for (size_t i = 0; i < tuple_of(bases)->length; i++) {
        int found = abstract_is_subclass(t, tuple_of(bases)->items[i], cls);
        if (found != 0) return found;
    }
    return 0;
}

static bool abstract_check_class(Thread *t, Value cls, const char *message) {
    if (is_type(t, cls)) return true;
    if (abstract_bases(t, cls) != NULL) return true;
    return error_is_set(t) ? false : FAIL_WITH(raise_type_error(t, message));
}

/* Does the type say in its own way what __class__ of its instances is? */
static bool type_has_own_class_attribute(Thread *t, Type *type) {
    Value found = type_lookup(t, type, NAME(__class__));
    return found == NULL || !is_exact(found, T_GETSET_DESCRIPTOR)
           || ((GetSetDescriptor *)found)->type != t->vm->types[T_OBJECT];
}

/* type.__instancecheck__ and __subclasscheck__. */
int type_instance_check(Thread *t, Value v, Value cls) {
    if (is_type(t, cls)) {
        Type *type = type_of(t, v);
        if (type_is_subtype(type, type_from(cls))) return 1;
        if (type->slots->getattr == object_getattr && !type_has_own_class_attribute(t, type))
            return 0;
        Value claimed = value_getattr_optional(t, v, NAME(__class__));
        if (claimed == NULL) return error_is_set(t) ? -1 : 0;
        return claimed != to_value(type) && is_type(t, claimed)
               && type_is_subtype(type_from(claimed), type_from(cls));
    }
    if (!abstract_check_class(t, cls,
                              "isinstance() arg 2 must be a type, a tuple of types, or a union"))
        return -1;
    Value claimed = value_getattr_optional(t, v, NAME(__class__));
    if (claimed == NULL) return error_is_set(t) ? -1 : 0;
    return abstract_is_subclass(t, claimed, cls);
}

int type_subclass_check(Thread *t, Value cls, Value base) {
    if (is_type(t, cls) && is_type(t, base))
        return type_is_subtype(type_from(cls), type_from(base));
    if (!abstract_check_class(t, cls, "issubclass() arg 1 must be a class")) return -1;
    if (!is_exact(base, T_UNION)
        && !abstract_check_class(
            t, base, "issubclass() arg 2 must be a class, a tuple of classes, or a union"))
        return -1;
    return abstract_is_subclass(t, cls, base);
}

static int class_check(Thread *t, Value v, Value cls, Str *method,
                       int (*fallback)(Thread *t, Value v, Value cls)) {
    if (is_exact(cls, T_TYPE)) return fallback(t, v, cls);
    if (C_STACK_IS_LOW(t)
        && thread_stack_overflow(t, method == NAME(__instancecheck__) ? " in __instancecheck__"
                                                                      : " in __subclasscheck__"))
        return -1;
    if (is_exact(cls, T_UNION)) cls = ((Union *)cls)->args;
    if (is_tuple(t, cls)) {
        for (size_t i = 0; i < tuple_of(cls)->length; i++) {
            Value each = tuple_of(cls)->items[i];
            if (each == NONE) each = to_value(t->vm->types[T_NONETYPE]);
            int found = class_check(t, v, each, method, fallback);
            if (found != 0) return found;
        }
        return 0;
    }
    Value args[2] = {cls, v};
    Value result = value_call_special(t, method, args, 2);
    if (result == ABSENT) return fallback(t, v, cls);
    return result == NULL ? -1 : value_truth(t, result);
}

int value_is_instance(Thread *t, Value v, Value cls) {
    if (to_value(type_of(t, v)) == cls) return 1;
    return class_check(t, v, cls, NAME(__instancecheck__), type_instance_check);
}

int value_is_subclass(Thread *t, Value cls, Value base) {
    return class_check(t, cls, base, NAME(__subclasscheck__), type_subclass_check);
}

/* ---- recursion of repr() --------------------------------------------------------------------- */

int repr_enter(Thread *t, Value v) {
    if (t->repr_stack == NULL) {
        Value stack = list_new(t, 8);
        if (stack == NULL) return -1;
        t->repr_stack = stack;
    }
    const List *stack = list_of(t->repr_stack);
    for (size_t i = list_length(stack); i-- > 0;)
        if (list_get(stack, i) == v) return 0;
    return list_append(t, t->repr_stack, v) ? 1 : -1;
}

/* What was entered last is left first. */
void repr_leave(Thread *t, Value v) {
    List *stack = list_of(t->repr_stack);
    size_t length = list_length(stack);
    ASSERT(length > 0 && list_get(stack, length - 1) == v, "repr_leave() without its repr_enter()");
    (void)v;
    write_begin(t, &stack->header);
    store(stack->block, &stack->block->items[length - 1], NULL);
    store_release(&stack->length, length - 1);
    write_end(t, &stack->header);
}
