/* Module grp: the groups of users that the system knows. */
#define _GNU_SOURCE
#include <errno.h>
#include <grp.h>
#include <stdlib.h>

#include "runtime/objects/list.h"
#include "stdlib/posix.h"

static const MemberDef group_members[] = {
    STRUCTSEQ_FIELD(0, "gr_name", "group name"), STRUCTSEQ_FIELD(1, "gr_passwd", "password"),
    STRUCTSEQ_FIELD(2, "gr_gid", "group id"), STRUCTSEQ_FIELD(3, "gr_mem", "group members"), {0}};
static const StructSeqDef group_def =
    STRUCTSEQ_DEF("grp.struct_group", "A group of users.", group_members, 4, 4);

static Type *group_type(Thread *t) {
    Value *root = vm_root(t, &group_def);
    if (root && !load(root)) store_release(root, to_value(structseq_type_new(t, &group_def)));
    return root ? (Type *)load(root) : NULL;
}

static Value group_text(Thread *t, const char *text) {
    return text ? to_value(str_from_os(t, text, strlen(text))) : NONE;
}

static Value group_entry(Thread *t, const struct group *g) {
    Value names = list_new(t, 0);
    for (char **name = g->gr_mem; names && *name; name++) {
        Value text = group_text(t, *name);
        if (!text || !list_append(t, names, text)) return NULL;
    }
    Value items[4] = {group_text(t, g->gr_name), group_text(t, g->gr_passwd),
                      small_int(g->gr_gid), names};
    Type *type = group_type(t);
    return type && names && items[0] && items[1] ? structseq_new(t, type, items) : NULL;
}

/* By name, or by gid where that is NULL. NULL without an error: none. */
static Value group_find(Thread *t, const char *name, gid_t gid) {
    size_t size = 1024;
    for (;; size *= 2) {
        struct group entry, *found = NULL;
        char *buffer = malloc(size);
        if (!buffer) return raise_memory_error(t);
        thread_detach(t);
        int error = name ? getgrnam_r(name, &entry, buffer, size, &found)
                         : getgrgid_r(gid, &entry, buffer, size, &found);
        (void)thread_attach(t);
        Value result = found ? group_entry(t, found) : NULL;
        free(buffer);
        if (error == ERANGE && size < (1u << 24)) continue;
        return result;
    }
}

static Value grp_getgrnam(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    if (!is_str(t, args[0]))
        return raise_type_error(t, "getgrnam() argument 'name' must be str, not %T", args[0]);
    const char *name = str_os_path(t, str_of(args[0]));
    if (!name) return NULL;
    Value entry = group_find(t, name, 0);
    if (entry || error_is_set(t)) return entry;
    return raise_error(t, T_KEY_ERROR, "getgrnam(): name not found: %R", args[0]);
}

static Value grp_getgrgid(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    int64_t gid;
    if (!is_int(t, args[0])) return raise_type_error(t, "gid should be integer, not %T", args[0]);
    if (!value_as_int64(t, args[0], &gid, T_OVERFLOW_ERROR)) return NULL;
    if (gid < -1) return raise_overflow_error(t, "gid is less than minimum");
    if (gid > UINT32_MAX) return raise_overflow_error(t, "gid is greater than maximum");
    Value entry = group_find(t, NULL, (gid_t)gid);
    if (entry || error_is_set(t)) return entry;
    return raise_error(t, T_KEY_ERROR, "getgrgid(): gid not found: %V", args[0]);
}

static Value grp_getgrall(Thread *t, Value *args, size_t nargs) {
    (void)args, (void)nargs;
    struct group entry, *found;
    char buffer[16384];
    Value list = list_new(t, 0);
    setgrent();
    while (list && getgrent_r(&entry, buffer, sizeof buffer, &found) == 0) {
        Value item = group_entry(t, found);
        if (!item || !list_append(t, list, item)) list = NULL;
    }
    endgrent();
    return list;
}

static const NativeDef grp_functions[] = {
    {"getgrnam", grp_getgrnam, 1, 1, NATIVE_FUNCTION, "name", "The group of that name."},
    {"getgrgid", grp_getgrgid, 1, 1, NATIVE_FUNCTION, "id", "The group of that id."},
    {"getgrall", grp_getgrall, 0, 0, NATIVE_FUNCTION, NULL, "A list of all groups."},
    {0},
};

static bool grp_init(Thread *t, Module *m) {
    return module_add(t, m, "struct_group", to_value(group_type(t)));
}

const ModuleDef module_grp = {
    .name = "grp",
    .doc = "The groups of users that the system knows.",
    .functions = grp_functions,
    .init = grp_init,
};
