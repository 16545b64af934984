/* JSON: the scanner and the encoder that package json stands on. */
#pragma once

#include "runtime/objects/type.h"

extern const TypeDef json_scanner_typedef, json_encoder_typedef;

/* The string literal whose opening quote is before `begin`: its value, and where it ends. */
MUST_CHECK Value json_scan_string(Thread *t, Str *text, size_t begin, bool strict, size_t *end);
/* Adds the literal of s; ascii: everything else is escaped. */
MUST_CHECK bool json_quote(StrBuilder *b, Str *s, bool ascii);
/* NativeFns: quote a str. */
Value json_encode_ascii(Thread *t, Value *args, size_t nargs);
Value json_encode_plain(Thread *t, Value *args, size_t nargs);
