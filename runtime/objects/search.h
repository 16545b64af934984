/* Finding a sequence of code points in another: linear in time and constant in space, whatever the
 * texts. */
#pragma once

#include "runtime/value.h"

typedef struct Points {
    const void *data;
    size_t length;
    unsigned width;
} Points;

ALWAYS_INLINE Points points_from(const void *data, size_t length, unsigned width) {
    return (Points){data, length, width};
}
ALWAYS_INLINE Points points_slice(Points p, size_t from, size_t to) {
    return (Points){(const char *)p.data + from * p.width, to - from, p.width};
}
/* The first or the last place, or -1. An empty needle is found at 0, or at the end. */
int64_t search_first(Points text, Points needle);
int64_t search_last(Points text, Points needle);
int64_t search_point(Points text, uint32_t point);
int64_t search_point_last(Points text, uint32_t point);
/* How many times, without overlaps, at most limit. */
size_t search_count(Points text, Points needle, size_t limit);
bool points_equal(Points a, Points b);
