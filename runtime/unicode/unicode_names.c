/* Names of characters. Names are phrases of words: unicode_phrases holds the codes of their words,
 * eight names from each start; they are sorted by unicode_names_sorted. Hangul syllables and
 * unified ideographs are named by rule. */
#include <stdio.h>
#include <stdlib.h>

#include "runtime/unicode/unicode.h"

#include "gen/unicode_names.h"

#define PHRASE_END 0xff

static const char hangul_leads[19][3] = {"G", "GG", "N", "D", "DD", "R", "M", "B", "BB", "S",
                                         "SS", "", "J", "JJ", "C", "K", "T", "P", "H"};
static const char hangul_vowels[21][4] = {"A",   "AE", "YA", "YAE", "EO", "E",  "YEO",
                                          "YE",  "O",  "WA", "WAE", "OE", "YO", "U",
                                          "WEO", "WE", "WI", "YU",  "EU", "YI", "I"};
static const char hangul_trails[28][3] = {"",   "G",  "GG", "GS", "N",  "NJ", "NH", "D", "L",  "LG",
                                          "LM", "LB", "LS", "LT", "LP", "LH", "M",  "B", "BS", "S",
                                          "SS", "NG", "J",  "C",  "K",  "T",  "P",  "H"};

/* Writes the text of a name and returns its length. */
static size_t name_expand(uint32_t number, char out[UNICODE_NAME_MAX]) {
    const uint8_t *p = unicode_phrases + unicode_phrase_start[number / 8];
    for (uint32_t skip = number % 8; skip; skip--) {
        while (*p != PHRASE_END) p += *p < UNICODE_SHORT_CODES ? 1 : 2;
        p++;
    }
    size_t length = 0;
    while (*p != PHRASE_END) {
        uint32_t code = *p++;
        if (code >= UNICODE_SHORT_CODES)
            code = UNICODE_SHORT_CODES + ((code - UNICODE_SHORT_CODES) << 8 | *p++);
        uint32_t start = unicode_word_start[code], end = unicode_word_start[code + 1];
        if (length && unicode_words[start] != '-') out[length++] = ' ';
        memcpy(out + length, unicode_words + start, end - start);
        length += end - start;
    }
    out[length] = 0;
    return length;
}

/* What the names of ideographs begin with, or NULL. The ranges are those that UnicodeData.txt gives
 * as ranges. */
static const char *ideograph_prefix(uint32_t point) {
    const char *category = unicode_category(point);
    if (category[0] != 'L' || category[1] != 'o') return NULL;
    if ((point >= 0x3400 && point <= 0x4dbf) || (point >= 0x4e00 && point <= 0x9fff) ||
        (point >= 0x20000 && point <= 0x2f7ff) || (point >= 0x30000 && point <= 0x3ffff))
        return "CJK UNIFIED IDEOGRAPH-";
    if ((point >= 0xf900 && point <= 0xfaff) || (point >= 0x2f800 && point <= 0x2fa1f))
        return "CJK COMPATIBILITY IDEOGRAPH-";
    if ((point >= 0x17000 && point <= 0x187ff) || (point >= 0x18d00 && point <= 0x18d7f))
        return "TANGUT IDEOGRAPH-";
    return NULL;
}

size_t unicode_name(uint32_t point, char out[UNICODE_NAME_MAX]) {
    if (point - 0xac00u < 11172) {
        uint32_t i = point - 0xac00;
        return (size_t)snprintf(out, UNICODE_NAME_MAX, "HANGUL SYLLABLE %s%s%s",
                                hangul_leads[i / 588], hangul_vowels[i / 28 % 21],
                                hangul_trails[i % 28]);
    }
    const char *prefix = ideograph_prefix(point);
    if (prefix) return (size_t)snprintf(out, UNICODE_NAME_MAX, "%s%X", prefix, point);
    size_t low = 0, high = UNICODE_RUN_COUNT;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (unicode_name_runs[middle].point <= point) low = middle + 1;
        else high = middle;
    }
    if (low == 0) return 0;
    uint32_t number = unicode_name_runs[low - 1].number + point - unicode_name_runs[low - 1].point;
    uint32_t end = low < UNICODE_RUN_COUNT ? unicode_name_runs[low].number : UNICODE_ALIAS_START;
    return number < end ? name_expand(number, out) : 0;
}

/* The longest of the texts that p begins with. */
static int hangul_part(const char **p, const char *texts, int count, size_t stride) {
    int best = -1;
    size_t best_length = 0;
    for (int i = 0; i < count; i++) {
        const char *text = texts + (size_t)i * stride;
        size_t length = strlen(text);
        if (!strncmp(*p, text, length) && (best < 0 || length > best_length))
            best = i, best_length = length;
    }
    *p += best_length;
    return best;
}

static uint32_t lookup_by_rule(const char *name) {
    if (!strncmp(name, "HANGUL SYLLABLE ", 16)) {
        const char *p = name + 16;
        int lead = hangul_part(&p, hangul_leads[0], 19, sizeof *hangul_leads);
        int vowel = hangul_part(&p, hangul_vowels[0], 21, sizeof *hangul_vowels);
        int trail = hangul_part(&p, hangul_trails[0], 28, sizeof *hangul_trails);
        if (lead < 0 || vowel < 0 || trail < 0 || *p) return UINT32_MAX;
        return 0xac00 + (uint32_t)((lead * 21 + vowel) * 28 + trail);
    }
    static const char *const prefixes[] = {"CJK UNIFIED IDEOGRAPH-", "CJK COMPATIBILITY IDEOGRAPH-",
                                           "TANGUT IDEOGRAPH-"};
    for (size_t i = 0; i < ARRAY_LENGTH(prefixes); i++) {
        size_t length = strlen(prefixes[i]);
        if (strncmp(name, prefixes[i], length)) continue;
        const char *digits = name + length;
        size_t count = strlen(digits);
        if (count < 4 || count > 5 || strspn(digits, "0123456789ABCDEF") != count)
            return UINT32_MAX;
        uint32_t point = (uint32_t)strtoul(digits, NULL, 16);
        const char *prefix = ideograph_prefix(point);
        return prefix && !strcmp(prefix, prefixes[i]) ? point : UINT32_MAX;
    }
    return UINT32_MAX;
}

/* The number of the entry of that name, or -1. upper has room for the name in capitals. */
static int64_t name_find(const char *name, size_t length, char upper[UNICODE_NAME_MAX]) {
    if (length == 0 || length >= UNICODE_NAME_MAX) return -1;
    for (size_t i = 0; i < length; i++)
        upper[i] = name[i] >= 'a' && name[i] <= 'z' ? name[i] - 32 : name[i];
    upper[length] = 0;
    size_t low = 0, high = UNICODE_NAME_COUNT;
    char text[UNICODE_NAME_MAX];
    while (low < high) {
        size_t middle = (low + high) / 2;
        name_expand(unicode_names_sorted[middle], text);
        int order = strcmp(text, upper);
        if (order == 0) return unicode_names_sorted[middle];
        if (order < 0) low = middle + 1;
        else high = middle;
    }
    return -1;
}

/* The point of the name with that number. */
static uint32_t name_point(uint32_t number) {
    size_t low = 0, high = UNICODE_RUN_COUNT;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (unicode_name_runs[middle].number <= number) low = middle + 1;
        else high = middle;
    }
    return unicode_name_runs[low - 1].point + number - unicode_name_runs[low - 1].number;
}

uint32_t unicode_lookup_name(const char *name, size_t length) {
    char upper[UNICODE_NAME_MAX];
    int64_t number = name_find(name, length, upper);
    if (number < 0) return length && length < UNICODE_NAME_MAX ? lookup_by_rule(upper) : UINT32_MAX;
    if (number >= UNICODE_SEQUENCE_START) return UINT32_MAX;
    if (number >= UNICODE_ALIAS_START) return unicode_alias_points[number - UNICODE_ALIAS_START];
    return name_point((uint32_t)number);
}

int unicode_lookup_sequence(const char *name, size_t length, uint32_t out[8]) {
    char upper[UNICODE_NAME_MAX];
    int64_t number = name_find(name, length, upper);
    if (number < UNICODE_SEQUENCE_START) return 0;
    const uint32_t *sequence = unicode_sequences[number - UNICODE_SEQUENCE_START];
    memcpy(out, sequence + 1, sequence[0] * sizeof *out);
    return (int)sequence[0];
}
