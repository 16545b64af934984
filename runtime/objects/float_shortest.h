/* The shortest decimal number that reads back as a given double, and of those the nearest to it. */
#pragma once

#include "runtime/config.h"

/* d is finite and positive; d is digits * 10^exponent, and digits does not end in a zero. */
void float_shortest(double d, uint64_t *digits, int *exponent);
