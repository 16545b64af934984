/* Atomics by name, and the only place beside gil.h that knows which variant is built.
 *
 * Every word of the heap that another thread may read or write at the same time is accessed through
 * these. "Shared" accesses are those that only matter when threads run in parallel: with a GIL they
 * are plain (compiler-atomic, relaxed) accesses, without one they have the ordering that their name
 * says. Relaxed atomic loads and stores cost nothing on x86-64 and aarch64 and keep ThreadSanitizer
 * honest. */
#pragma once

#include <stdatomic.h>

#include "runtime/value.h"

#if MINIPY_GIL
#define HAVE_GIL 1
#define ORDER_ACQUIRE memory_order_relaxed
#define ORDER_RELEASE memory_order_relaxed
#else
#define HAVE_GIL 0
#define ORDER_ACQUIRE memory_order_acquire
#define ORDER_RELEASE memory_order_release
#endif

/* These take the address of a plain (not _Atomic) word, so that structs stay readable. */
#define load_relaxed(address) __atomic_load_n((address), __ATOMIC_RELAXED)
#define store_relaxed(address, word) __atomic_store_n((address), (word), __ATOMIC_RELAXED)
#if HAVE_GIL
#define load_acquire(address) __atomic_load_n((address), __ATOMIC_RELAXED)
#define store_release(address, word) __atomic_store_n((address), (word), __ATOMIC_RELAXED)
#else
#define load_acquire(address) __atomic_load_n((address), __ATOMIC_ACQUIRE)
#define store_release(address, word) __atomic_store_n((address), (word), __ATOMIC_RELEASE)
#endif
/* Stores a word that mostly has that value already: without a GIL its line is not taken from others for nothing. */
#if HAVE_GIL
#define store_if_new(address, word) store_relaxed((address), (word))
#else
#define store_if_new(address, word) (load_relaxed(address) == (word) ? (void)0 : store_relaxed((address), (word)))
#endif

/* Copies words into private memory that other threads may be storing to: each is taken whole. */
ALWAYS_INLINE void copy_words(void *to, const void *from, size_t count) {
#if HAVE_GIL
    if (count > 0) memcpy(to, from, count * sizeof(uint64_t));
#else
    for (size_t i = 0; i < count; i++)
        ((uint64_t *)to)[i] = load_acquire(&((const uint64_t *)from)[i]);
#endif
}

/* Between threads whatever the variant: protocol words of thread.c, park.c, gc.c. */
#define sync_load(address) __atomic_load_n((address), __ATOMIC_ACQUIRE)
#define sync_store(address, word) __atomic_store_n((address), (word), __ATOMIC_RELEASE)
#define sync_exchange(address, word) __atomic_exchange_n((address), (word), __ATOMIC_ACQ_REL)
#define sync_add(address, n) __atomic_add_fetch((address), (n), __ATOMIC_ACQ_REL)
#define sync_or(address, bits) __atomic_fetch_or((address), (bits), __ATOMIC_ACQ_REL)
#define sync_and(address, bits) __atomic_fetch_and((address), (bits), __ATOMIC_ACQ_REL)
#define sync_cas(address, expected_pointer, word) \
    __atomic_compare_exchange_n((address), (expected_pointer), (word), false, __ATOMIC_ACQ_REL, \
                                __ATOMIC_ACQUIRE)

static inline void cpu_relax(void) {
#if defined(__x86_64__)
    __builtin_ia32_pause();
#elif defined(__aarch64__)
    __asm__ volatile("yield");
#endif
}
