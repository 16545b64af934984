/* _thread._local: attributes of which each thread has its own.
 *
 *     ThreadLocal ──► LocalTable: open hash table  thread's handle ──► the thread's dict
 *
 * A thread looks for its own entry only, and only makes its own: so readers need no lock, and there
 * is nothing to invalidate. An entry is filled before its key is stored. A new table has no entries of
 * threads that have ended; until then the dict of such an entry is garbage, which is why the collector
 * is told here, and not by the kind of the table's cell, what an entry refers to. */
#include "runtime/error.h"
#include "runtime/intern.h"
#include "runtime/objects/lock.h"
#include "runtime/threads/owner.h"

#define LOCAL_TABLE_MIN 4

typedef struct LocalEntry {
    ThreadHandle *thread;    /* NULL: free */
    Dict *dict;
} LocalEntry;

typedef struct ThreadLocal {
    Object header;           /* T_THREAD_LOCAL, or a subclass */
    BytesBlock *table;       /* of LocalEntries, or NULL; always one entry free at least */
    Value args, kwargs; /* of __init__, which runs in each thread: tuple or NULL, dict or NULL */
} ThreadLocal;

static ThreadLocal *local_of(Value v) { return (ThreadLocal *)v; }
static LocalEntry *local_entries(BytesBlock *table) { return (LocalEntry *)(void *)table->data; }
static size_t local_size(const BytesBlock *table) { return table->used / sizeof(LocalEntry); }

static void local_trace(Marker *m, Object *cell) {
    ThreadLocal *local = (ThreadLocal *)cell;
    gc_mark_value(m, load_relaxed(&local->args));
    gc_mark_value(m, load_relaxed(&local->kwargs));
    BytesBlock *table = load_relaxed(&local->table);
    if (table == NULL) return;
    gc_mark_cell(m, table);
    for (size_t i = 0; i < local_size(table); i++) {
        LocalEntry *entry = &local_entries(table)[i];
        ThreadHandle *thread = load_relaxed(&entry->thread);
        if (thread == NULL) continue;
        gc_mark_cell(m, thread);
        if (!load_relaxed(&thread->locals_ended)) gc_mark_cell(m, load_relaxed(&entry->dict));
    }
}

/* ---- the table ------------------------------------------------------------------------------- */

/* The thread's entry, or the free one where it belongs. */
static LocalEntry *local_probe(BytesBlock *table, const ThreadHandle *thread) {
    size_t mask = local_size(table) - 1;
    for (size_t i = (uintptr_t)thread / HEAP_GRANULE * 0x9e3779b97f4a7c15u >> 32;; i++) {
        LocalEntry *entry = &local_entries(table)[i & mask];
        const ThreadHandle *there = load_acquire(&entry->thread);
        if (there == thread || there == NULL) return entry;
    }
}

static Dict *local_find(const ThreadLocal *local, const ThreadHandle *thread) {
    BytesBlock *table = load_acquire(&local->table);
    LocalEntry *entry = table != NULL ? local_probe(table, thread) : NULL;
    return entry != NULL && load_relaxed(&entry->thread) != NULL ? load_acquire(&entry->dict)
                                                                 : NULL;
}

static void local_fill(ThreadLocal *local, LocalEntry *entry, ThreadHandle *thread, Dict *dict) {
    store_cell(local, &entry->dict, dict);
    store_cell(local, &entry->thread, thread);
}

/* Copies entries of living threads; counts them with `to` NULL. */
static size_t local_move_entries(ThreadLocal *local, BytesBlock *from, BytesBlock *to) {
    size_t living = 0;
    for (size_t i = 0; from != NULL && i < local_size(from); i++) {
        LocalEntry *entry = &local_entries(from)[i];
        ThreadHandle *thread = load_relaxed(&entry->thread);
        if (thread == NULL || load_relaxed(&thread->locals_ended)) continue;
        living++;
        if (to != NULL)
            local_fill(local, local_probe(to, thread), thread, load_relaxed(&entry->dict));
    }
    return living;
}

static bool local_has_room(BytesBlock *table) {
    size_t taken = 0;
    for (size_t i = 0; table != NULL && i < local_size(table); i++)
        taken += load_relaxed(&local_entries(table)[i].thread) != NULL;
    return table != NULL && (taken + 1) * 4 <= local_size(table) * 3;
}

static BytesBlock *local_table_new(Thread *t, size_t entries) {
    size_t size = LOCAL_TABLE_MIN;
    while (entries * 2 > size) size *= 2;
    BytesBlock *table = bytes_block_new(t, size * sizeof(LocalEntry));
    if (table != NULL) table->used = size * sizeof(LocalEntry);
    return table;
}

static bool local_insert(Thread *t, ThreadLocal *local, ThreadHandle *thread, Dict *dict) {
    for (bool done = false; !done;) {
        BytesBlock *seen = load_acquire(&local->table), *made = NULL;
        size_t living = local_move_entries(local, seen, NULL);
        if (!local_has_room(seen) && (made = local_table_new(t, living + 1)) == NULL) return false;
        write_begin(t, &local->header);
        BytesBlock *table = load_relaxed(&local->table);
        if (made != NULL && table == seen && local_move_entries(local, seen, NULL) <= living) {
            local_move_entries(local, seen, made);
            local_fill(local, local_probe(made, thread), thread, dict);
            store_cell(local, &local->table, made);
            done = true;
        } else if (local_has_room(table)) {
            local_fill(local, local_probe(table, thread), thread, dict);
            done = true;
        }
        write_end(t, &local->header);
    }
    return true;
}

/* ---- attributes ------------------------------------------------------------------------------ */

/* The calling thread's dict, with __init__ called when it is the first time. */
static Dict *local_dict(Thread *t, Value self) {
    ThreadLocal *local = local_of(self);
    ThreadHandle *thread = thread_handle_current(t);
    if (UNLIKELY(thread == NULL)) return NULL;
    Dict *dict = local_find(local, thread);
    if (LIKELY(dict != NULL)) return dict;
    dict = dict_new(t);
    if (dict == NULL || !local_insert(t, local, thread, dict)) return NULL;
    const TypeSlots *slots = type_of(t, self)->slots;
    if (slots->init == object_init) return dict;
    Value init = local->args != NULL ? value_getattr(t, self, NAME(__init__)) : NULL;
    if (local->args == NULL
            ? slots->init(t, self, NULL, 0, NULL)
            : init != NULL && value_call_star(t, init, local->args, local->kwargs) != NULL)
        return dict;
    /* As if the thread had never looked: the next time __init__ is called again. */
    write_begin(t, &local->header);
    LocalEntry *entry = local_probe(load_relaxed(&local->table), thread);
    if (load_relaxed(&entry->thread) == thread) store_cell(local, &entry->dict, NULL);
    write_end(t, &local->header);
    return NULL;
}

static Value local_getattr(Thread *t, Value self, Str *name) {
    Dict *dict = local_dict(t, self);
    if (dict == NULL) return NULL;
    if (UNLIKELY(name == NAME(__dict__))) return to_value(dict);
    Type *type = type_of(t, self);
    Value found = type_lookup(t, type, name);
    const TypeSlots *slots = found != NULL ? type_of(t, found)->slots : NULL;
    if (slots != NULL && slots->descr_get != NULL && slots->descr_set != NULL)
        return slots->descr_get(t, found, self, to_value(type));
    Value own = dict_get_name(t, dict, name);
    if (own != NULL || slots == NULL || slots->descr_get == NULL) return own != NULL ? own : found;
    return slots->descr_get(t, found, self, to_value(type));
}

static bool local_setattr(Thread *t, Value self, Str *name, Value v) {
    Dict *dict = local_dict(t, self);
    if (dict == NULL) return false;
    Type *type = type_of(t, self);
    if (name == NAME(__dict__))
        return FAIL_WITH(raise_error(t, T_ATTRIBUTE_ERROR,
                                     "'%N' object attribute '__dict__' is read-only", type));
    Value found = type_lookup(t, type, name);
    bool (*set)(Thread *, Value, Value, Value) = found != NULL ? type_of(t, found)->slots->descr_set
                                                               : NULL;
    if (set != NULL) return set(t, found, self, v);
    if (v != NULL) return dict_set_name(t, dict, name, v);
    int deleted = dict_delete(t, dict, to_value(name));
    return deleted > 0 || (deleted == 0 && FAIL_WITH(raise_attribute_error(t, self, name)));
}

/* ---- making ---------------------------------------------------------------------------------- */

static Value local_construct(Thread *t, Value cls, Value *args, size_t nargs, Value kwnames) {
    Type *type = type_from(cls);
    size_t keywords = kwnames != NULL ? tuple_of(kwnames)->length : 0;
    if (nargs + keywords > 0 && type->slots->init == object_init)
        return raise_type_error(t, "Initialization arguments are not supported");
    Value self = type_allocate_instance(t, type, 0);
    ThreadHandle *thread = self != NULL ? thread_handle_current(t) : NULL;
    if (thread == NULL) return NULL;
    ThreadLocal *local = local_of(self);
    if (nargs + keywords > 0) {
        Value kept = tuple_new(t, args, nargs);
        if (kept == NULL) return NULL;
        store(local, &local->args, kept);
    }
    if (keywords > 0) {
        Dict *kwargs = dict_new(t);
        for (size_t i = 0; kwargs != NULL && i < keywords; i++)
            if (!dict_set(t, kwargs, tuple_of(kwnames)->items[i], args[nargs + i])) return NULL;
        if (kwargs == NULL) return NULL;
        store(local, &local->kwargs, to_value(kwargs));
    }
    /* In this thread the class calls __init__, after this. */
    Dict *dict = dict_new(t);
    return dict != NULL && local_insert(t, local, thread, dict) ? self : NULL;
}

const TypeDef thread_local_typedef = {
    .name = "_thread._local",
    .doc = "An object whose attributes each thread has for itself.",
    .id = T_THREAD_LOCAL,
    .size = sizeof(ThreadLocal),
    .flags = TYPE_SUBCLASSABLE | TYPE_WEAKLY_REFERABLE,
    .trace = local_trace,
    .slots = {.new = local_construct, .getattr = local_getattr, .setattr = local_setattr},
    .new_params = "*args, **kwargs",
};
