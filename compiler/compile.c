/* From source text to a code object: parser, symbol table, code generator, and the errors of all three as exceptions. */
#include "compiler/compile.h"

#include "compiler/codegen.h"
#include "compiler/parser.h"
#include "compiler/source_text.h"
#include "compiler/suggest.h"
#include "runtime/error.h"
#include "runtime/objects/exception.h"
#include "runtime/objects/int.h"
#include "runtime/objects/normalize.h"
#include "runtime/objects/str_codec.h"
#include "runtime/objects/tuple.h"
#include "runtime/unicode/unicode.h"

typedef struct Compilation {
    Thread *t;
    Value filename;
} Compilation;

/* warnings.warn_explicit(); without that module loaded, nobody asked for anything special. False: exception set. */
bool compile_warn(Thread *t, const char *message, Value filename, int line) {
    return warn_at(t, T_SYNTAX_WARNING, message, filename, line);
}

static ParserWarningAction compile_parser_warning(void *context, const char *message, int line) {
    Compilation *c = context;
    if (compile_warn(c->t, message, c->filename, line)) return PARSER_WARNING_IGNORED;
    if (!error_matches(c->t, T_SYNTAX_WARNING)) return PARSER_WARNING_FAILED;
    error_clear(c->t);
    return PARSER_WARNING_RAISE;
}

/* What compile_suggest_keyword() will want to know: where the last statement before the error began, and the source. */
static void compile_add_metadata(Thread *t, const char *source, size_t length, const SyntaxErrorInfo *error) {
    if (error->kind != SYNTAX_ERROR || !error_matches(t, T_SYNTAX_ERROR)) return;
    if (strcmp(error->message, "invalid syntax") != 0 && !strstr(error->message, "Perhaps you forgot a comma")) return;
    Value exception = error_take(t);
    Str *text = str_from_utf8(t, source, length);
    Value metadata = text ? tuple_from_3(t, small_int(error->last_statement_lineno), small_int(error->last_statement_col_offset), to_value(text)) : NULL;
    if (metadata) store(object_of(exception), &((SyntaxException *)exception)->metadata, metadata);
    error_clear(t);
    error_restore(t, exception);
}

void compile_raise(Thread *t, Value filename, const SyntaxErrorInfo *error) {
    switch (error->kind) {
    case SYNTAX_CALLBACK_FAILED: return;
    case SYNTAX_CONSTANT_NAME: raise_value_error(t, "%s", error->message); return;
    case SYNTAX_OUT_OF_MEMORY: raise_memory_error(t); return;
    case SYNTAX_TOO_DEEP:
        raise_error(t, strstr(error->message, "recursion") ? T_RECURSION_ERROR : T_MEMORY_ERROR, "%s", error->message);
        return;
    default: break;
    }
    uint32_t id = error->kind == SYNTAX_INCOMPLETE_ERROR ? T_INCOMPLETE_INPUT_ERROR : error->kind == SYNTAX_TAB_ERROR ? T_TAB_ERROR : error->kind == SYNTAX_INDENTATION_ERROR ? T_INDENTATION_ERROR : T_SYNTAX_ERROR;
    Str *message = str_from_c(t, error->message);
    if (!message) return;
    if (!error->has_position) {
        Value args = tuple_from_1(t, to_value(message));
        Value e = args ? value_call_star(t, to_value(t->vm->types[id]), args, NULL) : NULL;
        if (e) raise_value(t, e);
        return;
    }
    Value text = error->text ? to_value(str_decode(t, error->text, error->text_length, "utf-8", "replace")) : NONE;
    if (!text) {
        error_clear(t);
        text = NONE;
    }
    Value details[6] = {filename, small_int(error->lineno), small_int(error->offset), text,
                        error->end_lineno >= 0 ? small_int(error->end_lineno) : NONE,
                        error->end_lineno >= 0 ? small_int(error->end_offset) : NONE};
    Value tuple = tuple_new(t, details, 6);
    Value args = tuple ? tuple_from_2(t, to_value(message), tuple) : NULL;
    Value e = args ? value_call_star(t, to_value(t->vm->types[id]), args, NULL) : NULL;
    if (e) raise_value(t, e);
}

bool compile_has_future(const AstNode *module, const char *feature) {
    if (module->kind != AST_Module && module->kind != AST_Interactive) return false;
    const AstSeq *body = module->kind == AST_Module ? &module->Module.body : &module->Interactive.body;
    for (uint32_t n = 0; n < body->count; n++) {
        const AstNode *s = body->items[n];
        if (s->kind == AST_Expr && s->Expr.value->kind == AST_Constant) continue;
        if (s->kind != AST_ImportFrom || !s->ImportFrom.module || strcmp(s->ImportFrom.module->bytes, "__future__")) return false;
        for (uint32_t k = 0; k < s->ImportFrom.names.count; k++)
            if (strcmp(s->ImportFrom.names.items[k]->alias.name->bytes, feature) == 0) return true;
    }
    return false;
}

/* from __future__ import ...: only at the top, and only features that exist. */
static bool compile_check_futures(Symtable *st, const AstNode *module) {
    static const char *const features[] = {"nested_scopes", "generators", "division", "absolute_import", "with_statement",
                                           "print_function", "unicode_literals", "barry_as_FLUFL", "generator_stop", "annotations"};
    if (module->kind != AST_Module && module->kind != AST_Interactive) return true;
    const AstSeq *body = module->kind == AST_Module ? &module->Module.body : &module->Interactive.body;
    bool over = false;
    for (uint32_t n = 0; n < body->count; n++) {
        const AstNode *s = body->items[n];
        if (!ast_is_future_import(s)) {
            over |= !(n == 0 && s->kind == AST_Expr && s->Expr.value->kind == AST_Constant);
            continue;
        }
        if (over) return symtable_fail(st, s, "from __future__ imports must occur at the beginning of the file");
        st->future_line = s->lineno;
        for (uint32_t k = 0; k < s->ImportFrom.names.count; k++) {
            const AstNode *alias = s->ImportFrom.names.items[k];
            const char *name = alias->alias.name->bytes;
            bool known = false;
            for (size_t f = 0; f < ARRAY_LENGTH(features); f++) known |= strcmp(name, features[f]) == 0;
            if (!known) return symtable_fail(st, alias, strcmp(name, "braces") == 0 ? "not a chance" : "future feature %s is not defined", name);
        }
    }
    return true;
}

static bool compile_scopes(Symtable *st, const AstNode *tree, const CompileOptions *options) {
    bool future = options->flags & COMPILE_FUTURE_ANNOTATIONS || compile_has_future(tree, "annotations");
    st->top_level_await = options->flags & COMPILE_TOP_LEVEL_AWAIT;
    return compile_check_futures(st, tree) && symtable_build(st, tree, future);
}

static Code *compile_tree(Thread *t, Arena *arena, AstInterner *interner, const AstNode *tree, Value filename,
                          const CompileOptions *options, SyntaxErrorInfo *error) {
    Symtable st = {.arena = arena, .interner = interner, .error = error};
    return compile_scopes(&st, tree, options) ? codegen_module(t, &st, tree, filename, options, error) : NULL;
}

static const char *compile_normalize(void *context, Arena *arena, const char *bytes, size_t length,
                                     size_t *out_length) {
    Thread *t = ((Compilation *)context)->t;
    Str *name = str_from_utf8(t, bytes, length);
    if (name) name = str_normalize(t, name, FORM_NFKC);
    const char *text = name ? str_utf8(t, name, out_length, true) : NULL;
    if (!text) error_clear(t);
    return text ? arena_copy(arena, text, *out_length) : NULL;
}

static const char *compile_decode(void *context, Arena *arena, const char *encoding, const char *bytes, size_t length,
                                  size_t *out_length, const char **message) {
    return source_decode(((Compilation *)context)->t, arena, encoding, bytes, length, out_length, message);
}

static size_t compile_lookup_name(void *context, const char *name, size_t length, uint32_t *out,
                                  size_t capacity) {
    (void)context;
    uint32_t point = unicode_lookup_name(name, length);
    if (point == UINT32_MAX || capacity == 0) return 0;
    *out = point;
    return 1;
}

/* Debug builds put all that we generate before the judge of code that others generate. */
static Code *compile_check(Thread *t, Code *code) {
    const VmHooks *hooks = t->vm->hooks;
    if (!MINIPY_DEBUG || !code || !hooks || !hooks->verify_code || hooks->verify_code(t, to_value(code))) return code;
    bool refused = error_matches(t, T_VALUE_ERROR);
    if (refused) error_unraisable(t, NULL, code->filename);
    ASSERT(!refused, "what the compiler makes is valid");
    return NULL;
}

static ParserOptions compile_parser_options(Compilation *context, const char *filename, AstInterner *names, const CompileOptions *options) {
    static const ParserMode modes[] = {[COMPILE_EXEC] = PARSER_EXEC, [COMPILE_EVAL] = PARSER_EVAL, [COMPILE_SINGLE] = PARSER_SINGLE,
                                       [COMPILE_FUNC_TYPE] = PARSER_FUNC_TYPE};
    return (ParserOptions){
        .filename = options->flags & COMPILE_NAME_FILE ? filename : NULL, .mode = modes[options->mode], .source_is_str = options->flags & COMPILE_SOURCE_IS_STR,
        .dont_imply_dedent = (options->mode == COMPILE_SINGLE && options->incomplete) || options->flags & COMPILE_DONT_IMPLY_DEDENT,
        .type_comments = options->flags & COMPILE_TYPE_COMMENTS, .refused_version = options->refused_version,
        .allow_incomplete_input = options->incomplete || options->flags & COMPILE_ALLOW_INCOMPLETE, .context = context,
        .max_int_digits = (uint32_t)context->t->vm->int_max_str_digits, .warn = compile_parser_warning,
        .decode = compile_decode, .is_xid_start = unicode_is_xid_start, .is_xid_continue = unicode_is_xid_continue, .identifiers = names,
        .is_printable = unicode_is_printable, .normalize = compile_normalize, .lookup_name = compile_lookup_name,
    };
}

AstNode *compile_parse(Thread *t, Arena *arena, AstInterner *names, const char *source, size_t length, Value filename,
                       const CompileOptions *options) {
    const char *c_filename = is_str(t, filename) ? str_utf8(t, str_of(filename), NULL, true) : NULL;
    Compilation context = {t, filename};
    ParserOptions parser = compile_parser_options(&context, c_filename, names, options);
    SyntaxErrorInfo error = {.kind = SYNTAX_OK};
    AstNode *tree = parser_parse(arena, source, length, &parser, &error);
    if (options->incomplete) *options->incomplete = !tree && error.incomplete;
    if (!tree) {
        compile_raise(t, filename, &error);
        compile_add_metadata(t, source, length, &error);
    }
    return tree;
}

/* What a stage behind the parser found. As CPython's, it counts in bytes, and shows a line of the file, not of the source. */
static void compile_raise_late(Thread *t, Arena *arena, const char *source, size_t length, Value filename,
                               const CompileOptions *options, SyntaxErrorInfo *error) {
    Compilation context = {t, filename};
    ParserOptions parser = compile_parser_options(&context, NULL, NULL, options);
    if (source && options->flags & COMPILE_SHOW_SOURCE) source_text_line(source, length, error);
    else if (error->has_position && error->kind != SYNTAX_CALLBACK_FAILED) source_file_line(t, arena, filename, &parser, error);
    compile_raise(t, filename, error);
}

bool compile_symtable(Thread *t, Symtable *st, const AstNode *tree, Value filename, const CompileOptions *options) {
    SyntaxErrorInfo error = {.kind = SYNTAX_OK};
    st->error = &error;
    bool good = compile_scopes(st, tree, options);
    if (!good) compile_raise_late(t, st->arena, NULL, 0, filename, options, &error);
    return good;
}

Code *compile_ast(Thread *t, Arena *arena, AstInterner *names, const AstNode *tree, const char *source, size_t length,
                  Value filename, const CompileOptions *options) {
    SyntaxErrorInfo error = {.kind = SYNTAX_OK};
    Code *code = compile_tree(t, arena, names, tree, filename, options, &error);
    if (!code) compile_raise_late(t, arena, source, length, filename, options, &error);
    return compile_check(t, code);
}

Code *compile_source(Thread *t, const char *source, size_t length, Value filename, const CompileOptions *options) {
    AstInterner names = {0};
    Arena arena;
    arena_init(&arena, 0);
    AstNode *tree = compile_parse(t, &arena, &names, source, length, filename, options);
    Code *code = tree ? compile_ast(t, &arena, &names, tree, source, length, filename, options) : NULL;
    arena_free(&arena);
    return code;
}

/* ---- suggestions ------------------------------------------------------------------------------- */

static int compile_field(Value v) { return v && is_int_small(v) ? (int)small_int_of(v) : -1; }

/* What the exception tells of the error, for suggest_keyword(). False: not enough. */
static bool compile_error_info(Thread *t, const SyntaxException *e, SyntaxErrorInfo *error) {
    if (!e->metadata || !is_tuple_exact(e->metadata) || tuple_of(e->metadata)->length != 3 || !e->message || !is_str(t, e->message)) return false;
    const Value *metadata = tuple_of(e->metadata)->items;
    const char *message = str_utf8(t, str_of(e->message), NULL, true);
    if (!message || !is_str(t, metadata[2])) return false;
    *error = (SyntaxErrorInfo){
        .kind = SYNTAX_ERROR, .message = message, .has_position = true, .lineno = compile_field(e->line), .offset = compile_field(e->column),
        .end_lineno = compile_field(e->end_line), .end_offset = compile_field(e->end_column),
        .last_statement_lineno = compile_field(metadata[0]), .last_statement_col_offset = compile_field(metadata[1]),
    };
    return error->lineno > 0 && error->last_statement_lineno >= 0;
}

/* SuggestCheck: can it be compiled, as it is or with more lines? */
static bool compile_would_do(void *context, const char *source, size_t length) {
    Compilation *c = context;
    const CompileOptions options = {.mode = COMPILE_EXEC, .flags = COMPILE_SOURCE_IS_STR | COMPILE_NO_WARNINGS};
    AstInterner interner = {0};
    ParserOptions parser = compile_parser_options(c, NULL, &interner, &options);
    parser.allow_incomplete_input = parser.dont_imply_dedent = true;
    parser.warn = NULL;
    SyntaxErrorInfo error = {.kind = SYNTAX_OK};
    Arena arena;
    arena_init(&arena, 0);
    AstNode *tree = parser_parse(&arena, source, length, &parser, &error);
    bool good = tree ? compile_tree(c->t, &arena, &interner, tree, c->filename, &options, &error) != NULL
                     : error.kind == SYNTAX_INCOMPLETE_ERROR;
    arena_free(&arena);
    error_clear(c->t);
    return good;
}

Value compile_suggest_keyword(Thread *t, Value exception) {
    const SyntaxException *e = (const SyntaxException *)exception;
    SyntaxErrorInfo error;
    if (!compile_error_info(t, e, &error)) return error_is_set(t) ? NULL : NONE;
    size_t length;
    const char *source = str_utf8(t, str_of(tuple_of(e->metadata)->items[2]), &length, true);
    if (!source) return NULL;
    Compilation context = {t, to_value(&static_empty_str)};
    const CompileOptions options = {.mode = COMPILE_EXEC, .flags = COMPILE_SOURCE_IS_STR};
    ParserOptions parser = compile_parser_options(&context, NULL, NULL, &options);
    parser.warn = NULL;
    Arena arena;
    arena_init(&arena, 0);
    Value result = NONE;
    if (suggest_keyword(&arena, source, length, &parser, compile_would_do, &error)) {
        Value items[4] = {to_value(str_from_c(t, error.message)), to_value(str_from_utf8(t, error.text, error.text_length)),
                          small_int(error.offset), small_int(error.end_offset)};
        result = items[0] && items[1] ? tuple_new(t, items, 4) : NULL;
    }
    arena_free(&arena);
    return result;
}
