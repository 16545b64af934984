/* Arrays of code points, 1, 2 or 4 bytes each: what strings of any width are made of. */
#include "runtime/hash_secret.h"
#include "runtime/objects/str.h"

bool bytes_are_ascii(const void *data, size_t length) {
    const uint8_t *p = data, *end = p + length;
    for (; end - p >= 32; p += 32) {
        uint64_t words[4];
        memcpy(words, p, 32);
        if ((words[0] | words[1] | words[2] | words[3]) & 0x8080808080808080u) return false;
    }
    if (end - p >= 8) {
        /* The last eight bytes overlap those before them. */
        uint64_t words = 0, word;
        for (; end - p > 8; p += 8) {
            memcpy(&word, p, 8);
            words |= word;
        }
        memcpy(&word, end - 8, 8);
        return !((words | word) & 0x8080808080808080u);
    }
    uint8_t all = 0;
    while (p < end) all |= *p++;
    return all < 0x80;
}

uint32_t points_highest(const void *data, unsigned width, size_t n) {
    uint32_t all = 0;
    if (width == 1) {
        const uint8_t *p = data;
        uint64_t words = 0;
        for (; n >= 8; n -= 8, p += 8) {
            uint64_t word;
            memcpy(&word, p, 8);
            words |= word;
        }
        words |= words >> 32;
        words |= words >> 16;
        all = (uint32_t)((words | words >> 8) & 0xff);
        while (n--) all |= *p++;
    } else if (width == 2) {
        const uint16_t *p = data;
        while (n--) all |= *p++;
    } else {
        const uint32_t *p = data;
        while (n--) all |= *p++;
    }
    return all;
}

#define POINTS_CONVERT(To, From) \
    do { \
        To *to_points = to; \
        const From *from_points = from; \
        for (size_t i = 0; i < n; i++) to_points[i] = (To)from_points[i]; \
    } while (0)

void points_copy(void *to, unsigned to_width, const void *from, unsigned from_width, size_t n) {
    if (to_width == from_width) memcpy(to, from, n * to_width);
    else if (to_width == 2 && from_width == 1) POINTS_CONVERT(uint16_t, uint8_t);
    else if (to_width == 4 && from_width == 1) POINTS_CONVERT(uint32_t, uint8_t);
    else if (to_width == 4 && from_width == 2) POINTS_CONVERT(uint32_t, uint16_t);
    else if (to_width == 1 && from_width == 2) POINTS_CONVERT(uint8_t, uint16_t);
    else if (to_width == 1 && from_width == 4) POINTS_CONVERT(uint8_t, uint32_t);
    else POINTS_CONVERT(uint16_t, uint32_t);
}

/* Eight bytes at a time through 64x64->128 multiplications, in the manner of Wang Yi's wyhash. */
static uint64_t points_hash_mix(uint64_t a, uint64_t b) {
    unsigned __int128 product = (unsigned __int128)a * b;
    return (uint64_t)product ^ (uint64_t)(product >> 64);
}

static uint64_t points_hash_word(const uint8_t *p) {
    uint64_t word;
    memcpy(&word, p, 8);
    return word;
}

uint64_t bytes_hash_compute(const void *data, size_t length) {
    const uint64_t k0 = hash_secret[0], k1 = 0xd6e8feb86659fd93u;
    const uint8_t *p = data;
    uint64_t hash = hash_secret[1] ^ length;
    size_t rest = length;
    for (; rest > 16; rest -= 16, p += 16)
        hash = points_hash_mix(points_hash_word(p) ^ k0, points_hash_word(p + 8) ^ hash);
    uint64_t first = 0, second = 0;
    if (rest >= 8) {
        first = points_hash_word(p);
        second = points_hash_word(p + rest - 8);
    } else if (rest >= 4) {
        uint32_t low, high;
        memcpy(&low, p, 4);
        memcpy(&high, p + rest - 4, 4);
        first = (uint64_t)low << 32 | high;
    } else if (rest > 0) {
        first = (uint64_t)p[0] << 16 | (uint64_t)p[rest >> 1] << 8 | p[rest - 1];
    }
    hash = points_hash_mix(first ^ k0, second ^ hash);
    hash = points_hash_mix(hash ^ k1, length ^ k0);
    return hash == 0 || hash == UINT64_MAX ? k1 : hash;
}
