/* Where the calling OS thread's stack begins and ends. */
#define _GNU_SOURCE
#include <pthread.h>
#include <stdio.h>
#include <sys/auxv.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "runtime/threads/state.h"

/* Left below the limit for C code that does not look: ours between two looks, the C library, signal
 * handlers. Sanitizers make frames several times as large. */
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define STACK_HEADROOM (256 * 1024)
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define STACK_HEADROOM (256 * 1024)
#endif
#endif
#ifndef STACK_HEADROOM
#define STACK_HEADROOM (128 * 1024)
#endif
/* A stack that may grow without bound is used up to here. */
#define STACK_UNLIMITED_SIZE ((size_t)256 << 20)

void stack_set_limit(Thread *t) {
    size_t size = (size_t)(t->stack_base - t->stack_low);
    size_t headroom = size / 4 < STACK_HEADROOM ? size / 4 : STACK_HEADROOM;
    t->c_stack_limit = t->stack_low + headroom;
}

static bool stack_contains(const Thread *t, const char *address) {
    return address < t->stack_base && address >= t->stack_low;
}

/* The main thread's: the C library would read /proc/self/maps for it, which takes longer than
 * making a VM. The kernel puts the program's name at the very top of the stack. */
static void stack_find_main(Thread *t) {
    uintptr_t top = getauxval(AT_EXECFN);
    struct rlimit limit;
    if (top == 0 || getrlimit(RLIMIT_STACK, &limit) != 0) return;
    size_t size = limit.rlim_cur == RLIM_INFINITY ? STACK_UNLIMITED_SIZE : (size_t)limit.rlim_cur;
    if (size >= top) return;
    t->stack_base = (const char *)(top & ~(uintptr_t)15);
    t->stack_low = t->stack_base - size;
}

static void stack_ask_library(Thread *t) {
    pthread_attr_t attributes;
    if (pthread_getattr_np(pthread_self(), &attributes) != 0) return;
    void *low;
    size_t size;
    if (pthread_attr_getstack(&attributes, &low, &size) == 0) {
        t->stack_low = low;
        t->stack_base = (const char *)low + size;
    }
    pthread_attr_destroy(&attributes);
}

/* A stack that a coroutine library made: the mapping that holds the address. All of it can be
 * read. */
static void stack_ask_kernel(Thread *t, const char *address) {
    FILE *maps = fopen("/proc/self/maps", "re");
    if (maps == NULL) return;
    char line[512];
    unsigned long low, high;
    while (fgets(line, sizeof line, maps) != NULL) {
        if (sscanf(line, "%lx-%lx", &low, &high) != 2 || (uintptr_t)address < low
            || (uintptr_t)address >= high)
            continue;
        t->stack_low = (const char *)low;
        t->stack_base = (const char *)high;
        break;
    }
    fclose(maps);
}

void stack_find_bounds(Thread *t) {
    const char *here = __builtin_frame_address(0);
    if (getpid() == (pid_t)syscall(SYS_gettid)) stack_find_main(t);
    if (!stack_contains(t, here)) stack_ask_library(t);
    if (!stack_contains(t, here)) stack_ask_kernel(t, here);
    stack_set_limit(t);
}

void thread_set_stack(Thread *t, const void *low, const void *base) {
    t->stack_low = low;
    t->stack_base = base;
    stack_set_limit(t);
}
