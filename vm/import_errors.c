/* What is said of a name that a module lacks: it may not have come to that yet, or be another module than was meant. */
#include <string.h>

#include "runtime/error.h"
#include "runtime/import.h"
#include "runtime/objects/list.h"
#include "runtime/objects/protocol.h"
#include "vm/command.h"
#include "vm/import.h"

/* The folder of a module's file, or of its package, without an end. */
static Str *import_folder_of(Thread *t, Str *file) {
    const char *path = str_utf8(t, file, NULL, true), *slash = path ? strrchr(path, '/') : NULL;
    if (!slash) return path ? str_from_c(t, "") : NULL;
    size_t length = (size_t)(slash - path);
    if (strcmp(slash, "/__init__.py") == 0)
        while (length > 0 && path[--length] != '/') {}
    return str_from_utf8(t, path, length);
}

/* Is the file beside the script, where it comes before all others? */
static bool import_shadows(Thread *t, Str *file) {
    Value first = command_first_path(t);
    if (!first) return false;
    Str *folder = import_folder_of(t, file), *place = str_of(first);
    if (folder && place->length == 0) place = import_current_directory(t);
    return folder && place && value_equal(t, to_value(folder), to_value(place)) == 1;
}

static bool import_is_standard(Thread *t, Value name) {
    Value names = dict_get_c(t, t->vm->sys_dict, "stdlib_module_names");
    return names && value_contains(t, names, name) == 1;
}

ImportTrouble import_trouble(Thread *t, Module *m, Value name, Value *file) {
    Value spec = dict_get_name(t, m->dict, NAME(__spec__));
    *file = spec == NONE ? NULL : dict_get_name(t, m->dict, NAME(__file__));
    if (*file && !is_str(t, *file)) *file = NULL;
    Str *interned = spec == NONE || !is_str_exact(name) ? NULL : intern(t, str_of(name));
    bool shadows = *file && import_shadows(t, str_of(*file));
    ImportTrouble trouble = IMPORT_NO_TROUBLE;
    if (shadows && import_is_standard(t, name)) trouble = IMPORT_HIDES_STANDARD;
    else if (interned && import_is_under_way(t, interned)) trouble = shadows ? IMPORT_HIDES : IMPORT_UNFINISHED;
    error_clear(t);
    return trouble;
}

/* Is module.name being imported, and not yet an attribute? */
static bool import_submodule_is_under_way(Thread *t, Value module, Str *name) {
    Str *whole = str_format(t, "%V.%U", module, name);
    Str *interned = whole ? intern(t, whole) : NULL;
    bool under_way = interned && import_is_under_way(t, interned);
    error_clear(t);
    return under_way;
}

Str *import_missing_text(Thread *t, Value module, Value shown, Str *name) {
    Value file;
    switch (import_trouble(t, (Module *)module, shown, &file)) {
    case IMPORT_HIDES_STANDARD:
        return str_format(t, "module '%V' has no attribute '%U' (consider renaming '%V' since it has the same name as the standard "
                          "library module named '%V' and prevents importing that standard library module)", shown, name, file, shown);
    case IMPORT_HIDES:
        return str_format(t, "module '%V' has no attribute '%U' (consider renaming '%V' if it has the same name as a library you "
                          "intended to import)", shown, name, file);
    case IMPORT_UNFINISHED:
        if (!file) return str_format(t, "partially initialized module '%V' has no attribute '%U' (most likely due to a circular import)", shown, name);
        return str_format(t, "partially initialized module '%V' from '%V' has no attribute '%U' (most likely due to a circular import)",
                          shown, file, name);
    default: break;
    }
    if (import_submodule_is_under_way(t, shown, name))
        return str_format(t, "cannot access submodule '%U' of module '%V' (most likely due to a circular import)", name, shown);
    return str_format(t, "module '%V' has no attribute '%U'", shown, name);
}

Str *import_from_text(Thread *t, Value module, Value shown, Str *name, Value path) {
    Value file = NULL;
    ImportTrouble trouble = is_instance_of(t, module, T_MODULE) ? import_trouble(t, (Module *)module, shown, &file) : IMPORT_NO_TROUBLE;
    Value wanted = to_value(name);
    switch (trouble) {
    case IMPORT_HIDES_STANDARD:
        return str_format(t, "cannot import name %R from %R (consider renaming %R since it has the same name as the standard library "
                          "module named %R and prevents importing that standard library module)", wanted, shown, file, shown);
    case IMPORT_HIDES:
        return str_format(t, "cannot import name %R from %R (consider renaming %R if it has the same name as a library you intended "
                          "to import)", wanted, shown, file);
    case IMPORT_UNFINISHED:
        if (!file) return str_format(t, "cannot import name %R from partially initialized module %R (most likely due to a circular import)", wanted, shown);
        return str_format(t, "cannot import name %R from partially initialized module %R (most likely due to a circular import) (%V)",
                          wanted, shown, file);
    default: break;
    }
    if (path && is_str(t, path)) return str_format(t, "cannot import name %R from %R (%V)", wanted, shown, path);
    return str_format(t, "cannot import name %R from %R (unknown location)", wanted, shown);
}
