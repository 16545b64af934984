/* Module _pcre2: the engine of module re, which is PCRE2.
 *
 * PCRE2 has a library for each width that a str may have, so subjects are matched where they lie, and positions in them are Python's. None is in
 * UTF mode: lone surrogates are characters like all others, and nothing has to be checked.
 *
 * Code is compiled to machine code, which cannot be stopped. Two things keep the thread responsive:
 *
 *   - PCRE2 counts the steps at each place where a match may begin. Past some thousands the match starts again with code
 *     that calls back before each item of the pattern, and the callback polls. That is several times slower, and needed for patterns that take long.
 *   - A long subject is searched slice by slice, with a poll between: the offset limit says where a match may begin.
 *
 * Code, which threads share, is never written to once it is compiled; a second form is made at most once. What a match needs beside is in the
 * thread's scratch, which is taken for the time of a call: a poll may run Python code that comes here again. */
#define _GNU_SOURCE
#define PCRE2_CODE_UNIT_WIDTH 0
#include <minipy.h>
#include <pcre2.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define PCRE2_NESTING_MAX 1000
#define PCRE2_MACHINE_CODE_MAX ((size_t)2 * 1024 * 1024) /* such code has much to clear at each place where it begins */
#define PCRE2_HEAP_LIMIT (1024 * 1024) /* KiB, where there is no machine code */
#define PCRE2_STACK_START (64 * 1024)
#define PCRE2_STACK_USUAL (1024 * 1024)
#define PCRE2_STACK_LIMIT ((size_t)1024 * 1024 * 1024)

#define PCRE2_WHOLE_MAX 4096      /* a subject of that many elements is not sliced */
#define PCRE2_SLICE_FIRST 256
#define PCRE2_STEPS_MOST 2000000  /* of subjects of PCRE2_STEPS_SHORT elements; fewer of longer ones, all of which each step may pass */
#define PCRE2_STEPS_SHORT 2048
#define PCRE2_STEPS_LEAST 8000
#define PCRE2_CALLOUTS_POLL 1024

/* ---- the three libraries ------------------------------------------------------------------------ */

typedef struct Pcre2Library {
    void *(*compile_context)(void *general);
    void (*free_compile_context)(void *context);
    void (*set_up)(void *compile_context, const uint8_t *tables);
    void *(*compile)(const void *pattern, size_t length, uint32_t options, int *error, size_t *offset, void *context);
    void (*free_code)(void *code);
    int (*jit_compile)(void *code);
    int (*jit_match)(const void *code, const void *subject, size_t length, size_t start, uint32_t options, void *data, void *context);
    int (*match)(const void *code, const void *subject, size_t length, size_t start, uint32_t options, void *data, void *context);
    void (*info)(const void *code, uint32_t what, void *where);
    void *(*match_data)(uint32_t pairs);
    void (*free_match_data)(void *data);
    size_t *(*spans)(void *data);
    const void *(*mark)(void *data);
    void *(*match_context)(int (*callout)(void *block, void *scratch), void *scratch);
    void (*free_match_context)(void *context);
    void (*set_limits)(void *context, uint32_t steps, size_t offset);
    void *(*stack)(size_t start, size_t limit);
    void (*free_stack)(void *stack);
    void (*use_stack)(void *context, void *stack);
} Pcre2Library;

#define PCRE2_LIBRARY(W)                                                                                                        \
    static void *wide_compile_context_##W(void *general) { return pcre2_compile_context_create_##W(general); }                 \
    static void wide_free_compile_context_##W(void *context) { pcre2_compile_context_free_##W(context); }                      \
    static void wide_set_up_##W(void *context, const uint8_t *tables) {                                                        \
        pcre2_set_newline_##W(context, PCRE2_NEWLINE_LF);                                                                       \
        pcre2_set_parens_nest_limit_##W(context, PCRE2_NESTING_MAX);                                                            \
        pcre2_set_character_tables_##W(context, tables);                                                                        \
    }                                                                                                                           \
    static void *wide_compile_pattern_##W(const void *pattern, size_t length, uint32_t options, int *error, size_t *offset,    \
                                           void *context) {                                                                     \
        return pcre2_compile_##W(pattern, length, options, error, offset, context);                                             \
    }                                                                                                                           \
    static void wide_free_code_##W(void *code) { pcre2_code_free_##W(code); }                                                  \
    static int wide_jit_##W(void *code) { return pcre2_jit_compile_##W(code, PCRE2_JIT_COMPLETE); }                            \
    static int wide_run_jit_##W(const void *code, const void *subject, size_t length, size_t start, uint32_t options,          \
                                 void *data, void *context) {                                                                   \
        return pcre2_jit_match_##W(code, subject, length, start, options, data, context);                                       \
    }                                                                                                                           \
    static int wide_run_##W(const void *code, const void *subject, size_t length, size_t start, uint32_t options, void *data,  \
                             void *context) {                                                                                   \
        return pcre2_match_##W(code, subject, length, start, options, data, context);                                           \
    }                                                                                                                           \
    static void wide_info_##W(const void *code, uint32_t what, void *where) { pcre2_pattern_info_##W(code, what, where); }     \
    static void *wide_new_match_data_##W(uint32_t pairs) { return pcre2_match_data_create_##W(pairs, NULL); }                  \
    static void wide_free_match_data_##W(void *data) { pcre2_match_data_free_##W(data); }                                      \
    static size_t *wide_spans_##W(void *data) { return pcre2_get_ovector_pointer_##W(data); }                                  \
    static const void *wide_mark_##W(void *data) { return pcre2_get_mark_##W(data); }                                          \
    static void *wide_new_match_context_##W(int (*callout)(void *, void *), void *scratch) {                                   \
        pcre2_match_context_##W *context = pcre2_match_context_create_##W(NULL);                                                \
        if (context) {                                                                                                          \
            pcre2_set_callout_##W(context, (int (*)(pcre2_callout_block_##W *, void *))callout, scratch);                       \
            pcre2_set_heap_limit_##W(context, PCRE2_HEAP_LIMIT);                                                                \
        }                                                                                                                       \
        return context;                                                                                                         \
    }                                                                                                                           \
    static void wide_free_match_context_##W(void *context) { pcre2_match_context_free_##W(context); }                          \
    static void wide_set_limits_##W(void *context, uint32_t steps, size_t offset) {                                            \
        pcre2_set_match_limit_##W(context, steps);                                                                              \
        pcre2_set_offset_limit_##W(context, offset);                                                                            \
    }                                                                                                                           \
    static void *wide_stack_##W(size_t start, size_t limit) { return pcre2_jit_stack_create_##W(start, limit, NULL); }         \
    static void wide_free_stack_##W(void *stack) { pcre2_jit_stack_free_##W(stack); }                                          \
    static void wide_use_stack_##W(void *context, void *stack) { pcre2_jit_stack_assign_##W(context, NULL, stack); }
#define PCRE2_LIBRARY_ROW(W)                                                                                                    \
    {wide_compile_context_##W, wide_free_compile_context_##W, wide_set_up_##W, wide_compile_pattern_##W,                    \
     wide_free_code_##W, wide_jit_##W, wide_run_jit_##W, wide_run_##W, wide_info_##W, wide_new_match_data_##W,            \
     wide_free_match_data_##W, wide_spans_##W, wide_mark_##W, wide_new_match_context_##W, wide_free_match_context_##W,     \
     wide_set_limits_##W, wide_stack_##W, wide_free_stack_##W, wide_use_stack_##W}

PCRE2_LIBRARY(8)
PCRE2_LIBRARY(16)
PCRE2_LIBRARY(32)
static const Pcre2Library pcre2_libraries[3] = {PCRE2_LIBRARY_ROW(8), PCRE2_LIBRARY_ROW(16), PCRE2_LIBRARY_ROW(32)};
#undef PCRE2_LIBRARY
#undef PCRE2_LIBRARY_ROW

static int pcre2_width_index(int width) { return width >> 1; }

/* ---- the engine ---------------------------------------------------------------------------------- */

/* Character tables, where elements below 256 are ASCII, or Latin-1. */
enum { PCRE2_ASCII, PCRE2_LATIN_1 };

typedef struct Pcre2Engine {
    mpy_regex_engine base;
    const uint8_t *tables[2];
    void *contexts[3][2];
} Pcre2Engine;

/* Of PCRE2's tables: where case is folded, where it is flipped, sets as bitmaps, and bits for each character. Which of these bits
 * means what is read off characters of ASCII. */
enum { PCRE2_TABLE_FOLD = 0, PCRE2_TABLE_FLIP = 256, PCRE2_TABLE_SPACES = 512, PCRE2_TABLE_WORDS = 512 + 160, PCRE2_TABLE_TYPES = 512 + 320 };

static void pcre2_make_latin_1(uint8_t *tables) {
    uint8_t *types = tables + PCRE2_TABLE_TYPES, word = types['_'], space = types[' '];
    for (int c = 0xc0; c < 0x100; c++) {
        if (c == 0xd7 || c == 0xf7) continue;
        types[c] |= word;
        if (c == 0xdf || c == 0xff) continue;
        tables[PCRE2_TABLE_FOLD + c] = (uint8_t)(c | 0x20);
        tables[PCRE2_TABLE_FLIP + c] = (uint8_t)(c ^ 0x20);
    }
    static const uint8_t words[] = {0xaa, 0xb2, 0xb3, 0xb5, 0xb9, 0xba, 0xbc, 0xbd, 0xbe}, spaces[] = {0x1c, 0x1d, 0x1e, 0x1f, 0x85, 0xa0};
    for (size_t i = 0; i < sizeof words; i++) types[words[i]] |= word;
    for (size_t i = 0; i < sizeof spaces; i++) types[spaces[i]] |= space;
    for (int c = 0; c < 256; c++) {
        if (types[c] & word) tables[PCRE2_TABLE_WORDS + c / 8] |= (uint8_t)(1 << c % 8);
        if (types[c] & space) tables[PCRE2_TABLE_SPACES + c / 8] |= (uint8_t)(1 << c % 8);
    }
}

static void pcre2_engine_free(void *data) {
    Pcre2Engine *engine = data;
    for (int w = 0; w < 3; w++)
        for (int k = 0; k < 2; k++)
            if (engine->contexts[w][k]) pcre2_libraries[w].free_compile_context(engine->contexts[w][k]);
    for (int k = 0; k < 2; k++)
        if (engine->tables[k]) pcre2_maketables_free_8(NULL, engine->tables[k]);
    free(engine);
}

/* ---- code ---------------------------------------------------------------------------------------- */

typedef struct Pcre2Code {
    const Pcre2Library *library;
    Pcre2Engine *engine;
    void *fast, *slow;   /* slow: with callouts; made by the first thread that needs it */
    uint32_t pairs, options;
    int width, tables;
    bool is_machine_code, is_anchored, has_marks;
    size_t length;
    uint8_t pattern[];   /* of width bytes each */
} Pcre2Code;

static void pcre2_code_release(void *data) {
    Pcre2Code *code = data;
    if (code->fast) code->library->free_code(code->fast);
    if (code->slow) code->library->free_code(code->slow);
    free(code);
}

static void *pcre2_code_compile(const Pcre2Code *code, uint32_t options, int *error) {
    size_t offset;
    void *context = code->engine->contexts[pcre2_width_index(code->width)][code->tables];
    return code->library->compile(code->pattern, code->length, code->options | options, error, &offset, context);
}

static void *pcre2_code_failed(mpy_vm *vm, Pcre2Code *code, int error, bool *too_large) {
    pcre2_code_release(code);
    if (error == PCRE2_ERROR_PATTERN_TOO_LARGE) {
        *too_large = true;
        return NULL;
    }
    char message[256] = "";
    pcre2_get_error_message_8(error, (PCRE2_UCHAR8 *)message, sizeof message);
    return mpy_raise(vm, error == PCRE2_ERROR_HEAP_FAILED ? "MemoryError" : "RuntimeError", message);
}

static void *pcre2_engine_compile(mpy_regex_engine *base, mpy_vm *vm, const char *pattern, size_t length, int width, unsigned options,
                                  bool *too_large) {
    *too_large = false;
    Pcre2Code *code = calloc(1, sizeof *code + length * (size_t)width);
    if (!code) return mpy_raise(vm, "MemoryError", "");
    code->engine = (Pcre2Engine *)base;
    code->library = &pcre2_libraries[pcre2_width_index(width)];
    code->width = width;
    code->length = length;
    code->tables = options & MPY_REGEX_LATIN_1 ? PCRE2_LATIN_1 : PCRE2_ASCII;
    code->options = PCRE2_ALT_CIRCUMFLEX | PCRE2_DOTALL | (options & MPY_REGEX_AT_START ? PCRE2_ANCHORED : PCRE2_USE_OFFSET_LIMIT)
                    | (options & MPY_REGEX_TO_END ? PCRE2_ENDANCHORED : 0);
    for (size_t i = 0; i < length; i++) {
        if (width == 1) code->pattern[i] = (uint8_t)pattern[i];
        else if (width == 2) ((uint16_t *)(void *)code->pattern)[i] = (uint8_t)pattern[i];
        else ((uint32_t *)(void *)code->pattern)[i] = (uint8_t)pattern[i];
    }
    int error;
    code->fast = pcre2_code_compile(code, 0, &error);
    if (!code->fast) return pcre2_code_failed(vm, code, error, too_large);
    code->library->jit_compile(code->fast);
    size_t machine_code = 0; /* if the library has none for this machine, or the pattern wants none */
    code->library->info(code->fast, PCRE2_INFO_JITSIZE, &machine_code);
    code->is_machine_code = machine_code > 0;
    if (machine_code > PCRE2_MACHINE_CODE_MAX) {
        code->is_machine_code = false;
        code->library->free_code(code->fast);
        code->fast = pcre2_code_compile(code, 0, &error);
        if (!code->fast) return pcre2_code_failed(vm, code, error, too_large);
    }
    uint32_t groups, found;
    code->library->info(code->fast, PCRE2_INFO_CAPTURECOUNT, &groups);
    code->library->info(code->fast, PCRE2_INFO_ALLOPTIONS, &found);
    code->pairs = groups + 1;
    code->has_marks = memmem(pattern, length, "(*MARK", 6) != NULL;
    code->is_anchored = found & PCRE2_ANCHORED;
    return code;
}

/* The form with callouts. NULL: no memory. */
static void *pcre2_code_slow(Pcre2Code *code) {
    void *slow = __atomic_load_n(&code->slow, __ATOMIC_ACQUIRE), *none = NULL;
    if (slow) return slow;
    int error;
    slow = pcre2_code_compile(code, PCRE2_AUTO_CALLOUT, &error);
    if (!slow) return NULL;
    if (code->is_machine_code && code->library->jit_compile(slow) != 0) {
        code->library->free_code(slow);
        return NULL;
    }
    if (__atomic_compare_exchange_n(&code->slow, &none, slow, false, __ATOMIC_ACQ_REL, __ATOMIC_ACQUIRE)) return slow;
    code->library->free_code(slow);
    return none;
}

/* ---- what a thread keeps ------------------------------------------------------------------------- */

typedef struct Pcre2Place {
    void *data, *context, *stack;
    const size_t *spans; /* in the data */
    uint32_t pairs;
    uint32_t steps;      /* limits that are set in the context */
    size_t offset;
} Pcre2Place;

typedef struct Pcre2Scratch {
    Pcre2Place places[3];
    mpy_vm *vm;          /* during a match */
    unsigned callouts;
    bool has_error;      /* a poll failed, an exception is set */
} Pcre2Scratch;

static void pcre2_scratch_free(void *data) {
    Pcre2Scratch *scratch = data;
    for (int w = 0; w < 3; w++) {
        Pcre2Place *place = &scratch->places[w];
        if (place->data) pcre2_libraries[w].free_match_data(place->data);
        if (place->context) pcre2_libraries[w].free_match_context(place->context);
        if (place->stack) pcre2_libraries[w].free_stack(place->stack);
    }
    free(scratch);
}

static bool pcre2_poll(Pcre2Scratch *scratch) {
    if (mpy_poll(scratch->vm) != MPY_OK) scratch->has_error = true;
    return !scratch->has_error;
}

static int pcre2_callout(void *block, void *data) {
    (void)block;
    Pcre2Scratch *scratch = data;
    return ++scratch->callouts % PCRE2_CALLOUTS_POLL == 0 && !pcre2_poll(scratch) ? PCRE2_ERROR_CALLOUT : 0;
}

/* The place for matches of the code. NULL: no memory. */
static Pcre2Place *pcre2_scratch_place(Pcre2Scratch *scratch, const Pcre2Code *code) {
    Pcre2Place *place = &scratch->places[pcre2_width_index(code->width)];
    if (place->pairs < code->pairs) {
        if (place->data) code->library->free_match_data(place->data);
        place->pairs = code->pairs < 16 ? 16 : code->pairs;
        place->data = code->library->match_data(place->pairs);
        if (place->data) place->spans = code->library->spans(place->data);
        else place->pairs = 0;
    }
    if (!place->context) place->context = code->library->match_context(pcre2_callout, scratch);
    return place->data && place->context ? place : NULL;
}

/* ---- matching ------------------------------------------------------------------------------------ */

typedef struct Pcre2Match {
    Pcre2Code *code;
    Pcre2Scratch *scratch;
    Pcre2Place *place;
    const mpy_regex_job *job;
} Pcre2Match;

static int pcre2_match_once(const Pcre2Match *m, const void *code, size_t start, uint32_t options) {
    const Pcre2Library *library = m->code->library;
    return (m->code->is_machine_code ? library->jit_match : library->match)(code, m->job->subject, m->job->length, start, options,
                                                                            m->place->data, m->place->context);
}

/* The same; gives machine code more room for backtracking when it asks for it. What is much is given back. */
static int pcre2_match_roomy(const Pcre2Match *m, const void *code, size_t start, uint32_t options) {
    int result = pcre2_match_once(m, code, start, options);
    const Pcre2Library *library = m->code->library;
    Pcre2Place *place = m->place;
    if (result == PCRE2_ERROR_JIT_STACKLIMIT && !place->stack) {
        place->stack = library->stack(PCRE2_STACK_START, PCRE2_STACK_USUAL);
        library->use_stack(place->context, place->stack);
        if (place->stack) result = pcre2_match_once(m, code, start, options);
    }
    if (result == PCRE2_ERROR_JIT_STACKLIMIT) {
        void *stack = library->stack(PCRE2_STACK_START, PCRE2_STACK_LIMIT);
        if (!stack) return PCRE2_ERROR_NOMEMORY;
        library->use_stack(place->context, stack);
        result = pcre2_match_once(m, code, start, options);
        library->use_stack(place->context, place->stack);
        library->free_stack(stack);
    }
    return result;
}

static void pcre2_match_limit(const Pcre2Match *m, uint32_t steps, size_t offset) {
    Pcre2Place *place = m->place;
    if (place->steps == steps && place->offset == offset) return;
    place->steps = steps;
    place->offset = offset;
    m->code->library->set_limits(place->context, steps, offset);
}

static int pcre2_match_slowly(const Pcre2Match *m, size_t start, uint32_t options) {
    void *slow = pcre2_code_slow(m->code);
    if (!slow) return PCRE2_ERROR_NOMEMORY;
    pcre2_match_limit(m, UINT32_MAX, PCRE2_UNSET);
    return pcre2_match_roomy(m, slow, start, options);
}

static double pcre2_seconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

/* Searches for a match that begins in the first slice, then in the next, ... Slices grow while they take no time. */
static int pcre2_match_slices(const Pcre2Match *m, uint32_t steps, uint32_t options) {
    size_t start = m->job->start, slice = PCRE2_SLICE_FIRST, length = m->job->length;
    for (double before = 0;;) {
        bool is_last = length - start < slice;
        pcre2_match_limit(m, steps, is_last ? PCRE2_UNSET : start + slice - 1);
        int result = pcre2_match_roomy(m, m->code->fast, start, options);
        if (result == PCRE2_ERROR_MATCHLIMIT) return pcre2_match_slowly(m, start, options);
        if (result != PCRE2_ERROR_NOMATCH || is_last) return result;
        if (!pcre2_poll(m->scratch)) return PCRE2_ERROR_CALLOUT;
        start += slice;
        options = 0;
        double now = pcre2_seconds();
        if (before == 0 || now - before < 0.001) slice *= 4;
        else if (now - before > 0.01 && slice > 16) slice /= 4;
        before = now;
    }
}

static int pcre2_match_run(const Pcre2Match *m) {
    uint32_t options = m->job->not_empty ? PCRE2_NOTEMPTY_ATSTART : 0;
    size_t left = m->job->length - m->job->start;
    uint32_t steps = PCRE2_STEPS_MOST;
    if (left > PCRE2_STEPS_SHORT) {
        steps >>= __builtin_clzll(PCRE2_STEPS_SHORT) - __builtin_clzll(left);
        if (steps < PCRE2_STEPS_LEAST) steps = PCRE2_STEPS_LEAST;
    }
    if (left > PCRE2_WHOLE_MAX && !m->code->is_anchored) return pcre2_match_slices(m, steps, options);
    pcre2_match_limit(m, steps, PCRE2_UNSET);
    int result = pcre2_match_roomy(m, m->code->fast, m->job->start, options);
    return result == PCRE2_ERROR_MATCHLIMIT ? pcre2_match_slowly(m, m->job->start, options) : result;
}

static int pcre2_read_mark(const void *mark, int width) {
    int number = 0;
    for (size_t i = 0;; i++) {
        uint32_t c = width == 1 ? ((const uint8_t *)mark)[i] : width == 2 ? ((const uint16_t *)mark)[i] : ((const uint32_t *)mark)[i];
        if (c == 0) return number;
        number = number * 10 + (int)(c - '0');
    }
}

static int pcre2_match_failed(const Pcre2Match *m, int error) {
    mpy_vm *vm = m->scratch->vm;
    if (error == PCRE2_ERROR_CALLOUT) return -1;
    if (error == PCRE2_ERROR_NOMEMORY || error == PCRE2_ERROR_HEAPLIMIT || error == PCRE2_ERROR_JIT_STACKLIMIT) {
        mpy_raise(vm, "MemoryError", "the regular expression needs too much memory");
    } else if (error == PCRE2_ERROR_MATCHLIMIT) {
        mpy_raise(vm, "RuntimeError", "the regular expression takes more than 2**32 steps");
    } else {
        char message[256] = "";
        pcre2_get_error_message_8(error, (PCRE2_UCHAR8 *)message, sizeof message);
        mpy_raise(vm, "RuntimeError", message);
    }
    return -1;
}

static int pcre2_engine_match(mpy_regex_engine *engine, mpy_vm *vm, void *data, mpy_regex_job *job) {
    (void)engine;
    Pcre2Code *code = data;
    Pcre2Scratch *scratch = *job->scratch ? *job->scratch : calloc(1, sizeof *scratch);
    *job->scratch = NULL;
    Pcre2Place *place = scratch ? pcre2_scratch_place(scratch, code) : NULL;
    if (!place) {
        if (scratch) pcre2_scratch_free(scratch);
        return mpy_raise(vm, "MemoryError", "") ? 0 : -1;
    }
    scratch->vm = vm;
    scratch->has_error = false;
    Pcre2Match m = {.code = code, .scratch = scratch, .place = place, .job = job};
    int result = pcre2_match_run(&m);
    if (result > 0) {
        size_t words = 2 * (size_t)code->pairs;
        for (size_t i = 0; i < job->room; i++) job->spans[i] = i < words ? place->spans[i] : SIZE_MAX;
        const void *mark = code->has_marks ? code->library->mark(place->data) : NULL;
        job->mark = mark ? pcre2_read_mark(mark, code->width) : -1;
        result = 1;
    } else {
        result = result == PCRE2_ERROR_NOMATCH ? 0 : pcre2_match_failed(&m, result);
    }
    if (!code->is_machine_code && job->length - job->start > PCRE2_WHOLE_MAX) {
        /* It may have become as large as the limit. */
        code->library->free_match_data(place->data);
        place->data = NULL;
        place->pairs = 0;
    }
    if (*job->scratch) pcre2_scratch_free(*job->scratch);
    *job->scratch = scratch;
    return result;
}

/* ---- the module ---------------------------------------------------------------------------------- */

MPY_PLUGIN(_pcre2) {
    Pcre2Engine *engine = calloc(1, sizeof *engine);
    bool complete = engine != NULL;
    for (int k = 0; complete && k < 2; k++) {
        engine->tables[k] = pcre2_maketables_8(NULL);
        complete = engine->tables[k] != NULL;
        if (complete && k == PCRE2_LATIN_1) pcre2_make_latin_1((uint8_t *)engine->tables[k]);
        for (int w = 0; complete && w < 3; w++) {
            engine->contexts[w][k] = pcre2_libraries[w].compile_context(NULL);
            complete = engine->contexts[w][k] != NULL;
            if (complete) pcre2_libraries[w].set_up(engine->contexts[w][k], engine->tables[k]);
        }
    }
    if (!complete) {
        if (engine) pcre2_engine_free(engine);
        return MPY_NO_MEMORY;
    }
    engine->base = (mpy_regex_engine){pcre2_engine_compile, pcre2_engine_match, pcre2_code_release, pcre2_scratch_free};
    mpy_value handle = mpy_new_handle(vm, MPY_REGEX_ENGINE, engine, pcre2_engine_free);
    if (!handle) {
        pcre2_engine_free(engine);
        return MPY_ERROR;
    }
    char version[64];
    pcre2_config_8(PCRE2_CONFIG_VERSION, version);
    mpy_value text = mpy_str(vm, version);
    if (!text || mpy_set_attr(vm, module, "engine", handle) != MPY_OK) return MPY_ERROR;
    return mpy_set_attr(vm, module, "version", text);
}
