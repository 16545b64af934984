/* Special methods written in Python, called without recursion in C.
 *
 * Where a slow path (op_*, special_*) finds that a method in Python has the answer, it makes that method's frame above the
 * running one and returns "no value" without an exception: the loop then goes on in the new frame, found by
 * special_frame(). The frame's kind says what becomes of its value, its `step` what was asked. Most values fit as they are.
 * For the others the loop calls special_fit(), which gives the value that fits, or asks the next method in the same manner.
 * How a value that fits ends the caller's instruction is in special_rows. The operands are still in the caller's
 * registers: an instruction stores its result last. */
#pragma once

#include "vm/ops.h"

/* What a method was asked. */
typedef enum SpecialStep {
    STEP_START,        /* nothing yet */
    STEP_IN_PLACE,     /* operators and comparisons, in the order in which operands are asked: NotImplemented goes on */
    STEP_RIGHT_FIRST,  /* the right one, whose class is a subclass of the left one's */
    STEP_LEFT,
    STEP_RIGHT,
    STEP_BOOL,         /* __bool__ */
    STEP_LENGTH,       /* __len__ */
    STEP_TRUTH,        /* the truth of the value: __contains__ */
    STEP_ITER,         /* __iter__ */
    STEP_AITER,        /* __aiter__ */
    STEP_NEXT,         /* __next__: StopIteration is the end */
    STEP_GETATTR,      /* __getattribute__, or a getter: AttributeError leads to __getattr__ */
    STEP_NEGATED = 64, /* added: __eq__ was asked for != */
} SpecialStep;

/* How a value ends an instruction: a = the value ... */
typedef enum SpecialFinish {
    FINISH_VALUE,      /* R[a] = it */
    FINISH_CALL,       /* R[c] = it */
    FINISH_METHOD,     /* window a has it as the callable, and no self */
    FINISH_NEXT,       /* R[b] = it, pc += c */
    FINISH_SEND,       /* R[b] = it: something was yielded */
    FINISH_BOOL,       /* R[a] = (its truth is as wanted) */
    FINISH_JUMP,       /* if its truth is as wanted: pc += c */
    FINISH_JUMP_FAR,   /* the same with bc */
} SpecialFinish;

typedef enum SpecialFamily { SPECIAL_OTHER, SPECIAL_BINARY, SPECIAL_INPLACE, SPECIAL_COMPARE } SpecialFamily;

typedef struct SpecialRow {
    uint8_t finish, wanted;
    uint8_t family, operator; /* BinaryOperator or CompareOperator */
} SpecialRow;
extern const SpecialRow special_rows[OPCODE_COUNT];

/* The frame that was made above f. */
ALWAYS_INLINE Frame *special_frame(const Frame *f) { return FRAME_OF(frame_top(f) + FRAME_WORDS); }
/* The value that fits the instruction under way in f, from what the method returned. NULL: a frame was made, or exception set. */
Value special_fit(Thread *t, Frame *f, unsigned step, Value v);
/* A FRAME_CATCHES ended with t->exception. The end of an iteration: what StopIteration carried. Another value: it fits. NULL: a frame
 * was made, or an exception is set. */
Value special_catch(Thread *t, Frame *f, unsigned step);

/* Room for the arguments of a call from t->frame, above it. NULL: RecursionError. */
Value *special_window(Thread *t, Instance *instance, size_t nargs);
/* Makes the frame of `function` for t->frame: always NULL. The arguments are copied. */
Value special_enter(Thread *t, Value function, const Value *args, size_t nargs, FrameKind kind, unsigned step);
/* The same when the arguments are where special_window() said, then values for kwnames (or NULL). */
Value special_enter_window(Thread *t, Value function, Instance *instance, size_t nargs, Value kwnames, FrameKind kind, unsigned step);

/* The operations of the language, as value_*(): but a method in Python is not called, a frame is made for it. */
Value special_binary(Thread *t, BinaryOperator op, Value a, Value b);
Value special_inplace(Thread *t, BinaryOperator op, Value a, Value b);
Value special_compare(Thread *t, Value a, Value b, CompareOperator op);
int special_truth(Thread *t, Value v);
int special_contains(Thread *t, Value container, Value v);
Value special_negative(Thread *t, Value v);
Value special_positive(Thread *t, Value v);
Value special_invert(Thread *t, Value v);
Value special_length(Thread *t, Value v);
Value special_getitem(Thread *t, Value v, Value key);
bool special_setitem(Thread *t, Value v, Value key, Value x); /* x NULL: delete */
Value special_iter(Thread *t, Value v);
Value special_anext(Thread *t, Value v);
Value special_aiter(Thread *t, Value v);
/* A call of len(), iter() or next(). ABSENT: call it. */
Value special_native(Thread *t, const NativeDef *def, Value *args, size_t nargs);
/* True: a frame was made for iterator.__next__(), or exception set. False: it is not for a method in Python to say. */
bool special_next(Thread *t, Value iterator);

Value special_getattr(Thread *t, Value v, Str *name);
bool special_setattr(Thread *t, Value v, Str *name, Value x); /* x NULL: delete */
/* A descriptor's answer for an instance (that has no such attribute itself). */
Value special_descriptor_get(Thread *t, Value descriptor, Value v, Type *type);
/* After AttributeError, or when there is no attribute: __getattr__. */
Value special_getattr_hook(Thread *t, Value v, Str *name);

/* Are its attributes read as object.__getattribute__ does, perhaps with a __getattr__ for those that are missing? */
bool special_has_plain_getattr(Thread *t, Type *type);

/* ---- methods of classes ------------------------------------------------------------------------ */

/* The special methods that are looked for here. A class keeps those that are functions in a table, `type->specials`, which
 * is made at the first need and replaced when it was made for another version of the class: items[0] is that version, items[1]
 * counts the tables that the class has had. Items are NULL until they are asked for, ABSENT where there is no function. An item
 * is found while the class has the table's version, and stored only if it still has it then; versions change after the class did. */
#define SPECIAL_METHODS(METHOD) \
    METHOD(neg) METHOD(pos) METHOD(invert) METHOD(getitem) METHOD(setitem) METHOD(delitem) METHOD(contains) METHOD(bool) METHOD(len) \
    METHOD(iter) METHOD(next) METHOD(aiter) METHOD(anext) METHOD(call) METHOD(getattribute) METHOD(getattr) METHOD(setattr) METHOD(delattr) \
    METHOD(get) METHOD(set) METHOD(delete) METHOD(enter) METHOD(exit) METHOD(aenter) METHOD(aexit) METHOD(lt) METHOD(le) METHOD(eq) METHOD(ne) METHOD(gt) METHOD(ge)
#define SPECIAL_METHOD_ID(name) METHOD_##name,
typedef enum SpecialMethod {
    METHOD_VERSION, METHOD_TABLES,
    SPECIAL_METHODS(SPECIAL_METHOD_ID)
    METHOD_BINARY,  /* of each BinaryOperator three: the method, the reflected one, the one in place */
    METHOD_COUNT = METHOD_BINARY + 3 * BINARY_COUNT,
    METHOD_COMPARE = METHOD_lt, /* in the order of CompareOperator and of SPECIAL_* */
    METHOD_SPECIAL = METHOD_enter
} SpecialMethod;
#undef SPECIAL_METHOD_ID
enum { METHOD_PLAIN, METHOD_REFLECTED, METHOD_IN_PLACE };

Value special_function_find(Thread *t, Type *class, SpecialMethod method);
/* The class's method when it is a function, to be called with the object in front; or NULL. */
ALWAYS_INLINE Value special_function(Thread *t, Type *class, SpecialMethod method) {
    ValuesBlock *table = load_acquire(&class->specials);
    if (LIKELY(table && table->items[METHOD_VERSION] == small_int(load_acquire(&class->version)))) {
        Value function = load(&table->items[method]);
        if (LIKELY(function != NULL)) return function == ABSENT ? NULL : function;
    }
    return special_function_find(t, class, method);
}
/* The class of v when it may have special methods in Python, or NULL. */
ALWAYS_INLINE Type *special_class(Thread *t, Value v) {
    if (!is_object(v)) return NULL;
    uint32_t id = shape_id_of(object_of(v));
    return id < FIRST_DYNAMIC_SHAPE ? NULL : shape_by_id(t->vm, id)->type;
}
/* Has the class a method in Python for the slot? */
#define SPECIAL_IS_PYTHON(type, slot) ((type)->slots->slot == type_python_slots.slot)
