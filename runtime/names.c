/* The static names, and the 256 strings of one Latin-1 character. */
#include "runtime/names.h"

#define NAME_STR(name) STATIC_STR(#name),
Str static_names[STATIC_NAME_COUNT] = {STATIC_NAMES(NAME_STR)};

/* Each is followed by its zero. */
#define LATIN1_TEXT(n) {(char)(n), 0}
#define LATIN1_STR(n) \
    {{T_STR, OWNER_SHARED, 0, OBJECT_STATIC | OBJECT_INTERNED}, 1, 1, (n) < 128, 0, latin1_texts[n]}
#define LATIN1_4(ROW, n) ROW(n), ROW(n + 1), ROW(n + 2), ROW(n + 3)
#define LATIN1_16(ROW, n) \
    LATIN1_4(ROW, n), LATIN1_4(ROW, n + 4), LATIN1_4(ROW, n + 8), LATIN1_4(ROW, n + 12)
#define LATIN1_64(ROW, n) \
    LATIN1_16(ROW, n), LATIN1_16(ROW, n + 16), LATIN1_16(ROW, n + 32), LATIN1_16(ROW, n + 48)
#define LATIN1_256(ROW) \
    LATIN1_64(ROW, 0), LATIN1_64(ROW, 64), LATIN1_64(ROW, 128), LATIN1_64(ROW, 192)

static const char latin1_texts[256][2] = {LATIN1_256(LATIN1_TEXT)};
Str static_latin1_chars[256] = {LATIN1_256(LATIN1_STR)};
