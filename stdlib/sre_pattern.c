/* re.Pattern, and what goes from match to match. */
#include "stdlib/sre.h"

#include "runtime/intern.h"
#include "runtime/objects/int.h"
#include "runtime/objects/sequence.h"
#include "runtime/objects/str.h"
#include "runtime/threads/safepoint.h"

#define REGEX_REPR_PATTERN_MAX 200

static void regex_trace(Marker *m, Object *cell) {
    Regex *regex = (Regex *)cell;
    gc_mark_value(m, regex->pattern);
    gc_mark_value(m, regex->emit);
    gc_mark_values(m, regex->emitted, REGEX_WIDTHS);
    gc_mark_value(m, regex->group_index);
    gc_mark_value(m, regex->group_names);
    gc_mark_value(m, regex->close_order);
    gc_mark_value(m, regex->engine_handle);
}

/* The engine itself may be gone already. */
static void regex_finalize(VM *vm, Object *o) {
    (void)vm;
    Regex *regex = (Regex *)o;
    for (size_t w = 0; w < REGEX_WIDTHS; w++)
        for (size_t mode = 0; mode < REGEX_MODES; mode++)
            if (regex->codes[w][mode]) regex->free_code(regex->codes[w][mode]);
    memset(regex->codes, 0, sizeof regex->codes);
}

/* ---- one match ----------------------------------------------------------------------------------- */

/* pos and endpos, which may be left out. */
static bool regex_places(Thread *t, Value *given, int64_t *pos, int64_t *endpos) {
    int64_t *places[2] = {pos, endpos};
    *pos = 0;
    *endpos = REGEX_END;
    for (int i = 0; i < 2; i++) {
        if (!given[i]) continue;
        Value n = value_index(t, given[i]);
        if (!n) return false;
        if (!int_as_int64(n, places[i]))
            return FAIL_WITH(raise_overflow_error(t, "Python int too large to convert to C ssize_t"));
    }
    return true;
}

/* args: pattern, string, pos, endpos. */
static Value regex_match_with(Thread *t, Value *args, RegexMode mode) {
    int64_t pos, endpos;
    if (!regex_places(t, args + 2, &pos, &endpos)) return NULL;
    RegexRun run;
    if (!regex_run_begin(&run, t, regex_of(args[0]), args[1], pos, endpos)) return NULL;
    int found = regex_run_match(&run, mode);
    Value match = found < 0 ? NULL : found == 0 ? NONE : regex_match_new(&run);
    regex_run_end(&run);
    return match;
}
static Value regex_match_method(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return regex_match_with(t, args, REGEX_MATCH);
}
static Value regex_fullmatch_method(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return regex_match_with(t, args, REGEX_FULLMATCH);
}
static Value regex_search_method(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return regex_match_with(t, args, REGEX_SEARCH);
}

/* ---- match after match ----------------------------------------------------------------------------- */

/* Of finditer(), and what scanner() gives. Threads that use one at a time may get the same match. */
typedef struct RegexScanner {
    Object header;
    Value regex, string;
    Value view;                 /* keeps an object whose bytes may move from moving them, until the end is reached; or NULL */
    int64_t pos, start, endpos; /* start -1: the end was reached */
    bool not_empty;
} RegexScanner;

static Value regex_scanner_new(Thread *t, const TypeDef *def, Value *args) {
    int64_t pos, endpos;
    if (!regex_places(t, args + 2, &pos, &endpos)) return NULL;
    RegexRun run;
    if (!regex_run_begin(&run, t, regex_of(args[0]), args[1], pos, endpos)) return NULL;
    bool has_view = run.has_view;
    regex_run_end(&run);
    RegexScanner *s = (RegexScanner *)type_allocate_instance(t, regex_type(t, def), 0);
    if (!s) return NULL;
    store(s, &s->regex, args[0]);
    store(s, &s->string, args[1]);
    if (has_view) {
        Value view = memoryview_new(t, args[1]);
        if (!view) return NULL;
        store(s, &s->view, view);
    }
    s->pos = s->start = (int64_t)run.start;
    s->endpos = endpos;
    return to_value(s);
}

/* The next match; None, or NULL without an exception if there is an end to be told. */
static Value regex_scanner_step(Thread *t, RegexScanner *s, RegexMode mode, Value at_end) {
    int64_t start = load_relaxed(&s->start);
    if (start < 0) return at_end;
    RegexRun run;
    if (!regex_run_begin(&run, t, regex_of(s->regex), s->string, s->pos, s->endpos)) return NULL;
    run.start = (size_t)start;
    run.not_empty = load_relaxed(&s->not_empty);
    int found = regex_run_match(&run, mode);
    Value match = found < 0 ? NULL : found == 0 ? at_end : regex_match_new(&run);
    if (found > 0) {
        regex_run_advance(&run);
        store_relaxed(&s->not_empty, run.not_empty);
        store_relaxed(&s->start, (int64_t)run.start);
    } else if (found == 0) {
        store_relaxed(&s->start, (int64_t)-1);
    }
    regex_run_end(&run);
    Value view = load(&s->view);
    if (found == 0 && view && !value_call_method(t, intern_c(t, "release"), &view, 1, NULL)) return NULL;
    return match;
}

static Value regex_scanner_match(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return regex_scanner_step(t, (RegexScanner *)args[0], REGEX_MATCH, NONE);
}
static Value regex_scanner_search(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return regex_scanner_step(t, (RegexScanner *)args[0], REGEX_SEARCH, NONE);
}
static Value regex_iterator_next(Thread *t, Value self) { return regex_scanner_step(t, (RegexScanner *)self, REGEX_SEARCH, NULL); }
static Value regex_iterator_self(Thread *t, Value self) {
    (void)t;
    return self;
}

static void regex_scanner_trace(Marker *m, Object *cell) {
    gc_mark_value(m, ((RegexScanner *)cell)->regex);
    gc_mark_value(m, ((RegexScanner *)cell)->string);
    gc_mark_value(m, ((RegexScanner *)cell)->view);
}

static const NativeDef regex_scanner_methods[] = {
    {"match", regex_scanner_match, 0, 0, NATIVE_METHOD, NULL, "The match where the last one ended, or None."},
    {"search", regex_scanner_search, 0, 0, NATIVE_METHOD, NULL, "The next match, or None."},
    {0},
};
static const MemberDef regex_scanner_members[] = {{"pattern", offsetof(RegexScanner, regex), MEMBER_READ_ONLY, NULL}, {0}};

const TypeDef regex_scanner_typedef = {
    .name = "_sre.SRE_Scanner",
    .size = sizeof(RegexScanner),
    .flags = TYPE_NO_INSTANTIATE | TYPE_IMMUTABLE,
    .trace = regex_scanner_trace,
    .methods = regex_scanner_methods,
    .members = regex_scanner_members,
};
const TypeDef regex_iterator_typedef = {
    .name = "_sre.match_iterator",
    .size = sizeof(RegexScanner),
    .flags = TYPE_NO_INSTANTIATE | TYPE_IMMUTABLE,
    .trace = regex_scanner_trace,
    .slots = {.iter = regex_iterator_self, .next = regex_iterator_next},
};

static Value regex_finditer_method(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return regex_scanner_new(t, &regex_iterator_typedef, args);
}
static Value regex_scanner_method(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return regex_scanner_new(t, &regex_scanner_typedef, args);
}

static Value regex_findall_method(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    int64_t pos, endpos;
    if (!regex_places(t, args + 2, &pos, &endpos)) return NULL;
    return regex_findall(t, regex_of(args[0]), args[1], pos, endpos);
}
static Value regex_split_method(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    int64_t most = 0;
    if (args[2] && !value_as_int64(t, args[2], &most, T_OVERFLOW_ERROR)) return NULL;
    return regex_split(t, regex_of(args[0]), args[1], most);
}
static Value regex_sub_method(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return regex_substitute(t, args, false);
}
static Value regex_subn_method(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return regex_substitute(t, args, true);
}

/* ---- the rest ------------------------------------------------------------------------------------ */

static Value regex_repr(Thread *t, Value self) {
    static const struct {
        uint32_t flag;
        const char *name;
    } names[] = {
        {REGEX_IGNORECASE, "re.IGNORECASE"}, {REGEX_LOCALE, "re.LOCALE"}, {REGEX_MULTILINE, "re.MULTILINE"}, {REGEX_DOTALL, "re.DOTALL"},
        {REGEX_UNICODE, "re.UNICODE"}, {REGEX_VERBOSE, "re.VERBOSE"}, {REGEX_DEBUG, "re.DEBUG"}, {REGEX_ASCII, "re.ASCII"},
    };
    Regex *regex = regex_of(self);
    uint32_t flags = regex->flags;
    if (regex->kind == REGEX_TEXT && (flags & (REGEX_LOCALE | REGEX_UNICODE | REGEX_ASCII)) == REGEX_UNICODE) flags &= ~(uint32_t)REGEX_UNICODE;
    Value repr = value_repr(t, regex->pattern);
    Str *shown = repr ? str_of(repr) : NULL;
    if (shown && shown->length > REGEX_REPR_PATTERN_MAX) shown = str_slice(t, shown, 0, REGEX_REPR_PATTERN_MAX);
    if (!shown) return NULL;
    StrBuilder b;
    str_builder_init(&b, t);
    if (!str_builder_format(&b, "re.compile(%U", shown)) return NULL;
    const char *separator = ", ";
    for (size_t n = 0; n < sizeof names / sizeof *names; n++) {
        if (!(flags & names[n].flag)) continue;
        if (!str_builder_format(&b, "%s%s", separator, names[n].name)) return NULL;
        separator = "|";
        flags &= ~names[n].flag;
    }
    if (flags && !str_builder_format(&b, "%s0x%x", separator, flags)) return NULL;
    return str_builder_add_char(&b, ')') ? to_value(str_builder_finish(&b)) : NULL;
}

static Value regex_compare(Thread *t, Value self, Value other, CompareOperator op) {
    if ((op != COMPARE_EQ && op != COMPARE_NE) || type_of(t, other) != type_of(t, self)) return NOT_IMPLEMENTED;
    const Regex *a = regex_of(self), *b = regex_of(other);
    int equal = self == other;
    /* Patterns without text are what Scanners were made of. */
    if (!equal && a->flags == b->flags && a->kind == b->kind && a->pattern != NONE) {
        equal = value_equal(t, a->pattern, b->pattern);
        if (equal < 0) return NULL;
    }
    return bool_value(equal == (op == COMPARE_EQ));
}

static bool regex_hash(Thread *t, Value self, int64_t *hash) {
    const Regex *regex = regex_of(self);
    if (!value_hash(t, regex->pattern, hash)) return false;
    *hash ^= (int64_t)regex->flags << 20 ^ (int64_t)regex->kind;
    if (*hash == -1) *hash = -2;
    return true;
}

static Value regex_flags(Thread *t, Value self) {
    (void)t;
    return small_int(regex_of(self)->flags);
}
static Value regex_groups(Thread *t, Value self) {
    (void)t;
    return small_int(regex_of(self)->groups);
}
static Value regex_groupindex(Thread *t, Value self) { return mappingproxy_new(t, regex_of(self)->group_index); }

static Value regex_self(Thread *t, Value *args, size_t nargs) {
    (void)t, (void)nargs;
    return args[0];
}

#define REGEX_WHERE "string, pos=0, endpos=sys.maxsize"
static const NativeDef regex_methods[] = {
    {"match", regex_match_method, 1, 3, NATIVE_METHOD, REGEX_WHERE, "The match at the beginning of a string, or None."},
    {"fullmatch", regex_fullmatch_method, 1, 3, NATIVE_METHOD, REGEX_WHERE, "The match of all of a string, or None."},
    {"search", regex_search_method, 1, 3, NATIVE_METHOD, REGEX_WHERE, "The first match anywhere in a string, or None."},
    {"sub", regex_sub_method, 2, 3, NATIVE_METHOD, "repl, string, count=0", "A string with matches replaced."},
    {"subn", regex_subn_method, 2, 3, NATIVE_METHOD, "repl, string, count=0", "A string with matches replaced, and how many."},
    {"findall", regex_findall_method, 1, 3, NATIVE_METHOD, REGEX_WHERE, "A list of what matches."},
    {"split", regex_split_method, 1, 2, NATIVE_METHOD, "string, maxsplit=0", "A list of what is between matches."},
    {"finditer", regex_finditer_method, 1, 3, NATIVE_METHOD, REGEX_WHERE, "An iterator of matches."},
    {"scanner", regex_scanner_method, 1, 3, NATIVE_METHOD, REGEX_WHERE, NULL},
    {"__copy__", regex_self, 0, 0, NATIVE_METHOD, NULL, NULL},
    {"__deepcopy__", regex_self, 1, 1, NATIVE_METHOD, NULL, NULL},
    {"__class_getitem__", sequence_class_getitem, 1, 1, NATIVE_CLASS_METHOD, NULL, NULL},
    {0},
};
static const GetSetDef regex_getset[] = {
    {"flags", regex_flags, NULL, "The flags, those in the pattern too."},
    {"groups", regex_groups, NULL, "How many groups there are."},
    {"groupindex", regex_groupindex, NULL, "The numbers of groups that have names."},
    {0},
};
static const MemberDef regex_members[] = {{"pattern", offsetof(Regex, pattern), MEMBER_READ_ONLY, "What it was compiled from."}, {0}};

const TypeDef regex_typedef = {
    .name = "re.Pattern",
    .doc = "A compiled regular expression.",
    .size = sizeof(Regex),
    .flags = TYPE_NO_INSTANTIATE | TYPE_IMMUTABLE | TYPE_WEAKLY_REFERABLE,
    .trace = regex_trace,
    .finalize = regex_finalize,
    .slots = {.repr = regex_repr, .compare = regex_compare, .hash = regex_hash},
    .methods = regex_methods,
    .getset = regex_getset,
    .members = regex_members,
};
