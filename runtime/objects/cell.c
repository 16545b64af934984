/* cell objects: variables that closures, modules and classes share. */
#include "runtime/error.h"
#include "runtime/objects/protocol.h"

Cell *cell_new(Thread *t, Value v) {
    Cell *cell = heap_allocate(t, sizeof *cell, T_CELL);
    if (LIKELY(cell != NULL)) cell->value = v;
    return cell;
}

static Value cell_construct(Thread *t, Value cls, Value *args, size_t nargs, Value kwnames) {
    (void)cls;
    Value contents = NULL;
    if (!bind_arguments(t, "cell", "contents=None, /", args, nargs, kwnames, &contents))
        return NULL;
    return to_value(cell_new(t, contents));
}

static Value cell_repr(Thread *t, Value self) {
    Value v = cell_get((Cell *)self);
    if (v == NULL) return to_value(str_format(t, "<cell at %p: empty>", (void *)self));
    return to_value(str_format(t, "<cell at %p: %T object at %p>", (void *)self, v, (void *)v));
}

/* An empty cell is less than any other. */
static Value cell_compare(Thread *t, Value self, Value other, CompareOperator op) {
    if (!is_exact(other, T_CELL)) return NOT_IMPLEMENTED;
    Value a = cell_get((Cell *)self), b = cell_get((Cell *)other);
    if (a != NULL && b != NULL) return value_compare(t, a, b, op);
    return value_compare(t, small_int(a != NULL), small_int(b != NULL), op);
}

static Value cell_get_contents(Thread *t, Value self) {
    Value v = cell_get((Cell *)self);
    return v ? v : raise_value_error(t, "Cell is empty");
}

static bool cell_set_contents(Thread *t, Value self, Value v) {
    (void)t;
    cell_set((Cell *)self, v);
    return true;
}

static void cell_trace(Marker *m, Object *object) {
    gc_mark_value(m, ((Cell *)object)->value);
    gc_mark_value(m, ((Cell *)object)->fallback);
}

static const GetSetDef cell_getset[] = {
    {"cell_contents", cell_get_contents, cell_set_contents,
     "What is in the cell; a ValueError if it is empty."},
    {0},
};

const TypeDef cell_typedef = {
    .name = "cell",
    .doc = "A variable that functions share.",
    .id = T_CELL,
    .size = sizeof(Cell),
    .trace = cell_trace,
    .slots = {.repr = cell_repr, .compare = cell_compare, .new = cell_construct},
    .getset = cell_getset,
    .new_params = "contents=None, /",
};
