/* The syntax of str.format(): literal text and replacement fields {name!conversion:spec}. */
#pragma once

#include "runtime/objects/str.h"

typedef struct TemplateField {
    size_t literal_start, literal_end; /* text before the field; doubled braces count once, so one
                                          brace may follow it */
    bool has_field;
    size_t name_start, name_end;
    size_t spec_start, spec_end;       /* empty: none */
    uint32_t conversion;               /* 0: none */
    bool spec_nested;                  /* the spec contains fields of its own */
} TemplateField;

/* The next piece of s from *at on, which it moves. 1: *field is set; 0: the end; -1: ValueError. */
int template_next(Thread *t, Str *s, size_t *at, size_t end, TemplateField *field);
/* The first part of a field's name: up to a dot or bracket. Sets *rest to where the others begin.
 * An int, or a str. */
MUST_CHECK Value template_first(Thread *t, Str *s, size_t start, size_t end, size_t *rest);
/* The next part: an attribute's name (str) or a subscript. 1, 0: the end, -1: error. */
int template_part(Thread *t, Str *s, size_t *at, size_t end, bool *is_attribute, Value *key);
