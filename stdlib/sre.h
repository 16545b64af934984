/* Regular expressions: the types of module re, which the plug-in's engine does the matching for.
 *
 * A Regex is not changed once it is made, but for what is made of it when first needed, each published by one compare-and-swap and then left
 * alone: the pattern in the engine's syntax for a width of characters, and the code for a width and a way to match. */
#pragma once

#include "runtime/error.h"
#include "runtime/objects/bytes.h"
#include "runtime/objects/function.h"
#include "vm/minipy.h"

typedef enum RegexMode { REGEX_SEARCH, REGEX_MATCH, REGEX_FULLMATCH, REGEX_MODES } RegexMode;
enum { REGEX_WIDTHS = 3 };
enum {
    REGEX_IGNORECASE = 2, REGEX_LOCALE = 4, REGEX_MULTILINE = 8, REGEX_DOTALL = 16, REGEX_UNICODE = 32, REGEX_VERBOSE = 64,
    REGEX_DEBUG = 128, REGEX_ASCII = 256,
};
typedef enum RegexKind { REGEX_TEXT, REGEX_BYTES, REGEX_ANY } RegexKind;

typedef struct Regex {
    Object header;
    Value pattern;             /* str, bytes, or None */
    Value emit;                /* emit(width): the pattern in the engine's syntax, a str */
    Value emitted[REGEX_WIDTHS];
    Value group_index, group_names; /* dict; tuple with None for groups without a name, and for group 0 */
    Value close_order;         /* tuple: numbers of groups, as they end in the pattern; None: marks tell which was the last */
    Value engine_handle;
    mpy_regex_engine *engine;
    void (*free_code)(void *code);
    void *codes[REGEX_WIDTHS][REGEX_MODES];
    uint32_t flags, groups;
    RegexKind kind;
    bool is_large;             /* code exists for the widest characters only */
} Regex;

typedef struct RegexMatch {
    Object header;
    Value string, regex;
    int64_t pos, endpos;
    int64_t mark;
    size_t pairs;
    size_t spans[];            /* start and end of the whole and of each group; SIZE_MAX: it took no part */
} RegexMatch;

extern const TypeDef regex_typedef, regex_match_typedef, regex_scanner_typedef, regex_iterator_typedef;
ALWAYS_INLINE Regex *regex_of(Value v) { return (Regex *)v; }
ALWAYS_INLINE RegexMatch *regex_match_of(Value v) { return (RegexMatch *)v; }
/* The VM's type of a definition above. */
ALWAYS_INLINE Type *regex_type(Thread *t, const TypeDef *def) { return type_from(*vm_root(t, def)); }

/* ---- matching a string (sre_run.c) ---------------------------------------------------------------- */

/* A string while it is matched; a C local. */
typedef struct RegexRun {
    Thread *t;
    Regex *regex;
    Value string;
    const void *points;
    size_t length;
    unsigned width;
    bool is_bytes, has_view;
    bool not_empty;            /* the next match may not be empty where it begins: the last one was */
    size_t pos, start, end;    /* where it began; where the next match begins; endpos */
    size_t *spans;             /* of the last match */
    int mark;
    BufferView view;
    BytesBlock *wide;          /* the string widened, or NULL */
    size_t local[32];
} RegexRun;

#define REGEX_END INT64_MAX
/* Pairs with regex_run_end(), unless it fails. */
MUST_CHECK bool regex_run_begin(RegexRun *run, Thread *t, Regex *regex, Value string, int64_t pos, int64_t endpos);
void regex_run_end(RegexRun *run);
/* 1, 0, or -1: error. */
int regex_run_match(RegexRun *run, RegexMode mode);
/* The next match begins where the last one ended. */
ALWAYS_INLINE void regex_run_advance(RegexRun *run) {
    run->not_empty = run->spans[0] == run->spans[1];
    run->start = run->spans[1];
}
/* Part of the string. */
MUST_CHECK Value regex_run_slice(RegexRun *run, size_t from, size_t to);
/* What group n matched; `missing` if it took no part. */
MUST_CHECK Value regex_run_group(RegexRun *run, size_t n, Value missing);
/* Of the last match. */
MUST_CHECK Value regex_match_new(RegexRun *run);

/* ---- parts of a string that is not being matched ---------------------------------------------------- */

MUST_CHECK Value regex_slice(Thread *t, Value string, size_t from, size_t to);

/* ---- replacing (sre_sub.c) -------------------------------------------------------------------------- */

/* The result of a replacement, piece by piece; a C local. */
typedef struct RegexOutput {
    bool is_bytes;
    size_t pieces;
    StrBuilder text;
    BytesBlock *bytes;
    size_t used;
} RegexOutput;
void regex_output_init(RegexOutput *output, Thread *t, bool is_bytes);
MUST_CHECK bool regex_output_add(RegexOutput *output, Thread *t, Value piece);
MUST_CHECK bool regex_output_add_points(RegexOutput *output, Thread *t, const void *points, unsigned width, size_t count);
MUST_CHECK Value regex_output_finish(RegexOutput *output, Thread *t);
/* A replacement that has backslashes: what re._compile_template() makes of it, a tuple of literals and numbers of groups. */
MUST_CHECK Value regex_template(Thread *t, Regex *regex, Value replacement);
MUST_CHECK Value regex_substitute(Thread *t, Value *args, bool count);
MUST_CHECK Value regex_split(Thread *t, Regex *regex, Value string, int64_t most);
MUST_CHECK Value regex_findall(Thread *t, Regex *regex, Value string, int64_t pos, int64_t endpos);
