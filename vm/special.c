/* Special methods in Python: the frames of their calls, and what their values mean. Attributes are in special_attributes.c. */
#include "vm/special.h"

#include "vm/call.h"

#include "runtime/objects/descriptor.h"
#include "runtime/objects/exception.h"
#include "runtime/objects/int.h"

const SpecialRow special_rows[OPCODE_COUNT] = {
#define BINARY_ROW(NAME, ID) [OP_##NAME] = {FINISH_VALUE, 0, SPECIAL_BINARY, BINARY_##ID}
#define BINARY_ROWS(ID) BINARY_ROW(ID, ID), BINARY_ROW(ID##_INT, ID)
    BINARY_ROWS(ADD), BINARY_ROWS(SUB), BINARY_ROWS(MUL), BINARY_ROW(TRUEDIV, TRUEDIV), BINARY_ROWS(FLOORDIV), BINARY_ROWS(MOD),
    BINARY_ROWS(LSHIFT), BINARY_ROWS(RSHIFT), BINARY_ROWS(AND), BINARY_ROW(OR, OR), BINARY_ROW(XOR, XOR),
    BINARY_ROW(BINARY, COUNT), /* the second word tells */
#undef BINARY_ROWS
#undef BINARY_ROW
#define INPLACE_ROW(NAME, ID) [OP_##NAME] = {FINISH_VALUE, 0, SPECIAL_INPLACE, BINARY_##ID}
    INPLACE_ROW(INPLACE_ADD, ADD), INPLACE_ROW(INPLACE_SUB, SUB), INPLACE_ROW(INPLACE_MUL, MUL), INPLACE_ROW(INPLACE_ADD_INT, ADD),
    INPLACE_ROW(INPLACE_SUB_INT, SUB), INPLACE_ROW(INPLACE, COUNT),
#undef INPLACE_ROW
#define COMPARE_ROWS(ID) \
    [OP_##ID] = {FINISH_VALUE, 0, SPECIAL_COMPARE, COMPARE_##ID}, \
    [OP_JUMP_##ID] = {FINISH_JUMP, 1, SPECIAL_COMPARE, COMPARE_##ID}, \
    [OP_JUMP_##ID##_INT] = {FINISH_JUMP, 1, SPECIAL_COMPARE, COMPARE_##ID}, \
    [OP_JUMP_NOT_##ID] = {FINISH_JUMP, 0, SPECIAL_COMPARE, COMPARE_##ID}, \
    [OP_JUMP_NOT_##ID##_INT] = {FINISH_JUMP, 0, SPECIAL_COMPARE, COMPARE_##ID}
    COMPARE_ROWS(LT), COMPARE_ROWS(LE), COMPARE_ROWS(EQ), COMPARE_ROWS(NE), COMPARE_ROWS(GT), COMPARE_ROWS(GE),
#undef COMPARE_ROWS
    [OP_NOT] = {FINISH_BOOL, 0, 0, 0}, [OP_TRUTH] = {FINISH_BOOL, 1, 0, 0}, [OP_IN] = {FINISH_BOOL, 1, 0, 0}, [OP_NOT_IN] = {FINISH_BOOL, 0, 0, 0},
    [OP_JUMP_TRUE] = {FINISH_JUMP_FAR, 1, 0, 0}, [OP_JUMP_FALSE] = {FINISH_JUMP_FAR, 0, 0, 0},
    [OP_FOR_ITER] = {FINISH_NEXT, 0, 0, 0}, [OP_SEND] = {FINISH_SEND, 0, 0, 0},
    [OP_CALL] = {FINISH_CALL, 0, 0, 0}, [OP_CALL_METHOD] = {FINISH_CALL, 0, 0, 0},
    [OP_LOAD_METHOD] = {FINISH_METHOD, 0, 0, 0}, [OP_LOAD_SUPER_METHOD] = {FINISH_METHOD, 0, 0, 0},
    /* all others: FINISH_VALUE */
};

static const SpecialRow *special_row(const Frame *f) { return &special_rows[INSTRUCTION_OP(frame_instruction(f))]; }

/* ---- methods of classes ------------------------------------------------------------------------ */

static const uint16_t special_method_names[METHOD_COUNT] = {
#define METHOD_NAME(name) [METHOD_##name] = NAME_INDEX___##name##__,
    SPECIAL_METHODS(METHOD_NAME)
#undef METHOD_NAME
#define METHOD_NAMES(ID, method, reflected, in_place, symbol) \
    [METHOD_BINARY + 3 * BINARY_##ID + METHOD_PLAIN] = NAME_INDEX_##method, \
    [METHOD_BINARY + 3 * BINARY_##ID + METHOD_REFLECTED] = NAME_INDEX_##reflected, \
    [METHOD_BINARY + 3 * BINARY_##ID + METHOD_IN_PLACE] = NAME_INDEX_##in_place,
    BINARY_OPERATORS(METHOD_NAMES)
#undef METHOD_NAMES
};

static Str *special_method_name(SpecialMethod method) { return &static_names[special_method_names[method]]; }
static SpecialMethod special_binary_method(BinaryOperator op, unsigned which) { return (SpecialMethod)(METHOD_BINARY + 3 * op + which); }

/* The class's table for its version, made anew if need be; NULL: it had too many already, or there is no memory. */
static ValuesBlock *special_table(Thread *t, Type *class, uint32_t version) {
    ValuesBlock *table = load_acquire(&class->specials);
    if (table && table->items[METHOD_VERSION] == small_int(version)) return table;
    int64_t tables = table ? small_int_of(table->items[METHOD_TABLES]) : 0;
    if (tables > CACHE_MISSES_MAX) return NULL;
    ValuesBlock *made = values_block_new(t, METHOD_COUNT);
    if (!made) {
        error_clear(t); /* nothing was promised */
        return NULL;
    }
    made->items[METHOD_VERSION] = small_int(version);
    made->items[METHOD_TABLES] = small_int(tables + 1);
    store_cell(class, &class->specials, made);
    return made;
}

Value special_function_find(Thread *t, Type *class, SpecialMethod method) {
    uint32_t version = load_acquire(&class->version);
    ValuesBlock *table = version ? special_table(t, class, version) : NULL;
    Value found = type_lookup(t, class, special_method_name(method));
    Value function = found && is_exact(found, T_FUNCTION) ? found : NULL;
    if (table && load_acquire(&class->version) == version) store(table, &table->items[method], function ? function : ABSENT);
    return function;
}

/* ---- frames ------------------------------------------------------------------------------------ */

ALWAYS_INLINE Value *special_window_inline(Thread *t, const Frame *f, const Instance *instance, size_t nargs) {
    Value *registers = frame_top(f) + FRAME_WORDS;
    if (LIKELY(registers + instance->register_count + nargs + REGISTER_SLACK <= t->register_limit && t->recursion_depth < t->recursion_limit))
        return registers;
    raise_error(t, T_RECURSION_ERROR, "maximum recursion depth exceeded");
    return NULL;
}

/* Arguments that do not match the parameters one by one. */
static bool special_bind(Thread *t, Function *function, Instance *instance, Value *registers, size_t nargs, Value kwnames) {
    size_t total = nargs + (kwnames ? tuple_of(kwnames)->length : 0);
    t->register_top = registers + (total > instance->register_count ? total : instance->register_count) + REGISTER_SLACK;
    bool bound = call_bind(t, function, instance, registers, nargs, kwnames);
    t->register_top = frame_top(t->frame);
    return bound;
}

ALWAYS_INLINE Value special_enter_inline(Thread *t, Frame *f, Value callable, Instance *instance, Value *registers, size_t nargs,
                                         Value kwnames, FrameKind kind, unsigned step) {
    if (LIKELY(nargs == instance->exact_arguments && !kwnames)) {
        for (size_t n = nargs; n < instance->local_count; n++) registers[n] = NULL;
        if (UNLIKELY(instance->free_count)) call_copy_closure((Function *)callable, instance, registers);
    } else if (!special_bind(t, (Function *)callable, instance, registers, nargs, kwnames)) {
        return NULL;
    }
    Instruction i = frame_instruction(f);
    Frame *callee = FRAME_OF(registers);
    callee->previous = f;
    callee->instance = instance;
    callee->locals = NULL;
    callee->kind = (uint8_t)kind;
    callee->advance = opcode_info[INSTRUCTION_OP(i)].words;
    callee->dst = INSTRUCTION_A(i);
    callee->flags = 0;
    callee->step = (uint8_t)step;
    callee->callable = callable;
    return NULL;
}

Value *special_window(Thread *t, Instance *instance, size_t nargs) { return special_window_inline(t, t->frame, instance, nargs); }

Value special_enter_window(Thread *t, Value function, Instance *instance, size_t nargs, Value kwnames, FrameKind kind, unsigned step) {
    return special_enter_inline(t, t->frame, function, instance, frame_top(t->frame) + FRAME_WORDS, nargs, kwnames, kind, step);
}

Value special_enter(Thread *t, Value function, const Value *args, size_t nargs, FrameKind kind, unsigned step) {
    Frame *f = t->frame;
    Instance *instance = instance_of_function(t, (Function *)function);
    Value *window = LIKELY(instance != NULL) ? special_window_inline(t, f, instance, nargs) : NULL;
    if (UNLIKELY(!window)) return NULL;
    for (size_t n = 0; n < nargs; n++) window[n] = args[n];
    return special_enter_inline(t, f, function, instance, window, nargs, NULL, kind, step);
}

/* Where v is of a class that has the method as a function, it is asked: then "no value". */
#define SPECIAL_ASK(none, v, method, kind, step, ...) \
    do { \
        Type *class_ = special_class(t, v); \
        Value function_ = class_ ? special_function(t, class_, METHOD_##method) : NULL; \
        if (function_) { \
            const Value args_[] = {__VA_ARGS__}; \
            (void)!special_enter(t, function_, args_, ARRAY_LENGTH(args_), kind, step); \
            return none; \
        } \
    } while (0)

/* ---- questions with one answer ----------------------------------------------------------------- */

Value special_negative(Thread *t, Value v) {
    SPECIAL_ASK(NULL, v, neg, FRAME_CALL, 0, v);
    return value_negative(t, v);
}
Value special_positive(Thread *t, Value v) {
    SPECIAL_ASK(NULL, v, pos, FRAME_CALL, 0, v);
    return value_positive(t, v);
}
Value special_invert(Thread *t, Value v) {
    SPECIAL_ASK(NULL, v, invert, FRAME_CALL, 0, v);
    return value_invert(t, v);
}
Value special_getitem(Thread *t, Value v, Value key) {
    SPECIAL_ASK(NULL, v, getitem, FRAME_CALL, 0, v, key);
    return value_getitem(t, v, key);
}
bool special_setitem(Thread *t, Value v, Value key, Value x) {
    if (x) SPECIAL_ASK(false, v, setitem, FRAME_IGNORE, 0, v, key, x);
    else SPECIAL_ASK(false, v, delitem, FRAME_IGNORE, 0, v, key);
    return value_setitem(t, v, key, x);
}
Value special_iter(Thread *t, Value v) {
    SPECIAL_ASK(NULL, v, iter, FRAME_FITTED, STEP_ITER, v);
    return value_iter(t, v);
}
Value special_aiter(Thread *t, Value v) {
    SPECIAL_ASK(NULL, v, aiter, FRAME_FITTED, STEP_AITER, v);
    return op_get_aiter(t, v);
}
Value special_anext(Thread *t, Value v) {
    SPECIAL_ASK(NULL, v, anext, FRAME_CALL, 0, v);
    return op_get_anext(t, v);
}
bool special_next(Thread *t, Value iterator) {
    SPECIAL_ASK(true, iterator, next, FRAME_CATCHES, STEP_NEXT, iterator);
    return false;
}
Value special_native(Thread *t, const NativeDef *def, Value *args, size_t nargs) {
    Type *class = nargs == 1 ? special_class(t, args[0]) : NULL;
    if (!class) return ABSENT;
    bool is_len = def->kind == NATIVE_LEN, is_iter = def->kind == NATIVE_ITER;
    Value function = special_function(t, class, is_len ? METHOD_len : is_iter ? METHOD_iter : METHOD_next);
    if (!function) return ABSENT;
    Frame *f = t->frame;
    t->register_top = frame_top(f); /* it is not a native that runs now */
    if (!is_len && !is_iter) (void)!special_enter(t, function, args, 1, FRAME_CALL, 0);
    else (void)!special_enter(t, function, args, 1, FRAME_FITTED, is_len ? STEP_LENGTH : STEP_ITER);
    if (!error_is_set(t)) special_frame(f)->dst = INSTRUCTION_C(*f->pc);
    return NULL;
}
int special_contains(Thread *t, Value container, Value v) {
    SPECIAL_ASK(-1, container, contains, FRAME_TRUTH, STEP_TRUTH, container, v);
    return value_contains(t, container, v);
}
Value special_length(Thread *t, Value v) {
    SPECIAL_ASK(NULL, v, len, FRAME_FITTED, STEP_LENGTH, v);
    int64_t length = value_length(t, v);
    return length < 0 ? NULL : int_from_int64(t, length);
}
int special_truth(Thread *t, Value v) {
    Type *type = type_of(t, v);
    const TypeSlots *slots = type->slots;
    bool by_length = !slots->truth;
    if (by_length && !slots->length) return v != NONE;
    if (by_length ? SPECIAL_IS_PYTHON(type, length) : SPECIAL_IS_PYTHON(type, truth)) {
        Value function = special_function(t, type, by_length ? METHOD_len : METHOD_bool);
        if (function) {
            (void)!special_enter(t, function, &v, 1, FRAME_TRUTH, by_length ? STEP_LENGTH : STEP_BOOL);
            return -1;
        }
    }
    if (!by_length) return slots->truth(t, v);
    int64_t length = slots->length(t, v);
    return length < 0 ? -1 : length > 0;
}

/* ---- operators --------------------------------------------------------------------------------- */

/* Asks a method of args[0]. NOT_IMPLEMENTED: it cannot say, or there is none. */
static Value special_ask_operator(Thread *t, Type *type, SpecialMethod method, Value *args, unsigned step) {
    Value function = special_function(t, type, method);
    if (LIKELY(function != NULL)) return special_enter(t, function, args, 2, FRAME_OPERATOR, step);
    Value v = value_call_special(t, special_method_name(method), args, 2);
    return v == ABSENT ? NOT_IMPLEMENTED : v;
}

/* Asks one of the operands' types. */
static Value special_binary_try(Thread *t, Type *type, BinaryOperator op, Value a, Value b, bool reflected, unsigned step) {
    if (!SPECIAL_IS_PYTHON(type, binary[op])) return value_binary_try(t, type, op, a, b);
    Value args[2] = {reflected ? b : a, reflected ? a : b};
    return special_ask_operator(t, type, special_binary_method(op, reflected ? METHOD_REFLECTED : METHOD_PLAIN), args, step);
}

/* Classes whose instances have no built-in layout are subclasses of classes only, as far as there are operators. */
static bool special_is_subclass(Type *type, Type *base) {
    return (type->def->id != T_OBJECT || base->def->id == T_OBJECT) && type_is_subtype(type, base);
}

/* Does the right operand's class, a subclass of the left one's, answer in its own way? */
static bool special_is_overridden(Thread *t, Type *left, Type *right, BinaryOperator op) {
    if (!SPECIAL_IS_PYTHON(left, binary[op]) || !SPECIAL_IS_PYTHON(right, binary[op])) return true;
    Str *name = special_method_name(special_binary_method(op, METHOD_REFLECTED));
    Value from_right = type_lookup(t, right, name);
    return from_right && from_right != type_lookup(t, left, name);
}

/* a op b after `step` was tried: the left operand's type first, unless the right one's is a subclass of it that has its own way. */
static Value special_binary_after(Thread *t, BinaryOperator op, Value a, Value b, unsigned step, bool in_place) {
    Type *left = type_of(t, a), *right = type_of(t, b);
    bool left_has = value_binary_has(left, op);
    bool right_apart = left != right && value_binary_has(right, op)
        && (SPECIAL_IS_PYTHON(right, binary[op]) || !(left_has && value_binary_same(left, right, op)));
    bool right_first = right_apart && left_has && special_is_subclass(right, left) && special_is_overridden(t, left, right, op);
    Value v;
    if (step < STEP_RIGHT_FIRST && right_first) {
        v = special_binary_try(t, right, op, a, b, true, STEP_RIGHT_FIRST);
        if (v != NOT_IMPLEMENTED) return v;
    }
    if (step < STEP_LEFT && left_has) {
        v = special_binary_try(t, left, op, a, b, false, STEP_LEFT);
        if (v != NOT_IMPLEMENTED) return v;
    }
    if (step < STEP_RIGHT && right_apart && !right_first) {
        v = special_binary_try(t, right, op, a, b, true, STEP_RIGHT);
        if (v != NOT_IMPLEMENTED) return v;
    }
    return value_binary_fail(t, op, in_place, a, b);
}

/* Is the left operand's class asked first, whatever the right one is? Then its method, when it is a function. */
ALWAYS_INLINE Value special_left_function(Thread *t, const Type *left, const Type *right, SpecialMethod method) {
    return left && (!right || left == right) ? special_function(t, (Type *)left, method) : NULL;
}

Value special_binary(Thread *t, BinaryOperator op, Value a, Value b) {
    const Type *left = special_class(t, a), *right = special_class(t, b);
    Value function = special_left_function(t, left, right, special_binary_method(op, METHOD_PLAIN));
    if (function) {
        const Value args[2] = {a, b};
        return special_enter(t, function, args, 2, FRAME_OPERATOR, STEP_LEFT);
    }
    if ((left && SPECIAL_IS_PYTHON(left, binary[op])) || (right && SPECIAL_IS_PYTHON(right, binary[op])))
        return special_binary_after(t, op, a, b, STEP_START, false);
    return value_binary(t, op, a, b);
}

Value special_inplace(Thread *t, BinaryOperator op, Value a, Value b) {
    Type *left = special_class(t, a), *right = special_class(t, b);
    Value (*in_place)(Thread *, Value, Value) = type_of(t, a)->slots->inplace[op], v = NOT_IMPLEMENTED;
    if (left && SPECIAL_IS_PYTHON(left, inplace[op])) {
        Value args[2] = {a, b};
        v = special_ask_operator(t, left, special_binary_method(op, METHOD_IN_PLACE), args, STEP_IN_PLACE);
    } else if (!(left && SPECIAL_IS_PYTHON(left, binary[op])) && !(right && SPECIAL_IS_PYTHON(right, binary[op]))) {
        return value_inplace(t, op, a, b);
    } else if (in_place) {
        v = in_place(t, a, b);
    }
    return v == NOT_IMPLEMENTED ? special_binary_after(t, op, a, b, STEP_IN_PLACE, true) : v;
}

/* ---- comparisons ------------------------------------------------------------------------------- */

/* A method's value is wanted, or its truth. */
static FrameKind special_compare_kind(Thread *t) { return special_row(t->frame)->finish == FINISH_VALUE ? FRAME_OPERATOR : FRAME_TRUTH; }

/* Asks the type of args[0]. */
static Value special_compare_try(Thread *t, Type *type, Value self, Value other, CompareOperator op, unsigned step) {
    if (!type->slots->compare) return NOT_IMPLEMENTED;
    if (SPECIAL_IS_PYTHON(type, compare)) {
        const Value args[2] = {self, other};
        Value function = special_function(t, type, METHOD_COMPARE + op);
        if (LIKELY(function != NULL)) return special_enter(t, function, args, 2, special_compare_kind(t), step);
        Value found = type_lookup(t, type, special_method_name(METHOD_COMPARE + op));
        if (found && is_exact(found, T_WRAPPER_DESCRIPTOR) && ((SlotWrapper *)found)->type == t->vm->types[T_OBJECT]) {
            /* object's: != is the opposite of ==, which is identity; it has no order */
            if (op == COMPARE_EQ) return self == other ? TRUE_VALUE : NOT_IMPLEMENTED;
            if (op != COMPARE_NE) return NOT_IMPLEMENTED;
            function = special_function(t, type, METHOD_eq);
            if (function) return special_enter(t, function, args, 2, FRAME_FITTED, step | STEP_NEGATED);
        }
    }
    return type->slots->compare(t, self, other, op);
}

static Value special_compare_after(Thread *t, Value a, Value b, CompareOperator op, unsigned step) {
    static const CompareOperator swapped[] = {COMPARE_GT, COMPARE_GE, COMPARE_EQ, COMPARE_NE, COMPARE_LT, COMPARE_LE};
    Type *left = type_of(t, a), *right = type_of(t, b);
    bool right_first = left != right && right->slots->compare && type_is_subtype(right, left);
    Value v;
    if (step < STEP_RIGHT_FIRST && right_first) {
        v = special_compare_try(t, right, b, a, swapped[op], STEP_RIGHT_FIRST);
        if (v != NOT_IMPLEMENTED) return v;
    }
    if (step < STEP_LEFT) {
        v = special_compare_try(t, left, a, b, op, STEP_LEFT);
        if (v != NOT_IMPLEMENTED) return v;
    }
    if (step < STEP_RIGHT && !right_first) {
        v = special_compare_try(t, right, b, a, swapped[op], STEP_RIGHT);
        if (v != NOT_IMPLEMENTED) return v;
    }
    return value_compare_default(t, a, b, op);
}

Value special_compare(Thread *t, Value a, Value b, CompareOperator op) {
    const Type *left = special_class(t, a), *right = special_class(t, b);
    Value function = special_left_function(t, left, right, METHOD_COMPARE + op);
    if (function) {
        const Value args[2] = {a, b};
        return special_enter(t, function, args, 2, special_compare_kind(t), STEP_LEFT);
    }
    if ((left && SPECIAL_IS_PYTHON(left, compare)) || (right && SPECIAL_IS_PYTHON(right, compare)))
        return special_compare_after(t, a, b, op, STEP_START);
    return value_compare(t, a, b, op);
}

/* ---- fitting ----------------------------------------------------------------------------------- */

/* The two operands of the operator under way in f, from how opcodes.h describes them. */
static void special_operands(const Frame *f, Value *a, Value *b) {
    Instruction i = frame_instruction(f);
    const char *operands = opcode_info[INSTRUCTION_OP(i)].operands;
    const Value *registers = FRAME_REGISTERS(f);
    bool stores = operands[0] == 'W';
    unsigned first = stores ? INSTRUCTION_B(i) : INSTRUCTION_A(i), second = stores ? INSTRUCTION_C(i) : INSTRUCTION_B(i);
    *a = registers[first];
    *b = operands[stores ? 2 : 1] == 'I' ? small_int((int16_t)second) : registers[second];
}

/* NotImplemented was the answer: the next step. */
static Value special_operator_after(Thread *t, Frame *f, unsigned step) {
    const SpecialRow *row = special_row(f);
    Value a, b;
    special_operands(f, &a, &b);
    if (row->family == SPECIAL_COMPARE) return special_compare_after(t, a, b, (CompareOperator)row->operator, step);
    BinaryOperator op = (BinaryOperator)(row->operator == BINARY_COUNT ? f->pc[1] : row->operator);
    return special_binary_after(t, op, a, b, step, row->family == SPECIAL_INPLACE);
}

/* What __len__ returned, as an int. */
static Value special_check_length(Thread *t, Value v) {
    Value index = value_index(t, v);
    int64_t length;
    if (!index) return NULL;
    if (int_sign(index) < 0) return raise_value_error(t, "__len__() should return >= 0");
    return value_as_int64(t, index, &length, T_OVERFLOW_ERROR) ? int_from_int64(t, length) : NULL;
}

Value special_fit(Thread *t, Frame *f, unsigned step, Value v) {
    const SpecialRow *row = special_row(f);
    switch (step & ~(unsigned)STEP_NEGATED) {
    case STEP_IN_PLACE:
    case STEP_RIGHT_FIRST:
    case STEP_LEFT:
    case STEP_RIGHT:
        if (v == NOT_IMPLEMENTED) {
            v = special_operator_after(t, f, step & ~(unsigned)STEP_NEGATED);
        } else if (step & STEP_NEGATED) {
            int truth = value_truth(t, v);
            v = truth < 0 ? NULL : bool_value(!truth);
        }
        break;
    case STEP_BOOL:
        if (!is_bool(v)) return raise_type_error(t, "__bool__ should return bool, returned %T", v);
        return v;
    case STEP_LENGTH:
        if (LIKELY(is_int_small(v) && small_int_of(v) >= 0)) break;
        v = special_check_length(t, v);
        break;
    case STEP_ITER:
        if (!type_of(t, v)->slots->next) return raise_type_error(t, "iter() returned non-iterator of type '%T'", v);
        break;
    case STEP_AITER:
        return op_check_aiter(t, v);
    }
    if (v == NULL || row->finish < FINISH_BOOL) return v;
    int truth = special_truth(t, v);
    return truth < 0 ? NULL : bool_value(truth);
}

Value special_catch(Thread *t, Frame *f, unsigned step) {
    if (step == STEP_NEXT) {
        if (!error_matches(t, T_STOP_ITERATION)) return NULL;
        Value v = ((StopIteration *)error_take(t))->value;
        return v ? v : NONE;
    }
    if (!error_matches(t, T_ATTRIBUTE_ERROR)) return NULL;
    Instruction i = frame_instruction(f);
    Value v = FRAME_REGISTERS(f)[INSTRUCTION_B(i)];
    Str *name = INSTRUCTION_OP(i) == OP_LOAD_ATTR_WIDE ? str_of(FRAME_REGISTERS(f)[INSTRUCTION_C(i)]) : (Str *)f->instance->names[INSTRUCTION_C(i)];
    return special_getattr_hook(t, v, name);
}
