/* Module _sre: what package re is built on. */
#include "stdlib/sre.h"

#include "runtime/objects/int.h"
#include "runtime/objects/list.h"
#include "runtime/objects/str.h"
#include "runtime/unicode/unicode.h"

#define SRE_MAXREPEAT UINT32_MAX
#define SRE_MAXGROUPS (INT32_MAX / 2)

static bool sre_is_group(Value v, int64_t groups) { return is_int_small(v) && small_int_of(v) > 0 && small_int_of(v) <= groups; }

/* Does what the package has found out about the groups make sense? What it says is trusted afterwards. */
static bool sre_check_groups(Dict *index, Value names, Value order, int64_t groups) {
    if (groups < 0 || groups >= SRE_MAXGROUPS || !is_tuple_exact(names) || tuple_of(names)->length != (size_t)groups + 1) return false;
    if (order != NONE && !is_tuple_exact(order)) return false;
    for (size_t n = 0; order != NONE && n < tuple_of(order)->length; n++)
        if (!sre_is_group(tuple_of(order)->items[n], groups)) return false;
    DictTable *table = NULL;
    size_t position = 0;
    Value name, number;
    while (dict_next(index, &table, &position, &name, &number))
        if (!sre_is_group(number, groups)) return false;
    return true;
}

/* compile(pattern, flags, emit, groups, groupindex, names, order, engine) */
static Value sre_compile(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    int64_t flags, groups;
    mpy_regex_engine *engine = mpy_handle_data((mpy_vm *)t->vm, (mpy_value)args[7], MPY_REGEX_ENGINE);
    if (!engine || !value_as_int64(t, args[1], &flags, T_OVERFLOW_ERROR) || !value_as_int64(t, args[3], &groups, T_OVERFLOW_ERROR)) return NULL;
    Dict *index = is_exact(args[4], T_DICT) ? dict_copy(t, dict_of(args[4])) : NULL;
    if (error_is_set(t)) return NULL;
    if (!index || !sre_check_groups(index, args[5], args[6], groups)) return raise_type_error(t, "compile(): invalid groups");
    Regex *regex = (Regex *)type_allocate_instance(t, regex_type(t, &regex_typedef), 0);
    if (!regex) return NULL;
    regex->flags = (uint32_t)flags;
    regex->groups = (uint32_t)groups;
    regex->kind = is_str(t, args[0]) ? REGEX_TEXT : args[0] == NONE ? REGEX_ANY : REGEX_BYTES;
    regex->engine = engine;
    regex->free_code = engine->free_code;
    store(regex, &regex->pattern, args[0]);
    store(regex, &regex->emit, args[2]);
    store(regex, &regex->group_index, to_value(index));
    store(regex, &regex->group_names, args[5]);
    store(regex, &regex->close_order, args[6]);
    store(regex, &regex->engine_handle, args[7]);
    return to_value(regex);
}

/* ---- case ---------------------------------------------------------------------------------------- */

static uint32_t sre_lower(uint32_t point) { return point + (uint32_t)unicode_record(point)->lower; }
/* To upper case, that is: some characters have one of several. */
static bool sre_changes(uint32_t point) {
    uint32_t out[3];
    return sre_lower(point) != point || unicode_map_case(point, UNICODE_TO_UPPER, out) != 1 || out[0] != point;
}
static bool sre_is_ascii_letter(uint32_t point) { return point < 128 && ((point | 32) >= 'a' && (point | 32) <= 'z'); }

static bool sre_point(Thread *t, Value v, uint32_t *point) {
    int64_t n;
    if (!value_as_int64(t, v, &n, T_OVERFLOW_ERROR)) return false;
    if (n < 0 || n > 0x10ffff) return FAIL_WITH(raise_value_error(t, "not a character"));
    *point = (uint32_t)n;
    return true;
}
static Value sre_unicode_tolower(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    uint32_t point;
    return sre_point(t, args[0], &point) ? small_int(sre_lower(point)) : NULL;
}
static Value sre_unicode_iscased(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    uint32_t point;
    if (!sre_point(t, args[0], &point)) return NULL;
    return bool_value(sre_changes(point));
}
static Value sre_ascii_tolower(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    uint32_t point;
    return sre_point(t, args[0], &point) ? small_int(sre_is_ascii_letter(point) ? point | 32 : point) : NULL;
}
static Value sre_ascii_iscased(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    uint32_t point;
    return sre_point(t, args[0], &point) ? bool_value(sre_is_ascii_letter(point)) : NULL;
}

/* The characters that have another case. */
static Value sre_cased(Thread *t, Value *args, size_t nargs) {
    (void)args, (void)nargs;
    Value list = list_new(t, 3000);
    for (uint32_t point = 0; list && point <= 0x10ffff; point++) {
        if (sre_changes(point) && !list_append(t, list, small_int(point))) return NULL;
    }
    return list;
}

static const NativeDef sre_functions[] = {
    {"compile", sre_compile, 8, 8, NATIVE_FUNCTION, "pattern, flags, emit, groups, groupindex, indexgroup, order, engine",
     "A re.Pattern of what the package has found out about a pattern."},
    {"unicode_tolower", sre_unicode_tolower, 1, 1, NATIVE_FUNCTION, "character, /", NULL},
    {"unicode_iscased", sre_unicode_iscased, 1, 1, NATIVE_FUNCTION, "character, /", NULL},
    {"ascii_tolower", sre_ascii_tolower, 1, 1, NATIVE_FUNCTION, "character, /", NULL},
    {"ascii_iscased", sre_ascii_iscased, 1, 1, NATIVE_FUNCTION, "character, /", NULL},
    {"cased", sre_cased, 0, 0, NATIVE_FUNCTION, NULL, "A list of the characters that have another case."},
    {0},
};

static bool sre_init(Thread *t, Module *m) {
    static const TypeDef *const defs[] = {&regex_typedef, &regex_match_typedef, &regex_scanner_typedef, &regex_iterator_typedef};
    for (size_t n = 0; n < sizeof defs / sizeof *defs; n++) {
        Value *root = vm_root(t, defs[n]);
        if (!root) return false;
        Type *type = type_new_native(t, defs[n], NULL);
        if (!type) return false;
        vm_root_set(root, to_value(type));
    }
    return module_add(t, m, "Pattern", *vm_root(t, &regex_typedef)) && module_add(t, m, "Match", *vm_root(t, &regex_match_typedef))
           && module_add_int(t, m, "MAGIC", 20230612) && module_add_int(t, m, "CODESIZE", 4)
           && module_add_int(t, m, "MAXREPEAT", SRE_MAXREPEAT) && module_add_int(t, m, "MAXGROUPS", SRE_MAXGROUPS);
}

const ModuleDef module__sre = {
    .name = "_sre",
    .doc = "What package re is built on.",
    .functions = sre_functions,
    .init = sre_init,
};
