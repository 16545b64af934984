/* UTF-8, strictly: no overlong forms, no surrogates, nothing above 10FFFF. */
#pragma once

#include "runtime/value.h"

/* The code point at p, and in *size how many bytes it has. On failure UTF8_BAD; *size is then how
 * many bytes the error covers (the maximal prefix of a valid sequence, at least 1), and *incomplete
 * whether more bytes might make it valid. */
#define UTF8_BAD UINT32_MAX
uint32_t utf8_decode_char(const uint8_t *p, const uint8_t *end, unsigned *size, bool *incomplete);
/* The same for text known to be valid, or WTF-8: moves p on. */
ALWAYS_INLINE uint32_t utf8_next(const uint8_t **p) {
    const uint8_t *s = *p;
    if (s[0] < 0x80) {
        *p += 1;
        return s[0];
    }
    if (s[0] < 0xe0) {
        *p += 2;
        return (s[0] & 0x1fu) << 6 | (s[1] & 0x3fu);
    }
    if (s[0] < 0xf0) {
        *p += 3;
        return (s[0] & 0x0fu) << 12 | (s[1] & 0x3fu) << 6 | (s[2] & 0x3fu);
    }
    *p += 4;
    return (s[0] & 0x07u) << 18 | (s[1] & 0x3fu) << 12 | (s[2] & 0x3fu) << 6 | (s[3] & 0x3fu);
}
/* Writes 1 to 4 bytes; surrogates as any other. Returns how many. */
ALWAYS_INLINE unsigned utf8_encode_char(uint8_t *p, uint32_t c) {
    if (c < 0x80) {
        p[0] = (uint8_t)c;
        return 1;
    }
    if (c < 0x800) {
        p[0] = (uint8_t)(0xc0 | c >> 6);
        p[1] = (uint8_t)(0x80 | (c & 0x3f));
        return 2;
    }
    if (c < 0x10000) {
        p[0] = (uint8_t)(0xe0 | c >> 12);
        p[1] = (uint8_t)(0x80 | (c >> 6 & 0x3f));
        p[2] = (uint8_t)(0x80 | (c & 0x3f));
        return 3;
    }
    p[0] = (uint8_t)(0xf0 | c >> 18);
    p[1] = (uint8_t)(0x80 | (c >> 12 & 0x3f));
    p[2] = (uint8_t)(0x80 | (c >> 6 & 0x3f));
    p[3] = (uint8_t)(0x80 | (c & 0x3f));
    return 4;
}
ALWAYS_INLINE bool is_surrogate(uint32_t c) { return (c & 0xfffff800u) == 0xd800; }
