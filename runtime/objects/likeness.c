#include "runtime/objects/likeness.h"

#include "runtime/error.h"
#include "runtime/objects/protocol.h"

enum {
    LIKENESS_MOST_NAMES = 750,
    LIKENESS_LONGEST = 40, /* bytes of UTF-8, of what differs */
    LIKENESS_CHANGE = 2,   /* what it costs to insert, delete or replace a byte */
    LIKENESS_CASE = 1,     /* or to change its case only */
};

static int likeness_replacement(unsigned char a, unsigned char b) {
    if (a == b) return 0;
    bool letters = (a | 0x20) >= 'a' && (a | 0x20) <= 'z';
    return letters && (a | 0x20) == (b | 0x20) ? LIKENESS_CASE : LIKENESS_CHANGE;
}

/* What it costs to change a into b, or something above the limit if it costs more. */
static int likeness_distance(const char *a, size_t a_length, const char *b, size_t b_length, int limit) {
    for (; a_length && b_length && *a == *b; a++, b++) a_length--, b_length--;
    for (; a_length && b_length && a[a_length - 1] == b[b_length - 1]; a_length--) b_length--;
    if (!a_length || !b_length) return (int)(a_length + b_length) * LIKENESS_CHANGE;
    if (a_length > LIKENESS_LONGEST || b_length > LIKENESS_LONGEST) return limit + 1;
    /* row[i]: the cost for the first i of a and those of b that were looked at */
    int row[LIKENESS_LONGEST + 1];
    for (size_t i = 0; i <= a_length; i++) row[i] = (int)i * LIKENESS_CHANGE;
    for (size_t j = 0; j < b_length; j++) {
        int diagonal = row[0], least = row[0] = (int)(j + 1) * LIKENESS_CHANGE;
        for (size_t i = 0; i < a_length; i++) {
            int replaced = diagonal + likeness_replacement((unsigned char)a[i], (unsigned char)b[j]);
            int moved = (row[i] < row[i + 1] ? row[i] : row[i + 1]) + LIKENESS_CHANGE;
            diagonal = row[i + 1];
            row[i + 1] = replaced < moved ? replaced : moved;
            if (row[i + 1] < least) least = row[i + 1];
        }
        if (least > limit) return limit + 1;
    }
    return row[a_length];
}

Value names_nearest(Thread *t, const Value *names, size_t count, Str *name) {
    size_t length;
    const char *text = str_utf8(t, name, &length, true);
    if (!text || count >= LIKENESS_MOST_NAMES || length > LIKENESS_LONGEST * 4) return NULL;
    Value nearest = NULL;
    int best = INT32_MAX;
    for (size_t n = 0; n < count; n++) {
        if (!names[n] || !is_str(t, names[n])) continue;
        size_t other_length;
        const char *other = str_utf8(t, str_of(names[n]), &other_length, true);
        if (!other) return NULL;
        if (other_length == length && memcmp(other, text, length) == 0) continue;
        size_t most = (length + other_length + 3) * LIKENESS_CHANGE / 6;
        int limit = most < (size_t)best ? (int)most : best - 1;
        int distance = likeness_distance(text, length, other, other_length, limit);
        if (distance > limit) continue;
        nearest = names[n];
        best = distance;
    }
    return nearest;
}
