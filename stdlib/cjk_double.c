/* Encodings of Chinese, Japanese and Korean in which bytes mean the same wherever they stand: the EUC family, GBK and
 * GB 18030, Big5, Shift_JIS, and what became of them on Windows. */
#include "stdlib/cjk.h"

/* The halfwidth katakana: bytes A1 to DF. */
#define CJK_KANA(byte) ((byte) >= 0xa1 && (byte) <= 0xdf)
enum { CJK_KANA_OFFSET = 0xff61 - 0xa1 };

static bool cjk_is_kana(uint32_t point) { return point >= 0xff61 && point <= 0xff9f; }

static int cjk_decode_code(const CjkTable *table, unsigned code, int size, uint32_t *points) {
    *points = table->decode[code];
    return *points == CJK_LATER ? -2 : *points ? size : -1;
}

static int cjk_encode_code(unsigned code, uint8_t **out) {
    if (!code || code == CJK_REFUSED) return -1;
    cjk_put_code(out, code);
    return 1;
}

/* ---- ASCII and codes of two bytes */

static int cjk_plain_decode(Cjk *c, const uint8_t *p, size_t left, uint32_t *points) {
    *points = *p;
    return *p < 0x80 ? 1 : left < 2 ? 0 : cjk_decode_code(c->tables[0], p[0] << 8 | p[1], 2, points);
}

static int cjk_plain_encode(Cjk *c, uint32_t point, uint32_t next, uint8_t **out) {
    (void)next;
    if (point >= 0x80) return cjk_encode_code(cjk_code_of(c->tables[0], point), out);
    cjk_put(out, point);
    return 1;
}

/* ---- GB 18030 ---- */

/* The points up to FFFF that have no code of two bytes have codes of four, in order; the others come after a gap. */
enum { CJK_HIGH_BASE = (0x90 - 0x81) * 12600 };

static bool cjk_is_digit(uint8_t byte) { return byte >= '0' && byte <= '9'; }

static int cjk_gb18030_decode(Cjk *c, const uint8_t *p, size_t left, uint32_t *points) {
    if (*p < 0x80 || left < 2 || !cjk_is_digit(p[1])) return cjk_plain_decode(c, p, left, points);
    if (left < 4) return 0;
    if (p[2] < 0x81 || p[2] == 0xff || !cjk_is_digit(p[3])) return -1;
    uint32_t index = (((p[0] - 0x81u) * 10 + p[1] - '0') * 126 + p[2] - 0x81) * 10 + p[3] - '0';
    const uint16_t *others = c->tables[0]->others;
    if (index < CJK_OTHERS) *points = others[index];
    else if (index >= CJK_HIGH_BASE && index < CJK_HIGH_BASE + 0x100000) *points = index - CJK_HIGH_BASE + 0x10000;
    else return -1;
    return 4;
}

static int cjk_gb18030_encode(Cjk *c, uint32_t point, uint32_t next, uint8_t **out) {
    if (point < 0x80 || cjk_code_of(c->tables[0], point)) return cjk_plain_encode(c, point, next, out);
    uint32_t index = point - 0x10000 + CJK_HIGH_BASE;
    if (point < 0x10000) {
        const uint16_t *others = c->tables[0]->others;
        uint32_t end = CJK_OTHERS;
        for (index = 0; index < end;) {
            uint32_t middle = (index + end) / 2;
            if (others[middle] < point) index = middle + 1;
            else end = middle;
        }
        if (index == CJK_OTHERS || others[index] != point) return -1;
    }
    cjk_put(out, 0x81 + index / 12600);
    cjk_put(out, '0' + index / 1260 % 10);
    cjk_put(out, 0x81 + index / 10 % 126);
    cjk_put(out, '0' + index % 10);
    return 1;
}

/* ---- Korean ---- */

/* A syllable without a code is put together of four: a mark, then the three letters, of which the last may be the mark
 * again. Their codes are A4 and: */
static const uint8_t cjk_initials[] = {
    0xa1, 0xa2, 0xa4, 0xa7, 0xa8, 0xa9, 0xb1, 0xb2, 0xb3, 0xb5, 0xb6, 0xb7, 0xb8, 0xb9, 0xba, 0xbb, 0xbc, 0xbd, 0xbe,
};
static const uint8_t cjk_finals[] = {
    0xd4, 0xa1, 0xa2, 0xa3, 0xa4, 0xa5, 0xa6, 0xa7, 0xa9, 0xaa, 0xab, 0xac, 0xad, 0xae,
    0xaf, 0xb0, 0xb1, 0xb2, 0xb4, 0xb5, 0xb6, 0xb7, 0xb8, 0xba, 0xbb, 0xbc, 0xbd, 0xbe,
};
enum {
    CJK_JAMO = 0xa4, CJK_FILLER = 0xd4, CJK_FIRST_VOWEL = 0xbf,
    CJK_SYLLABLES = 0xac00, CJK_INITIALS = 19, CJK_VOWELS = 21, CJK_FINALS = 28,
};

static int cjk_jamo_index(const uint8_t *letters, int count, uint8_t letter) {
    int i = 0;
    while (i < count && letters[i] != letter) i++;
    return i;
}

static int cjk_euc_kr_decode(Cjk *c, const uint8_t *p, size_t left, uint32_t *points) {
    if (left < 2 || p[0] != CJK_JAMO || p[1] != CJK_FILLER) return cjk_plain_decode(c, p, left, points);
    if (left < 8) return 0;
    int initial = cjk_jamo_index(cjk_initials, CJK_INITIALS, p[3]), vowel = p[5] - CJK_FIRST_VOWEL,
        final = cjk_jamo_index(cjk_finals, CJK_FINALS, p[7]);
    if (p[2] != CJK_JAMO || p[4] != CJK_JAMO || p[6] != CJK_JAMO || initial == CJK_INITIALS || vowel < 0 ||
        vowel >= CJK_VOWELS || final == CJK_FINALS)
        return -1;
    *points = CJK_SYLLABLES + (uint32_t)((initial * CJK_VOWELS + vowel) * CJK_FINALS + final);
    return 8;
}

static int cjk_euc_kr_encode(Cjk *c, uint32_t point, uint32_t next, uint8_t **out) {
    uint32_t syllable = point - CJK_SYLLABLES;
    if (syllable >= CJK_INITIALS * CJK_VOWELS * CJK_FINALS || cjk_code_of(c->tables[0], point))
        return cjk_plain_encode(c, point, next, out);
    const uint8_t letters[] = {CJK_FILLER, cjk_initials[syllable / (CJK_VOWELS * CJK_FINALS)],
                               (uint8_t)(CJK_FIRST_VOWEL + syllable / CJK_FINALS % CJK_VOWELS),
                               cjk_finals[syllable % CJK_FINALS]};
    for (int i = 0; i < 4; i++) cjk_put_code(out, (unsigned)CJK_JAMO << 8 | letters[i]);
    return 1;
}

/* ---- EUC-JP: three sets ---- */

enum { CJK_SINGLE_SHIFT_2 = 0x8e, CJK_SINGLE_SHIFT_3 = 0x8f };

static int cjk_euc_jp_decode(Cjk *c, const uint8_t *p, size_t left, uint32_t *points) {
    if (*p == CJK_SINGLE_SHIFT_2) {
        if (left < 2) return 0;
        *points = p[1] + CJK_KANA_OFFSET;
        return CJK_KANA(p[1]) ? 2 : -1;
    }
    if (*p != CJK_SINGLE_SHIFT_3) return cjk_plain_decode(c, p, left, points);
    return left < 3 ? 0 : cjk_decode_code(c->tables[1], p[1] << 8 | p[2], 3, points);
}

/* The yen sign and the overline stand at ASCII's \ and ~ in the Japanese set of single bytes. */
static uint32_t cjk_japanese_ascii(uint32_t point) { return point == 0xa5 ? '\\' : point == 0x203e ? '~' : point; }

static int cjk_euc_jp_encode(Cjk *c, uint32_t point, uint32_t next, uint8_t **out) {
    if (cjk_is_kana(point)) {
        cjk_put(out, CJK_SINGLE_SHIFT_2);
        cjk_put(out, point - CJK_KANA_OFFSET);
        return 1;
    }
    point = cjk_japanese_ascii(point);
    if (point < 0x80 || cjk_code_of(c->tables[0], point)) return cjk_plain_encode(c, point, next, out);
    unsigned code = cjk_code_of(c->tables[1], point);
    if (code) cjk_put(out, CJK_SINGLE_SHIFT_3);
    return cjk_encode_code(code, out);
}

/* ---- Shift_JIS: two rows of 94 characters are one, with the gap that the katakana left ---- */

static unsigned cjk_unshift(const uint8_t *p) {
    unsigned lead = p[0] < 0xa0 ? p[0] - 0x81u : p[0] - 0xc1u, cell = p[1] < 0x80 ? p[1] - 0x40u : p[1] - 0x41u;
    bool valid = p[0] > 0x80 && p[0] != 0xa0 && !CJK_KANA(p[0]) && p[0] < 0xfd && p[1] >= 0x40 && p[1] != 0x7f &&
                 p[1] < 0xfd;
    return valid ? (0xa1 + 2 * lead + cell / 94) << 8 | (0xa1 + cell % 94) : 0;
}

static unsigned cjk_shift(unsigned code) {
    if (!code || code == CJK_REFUSED) return 0;
    unsigned row = (code >> 8) - 0xa1, cell = (code & 0xff) - 0xa1 + (row & 1) * 94, lead = row / 2;
    return (lead + (lead < 0x1f ? 0x81 : 0xc1)) << 8 | (cell + (cell < 0x3f ? 0x40 : 0x41));
}

static int cjk_shift_jis_decode(Cjk *c, const uint8_t *p, size_t left, uint32_t *points) {
    *points = *p;
    if (*p < 0x80) return 1;
    if (CJK_KANA(*p)) {
        *points = *p + CJK_KANA_OFFSET;
        return 1;
    }
    if (*p < 0x81 || (*p > 0x9f && *p < 0xe0) || *p > 0xea) return -1;
    if (left < 2) return 0;
    unsigned code = cjk_unshift(p);
    return code < 0x10000 ? cjk_decode_code(c->tables[0], code, 2, points) : -1;
}

static int cjk_shift_jis_encode(Cjk *c, uint32_t point, uint32_t next, uint8_t **out) {
    (void)next;
    point = cjk_japanese_ascii(point);
    if (point >= 0x80 && !cjk_is_kana(point))
        return cjk_encode_code(cjk_shift(cjk_code_of(c->tables[0], point)), out);
    cjk_put(out, point < 0x80 ? point : point - CJK_KANA_OFFSET);
    return 1;
}

/* Code page 932 gives a meaning to every byte that begins no code. */
static int cjk_cp932_decode(Cjk *c, const uint8_t *p, size_t left, uint32_t *points) {
    uint32_t byte = *p;
    *points = byte <= 0x80      ? byte
              : CJK_KANA(byte)  ? byte + CJK_KANA_OFFSET
              : byte == 0xa0    ? 0xf8f0
              : byte >= 0xfd    ? byte - 0xfd + 0xf8f1
                                : CJK_UNKNOWN;
    return *points == CJK_UNKNOWN ? cjk_plain_decode(c, p, left, points) : 1;
}

static int cjk_cp932_encode(Cjk *c, uint32_t point, uint32_t next, uint8_t **out) {
    (void)next;
    uint32_t byte = point <= 0x80                         ? point
                    : cjk_is_kana(point)                  ? point - CJK_KANA_OFFSET
                    : point == 0xf8f0                     ? 0xa0
                    : point > 0xf8f0 && point <= 0xf8f3   ? point - 0xf8f1 + 0xfd
                                                          : CJK_NOTHING;
    if (byte == CJK_NOTHING) return cjk_encode_code(cjk_code_of(c->tables[0], point), out);
    cjk_put(out, byte);
    return 1;
}

/* ---- JIS X 0213: two planes, and characters that are two points ---- */

/* In the first plane: the code of the point, or of it and the next, which *done says. -1: that depends on the next. */
static int cjk_pair_code(const CjkTable *table, uint32_t point, uint32_t next, int *done) {
    *done = 1;
    if (cjk_begins_pair(table, point)) {
        if (next == CJK_UNKNOWN) return -1;
        unsigned code = cjk_code_of_pair(table, point, next);
        if (code) {
            *done = 2;
            return (int)code;
        }
    }
    return cjk_code_of(table, point);
}

/* tables: the planes, then JIS X 0212, which shares the codes of the second. */
static int cjk_euc_jis_decode(Cjk *c, const uint8_t *p, size_t left, uint32_t *points) {
    int size = cjk_euc_jp_decode(c, p, left, points);
    return size >= 0 || *p != CJK_SINGLE_SHIFT_3 ? size : cjk_decode_code(c->tables[2], p[1] << 8 | p[2], 3, points);
}

static int cjk_euc_jis_encode(Cjk *c, uint32_t point, uint32_t next, uint8_t **out) {
    int done, code = cjk_pair_code(c->tables[0], point, next, &done);
    if (code < 0) return 0;
    if (point < 0x80 || cjk_is_kana(point)) return cjk_euc_jp_encode(c, point, next, out);
    if (code) return cjk_encode_code((unsigned)code, out) < 0 ? -1 : done;
    for (int i = 1; i < 3 && !code; i++) code = cjk_code_of(c->tables[i], point);
    if (code) cjk_put(out, CJK_SINGLE_SHIFT_3);
    return cjk_encode_code((unsigned)code, out);
}

/* The rows of the second plane that have characters, as Shift_JIS appends them to the 94 of the first. */
static const uint8_t cjk_plane2_rows[] = {
    1, 8, 3, 4, 5, 12, 13, 14, 15, 78, 79, 80, 81, 82, 83, 84, 85, 86, 87, 88, 89, 90, 91, 92, 93, 94,
};
enum { CJK_ROWS = 94, CJK_ROW_0 = 0xa0 };

/* Where ASCII has \ and ~, single bytes have the yen sign and the overline, so that those are the wide characters. */
static uint32_t cjk_narrow(uint32_t point) { return point == 0xff3c ? '\\' : point == 0xff5e ? '~' : point; }

static uint32_t cjk_wide(uint32_t point) {
    return point == '\\' ? 0xff3c : point == '~' ? 0xff5e : cjk_narrow(point) == point ? point : CJK_NOTHING;
}

static int cjk_shift_jis_2004_decode(Cjk *c, const uint8_t *p, size_t left, uint32_t *points) {
    *points = *p == '\\' ? 0xa5 : *p == '~' ? 0x203e : *p;
    if (*p < 0x80) return 1;
    if (CJK_KANA(*p)) return cjk_shift_jis_decode(c, p, left, points);
    if (*p == 0x80 || *p == 0xa0 || *p > 0xfc) return -1;
    if (left < 2) return 0;
    unsigned code = cjk_unshift(p), row = (code >> 8) - CJK_ROW_0, plane = code && row > CJK_ROWS;
    if (plane) code = (CJK_ROW_0 + cjk_plane2_rows[row - CJK_ROWS - 1]) << 8 | (code & 0xff);
    int size = cjk_decode_code(c->tables[plane], code, 2, points);
    *points = cjk_narrow(*points);
    return size;
}

static int cjk_shift_jis_2004_encode(Cjk *c, uint32_t point, uint32_t next, uint8_t **out) {
    point = cjk_wide(point);
    int done, code = cjk_pair_code(c->tables[0], point, next, &done);
    if (code < 0) return 0;
    if (point < 0x80 || cjk_is_kana(point)) return cjk_shift_jis_encode(c, point, next, out);
    if (code) return cjk_encode_code(cjk_shift((unsigned)code), out) < 0 ? -1 : done;
    unsigned second = cjk_code_of(c->tables[1], point), i = 0;
    if (!second) return cjk_shift_jis_encode(c, point, next, out);
    while ((unsigned)CJK_ROW_0 + cjk_plane2_rows[i] != second >> 8) i++;
    return cjk_encode_code(cjk_shift((CJK_ROW_0 + CJK_ROWS + 1 + i) << 8 | (second & 0xff)), out);
}

/* ---- Big5-HKSCS has such characters too ---- */

static int cjk_hkscs_encode(Cjk *c, uint32_t point, uint32_t next, uint8_t **out) {
    int done, code = cjk_pair_code(c->tables[0], point, next, &done);
    if (code < 0) return 0;
    return point < 0x80 ? cjk_plain_encode(c, point, next, out) : cjk_encode_code((unsigned)code, out) < 0 ? -1 : done;
}

const CjkCodec cjk_double_codecs[] = {
    {.name = "gb2312", .sets = {CJK_GB2312}, .decode = cjk_plain_decode, .encode = cjk_plain_encode},
    {.name = "gbk", .sets = {CJK_GBK}, .decode = cjk_plain_decode, .encode = cjk_plain_encode},
    {.name = "gb18030", .sets = {CJK_GB18030}, .decode = cjk_gb18030_decode, .encode = cjk_gb18030_encode},
    {.name = "big5", .sets = {CJK_BIG5}, .decode = cjk_plain_decode, .encode = cjk_plain_encode},
    {.name = "cp950", .sets = {CJK_CP950}, .decode = cjk_plain_decode, .encode = cjk_plain_encode},
    {.name = "euc_kr", .sets = {CJK_KSX1001}, .decode = cjk_euc_kr_decode, .encode = cjk_euc_kr_encode},
    {.name = "cp949", .sets = {CJK_UHC}, .decode = cjk_plain_decode, .encode = cjk_plain_encode},
    {.name = "euc_jp", .sets = {CJK_JISX0208, CJK_JISX0212}, .decode = cjk_euc_jp_decode, .encode = cjk_euc_jp_encode},
    {.name = "shift_jis", .sets = {CJK_JISX0208}, .decode = cjk_shift_jis_decode, .encode = cjk_shift_jis_encode},
    {.name = "cp932", .sets = {CJK_CP932}, .decode = cjk_cp932_decode, .encode = cjk_cp932_encode},
    {.name = "big5hkscs", .sets = {CJK_HKSCS}, .decode = cjk_plain_decode, .encode = cjk_hkscs_encode},
    {.name = "johab", .sets = {CJK_JOHAB}, .decode = cjk_plain_decode, .encode = cjk_plain_encode},
    {.name = "euc_jis_2004", .sets = {CJK_JISX0213_2004_1, CJK_JISX0213_2004_2, CJK_JISX0212},
     .decode = cjk_euc_jis_decode, .encode = cjk_euc_jis_encode},
    {.name = "euc_jisx0213", .sets = {CJK_JISX0213_2000_1, CJK_JISX0213_2000_2, CJK_JISX0212},
     .decode = cjk_euc_jis_decode, .encode = cjk_euc_jis_encode},
    {.name = "shift_jis_2004", .sets = {CJK_JISX0213_2004_1, CJK_JISX0213_2004_2},
     .decode = cjk_shift_jis_2004_decode, .encode = cjk_shift_jis_2004_encode},
    {.name = "shift_jisx0213", .sets = {CJK_JISX0213_2000_1, CJK_JISX0213_2000_2},
     .decode = cjk_shift_jis_2004_decode, .encode = cjk_shift_jis_2004_encode},
    {0},
};
