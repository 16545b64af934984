// Prints the tree of a source file as CPython's
//
//     print(ast.dump(ast.parse(source), include_attributes=True))
//
// does, or the error as one line: class, message, line, offset, end line, end offset.
//
//     ast_dump -c CASES…
//     ast_dump [-e | -s] [-tinw] [-u FILE] [-q COUNT] FILE…      "-" is the standard input
//
// -c runs the cases of files (see dump_run_cases) and tells which fail. -e and -s parse an
// expression or an interactive statement; -t takes the source as str; -i reports incomplete input
// as such; -w prints warnings; -q parses each file COUNT times and prints nothing but errors; -n
// prints the file's name first; -u takes the names for \N{…} from a file in the format of
// UnicodeData.txt.

#include <errno.h>
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "compiler/parser.h"
#include "compiler/suggest.h"

typedef struct Dump {
    FILE *out;
    bool first; // no field of the current node was printed yet
} Dump;

static void dump_node(const AstNode *node, FILE *out);

// ---- values ----

static const char *dump_decode(const char *c, const char *end, unsigned *code_point) {
    unsigned char lead = (unsigned char)*c;
    int more = lead < 0x80 ? 0 : lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : 3;
    unsigned value = more == 0 ? lead : lead & (0x3Fu >> more);
    for (c++; more > 0 && c < end; more--, c++) {
        value = value << 6 | ((unsigned char)*c & 0x3Fu);
    }
    *code_point = value;
    return c;
}

// As repr() has it, if every character from U+0080 on were escaped: the reference's output is
// brought into the same form before it is compared.
static void dump_text(const AstStr *text, bool bytes, FILE *out) {
    const char *c = text->bytes, *end = c + text->length;
    char quote = memchr(c, '\'', text->length) != NULL && memchr(c, '"', text->length) == NULL
                     ? '"'
                     : '\'';
    fprintf(out, "%s%c", bytes ? "b" : "", quote);
    while (c < end) {
        unsigned code_point;
        if (bytes) {
            code_point = (unsigned char)*c++;
        } else {
            c = dump_decode(c, end, &code_point);
        }
        if (code_point == (unsigned)quote || code_point == '\\') {
            fprintf(out, "\\%c", (int)code_point);
        } else if (code_point == '\n' || code_point == '\r' || code_point == '\t') {
            fprintf(out, "\\%c", code_point == '\n' ? 'n' : code_point == '\r' ? 'r' : 't');
        } else if (code_point >= 0x20 && code_point < 0x7F) {
            fputc((int)code_point, out);
        } else if (code_point < 0x100) {
            fprintf(out, "\\x%02x", code_point);
        } else {
            fprintf(out, code_point < 0x10000 ? "\\u%04x" : "\\U%08x", code_point);
        }
    }
    fputc(quote, out);
}

// The shortest digits that give the same number back, in the form of Python's repr.
static void dump_float(double value, bool imaginary, FILE *out) {
    char text[64];
    int precision = 1;
    if (isinf(value)) {
        fprintf(out, "%s", imaginary ? "infj" : "inf");
        return;
    }
    do {
        snprintf(text, sizeof(text), "%.*e", precision - 1, value);
        precision++;
    } while (strtod(text, NULL) != value);
    char *e = strchr(text, 'e');
    int exponent = atoi(e + 1);
    char digits[32];
    int count = 0;
    for (const char *c = text; c < e; c++) {
        if (*c != '.') {
            digits[count++] = *c;
        }
    }
    if (exponent < -4 || exponent >= 16) {
        fprintf(out, "%c%s%.*se%c%02d", digits[0], count > 1 ? "." : "", count - 1, digits + 1,
                exponent < 0 ? '-' : '+', abs(exponent));
    } else if (exponent < 0) {
        fprintf(out, "0.%.*s%.*s", -exponent - 1, "000000", count, digits);
    } else {
        for (int i = 0; i <= exponent; i++) {
            fputc(i < count ? digits[i] : '0', out);
        }
        if (count > exponent + 1) {
            fprintf(out, ".%.*s", count - exponent - 1, digits + exponent + 1);
        } else if (!imaginary) {
            fprintf(out, ".0");
        }
    }
    if (imaginary) {
        fputc('j', out);
    }
}

// Decimal digits of an integer of any size, by repeated division.
static void dump_integer(const AstConstant *value, FILE *out) {
    if (value->fits_small) {
        fprintf(out, "%lld", (long long)value->small);
        return;
    }
    if (value->base == 10) {
        const char *digits = value->text->bytes;
        while (*digits == '0' && digits[1] != '\0') {
            digits++;
        }
        fprintf(out, "%s", digits);
        return;
    }
    size_t length = value->text->length, count = 0;
    unsigned *groups = calloc(length + 1, sizeof(unsigned)); // of nine digits, lowest first
    if (groups == NULL) {
        abort();
    }
    for (size_t i = 0; i < length; i++) {
        char c = value->text->bytes[i];
        unsigned long long carry = (unsigned)(c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10);
        for (size_t j = 0; j < count || carry != 0; j++) {
            carry += (unsigned long long)groups[j] * value->base;
            groups[j] = (unsigned)(carry % 1000000000);
            carry /= 1000000000;
            count = j >= count ? j + 1 : count;
        }
    }
    fprintf(out, "%u", groups[count - 1]);
    for (size_t i = count - 1; i-- > 0;) {
        fprintf(out, "%09u", groups[i]);
    }
    free(groups);
}

static void dump_constant(const AstConstant *value, FILE *out) {
    switch (value->kind) {
    case AST_CONST_NONE:
        fputs("None", out);
        break;
    case AST_CONST_TRUE:
        fputs("True", out);
        break;
    case AST_CONST_FALSE:
        fputs("False", out);
        break;
    case AST_CONST_ELLIPSIS:
        fputs("Ellipsis", out);
        break;
    case AST_CONST_INT:
        dump_integer(value, out);
        break;
    case AST_CONST_FLOAT:
    case AST_CONST_IMAGINARY:
        dump_float(value->real, value->kind == AST_CONST_IMAGINARY, out);
        break;
    case AST_CONST_STR:
    case AST_CONST_BYTES:
        dump_text(value->text, value->kind == AST_CONST_BYTES, out);
        break;
    case AST_CONST_OBJECT: // the parser makes none
        break;
    }
}

// ---- fields, one function a type ----

static void dump_name(Dump *dump, const char *name) {
    fprintf(dump->out, "%s%s=", dump->first ? "" : ", ", name);
    dump->first = false;
}

static void dump_field_CHILD(Dump *dump, const char *name, const AstNode *node) {
    dump_name(dump, name);
    dump_node(node, dump->out);
}

static void dump_field_OPT(Dump *dump, const char *name, const AstNode *node) {
    if (node != NULL) {
        dump_field_CHILD(dump, name, node);
    }
}

static void dump_field_SEQ(Dump *dump, const char *name, AstSeq sequence) {
    if (sequence.count == 0) {
        return;
    }
    dump_name(dump, name);
    for (uint32_t i = 0; i < sequence.count; i++) {
        fputs(i == 0 ? "[" : ", ", dump->out);
        if (sequence.items[i] == NULL) {
            fputs("None", dump->out);
        } else {
            dump_node(sequence.items[i], dump->out);
        }
    }
    fputc(']', dump->out);
}

static void dump_field_IDENT(Dump *dump, const char *name, const AstStr *text) {
    dump_name(dump, name);
    dump_text(text, false, dump->out);
}

static void dump_field_OPT_IDENT(Dump *dump, const char *name, const AstStr *text) {
    if (text != NULL) {
        dump_field_IDENT(dump, name, text);
    }
}

static void dump_field_IDENTS(Dump *dump, const char *name, AstNames names) {
    if (names.count == 0) {
        return;
    }
    dump_name(dump, name);
    for (uint32_t i = 0; i < names.count; i++) {
        fputs(i == 0 ? "[" : ", ", dump->out);
        dump_text(names.items[i], false, dump->out);
    }
    fputc(']', dump->out);
}

static void dump_field_STRING(Dump *dump, const char *name, const AstStr *text) {
    dump_field_IDENT(dump, name, text);
}

static void dump_field_OPT_STRING(Dump *dump, const char *name, const AstStr *text) {
    if (text != NULL) {
        dump_field_STRING(dump, name, text);
    }
}

static void dump_field_CONSTANT(Dump *dump, const char *name, AstConstant value) {
    dump_name(dump, name);
    dump_constant(&value, dump->out);
}

static void dump_field_INT(Dump *dump, const char *name, int value) {
    dump_name(dump, name);
    fprintf(dump->out, "%d", value);
}

static void dump_field_BOOL(Dump *dump, const char *name, bool value) {
    dump_field_INT(dump, name, value);
}

static void dump_field_U_PREFIX(Dump *dump, const char *name, bool value) {
    if (value) {
        dump_name(dump, name);
        fputs("'u'", dump->out);
    }
}

static void dump_operator(Dump *dump, const char *name, const char *operator) {
    dump_name(dump, name);
    fprintf(dump->out, "%s()", operator);
}

static void dump_field_CONTEXT(Dump *dump, const char *name, AstContext value) {
    dump_operator(dump, name, ast_context_name(value));
}

static void dump_field_BOOL_OP(Dump *dump, const char *name, AstBoolOp value) {
    dump_operator(dump, name, ast_bool_op_name(value));
}

static void dump_field_BIN_OP(Dump *dump, const char *name, AstBinOp value) {
    dump_operator(dump, name, ast_bin_op_name(value));
}

static void dump_field_UNARY_OP(Dump *dump, const char *name, AstUnaryOp value) {
    dump_operator(dump, name, ast_unary_op_name(value));
}

static void dump_field_COMPARE_OPS(Dump *dump, const char *name, AstCompareOps ops) {
    dump_name(dump, name);
    for (uint32_t i = 0; i < ops.count; i++) {
        fprintf(dump->out, "%s%s()", i == 0 ? "[" : ", ", ast_compare_op_name(ops.items[i]));
    }
    fputc(']', dump->out);
}

static void dump_node(const AstNode *node, FILE *out) {
    Dump dump = {out, true};
    AstKind kind = (AstKind)node->kind;
    fprintf(out, "%s(", ast_kind_name(kind));
    switch (kind) {
#define DUMP_FIELD(type, name) dump_field_##type(&dump, #name, members->name);
#define DUMP_NODE(kind, group, fields)                                                             \
    case AST_##kind: {                                                                             \
        __auto_type members = &node->kind;                                                         \
        (void)members;                                                                             \
        fields                                                                                     \
    } break;
        AST_NODES(DUMP_NODE, DUMP_FIELD)
#undef DUMP_NODE
#undef DUMP_FIELD
    case AST_KIND_COUNT:
        abort();
    }
    if (ast_group_has_position(ast_kind_group(kind))) {
        dump_field_INT(&dump, "lineno", node->lineno);
        dump_field_INT(&dump, "col_offset", node->col_offset);
        dump_field_INT(&dump, "end_lineno", node->end_lineno);
        dump_field_INT(&dump, "end_col_offset", node->end_col_offset);
    }
    fputc(')', out);
}

// ---- stand-ins for the Unicode tables ----

static bool dump_is_name_character(uint32_t c) {
    static const struct {
        uint32_t first, last;
    } others[] = {
        {0x80, 0xA9},       {0xAB, 0xB4},       {0xB6, 0xB9},       {0xBB, 0xBF},
        {0xD7, 0xD7},       {0xF7, 0xF7},       {0x37E, 0x37E},     {0x2000, 0x2070},
        {0x20A0, 0x20CF},   {0x2190, 0x2BFF},   {0x3000, 0x3004},   {0xE000, 0xF8FF},
        {0xFEFF, 0xFEFF},   {0xFF01, 0xFF0F},   {0x1F000, 0x1FFFF}, {0xE0000, 0xE00FF},
    };
    for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++) {
        if (c >= others[i].first && c <= others[i].last) {
            return false;
        }
    }
    return true;
}

static bool dump_is_printable(uint32_t c) {
    return c != 0xA0 && c != 0xAD && c != 0xFEFF && !(c >= 0x2000 && c < 0x2010) &&
           !(c >= 0x2028 && c < 0x2030) && !(c >= 0x80 && c < 0xA0) && c != 0x3000 &&
           !(c >= 0xE000 && c < 0xF900);
}

// Full-width letters become ordinary ones.
static const char *dump_normalize(void *context, Arena *arena, const char *bytes, size_t length,
                                  size_t *out_length) {
    (void)context;
    char *normal = arena_alloc(arena, length), *out = normal;
    if (normal == NULL) {
        return NULL;
    }
    for (const char *c = bytes, *end = bytes + length; c < end;) {
        unsigned code_point;
        const char *next = dump_decode(c, end, &code_point);
        if (code_point > 0xFF20 && code_point < 0xFF5B) {
            *out++ = (char)(code_point - 0xFF00 + 0x20);
        } else {
            memcpy(out, c, (size_t)(next - c));
            out += next - c;
        }
        c = next;
    }
    *out_length = (size_t)(out - normal);
    return normal;
}

// Names from a file in the format of UnicodeData.txt, which is the context if there is one.
static size_t dump_lookup_name_in(const char *data, const char *name, size_t length,
                                  uint32_t *out) {
    for (const char *line = data; line != NULL && *line != '\0';) {
        char *field;
        unsigned long code_point = strtoul(line, &field, 16);
        if (*field == ';' && strncasecmp(field + 1, name, length) == 0 &&
            field[1 + length] == ';') {
            out[0] = (uint32_t)code_point;
            return 1;
        }
        line = strchr(line, '\n');
        line += line != NULL;
    }
    return 0;
}

static size_t dump_lookup_name(void *context, const char *name, size_t length, uint32_t *out,
                               size_t capacity) {
    if (context != NULL) {
        return dump_lookup_name_in(context, name, length, out);
    }
    static const struct {
        const char *name;
        uint32_t code_point;
    } known[] = {
        {"BULLET", 0x2022},
        {"DIGIT ONE", '1'},
        {"LATIN SMALL LETTER A", 'a'},
        {"LEFT CURLY BRACKET", '{'},
        {"SPACE", ' '},
    };
    for (size_t i = 0; capacity > 0 && i < sizeof(known) / sizeof(known[0]); i++) {
        if (strlen(known[i].name) == length && strncasecmp(known[i].name, name, length) == 0) {
            out[0] = known[i].code_point;
            return 1;
        }
    }
    return 0;
}

// ---- the program ----

static ParserWarningAction dump_warning(void *context, const char *message, int lineno) {
    (void)context;
    printf("SyntaxWarning|%s|%d\n", message, lineno);
    return PARSER_WARNING_IGNORED;
}

static char *dump_read(const char *path, size_t *length) {
    FILE *file = strcmp(path, "-") == 0 ? stdin : fopen(path, "rb");
    if (file == NULL) {
        fprintf(stderr, "%s: %s\n", path, strerror(errno));
        exit(2);
    }
    size_t capacity = 65536, size = 0, got;
    char *text = malloc(capacity);
    while (text != NULL && (got = fread(text + size, 1, capacity - size, file)) > 0) {
        size += got;
        if (size == capacity) {
            char *larger = realloc(text, capacity *= 2);
            if (larger == NULL) {
                free(text);
            }
            text = larger;
        }
    }
    if (text == NULL) {
        fprintf(stderr, "%s: out of memory\n", path);
        exit(2);
    }
    if (file != stdin) {
        fclose(file);
    }
    *length = size;
    return text;
}

static void dump_error(const SyntaxErrorInfo *error, FILE *out) {
    static const char *const kinds[] = {
        [SYNTAX_OK] = "?",
        [SYNTAX_ERROR] = "SyntaxError",
        [SYNTAX_INDENTATION_ERROR] = "IndentationError",
        [SYNTAX_TAB_ERROR] = "TabError",
        [SYNTAX_INCOMPLETE_ERROR] = "_IncompleteInputError",
        [SYNTAX_OUT_OF_MEMORY] = "MemoryError",
        [SYNTAX_TOO_DEEP] = "MemoryError",
        [SYNTAX_CALLBACK_FAILED] = "CallbackError",
    };
    fprintf(out, "%s|%s", kinds[error->kind], error->message != NULL ? error->message : "");
    if (error->has_position) {
        fprintf(out, "|%d|%d|%d|%d\n", error->lineno, error->offset, error->end_lineno,
               error->end_offset);
    } else if (error->kind == SYNTAX_ERROR && error->offset == -1) {
        fprintf(out, "|0|-1|None|None\n");
    } else {
        fprintf(out, "|None|None|None|None\n");
    }
}

static bool dump_file(const char *path, const ParserOptions *options, long repetitions) {
    size_t length;
    char *source = dump_read(path, &length);
    // An exact block, so that a read beyond its end is noticed.
    char *exact = malloc(length + (length == 0));
    if (exact == NULL) {
        abort();
    }
    memcpy(exact, source, length);
    free(source);
    bool ok = true;
    for (long i = 0; i < (repetitions == 0 ? 1 : repetitions); i++) {
        Arena arena;
        SyntaxErrorInfo error;
        arena_init(&arena, 0);
        AstNode *tree = parser_parse(&arena, exact, length, options, &error);
        ok = tree != NULL;
        if (!ok) {
            dump_error(&error, stdout);
        } else if (repetitions == 0) {
            dump_node(tree, stdout);
            putchar('\n');
        }
        arena_free(&arena);
    }
    free(exact);
    return ok;
}

// ---- files of cases ----

typedef struct DumpCases {
    const char *path;
    int lineno;
    int count;
    int failures;
    bool suggest;
    ParserOptions options;
} DumpCases;

// The tree or error of a source, as one line.
static char *dump_case(const DumpCases *cases, const char *source, size_t length) {
    char *text = NULL;
    size_t size;
    FILE *out = open_memstream(&text, &size);
    if (out == NULL) {
        abort();
    }
    Arena arena;
    SyntaxErrorInfo error;
    arena_init(&arena, 0);
    AstNode *tree = parser_parse(&arena, source, length, &cases->options, &error);
    if (tree == NULL) {
        if (cases->suggest) {
            suggest_keyword(&arena, source, length, &cases->options, NULL, &error);
        }
        dump_error(&error, out);
    } else {
        dump_node(tree, out);
        fputc('\n', out);
    }
    arena_free(&arena);
    fclose(out);
    return text;
}

static void dump_set_mode(DumpCases *cases, const char *mode) {
    cases->options.mode = strncmp(mode, "eval", 4) == 0     ? PARSER_EVAL
                          : strncmp(mode, "single", 6) == 0 ? PARSER_SINGLE
                                                            : PARSER_EXEC;
    cases->options.allow_incomplete_input = strstr(mode, "incomplete") != NULL;
    cases->suggest = strstr(mode, "suggest") != NULL;
    cases->options.dont_imply_dedent = cases->options.allow_incomplete_input;
}

// A case is some lines of source, each behind "| ", and "= " with what is expected of them. "%
// mode" says how the cases below are to be parsed.
static bool dump_run_cases(const char *path, const ParserOptions *options) {
    DumpCases cases = {.path = path, .options = *options};
    cases.options.source_is_str = true;
    FILE *file = fopen(path, "r");
    char *line = NULL, *source = NULL;
    size_t capacity = 0, source_size = 0;
    if (file == NULL) {
        fprintf(stderr, "%s: %s\n", path, strerror(errno));
        return false;
    }
    FILE *collected = open_memstream(&source, &source_size);
    while (collected != NULL && getline(&line, &capacity, file) >= 0) {
        cases.lineno++;
        if (line[0] == '|') {
            fputs(line[1] == ' ' ? line + 2 : line + 1, collected);
        } else if (line[0] == '%') {
            dump_set_mode(&cases, line + 2);
        } else if (line[0] == '=') {
            fclose(collected);
            char *found = dump_case(&cases, source, source_size);
            cases.count++;
            if (strcmp(found, line + 2) != 0) {
                cases.failures++;
                printf("%s:%d: expected %s  found %s", path, cases.lineno, line + 2, found);
            }
            free(found);
            free(source);
            collected = open_memstream(&source, &source_size);
        }
    }
    if (collected == NULL) {
        abort();
    }
    fclose(collected);
    free(source);
    free(line);
    fclose(file);
    printf("%s: %d of %d cases passed\n", path, cases.count - cases.failures, cases.count);
    return cases.failures == 0;
}

int main(int argc, char **argv) {
    ParserOptions options = {
        .mode = PARSER_EXEC,
        .max_int_digits = 4300,
        .is_xid_start = dump_is_name_character,
        .is_xid_continue = dump_is_name_character,
        .is_printable = dump_is_printable,
        .normalize = dump_normalize,
        .lookup_name = dump_lookup_name,
    };
    long repetitions = 0;
    bool name = false, cases = false, ok = true;
    int i = 1;
    for (; i < argc && argv[i][0] == '-' && argv[i][1] != '\0'; i++) {
        switch (argv[i][1]) {
        case 'e':
            options.mode = PARSER_EVAL;
            break;
        case 's':
            options.mode = PARSER_SINGLE;
            break;
        case 't':
            options.source_is_str = true;
            break;
        case 'i':
            options.allow_incomplete_input = true;
            options.dont_imply_dedent = true;
            break;
        case 'w':
            options.warn = dump_warning;
            break;
        case 'n':
            name = true;
            break;
        case 'c':
            cases = true;
            break;
        case 'u': {
            size_t length;
            char *data = dump_read(i + 1 < argc ? argv[++i] : "-", &length);
            options.context = realloc(data, length + 1);
            ((char *)options.context)[length] = '\0';
            break;
        }
        case 'q':
            repetitions = i + 1 < argc ? atol(argv[++i]) : 1;
            break;
        default:
            fprintf(stderr, "ast_dump: unknown option %s\n", argv[i]);
            return 2;
        }
    }
    for (; i < argc; i++) {
        if (name) {
            printf("%s\n", argv[i]);
        }
        ok &= cases ? dump_run_cases(argv[i], &options)
                    : dump_file(argv[i], &options, repetitions);
    }
    return ok ? 0 : 1;
}
