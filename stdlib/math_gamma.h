/* The gamma function and its logarithm, with their errors as errno has them: 0, EDOM or ERANGE. */
#pragma once

int math_gamma(double x, double *result);
int math_log_gamma(double x, double *result);
/* sin(pi x), exact where the result is. */
double math_sin_pi(double x);
