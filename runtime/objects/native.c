/* Functions in C as Python sees them: binding of arguments, errors, and the
 * builtin_function_or_method objects. */
#include <stdio.h>
#include <string.h>

#include "runtime/error.h"
#include "runtime/intern.h"
#include "runtime/objects/descriptor.h"
#include "runtime/objects/list.h"
#include "runtime/objects/protocol.h"
#include "runtime/objects/type_slots.h"

/* ---- parameter lists ------------------------------------------------------------------------- */

#define NATIVE_PARAMS_MAX 40

typedef struct NativeParam {
    const char *name;
    uint16_t length;
    bool required;
} NativeParam;

/* Parameters stand in the order of the text: positional-only, positional, *args, keyword-only,
 * **kwargs. */
typedef struct NativeParams {
    NativeParam list[NATIVE_PARAMS_MAX];
    uint8_t count;
    uint8_t positional_only, positional; /* the latter counts the former, too */
    int8_t rest, keyword_rest;           /* places of *args and **kwargs, or -1 */
    uint8_t required_positional;
} NativeParams;

/* From the start of a default to the comma after it. Brackets and quotes may hold commas. */
static const char *native_skip_default(const char *p) {
    int depth = 0;
    for (; *p != '\0' && (depth > 0 || *p != ','); p++) {
        if (*p == '\'' || *p == '"') {
            char quote = *p++;
            while (*p != '\0' && *p != quote) p += *p == '\\' && p[1] != '\0' ? 2 : 1;
            if (*p == '\0') return p;
        } else if (*p == '(' || *p == '[' || *p == '{') {
            depth++;
        } else if (*p == ')' || *p == ']' || *p == '}') {
            depth--;
        }
    }
    return p;
}

static void native_parse_params(const char *p, NativeParams *out) {
    *out = (NativeParams){.rest = -1, .keyword_rest = -1};
    bool keyword_only = false;
    while (*p != '\0') {
        while (*p == ' ' || *p == ',') p++;
        if (*p == '\0') break;
        if (*p == '/') {
            out->positional_only = out->positional;
            p++;
            continue;
        }
        int stars = 0;
        while (*p == '*') stars++, p++;
        const char *name = p;
        while (*p != '\0' && *p != '=' && *p != ',' && *p != ' ' && *p != ':') p++;
        size_t length = (size_t)(p - name);
        while (*p == ' ') p++;
        bool has_default = *p == '=';
        p = native_skip_default(p);
        if (stars > 0) {
            keyword_only = true;
            if (length == 0) continue;
        }
        ASSERT(out->count < NATIVE_PARAMS_MAX, "a function in C has this many parameters at most");
        if (stars == 1) out->rest = (int8_t)out->count;
        if (stars == 2) out->keyword_rest = (int8_t)out->count;
        if (!keyword_only) {
            out->positional++;
            if (!has_default) out->required_positional++;
        }
        out->list[out->count++] = (NativeParam){name, (uint16_t)length, stars == 0 && !has_default};
    }
}

/* Parsed lists, by the address of their text: a VM parses each but once. The table and what is in
 * it are in the collected heap; entries are filled before they are published, and never change. A
 * list that finds no place near its own is parsed at each call. */
#define NATIVE_CACHE_SIZE 512
#define NATIVE_CACHE_PROBES 8

typedef struct NativeCacheEntry {
    const char *text;
    NativeParams params;
} NativeCacheEntry;

static const char native_cache_key = 0; /* its address is the name of the root */

static ValuesBlock *native_cache(Thread *t) {
    Value *root = vm_root(t, &native_cache_key);
    Value known = load(root);
    if (LIKELY(known != NULL)) return (ValuesBlock *)known;
    ValuesBlock *made = values_block_new(t, NATIVE_CACHE_SIZE);
    if (made == NULL || sync_cas(root, &known, to_value(made))) return made;
    return (ValuesBlock *)known;
}

static const NativeCacheEntry *native_cache_entry(Value block) {
    return (const NativeCacheEntry *)((BytesBlock *)block)->data;
}

/* Parses into scratch, and keeps a copy at the first free place from i on. */
static COLD const NativeParams *native_cache_miss(Thread *t, ValuesBlock *cache, size_t i,
                                                  const char *text, NativeParams *scratch) {
    native_parse_params(text, scratch);
    if (load(&cache->items[i]) != NULL) return scratch;
    BytesBlock *block = bytes_block_new(t, sizeof(NativeCacheEntry));
    if (block == NULL) {
        error_clear(t); /* it works without */
        return scratch;
    }
    *(NativeCacheEntry *)block->data = (NativeCacheEntry){text, *scratch};
    Value free_place = NULL;
    sync_cas(&cache->items[i], &free_place, to_value(block));
    remember(cache);
    return scratch;
}

/* The list of this text, or NULL: then *place is where the search ended. */
static const NativeParams *native_cache_find(const ValuesBlock *cache, const char *text,
                                             size_t *place) {
    size_t i = (size_t)((uint64_t)(uintptr_t)text * 0x9e3779b97f4a7c15u >> 40) % NATIVE_CACHE_SIZE;
    for (size_t probe = 1;; probe++, i = (i + 1) % NATIVE_CACHE_SIZE) {
        Value block = load(&cache->items[i]);
        if (block != NULL && native_cache_entry(block)->text == text)
            return &native_cache_entry(block)->params;
        *place = i;
        if (block == NULL || probe == NATIVE_CACHE_PROBES) return NULL;
    }
}

/* scratch NULL: only a list that was parsed before; otherwise NULL. */
static const NativeParams *native_params(Thread *t, const char *text, NativeParams *scratch) {
    size_t place;
    ValuesBlock *cache = native_cache(t);
    const NativeParams *known = cache != NULL ? native_cache_find(cache, text, &place) : NULL;
    if (cache == NULL) error_clear(t);
    if (known != NULL || scratch == NULL) return known;
    if (cache != NULL) return native_cache_miss(t, cache, place, text, scratch);
    native_parse_params(text, scratch);
    return scratch;
}

size_t native_flat_count(const NativeDef *def) {
    size_t self = def->kind == NATIVE_METHOD || def->kind == NATIVE_CLASS_METHOD;
    if (def->params == NULL) return self;
    NativeParams params;
    native_parse_params(def->params, &params);
    return self + params.count;
}

/* ---- errors ---------------------------------------------------------------------------------- */

static bool native_only_positional(const NativeParams *params) {
    return params->positional_only == params->positional && params->count == params->positional;
}

static bool native_fail_count(Thread *t, const char *function, const NativeParams *params,
                              size_t nargs) {
    size_t max = params->positional;
    const char *some = params->required_positional < max ? "at most" : "exactly";
    if (max == 0)
        return FAIL_WITH(raise_type_error(t, "%s() takes no positional arguments", function));
    if (native_only_positional(params)) {
        const char *bare = strrchr(function, '.') != NULL ? strrchr(function, '.') + 1 : function;
        return FAIL_WITH(raise_type_error(t, "%s expected %s%zu argument%s, got %zu", bare,
                                          params->required_positional < max ? "at most " : "", max,
                                          max == 1 ? "" : "s", nargs));
    }
    return FAIL_WITH(raise_type_error(t, "%s() takes %s %zu %sargument%s (%zu given)", function,
                                      some, max,
                                      params->count > params->positional ? "positional " : "",
                                      max == 1 ? "" : "s", nargs));
}

static bool native_fail_missing(Thread *t, const char *function, const NativeParams *params,
                                size_t missing, size_t nargs) {
    const NativeParam *param = &params->list[missing];
    if (missing < params->positional_only && params->positional_only < params->positional) {
        size_t min = params->required_positional < params->positional_only
                         ? params->required_positional : params->positional_only;
        return FAIL_WITH(raise_type_error(t, "%s() takes %s %zu positional argument%s (%zu given)",
                                          function, min < params->positional ? "at least" : "exactly",
                                          min, min == 1 ? "" : "s", nargs));
    }
    if (missing < params->positional_only) {
        const char *bare = strrchr(function, '.') != NULL ? strrchr(function, '.') + 1 : function;
        size_t min = params->required_positional;
        bool open = min < params->positional || params->rest >= 0;
        return FAIL_WITH(raise_type_error(t, "%s expected %s%zu argument%s, got %zu", bare,
                                          open ? "at least " : "", min, min == 1 ? "" : "s",
                                          nargs));
    }
    Str *name = str_from_utf8(t, param->name, param->length);
    if (name == NULL) return false;
    if (missing >= params->positional)
        return FAIL_WITH(raise_type_error(t, "%s() missing required keyword-only argument: '%U'",
                                          function, name));
    return FAIL_WITH(raise_type_error(t, "%s() missing required argument '%U' (pos %zu)", function,
                                      name, missing + 1));
}

/* How far one name is from another: insertions, deletions and replacements of characters, each
 * counting two, but one where only the case differs. */
static size_t native_name_distance(const char *a, size_t a_length, const char *b, size_t b_length) {
    size_t row[64];
    if (a_length >= ARRAY_LENGTH(row) || b_length >= ARRAY_LENGTH(row)) return SIZE_MAX;
    for (size_t j = 0; j <= b_length; j++) row[j] = 2 * j;
    for (size_t i = 1; i <= a_length; i++) {
        size_t diagonal = row[0];
        row[0] = 2 * i;
        for (size_t j = 1; j <= b_length; j++) {
            bool equal = a[i - 1] == b[j - 1], similar = (a[i - 1] ^ b[j - 1]) == 0x20;
            size_t replaced = diagonal + (equal ? 0 : similar ? 1 : 2);
            diagonal = row[j];
            size_t shorter = (row[j] < row[j - 1] ? row[j] : row[j - 1]) + 2;
            row[j] = replaced < shorter ? replaced : shorter;
        }
    }
    return row[b_length];
}

static bool native_fail_unexpected(Thread *t, const char *function, const NativeParams *params,
                                   Value keyword) {
    size_t length;
    const char *text = str_utf8(t, str_of(keyword), &length, true);
    if (text == NULL) return false;
    const NativeParam *best = NULL;
    size_t best_distance = SIZE_MAX;
    for (size_t i = params->positional_only; i < params->count; i++) {
        if ((int)i == params->rest || (int)i == params->keyword_rest) continue;
        size_t distance =
            native_name_distance(text, length, params->list[i].name, params->list[i].length);
        bool near = distance != SIZE_MAX && distance <= (length + params->list[i].length + 3) / 3;
        if (near && distance < best_distance) {
            best = &params->list[i];
            best_distance = distance;
        }
    }
    if (best == NULL)
        return FAIL_WITH(
            raise_type_error(t, "%s() got an unexpected keyword argument '%V'", function, keyword));
    Str *suggestion = str_from_utf8(t, best->name, best->length);
    if (suggestion == NULL) return false;
    return FAIL_WITH(
        raise_type_error(t, "%s() got an unexpected keyword argument '%V'. Did you mean '%U'?",
                         function, keyword, suggestion));
}

/* ---- binding --------------------------------------------------------------------------------- */

static bool native_name_is(Value keyword, const NativeParam *param) {
    const Str *s = str_of(keyword);
    if (s->length != param->length || s->width != 1) return false;
    const void *data = load_acquire(&s->data);
    return data != NULL && memcmp(data, param->name, param->length) == 0;
}

static bool native_bind_keyword(Thread *t, const char *function, const NativeParams *params,
                                Value keyword, Value v, size_t nargs, Value *out, Value *unknown) {
    if (!is_str(t, keyword))
        return FAIL_WITH(raise_type_error(t, "%s() keywords must be strings", function));
    if (str_flat(t, str_of(keyword)) == NULL) return false;
    for (size_t i = 0; i < params->count; i++) {
        if ((int)i == params->rest || (int)i == params->keyword_rest
            || !native_name_is(keyword, &params->list[i]))
            continue;
        if (i < params->positional_only) break;
        if (out[i] != NULL) {
            if (i < nargs)
                return FAIL_WITH(
                    raise_type_error(t, "argument for %s() given by name ('%V') and position (%zu)",
                                     function, keyword, i + 1));
            return FAIL_WITH(raise_type_error(t, "%s() got multiple values for argument '%V'",
                                              function, keyword));
        }
        out[i] = v;
        return true;
    }
    if (params->keyword_rest < 0) {
        *unknown = keyword;
        return true;
    }
    Dict *rest = dict_of(out[params->keyword_rest]);
    return dict_set(t, rest, keyword, v);
}

static bool native_bind_parsed(Thread *t, const char *function, const NativeParams *params,
                               Value *args, size_t nargs, Value kwnames, Value *out) {
    size_t keywords = kwnames != NULL ? tuple_of(kwnames)->length : 0;
    if (keywords > 0 && native_only_positional(params))
        return FAIL_WITH(raise_type_error(t, "%s() takes no keyword arguments", function));
    if (keywords > 0 && nargs + keywords > params->count && params->rest < 0 && params->keyword_rest < 0)
        return FAIL_WITH(raise_type_error(
            t, "%s() takes at most %zu %sargument%s (%zu given)", function, params->count,
            nargs == 0 ? "keyword " : "", params->count == 1 ? "" : "s", nargs + keywords));
    for (size_t i = 0; i < params->count; i++) out[i] = NULL;
    size_t taken = nargs < params->positional ? nargs : params->positional;
    for (size_t i = 0; i < taken; i++) out[i] = args[i];
    bool open = params->rest >= 0 || params->keyword_rest >= 0 || native_only_positional(params);
    if (nargs + keywords > params->count && !open)
        return FAIL_WITH(raise_type_error(t, "%s() takes at most %d %sargument%s (%zu given)", function,
                                          params->count, nargs == 0 ? "keyword " : "",
                                          params->count == 1 ? "" : "s", nargs + keywords));
    if (nargs > taken && params->rest < 0) return native_fail_count(t, function, params, nargs);
    if (params->rest >= 0) {
        out[params->rest] = tuple_new(t, args + taken, nargs - taken);
        if (out[params->rest] == NULL) return false;
    }
    if (params->keyword_rest >= 0) {
        out[params->keyword_rest] = to_value(dict_new(t));
        if (out[params->keyword_rest] == NULL) return false;
    }
    Value unknown = NULL;
    for (size_t i = 0; i < keywords && unknown == NULL; i++)
        if (!native_bind_keyword(t, function, params, tuple_of(kwnames)->items[i], args[nargs + i],
                                 nargs, out, &unknown))
            return false;
    for (size_t i = 0; i < params->count; i++)
        if (params->list[i].required && out[i] == NULL)
            return native_fail_missing(t, function, params, i, nargs);
    return unknown == NULL || native_fail_unexpected(t, function, params, unknown);
}

bool bind_arguments(Thread *t, const char *function_name, const char *params_text, Value *args,
                    size_t nargs, Value kwnames, Value *out) {
    NativeParams scratch;
    const NativeParams *params = native_params(t, params_text, &scratch);
    return native_bind_parsed(t, function_name, params, args, nargs, kwnames, out);
}

bool native_bind(Thread *t, const NativeDef *def, const char *function_name, size_t self_count,
                 Value *args, size_t nargs, Value kwnames, Value *out) {
    for (size_t i = 0; i < self_count; i++) out[i] = args[i];
    return bind_arguments(t, function_name, def->params, args + self_count, nargs - self_count,
                          kwnames, out + self_count);
}

/* ---- names for errors ------------------------------------------------------------------------ */

static bool native_table_has(const NativeDef *table, const NativeDef *def) {
    for (; table != NULL && table->name != NULL; table++)
        if (table == def) return true;
    return false;
}

static bool native_type_declares(const Type *type, const NativeDef *def) {
    return type->own_def != NULL && native_table_has(type->own_def->methods, def);
}

#define NATIVE_NAME_SIZE 160

/* "list.append", "math.sqrt", "len": as errors call it. Only when there is one, so it may search.
 */
static const char *native_qualified_name(Thread *t, const NativeDef *def, Value self,
                                         char buffer[NATIVE_NAME_SIZE]) {
    const char *owner = NULL;
    if (def->kind == NATIVE_CLASS_METHOD && self != NULL && is_type(t, self)) {
        size_t length;
        owner = str_utf8(t, str_of(load(&type_from(self)->qualname)), &length, true);
        if (owner == NULL) error_clear(t);
    } else if (def->kind == NATIVE_METHOD) {
        Type *type = self != NULL ? type_of(t, self) : NULL;
        const Tuple *mro = type != NULL ? tuple_of(load(&type->mro)) : NULL;
        for (size_t i = 0; mro != NULL && owner == NULL && i < mro->length; i++)
            if (native_type_declares(type_from(mro->items[i]), def))
                owner = type_name(type_from(mro->items[i]));
        if (owner == NULL && type != NULL) owner = type_name(type);
    } else {
        DictTable *table = NULL;
        size_t position = 0;
        Value key, v;
        while (owner == NULL && t->vm->modules != NULL
               && dict_next(t->vm->modules, &table, &position, &key, &v)) {
            if (!is_exact(v, T_MODULE) || v == t->vm->builtins_module) continue;
            const ModuleDef *module = ((Module *)v)->def;
            if (module != NULL && native_table_has(module->functions, def)) owner = module->name;
        }
    }
    if (owner == NULL) return def->name;
    snprintf(buffer, NATIVE_NAME_SIZE, "%s.%s", owner, def->name);
    return buffer;
}

/* ---- calling --------------------------------------------------------------------------------- */

static NOINLINE Value native_fail_fixed(Thread *t, const NativeDef *def, Value self, size_t given) {
    char buffer[NATIVE_NAME_SIZE];
    const char *name = native_qualified_name(t, def, self, buffer);
    if (def->max == 0)
        return raise_type_error(t, "%s() takes no arguments (%zu given)", name, given);
    if (def->min == 1 && def->max == 1)
        return raise_type_error(t, "%s() takes exactly one argument (%zu given)", name, given);
    size_t bound = given < (size_t)def->min ? (size_t)def->min : (size_t)def->max;
    const char *how = def->min == def->max       ? ""
                      : given < (size_t)def->min ? "at least "
                                                 : "at most ";
    return raise_type_error(t, "%s expected %s%zu argument%s, got %zu", def->name, how, bound,
                            bound == 1 ? "" : "s", given);
}

static NOINLINE Value native_fail_keywords(Thread *t, const NativeDef *def, Value self) {
    char buffer[NATIVE_NAME_SIZE];
    return raise_type_error(t, "%s() takes no keyword arguments", native_qualified_name(t, def, self, buffer));
}

static NOINLINE Value native_call_parsed(Thread *t, const NativeDef *def, size_t self_count,
                                     Value *args, size_t nargs, Value kwnames) {
    NativeParams scratch;
    Value flat[NATIVE_PARAMS_MAX + 1];
    const NativeParams *params = native_params(t, def->params, &scratch);
    if (self_count > 0) flat[0] = args[0];
    if (!native_bind_parsed(t, def->name, params, args + self_count, nargs - self_count, kwnames,
                            flat + self_count))
        return NULL;
    return def->fn(t, flat, def->kind == NATIVE_EITHER ? NATIVE_BOUND : self_count + params->count);
}

/* The usual call is bound without the search for a name that only errors need, and in a C frame
 * with no more words than it fills: in others, stale references would outlive a gc.collect(). */
static Value native_call_bound(Thread *t, const NativeDef *def, size_t self_count, Value *args,
                               size_t nargs, Value kwnames) {
    const NativeParams *params = native_params(t, def->params, NULL);
    if (params == NULL || kwnames != NULL || params->rest >= 0 || params->keyword_rest >= 0
        || nargs - self_count > params->positional)
        return native_call_parsed(t, def, self_count, args, nargs, kwnames);
    size_t count = self_count + params->count;
    Value flat[count];
    for (size_t i = 0; i < count; i++) {
        flat[i] = i < nargs ? args[i] : NULL;
        if (UNLIKELY(flat[i] == NULL && params->list[i - self_count].required))
            return native_call_parsed(t, def, self_count, args, nargs, kwnames);
    }
    return def->fn(t, flat, def->kind == NATIVE_EITHER ? NATIVE_BOUND : count);
}

Value native_call(Thread *t, const NativeDef *def, Value *args, size_t nargs, Value kwnames) {
    size_t self_count = def->kind == NATIVE_METHOD || def->kind == NATIVE_CLASS_METHOD;
    if (UNLIKELY(C_STACK_IS_LOW(t)) && thread_stack_overflow(t, " while calling a Python object"))
        return NULL;
    if (kwnames != NULL && tuple_of(kwnames)->length == 0) kwnames = NULL;
    if (kwnames == NULL && native_takes_given(def, nargs)) return def->fn(t, args, nargs);
    if (def->params != NULL) return native_call_bound(t, def, self_count, args, nargs, kwnames);
    size_t given = nargs - self_count;
    if (UNLIKELY(kwnames != NULL)) return native_fail_keywords(t, def, self_count > 0 ? args[0] : NULL);
    if (UNLIKELY((int64_t)given < def->min || (def->max >= 0 && (int64_t)given > def->max)))
        return native_fail_fixed(t, def, self_count > 0 ? args[0] : NULL, given);
    return def->fn(t, args, nargs);
}

/* Calls with one more argument in front. Few arguments stay on the C stack. */
Value native_call_with_self(Thread *t,
                            Value (*call)(Thread *t, void *target, Value *args, size_t nargs,
                                          Value kwnames),
                            void *target, Value self, Value *args, size_t nargs, Value kwnames) {
    size_t total = nargs + (kwnames != NULL ? tuple_of(kwnames)->length : 0);
    Value few[9];
    Value *all = few;
    if (total >= ARRAY_LENGTH(few)) {
        ValuesBlock *block = values_block_new(t, total + 1);
        if (block == NULL) return NULL;
        all = block->items;
    }
    /* Plain stores: nobody else sees the block. */
    all[0] = self;
    for (size_t i = 0; i < total; i++) all[i + 1] = args[i];
    return call(t, target, all, nargs + 1, kwnames);
}

/* ---- objects --------------------------------------------------------------------------------- */

Value native_new(Thread *t, const NativeDef *def, Value self, Value module) {
    Native *native = heap_allocate(t, sizeof *native, T_NATIVE);
    if (native == NULL) return NULL;
    native->def = def;
    store(native, &native->self, self);
    store(native, &native->module, module);
    return to_value(native);
}

static void native_trace(Marker *m, Object *cell) {
    Native *native = (Native *)cell;
    gc_mark_value(m, native->self);
    gc_mark_cell(m, native->type);
    gc_mark_value(m, native->module);
}

static Value native_call_target(Thread *t, void *def, Value *args, size_t nargs, Value kwnames) {
    return native_call(t, def, args, nargs, kwnames);
}

static Value native_object_call(Thread *t, Value self, Value *args, size_t nargs, Value kwnames) {
    Native *native = (Native *)self;
    const NativeDef *def = native->def;
    if (UNLIKELY(def == &type_new_def))
        return type_new_wrapper_call(t, type_from(native->self), args, nargs, kwnames);
    if (def->kind == NATIVE_METHOD || def->kind == NATIVE_CLASS_METHOD)
        return native_call_with_self(t, native_call_target, (void *)(uintptr_t)def, native->self,
                                     args, nargs, kwnames);
    return native_call(t, def, args, nargs, kwnames);
}

static bool native_is_of_module(const Native *native) {
    return native->self == NULL || is_exact(native->self, T_MODULE);
}

static Value native_repr(Thread *t, Value self) {
    const Native *native = (const Native *)self;
    if (native_is_of_module(native))
        return to_value(str_format(t, "<built-in function %s>", native->def->name));
    return to_value(str_format(t, "<built-in method %s of %T object at %p>", native->def->name,
                               native->self, (void *)native->self));
}

static bool native_hash(Thread *t, Value self, int64_t *hash) {
    (void)t;
    const Native *native = (const Native *)self;
    uint64_t bits = value_bits(native->self) * 31 ^ (uint64_t)(uintptr_t)native->def;
    *hash = (int64_t)(bits >> 4);
    return true;
}

static Value native_compare(Thread *t, Value self, Value other, CompareOperator op) {
    (void)t;
    if ((op != COMPARE_EQ && op != COMPARE_NE) || !is_exact(other, T_NATIVE))
        return NOT_IMPLEMENTED;
    const Native *a = (const Native *)self, *b = (const Native *)other;
    return bool_value((a->self == b->self && a->def == b->def) == (op == COMPARE_EQ));
}

static Value native_get_name(Thread *t, Value self) {
    return to_value(intern_c(t, ((Native *)self)->def->name));
}

static Value native_get_qualname(Thread *t, Value self) {
    const Native *native = (const Native *)self;
    if (native_is_of_module(native)) return native_get_name(t, self);
    const Type *type =
        is_type(t, native->self) ? type_from(native->self) : type_of(t, native->self);
    return to_value(str_format(t, "%N.%s", type, native->def->name));
}

static Value native_get_module(Thread *t, Value self) {
    (void)t;
    const Native *native = (const Native *)self;
    return native->module != NULL ? native->module : NONE;
}

static Value native_get_self(Thread *t, Value self) {
    (void)t;
    const Native *native = (const Native *)self;
    return native->self != NULL ? native->self : NONE;
}

Value native_doc(Thread *t, const NativeDef *def) {
    return def->doc != NULL ? to_value(str_from_c(t, def->doc)) : NONE;
}

/* Where the definition does not say: what is known of the first type of the MRO, or of the module. */
static const char *native_find_params(Thread *t, const NativeDef *def, Type *owner, Value module) {
    const char *found = NULL;
    if (module && is_str(t, module)) {
        const char *name = str_utf8(t, str_of(module), NULL, true);
        if (!name) error_clear(t);
        return name ? native_known_params(name, def->name) : NULL;
    }
    const Tuple *mro = owner && owner->mro ? tuple_of(owner->mro) : NULL;
    for (size_t n = 0; mro && n < mro->length && !found; n++) {
        const Type *type = type_from(mro->items[n]);
        if (!type->own_def) continue;
        const char *dot = strrchr(type->own_def->name, '.');
        found = native_known_params(dot ? dot + 1 : type->own_def->name, def->name);
    }
    return found;
}

/* "($self, iterable=(), /)", which inspect reads. */
Value native_text_signature(Thread *t, const NativeDef *def, Type *owner, Value module) {
    if (def == &type_new_def) return to_value(str_from_c(t, "($type, *args, **kwargs)"));
    const char *self = def->kind == NATIVE_CLASS_METHOD ? "$type"
                       : def->kind == NATIVE_METHOD     ? "$self"
                                                        : "$module";
    const char *params = def->params ? def->params : native_find_params(t, def, owner, module);
    if (params != NULL && def->kind == NATIVE_STATIC_METHOD) return to_value(str_format(t, "(%s)", params));
    if (params != NULL && *params == '/') return to_value(str_format(t, "(%s, %s)", self, params));
    bool separate_self = params != NULL && strchr(params, '/') == NULL;
    if (params != NULL)
        return to_value(str_format(t, "(%s%s%s)", self,
                                   separate_self  ? ", /, "
                                   : *params ? ", "
                                             : "",
                                   params));
    if (def->max == 0) return to_value(str_format(t, "(%s, /)", self));
    return NONE;
}

static Value native_get_doc(Thread *t, Value self) { return native_doc(t, ((Native *)self)->def); }
static Value native_get_text_signature(Thread *t, Value self) {
    const Native *native = (const Native *)self;
    bool in_module = native->self == NULL || is_exact(native->self, T_MODULE);
    bool of_class = native->self != NULL && is_type(t, native->self) && native->def->kind != NATIVE_METHOD;
    Type *owner = in_module ? NULL : of_class ? type_from(native->self) : type_of(t, native->self);
    return native_text_signature(t, native->def, owner, in_module ? native->module : NULL);
}

/* Found by name again when it is unpickled: of its module, or as an attribute of what it is bound
 * to. */
static Value native_reduce(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    const Native *native = (const Native *)args[0];
    if (native_is_of_module(native)) return native_get_name(t, args[0]);
    Value getattr = dict_get_c(t, t->vm->builtins, "getattr");
    Value name = native_get_name(t, args[0]);
    Value pair = getattr == NULL || name == NULL ? NULL : tuple_from_2(t, native->self, name);
    return pair == NULL ? NULL : tuple_from_2(t, getattr, pair);
}

static const NativeDef native_methods[] = {
    {"__reduce__", native_reduce, 0, 0, NATIVE_METHOD, NULL, NULL},
    {0},
};

static const GetSetDef native_getset[] = {
    {"__name__", native_get_name, NULL, NULL},
    {"__qualname__", native_get_qualname, NULL, NULL},
    {"__module__", native_get_module, NULL, NULL},
    {"__self__", native_get_self, NULL, NULL},
    {"__doc__", native_get_doc, NULL, NULL},
    {"__text_signature__", native_get_text_signature, NULL, NULL},
    {0},
};

const TypeDef builtin_function_or_method_typedef = {
    .name = "builtin_function_or_method",
    .id = T_NATIVE,
    .size = sizeof(Native),
    .trace = native_trace,
    .flags = TYPE_WEAKLY_REFERABLE,
    .slots = {.repr = native_repr,
              .hash = native_hash,
              .compare = native_compare,
              .call = native_object_call},
    .methods = native_methods,
    .getset = native_getset,
};
