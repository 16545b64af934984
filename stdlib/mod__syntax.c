/* Module _syntax: what the module ast has in C. */
#include "stdlib/syntax.h"

#include "runtime/error.h"
#include "runtime/import.h"
#include "runtime/intern.h"
#include "runtime/objects/function.h"
#include "runtime/objects/list.h"
#include "runtime/objects/tuple.h"

static const char syntax_root_key;
enum { SYNTAX_CLASSES, SYNTAX_FIELDS, SYNTAX_CONTEXTS, SYNTAX_BIN_OPS, SYNTAX_UNARY_OPS, SYNTAX_BOOL_OPS, SYNTAX_COMPARE_OPS,
       SYNTAX_POSITIONS, SYNTAX_KINDS, SYNTAX_BASE, SYNTAX_ROOT_COUNT };

bool syntax_classes(Thread *t, SyntaxClasses *c) {
    Value *root = vm_root(t, &syntax_root_key);
    Value v = root ? load(root) : NULL;
    if (!v) return false;
    const Tuple *all = tuple_of(v);
    *c = (SyntaxClasses){
        .classes = tuple_of(all->items[SYNTAX_CLASSES]), .fields = tuple_of(all->items[SYNTAX_FIELDS]),
        .contexts = tuple_of(all->items[SYNTAX_CONTEXTS]), .bin_ops = tuple_of(all->items[SYNTAX_BIN_OPS]),
        .unary_ops = tuple_of(all->items[SYNTAX_UNARY_OPS]), .bool_ops = tuple_of(all->items[SYNTAX_BOOL_OPS]),
        .compare_ops = tuple_of(all->items[SYNTAX_COMPARE_OPS]), .positions = tuple_of(all->items[SYNTAX_POSITIONS]),
        .kinds = dict_of(all->items[SYNTAX_KINDS]), .base = all->items[SYNTAX_BASE],
    };
    return true;
}

bool syntax_classes_load(Thread *t, SyntaxClasses *c) {
    if (syntax_classes(t, c)) return true;
    if (error_is_set(t) || !import_module_c(t, "_ast")) return false;
    return syntax_classes(t, c) || FAIL_WITH(raise_error(t, T_SYSTEM_ERROR, "the classes of syntax trees are not there"));
}

bool syntax_is_tree(Thread *t, Value v) {
    SyntaxClasses c;
    return syntax_classes(t, &c) && type_is_subtype(type_of(t, v), type_from(c.base));
}

/* ---- registering ------------------------------------------------------------------------------- */

#define SYNTAX_FIELD_NAME(type, name) #name,
#define SYNTAX_NODE_FIELDS(kind, group, fields) {fields NULL},
static const char *const syntax_field_names[AST_KIND_COUNT][8] = {AST_NODES(SYNTAX_NODE_FIELDS, SYNTAX_FIELD_NAME)};
#undef SYNTAX_FIELD_NAME
#undef SYNTAX_NODE_FIELDS

static Value syntax_names(Thread *t, const char *const *names) {
    Value list = list_new(t, 8);
    for (; list && *names; names++) {
        Str *name = intern_c(t, *names);
        if (!name || !list_append(t, list, to_value(name))) return NULL;
    }
    return list ? list_to_tuple(t, list) : NULL;
}

static Value syntax_class(Thread *t, Value by_name, const char *name) {
    Str *s = intern_c(t, name);
    Value class = s ? dict_get_name(t, dict_of(by_name), s) : NULL;
    if (class && is_type(t, class)) return class;
    return s ? raise_value_error(t, "there is no class %s", name) : NULL;
}

/* One instance of each operator's class. */
static Value syntax_singletons(Thread *t, Value by_name, const char *const *names) {
    Value list = list_new(t, 16);
    for (; list && *names; names++) {
        Value class = syntax_class(t, by_name, *names);
        Value v = class ? type_allocate_instance(t, type_from(class), 0) : NULL;
        if (!v || !list_append(t, list, v)) return NULL;
    }
    return list ? list_to_tuple(t, list) : NULL;
}

#define SYNTAX_OPERATOR_NAME(suffix, name, text) #name,
#define SYNTAX_CONTEXT_NAME(suffix, name) #name,
static const char *const syntax_contexts[] = {AST_CONTEXTS(SYNTAX_CONTEXT_NAME) NULL};
static const char *const syntax_bin_ops[] = {AST_BIN_OPS(SYNTAX_OPERATOR_NAME) NULL};
static const char *const syntax_unary_ops[] = {AST_UNARY_OPS(SYNTAX_OPERATOR_NAME) NULL};
static const char *const syntax_bool_ops[] = {AST_BOOL_OPS(SYNTAX_OPERATOR_NAME) NULL};
static const char *const syntax_compare_ops[] = {AST_COMPARE_OPS(SYNTAX_OPERATOR_NAME) NULL};
#undef SYNTAX_OPERATOR_NAME
#undef SYNTAX_CONTEXT_NAME
static const char *const syntax_positions[] = {"lineno", "col_offset", "end_lineno", "end_col_offset", NULL};

static bool syntax_add_kinds(Thread *t, Value by_name, Value classes, Value fields, Value kinds) {
    for (int kind = 0; kind < AST_KIND_COUNT; kind++) {
        Value class = syntax_class(t, by_name, ast_kind_name((AstKind)kind));
        Value names = class ? syntax_names(t, syntax_field_names[kind]) : NULL;
        if (!names || !list_append(t, classes, class) || !list_append(t, fields, names) || !dict_set(t, dict_of(kinds), class, small_int(kind)))
            return false;
    }
    return true;
}

/* args: AST, a dict of the classes by name */
static Value syntax_register(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    if (!is_type(t, args[0]) || !is_dict(t, args[1])) return raise_type_error(t, "register() needs a class and a dict");
    Value classes = list_new(t, AST_KIND_COUNT), fields = list_new(t, AST_KIND_COUNT), kinds = to_value(dict_new(t));
    if (!classes || !fields || !kinds || !syntax_add_kinds(t, args[1], classes, fields, kinds)) return NULL;
    Value all[SYNTAX_ROOT_COUNT] = {
        [SYNTAX_CLASSES] = list_to_tuple(t, classes), [SYNTAX_FIELDS] = list_to_tuple(t, fields),
        [SYNTAX_CONTEXTS] = syntax_singletons(t, args[1], syntax_contexts),
        [SYNTAX_BIN_OPS] = syntax_singletons(t, args[1], syntax_bin_ops),
        [SYNTAX_UNARY_OPS] = syntax_singletons(t, args[1], syntax_unary_ops),
        [SYNTAX_BOOL_OPS] = syntax_singletons(t, args[1], syntax_bool_ops),
        [SYNTAX_COMPARE_OPS] = syntax_singletons(t, args[1], syntax_compare_ops),
        [SYNTAX_POSITIONS] = syntax_names(t, syntax_positions), [SYNTAX_KINDS] = kinds, [SYNTAX_BASE] = args[0],
    };
    for (int n = 0; n < SYNTAX_ROOT_COUNT; n++)
        if (!all[n]) return NULL;
    Value tuple = tuple_new(t, all, SYNTAX_ROOT_COUNT);
    Value *root = tuple ? vm_root(t, &syntax_root_key) : NULL;
    if (!root) return NULL;
    if (!load(root)) store_release(root, tuple);
    return NONE;
}

static const NativeDef syntax_functions[] = {
    {"register", syntax_register, 2, 2, NATIVE_FUNCTION, "base, classes, /", "Tell the compiler the classes of syntax trees."},
    {0},
};
const ModuleDef module__syntax = {.name = "_syntax", .doc = "Syntax trees as objects.", .functions = syntax_functions};
