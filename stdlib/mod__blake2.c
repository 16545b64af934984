/* The module _blake2: BLAKE2b and BLAKE2s with all their parameters (RFC 7693 and the paper), which libcrypto does not
 * have. A state is used by one thread at a time: hashlib's classes have locks, and others are refused. */
#include <string.h>

#include "runtime/error.h"
#include "runtime/objects/bytes.h"
#include "runtime/objects/function.h"
#include "runtime/objects/int.h"

#define BLAKE2_BLOCK 128         /* of BLAKE2s half */

typedef struct Blake2 {
    Object header;
    uint64_t state[8];
    uint64_t low, high;          /* bytes so far */
    uint8_t block[BLAKE2_BLOCK];
    uint32_t used;               /* of the block */
    uint8_t wide;                /* BLAKE2b */
    uint8_t size;                /* of the digest */
    uint8_t last_node;
    uint8_t busy;
} Blake2;

extern const TypeDef blake2_typedef;

static const uint64_t blake2b_start[8] = {0x6a09e667f3bcc908, 0xbb67ae8584caa73b, 0x3c6ef372fe94f82b,
                                          0xa54ff53a5f1d36f1, 0x510e527fade682d1, 0x9b05688c2b3e6c1f,
                                          0x1f83d9abfb41bd6b, 0x5be0cd19137e2179};
static const uint8_t blake2_sigma[10][16] = {
    {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15}, {14, 10, 4, 8, 9, 15, 13, 6, 1, 12, 0, 2, 11, 7, 5, 3},
    {11, 8, 12, 0, 5, 2, 15, 13, 10, 14, 3, 6, 7, 1, 9, 4}, {7, 9, 3, 1, 13, 12, 11, 14, 2, 6, 5, 10, 4, 0, 15, 8},
    {9, 0, 5, 7, 2, 4, 10, 15, 14, 1, 11, 12, 6, 8, 3, 13}, {2, 12, 6, 10, 0, 11, 8, 3, 4, 13, 7, 5, 15, 14, 1, 9},
    {12, 5, 1, 15, 14, 13, 4, 10, 0, 7, 6, 3, 9, 2, 8, 11}, {13, 11, 7, 14, 12, 1, 3, 9, 5, 0, 15, 4, 8, 6, 2, 10},
    {6, 15, 14, 9, 11, 3, 0, 8, 12, 2, 13, 7, 1, 4, 10, 5}, {10, 2, 8, 4, 7, 6, 1, 5, 15, 11, 9, 14, 3, 12, 13, 0}};

static uint64_t blake2_load(const uint8_t *p, int bytes) {
    uint64_t n = 0;
    for (int i = bytes; i-- > 0;) n = n << 8 | p[i];
    return n;
}

static uint64_t blake2_rotate(const Blake2 *s, uint64_t n, int right) {
    if (s->wide) return n >> right | n << (64 - right);
    return (uint32_t)((uint32_t)n >> right | (uint32_t)n << (32 - right));
}

/* The words are 64 bits wide, or the lower 32 of them. */
static void blake2_mix(const Blake2 *s, uint64_t *v, int a, int b, int c, int d, uint64_t x, uint64_t y) {
    static const int rotations[2][4] = {{16, 12, 8, 7}, {32, 24, 16, 63}};
    const int *r = rotations[s->wide];
    uint64_t mask = s->wide ? UINT64_MAX : UINT32_MAX;
    v[a] = (v[a] + v[b] + x) & mask;
    v[d] = blake2_rotate(s, v[d] ^ v[a], r[0]);
    v[c] = (v[c] + v[d]) & mask;
    v[b] = blake2_rotate(s, v[b] ^ v[c], r[1]);
    v[a] = (v[a] + v[b] + y) & mask;
    v[d] = blake2_rotate(s, v[d] ^ v[a], r[2]);
    v[c] = (v[c] + v[d]) & mask;
    v[b] = blake2_rotate(s, v[b] ^ v[c], r[3]);
}

static uint64_t blake2_initial(const Blake2 *s, int i) {
    return s->wide ? blake2b_start[i] : blake2b_start[i] >> 32;
}

static void blake2_compress(Blake2 *s, const uint8_t *block, bool last) {
    uint64_t v[16], m[16], mask = s->wide ? UINT64_MAX : UINT32_MAX;
    int bytes = s->wide ? 8 : 4, rounds = s->wide ? 12 : 10;
    for (int i = 0; i < 8; i++) {
        v[i] = s->state[i];
        v[i + 8] = blake2_initial(s, i);
    }
    v[12] ^= s->wide ? s->low : s->low & UINT32_MAX;
    v[13] ^= s->wide ? s->high : s->low >> 32;
    if (last) v[14] ^= mask;
    if (last && s->last_node) v[15] ^= mask;
    for (int i = 0; i < 16; i++) m[i] = blake2_load(block + i * bytes, bytes);
    for (int round = 0; round < rounds; round++) {
        const uint8_t *o = blake2_sigma[round % 10];
        for (int i = 0; i < 4; i++)
            blake2_mix(s, v, i, i + 4, i + 8, i + 12, m[o[2 * i]], m[o[2 * i + 1]]);
        for (int i = 0; i < 4; i++)
            blake2_mix(s, v, i, (i + 1) % 4 + 4, (i + 2) % 4 + 8, (i + 3) % 4 + 12, m[o[2 * i + 8]], m[o[2 * i + 9]]);
    }
    for (int i = 0; i < 8; i++) s->state[i] ^= v[i] ^ v[i + 8];
}

/* The last block is kept: it is compressed another way. */
static void blake2_update(Blake2 *s, const uint8_t *p, size_t length) {
    uint32_t size = s->wide ? BLAKE2_BLOCK : BLAKE2_BLOCK / 2;
    while (length > 0) {
        if (s->used == size) {
            s->low += size;
            s->high += s->low < size;
            blake2_compress(s, s->block, false);
            s->used = 0;
        }
        size_t n = size - s->used < length ? size - s->used : length;
        memcpy(s->block + s->used, p, n);
        s->used += (uint32_t)n;
        p += n;
        length -= n;
    }
}

static Blake2 *blake2_take(Thread *t, Value v) {
    Blake2 *s = (Blake2 *)v;
    if (!__atomic_exchange_n(&s->busy, 1, __ATOMIC_ACQUIRE)) return s;
    raise_runtime_error(t, "another thread is using the hash");
    return NULL;
}

static void blake2_give_back(Blake2 *s) { __atomic_store_n(&s->busy, 0, __ATOMIC_RELEASE); }

static Blake2 *blake2_allocate(Thread *t) {
    return (Blake2 *)type_allocate_instance(t, (Type *)load(vm_root(t, &blake2_typedef)), 0);
}

/* new(wide, parameters, key, last_node): the parameter block is 64 or 32 bytes, checked by hashlib. */
static Value blake2_new(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    if (!is_bytes(t, args[1]) || !is_bytes(t, args[2])) return raise_type_error(t, "bytes expected");
    const Bytes *parameters = bytes_of(args[1]), *key = bytes_of(args[2]);
    bool wide = args[0] == TRUE_VALUE;
    size_t word = wide ? 8 : 4;
    if (parameters->length != 8 * word || key->length > 8 * word || parameters->data[0] < 1 ||
        parameters->data[0] > 8 * word)
        return raise_value_error(t, "wrong parameters");
    Blake2 *s = blake2_allocate(t);
    if (!s) return NULL;
    s->wide = wide;
    s->size = parameters->data[0];
    s->last_node = args[3] == TRUE_VALUE;
    for (int i = 0; i < 8; i++)
        s->state[i] = blake2_initial(s, i) ^ blake2_load(parameters->data + (size_t)i * word, (int)word);
    if (key->length > 0) {
        uint8_t block[BLAKE2_BLOCK] = {0};
        memcpy(block, key->data, key->length);
        blake2_update(s, block, 16 * word);
    }
    return to_value(s);
}

static Value blake2_method_update(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    BufferView view;
    if (!buffer_get(t, args[1], &view, BUFFER_READ)) return NULL;
    Blake2 *s = blake2_take(t, args[0]);
    if (s) {
        blake2_update(s, view.data, view.length);
        blake2_give_back(s);
    }
    buffer_release(t, &view);
    return s ? NONE : NULL;
}

static Value blake2_method_copy(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    Blake2 *copy = blake2_allocate(t), *s = copy ? blake2_take(t, args[0]) : NULL;
    if (!s) return NULL;
    memcpy((char *)copy + sizeof(Object), (char *)s + sizeof(Object), sizeof *s - sizeof(Object));
    copy->busy = 0;
    blake2_give_back(s);
    return to_value(copy);
}

static Value blake2_method_digest(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    Blake2 *s = blake2_take(t, args[0]), end;
    if (!s) return NULL;
    memcpy(&end, s, sizeof end);
    blake2_give_back(s);
    end.low += end.used;
    end.high += end.low < end.used;
    memset(end.block + end.used, 0, sizeof end.block - end.used);
    blake2_compress(&end, end.block, true);
    uint8_t bytes[64];
    int word = end.wide ? 8 : 4;
    for (int i = 0; i < 8 * word; i++) bytes[i] = (uint8_t)(end.state[i / word] >> i % word * 8);
    return to_value(bytes_new(t, bytes, end.size));
}

static const NativeDef blake2_methods[] = {
    {"update", blake2_method_update, 1, 1, NATIVE_METHOD, NULL, NULL},
    {"copy", blake2_method_copy, 0, 0, NATIVE_METHOD, NULL, NULL},
    {"digest", blake2_method_digest, 0, 0, NATIVE_METHOD, NULL, NULL},
    {0},
};

const TypeDef blake2_typedef = {
    .name = "_blake2.state",
    .doc = "What was hashed so far.",
    .size = sizeof(Blake2),
    .flags = TYPE_NO_INSTANTIATE | TYPE_IMMUTABLE,
    .methods = blake2_methods,
};

static const NativeDef blake2_functions[] = {
    {"new", blake2_new, 4, 4, NATIVE_FUNCTION, NULL, "A state, of a parameter block and a key."},
    {0},
};

static bool blake2_init(Thread *t, Module *m) {
    (void)m;
    Type *type = type_new_native(t, &blake2_typedef, NULL);
    if (type) vm_root_set(vm_root(t, &blake2_typedef), to_value(type));
    return type != NULL;
}

const ModuleDef module__blake2 = {
    .name = "_blake2",
    .doc = "BLAKE2b and BLAKE2s.",
    .functions = blake2_functions,
    .init = blake2_init,
};
