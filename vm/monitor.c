#include "vm/monitor.h"

#include <stdlib.h>

#include "runtime/objects/bytes.h"
#include "runtime/objects/tuple.h"
#include "vm/trace.h"

/* ---- what a code object has of its own --------------------------------------------------------- */

/* For each place in code, a byte of tools' bits for each local event. */
#define MONITOR_PLACE_WORDS ((MONITOR_LOCAL_COUNT + 3) / 4)

/* In the bytes block code->monitor. */
typedef struct CodeMonitor {
    uint32_t events[MONITOR_TOOLS], uses[MONITOR_TOOLS];
    uint32_t restarts;                  /* `disabled` counts if that is the monitor's */
    uint32_t disabled[];
} CodeMonitor;

static CodeMonitor *monitor_of_code(const Code *code) {
    Value block = load(&code->monitor);
    return block ? (CodeMonitor *)((BytesBlock *)block)->data : NULL;
}

static CodeMonitor *monitor_make_for_code(Thread *t, Monitor *m, Code *code) {
    if (monitor_of_code(code)) return monitor_of_code(code);
    size_t size = sizeof(CodeMonitor) + code->instruction_count * MONITOR_PLACE_WORDS * sizeof(uint32_t);
    BytesBlock *block = bytes_block_new(t, size);
    if (!block) return NULL;
    memset(block->data, 0, size);
    mutex_lock(&m->mutex);
    if (!load(&code->monitor)) store(code, &code->monitor, to_value(block));
    mutex_unlock(&m->mutex);
    return monitor_of_code(code);
}

static uint32_t monitor_local_of(const Monitor *m, const CodeMonitor *own, unsigned tool) {
    return load_relaxed(&own->uses[tool]) == load_relaxed(&m->uses[tool]) ? load_relaxed(&own->events[tool]) : 0;
}

static bool monitor_is_disabled(const Monitor *m, const CodeMonitor *own, unsigned tool, unsigned event, uint32_t offset) {
    if (!own || event >= MONITOR_LOCAL_COUNT || load_relaxed(&own->restarts) != load_relaxed(&m->restarts)) return false;
    return load_relaxed(&own->disabled[offset * MONITOR_PLACE_WORDS + event / 4]) >> (event % 4 * 8 + tool) & 1;
}

static bool monitor_disable(Thread *t, Monitor *m, Code *code, unsigned tool, unsigned event, uint32_t offset) {
    CodeMonitor *own = monitor_make_for_code(t, m, code);
    if (!own) return false;
    mutex_lock(&m->mutex);
    if (own->restarts != load_relaxed(&m->restarts)) {
        for (size_t n = 0; n < code->instruction_count * MONITOR_PLACE_WORDS; n++) store_relaxed(&own->disabled[n], 0);
        store_relaxed(&own->restarts, load_relaxed(&m->restarts));
    }
    sync_or(&own->disabled[offset * MONITOR_PLACE_WORDS + event / 4], 1u << (event % 4 * 8 + tool));
    mutex_unlock(&m->mutex);
    return true;
}

/* ---- the VM's ---------------------------------------------------------------------------------- */

Monitor *monitor_get(Thread *t) {
    VM *vm = t->vm;
    Monitor *known = sync_load(&vm->monitor);
    if (known) return known;
    Monitor *made = calloc(1, sizeof *made);
    if (!made) {
        raise_memory_error(t);
        return NULL;
    }
    made->restarts = 1; /* a new CodeMonitor has 0 */
    for (unsigned tool = 0; tool < MONITOR_TOOLS; tool++) made->uses[tool] = 1;
    if (sync_cas(&vm->monitor, &known, made)) return made;
    free(made);
    return known;
}

void monitor_free(VM *vm) {
    free(vm->monitor);
    vm->monitor = NULL;
}

ValuesBlock *monitor_values(Thread *t) {
    static const char key;
    Value *root = vm_root(t, &key);
    if (!root) return NULL;
    if (load(root)) return (ValuesBlock *)load(root);
    ValuesBlock *made = values_block_new(t, MONITOR_VALUES);
    for (unsigned n = MONITOR_DISABLE; made && n <= MONITOR_MISSING; n++) {
        Value sentinel = value_call_0(t, to_value(t->vm->types[T_OBJECT]));
        if (!sentinel) return NULL;
        store(made, &made->items[n], sentinel);
    }
    return (ValuesBlock *)vm_root_keep(root, made ? to_value(made) : NULL);
}

bool monitor_is_on(const VM *vm) {
    const Monitor *m = sync_load(&vm->monitor);
    return m && (load_relaxed(&m->all_events) | load_relaxed(&m->local_tools));
}

uint32_t monitor_local_events(const VM *vm, const Code *code, unsigned tool) {
    const Monitor *m = sync_load(&vm->monitor);
    const CodeMonitor *own = monitor_of_code(code);
    return m && own ? monitor_local_of(m, own, tool) : 0;
}

uint32_t monitor_events(const VM *vm, const Code *code) {
    const Monitor *m = sync_load(&vm->monitor);
    if (!m) return 0;
    uint32_t events = load_relaxed(&m->all_events);
    const CodeMonitor *own = load_relaxed(&m->local_tools) ? monitor_of_code(code) : NULL;
    for (unsigned tool = 0; own && tool < MONITOR_TOOLS; tool++) events |= monitor_local_of(m, own, tool);
    return events;
}

/* ---- changes ----------------------------------------------------------------------------------- */

static void monitor_visit(Thread *each, void *data) {
    (void)data;
    trace_update(each, true);
}

static void monitor_sum(Monitor *m) {
    uint32_t all = 0;
    for (unsigned tool = 0; tool < MONITOR_TOOLS; tool++) all |= m->events[tool];
    store_relaxed(&m->all_events, all);
}

/* Within a clean stop of all threads. */
static void monitor_changed(Thread *t, Monitor *m) {
    monitor_sum(m);
    store_relaxed(&t->vm->poll_for_new_threads, monitor_is_on(t->vm) ? (uint32_t)POLL_TRACE : 0);
    thread_for_each(t->vm, monitor_visit, NULL);
}

bool monitor_set_events(Thread *t, unsigned tool, uint32_t events) {
    Monitor *m = monitor_get(t);
    if (!m) return false;
    if (load_relaxed(&m->events[tool]) == events) return true;
    thread_stop_begin(t, NULL, STOP_CLEAN);
    store_relaxed(&m->events[tool], events);
    monitor_changed(t, m);
    thread_stop_end(t, NULL, STOP_CLEAN);
    if (events & MONITOR_BIT(MONITOR_LINE)) trace_within_lines(t);
    return true;
}

bool monitor_set_local_events(Thread *t, Code *code, unsigned tool, uint32_t events) {
    Monitor *m = monitor_get(t);
    CodeMonitor *own = m ? monitor_make_for_code(t, m, code) : NULL;
    if (!own) return false;
    if (monitor_local_of(m, own, tool) == events) return true;
    thread_stop_begin(t, NULL, STOP_CLEAN);
    store_relaxed(&own->events[tool], events);
    store_relaxed(&own->uses[tool], m->uses[tool]);
    if (events) store_relaxed(&m->local_tools, m->local_tools | 1u << tool);
    monitor_changed(t, m);
    thread_stop_end(t, NULL, STOP_CLEAN);
    if (events & MONITOR_BIT(MONITOR_LINE)) trace_within_lines(t);
    return true;
}

bool monitor_clear(Thread *t, unsigned tool) {
    Monitor *m = monitor_get(t);
    ValuesBlock *values = m ? monitor_values(t) : NULL;
    if (!values) return false;
    for (unsigned event = 0; event < MONITOR_EVENT_COUNT; event++) store(values, &values->items[monitor_callback_index(tool, event)], NULL);
    thread_stop_begin(t, NULL, STOP_CLEAN);
    store_relaxed(&m->events[tool], 0);
    store_relaxed(&m->uses[tool], m->uses[tool] + 1);
    store_relaxed(&m->local_tools, m->local_tools & ~(1u << tool));
    monitor_changed(t, m);
    thread_stop_end(t, NULL, STOP_CLEAN);
    return true;
}

bool monitor_restart(Thread *t) {
    Monitor *m = monitor_get(t);
    if (m) sync_add(&m->restarts, 1u);
    return m != NULL;
}

/* ---- telling ----------------------------------------------------------------------------------- */

static const char *const monitor_event_names[] = {
#define MONITOR_EVENT_NAME(NAME, bit) [bit] = #NAME,
    MONITOR_EVENTS(MONITOR_EVENT_NAME)
#undef MONITOR_EVENT_NAME
};

/* The function of a tool: that of BRANCH serves for both of its kinds when these have none. */
static Value monitor_callback(const ValuesBlock *values, unsigned tool, unsigned event) {
    Value function = load(&values->items[monitor_callback_index(tool, event)]);
    bool branch = event == MONITOR_BRANCH_LEFT || event == MONITOR_BRANCH_RIGHT;
    return !function && branch ? load(&values->items[monitor_callback_index(tool, MONITOR_BRANCH)]) : function;
}

static bool monitor_tell_tool(Thread *t, Monitor *m, ValuesBlock *values, Code *code, unsigned tool, unsigned event, uint32_t offset,
                              Value *args, size_t nargs) {
    Value function = monitor_callback(values, tool, event);
    if (!function) return true;
    t->in_trace_function = true;
    Value result = value_call(t, function, args, nargs, NULL);
    t->in_trace_function = false;
    if (!result || result != values->items[MONITOR_DISABLE]) return result != NULL;
    if (event < MONITOR_LOCAL_COUNT) return monitor_disable(t, m, code, tool, event, offset);
    store(values, &values->items[monitor_callback_index(tool, event)], NULL);
    return FAIL_WITH(raise_value_error(t, "Cannot disable %s events. Callback removed.", monitor_event_names[event]));
}

bool monitor_tell(Thread *t, Code *code, unsigned event, uint32_t offset, Value second, Value third, Value fourth) {
    Monitor *m = sync_load(&t->vm->monitor);
    ValuesBlock *values = m ? monitor_values(t) : NULL;
    if (!values) return m == NULL;
    unsigned asked = event == MONITOR_C_RETURN || event == MONITOR_C_RAISE ? MONITOR_CALL : event;
    Value args[4] = {to_value(code), second ? second : small_int((int64_t)offset * 2), third, fourth};
    size_t nargs = fourth ? 4 : third ? 3 : 2;
    for (unsigned tool = MONITOR_TOOLS; tool-- > 0;) {
        const CodeMonitor *own = monitor_of_code(code);
        uint32_t events = load_relaxed(&m->events[tool]) | (own ? monitor_local_of(m, own, tool) : 0);
        if (!(events & MONITOR_BIT(asked)) || monitor_is_disabled(m, own, tool, asked, offset)) continue;
        if (!monitor_tell_tool(t, m, values, code, tool, event, offset, args, nargs)) return false;
    }
    return true;
}
