/* What opcodes do when it is more than a few lines: the slow paths of interp.c, in the order of opcodes.h. Those that return
 * a Value or bool fail with NULL or false and an exception set; others say what they return. No value and no exception: a frame
 * was made for a method in Python, whose value it will be (special.h). */
#pragma once

#include "vm/frame.h"
#include "vm/generator.h"

/* Words that every frame keeps free above its registers: a call may put self in front of a full window. */
#define REGISTER_SLACK 2

ALWAYS_INLINE Value *frame_top(const Frame *f) {
    if (UNLIKELY(f->flags & FRAME_IN_HEAP)) return (Value *)f->locals;
    return FRAME_REGISTERS(f) + f->instance->register_count + REGISTER_SLACK;
}
/* While a native runs, the frame's registers above its arguments are dead. A generator's are not on the register stack. */
ALWAYS_INLINE void frame_call_top(Thread *t, const Frame *f, Value *top) {
    if (LIKELY(!(f->flags & FRAME_IN_HEAP))) t->register_top = top;
}
ALWAYS_INLINE bool value_is(Value a, Value b) { return a == b; }

/* Python's // and % of int64s with a positive divisor. */
ALWAYS_INLINE int64_t op_floor_divide(int64_t a, int64_t b) {
    int64_t q = a / b;
    return q - (a % b < 0);
}
ALWAYS_INLINE int64_t op_floor_modulo(int64_t a, int64_t b) {
    int64_t r = a % b;
    return r < 0 ? r + b : r;
}

void op_raise_unbound(Thread *t, Frame *f, uint32_t local);
Value op_load_cell_or_name(Thread *t, Frame *f, Cell *cell, uint32_t local, Value name);
bool op_store_global(Thread *t, Instance *instance, uint32_t index, Value v);
bool op_delete_global(Thread *t, Instance *instance, uint32_t index);
/* mapping[name]; NULL without exception when it has none. */
Value ops_mapping_get(Thread *t, Value mapping, Value name);
Value op_load_name(Thread *t, Frame *f, uint32_t index);
bool op_store_name(Thread *t, Frame *f, uint32_t index, Value v);
bool op_delete_name(Thread *t, Frame *f, uint32_t index);
Value op_load_from_dict_or_global(Thread *t, Frame *f, Value mapping, uint32_t index);
Value op_load_from_dict_or_cell(Thread *t, Frame *f, Value mapping, Cell *cell, uint32_t local, uint32_t name);
Value op_load_build_class(Thread *t, Instance *instance);

Value op_load_super_attr(Thread *t, Value window[3], Str *name, bool is_bare);
bool op_load_super_method(Thread *t, Value window[3], Str *name, bool is_bare);
bool op_load_special(Thread *t, Value v, unsigned which, Value window[2]);
Value op_load_slice(Thread *t, Value v, Value start, Value stop);
bool op_store_slice(Thread *t, Value v, Value start, Value stop, Value x);

Value op_add(Thread *t, Value a, Value b);
Value op_inplace_add(Thread *t, Value a, Value b);
Value op_truediv(Thread *t, Value a, Value b);
Value op_binary(Thread *t, BinaryOperator op, Value a, Value b);
Value op_inplace(Thread *t, BinaryOperator op, Value a, Value b);
Value op_compare(Thread *t, Value a, Value b, CompareOperator op);
int op_compare_truth(Thread *t, Value a, Value b, CompareOperator op);
/* The method, a function or a method descriptor, bound to self, which it fits. */
Value op_bind(Thread *t, Value method, Value self);
int op_contains(Thread *t, Value container, Value v);

Value op_get_aiter(Thread *t, Value v);
Value op_check_aiter(Thread *t, Value iterator); /* what __aiter__ returned: it, or TypeError */
Value op_get_anext(Thread *t, Value v);
bool op_end_async_for(Thread *t, Value exception); /* false: t->exception is it again */
Value op_get_awaitable(Thread *t, Value v, unsigned context);
Value op_get_yield_from_iter(Thread *t, Frame *f, Value v);
Value op_wrap_async_yield(Thread *t, Value v);
void op_stop_iteration_error(Thread *t, Frame *f, Value exception);

/* Is self what the descriptor's function expects? */
bool native_self_fits(Thread *t, const Native *descriptor, Value self);
/* What follows a star, as a tuple. */
Value op_star_arguments(Thread *t, Value callable, Value args);
/* What follows two stars: becomes a dict if it is not one, and not NULL. */
MUST_CHECK bool op_star_keywords(Thread *t, Value callable, Value *kwargs);
/* A new instance of a class whose __init__ is a function, which has still to be called with it; ABSENT: call the type instead. */
Value op_make_instance(Thread *t, Type *type, Value *init);
/* Calls whose result goes to R[dst]. names: of the last of nargs arguments. */
Value op_call_keywords(Thread *t, Value callable, Value *args, size_t nargs, Value names, uint16_t dst);
Value op_call_star(Thread *t, Value callable, Value args, Value kwargs, uint16_t dst);
void call_copy_closure(const Function *f, const Instance *instance, Value *registers);
Value op_make_function(Thread *t, Frame *f, Code *code);
bool op_set_function(Thread *t, Function *f, unsigned which, Value v);

Value op_build_set(Thread *t, Value *items, size_t count);
Value op_build_dict(Thread *t, Value *pairs, size_t count);
Value op_build_string(Thread *t, Value *parts, size_t count);
Value op_build_template(Thread *t, Value strings, Value interpolations);
Value op_build_interpolation(Thread *t, Value *operands, size_t count, uint32_t conversion);
bool op_list_extend(Thread *t, Value list, Value iterable);
bool op_dict_update(Thread *t, Value dict, Value mapping);
bool op_dict_merge(Thread *t, Value dict, Value mapping, Value callable);
Value op_format(Thread *t, Value v, unsigned conversion, Value spec);
bool op_unpack(Thread *t, Value v, Value *to, size_t count);
bool op_unpack_ex(Thread *t, Value v, Value *to, size_t before, size_t after);

Value op_push_handled(Thread *t, Frame *f);
void op_pop_handled(Thread *t, Frame *f, Value handled);
int op_exception_matches(Thread *t, Value exception, Value type);
bool op_group_match(Thread *t, Value exception, Value type, Value result[2]);
Value op_group_prepare(Thread *t, Value original, Value parts);
bool op_raise(Thread *t, unsigned count, Value exception, Value cause); /* true: re-raised, its traceback is complete */
void op_raise_assertion(Thread *t, Value message);
Value op_with_except(Thread *t, Value exit, Value self, Value exception);

Value op_import_name(Thread *t, Frame *f, Str *name, Value from_list, Value level);
Value op_import_from(Thread *t, Value module, Str *name);
bool op_import_star(Thread *t, Frame *f, Value module);

Value op_match_keys(Thread *t, Value subject, Value keys);
Value op_match_class(Thread *t, Value subject, Value class, uint32_t positional, Value names);
Value op_copy_dict_without(Thread *t, Value mapping, Value keys);

bool op_setup_annotations(Thread *t, Frame *f);
Value op_intrinsic(Thread *t, Frame *f, uint32_t which, Value *operands, unsigned count);
bool op_print_expression(Thread *t, Value v);
