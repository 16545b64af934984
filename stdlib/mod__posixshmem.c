/* Module _posixshmem: named shared memory, for multiprocessing.shared_memory. */
#include <sys/mman.h>

#include "runtime/objects/str.h"
#include "stdlib/posix.h"

static const char *shmem_name(Thread *t, Value v) {
    if (is_str(t, v)) return str_utf8(t, str_of(v), NULL, false);
    (void)raise_type_error(t, "shm name must be str, not %T", v);
    return NULL;
}

static Value shmem_open(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    int flags, mode = 0777, fd;
    const char *name = shmem_name(t, args[0]);
    if (name == NULL || !value_as_int(t, args[1], &flags) || (args[2] != NULL && !value_as_int(t, args[2], &mode))) return NULL;
    POSIX_CALL(t, fd, shm_open(name, flags | O_CLOEXEC, (mode_t)mode));
    POSIX_KEEP(args[0]);
    return fd < 0 ? posix_fail(t, args[0], NULL) : small_int(fd);
}

static Value shmem_unlink(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    int result;
    const char *name = shmem_name(t, args[0]);
    if (name == NULL) return NULL;
    POSIX_CALL(t, result, shm_unlink(name));
    POSIX_KEEP(args[0]);
    return result < 0 ? posix_fail(t, args[0], NULL) : NONE;
}

static const NativeDef shmem_functions[] = {
    {"shm_open", shmem_open, 2, 3, NATIVE_FUNCTION, "path, flags, mode=511", "Open a shared memory object."},
    {"shm_unlink", shmem_unlink, 1, 1, NATIVE_FUNCTION, "path", "Remove a shared memory object."},
    {0},
};

const ModuleDef module__posixshmem = {.name = "_posixshmem", .doc = "Named shared memory.", .functions = shmem_functions};
