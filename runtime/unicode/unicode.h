/* What Unicode says about characters. The tables are made when minipy is built (generate.c), from
 * the files of the Unicode Character Database that Debian's package unicode-data installs. */
#pragma once

#include "runtime/value.h"

enum {
    UNICODE_ALPHA = 1 << 0,
    UNICODE_DECIMAL = 1 << 1,      /* `decimal` holds its value */
    UNICODE_DIGIT = 1 << 2,
    UNICODE_NUMERIC = 1 << 3,
    UNICODE_LOWER = 1 << 4,
    UNICODE_UPPER = 1 << 5,
    UNICODE_TITLE = 1 << 6,
    UNICODE_CASED = 1 << 7,
    UNICODE_CASE_IGNORABLE = 1 << 8,
    UNICODE_XID_START = 1 << 9,
    UNICODE_XID_CONTINUE = 1 << 10,
    UNICODE_SPACE = 1 << 11,
    UNICODE_PRINTABLE = 1 << 12,
    UNICODE_MIRRORED = 1 << 13,
    UNICODE_SPECIAL_CASE = 1 << 14, /* some case mapping has more than one character */
    UNICODE_NFD_NO = 1 << 16,      /* quick checks of the normal forms */
    UNICODE_NFKD_NO = 1 << 17,
    UNICODE_NFC_NO = 1 << 18,
    UNICODE_NFC_MAYBE = 1 << 19,
    UNICODE_NFKC_NO = 1 << 20,
    UNICODE_NFKC_MAYBE = 1 << 21,
};

typedef struct UnicodeRecord {
    uint32_t flags;
    int32_t upper, lower, title, fold; /* what to add for the simple mapping */
    uint16_t numeric;                  /* index of unicode_numerics */
    uint8_t category, combining, bidirectional, width;
    uint8_t decimal, digit;
} UnicodeRecord;

/* One character's mappings to several. */
typedef struct UnicodeSpecialCase {
    uint32_t point;
    uint32_t mappings[4][3]; /* UNICODE_TO_*; zeros behind; none: the simple mapping holds */
} UnicodeSpecialCase;
enum { UNICODE_TO_UPPER, UNICODE_TO_LOWER, UNICODE_TO_TITLE, UNICODE_TO_FOLD };

const UnicodeRecord *unicode_record(uint32_t point);

ALWAYS_INLINE bool unicode_has(uint32_t point, uint32_t flags) {
    return unicode_record(point)->flags & flags;
}
bool unicode_is_xid_start(uint32_t point);      /* or an underscore */
bool unicode_is_xid_continue(uint32_t point);
bool unicode_is_space(uint32_t point);
bool unicode_is_printable(uint32_t point);
ALWAYS_INLINE bool unicode_is_line_break(uint32_t c) {
    return c < 0x80 ? (c >= 0x0a && c <= 0x0d) || (c >= 0x1c && c <= 0x1e)
                    : c == 0x85 || c == 0x2028 || c == 0x2029;
}
int unicode_decimal(uint32_t point);            /* -1: none */
int unicode_digit(uint32_t point);
bool unicode_numeric(uint32_t point, double *value);
/* The full mapping of a character to at most three. Returns how many. */
int unicode_map_case(uint32_t point, int mapping, uint32_t out[3]);

const char *unicode_category(uint32_t point);
const char *unicode_bidirectional(uint32_t point);
const char *unicode_east_asian_width(uint32_t point);
extern const char unicode_version[];

/* ---- normal forms (normalize.c) */
/* The decomposition as the database has it, one step: tag (such as "<compat>") or NULL, and how
 * many points; 0: none. */
int unicode_decomposition(uint32_t point, const char **tag, const uint32_t **points);
/* The composition of two characters, or 0. */
uint32_t unicode_compose(uint32_t first, uint32_t second);

/* ---- names (unicode_names.c) */
#define UNICODE_NAME_MAX 128
/* Length of the name, or 0 if there is none. */
size_t unicode_name(uint32_t point, char out[UNICODE_NAME_MAX]);
/* The character of that name or alias, in any case; UINT32_MAX: none. */
uint32_t unicode_lookup_name(const char *name, size_t length);
/* A named sequence: how many points; 0: none. */
int unicode_lookup_sequence(const char *name, size_t length, uint32_t out[8]);
