/* The table of special methods, wrappers that call a slot as a method, and the slots of classes.
 *
 * A slot of a class is the C function of a built-in base as long as all the names that stand for
 * the slot are found, along the MRO, as wrappers of that same function; the generic function of
 * type_python_slots when some are found that are not; and empty when none is found. */
#include "runtime/objects/type_slots.h"

#include "runtime/error.h"
#include "runtime/intern.h"
#include "runtime/objects/descriptor.h"
#include "runtime/objects/int.h"
#include "runtime/objects/protocol.h"
#include "runtime/threads/thread.h"

/* ---- the table ------------------------------------------------------------------------------- */

#define SLOT_ROWS(ROW) /* (method, slot, how it is called, detail, documentation) */ \
    ROW(__repr__, repr, WRAP_UNARY, 0, "Return repr(self).") \
    ROW(__hash__, hash, WRAP_HASH, 0, "Return hash(self).") \
    ROW(__call__, call, WRAP_CALL, 0, "Call self as a function.") \
    ROW(__str__, str, WRAP_UNARY, 0, "Return str(self).") \
    ROW(__getattribute__, getattr, WRAP_GETATTR, 0, "Return getattr(self, name).") \
    ROW(__getattr__, getattr, WRAP_NONE, 0, "") \
    ROW(__setattr__, setattr, WRAP_SETATTR, 0, "Implement setattr(self, name, value).") \
    ROW(__delattr__, setattr, WRAP_DELATTR, 0, "Implement delattr(self, name).") \
    ROW(__lt__, compare, WRAP_COMPARE, COMPARE_LT, "Return self<value.") \
    ROW(__le__, compare, WRAP_COMPARE, COMPARE_LE, "Return self<=value.") \
    ROW(__eq__, compare, WRAP_COMPARE, COMPARE_EQ, "Return self==value.") \
    ROW(__ne__, compare, WRAP_COMPARE, COMPARE_NE, "Return self!=value.") \
    ROW(__gt__, compare, WRAP_COMPARE, COMPARE_GT, "Return self>value.") \
    ROW(__ge__, compare, WRAP_COMPARE, COMPARE_GE, "Return self>=value.") \
    ROW(__iter__, iter, WRAP_UNARY, 0, "Implement iter(self).") \
    ROW(__next__, next, WRAP_NEXT, 0, "Implement next(self).") \
    ROW(__get__, descr_get, WRAP_GET, 0, \
        "Return an attribute of instance, which is of type owner.") \
    ROW(__set__, descr_set, WRAP_SET, 0, "Set an attribute of instance to value.") \
    ROW(__delete__, descr_set, WRAP_DELETE, 0, "Delete an attribute of instance.") \
    ROW(__init__, init, WRAP_INIT, 0, \
        "Initialize self.  See help(type(self)) for accurate signature.") \
    ROW(__new__, new, WRAP_NONE, 0, "") \
    ROW(__del__, del, WRAP_DEL, 0, "Called when the instance is about to be destroyed.") \
    ROW(__await__, await, WRAP_UNARY, 0, "Return an iterator to be used in await expression.") \
    ROW(__aiter__, aiter, WRAP_UNARY, 0, \
        "Return an awaitable, that resolves in asynchronous iterator.") \
    ROW(__anext__, anext, WRAP_UNARY, 0, "Return a value or raise StopAsyncIteration.") \
    ROW(__pow__, power, WRAP_POWER, 0, "Return pow(self, value, mod).") \
    ROW(__rpow__, power, WRAP_REFLECTED_POWER, 0, "Return pow(value, self, mod).") \
    ROW(__neg__, negative, WRAP_UNARY, 0, "-self") \
    ROW(__pos__, positive, WRAP_UNARY, 0, "+self") \
    ROW(__abs__, absolute, WRAP_UNARY, 0, "abs(self)") \
    ROW(__bool__, truth, WRAP_TRUTH, 0, "True if self else False") \
    ROW(__invert__, invert, WRAP_UNARY, 0, "~self") \
    ROW(__int__, as_int, WRAP_UNARY, 0, "int(self)") \
    ROW(__float__, as_float, WRAP_UNARY, 0, "float(self)") \
    ROW(__index__, index, WRAP_UNARY, 0, \
        "Return self converted to an integer, if self is suitable for use as an index into a " \
        "list.") \
    ROW(__len__, length, WRAP_LENGTH, 0, "Return len(self).") \
    ROW(__getitem__, getitem, WRAP_BINARY, 0, "Return self[key].") \
    ROW(__setitem__, setitem, WRAP_SETITEM, 0, "Set self[key] to value.") \
    ROW(__delitem__, setitem, WRAP_DELITEM, 0, "Delete self[key].") \
    ROW(__contains__, contains, WRAP_CONTAINS, 0, "Return bool(key in self).") \
    ROW(__buffer__, get_buffer, WRAP_BUFFER, 0, \
        "Return a buffer object that exposes the underlying memory of the object.") \
    ROW(__release_buffer__, release_buffer, WRAP_RELEASE_BUFFER, 0, \
        "Release the buffer object that exposes the underlying memory of the object.")

static const SlotRow slot_rows[] = {
#define SLOT_ROW(method, slot, wrap, detail, doc) \
    {NAME_INDEX_##method, offsetof(TypeSlots, slot), wrap, detail, doc},
    SLOT_ROWS(SLOT_ROW)
#undef SLOT_ROW
#define SLOT_BINARY_ROWS(ID, method, reflected, in_place, symbol) \
    {NAME_INDEX_##method, offsetof(TypeSlots, binary[BINARY_##ID]), WRAP_BINARY, 0, \
     "Return self" symbol "value."}, \
        {NAME_INDEX_##reflected, offsetof(TypeSlots, binary[BINARY_##ID]), WRAP_REFLECTED, 0, \
         "Return value" symbol "self."}, \
        {NAME_INDEX_##in_place, offsetof(TypeSlots, inplace[BINARY_##ID]), WRAP_BINARY, 0, \
         "Return self" symbol "=value."},
        BINARY_OPERATORS(SLOT_BINARY_ROWS)
#undef SLOT_BINARY_ROWS
};
#define SLOT_ROW_COUNT ARRAY_LENGTH(slot_rows)

typedef void (*SlotFn)(void);
#define SLOT_ALL SIZE_MAX

static SlotFn slot_at(const TypeSlots *slots, size_t offset) {
    SlotFn fn;
    memcpy(&fn, (const char *)slots + offset, sizeof fn);
    return fn;
}

/* The first row of a special method, or NULL. */
static const SlotRow *slot_row_of(const Str *name) {
    if (name < static_names || name >= static_names + STATIC_NAME_COUNT) return NULL;
    for (size_t i = 0; i < SLOT_ROW_COUNT; i++)
        if (slot_rows[i].name == name - static_names) return &slot_rows[i];
    return NULL;
}

bool type_slots_has_name(const Str *name) { return slot_row_of(name) != NULL; }

/* A type may fill in either of the two slots of the power operator. */
#define SLOT_POW_BINARY offsetof(TypeSlots, binary[BINARY_POW])
#define SLOT_POW_TERNARY offsetof(TypeSlots, power)

/* ---- the dict of a built-in type ------------------------------------------------------------- */

/* Sequences concatenate and repeat with the binary slots, but have no __radd__. */
static bool slots_concatenate(const TypeSlots *slots) {
    return slots->getitem != NULL && slots->length != NULL && slots->binary[BINARY_SUB] == NULL;
}

bool type_slots_add_wrappers(Thread *t, Type *type, const TypeDef *def, Dict *dict) {
    for (size_t i = 0; i < SLOT_ROW_COUNT; i++) {
        const SlotRow *row = &slot_rows[i];
        if (row->wrap == WRAP_NONE || slot_at(&def->slots, row->offset) == NULL
            || (row->name == NAME_INDEX___radd__ && slots_concatenate(&def->slots)))
            continue;
        if (row->offset == SLOT_POW_BINARY && def->slots.power != NULL) continue;
        Value wrapper = slot_wrapper_new(t, row, type);
        if (wrapper == NULL || !dict_set_name(t, dict, slot_row_name(row), wrapper)) return false;
    }
    if (def->slots.compare != NULL && def->slots.hash == NULL
        && type->slots->hash == slot_hash_unhashable)
        return dict_set_name(t, dict, NAME(__hash__), NONE);
    return true;
}

/* ---- slots of classes ------------------------------------------------------------------------ */

/* Is what was found a wrapper (or __new__) of a built-in type whose layout the class has? *fn is
 * what that type has in the slot. */
static bool slot_native_function(Type *type, Value found, size_t offset, SlotFn *fn) {
    const Type *from = NULL;
    if (is_exact(found, T_WRAPPER_DESCRIPTOR)) {
        const SlotWrapper *wrapper = (const SlotWrapper *)found;
        bool power = offset == SLOT_POW_BINARY || offset == SLOT_POW_TERNARY;
        bool same = wrapper->row->offset == offset
                    || (power
                        && (wrapper->row->offset == SLOT_POW_TERNARY
                            || wrapper->row->offset == SLOT_POW_BINARY));
        if (same && type_is_subtype(type, wrapper->type)) from = wrapper->type;
    } else if (offset == offsetof(TypeSlots, new) && is_exact(found, T_NATIVE)) {
        const Native *native = (const Native *)found;
        if (native->def == &type_new_def) from = type_from(native->self);
    }
    if (from == NULL) return false;
    *fn = slot_at(from->slots, offset);
    return true;
}

/* What stands for the slot at `offset` in the class as it is now. */
static SlotFn slot_of_class(Thread *t, Type *type, size_t offset) {
    SlotFn native = NULL;
    bool found_any = false, python = false;
    for (size_t i = 0; i < SLOT_ROW_COUNT; i++) {
        const SlotRow *row = &slot_rows[i];
        if (row->offset != offset) continue;
        Value found = type_lookup(t, type, slot_row_name(row));
        if (found == NULL) continue;
        if (row->name == NAME_INDEX___hash__ && found == NONE) return (SlotFn)slot_hash_unhashable;
        SlotFn fn = NULL;
        if (!slot_native_function(type, found, offset, &fn) || (found_any && fn != native))
            python = true;
        native = fn;
        found_any = true;
    }
    return python ? slot_at(&type_python_slots, offset) : native;
}

static void slot_set(Type *type, size_t offset, SlotFn fn) {
    memcpy((char *)(uintptr_t)type->slots + offset, &fn, sizeof fn);
}

static void slot_update_flags(Type *type) {
    uint32_t flags = type->flags & ~(uint32_t)(TYPE_HAS_DEL | TYPE_DATA_DESCRIPTOR);
    if (type->slots->del == type_python_slots.del) flags |= TYPE_HAS_DEL;
    if (type->slots->descr_set != NULL) flags |= TYPE_DATA_DESCRIPTOR;
    store_relaxed(&type->flags, flags);
}

static void slot_update_at(Thread *t, Type *type, size_t offset) {
    slot_set(type, offset, slot_of_class(t, type, offset));
    if (offset == SLOT_POW_TERNARY)
        slot_set(type, SLOT_POW_BINARY, slot_of_class(t, type, SLOT_POW_BINARY));
}

bool type_slots_of_class(Thread *t, Type *type) {
    BytesBlock *block = bytes_block_new(t, sizeof(TypeSlots));
    if (block == NULL) return false;
    type->slots = (const TypeSlots *)block->data;
    store_cell(type, &type->slots_cell, (Object *)block);
    const Tuple *bases = tuple_of(type->bases);
    const Tuple *mro = tuple_of(type->mro);
    const Tuple *base_mro = tuple_of(type->base->mro);
    if (bases->length == 1 && mro->length == base_mro->length + 1) {
        /* One base: its slots, but for those that the class itself says something about. */
        memcpy(block->data, type->base->slots, sizeof(TypeSlots));
        DictTable *table = NULL;
        size_t position = 0;
        Value key, v;
        while (dict_next(type->dict, &table, &position, &key, &v)) {
            const SlotRow *row = slot_row_of(str_of(key));
            if (row != NULL) slot_update_at(t, type, row->offset);
        }
    } else {
        for (size_t at = 0; at < sizeof(TypeSlots); at += sizeof(SlotFn))
            slot_update_at(t, type, at);
    }
    slot_update_flags(type);
    return true;
}

/* A slot is read without a lock and in no order, so it changes while the world stands still. What
 * is found meanwhile may be anybody's latest store: the slots then agree with the dicts, whoever
 * came last. */
typedef struct SlotUpdate {
    Type *type;
    size_t offset; /* SLOT_ALL: every one */
} SlotUpdate;

static void slot_update_tree(Thread *t, Type *type, void *data) {
    const SlotUpdate *update = data;
    if (type->slots_cell == NULL || !(type->flags & TYPE_HEAP)) return;
    if (update->offset != SLOT_ALL) {
        slot_update_at(t, type, update->offset);
    } else {
        for (size_t at = 0; at < sizeof(TypeSlots); at += sizeof(SlotFn))
            slot_update_at(t, type, at);
    }
    slot_update_flags(type);
    type_for_each_subclass(t, type, slot_update_tree, data);
}

/* So that the search allocates nothing later: fills the dicts of built-in types along the MROs. */
static void slot_prepare(Thread *t, Type *type, void *data) {
    const Tuple *mro = tuple_of(load(&type->mro));
    for (size_t i = 0; i < mro->length; i++)
        if (type_dict(t, type_from(mro->items[i])) == NULL) error_clear(t);
    type_for_each_subclass(t, type, slot_prepare, data);
}

static void slot_update_stopped(Thread *t, Type *type, size_t offset) {
    SlotUpdate update = {type, offset};
    slot_prepare(t, type, NULL);
    thread_stop_begin(t, NULL, STOP_CLEAN);
    slot_update_tree(t, type, &update);
    thread_stop_end(t, NULL, STOP_CLEAN);
}

void type_slots_update(Thread *t, Type *type, Str *name) {
    const SlotRow *row = slot_row_of(name);
    if (row != NULL) slot_update_stopped(t, type, row->offset);
}

void type_slots_update_all(Thread *t, Type *type) { slot_update_stopped(t, type, SLOT_ALL); }

/* ---- wrappers -------------------------------------------------------------------------------- */

/* Those of one shape of call say for whom they speak, the others do not. */
static bool slot_wrapper_counts(Thread *t, const SlotRow *row, size_t nargs, size_t min,
                                size_t max) {
    if (nargs >= min && nargs <= max) return true;
    if (row->wrap == WRAP_POWER || row->wrap == WRAP_REFLECTED_POWER)
        return FAIL_WITH(raise_type_error(t, "expected 1 or 2 arguments, got %zu", nargs));
    size_t bound = nargs < min ? min : max;
    if (max < 2)
        return FAIL_WITH(raise_type_error(t, "expected %zu argument%s, got %zu", bound,
                                          bound == 1 ? "" : "s", nargs));
    return FAIL_WITH(raise_type_error(t, "%U expected %s%zu argument%s, got %zu",
                                      slot_row_name(row),
                                      min == max    ? ""
                                      : nargs < min ? "at least "
                                                    : "at most ",
                                      bound, bound == 1 ? "" : "s", nargs));
}

/* object.__setattr__ on a type, say, would leave the type's caches and slots behind. */
static bool slot_setattr_is_allowed(Thread *t, Value self, SlotFn fn, const char *what) {
    Type *type = type_of(t, self);
    while (type != NULL && type->flags & TYPE_HEAP
           && type->slots->setattr == type_python_slots.setattr)
        type = type->base;
    if (type == NULL || (SlotFn)type->slots->setattr == fn || !is_type(t, self)) return true;
    return FAIL_WITH(raise_type_error(t, "can't apply this %s to %T object", what, self));
}

static bool slot_name_argument(Thread *t, Value v, Str **name) {
    if (!is_str(t, v))
        return FAIL_WITH(raise_type_error(t, "attribute name must be string, not '%T'", v));
    *name = intern(t, str_of(v));
    return *name != NULL;
}

static Value slot_none_if(bool ok) { return ok ? NONE : NULL; }

static Value slot_call_get(Thread *t, SlotFn fn, Value *args, size_t nargs) {
    Value instance = args[1] == NONE ? NULL : args[1];
    Value owner = nargs < 3 || args[2] == NONE ? NULL : args[2];
    if (instance == NULL && owner == NULL)
        return raise_type_error(t, "__get__(None, None) is invalid");
    return ((Value(*)(Thread *, Value, Value, Value))fn)(t, args[0], instance, owner);
}

static Value slot_call_attribute(Thread *t, SlotFn fn, const SlotRow *row, Value *args) {
    Str *name;
    if (!slot_name_argument(t, args[1], &name)) return NULL;
    if (row->wrap == WRAP_GETATTR) {
        Value v = ((Value(*)(Thread *, Value, Str *))fn)(t, args[0], name);
        return v != NULL || error_is_set(t) ? v : raise_attribute_error(t, args[0], name);
    }
    if (!slot_setattr_is_allowed(t, args[0], fn,
                                 row->wrap == WRAP_SETATTR ? "__setattr__" : "__delattr__"))
        return NULL;
    Value v = row->wrap == WRAP_SETATTR ? args[2] : NULL;
    return slot_none_if(((bool (*)(Thread *, Value, Str *, Value))fn)(t, args[0], name, v));
}

static Value slot_call_power(Thread *t, const SlotWrapper *wrapper, Value *args, size_t nargs) {
    const TypeSlots *slots = wrapper->type->slots;
    bool reflected = wrapper->row->wrap == WRAP_REFLECTED_POWER;
    Value left = args[reflected], right = args[!reflected];
    Value modulus = nargs > 2 && args[2] != NONE ? args[2] : NULL;
    if (modulus == NULL && slots->binary[BINARY_POW] != NULL)
        return slots->binary[BINARY_POW](t, left, right);
    return slots->power(t, left, right, modulus);
}

static Value slot_call_hash(Thread *t, SlotFn fn, Value self) {
    int64_t hash;
    if (!((bool (*)(Thread *, Value, int64_t *))fn)(t, self, &hash)) return NULL;
    return int_from_int64(t, hash);
}

static Value slot_call_next(Thread *t, SlotFn fn, Value self) {
    Value v = ((Value(*)(Thread *, Value))fn)(t, self);
    return v != NULL || error_is_set(t) ? v : raise_stop_iteration(t, NULL);
}

/* The methods of a sequence, unlike its operators, don't leave the operation to the other operand. */
static Value slot_call_binary(Thread *t, const SlotWrapper *wrapper, SlotFn fn, Value *args) {
    uint32_t name = wrapper->row->name;
    bool concatenates = slots_concatenate(wrapper->type->slots);
    bool repeats = name == NAME_INDEX___mul__ || name == NAME_INDEX___imul__;
    if (concatenates && repeats && value_index(t, args[1]) == NULL) return NULL;
    Value v = ((Value(*)(Thread *, Value, Value))fn)(t, args[0], args[1]);
    if (v == NOT_IMPLEMENTED && concatenates && name == NAME_INDEX___add__)
        return value_binary_fail(t, BINARY_ADD, false, args[0], args[1]);
    return v;
}

static Value slot_call_buffer(Thread *t, Value exporter, Value flags) {
    int wanted;
    if (!value_as_int(t, flags, &wanted)) return NULL;
    if (wanted & BUFFER_WRITABLE) { /* it may refuse */
        BufferView view;
        if (!buffer_get(t, exporter, &view, BUFFER_STRIDED | BUFFER_WRITABLE)) return NULL;
        buffer_release(t, &view);
    }
    return value_call_1(t, to_value(t->vm->types[T_MEMORYVIEW]), exporter);
}

/* Arguments with self: fewest and most. */
static void slot_wrap_counts(unsigned wrap, size_t *min, size_t *max) {
    switch (wrap) {
    case WRAP_UNARY:
    case WRAP_TRUTH:
    case WRAP_HASH:
    case WRAP_LENGTH:
    case WRAP_NEXT:
    case WRAP_DEL: *min = *max = 0; return;
    case WRAP_SETATTR:
    case WRAP_SET:
    case WRAP_SETITEM: *min = *max = 2; return;
    case WRAP_POWER:
    case WRAP_REFLECTED_POWER:
    case WRAP_GET: *min = 1, *max = 2; return;
    default: *min = *max = 1;
    }
}

static Value slot_wrapper_apply(Thread *t, SlotWrapper *wrapper, SlotFn fn, Value *args,
                                size_t nargs) {
    switch ((SlotWrap)wrapper->row->wrap) {
    case WRAP_UNARY: return ((Value(*)(Thread *, Value))fn)(t, args[0]);
    case WRAP_BINARY: return slot_call_binary(t, wrapper, fn, args);
    case WRAP_REFLECTED: return ((Value(*)(Thread *, Value, Value))fn)(t, args[1], args[0]);
    case WRAP_POWER:
    case WRAP_REFLECTED_POWER: return slot_call_power(t, wrapper, args, nargs);
    case WRAP_TRUTH: {
        int truth = ((int (*)(Thread *, Value))fn)(t, args[0]);
        return truth < 0 ? NULL : bool_value(truth);
    }
    case WRAP_HASH: return slot_call_hash(t, fn, args[0]);
    case WRAP_LENGTH: {
        int64_t length = ((int64_t(*)(Thread *, Value))fn)(t, args[0]);
        return length < 0 ? NULL : int_from_int64(t, length);
    }
    case WRAP_COMPARE:
        return ((Value(*)(Thread *, Value, Value, CompareOperator))fn)(t, args[0], args[1],
                                                                       wrapper->row->detail);
    case WRAP_GETATTR:
    case WRAP_SETATTR:
    case WRAP_DELATTR: return slot_call_attribute(t, fn, wrapper->row, args);
    case WRAP_NEXT: return slot_call_next(t, fn, args[0]);
    case WRAP_GET: return slot_call_get(t, fn, args, nargs);
    case WRAP_SET:
        return slot_none_if(
            ((bool (*)(Thread *, Value, Value, Value))fn)(t, args[0], args[1], args[2]));
    case WRAP_DELETE:
        return slot_none_if(
            ((bool (*)(Thread *, Value, Value, Value))fn)(t, args[0], args[1], NULL));
    case WRAP_SETITEM:
        return slot_none_if(
            ((bool (*)(Thread *, Value, Value, Value))fn)(t, args[0], args[1], args[2]));
    case WRAP_DELITEM:
        return slot_none_if(
            ((bool (*)(Thread *, Value, Value, Value))fn)(t, args[0], args[1], NULL));
    case WRAP_CONTAINS: {
        int found = ((int (*)(Thread *, Value, Value))fn)(t, args[0], args[1]);
        return found < 0 ? NULL : bool_value(found);
    }
    case WRAP_DEL: ((void (*)(Thread *, Value))fn)(t, args[0]); return NONE;
    case WRAP_BUFFER: return slot_call_buffer(t, args[0], args[1]);
    case WRAP_RELEASE_BUFFER:
        if (!is_exact(args[1], T_MEMORYVIEW)) return raise_type_error(t, "expected a memoryview object");
        return value_call_method(t, NAME(release), &args[1], 1, NULL);
    case WRAP_CALL:
    case WRAP_INIT:
    case WRAP_NONE: break;
    }
    return NULL; /* the caller has done these */
}

Value slot_wrapper_call(Thread *t, SlotWrapper *wrapper, Value *args, size_t nargs, Value kwnames) {
    const SlotRow *row = wrapper->row;
    Str *name = slot_row_name(row);
    if (nargs == 0)
        return raise_type_error(t, "descriptor '%U' of '%N' object needs an argument", name,
                                wrapper->type);
    if (!type_is_subtype(type_of(t, args[0]), wrapper->type))
        return raise_type_error(t, "descriptor '%U' requires a '%N' object but received a '%T'",
                                name, wrapper->type, args[0]);
    SlotFn fn = slot_at(wrapper->type->slots, row->offset);
    if (row->wrap == WRAP_CALL)
        return ((Value(*)(Thread *, Value, Value *, size_t, Value))fn)(t, args[0], args + 1,
                                                                       nargs - 1, kwnames);
    if (row->wrap == WRAP_INIT)
        return slot_none_if(((bool (*)(Thread *, Value, Value *, size_t,
                                       Value))fn)(t, args[0], args + 1, nargs - 1, kwnames));
    if (kwnames != NULL && tuple_of(kwnames)->length > 0)
        return raise_type_error(t, "wrapper %U() takes no keyword arguments", name);
    size_t min, max;
    slot_wrap_counts(row->wrap, &min, &max);
    if (!slot_wrapper_counts(t, row, nargs - 1, min, max)) return NULL;
    return slot_wrapper_apply(t, wrapper, fn, args, nargs);
}

bool slot_hash_unhashable(Thread *t, Value self, int64_t *hash) {
    (void)hash;
    return FAIL_WITH(raise_type_error(t, "unhashable type: '%T'", self));
}
