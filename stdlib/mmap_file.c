/* Module mmap: a mapping as a file with a position, and the calls of the system on it. */
#define _GNU_SOURCE
#include <sched.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "runtime/objects/search.h"
#include "stdlib/mmap.h"

/* ---- reading --------------------------------------------------------------------------------- */

/* Takes up to `wanted` bytes from the position on; moves it. */
static size_t mmap_take(Thread *t, Mmap *map, const MmapUse *use, size_t wanted, size_t *from) {
    write_begin(t, &map->header);
    *from = map->position < use->length ? map->position : use->length;
    size_t count = use->length - *from < wanted ? use->length - *from : wanted;
    map->position = *from + count;
    write_end(t, &map->header);
    return count;
}

static Value mmap_bytes(Thread *t, const MmapUse *use, size_t from, size_t count) {
    uint8_t *to;
    Bytes *bytes = bytes_new_uninitialised(t, count, &to);
    if (bytes != NULL) bytes_copy_shared(to, use->data + from, count);
    return to_value(bytes);
}

static Value mmap_read(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    int64_t wanted = -1;
    MmapUse use;
    size_t from;
    if (args[1] != NULL && args[1] != NONE && !value_as_int64(t, args[1], &wanted, T_OVERFLOW_ERROR)) {
        if (!error_matches(t, T_TYPE_ERROR)) return NULL;
        error_clear(t);
        return raise_type_error(t, "argument should be integer or None, not '%T'", args[1]);
    }
    if (!mmap_enter(t, args[0], false, &use)) return NULL;
    size_t count = mmap_take(t, use.map, &use, wanted < 0 ? SIZE_MAX : (size_t)wanted, &from);
    Value v = mmap_bytes(t, &use, from, count);
    mmap_leave(t, &use);
    return v;
}

static Value mmap_read_byte(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    MmapUse use;
    size_t from;
    if (!mmap_enter(t, args[0], false, &use)) return NULL;
    Value v = mmap_take(t, use.map, &use, 1, &from) == 1 ? small_int(load_relaxed(&use.data[from]))
                                                         : raise_value_error(t, "read byte out of range");
    mmap_leave(t, &use);
    return v;
}

static Value mmap_readline(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    MmapUse use;
    if (!mmap_enter(t, args[0], false, &use)) return NULL;
    write_begin(t, &use.map->header);
    size_t from = use.map->position < use.length ? use.map->position : use.length, end = from;
    while (end < use.length && load_relaxed(&use.data[end++]) != '\n') {}
    use.map->position = end;
    write_end(t, &use.map->header);
    Value v = mmap_bytes(t, &use, from, end - from);
    mmap_leave(t, &use);
    return v;
}

/* ---- writing --------------------------------------------------------------------------------- */

/* Copies to the position, and moves it. False: they do not fit. */
static bool mmap_put(Thread *t, const MmapUse *use, const uint8_t *from, size_t count) {
    Mmap *map = use->map;
    write_begin(t, &map->header);
    size_t to = map->position;
    bool fits = to <= use->length && count <= use->length - to;
    for (size_t n = 0; fits && n < count; n++) store_relaxed(&use->data[to + n], from[n]);
    if (fits) map->position = to + count;
    write_end(t, &map->header);
    return fits;
}

static Value mmap_write(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    BufferView from;
    MmapUse use;
    if (!buffer_get_still(t, args[1], &from)) return NULL;
    Value v = NULL;
    if (mmap_enter(t, args[0], true, &use)) {
        v = mmap_put(t, &use, from.data, from.length) ? int_from_int64(t, (int64_t)from.length)
                                                      : raise_value_error(t, "data out of range");
        mmap_leave(t, &use);
    }
    buffer_release(t, &from);
    return v;
}

static Value mmap_write_byte(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    int64_t byte;
    MmapUse use;
    if (!value_as_int64(t, args[1], &byte, T_OVERFLOW_ERROR)) return NULL;
    if (byte < 0)
        return raise_overflow_error(t, "unsigned byte integer is less than minimum");
    if (byte > 255)
        return raise_overflow_error(t, "unsigned byte integer is greater than maximum");
    if (!mmap_enter(t, args[0], true, &use)) return NULL;
    bool fits = mmap_put(t, &use, &(uint8_t){(uint8_t)byte}, 1);
    mmap_leave(t, &use);
    return fits ? NONE : raise_value_error(t, "write byte out of range");
}

static Value mmap_move(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    int64_t to, from, count;
    MmapUse use;
    if (!value_as_int64(t, args[1], &to, T_OVERFLOW_ERROR) || !value_as_int64(t, args[2], &from, T_OVERFLOW_ERROR)
        || !value_as_int64(t, args[3], &count, T_OVERFLOW_ERROR) || !mmap_enter(t, args[0], true, &use))
        return NULL;
    int64_t length = (int64_t)use.length;
    bool fits = to >= 0 && from >= 0 && count >= 0 && length - to >= count && length - from >= count;
    if (fits) {
        write_begin(t, &use.map->header);
        memmove(use.data + to, use.data + from, (size_t)count);
        write_end(t, &use.map->header);
    }
    mmap_leave(t, &use);
    return fits ? NONE : raise_value_error(t, "source, destination, or count out of range");
}

/* ---- the position ---------------------------------------------------------------------------- */

static Value mmap_tell(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    MmapUse use;
    if (!mmap_enter(t, args[0], false, &use)) return NULL;
    size_t position = load_relaxed(&use.map->position);
    mmap_leave(t, &use);
    return int_from_int64(t, (int64_t)position);
}

static Value mmap_seek(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    int64_t distance, base = 0;
    int whence = 0;
    MmapUse use;
    if (!value_as_int64(t, args[1], &distance, T_OVERFLOW_ERROR)
        || (args[2] != NULL && !value_as_int(t, args[2], &whence)) || !mmap_enter(t, args[0], false, &use))
        return NULL;
    write_begin(t, &use.map->header);
    if (whence == 1) base = (int64_t)use.map->position;
    if (whence == 2) base = (int64_t)use.length;
    int64_t where = 0;
    bool fits = !__builtin_add_overflow(base, distance, &where) && where >= 0 && where <= (int64_t)use.length;
    if (fits && whence >= 0 && whence <= 2) use.map->position = (size_t)where;
    write_end(t, &use.map->header);
    mmap_leave(t, &use);
    if (whence < 0 || whence > 2) return raise_value_error(t, "unknown seek type");
    return fits ? int_from_int64(t, where) : raise_value_error(t, "seek out of range");
}

static Value mmap_seekable(Thread *t, Value *args, size_t nargs) {
    (void)t, (void)args, (void)nargs;
    return TRUE_VALUE;
}

/* ---- searching ------------------------------------------------------------------------------- */

static void mmap_fit_bound(int64_t length, int64_t *bound) {
    if (*bound < 0) *bound += length;
    if (*bound < 0) *bound = 0;
    if (*bound > length) *bound = length;
}

/* From `start` to `end`, or from the position to the end where they are NULL. */
static bool mmap_search_in(Thread *t, Value self, const BufferView *needle, const int64_t *start, const int64_t *end, bool last,
                           int64_t *found) {
    MmapUse use;
    if (!mmap_enter(t, self, false, &use)) return false;
    int64_t length = (int64_t)use.length, from = start ? *start : (int64_t)load_relaxed(&use.map->position);
    int64_t to = end ? *end : length;
    mmap_fit_bound(length, &from);
    mmap_fit_bound(length, &to);
    *found = -1;
    if (from <= to) {
        Points text = points_from(use.data + from, (size_t)(to - from), 1);
        Points wanted = points_from(needle->data, needle->length, 1);
        *found = last ? search_last(text, wanted) : search_first(text, wanted);
        if (*found >= 0) *found += from;
    }
    mmap_leave(t, &use);
    return true;
}

static Value mmap_search(Thread *t, Value *args, bool last) {
    BufferView needle;
    int64_t start, end, found;
    bool has_start = args[2] != NULL && args[2] != NONE, has_end = args[3] != NULL && args[3] != NONE;
    if (!buffer_get_still(t, args[1], &needle)) return NULL;
    bool done = (!has_start || value_as_int64(t, args[2], &start, T_OVERFLOW_ERROR))
                && (!has_end || value_as_int64(t, args[3], &end, T_OVERFLOW_ERROR))
                && mmap_search_in(t, args[0], &needle, has_start ? &start : NULL, has_end ? &end : NULL, last, &found);
    buffer_release(t, &needle);
    return done ? int_from_int64(t, found) : NULL;
}

static Value mmap_find(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return mmap_search(t, args, false);
}
static Value mmap_rfind(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return mmap_search(t, args, true);
}

/* ---- calls of the system --------------------------------------------------------------------- */

static Value mmap_size(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    MmapUse use;
    struct stat status;
    if (!mmap_enter(t, args[0], false, &use)) return NULL;
    bool tracked = use.map->tracked;
    int64_t length = (int64_t)use.length;
    int result = 0;
    if (tracked && use.map->fd >= 0) {
        POSIX_CALL(t, result, fstat(use.map->fd, &status));
        length = status.st_size;
    }
    mmap_leave(t, &use);
    if (!tracked) return raise_os_error(t, EBADF, NULL, NULL);
    return result < 0 ? posix_fail(t, NULL, NULL) : int_from_int64(t, length);
}

static Value mmap_flush(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    int64_t offset = 0, size = 0;
    MmapUse use;
    if ((args[1] != NULL && !value_as_int64(t, args[1], &offset, T_OVERFLOW_ERROR))
        || (args[2] != NULL && !value_as_int64(t, args[2], &size, T_OVERFLOW_ERROR)) || !mmap_enter(t, args[0], false, &use))
        return NULL;
    if (args[2] == NULL) size = (int64_t)use.length - offset;
    Value v = NONE;
    if (size < 0 || offset < 0 || (int64_t)use.length - offset < size) {
        v = raise_value_error(t, "flush values out of range");
    } else if (use.map->access != ACCESS_READ && use.map->access != ACCESS_COPY) {
        int result;
        POSIX_CALL(t, result, msync(use.data + offset, (size_t)size, MS_SYNC));
        v = posix_none(t, result);
    }
    mmap_leave(t, &use);
    return v;
}

static Value mmap_madvise(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    int advice;
    int64_t start = 0, length = 0;
    MmapUse use;
    if (!value_as_int(t, args[1], &advice) || (args[2] != NULL && !value_as_int64(t, args[2], &start, T_OVERFLOW_ERROR))
        || (args[3] != NULL && !value_as_int64(t, args[3], &length, T_OVERFLOW_ERROR)) || !mmap_enter(t, args[0], false, &use))
        return NULL;
    int64_t all = (int64_t)use.length;
    if (args[3] == NULL) length = all;
    Value v;
    if (start < 0 || start >= all) v = raise_value_error(t, "madvise start out of bounds");
    else if (length < 0) v = raise_value_error(t, "madvise length invalid");
    else if (start > INT64_MAX - length) v = raise_overflow_error(t, "madvise length too large");
    else v = posix_none(t, madvise(use.data + start, (size_t)(start + length > all ? all - start : length), advice));
    mmap_leave(t, &use);
    return v;
}

/* Why a mapping cannot have another size. */
typedef enum ResizeProblem {
    RESIZE_GOOD, RESIZE_CLOSED, RESIZE_EXPORTED, RESIZE_UNTRACKED, RESIZE_READ_ONLY, RESIZE_RANGE, RESIZE_ANONYMOUS
} ResizeProblem;

static ResizeProblem mmap_look_at_resize(const Mmap *map, int64_t length) {
    if (map->closed) return RESIZE_CLOSED;
    if (map->exports > 0) return RESIZE_EXPORTED;
    if (!map->tracked) return RESIZE_UNTRACKED;
    if (map->access == ACCESS_READ || map->access == ACCESS_COPY) return RESIZE_READ_ONLY;
    if (length < 0 || INT64_MAX - length < map->offset) return RESIZE_RANGE;
    bool grows = map->fd < 0 && map->flags & MAP_SHARED && length > (int64_t)map->length;
    return grows ? RESIZE_ANONYMOUS : RESIZE_GOOD;
}

static Value mmap_refuse_resize(Thread *t, ResizeProblem problem) {
    switch (problem) {
    case RESIZE_CLOSED: return raise_value_error(t, "mmap closed or invalid");
    case RESIZE_EXPORTED: return raise_error(t, T_BUFFER_ERROR, "mmap can't resize with extant buffers exported.");
    case RESIZE_UNTRACKED: return raise_value_error(t, "mmap can't resize with trackfd=False.");
    case RESIZE_READ_ONLY:
        return raise_type_error(t, "mmap can't resize a readonly or copy-on-write memory map.");
    case RESIZE_ANONYMOUS: return raise_value_error(t, "mmap: can't expand a shared anonymous mapping");
    default: return raise_value_error(t, "new size out of range");
    }
}

/* Exports may only be by views that nobody refers to any more. */
static void mmap_drop_dead_exports(Thread *t, Mmap *map) {
    if (load_relaxed(&map->exports) > 0) gc_collect_thoroughly(t);
}

/* A write section in which nobody looks at the bytes, but for exports. False: an exception. */
static bool mmap_begin_alone(Thread *t, Mmap *map) {
    mmap_drop_dead_exports(t, map);
    for (;;) {
        write_begin(t, &map->header);
        if (map->uses == map->exports) return true;
        write_end(t, &map->header);
        thread_detach(t);
        sched_yield();
        if (!thread_attach(t) || !poll_actions(t)) return false;
    }
}

static Value mmap_resize(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    Mmap *map = mmap_of(args[0]);
    int64_t length;
    if (!value_as_int64(t, args[1], &length, T_OVERFLOW_ERROR) || !mmap_begin_alone(t, map)) return NULL;
    void *data = MAP_FAILED;
    ResizeProblem problem = mmap_look_at_resize(map, length);
    if (problem == RESIZE_GOOD && (map->fd < 0 || ftruncate(map->fd, map->offset + length) == 0))
        data = mremap(map->data, map->length, (size_t)length, MREMAP_MAYMOVE);
    int error = errno;
    if (data != MAP_FAILED) {
        map->data = data;
        map->length = (size_t)length;
    }
    write_end(t, &map->header);
    if (problem != RESIZE_GOOD) return mmap_refuse_resize(t, problem);
    return data != MAP_FAILED ? NONE : raise_os_error(t, error, NULL, NULL);
}

static Value mmap_close(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    Mmap *map = mmap_of(args[0]);
    mmap_drop_dead_exports(t, map);
    write_begin(t, &map->header);
    bool exported = map->exports > 0;
    if (!exported) {
        map->closed = true;
        mmap_unmap_if_unused(map);
    }
    write_end(t, &map->header);
    return exported ? raise_error(t, T_BUFFER_ERROR, "cannot close exported pointers exist") : NONE;
}

static Value mmap_enter_method(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    MmapUse use;
    if (!mmap_enter(t, args[0], false, &use)) return NULL;
    mmap_leave(t, &use);
    return args[0];
}

const NativeDef mmap_methods[] = {
    {"close", mmap_close, 0, 0, NATIVE_METHOD, NULL, "Unmap; nothing can be done with the object afterwards."},
    {"find", mmap_find, 1, 3, NATIVE_METHOD, "view, start=None, end=None, /", "The lowest place of the bytes from the position on, or -1."},
    {"rfind", mmap_rfind, 1, 3, NATIVE_METHOD, "view, start=None, end=None, /", "The highest place of the bytes, or -1."},
    {"flush", mmap_flush, 0, 2, NATIVE_METHOD, "offset=0, size=-1, /", "Write changes to the file."},
    {"madvise", mmap_madvise, 1, 3, NATIVE_METHOD, "option, start=0, length=None, /", "Tell the system how the memory will be used."},
    {"move", mmap_move, 3, 3, NATIVE_METHOD, "dest, src, count, /", "Copy bytes within the mapping."},
    {"read", mmap_read, 0, 1, NATIVE_METHOD, "n=None, /", "Up to n bytes from the position on; all without n."},
    {"read_byte", mmap_read_byte, 0, 0, NATIVE_METHOD, NULL, "The byte at the position, as an int."},
    {"readline", mmap_readline, 0, 0, NATIVE_METHOD, NULL, "The bytes up to the end of the line."},
    {"resize", mmap_resize, 1, 1, NATIVE_METHOD, "newsize, /", "Change the size of the mapping, and of the file."},
    {"seek", mmap_seek, 1, 2, NATIVE_METHOD, "pos, whence=0, /", "Set the position."},
    {"seekable", mmap_seekable, 0, 0, NATIVE_METHOD, NULL, "True."},
    {"size", mmap_size, 0, 0, NATIVE_METHOD, NULL, "The size of the file."},
    {"tell", mmap_tell, 0, 0, NATIVE_METHOD, NULL, "The position."},
    {"write", mmap_write, 1, 1, NATIVE_METHOD, "bytes, /", "Write at the position; the number of bytes."},
    {"write_byte", mmap_write_byte, 1, 1, NATIVE_METHOD, "byte, /", "Write an int as a byte at the position."},
    {"__enter__", mmap_enter_method, 0, 0, NATIVE_METHOD, NULL, NULL},
    {"__exit__", mmap_close, 0, 3, NATIVE_METHOD, "exc_type, exc_value, traceback, /", NULL},
    {0},
};
