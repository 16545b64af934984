/* Schubfach (Raffaele Giulietti, "The Schubfach way to render doubles", 2020). A double v = c 2^q
 * and the ends of the interval of numbers that round to it are scaled by a power of ten such that
 * the interval has a length between 1 and 10: then at most one multiple of ten and few integers lie
 * inside. The scaled numbers are rounded to odd, which keeps all comparisons with multiples of a
 * quarter right.
 *
 * The scale factors are needed to 128 bits, rounded up. They are products of an entry of a small
 * table and a power of five below 2^63; that none of the 617 has an error was checked once, with
 * exact arithmetic, and tests/runtime/float_text.c prints numbers of every exponent. */
#include "runtime/objects/float_shortest.h"

#include <string.h>

typedef unsigned __int128 WideWord;

#define SHORTEST_STEP 27

/* 5^(27 a) for a from -11 on, scaled to 192 bits, rounded down; most significant word first. */
static const uint64_t shortest_powers[][3] = {
    {0xa76c582338ed2621, 0xaf2af2b80af6f24e, 0x657c8f4d43323a36},
    {0x873e4f75e2224e68, 0x5a7744a6e804a291, 0xcc35eddfcf0996d7},
    {0xda7f5bf590966848, 0xaf39a475506a899e, 0xa30294cc2934e662},
    {0xb080392cc4349dec, 0xbd8d794d96aacfb3, 0xfe13a5c86af64418},
    {0x8e938662882af53e, 0x547eb47b7282ee9c, 0x41b0230e1421487d},
    {0xe65829b3046b0afa, 0x0cb4a5a3112a5112, 0xa3b561b1cb208396},
    {0xba121a4650e4ddeb, 0x92f34d62616ce413, 0x21a0183e10583cd3},
    {0x964e858c91ba2655, 0x3a6a07f8d510f86f, 0xe9082f25e9c5e9ec},
    {0xf2d56790ab41c2a2, 0xfae27299423fb9c3, 0x3695dad7e8858901},
    {0xc428d05aa4751e4c, 0xaa97e14c3c26b886, 0x96842dc95323f5a8},
    {0x9e74d1b791e07e48, 0x775ea264cf55347d, 0xca49f1c05120c9c7},
    {0x8000000000000000, 0x0000000000000000, 0x0000000000000000},
    {0xcecb8f27f4200f3a, 0x0000000000000000, 0x0000000000000000},
    {0xa70c3c40a64e6c51, 0x999090b65f67d924, 0x0000000000000000},
    {0x86f0ac99b4e8dafd, 0x69a028bb3ded71a3, 0xdf9f915627c04e28},
    {0xda01ee641a708de9, 0xe80e6f4820cc9495, 0xd74baad03bc1d8d3},
    {0xb01ae745b101e9e4, 0x5ec05dcff72e7f8f, 0xc04c79ffe324301f},
    {0x8e41ade9fbebc27d, 0x14588f13be847307, 0x23bd6a2059c002f5},
    {0xe5d3ef282a242e81, 0x8f1668c8a86da5fa, 0xf0b5ccf5176ecc7c},
    {0xb9a74a0637ce2ee1, 0x6d953e2bd7173692, 0x88efb0037ac08bde},
    {0x95f83d0a1fb69cd9, 0x4abdaf101564f98e, 0x0d5a4af7b3a98e47},
    {0xf24a01a73cf2dccf, 0xbc633b39673c8cec, 0x3d9c44cd2f36917c},
    {0xc3b8358109e84f07, 0x0a862f80ec4700c8, 0x02606ea01029dc37},
    {0x9e19db92b4e31ba9, 0x6c07a2c26a8346d1, 0x4944d9f52cd0dec2},
};
#define SHORTEST_FIRST (-11)

static const uint64_t shortest_powers_of_5[SHORTEST_STEP] = {
    1,
    5,
    25,
    125,
    625,
    3125,
    15625,
    78125,
    390625,
    1953125,
    9765625,
    48828125,
    244140625,
    1220703125,
    6103515625,
    30517578125,
    152587890625,
    762939453125,
    3814697265625,
    19073486328125,
    95367431640625,
    476837158203125,
    2384185791015625,
    11920928955078125,
    59604644775390625,
    298023223876953125,
    1490116119384765625,
};

/* 10^e, scaled to 128 bits, rounded up. */
typedef struct ShortestPower {
    uint64_t high, low;
} ShortestPower;

static ShortestPower shortest_power(int e) {
    int step = e >= 0 ? e / SHORTEST_STEP : -((SHORTEST_STEP - 1 - e) / SHORTEST_STEP);
    const uint64_t *power = shortest_powers[step - SHORTEST_FIRST];
    uint64_t factor = shortest_powers_of_5[e - step * SHORTEST_STEP];
    WideWord low = (WideWord)power[2] * factor;
    WideWord middle = (WideWord)power[1] * factor + (uint64_t)(low >> 64);
    WideWord high = (WideWord)power[0] * factor + (uint64_t)(middle >> 64);
    uint64_t words[4] = {(uint64_t)low, (uint64_t)middle, (uint64_t)high, (uint64_t)(high >> 64)};
    uint64_t rest = words[0];
    WideWord result = high;
    if (words[3] == 0) {
        result = (WideWord)words[2] << 64 | words[1];
    } else {
        unsigned shift = (unsigned)__builtin_clzll(words[3]);
        if (shift > 0) result = result << shift | words[1] >> (64 - shift);
        rest |= words[1] << shift;
    }
    result += rest != 0;
    return (ShortestPower){(uint64_t)(result >> 64), (uint64_t)result};
}

/* power * n / 2^128, the last bit set if anything was lost. */
static uint64_t shortest_scale(ShortestPower power, uint64_t n) {
    uint64_t carried = (uint64_t)((WideWord)power.low * n >> 64);
    WideWord product = (WideWord)power.high * n + carried;
    return (uint64_t)(product >> 64) | ((uint64_t)product > 1);
}

static int shortest_floor_log10_of_2(int q, bool is_power) {
    return (q * 1262611 - (is_power ? 524031 : 0)) >> 22;
}

static int shortest_floor_log2_of_10(int e) {
    return (e * 1741647) >> 19;
}

static void shortest_of(uint64_t c, int q, bool is_power, uint64_t *digits, int *exponent) {
    int k = shortest_floor_log10_of_2(q, is_power);
    int shift = q + shortest_floor_log2_of_10(-k) + 1;
    ShortestPower power = shortest_power(-k);
    uint64_t odd = c & 1;
    uint64_t lower = shortest_scale(power, (4 * c - 2 + is_power) << shift) + odd;
    uint64_t value = shortest_scale(power, 4 * c << shift);
    uint64_t upper = shortest_scale(power, (4 * c + 2) << shift) - odd;
    uint64_t s = value / 4;
    if (s >= 10) {
        uint64_t tens = s / 10;
        bool below = lower <= 40 * tens, above = 40 * tens + 40 <= upper;
        if (below != above) {
            *digits = tens + above;
            *exponent = k + 1;
            return;
        }
    }
    bool below = lower <= 4 * s, above = 4 * s + 4 <= upper;
    if (below == above) {
        uint64_t middle = 4 * s + 2;
        above = value > middle || (value == middle && (s & 1));
    }
    *digits = s + above;
    *exponent = k;
}

void float_shortest(double d, uint64_t *digits, int *exponent) {
    uint64_t bits;
    memcpy(&bits, &d, sizeof bits);
    uint64_t fraction = bits & (((uint64_t)1 << 52) - 1);
    int biased = (int)(bits >> 52);
    if (biased == 0) {
        shortest_of(fraction, -1074, false, digits, exponent);
    } else {
        uint64_t c = fraction | (uint64_t)1 << 52;
        int q = biased - 1075;
        unsigned zeroes = (unsigned)__builtin_ctzll(c);
        if (q <= 0 && q > -53 && zeroes >= (unsigned)-q) {
            *digits = c >> -q;
            *exponent = 0;
        } else {
            shortest_of(c, q, fraction == 0 && biased > 1, digits, exponent);
        }
    }
    while (*digits % 10 == 0) {
        *digits /= 10;
        ++*exponent;
    }
}
