/* The encodings of Chinese, Japanese and Korean: characters of several bytes.
 *
 * What character a code stands for is asked of the C library's iconv, once for each set of characters and
 * VM (cjk_tables.c). How codes make up text is known here, since an error must be told at its place, and
 * text may end in the middle of a character or behind an escape sequence, which iconv has no words for:
 * cjk_double.c for encodings whose bytes always mean the same, cjk_escape.c for those that shift between sets.
 * mod__cjk.c goes through whole texts, and repairs errors. */
#pragma once

#include "runtime/objects/str_codec.h"

/* ---- sets of characters (cjk_tables.c) */

/* Sets with codes of two bytes. The codes of those with 94 rows of 94 characters have both high bits set. */
typedef enum CjkSet {
    CJK_NO_SET,
    CJK_GB2312, CJK_GBK, CJK_GB18030,
    CJK_BIG5, CJK_CP950, CJK_HKSCS,
    CJK_KSX1001, CJK_UHC, CJK_JOHAB,
    CJK_JISX0208, CJK_JISX0212, CJK_CP932,
    CJK_JISX0213_2000_1, CJK_JISX0213_2000_2, CJK_JISX0213_2004_1, CJK_JISX0213_2004_2,
    CJK_SET_COUNT,
} CjkSet;

enum { CJK_POINTS = 0x30000, CJK_PAIRS_MAX = 32, CJK_OTHERS = 39420 };

/* Never changes once it is made. */
typedef struct CjkTable {
    uint32_t decode[0x10000];           /* by code: a point, two (CJK_PAIR), or 0: no character */
    uint16_t encode[CJK_POINTS];        /* by point: a code, or 0 */
    struct {
        uint32_t points;
        uint16_t code;
    } pairs[CJK_PAIRS_MAX];             /* codes that are two points; the rest has code 0 */
    uint16_t others[];                  /* of CJK_GB18030: CJK_OTHERS points that have codes of four bytes */
} CjkTable;

/* Two points in a word, which is then above all points: a letter (not of ASCII) and what combines with it. */
#define CJK_PAIR(first, second) ((first) << 16 | (second))
static inline bool cjk_is_pair(uint32_t points) { return points > 0x10ffff; }

/* Made when it is first asked for; the VM keeps it. NULL: the C library does not have it, or MemoryError is set. */
const CjkTable *cjk_table(Thread *t, CjkSet set);

static inline uint16_t cjk_code_of(const CjkTable *table, uint32_t point) {
    return point < CJK_POINTS ? table->encode[point] : 0;
}
/* The code of two points as one character, or 0; whether there are any that begin with `first`. */
uint16_t cjk_code_of_pair(const CjkTable *table, uint32_t first, uint32_t second);
bool cjk_begins_pair(const CjkTable *table, uint32_t first);

/* ---- encodings */

enum { CJK_STATE_SIZE = 8, CJK_SETS_MAX = 6, CJK_OUTPUT_MAX = 16 };

/* An encoding at work: its tables, and for those that shift, where it stands. */
typedef struct Cjk {
    const struct CjkCodec *codec;
    const CjkTable *tables[CJK_SETS_MAX];       /* of codec->sets */
    uint8_t state[CJK_STATE_SIZE];
} Cjk;

/* In a table: a code that only a later edition of the set has. */
#define CJK_LATER (UINT32_MAX - 2)
/* In place of a code: although other sets of the encoding have the point, it is not written. */
enum { CJK_REFUSED = 0xffff };
/* In place of a point: none (an escape sequence was read; the text ends); not yet known (more text may follow). */
#define CJK_NOTHING UINT32_MAX
#define CJK_UNKNOWN (UINT32_MAX - 1)

typedef struct CjkCodec {
    const char *name;
    uint8_t sets[CJK_SETS_MAX];
    /* Reads one character: how many bytes it has, and *points. 0: it is not complete. -n: the first n bytes are no
     * character. */
    int (*decode)(Cjk *c, const uint8_t *p, size_t left, uint32_t *points);
    /* Writes `point`, or with it `next`, which follows it (or CJK_NOTHING, CJK_UNKNOWN): how many points are done. 0:
     * what is next must be known first. -1: the encoding does not have it. *out is moved behind what was written. */
    int (*encode)(Cjk *c, uint32_t point, uint32_t next, uint8_t **out);
    /* Of encodings that shift: the state in which text begins, and going back to it where text ends. */
    void (*begin)(Cjk *c, bool decoding);
    void (*end)(Cjk *c, uint8_t **out);
    const struct CjkDesignation *designations;
} CjkCodec;

/* Ended by one without a name. */
extern const CjkCodec cjk_double_codecs[], cjk_escape_codecs[];

static inline void cjk_put(uint8_t **out, unsigned byte) { *(*out)++ = (uint8_t)byte; }
static inline void cjk_put_code(uint8_t **out, unsigned code) {
    cjk_put(out, code >> 8);
    cjk_put(out, code & 0xff);
}
