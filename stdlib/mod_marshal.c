/* Module marshal: objects as bytes, as compiled files have them. */
#include "vm/marshal.h"

#include "runtime/error.h"
#include "runtime/intern.h"
#include "runtime/objects/function.h"

static bool marshal_options(Thread *t, Value version, Value allow_code, int *number, bool *allowed) {
    *number = MARSHAL_VERSION;
    if (version && !value_as_int(t, version, number)) return false;
    int truth = allow_code ? value_truth(t, allow_code) : 1;
    *allowed = truth > 0;
    return truth >= 0;
}

static Value marshal_module_dumps(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    int version;
    bool allow_code;
    return marshal_options(t, args[1], args[2], &version, &allow_code) ? to_value(marshal_dump(t, args[0], version, allow_code)) : NULL;
}

static Value marshal_module_dump(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    int version;
    bool allow_code;
    if (!marshal_options(t, args[2], args[3], &version, &allow_code)) return NULL;
    Value call[2] = {args[1], to_value(marshal_dump(t, args[0], version, allow_code))};
    return call[1] ? value_call_method(t, NAME(write), call, 2, NULL) : NULL;
}

static Value marshal_module_loads(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    int version;
    bool allow_code;
    BufferView view;
    if (!marshal_options(t, NULL, args[1], &version, &allow_code) || !buffer_get_still(t, args[0], &view)) return NULL;
    Value v = marshal_load(t, view.data, view.length, allow_code);
    buffer_release(t, &view);
    return v;
}

static Value marshal_module_load(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    int version;
    bool allow_code;
    if (!marshal_options(t, NULL, args[1], &version, &allow_code)) return NULL;
    Value call[2] = {args[0], small_int(0)}; /* is it a file of bytes? */
    Value nothing = value_call_method(t, NAME(read), call, 2, NULL);
    if (!nothing) return NULL;
    if (!is_bytes(t, nothing)) return raise_type_error(t, "file.read() returned not bytes but %T", nothing);
    return marshal_load_file(t, args[0], allow_code);
}

static const NativeDef marshal_functions[] = {
    {"dump", marshal_module_dump, 2, 3, NATIVE_FUNCTION, "value, file, version=version, /, *, allow_code=True", "Write a value to a binary file."},
    {"load", marshal_module_load, 1, 1, NATIVE_FUNCTION, "file, /, *, allow_code=True", "Read one value from a binary file."},
    {"dumps", marshal_module_dumps, 1, 2, NATIVE_FUNCTION, "value, version=version, /, *, allow_code=True", "A value as bytes."},
    {"loads", marshal_module_loads, 1, 1, NATIVE_FUNCTION, "bytes, /, *, allow_code=True", "The value that bytes begin with."},
    {0},
};

static bool marshal_module_init(Thread *t, Module *m) { return module_add_int(t, m, "version", MARSHAL_VERSION); }

const ModuleDef module_marshal = {
    .name = "marshal",
    .doc = "Reading and writing values in the format of compiled files, which belongs to one version of Python only.",
    .functions = marshal_functions,
    .init = marshal_module_init,
};
