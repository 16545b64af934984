/* The four normal forms of Unicode. */
#pragma once

#include "runtime/objects/str.h"

typedef enum NormalForm { FORM_NFC, FORM_NFD, FORM_NFKC, FORM_NFKD } NormalForm;
/* s itself when it is in that form. */
MUST_CHECK Str *str_normalize(Thread *t, Str *s, NormalForm form);
/* 1 yes, 0 no, -1 perhaps: characters tell only together. */
int str_is_normalized_quickly(const Str *s, NormalForm form);
