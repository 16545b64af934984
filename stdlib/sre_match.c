/* re.Match. */
#include "stdlib/sre.h"

#include "runtime/intern.h"
#include "runtime/objects/int.h"
#include "runtime/objects/sequence.h"
#include "runtime/objects/str.h"

#define REGEX_REPR_MAX 50

Value regex_match_new(RegexRun *run) {
    size_t pairs = (size_t)run->regex->groups + 1;
    Type *type = regex_type(run->t, &regex_match_typedef);
    RegexMatch *m = (RegexMatch *)heap_allocate(run->t, sizeof *m + pairs * 2 * sizeof *m->spans, type->instance_shape);
    if (!m) return NULL;
    m->pos = (int64_t)run->pos;
    m->endpos = (int64_t)run->end;
    m->mark = run->mark;
    m->pairs = pairs;
    memcpy(m->spans, run->spans, pairs * 2 * sizeof *m->spans);
    store(m, &m->regex, to_value(run->regex));
    store(m, &m->string, run->string);
    return to_value(m);
}

static void regex_match_trace(Marker *marker, Object *cell) {
    const RegexMatch *m = (const RegexMatch *)cell;
    gc_mark_value(marker, m->string);
    gc_mark_value(marker, m->regex);
}

/* ---- groups -------------------------------------------------------------------------------------- */

static Value regex_match_slice(Thread *t, const RegexMatch *m, size_t n, Value missing) {
    if (m->spans[2 * n] == SIZE_MAX) return missing;
    return regex_slice(t, m->string, m->spans[2 * n], m->spans[2 * n + 1]);
}

/* The number of the group that an index or a name means; -1: an exception is set. */
static int64_t regex_match_index(Thread *t, const RegexMatch *m, Value key) {
    int64_t n = -1;
    if (LIKELY(is_int_small(key))) {
        n = small_int_of(key);
    } else if (type_of(t, key)->slots->index) {
        if (!value_as_int64(t, key, &n, 0)) return -1;
    } else {
        Value number = dict_get(t, dict_of(regex_of(m->regex)->group_index), key);
        if (number && is_int_small(number)) n = small_int_of(number);
        else error_clear(t); /* not hashable, or the like */
    }
    if (n >= 0 && (size_t)n < m->pairs) return n;
    raise_index_error(t, "no such group");
    return -1;
}

static Value regex_match_one(Thread *t, const RegexMatch *m, Value key) {
    int64_t n = regex_match_index(t, m, key);
    return n < 0 ? NULL : regex_match_slice(t, m, (size_t)n, NONE);
}

static Value regex_match_getitem(Thread *t, Value self, Value key) { return regex_match_one(t, regex_match_of(self), key); }

static Value regex_match_group(Thread *t, Value *args, size_t nargs) {
    const RegexMatch *m = regex_match_of(args[0]);
    if (nargs == 1) return regex_match_slice(t, m, 0, NONE);
    if (nargs == 2) return regex_match_one(t, m, args[1]);
    Value tuple = tuple_new(t, NULL, nargs - 1);
    for (size_t n = 0; tuple && n < nargs - 1; n++) {
        Value group = regex_match_one(t, m, args[n + 1]);
        if (!group) return NULL;
        store(tuple, &tuple_of(tuple)->items[n], group);
    }
    return tuple;
}

static Value regex_match_groups(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    const RegexMatch *m = regex_match_of(args[0]);
    Value tuple = tuple_new(t, NULL, m->pairs - 1);
    for (size_t n = 1; tuple && n < m->pairs; n++) {
        Value group = regex_match_slice(t, m, n, args[1] ? args[1] : NONE);
        if (!group) return NULL;
        store(tuple, &tuple_of(tuple)->items[n - 1], group);
    }
    return tuple;
}

static Value regex_match_groupdict(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    const RegexMatch *m = regex_match_of(args[0]);
    Dict *names = dict_of(regex_of(m->regex)->group_index), *dict = dict_new(t);
    DictTable *table = NULL;
    size_t position = 0;
    Value name, number;
    while (dict && dict_next(names, &table, &position, &name, &number)) {
        Value group = regex_match_slice(t, m, (size_t)small_int_of(number), args[1] ? args[1] : NONE);
        if (!group || !dict_set(t, dict, name, group)) return NULL;
    }
    return dict ? to_value(dict) : NULL;
}

/* ---- where --------------------------------------------------------------------------------------- */

/* Start (side 0) or end of group n; -1: it took no part. */
static Value regex_match_side(const RegexMatch *m, size_t n, int side) {
    size_t at = m->spans[2 * n + (size_t)side];
    return small_int(at == SIZE_MAX ? -1 : (int64_t)at);
}
static Value regex_match_start(Thread *t, Value *args, size_t nargs) {
    int64_t n = nargs > 1 ? regex_match_index(t, regex_match_of(args[0]), args[1]) : 0;
    return n < 0 ? NULL : regex_match_side(regex_match_of(args[0]), (size_t)n, 0);
}
static Value regex_match_end(Thread *t, Value *args, size_t nargs) {
    int64_t n = nargs > 1 ? regex_match_index(t, regex_match_of(args[0]), args[1]) : 0;
    return n < 0 ? NULL : regex_match_side(regex_match_of(args[0]), (size_t)n, 1);
}
static Value regex_match_both(Thread *t, const RegexMatch *m, size_t n) {
    return tuple_from_2(t, regex_match_side(m, n, 0), regex_match_side(m, n, 1));
}
static Value regex_match_span(Thread *t, Value *args, size_t nargs) {
    int64_t n = nargs > 1 ? regex_match_index(t, regex_match_of(args[0]), args[1]) : 0;
    return n < 0 ? NULL : regex_match_both(t, regex_match_of(args[0]), (size_t)n);
}

static Value regex_match_regs(Thread *t, Value self) {
    const RegexMatch *m = regex_match_of(self);
    Value tuple = tuple_new(t, NULL, m->pairs);
    for (size_t n = 0; tuple && n < m->pairs; n++) {
        Value both = regex_match_both(t, m, n);
        if (!both) return NULL;
        store(tuple, &tuple_of(tuple)->items[n], both);
    }
    return tuple;
}

/* The group that ended last, or 0. Without marks: of those that took part, the one that ends last in the pattern. */
static size_t regex_match_last(const RegexMatch *m) {
    Value order = regex_of(m->regex)->close_order;
    if (!is_tuple_exact(order)) return m->mark > 0 && (size_t)m->mark < m->pairs ? (size_t)m->mark : 0;
    for (size_t i = tuple_of(order)->length; i-- > 0;) {
        size_t n = (size_t)small_int_of(tuple_of(order)->items[i]);
        if (m->spans[2 * n] != SIZE_MAX) return n;
    }
    return 0;
}
static Value regex_match_lastindex(Thread *t, Value self) {
    (void)t;
    size_t n = regex_match_last(regex_match_of(self));
    return n ? small_int((int64_t)n) : NONE;
}
static Value regex_match_lastgroup(Thread *t, Value self) {
    (void)t;
    const RegexMatch *m = regex_match_of(self);
    const Tuple *names = tuple_of(regex_of(m->regex)->group_names);
    size_t n = regex_match_last(m);
    return n && n < names->length ? names->items[n] : NONE;
}

static Value regex_match_pos(Thread *t, Value self) {
    (void)t;
    return small_int(regex_match_of(self)->pos);
}
static Value regex_match_endpos(Thread *t, Value self) {
    (void)t;
    return small_int(regex_match_of(self)->endpos);
}

/* ---- the rest ------------------------------------------------------------------------------------ */

static Value regex_match_expand(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    const RegexMatch *m = regex_match_of(args[0]);
    Value template = regex_template(t, regex_of(m->regex), args[1]);
    if (!template) return NULL;
    RegexOutput output;
    const Tuple *parts = tuple_of(template);
    regex_output_init(&output, t, !is_str(t, parts->items[0]));
    for (size_t n = 0; n < parts->length; n++) {
        Value part = parts->items[n];
        if (is_int_small(part)) part = regex_match_slice(t, m, (size_t)small_int_of(part), NONE);
        if (!part || (part != NONE && !regex_output_add(&output, t, part))) return NULL;
    }
    return regex_output_finish(&output, t);
}

static Value regex_match_repr(Thread *t, Value self) {
    const RegexMatch *m = regex_match_of(self);
    Value text = regex_match_slice(t, m, 0, NONE), repr = text ? value_repr(t, text) : NULL;
    if (!repr) return NULL;
    Str *shown = str_of(repr);
    if (shown->length > REGEX_REPR_MAX) shown = str_slice(t, shown, 0, REGEX_REPR_MAX);
    if (!shown) return NULL;
    return to_value(str_format(t, "<re.Match object; span=(%zu, %zu), match=%U>", m->spans[0], m->spans[1], shown));
}

static Value regex_match_self(Thread *t, Value *args, size_t nargs) {
    (void)t, (void)nargs;
    return args[0];
}

static const NativeDef regex_match_methods[] = {
    {"group", regex_match_group, 0, -1, NATIVE_METHOD, NULL, "What one or several groups, by number or name, matched; the whole by default."},
    {"start", regex_match_start, 0, 1, NATIVE_METHOD, NULL, "Where what a group matched begins."},
    {"end", regex_match_end, 0, 1, NATIVE_METHOD, NULL, "Where what a group matched ends."},
    {"span", regex_match_span, 0, 1, NATIVE_METHOD, NULL, "Where what a group matched begins and ends."},
    {"groups", regex_match_groups, 0, 1, NATIVE_METHOD, "default=None", "What each group matched."},
    {"groupdict", regex_match_groupdict, 0, 1, NATIVE_METHOD, "default=None", "What each group that has a name matched."},
    {"expand", regex_match_expand, 1, 1, NATIVE_METHOD, "template", "A replacement with what the groups matched put in."},
    {"__copy__", regex_match_self, 0, 0, NATIVE_METHOD, NULL, NULL},
    {"__deepcopy__", regex_match_self, 1, 1, NATIVE_METHOD, NULL, NULL},
    {"__class_getitem__", sequence_class_getitem, 1, 1, NATIVE_CLASS_METHOD, NULL, NULL},
    {0},
};
static const GetSetDef regex_match_getset[] = {
    {"lastindex", regex_match_lastindex, NULL, "The number of the group that ended last."},
    {"lastgroup", regex_match_lastgroup, NULL, "The name of the group that ended last."},
    {"regs", regex_match_regs, NULL, NULL},
    {"pos", regex_match_pos, NULL, "Where the search began."},
    {"endpos", regex_match_endpos, NULL, "Where the search ended."},
    {0},
};
static const MemberDef regex_match_members[] = {
    {"string", offsetof(RegexMatch, string), MEMBER_READ_ONLY, "What was searched."},
    {"re", offsetof(RegexMatch, regex), MEMBER_READ_ONLY, "The pattern."},
    {0},
};

const TypeDef regex_match_typedef = {
    .name = "re.Match",
    .doc = "What a pattern matched.",
    .size = sizeof(RegexMatch),
    .flags = TYPE_NO_INSTANTIATE | TYPE_IMMUTABLE,
    .trace = regex_match_trace,
    .slots = {.repr = regex_match_repr, .getitem = regex_match_getitem},
    .methods = regex_match_methods,
    .getset = regex_match_getset,
    .members = regex_match_members,
};
