/* Module posix: what the system knows about files, and changes of it. */
#define _GNU_SOURCE
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/sysmacros.h>
#include <unistd.h>

#include "runtime/objects/float.h"
#include "stdlib/posix.h"

/* ---- stat_result ----------------------------------------------------------------------------- */

/* The times are there three times: as whole seconds in the tuple, as floats, and in nanoseconds. */
static const MemberDef stat_result_members[] = {
    STRUCTSEQ_FIELD(0, "st_mode", "protection bits"), STRUCTSEQ_FIELD(1, "st_ino", "inode"),
    STRUCTSEQ_FIELD(2, "st_dev", "device"), STRUCTSEQ_FIELD(3, "st_nlink", "number of hard links"),
    STRUCTSEQ_FIELD(4, "st_uid", "user ID of owner"),
    STRUCTSEQ_FIELD(5, "st_gid", "group ID of owner"),
    STRUCTSEQ_FIELD(6, "st_size", "total size, in bytes"),
    STRUCTSEQ_FIELD(10, "st_atime", "time of last access"),
    STRUCTSEQ_FIELD(11, "st_mtime", "time of last modification"),
    STRUCTSEQ_FIELD(12, "st_ctime", "time of last change"),
    STRUCTSEQ_FIELD(13, "st_atime_ns", "time of last access in nanoseconds"),
    STRUCTSEQ_FIELD(14, "st_mtime_ns", "time of last modification in nanoseconds"),
    STRUCTSEQ_FIELD(15, "st_ctime_ns", "time of last change in nanoseconds"),
    STRUCTSEQ_FIELD(16, "st_blksize", "blocksize for filesystem I/O"),
    STRUCTSEQ_FIELD(17, "st_blocks", "number of blocks allocated"),
    STRUCTSEQ_FIELD(18, "st_rdev", "device type (if inode device)"),
    {0}};
static const StructSeqDef stat_result_def = STRUCTSEQ_DEF(
    "os.stat_result", "What os.stat() says about a file.", stat_result_members, 10, 19);

static const MemberDef statvfs_result_members[] = {
    STRUCTSEQ_FIELD(0, "f_bsize", NULL), STRUCTSEQ_FIELD(1, "f_frsize", NULL),
    STRUCTSEQ_FIELD(2, "f_blocks", NULL), STRUCTSEQ_FIELD(3, "f_bfree", NULL),
    STRUCTSEQ_FIELD(4, "f_bavail", NULL), STRUCTSEQ_FIELD(5, "f_files", NULL),
    STRUCTSEQ_FIELD(6, "f_ffree", NULL), STRUCTSEQ_FIELD(7, "f_favail", NULL),
    STRUCTSEQ_FIELD(8, "f_flag", NULL),
    STRUCTSEQ_FIELD(9, "f_namemax", NULL), STRUCTSEQ_FIELD(10, "f_fsid", NULL), {0}};
static const StructSeqDef statvfs_result_def = STRUCTSEQ_DEF(
    "os.statvfs_result", "What os.statvfs() says about a file system.", statvfs_result_members, 10,
    11);

static Type *posix_root_type(Thread *t, const StructSeqDef *def) {
    Value *root = vm_root(t, def);
    Value kept = root ? load(root) : NULL;
    if (root && !kept) kept = vm_root_keep(root, to_value(structseq_type_new(t, def)));
    return (Type *)kept;
}

static bool stat_put_time(Thread *t, Value *items, int i, const struct timespec *time) {
    items[7 + i] = int_from_int64(t, time->tv_sec);
    items[10 + i] = float_new(t, (double)time->tv_sec + 1e-9 * (double)time->tv_nsec);
    items[13 + i] = posix_time_ns(t, time);
    return items[7 + i] && items[10 + i] && items[13 + i];
}

Value posix_stat_result(Thread *t, const struct stat *status) {
    Value items[19] = {small_int(status->st_mode),         int_from_uint64(t, status->st_ino),
                       int_from_uint64(t, status->st_dev), int_from_uint64(t, status->st_nlink),
                       small_int(status->st_uid),          small_int(status->st_gid),
                       int_from_int64(t, status->st_size)};
    items[16] = small_int(status->st_blksize);
    items[17] = int_from_int64(t, status->st_blocks);
    items[18] = int_from_uint64(t, status->st_rdev);
    if (!stat_put_time(t, items, 0, &status->st_atim)
        || !stat_put_time(t, items, 1, &status->st_mtim)
        || !stat_put_time(t, items, 2, &status->st_ctim) || error_is_set(t))
        return NULL;
    Type *type = posix_root_type(t, &stat_result_def);
    return type ? structseq_new(t, type, items) : NULL;
}

/* ---- stat ------------------------------------------------------------------------------------ */

static Value stat_path(Thread *t, const char *function, const PosixPath *path, int dir_fd,
                       bool follow) {
    if (path->fd >= 0 && dir_fd != AT_FDCWD)
        return raise_value_error(t, "%s: can't specify dir_fd without matching path", function);
    if (path->fd >= 0 && !follow)
        return raise_value_error(t, "%s: cannot use fd and follow_symlinks together", function);
    struct stat status;
    int result;
    if (path->fd >= 0) POSIX_CALL(t, result, fstat(path->fd, &status));
    else
        POSIX_CALL(t, result,
                   fstatat(dir_fd, path->name, &status, follow ? 0 : AT_SYMLINK_NOFOLLOW));
    return result < 0 ? posix_fail(t, path->object, NULL) : posix_stat_result(t, &status);
}

/* stat(path, *, dir_fd=None, follow_symlinks=True) */
static Value posix_stat(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    PosixPath path;
    int dir_fd;
    bool follow;
    if (!posix_path(t, args[0], "stat", "path", POSIX_ALLOW_FD, &path)
        || !posix_dir_fd(t, args[1], &dir_fd) || !posix_flag(t, args[2], true, &follow))
        return NULL;
    return stat_path(t, "stat", &path, dir_fd, follow);
}

static Value posix_lstat(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    PosixPath path;
    int dir_fd;
    if (!posix_path(t, args[0], "lstat", "path", 0, &path) || !posix_dir_fd(t, args[1], &dir_fd))
        return NULL;
    return stat_path(t, "lstat", &path, dir_fd, false);
}

static Value posix_fstat(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    struct stat status;
    int fd, result;
    if (!value_as_int(t, args[0], &fd)) return NULL;
    POSIX_CALL(t, result, fstat(fd, &status));
    return result < 0 ? posix_fail(t, NULL, NULL) : posix_stat_result(t, &status);
}

static Value statvfs_result(Thread *t, const struct statvfs *status) {
    const uint64_t numbers[11] = {status->f_bsize,   status->f_frsize, status->f_blocks,
                                  status->f_bfree,   status->f_bavail, status->f_files,
                                  status->f_ffree,   status->f_favail, status->f_flag,
                                  status->f_namemax, status->f_fsid};
    Value items[11];
    for (int i = 0; i < 11; i++)
        if (!(items[i] = int_from_uint64(t, numbers[i]))) return NULL;
    Type *type = posix_root_type(t, &statvfs_result_def);
    return type ? structseq_new(t, type, items) : NULL;
}

static Value posix_statvfs(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    PosixPath path;
    struct statvfs status;
    int result;
    if (!posix_path(t, args[0], "statvfs", "path", POSIX_ALLOW_FD, &path)) return NULL;
    POSIX_CALL(t, result, path.name ? statvfs(path.name, &status) : fstatvfs(path.fd, &status));
    return result < 0 ? posix_fail(t, path.object, NULL) : statvfs_result(t, &status);
}

static Value posix_fstatvfs(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    struct statvfs status;
    int fd, result;
    if (!value_as_int(t, args[0], &fd)) return NULL;
    POSIX_CALL(t, result, fstatvfs(fd, &status));
    return result < 0 ? posix_fail(t, NULL, NULL) : statvfs_result(t, &status);
}

/* ---- rights ---------------------------------------------------------------------------------- */

/* access(path, mode, *, dir_fd=None, effective_ids=False, follow_symlinks=True) */
static Value posix_access(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    PosixPath path;
    int mode, dir_fd, result;
    bool effective, follow;
    if (!posix_path(t, args[0], "access", "path", 0, &path) || !value_as_int(t, args[1], &mode)
        || !posix_dir_fd(t, args[2], &dir_fd) || !posix_flag(t, args[3], false, &effective)
        || !posix_flag(t, args[4], true, &follow))
        return NULL;
    int flags = (effective ? AT_EACCESS : 0) | (follow ? 0 : AT_SYMLINK_NOFOLLOW);
    POSIX_CALL(t, result, faccessat(dir_fd, path.name, mode, flags));
    return error_is_set(t) ? NULL : bool_value(result == 0);
}

/* chmod(path, mode, *, dir_fd=None, follow_symlinks=True) */
static Value posix_chmod(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    PosixPath path;
    int mode, dir_fd, result;
    bool follow;
    if (!posix_path(t, args[0], "chmod", "path", POSIX_ALLOW_FD, &path)
        || !value_as_int(t, args[1], &mode) || !posix_dir_fd(t, args[2], &dir_fd)
        || !posix_flag(t, args[3], true, &follow))
        return NULL;
    if (path.name)
        POSIX_CALL(t, result,
                   fchmodat(dir_fd, path.name, (mode_t)mode, follow ? 0 : AT_SYMLINK_NOFOLLOW));
    else POSIX_CALL(t, result, fchmod(path.fd, (mode_t)mode));
    if (result < 0 && !follow && errno == EOPNOTSUPP)
        return raise_error(t, T_NOT_IMPLEMENTED_ERROR,
                           dir_fd == AT_FDCWD
                               ? "chmod: follow_symlinks unavailable on this platform"
                               : "chmod: cannot use dir_fd and follow_symlinks together on this "
                                 "platform");
    return result < 0 ? posix_fail(t, path.object, NULL) : NONE;
}

static Value posix_fchmod(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    int fd, mode, result;
    if (!value_as_int(t, args[0], &fd) || !value_as_int(t, args[1], &mode)) return NULL;
    POSIX_CALL(t, result, fchmod(fd, (mode_t)mode));
    return posix_none(t, result);
}

/* A user or group: -1 leaves it as it is. */
static bool stat_id(Thread *t, Value v, unsigned *id) {
    int64_t n;
    if (!value_as_int64(t, v, &n, T_OVERFLOW_ERROR)) return false;
    if (n < -1 || n > UINT32_MAX)
        return FAIL_WITH(raise_overflow_error(t, n < 0 ? "uid is less than minimum"
                                                       : "uid is greater than maximum"));
    *id = (unsigned)n;
    return true;
}

static Value stat_chown(Thread *t, const char *function, Value *args, int flags, Value dir,
                        bool follow) {
    PosixPath path;
    unsigned user, group;
    int dir_fd, result;
    if (!posix_path(t, args[0], function, "path", flags, &path) || !stat_id(t, args[1], &user)
        || !stat_id(t, args[2], &group) || !posix_dir_fd(t, dir, &dir_fd))
        return NULL;
    if (path.name)
        POSIX_CALL(t, result,
                   fchownat(dir_fd, path.name, user, group, follow ? 0 : AT_SYMLINK_NOFOLLOW));
    else POSIX_CALL(t, result, fchown(path.fd, user, group));
    return result < 0 ? posix_fail(t, path.object, NULL) : NONE;
}

static Value posix_chown(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    bool follow;
    return posix_flag(t, args[4], true, &follow)
               ? stat_chown(t, "chown", args, POSIX_ALLOW_FD, args[3], follow)
               : NULL;
}

static Value posix_lchown(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return stat_chown(t, "lchown", args, 0, NULL, false);
}

static Value posix_fchown(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return stat_chown(t, "fchown", args, POSIX_ALLOW_FD, NULL, true);
}

static Value posix_umask(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    int mask;
    return value_as_int(t, args[0], &mask) ? small_int(umask((mode_t)mask)) : NULL;
}

/* ---- times ----------------------------------------------------------------------------------- */

static bool stat_timespec(Thread *t, Value v, struct timespec *time) {
    if (is_int(t, v)) {
        int64_t seconds;
        if (!value_as_int64(t, v, &seconds, T_OVERFLOW_ERROR)) return false;
        *time = (struct timespec){seconds, 0};
        return true;
    }
    double seconds;
    if (!value_as_double(t, v, &seconds)) return false;
    if (isnan(seconds)) return FAIL_WITH(raise_value_error(t, "Invalid value NaN (not a number)"));
    double whole = floor(seconds);
    if (!(fabs(whole) < 9.2e18))
        return FAIL_WITH(raise_overflow_error(t, "timestamp out of range for platform time_t"));
    *time = (struct timespec){(time_t)whole, (long)((seconds - whole) * 1e9)};
    return true;
}

static bool stat_timespec_ns(Thread *t, Value v, struct timespec *time) {
    int64_t ns;
    if (!value_as_int64(t, v, &ns, T_OVERFLOW_ERROR)) return false;
    int64_t rest = ns % 1000000000;
    if (rest < 0) rest += 1000000000;
    *time = (struct timespec){(ns - rest) / 1000000000, rest};
    return true;
}

static bool stat_utime_times(Thread *t, Value times, Value ns, struct timespec out[2]) {
    Value pair = times && times != NONE ? times : ns;
    if (times && times != NONE && ns)
        return FAIL_WITH(
            raise_value_error(t, "utime: you may specify either 'times' or 'ns' but not both"));
    if (!pair) {
        out[0] = out[1] = (struct timespec){0, UTIME_NOW};
        return true;
    }
    if (!is_tuple(t, pair) || tuple_of(pair)->length != 2)
        return FAIL_WITH(raise_type_error(
            t, pair == ns ? "utime: 'ns' must be a tuple of two ints"
                          : "utime: 'times' must be either a tuple of two ints or None"));
    const Tuple *items = tuple_of(pair);
    return pair == ns ? stat_timespec_ns(t, items->items[0], &out[0])
                            && stat_timespec_ns(t, items->items[1], &out[1])
                      : stat_timespec(t, items->items[0], &out[0])
                            && stat_timespec(t, items->items[1], &out[1]);
}

/* utime(path, times=None, *, ns=<missing>, dir_fd=None, follow_symlinks=True) */
static Value posix_utime(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    PosixPath path;
    struct timespec times[2];
    int dir_fd, result;
    bool follow;
    if (!posix_path(t, args[0], "utime", "path", POSIX_ALLOW_FD, &path)
        || !stat_utime_times(t, args[1], args[2], times) || !posix_dir_fd(t, args[3], &dir_fd)
        || !posix_flag(t, args[4], true, &follow))
        return NULL;
    if (path.name)
        POSIX_CALL(t, result,
                   utimensat(dir_fd, path.name, times, follow ? 0 : AT_SYMLINK_NOFOLLOW));
    else POSIX_CALL(t, result, futimens(path.fd, times));
    return result < 0 ? posix_fail(t, path.object, NULL) : NONE;
}

/* ---- sizes and device numbers ---------------------------------------------------------------- */

static Value stat_truncate(Thread *t, const char *function, Value target, Value size) {
    PosixPath path;
    int64_t length;
    int result;
    if (!posix_path(t, target, function, "path", POSIX_ALLOW_FD, &path)
        || !value_as_int64(t, size, &length, T_OVERFLOW_ERROR))
        return NULL;
    POSIX_CALL(t, result, path.name ? truncate(path.name, length) : ftruncate(path.fd, length));
    return result < 0 ? posix_fail(t, path.object && path.name ? path.object : NULL, NULL) : NONE;
}

static Value posix_truncate(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return stat_truncate(t, "truncate", args[0], args[1]);
}

static Value posix_ftruncate(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return stat_truncate(t, "ftruncate", args[0], args[1]);
}

/* The number of a device or a half of it, up to `most`. -1 is `most`, and no device. */
static bool stat_device(Thread *t, Value v, uint64_t most, uint64_t *number) {
    Value index = value_index(t, v);
    if (!index) return false;
    *number = most;
    if (index == small_int(-1)) return true;
    if (int_sign(index) < 0) return FAIL_WITH(raise_overflow_error(t, "can't convert negative int to unsigned"));
    if (int_as_uint64(index, number) && *number <= most) return true;
    return FAIL_WITH(raise_overflow_error(t, most == UINT64_MAX ? "int too big to convert"
                                                                : "Python int too large to convert to C unsigned int"));
}

static Value posix_major(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    uint64_t device;
    if (!stat_device(t, args[0], UINT64_MAX, &device)) return NULL;
    return small_int(device == UINT64_MAX ? -1 : (int64_t)major(device));
}

static Value posix_minor(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    uint64_t device;
    if (!stat_device(t, args[0], UINT64_MAX, &device)) return NULL;
    return small_int(device == UINT64_MAX ? -1 : (int64_t)minor(device));
}

static Value posix_makedev(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    uint64_t first, second;
    if (!stat_device(t, args[0], UINT32_MAX, &first) || !stat_device(t, args[1], UINT32_MAX, &second)) return NULL;
    uint64_t device = makedev((unsigned)first, (unsigned)second);
    return device == UINT64_MAX ? small_int(-1) : int_from_uint64(t, device);
}

const NativeDef posix_stat_functions[] = {
    {"stat", posix_stat, 1, 1, NATIVE_FUNCTION, "path, *, dir_fd=None, follow_symlinks=True",
     "What the system says about a file."},
    {"lstat", posix_lstat, 1, 1, NATIVE_FUNCTION, "path, *, dir_fd=None",
     "Like stat(), of a link itself."},
    {"fstat", posix_fstat, 1, 1, NATIVE_FUNCTION, "fd", "Like stat(), of an open file."},
    {"statvfs", posix_statvfs, 1, 1, NATIVE_FUNCTION, "path",
     "About the file system that a path is in."},
    {"fstatvfs", posix_fstatvfs, 1, 1, NATIVE_FUNCTION, "fd",
     "About the file system that an open file is in."},
    {"access", posix_access, 2, 2, NATIVE_FUNCTION,
     "path, mode, *, dir_fd=None, effective_ids=False, follow_symlinks=True",
     "Return whether the real user may use the file so."},
    {"chmod", posix_chmod, 2, 2, NATIVE_FUNCTION,
     "path, mode, *, dir_fd=None, follow_symlinks=True", "Change a file's rights."},
    {"fchmod", posix_fchmod, 2, 2, NATIVE_FUNCTION, "fd, mode", "Change an open file's rights."},
    {"chown", posix_chown, 3, 3, NATIVE_FUNCTION,
     "path, uid, gid, *, dir_fd=None, follow_symlinks=True", "Change a file's owner."},
    {"lchown", posix_lchown, 3, 3, NATIVE_FUNCTION, "path, uid, gid", "Change a link's owner."},
    {"fchown", posix_fchown, 3, 3, NATIVE_FUNCTION, "fd, uid, gid", "Change an open file's owner."},
    {"umask", posix_umask, 1, 1, NATIVE_FUNCTION, "mask, /",
     "Set the file mode creation mask and return the one before."},
    {"utime", posix_utime, 1, 2, NATIVE_FUNCTION,
     "path, times=None, *, ns=None, dir_fd=None, follow_symlinks=True",
     "Set a file's times of access and modification."},
    {"truncate", posix_truncate, 2, 2, NATIVE_FUNCTION, "path, length", "Make a file so long."},
    {"ftruncate", posix_ftruncate, 2, 2, NATIVE_FUNCTION, "fd, length, /",
     "Make an open file so long."},
    {"major", posix_major, 1, 1, NATIVE_FUNCTION, "device, /", NULL},
    {"minor", posix_minor, 1, 1, NATIVE_FUNCTION, "device, /", NULL},
    {"makedev", posix_makedev, 2, 2, NATIVE_FUNCTION, "major, minor, /", NULL},
    {0},
};

bool posix_stat_init(Thread *t, Module *m) {
    return module_add(t, m, "stat_result", to_value(posix_root_type(t, &stat_result_def)))
        && module_add(t, m, "statvfs_result", to_value(posix_root_type(t, &statvfs_result_def)));
}
