/* Sets of characters: tables that are read out of iconv. Where iconv and CPython see a set differently, the table is
 * corrected.
 *
 * glibc loads what it knows of a set when it is asked, from files that come with it (gconv; in Debian they are in libc6,
 * or in libc-gconv-modules-extra, on which libc6 depends). A system without them lacks these encodings, and no others. */
#include <errno.h>
#include <iconv.h>

#include "runtime/objects/bytes.h"
#include "runtime/objects/function.h"
#include "stdlib/cjk.h"

/* Codes in a row for points in a row; point 0: those codes are no characters. */
typedef struct CjkDecodeFix {
    uint16_t code, count;
    uint32_t point;
} CjkDecodeFix;

/* A point that has not the first of the codes that mean it, or that has a code which means another. */
typedef struct CjkEncodeFix {
    uint16_t point, code;
} CjkEncodeFix;

typedef struct CjkSource {
    const char *charset;                /* iconv's name of an encoding that has the set */
    uint8_t prefix;                     /* stands before the set's codes there, if not 0 */
    const CjkDecodeFix *decode;         /* ended by a code 0 */
    const CjkEncodeFix *encode;         /* ended by a point 0 */
} CjkSource;

/* GB 18030 as it was in 2000, when these characters were not in Unicode. */
static const CjkDecodeFix cjk_gb18030_points[] = {
    {0xa6d9, 7, 0xe78d}, {0xa6ec, 2, 0xe794}, {0xa6f3, 1, 0xe796}, {0xa8bc, 1, 0xe7c7}, {0xfe51, 1, 0xe816},
    {0xfe52, 1, 0xe817}, {0xfe53, 1, 0xe818}, {0xfe59, 1, 0xe81e}, {0xfe61, 1, 0xe826}, {0xfe66, 1, 0xe82b},
    {0xfe67, 1, 0xe82c}, {0xfe6c, 1, 0xe831}, {0xfe6d, 1, 0xe832}, {0xfe76, 1, 0xe83b}, {0xfe7e, 1, 0xe843},
    {0xfe90, 2, 0xe854}, {0xfea0, 1, 0xe864}, {0},
};

/* The kana, Cyrillic letters and numbers of the ETEN extensions, which iconv has as private characters. */
#define CJK_ETEN \
    {0xc6a1, 1, 0x30fe}, {0xc6a2, 2, 0x309d}, {0xc6a4, 1, 0x3005}, {0xc6a5, 83, 0x3041}, {0xc6f8, 7, 0x30a1}, \
    {0xc740, 63, 0x30a8}, {0xc7a1, 16, 0x30e7}, {0xc7b1, 2, 0x0414}, {0xc7b3, 1, 0x0401}, {0xc7b4, 7, 0x0416}, \
    {0xc7bb, 19, 0x0423}, {0xc7ce, 1, 0x0451}, {0xc7cf, 26, 0x0436}, {0xc7e9, 10, 0x2460}, {0xc7f3, 10, 0x2474}, \
    {0xc7fd, 2, 0}, {0xc840, 63, 0}

static const CjkDecodeFix cjk_big5_points[] = {
    {0xa145, 1, 0x2022}, {0xa14e, 1, 0xff64}, {0xa1c2, 1, 0x203e}, {0xa1e3, 1, 0x223c}, {0xa1f2, 1, 0x2641},
    {0xa1f3, 1, 0x2609}, {0xa241, 1, 0xff0f}, {0xa242, 1, 0xff3c}, {0xa244, 1, 0x00a5}, {0xa246, 2, 0x00a2},
    {0xa3e1, 1, 0}, CJK_ETEN, {0xc8a1, 94, 0}, {0xf9d6, 41, 0}, {0},
};
static const CjkEncodeFix cjk_big5_codes[] = {
    {0x5341, 0xa451}, {0x5345, 0xa4ca}, {0xff0f, 0xa241}, {0xff3c, 0xa242}, {0},
};

static const CjkDecodeFix cjk_cp950_points[] = {CJK_ETEN, {0xc8a1, 94, 0}, {0}};
static const CjkEncodeFix cjk_cp950_codes[] = {
    {0x00a2, 0xa246}, {0x00a3, 0xa247}, {0x00a5, 0xa244}, {0x2022, 0xa145}, {0x203e, 0xa1c2}, {0x223c, 0xa1e3},
    {0x2609, 0xa1f3}, {0x2641, 0xa1f2}, {0x5341, 0xa451}, {0x5345, 0xa4ca}, {0xff64, 0xa14e}, {0},
};

static const CjkDecodeFix cjk_ksx1001_points[] = {{0xa2e8, 1, 0}, {0}};

/* The halfwidth katakana are not of this set. */
#define CJK_NO_KANA {0x8ea1, 63, 0}
static const CjkDecodeFix cjk_jisx0208_points[] = {CJK_NO_KANA, {0}};
static const CjkDecodeFix cjk_jisx0212_points[] = {{0xa2b7, 1, '~'}, {0}};

static const CjkEncodeFix cjk_cp932_codes[] = {
    {0x00a2, 0x8191}, {0x00a3, 0x8192}, {0x00ac, 0x81ca}, {0x2016, 0x8161}, {0x2212, 0x817c}, {0x301c, 0x8160}, {0},
};

/* HKSCS as it was in 2004. */
static const CjkDecodeFix cjk_hkscs_points[] = {
    {0x877a, 5, 0}, {0x87a1, 94, 0}, {0xa15a, 1, 0x2574}, {0xa1c3, 1, 0xffe3}, {0xa1c5, 1, 0x02cd}, {0xa1fe, 1, 0xff0f},
    {0xa240, 1, 0xff3c}, {0xa2cc, 1, 0x5341}, {0xa2ce, 1, 0x5345}, {0},
};
static const CjkEncodeFix cjk_hkscs_codes[] = {
    {0x2550, 0xf9f9}, {0x255e, 0xf9e9}, {0x2561, 0xf9eb}, {0x256a, 0xf9ea}, {0x256d, 0xf9fa}, {0x256e, 0xf9fb},
    {0x256f, 0xf9fd}, {0x2570, 0xf9fc}, {0x5341, 0xa451}, {0x5345, 0xa4ca}, {0xff0f, 0xa241}, {0xff3c, 0xa242}, {0},
};

/* Letters that iconv knows only as parts of syllables. */
static const CjkDecodeFix cjk_johab_points[] = {
    {0x8441, 1, 0x3000}, {0x8442, 2, 0x3131}, {0x8445, 1, 0x3134}, {0x8448, 1, 0x3137}, {0x8449, 1, 0x3139}, {0x8451, 1, 0x3141},
    {0x8453, 1, 0x3142}, {0x8455, 4, 0x3145}, {0x8459, 5, 0x314a}, {0xd9e8, 1, 0}, {0},
};
static const CjkEncodeFix cjk_johab_codes[] = {
    {0x3000, 0xd931}, {0x3131, 0x8841}, {0x3132, 0x8c41}, {0x3134, 0x9041}, {0x3137, 0x9441}, {0x3139, 0x9c41},
    {0x3141, 0xa041}, {0x3142, 0xa441}, {0x3145, 0xac41}, {0x3146, 0xb041}, {0x3147, 0xb441}, {0x3148, 0xb841},
    {0x314a, 0xc041}, {0x314b, 0xc441}, {0x314c, 0xc841}, {0x314d, 0xcc41}, {0x314e, 0xd041}, {0},
};

#define CJK_JISX0213 CJK_NO_KANA, {0xa1bd, 1, 0x2015}, {0xa2d6, 2, 0x2985}
static const CjkDecodeFix cjk_jisx0213_2004_points[] = {CJK_JISX0213, {0}};
static const CjkDecodeFix cjk_jisx0213_2000_points[] = {
    CJK_JISX0213, {0xaea1, 1, CJK_LATER}, {0xaffe, 1, CJK_LATER}, {0xcfd4, 1, CJK_LATER}, {0xcffe, 1, CJK_LATER},
    {0xf4a7, 1, CJK_LATER}, {0xfefa, 1, CJK_LATER}, {0xfefb, 1, CJK_LATER}, {0xfefc, 1, CJK_LATER},
    {0xfefd, 1, CJK_LATER}, {0xfefe, 1, CJK_LATER}, {0},
};
static const CjkEncodeFix cjk_jisx0213_2000_codes[] = {
    {0x7626, CJK_REFUSED}, {0x7e6b, CJK_REFUSED}, {0x9b1c, CJK_REFUSED}, {0},
};
static const CjkDecodeFix cjk_jisx0213_2000_plane2_points[] = {{0xfdbb, 1, 0x9b1d}, {0}};

static const CjkSource cjk_sources[CJK_SET_COUNT] = {
    [CJK_GB2312] = {.charset = "EUC-CN"},
    [CJK_GBK] = {.charset = "GBK"},
    [CJK_GB18030] = {.charset = "GB18030", .decode = cjk_gb18030_points},
    [CJK_BIG5] = {.charset = "BIG5", .decode = cjk_big5_points, .encode = cjk_big5_codes},
    [CJK_CP950] = {.charset = "BIG5", .decode = cjk_cp950_points, .encode = cjk_cp950_codes},
    [CJK_HKSCS] = {.charset = "BIG5-HKSCS", .decode = cjk_hkscs_points, .encode = cjk_hkscs_codes},
    [CJK_KSX1001] = {.charset = "EUC-KR", .decode = cjk_ksx1001_points},
    [CJK_UHC] = {.charset = "UHC"},
    [CJK_JOHAB] = {.charset = "JOHAB", .decode = cjk_johab_points, .encode = cjk_johab_codes},
    [CJK_JISX0208] = {.charset = "EUC-JP", .decode = cjk_jisx0208_points},
    [CJK_JISX0212] = {.charset = "EUC-JP", .prefix = 0x8f, .decode = cjk_jisx0212_points},
    [CJK_CP932] = {.charset = "CP932", .encode = cjk_cp932_codes},
    [CJK_JISX0213_2000_1] = {.charset = "EUC-JISX0213", .decode = cjk_jisx0213_2000_points,
                             .encode = cjk_jisx0213_2000_codes},
    [CJK_JISX0213_2000_2] = {.charset = "EUC-JISX0213", .prefix = 0x8f, .decode = cjk_jisx0213_2000_plane2_points},
    [CJK_JISX0213_2004_1] = {.charset = "EUC-JISX0213", .decode = cjk_jisx0213_2004_points},
    [CJK_JISX0213_2004_2] = {.charset = "EUC-JISX0213", .prefix = 0x8f},
};

/* What iconv reads out of some bytes: 1 a point or a pair, 0 no character, -1 the beginning of one. */
static int cjk_ask(iconv_t converter, const uint8_t *bytes, size_t size, uint32_t *points) {
    uint32_t read[2] = {0, 0};
    char *in = (char *)bytes, *out = (char *)read;
    size_t in_left = size, out_left = sizeof read;
    (void)iconv(converter, NULL, NULL, NULL, NULL);
    if (iconv(converter, &in, &in_left, &out, &out_left) == (size_t)-1) return errno == EINVAL ? -1 : 0;
    /* A letter may be held back for an accent that could follow: ask for it. */
    (void)iconv(converter, NULL, NULL, &out, &out_left);
    *points = read[1] ? CJK_PAIR(read[0], read[1]) : read[0];
    return out_left < sizeof read;
}

static void cjk_read_row(CjkTable *table, iconv_t converter, uint8_t prefix, unsigned row) {
    uint8_t bytes[3] = {prefix, (uint8_t)row, 0}, *code = bytes + (prefix == 0);
    size_t size = prefix ? 3 : 2;
    uint32_t points;
    /* Not the first byte of a code. */
    if (cjk_ask(converter, code, size - 1, &points) >= 0) return;
    for (unsigned cell = 0x31; cell < 0xff; cell++) {
        bytes[2] = (uint8_t)cell;
        if (cjk_ask(converter, code, size, &points) > 0) table->decode[row << 8 | cell] = points;
    }
}

/* Of several codes that mean the same, the lowest one is written. */
static void cjk_invert(CjkTable *table) {
    size_t pairs = 0;
    for (unsigned code = 1; code < 0x10000; code++) {
        uint32_t points = table->decode[code];
        if (points == CJK_LATER) continue;
        if (cjk_is_pair(points)) {
            if (pairs == CJK_PAIRS_MAX) continue;
            table->pairs[pairs].points = points;
            table->pairs[pairs++].code = (uint16_t)code;
        } else if (points && points < CJK_POINTS && !table->encode[points]) table->encode[points] = (uint16_t)code;
    }
}

/* The points up to FFFF that have no code of two bytes, in order. */
static void cjk_list_others(CjkTable *table) {
    size_t n = 0;
    for (uint32_t point = 0x80; point < 0x10000 && n < CJK_OTHERS; point++)
        if (!table->encode[point] && (point < 0xd800 || point > 0xdfff)) table->others[n++] = (uint16_t)point;
    while (n < CJK_OTHERS) table->others[n++] = 0xffff;
}

static void cjk_fill_table(CjkTable *table, const CjkSource *source, iconv_t converter) {
    for (unsigned row = 0x81; row < 0xff; row++) cjk_read_row(table, converter, source->prefix, row);
    for (const CjkDecodeFix *fix = source->decode; fix && fix->code; fix++)
        for (unsigned i = 0; i < fix->count; i++) table->decode[fix->code + i] = fix->point ? fix->point + i : 0;
    cjk_invert(table);
    for (const CjkEncodeFix *fix = source->encode; fix && fix->point; fix++) table->encode[fix->point] = fix->code;
    if (source == &cjk_sources[CJK_GB18030]) cjk_list_others(table);
}

const CjkTable *cjk_table(Thread *t, CjkSet set) {
    const CjkSource *source = &cjk_sources[set];
    Value *root = vm_root(t, source);
    BytesBlock *block = (BytesBlock *)load(root);
    if (block) return (const CjkTable *)block->data;
    iconv_t converter = iconv_open("UTF-32LE", source->charset);
    if (converter == (iconv_t)-1) return NULL;
    size_t others = set == CJK_GB18030 ? CJK_OTHERS * sizeof(uint16_t) : 0;
    block = bytes_block_new(t, sizeof(CjkTable) + others);
    if (block) {
        cjk_fill_table((CjkTable *)block->data, source, converter);
        block = (BytesBlock *)vm_root_keep(root, to_value(block));
    }
    iconv_close(converter);
    return block ? (const CjkTable *)block->data : NULL;
}

uint16_t cjk_code_of_pair(const CjkTable *table, uint32_t first, uint32_t second) {
    if (first > 0xffff || second > 0xffff) return 0;
    for (size_t i = 0; i < CJK_PAIRS_MAX && table->pairs[i].code; i++)
        if (table->pairs[i].points == CJK_PAIR(first, second)) return table->pairs[i].code;
    return 0;
}

bool cjk_begins_pair(const CjkTable *table, uint32_t first) {
    for (size_t i = 0; i < CJK_PAIRS_MAX && table->pairs[i].code; i++)
        if (table->pairs[i].points >> 16 == first) return true;
    return false;
}
