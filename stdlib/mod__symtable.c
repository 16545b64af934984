/* Module _symtable: the compiler's scopes and symbols as data, for the module symtable. */
#include "compiler/compile.h"
#include "compiler/symtable.h"
#include "runtime/error.h"
#include "runtime/intern.h"
#include "runtime/objects/bytes.h"
#include "runtime/objects/function.h"
#include "runtime/objects/list.h"
#include "runtime/objects/tuple.h"

static Value symbols_name(Thread *t, const AstStr *name) { return to_value(intern_utf8(t, name->bytes, name->length)); }

/* (name, flags, place, declared global, bound in an outer scope of the unit) */
static Value symbols_symbol(Thread *t, const Symbol *s) {
    Value items[5] = {symbols_name(t, s->name), small_int(s->flags), small_int(s->place), bool_value(s->is_explicit_global), bool_value(s->outer != NULL)};
    return items[0] ? tuple_new(t, items, 5) : NULL;
}

static Value symbols_list(Thread *t, const Symbol *first) {
    Value list = list_new(t, 0);
    for (const Symbol *s = first; list && s; s = s->next) {
        Value v = symbols_symbol(t, s);
        if (!v || !list_append(t, list, v)) return NULL;
    }
    return list;
}

/* Those of a module or class begin where the first annotation is. */
static int symbols_line(const Scope *scope) {
    const Scope *parent = scope->parent;
    if (!parent) return 0;
    bool of_body = scope->kind == SCOPE_ANNOTATIONS && scope->node == parent->node && parent->annotated;
    return of_body ? parent->annotated->node->lineno : scope->node->lineno;
}

/* Has a function around which there are type parameters defaults of keyword-only parameters? */
static bool symbols_has_keyword_defaults(const Scope *scope) {
    const AstNode *s = scope->node;
    if (s->kind != AST_FunctionDef && s->kind != AST_AsyncFunctionDef) return false;
    const AstNode *arguments = s->kind == AST_FunctionDef ? s->FunctionDef.args : s->AsyncFunctionDef.args;
    for (uint32_t n = 0; n < arguments->arguments.kw_defaults.count; n++)
        if (arguments->arguments.kw_defaults.items[n]) return true;
    return false;
}

/* (kind, name, line, is nested, is lambda, symbols, cells from outside, children, number of the statement, has
 * defaults of keyword-only parameters): all that the compiler knows; what names mean in
 * CPython's tables is told in Python. */
static Value symbols_scope(Thread *t, const Scope *scope) {
    if (C_STACK_IS_LOW(t)) {
        thread_stack_overflow(t, " while listing scopes");
        return NULL;
    }
    Value children = list_new(t, 0);
    for (const Scope *child = scope->children; children && child; child = child->next_sibling) {
        Value v = symbols_scope(t, child);
        if (!v || !list_append(t, children, v)) return NULL;
    }
    Value items[10] = {small_int(scope->kind), symbols_name(t, scope->name), small_int(symbols_line(scope)),
                      bool_value(scope->is_nested), bool_value(scope->is_lambda), symbols_list(t, scope->symbols), symbols_list(t, scope->frees), children,
                      small_int((int64_t)((uintptr_t)scope->node >> 4)), bool_value(symbols_has_keyword_defaults(scope))};
    return items[1] && items[5] && items[6] && children ? tuple_new(t, items, 10) : NULL;
}

static Value symbols_of_text(Thread *t, const char *text, size_t length, Value filename, const CompileOptions *options) {
    AstInterner names = {0};
    Arena arena;
    arena_init(&arena, 0);
    AstNode *tree = compile_parse(t, &arena, &names, text, length, filename, options);
    Symtable st = {.arena = &arena, .interner = &names};
    Value v = tree && compile_symtable(t, &st, tree, filename, options) ? symbols_scope(t, st.module) : NULL;
    arena_free(&arena);
    return v;
}

static Value symbols_symtable(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    CompileOptions options = {.mode = COMPILE_EXEC, .optimize = (int)t->vm->optimize};
    if (!is_str(t, args[2])) return raise_bad_argument(t, "symtable", 3, "str", args[2]);
    const char *mode = str_utf8(t, str_of(args[2]), NULL, true);
    if (!mode) return NULL;
    if (strcmp(mode, "eval") == 0) options.mode = COMPILE_EVAL;
    else if (strcmp(mode, "single") == 0) options.mode = COMPILE_SINGLE;
    else if (strcmp(mode, "exec") != 0)
        return raise_value_error(t, "symtable() arg 3 must be 'exec' or 'eval' or 'single'");
    if (is_str(t, args[0])) {
        options.flags = COMPILE_SOURCE_IS_STR;
        size_t length;
        const char *text = str_utf8(t, str_of(args[0]), &length, false);
        if (text && strlen(text) != length) return raise_error(t, T_SYNTAX_ERROR, "source code string cannot contain null bytes");
        return text ? symbols_of_text(t, text, length, args[1], &options) : NULL;
    }
    if (!buffer_is_supported(t, args[0])) return raise_type_error(t, "symtable() arg 1 must be a string or bytes object");
    Bytes *copy = bytes_from_object(t, args[0]); /* with a zero behind it */
    if (!copy) return NULL;
    if (strlen((const char *)copy->data) != copy->length) return raise_error(t, T_SYNTAX_ERROR, "source code string cannot contain null bytes");
    return symbols_of_text(t, (const char *)copy->data, copy->length, args[1], &options);
}

static const NativeDef symbols_functions[] = {
    {"symtable", symbols_symtable, 3, 3, NATIVE_FUNCTION, "source, filename, startstr, /", "The scopes of a source text, as nested tuples."},
    {0},
};

const ModuleDef module__symtable = {.name = "_symtable", .doc = "Scopes and symbols of source text.", .functions = symbols_functions};
