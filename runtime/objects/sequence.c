#include "runtime/objects/sequence.h"

#include "runtime/error.h"
#include "runtime/objects/float.h"
#include "runtime/objects/generic_alias.h"
#include "runtime/objects/int.h"
#include "runtime/threads/safepoint.h"

/* ---- equality ------------------------------------------------------------------------------- */

/* Numbers, constants and strings have no __eq__ that could answer otherwise than "no" to each
 * other. */
static bool sequence_is_plain_object(Value v) {
    uint32_t shape = shape_id_of(object_of(v));
    return shape == T_STR || shape == T_TUPLE || shape == T_BYTES;
}

int sequence_quick_equal_slow(Value a, Value b) {
    if (!is_object(a)) {
        Value swap = a;
        a = b;
        b = swap;
    }
    if (is_object(a)) {
        uint32_t shape = shape_id_of(object_of(a));
        if (!is_object(b)) return sequence_is_plain_object(a) ? 0 : -1;
        if (shape == T_STR && is_str_exact(b)) return str_same(str_of(a), str_of(b));
        if (sequence_is_plain_object(a) && sequence_is_plain_object(b))
            return shape == shape_id_of(object_of(b)) ? -1 : 0;
        return -1;
    }
    /* Two immediates, of which True and False are numbers too. */
    if (is_bool(a) || is_bool(b)) return is_bool(a) && is_bool(b) ? 0 : -1;
    if (is_constant(a) || is_constant(b)) return 0;
    if (is_float_immediate(a) && is_float_immediate(b)) return 0;
    return -1;
}

static bool sequence_quick_number(Value v, double *number) {
    const int64_t exact = (int64_t)1 << 53;
    if (is_int_small(v)) {
        int64_t n = small_int_of(v);
        *number = (double)n;
        return n >= -exact && n <= exact;
    }
    if (!is_float_exact(v)) return false;
    *number = float_of(v);
    return true;
}

int sequence_quick_less_slow(Value a, Value b, int depth) {
    double x, y;
    if (both_small_ints(a, b)) return small_int_of(a) < small_int_of(b);
    if (sequence_quick_number(a, &x) && sequence_quick_number(b, &y)) return x < y;
    if (is_str_exact(a) && is_str_exact(b)) return str_less(str_of(a), str_of(b));
    if (!is_tuple_exact(a) || !is_tuple_exact(b) || depth == 0) return -1;
    Tuple *p = tuple_of(a), *q = tuple_of(b);
    for (size_t i = 0; i < p->length && i < q->length; i++) {
        int equal = sequence_quick_equal(p->items[i], q->items[i]);
        if (equal < 0) return -1;
        if (!equal) return sequence_quick_less_slow(p->items[i], q->items[i], depth - 1);
    }
    return p->length < q->length;
}

/* ---- text ----------------------------------------------------------------------------------- */

Value sequence_repr(Thread *t, const Value *items, size_t count, char open, char close) {
    StrBuilder b;
    str_builder_init(&b, t);
    if (!str_builder_add_char(&b, (uint32_t)open)) return NULL;
    for (size_t i = 0; i < count; i++) {
        if (i > 0 && !str_builder_add_ascii(&b, ", ", 2)) return NULL;
        if (!poll_actions(t)) return NULL;
        Value text = value_repr(t, load(&items[i]));
        if (!text || !str_builder_add_str(&b, str_of(text))) return NULL;
    }
    if (count == 1 && open == '(' && !str_builder_add_char(&b, ',')) return NULL;
    if (!str_builder_add_char(&b, (uint32_t)close)) return NULL;
    return to_value(str_builder_finish(&b));
}

/* ---- ordering ------------------------------------------------------------------------------- */

static bool sequence_order_holds(size_t a, size_t b, CompareOperator op) {
    switch (op) {
    case COMPARE_LT: return a < b;
    case COMPARE_LE: return a <= b;
    case COMPARE_EQ: return a == b;
    case COMPARE_NE: return a != b;
    case COMPARE_GT: return a > b;
    case COMPARE_GE: return a >= b;
    }
    return false;
}

Value sequence_compare(Thread *t, const Value *a, size_t a_count, const Value *b, size_t b_count,
                       CompareOperator op) {
    if (a_count != b_count && (op == COMPARE_EQ || op == COMPARE_NE))
        return bool_value(op == COMPARE_NE);
    if (C_STACK_IS_LOW(t) && thread_stack_overflow(t, " in comparison")) return NULL;
    size_t common = a_count < b_count ? a_count : b_count;
    for (size_t i = 0; i < common; i++) {
        Value x = load(&a[i]), y = load(&b[i]);
        int equal = sequence_quick_equal(x, y);
        if (equal < 0) {
            if (!poll_actions(t)) return NULL;
            equal = value_equal(t, x, y);
            if (equal < 0) return NULL;
        }
        if (equal) continue;
        if (op == COMPARE_EQ || op == COMPARE_NE) return bool_value(op == COMPARE_NE);
        return value_compare(t, x, y, op);
    }
    return bool_value(sequence_order_holds(a_count, b_count, op));
}

/* ---- operands ------------------------------------------------------------------------------- */

Value sequence_ask_right(Thread *t, Str *name, Value left, Value right) {
    if (!(type_of(t, right)->flags & TYPE_HEAP)) return NOT_IMPLEMENTED;
    Value answer = value_call_special(t, name, (Value[]){right, left}, 2);
    return answer == ABSENT ? NOT_IMPLEMENTED : answer;
}

bool sequence_repeat_count(Thread *t, Value self, Value left, Value right, int64_t *count,
                           Value *answer) {
    Value v = self == left ? right : left;
    *answer = NULL;
    if (is_int_small(v)) {
        *count = small_int_of(v);
    } else {
        if (self == left) {
            *answer = sequence_ask_right(t, NAME(__rmul__), left, right);
            if (*answer != NOT_IMPLEMENTED) return false;
            *answer = NULL;
        }
        if (type_of(t, v)->slots->index == NULL)
            return FAIL_WITH(
                raise_type_error(t, "can't multiply sequence by non-int of type '%T'", v));
        if (!value_as_int64(t, v, count, T_OVERFLOW_ERROR)) return false;
    }
    if (*count < 0) *count = 0;
    return true;
}

bool sequence_product(Thread *t, size_t count, int64_t times, size_t *product) {
    if (__builtin_mul_overflow(count, (size_t)times, product) ||
        *product > (size_t)INT64_MAX / sizeof(Value))
        return FAIL_WITH(raise_memory_error(t));
    return true;
}

bool sequence_size_argument(Thread *t, Value v, int64_t *size) {
    Value n = value_index(t, v);
    if (n == NULL) return false;
    return int_as_int64(n, size)
           || FAIL_WITH(raise_overflow_error(t, "Python int too large to convert to C ssize_t"));
}

Value sequence_class_getitem(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return generic_alias_new(t, args[0], args[1]);
}

Value sequence_builtin(Thread *t, const char *name) {
    Value v = dict_get_c(t, t->vm->builtins, name);
    return v ? v
             : raise_error(t, T_ATTRIBUTE_ERROR, "module 'builtins' has no attribute '%s'", name);
}

bool sequence_index_given(Thread *t, Value key, const char *what, int64_t *index) {
    if (LIKELY(is_int_small(key))) {
        *index = small_int_of(key);
        return true;
    }
    if (type_of(t, key)->slots->index == NULL)
        return FAIL_WITH(
            raise_type_error(t, "%s indices must be integers or slices, not %T", what, key));
    return value_as_int64(t, key, index, T_INDEX_ERROR);
}

bool sequence_index(Thread *t, Value key, int64_t length, const char *what, int64_t *index) {
    int64_t i;
    if (!sequence_index_given(t, key, what, &i)) return false;
    if (i < 0) i += length;
    if (i < 0 || i >= length) return FAIL_WITH(raise_index_error(t, "%s index out of range", what));
    *index = i;
    return true;
}

bool sequence_refuse_keywords(Thread *t, Type *type, uint32_t base_id, const char *name,
                              Value kwnames) {
    Type *base = t->vm->types[base_id];
    if (kwnames == NULL || tuple_of(kwnames)->length == 0) return true;
    bool has_own = type->slots->init != base->slots->init || type->slots->new != base->slots->new;
    if (type != base && has_own) return true;
    return FAIL_WITH(raise_type_error(t, "%s() takes no keyword arguments", name));
}

Value sequence_exact_index(Thread *t, Value v) {
    v = value_index(t, v);
    return v == NULL || is_int_small(v) || is_int_big(v) ? v : int_add(t, v, small_int(0));
}

bool sequence_is_plain(Value v, int depth) {
    if (!is_object(v)) return true;
    uint32_t shape = shape_id_of(object_of(v));
    if (shape == T_STR || shape == T_FLOAT || shape == T_INT || shape == T_BYTES) return true;
    if (shape != T_TUPLE || depth == 0) return false;
    for (size_t i = 0; i < tuple_of(v)->length; i++)
        if (!sequence_is_plain(tuple_of(v)->items[i], depth - 1)) return false;
    return true;
}

bool sequence_leave_keywords(Thread *t, Value cls, const char *name, Value *kwnames) {
    if (*kwnames == NULL) return true;
    bool has_init = type_from(cls)->slots->init != t->vm->types[T_OBJECT]->slots->init;
    bool has_names = tuple_of(*kwnames)->length > 0;
    *kwnames = NULL;
    return has_init || !has_names ||
           FAIL_WITH(raise_type_error(t, "%s() takes no keyword arguments", name));
}
