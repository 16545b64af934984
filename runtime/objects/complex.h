/* Complex numbers, for those who take any number: complex() and the module cmath. */
#pragma once

#include "runtime/objects/float.h"

typedef struct ComplexNumber {
    double real, imaginary;
} ComplexNumber;

bool is_complex(Thread *t, Value v);             /* or a subclass */
/* v, or v.__complex__(), or a real number: 2 complex, 1 real, 0 not a number (no exception), -1
 * error. */
int complex_from_number(Thread *t, Value v, ComplexNumber *out);
