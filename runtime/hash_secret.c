#include "runtime/hash_secret.h"

#include <sys/random.h>
#include <time.h>
#include <unistd.h>

#include "runtime/siphash.h"
#include "runtime/threads/process.h"

uint64_t hash_secret[2];

/* The second word is never 0 once it has been chosen. */
static void hash_secret_set(const uint64_t secret[2]) {
    process_lock();
    if (!hash_secret[1]) {
        hash_secret[0] = secret[0];
        hash_secret[1] = secret[1] | 1;
    }
    process_unlock();
}

void hash_secret_choose(uint32_t seed) {
    static const uint64_t fixed[2] = HASH_SECRET_FIXED;
    const uint64_t secret[2] = {siphash13(fixed[0], seed, &seed, sizeof seed), siphash13(fixed[1], seed, &seed, sizeof seed)};
    hash_secret_set(seed ? secret : fixed);
}

void hash_secret_choose_randomly(void) {
    uint64_t secret[2];
    if (getrandom(secret, sizeof secret, GRND_NONBLOCK) != sizeof secret) { /* the system has just been started */
        struct timespec now;
        clock_gettime(CLOCK_MONOTONIC, &now);
        secret[0] = siphash13((uint64_t)now.tv_nsec, (uint64_t)getpid(), &now, sizeof now);
        secret[1] = siphash13((uint64_t)(uintptr_t)&now, secret[0], &now, sizeof now);
    }
    hash_secret_set(secret);
}
