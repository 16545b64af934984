/* Module mmap: memory that is a file's, or shared with children. */
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "runtime/objects/str.h"
#include "stdlib/mmap.h"

/* ---- uses ------------------------------------------------------------------------------------ */

bool mmap_enter(Thread *t, Value self, bool to_write, MmapUse *use) {
    Mmap *map = mmap_of(self);
    write_begin(t, &map->header);
    bool closed = map->closed, refused = to_write && map->access == ACCESS_READ;
    if (!closed && !refused) map->uses++;
    *use = (MmapUse){map, map->data, map->length};
    write_end(t, &map->header);
    if (closed) return FAIL_WITH(raise_value_error(t, "mmap closed or invalid"));
    return !refused || FAIL_WITH(raise_type_error(t, "mmap can't modify a readonly memory map."));
}

void mmap_unmap_if_unused(Mmap *map) {
    if (!map->closed || map->uses > 0) return;
    if (map->data != NULL) munmap(map->data, map->length);
    if (map->fd >= 0) close(map->fd);
    map->data = NULL;
    map->fd = -1;
}

void mmap_leave(Thread *t, MmapUse *use) {
    write_begin(t, &use->map->header);
    use->map->uses--;
    mmap_unmap_if_unused(use->map);
    write_end(t, &use->map->header);
}

static void mmap_finalize(VM *vm, Object *o) {
    (void)vm;
    Mmap *map = (Mmap *)o;
    map->closed = true;
    map->uses = 0;
    mmap_unmap_if_unused(map);
}

/* ---- making ---------------------------------------------------------------------------------- */

typedef struct MmapRequest {
    int fd, flags, protection, access;
    int64_t length, offset;
    bool tracked;
} MmapRequest;

static bool mmap_parse(Thread *t, Value *given, MmapRequest *r) {
    *r = (MmapRequest){.flags = MAP_SHARED, .protection = PROT_READ | PROT_WRITE, .tracked = true};
    if (!value_as_int(t, given[0], &r->fd) || !value_as_int64(t, given[1], &r->length, T_OVERFLOW_ERROR)
        || (given[2] != NULL && !value_as_int(t, given[2], &r->flags))
        || (given[3] != NULL && !value_as_int(t, given[3], &r->protection))
        || (given[4] != NULL && !value_as_int(t, given[4], &r->access))
        || (given[5] != NULL && !value_as_int64(t, given[5], &r->offset, T_OVERFLOW_ERROR)))
        return false;
    int tracked = given[6] != NULL ? value_truth(t, given[6]) : 1;
    r->tracked = tracked > 0;
    if (tracked < 0) return false;
    if (r->length < 0) return FAIL_WITH(raise_overflow_error(t, "memory mapped length must be positive"));
    if (r->offset < 0) return FAIL_WITH(raise_overflow_error(t, "memory mapped offset must be positive"));
    if (r->access != ACCESS_DEFAULT && (given[2] != NULL || given[3] != NULL))
        return FAIL_WITH(raise_value_error(t, "mmap can't specify both access and flags, prot."));
    return true;
}

/* Flags and protection by the access, or the other way round. */
static bool mmap_choose_access(Thread *t, MmapRequest *r) {
    switch (r->access) {
    case ACCESS_READ:
        r->flags = MAP_SHARED;
        r->protection = PROT_READ;
        return true;
    case ACCESS_WRITE:
        r->flags = MAP_SHARED;
        r->protection = PROT_READ | PROT_WRITE;
        return true;
    case ACCESS_COPY:
        r->flags = MAP_PRIVATE;
        r->protection = PROT_READ | PROT_WRITE;
        return true;
    case ACCESS_DEFAULT:
        if (r->protection & PROT_READ && r->protection & PROT_WRITE) return true;
        r->access = r->protection & PROT_WRITE ? ACCESS_WRITE : ACCESS_READ;
        return true;
    default: return FAIL_WITH(raise_value_error(t, "mmap invalid access parameter."));
    }
}

/* The length of a file's mapping; 0: all of the file. */
static bool mmap_choose_length(Thread *t, MmapRequest *r) {
    struct stat status;
    int result;
    if (r->fd == -1) return true;
    POSIX_CALL(t, result, fstat(r->fd, &status));
    if (result < 0) return FAIL_WITH(posix_fail(t, NULL, NULL));
    if (!S_ISREG(status.st_mode)) return true;
    if (r->length == 0) {
        if (status.st_size == 0) return FAIL_WITH(raise_value_error(t, "cannot mmap an empty file"));
        if (r->offset >= status.st_size)
            return FAIL_WITH(raise_value_error(t, "mmap offset is greater than file size"));
        r->length = status.st_size - r->offset;
        return true;
    }
    return (r->offset <= status.st_size && status.st_size - r->offset >= r->length)
           || FAIL_WITH(raise_value_error(t, "mmap length is greater than file size"));
}

static Value mmap_fill(Thread *t, Mmap *map, const MmapRequest *r) {
    map->closed = true;
    map->fd = -1;
    if (!gc_register_finalizable(t, &map->header)) return NULL;
    if (r->fd != -1 && r->tracked) {
        map->fd = fcntl(r->fd, F_DUPFD_CLOEXEC, 0);
        if (map->fd < 0) return posix_fail(t, NULL, NULL);
    }
    int flags = r->flags | (r->fd == -1 ? MAP_ANONYMOUS : 0);
    void *data = mmap(NULL, (size_t)r->length, r->protection, flags, r->fd, r->offset);
    if (data == MAP_FAILED) {
        int error = errno;
        mmap_unmap_if_unused(map);
        return raise_os_error(t, error, NULL, NULL);
    }
    map->data = data;
    map->length = (size_t)r->length;
    map->offset = r->offset;
    map->flags = flags;
    map->access = (MmapAccess)r->access;
    map->tracked = r->tracked;
    map->closed = false;
    return to_value(&map->header);
}

static Value mmap_new(Thread *t, Value cls, Value *args, size_t nargs, Value kwnames) {
    Value given[7];
    MmapRequest r;
    if (!bind_arguments(t, "mmap", "fileno, length, flags=1, prot=3, access=0, offset=0, *, trackfd=True", args, nargs,
                        kwnames, given)
        || !mmap_parse(t, given, &r) || !mmap_choose_access(t, &r) || !mmap_choose_length(t, &r))
        return NULL;
    Value self = type_allocate_instance(t, (Type *)cls, 0);
    return self != NULL ? mmap_fill(t, mmap_of(self), &r) : NULL;
}

/* ---- the type -------------------------------------------------------------------------------- */

static Value mmap_repr(Thread *t, Value self) {
    static const char *const names[] = {"ACCESS_DEFAULT", "ACCESS_READ", "ACCESS_WRITE", "ACCESS_COPY"};
    Mmap *map = mmap_of(self);
    write_begin(t, &map->header);
    Mmap now = *map;
    write_end(t, &map->header);
    const char *place = strcmp(type_name(type_of(t, self)), "mmap") == 0 ? "mmap." : "";
    if (now.closed) return to_value(str_format(t, "<%s%T closed=True>", place, self));
    return to_value(str_format(t, "<%s%T closed=False, access=%s, length=%zu, pos=%zu, offset=%zu>", place, self,
                               names[now.access], now.length, now.position, (size_t)now.offset));
}

static Value mmap_get_closed(Thread *t, Value self) {
    (void)t;
    return bool_value(load_relaxed(&mmap_of(self)->closed));
}

static const GetSetDef mmap_getset[] = {
    {"closed", mmap_get_closed, NULL, "Whether it is closed."},
    {0},
};
const TypeDef mmap_typedef = {
    .name = "mmap.mmap",
    .doc = "Maps a file, or with fileno -1 memory without one.",
    .size = sizeof(Mmap),
    .flags = TYPE_SUBCLASSABLE | TYPE_WEAKLY_REFERABLE,
    .finalize = mmap_finalize,
    .slots = {.repr = mmap_repr,
              .new = mmap_new,
              .iter = mmap_iter,
              .length = mmap_length,
              .getitem = mmap_getitem,
              .setitem = mmap_setitem,
              .get_buffer = mmap_get_buffer,
              .release_buffer = mmap_release_buffer,
              .buffer_died = mmap_buffer_died},
    .methods = mmap_methods,
    .getset = mmap_getset,
    .new_params = "fileno, length, flags=1, prot=3, access=0, offset=0, *, trackfd=True",
};

#define MMAP_CONSTANT(name) {#name, name}
static bool mmap_init(Thread *t, Module *m) {
    static const struct { const char *name; int number; } constants[] = {
        MMAP_CONSTANT(ACCESS_DEFAULT), MMAP_CONSTANT(ACCESS_READ), MMAP_CONSTANT(ACCESS_WRITE), MMAP_CONSTANT(ACCESS_COPY),
        MMAP_CONSTANT(PROT_READ), MMAP_CONSTANT(PROT_WRITE), MMAP_CONSTANT(PROT_EXEC),
        MMAP_CONSTANT(MAP_SHARED), MMAP_CONSTANT(MAP_PRIVATE), MMAP_CONSTANT(MAP_DENYWRITE), MMAP_CONSTANT(MAP_EXECUTABLE),
        MMAP_CONSTANT(MAP_ANON), MMAP_CONSTANT(MAP_ANONYMOUS), MMAP_CONSTANT(MAP_POPULATE), MMAP_CONSTANT(MAP_STACK),
        MMAP_CONSTANT(MAP_NORESERVE),
#ifdef MAP_32BIT
        MMAP_CONSTANT(MAP_32BIT),
#endif
        MMAP_CONSTANT(MADV_NORMAL), MMAP_CONSTANT(MADV_RANDOM), MMAP_CONSTANT(MADV_SEQUENTIAL), MMAP_CONSTANT(MADV_WILLNEED),
        MMAP_CONSTANT(MADV_DONTNEED), MMAP_CONSTANT(MADV_REMOVE), MMAP_CONSTANT(MADV_DONTFORK), MMAP_CONSTANT(MADV_DOFORK),
        MMAP_CONSTANT(MADV_HWPOISON), MMAP_CONSTANT(MADV_MERGEABLE), MMAP_CONSTANT(MADV_UNMERGEABLE), MMAP_CONSTANT(MADV_HUGEPAGE),
        MMAP_CONSTANT(MADV_NOHUGEPAGE), MMAP_CONSTANT(MADV_DONTDUMP), MMAP_CONSTANT(MADV_DODUMP), MMAP_CONSTANT(MADV_FREE)};
    for (size_t n = 0; n < ARRAY_LENGTH(constants); n++)
        if (!module_add_int(t, m, constants[n].name, constants[n].number)) return false;
    int64_t page = sysconf(_SC_PAGESIZE);
    return module_add_int(t, m, "PAGESIZE", page) && module_add_int(t, m, "ALLOCATIONGRANULARITY", page)
           && module_add(t, m, "error", to_value(t->vm->types[T_OS_ERROR]))
           && module_add(t, m, "mmap", to_value(type_new_native(t, &mmap_typedef, NULL)));
}

const ModuleDef module_mmap = {.name = "mmap", .doc = "Files in memory.", .init = mmap_init};
