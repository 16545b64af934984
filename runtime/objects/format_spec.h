/* The format mini-language of str.format(), format() and f-strings, as the built-in types read it:
 *
 *     [[fill]align][sign]["z"]["#"]["0"][width][grouping]["." [precision][grouping]][type]
 *
 * Numbers print by it in number_format.c, strings in str's own __format__. */
#pragma once

#include "runtime/objects/str.h"

typedef struct FormatSpec {
    uint32_t fill;           /* ' ' unless given, or '0' by the "0" option */
    uint32_t type; /* the code point of the type, or the default type that the caller named */
    char align;              /* '<', '>', '^' or '=' */
    char sign;               /* '+', '-', ' ', or 0: not given */
    bool align_given;        /* by its own letter or by the "0" option */
    bool fill_given;         /* by its own letter */
    bool no_negative_zero;   /* z */
    bool alternate;          /* # */
    char grouping;           /* ',' or '_' of the integer part, or 0 */
    char fraction_grouping;  /* the same of the fractional part */
    int64_t width;           /* -1: not given */
    int64_t precision;       /* -1: not given */
} FormatSpec;

/* Reads spec, an exact str or an instance of a subclass. type_name is for error messages ("int").
 * default_type stands in for an absent one, default_align ('<' or '>') for an absent alignment.
 * False: ValueError is set. */
MUST_CHECK bool format_spec_parse(Thread *t, Str *spec, const char *type_name,
                                  uint32_t default_type, char default_align, FormatSpec *out);
/* ValueError: this type of value has no such type letter. */
Value format_spec_unknown_type(Thread *t, uint32_t type, const char *type_name);

/* Adds content, filled up to the width. Of content the first prefix_length code points (a sign,
 * "0x") go before the fill when the alignment is '='. */
MUST_CHECK bool format_pad(StrBuilder *b, const FormatSpec *spec, Str *content,
                           size_t prefix_length);
