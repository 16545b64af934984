/* Module pwd: the users that the system knows. */
#define _GNU_SOURCE
#include <errno.h>
#include <pwd.h>
#include <stdlib.h>

#include "runtime/objects/list.h"
#include "stdlib/posix.h"

static const MemberDef passwd_members[] = {
    STRUCTSEQ_FIELD(0, "pw_name", "user name"),   STRUCTSEQ_FIELD(1, "pw_passwd", "password"),
    STRUCTSEQ_FIELD(2, "pw_uid", "user id"),      STRUCTSEQ_FIELD(3, "pw_gid", "group id"),
    STRUCTSEQ_FIELD(4, "pw_gecos", "real name"),  STRUCTSEQ_FIELD(5, "pw_dir", "home directory"),
    STRUCTSEQ_FIELD(6, "pw_shell", "shell program"), {0}};
static const StructSeqDef passwd_def =
    STRUCTSEQ_DEF("pwd.struct_passwd", "A user.", passwd_members, 7, 7);

static Type *passwd_type(Thread *t) {
    Value *root = vm_root(t, &passwd_def);
    if (root && !load(root)) store_release(root, to_value(structseq_type_new(t, &passwd_def)));
    return root ? (Type *)load(root) : NULL;
}

static Value passwd_text(Thread *t, const char *text) {
    return text ? to_value(str_from_os(t, text, strlen(text))) : NONE;
}

static Value passwd_entry(Thread *t, const struct passwd *p) {
    Value items[7] = {passwd_text(t, p->pw_name),  passwd_text(t, p->pw_passwd),
                      small_int(p->pw_uid),        small_int(p->pw_gid),
                      passwd_text(t, p->pw_gecos), passwd_text(t, p->pw_dir),
                      passwd_text(t, p->pw_shell)};
    Type *type = passwd_type(t);
    for (int i = 0; i < 7; i++)
        if (!items[i]) return NULL;
    return type ? structseq_new(t, type, items) : NULL;
}

/* By name, or by uid where that is NULL. NULL without an error: nobody. */
static Value passwd_find(Thread *t, const char *name, uid_t uid) {
    size_t size = 1024;
    for (;; size *= 2) {
        struct passwd entry, *found = NULL;
        char *buffer = malloc(size);
        if (!buffer) return raise_memory_error(t);
        thread_detach(t);
        int error = name ? getpwnam_r(name, &entry, buffer, size, &found)
                         : getpwuid_r(uid, &entry, buffer, size, &found);
        (void)thread_attach(t);
        Value result = found ? passwd_entry(t, found) : NULL;
        free(buffer);
        if (error == ERANGE && size < (1u << 24)) continue;
        return result;
    }
}

static Value pwd_getpwnam(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    if (!is_str(t, args[0]))
        return raise_type_error(t, "getpwnam() argument must be str, not %T", args[0]);
    const char *name = str_os_path(t, str_of(args[0]));
    if (!name) return NULL;
    Value entry = passwd_find(t, name, 0);
    if (entry || error_is_set(t)) return entry;
    return raise_error(t, T_KEY_ERROR, "getpwnam(): name not found: %R", args[0]);
}

static Value pwd_getpwuid(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    int64_t uid;
    if (!is_int(t, args[0]))
        return raise_type_error(t, "uid should be integer, not %T", args[0]);
    if (!value_as_int64(t, args[0], &uid, T_OVERFLOW_ERROR) || uid < -1 || uid > UINT32_MAX) {
        error_clear(t);
        return raise_error(t, T_KEY_ERROR, "getpwuid(): uid not found");
    }
    Value entry = passwd_find(t, NULL, (uid_t)uid);
    if (entry || error_is_set(t)) return entry;
    return raise_error(t, T_KEY_ERROR, "getpwuid(): uid not found: %V", args[0]);
}

static Value pwd_getpwall(Thread *t, Value *args, size_t nargs) {
    (void)args, (void)nargs;
    struct passwd entry, *found;
    char buffer[16384];
    Value list = list_new(t, 0);
    setpwent();
    while (list && getpwent_r(&entry, buffer, sizeof buffer, &found) == 0) {
        Value item = passwd_entry(t, found);
        if (!item || !list_append(t, list, item)) list = NULL;
    }
    endpwent();
    return list;
}

static const NativeDef pwd_functions[] = {
    {"getpwnam", pwd_getpwnam, 1, 1, NATIVE_FUNCTION, "name, /", "The user of that name."},
    {"getpwuid", pwd_getpwuid, 1, 1, NATIVE_FUNCTION, NULL, "The user of that id."},
    {"getpwall", pwd_getpwall, 0, 0, NATIVE_FUNCTION, NULL, "A list of all users."},
    {0},
};

static bool pwd_init(Thread *t, Module *m) {
    return module_add(t, m, "struct_passwd", to_value(passwd_type(t)));
}

const ModuleDef module_pwd = {
    .name = "pwd",
    .doc = "The users that the system knows.",
    .functions = pwd_functions,
    .init = pwd_init,
};
