/* Module _tokenize: the compiler's lexer as an iterator, for the module tokenize.
 *
 * The lexer leaves out comments and line ends that mean nothing. They are found in the gaps between its tokens, which
 * hold nothing else but space. Lines are asked for one by one, when all tokens before them are told: when the lexer meets the
 * end of what there is, it goes back to where the token began, and tries again with one line more.
 * An iterator is used by one thread at a time: another that comes meanwhile is refused. */
#include <stdlib.h>

#include "compiler/compile.h"
#include "compiler/lexer.h"
#include "runtime/error.h"
#include "runtime/objects/function.h"

enum { /* numbers of the module token */
    TOKENIZE_ENDMARKER = 0, TOKENIZE_NAME = 1, TOKENIZE_NUMBER = 2, TOKENIZE_STRING = 3, TOKENIZE_NEWLINE = 4,
    TOKENIZE_INDENT = 5, TOKENIZE_DEDENT = 6, TOKENIZE_OP = 55, TOKENIZE_FSTRING_START = 59, TOKENIZE_COMMENT = 65, TOKENIZE_NL = 66,
};

/* A place in the text. */
typedef struct TokenizePlace {
    const char *line;  /* start of its line */
    int lineno;
} TokenizePlace;

typedef struct TokenizeState {
    Arena arena;
    AstInterner names;
    ParserOptions options;
    SyntaxErrorInfo error;
    Lexer lexer;
    char *text;            /* all lines so far */
    const char *end;
    size_t capacity;
    bool complete;         /* there are no more lines */
    bool added_newline;    /* the last line had none */
    const char *told;      /* all before it was told of */
    TokenizePlace place;   /* of `told` */
    LexerToken next;       /* comes behind the gap */
    bool has_next;
    int dedents_left;      /* at the end of the text */
    /* Where columns were counted last. */
    const char *counted_line, *counted;
    int column;
} TokenizeState;

typedef struct Tokenizer {
    Object header;
    TokenizeState *state;  /* malloc'ed; NULL: at its end */
    Value readline;
    Value line;            /* str: lines line_first..line_last, as the last token had them */
    int line_first, line_last;
    uint32_t busy;
} Tokenizer;

static const char tokenizer_key;

static void tokenizer_trace(Marker *m, Object *cell) {
    gc_mark_value(m, load(&((Tokenizer *)cell)->readline));
    gc_mark_value(m, load(&((Tokenizer *)cell)->line));
}

static void tokenize_state_free(TokenizeState *s) {
    if (s) arena_free(&s->arena);
    free(s);
}

static void tokenizer_finalize(VM *vm, Object *o) {
    (void)vm;
    tokenize_state_free(((Tokenizer *)o)->state);
    ((Tokenizer *)o)->state = NULL;
}

/* ---- making ------------------------------------------------------------------------------------ */

static TokenizeState *tokenize_state_new(void) {
    TokenizeState *s = calloc(1, sizeof *s);
    if (!s) return NULL;
    arena_init(&s->arena, 0);
    s->capacity = 4096;
    s->text = arena_alloc(&s->arena, s->capacity);
    if (!s->text) {
        tokenize_state_free(s);
        return NULL;
    }
    s->text[0] = 0;
    ast_interner_init(&s->names, &s->arena);
    s->options = (ParserOptions){.source_is_str = true, .lenient_tokens = true};
    lexer_init(&s->lexer, &s->arena, &s->names, s->text, 0, &s->options, &s->error);
    s->end = s->told = s->place.line = s->counted_line = s->counted = s->text;
    s->place.lineno = 1;
    return s;
}

static Value tokenizer_new(Thread *t, Value cls, Value *args, size_t nargs, Value kwnames) {
    Value readline;
    if (!bind_arguments(t, "TokenizerIter", "readline", args, nargs, kwnames, &readline)) return NULL;
    Value v = type_allocate_instance(t, type_from(cls), 0);
    if (!v || !gc_register_finalizable(t, object_of(v))) return NULL;
    Tokenizer *z = (Tokenizer *)v;
    store(z, &z->readline, readline);
    z->state = tokenize_state_new();
    return z->state ? v : raise_memory_error(t);
}

/* ---- reading ----------------------------------------------------------------------------------- */

/* Moves the text to where there is room for `length` bytes. */
static bool tokenize_reserve(TokenizeState *s, size_t length) {
    if (length <= s->capacity) return true;
    char *old = s->text, *text = arena_alloc(&s->arena, length * 2);
    if (!text) return false;
    size_t used = (size_t)(s->end - old);
    memcpy(text, old, used + 1);
    lexer_extend(&s->lexer, text, used);
    const char **places[] = {&s->end, &s->told, &s->place.line, &s->counted_line, &s->counted};
    for (size_t n = 0; n < sizeof places / sizeof *places; n++) *places[n] = text + (*places[n] - old);
    s->text = text;
    s->capacity = length * 2;
    return true;
}

static bool tokenize_add_line(TokenizeState *s, const char *line, size_t length) {
    size_t used = (size_t)(s->end - s->text);
    if (!tokenize_reserve(s, used + length + 2)) return false;
    memcpy(s->text + used, line, length);
    used += length;
    s->added_newline = line[length - 1] != '\n';
    if (s->added_newline) s->text[used++] = '\n';
    s->text[used] = 0;
    s->end = s->text + used;
    lexer_extend(&s->lexer, s->text, used);
    return true;
}

/* Adds the next line to the text; the end is an empty one. */
static bool tokenizer_read(Thread *t, Tokenizer *z) {
    TokenizeState *s = z->state;
    Value line = value_call_0(t, z->readline);
    if (!line) return false;
    if (!is_str(t, line)) {
        raise_type_error(t, "readline() returned a non-string object");
        return false;
    }
    size_t length;
    const char *text = str_utf8(t, str_of(line), &length, false);
    if (!text) return false;
    if (memchr(text, 0, length)) {
        SyntaxErrorInfo error = {.kind = SYNTAX_ERROR, .message = "source code cannot contain null bytes", .has_position = true,
                                 .lineno = s->lexer.lineno + 1, .end_lineno = -1, .end_offset = -1};
        Str *filename = str_from_c(t, "<string>");
        if (filename) compile_raise(t, to_value(filename), &error);
        return false;
    }
    s->complete = length == 0;
    if (s->complete || tokenize_add_line(s, text, length)) return true;
    raise_memory_error(t);
    return false;
}

/* Does the text end in a line that is continued? */
static bool tokenize_is_continued(const TokenizeState *s) { return s->end - s->text > 1 && s->end[-2] == '\\'; }

/* Did the lexer meet the end of what there is within a string? */
static bool tokenize_ends_in_string(const TokenizeState *s) {
    bool in_fstring = s->lexer.string_count > 0 && s->lexer.status == LEXER_ERROR && tokenize_is_continued(s);
    return s->lexer.status == LEXER_END_IN_STRING || in_fstring;
}

/* Adds lines until one may hold the end of the string, or of its part, that the text ends in. */
static bool tokenizer_read_string(Thread *t, Tokenizer *z) {
    TokenizeState *s = z->state;
    bool one_line = tokenize_is_continued(s); /* the string may have single quotes */
    size_t from = (size_t)(s->end - s->text);
    do {
        if (!tokenizer_read(t, z)) return false;
    } while (!s->complete && !one_line && !strpbrk(s->text + from, "'\"{}"));
    return true;
}

/* ---- telling ----------------------------------------------------------------------------------- */

/* The column of `where` in characters. Tokens come in order, so counting goes on from the last one. */
static int tokenize_column(TokenizeState *s, const char *line, const char *where) {
    if (s->counted_line != line || where < s->counted) {
        s->counted_line = s->counted = line;
        s->column = 0;
    }
    for (; s->counted < where; s->counted++)
        if ((*s->counted & 0xc0) != 0x80) s->column++;
    return s->column;
}

/* The line's text without the newline that was added. */
static const char *tokenize_line_end(const TokenizeState *s, const char *line) {
    const char *newline = memchr(line, '\n', (size_t)(s->end - line));
    if (!newline) return s->end;
    return newline + 1 == s->end && s->added_newline ? newline : newline + 1;
}

static Value tokenizer_line(Thread *t, Tokenizer *z, TokenizePlace first, TokenizePlace last) {
    if (!z->line || z->line_first != first.lineno || z->line_last != last.lineno) {
        const char *end = tokenize_line_end(z->state, last.line);
        Str *line = str_from_utf8(t, first.line, (size_t)(end - first.line));
        if (!line) return NULL;
        store(z, &z->line, to_value(line));
        z->line_first = first.lineno;
        z->line_last = last.lineno;
    }
    return z->line;
}

static Value tokenize_pair(Thread *t, int lineno, int column) {
    return tuple_from_2(t, small_int(lineno), small_int(column));
}

/* (type, string, start, end, line) of the text from `start` to `end`; its `extra` columns more are the string's braces. */
static Value tokenizer_tell(Thread *t, Tokenizer *z, int type, TokenizePlace first, const char *start, TokenizePlace last,
                            const char *end, int extra) {
    TokenizeState *s = z->state;
    bool is_newline = type == TOKENIZE_NEWLINE || type == TOKENIZE_NL;
    Str *text = is_newline && end == s->end && s->added_newline ? &static_empty_str
                                                                : str_from_utf8(t, start, (size_t)(end - start));
    Value items[5] = {small_int(type), to_value(text)};
    if (!text) return NULL;
    items[2] = tokenize_pair(t, first.lineno, tokenize_column(s, first.line, start));
    items[3] = tokenize_pair(t, last.lineno, tokenize_column(s, last.line, end) + extra);
    items[4] = tokenizer_line(t, z, first, last);
    s->told = end + extra;
    s->place = last;
    return items[2] && items[3] && items[4] ? tuple_new(t, items, 5) : NULL;
}

/* A token without text. */
static Value tokenizer_tell_empty(Thread *t, Tokenizer *z, int type, int lineno, int column, TokenizePlace place, bool at_end) {
    Value pair = tokenize_pair(t, lineno, column);
    Value line = at_end ? to_value(&static_empty_str) : pair ? tokenizer_line(t, z, place, place) : NULL;
    Value items[5] = {small_int(type), to_value(&static_empty_str), pair, pair, line};
    return pair && line ? tuple_new(t, items, 5) : NULL;
}

/* ---- the next token ---------------------------------------------------------------------------- */

/* A comment or a line end in the gap that ends at `stop`, which is told of if there is one; NULL with *found false otherwise. */
static Value tokenizer_gap(Thread *t, Tokenizer *z, const char *stop, bool *found) {
    TokenizeState *s = z->state;
    const char *c = s->told;
    TokenizePlace place = s->place;
    *found = true;
    for (; c < stop; c++) {
        if (*c == '#') {
            const char *end = memchr(c, '\n', (size_t)(s->end - c));
            return tokenizer_tell(t, z, TOKENIZE_COMMENT, place, c, place, end ? end : s->end, 0);
        }
        if (*c == '\n') {
            Value v = tokenizer_tell(t, z, TOKENIZE_NL, place, c, place, c + 1, 0);
            s->place = (TokenizePlace){c + 1, place.lineno + 1};
            return v;
        }
        if (*c == '\\' && c + 1 < stop && c[1] == '\n') place = (TokenizePlace){++c + 1, place.lineno + 1};
    }
    *found = false;
    s->told = c;
    s->place = place;
    return NULL;
}

static int tokenize_type(LexerTokenType type) {
    switch (type) {
    case TOKEN_END: return TOKENIZE_ENDMARKER;
    case TOKEN_NEWLINE: return TOKENIZE_NEWLINE;
    case TOKEN_INDENT: return TOKENIZE_INDENT;
    case TOKEN_DEDENT: return TOKENIZE_DEDENT;
    case TOKEN_NAME: return TOKENIZE_NAME;
    case TOKEN_NUMBER: return TOKENIZE_NUMBER;
    case TOKEN_STRING: return TOKENIZE_STRING;
    default: break;
    }
    if (type >= TOKEN_FSTRING_START && type <= TOKEN_TSTRING_END) return TOKENIZE_FSTRING_START + (int)(type - TOKEN_FSTRING_START);
    return type >= TOKEN_FALSE ? TOKENIZE_NAME : TOKENIZE_OP;
}

static Value tokenizer_end(Tokenizer *z) {
    tokenize_state_free(z->state);
    z->state = NULL;
    return NULL;
}

/* The column that an unexpected end has: behind a backslash that follows code, 0 otherwise. */
static int tokenize_end_offset(const Lexer *lexer, const char *end) {
    const char *line = lexer->logical_line_start;
    if (end == line || end[-1] != '\\' || line + strspn(line, " \t\f\\\n") >= end) return 0;
    int count = 1;
    for (; line < end; line++) count += (*line & 0xc0) != 0x80;
    return count;
}

static Value tokenizer_fail(Thread *t, Tokenizer *z) {
    TokenizeState *s = z->state;
    const Lexer *lexer = &s->lexer;
    size_t length;
    const char *line = lexer_line(lexer, lexer->lineno, &length);
    SyntaxErrorInfo error = {.kind = SYNTAX_ERROR, .has_position = true, .lineno = lexer->lineno, .end_lineno = -1, .end_offset = -1,
                             .text = line, .text_length = length};
    for (size_t n = 0; n < length; n++) error.offset += (line[n] & 0xc0) != 0x80;
    error.offset++;
    switch (lexer->status) {
    case LEXER_ERROR: case LEXER_END_IN_STRING: error = s->error; break;
    case LEXER_OUT_OF_MEMORY: case LEXER_CALLBACK_FAILED: error.kind = SYNTAX_OUT_OF_MEMORY; break;
    case LEXER_BAD_DEDENT: error.kind = SYNTAX_INDENTATION_ERROR, error.message = "unindent does not match any outer indentation level"; break;
    case LEXER_BAD_TABS: error.kind = SYNTAX_TAB_ERROR, error.message = "inconsistent use of tabs and spaces in indentation"; break;
    case LEXER_TOO_MANY_INDENTS: error.kind = SYNTAX_INDENTATION_ERROR, error.message = "too many levels of indentation"; break;
    case LEXER_BAD_CONTINUATION: error.message = "unexpected character after line continuation character"; break;
    default: error.message = "unexpected EOF in multi-line statement";
             error.offset = tokenize_end_offset(lexer, line + length);
    }
    Str *filename = str_from_c(t, "<string>");
    if (filename) compile_raise(t, to_value(filename), &error);
    return tokenizer_end(z);
}

/* The token that comes behind the gap. */
static Value tokenizer_token(Thread *t, Tokenizer *z, const LexerToken *token) {
    TokenizeState *s = z->state;
    TokenizePlace first = s->place, last = {s->lexer.line_start, token->end_lineno};
    int type = tokenize_type(token->type);
    if (!token->start && type == TOKENIZE_INDENT)
        return tokenizer_tell(t, z, type, first, first.line, first, s->lexer.cursor, 0);
    if (!token->start && type == TOKENIZE_DEDENT && s->lexer.cursor < s->end)
        return tokenizer_tell_empty(t, z, type, first.lineno, tokenize_column(s, first.line, s->lexer.cursor), first, false);
    if (!token->start) return tokenizer_tell_empty(t, z, type, s->place.lineno, 0, first, true);
    const char *start = token->start;
    if (type == TOKENIZE_NEWLINE) {
        start = token->end - 1;
        Value v = tokenizer_tell(t, z, type, first, start, first, token->end, 0);
        s->place = (TokenizePlace){token->end, first.lineno + 1};
        return v;
    }
    /* Of a doubled brace in an f-string the lexer stepped over both. */
    int extra = type > TOKENIZE_FSTRING_START && s->lexer.cursor > token->end && (*token->end == '{' || *token->end == '}')
             && s->lexer.cursor == token->end + 1 && token->end[-1] == *token->end;
    Value v = tokenizer_tell(t, z, type, first, start, last, token->end, 0);
    s->told += extra;
    return v;
}

static Value tokenizer_step(Thread *t, Tokenizer *z) {
    TokenizeState *s = z->state;
    if (!s) return NULL;
    if (s->dedents_left > 0) {
        s->dedents_left--;
        return tokenizer_tell_empty(t, z, TOKENIZE_DEDENT, s->place.lineno, 0, s->place, true);
    }
    bool found;
    while (!s->has_next) {
        LexerMark mark = lexer_mark(&s->lexer);
        lexer_next(&s->lexer, &s->next);
        bool in_string = tokenize_ends_in_string(s);
        s->has_next = s->complete || !(in_string || s->lexer.status == LEXER_END);
        if (s->has_next) break;
        lexer_return(&s->lexer, &mark);
        Value v = in_string ? NULL : tokenizer_gap(t, z, s->end, &found);
        if (!in_string && found) return v;
        if (!(in_string ? tokenizer_read_string : tokenizer_read)(t, z)) return tokenizer_end(z);
    }
    LexerToken *next = &s->next;
    const char *stop = next->type == TOKEN_NEWLINE ? next->end - 1 : next->start ? next->start : s->lexer.cursor;
    if (next->type != TOKEN_ERROR || s->lexer.status == LEXER_END) {
        Value v = tokenizer_gap(t, z, stop, &found);
        if (found) return v;
    }
    if (next->type == TOKEN_ERROR) return tokenizer_fail(t, z);
    if (next->type == TOKEN_END) {
        if (s->lexer.indent_count > 0) {
            s->dedents_left = s->lexer.indent_count;
            s->lexer.indent_count = 0;
            return tokenizer_step(t, z);
        }
        Value v = tokenizer_token(t, z, next);
        tokenizer_end(z);
        return v;
    }
    s->has_next = false;
    return tokenizer_token(t, z, next);
}

static Value tokenizer_next(Thread *t, Value self) {
    Tokenizer *z = (Tokenizer *)self;
    if (sync_exchange(&z->busy, 1)) return raise_value_error(t, "tokenizer already executing");
    Value v = tokenizer_step(t, z);
    sync_store(&z->busy, 0);
    return v;
}

static Value tokenizer_self(Thread *t, Value self) {
    (void)t;
    return self;
}

static const TypeDef tokenizer_typedef = {
    .name = "_tokenize.TokenizerIter",
    .doc = "Iterates over the tokens of the lines that readline() returns, whose only line end is a newline.",
    .size = sizeof(Tokenizer),
    .flags = TYPE_IMMUTABLE,
    .trace = tokenizer_trace,
    .finalize = tokenizer_finalize,
    .slots = {.new = tokenizer_new, .iter = tokenizer_self, .next = tokenizer_next},
    .new_params = "readline",
};

static bool tokenize_module_init(Thread *t, Module *m) {
    Value *root = vm_root(t, &tokenizer_key);
    if (!root) return false;
    if (!load(root)) {
        Type *type = type_new_native(t, &tokenizer_typedef, NULL);
        if (!type) return false;
        store_release(root, to_value(type));
    }
    return module_add(t, m, "TokenizerIter", load(root));
}

const ModuleDef module__tokenize = {.name = "_tokenize", .doc = "The tokens of a source text.", .init = tokenize_module_init};
