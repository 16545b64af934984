/* Module posix: directories and names in them. */
#define _GNU_SOURCE
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "runtime/objects/generic_alias.h"
#include "stdlib/posix.h"

/* ---- DirEntry -------------------------------------------------------------------------------- */

typedef struct DirEntry {
    Object header;
    Value name, path;
    Value stat, lstat;       /* asked for once; NULL: not yet. Idempotent */
    uint64_t inode;
    int dir_fd;              /* of scandir(fd); -1: by path */
    uint8_t type;            /* DT_* */
} DirEntry;

static DirEntry *direntry_of(Value v) { return (DirEntry *)v; }

static void direntry_trace(Marker *m, Object *cell) {
    gc_mark_values(m, &((DirEntry *)cell)->name, 4);
}

static Value direntry_repr(Thread *t, Value self) {
    return to_value(str_format(t, "<DirEntry %R>", direntry_of(self)->name));
}

static bool direntry_read_status(Thread *t, DirEntry *entry, bool follow, struct stat *status) {
    PosixPath path;
    bool by_fd = entry->dir_fd >= 0;
    if (!posix_path(t, by_fd ? entry->name : entry->path, "DirEntry.stat", "path", 0, &path))
        return false;
    int result;
    POSIX_CALL(t, result,
               fstatat(by_fd ? entry->dir_fd : AT_FDCWD, path.name, status,
                       follow ? 0 : AT_SYMLINK_NOFOLLOW));
    return result == 0 || FAIL_WITH(posix_fail(t, entry->path, NULL));
}

static Value direntry_status(Thread *t, DirEntry *entry, bool follow) {
    if (follow && entry->type != DT_LNK && entry->type != DT_UNKNOWN) follow = false;
    Value *kept = follow ? &entry->stat : &entry->lstat;
    Value result = load(kept);
    struct stat status;
    if (result || !direntry_read_status(t, entry, follow, &status)) return result;
    result = posix_stat_result(t, &status);
    if (result) store(entry, kept, result);
    return result;
}

static Value direntry_stat(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    bool follow;
    return posix_flag(t, args[1], true, &follow) ? direntry_status(t, direntry_of(args[0]), follow)
                                                 : NULL;
}

/* Is it of that kind? What does not exist is of no kind. */
static Value direntry_is(Thread *t, DirEntry *entry, bool follow, mode_t kind, uint8_t type) {
    bool known = entry->type != DT_UNKNOWN && !(follow && entry->type == DT_LNK);
    if (known) return bool_value(entry->type == type);
    Value status = direntry_status(t, entry, follow);
    if (!status) {
        if (!error_matches(t, T_FILE_NOT_FOUND_ERROR)) return NULL;
        error_clear(t);
        return FALSE_VALUE;
    }
    return bool_value(((mode_t)small_int_of(tuple_of(status)->items[0]) & S_IFMT) == kind);
}

static Value direntry_is_dir(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    bool follow;
    return posix_flag(t, args[1], true, &follow)
               ? direntry_is(t, direntry_of(args[0]), follow, S_IFDIR, DT_DIR)
               : NULL;
}

static Value direntry_is_file(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    bool follow;
    return posix_flag(t, args[1], true, &follow)
               ? direntry_is(t, direntry_of(args[0]), follow, S_IFREG, DT_REG)
               : NULL;
}

static Value direntry_is_symlink(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return direntry_is(t, direntry_of(args[0]), false, S_IFLNK, DT_LNK);
}

static Value direntry_no(Thread *t, Value *args, size_t nargs) {
    (void)t, (void)args, (void)nargs;
    return FALSE_VALUE;
}

static Value direntry_inode(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return int_from_uint64(t, direntry_of(args[0])->inode);
}

static Value direntry_fspath(Thread *t, Value *args, size_t nargs) {
    (void)t, (void)nargs;
    return direntry_of(args[0])->path;
}

static Value direntry_class_getitem(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return generic_alias_new(t, args[0], args[1]);
}

static const NativeDef direntry_methods[] = {
    {"stat", direntry_stat, 0, 0, NATIVE_METHOD, "*, follow_symlinks=True",
     "What the system says about the file; asked once."},
    {"is_dir", direntry_is_dir, 0, 0, NATIVE_METHOD, "*, follow_symlinks=True",
     "Return whether it is a directory."},
    {"is_file", direntry_is_file, 0, 0, NATIVE_METHOD, "*, follow_symlinks=True",
     "Return whether it is a regular file."},
    {"is_symlink", direntry_is_symlink, 0, 0, NATIVE_METHOD, NULL,
     "Return whether it is a symbolic link."},
    {"is_junction", direntry_no, 0, 0, NATIVE_METHOD, NULL,
     "Return False: other systems have junctions."},
    {"inode", direntry_inode, 0, 0, NATIVE_METHOD, NULL, "The inode's number."},
    {"__fspath__", direntry_fspath, 0, 0, NATIVE_METHOD, NULL, "The path."},
    {"__class_getitem__", direntry_class_getitem, 1, 1, NATIVE_CLASS_METHOD, NULL, "See PEP 585"},
    {0},
};

static const MemberDef direntry_members[] = {
    {"name", offsetof(DirEntry, name), MEMBER_READ_ONLY, "The name in the directory."},
    {"path", offsetof(DirEntry, path), MEMBER_READ_ONLY,
     "The name with the path that scandir() was given."},
    {0},
};

static const TypeDef direntry_def = {
    .name = "posix.DirEntry",
    .size = sizeof(DirEntry),
    .flags = TYPE_NO_INSTANTIATE | TYPE_IMMUTABLE,
    .trace = direntry_trace,
    .slots = {.repr = direntry_repr},
    .methods = direntry_methods,
    .members = direntry_members,
};

/* ---- reading a directory --------------------------------------------------------------------- */

/* Reads the next entry but . and .. 1, 0 the end, -1 error. *entry is valid until the next call. */
static int dir_read(Thread *t, DIR *dir, struct dirent **entry) {
    for (;;) {
        thread_detach(t);
        errno = 0;
        *entry = readdir(dir);
        int error = errno;
        (void)thread_attach(t);
        if (*entry == NULL) {
            errno = error;
            return error ? -1 : 0;
        }
        const char *name = (*entry)->d_name;
        if (name[0] != '.' || (name[1] != '\0' && (name[1] != '.' || name[2] != '\0'))) return 1;
    }
}

/* A descriptor stays the caller's, so a copy is read. */
static DIR *dir_open(Thread *t, const PosixPath *path) {
    DIR *dir = NULL;
    thread_detach(t);
    if (path->name) {
        dir = opendir(path->name);
    } else {
        int copy = fcntl(path->fd, F_DUPFD_CLOEXEC, 0);
        dir = copy >= 0 ? fdopendir(copy) : NULL;
        int error = errno;
        if (copy >= 0 && !dir) close(copy);
        errno = error;
    }
    int error = errno;
    (void)thread_attach(t);
    errno = error;
    return dir;
}

static void dir_close(Thread *t, DIR *dir, bool of_fd) {
    thread_detach(t);
    if (of_fd) rewinddir(dir);
    closedir(dir);
    (void)thread_attach(t);
}

static Value posix_listdir(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    PosixPath path;
    if (!posix_path(t, args[0], "listdir", "path", POSIX_ALLOW_FD | POSIX_ALLOW_NONE, &path))
        return NULL;
    DIR *dir = dir_open(t, &path);
    if (!dir) return posix_fail(t, path.object, NULL);
    Value list = list_new(t, 16);
    struct dirent *entry;
    int more = list ? 1 : 0;
    while (more > 0 && (more = dir_read(t, dir, &entry)) > 0) {
        Value name = posix_name(t, entry->d_name, strlen(entry->d_name), path.is_bytes);
        if (!name || !list_append(t, list, name)) list = NULL;
        if (!list) break;
    }
    int error = errno;
    dir_close(t, dir, path.name == NULL);
    errno = error;
    if (list && more < 0) return posix_fail(t, path.object, NULL);
    return list;
}

/* ---- scandir --------------------------------------------------------------------------------- */

/* `dir` is closed by whoever takes it out: the end, close(), or the finalizer. While a thread
 * reads it, it is out too, so a second thread finds the end. */
typedef struct ScandirIterator {
    Object header;
    DIR *dir;
    Value prefix;            /* of paths, with the slash; or NULL for a descriptor */
    int fd;                  /* -1: by path */
    bool is_bytes;
} ScandirIterator;

static ScandirIterator *scandir_of(Value v) { return (ScandirIterator *)v; }
static void scandir_trace(Marker *m, Object *cell) {
    gc_mark_value(m, load_relaxed(&((ScandirIterator *)cell)->prefix));
}

static void scandir_finalize(VM *vm, Object *o) {
    (void)vm;
    DIR *dir = sync_exchange(&((ScandirIterator *)o)->dir, NULL);
    if (dir) closedir(dir);
}

static void scandir_close(Thread *t, ScandirIterator *it) {
    DIR *dir = sync_exchange(&it->dir, NULL);
    if (dir) dir_close(t, dir, it->fd >= 0);
}

static const char direntry_key;

static Type *direntry_type(Thread *t) {
    Value *root = vm_root(t, &direntry_key);
    Value kept = root ? load(root) : NULL;
    if (root && !kept) kept = vm_root_keep(root, to_value(type_new_native(t, &direntry_def, NULL)));
    return (Type *)kept;
}

static Value scandir_entry(Thread *t, ScandirIterator *it, const struct dirent *raw) {
    Type *type = direntry_type(t);
    Value self = type ? type_allocate_instance(t, type, 0) : NULL;
    Value name = self ? posix_name(t, raw->d_name, strlen(raw->d_name), it->is_bytes) : NULL;
    if (!name) return NULL;
    DirEntry *entry = direntry_of(self);
    Value path = it->prefix ? value_binary(t, BINARY_ADD, it->prefix, name) : name;
    if (!path) return NULL;
    store(entry, &entry->name, name);
    store(entry, &entry->path, path);
    entry->inode = raw->d_ino;
    entry->type = raw->d_type;
    entry->dir_fd = it->fd;
    return self;
}

static Value scandir_next(Thread *t, Value self) {
    ScandirIterator *it = scandir_of(self);
    DIR *dir = sync_exchange(&it->dir, NULL);
    if (!dir) return NULL;
    struct dirent *raw;
    int more = dir_read(t, dir, &raw);
    if (more > 0) {
        Value entry = scandir_entry(t, it, raw);
        sync_store(&it->dir, dir);
        return entry;
    }
    int error = errno;
    dir_close(t, dir, it->fd >= 0);
    errno = error;
    return more < 0 ? posix_fail(t, NULL, NULL) : NULL;
}

static Value scandir_iter(Thread *t, Value self) {
    (void)t;
    return self;
}

static Value scandir_enter(Thread *t, Value *args, size_t nargs) {
    (void)t, (void)nargs;
    return args[0];
}

static Value scandir_exit(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    scandir_close(t, scandir_of(args[0]));
    return NONE;
}

static const NativeDef scandir_methods[] = {
    {"close", scandir_exit, 0, 0, NATIVE_METHOD, NULL, NULL},
    {"__enter__", scandir_enter, 0, 0, NATIVE_METHOD, NULL, NULL},
    {"__exit__", scandir_exit, 0, 3, NATIVE_METHOD, NULL, NULL},
    {0},
};

static const TypeDef scandir_def = {
    .name = "posix.ScandirIterator",
    .size = sizeof(ScandirIterator),
    .flags = TYPE_NO_INSTANTIATE | TYPE_IMMUTABLE,
    .trace = scandir_trace,
    .finalize = scandir_finalize,
    .slots = {.iter = scandir_iter, .next = scandir_next},
    .methods = scandir_methods,
};

static Type *scandir_type(Thread *t) {
    Value *root = vm_root(t, &scandir_def);
    Value kept = root ? load(root) : NULL;
    if (root && !kept) kept = vm_root_keep(root, to_value(type_new_native(t, &scandir_def, NULL)));
    return (Type *)kept;
}

static Value scandir_prefix(Thread *t, const PosixPath *path) {
    size_t length = strlen(path->name);
    bool slash = length > 0 && path->name[length - 1] != '/';
    if (path->object == NULL) return to_value(str_from_c(t, "./"));
    Value name = posix_name(t, path->name, length, path->is_bytes),
          separator = posix_name(t, "/", 1, path->is_bytes);
    return name && separator && slash ? value_binary(t, BINARY_ADD, name, separator) : name;
}

static Value posix_scandir(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    PosixPath path;
    Type *type = scandir_type(t);
    if (!type
        || !posix_path(t, args[0], "scandir", "path", POSIX_ALLOW_FD | POSIX_ALLOW_NONE, &path))
        return NULL;
    Value self = type_allocate_instance(t, type, 0),
          prefix = self && path.name ? scandir_prefix(t, &path) : NULL;
    if (!self || (path.name && !prefix) || !gc_register_finalizable(t, object_of(self)))
        return NULL;
    ScandirIterator *it = scandir_of(self);
    store(it, &it->prefix, prefix);
    it->fd = path.fd;
    it->is_bytes = path.is_bytes;
    it->dir = dir_open(t, &path);
    return it->dir ? self : posix_fail(t, path.object, NULL);
}

/* ---- making and removing --------------------------------------------------------------------- */

static Value posix_mkdir(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    PosixPath path;
    int mode, dir_fd, result;
    if (!posix_path(t, args[0], "mkdir", "path", 0, &path) || !posix_c_int(t, args[1], 0777, &mode)
        || !posix_dir_fd(t, args[2], &dir_fd))
        return NULL;
    POSIX_CALL(t, result, mkdirat(dir_fd, path.name, (mode_t)mode));
    return result < 0 ? posix_fail(t, path.object, NULL) : NONE;
}

static Value dir_unlink(Thread *t, const char *function, Value *args, int flags) {
    PosixPath path;
    int dir_fd, result;
    if (!posix_path(t, args[0], function, "path", 0, &path) || !posix_dir_fd(t, args[1], &dir_fd))
        return NULL;
    POSIX_CALL(t, result, unlinkat(dir_fd, path.name, flags));
    return result < 0 ? posix_fail(t, path.object, NULL) : NONE;
}

static Value posix_rmdir(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return dir_unlink(t, "rmdir", args, AT_REMOVEDIR);
}

static Value posix_unlink(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return dir_unlink(t, "unlink", args, 0);
}

static Value posix_remove(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return dir_unlink(t, "remove", args, 0);
}

static Value dir_rename(Thread *t, const char *function, Value *args) {
    PosixPath from, to;
    int from_fd, to_fd, result;
    if (!posix_path(t, args[0], function, "src", 0, &from)
        || !posix_path(t, args[1], function, "dst", 0, &to) || !posix_dir_fd(t, args[2], &from_fd)
        || !posix_dir_fd(t, args[3], &to_fd))
        return NULL;
    POSIX_CALL(t, result, renameat(from_fd, from.name, to_fd, to.name));
    return result < 0 ? posix_fail(t, from.object, to.object) : NONE;
}

static Value posix_rename(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return dir_rename(t, "rename", args);
}

static Value posix_replace(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return dir_rename(t, "replace", args);
}

/* link(src, dst, *, src_dir_fd=None, dst_dir_fd=None, follow_symlinks=True) */
static Value posix_link(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    PosixPath from, to;
    int from_fd, to_fd, result;
    bool follow;
    if (!posix_path(t, args[0], "link", "src", 0, &from)
        || !posix_path(t, args[1], "link", "dst", 0, &to) || !posix_dir_fd(t, args[2], &from_fd)
        || !posix_dir_fd(t, args[3], &to_fd) || !posix_flag(t, args[4], true, &follow))
        return NULL;
    POSIX_CALL(t, result,
               linkat(from_fd, from.name, to_fd, to.name, follow ? AT_SYMLINK_FOLLOW : 0));
    return result < 0 ? posix_fail(t, from.object, to.object) : NONE;
}

/* symlink(src, dst, target_is_directory=False, *, dir_fd=None) */
static Value posix_symlink(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    PosixPath from, to;
    int dir_fd, result;
    if (!posix_path(t, args[0], "symlink", "src", 0, &from)
        || !posix_path(t, args[1], "symlink", "dst", 0, &to) || !posix_dir_fd(t, args[3], &dir_fd))
        return NULL;
    POSIX_CALL(t, result, symlinkat(from.name, dir_fd, to.name));
    return result < 0 ? posix_fail(t, from.object, to.object) : NONE;
}

static Value posix_readlink(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    PosixPath path;
    int dir_fd;
    char target[4096 + 1];
    ssize_t length;
    if (!posix_path(t, args[0], "readlink", "path", 0, &path) || !posix_dir_fd(t, args[1], &dir_fd))
        return NULL;
    POSIX_CALL(t, length, readlinkat(dir_fd, path.name, target, sizeof target));
    return length < 0 ? posix_fail(t, path.object, NULL)
                      : posix_name(t, target, (size_t)length, path.is_bytes);
}

static Value posix_mkfifo(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    PosixPath path;
    int mode, dir_fd, result;
    if (!posix_path(t, args[0], "mkfifo", "path", 0, &path) || !posix_c_int(t, args[1], 0666, &mode)
        || !posix_dir_fd(t, args[2], &dir_fd))
        return NULL;
    POSIX_CALL(t, result, mkfifoat(dir_fd, path.name, (mode_t)mode));
    return result < 0 ? posix_fail(t, path.object, NULL) : NONE;
}

/* mknod(path, mode=0o600, device=0, *, dir_fd=None) */
static Value posix_mknod(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    PosixPath path;
    int mode, dir_fd, result;
    int64_t device = 0;
    if (!posix_path(t, args[0], "mknod", "path", 0, &path) || !posix_c_int(t, args[1], 0600, &mode)
        || (args[2] && !value_as_int64(t, args[2], &device, T_OVERFLOW_ERROR))
        || !posix_dir_fd(t, args[3], &dir_fd))
        return NULL;
    POSIX_CALL(t, result, mknodat(dir_fd, path.name, (mode_t)mode, (dev_t)device));
    return result < 0 ? posix_fail(t, path.object, NULL) : NONE;
}

/* ---- where we are ---------------------------------------------------------------------------- */

static Value dir_current(Thread *t, bool is_bytes) {
    thread_detach(t);
    char *name = getcwd(NULL, 0);
    int error = errno;
    (void)thread_attach(t);
    errno = error;
    if (!name) return posix_fail(t, NULL, NULL);
    Value result = posix_name(t, name, strlen(name), is_bytes);
    free(name);
    return result;
}

static Value posix_getcwd(Thread *t, Value *args, size_t nargs) {
    (void)args, (void)nargs;
    return dir_current(t, false);
}

static Value posix_getcwdb(Thread *t, Value *args, size_t nargs) {
    (void)args, (void)nargs;
    return dir_current(t, true);
}

static Value posix_chdir(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    PosixPath path;
    int result;
    if (!posix_path(t, args[0], "chdir", "path", POSIX_ALLOW_FD, &path)) return NULL;
    POSIX_CALL(t, result, path.name ? chdir(path.name) : fchdir(path.fd));
    return result < 0 ? posix_fail(t, path.object, NULL) : NONE;
}

static Value posix_fchdir(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    int fd, result;
    if (!posix_fd(t, args[0], &fd)) return NULL;
    POSIX_CALL(t, result, fchdir(fd));
    return posix_none(t, result);
}

static Value posix_chroot(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    PosixPath path;
    int result;
    if (!posix_path(t, args[0], "chroot", "path", 0, &path)) return NULL;
    POSIX_CALL(t, result, chroot(path.name));
    return result < 0 ? posix_fail(t, path.object, NULL) : NONE;
}

#define RENAME_PARAMS "src, dst, *, src_dir_fd=None, dst_dir_fd=None"

const NativeDef posix_dir_functions[] = {
    {"listdir", posix_listdir, 0, 1, NATIVE_FUNCTION, "path=None",
     "Return a list of the names in a directory."},
    {"scandir", posix_scandir, 0, 1, NATIVE_FUNCTION, "path=None",
     "Return an iterator over a directory's entries."},
    {"mkdir", posix_mkdir, 1, 2, NATIVE_FUNCTION, "path, mode=511, *, dir_fd=None",
     "Make a directory."},
    {"rmdir", posix_rmdir, 1, 1, NATIVE_FUNCTION, "path, *, dir_fd=None",
     "Remove an empty directory."},
    {"unlink", posix_unlink, 1, 1, NATIVE_FUNCTION, "path, *, dir_fd=None", "Remove a file."},
    {"remove", posix_remove, 1, 1, NATIVE_FUNCTION, "path, *, dir_fd=None", "Remove a file."},
    {"rename", posix_rename, 2, 2, NATIVE_FUNCTION, RENAME_PARAMS, "Rename a file or directory."},
    {"replace", posix_replace, 2, 2, NATIVE_FUNCTION, RENAME_PARAMS,
     "Rename a file or directory, replacing what is there."},
    {"link", posix_link, 2, 2, NATIVE_FUNCTION, RENAME_PARAMS ", follow_symlinks=True",
     "Make a hard link."},
    {"symlink", posix_symlink, 2, 3, NATIVE_FUNCTION,
     "src, dst, target_is_directory=False, *, dir_fd=None", "Make a symbolic link."},
    {"readlink", posix_readlink, 1, 1, NATIVE_FUNCTION, "path, *, dir_fd=None",
     "What a symbolic link says."},
    {"mkfifo", posix_mkfifo, 1, 2, NATIVE_FUNCTION, "path, mode=438, *, dir_fd=None",
     "Make a named pipe."},
    {"mknod", posix_mknod, 1, 3, NATIVE_FUNCTION, "path, mode=384, device=0, *, dir_fd=None",
     "Make a file of any kind."},
    {"getcwd", posix_getcwd, 0, 0, NATIVE_FUNCTION, NULL, "The current directory."},
    {"getcwdb", posix_getcwdb, 0, 0, NATIVE_FUNCTION, NULL, "The current directory, as bytes."},
    {"chdir", posix_chdir, 1, 1, NATIVE_FUNCTION, "path", "Change the current directory."},
    {"fchdir", posix_fchdir, 1, 1, NATIVE_FUNCTION, "fd",
     "Change the current directory to an open one."},
    {"chroot", posix_chroot, 1, 1, NATIVE_FUNCTION, "path", "Change the root directory."},
    {0},
};

bool posix_dir_init(Thread *t, Module *m) {
    return module_add(t, m, "DirEntry", to_value(direntry_type(t)));
}
