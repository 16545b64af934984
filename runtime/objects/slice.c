/* slice objects, and fitting their bounds to a length. */
#include "runtime/error.h"
#include "runtime/objects/int.h"
#include "runtime/objects/iterator.h"
#include "runtime/objects/sequence.h"

Value slice_new(Thread *t, Value start, Value stop, Value step) {
    Slice *slice = heap_allocate(t, sizeof *slice, T_SLICE);
    if (!slice) return NULL;
    slice->start = start;
    slice->stop = stop;
    slice->step = step;
    return to_value(slice);
}

static Value slice_construct(Thread *t, Value cls, Value *args, size_t nargs, Value kwnames) {
    (void)cls;
    Value out[3] = {0};
    if (!sequence_refuse_keywords(t, t->vm->types[T_SLICE], T_SLICE, "slice", kwnames)) return NULL;
    if (!bind_arguments(t, "slice", "start, stop=None, step=None, /", args, nargs, kwnames, out))
        return NULL;
    if (!out[1]) return slice_new(t, NONE, out[0], NONE);
    return slice_new(t, out[0], out[1], out[2] ? out[2] : NONE);
}

/* ---- bounds --------------------------------------------------------------------------------- */

static bool slice_bound_or(Thread *t, Value v, int64_t *bound, const char *allowed) {
    if (LIKELY(is_int_small(v))) {
        *bound = small_int_of(v);
        return true;
    }
    if (type_of(t, v)->slots->index == NULL)
        return FAIL_WITH(raise_type_error(
            t, "slice indices must be integers or %shave an __index__ method", allowed));
    return value_as_int64(t, v, bound, 0);
}

bool slice_bound(Thread *t, Value v, int64_t *bound) { return slice_bound_or(t, v, bound, ""); }

bool slice_unpack(Thread *t, Value v, int64_t *start, int64_t *stop, int64_t *step) {
    Slice *slice = (Slice *)v;
    *step = 1;
    if (slice->step != NONE) {
        if (!slice_bound_or(t, slice->step, step, "None or ")) return false;
        if (*step == 0) return FAIL_WITH(raise_value_error(t, "slice step cannot be zero"));
        if (*step < -INT64_MAX) *step = -INT64_MAX; /* so that it can be negated */
    }
    *start = *step < 0 ? INT64_MAX : 0;
    *stop = *step < 0 ? INT64_MIN : INT64_MAX;
    return (slice->start == NONE || slice_bound_or(t, slice->start, start, "None or ")) &&
           (slice->stop == NONE || slice_bound_or(t, slice->stop, stop, "None or "));
}

static int64_t slice_fit_bound(int64_t bound, int64_t length, int64_t step) {
    if (bound < 0) {
        bound += length;
        if (bound < 0) return step < 0 ? -1 : 0;
    }
    if (bound >= length) return step < 0 ? length - 1 : length;
    return bound;
}

int64_t slice_fit(int64_t length, int64_t *start, int64_t *stop, int64_t step) {
    *start = slice_fit_bound(*start, length, step);
    *stop = slice_fit_bound(*stop, length, step);
    if (step > 0) return *start < *stop ? (*stop - *start - 1) / step + 1 : 0;
    return *stop < *start ? (*start - *stop - 1) / -step + 1 : 0;
}

bool slice_indices(Thread *t, Value slice, int64_t length, int64_t *start, int64_t *stop,
                   int64_t *step, int64_t *count) {
    if (!slice_unpack(t, slice, start, stop, step)) return false;
    *count = slice_fit(length, start, stop, *step);
    return true;
}

/* ---- slice.indices(): any ints -------------------------------------------------------------- */

static Value slice_index_or_error(Thread *t, Value v) {
    if (type_of(t, v)->slots->index == NULL)
        return raise_type_error(
            t, "slice indices must be integers or None or have an __index__ method");
    return value_index(t, v);
}

/* bound, fitted into [lower, upper]; None stands for `absent`. */
static Value slice_clip_int(Thread *t, Value bound, Value length, Value lower, Value upper,
                            Value absent) {
    if (bound == NONE) return absent;
    bound = slice_index_or_error(t, bound);
    if (!bound) return NULL;
    if (int_sign(bound) < 0) {
        bound = int_add(t, bound, length);
        if (!bound) return NULL;
        return int_compare(bound, lower) < 0 ? lower : bound;
    }
    return int_compare(bound, upper) > 0 ? upper : bound;
}

static Value slice_indices_method(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    Slice *slice = (Slice *)args[0];
    Value length = value_index(t, args[1]);
    if (!length) return NULL;
    if (int_sign(length) < 0) return raise_value_error(t, "length should not be negative");
    Value step = slice->step == NONE ? small_int(1) : slice_index_or_error(t, slice->step);
    if (!step) return NULL;
    int sign = int_sign(step);
    if (sign == 0) return raise_value_error(t, "slice step cannot be zero");
    Value lower = sign < 0 ? small_int(-1) : small_int(0);
    Value upper = sign < 0 ? int_sub(t, length, small_int(1)) : length;
    if (!upper) return NULL;
    Value start = slice_clip_int(t, slice->start, length, lower, upper, sign < 0 ? upper : lower);
    if (!start) return NULL;
    Value stop = slice_clip_int(t, slice->stop, length, lower, upper, sign < 0 ? lower : upper);
    if (!stop) return NULL;
    return tuple_from_3(t, start, stop, step);
}

/* ---- slots ---------------------------------------------------------------------------------- */

static Value slice_repr(Thread *t, Value self) {
    Slice *slice = (Slice *)self;
    return to_value(str_format(t, "slice(%R, %R, %R)", slice->start, slice->stop, slice->step));
}

static Value slice_as_tuple(Thread *t, Value v) {
    Slice *slice = (Slice *)v;
    return tuple_from_3(t, slice->start, slice->stop, slice->step);
}

static Value slice_richcompare(Thread *t, Value self, Value other, CompareOperator op) {
    if (!is_exact(other, T_SLICE)) return NOT_IMPLEMENTED;
    Value a = slice_as_tuple(t, self), b = a ? slice_as_tuple(t, other) : NULL;
    return b ? value_compare(t, a, b, op) : NULL;
}

static bool slice_hash(Thread *t, Value self, int64_t *hash) {
    Value tuple = slice_as_tuple(t, self);
    return tuple && value_hash(t, tuple, hash);
}

static Value slice_reduce(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    Value tuple = slice_as_tuple(t, args[0]);
    return tuple ? tuple_from_2(t, to_value(t->vm->types[T_SLICE]), tuple) : NULL;
}

static void slice_trace(Marker *m, Object *cell) {
    Slice *slice = (Slice *)cell;
    gc_mark_value(m, slice->start);
    gc_mark_value(m, slice->stop);
    gc_mark_value(m, slice->step);
}

static const NativeDef slice_methods[] = {
    {"indices", slice_indices_method, 1, 1, NATIVE_METHOD, NULL,
     "(start, stop, step) of this slice of a sequence of so many items."},
    {"__reduce__", slice_reduce, 0, 0, NATIVE_METHOD, NULL, NULL},
    {"__class_getitem__", sequence_class_getitem, 1, 1, NATIVE_CLASS_METHOD, NULL, NULL},
    {0},
};

static const MemberDef slice_members[] = {
    {"start", offsetof(Slice, start), MEMBER_READ_ONLY, NULL},
    {"stop", offsetof(Slice, stop), MEMBER_READ_ONLY, NULL},
    {"step", offsetof(Slice, step), MEMBER_READ_ONLY, NULL},
    {0},
};

const TypeDef slice_typedef = {
    .name = "slice",
    .doc = "What is between the brackets of a[start:stop:step].",
    .id = T_SLICE,
    .size = sizeof(Slice),
    .trace = slice_trace,
    .slots = {
        .repr = slice_repr,
        .hash = slice_hash,
        .compare = slice_richcompare,
        .new = slice_construct,
    },
    .methods = slice_methods,
    .members = slice_members,
};
