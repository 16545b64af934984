/* Looking characters up in the tables. */
#include "runtime/unicode/unicode.h"

#include "gen/unicode_tables.h"

const char unicode_version[] = UNICODE_VERSION_TEXT;

const UnicodeRecord *unicode_record(uint32_t point) {
    if (UNLIKELY(point >= 0x110000)) point = 0x10ffff;
    uint32_t block = unicode_block_of[point >> UNICODE_BLOCK_BITS];
    uint32_t low = point & ((1u << UNICODE_BLOCK_BITS) - 1);
    return &unicode_records[unicode_record_of[block << UNICODE_BLOCK_BITS | low]];
}

bool unicode_is_xid_start(uint32_t point) {
    return point == '_' || unicode_has(point, UNICODE_XID_START);
}
bool unicode_is_xid_continue(uint32_t point) { return unicode_has(point, UNICODE_XID_CONTINUE); }
bool unicode_is_space(uint32_t point) { return unicode_has(point, UNICODE_SPACE); }
bool unicode_is_printable(uint32_t point) { return unicode_has(point, UNICODE_PRINTABLE); }

int unicode_decimal(uint32_t point) {
    const UnicodeRecord *r = unicode_record(point);
    return r->flags & UNICODE_DECIMAL ? r->decimal : -1;
}

int unicode_digit(uint32_t point) {
    const UnicodeRecord *r = unicode_record(point);
    return r->flags & UNICODE_DIGIT ? r->digit : -1;
}

bool unicode_numeric(uint32_t point, double *value) {
    const UnicodeRecord *r = unicode_record(point);
    if (!(r->flags & UNICODE_NUMERIC)) return false;
    *value = unicode_numerics[r->numeric];
    return true;
}

static const UnicodeSpecialCase *unicode_find_special_case(uint32_t point) {
    size_t low = 0, high = ARRAY_LENGTH(unicode_special_cases);
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (unicode_special_cases[middle].point < point) low = middle + 1;
        else high = middle;
    }
    return &unicode_special_cases[low];
}

int unicode_map_case(uint32_t point, int mapping, uint32_t out[3]) {
    const UnicodeRecord *r = unicode_record(point);
    if (UNLIKELY(r->flags & UNICODE_SPECIAL_CASE)) {
        const uint32_t *special = unicode_find_special_case(point)->mappings[mapping];
        if (special[0]) {
            memcpy(out, special, 3 * sizeof *out);
            return special[2] ? 3 : 2;
        }
    }
    int32_t delta = mapping == UNICODE_TO_UPPER   ? r->upper
                    : mapping == UNICODE_TO_LOWER ? r->lower
                    : mapping == UNICODE_TO_TITLE ? r->title
                                                  : r->fold;
    out[0] = point + (uint32_t)delta;
    return 1;
}

const char *unicode_category(uint32_t point) {
    return unicode_categories[unicode_record(point)->category];
}
const char *unicode_bidirectional(uint32_t point) {
    return unicode_bidirectionals[unicode_record(point)->bidirectional];
}
const char *unicode_east_asian_width(uint32_t point) {
    return unicode_widths[unicode_record(point)->width];
}

int unicode_decomposition(uint32_t point, const char **tag, const uint32_t **points) {
    size_t low = 0, high = ARRAY_LENGTH(unicode_decomposed);
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (unicode_decomposed[middle] < point) low = middle + 1;
        else high = middle;
    }
    if (low == ARRAY_LENGTH(unicode_decomposed) || unicode_decomposed[low] != point) return 0;
    uint8_t number = unicode_decomposition_tag[low];
    *tag = number ? unicode_decomposition_tags[number] : NULL;
    *points = unicode_decomposition_pool + unicode_decomposition_start[low];
    return unicode_decomposition_start[low + 1] - unicode_decomposition_start[low];
}

uint32_t unicode_compose(uint32_t first, uint32_t second) {
    /* Hangul: a leading consonant and a vowel, or such a syllable and a trailing consonant. */
    if (first - 0x1100u < 19 && second - 0x1161u < 21)
        return 0xac00 + ((first - 0x1100) * 21 + second - 0x1161) * 28;
    if (first - 0xac00u < 11172 && (first - 0xac00) % 28 == 0 && second - 0x11a8u < 27)
        return first + second - 0x11a7;
    size_t low = 0, high = ARRAY_LENGTH(unicode_pairs);
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (unicode_pairs[middle].first < first ||
            (unicode_pairs[middle].first == first && unicode_pairs[middle].second < second))
            low = middle + 1;
        else
            high = middle;
    }
    bool found = low < ARRAY_LENGTH(unicode_pairs) && unicode_pairs[low].first == first &&
                 unicode_pairs[low].second == second;
    return found ? unicode_pairs[low].composed : 0;
}
