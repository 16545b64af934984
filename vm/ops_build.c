/* Slow paths that build and take apart: sets, dicts, strings, templates, unpacking, formatting. */
#include "vm/ops.h"

#include "runtime/objects/list.h"
#include "runtime/objects/set.h"
#include "runtime/objects/template.h"
#include "runtime/objects/tuple.h"

Value op_build_set(Thread *t, Value *items, size_t count) {
    Value set = set_new(t);
    for (size_t n = 0; set && n < count; n++)
        if (!set_add(t, set, items[n])) return NULL;
    return set;
}

Value op_build_dict(Thread *t, Value *pairs, size_t count) {
    Dict *d = count ? dict_new_sized(t, count) : dict_new(t);
    for (size_t n = 0; d && n < count; n++)
        if (!dict_set(t, d, pairs[2 * n], pairs[2 * n + 1])) return NULL;
    return to_value(d);
}

/* Copies a flat string of any width into one of `width`, which is not narrower. */
static void ops_copy_points(void *to, unsigned width, const Str *s, const void *data) {
    if (s->width == width) {
        memcpy(to, data, s->length * width);
    } else if (width == 2) {
        for (size_t n = 0; n < s->length; n++) ((uint16_t *)to)[n] = ((const uint8_t *)data)[n];
    } else {
        for (size_t n = 0; n < s->length; n++) ((uint32_t *)to)[n] = str_at(s, data, n);
    }
}

/* One pass over the parts for the size, one to copy: nothing is made but the result. */
Value op_build_string(Thread *t, Value *parts, size_t count) {
    size_t length = 0;
    unsigned width = 1;
    bool ascii = true;
    for (size_t n = 0; n < count; n++) {
        Str *s = str_of(parts[n]);
        if (!str_flat(t, s)) return NULL;
        length += s->length;
        if (s->width > width) width = s->width;
        ascii &= s->ascii;
    }
    void *data;
    Str *result = str_new_uninitialised(t, length, width, ascii, &data);
    if (!result) return NULL;
    for (size_t n = 0; n < count; n++) {
        Str *s = str_of(parts[n]);
        ops_copy_points(data, width, s, str_flat(t, s));
        data = (char *)data + s->length * width;
    }
    return to_value(result);
}

Value op_build_template(Thread *t, Value strings, Value interpolations) {
    for (size_t n = 0; n < tuple_of(strings)->length; n++)
        if (!is_str(t, tuple_of(strings)->items[n])) return raise_type_error(t, "template needs str, not %T", tuple_of(strings)->items[n]);
    for (size_t n = 0; n < tuple_of(interpolations)->length; n++)
        if (!is_exact(tuple_of(interpolations)->items[n], T_INTERPOLATION))
            return raise_type_error(t, "template needs Interpolation, not %T", tuple_of(interpolations)->items[n]);
    return template_new(t, strings, interpolations);
}

Value op_build_interpolation(Thread *t, Value *operands, size_t count, uint32_t conversion) {
    Value spec = count > 2 && operands[2] ? operands[2] : to_value(&static_empty_str);
    Value converted = conversion ? to_value(str_from_char(t, conversion)) : NONE;
    return converted ? interpolation_new(t, operands[0], operands[1], converted, spec) : NULL;
}

bool op_list_extend(Thread *t, Value list, Value iterable) {
    if (list_extend(t, list, iterable)) return true;
    if (error_matches(t, T_TYPE_ERROR) && !type_of(t, iterable)->slots->iter && !type_of(t, iterable)->slots->getitem) {
        error_clear(t);
        raise_type_error(t, "Value after * must be an iterable, not %T", iterable);
    }
    return false;
}

Value op_format(Thread *t, Value v, unsigned conversion, Value spec) {
    switch (conversion) {
    case 's': v = value_str(t, v); break;
    case 'r': v = value_repr(t, v); break;
    case 'a': v = value_ascii(t, v); break;
    }
    if (!v) return NULL;
    if (is_str_exact(v) && (!spec || str_of(spec)->length == 0)) return v;
    return value_format(t, v, spec);
}

/* ---- unpacking --------------------------------------------------------------------------------- */

static Value ops_unpack_iterator(Thread *t, Value v) {
    if (!type_of(t, v)->slots->iter && !type_of(t, v)->slots->getitem)
        return raise_type_error(t, "cannot unpack non-iterable %T object", v);
    return value_iter(t, v);
}

/* Takes `count` items. False: error. */
static bool ops_unpack_items(Thread *t, Value iterator, Value *to, size_t count, size_t wanted, bool at_least) {
    for (size_t n = 0; n < count; n++) {
        to[n] = value_next(t, iterator);
        if (to[n]) continue;
        if (error_is_set(t)) return false;
        return FAIL_WITH(raise_value_error(t, "not enough values to unpack (expected %s%zu, got %zu)", at_least ? "at least " : "", wanted, n));
    }
    return true;
}

bool op_unpack(Thread *t, Value v, Value *to, size_t count) {
    Value iterator = ops_unpack_iterator(t, v);
    if (!iterator || !ops_unpack_items(t, iterator, to, count, count, false)) return false;
    Value more = value_next(t, iterator);
    if (!more) return !error_is_set(t);
    int64_t length = is_tuple_exact(v) || is_list_exact(v) || is_exact(v, T_DICT) ? value_length(t, v) : -1;
    if (length > (int64_t)count)
        return FAIL_WITH(raise_value_error(t, "too many values to unpack (expected %zu, got %zd)", count, length));
    return FAIL_WITH(raise_value_error(t, "too many values to unpack (expected %zu)", count));
}

bool op_unpack_ex(Thread *t, Value v, Value *to, size_t before, size_t after) {
    Value iterator = ops_unpack_iterator(t, v);
    if (!iterator || !ops_unpack_items(t, iterator, to, before, before + after, true)) return false;
    Value rest = list_from_iterable(t, iterator);
    if (!rest) return false;
    size_t length = list_length(list_of(rest));
    if (length < after)
        return FAIL_WITH(raise_value_error(t, "not enough values to unpack (expected at least %zu, got %zu)", before + after, before + length));
    Value kept = list_new(t, length - after);
    if (!kept) return false;
    for (size_t n = 0; n < length - after; n++)
        if (!list_append(t, kept, list_get(list_of(rest), n))) return false;
    to[before] = kept;
    for (size_t n = 0; n < after; n++) to[before + 1 + n] = list_get(list_of(rest), length - after + n);
    return true;
}
