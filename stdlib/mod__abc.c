/* _abc: what abc.py cannot say in Python. */
#include "runtime/error.h"
#include "runtime/objects/function.h"
#include "runtime/objects/type_slots.h"

#define ABC_MATCH_FLAGS (TYPE_SEQUENCE | TYPE_MAPPING)

/* Match statements ask a class whether it is a sequence or a mapping. A class that is registered as
 * one becomes so, and what derives from it; the last registration counts. */
static void abc_set_flags(Thread *t, Type *type, void *flags) {
    uint32_t before = load_relaxed(&type->flags), wanted = *(const uint32_t *)flags;
    if ((before & ABC_MATCH_FLAGS) == wanted) return;
    store_relaxed(&type->flags, (before & ~(uint32_t)ABC_MATCH_FLAGS) | wanted);
    type_for_each_subclass(t, type, abc_set_flags, flags);
}

static Value abc_inherit_flags(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    if (!is_type(t, args[0]) || !is_type(t, args[1]))
        return raise_type_error(t, "_inherit_flags() arguments must be types");
    uint32_t flags = type_from(args[1])->flags & ABC_MATCH_FLAGS;
    if (flags != 0 && type_from(args[0])->flags & TYPE_HEAP)
        abc_set_flags(t, type_from(args[0]), &flags);
    return NONE;
}

static const NativeDef abc_functions[] = {
    {"_inherit_flags", abc_inherit_flags, 2, 2, NATIVE_FUNCTION, NULL,
     "Make a class and its subclasses match as what it is registered as."},
    {0},
};

const ModuleDef module__abc = {.name = "_abc",
                               .doc = "Support for abc.",
                               .functions = abc_functions};
