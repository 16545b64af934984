/* _typing: the types that the compiler makes for the syntax of type parameters. */
#include "runtime/objects/function.h"
#include "runtime/objects/typevar.h"

static Value typing_identity(Thread *t, Value *args, size_t nargs) {
    (void)t, (void)nargs;
    return args[0];
}

static const NativeDef typing_functions[] = {
    {"_idfunc", typing_identity, 1, 1, NATIVE_FUNCTION, NULL, NULL},
    {0},
};

static bool typing_init(Thread *t, Module *m) {
    static const uint32_t ids[] = {T_TYPE_VAR, T_PARAM_SPEC, T_TYPE_VAR_TUPLE, T_TYPE_ALIAS,
                                   T_UNION};
    for (size_t i = 0; i < ARRAY_LENGTH(ids); i++)
        if (!module_add_type(t, m, t->vm->types[ids[i]])) return false;
    return module_add_type(t, m, paramspec_part_type(t, false))
           && module_add_type(t, m, paramspec_part_type(t, true))
           && module_add(t, m, "NoDefault", typeparam_no_default(t));
}

const ModuleDef module__typing = {
    .name = "_typing",
    .doc = "Primitives and accelerators for the typing module.",
    .functions = typing_functions,
    .init = typing_init,
};
