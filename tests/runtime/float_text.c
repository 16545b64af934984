/* What floats print as: for every binary exponent, the text reads back as the number, and no
 * shorter one does. */
#include <math.h>
#include <string.h>

#include "runtime/objects/float.h"
#include "runtime/objects/float_shortest.h"
#include "runtime/objects/float_text.h"
#include "tests/runtime/check.h"

static double float_text_read(uint64_t digits, int exponent) {
    char text[40];
    snprintf(text, sizeof text, "%llue%d", (unsigned long long)digits, exponent);
    return strtod(text, NULL);
}

/* A shorter number that reads as d would be one of the two neighbours of d with a digit less. */
static void float_text_check_shortest(double d) {
    uint64_t digits;
    int exponent;
    float_shortest(d, &digits, &exponent);
    CHECK(digits % 10 != 0);
    CHECK(float_text_read(digits, exponent) == d);
    if (digits < 10) return;
    CHECK(float_text_read(digits / 10, exponent + 1) != d);
    CHECK(float_text_read(digits / 10 + 1, exponent + 1) != d);
}

static void float_text_check(double d) {
    char text[32], fixed[FLOAT_FIXED_ROOM + 40], expected[FLOAT_FIXED_ROOM + 40];
    double back;
    size_t length = float_repr(d, text);
    CHECK(length == strlen(text) && float_parse(text, length, &back) &&
          memcmp(&d, &back, sizeof d) == 0);
    if (d > 0) float_text_check_shortest(d);
    for (int places = 0; places < 30; places += 7) {
        snprintf(expected, sizeof expected, "%.*f", places, d);
        CHECK(float_write_fixed(d, places, fixed) == strlen(expected) &&
              strcmp(fixed, expected) == 0);
    }
}

int main(void) {
    uint64_t state = 88172645463325252u;
    for (int exponent = -1074; exponent <= 1023; exponent++) {
        double power = ldexp(1.0, exponent);
        float_text_check(power);
        float_text_check(-power);
        float_text_check(nextafter(power, 0));
        float_text_check(nextafter(power, INFINITY));
        for (int i = 0; i < 20; i++) {
            state = state * 6364136223846793005u + 1442695040888963407u;
            float_text_check(power * (1.0 + (double)(state >> 12) / 4503599627370496.0));
        }
    }
    for (int n = -5000; n < 5000; n++) {
        float_text_check(n / 8.0);
        float_text_check(n / 1000.0);
    }
    return 0;
}
