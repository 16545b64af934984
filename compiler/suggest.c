#include "compiler/suggest.h"

#include <string.h>

#include "compiler/lexer.h"

enum {
    SUGGEST_LONGEST_CODE = 1024,
    SUGGEST_MOST_NAMES = 10,   // that are tried
    SUGGEST_MOST_MATCHES = 3,  // for each
    SUGGEST_LONGEST_NAME = 40,
    SUGGEST_MOVE_COST = 2,     // of an edit; a change of case costs one
};

static const char *const suggest_keywords[] = {
#define SUGGEST_KEYWORD(suffix, text) text,
#define SUGGEST_OTHER(suffix, text)
    LEXER_TOKENS(SUGGEST_OTHER, SUGGEST_OTHER, SUGGEST_KEYWORD)
#undef SUGGEST_KEYWORD
#undef SUGGEST_OTHER
};

enum { SUGGEST_KEYWORD_COUNT = sizeof(suggest_keywords) / sizeof(suggest_keywords[0]) };

// ---- likeness ----

static int suggest_change_cost(char a, char b) {
    if (a == b) {
        return 0;
    }
    bool letters = (a | 0x20) >= 'a' && (a | 0x20) <= 'z';
    return letters && (a | 0x20) == (b | 0x20) ? 1 : SUGGEST_MOVE_COST;
}

// The cost of the cheapest edit of one word into the other.
static int suggest_distance(const char *a, int a_length, const char *b, int b_length) {
    int row[SUGGEST_LONGEST_NAME + 1];
    for (int j = 0; j <= b_length; j++) {
        row[j] = j * SUGGEST_MOVE_COST;
    }
    for (int i = 0; i < a_length; i++) {
        int diagonal = row[0];
        row[0] = (i + 1) * SUGGEST_MOVE_COST;
        for (int j = 0; j < b_length; j++) {
            int cost = diagonal + suggest_change_cost(a[i], b[j]);
            int moved = (row[j] < row[j + 1] ? row[j] : row[j + 1]) + SUGGEST_MOVE_COST;
            diagonal = row[j + 1];
            row[j + 1] = cost < moved ? cost : moved;
        }
    }
    return row[b_length];
}

// The nearest keyword, if no more than a third of the letters must change.
static const char *suggest_nearest(const char *name, int length) {
    const char *nearest = NULL;
    int best = 0;
    for (int i = 0; i < SUGGEST_KEYWORD_COUNT; i++) {
        int keyword_length = (int)strlen(suggest_keywords[i]);
        int limit = (length + keyword_length + 3) * SUGGEST_MOVE_COST / 6;
        int distance = suggest_distance(name, length, suggest_keywords[i], keyword_length);
        if (distance <= limit && (nearest == NULL || distance < best)) {
            nearest = suggest_keywords[i];
            best = distance;
        }
    }
    return nearest;
}

// How many letters of a and b match, in common runs from the longest on.
static int suggest_matching(const char *a, int a_length, const char *b, int b_length) {
    int best = 0, best_a = 0, best_b = 0;
    int lengths[SUGGEST_LONGEST_NAME + 1] = {0}; // of the run that ends before each letter of b
    for (int i = 0; i < a_length; i++) {
        int previous = 0;
        for (int j = 0; j < b_length; j++) {
            int run = a[i] == b[j] ? previous + 1 : 0;
            previous = lengths[j + 1];
            lengths[j + 1] = run;
            if (run > best) {
                best = run;
                best_a = i + 1 - run;
                best_b = j + 1 - run;
            }
        }
    }
    if (best == 0) {
        return 0;
    }
    int behind_a = best_a + best, behind_b = best_b + best;
    return best + suggest_matching(a, best_a, b, best_b) +
           suggest_matching(a + behind_a, a_length - behind_a, b + behind_b, b_length - behind_b);
}

// Up to `capacity` keywords of which half of the letters match, the likest first.
static int suggest_close(const char *name, int length, const char **out, int capacity) {
    double ratios[SUGGEST_MOST_MATCHES];
    int count = 0;
    for (int i = 0; i < SUGGEST_KEYWORD_COUNT; i++) {
        const char *keyword = suggest_keywords[i];
        int keyword_length = (int)strlen(keyword);
        int matching = suggest_matching(keyword, keyword_length, name, length);
        double ratio = 2.0 * matching / (keyword_length + length);
        if (ratio < 0.5) {
            continue;
        }
        // Among equals the later keyword comes first.
        int place = count;
        while (place > 0 && ratios[place - 1] <= ratio) {
            place--;
        }
        if (place == capacity) {
            continue;
        }
        int last = count < capacity ? count++ : count - 1;
        for (; last > place; last--) {
            ratios[last] = ratios[last - 1];
            out[last] = out[last - 1];
        }
        ratios[place] = ratio;
        out[place] = keyword;
    }
    return count;
}

// ---- the code around the error ----

static const char *suggest_next_line(const char *line, const char *end) {
    const char *newline = memchr(line, '\n', (size_t)(end - line));
    return newline == NULL ? end : newline + 1;
}

// The bytes of indentation that all lines but the blank ones share.
static size_t suggest_margin(const char *start, const char *end) {
    const char *margin = NULL;
    size_t length = 0;
    for (const char *line = start; line < end; line = suggest_next_line(line, end)) {
        size_t indent = strspn(line, " \t");
        if (line + indent >= end || line[indent] == '\n') {
            continue;
        }
        if (margin == NULL) {
            margin = line;
            length = indent;
        }
        size_t common = 0;
        while (common < length && common < indent && line[common] == margin[common]) {
            common++;
        }
        length = common;
    }
    return length;
}

// The lines from the statement before the error up to the error, without their common indentation.
static char *suggest_code(Arena *arena, const char *text, const char *end,
                          const SyntaxErrorInfo *error, size_t *length) {
    const char *start = text;
    for (int i = 1; i < error->last_statement_lineno; i++) {
        start = suggest_next_line(start, end);
    }
    const char *stop = text;
    for (int i = 0; i < error->lineno; i++) {
        stop = suggest_next_line(stop, end);
    }
    if (stop <= start) {
        return NULL;
    }
    size_t margin = suggest_margin(start, stop);
    char *code = arena_alloc(arena, (size_t)(stop - start) + 2), *out = code;
    if (code == NULL) {
        return NULL;
    }
    for (const char *line = start, *next; line < stop; line = next) {
        next = suggest_next_line(line, stop);
        size_t indent = strspn(line, " \t");
        size_t skipped = indent < margin || line[indent] == '\n' ? indent : margin;
        memcpy(out, line + skipped, (size_t)(next - line) - skipped);
        out += (size_t)(next - line) - skipped;
    }
    if (out > code && out[-1] == '\n') {
        out--; // only between lines
    }
    *out = '\0';
    *length = (size_t)(out - code);
    return *length <= SUGGEST_LONGEST_CODE ? code : NULL;
}

static bool suggest_parses(Arena *arena, const ParserOptions *options, SuggestCheck *check,
                           const char *code, size_t length) {
    if (check != NULL) {
        return check(options->context, code, length);
    }
    ParserOptions quiet = *options;
    quiet.mode = PARSER_EXEC;
    quiet.source_is_str = true;
    quiet.allow_incomplete_input = true;
    quiet.dont_imply_dedent = true;
    quiet.warn = NULL;
    SyntaxErrorInfo error;
    return parser_parse(arena, code, length, &quiet, &error) != NULL ||
           error.kind == SYNTAX_INCOMPLETE_ERROR;
}

typedef struct Suggestion {
    Arena *arena;
    const ParserOptions *options;
    SuggestCheck *check;
    const char *code;
    size_t length;
} Suggestion;

// Would the code be valid with this keyword in place of the name?
static bool suggest_fits(const Suggestion *s, const LexerToken *name, const char *keyword) {
    size_t before = (size_t)(name->start - s->code), keyword_length = strlen(keyword);
    size_t after = s->length - (size_t)(name->end - s->code);
    char *changed = arena_alloc(s->arena, before + keyword_length + after + 1);
    if (changed == NULL) {
        return false;
    }
    memcpy(changed, s->code, before);
    memcpy(changed + before, keyword, keyword_length);
    memcpy(changed + before + keyword_length, name->end, after);
    changed[before + keyword_length + after] = '\0';
    return suggest_parses(s->arena, s->options, s->check, changed,
                          before + keyword_length + after);
}

static const char *suggest_for(const Suggestion *s, const LexerToken *name) {
    const char *matches[SUGGEST_MOST_MATCHES + 1];
    int length = (int)(name->end - name->start), count = 0;
    if (length > SUGGEST_LONGEST_NAME) {
        return NULL;
    }
    const char *nearest = suggest_nearest(name->start, length);
    if (nearest != NULL) {
        matches[count++] = nearest;
    }
    count += suggest_close(name->start, length, matches + count, SUGGEST_MOST_MATCHES - count);
    for (int i = 0; i < count; i++) {
        if (suggest_fits(s, name, matches[i])) {
            return matches[i];
        }
    }
    return NULL;
}

static int suggest_characters(const char *start, const char *end) {
    int count = 0;
    for (; start < end; start++) {
        count += (*start & 0xC0) != 0x80;
    }
    return count;
}

static bool suggest_apply(Arena *arena, const Lexer *lexer, const LexerToken *name,
                          const char *keyword, SyntaxErrorInfo *error) {
    size_t length;
    const char *line = lexer_line(lexer, name->lineno, &length);
    const char *message = arena_format(arena, "invalid syntax. Did you mean '%s'?", keyword);
    if (message == NULL) {
        return false;
    }
    error->message = message;
    error->text = line;
    error->text_length = length;
    error->offset = suggest_characters(line, name->start) + 1;
    error->end_offset = suggest_characters(line, name->end) + 1;
    return true;
}

bool suggest_keyword(Arena *arena, const char *source, size_t length, const ParserOptions *options,
                     SuggestCheck *check, SyntaxErrorInfo *error) {
    if (error->kind != SYNTAX_ERROR || error->message == NULL || !error->has_position ||
        (strcmp(error->message, "invalid syntax") != 0 &&
         strstr(error->message, "Perhaps you forgot a comma") == NULL)) {
        return false;
    }
    ParserOptions plain = *options;
    plain.source_is_str = true;
    plain.warn = NULL;
    SyntaxErrorInfo ignored;
    size_t text_length;
    const char *text =
        lexer_source_decode(arena, source, length, &plain, &ignored, &text_length);
    if (text == NULL) {
        return false;
    }
    Suggestion s = {.arena = arena, .options = &plain, .check = check};
    s.code = suggest_code(arena, text, text + text_length, error, &s.length);
    Lexer *lexer = s.code == NULL ? NULL : arena_alloc(arena, sizeof(Lexer));
    if (lexer == NULL) {
        return false;
    }
    AstInterner names;
    LexerToken token;
    ast_interner_init(&names, arena);
    lexer_init(lexer, arena, &names, s.code, s.length, &plain, &ignored);
    int left = SUGGEST_MOST_NAMES;
    while (left > 0 && lexer_next(lexer, &token) && token.type != TOKEN_END) {
        if (token.type != TOKEN_NAME) {
            continue;
        }
        left--;
        const char *keyword = suggest_for(&s, &token);
        if (keyword != NULL) {
            return suggest_apply(arena, lexer, &token, keyword, error);
        }
    }
    return false;
}
