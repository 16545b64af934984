/* Module _json: what package json is quick with. */
#include "runtime/error.h"
#include "runtime/objects/function.h"
#include "stdlib/json.h"

static Value json_function_scanstring(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    int64_t begin;
    size_t end;
    int strict = args[2] ? value_truth(t, args[2]) : 1;
    if (strict < 0) return NULL;
    if (!is_str(t, args[0]))
        return raise_type_error(t, "first argument must be a string, not %s",
                                type_name_of(t, args[0]));
    if (!value_as_int64(t, args[1], &begin, T_OVERFLOW_ERROR)) return NULL;
    if (begin < 0 || (size_t)begin > str_of(args[0])->length)
        return raise_value_error(t, "end is out of bounds");
    Value text = json_scan_string(t, str_of(args[0]), (size_t)begin, strict, &end);
    return text ? tuple_from_2(t, text, small_int((int64_t)end)) : NULL;
}

static const NativeDef json_functions[] = {
    {"encode_basestring_ascii", json_encode_ascii, 1, 1, NATIVE_FUNCTION, NULL,
     "A string as a JSON literal in ASCII."},
    {"encode_basestring", json_encode_plain, 1, 1, NATIVE_FUNCTION, NULL,
     "A string as a JSON literal."},
    {"scanstring", json_function_scanstring, 2, 3, NATIVE_FUNCTION, "string, end, strict=True, /",
     "The string that a JSON literal means, and where the literal ends."},
    {0},
};

static bool json_add_type(Thread *t, Module *m, const TypeDef *def, const char *name) {
    Type *type = type_new_native(t, def, NULL);
    return type && module_add(t, m, name, to_value(type));
}

static bool json_init(Thread *t, Module *m) {
    return json_add_type(t, m, &json_scanner_typedef, "make_scanner") &&
           json_add_type(t, m, &json_encoder_typedef, "make_encoder");
}

const ModuleDef module__json = {
    .name = "_json",
    .doc = "What json is quick with.",
    .functions = json_functions,
    .init = json_init,
};
