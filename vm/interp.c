/* The interpreter loop: dispatch and the short fast paths. What is long or rare is in ops.c, cache.c, call.c.
 *
 * R points to the registers of the running frame, K to its constants, pc to the instruction under way. `t->frame` is the
 * running frame; its pc is saved (SAVE) before anything that may raise, call, allocate or stop.
 *
 * What fails goes to `error`; so does what has no value yet, since a method in Python has to say it: then no exception is set, and the loop
 * goes on in the frame that was made for the method (special.h). */
#include "vm/call.h"
#include "vm/generator.h"
#include "vm/monitor.h"
#include "vm/special.h"
#include "vm/trace.h"

#include "runtime/objects/float.h"
#include "runtime/objects/int.h"
#include "runtime/objects/iterator.h"
#include "runtime/objects/list.h"
#include "runtime/objects/set.h"
#include "runtime/threads/owner.h"
#include "runtime/threads/safepoint.h"

#define A INSTRUCTION_A(i)
#define B INSTRUCTION_B(i)
#define C INSTRUCTION_C(i)
#define BC INSTRUCTION_BC(i)
#define SC ((int16_t)C)
#define SB ((int16_t)B)
#define FRAME FRAME_OF(R)

#define SAVE() (FRAME->pc = pc)
#define DISPATCH() \
    do { \
        i = *pc; \
        goto *labels[INSTRUCTION_OP(i)]; \
    } while (0)
#define NEXT(words) \
    do { \
        pc += (words); \
        DISPATCH(); \
    } while (0)
/* A taken jump; backwards it is a safepoint. */
#define JUMP_BY(distance) \
    do { \
        int32_t distance_ = (distance); \
        if (distance_ < 0 && UNLIKELY(load_relaxed(&t->poll))) { \
            SAVE(); \
            if (!safepoint_instruction(t)) goto error; \
        } \
        pc += distance_; \
        DISPATCH(); \
    } while (0)
/* The value of a call that may fail goes to R[a]. R never moves, whatever the call did. */
#define SET_OR_FAIL(register_index, words, expression) \
    do { \
        SAVE(); \
        Value value_ = (expression); \
        if (UNLIKELY(value_ == NULL)) goto error; \
        R[register_index] = value_; \
        NEXT(words); \
    } while (0)
#define DO_OR_FAIL(words, expression) \
    do { \
        SAVE(); \
        if (UNLIKELY(!(expression))) goto error; \
        NEXT(words); \
    } while (0)

#define ARITHMETIC_FLOATS(operator) \
    if (is_float_immediate(x) && is_float_immediate(y)) { \
        double d = float_immediate_of(x) operator float_immediate_of(y); \
        Value v = float_immediate(d); \
        if (LIKELY(v != NULL)) { \
            R[A] = v; \
            NEXT(1); \
        } \
        SET_OR_FAIL(A, 1, float_box(t, d)); \
    }

#define ADD_FAST(x, y) \
    if (both_small_ints(x, y)) { \
        int64_t sum; \
        if (LIKELY(!__builtin_add_overflow((int64_t)value_bits(x), (int64_t)value_bits(y) - 1, &sum))) { \
            R[A] = value_from_bits((uint64_t)sum); \
            NEXT(1); \
        } \
    } else \
        ARITHMETIC_FLOATS(+)
#define SUB_FAST(x, y) \
    if (both_small_ints(x, y)) { \
        int64_t difference; \
        if (LIKELY(!__builtin_sub_overflow((int64_t)value_bits(x), (int64_t)value_bits(y) - 1, &difference))) { \
            R[A] = value_from_bits((uint64_t)difference); \
            NEXT(1); \
        } \
    } else \
        ARITHMETIC_FLOATS(-)
#define MUL_FAST(x, y) \
    if (both_small_ints(x, y)) { \
        int64_t product; \
        if (LIKELY(!__builtin_mul_overflow(small_int_of(x), (int64_t)value_bits(y) - 1, &product))) { \
            R[A] = value_from_bits((uint64_t)product | 1); \
            NEXT(1); \
        } \
    } else \
        ARITHMETIC_FLOATS(*)

#define COMPARE_VALUE(NAME, operator, id) \
    label_##NAME: { \
        Value x = R[B], y = R[C]; \
        if (both_small_ints(x, y)) { \
            R[A] = bool_value((int64_t)value_bits(x) operator (int64_t)value_bits(y)); \
            NEXT(1); \
        } \
        if (is_float_immediate(x) && is_float_immediate(y)) { \
            R[A] = bool_value(float_immediate_of(x) operator float_immediate_of(y)); \
            NEXT(1); \
        } \
        SET_OR_FAIL(A, 1, op_compare(t, x, y, id)); \
    }
#define COMPARE_JUMP(NAME, operator, id, wanted) \
    label_JUMP_##NAME: { \
        Value x = R[A], y = R[B]; \
        int outcome; \
        if (both_small_ints(x, y)) \
            outcome = (int64_t)value_bits(x) operator (int64_t)value_bits(y); \
        else if (is_float_immediate(x) && is_float_immediate(y)) \
            outcome = float_immediate_of(x) operator float_immediate_of(y); \
        else { \
            SAVE(); \
            outcome = op_compare_truth(t, x, y, id); \
            if (UNLIKELY(outcome < 0)) goto error; \
        } \
        if (outcome == (wanted)) JUMP_BY(SC); \
        NEXT(1); \
    } \
    label_JUMP_##NAME##_INT: { \
        Value x = R[A]; \
        int outcome; \
        if (LIKELY(is_int_small(x))) \
            outcome = small_int_of(x) operator SB; \
        else { \
            SAVE(); \
            outcome = op_compare_truth(t, x, small_int(SB), id); \
            if (UNLIKELY(outcome < 0)) goto error; \
        } \
        if (outcome == (wanted)) JUMP_BY(SC); \
        NEXT(1); \
    }
/* The truth of v: constants at once, the rest by the protocol. */
#define TRUTH_OF(v, truth) \
    int truth; \
    do { \
        Value v_ = (v); \
        if (is_bool(v_) || v_ == NONE) \
            truth = v_ == TRUE_VALUE; \
        else if (is_int_small(v_)) \
            truth = v_ != small_int(0); \
        else { \
            SAVE(); \
            truth = special_truth(t, v_); \
            if (UNLIKELY(truth < 0)) goto error; \
        } \
    } while (0)

/* Makes `frame_` the running one, from the instruction at `pc_`. */
#define ENTER(frame_, pc_) \
    do { \
        Frame *entered_ = (frame_); \
        R = FRAME_REGISTERS(entered_); \
        K = entered_->instance->consts; \
        t->frame = entered_; \
        t->register_top = frame_top(entered_); \
        pc = (pc_); \
    } while (0)

Value interp_run(Thread *t, Frame *entry) {
    static const void *const labels[OPCODE_COUNT] = {
#define LABEL(NAME, words, operands, effect) &&label_##NAME,
        OPCODES(LABEL)
#undef LABEL
    };
    register const Instruction *pc;
    register Value *R;
    const Value *K;
    Instruction i;
    Value result;
    /* The call under way, on its way to call_any or call_function. */
    Value *args;
    size_t nargs;
    Value callable;
    uint64_t continuation;    /* FRAME_CONTINUATION */
    Frame *made;

    ENTER(entry, entry->pc);
    DISPATCH();

    /* ---- moves, constants, variables ---- */
label_NOP:
    NEXT(1);
label_MOVE:
    R[A] = R[B];
    NEXT(1);
label_LOAD_CONST:
    R[A] = K[BC];
    NEXT(1);
label_LOAD_INT:
    R[A] = small_int(BC);
    NEXT(1);
label_LOAD_SPECIAL_CONST:
    R[A] = B == 5 ? NULL : (B == 1 ? FALSE_VALUE : B == 2 ? TRUE_VALUE : CONSTANT_VALUE((uintptr_t)B));
    NEXT(1);
label_CHECK_BOUND:
    if (LIKELY(R[A] != NULL)) NEXT(1);
    SAVE();
    op_raise_unbound(t, FRAME, A);
    goto error;
label_DELETE_LOCAL:
    if (UNLIKELY(R[A] == NULL)) {
        SAVE();
        op_raise_unbound(t, FRAME, A);
        goto error;
    }
    R[A] = NULL;
    NEXT(1);
label_MAKE_CELL:
    SET_OR_FAIL(A, 1, to_value(cell_new(t, R[A])));
label_LOAD_CELL: {
    Value v = cell_get((Cell *)R[B]);
    if (LIKELY(v != NULL)) {
        R[A] = v;
        NEXT(1);
    }
    SAVE();
    op_raise_unbound(t, FRAME, B);
    goto error;
}
label_STORE_CELL:
    cell_set((Cell *)R[A], R[B]);
    NEXT(1);
label_DELETE_CELL:
    if (UNLIKELY(cell_get((Cell *)R[A]) == NULL)) {
        SAVE();
        op_raise_unbound(t, FRAME, A);
        goto error;
    }
    cell_set((Cell *)R[A], NULL);
    NEXT(1);
label_LOAD_CELL_OR_NAME:
    SET_OR_FAIL(A, 1, op_load_cell_or_name(t, FRAME, (Cell *)R[B], B, FRAME->instance->names[C]));
label_LOAD_GLOBAL:
load_global: {
    Value v = cell_get_global((Cell *)FRAME->instance->cells[BC]);
    if (LIKELY(v != NULL)) {
        R[A] = v;
        NEXT(1);
    }
    SET_OR_FAIL(A, 1, instance_global_missing(t, FRAME->instance, (uint32_t)BC));
}
label_STORE_GLOBAL:
store_global: {
    Cell *cell = (Cell *)FRAME->instance->cells[BC];
    if (LIKELY(cell_get(cell) != NULL)) {
        cell_set(cell, R[A]);
        NEXT(1);
    }
    DO_OR_FAIL(1, op_store_global(t, FRAME->instance, (uint32_t)BC, R[A]));
}
label_DELETE_GLOBAL:
    DO_OR_FAIL(1, op_delete_global(t, FRAME->instance, (uint32_t)BC));
label_LOAD_NAME:
    if (LIKELY(FRAME->locals == NULL)) goto load_global;
    SET_OR_FAIL(A, 1, op_load_name(t, FRAME, (uint32_t)BC));
label_STORE_NAME:
    if (LIKELY(FRAME->locals == NULL)) goto store_global;
    DO_OR_FAIL(1, op_store_name(t, FRAME, (uint32_t)BC, R[A]));
label_DELETE_NAME:
    DO_OR_FAIL(1, op_delete_name(t, FRAME, (uint32_t)BC));
label_LOAD_LOCALS:
    R[A] = FRAME->locals ? FRAME->locals : to_value(FRAME->instance->globals);
    NEXT(1);
label_LOAD_FROM_DICT_OR_GLOBAL:
    SET_OR_FAIL(A, 1, op_load_from_dict_or_global(t, FRAME, R[B], C));
label_LOAD_FROM_DICT_OR_CELL:
    SET_OR_FAIL(A, 2, op_load_from_dict_or_cell(t, FRAME, R[B], (Cell *)R[C], C, (uint32_t)pc[1]));
label_LOAD_BUILD_CLASS:
    SET_OR_FAIL(A, 1, op_load_build_class(t, FRAME->instance));

    /* ---- attributes and items ---- */
label_LOAD_ATTR: {
    Value v = R[B];
    uint64_t site = load_acquire(&pc[1]);
    if (LIKELY(is_object(v))) {
        uint32_t shape = shape_id_of(object_of(v));
        if (LIKELY((uint16_t)site == load_relaxed(&t->vm->slot_tag))) {
            if (LIKELY((uint32_t)(site >> 32) == shape)) {
                Value x = load(&((Value *)v)[(uint16_t)(site >> 16)]);
                if (LIKELY(x != NULL)) {
                    R[A] = x;
                    NEXT(2);
                }
            }
        } else if ((site & CACHE_TAG_MASK) == CACHE_RECORD_TAG) {
            for (const CacheRecord *record = (const CacheRecord *)site; record; record = record->next) switch (record->kind) {
            case CACHE_METHOD: /* binding makes an object: LOAD_METHOD is the fast way */
                if (record->shape == shape && load_acquire(&record->type->version) == record->version)
                    SET_OR_FAIL(A, 2, op_bind(t, record->value, v));
                break;
            case CACHE_CLASS_VALUE:
                if (record->shape == shape && load_acquire(&record->type->version) == record->version) {
                    Value x = cell_get((Cell *)record->value);
                    if (x) {
                        R[A] = x;
                        NEXT(2);
                    }
                }
                break;
            case CACHE_PROPERTY:
            case CACHE_HOOK:
            case CACHE_DESCRIPTOR:
                if (record->shape == shape && load_acquire(&record->type->version) == record->version) {
                    SAVE();
                    callable = record->value;
                    args = frame_top(FRAME) + FRAME_WORDS;
                    if (UNLIKELY(args + 3 > t->register_limit)) break;
                    if (record->kind == CACHE_DESCRIPTOR) {
                        args[0] = record->identity;
                        args[1] = v;
                        args[2] = to_value(record->type);
                        nargs = 3;
                    } else {
                        args[0] = v;
                        args[1] = FRAME->instance->names[C];
                        nargs = record->kind == CACHE_PROPERTY ? 1 : 2;
                    }
                    continuation = FRAME_CONTINUATION(FRAME_CALL, 2, A);
                    goto call_function;
                }
                break;
            case CACHE_INSTANCE_SLOT:
                if (record->shape == shape && load_acquire(&record->type->version) == record->version) {
                    Value x = load(&((Value *)v)[record->offset]);
                    if (x) {
                        R[A] = x;
                        NEXT(2);
                    }
                }
                break;
            case CACHE_MODULE:
                if (record->identity == v) {
                    Value x = cell_get((Cell *)record->value);
                    if (x) {
                        R[A] = x;
                        NEXT(2);
                    }
                }
                break;
            case CACHE_TYPE_VALUE:
            case CACHE_TYPE_CELL:
                if (record->identity == v && load_acquire(&record->type->version) == record->version) {
                    Value x = record->kind == CACHE_TYPE_VALUE ? record->value : cell_get((Cell *)record->value);
                    if (x) {
                        R[A] = x;
                        NEXT(2);
                    }
                }
                break;
            }
        }
    }
    SET_OR_FAIL(A, 2, cache_load_attr(t, (uint64_t *)&pc[1], v, (Str *)FRAME->instance->names[C]));
}
label_STORE_ATTR: {
    Value v = R[A];
    uint64_t site = load_acquire(&pc[1]);
    if (LIKELY(is_object(v))) {
        Object *o = object_of(v);
        if (LIKELY((uint16_t)site == load_relaxed(&t->vm->slot_tag))) {
            if (LIKELY((uint32_t)(site >> 32) == shape_id_of(o))) {
                Value *slot = &((Value *)v)[(uint16_t)(site >> 16)];
                write_begin(t, o);
                bool same = (uint32_t)(site >> 32) == shape_id_of(o); /* write_begin may have waited */
                if (LIKELY(same)) store(o, slot, R[B]);
                write_end(t, o);
                if (LIKELY(same)) NEXT(2);
            }
        } else if ((site & CACHE_TAG_MASK) == CACHE_RECORD_TAG) {
            for (const CacheRecord *record = (const CacheRecord *)site; record; record = record->next) if (record->shape == shape_id_of(o) && load_acquire(&record->type->version) == record->version) {
                if (record->kind == CACHE_PROPERTY || record->kind == CACHE_HOOK) {
                    SAVE();
                    callable = record->value;
                    args = frame_top(FRAME) + FRAME_WORDS;
                    if (UNLIKELY(args + 3 > t->register_limit)) break;
                    bool hook = record->kind == CACHE_HOOK;
                    args[0] = v;
                    args[1] = hook ? FRAME->instance->names[C] : R[B];
                    args[2] = R[B];
                    nargs = hook ? 3 : 2;
                    continuation = FRAME_CONTINUATION(FRAME_IGNORE, 2, A);
                    goto call_function;
                }
                Value *slot = &((Value *)v)[record->offset];
                write_begin(t, o);
                bool same = record->shape == shape_id_of(o);
                if (LIKELY(same)) {
                    store(o, slot, R[B]);
                    if (record->kind == CACHE_ADD_SLOT) store_release(&o->shape, record->new_shape);
                }
                write_end(t, o);
                if (LIKELY(same)) NEXT(2);
            }
        }
    }
    DO_OR_FAIL(2, cache_store_attr(t, (uint64_t *)&pc[1], v, (Str *)FRAME->instance->names[C], R[B]));
}
label_DELETE_ATTR:
    DO_OR_FAIL(1, special_setattr(t, R[A], (Str *)FRAME->instance->names[C], NULL));
label_LOAD_ATTR_WIDE:
    SET_OR_FAIL(A, 1, special_getattr(t, R[B], (Str *)R[C]));
label_STORE_ATTR_WIDE:
    DO_OR_FAIL(1, special_setattr(t, R[A], (Str *)R[C], R[B]));
label_LOAD_METHOD: {
    Value v = R[B];
    uint64_t site = load_acquire(&pc[1]);
    Value *window = &R[A + CALLABLE];
    if ((site & CACHE_TAG_MASK) == CACHE_RECORD_TAG) {
        uint32_t shape = is_object(v) ? shape_id_of(object_of(v)) : 0;
        for (const CacheRecord *record = (const CacheRecord *)site; record; record = record->next)
        if (record->kind == CACHE_METHOD) {
            if (LIKELY(record->shape == shape && shape && load_acquire(&record->type->version) == record->version)) {
                window[0] = record->value;
                window[1] = v;
                NEXT(2);
            }
        } else if (record->identity == v && load_acquire(&record->type->version) == record->version) {
            Value x = record->kind == CACHE_TYPE_VALUE ? record->value : cell_get((Cell *)record->value);
            if (LIKELY(x != NULL)) {
                window[0] = x;
                window[1] = NULL;
                NEXT(2);
            }
        }
    }
    DO_OR_FAIL(2, cache_load_method(t, (uint64_t *)&pc[1], v, (Str *)FRAME->instance->names[C], window));
}
label_LOAD_SUPER_ATTR:
    SET_OR_FAIL(A, 1, op_load_super_attr(t, &R[A + CALLABLE], (Str *)FRAME->instance->names[B], C));
label_LOAD_SUPER_METHOD:
    DO_OR_FAIL(2, op_load_super_method(t, &R[A + CALLABLE], (Str *)FRAME->instance->names[B], C));
label_LOAD_SPECIAL:
    DO_OR_FAIL(1, op_load_special(t, R[B], C, &R[A + CALLABLE]));
label_LOAD_ITEM: {
    Value v = R[B], key = R[C];
    if (LIKELY(is_object(v))) {
        uint32_t shape = shape_id_of(object_of(v));
        if (shape == T_LIST && is_int_small(key)) {
            int64_t index = small_int_of(key);
            if (index < 0) index += (int64_t)list_length(list_of(v));
            Value x = index < 0 ? NULL : list_get(list_of(v), (size_t)index);
            if (LIKELY(x != NULL)) {
                R[A] = x;
                NEXT(2);
            }
        } else if (shape == T_TUPLE && is_int_small(key)) {
            int64_t index = small_int_of(key);
            if (index < 0) index += (int64_t)tuple_of(v)->length;
            if (LIKELY((uint64_t)index < tuple_of(v)->length)) {
                R[A] = tuple_of(v)->items[index];
                NEXT(2);
            }
        } else if (shape == T_DICT) {
            SAVE();
            Value x = dict_get(t, dict_of(v), key);
            if (LIKELY(x != NULL)) {
                R[A] = x;
                NEXT(2);
            }
            if (!error_is_set(t)) raise_key_error(t, key);
            goto error;
        }
    }
    SET_OR_FAIL(A, 2, special_getitem(t, v, key));
}
label_LOAD_ITEM_INT: {
    Value v = R[B];
    if (LIKELY(is_object(v))) {
        uint32_t shape = shape_id_of(object_of(v));
        int64_t index = SC;
        if (shape == T_LIST) {
            if (index < 0) index += (int64_t)list_length(list_of(v));
            Value x = index < 0 ? NULL : list_get(list_of(v), (size_t)index);
            if (LIKELY(x != NULL)) {
                R[A] = x;
                NEXT(2);
            }
        } else if (shape == T_TUPLE) {
            if (index < 0) index += (int64_t)tuple_of(v)->length;
            if (LIKELY((uint64_t)index < tuple_of(v)->length)) {
                R[A] = tuple_of(v)->items[index];
                NEXT(2);
            }
        }
    }
    SET_OR_FAIL(A, 2, special_getitem(t, v, small_int(SC)));
}
label_STORE_ITEM: {
    Value v = R[A], key = R[B];
    if (LIKELY(is_object(v))) {
        uint32_t shape = shape_id_of(object_of(v));
        if (shape == T_LIST && is_int_small(key)) {
            int64_t index = small_int_of(key);
            if (index < 0) index += (int64_t)list_length(list_of(v));
            if (LIKELY(index >= 0 && list_set(t, list_of(v), (size_t)index, R[C]))) NEXT(1);
        } else if (shape == T_DICT) {
            DO_OR_FAIL(1, dict_set(t, dict_of(v), key, R[C]));
        }
    }
    DO_OR_FAIL(1, special_setitem(t, v, key, R[C]));
}
label_DELETE_ITEM:
    DO_OR_FAIL(1, special_setitem(t, R[A], R[B], NULL));
label_LOAD_SLICE:
    SET_OR_FAIL(A, 1, op_load_slice(t, R[B], R[C], R[C + 1]));
label_STORE_SLICE:
    DO_OR_FAIL(1, op_store_slice(t, R[A], R[C], R[C + 1], R[B]));
label_BUILD_SLICE:
    SET_OR_FAIL(A, 1, slice_new(t, R[B], R[B + 1], C == 3 ? R[B + 2] : NONE));

    /* ---- operators ---- */
label_ADD:
label_INPLACE_ADD: {
    Value x = R[B], y = R[C];
    ADD_FAST(x, y)
    SET_OR_FAIL(A, 1, INSTRUCTION_OP(i) == OP_ADD ? op_add(t, x, y) : op_inplace_add(t, x, y));
}
label_SUB:
label_INPLACE_SUB: {
    Value x = R[B], y = R[C];
    SUB_FAST(x, y)
    SET_OR_FAIL(A, 1, INSTRUCTION_OP(i) == OP_SUB ? op_binary(t, BINARY_SUB, x, y) : op_inplace(t, BINARY_SUB, x, y));
}
label_MUL:
label_INPLACE_MUL: {
    Value x = R[B], y = R[C];
    MUL_FAST(x, y)
    SET_OR_FAIL(A, 1, INSTRUCTION_OP(i) == OP_MUL ? op_binary(t, BINARY_MUL, x, y) : op_inplace(t, BINARY_MUL, x, y));
}
label_ADD_INT:
label_INPLACE_ADD_INT: {
    Value x = R[B];
    int64_t sum;
    if (LIKELY(is_int_small(x)) && LIKELY(!__builtin_add_overflow((int64_t)value_bits(x), (int64_t)SC * 2, &sum))) {
        R[A] = value_from_bits((uint64_t)sum);
        NEXT(1);
    }
    SET_OR_FAIL(A, 1, INSTRUCTION_OP(i) == OP_ADD_INT ? op_add(t, x, small_int(SC)) : op_inplace_add(t, x, small_int(SC)));
}
label_SUB_INT:
label_INPLACE_SUB_INT: {
    Value x = R[B];
    int64_t difference;
    if (LIKELY(is_int_small(x)) && LIKELY(!__builtin_sub_overflow((int64_t)value_bits(x), (int64_t)SC * 2, &difference))) {
        R[A] = value_from_bits((uint64_t)difference);
        NEXT(1);
    }
    Value y = small_int(SC);
    SET_OR_FAIL(A, 1, INSTRUCTION_OP(i) == OP_SUB_INT ? op_binary(t, BINARY_SUB, x, y) : op_inplace(t, BINARY_SUB, x, y));
}
label_MUL_INT: {
    Value x = R[B];
    int64_t product;
    if (LIKELY(is_int_small(x)) && LIKELY(!__builtin_mul_overflow(small_int_of(x), (int64_t)SC * 2, &product))) {
        R[A] = value_from_bits((uint64_t)product | 1);
        NEXT(1);
    }
    SET_OR_FAIL(A, 1, op_binary(t, BINARY_MUL, x, small_int(SC)));
}
label_TRUEDIV: {
    Value x = R[B], y = R[C];
    if (is_float_immediate(x) && is_float_immediate(y)) { /* 0.0 is never immediate */
        double d = float_immediate_of(x) / float_immediate_of(y);
        SET_OR_FAIL(A, 1, float_new(t, d));
    }
    SET_OR_FAIL(A, 1, op_truediv(t, x, y));
}
label_FLOORDIV: {
    Value x = R[B], y = R[C];
    if (LIKELY(both_small_ints(x, y)) && small_int_of(y) > 0) {
        R[A] = small_int(op_floor_divide(small_int_of(x), small_int_of(y)));
        NEXT(1);
    }
    SET_OR_FAIL(A, 1, op_binary(t, BINARY_FLOORDIV, x, y));
}
label_MOD: {
    Value x = R[B], y = R[C];
    if (LIKELY(both_small_ints(x, y)) && small_int_of(y) > 0) {
        R[A] = small_int(op_floor_modulo(small_int_of(x), small_int_of(y)));
        NEXT(1);
    }
    SET_OR_FAIL(A, 1, op_binary(t, BINARY_MOD, x, y));
}
label_FLOORDIV_INT: {
    Value x = R[B];
    if (LIKELY(is_int_small(x)) && SC > 0) {
        R[A] = small_int(op_floor_divide(small_int_of(x), SC));
        NEXT(1);
    }
    SET_OR_FAIL(A, 1, op_binary(t, BINARY_FLOORDIV, x, small_int(SC)));
}
label_MOD_INT: {
    Value x = R[B];
    if (LIKELY(is_int_small(x)) && SC > 0) {
        R[A] = small_int(op_floor_modulo(small_int_of(x), SC));
        NEXT(1);
    }
    SET_OR_FAIL(A, 1, op_binary(t, BINARY_MOD, x, small_int(SC)));
}
label_LSHIFT: {
    Value x = R[B], y = R[C];
    if (LIKELY(both_small_ints(x, y)) && (uint64_t)small_int_of(y) < 62) {
        int64_t n = small_int_of(x), shifted = (int64_t)((uint64_t)n << small_int_of(y));
        if (shifted >> small_int_of(y) == n && fits_small_int(shifted)) {
            R[A] = small_int(shifted);
            NEXT(1);
        }
    }
    SET_OR_FAIL(A, 1, op_binary(t, BINARY_LSHIFT, x, y));
}
label_LSHIFT_INT: {
    Value x = R[B];
    if (LIKELY(is_int_small(x)) && C < 62) {
        int64_t n = small_int_of(x), shifted = (int64_t)((uint64_t)n << C);
        if (shifted >> C == n && fits_small_int(shifted)) {
            R[A] = small_int(shifted);
            NEXT(1);
        }
    }
    SET_OR_FAIL(A, 1, op_binary(t, BINARY_LSHIFT, x, small_int(C)));
}
label_RSHIFT: {
    Value x = R[B], y = R[C];
    if (LIKELY(both_small_ints(x, y)) && (uint64_t)small_int_of(y) < 64) {
        R[A] = small_int(small_int_of(x) >> small_int_of(y));
        NEXT(1);
    }
    SET_OR_FAIL(A, 1, op_binary(t, BINARY_RSHIFT, x, y));
}
label_RSHIFT_INT: {
    Value x = R[B];
    if (LIKELY(is_int_small(x))) {
        R[A] = small_int(small_int_of(x) >> C);
        NEXT(1);
    }
    SET_OR_FAIL(A, 1, op_binary(t, BINARY_RSHIFT, x, small_int(C)));
}
label_AND: {
    Value x = R[B], y = R[C];
    if (LIKELY(both_small_ints(x, y))) {
        R[A] = value_from_bits(value_bits(x) & value_bits(y));
        NEXT(1);
    }
    SET_OR_FAIL(A, 1, op_binary(t, BINARY_AND, x, y));
}
label_AND_INT: {
    Value x = R[B];
    if (LIKELY(is_int_small(x))) {
        R[A] = value_from_bits(value_bits(x) & value_bits(small_int(SC)));
        NEXT(1);
    }
    SET_OR_FAIL(A, 1, op_binary(t, BINARY_AND, x, small_int(SC)));
}
label_OR: {
    Value x = R[B], y = R[C];
    if (LIKELY(both_small_ints(x, y))) {
        R[A] = value_from_bits(value_bits(x) | value_bits(y));
        NEXT(1);
    }
    SET_OR_FAIL(A, 1, op_binary(t, BINARY_OR, x, y));
}
label_XOR: {
    Value x = R[B], y = R[C];
    if (LIKELY(both_small_ints(x, y))) {
        R[A] = value_from_bits((value_bits(x) ^ value_bits(y)) | 1);
        NEXT(1);
    }
    SET_OR_FAIL(A, 1, op_binary(t, BINARY_XOR, x, y));
}
label_BINARY:
    SET_OR_FAIL(A, 2, op_binary(t, (BinaryOperator)pc[1], R[B], R[C]));
label_INPLACE:
    SET_OR_FAIL(A, 2, op_inplace(t, (BinaryOperator)pc[1], R[B], R[C]));
label_NEGATIVE: {
    Value x = R[B];
    if (is_int_small(x) && small_int_of(x) != SMALL_INT_MIN) {
        R[A] = small_int(-small_int_of(x));
        NEXT(1);
    }
    SET_OR_FAIL(A, 1, special_negative(t, x));
}
label_POSITIVE:
    SET_OR_FAIL(A, 1, special_positive(t, R[B]));
label_INVERT:
    SET_OR_FAIL(A, 1, special_invert(t, R[B]));
label_NOT: {
    TRUTH_OF(R[B], truth);
    R[A] = bool_value(!truth);
    NEXT(1);
}
label_TRUTH: {
    TRUTH_OF(R[B], truth);
    R[A] = bool_value(truth);
    NEXT(1);
}
    COMPARE_VALUE(LT, <, COMPARE_LT)
    COMPARE_VALUE(LE, <=, COMPARE_LE)
    COMPARE_VALUE(EQ, ==, COMPARE_EQ)
    COMPARE_VALUE(NE, !=, COMPARE_NE)
    COMPARE_VALUE(GT, >, COMPARE_GT)
    COMPARE_VALUE(GE, >=, COMPARE_GE)
label_IS:
    R[A] = bool_value(value_is(R[B], R[C]));
    NEXT(1);
label_IS_NOT:
    R[A] = bool_value(!value_is(R[B], R[C]));
    NEXT(1);
label_IN:
label_NOT_IN: {
    SAVE();
    int found = op_contains(t, R[C], R[B]);
    if (UNLIKELY(found < 0)) goto error;
    R[A] = bool_value(found == (INSTRUCTION_OP(i) == OP_IN));
    NEXT(1);
}

    /* ---- jumps ---- */
label_JUMP:
    JUMP_BY(BC);
label_JUMP_TRUE: {
    TRUTH_OF(R[A], truth);
    if (truth) JUMP_BY(BC);
    NEXT(1);
}
label_JUMP_FALSE: {
    TRUTH_OF(R[A], truth);
    if (!truth) JUMP_BY(BC);
    NEXT(1);
}
label_JUMP_NONE:
    if (R[A] == NONE) JUMP_BY(BC);
    NEXT(1);
label_JUMP_NOT_NONE:
    if (R[A] != NONE) JUMP_BY(BC);
    NEXT(1);
label_JUMP_IS:
    if (value_is(R[A], R[B])) JUMP_BY(SC);
    NEXT(1);
label_JUMP_IS_NOT:
    if (!value_is(R[A], R[B])) JUMP_BY(SC);
    NEXT(1);
    COMPARE_JUMP(LT, <, COMPARE_LT, 1)
    COMPARE_JUMP(LE, <=, COMPARE_LE, 1)
    COMPARE_JUMP(EQ, ==, COMPARE_EQ, 1)
    COMPARE_JUMP(NE, !=, COMPARE_NE, 1)
    COMPARE_JUMP(GT, >, COMPARE_GT, 1)
    COMPARE_JUMP(GE, >=, COMPARE_GE, 1)
    COMPARE_JUMP(NOT_LT, <, COMPARE_LT, 0)
    COMPARE_JUMP(NOT_LE, <=, COMPARE_LE, 0)
    COMPARE_JUMP(NOT_EQ, ==, COMPARE_EQ, 0)
    COMPARE_JUMP(NOT_NE, !=, COMPARE_NE, 0)
    COMPARE_JUMP(NOT_GT, >, COMPARE_GT, 0)
    COMPARE_JUMP(NOT_GE, >=, COMPARE_GE, 0)

    /* ---- iteration ---- */
label_GET_ITER:
    SET_OR_FAIL(A, 1, special_iter(t, R[B]));
label_FOR_ITER: {
    Value iterator = R[A], v;
    uint32_t shape = is_object(iterator) ? shape_id_of(object_of(iterator)) : 0;
    if (shape == T_RANGE_ITERATOR) {
        RangeIterator *range = (RangeIterator *)iterator;
        int64_t remaining = load_relaxed(&range->remaining);
        if (remaining <= 0) NEXT(1);
        int64_t n = load_relaxed(&range->next);
        store_relaxed(&range->remaining, remaining - 1);
        store_relaxed(&range->next, (int64_t)((uint64_t)n + (uint64_t)range->step));
        if (LIKELY(fits_small_int(n))) {
            R[B] = small_int(n);
            JUMP_BY(SC);
        }
        SAVE();
        v = int_from_int64(t, n);
        if (UNLIKELY(v == NULL)) goto error;
        R[B] = v;
        JUMP_BY(SC);
    }
    if (shape == T_LIST_ITERATOR) {
        IndexIterator *it = (IndexIterator *)iterator;
        Value sequence = load(&it->sequence);
        if (LIKELY(sequence != NULL && is_list_exact(sequence))) {
            size_t index = load_relaxed(&it->index);
            v = list_length(list_of(sequence)) == 0 ? NULL : list_get(list_of(sequence), index);
            if (LIKELY(v != NULL)) {
                store_relaxed(&it->index, index + 1);
                R[B] = v;
                JUMP_BY(SC);
            }
        }
    } else if (shape == T_TUPLE_ITERATOR) {
        IndexIterator *it = (IndexIterator *)iterator;
        Value sequence = load(&it->sequence);
        size_t index = load_relaxed(&it->index);
        if (LIKELY(sequence != NULL && is_tuple_exact(sequence) && index < tuple_of(sequence)->length)) {
            store_relaxed(&it->index, index + 1);
            R[B] = tuple_of(sequence)->items[index];
            JUMP_BY(SC);
        }
    } else if (shape == T_GENERATOR) {
        Generator *g = generator_of(iterator);
        bool done;
        SAVE();
        if (!generator_claim(t, g, &done)) goto error;
        if (done) NEXT(1);
        if (!generator_enter(t, g, FRAME, FRAME_FOR_ITER, NONE)) goto error;
        ENTER(&g->frame, g->frame.pc + 1);
        DISPATCH();
    }
    SAVE();
    if (shape >= FIRST_DYNAMIC_SHAPE && special_next(t, iterator)) goto error;
    v = value_next(t, iterator);
    if (v == NULL) {
        if (UNLIKELY(error_is_set(t))) goto error;
        NEXT(1);
    }
    R[B] = v;
    JUMP_BY(SC);
}
label_GET_AITER:
    SET_OR_FAIL(A, 1, special_aiter(t, R[B]));
label_GET_ANEXT:
    SET_OR_FAIL(A, 1, special_anext(t, R[B]));
label_END_ASYNC_FOR:
    SAVE();
    if (!op_end_async_for(t, R[A])) goto reraise;
    NEXT(1);
label_GET_AWAITABLE:
    SET_OR_FAIL(A, 1, op_get_awaitable(t, R[B], C));
label_GET_YIELD_FROM_ITER:
    SET_OR_FAIL(A, 1, op_get_yield_from_iter(t, FRAME, R[B]));
label_SEND: {
    Value receiver = R[A];
    SAVE();
    if (is_exact(receiver, T_GENERATOR) || is_exact(receiver, T_COROUTINE)) {
        Generator *g = generator_of(receiver);
        bool done;
        if (!generator_claim(t, g, &done)) goto error;
        if (LIKELY(!done)) {
            if (!generator_enter(t, g, FRAME, FRAME_SEND, R[B])) goto error;
            ENTER(&g->frame, g->frame.pc + 1);
            DISPATCH();
        }
        if (is_exact(receiver, T_COROUTINE)) {
            raise_runtime_error(t, "cannot reuse already awaited coroutine");
            goto error;
        }
        R[B] = NONE;
        JUMP_BY(SC);
    }
    Value sent;
    if (R[B] == NONE && special_next(t, receiver)) goto error;
    switch (value_send(t, receiver, R[B], &sent)) {
    case SEND_YIELDED:
        R[B] = sent;
        NEXT(1);
    case SEND_RETURNED:
        R[B] = sent;
        JUMP_BY(SC);
    default:
        goto error;
    }
}
    /* ---- generators ---- */
label_RETURN_GENERATOR:
    SAVE();
    result = generator_new(t, FRAME);
    if (UNLIKELY(result == NULL)) goto error;
    goto return_value;
label_YIELD:
label_YIELD_DELEGATE: {
    Frame *f = FRAME;
    Generator *g = GENERATOR_OF(f);
    result = R[B];
    SAVE();
    Frame *previous = f->previous;
    FrameKind kind = (FrameKind)f->kind;
    generator_leave(t, g, GENERATOR_SUSPENDED);
    t->recursion_depth--;
    t->frame = previous;
    if (kind == FRAME_ENTRY) return result;
    ENTER(previous, previous->pc);
    i = *pc;
    R[B] = result; /* FOR_ITER and SEND both take it there */
    if (kind == FRAME_FOR_ITER) JUMP_BY(SC);
    NEXT(1);
}
label_WRAP_ASYNC_YIELD:
    SET_OR_FAIL(A, 1, op_wrap_async_yield(t, R[B]));
label_STOP_ITERATION_ERROR:
    SAVE();
    op_stop_iteration_error(t, FRAME, R[A]);
    goto reraise;

    /* ---- calls ---- */
label_CALL_METHOD:
    SAVE();
    args = &R[A + FRAME_WORDS];
    nargs = (size_t)B + 1;
    callable = args[-1];
    continuation = FRAME_CONTINUATION(FRAME_CALL, 1, C);
    if (args[0] == NULL) {
        args++;
        nargs--;
    }
    goto call_any;
label_CALL:
    SAVE();
    args = &R[A + FRAME_WORDS];
    nargs = B;
    callable = args[-1];
    continuation = FRAME_CONTINUATION(FRAME_CALL, 1, C);
call_any:
    if (LIKELY(is_object(callable))) {
        uint32_t shape = shape_id_of(object_of(callable));
        if (LIKELY(shape == T_FUNCTION)) goto call_function;
        switch (shape) {
        case T_NATIVE: {
            Native *native = (Native *)callable;
            const NativeDef *def = native->def;
            frame_call_top(t, FRAME, args + nargs);
            if (LIKELY(def->params == NULL && def->kind >= NATIVE_FUNCTION && (int64_t)nargs >= def->min
                       && (def->max < 0 || (int64_t)nargs <= def->max))) {
                result = def->kind == NATIVE_FUNCTION ? ABSENT : special_native(t, def, args, nargs);
                if (result == ABSENT) result = def->fn(t, args, nargs);
            } else if (native_takes_given(def, nargs))
                result = def->fn(t, args, nargs);
            else
                result = value_call(t, callable, args, nargs, NULL);
            goto native_returned;
        }
        case T_METHOD_DESCRIPTOR: {
            Native *native = (Native *)callable;
            const NativeDef *def = native->def;
            frame_call_top(t, FRAME, args + nargs);
            if (LIKELY(def->params == NULL && nargs > 0 && (int64_t)nargs - 1 >= def->min
                       && (def->max < 0 || (int64_t)nargs - 1 <= def->max) && native_self_fits(t, native, args[0])))
                result = def->fn(t, args, nargs);
            else
                result = value_call(t, callable, args, nargs, NULL);
            goto native_returned;
        }
        case T_METHOD: {
            /* self goes in front: a window has room above its last argument (REGISTER_SLACK) */
            Method *method = (Method *)callable;
            if (UNLIKELY(is_exact(method->function, T_METHOD))) break;
            memmove(args + 1, args, nargs * sizeof *args);
            args[0] = method->self;
            nargs++;
            callable = method->function;
            if (UNLIKELY(is_exact(callable, T_METHOD))) break; /* there is no room for any number */
            goto call_any;
        }
        case T_TYPE: { /* an instance and its __init__ in Python */
            Value init;
        instantiate:
            result = op_make_instance(t, (Type *)callable, &init);
            if (result == NULL) goto error;
            if (result == ABSENT) break;
            memmove(args + 1, args, nargs * sizeof *args);
            args[0] = FRAME_OF(args)->locals = result;
            nargs++;
            callable = init;
            continuation += FRAME_INIT - FRAME_CALL;
            goto call_function;
        }
        default: { /* __call__ in Python */
            Type *class = special_class(t, callable);
            if (class == NULL) break;
            if (class->slots->call == type_call) goto instantiate;
            Value function = special_function(t, class, METHOD_call);
            if (function == NULL) break;
            memmove(args + 1, args, nargs * sizeof *args);
            args[0] = callable;
            nargs++;
            callable = function;
            goto call_function;
        }
        }
    }
    frame_call_top(t, FRAME, args + nargs);
    result = value_call(t, callable, args, nargs, NULL);
native_returned:
    t->register_top = frame_top(FRAME);
    if (UNLIKELY(result == NULL)) goto error;
    R[(uint16_t)(continuation >> 16)] = result;
    NEXT((uint8_t)(continuation >> 8));

call_function: {
    Function *function = (Function *)callable;
    Instance *instance = (Instance *)load(&function->instance);
    Frame *f = FRAME;
    if (UNLIKELY(instance == NULL)) {
        if (frame_stack_has(t, args)) t->register_top = args + nargs; /* they may be above the frame, and in no other place */
        instance = instance_of_function(t, function);
        t->register_top = frame_top(f);
        if (instance == NULL) goto error;
    }
    if (UNLIKELY(f->flags & FRAME_IN_HEAP) && !frame_stack_has(t, args)) {
        Value *copy = frame_top(f) + FRAME_WORDS;
        if (UNLIKELY(copy + nargs > t->register_limit)) {
            raise_error(t, T_RECURSION_ERROR, "maximum recursion depth exceeded");
            goto error;
        }
        FRAME_OF(copy)->locals = FRAME_OF(args)->locals;
        args = memcpy(copy, args, nargs * sizeof *args);
    }
    Value *top = args + instance->register_count + REGISTER_SLACK;
    if (UNLIKELY(top + nargs > t->register_limit || t->recursion_depth >= t->recursion_limit)) {
        raise_error(t, T_RECURSION_ERROR, "maximum recursion depth exceeded");
        goto error;
    }
    if (LIKELY(nargs == instance->exact_arguments)) {
        for (uint32_t n = (uint32_t)nargs; n < instance->local_count; n++) args[n] = NULL;
        if (instance->free_count) call_copy_closure(function, instance, args);
    } else {
        t->register_top = args + (nargs > instance->register_count ? nargs : instance->register_count) + REGISTER_SLACK;
        if (!call_bind(t, function, instance, args, nargs, NULL)) {
            t->register_top = frame_top(f);
            goto error;
        }
    }
    Frame *callee = FRAME_OF(args);
    callee->previous = f;
    callee->instance = instance;
    if ((uint8_t)continuation != FRAME_INIT) callee->locals = NULL; /* else the new object, since it was made */
    callee->continuation = continuation;
    callee->callable = callable;
    made = callee;
}
enter: /* the frame `made`, linked behind the running one */
    t->recursion_depth++;
    ENTER(made, made->instance->instructions);
    if (UNLIKELY(load_relaxed(&t->poll))) {
        SAVE();
        if (!trace_enter(t, made)) goto error;
    }
    DISPATCH();
label_CALL_METHOD_KW:
label_CALL_KW:
    SAVE();
    args = &R[A + FRAME_WORDS];
    nargs = B;
    callable = args[-1];
    if (INSTRUCTION_OP(i) == OP_CALL_METHOD_KW) {
        if (args[0] == NULL) args++;
        else nargs++;
    }
    frame_call_top(t, FRAME, args + nargs);
    continuation = FRAME_CONTINUATION(FRAME_CALL, 2, C);
    result = op_call_keywords(t, callable, args, nargs, K[pc[1]], C);
    goto native_returned;
label_CALL_EX:
    SAVE();
    args = &R[A + FRAME_WORDS];
    continuation = FRAME_CONTINUATION(FRAME_CALL, 1, C);
    frame_call_top(t, FRAME, args + 2);
    result = op_call_star(t, args[-1], args[0], args[1], C);
    goto native_returned;
label_RETURN_NONE:
    result = NONE;
    goto return_value;
label_RETURN:
    result = R[A];
return_value: {
    Frame *f = FRAME;
    Frame *previous = f->previous;
    continuation = f->continuation;
    FrameKind kind = (FrameKind)(uint8_t)continuation;
    if (UNLIKELY(continuation >> 32 & UINT16_MAX)) {
        SAVE();
        if (f->flags & FRAME_OBJECT_MADE) frame_ended(t, f);
        if (f->flags & FRAME_IN_HEAP) generator_leave(t, GENERATOR_OF(f), GENERATOR_DONE);
    }
    t->recursion_depth--;
    t->frame = previous;
    if (LIKELY(kind == FRAME_CALL)) {
        R = FRAME_REGISTERS(previous);
        K = previous->instance->consts;
        t->register_top = frame_top(previous);
        pc = previous->pc + (uint8_t)(continuation >> 8);
        R[(uint16_t)(continuation >> 16)] = result;
        DISPATCH();
    }
    if (kind == FRAME_ENTRY) return result;
    ENTER(previous, previous->pc);
    i = frame_instruction(previous);
    switch (kind) {
    case FRAME_OPERATOR:
        if (UNLIKELY(result == NOT_IMPLEMENTED)) goto fit;
        R[f->dst] = result;
        NEXT(f->advance);
    case FRAME_TRUTH:
        if (LIKELY(is_bool(result))) goto finish;
        goto fit;
    case FRAME_FITTED:
    fit:
        result = special_fit(t, previous, f->step, result);
        if (result == NULL) goto error;
        goto finish;
    case FRAME_CATCHES:
    case FRAME_FITS:
        goto finish;
    case FRAME_INIT:
        if (UNLIKELY(result != NONE)) {
            raise_type_error(t, "__init__() should return None, not '%T'", result);
            goto error;
        }
        R[f->dst] = f->locals;
        NEXT(f->advance);
    case FRAME_FOR_ITER:
        NEXT(1);
    case FRAME_SEND:
        R[B] = result;
        JUMP_BY(SC);
    default: /* FRAME_IGNORE */
        NEXT(f->advance);
    }
}
finish: { /* of the instruction under way, whose value `result` is */
    const SpecialRow *row = &special_rows[INSTRUCTION_OP(i)];
    bool as_wanted = (result == TRUE_VALUE) == row->wanted;
    switch ((SpecialFinish)row->finish) {
    case FINISH_VALUE:
        R[A] = result;
        NEXT(opcode_info[INSTRUCTION_OP(i)].words);
    case FINISH_CALL:
        R[C] = result;
        NEXT(1);
    case FINISH_METHOD:
        R[A + CALLABLE] = result;
        R[A + FRAME_WORDS] = NULL;
        NEXT(2);
    case FINISH_NEXT:
        R[B] = result;
        JUMP_BY(SC);
    case FINISH_SEND:
        R[B] = result;
        NEXT(1);
    case FINISH_BOOL:
        R[A] = bool_value(as_wanted);
        NEXT(1);
    case FINISH_JUMP:
        if (as_wanted) JUMP_BY(SC);
        NEXT(1);
    case FINISH_JUMP_FAR:
        if (as_wanted) JUMP_BY(BC);
        NEXT(1);
    }
}
label_MAKE_FUNCTION:
    SET_OR_FAIL(A, 1, op_make_function(t, FRAME, code_of(K[BC])));
label_SET_FUNCTION:
    DO_OR_FAIL(1, op_set_function(t, (Function *)R[A], C, R[B]));

    /* ---- building and unpacking ---- */
label_BUILD_TUPLE:
    SET_OR_FAIL(A, 1, tuple_new(t, &R[B], C));
label_BUILD_LIST:
    SET_OR_FAIL(A, 1, list_from_values(t, &R[B], C));
label_BUILD_SET:
    SET_OR_FAIL(A, 1, op_build_set(t, &R[B], C));
label_BUILD_DICT:
    SET_OR_FAIL(A, 1, op_build_dict(t, &R[B], C));
label_BUILD_STRING:
    SET_OR_FAIL(A, 1, op_build_string(t, &R[B], C));
label_BUILD_TEMPLATE:
    SET_OR_FAIL(A, 1, op_build_template(t, R[B], R[C]));
label_BUILD_INTERPOLATION:
    SET_OR_FAIL(A, 2, op_build_interpolation(t, &R[B], C, (uint32_t)pc[1]));
label_LIST_APPEND:
    DO_OR_FAIL(1, list_append(t, R[A], R[B]));
label_LIST_EXTEND:
    DO_OR_FAIL(1, op_list_extend(t, R[A], R[B]));
label_LIST_TO_TUPLE:
    SET_OR_FAIL(A, 1, list_to_tuple(t, R[B]));
label_SET_ADD:
    DO_OR_FAIL(1, set_add(t, R[A], R[B]));
label_SET_UPDATE:
    DO_OR_FAIL(1, set_update(t, R[A], R[B]));
label_DICT_ADD:
    DO_OR_FAIL(1, dict_set(t, dict_of(R[A]), R[B], R[C]));
label_DICT_UPDATE:
    DO_OR_FAIL(1, op_dict_update(t, R[A], R[B]));
label_DICT_MERGE:
    DO_OR_FAIL(1, op_dict_merge(t, R[A], R[B], R[C]));
label_FORMAT:
    SET_OR_FAIL(A, 1, op_format(t, R[B], C, NULL));
label_FORMAT_SPEC:
    SET_OR_FAIL(A, 1, op_format(t, R[B], C, R[B + 1]));
label_UNPACK: {
    Value v = R[B];
    if (is_tuple_exact(v) && tuple_of(v)->length == C) {
        uint32_t count = C;
        Value *to = &R[A];
        for (uint32_t n = 0; n < count; n++) to[n] = tuple_of(v)->items[n];
        NEXT(1);
    }
    DO_OR_FAIL(1, op_unpack(t, v, &R[A], C));
}
label_UNPACK_EX:
    DO_OR_FAIL(2, op_unpack_ex(t, R[B], &R[A], C, (size_t)pc[1]));

    /* ---- exceptions ---- */
label_PUSH_HANDLED:
    R[A] = op_push_handled(t, FRAME);
    R[A + 1] = t->handled;
    NEXT(1);
label_POP_HANDLED:
    op_pop_handled(t, FRAME, R[A]);
    NEXT(1);
label_JUMP_NO_MATCH: {
    SAVE();
    int match = op_exception_matches(t, R[A], R[B]);
    if (UNLIKELY(match < 0)) goto error;
    if (!match) JUMP_BY(SC);
    NEXT(1);
}
label_GROUP_MATCH:
    DO_OR_FAIL(1, op_group_match(t, R[B], R[C], &R[A]));
label_GROUP_PREPARE:
    SET_OR_FAIL(A, 1, op_group_prepare(t, R[B], R[C]));
label_RAISE:
    SAVE();
    if (op_raise(t, C, R[A], R[B])) { /* re-raised: the traceback stays as it is */
        unwind_note_reraise(t, FRAME);
        goto reraise;
    }
    goto error;
label_RERAISE:
    SAVE();
    t->exception = R[A];
    if (!B) unwind_note_reraise(t, FRAME);
    goto reraise;
label_RAISE_ASSERTION:
    SAVE();
    op_raise_assertion(t, B ? R[A] : NULL);
    goto error;
label_WITH_EXCEPT:
    SET_OR_FAIL(A, 1, op_with_except(t, R[B], R[B + 1], R[C]));

    /* ---- imports ---- */
label_IMPORT_NAME:
    SET_OR_FAIL(A, 2, op_import_name(t, FRAME, (Str *)FRAME->instance->names[pc[1]], R[B], R[C]));
label_IMPORT_FROM:
    SET_OR_FAIL(A, 1, op_import_from(t, R[B], (Str *)FRAME->instance->names[C]));
label_IMPORT_STAR:
    DO_OR_FAIL(1, op_import_star(t, FRAME, R[A]));

    /* ---- patterns ---- */
label_MATCH_SEQUENCE:
    R[A] = bool_value(type_of(t, R[B])->flags & TYPE_SEQUENCE);
    NEXT(1);
label_MATCH_MAPPING:
    R[A] = bool_value(type_of(t, R[B])->flags & TYPE_MAPPING);
    NEXT(1);
label_MATCH_KEYS:
    SET_OR_FAIL(A, 1, op_match_keys(t, R[B], R[C]));
label_MATCH_CLASS:
    SET_OR_FAIL(A, 2, op_match_class(t, R[B], R[C], (uint32_t)pc[1], K[pc[1] >> 32]));
label_LENGTH:
    SET_OR_FAIL(A, 1, special_length(t, R[B]));
label_COPY_DICT_WITHOUT:
    SET_OR_FAIL(A, 1, op_copy_dict_without(t, R[B], R[C]));

    /* ---- the rest ---- */
label_SETUP_ANNOTATIONS:
    DO_OR_FAIL(1, op_setup_annotations(t, FRAME));
label_INTRINSIC:
    SET_OR_FAIL(A, 2, op_intrinsic(t, FRAME, (uint32_t)pc[1], &R[B], C));
label_PRINT_EXPRESSION:
    DO_OR_FAIL(1, op_print_expression(t, R[A]));
label_TRACED: {
    SAVE();
    const Instruction *next = trace_instruction(t, FRAME);
    if (UNLIKELY(next == NULL)) goto error;
    FRAME->pc = pc = next;
    i = frame_instruction(FRAME);
    goto *labels[INSTRUCTION_OP(i)];
}

    /* ---- unwinding: t->exception is set, the frame's pc is saved ---- */
error:
    if (t->exception == NULL) {
        made = special_frame(FRAME);
        goto enter;
    }
    FRAME->pc = pc;
    unwind_add_traceback(t, FRAME);
    goto unwind;
reraise:
    if (UNLIKELY(load_relaxed(&t->poll) & POLL_TRACE)) trace_passes(t, FRAME, MONITOR_RERAISE, frame_offset(FRAME));
unwind:
    for (;;) {
        Frame *f = FRAME;
        int32_t target = unwind_find_handler(t, f->instance->code, frame_offset(f));
        if (target >= 0) {
            t->register_top = frame_top(f);
            if (UNLIKELY(load_relaxed(&t->poll) & POLL_TRACE)) trace_passes(t, f, MONITOR_EXCEPTION_HANDLED, (uint32_t)target);
            pc = f->instance->instructions + target;
            DISPATCH();
        }
        Frame *previous = f->previous;
        FrameKind kind = (FrameKind)f->kind;
        if (UNLIKELY(load_relaxed(&t->poll) & POLL_TRACE)) trace_unwound(t, f);
        if (LIKELY(!(f->flags & FRAME_OBJECT_MADE))) unwind_keep_locals(t, f);
        if (UNLIKELY(f->flags)) {
            if (f->flags & FRAME_OBJECT_MADE) frame_ended(t, f);
            if (f->flags & FRAME_IN_HEAP) generator_leave(t, GENERATOR_OF(f), GENERATOR_DONE);
        }
        t->recursion_depth--;
        t->frame = previous;
        if (kind == FRAME_ENTRY) return NULL;
        ENTER(previous, previous->pc);
        if (kind == FRAME_CATCHES) {
            bool iterates = f->step == STEP_NEXT;
            result = special_catch(t, previous, f->step);
            i = frame_instruction(previous);
            if (result != NULL && !iterates) goto finish;
            if (result != NULL) {
                if (INSTRUCTION_OP(i) == OP_FOR_ITER) NEXT(1);
                R[B] = result;
                JUMP_BY(SC);
            }
            if (t->exception == NULL) goto error;
        }
        unwind_add_traceback(t, previous);
    }
}

#undef A
#undef B
#undef C
#undef BC
#undef SC
#undef SB
#undef FRAME
#undef SAVE
#undef DISPATCH
#undef NEXT
#undef JUMP_BY
#undef SET_OR_FAIL
#undef DO_OR_FAIL
#undef ARITHMETIC_FLOATS
#undef ADD_FAST
#undef SUB_FAST
#undef MUL_FAST
#undef COMPARE_VALUE
#undef COMPARE_JUMP
#undef TRUTH_OF
#undef ENTER
