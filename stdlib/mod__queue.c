/* Module _queue: SimpleQueue, an unbounded queue whose get() waits.
 *
 * `arrivals` changes with every put(); who waits parks on it. A waiter first makes itself known,
 * then reads `arrivals`, then looks for an item once more, and parks only if the word is still the
 * same; put() adds its item, changes the word, and then looks for waiters. All four are
 * sequentially consistent, so one of the two sees the other. */
#include "runtime/error.h"
#include "runtime/objects/float.h"
#include "runtime/objects/function.h"
#include "runtime/objects/int.h"
#include "runtime/objects/sequence.h"
#include "runtime/threads/owner.h"
#include "runtime/threads/park.h"
#include "runtime/threads/safepoint.h"

#define SIMPLEQUEUE_CAPACITY_MIN 8

typedef struct SimpleQueue {
    Object header;
    ValuesBlock *block;      /* a ring of a power of two places, or NULL */
    size_t start, length;
    uint32_t arrivals, waiters;
} SimpleQueue;

static const TypeDef simplequeue_typedef; /* the key of Empty, too */

static SimpleQueue *simplequeue_of(Value v) { return (SimpleQueue *)v; }

static Value simplequeue_construct(Thread *t, Value cls, Value *args, size_t nargs, Value kwnames) {
    if (!bind_arguments(t, "SimpleQueue", "", args, nargs, kwnames, NULL)) return NULL;
    Value self = type_allocate_instance(t, type_from(cls), 0);
    if (self) owner_share(t, object_of(self)); /* it is made to be used by several */
    return self;
}

/* In a write section. */
static void simplequeue_push(SimpleQueue *q, Value v) {
    store(q->block, &q->block->items[(q->start + q->length) & (q->block->capacity - 1)], v);
    store_release(&q->length, q->length + 1);
}

static bool simplequeue_put(Thread *t, SimpleQueue *q, Value v) {
    ValuesBlock *wider = NULL;
    for (bool done = false; !done;) {
        write_begin(t, &q->header);
        size_t capacity = q->block ? q->block->capacity : 0, length = q->length;
        if (length == capacity && wider != NULL && wider->capacity > length) {
            for (size_t i = 0; i < length; i++)
                wider->items[i] = q->block->items[(q->start + i) & (capacity - 1)];
            store_cell(q, &q->block, wider);
            q->start = 0;
            capacity = wider->capacity;
        }
        done = length < capacity;
        if (done) simplequeue_push(q, v);
        write_end(t, &q->header);
        if (done) break;
        wider = values_block_new(t, capacity ? capacity * 2 : SIMPLEQUEUE_CAPACITY_MIN);
        if (!wider) return false;
    }
    __atomic_fetch_add(&q->arrivals, 1, __ATOMIC_SEQ_CST);
    if (__atomic_load_n(&q->waiters, __ATOMIC_SEQ_CST) > 0) park_wake(&q->arrivals, 1);
    return true;
}

/* The first item, or NULL. */
static Value simplequeue_take(Thread *t, SimpleQueue *q) {
    if (load_acquire(&q->length) == 0) return NULL;
    Value v = NULL;
    write_begin(t, &q->header);
    if (q->length > 0) {
        Value *place = &q->block->items[q->start];
        v = *place;
        store(q->block, place, NULL);
        q->start = (q->start + 1) & (q->block->capacity - 1);
        store_release(&q->length, q->length - 1);
    }
    write_end(t, &q->header);
    return v;
}

static Value simplequeue_raise_empty(Thread *t) {
    return raise_value(t, *vm_root(t, &simplequeue_typedef));
}

/* Waits for an item; NULL: the deadline has passed, or an error. */
static Value simplequeue_wait(Thread *t, SimpleQueue *q, int64_t deadline) {
    __atomic_fetch_add(&q->waiters, 1, __ATOMIC_SEQ_CST);
    Value v;
    for (bool ended = false;;) {
        uint32_t arrivals = __atomic_load_n(&q->arrivals, __ATOMIC_SEQ_CST);
        v = simplequeue_take(t, q);
        if (v || ended) break;
        ended = thread_park(t, &q->arrivals, arrivals, deadline) == PARK_TIMED_OUT;
        if (!poll_actions(t)) break;
    }
    __atomic_fetch_sub(&q->waiters, 1, __ATOMIC_SEQ_CST);
    /* Whoever woke this thread may have meant it for an item that is still there. */
    if (!v && load_acquire(&q->length) > 0) park_wake(&q->arrivals, 1);
    return v;
}

static Value simplequeue_get(Thread *t, Value self, Value block, Value timeout) {
    SimpleQueue *q = simplequeue_of(self);
    int64_t deadline = PARK_FOREVER;
    int blocks = block ? value_truth(t, block) : 1;
    if (blocks < 0) return NULL;
    if (blocks && timeout && timeout != NONE) {
        double seconds;
        const TypeSlots *slots = type_of(t, timeout)->slots;
        if (!is_float(t, timeout) && slots->index == NULL && slots->as_float == NULL)
            return raise_type_error(
                t, "'%T' object cannot be interpreted as an integer or float", timeout);
        if (!value_as_double(t, timeout, &seconds)) return NULL;
        if (seconds < 0) return raise_value_error(t, "'timeout' must be a non-negative number");
        deadline = park_deadline_in(seconds);
    }
    Value v = simplequeue_take(t, q);
    if (!v && blocks) v = simplequeue_wait(t, q, deadline);
    return v || error_is_set(t) ? v : simplequeue_raise_empty(t);
}

static Value simplequeue_put_method(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return simplequeue_put(t, simplequeue_of(args[0]), args[1]) ? NONE : NULL;
}
static Value simplequeue_get_method(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return simplequeue_get(t, args[0], args[1], args[2]);
}
static Value simplequeue_get_nowait(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return simplequeue_get(t, args[0], FALSE_VALUE, NULL);
}
static Value simplequeue_empty(Thread *t, Value *args, size_t nargs) {
    (void)t, (void)nargs;
    return bool_value(load_acquire(&simplequeue_of(args[0])->length) == 0);
}
static Value simplequeue_qsize(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return int_from_uint64(t, load_acquire(&simplequeue_of(args[0])->length));
}

static void simplequeue_trace(Marker *m, Object *cell) {
    gc_mark_cell(m, ((SimpleQueue *)cell)->block);
}

static const NativeDef simplequeue_methods[] = {
    {"put", simplequeue_put_method, 1, 3, NATIVE_METHOD, "item, block=True, timeout=None",
     "Add an item; never waits."},
    {"put_nowait", simplequeue_put_method, 1, 1, NATIVE_METHOD, "item", "Add an item."},
    {"get", simplequeue_get_method, 0, 2, NATIVE_METHOD, "block=True, timeout=None",
     "Take out the first item, after waiting for one; Empty if none came in time."},
    {"get_nowait", simplequeue_get_nowait, 0, 0, NATIVE_METHOD, NULL,
     "Take out the first item; Empty if there is none."},
    {"empty", simplequeue_empty, 0, 0, NATIVE_METHOD, NULL, "Was there no item just now?"},
    {"qsize", simplequeue_qsize, 0, 0, NATIVE_METHOD, NULL, "How many items there were just now."},
    {"__class_getitem__", sequence_class_getitem, 1, 1, NATIVE_CLASS_METHOD, NULL, NULL},
    {0},
};

static const TypeDef simplequeue_typedef = {
    .name = "_queue.SimpleQueue",
    .doc = "An unbounded queue, first in first out.",
    .size = sizeof(SimpleQueue),
    .flags = TYPE_SUBCLASSABLE | TYPE_WEAKLY_REFERABLE,
    .trace = simplequeue_trace,
    .slots = {.new = simplequeue_construct},
    .methods = simplequeue_methods,
};

static bool simplequeue_init(Thread *t, Module *m) {
    Type *type = type_new_native(t, &simplequeue_typedef, NULL);
    if (!type || !module_add_type(t, m, type)) return false;
    Value bases = tuple_from_1(t, to_value(t->vm->types[T_EXCEPTION]));
    Type *empty = bases ? type_new_simple(t, "_queue.Empty", bases, "A queue has no item.") : NULL;
    if (!empty || !module_add(t, m, "Empty", to_value(empty))) return false;
    vm_root_set(vm_root(t, &simplequeue_typedef), to_value(empty));
    return true;
}

const ModuleDef module__queue = {
    .name = "_queue",
    .doc = "A queue for threads.",
    .init = simplequeue_init,
};
