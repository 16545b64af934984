/* t-strings: string.templatelib.Template and Interpolation. */
#pragma once

#include "runtime/objects/type.h"

typedef struct Template {
    Object header;        /* T_TEMPLATE */
    Value strings;        /* tuple of str, one more than interpolations */
    Value interpolations; /* tuple */
} Template;

typedef struct Interpolation {
    Object header; /* T_INTERPOLATION */
    Value value, expression, conversion, format_spec;
} Interpolation;

MUST_CHECK Value template_new(Thread *t, Value strings, Value interpolations);
/* conversion: a str of one character, or None. */
MUST_CHECK Value interpolation_new(Thread *t, Value value, Value expression, Value conversion,
                                   Value format_spec);
