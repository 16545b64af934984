#include "runtime/siphash.h"

#include <string.h>

static uint64_t siphash_rotate(uint64_t n, unsigned by) { return n << by | n >> (64 - by); }

static void siphash_round(uint64_t v[4]) {
    v[0] += v[1];
    v[2] += v[3];
    v[1] = siphash_rotate(v[1], 13) ^ v[0];
    v[3] = siphash_rotate(v[3], 16) ^ v[2];
    v[0] = siphash_rotate(v[0], 32);
    v[2] += v[1];
    v[0] += v[3];
    v[1] = siphash_rotate(v[1], 17) ^ v[2];
    v[3] = siphash_rotate(v[3], 21) ^ v[0];
    v[2] = siphash_rotate(v[2], 32);
}

uint64_t siphash13(uint64_t key0, uint64_t key1, const void *data, size_t length) {
    uint64_t v[4] = {key0 ^ 0x736f6d6570736575u, key1 ^ 0x646f72616e646f6du, key0 ^ 0x6c7967656e657261u, key1 ^ 0x7465646279746573u};
    const uint8_t *p = data;
    uint64_t word;
    for (size_t rest = length; rest >= sizeof word; rest -= sizeof word, p += sizeof word) {
        memcpy(&word, p, sizeof word);
        v[3] ^= word;
        siphash_round(v);
        v[0] ^= word;
    }
    word = (uint64_t)length << 56;
    for (size_t i = 0; i < length % sizeof word; i++) word |= (uint64_t)p[i] << 8 * i;
    v[3] ^= word;
    siphash_round(v);
    v[0] ^= word;
    v[2] ^= 0xff;
    for (int i = 0; i < 3; i++) siphash_round(v);
    return v[0] ^ v[1] ^ v[2] ^ v[3];
}
