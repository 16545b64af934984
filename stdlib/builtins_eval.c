/* compile, eval, exec, and looking at namespaces. */
#include <string.h>

#include "stdlib/builtins.h"

#include "compiler/compile.h"
#include "runtime/objects/bytes.h"
#include "stdlib/syntax.h"
#include "vm/call.h"
#include "vm/import.h"

/* The source text of a str or bytes-like object; a view that must be released when *held. */
static const char *eval_source(Thread *t, Value v, const char *function, size_t *length, BufferView *view, bool *held) {
    *held = false;
    const char *text;
    if (is_str(t, v)) {
        text = str_utf8(t, str_of(v), length, false);
    } else {
        if (!type_of(t, v)->slots->get_buffer)
            return (const char *)raise_type_error(t, "%s() arg 1 must be a string, bytes or %s object", function,
                                                  strcmp(function, "compile") == 0 ? "AST" : "code");
        if (!buffer_get_still(t, v, view)) return NULL;
        *held = true;
        text = (const char *)view->data;
        *length = view->length;
    }
    if (text && memchr(text, 0, *length)) {
        if (*held) buffer_release(t, view);
        return (const char *)raise_error(t, T_SYNTAX_ERROR, "source code string cannot contain null bytes");
    }
    return text;
}

/* Until here the collector finds v on the stack. */
static void keep_alive(Value v) { __asm__ volatile("" : : "g"(v) : "memory"); }

static Code *eval_compile(Thread *t, Value source, Value filename, const char *function, CompileOptions *options) {
    if (is_exact(source, T_CODE)) return code_of(source);
    BufferView view;
    bool held;
    size_t length;
    const char *text = eval_source(t, source, function, &length, &view, &held);
    if (!text) return NULL;
    if (options->mode == COMPILE_EVAL)
        while (length && (*text == ' ' || *text == '\t')) text++, length--;
    if (!held) options->flags |= COMPILE_SOURCE_IS_STR;
    Code *code = compile_source(t, text, length, filename, options);
    if (held) buffer_release(t, &view);
    return code;
}

/* A tree as objects, optimized on the way if that is asked for. */
static Value eval_tree_object(Thread *t, Arena *arena, AstNode *tree, bool optimize, const CompileOptions *options, Value keep) {
    bool future = options->flags & COMPILE_FUTURE_ANNOTATIONS || compile_has_future(tree, "annotations");
    if (optimize && !syntax_optimize(t, arena, tree, options->optimize, future, keep)) return NULL;
    return syntax_to_object(t, tree);
}

/* The tree of a source text, as objects. */
static Value eval_parse(Thread *t, Value source, Value filename, bool optimize, CompileOptions *options) {
    Value keep = list_new(t, 0);
    if (!keep) return NULL;
    BufferView view;
    bool held;
    size_t length;
    const char *text = eval_source(t, source, "compile", &length, &view, &held);
    if (!text) return NULL;
    if (!held) options->flags |= COMPILE_SOURCE_IS_STR;
    AstInterner names = {0};
    Arena arena;
    arena_init(&arena, 0);
    AstNode *tree = compile_parse(t, &arena, &names, text, length, filename, options);
    if (held) buffer_release(t, &view);
    Value v = tree ? eval_tree_object(t, &arena, tree, optimize, options, keep) : NULL;
    arena_free(&arena);
    keep_alive(keep);
    return v;
}

/* The code of such a tree; with only_tree the tree itself, or what optimizing makes of it. */
static Value eval_compile_tree(Thread *t, Value object, Value filename, bool only_tree, bool optimize, const CompileOptions *options) {
    static const AstKind kinds[] = {[COMPILE_EXEC] = AST_Module, [COMPILE_EVAL] = AST_Expression, [COMPILE_SINGLE] = AST_Interactive,
                                   [COMPILE_FUNC_TYPE] = AST_FunctionType};
    if (only_tree && !optimize) return syntax_is_kind(t, object, kinds[options->mode]) ? object : NULL;
    Value keep = list_new(t, 0);
    if (!keep) return NULL;
    AstInterner names;
    Arena arena;
    arena_init(&arena, 0);
    ast_interner_init(&names, &arena);
    AstNode *tree = syntax_from_object(t, &arena, &names, object, kinds[options->mode], keep);
    Value made = NULL;
    if (tree && only_tree) made = eval_tree_object(t, &arena, tree, optimize, options, keep);
    else if (tree) made = to_value(compile_ast(t, &arena, &names, tree, NULL, 0, filename, options));
    arena_free(&arena);
    keep_alive(keep); /* what the tree refers to from outside the heap */
    return made;
}

/* What the code that calls wants of the future, that which it compiles wants as well. */
static int eval_inherited_flags(const Thread *t) {
    return t->frame && frame_code(t->frame)->flags & CODE_FUTURE_ANNOTATIONS ? COMPILE_FUTURE_ANNOTATIONS : 0;
}

enum { /* what compile() knows of its flags */
    FLAG_DONT_IMPLY_DEDENT = 0x200, FLAG_ONLY_AST = 0x400, FLAG_TYPE_COMMENTS = 0x1000, FLAG_TOP_LEVEL_AWAIT = 0x2000,
    FLAG_ALLOW_INCOMPLETE = 0x4000, FLAG_OPTIMIZED_AST = 0x8000, FLAG_FUTURE_ANNOTATIONS = 0x1000000, FLAG_FUTURES = 0x1fe0010,
    FLAG_ALL = 0xf600 | FLAG_FUTURES,
};

/* args: source, filename, mode, flags, dont_inherit, optimize, _feature_version */
Value builtin_compile(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    CompileOptions options = {.optimize = (int)t->vm->optimize};
    if (!is_str(t, args[2])) return raise_type_error(t, "compile() argument 'mode' must be str, not %T", args[2]);
    if (!str_flat(t, str_of(args[2]))) return NULL;
    bool known_mode = true;
    if (str_equals_c(str_of(args[2]), "exec")) options.mode = COMPILE_EXEC;
    else if (str_equals_c(str_of(args[2]), "eval")) options.mode = COMPILE_EVAL;
    else if (str_equals_c(str_of(args[2]), "single")) options.mode = COMPILE_SINGLE;
    else if (str_equals_c(str_of(args[2]), "func_type")) options.mode = COMPILE_FUNC_TYPE;
    else known_mode = false;
    int flags = 0, optimize = -1, feature_version = -1;
    if ((args[3] && !value_as_int(t, args[3], &flags)) || (args[5] && !value_as_int(t, args[5], &optimize))
        || (args[6] && !value_as_int(t, args[6], &feature_version)))
        return NULL;
    if (flags & ~FLAG_ALL) return raise_value_error(t, "compile(): unrecognised flags");
    if (flags & FLAG_ONLY_AST && feature_version >= 0) options.refused_version = feature_version + 1;
    if (flags & FLAG_TYPE_COMMENTS) options.flags |= COMPILE_TYPE_COMMENTS;
    if (flags & FLAG_TOP_LEVEL_AWAIT) options.flags |= COMPILE_TOP_LEVEL_AWAIT;
    if (flags & FLAG_FUTURE_ANNOTATIONS) options.flags |= COMPILE_FUTURE_ANNOTATIONS;
    if (flags & FLAG_DONT_IMPLY_DEDENT) options.flags |= COMPILE_DONT_IMPLY_DEDENT;
    if (flags & FLAG_ALLOW_INCOMPLETE) options.flags |= COMPILE_ALLOW_INCOMPLETE;
    int alone = args[4] ? value_truth(t, args[4]) : false;
    if (alone < 0) return NULL;
    if (!alone) options.flags |= eval_inherited_flags(t);
    if (optimize < -1 || optimize > 2) return raise_value_error(t, "compile(): invalid optimize value");
    if (optimize >= 0) options.optimize = optimize;
    Value filename = args[1];
    if (is_exact(filename, T_BYTES)) {
        filename = to_value(str_from_utf8(t, (const char *)bytes_of(filename)->data, bytes_of(filename)->length));
        if (!filename) return NULL;
    } else if (!is_str(t, filename)) {
        Value path = value_special(t, filename, NAME(__fspath__));
        if (error_is_set(t)) return NULL;
        if (!path) return raise_type_error(t, "expected str, bytes or os.PathLike object, not %T", filename);
        filename = value_call_0(t, path);
        if (!filename) return NULL;
    }
    if (!known_mode)
        return raise_value_error(t, flags & FLAG_ONLY_AST ? "compile() mode must be 'exec', 'eval', 'single' or 'func_type'"
                                                          : "compile() mode must be 'exec', 'eval' or 'single'");
    if (options.mode == COMPILE_FUNC_TYPE && !(flags & FLAG_ONLY_AST))
        return raise_value_error(t, "compile() mode 'func_type' requires flag PyCF_ONLY_AST");
    if (syntax_is_tree(t, args[0])) return eval_compile_tree(t, args[0], filename, flags & FLAG_ONLY_AST, flags & FLAG_OPTIMIZED_AST, &options);
    if (error_is_set(t)) return NULL;
    if (flags & FLAG_ONLY_AST) return eval_parse(t, args[0], filename, flags & FLAG_OPTIMIZED_AST, &options);
    return to_value(eval_compile(t, args[0], filename, "compile", &options));
}

/* Fills in what is missing of globals and locals, as eval and exec do. */
static bool eval_namespaces(Thread *t, const char *function, Value *globals, Value *locals) {
    bool is_eval = strcmp(function, "eval") == 0;
    if (!*globals || *globals == NONE) {
        if (!t->frame) return FAIL_WITH(raise_error(t, T_SYSTEM_ERROR, "globals and locals cannot be NULL"));
        *globals = to_value(t->frame->instance->globals);
        if (!*locals || *locals == NONE) *locals = frame_current_locals(t);
        if (!*locals) return false;
    } else if (!is_dict(t, *globals)) {
        return FAIL_WITH(is_eval ? raise_type_error(t, "globals must be a dict")
                                 : raise_type_error(t, "%s() globals must be a dict, not %T", function, *globals));
    }
    if (!*locals || *locals == NONE) *locals = *globals;
    if (!is_dict(t, *locals) && !type_of(t, *locals)->slots->getitem)
        return FAIL_WITH(is_eval ? raise_type_error(t, "locals must be a mapping")
                                 : raise_type_error(t, "locals must be a mapping or None, not %T", *locals));
    if (!dict_get_name(t, dict_of(*globals), NAME(__builtins__)))
        return dict_set_name(t, dict_of(*globals), NAME(__builtins__), t->frame ? t->frame->instance->builtins : to_value(t->vm->builtins));
    return true;
}

static Value eval_run(Thread *t, const char *function, CompileMode mode, Value source, Value globals, Value locals, Value closure) {
    if (!eval_namespaces(t, function, &globals, &locals)) return NULL;
    CompileOptions options = {.mode = mode, .flags = eval_inherited_flags(t), .optimize = (int)t->vm->optimize};
    Str *filename = str_from_c(t, "<string>");
    Code *code = filename ? eval_compile(t, source, to_value(filename), function, &options) : NULL;
    if (!code) return NULL;
    size_t frees = tuple_of(code->free_names)->length;
    if (!closure && frees)
        return raise_type_error(t, mode == COMPILE_EVAL ? "code object passed to eval() may not contain free variables"
                                                        : "code object requires a closure of exactly length %zu", frees);
    if (closure && (!is_tuple_exact(closure) || tuple_of(closure)->length != frees || !frees))
        return raise_type_error(t, frees ? "code object requires a closure of exactly length %zu" : "cannot use a closure with this code object", frees);
    for (size_t n = 0; n < frees; n++)
        if (!is_exact(tuple_of(closure)->items[n], T_CELL)) return raise_type_error(t, "code object requires a closure of exactly length %zu", frees);
    return vm_run_code(t, code, dict_of(globals), locals, closure);
}

/* args: source, globals, locals */
Value builtin_eval(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return eval_run(t, "eval", COMPILE_EVAL, args[0], args[1], args[2], NULL);
}

/* args: source, globals, locals, closure */
Value builtin_exec(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    Value closure = args[3] == NONE ? NULL : args[3];
    if (closure && !is_exact(args[0], T_CODE)) return raise_type_error(t, "closure can only be used when source is a code object");
    return eval_run(t, "exec", COMPILE_EXEC, args[0], args[1], args[2], closure) ? NONE : NULL;
}

Value builtin_globals(Thread *t, Value *args, size_t nargs) {
    (void)args, (void)nargs;
    return t->frame ? to_value(t->frame->instance->globals) : NONE;
}

Value builtin_locals(Thread *t, Value *args, size_t nargs) {
    (void)args, (void)nargs;
    return frame_current_locals(t);
}

Value builtin_vars(Thread *t, Value *args, size_t nargs) {
    if (nargs == 0) return frame_current_locals(t);
    Value dict = value_getattr_optional(t, args[0], NAME(__dict__));
    if (dict || error_is_set(t)) return dict;
    return raise_type_error(t, "vars() argument must have __dict__ attribute");
}

Value builtin_dir(Thread *t, Value *args, size_t nargs) {
    Value names;
    if (nargs == 0) {
        Value locals = frame_current_locals(t);
        if (!locals) return NULL;
        Value keys = is_dict_exact(locals) ? locals : mapping_keys(t, locals);
        names = keys ? list_from_iterable(t, keys) : NULL;
    } else {
        Value method = value_special(t, args[0], NAME(__dir__));
        if (!method) return error_is_set(t) ? NULL : raise_type_error(t, "object does not provide __dir__");
        Value v = value_call_0(t, method);
        names = v ? list_from_iterable(t, v) : NULL;
    }
    return names && list_sort(t, names, NULL, false) ? names : NULL;
}

/* args: name, globals, locals, fromlist, level */
Value builtin_import(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    if (!is_str(t, args[0])) return raise_type_error(t, "module name must be a string");
    int level = 0;
    if (args[4] && !value_as_int(t, args[4], &level)) return NULL;
    Str *name = intern(t, str_of(args[0]));
    return name ? import_module_level(t, name, args[1], args[3], level) : NULL;
}
