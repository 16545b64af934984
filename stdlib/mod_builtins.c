/* Module builtins: the table, and the functions that are a line or two. */
#include "stdlib/builtins.h"

#include "runtime/objects/float.h"
#include "runtime/objects/int.h"

static Value builtin_abs(Thread *t, Value *args, size_t nargs) { (void)nargs; return value_absolute(t, args[0]); }
static Value builtin_ascii(Thread *t, Value *args, size_t nargs) { (void)nargs; return value_ascii(t, args[0]); }
static Value builtin_repr(Thread *t, Value *args, size_t nargs) { (void)nargs; return value_repr(t, args[0]); }
static Value builtin_callable(Thread *t, Value *args, size_t nargs) { (void)nargs; return bool_value(value_is_callable(t, args[0])); }
static Value builtin_id(Thread *t, Value *args, size_t nargs) { (void)nargs; return int_from_uint64(t, value_bits(args[0])); }

static Value builtin_based(Thread *t, Value v, int base, char letter) {
    Value n = value_index(t, v);
    if (!n) return NULL;
    Str *digits = int_to_str(t, n, base);
    if (!digits) return NULL;
    bool negative = int_sign(n) < 0;
    void *data;
    Str *s = str_new_uninitialised(t, digits->length + 2, 1, true, &data);
    if (!s) return NULL;
    char *out = data;
    if (negative) *out++ = '-';
    *out++ = '0';
    *out++ = letter;
    memcpy(out, (const char *)digits->data + negative, digits->length - negative);
    return to_value(s);
}
static Value builtin_bin(Thread *t, Value *args, size_t nargs) { (void)nargs; return builtin_based(t, args[0], 2, 'b'); }
static Value builtin_oct(Thread *t, Value *args, size_t nargs) { (void)nargs; return builtin_based(t, args[0], 8, 'o'); }
static Value builtin_hex(Thread *t, Value *args, size_t nargs) { (void)nargs; return builtin_based(t, args[0], 16, 'x'); }

static Value builtin_chr(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    Value n = value_index(t, args[0]);
    int64_t point;
    if (!n) return NULL;
    if (!int_as_int64(n, &point) || point < 0 || point > 0x10ffff) return raise_value_error(t, "chr() arg not in range(0x110000)");
    return to_value(str_from_char(t, (uint32_t)point));
}

static Value builtin_ord(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    Value v = args[0];
    if (is_str(t, v)) {
        const void *data = str_flat(t, str_of(v));
        if (!data) return NULL;
        if (str_of(v)->length == 1) return small_int(str_at(str_of(v), data, 0));
        return raise_type_error(t, "ord() expected a character, but string of length %zu found", (size_t)str_of(v)->length);
    }
    if (is_instance_of(t, v, T_BYTES)) {
        if (bytes_of(v)->length == 1) return small_int(bytes_of(v)->data[0]);
        return raise_type_error(t, "ord() expected a character, but string of length %zu found", bytes_of(v)->length);
    }
    if (is_instance_of(t, v, T_BYTEARRAY)) {
        int64_t length = value_length(t, v);
        if (length == 1) return value_getitem(t, v, small_int(0));
        return raise_type_error(t, "ord() expected a character, but string of length %zd found", length);
    }
    return raise_type_error(t, "ord() expected string of length 1, but %T found", v);
}

static Value builtin_divmod(Thread *t, Value *args, size_t nargs) { (void)nargs; return value_binary(t, BINARY_DIVMOD, args[0], args[1]); }
static Value builtin_pow(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return value_power(t, args[0], args[1], args[2] == NONE ? NULL : args[2]);
}

static Value builtin_round(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    Value call[2] = {args[0], args[1]};
    Value v = value_call_special(t, NAME(__round__), call, args[1] && args[1] != NONE ? 2 : 1);
    return v == ABSENT ? raise_type_error(t, "type %T doesn't define __round__ method", args[0]) : v;
}

static Value builtin_hash(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    int64_t hash;
    return value_hash(t, args[0], &hash) ? int_from_int64(t, hash) : NULL;
}

static Value builtin_len(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    int64_t length = value_length(t, args[0]);
    return length < 0 ? NULL : int_from_int64(t, length);
}

static Value builtin_format(Thread *t, Value *args, size_t nargs) {
    if (nargs == 2 && !is_str(t, args[1])) return raise_type_error(t, "format() argument 2 must be str, not %T", args[1]);
    return value_format(t, args[0], nargs == 2 ? args[1] : NULL);
}

static Str *builtin_attribute_name(Thread *t, Value name) {
    if (!is_str(t, name)) return (Str *)raise_type_error(t, "attribute name must be string, not '%T'", name);
    return str_of(name);
}

static Value builtin_getattr(Thread *t, Value *args, size_t nargs) {
    Str *name = builtin_attribute_name(t, args[1]);
    if (!name) return NULL;
    if (nargs == 2) return value_getattr(t, args[0], name);
    Value v = value_getattr_optional(t, args[0], name);
    return v || error_is_set(t) ? v : args[2];
}

static Value builtin_hasattr(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    Str *name = builtin_attribute_name(t, args[1]);
    if (!name) return NULL;
    Value v = value_getattr_optional(t, args[0], name);
    return error_is_set(t) ? NULL : bool_value(v != NULL);
}

static Value builtin_setattr(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    Str *name = builtin_attribute_name(t, args[1]);
    return name && value_setattr(t, args[0], name, args[2]) ? NONE : NULL;
}

static Value builtin_delattr(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    Str *name = builtin_attribute_name(t, args[1]);
    return name && value_setattr(t, args[0], name, NULL) ? NONE : NULL;
}

static Value builtin_isinstance(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    int instance = value_is_instance(t, args[0], args[1]);
    return instance < 0 ? NULL : bool_value(instance);
}

static Value builtin_issubclass(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    int subclass = value_is_subclass(t, args[0], args[1]);
    return subclass < 0 ? NULL : bool_value(subclass);
}

/* sys.breakpointhook() */
static Value builtin_breakpoint(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    Value hook = dict_get_c(t, t->vm->sys_dict, "breakpointhook");
    if (!hook) return raise_runtime_error(t, "lost sys.breakpointhook");
    return value_call_star(t, hook, args[0], args[1]);
}

static const NativeDef builtins_functions[] = {
    {"__build_class__", builtin_build_class, 2, -1, NATIVE_FUNCTION, "func, name, /, *bases, **kwds", NULL},
    {"__import__", builtin_import, 1, 5, NATIVE_FUNCTION, "name, globals=None, locals=None, fromlist=(), level=0", "Import a module."},
    {"abs", builtin_abs, 1, 1, NATIVE_FUNCTION, NULL, "Return the absolute value of the argument."},
    {"aiter", builtin_aiter, 1, 1, NATIVE_FUNCTION, NULL, "Return an asynchronous iterator for an asynchronous iterable."},
    {"all", builtin_all, 1, 1, NATIVE_FUNCTION, NULL, "Return True if all items of the iterable are true."},
    {"anext", builtin_anext, 1, 2, NATIVE_FUNCTION, NULL, "Return the next item of an asynchronous iterator."},
    {"any", builtin_any, 1, 1, NATIVE_FUNCTION, NULL, "Return True if any item of the iterable is true."},
    {"ascii", builtin_ascii, 1, 1, NATIVE_FUNCTION, NULL, "Return repr() with non-ASCII characters escaped."},
    {"bin", builtin_bin, 1, 1, NATIVE_FUNCTION, NULL, "Return the binary text of an integer."},
    {"breakpoint", builtin_breakpoint, 0, -1, NATIVE_FUNCTION, "*args, **kws", "Call sys.breakpointhook()."},
    {"callable", builtin_callable, 1, 1, NATIVE_FUNCTION, NULL, "Return whether the object can be called."},
    {"chr", builtin_chr, 1, 1, NATIVE_FUNCTION, NULL, "Return the character with that code point."},
    {"compile", builtin_compile, 3, 6, NATIVE_FUNCTION,
     "source, filename, mode, flags=0, dont_inherit=False, optimize=-1, *, _feature_version=-1", "Compile source to a code object."},
    {"delattr", builtin_delattr, 2, 2, NATIVE_FUNCTION, NULL, "Delete an attribute by name."},
    {"dir", builtin_dir, 0, 1, NATIVE_FUNCTION, NULL, "Return the sorted names of a scope or of an object's attributes."},
    {"divmod", builtin_divmod, 2, 2, NATIVE_FUNCTION, NULL, "Return the tuple (x//y, x%y)."},
    {"eval", builtin_eval, 1, 3, NATIVE_FUNCTION, "source, /, globals=None, locals=None", "Evaluate an expression."},
    {"exec", builtin_exec, 1, 3, NATIVE_FUNCTION, "source, /, globals=None, locals=None, *, closure=None", "Run statements."},
    {"format", builtin_format, 1, 2, NATIVE_FUNCTION, NULL, "Return type(value).__format__(value, format_spec)."},
    {"getattr", builtin_getattr, 2, 3, NATIVE_FUNCTION, NULL, "Get an attribute by name, or the default."},
    {"globals", builtin_globals, 0, 0, NATIVE_FUNCTION, NULL, "Return the dict of the current module's variables."},
    {"hasattr", builtin_hasattr, 2, 2, NATIVE_FUNCTION, NULL, "Return whether the object has an attribute of that name."},
    {"hash", builtin_hash, 1, 1, NATIVE_FUNCTION, NULL, "Return the hash of an object."},
    {"hex", builtin_hex, 1, 1, NATIVE_FUNCTION, NULL, "Return the hexadecimal text of an integer."},
    {"id", builtin_id, 1, 1, NATIVE_FUNCTION, NULL, "Return the identity of an object."},
    {"input", builtin_input, 0, 1, NATIVE_FUNCTION, NULL, "Read a line from standard input."},
    {"isinstance", builtin_isinstance, 2, 2, NATIVE_FUNCTION, NULL, "Return whether an object is an instance of a class."},
    {"issubclass", builtin_issubclass, 2, 2, NATIVE_FUNCTION, NULL, "Return whether a class is derived from another."},
    {"iter", builtin_iter, 1, 2, NATIVE_ITER, NULL, "Return an iterator over an object, or over a callable's results."},
    {"len", builtin_len, 1, 1, NATIVE_LEN, NULL, "Return the number of items in a container."},
    {"locals", builtin_locals, 0, 0, NATIVE_FUNCTION, NULL, "Return the current scope's local variables."},
    {"max", builtin_max, 1, -1, NATIVE_EITHER, "*args, key=None, default=None",
     "max(iterable, *[, default=obj, key=func]) -> value\nmax(arg1, arg2, *args, *[, key=func]) -> value\n\nReturn the largest item."},
    {"min", builtin_min, 1, -1, NATIVE_EITHER, "*args, key=None, default=None",
     "min(iterable, *[, default=obj, key=func]) -> value\nmin(arg1, arg2, *args, *[, key=func]) -> value\n\nReturn the smallest item."},
    {"next", builtin_next, 1, 2, NATIVE_NEXT, NULL, "Return the next item of an iterator, or the default."},
    {"oct", builtin_oct, 1, 1, NATIVE_FUNCTION, NULL, "Return the octal text of an integer."},
    {"ord", builtin_ord, 1, 1, NATIVE_FUNCTION, NULL, "Return the code point of a character."},
    {"pow", builtin_pow, 2, 3, NATIVE_FUNCTION, "base, exp, mod=None", "Return base**exp, modulo mod if given."},
    {"print", builtin_print, 0, -1, NATIVE_FUNCTION, "*args, sep=' ', end='\\n', file=None, flush=False", "Print the values to a stream."},
    {"repr", builtin_repr, 1, 1, NATIVE_FUNCTION, NULL, "Return the canonical text of an object."},
    {"round", builtin_round, 1, 2, NATIVE_FUNCTION, "number, ndigits=None", "Round a number to a precision in decimal digits."},
    {"setattr", builtin_setattr, 3, 3, NATIVE_FUNCTION, NULL, "Set an attribute by name."},
    {"sorted", builtin_sorted, 1, 1, NATIVE_FUNCTION, "iterable, /, *, key=None, reverse=False", "Return a new sorted list."},
    {"sum", builtin_sum, 1, 2, NATIVE_FUNCTION, "iterable, /, start=0", "Return the sum of the items and of start."},
    {"vars", builtin_vars, 0, 1, NATIVE_FUNCTION, NULL, "Return the __dict__ of an object, or locals()."},
    {0},
};

/* Types that are builtins by name. Exceptions are all there. */
static const uint32_t builtins_types[] = {
    T_OBJECT, T_TYPE, T_INT, T_BOOL, T_FLOAT, T_COMPLEX, T_STR, T_BYTES, T_BYTEARRAY, T_MEMORYVIEW, T_TUPLE, T_LIST, T_DICT, T_SET,
    T_FROZENSET, T_RANGE, T_SLICE, T_ENUMERATE, T_ZIP, T_MAP, T_FILTER, T_REVERSED, T_PROPERTY, T_CLASSMETHOD, T_STATICMETHOD, T_SUPER};

static bool builtins_init(Thread *t, Module *m) {
    VM *vm = t->vm;
    for (size_t n = 0; n < ARRAY_LENGTH(builtins_types); n++)
        if (!module_add_type(t, m, vm->types[builtins_types[n]])) return false;
    for (uint32_t id = T_BASE_EXCEPTION; id < TYPE_ID_LIMIT; id++)
        if (vm->types[id] && !module_add_type(t, m, vm->types[id])) return false;
    return module_add_type(t, m, vm->exception_group) && module_add(t, m, "EnvironmentError", to_value(vm->types[T_OS_ERROR]))
        && module_add(t, m, "IOError", to_value(vm->types[T_OS_ERROR])) && module_add(t, m, "None", NONE)
        && module_add(t, m, "True", TRUE_VALUE) && module_add(t, m, "False", FALSE_VALUE)
        && module_add(t, m, "Ellipsis", ELLIPSIS) && module_add(t, m, "NotImplemented", NOT_IMPLEMENTED)
        && module_add(t, m, "__debug__", bool_value(vm->optimize == 0));
}

const ModuleDef module_builtins = {
    .name = "builtins", .doc = "Built-in functions, types, exceptions, and other objects.", .functions = builtins_functions, .init = builtins_init,
};
