/* The collector: what is reachable stays as it was, what is not is freed, finalizers run once, weak
 * references are cleared. */
#include "tests/runtime/check.h"

#include "runtime/objects/function.h"
#include "runtime/objects/str.h"
#include "runtime/intern.h"
#include "runtime/objects/type.h"
#include "runtime/objects/weakref.h"

static NOINLINE void check_scrub_stack(void) {
    volatile char scratch[8192];
    for (size_t i = 0; i < sizeof scratch; i++) scratch[i] = 0;
}

/* ---- structures ------------------------------------------------------------------------------ */

/* A chain far deeper than any C stack. */
static void check_deep(Thread *t) {
    enum { DEPTH = 300000 };
    Value chain = NULL;
    for (int i = 0; i < DEPTH; i++) {
        ValuesBlock *block = check_new_block(t, 2);
        store(block, &block->items[0], chain);
        store(block, &block->items[1], small_int(i));
        chain = to_value(block);
        CHECK(poll_actions(t));
    }
    gc_collect(t);
    int i = DEPTH;
    for (Value v = chain; v != NULL; v = ((ValuesBlock *)v)->items[0])
        CHECK(((ValuesBlock *)v)->items[1] == small_int(--i));
    CHECK(i == 0);
}

/* Blocks longer than what is marked at once, with children that only they refer to. */
static void check_wide(Thread *t) {
    ValuesBlock *wide = check_new_block(t, 200000);
    for (size_t i = 0; i < wide->capacity; i++) {
        ValuesBlock *leaf = check_new_block(t, 1 + i % 5);
        store(leaf, &leaf->items[0], small_int((int64_t)i));
        store(wide, &wide->items[i], to_value(leaf));
    }
    gc_collect(t);
    gc_collect(t);
    for (size_t i = 0; i < wide->capacity; i++)
        CHECK(((ValuesBlock *)wide->items[i])->items[0] == small_int((int64_t)i));
}

static ValuesBlock *check_tree(Thread *t, int depth) {
    ValuesBlock *node = check_new_block(t, 5);
    store(node, &node->items[4], small_int(depth));
    for (int i = 0; i < 4 && depth > 0; i++)
        store(node, &node->items[i], to_value(check_tree(t, depth - 1)));
    return node;
}

static int64_t check_tree_size(const ValuesBlock *node, int depth) {
    int64_t size = 1;
    CHECK(node->items[4] == small_int(depth));
    for (int i = 0; i < 4 && depth > 0; i++)
        size += check_tree_size((ValuesBlock *)node->items[i], depth - 1);
    return size;
}

/* So much that helpers mark, too. */
static void check_large_heap(Thread *t) {
    ValuesBlock *tree = check_tree(t, 9);
    for (int i = 0; i < 5; i++) {
        gc_collect(t);
        CHECK(check_tree_size(tree, 9) == 349525);
        CHECK(gc_stats(t->vm).marked_bytes_last >= (size_t)349525 * 56);
    }
}

static uint64_t check_random(uint64_t *seed) {
    *seed = *seed * 6364136223846793005u + 1442695040888963407u;
    return *seed >> 33;
}

/* Nodes that point at each other and change all the time. items[0] says how large a node is, and is
 * never wrong. */
static void check_graph(Thread *t, uint64_t seed, int rounds) {
    enum { NODES = 500 };
    ValuesBlock *nodes = check_new_block(t, NODES);
    for (int i = 0; i < rounds; i++) {
        size_t capacity = 2 + check_random(&seed) % (i % 100 == 0 ? 3000 : 30);
        ValuesBlock *node = check_new_block(t, capacity);
        store(node, &node->items[0], small_int((int64_t)capacity));
        for (size_t slot = 1; slot < capacity; slot++)
            store(node, &node->items[slot], nodes->items[check_random(&seed) % NODES]);
        store(nodes, &nodes->items[check_random(&seed) % NODES], to_value(node));
        ValuesBlock *other = (ValuesBlock *)nodes->items[check_random(&seed) % NODES];
        if (other != NULL) {
            CHECK(other->items[0] == small_int((int64_t)other->capacity));
            ValuesBlock *child =
                (ValuesBlock *)other->items[1 + check_random(&seed) % (other->capacity - 1)];
            CHECK(child == NULL || child->items[0] == small_int((int64_t)child->capacity));
            /* Cut, or everything stays reachable. */
            memset(other->items + 1, 0, (other->capacity - 1) * sizeof(Value));
        }
        CHECK(poll_actions(t));
    }
}

/* ---- finalizers and weak references ---------------------------------------------------------- */

typedef struct CheckResource {
    Object header;
    int *closed;
    Value other;
} CheckResource;

static void check_resource_trace(Marker *m, Object *o) {
    gc_mark_value(m, ((CheckResource *)o)->other);
}
static void check_resource_finalize(VM *vm, Object *o) {
    (void)vm;
    ++*((CheckResource *)o)->closed;
}
static const TypeDef check_resource_typedef = {
    .name = "resource",
    .size = sizeof(CheckResource),
    .trace = check_resource_trace,
    .finalize = check_resource_finalize,
};

static int check_del_calls(Value v, int change) {
    CheckResource *resource = (CheckResource *)v;
    return *resource->closed += change;
}
static void check_mourner_del(Thread *t, Value self) {
    CHECK(gc_is_enabled(t->vm));
    /* What it refers to is still what it was. */
    CheckResource *other = (CheckResource *)((CheckResource *)self)->other;
    CHECK(other == NULL || *other->closed == 0);
    check_del_calls(self, 1);
}
static const TypeDef check_mourner_typedef = {
    .name = "mourner",
    .size = sizeof(CheckResource),
    .trace = check_resource_trace,
    .slots = {.del = check_mourner_del},
    .flags = TYPE_WEAKLY_REFERABLE,
};

static CheckResource *check_new_resource(Thread *t, Type *type, int *closed, Value other) {
    CheckResource *resource = heap_allocate(t, sizeof *resource, type->instance_shape);
    CHECK(resource != NULL);
    resource->closed = closed;
    store(resource, &resource->other, other);
    CHECK(gc_register_finalizable(t, &resource->header));
    CHECK(gc_register_finalizable(t, &resource->header)); /* twice is once */
    return resource;
}

static NOINLINE void check_make_garbage(Thread *t, Type *resource, Type *mourner, int *closed,
                                        int *mourned, Value *refs) {
    for (int i = 0; i < 100; i++) {
        Value inner = to_value(check_new_resource(t, resource, &closed[i], NULL));
        Value outer = to_value(check_new_resource(t, mourner, &mourned[i], inner));
        refs[i] = weakref_new(t, outer, NULL);
        CHECK(refs[i] != NULL);
        vm_root(t, refs)[0] = refs[i];
    }
}

static int check_sum(const int *numbers) {
    int sum = 0;
    for (int i = 0; i < 100; i++) sum += numbers[i];
    return sum;
}

/* Conservative stacks may keep a few alive; not many. */
static void check_finalizers(Thread *t) {
    Type *resource = type_new_native(t, &check_resource_typedef, NULL);
    Type *mourner = type_new_native(t, &check_mourner_typedef, NULL);
    CHECK(resource != NULL && mourner != NULL);
    vm_root(t, "resource")[0] = to_value(resource);
    vm_root(t, "mourner")[0] = to_value(mourner);
    int closed[100] = {0}, mourned[100] = {0};
    Value refs[100];
    check_make_garbage(t, resource, mourner, closed, mourned, refs);
    check_scrub_stack();
    gc_collect(t);
    /* Nothing runs in the pause but what C finalizers the dead have; the mourners keep those
     * alive. */
    if (getenv("MINIPY_GC_STRESS") == NULL)
        CHECK(check_sum(closed) == 0 && check_sum(mourned) == 0);
    CHECK(poll_actions(t));
    CHECK(check_sum(mourned) >= 95);
    int cleared = 0;
    for (int i = 0; i < 100; i++) cleared += weakref_get((Weakref *)refs[i]) == NULL;
    CHECK(cleared >= 95);
    check_scrub_stack();
    gc_collect(t);
    CHECK(check_sum(closed) >= 95);
    for (int i = 0; i < 100; i++) CHECK(closed[i] <= 1 && mourned[i] <= 1);
}

static void check_finalizers_at_end(void) {
    int closed = 0, mourned = 0;
    VM *vm = check_new_vm(0);
    Thread *t = thread_current();
    Type *resource = type_new_native(t, &check_resource_typedef, NULL);
    check_new_resource(t, resource, &closed, NULL);
    vm_free_runtime(vm);
    CHECK(closed == 1 && mourned == 0);
}

/* ---- strings, types -------------------------------------------------------------------------- */

static void check_interned(Thread *t) {
    char text[32];
    Str *kept = intern_c(t, "kept for ever and ever");
    for (int i = 0; i < 5000; i++) {
        snprintf(text, sizeof text, "name number %d", i);
        Str *s = intern_c(t, text);
        CHECK(s != NULL && intern_c(t, text) == s);
    }
    gc_collect(t);
    CHECK(intern_c(t, "kept for ever and ever") == kept);
    for (int i = 0; i < 5000; i++) {
        snprintf(text, sizeof text, "name number %d", i);
        Str *s = intern_c(t, text);
        CHECK(s != NULL && intern_c(t, text) == s);
    }
}

static void check_types_live(Thread *t) {
    for (int i = 0; i < 30; i++) {
        Type *type = type_new_native(t, &check_resource_typedef, NULL);
        CHECK(type != NULL && type_name(type)[0] == 'r');
        gc_collect(t);
        CHECK(shape_by_id(t->vm, type->instance_shape)->type == type);
    }
}

int main(void) {
    VM *vm = check_new_vm(0);
    Thread *t = thread_current();
    bool stressed = getenv("MINIPY_GC_STRESS") != NULL;
    if (!stressed) check_deep(t);
    if (!stressed) check_wide(t);
    if (!stressed) check_large_heap(t);
    check_graph(t, 1, stressed ? 2000 : 200000);
    check_finalizers(t);
    check_interned(t);
    check_types_live(t);
    GcStats stats = gc_stats(vm);
    CHECK(stats.collections > 0 && stats.pause_ns_max >= stats.pause_ns_last);
    vm_free_runtime(vm);
    check_finalizers_at_end();
    return 0;
}
