/* The module `_zlib`, on zlib: what the module zlib, in Python, stands on.
 *
 * A stream is a handle. It is used by one thread at a time: the classes in Python have locks, and a thread that comes
 * past them is refused. Long work is done while other threads run. */
#include <minipy.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

enum { STREAM_QUICK = 4096, STREAM_ROOM = 16384, STREAM_PIECE = 1 << 30 };

typedef struct ZStream {
    z_stream z;
    int (*end)(z_streamp);
    unsigned char *dictionary;   /* of a decompressor, for when it is asked for; or NULL */
    unsigned dictionary_length;
    char busy;
} ZStream;

static const char *const zlib_compressor = "zlib compressor";
static const char *const zlib_decompressor = "zlib decompressor";

/* ---- errors and arguments ---------------------------------------------------------------------- */

static mpy_value zlib_raise(mpy_vm *vm, int code, const char *message, const char *what) {
    char text[256];
    if (code == Z_MEM_ERROR) return mpy_raise(vm, "MemoryError", NULL);
    if (!message && code == Z_BUF_ERROR) message = "incomplete or truncated stream";
    if (!message && code == Z_STREAM_ERROR) message = "inconsistent stream state";
    if (!message && code == Z_DATA_ERROR) message = "invalid input data";
    if (message) snprintf(text, sizeof text, "Error %d %s: %.200s", code, what, message);
    else snprintf(text, sizeof text, "Error %d %s", code, what);
    mpy_value module = mpy_import(vm, "zlib"), argument = mpy_str(vm, text);
    mpy_value error = module && argument ? mpy_get_attr(vm, module, "error") : NULL;
    mpy_value exception = error ? mpy_call(vm, error, &argument, 1) : NULL;
    return exception ? mpy_raise_value(vm, exception) : NULL;
}

static bool zlib_ints(mpy_vm *vm, const mpy_value *args, size_t count, int *out) {
    for (size_t i = 0; i < count; i++) {
        int64_t n;
        if (mpy_as_int(vm, args[i], &n)) return false;
        if (n != (int)n) {
            mpy_raise(vm, "OverflowError", "Python int too large to convert to C int");
            return false;
        }
        out[i] = (int)n;
    }
    return true;
}

static ZStream *zlib_take(mpy_vm *vm, mpy_value v, const char *type) {
    ZStream *s = mpy_handle_data(vm, v, type);
    if (s && __atomic_exchange_n(&s->busy, 1, __ATOMIC_ACQUIRE)) {
        mpy_raise(vm, "RuntimeError", "another thread is using the stream");
        return NULL;
    }
    return s;
}

static void zlib_give_back(ZStream *s) { __atomic_store_n(&s->busy, 0, __ATOMIC_RELEASE); }

static void zlib_free(void *data) {
    ZStream *s = data;
    s->end(&s->z);
    free(s->dictionary);
    free(s);
}

/* ---- checksums --------------------------------------------------------------------------------- */

static mpy_value zlib_checksum(mpy_vm *vm, const mpy_value *args,
                               uLong (*step)(uLong, const Bytef *, uInt)) {
    mpy_buffer b;
    int64_t start;
    if (mpy_as_int(vm, args[1], &start) || mpy_buffer_open(vm, args[0], false, &b)) return NULL;
    uLong sum = (uint32_t)start;
    bool is_long = b.length > STREAM_QUICK;
    if (is_long) mpy_release(vm);
    for (size_t at = 0; at < b.length;) {
        size_t n = b.length - at < STREAM_PIECE ? b.length - at : STREAM_PIECE;
        sum = step(sum, (const Bytef *)b.data + at, (uInt)n);
        at += n;
    }
    mpy_status status = is_long ? mpy_acquire(vm) : MPY_OK;
    if (status) return NULL;
    mpy_buffer_close(vm, &b);
    return mpy_int(vm, (int64_t)(uint32_t)sum);
}

static mpy_value zlib_crc32(mpy_vm *vm, const mpy_value *args, size_t count, void *data) {
    (void)count, (void)data;
    return zlib_checksum(vm, args, crc32);
}

static mpy_value zlib_adler32(mpy_vm *vm, const mpy_value *args, size_t count, void *data) {
    (void)count, (void)data;
    return zlib_checksum(vm, args, adler32);
}

/* ---- making streams ---------------------------------------------------------------------------- */

static mpy_value zlib_handle(mpy_vm *vm, ZStream *s, const char *type) {
    mpy_value handle = mpy_new_handle(vm, type, s, zlib_free);
    if (!handle) zlib_free(s);
    return handle;
}

/* A copy of the bytes of v, or nothing of None. */
static bool zlib_dictionary(mpy_vm *vm, mpy_value v, ZStream *s) {
    mpy_buffer b;
    if (v == mpy_none()) return true;
    if (mpy_buffer_open(vm, v, false, &b)) return false;
    s->dictionary = b.length <= UINT32_MAX ? malloc(b.length + 1) : NULL;
    if (s->dictionary) memcpy(s->dictionary, b.data, b.length);
    s->dictionary_length = (unsigned)b.length;
    mpy_buffer_close(vm, &b);
    if (!s->dictionary) mpy_raise(vm, "MemoryError", NULL);
    return s->dictionary != NULL;
}

static mpy_value zlib_start_failed(mpy_vm *vm, ZStream *s, int code, const char *what) {
    mpy_value nothing = NULL;
    if (code == Z_STREAM_ERROR) nothing = mpy_raise(vm, "ValueError", "Invalid initialization option");
    else if (code) nothing = zlib_raise(vm, code, s->z.msg, what);
    free(s->dictionary);
    free(s);
    return nothing;
}

/* (level, method, wbits, memLevel, strategy, dictionary) */
static mpy_value zlib_new_compressor(mpy_vm *vm, const mpy_value *args, size_t count, void *data) {
    (void)count, (void)data;
    int n[5];
    if (!zlib_ints(vm, args, 5, n)) return NULL;
    ZStream *s = calloc(1, sizeof *s);
    if (!s) return mpy_raise(vm, "MemoryError", NULL);
    s->end = deflateEnd;
    if (!zlib_dictionary(vm, args[5], s)) return zlib_start_failed(vm, s, 0, NULL);
    int code = deflateInit2(&s->z, n[0], n[1], n[2], n[3], n[4]);
    if (code) return zlib_start_failed(vm, s, code, "while creating compression object");
    if (s->dictionary && (code = deflateSetDictionary(&s->z, s->dictionary, s->dictionary_length))) {
        deflateEnd(&s->z);
        free(s->dictionary);
        free(s);
        return mpy_raise(vm, "ValueError", "Invalid dictionary");
    }
    return zlib_handle(vm, s, zlib_compressor);
}

/* Raw streams do not ask for their dictionary. */
static mpy_value zlib_new_decompressor(mpy_vm *vm, const mpy_value *args, size_t count, void *data) {
    (void)count, (void)data;
    int wbits;
    if (!zlib_ints(vm, args, 1, &wbits)) return NULL;
    ZStream *s = calloc(1, sizeof *s);
    if (!s) return mpy_raise(vm, "MemoryError", NULL);
    s->end = inflateEnd;
    if (!zlib_dictionary(vm, args[1], s)) return zlib_start_failed(vm, s, 0, NULL);
    int code = inflateInit2(&s->z, wbits);
    if (code) return zlib_start_failed(vm, s, code, "while creating decompression object");
    if (s->dictionary && wbits < 0) inflateSetDictionary(&s->z, s->dictionary, s->dictionary_length);
    return zlib_handle(vm, s, zlib_decompressor);
}

static mpy_value zlib_copy(mpy_vm *vm, const mpy_value *args, size_t count, void *data) {
    (void)count;
    bool compresses = data != NULL;
    const char *type = compresses ? zlib_compressor : zlib_decompressor;
    ZStream *s = zlib_take(vm, args[0], type);
    if (!s) return NULL;
    ZStream *copy = calloc(1, sizeof *copy);
    int code = Z_MEM_ERROR;
    if (copy) {
        copy->end = s->end;
        code = compresses ? deflateCopy(&copy->z, &s->z) : inflateCopy(&copy->z, &s->z);
    }
    if (!code && s->dictionary) {
        copy->dictionary = malloc(s->dictionary_length + 1);
        copy->dictionary_length = s->dictionary_length;
        if (copy->dictionary) memcpy(copy->dictionary, s->dictionary, s->dictionary_length);
        else code = Z_MEM_ERROR;
    }
    zlib_give_back(s);
    if (!code) return zlib_handle(vm, copy, type);
    if (copy && copy->z.state) copy->end(&copy->z);
    free(copy);
    return code == Z_STREAM_ERROR ? mpy_raise(vm, "ValueError", "Inconsistent stream state")
                                  : zlib_raise(vm, code, NULL, "while copying compression object");
}

/* ---- working ----------------------------------------------------------------------------------- */

typedef struct ZOutput {
    unsigned char *bytes;
    size_t used, room, most;     /* most: 0 for any number */
} ZOutput;

/* Room for more: false, there is none, or no memory (bytes is NULL then). */
static bool zlib_more_room(ZOutput *out) {
    if (out->used < out->room) return true;
    if (out->most && out->used >= out->most) return false;
    size_t room = out->room ? out->room * 2 : STREAM_ROOM;
    if (out->most && room > out->most) room = out->most;
    unsigned char *more = realloc(out->bytes, room);
    if (!more) free(out->bytes);
    out->bytes = more;
    out->room = more ? room : 0;
    return more != NULL;
}

/* One call of deflate() or inflate() at a time, until the input is used up or there is no more room. */
static int zlib_work(ZStream *s, bool compresses, const unsigned char *in, size_t length, int flush, ZOutput *out,
                     size_t *consumed, const char **what) {
    *what = compresses ? "while compressing data" : "while decompressing data";
    size_t left = length;
    int code = Z_OK;
    s->z.next_in = (Bytef *)(uintptr_t)in;
    do {
        s->z.avail_in = left < STREAM_PIECE ? (uInt)left : STREAM_PIECE;
        size_t piece = s->z.avail_in;
        do {
            if (!zlib_more_room(out)) {
                if (!out->bytes) code = Z_MEM_ERROR;
                break;
            }
            size_t room = out->room - out->used < STREAM_PIECE ? out->room - out->used : STREAM_PIECE;
            s->z.next_out = out->bytes + out->used;
            s->z.avail_out = (uInt)room;
            bool last = piece == left;
            code = compresses ? deflate(&s->z, last ? flush : Z_NO_FLUSH) : inflate(&s->z, last ? flush : Z_NO_FLUSH);
            out->used += room - s->z.avail_out;
            if (code == Z_NEED_DICT && s->dictionary) {
                code = inflateSetDictionary(&s->z, s->dictionary, s->dictionary_length);
                if (code == Z_OK) continue;
                *what = "while setting zdict";
            }
            /* Nothing to do is no error: more input comes, or more room. */
            if (code == Z_BUF_ERROR) code = Z_OK;
            if (code != Z_OK || (s->z.avail_out > 0 && s->z.avail_in == 0)) break;
        } while (true);
        left -= piece - s->z.avail_in;
    } while (code == Z_OK && left > 0 && s->z.avail_in == 0);
    *consumed = length - left;
    return code;
}

/* (stream, data, flush, most) -> (output, how much of data was used, whether the stream has ended) */
static mpy_value zlib_step(mpy_vm *vm, const mpy_value *args, size_t count, void *data) {
    (void)count;
    bool compresses = data != NULL;
    int64_t most;
    int flush;
    mpy_buffer b;
    if (!zlib_ints(vm, args + 2, 1, &flush) || mpy_as_int(vm, args[3], &most)) return NULL;
    ZStream *s = zlib_take(vm, args[0], compresses ? zlib_compressor : zlib_decompressor);
    if (!s) return NULL;
    if (mpy_buffer_open(vm, args[1], false, &b)) {
        zlib_give_back(s);
        return NULL;
    }
    ZOutput out = {NULL, 0, 0, most > 0 ? (size_t)most : 0};
    size_t consumed = 0;
    const char *what;
    bool is_long = b.length > STREAM_QUICK || !compresses;
    if (is_long) mpy_release(vm);
    int code = zlib_work(s, compresses, b.data, b.length, flush, &out, &consumed, &what);
    const char *message = s->z.msg;
    if (is_long && mpy_acquire(vm)) {
        free(out.bytes);
        return NULL;
    }
    mpy_buffer_close(vm, &b);
    zlib_give_back(s);
    mpy_value result = NULL;
    if (code == Z_OK || code == Z_STREAM_END) {
        mpy_value parts[3] = {mpy_bytes(vm, out.used ? (void *)out.bytes : "", out.used), mpy_int(vm, (int64_t)consumed),
                              mpy_bool(code == Z_STREAM_END)};
        if (parts[0] && parts[1]) result = mpy_tuple(vm, parts, 3);
    } else {
        zlib_raise(vm, code, message, what);
    }
    free(out.bytes);
    return result;
}

/* ---- the module -------------------------------------------------------------------------------- */

typedef struct ZFunction {
    const char *name;
    mpy_function fn;
    size_t count;                /* of arguments */
    bool compresses;
} ZFunction;

static const ZFunction zlib_functions[] = {{"crc32", zlib_crc32, 2, false},
                                           {"adler32", zlib_adler32, 2, false},
                                           {"new_compressor", zlib_new_compressor, 6, true},
                                           {"new_decompressor", zlib_new_decompressor, 2, false},
                                           {"copy_compressor", zlib_copy, 1, true},
                                           {"copy_decompressor", zlib_copy, 1, false},
                                           {"compress", zlib_step, 4, true},
                                           {"decompress", zlib_step, 4, false}};

static mpy_value zlib_call(mpy_vm *vm, const mpy_value *args, size_t count, void *data) {
    const ZFunction *f = data;
    if (count != f->count) return mpy_raise(vm, "TypeError", "wrong number of arguments");
    return f->fn(vm, args, count, f->compresses ? data : NULL);
}

MPY_PLUGIN(_zlib) {
    const ZFunction *functions = zlib_functions;
    for (size_t i = 0; i < sizeof zlib_functions / sizeof *zlib_functions; i++) {
        mpy_value f = mpy_new_function(vm, functions[i].name, zlib_call, (void *)(uintptr_t)&functions[i]);
        if (!f || mpy_set_attr(vm, module, functions[i].name, f)) return MPY_ERROR;
    }
    mpy_value built = mpy_str(vm, ZLIB_VERSION), runtime = mpy_str(vm, zlibVersion());
    return built && runtime && !mpy_set_attr(vm, module, "ZLIB_VERSION", built) &&
                   !mpy_set_attr(vm, module, "ZLIB_RUNTIME_VERSION", runtime)
               ? MPY_OK
               : MPY_ERROR;
}
