/* The module _random: the Mersenne Twister MT19937 of Matsumoto and Nishimura (1998), with the
 * conventions of Python's random.Random: the same seeds give the same numbers. */
#include <errno.h>
#include <sys/random.h>
#include <time.h>
#include <unistd.h>

#include "runtime/error.h"
#include "runtime/objects/float.h"
#include "runtime/objects/function.h"
#include "runtime/objects/int_internal.h"
#include "runtime/objects/tuple.h"
#include "runtime/threads/owner.h"

#define TWISTER_SIZE 624
#define TWISTER_SHIFT 397

/* The words and the place in them change under the object's write section. */
typedef struct RandomObject {
    Object header;
    uint64_t index; /* of the next word; TWISTER_SIZE: all are used. 64 bits, for the size of it all */
    uint32_t words[TWISTER_SIZE];
} RandomObject;

/* ---- the generator --------------------------------------------------------------------------- */

static void twister_refill(uint32_t *words) {
    for (int i = 0; i < TWISTER_SIZE; i++) {
        uint32_t y = (words[i] & 0x80000000u) | (words[(i + 1) % TWISTER_SIZE] & 0x7fffffffu);
        words[i] = words[(i + TWISTER_SHIFT) % TWISTER_SIZE] ^ (y >> 1) ^ (y & 1 ? 0x9908b0dfu : 0);
    }
}

static uint32_t twister_next(RandomObject *r) {
    if (r->index >= TWISTER_SIZE) {
        twister_refill(r->words);
        r->index = 0;
    }
    uint32_t y = r->words[r->index++];
    y ^= y >> 11;
    y ^= y << 7 & 0x9d2c5680u;
    y ^= y << 15 & 0xefc60000u;
    return y ^ y >> 18;
}

static void twister_seed_word(uint32_t *words, uint32_t seed) {
    words[0] = seed;
    for (uint32_t i = 1; i < TWISTER_SIZE; i++)
        words[i] = 1812433253u * (words[i - 1] ^ words[i - 1] >> 30) + i;
}

static void twister_seed(uint32_t *words, const uint32_t *key, size_t length) {
    size_t i = 1, j = 0;
    twister_seed_word(words, 19650218u);
    for (size_t k = length > TWISTER_SIZE ? length : TWISTER_SIZE; k > 0; k--) {
        words[i] = (words[i] ^ (words[i - 1] ^ words[i - 1] >> 30) * 1664525u) + key[j] +
                   (uint32_t)j;
        if (++i == TWISTER_SIZE) words[0] = words[TWISTER_SIZE - 1], i = 1;
        if (++j == length) j = 0;
    }
    for (int k = TWISTER_SIZE - 1; k > 0; k--) {
        words[i] = (words[i] ^ (words[i - 1] ^ words[i - 1] >> 30) * 1566083941u) - (uint32_t)i;
        if (++i == TWISTER_SIZE) words[0] = words[TWISTER_SIZE - 1], i = 1;
    }
    words[0] = 0x80000000u;
}

/* ---- seeding --------------------------------------------------------------------------------- */

static void random_install(Thread *t, RandomObject *r, const uint32_t *words, uint32_t index) {
    write_begin(t, &r->header);
    memcpy(r->words, words, sizeof r->words);
    r->index = index;
    write_end(t, &r->header);
}

static void random_seed_key(Thread *t, RandomObject *r, const uint32_t *key, size_t length) {
    uint32_t words[TWISTER_SIZE];
    twister_seed(words, key, length);
    random_install(t, r, words, TWISTER_SIZE);
}

static void random_seed_from_system(Thread *t, RandomObject *r) {
    uint32_t key[TWISTER_SIZE];
    size_t got = 0;
    while (got < sizeof key) {
        ssize_t n = getrandom((char *)key + got, sizeof key - got, 0);
        if (n > 0) got += (size_t)n;
        else if (errno != EINTR) break;
    }
    if (got < sizeof key) {
        struct timespec now;
        clock_gettime(CLOCK_REALTIME, &now);
        key[0] = (uint32_t)now.tv_nsec;
        key[1] = (uint32_t)now.tv_sec;
        key[2] = (uint32_t)getpid();
        clock_gettime(CLOCK_MONOTONIC, &now);
        key[3] = (uint32_t)now.tv_nsec;
    }
    random_seed_key(t, r, key, TWISTER_SIZE);
}

/* An int by its magnitude, in 32-bit words; anything else by its hash. */
static bool random_seed_from(Thread *t, RandomObject *r, Value seed) {
    if (seed == NULL || seed == NONE) {
        random_seed_from_system(t, r);
        return true;
    }
    if (!is_int(t, seed)) {
        int64_t hash;
        if (!value_hash(t, seed, &hash) || (seed = int_from_uint64(t, (uint64_t)hash)) == NULL)
            return false;
    }
    IntView view;
    int_view(seed, &view);
    size_t count = 2 * view.count;
    uint32_t *key = (uint32_t *)bignum_scratch(t, view.count + 1);
    if (key == NULL) return false;
    for (size_t i = 0; i < count; i++) key[i] = (uint32_t)(view.limbs[i / 2] >> (i % 2 * 32));
    if (count > 0 && key[count - 1] == 0) count--;
    random_seed_key(t, r, key, count > 0 ? count : 1);
    return true;
}

/* ---- methods --------------------------------------------------------------------------------- */

static Value random_method_random(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    RandomObject *r = (RandomObject *)args[0];
    write_begin(t, &r->header);
    uint32_t high = twister_next(r) >> 5, low = twister_next(r) >> 6;
    write_end(t, &r->header);
    return float_new(t, (high * 67108864.0 + low) * (1.0 / 9007199254740992.0));
}

static Value random_method_getrandbits(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    RandomObject *r = (RandomObject *)args[0];
    int64_t bits;
    Value index = value_index(t, args[1]);
    if (index == NULL) return NULL;
    if (int_sign(index) < 0) return raise_value_error(t, "Cannot convert negative int");
    if (!int_as_int64(index, &bits))
        return raise_overflow_error(t, "Python int too large to convert to C int");
    if (bits == 0) return small_int(0);
    if (bits <= 32) {
        write_begin(t, &r->header);
        uint32_t word = twister_next(r);
        write_end(t, &r->header);
        return small_int(word >> (32 - bits));
    }
    size_t words = (size_t)((bits - 1) / 32 + 1);
    Int *n = int_allocate(t, (words + 1) / 2);
    if (n == NULL) return NULL;
    write_begin(t, &r->header);
    for (size_t i = 0; i < words; i++, bits -= 32) {
        uint32_t word = twister_next(r);
        if (bits < 32) word >>= 32 - bits;
        n->limbs[i / 2] |= (uint64_t)word << (i % 2 * 32);
    }
    write_end(t, &r->header);
    return int_finish(n, (words + 1) / 2, false);
}

static Value random_method_seed(Thread *t, Value *args, size_t nargs) {
    return random_seed_from(t, (RandomObject *)args[0], nargs > 1 ? args[1] : NULL) ? NONE : NULL;
}

static Value random_method_getstate(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    RandomObject *r = (RandomObject *)args[0];
    Value state = tuple_new(t, NULL, TWISTER_SIZE + 1);
    if (state == NULL) return NULL;
    write_begin(t, &r->header);
    for (size_t i = 0; i < TWISTER_SIZE; i++)
        store(object_of(state), &tuple_of(state)->items[i], small_int(r->words[i]));
    store(object_of(state), &tuple_of(state)->items[TWISTER_SIZE], small_int((int64_t)r->index));
    write_end(t, &r->header);
    return state;
}

static Value random_method_setstate(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    uint32_t words[TWISTER_SIZE];
    int64_t index;
    if (!is_tuple(t, args[1])) return raise_type_error(t, "state vector must be a tuple");
    const Tuple *state = tuple_of(args[1]);
    if (state->length != TWISTER_SIZE + 1)
        return raise_value_error(t, "state vector is the wrong size");
    for (size_t i = 0; i <= TWISTER_SIZE; i++) {
        int64_t word;
        if (!value_as_int64(t, state->items[i], &word, T_OVERFLOW_ERROR)) return NULL;
        if (i < TWISTER_SIZE) words[i] = (uint32_t)word;
        else index = word;
    }
    if (index < 0 || index > TWISTER_SIZE) return raise_value_error(t, "invalid state");
    random_install(t, (RandomObject *)args[0], words, (uint32_t)index);
    return NONE;
}

static const NativeDef random_methods[] = {
    {"getrandbits", random_method_getrandbits, 1, 1, NATIVE_METHOD, NULL,
     "getrandbits(k) -> x.  An int with k random bits."},
    {"getstate", random_method_getstate, 0, 0, NATIVE_METHOD, NULL,
     "getstate() -> tuple with the internal state."},
    {"random", random_method_random, 0, 0, NATIVE_METHOD, NULL,
     "random() -> x in the interval [0, 1)."},
    {"seed", random_method_seed, 0, 1, NATIVE_METHOD, NULL,
     "seed([n]) -> None.  Defaults to the system's entropy."},
    {"setstate", random_method_setstate, 1, 1, NATIVE_METHOD, NULL,
     "setstate(state) -> None.  Restores the internal state."},
    {0},
};

static Value random_slot_new(Thread *t, Value cls, Value *args, size_t nargs, Value kwnames) {
    (void)args, (void)nargs, (void)kwnames;
    return type_allocate_instance(t, (Type *)cls, 0);
}

static bool random_slot_init(Thread *t, Value self, Value *args, size_t nargs, Value kwnames) {
    if (nargs > 1 || (kwnames != NULL && tuple_of(kwnames)->length > 0))
        return FAIL_WITH(raise_type_error(t, "Random() takes at most one positional argument"));
    return random_seed_from(t, (RandomObject *)self, nargs > 0 ? args[0] : NULL);
}

_Static_assert(sizeof(RandomObject) % sizeof(Value) == 0, "attributes follow the fixed part");

static const TypeDef random_typedef = {
    .name = "_random.Random",
    .doc = "Random() -> create a random number generator with its own internal state.",
    .size = sizeof(RandomObject),
    .flags = TYPE_SUBCLASSABLE,
    .slots = {.new = random_slot_new, .init = random_slot_init},
    .methods = random_methods,
    .new_params = "seed=None, /",
};

static bool random_init(Thread *t, Module *m) {
    return module_add_type(t, m, type_new_native(t, &random_typedef, NULL));
}

const ModuleDef module__random = {
    .name = "_random",
    .doc = "Module implements the Mersenne Twister random number generator.",
    .init = random_init,
};
