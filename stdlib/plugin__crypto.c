/* The module `_crypto`, on OpenSSL's libcrypto: what the module hashlib, in Python, stands on.
 *
 * A hash is a handle, used by one thread at a time: the classes in Python have locks, and a thread that comes past them
 * is refused. Long work is done while other threads run. */
#include <limits.h>
#include <minipy.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <stdlib.h>
#include <string.h>

enum { HASH_QUICK = 2048 };

typedef struct CryptoHash {
    EVP_MD_CTX *context;
    char busy;
} CryptoHash;

static const char *const crypto_hash = "hash";

static mpy_value crypto_raise(mpy_vm *vm) {
    char text[256];
    unsigned long code = ERR_peek_last_error();
    ERR_clear_error();
    if (!code) return mpy_raise(vm, "MemoryError", NULL);
    ERR_error_string_n(code, text, sizeof text);
    return mpy_raise(vm, "ValueError", text);
}

static void crypto_free(void *data) {
    CryptoHash *h = data;
    EVP_MD_CTX_free(h->context);
    free(h);
}

static mpy_value crypto_handle(mpy_vm *vm, EVP_MD_CTX *context) {
    CryptoHash *h = context ? calloc(1, sizeof *h) : NULL;
    if (!h) {
        EVP_MD_CTX_free(context);
        return mpy_raise(vm, "MemoryError", NULL);
    }
    h->context = context;
    mpy_value handle = mpy_new_handle(vm, crypto_hash, h, crypto_free);
    if (!handle) crypto_free(h);
    return handle;
}

static CryptoHash *crypto_take(mpy_vm *vm, mpy_value v) {
    CryptoHash *h = mpy_handle_data(vm, v, crypto_hash);
    if (h && __atomic_exchange_n(&h->busy, 1, __ATOMIC_ACQUIRE)) {
        mpy_raise(vm, "RuntimeError", "another thread is using the hash");
        return NULL;
    }
    return h;
}

static void crypto_give_back(CryptoHash *h) { __atomic_store_n(&h->busy, 0, __ATOMIC_RELEASE); }

/* (name) -> (hash, digest size or 0 of those that have any, block size); ValueError: there is none */
static mpy_value crypto_new(mpy_vm *vm, const mpy_value *args, size_t count, void *data) {
    (void)count, (void)data;
    const char *name = mpy_as_str(vm, args[0], NULL);
    if (!name) return NULL;
    EVP_MD *md = EVP_MD_fetch(NULL, name, NULL);
    if (!md) {
        ERR_clear_error();
        return mpy_raise(vm, "ValueError", "unsupported hash type");
    }
    bool any_length = EVP_MD_get_flags(md) & EVP_MD_FLAG_XOF;
    int64_t size = any_length ? 0 : EVP_MD_get_size(md), block = EVP_MD_get_block_size(md);
    EVP_MD_CTX *context = EVP_MD_CTX_new();
    bool started = context && EVP_DigestInit_ex(context, md, NULL);
    EVP_MD_free(md);
    if (!started) {
        EVP_MD_CTX_free(context);
        return crypto_raise(vm);
    }
    mpy_value parts[3] = {crypto_handle(vm, context), mpy_int(vm, size), mpy_int(vm, block)};
    return parts[0] && parts[1] && parts[2] ? mpy_tuple(vm, parts, 3) : NULL;
}

static mpy_value crypto_update(mpy_vm *vm, const mpy_value *args, size_t count, void *data) {
    (void)count, (void)data;
    mpy_buffer b;
    CryptoHash *h = crypto_take(vm, args[0]);
    if (!h) return NULL;
    if (mpy_buffer_open(vm, args[1], false, &b)) {
        crypto_give_back(h);
        return NULL;
    }
    bool is_long = b.length > HASH_QUICK;
    if (is_long) mpy_release(vm);
    bool done = EVP_DigestUpdate(h->context, b.data, b.length);
    crypto_give_back(h);
    if (is_long && mpy_acquire(vm)) return NULL;
    mpy_buffer_close(vm, &b);
    return done ? mpy_none() : crypto_raise(vm);
}

static mpy_value crypto_copy(mpy_vm *vm, const mpy_value *args, size_t count, void *data) {
    (void)count, (void)data;
    CryptoHash *h = crypto_take(vm, args[0]);
    EVP_MD_CTX *copy = h ? EVP_MD_CTX_new() : NULL;
    if (!h) return NULL;
    if (copy && !EVP_MD_CTX_copy_ex(copy, h->context)) {
        EVP_MD_CTX_free(copy);
        copy = NULL;
    }
    crypto_give_back(h);
    return crypto_handle(vm, copy);
}

/* (hash, length or 0 for its own): of a copy, so that it goes on */
static mpy_value crypto_digest(mpy_vm *vm, const mpy_value *args, size_t count, void *data) {
    (void)count, (void)data;
    int64_t length;
    if (mpy_as_int(vm, args[1], &length)) return NULL;
    if (length < 0) return mpy_raise(vm, "ValueError", "length must be non-negative");
    CryptoHash *h = crypto_take(vm, args[0]);
    EVP_MD_CTX *copy = h ? EVP_MD_CTX_new() : NULL;
    if (!h) return NULL;
    bool done = copy && EVP_MD_CTX_copy_ex(copy, h->context);
    crypto_give_back(h);
    size_t room = length ? (size_t)length : EVP_MAX_MD_SIZE;
    unsigned char *bytes = malloc(room);
    unsigned size = (unsigned)room;
    if (done && bytes) done = length ? EVP_DigestFinalXOF(copy, bytes, room) : EVP_DigestFinal_ex(copy, bytes, &size);
    EVP_MD_CTX_free(copy);
    mpy_value result = !bytes  ? mpy_raise(vm, "MemoryError", NULL)
                       : !done ? crypto_raise(vm)
                               : mpy_bytes(vm, bytes, length ? room : size);
    free(bytes);
    return result;
}

/* ---- keys from passwords ----------------------------------------------------------------------- */

/* (hash name, password, salt, iterations, length) */
static mpy_value crypto_pbkdf2(mpy_vm *vm, const mpy_value *args, size_t count, void *data) {
    (void)count, (void)data;
    const char *name = mpy_as_str(vm, args[0], NULL);
    int64_t iterations, length;
    mpy_buffer password, salt;
    if (!name || mpy_as_int(vm, args[3], &iterations) || mpy_as_int(vm, args[4], &length)) return NULL;
    if (length < 1 || length > INT_MAX || iterations < 1)
        return mpy_raise(vm, "ValueError", "length and iterations must be positive");
    const EVP_MD *md = EVP_get_digestbyname(name);
    if (!md) return mpy_raise(vm, "ValueError", "unsupported hash type");
    if (mpy_buffer_open(vm, args[1], false, &password)) return NULL;
    if (mpy_buffer_open(vm, args[2], false, &salt)) {
        mpy_buffer_close(vm, &password);
        return NULL;
    }
    unsigned char *key = malloc((size_t)length);
    bool done = false, fits = password.length <= INT_MAX && salt.length <= INT_MAX && iterations <= INT_MAX;
    if (key && fits) {
        mpy_release(vm);
        done = PKCS5_PBKDF2_HMAC(password.data, (int)password.length, salt.data, (int)salt.length, (int)iterations, md,
                                 (int)length, key);
        if (mpy_acquire(vm)) {
            free(key);
            return NULL;
        }
    }
    mpy_buffer_close(vm, &salt);
    mpy_buffer_close(vm, &password);
    mpy_value result = !fits ? mpy_raise(vm, "OverflowError", "value is too great")
                       : !key ? mpy_raise(vm, "MemoryError", NULL)
                       : !done ? crypto_raise(vm)
                               : mpy_bytes(vm, key, (size_t)length);
    free(key);
    return result;
}

/* (password, salt, n, r, p, maximal memory, length) */
static mpy_value crypto_scrypt(mpy_vm *vm, const mpy_value *args, size_t count, void *data) {
    (void)count, (void)data;
    int64_t n[5];
    mpy_buffer password, salt;
    for (size_t i = 0; i < 5; i++)
        if (mpy_as_int(vm, args[2 + i], &n[i])) return NULL;
    if (n[4] < 1 || n[4] > INT32_MAX) return mpy_raise(vm, "ValueError", "dklen must be greater than 0 and smaller than 2147483647");
    if (mpy_buffer_open(vm, args[0], false, &password)) return NULL;
    if (mpy_buffer_open(vm, args[1], false, &salt)) {
        mpy_buffer_close(vm, &password);
        return NULL;
    }
    unsigned char *key = malloc((size_t)n[4]);
    bool done = false;
    if (key) {
        mpy_release(vm);
        done = EVP_PBE_scrypt(password.data, password.length, salt.data, salt.length, (uint64_t)n[0], (uint64_t)n[1],
                              (uint64_t)n[2], (uint64_t)n[3], key, (size_t)n[4]);
        if (mpy_acquire(vm)) {
            free(key);
            return NULL;
        }
    }
    mpy_buffer_close(vm, &salt);
    mpy_buffer_close(vm, &password);
    ERR_clear_error();
    mpy_value result = !key ? mpy_raise(vm, "MemoryError", NULL)
                       : !done ? mpy_raise(vm, "ValueError", "Invalid parameter combination for n, r, p, maxmem.")
                               : mpy_bytes(vm, key, (size_t)n[4]);
    free(key);
    return result;
}

/* ---- names ------------------------------------------------------------------------------------- */

typedef struct CryptoNames {
    mpy_vm *vm;
    mpy_value dict;
    bool failed;
} CryptoNames;

static void crypto_add_name(const char *name, void *data) {
    CryptoNames *names = data;
    mpy_value key = names->failed ? NULL : mpy_str(names->vm, name);
    names->failed |= !key || mpy_set_item(names->vm, names->dict, key, mpy_none());
}

static void crypto_add_names(EVP_MD *md, void *data) { EVP_MD_names_do_all(md, crypto_add_name, data); }

/* All names of hashes, as the keys of a dict. */
static mpy_value crypto_names(mpy_vm *vm, const mpy_value *args, size_t count, void *data) {
    (void)args, (void)count, (void)data;
    CryptoNames names = {vm, mpy_dict(vm), false};
    if (!names.dict) return NULL;
    EVP_MD_do_all_provided(NULL, crypto_add_names, &names);
    return names.failed ? NULL : names.dict;
}

typedef struct CryptoFunction {
    const char *name;
    mpy_function fn;
    size_t count;                /* of arguments */
} CryptoFunction;

static const CryptoFunction crypto_functions[] = {
    {"new", crypto_new, 1},
    {"update", crypto_update, 2},
    {"copy", crypto_copy, 1},
    {"digest", crypto_digest, 2},
    {"pbkdf2", crypto_pbkdf2, 5},
    {"scrypt", crypto_scrypt, 7},
    {"names", crypto_names, 0},
};

static mpy_value crypto_call(mpy_vm *vm, const mpy_value *args, size_t count, void *data) {
    const CryptoFunction *f = data;
    if (count != f->count) return mpy_raise(vm, "TypeError", "wrong number of arguments");
    return f->fn(vm, args, count, NULL);
}

MPY_PLUGIN(_crypto) {
    for (size_t i = 0; i < sizeof crypto_functions / sizeof *crypto_functions; i++) {
        const CryptoFunction *row = &crypto_functions[i];
        mpy_value f = mpy_new_function(vm, row->name, crypto_call, (void *)(uintptr_t)row);
        if (!f || mpy_set_attr(vm, module, row->name, f)) return MPY_ERROR;
    }
    return MPY_OK;
}
