/* Module _string: the parsing of str.format(), for string.Formatter. */
#include "runtime/error.h"
#include "runtime/objects/function.h"
#include "runtime/objects/list.h"
#include "runtime/objects/protocol.h"
#include "runtime/objects/str_template.h"
#include "runtime/objects/tuple.h"

static Value string_field_tuple(Thread *t, Str *s, const TemplateField *field) {
    Value parts[4] = {to_value(str_slice(t, s, field->literal_start, field->literal_end)), NONE,
                      NONE, NONE};
    if (field->has_field) {
        parts[1] = to_value(str_slice(t, s, field->name_start, field->name_end));
        parts[2] = to_value(str_slice(t, s, field->spec_start, field->spec_end));
        if (field->conversion) parts[3] = to_value(str_from_char(t, field->conversion));
    }
    return parts[0] && parts[1] && parts[2] && parts[3] ? tuple_new(t, parts, 4) : NULL;
}

static Value string_formatter_parser(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    if (!is_str(t, args[0])) return raise_type_error(t, "expected str, got %T", args[0]);
    Str *s = str_of(args[0]);
    Value list = list_new(t, 0);
    size_t at = 0;
    TemplateField field;
    int more = -1;
    while (list && (more = template_next(t, s, &at, s->length, &field)) > 0) {
        Value parts = string_field_tuple(t, s, &field);
        if (!parts || !list_append(t, list, parts)) return NULL;
    }
    return more == 0 ? value_iter(t, list) : NULL;
}

static Value string_formatter_field_name_split(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    if (!is_str(t, args[0])) return raise_type_error(t, "expected str, got %T", args[0]);
    Str *s = str_of(args[0]);
    size_t at;
    Value first = template_first(t, s, 0, s->length, &at), list = first ? list_new(t, 0) : NULL,
          key;
    bool is_attribute;
    int more = -1;
    while (list && (more = template_part(t, s, &at, s->length, &is_attribute, &key)) > 0) {
        Value part = tuple_from_2(t, bool_value(is_attribute), key);
        if (!part || !list_append(t, list, part)) return NULL;
    }
    Value rest = more == 0 ? value_iter(t, list) : NULL;
    return rest ? tuple_from_2(t, first, rest) : NULL;
}

static const NativeDef string_module_functions[] = {
    {"formatter_parser", string_formatter_parser, 1, 1, NATIVE_FUNCTION, NULL,
     "parse the argument as a format string"},
    {"formatter_field_name_split", string_formatter_field_name_split, 1, 1, NATIVE_FUNCTION, NULL,
     "split the argument as a field name"},
    {0},
};

const ModuleDef module__string = {"_string", "string helper module", string_module_functions, NULL,
                                  NULL};
