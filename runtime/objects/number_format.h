/* Numbers by the format mini-language: __format__ of int, float and complex. */
#pragma once

#include "runtime/objects/format_spec.h"

/* NativeFn of the three __format__ methods: args[0] the number, args[1] the specification. */
Value int_method_format(Thread *t, Value *args, size_t nargs);
Value float_method_format(Thread *t, Value *args, size_t nargs);
Value complex_method_format(Thread *t, Value *args, size_t nargs);
