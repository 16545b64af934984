/* match statements. Captured values wait in registers and are bound only when the whole pattern has matched. */
#include "compiler/codegen_impl.h"

typedef struct Capture {
    AstStr *name;
    Reg reg;
    struct Capture *next;
} Capture;

typedef struct PatternCase {
    Unit *u;
    Capture *captures;
    LabelId fail;
    const AstNode *too_early; /* what matches anything though other cases follow, NULL: nothing */
} PatternCase;

/* ---- captured names ---------------------------------------------------------------------------- */

static Capture *capture_find(Capture *list, const AstStr *name) {
    for (; list; list = list->next)
        if (list->name == name) return list;
    return NULL;
}

static bool capture_add(PatternCase *c, Capture **list, AstStr *name, const AstNode *p) {
    if (!name) return true;
    if (capture_find(*list, name)) return codegen_fail(c->u, p, "multiple assignments to name '%s' in pattern", name->bytes);
    Capture *capture = arena_alloc(c->u->g->arena, sizeof *capture);
    if (!capture) return codegen_fail(c->u, p, "out of memory");
    *capture = (Capture){name, -1, *list};
    *list = capture;
    return true;
}

static bool capture_collect(PatternCase *c, const AstNode *p, Capture **list);

static bool capture_collect_all(PatternCase *c, const AstSeq *patterns, Capture **list) {
    for (uint32_t n = 0; n < patterns->count; n++)
        if (!capture_collect(c, patterns->items[n], list)) return false;
    return true;
}

static uint32_t capture_count(const Capture *list, const Capture *until) {
    uint32_t n = 0;
    for (; list != until; list = list->next) n++;
    return n;
}

/* The part of a pattern that matches whatever is left: a name or a wildcard. NULL: it may fail. */
static const AstNode *pattern_irrefutable(const AstNode *p) {
    if (p->kind == AST_MatchOr) return pattern_irrefutable(p->MatchOr.patterns.items[p->MatchOr.patterns.count - 1]);
    if (p->kind != AST_MatchAs) return NULL;
    return p->MatchAs.pattern ? pattern_irrefutable(p->MatchAs.pattern) : p;
}

static bool pattern_fail_unreachable(PatternCase *c, const AstNode *irrefutable) {
    const AstStr *name = irrefutable->MatchAs.name;
    if (!name) return codegen_fail(c->u, irrefutable, "wildcard makes remaining patterns unreachable");
    return codegen_fail(c->u, irrefutable, "name capture '%s' makes remaining patterns unreachable", name->bytes);
}

static bool capture_collect_or(PatternCase *c, const AstNode *p, Capture **list) {
    Capture *before = *list, *first = NULL;
    for (uint32_t n = 0; n < p->MatchOr.patterns.count; n++) {
        const AstNode *alternative = p->MatchOr.patterns.items[n];
        const AstNode *irrefutable = n + 1 < p->MatchOr.patterns.count ? pattern_irrefutable(alternative) : NULL;
        if (irrefutable) return pattern_fail_unreachable(c, irrefutable);
        Capture *mine = before;
        if (!capture_collect(c, alternative, &mine)) return false;
        if (n == 0) {
            first = mine;
            continue;
        }
        bool same = capture_count(first, before) == capture_count(mine, before);
        for (Capture *x = mine; same && x != before; x = x->next) {
            Capture *y = first;
            while (y != before && y->name != x->name) y = y->next;
            same = y != before;
        }
        if (!same) return codegen_fail(c->u, p, "alternative patterns bind different names");
    }
    *list = first;
    return true;
}

static bool capture_collect(PatternCase *c, const AstNode *p, Capture **list) {
    switch (p->kind) {
    case AST_MatchSequence: return capture_collect_all(c, &p->MatchSequence.patterns, list);
    case AST_MatchMapping:
        return capture_collect_all(c, &p->MatchMapping.patterns, list) && capture_add(c, list, p->MatchMapping.rest, p);
    case AST_MatchClass:
        return capture_collect_all(c, &p->MatchClass.patterns, list) && capture_collect_all(c, &p->MatchClass.kwd_patterns, list);
    case AST_MatchStar: return capture_add(c, list, p->MatchStar.name, p);
    case AST_MatchAs:
        if (p == c->too_early) return pattern_fail_unreachable(c, p);
        return (!p->MatchAs.pattern || capture_collect(c, p->MatchAs.pattern, list)) && capture_add(c, list, p->MatchAs.name, p);
    case AST_MatchOr: return capture_collect_or(c, p, list);
    default: return true;
    }
}

/* ---- patterns ---------------------------------------------------------------------------------- */

static void generate_pattern(PatternCase *c, const AstNode *p, Reg subject, LabelId fail);

static void capture_bind(PatternCase *c, const AstStr *name, Reg from) {
    Capture *capture = name ? capture_find(c->captures, name) : NULL;
    if (capture) emit(c->u, OP_MOVE, capture->reg, from, 0);
}

static bool pattern_is_wildcard(const AstNode *p) {
    return (p->kind == AST_MatchAs && !p->MatchAs.pattern && !p->MatchAs.name) || (p->kind == AST_MatchStar && !p->MatchStar.name);
}

/* Items by their indexes, since nobody wants what is between them. `length` holds the sequence's. */
static void generate_indexed_items(PatternCase *c, const AstSeq *patterns, int32_t star, Reg subject, Reg length, LabelId fail) {
    Unit *u = c->u;
    for (uint32_t n = 0; n < patterns->count; n++) {
        const AstNode *pattern = patterns->items[n];
        if (pattern_is_wildcard(pattern)) continue;
        Reg mark = u->next_temp, item = temp_new(u);
        if ((int32_t)n < star) {
            emit_extra(u, OP_LOAD_ITEM_INT, item, subject, (Reg)n, 0);
        } else {
            Reg index = temp_new(u);
            emit(u, OP_SUB_INT, index, length, (Reg)(patterns->count - n));
            emit_extra(u, OP_LOAD_ITEM, item, subject, index, 0);
        }
        generate_pattern(c, pattern, item, fail);
        u->next_temp = mark;
    }
}

static void generate_sequence_pattern(PatternCase *c, const AstNode *p, Reg subject, LabelId fail) {
    Unit *u = c->u;
    const AstSeq *patterns = &p->MatchSequence.patterns;
    int32_t star = -1;
    bool only_wildcards = true;
    for (uint32_t n = 0; n < patterns->count; n++) {
        only_wildcards &= pattern_is_wildcard(patterns->items[n]);
        if (patterns->items[n]->kind != AST_MatchStar) continue;
        if (star >= 0) {
            codegen_fail(u, p, "multiple starred names in sequence pattern");
            return;
        }
        star = (int32_t)n;
    }
    Reg mark = u->next_temp, r = temp_new(u);
    emit(u, OP_MATCH_SEQUENCE, r, subject, 0);
    emit_jump(u, OP_JUMP_FALSE, r, 0, fail);
    uint32_t least = patterns->count - (star >= 0);
    if (least > INT16_MAX) {
        codegen_fail(u, p, "too many patterns in a sequence pattern");
        return;
    }
    if (star < 0 || least > 0) {
        emit(u, OP_LENGTH, r, subject, 0);
        emit_jump(u, star < 0 ? OP_JUMP_NOT_EQ_INT : OP_JUMP_NOT_GE_INT, r, (Reg)least, fail);
    }
    if (star >= 0 && !only_wildcards && pattern_is_wildcard(patterns->items[star])) {
        generate_indexed_items(c, patterns, star, subject, r, fail);
    } else if (!only_wildcards) {
        Reg first = temp_reserve(u, patterns->count);
        if (star < 0) emit(u, OP_UNPACK, first, subject, (Reg)patterns->count);
        else emit_extra(u, OP_UNPACK_EX, first, subject, star, patterns->count - (uint32_t)star - 1);
        for (uint32_t n = 0; n < patterns->count; n++) generate_pattern(c, patterns->items[n], first + (Reg)n, fail);
    }
    u->next_temp = mark;
}

/* Strings with something to replace are no literals. */
static bool pattern_value_fits(const AstNode *e) {
    return e->kind == AST_Constant || e->kind == AST_Attribute || e->kind == AST_UnaryOp || e->kind == AST_BinOp;
}

static void generate_mapping_pattern(PatternCase *c, const AstNode *p, Reg subject, LabelId fail) {
    Unit *u = c->u;
    const AstSeq *keys = &p->MatchMapping.keys;
    Reg mark = u->next_temp, r = temp_reserve(u, 2), key_tuple = r + 1;
    emit(u, OP_MATCH_MAPPING, r, subject, 0);
    emit_jump(u, OP_JUMP_FALSE, r, 0, fail);
    if (keys->count) {
        if (keys->count > INT16_MAX) {
            codegen_fail(u, p, "too many keys in a mapping pattern");
            return;
        }
        emit(u, OP_LENGTH, r, subject, 0);
        emit_jump(u, OP_JUMP_NOT_GE_INT, r, (Reg)keys->count, fail);
    }
    for (uint32_t n = 0; n < keys->count; n++) {
        Value v;
        if (!pattern_value_fits(keys->items[n])) {
            codegen_fail(u, p, "mapping pattern keys may only match literals and attribute lookups");
            return;
        }
        if (keys->items[n]->kind == AST_Attribute || !const_value(u, keys->items[n], &v)) continue;
        for (uint32_t k = 0; k < n; k++) {
            Value other;
            if (keys->items[k]->kind != AST_Attribute && const_value(u, keys->items[k], &other) && value_equal(u->g->t, v, other) == 1) {
                const char *repr = str_utf8(u->g->t, str_of(value_repr(u->g->t, v)), NULL, true);
                codegen_fail(u, p, "mapping pattern checks duplicate key (%s)", repr ? repr : "?");
                return;
            }
        }
    }
    if (keys->count || p->MatchMapping.rest) {
        generate_collection(u, keys, OP_BUILD_TUPLE, key_tuple);
        unit_at(u, p);
        emit(u, OP_MATCH_KEYS, r, subject, key_tuple);
        emit_jump(u, OP_JUMP_NONE, r, 0, fail);
        Reg first = temp_reserve(u, keys->count);
        if (keys->count) emit(u, OP_UNPACK, first, r, (Reg)keys->count);
        for (uint32_t n = 0; n < keys->count; n++) generate_pattern(c, p->MatchMapping.patterns.items[n], first + (Reg)n, fail);
        if (p->MatchMapping.rest) {
            emit(u, OP_COPY_DICT_WITHOUT, r, subject, key_tuple);
            capture_bind(c, p->MatchMapping.rest, r);
        }
    }
    u->next_temp = mark;
}

static void generate_class_pattern(PatternCase *c, const AstNode *p, Reg subject, LabelId fail) {
    Unit *u = c->u;
    Thread *t = u->g->t;
    const AstSeq *patterns = &p->MatchClass.patterns, *keyword = &p->MatchClass.kwd_patterns;
    const AstNames *names = &p->MatchClass.kwd_attrs;
    for (uint32_t n = 0; n < names->count; n++)
        for (uint32_t k = n + 1; k < names->count; k++)
            if (names->items[n] == names->items[k]) {
                codegen_fail(u, keyword->items[k], "attribute name repeated in class pattern: %s", names->items[k]->bytes);
                return;
            }
    Value tuple = tuple_new(t, NULL, names->count);
    if (!tuple) {
        codegen_raised(u->g);
        return;
    }
    for (uint32_t n = 0; n < names->count; n++) store(tuple_of(tuple), &tuple_of(tuple)->items[n], unit_str(u, names->items[n]));
    Reg mark = u->next_temp, r = temp_new(u), class = generate_expr(u, p->MatchClass.cls);
    unit_at(u, p);
    emit_extra(u, OP_MATCH_CLASS, r, subject, class, patterns->count | (uint64_t)unit_const(u, tuple) << 32);
    emit_jump(u, OP_JUMP_NONE, r, 0, fail);
    uint32_t count = patterns->count + keyword->count;
    Reg first = temp_reserve(u, count);
    if (count) emit(u, OP_UNPACK, first, r, (Reg)count);
    for (uint32_t n = 0; n < count; n++)
        generate_pattern(c, n < patterns->count ? patterns->items[n] : keyword->items[n - patterns->count], first + (Reg)n, fail);
    u->next_temp = mark;
}

static void generate_or_pattern(PatternCase *c, const AstNode *p, Reg subject, LabelId fail) {
    Unit *u = c->u;
    LabelId done = label_new(u);
    for (uint32_t n = 0; n < p->MatchOr.patterns.count; n++) {
        bool last = n + 1 == p->MatchOr.patterns.count;
        LabelId next = last ? fail : label_new(u);
        generate_pattern(c, p->MatchOr.patterns.items[n], subject, next);
        if (last) break;
        emit_jump(u, OP_JUMP, 0, 0, done);
        label_bind(u, next);
    }
    label_bind(u, done);
}

static void generate_pattern(PatternCase *c, const AstNode *p, Reg subject, LabelId fail) {
    Unit *u = c->u;
    if (u->g->failed) return;
    if (C_STACK_IS_LOW(u->g->t)) {
        raise_error(u->g->t, T_RECURSION_ERROR, "maximum recursion depth exceeded during compilation");
        codegen_raised(u->g);
        return;
    }
    unit_at(u, p);
    Reg mark = u->next_temp;
    switch (p->kind) {
    case AST_MatchValue: {
        if (!pattern_value_fits(p->MatchValue.value)) {
            codegen_fail(u, p, "patterns may only match literals and attribute lookups");
            break;
        }
        Reg v = generate_expr(u, p->MatchValue.value);
        unit_at(u, p);
        emit_jump(u, OP_JUMP_NOT_EQ, subject, v, fail);
        break;
    }
    case AST_MatchSingleton: {
        Reg v = temp_new(u);
        emit_const(u, v, const_of(u, &p->MatchSingleton.value));
        emit_jump(u, OP_JUMP_IS_NOT, subject, v, fail);
        break;
    }
    case AST_MatchSequence: generate_sequence_pattern(c, p, subject, fail); break;
    case AST_MatchMapping: generate_mapping_pattern(c, p, subject, fail); break;
    case AST_MatchClass: generate_class_pattern(c, p, subject, fail); break;
    case AST_MatchStar: capture_bind(c, p->MatchStar.name, subject); break;
    case AST_MatchAs:
        if (p->MatchAs.pattern) generate_pattern(c, p->MatchAs.pattern, subject, fail);
        capture_bind(c, p->MatchAs.name, subject);
        break;
    case AST_MatchOr: generate_or_pattern(c, p, subject, fail); break;
    default: codegen_fail(u, p, "internal error: no pattern");
    }
    u->next_temp = mark;
}

/* ---- the statement ----------------------------------------------------------------------------- */

void generate_match(Unit *u, const AstNode *s) {
    Reg mark = u->next_temp, subject = temp_new(u);
    generate_into(u, s->Match.subject, subject);
    LabelId end = label_new(u);
    uint8_t *at_start = bound_save(u), *at_end = NULL;
    bool exhaustive = false;
    for (uint32_t n = 0; n < s->Match.cases.count && !u->g->failed; n++) {
        const AstNode *m = s->Match.cases.items[n];
        const AstNode *pattern = m->match_case.pattern;
        Reg case_mark = u->next_temp;
        LabelId next = label_new(u);
        const AstNode *irrefutable = m->match_case.guard ? NULL : pattern_irrefutable(pattern);
        PatternCase c = {.u = u, .fail = next, .too_early = n + 1 < s->Match.cases.count ? irrefutable : NULL};
        if (!capture_collect(&c, pattern, &c.captures)) break;
        for (Capture *x = c.captures; x; x = x->next) x->reg = temp_new(u);
        bound_restore(u, at_start);
        generate_pattern(&c, pattern, subject, next);
        if (pattern_is_wildcard(pattern)) emit(u, OP_NOP, 0, 0, 0); /* for who traces lines */
        for (Capture *x = c.captures; x; x = x->next) {
            unit_at(u, pattern);
            name_store(u, x->name, x->reg);
        }
        if (m->match_case.guard) generate_condition(u, m->match_case.guard, false, next);
        generate_statements(u, &m->match_case.body);
        if (!u->bound[u->local_count]) emit_jump(u, OP_JUMP, 0, 0, end);
        if (at_end) bound_meet(u, at_end);
        at_end = bound_save(u);
        label_bind(u, next);
        exhaustive = irrefutable != NULL;
        u->next_temp = case_mark;
    }
    if (!exhaustive) {
        bound_restore(u, at_start);
        if (at_end) bound_meet(u, at_end);
    } else if (at_end) {
        bound_restore(u, at_end);
    }
    label_bind(u, end);
    u->next_temp = mark;
}
