/* The module `_lzma`, on liblzma: what the module lzma, in Python, stands on.
 *
 * A stream is a handle, used by one thread at a time: the classes in Python have locks, and a thread that comes past
 * them is refused. The work is done while other threads run. Filters come as tuples of ints: (id, options...). */
#include <lzma.h>
#include <minipy.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { XZ_ROOM = 16384 };

typedef struct XzStream {
    lzma_stream z;
    char busy;
} XzStream;

static const char *const xz_handle = "lzma stream";

static mpy_value xz_raise_error(mpy_vm *vm, const char *text) {
    mpy_value module = mpy_import(vm, "lzma"), argument = mpy_str(vm, text);
    mpy_value error = module && argument ? mpy_get_attr(vm, module, "LZMAError") : NULL;
    mpy_value exception = error ? mpy_call(vm, error, &argument, 1) : NULL;
    return exception ? mpy_raise_value(vm, exception) : NULL;
}

static mpy_value xz_raise(mpy_vm *vm, lzma_ret code) {
    char text[64];
    switch (code) {
    case LZMA_UNSUPPORTED_CHECK: return xz_raise_error(vm, "Unsupported integrity check");
    case LZMA_MEM_ERROR: return mpy_raise(vm, "MemoryError", NULL);
    case LZMA_MEMLIMIT_ERROR: return xz_raise_error(vm, "Memory usage limit exceeded");
    case LZMA_FORMAT_ERROR: return xz_raise_error(vm, "Input format not supported by decoder");
    case LZMA_OPTIONS_ERROR: return xz_raise_error(vm, "Invalid or unsupported options");
    case LZMA_DATA_ERROR: return xz_raise_error(vm, "Corrupt input data");
    case LZMA_BUF_ERROR: return xz_raise_error(vm, "Insufficient buffer space");
    case LZMA_PROG_ERROR: return xz_raise_error(vm, "Internal error");
    default:
        snprintf(text, sizeof text, "Unrecognized error from liblzma: %d", (int)code);
        return xz_raise_error(vm, text);
    }
}

static void xz_free(void *data) {
    XzStream *s = data;
    lzma_end(&s->z);
    free(s);
}

/* ---- filters ----------------------------------------------------------------------------------- */

typedef struct XzFilters {
    lzma_filter list[LZMA_FILTERS_MAX + 1];
    union {
        lzma_options_lzma lzma;
        lzma_options_delta delta;
        lzma_options_bcj bcj;
    } options[LZMA_FILTERS_MAX];
} XzFilters;

static bool xz_int(mpy_vm *vm, mpy_value sequence, int64_t at, int64_t *out) {
    mpy_value index = mpy_int(vm, at), v = index ? mpy_get_item(vm, sequence, index) : NULL;
    return v && mpy_as_int(vm, v, out) == MPY_OK;
}

/* (id, preset, dict_size, lc, lp, pb, mode, nice_len, mf, depth) of LZMA, -1 for what the preset says; (id, dist) of delta;
 * (id, start_offset) of the others. */
static bool xz_filter(mpy_vm *vm, mpy_value v, XzFilters *f, int at) {
    int64_t id, n;
    if (!xz_int(vm, v, 0, &id)) return false;
    f->list[at].id = (lzma_vli)id;
    f->list[at].options = &f->options[at];
    if ((lzma_vli)id == LZMA_FILTER_DELTA) {
        if (!xz_int(vm, v, 1, &n)) return false;
        f->options[at].delta = (lzma_options_delta){.type = LZMA_DELTA_TYPE_BYTE, .dist = (uint32_t)n};
        return true;
    }
    if ((lzma_vli)id != LZMA_FILTER_LZMA1 && (lzma_vli)id != LZMA_FILTER_LZMA2) {
        if (!xz_int(vm, v, 1, &n)) return false;
        f->options[at].bcj = (lzma_options_bcj){.start_offset = (uint32_t)n};
        return true;
    }
    lzma_options_lzma *o = &f->options[at].lzma;
    if (!xz_int(vm, v, 1, &n)) return false;
    if (lzma_lzma_preset(o, (uint32_t)n)) {
        char text[64];
        snprintf(text, sizeof text, "Invalid compression preset: %u", (unsigned)n);
        xz_raise_error(vm, text);
        return false;
    }
    int64_t given[8];
    for (int i = 0; i < 8; i++)
        if (!xz_int(vm, v, 2 + i, &given[i])) return false;
    if (given[0] >= 0) o->dict_size = (uint32_t)given[0];
    if (given[1] >= 0) o->lc = (uint32_t)given[1];
    if (given[2] >= 0) o->lp = (uint32_t)given[2];
    if (given[3] >= 0) o->pb = (uint32_t)given[3];
    if (given[4] >= 0) o->mode = (lzma_mode)given[4];
    if (given[5] >= 0) o->nice_len = (uint32_t)given[5];
    if (given[6] >= 0) o->mf = (lzma_match_finder)given[6];
    if (given[7] >= 0) o->depth = (uint32_t)given[7];
    return true;
}

static bool xz_filters(mpy_vm *vm, mpy_value v, XzFilters *f) {
    int64_t count = mpy_length(vm, v);
    if (count < 0) return false;
    if (count > LZMA_FILTERS_MAX) {
        mpy_raise(vm, "ValueError", "Too many filters - liblzma supports a maximum of 4");
        return false;
    }
    for (int i = 0; i < count; i++) {
        mpy_value index = mpy_int(vm, i), filter = index ? mpy_get_item(vm, v, index) : NULL;
        if (!filter || !xz_filter(vm, filter, f, i)) return false;
    }
    f->list[count].id = LZMA_VLI_UNKNOWN;
    return true;
}

/* ---- making streams ---------------------------------------------------------------------------- */

enum { XZ_AUTO, XZ_XZ, XZ_ALONE, XZ_RAW };

static mpy_value xz_finish_new(mpy_vm *vm, XzStream *s, lzma_ret code) {
    if (code != LZMA_OK) {
        xz_free(s);
        return xz_raise(vm, code);
    }
    mpy_value handle = mpy_new_handle(vm, xz_handle, s, xz_free);
    if (!handle) xz_free(s);
    return handle;
}

/* (format, check, preset or -1, filters or None) */
static mpy_value xz_new_compressor(mpy_vm *vm, const mpy_value *args, size_t count, void *data) {
    (void)count, (void)data;
    int64_t format, check, preset;
    XzFilters f = {.list = {{.id = LZMA_VLI_UNKNOWN}}};
    bool filtered = args[3] != mpy_none();
    if (mpy_as_int(vm, args[0], &format) || mpy_as_int(vm, args[1], &check) || mpy_as_int(vm, args[2], &preset) ||
        (filtered && !xz_filters(vm, args[3], &f)))
        return NULL;
    XzStream *s = calloc(1, sizeof *s);
    if (!s) return mpy_raise(vm, "MemoryError", NULL);
    lzma_options_lzma options;
    lzma_ret code = LZMA_OK;
    if (format == XZ_XZ)
        code = filtered ? lzma_stream_encoder(&s->z, f.list, (lzma_check)check)
                        : lzma_easy_encoder(&s->z, (uint32_t)preset, (lzma_check)check);
    else if (format == XZ_RAW) code = lzma_raw_encoder(&s->z, f.list);
    else if (!filtered) code = lzma_lzma_preset(&options, (uint32_t)preset) ? LZMA_OPTIONS_ERROR
                                                                           : lzma_alone_encoder(&s->z, &options);
    else if (f.list[0].id == LZMA_FILTER_LZMA1 && f.list[1].id == LZMA_VLI_UNKNOWN)
        code = lzma_alone_encoder(&s->z, f.list[0].options);
    else {
        xz_free(s);
        return mpy_raise(vm, "ValueError", "Invalid filter chain for FORMAT_ALONE - must be a single LZMA1 filter");
    }
    return xz_finish_new(vm, s, code);
}

/* (format, memory limit or -1, filters or None) */
static mpy_value xz_new_decompressor(mpy_vm *vm, const mpy_value *args, size_t count, void *data) {
    (void)count, (void)data;
    int64_t format, limit;
    XzFilters f = {.list = {{.id = LZMA_VLI_UNKNOWN}}};
    bool filtered = args[2] != mpy_none();
    if (mpy_as_int(vm, args[0], &format) || mpy_as_int(vm, args[1], &limit) || (filtered && !xz_filters(vm, args[2], &f)))
        return NULL;
    XzStream *s = calloc(1, sizeof *s);
    if (!s) return mpy_raise(vm, "MemoryError", NULL);
    uint64_t most = limit < 0 ? UINT64_MAX : (uint64_t)limit;
    uint32_t flags = LZMA_TELL_ANY_CHECK | LZMA_TELL_NO_CHECK;
    lzma_ret code = format == XZ_AUTO    ? lzma_auto_decoder(&s->z, most, flags)
                    : format == XZ_XZ    ? lzma_stream_decoder(&s->z, most, flags)
                    : format == XZ_ALONE ? lzma_alone_decoder(&s->z, most)
                                         : lzma_raw_decoder(&s->z, f.list);
    return xz_finish_new(vm, s, code);
}

/* ---- working ----------------------------------------------------------------------------------- */

typedef struct XzOutput {
    uint8_t *bytes;
    size_t used, room, most;     /* most: 0 for any number */
} XzOutput;

/* False: there is no more room, or no memory (bytes is NULL then). */
static bool xz_more_room(XzOutput *out) {
    if (out->used < out->room) return true;
    if (out->most && out->used >= out->most) return false;
    size_t room = out->room ? out->room * 2 : XZ_ROOM;
    if (out->most && room > out->most) room = out->most;
    uint8_t *more = realloc(out->bytes, room);
    if (!more) free(out->bytes);
    out->bytes = more;
    out->room = more ? room : 0;
    return more != NULL;
}

static lzma_ret xz_work(XzStream *s, bool finish, XzOutput *out, int *check) {
    lzma_ret code = LZMA_OK;
    while (true) {
        if (!xz_more_room(out)) return out->bytes ? code : LZMA_MEM_ERROR;
        s->z.next_out = out->bytes + out->used;
        s->z.avail_out = out->room - out->used;
        code = lzma_code(&s->z, finish ? LZMA_FINISH : LZMA_RUN);
        out->used = out->room - s->z.avail_out;
        if (code == LZMA_NO_CHECK || code == LZMA_GET_CHECK) {
            *check = (int)lzma_get_check(&s->z);
            code = LZMA_OK;
            continue;
        }
        if (code == LZMA_BUF_ERROR && s->z.avail_in == 0 && !finish) code = LZMA_OK;    /* waits for input */
        if (code != LZMA_OK) return code;
        if (!finish && s->z.avail_in == 0 && s->z.avail_out > 0) return code;
    }
}

/* (stream, data, finish, most) -> (output, how much of data was used, whether the stream has ended, its check or -1) */
static mpy_value xz_step(mpy_vm *vm, const mpy_value *args, size_t count, void *data) {
    (void)count, (void)data;
    int64_t most;
    mpy_buffer b;
    int check = -1, finish = mpy_truth(vm, args[2]);
    XzStream *s = mpy_handle_data(vm, args[0], xz_handle);
    if (!s || finish < 0 || mpy_as_int(vm, args[3], &most) || mpy_buffer_open(vm, args[1], false, &b)) return NULL;
    if (__atomic_exchange_n(&s->busy, 1, __ATOMIC_ACQUIRE)) {
        mpy_buffer_close(vm, &b);
        return mpy_raise(vm, "RuntimeError", "another thread is using the stream");
    }
    XzOutput out = {NULL, 0, 0, most > 0 ? (size_t)most : 0};
    s->z.next_in = b.data;
    s->z.avail_in = b.length;
    mpy_release(vm);
    lzma_ret code = xz_work(s, finish, &out, &check);
    size_t consumed = b.length - s->z.avail_in;
    __atomic_store_n(&s->busy, 0, __ATOMIC_RELEASE);
    if (mpy_acquire(vm)) {
        free(out.bytes);
        return NULL;
    }
    mpy_buffer_close(vm, &b);
    mpy_value result = NULL;
    if (code != LZMA_OK && code != LZMA_STREAM_END) {
        xz_raise(vm, code);
    } else {
        mpy_value parts[4] = {mpy_bytes(vm, out.used ? (void *)out.bytes : "", out.used), mpy_int(vm, (int64_t)consumed),
                              mpy_bool(code == LZMA_STREAM_END), mpy_int(vm, check)};
        if (parts[0] && parts[1] && parts[3]) result = mpy_tuple(vm, parts, 4);
    }
    free(out.bytes);
    return result;
}

static mpy_value xz_check_is_supported(mpy_vm *vm, const mpy_value *args, size_t count, void *data) {
    (void)count, (void)data;
    int64_t check;
    if (mpy_as_int(vm, args[0], &check)) return NULL;
    return mpy_bool(check >= 0 && check <= LZMA_CHECK_ID_MAX && lzma_check_is_supported((lzma_check)check));
}

typedef struct XzFunction {
    const char *name;
    mpy_function fn;
    size_t count;                /* of arguments */
} XzFunction;

static const XzFunction xz_functions[] = {
    {"new_compressor", xz_new_compressor, 4},
    {"new_decompressor", xz_new_decompressor, 3},
    {"step", xz_step, 4},
    {"is_check_supported", xz_check_is_supported, 1},
};

static mpy_value xz_call(mpy_vm *vm, const mpy_value *args, size_t count, void *data) {
    const XzFunction *f = data;
    if (count != f->count) return mpy_raise(vm, "TypeError", "wrong number of arguments");
    return f->fn(vm, args, count, NULL);
}

MPY_PLUGIN(_lzma) {
    for (size_t i = 0; i < sizeof xz_functions / sizeof *xz_functions; i++) {
        const XzFunction *row = &xz_functions[i];
        mpy_value f = mpy_new_function(vm, row->name, xz_call, (void *)(uintptr_t)row);
        if (!f || mpy_set_attr(vm, module, row->name, f)) return MPY_ERROR;
    }
    return MPY_OK;
}
