/* Encodings that shift between sets of characters, within text of seven bits: HZ (RFC 1843), and those of ISO 2022.
 *
 * ISO 2022 text has up to three sets at hand, G0 to G2. An escape sequence designates a set to be one of them. Bytes
 * mean characters of G0, between SO and SI those of G1; behind ESC N one byte means one of G2. */
#include "stdlib/cjk.h"

enum { CJK_LF = '\n', CJK_SO = 0x0e, CJK_SI = 0x0f, CJK_ESC = 0x1b };

/* ---- HZ: ~{ GB 2312 ~} ---- */

enum { CJK_IN_GB = 0 };      /* of the state: whether in GB 2312 */

static int cjk_hz_tilde(Cjk *c, uint8_t byte, uint32_t *points) {
    uint8_t *in_gb = &c->state[CJK_IN_GB];
    if (byte == '~' && !*in_gb) *points = '~';
    else if (byte == '{' && !*in_gb) *in_gb = 1;
    else if (byte == '}' && *in_gb) *in_gb = 0;
    else if (byte != '\n' || *in_gb) return -1;
    return 2;
}

static int cjk_hz_decode(Cjk *c, const uint8_t *p, size_t left, uint32_t *points) {
    *points = CJK_NOTHING;
    if (*p == '~') return left < 2 ? 0 : cjk_hz_tilde(c, p[1], points);
    if (*p >= 0x80) return -1;
    *points = *p;
    if (!c->state[CJK_IN_GB]) return 1;
    if (left < 2) return 0;
    *points = c->tables[0]->decode[(p[0] | 0x80) << 8 | p[1] | 0x80];
    return *points && p[1] < 0x80 ? 2 : -1;
}

static void cjk_hz_end(Cjk *c, uint8_t **out) {
    if (!c->state[CJK_IN_GB]) return;
    cjk_put_code(out, '~' << 8 | '}');
    c->state[CJK_IN_GB] = 0;
}

static int cjk_hz_encode(Cjk *c, uint32_t point, uint32_t next, uint8_t **out) {
    (void)next;
    if (point < 0x80) {
        cjk_hz_end(c, out);
        if (point == '~') cjk_put(out, '~');
        cjk_put(out, point);
        return 1;
    }
    unsigned code = cjk_code_of(c->tables[0], point);
    if (!code) return -1;
    if (!c->state[CJK_IN_GB]) cjk_put_code(out, '~' << 8 | '{');
    c->state[CJK_IN_GB] = 1;
    cjk_put_code(out, code & 0x7f7f);
    return 1;
}

/* ---- ISO 2022 ---- */

/* The state: the marks of G0 to G2, and flags. A mark is the last byte of the escape sequence that designates the set;
 * the high bit says that codes have two bytes. */
enum { CJK_FLAGS = 4 };
enum { CJK_SHIFTED_OUT = 1, CJK_THROUGH = 2 };     /* THROUGH: within an escape sequence that is none of ours */
enum { CJK_TWO_BYTES = 0x80, CJK_ASCII = 'B' };

typedef enum CjkKind {
    CJK_TABLE,          /* the codec's set `table`, without the high bits */
    CJK_PLANE_1,        /* the same, of JIS X 0213, where U+FF5E is read as ~ and not written */
    CJK_PAIRS,          /* the same; of it, only the characters that are two points are written */
    CJK_READ,           /* the same, only read */
    CJK_ROMAN,          /* JIS X 0201: ASCII with two exceptions */
    CJK_KATAKANA,
    CJK_LATIN,          /* ISO 8859-1 and -7, only read */
    CJK_GREEK,
} CjkKind;

/* A set that an encoding may designate. They are tried in order. */
typedef struct CjkDesignation {
    uint8_t mark, plane, kind, table;
} CjkDesignation;

static bool cjk_is_two_bytes(uint8_t mark) { return mark & CJK_TWO_BYTES; }

static const CjkDesignation *cjk_designation(Cjk *c, uint8_t mark) {
    for (const CjkDesignation *set = c->codec->designations; set->mark; set++)
        if (set->mark == mark) return set;
    return NULL;
}

static void cjk_iso2022_begin(Cjk *c, bool decoding) {
    for (int plane = 0; plane < (decoding ? 3 : 2); plane++) c->state[plane] = CJK_ASCII;
}

/* ---- reading ---- */

static bool cjk_designates_plane(Cjk *c, int plane) {
    for (const CjkDesignation *set = c->codec->designations; set->mark; set++)
        if (set->plane == plane) return true;
    return false;
}

/* How long the escape sequence at p is; 0: it is not complete. Those of ours end with a capital or @. */
static size_t cjk_escape_size(Cjk *c, const uint8_t *p, size_t left) {
    enum { LONGEST = 16 };
    for (size_t i = 1; i < LONGEST; i++) {
        if (i >= left) return 0;
        if (p[i] >= '@' && p[i] <= 'Z') return i + 1;
        /* What announces a revision of JIS X 0208 belongs to the escape sequence that follows. */
        if (cjk_designation(c, 'B' | CJK_TWO_BYTES) && p[i] == '&' && i + 1 < left && p[i + 1] == '@') i += 2;
    }
    return 1;
}

static int cjk_read_escape(Cjk *c, const uint8_t *p, size_t left) {
    size_t size = cjk_escape_size(c, p, left);
    uint8_t mark = 0, plane = 0;
    if (size == 3 && p[1] == '$') mark = p[2] | CJK_TWO_BYTES;
    else if (size == 3 || (size == 4 && p[1] == '$')) {
        uint8_t which = p[size - 2];
        plane = which == '(' ? 0 : which == ')' ? 1 : 2;
        bool known = plane < 2 || (size == 3 && which == '.' && cjk_designates_plane(c, 2));
        if (known) mark = size == 3 ? p[2] : p[3] | CJK_TWO_BYTES;
    } else if (size == 6 && !memcmp(p + 3, "\033$B", 3)) mark = 'B' | CJK_TWO_BYTES;
    if (size == 0) return 0;
    if (!mark || (mark != CJK_ASCII && !cjk_designation(c, mark))) return -(int)size;
    c->state[plane] = mark;
    return (int)size;
}

/* The Greek letters of ISO 8859-7 as it was in 1987. */
static uint32_t cjk_greek(uint8_t byte) {
    if (byte < 0xa0 || (byte < 0xbe && strchr("\xa0\xa3\xa6\xa7\xa8\xa9\xab\xac\xad\xb0\xb1\xb2\xb3\xb7\xbb\xbd", byte)))
        return byte;
    if (byte == 0xa1 || byte == 0xa2) return byte - 0xa1u + 0x2018;
    if (byte == 0xaf) return 0x2015;
    return byte >= 0xb4 && byte != 0xd2 && byte != 0xff ? byte + 0x2d0u : CJK_NOTHING;
}

static int cjk_read_g2(Cjk *c, const uint8_t *p, size_t left, uint32_t *points) {
    if (left < 3) return 0;
    const CjkDesignation *set = cjk_designation(c, c->state[2]);
    if (set && set->kind == CJK_GREEK) *points = cjk_greek(p[2] ^ 0x80);
    else *points = p[2] >= 0x80 ? CJK_NOTHING : set ? p[2] + 0x80u : p[2];
    return *points == CJK_NOTHING ? -3 : 3;
}

static uint32_t cjk_read_set(Cjk *c, const CjkDesignation *set, const uint8_t *p) {
    if (set->kind == CJK_ROMAN) return *p == '\\' ? 0xa5 : *p == '~' ? 0x203e : *p;
    if (set->kind == CJK_KATAKANA) return *p >= 0x21 && *p <= 0x5f ? *p + 0xff40u : 0;
    uint32_t points = p[1] < 0x80 ? c->tables[set->table]->decode[(p[0] | 0x80) << 8 | p[1] | 0x80] : 0;
    bool plane_1 = set->kind == CJK_PLANE_1 || set->kind == CJK_PAIRS;
    return points == CJK_LATER ? 0 : points == 0xff5e && plane_1 ? '~' : points;
}

static int cjk_read_character(Cjk *c, const uint8_t *p, size_t left, uint32_t *points) {
    uint8_t mark = c->state[c->state[CJK_FLAGS] & CJK_SHIFTED_OUT ? 1 : 0];
    *points = *p;
    if (*p >= 0x80) return -1;
    if (*p < 0x20 || mark == CJK_ASCII) return 1;
    const CjkDesignation *set = cjk_designation(c, mark);
    int size = set && cjk_is_two_bytes(mark) ? 2 : 1;
    if (left < (size_t)size) return 0;
    *points = set ? cjk_read_set(c, set, p) : 0;
    return *points ? size : -size;
}

static int cjk_iso2022_decode(Cjk *c, const uint8_t *p, size_t left, uint32_t *points) {
    uint8_t *flags = &c->state[CJK_FLAGS];
    bool shifts = cjk_designates_plane(c, 1);
    *points = CJK_NOTHING;
    if (*flags & CJK_THROUGH) {
        *points = *p;
        if (*p >= '@' && *p <= 'Z') *flags &= (uint8_t)~CJK_THROUGH;
        return 1;
    }
    if (*p == CJK_ESC) {
        if (left < 2) return 0;
        if (strchr("()$.&", p[1]) && p[1]) return cjk_read_escape(c, p, left);
        if (p[1] == 'N' && cjk_designates_plane(c, 2)) return cjk_read_g2(c, p, left, points);
        *points = CJK_ESC;
        *flags |= CJK_THROUGH;
        return 1;
    }
    if (*p == CJK_SI && shifts) *flags &= (uint8_t)~CJK_SHIFTED_OUT;
    else if (*p == CJK_SO && shifts) *flags |= CJK_SHIFTED_OUT;
    else {
        if (*p == CJK_LF) *flags &= (uint8_t)~CJK_SHIFTED_OUT;
        return cjk_read_character(c, p, left, points);
    }
    return 1;
}

/* ---- writing ---- */

static void cjk_shift_in(Cjk *c, uint8_t **out) {
    if (c->state[CJK_FLAGS] & CJK_SHIFTED_OUT) cjk_put(out, CJK_SI);
    c->state[CJK_FLAGS] &= (uint8_t)~CJK_SHIFTED_OUT;
}

static void cjk_write_designation(Cjk *c, uint8_t plane, uint8_t mark, uint8_t **out) {
    if (c->state[plane] == mark) return;
    uint8_t last = mark & 0x7f;
    cjk_put(out, CJK_ESC);
    if (cjk_is_two_bytes(mark)) cjk_put(out, '$');
    /* JIS X 0208 has a sequence that says no plane. */
    if (mark != ('B' | CJK_TWO_BYTES)) cjk_put(out, plane ? ')' : '(');
    cjk_put(out, last);
    c->state[plane] = mark;
}

/* The code of a point in a set, or of it and the next, which *done says; 0: none. -1: that depends on the next. */
static int cjk_set_code(Cjk *c, const CjkDesignation *set, uint32_t point, uint32_t next, int *done) {
    *done = 1;
    if (set->kind == CJK_ROMAN) return point == 0xa5 ? '\\' : point == 0x203e ? '~' : 0;
    if (set->kind == CJK_KATAKANA) return point >= 0xff61 && point <= 0xff9f ? (int)point - 0xff40 : 0;
    if (set->kind == CJK_TABLE || (set->kind == CJK_PLANE_1 && point != 0xff5e)) {
        unsigned code = cjk_code_of(c->tables[set->table], point);
        return code == CJK_REFUSED ? 0 : code & 0x7f7f;
    }
    if (set->kind != CJK_PAIRS || !cjk_begins_pair(c->tables[set->table], point)) return 0;
    if (next == CJK_UNKNOWN) return -1;
    *done = 2;
    return cjk_code_of_pair(c->tables[set->table], point, next) & 0x7f7f;
}

static void cjk_iso2022_end(Cjk *c, uint8_t **out) {
    cjk_shift_in(c, out);
    cjk_write_designation(c, 0, CJK_ASCII, out);
}

static int cjk_iso2022_encode(Cjk *c, uint32_t point, uint32_t next, uint8_t **out) {
    if (point < 0x80) {
        cjk_iso2022_end(c, out);
        cjk_put(out, point);
        return 1;
    }
    for (const CjkDesignation *set = c->codec->designations; set->mark; set++) {
        int done, code = cjk_set_code(c, set, point, next, &done);
        if (code < 0) return 0;
        if (code == 0) continue;
        if (set->plane == 0) cjk_shift_in(c, out);
        cjk_write_designation(c, set->plane, set->mark, out);
        if (set->plane && !(c->state[CJK_FLAGS] & CJK_SHIFTED_OUT)) {
            cjk_put(out, CJK_SO);
            c->state[CJK_FLAGS] |= CJK_SHIFTED_OUT;
        }
        if (cjk_is_two_bytes(set->mark)) cjk_put_code(out, (unsigned)code);
        else cjk_put(out, (unsigned)code);
        return done;
    }
    return -1;
}

/* ---- the encodings ---- */

#define CJK_SET(last, plane, kind, table) {(last) | CJK_TWO_BYTES, plane, kind, table}
#define CJK_SET_JISX0208 CJK_SET('B', 0, CJK_TABLE, 0)
#define CJK_SET_JISX0208_1978 CJK_SET('@', 0, CJK_TABLE, 0)
#define CJK_SET_JISX0212 CJK_SET('D', 0, CJK_TABLE, 1)
#define CJK_SET_ROMAN {'J', 0, CJK_ROMAN, 0}

static const CjkDesignation cjk_kr_sets[] = {CJK_SET('C', 1, CJK_TABLE, 0), {0}};
static const CjkDesignation cjk_jp_sets[] = {CJK_SET_JISX0208, CJK_SET_ROMAN, CJK_SET_JISX0208_1978, {0}};
static const CjkDesignation cjk_jp_1_sets[] = {
    CJK_SET_JISX0208, CJK_SET_JISX0212, CJK_SET_ROMAN, CJK_SET_JISX0208_1978, {0},
};
static const CjkDesignation cjk_jp_2_sets[] = {
    CJK_SET_JISX0208, CJK_SET_JISX0212, CJK_SET('C', 0, CJK_TABLE, 2), CJK_SET('A', 0, CJK_TABLE, 3), CJK_SET_ROMAN,
    CJK_SET_JISX0208_1978, {'A', 2, CJK_LATIN, 0}, {'F', 2, CJK_GREEK, 0}, {0},
};
static const CjkDesignation cjk_jp_ext_sets[] = {
    CJK_SET_JISX0208, CJK_SET_JISX0212, CJK_SET_ROMAN, {'I', 0, CJK_KATAKANA, 0}, CJK_SET_JISX0208_1978, {0},
};
static const CjkDesignation cjk_jp_2004_sets[] = {
    CJK_SET('Q', 0, CJK_PAIRS, 1), CJK_SET_JISX0208, CJK_SET('Q', 0, CJK_PLANE_1, 1), CJK_SET('P', 0, CJK_TABLE, 2), {0},
};
/* The code that was given to another character in 2004 is read as that one already. */
static const CjkDesignation cjk_jp_3_sets[] = {
    CJK_SET('O', 0, CJK_PAIRS, 1), CJK_SET_JISX0208, CJK_SET('O', 0, CJK_PLANE_1, 1), CJK_SET('P', 0, CJK_READ, 3),
    CJK_SET('P', 0, CJK_TABLE, 2), {0},
};

#define CJK_ISO2022(codec, list, ...) \
    {.name = "iso2022_" codec, .sets = {__VA_ARGS__}, .decode = cjk_iso2022_decode, .encode = cjk_iso2022_encode, \
     .begin = cjk_iso2022_begin, .end = cjk_iso2022_end, .designations = list}

const CjkCodec cjk_escape_codecs[] = {
    {.name = "hz", .sets = {CJK_GB2312}, .decode = cjk_hz_decode, .encode = cjk_hz_encode, .end = cjk_hz_end},
    CJK_ISO2022("kr", cjk_kr_sets, CJK_KSX1001),
    CJK_ISO2022("jp", cjk_jp_sets, CJK_JISX0208),
    CJK_ISO2022("jp_1", cjk_jp_1_sets, CJK_JISX0208, CJK_JISX0212),
    CJK_ISO2022("jp_2", cjk_jp_2_sets, CJK_JISX0208, CJK_JISX0212, CJK_KSX1001, CJK_GB2312),
    CJK_ISO2022("jp_ext", cjk_jp_ext_sets, CJK_JISX0208, CJK_JISX0212),
    CJK_ISO2022("jp_2004", cjk_jp_2004_sets, CJK_JISX0208, CJK_JISX0213_2004_1, CJK_JISX0213_2004_2),
    CJK_ISO2022("jp_3", cjk_jp_3_sets, CJK_JISX0208, CJK_JISX0213_2000_1, CJK_JISX0213_2000_2,
                CJK_JISX0213_2004_2),
    {0},
};
