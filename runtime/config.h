/* What the build decides, and the few macros that every file uses. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifndef MINIPY_DEBUG
#define MINIPY_DEBUG 0
#endif

/* BUILD=stress: threads take turns at every safepoint, and MINIPY_FAIL_ALLOCATION=N makes the Nth allocation fail. */
#ifndef MINIPY_STRESS
#define MINIPY_STRESS 0
#endif

#define LIKELY(x) __builtin_expect(!!(x), 1)
#define UNLIKELY(x) __builtin_expect(!!(x), 0)

/* A function whose failure must be looked at: NULL or false means that an exception is set. */
#define MUST_CHECK __attribute__((warn_unused_result))
#define NOINLINE __attribute__((noinline))
#define COLD __attribute__((noinline, cold))
#define ALWAYS_INLINE static inline __attribute__((always_inline))
#define PRINTF_LIKE(fmt, args) /* our formats have letters of their own; see str_format */

/* Neither inlined nor seen through: callers may not assume that any register survives unsaved. */
#if defined(__clang__)
#define OPAQUE_CALL __attribute__((noinline))
#else
#define OPAQUE_CALL __attribute__((noinline, noipa))
#endif

/* Our own mistakes stop a debug build with a sentence; release builds do not look. */
#if MINIPY_DEBUG
#define ASSERT(condition, sentence) \
    ((condition) ? (void)0 : assert_failed(#condition, sentence, __FILE__, __LINE__))
#else
#define ASSERT(condition, sentence) ((void)0)
#endif
_Noreturn void assert_failed(const char *condition, const char *sentence, const char *file, int line);

#define ARRAY_LENGTH(array) (sizeof(array) / sizeof((array)[0]))
