// The values of string literals: escapes, and parts that stand side by side.

#include "compiler/parser_impl.h"

#include <string.h>

// ---- escapes ----

typedef struct ParserEscapes {
    Parser *p;
    const LexerToken *token;
    const char *text;
    const char *cursor; // behind the backslash, then behind the escape
    const char *end;
    char *out;
    bool bytes;
    const char *invalid; // the first unknown escape, behind its backslash
} ParserEscapes;

static char *parser_put_utf8(char *out, uint32_t c) {
    if (c < 0x80) {
        *out++ = (char)c;
    } else if (c < 0x800) {
        *out++ = (char)(0xC0 | c >> 6);
        *out++ = (char)(0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
        *out++ = (char)(0xE0 | c >> 12);
        *out++ = (char)(0x80 | (c >> 6 & 0x3F));
        *out++ = (char)(0x80 | (c & 0x3F));
    } else {
        *out++ = (char)(0xF0 | c >> 18);
        *out++ = (char)(0x80 | (c >> 12 & 0x3F));
        *out++ = (char)(0x80 | (c >> 6 & 0x3F));
        *out++ = (char)(0x80 | (c & 0x3F));
    }
    return out;
}

// Where CPython's decoder would be: it sees each character beyond ASCII as an escape of ten.
static size_t parser_escape_position(const ParserEscapes *escapes, const char *cursor) {
    size_t position = 0;
    bool escaped = false;
    for (const char *c = escapes->text; c < cursor; c++) {
        if ((*c & 0xC0) == 0x80) {
            continue;
        }
        bool wide = (uint8_t)*c >= 0x80;
        position += (wide ? 10 : 1) + (escaped && wide ? 5 : 0);
        escaped = !escaped && *c == '\\';
    }
    return position;
}

// `start` is at the backslash, `end` behind what is wrong.
static bool parser_escape_fail(ParserEscapes *escapes, const char *start, const char *end,
                               const char *reason) {
    size_t first = parser_escape_position(escapes, start);
    size_t last = parser_escape_position(escapes, end) - 1;
    if (first == last) {
        parser_fail(escapes->p,
                    "(unicode error) 'unicodeescape' codec can't decode byte 0x%02x in position "
                    "%zu: %s",
                    (uint8_t)*start, first, reason);
    } else {
        parser_fail(escapes->p,
                    "(unicode error) 'unicodeescape' codec can't decode bytes in position "
                    "%zu-%zu: %s",
                    first, last, reason);
    }
    return false;
}

// `count` hexadecimal digits at the cursor.
static bool parser_escape_hex(ParserEscapes *escapes, int count, const char *reason) {
    const char *start = escapes->cursor - 2;
    uint32_t value = 0;
    for (int i = 0; i < count; i++) {
        if (escapes->cursor == escapes->end || !lexer_is(*escapes->cursor, LEXER_CLASS_HEX)) {
            if (!escapes->bytes) {
                return parser_escape_fail(escapes, start, escapes->cursor, reason);
            }
            parser_fail(escapes->p, "(value error) invalid \\x escape at position %zu",
                        (size_t)(start - escapes->text));
            return false;
        }
        value = value << 4 | (uint32_t)lexer_digit_value(*escapes->cursor++);
    }
    if (value > 0x10FFFF) {
        return parser_escape_fail(escapes, start, escapes->cursor, "illegal Unicode character");
    }
    if (escapes->bytes) {
        *escapes->out++ = (char)value;
    } else {
        escapes->out = parser_put_utf8(escapes->out, value);
    }
    return true;
}

// `\N{name}`, behind the N.
static bool parser_escape_name(ParserEscapes *escapes) {
    const char *start = escapes->cursor - 2;
    const char *malformed = "malformed \\N character escape";
    if (escapes->cursor == escapes->end || *escapes->cursor != '{') {
        return parser_escape_fail(escapes, start, escapes->cursor, malformed);
    }
    const char *name = escapes->cursor + 1;
    const char *brace = memchr(name, '}', (size_t)(escapes->end - name));
    if (brace == NULL || brace == name) {
        return parser_escape_fail(escapes, start, brace == NULL ? escapes->end : brace, malformed);
    }
    const ParserOptions *options = escapes->p->options;
    uint32_t code_points[1];
    if (options->lookup_name == NULL ||
        options->lookup_name(options->context, name, (size_t)(brace - name), code_points, 1) != 1) {
        return parser_escape_fail(escapes, start, brace + 1, "unknown Unicode character name");
    }
    escapes->cursor = brace + 1;
    escapes->out = parser_put_utf8(escapes->out, code_points[0]);
    return true;
}

// Up to three octal digits, the first of which was read.
static void parser_escape_octal(ParserEscapes *escapes) {
    const char *start = escapes->cursor - 1;
    uint32_t value = (uint32_t)(*start - '0');
    for (int i = 0; i < 2 && escapes->cursor < escapes->end && *escapes->cursor >= '0' &&
                    *escapes->cursor <= '7';
         i++) {
        value = value * 8 + (uint32_t)(*escapes->cursor++ - '0');
    }
    if (value > 0377 && escapes->invalid == NULL) {
        escapes->invalid = start;
    }
    if (escapes->bytes) {
        *escapes->out++ = (char)value;
    } else {
        escapes->out = parser_put_utf8(escapes->out, value);
    }
}

// One escape; the cursor is behind its backslash.
static bool parser_escape(ParserEscapes *escapes) {
    if (escapes->cursor == escapes->end) {
        *escapes->out++ = '\\'; // in front of a replacement field
        return true;
    }
    char c = *escapes->cursor++;
    switch (c) {
    case '\n':
        return true;
    case '\\':
    case '\'':
    case '"':
        *escapes->out++ = c;
        return true;
    case 'a':
        *escapes->out++ = '\a';
        return true;
    case 'b':
        *escapes->out++ = '\b';
        return true;
    case 'f':
        *escapes->out++ = '\f';
        return true;
    case 'n':
        *escapes->out++ = '\n';
        return true;
    case 'r':
        *escapes->out++ = '\r';
        return true;
    case 't':
        *escapes->out++ = '\t';
        return true;
    case 'v':
        *escapes->out++ = '\v';
        return true;
    case 'x':
        return parser_escape_hex(escapes, 2, "truncated \\xXX escape");
    case '0' ... '7':
        parser_escape_octal(escapes);
        return true;
    case 'u':
        if (!escapes->bytes) {
            return parser_escape_hex(escapes, 4, "truncated \\uXXXX escape");
        }
        break;
    case 'U':
        if (!escapes->bytes) {
            return parser_escape_hex(escapes, 8, "truncated \\UXXXXXXXX escape");
        }
        break;
    case 'N':
        if (!escapes->bytes) {
            return parser_escape_name(escapes);
        }
        break;
    default:
        break;
    }
    escapes->cursor--;
    *escapes->out++ = '\\';
    if (escapes->invalid == NULL && (uint8_t)c < 0x80) {
        escapes->invalid = escapes->cursor;
    }
    return true;
}

static bool parser_warn_escape(const ParserEscapes *escapes) {
    Parser *p = escapes->p;
    const char *invalid = escapes->invalid;
    LexerToken place = *escapes->token;
    if (p->options->warn == NULL) {
        return true;
    }
    bool in_fstring = place.type >= TOKEN_FSTRING_START && place.type <= TOKEN_TSTRING_END;
    if (in_fstring && (*invalid == '{' || *invalid == '}')) {
        return true; // the lexer did
    }
    for (const char *c = place.start; c < invalid; c++) {
        place.lineno += *c == '\n';
    }
    bool octal = *invalid >= '4' && *invalid <= '7';
    int length = octal ? 3 : 1;
    const char *kind = octal ? "octal " : "";
    const char *warning = arena_format(
        p->arena,
        "\"\\%.*s\" is an invalid %sescape sequence. Such sequences will not work in the future. "
        "Did you mean \"\\\\%.*s\"? A raw string is also an option.",
        length, invalid, kind, length, invalid);
    const char *error = arena_format(p->arena,
                                     "\"\\%.*s\" is an invalid %sescape sequence. Did you mean "
                                     "\"\\\\%.*s\"? A raw string is also an option.",
                                     length, invalid, kind, length, invalid);
    if (warning == NULL || error == NULL) {
        parser_out_of_memory(p);
        return false;
    }
    return parser_warn(p, &place, warning, error);
}

static AstStr *parser_decode(Parser *p, const char *text, size_t length, bool bytes,
                             const LexerToken *token) {
    AstStr *str = ast_str_buffer(p->arena, length + length / 2 + 4);
    if (str == NULL) {
        return parser_out_of_memory(p);
    }
    // Only octal escapes can get longer: "\0" is shorter, "\777" is not; so the text never does.
    ParserEscapes escapes = {
        .p = p,
        .token = token,
        .text = text,
        .cursor = text,
        .end = text + length,
        .out = str->bytes,
        .bytes = bytes,
    };
    while (escapes.cursor < escapes.end) {
        const char *backslash =
            memchr(escapes.cursor, '\\', (size_t)(escapes.end - escapes.cursor));
        const char *stop = backslash == NULL ? escapes.end : backslash;
        size_t plain = (size_t)(stop - escapes.cursor);
        memcpy(escapes.out, escapes.cursor, plain);
        escapes.out += plain;
        escapes.cursor = stop;
        if (backslash != NULL) {
            escapes.cursor++;
            if (!parser_escape(&escapes)) {
                return NULL;
            }
        }
    }
    if (escapes.invalid != NULL && !parser_warn_escape(&escapes)) {
        return NULL;
    }
    *escapes.out = '\0';
    str->length = (uint32_t)(escapes.out - str->bytes);
    return str;
}

AstStr *parser_decode_text(Parser *p, const char *text, size_t length, bool raw,
                           const LexerToken *token) {
    if (raw || memchr(text, '\\', length) == NULL) {
        AstStr *str = ast_str(p->arena, text, length);
        return str != NULL ? str : parser_out_of_memory(p);
    }
    return parser_decode(p, text, length, false, token);
}

// ---- one literal ----

AstNode *parser_string_constant(Parser *p, const LexerToken *token) {
    const char *text = token->start;
    bool bytes = false, raw = false;
    for (; *text != '"' && *text != '\''; text++) {
        bytes |= (*text | 0x20) == 'b';
        raw |= (*text | 0x20) == 'r';
    }
    const char *end = token->end - 1;
    bool triple = end - text >= 5 && text[1] == *text && text[2] == *text;
    text += triple ? 3 : 1;
    end -= triple ? 2 : 0;
    size_t length = (size_t)(end - text);
    AstStr *value;
    if (bytes) {
        for (const char *c = text; c < end; c++) {
            if ((uint8_t)*c >= 0x80) {
                return parser_fail_range(p, parser_token_range(token),
                                         "bytes can only contain ASCII literal characters");
            }
        }
        if (raw || memchr(text, '\\', length) == NULL) {
            value = ast_str(p->arena, text, length);
        } else {
            value = parser_decode(p, text, length, true, token);
        }
    } else {
        value = parser_decode_text(p, text, length, raw, token);
    }
    if (value == NULL) {
        return p->failed ? NULL : parser_out_of_memory(p);
    }
    AstNode *node = parser_node(p, AST_Constant, parser_token_range(token));
    if (node != NULL) {
        node->Constant.value.kind = bytes ? AST_CONST_BYTES : AST_CONST_STR;
        node->Constant.value.text = value;
        node->Constant.kind = token->start[0] == 'u';
    }
    return node;
}

// ---- literals side by side ----

static bool parser_is_constant(const AstNode *node) {
    return node->kind == AST_Constant;
}

// Joins constants; all of them are on the stack from `first` up to `last`.
static AstNode *parser_join_constants(Parser *p, uint32_t first, uint32_t last) {
    size_t length = 0;
    for (uint32_t i = first; i < last; i++) {
        length += ((AstNode *)p->stack[i])->Constant.value.text->length;
    }
    AstStr *joined = ast_str_buffer(p->arena, length);
    if (joined == NULL) {
        return parser_out_of_memory(p);
    }
    char *out = joined->bytes;
    for (uint32_t i = first; i < last; i++) {
        const AstStr *text = ((AstNode *)p->stack[i])->Constant.value.text;
        memcpy(out, text->bytes, text->length);
        out += text->length;
    }
    const AstNode *head = p->stack[first], *tail = p->stack[last - 1];
    AstNode *node = parser_node(p, AST_Constant, parser_node_range(head, tail));
    if (node != NULL) {
        // The first literal determines the kind of all.
        node->Constant.value.kind = head->Constant.value.kind;
        node->Constant.value.text = joined;
        node->Constant.kind = head->Constant.kind;
    }
    return node;
}

bool parser_fold_strings(Parser *p, uint32_t base, bool drop_empty) {
    uint32_t kept = base;
    for (uint32_t i = base; i < p->stack_count;) {
        AstNode *node = p->stack[i];
        uint32_t end = i + 1;
        if (parser_is_constant(node)) {
            while (end < p->stack_count && parser_is_constant(p->stack[end])) {
                end++;
            }
            if (end > i + 1) {
                node = parser_join_constants(p, i, end);
                if (node == NULL) {
                    return false;
                }
            }
        }
        i = end;
        if (drop_empty && parser_is_constant(node) && node->Constant.value.text->length == 0) {
            continue;
        }
        p->stack[kept++] = node;
    }
    p->stack_count = kept;
    return true;
}

// Makes one node of the parts on the stack.
static AstNode *parser_concatenate(Parser *p, uint32_t base, bool formatted, AstRange range) {
    bool bytes = false, text = formatted;
    for (uint32_t i = base; i < p->stack_count; i++) {
        const AstNode *part = p->stack[i];
        if (parser_is_constant(part)) {
            bool is_bytes = part->Constant.value.kind == AST_CONST_BYTES;
            bytes |= is_bytes;
            text |= !is_bytes;
        }
    }
    if (bytes && text) {
        return parser_fail(p, "cannot mix bytes and nonbytes literals");
    }
    if (!parser_fold_strings(p, base, formatted)) {
        return NULL;
    }
    if (!formatted) {
        AstNode *constant = p->stack[base];
        p->stack_count = base;
        return constant;
    }
    AstNode *node = parser_node(p, AST_JoinedStr, parser_close(p, range));
    if (node == NULL || !parser_take(p, base, &node->JoinedStr.values)) {
        return NULL;
    }
    return node;
}

// Pushes the parts of an f-string or t-string.
static bool parser_push_parts(Parser *p, const AstNode *node) {
    const AstSeq *values =
        node->kind == AST_JoinedStr ? &node->JoinedStr.values : &node->TemplateStr.values;
    for (uint32_t i = 0; i < values->count; i++) {
        if (!parser_push(p, values->items[i])) {
            return false;
        }
    }
    return true;
}

static AstNode *parser_templates(Parser *p) {
    AstRange range = parser_open(p);
    uint32_t base = p->stack_count;
    while (parser_at(p, TOKEN_TSTRING_START)) {
        AstNode *template = parser_fstring(p);
        if (template == NULL) {
            break;
        }
        if (!parser_push_parts(p, template)) {
            return NULL;
        }
        range = parser_close(p, range);
    }
    if (p->failed || !parser_fold_strings(p, base, true)) {
        return NULL;
    }
    AstNode *node = parser_node(p, AST_TemplateStr, range);
    if (node == NULL || !parser_take(p, base, &node->TemplateStr.values)) {
        return NULL;
    }
    return node;
}

static void *parser_strings_once(Parser *p) {
    if (p->diagnosing) {
        parser_diagnose_strings(p);
        if (p->failed) {
            return NULL;
        }
    }
    ParserPoint start = parser_point(p);
    AstRange range = parser_open(p);
    if (parser_at(p, TOKEN_TSTRING_START)) {
        AstNode *template = parser_templates(p);
        return template != NULL && p->mark > start.mark ? template : parser_no_match(p, start);
    }
    bool formatted = false;
    for (;;) {
        AstNode *part;
        if (parser_at(p, TOKEN_STRING)) {
            LexerToken token = *parser_token(p);
            p->mark++;
            part = parser_string_constant(p, &token);
        } else if (parser_at(p, TOKEN_FSTRING_START)) {
            part = parser_fstring(p);
            formatted |= part != NULL;
        } else {
            break;
        }
        if (part == NULL) {
            break;
        }
        if (part->kind == AST_JoinedStr ? !parser_push_parts(p, part) : !parser_push(p, part)) {
            return NULL;
        }
    }
    if (p->failed || p->mark == start.mark) {
        return parser_no_match(p, start);
    }
    return parser_concatenate(p, start.stack_count, formatted, range);
}

AstNode *parser_strings(Parser *p) {
    return parser_memoize(p, PARSER_RULE_STRINGS, parser_strings_once);
}
