/* Lanczos' approximation with the rational function of thirteen terms that John Maddock computed
 * for g = 6.0247. */
#include "stdlib/math_gamma.h"

#include <errno.h>
#include <math.h>
#include <stddef.h>

#define GAMMA_TERMS 13
#define GAMMA_G 6.024680040776729583740234375
#define GAMMA_G_MINUS_HALF 5.524680040776729583740234375
#define GAMMA_PI 3.141592653589793238462643383279502884197
#define GAMMA_LOG_PI 1.144729885849400174143427351353058711647

static const double gamma_numerator[GAMMA_TERMS] = {
    23531376880.410759688572007674451636754734846804940,
    42919803642.649098768957899047001988850926355848959,
    35711959237.355668049440185451547166705960488635843,
    17921034426.037209699919755754458931112671403265390,
    6039542586.3520280050642916443072979210699388420708,
    1439720407.3117216736632230727949123939715485786372,
    248874557.86205415651146038641322942321632125127801,
    31426415.585400194380614231628318205362874684987640,
    2876370.6289353724412254090516208496135991145378768,
    186056.26539522349504029498971604569928220784236328,
    8071.6720023658162106380029022722506138218516325024,
    210.82427775157934587250973392071336271166969580291,
    2.5066282746310002701649081771338373386264310793408,
};
/* x (x + 1) ... (x + 11) */
static const double gamma_denominator[GAMMA_TERMS] = {
    0.0, 39916800.0, 120543840.0, 150917976.0, 105258076.0, 45995730.0, 13339535.0,
    2637558.0, 357423.0, 32670.0, 1925.0, 66.0, 1.0,
};

static double gamma_sum(double x) {
    double numerator = 0.0, denominator = 0.0;
    for (int i = 0; i < GAMMA_TERMS; i++) {
        if (x < 5.0) {
            numerator = numerator * x + gamma_numerator[GAMMA_TERMS - 1 - i];
            denominator = denominator * x + gamma_denominator[GAMMA_TERMS - 1 - i];
        } else {
            numerator = numerator / x + gamma_numerator[i];
            denominator = denominator / x + gamma_denominator[i];
        }
    }
    return numerator / denominator;
}

double math_sin_pi(double x) {
    double y = fmod(fabs(x), 2.0), result = 0.0;
    switch ((int)round(2.0 * y)) {
    case 0: result = sin(GAMMA_PI * y); break;
    case 1: result = cos(GAMMA_PI * (y - 0.5)); break;
    case 2: result = sin(GAMMA_PI * (1.0 - y)); break;
    case 3: result = -cos(GAMMA_PI * (y - 1.5)); break;
    case 4: result = sin(GAMMA_PI * (y - 2.0)); break;
    }
    return copysign(1.0, x) * result;
}

static double gamma_factorial(int n) {
    double result = 1.0;
    for (int i = 2; i <= n; i++) result *= i;
    return result;
}

/* For finite x that is neither whole and small, nor near to zero. */
static double gamma_finite(double x) {
    double size = fabs(x), y = size + GAMMA_G_MINUS_HALF, z, result;
    /* z is what rounding y lost. */
    if (size > GAMMA_G_MINUS_HALF) z = (y - size) - GAMMA_G_MINUS_HALF;
    else z = (y - GAMMA_G_MINUS_HALF) - size;
    z = z * GAMMA_G / y;
    double power = size < 140.0 ? pow(y, size - 0.5) : pow(y, size / 2.0 - 0.25);
    if (x < 0) {
        result = -GAMMA_PI / math_sin_pi(size) / size * exp(y) / gamma_sum(size);
        result -= z * result;
        result /= power;
        if (size >= 140.0) result /= power;
    } else {
        result = gamma_sum(size) / exp(y);
        result += z * result;
        result *= power;
        if (size >= 140.0) result *= power;
    }
    return result;
}

int math_gamma(double x, double *result) {
    *result = x;
    if (isnan(x) || x == INFINITY) return 0;
    if (isinf(x) || x == 0 || (x < 0 && x == floor(x))) return EDOM;
    if (x == floor(x) && x <= 23.0) *result = gamma_factorial((int)x - 1);
    else if (fabs(x) < 1e-20) *result = 1.0 / x;
    else if (x < -200.0) *result = 0.0 / math_sin_pi(x);
    else *result = x > 200.0 ? INFINITY : gamma_finite(x);
    return isinf(*result) ? ERANGE : 0;
}

int math_log_gamma(double x, double *result) {
    double size = fabs(x);
    *result = size;
    if (!isfinite(x)) return 0;
    if (x == floor(x) && x <= 2.0) {
        *result = 0.0;
        return x <= 0 ? EDOM : 0;
    }
    if (size < 1e-20) {
        *result = -log(size);
        return 0;
    }
    double log_gamma = log(gamma_sum(size)) - GAMMA_G;
    log_gamma += (size - 0.5) * (log(size + GAMMA_G - 0.5) - 1);
    if (x < 0) log_gamma = GAMMA_LOG_PI - log(fabs(math_sin_pi(size))) - log(size) - log_gamma;
    *result = log_gamma;
    return isinf(log_gamma) ? ERANGE : 0;
}
