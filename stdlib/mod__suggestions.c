/* Module _suggestions: what a traceback says that its reader may have meant. */
#include "compiler/compile.h"
#include "runtime/error.h"
#include "runtime/objects/exception.h"
#include "runtime/objects/function.h"
#include "runtime/objects/likeness.h"
#include "runtime/objects/list.h"

static Value suggestions_generate(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    if (!is_list(t, args[0])) return raise_type_error(t, "candidates must be a list");
    if (!is_str(t, args[1])) return raise_type_error(t, "_generate_suggestions() argument 2 must be str, not %T", args[1]);
    Value names = list_to_tuple(t, args[0]);
    for (size_t n = 0; names && n < tuple_of(names)->length; n++)
        if (!is_str(t, tuple_of(names)->items[n])) return raise_type_error(t, "all elements in 'candidates' must be strings");
    if (!names) return NULL;
    Value nearest = names_nearest(t, tuple_of(names)->items, tuple_of(names)->length, str_of(args[1]));
    return nearest || error_is_set(t) ? nearest : NONE;
}

static Value suggestions_keyword(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    if (!is_instance_of(t, args[0], T_SYNTAX_ERROR)) return raise_type_error(t, "a SyntaxError is required, not %T", args[0]);
    return compile_suggest_keyword(t, args[0]);
}

static const NativeDef suggestions_functions[] = {
    {"_generate_suggestions", suggestions_generate, 2, 2, NATIVE_FUNCTION, NULL, "The name of a list that is most like a name, or None."},
    {"_keyword_typo", suggestions_keyword, 1, 1, NATIVE_FUNCTION, NULL,
     "A SyntaxError that a misspelt keyword explains: the better message, the line, and where in it the word begins and ends. Else None."},
    {0},
};

const ModuleDef module__suggestions = {
    .name = "_suggestions",
    .doc = "What a traceback says that its reader may have meant.",
    .functions = suggestions_functions,
};
