/* Decomposition, canonical order, composition. */
#include "runtime/objects/normalize.h"

#include "runtime/error.h"
#include "runtime/unicode/unicode.h"

/* The flags that say no, and perhaps. */
static const struct {
    uint32_t no, maybe;
} normal_form_flags[] = {
    [FORM_NFC] = {UNICODE_NFC_NO, UNICODE_NFC_MAYBE},
    [FORM_NFD] = {UNICODE_NFD_NO, 0},
    [FORM_NFKC] = {UNICODE_NFKC_NO, UNICODE_NFKC_MAYBE},
    [FORM_NFKD] = {UNICODE_NFKD_NO, 0},
};

int str_is_normalized_quickly(const Str *s, NormalForm form) {
    int answer = 1;
    uint8_t before = 0;
    if (s->ascii) return 1;
    for (size_t i = 0; i < s->length; i++) {
        const UnicodeRecord *r = unicode_record(str_at(s, s->data, i));
        if (r->flags & normal_form_flags[form].no || (r->combining && r->combining < before))
            return 0;
        if (r->flags & normal_form_flags[form].maybe) answer = -1;
        before = r->combining;
    }
    return answer;
}

#define HANGUL_FIRST 0xac00u
#define HANGUL_COUNT 11172u

/* Adds what point decomposes to in the end. */
static bool normalize_decompose(StrBuilder *b, uint32_t point, bool compatible) {
    if (point - HANGUL_FIRST < HANGUL_COUNT) {
        uint32_t i = point - HANGUL_FIRST, trail = i % 28;
        return str_builder_add_char(b, 0x1100 + i / 588) &&
               str_builder_add_char(b, 0x1161 + i / 28 % 21) &&
               (!trail || str_builder_add_char(b, 0x11a7 + trail));
    }
    const char *tag;
    const uint32_t *points;
    int count = point < 0x80 ? 0 : unicode_decomposition(point, &tag, &points);
    if (count == 0 || (tag && !compatible)) return str_builder_add_char(b, point);
    for (int i = 0; i < count; i++)
        if (!normalize_decompose(b, points[i], compatible)) return false;
    return true;
}

/* Stable order of combining classes between starters. */
static void normalize_order(StrBuilder *b) {
    for (size_t i = 1; i < b->length; i++) {
        uint32_t point = points_at(b->data, b->width, i);
        uint8_t class = unicode_record(point)->combining;
        size_t at = i;
        if (class == 0) continue;
        for (; at > 0; at--) {
            uint32_t before = points_at(b->data, b->width, at - 1);
            if (unicode_record(before)->combining <= class) break;
            points_set(b->data, b->width, at, before);
        }
        points_set(b->data, b->width, at, point);
    }
}

/* Composes in place: a mark joins the last starter unless one of its own class, or a starter,
 * stands between them. */
static bool normalize_compose(StrBuilder *b) {
    size_t out = 0, starter = SIZE_MAX;
    uint8_t last_class = 0;
    /* Compositions may need wider points than their parts. */
    if (!str_builder_reserve(b, 0, b->width == 1 ? 0xffff : 0x10ffff)) return false;
    for (size_t i = 0; i < b->length; i++) {
        uint32_t point = points_at(b->data, b->width, i);
        uint8_t class = unicode_record(point)->combining;
        bool blocked = starter == SIZE_MAX || (starter + 1 != out && last_class >= class);
        uint32_t composed =
            blocked ? 0 : unicode_compose(points_at(b->data, b->width, starter), point);
        if (composed) {
            points_set(b->data, b->width, starter, composed);
            continue;
        }
        if (class == 0) starter = out;
        last_class = class;
        points_set(b->data, b->width, out++, point);
    }
    b->length = out;
    return true;
}

Str *str_normalize(Thread *t, Str *s, NormalForm form) {
    if (str_is_normalized_quickly(s, form) == 1) return str_exact(t, s);
    StrBuilder b;
    str_builder_init(&b, t);
    for (size_t i = 0; i < s->length; i++)
        if (!normalize_decompose(&b, str_at(s, s->data, i), form >= FORM_NFKC)) return NULL;
    normalize_order(&b);
    if ((form == FORM_NFC || form == FORM_NFKC) && !normalize_compose(&b)) return NULL;
    return str_from_points(t, b.data, b.width, b.length);
}
