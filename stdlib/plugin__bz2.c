/* The module `_bz2`, on libbzip2: what the module bz2, in Python, stands on.
 *
 * A stream is a handle, used by one thread at a time: the classes in Python have locks, and a thread that comes past
 * them is refused. The work is done while other threads run. */
#include <bzlib.h>
#include <minipy.h>
#include <stdlib.h>

enum { BZ2_ROOM = 16384, BZ2_PIECE = 1 << 30 };

typedef struct Bz2Stream {
    bz_stream z;
    bool compresses;
    char busy;
} Bz2Stream;

static const char *const bz2_handle = "bz2 stream";

static mpy_value bz2_raise(mpy_vm *vm, int code) {
    switch (code) {
    case BZ_MEM_ERROR: return mpy_raise(vm, "MemoryError", NULL);
    case BZ_PARAM_ERROR:
        return mpy_raise(vm, "ValueError", "Internal error - invalid parameters passed to libbzip2");
    case BZ_DATA_ERROR:
    case BZ_DATA_ERROR_MAGIC: return mpy_raise(vm, "OSError", "Invalid data stream");
    case BZ_IO_ERROR: return mpy_raise(vm, "OSError", "Unknown I/O error");
    case BZ_UNEXPECTED_EOF:
        return mpy_raise(vm, "EOFError", "Compressed file ended before the logical end-of-stream was detected");
    default: return mpy_raise(vm, "OSError", "Unrecognized error from libbzip2");
    }
}

static void bz2_free(void *data) {
    Bz2Stream *s = data;
    if (s->compresses) BZ2_bzCompressEnd(&s->z);
    else BZ2_bzDecompressEnd(&s->z);
    free(s);
}

/* (level), 0 for a decompressor */
static mpy_value bz2_new(mpy_vm *vm, const mpy_value *args, size_t count, void *data) {
    (void)data;
    int64_t level;
    if (count != 1) return mpy_raise(vm, "TypeError", "wrong number of arguments");
    if (mpy_as_int(vm, args[0], &level)) return NULL;
    Bz2Stream *s = calloc(1, sizeof *s);
    if (!s) return mpy_raise(vm, "MemoryError", NULL);
    s->compresses = level != 0;
    int code = level ? BZ2_bzCompressInit(&s->z, (int)level, 0, 0) : BZ2_bzDecompressInit(&s->z, 0, 0);
    if (code) {
        free(s);
        return bz2_raise(vm, code);
    }
    mpy_value handle = mpy_new_handle(vm, bz2_handle, s, bz2_free);
    if (!handle) bz2_free(s);
    return handle;
}

typedef struct Bz2Output {
    char *bytes;
    size_t used, room, most;     /* most: 0 for any number */
} Bz2Output;

/* False: there is no more room, or no memory (bytes is NULL then). */
static bool bz2_more_room(Bz2Output *out) {
    if (out->used < out->room) return true;
    if (out->most && out->used >= out->most) return false;
    size_t room = out->room ? out->room * 2 : BZ2_ROOM;
    if (out->most && room > out->most) room = out->most;
    char *more = realloc(out->bytes, room);
    if (!more) free(out->bytes);
    out->bytes = more;
    out->room = more ? room : 0;
    return more != NULL;
}

static int bz2_work(Bz2Stream *s, char *in, size_t length, bool finish, Bz2Output *out, size_t *consumed) {
    size_t left = length;
    int code = BZ_OK;
    s->z.next_in = in;
    while (code != BZ_STREAM_END) {
        unsigned piece = left < BZ2_PIECE ? (unsigned)left : BZ2_PIECE;
        if (!bz2_more_room(out)) {
            if (!out->bytes) code = BZ_MEM_ERROR;
            break;
        }
        size_t room = out->room - out->used < BZ2_PIECE ? out->room - out->used : BZ2_PIECE;
        s->z.avail_in = piece;
        s->z.next_out = out->bytes + out->used;
        s->z.avail_out = (unsigned)room;
        bool last = finish && s->compresses && piece == left;
        code = !s->compresses ? BZ2_bzDecompress(&s->z) : BZ2_bzCompress(&s->z, last ? BZ_FINISH : BZ_RUN);
        /* Neither progress nor need of any is an error. */
        if (code == BZ_PARAM_ERROR && s->compresses && piece == 0 && !last) code = BZ_RUN_OK;
        out->used += room - s->z.avail_out;
        left -= piece - s->z.avail_in;
        if (code < 0) break;
        if (left == 0 && s->z.avail_out > 0 && !(last && s->compresses)) break;
    }
    *consumed = length - left;
    return code;
}

/* (stream, data, finish, most) -> (output, how much of data was used, whether the stream has ended) */
static mpy_value bz2_step(mpy_vm *vm, const mpy_value *args, size_t count, void *data) {
    (void)data;
    int64_t most;
    mpy_buffer b;
    if (count != 4) return mpy_raise(vm, "TypeError", "wrong number of arguments");
    Bz2Stream *s = mpy_handle_data(vm, args[0], bz2_handle);
    int finish = mpy_truth(vm, args[2]);
    if (!s || finish < 0 || mpy_as_int(vm, args[3], &most) || mpy_buffer_open(vm, args[1], false, &b)) return NULL;
    if (__atomic_exchange_n(&s->busy, 1, __ATOMIC_ACQUIRE)) {
        mpy_buffer_close(vm, &b);
        return mpy_raise(vm, "RuntimeError", "another thread is using the stream");
    }
    Bz2Output out = {NULL, 0, 0, most > 0 ? (size_t)most : 0};
    size_t consumed = 0;
    mpy_release(vm);
    int code = b.length == 0 && s->compresses && !finish
                   ? BZ_OK
                   : bz2_work(s, b.data, b.length, finish, &out, &consumed);
    __atomic_store_n(&s->busy, 0, __ATOMIC_RELEASE);
    if (mpy_acquire(vm)) {
        free(out.bytes);
        return NULL;
    }
    mpy_buffer_close(vm, &b);
    mpy_value result = NULL;
    if (code < 0) {
        bz2_raise(vm, code);
    } else {
        mpy_value parts[3] = {mpy_bytes(vm, out.used ? out.bytes : "", out.used), mpy_int(vm, (int64_t)consumed),
                              mpy_bool(code == BZ_STREAM_END)};
        if (parts[0] && parts[1]) result = mpy_tuple(vm, parts, 3);
    }
    free(out.bytes);
    return result;
}

MPY_PLUGIN(_bz2) {
    mpy_value new_stream = mpy_new_function(vm, "new", bz2_new, NULL);
    mpy_value step = mpy_new_function(vm, "step", bz2_step, NULL);
    return new_stream && step && !mpy_set_attr(vm, module, "new", new_stream) && !mpy_set_attr(vm, module, "step", step)
               ? MPY_OK
               : MPY_ERROR;
}
