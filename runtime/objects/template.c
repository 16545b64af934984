#include "runtime/objects/template.h"

#include "runtime/error.h"
#include "runtime/intern.h"
#include "runtime/objects/exception.h"
#include "runtime/objects/generic_alias.h"
#include "runtime/objects/list.h"
#include "runtime/objects/protocol.h"

/* ---- Template -------------------------------------------------------------------------------- */

static Template *template_of(Value v) { return (Template *)v; }

static void template_trace(Marker *m, Object *cell) {
    gc_mark_value(m, ((Template *)cell)->strings);
    gc_mark_value(m, ((Template *)cell)->interpolations);
}

Value template_new(Thread *t, Value strings, Value interpolations) {
    Template *template = heap_allocate(t, sizeof *template, T_TEMPLATE);
    if (template == NULL) return NULL;
    store(template, &template->strings, strings);
    store(template, &template->interpolations, interpolations);
    return to_value(template);
}

/* From strings and interpolations in any order: strings that meet are joined, missing ones are
 * empty. */
static Value template_from_parts(Thread *t, const Value *parts, size_t count) {
    Value strings = list_new(t, count + 1), interpolations = list_new(t, count);
    Str *pending = &static_empty_str;
    if (strings == NULL || interpolations == NULL) return NULL;
    for (size_t i = 0; i < count; i++) {
        if (is_str(t, parts[i])) {
            pending = str_concat(t, pending, str_of(parts[i]));
            if (pending == NULL) return NULL;
        } else if (is_exact(parts[i], T_INTERPOLATION)) {
            if (!list_append(t, strings, to_value(pending))
                || !list_append(t, interpolations, parts[i]))
                return NULL;
            pending = &static_empty_str;
        } else {
            return raise_type_error(
                t, "Template.__new__ *args need to be of type 'str' or 'Interpolation', got %T",
                parts[i]);
        }
    }
    if (!list_append(t, strings, to_value(pending))) return NULL;
    Value s = list_to_tuple(t, strings), v = list_to_tuple(t, interpolations);
    return s != NULL && v != NULL ? template_new(t, s, v) : NULL;
}

static Value template_type_new(Thread *t, Value cls, Value *args, size_t nargs, Value kwnames) {
    (void)cls;
    if (kwnames != NULL && tuple_of(kwnames)->length > 0)
        return raise_type_error(t, "Template.__new__ only accepts *args arguments");
    return template_from_parts(t, args, nargs);
}

/* Strings and interpolations in turn, without the empty strings. */
static Value template_parts(Thread *t, Value self) {
    const Tuple *strings = tuple_of(template_of(self)->strings),
                *values = tuple_of(template_of(self)->interpolations);
    Value list = list_new(t, strings->length + values->length);
    for (size_t i = 0; list != NULL && i < strings->length; i++) {
        if (str_of(strings->items[i])->length > 0 && !list_append(t, list, strings->items[i]))
            return NULL;
        if (i < values->length && !list_append(t, list, values->items[i])) return NULL;
    }
    return list;
}

static Value template_iter(Thread *t, Value self) {
    Value parts = template_parts(t, self);
    return parts != NULL ? value_iter(t, parts) : NULL;
}

static Value template_repr(Thread *t, Value self) {
    return to_value(str_format(t, "Template(strings=%R, interpolations=%R)",
                               template_of(self)->strings, template_of(self)->interpolations));
}

static Value template_get_values(Thread *t, Value self) {
    const Tuple *interpolations = tuple_of(template_of(self)->interpolations);
    Value values = tuple_new(t, NULL, interpolations->length);
    for (size_t i = 0; values != NULL && i < interpolations->length; i++)
        store(object_of(values), &tuple_of(values)->items[i],
              ((Interpolation *)interpolations->items[i])->value);
    return values;
}

static Value template_add(Thread *t, Value left, Value right) {
    if (!is_exact(left, T_TEMPLATE) || !is_exact(right, T_TEMPLATE)) {
        if (is_exact(left, T_TEMPLATE))
            return raise_type_error(
                t,
                "can only concatenate string.templatelib.Template (not \"%T\") to "
                "string.templatelib.Template",
                right);
        return NOT_IMPLEMENTED;
    }
    Value a = template_parts(t, left), b = a != NULL ? template_parts(t, right) : NULL;
    if (b == NULL || !list_extend(t, a, b)) return NULL;
    Value all = list_to_tuple(t, a);
    return all != NULL ? template_from_parts(t, tuple_of(all)->items, tuple_of(all)->length) : NULL;
}

static Value template_reduce(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    Value parts = template_parts(t, args[0]);
    Value tuple = parts != NULL ? list_to_tuple(t, parts) : NULL;
    return tuple != NULL ? tuple_from_2(t, to_value(t->vm->types[T_TEMPLATE]), tuple) : NULL;
}

static Value template_class_getitem(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return generic_alias_new(t, args[0], args[1]);
}

static const NativeDef template_methods[] = {
    {"__class_getitem__", template_class_getitem, 1, 1, NATIVE_CLASS_METHOD, NULL, "See PEP 585"},
    {"__reduce__", template_reduce, 0, 0, NATIVE_METHOD, NULL, NULL},
    {0},
};
static const GetSetDef template_getset[] = {
    {"values", template_get_values, NULL, "Values of interpolations"},
    {0},
};
static const MemberDef template_members[] = {
    {"strings", offsetof(Template, strings), MEMBER_READ_ONLY, "Strings"},
    {"interpolations", offsetof(Template, interpolations), MEMBER_READ_ONLY, "Interpolations"},
    {0},
};

const TypeDef template_typedef = {
    .name = "string.templatelib.Template",
    .id = T_TEMPLATE,
    .size = sizeof(Template),
    .trace = template_trace,
    .doc = "Template object",
    .slots = {.new = template_type_new,
              .repr = template_repr,
              .iter = template_iter,
              .binary[BINARY_ADD] = template_add},
    .methods = template_methods,
    .getset = template_getset,
    .members = template_members,
    .new_params = "*args",
};

/* ---- Interpolation --------------------------------------------------------------------------- */

static void interpolation_trace(Marker *m, Object *cell) {
    const Interpolation *interpolation = (const Interpolation *)cell;
    gc_mark_value(m, interpolation->value);
    gc_mark_value(m, interpolation->expression);
    gc_mark_value(m, interpolation->conversion);
    gc_mark_value(m, interpolation->format_spec);
}

Value interpolation_new(Thread *t, Value value, Value expression, Value conversion,
                        Value format_spec) {
    Interpolation *interpolation = heap_allocate(t, sizeof *interpolation, T_INTERPOLATION);
    if (interpolation == NULL) return NULL;
    store(interpolation, &interpolation->value, value);
    store(interpolation, &interpolation->expression, expression);
    store(interpolation, &interpolation->conversion, conversion);
    store(interpolation, &interpolation->format_spec, format_spec);
    return to_value(interpolation);
}

static Value interpolation_type_new(Thread *t, Value cls, Value *args, size_t nargs,
                                    Value kwnames) {
    (void)cls;
    Value given[4];
    if (!bind_arguments(t, "Interpolation", "value, expression='', conversion=None, format_spec=''",
                        args, nargs, kwnames, given))
        return NULL;
    Value empty = to_value(&static_empty_str);
    if (given[1] == NULL) given[1] = empty;
    if (given[2] == NULL) given[2] = NONE;
    if (given[3] == NULL) given[3] = empty;
    if (!is_str(t, given[1]))
        return raise_type_error(t, "Interpolation() argument 'expression' must be str, not %T", given[1]);
    if (given[2] != NONE) {
        if (!is_str(t, given[2]))
            return raise_type_error(t, "Interpolation() argument 'conversion' must be str, not %T",
                                    given[2]);
        const void *data = str_flat(t, str_of(given[2]));
        if (data == NULL) return NULL;
        uint32_t c = str_of(given[2])->length == 1 ? str_at(str_of(given[2]), data, 0) : 0;
        if (c != 's' && c != 'a' && c != 'r')
            return raise_value_error(
                t, "Interpolation() argument 'conversion' must be one of 's', 'a' or 'r'");
    }
    if (!is_str(t, given[3]))
        return raise_type_error(t, "Interpolation() argument 'format_spec' must be str, not %T", given[3]);
    return interpolation_new(t, given[0], given[1], given[2], given[3]);
}

static Value interpolation_repr(Thread *t, Value self) {
    const Interpolation *interpolation = (const Interpolation *)self;
    return to_value(str_format(t, "Interpolation(%R, %R, %R, %R)", interpolation->value,
                               interpolation->expression, interpolation->conversion,
                               interpolation->format_spec));
}

static Value interpolation_reduce(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    const Interpolation *interpolation = (const Interpolation *)args[0];
    Value items[4] = {interpolation->value, interpolation->expression, interpolation->conversion,
                      interpolation->format_spec};
    Value tuple = tuple_new(t, items, 4);
    return tuple != NULL ? tuple_from_2(t, to_value(t->vm->types[T_INTERPOLATION]), tuple) : NULL;
}

/* __match_args__ is plain data of the class. */
static bool interpolation_fill_dict(Thread *t, Dict *dict) {
    static const char *const names[] = {"value", "expression", "conversion", "format_spec"};
    Value tuple = tuple_new(t, NULL, ARRAY_LENGTH(names));
    for (size_t i = 0; tuple != NULL && i < ARRAY_LENGTH(names); i++) {
        Str *name = intern_c(t, names[i]);
        if (name == NULL) return false;
        store(object_of(tuple), &tuple_of(tuple)->items[i], to_value(name));
    }
    return tuple != NULL && dict_set_name(t, dict, NAME(__match_args__), tuple);
}

static const NativeDef interpolation_methods[] = {
    {"__class_getitem__", template_class_getitem, 1, 1, NATIVE_CLASS_METHOD, NULL,
     "See PEP 585"},
    {"__reduce__", interpolation_reduce, 0, 0, NATIVE_METHOD, NULL, NULL},
    {0},
};
static const MemberDef interpolation_members[] = {
    {"value", offsetof(Interpolation, value), MEMBER_READ_ONLY, "Value"},
    {"expression", offsetof(Interpolation, expression), MEMBER_READ_ONLY, "Expression"},
    {"conversion", offsetof(Interpolation, conversion), MEMBER_READ_ONLY, "Conversion"},
    {"format_spec", offsetof(Interpolation, format_spec), MEMBER_READ_ONLY, "Format specifier"},
    {0},
};

const TypeDef interpolation_typedef = {
    .name = "string.templatelib.Interpolation",
    .id = T_INTERPOLATION,
    .size = sizeof(Interpolation),
    .trace = interpolation_trace,
    .doc = "Interpolation object",
    .fill_dict = interpolation_fill_dict,
    .slots = {.new = interpolation_type_new, .repr = interpolation_repr},
    .methods = interpolation_methods,
    .members = interpolation_members,
    .new_params = "value, expression='', conversion=None, format_spec=''",
};
