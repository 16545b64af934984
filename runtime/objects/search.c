/* Bytes are left to the C library's memmem, which is linear too. For wider points, and backwards,
 * this is the two-way algorithm of Crochemore and Perrin (1991): the needle is cut at a critical
 * position, its right part is compared forwards, then its left part backwards, and a mismatch tells
 * how far to move. */
#define _GNU_SOURCE
#include "runtime/objects/search.h"

#include "runtime/objects/str.h"

bool points_equal(Points a, Points b) {
    if (a.length != b.length) return false;
    if (a.width == b.width) return memcmp(a.data, b.data, a.length * a.width) == 0;
    for (size_t i = 0; i < a.length; i++)
        if (points_at(a.data, a.width, i) != points_at(b.data, b.width, i)) return false;
    return true;
}

int64_t search_point(Points text, uint32_t point) {
    if (text.width == 1) {
        if (point > 0xff) return -1;
        const char *found = memchr(text.data, (int)point, text.length);
        return found ? found - (const char *)text.data : -1;
    }
    if (text.width == 2) {
        const uint16_t *p = text.data;
        for (size_t i = 0; i < text.length; i++)
            if (p[i] == point) return (int64_t)i;
    } else {
        const uint32_t *p = text.data;
        for (size_t i = 0; i < text.length; i++)
            if (p[i] == point) return (int64_t)i;
    }
    return -1;
}

int64_t search_point_last(Points text, uint32_t point) {
    if (text.width == 1) {
        if (point > 0xff) return -1;
        const char *found = memrchr(text.data, (int)point, text.length);
        return found ? found - (const char *)text.data : -1;
    }
    for (size_t i = text.length; i > 0; i--)
        if (points_at(text.data, text.width, i - 1) == point) return (int64_t)i - 1;
    return -1;
}

/* The i-th point, from the front or from the back. */
ALWAYS_INLINE uint32_t search_at(Points p, size_t i, bool backwards) {
    return points_at(p.data, p.width, backwards ? p.length - 1 - i : i);
}

/* Where the maximal suffix of the needle begins, in the order of points or in the reverse one, and
 * its period. */
ALWAYS_INLINE size_t search_maximal_suffix(Points needle, bool backwards, bool reverse_order,
                                           size_t *period) {
    size_t suffix = 0, candidate = 1, offset = 0, p = 1;
    while (candidate + offset < needle.length) {
        uint32_t a = search_at(needle, candidate + offset, backwards),
                 b = search_at(needle, suffix + offset, backwards);
        if (a == b) {
            if (++offset == p) candidate += p, offset = 0;
        } else if (reverse_order ? a > b : a < b) {
            candidate += offset + 1;
            offset = 0;
            p = candidate - suffix;
        } else {
            suffix = candidate++;
            offset = 0;
            p = 1;
        }
    }
    *period = p;
    return suffix;
}

ALWAYS_INLINE int64_t search_two_way(Points text, Points needle, bool backwards) {
    size_t period, other_period, n = text.length, m = needle.length;
    size_t cut = search_maximal_suffix(needle, backwards, false, &period);
    size_t other = search_maximal_suffix(needle, backwards, true, &other_period);
    if (other > cut) cut = other, period = other_period;
    bool periodic = cut + period <= m;
    for (size_t i = 0; periodic && i < cut; i++)
        periodic = search_at(needle, i, backwards) == search_at(needle, i + period, backwards);
    if (!periodic) period = (cut > m - cut ? cut : m - cut) + 1;
    /* known: how much of the needle's front is known to match, from the comparison before. */
    for (size_t at = 0, known = 0; at + m <= n;) {
        size_t i = cut > known ? cut : known;
        while (i < m && search_at(needle, i, backwards) == search_at(text, at + i, backwards)) i++;
        if (i < m) {
            at += i - cut + 1;
            known = 0;
            continue;
        }
        i = cut;
        while (i > known &&
               search_at(needle, i - 1, backwards) == search_at(text, at + i - 1, backwards))
            i--;
        if (i <= known) return (int64_t)at;
        at += period;
        known = periodic ? m - period : 0;
    }
    return -1;
}

/* Texts for which the simple method is no worse than the two-way one's preparation. */
#define SEARCH_SIMPLE_WORK 4096

static int64_t search_simple(Points text, Points needle, bool backwards) {
    size_t n = text.length, m = needle.length;
    uint32_t first = search_at(needle, 0, backwards);
    for (size_t at = 0; at + m <= n; at++) {
        if (search_at(text, at, backwards) != first) continue;
        size_t i = 1;
        while (i < m && search_at(needle, i, backwards) == search_at(text, at + i, backwards)) i++;
        if (i == m) return (int64_t)at;
    }
    return -1;
}

/* Both have the same width; one specialised copy of the algorithm for each case. */
static int64_t search_equal_widths(Points text, Points needle, bool backwards) {
    if (text.length * needle.length <= SEARCH_SIMPLE_WORK)
        return search_simple(text, needle, backwards);
    if (text.width == 1) {
        text.width = needle.width = 1;
        return backwards ? search_two_way(text, needle, true) : search_two_way(text, needle, false);
    }
    if (text.width == 2) {
        text.width = needle.width = 2;
        return backwards ? search_two_way(text, needle, true) : search_two_way(text, needle, false);
    }
    text.width = needle.width = 4;
    return backwards ? search_two_way(text, needle, true) : search_two_way(text, needle, false);
}

/* A needle narrower than the text is compared as it is: points_at() with two widths. */
static int64_t search_mixed(Points text, Points needle, bool backwards) {
    if (text.length * needle.length <= SEARCH_SIMPLE_WORK)
        return search_simple(text, needle, backwards);
    return search_two_way(text, needle, backwards);
}

/* Candidates by their first byte; after too many false ones the rest is left to memmem, which
 * prepares more and stays linear. */
static int64_t search_bytes(const uint8_t *text, size_t length, const uint8_t *needle,
                            size_t needle_length) {
    const uint8_t *p = text, *last = text + (length - needle_length);
    for (int tries = 16; tries > 0; tries--, p++) {
        p = p <= last ? memchr(p, needle[0], (size_t)(last - p) + 1) : NULL;
        if (!p) return -1;
        if (p[1] == needle[1] && memcmp(p + 1, needle + 1, needle_length - 1) == 0) return p - text;
    }
    p = p <= last ? memmem(p, (size_t)(last - p) + needle_length, needle, needle_length) : NULL;
    return p ? p - text : -1;
}

int64_t search_first(Points text, Points needle) {
    if (needle.length == 0) return 0;
    if (needle.length > text.length || needle.width > text.width) return -1;
    if (needle.length == 1) return search_point(text, points_at(needle.data, needle.width, 0));
    if (text.width == 1) {
        return search_bytes(text.data, text.length, needle.data, needle.length);
    }
    return needle.width == text.width ? search_equal_widths(text, needle, false)
                                      : search_mixed(text, needle, false);
}

int64_t search_last(Points text, Points needle) {
    if (needle.length == 0) return (int64_t)text.length;
    if (needle.length > text.length || needle.width > text.width) return -1;
    if (needle.length == 1) return search_point_last(text, points_at(needle.data, needle.width, 0));
    int64_t found = needle.width == text.width ? search_equal_widths(text, needle, true)
                                               : search_mixed(text, needle, true);
    return found < 0 ? -1 : (int64_t)(text.length - needle.length) - found;
}

size_t search_count(Points text, Points needle, size_t limit) {
    if (needle.length == 0) return text.length < limit ? text.length + 1 : limit;
    size_t count = 0;
    if (text.width == 1 && needle.length == 1 && needle.width == 1) {
        const uint8_t *p = text.data, wanted = *(const uint8_t *)needle.data;
        for (size_t i = 0; i < text.length; i++) count += p[i] == wanted;
        return count < limit ? count : limit;
    }
    while (count < limit) {
        int64_t found = search_first(text, needle);
        if (found < 0) break;
        count++;
        text = points_slice(text, (size_t)found + needle.length, text.length);
    }
    return count;
}
