/* What can be done with any value: the operations of the language, as C functions. They may run Python code (so
 * they are "Python actions" points), and return NULL, false or -1 with an exception set on t. */
#pragma once

#include "runtime/objects/type.h"

MUST_CHECK Value value_repr(Thread *t, Value v);                 /* a str */
MUST_CHECK Value value_str(Thread *t, Value v);
MUST_CHECK Value value_ascii(Thread *t, Value v);
MUST_CHECK Value value_format(Thread *t, Value v, Value spec);   /* spec: str or NULL */
MUST_CHECK bool value_hash(Thread *t, Value v, int64_t *hash);
int value_truth(Thread *t, Value v);                             /* 1, 0, -1 */
int value_equal(Thread *t, Value a, Value b);                    /* identity first, as containers do */
MUST_CHECK Value value_compare(Thread *t, Value a, Value b, CompareOperator op);
/* When neither operand knows: == and != compare identities, the others raise. */
MUST_CHECK Value value_compare_default(Thread *t, Value a, Value b, CompareOperator op);
int value_compare_truth(Thread *t, Value a, Value b, CompareOperator op);
int value_contains(Thread *t, Value container, Value v);
int value_is_instance(Thread *t, Value v, Value cls);            /* isinstance(): with __instancecheck__ */
int value_is_subclass(Thread *t, Value cls, Value base);

MUST_CHECK Value value_getattr(Thread *t, Value v, Str *name);   /* raises AttributeError */
/* An AttributeError that does not say what it is about, as of __getattr__() or a getter, gets to know: for suggestions. */
void value_note_attribute(Thread *t, Value v, Str *name);
/* NULL with no exception: there is no such attribute. */
Value value_getattr_optional(Thread *t, Value v, Str *name);
MUST_CHECK bool value_setattr(Thread *t, Value v, Str *name, Value x); /* x NULL: delete */
/* A special method: looked up on the type, bound to v. NULL, no exception: none. */
Value value_special(Thread *t, Value v, Str *name);

MUST_CHECK Value value_getitem(Thread *t, Value v, Value key);
MUST_CHECK bool value_setitem(Thread *t, Value v, Value key, Value x); /* x NULL: delete */
int64_t value_length(Thread *t, Value v);                        /* -1 */
int64_t value_length_hint(Thread *t, Value v, int64_t unknown);

MUST_CHECK Value value_iter(Thread *t, Value v);
/* NULL: the end (no exception) or an error (t->exception set). The slot itself may end with a StopIteration that carries a value. */
Value value_next(Thread *t, Value iterator);

MUST_CHECK Value value_call(Thread *t, Value callable, Value *args, size_t nargs, Value kwnames);
MUST_CHECK Value value_call_0(Thread *t, Value callable);
MUST_CHECK Value value_call_1(Thread *t, Value callable, Value a);
MUST_CHECK Value value_call_2(Thread *t, Value callable, Value a, Value b);
MUST_CHECK Value value_call_3(Thread *t, Value callable, Value a, Value b, Value c);
/* callable(*args, **kwargs): args a tuple, kwargs a Dict or NULL. */
MUST_CHECK Value value_call_star(Thread *t, Value callable, Value args, Value kwargs);
/* v.name(a...): without making a bound method. args[0] must be v. */
MUST_CHECK Value value_call_method(Thread *t, Str *name, Value *args, size_t nargs, Value kwnames);
/* A special method on the type of args[0]; ABSENT when the type has none. */
MUST_CHECK Value value_call_special(Thread *t, Str *name, Value *args, size_t nargs);
bool value_is_callable(Thread *t, Value v);

MUST_CHECK Value value_binary(Thread *t, BinaryOperator op, Value a, Value b);
/* The parts of it, for vm/special.c: does the type have the operator, do the two have the same, what does the type say
 * (perhaps NOT_IMPLEMENTED), the TypeError. */
bool value_binary_has(const Type *type, BinaryOperator op);
bool value_binary_same(const Type *a, const Type *b, BinaryOperator op);
MUST_CHECK Value value_binary_try(Thread *t, const Type *type, BinaryOperator op, Value a, Value b);
Value value_binary_fail(Thread *t, BinaryOperator op, bool in_place, Value a, Value b);
MUST_CHECK Value value_inplace(Thread *t, BinaryOperator op, Value a, Value b);
MUST_CHECK Value value_power(Thread *t, Value base, Value exponent, Value modulus);
MUST_CHECK Value value_negative(Thread *t, Value v);
MUST_CHECK Value value_positive(Thread *t, Value v);
MUST_CHECK Value value_invert(Thread *t, Value v);
MUST_CHECK Value value_absolute(Thread *t, Value v);

MUST_CHECK Value value_index(Thread *t, Value v);                /* an int, by __index__ */
/* As an int64; out of range: raises the exception of that type id, or clamps when it is 0. */
MUST_CHECK bool value_as_int64(Thread *t, Value v, int64_t *out, uint32_t overflow_exception);
MUST_CHECK bool value_as_int(Thread *t, Value v, int *out);      /* C int; OverflowError */
MUST_CHECK bool value_as_double(Thread *t, Value v, double *out);

/* Guards against endless recursion of repr(): 1 entered, 0 already under way, -1 error. */
int repr_enter(Thread *t, Value v);
void repr_leave(Thread *t, Value v);
