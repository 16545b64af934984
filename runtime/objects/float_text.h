/* What float_text.c has for its neighbours, beside float_repr(), float_format() and float_parse()
 * of float.h. */
#pragma once

#include "runtime/config.h"

/* A format code of float_format(): 'g' for values whose specification names a precision but no
 * type. */
#define FLOAT_FORMAT_GENERAL 'N'

/* As float_repr(); dot_zero false: whole numbers without ".0", as parts of complex numbers are
 * shown. */
size_t float_write_shortest(double d, char out[32], bool dot_zero);
/* The length of the float that text begins with, or 0. */
size_t float_prefix_length(const char *text, size_t length);
/* |d| < 10^309 in full with that many places; out has room for FLOAT_FIXED_ROOM + places. Returns
 * the length. */
#define FLOAT_FIXED_ROOM 330
size_t float_write_fixed(double d, int places, char *out);
