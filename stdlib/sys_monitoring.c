/* Module sys: sys.monitoring, the functions. What they change, and who is told of what, is in vm/monitor.h. */
#include "stdlib/sys.h"
#include "vm/monitor.h"

/* The number of a tool: an int, in range. */
static bool monitoring_tool(Thread *t, Value v, unsigned *tool) {
    int n;
    if (!value_as_int(t, v, &n)) return false;
    if (n < 0 || n >= MONITOR_TOOLS)
        return FAIL_WITH(raise_value_error(t, "invalid tool %d (must be between 0 and %d)", n, MONITOR_TOOLS - 1));
    *tool = (unsigned)n;
    return true;
}

/* The number of a tool that somebody uses. */
static bool monitoring_used_tool(Thread *t, Value v, unsigned *tool) {
    ValuesBlock *values = monitor_values(t);
    if (!values || !monitoring_tool(t, v, tool)) return false;
    if (load(&values->items[MONITOR_NAMES + *tool])) return true;
    return FAIL_WITH(raise_value_error(t, "tool %d is not in use", (int)*tool));
}

/* A set of events, with BRANCH resolved and the two that go with CALL left out. kind: for the error's text. */
static bool monitoring_events(Thread *t, Value v, unsigned count, const char *kind, uint32_t *events) {
    const uint32_t with_call = MONITOR_BIT(MONITOR_C_RETURN) | MONITOR_BIT(MONITOR_C_RAISE);
    int set;
    if (!value_as_int(t, v, &set)) return false;
    uint32_t bits = (uint32_t)set;
    if (set < 0 || bits >= MONITOR_BIT(MONITOR_EVENT_COUNT)) return FAIL_WITH(raise_value_error(t, "invalid %s 0x%x", kind, (uint64_t)bits));
    if (bits & with_call && (bits & (with_call | MONITOR_BIT(MONITOR_CALL))) != (with_call | MONITOR_BIT(MONITOR_CALL)))
        return FAIL_WITH(raise_value_error(t, "cannot set C_RETURN or C_RAISE events independently"));
    bits &= ~with_call;
    if (bits & MONITOR_BIT(MONITOR_BRANCH)) bits |= MONITOR_BIT(MONITOR_BRANCH_LEFT) | MONITOR_BIT(MONITOR_BRANCH_RIGHT);
    bits &= ~MONITOR_BIT(MONITOR_BRANCH);
    if (bits >= MONITOR_BIT(count)) return FAIL_WITH(raise_value_error(t, "invalid %s 0x%x", kind, (uint64_t)bits));
    *events = bits;
    return true;
}

static bool monitoring_code(Thread *t, Value v) {
    return is_exact(v, T_CODE) || FAIL_WITH(raise_type_error(t, "code must be a code object"));
}

static Value monitoring_use_tool_id(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    unsigned tool;
    ValuesBlock *values = monitor_values(t);
    if (!values || !monitoring_tool(t, args[0], &tool)) return NULL;
    if (!is_str(t, args[1])) return raise_value_error(t, "tool name must be a str");
    Value none = NULL;
    if (!sync_cas(&values->items[MONITOR_NAMES + tool], &none, args[1])) return raise_value_error(t, "tool %d is already in use", (int)tool);
    store(values, &values->items[MONITOR_NAMES + tool], args[1]); /* the collector's barrier */
    return NONE;
}

static Value monitoring_clear_tool_id(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    unsigned tool;
    ValuesBlock *values = monitor_values(t);
    if (!values || !monitoring_tool(t, args[0], &tool)) return NULL;
    if (!load(&values->items[MONITOR_NAMES + tool])) return NONE;
    return monitor_clear(t, tool) ? NONE : NULL;
}

static Value monitoring_free_tool_id(Thread *t, Value *args, size_t nargs) {
    if (!monitoring_clear_tool_id(t, args, nargs)) return NULL;
    ValuesBlock *values = monitor_values(t);
    unsigned tool;
    if (!values || !monitoring_tool(t, args[0], &tool)) return NULL;
    store(values, &values->items[MONITOR_NAMES + tool], NULL);
    return NONE;
}

static Value monitoring_get_tool(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    unsigned tool;
    ValuesBlock *values = monitor_values(t);
    if (!values || !monitoring_tool(t, args[0], &tool)) return NULL;
    Value name = load(&values->items[MONITOR_NAMES + tool]);
    return name ? name : NONE;
}

static Value monitoring_register_callback(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    unsigned tool;
    int bit;
    ValuesBlock *values = monitor_values(t);
    if (!values || !monitoring_tool(t, args[0], &tool) || !value_as_int(t, args[1], &bit)) return NULL;
    if (bit <= 0 || bit & (bit - 1)) return raise_value_error(t, "The callback can only be set for one event at a time");
    unsigned event = (unsigned)__builtin_ctz((unsigned)bit);
    if (event >= MONITOR_EVENT_COUNT) return raise_value_error(t, "invalid event %d", bit);
    Value *slot = &values->items[monitor_callback_index(tool, event)], before = load(slot);
    store(values, slot, args[2] == NONE ? NULL : args[2]);
    return before ? before : NONE;
}

static Value monitoring_get_events(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    unsigned tool;
    Monitor *m = monitor_get(t);
    return m && monitoring_tool(t, args[0], &tool) ? small_int(load_relaxed(&m->events[tool])) : NULL;
}

static Value monitoring_set_events(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    unsigned tool;
    uint32_t events;
    if (!monitoring_tool(t, args[0], &tool) || !monitoring_events(t, args[1], MONITOR_EVENT_COUNT, "event set", &events)) return NULL;
    return monitoring_used_tool(t, args[0], &tool) && monitor_set_events(t, tool, events) ? NONE : NULL;
}

static Value monitoring_get_local_events(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    unsigned tool;
    if (!monitoring_code(t, args[1]) || !monitoring_tool(t, args[0], &tool)) return NULL;
    return small_int(monitor_local_events(t->vm, code_of(args[1]), tool));
}

static Value monitoring_set_local_events(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    unsigned tool;
    uint32_t events;
    if (!monitoring_code(t, args[1]) || !monitoring_used_tool(t, args[0], &tool)) return NULL;
    if (!monitoring_events(t, args[2], MONITOR_LOCAL_COUNT, "local event set", &events)) return NULL;
    return monitor_set_local_events(t, code_of(args[1]), tool, events) ? NONE : NULL;
}

static Value monitoring_restart_events(Thread *t, Value *args, size_t nargs) {
    (void)args, (void)nargs;
    return monitor_restart(t) ? NONE : NULL;
}

static const struct { const char *name; uint32_t bit; } monitoring_event_names[] = {
#define MONITORING_EVENT(NAME, bit) {#NAME, MONITOR_BIT(bit)},
    MONITOR_EVENTS(MONITORING_EVENT)
#undef MONITORING_EVENT
    {"NO_EVENTS", 0},
};

/* The events that some tool wants of all code, each with the bits of the tools. */
static Value monitoring_all_events(Thread *t, Value *args, size_t nargs) {
    (void)args, (void)nargs;
    Monitor *m = monitor_get(t);
    Dict *all = m ? dict_new(t) : NULL;
    for (size_t n = 0; all && n < ARRAY_LENGTH(monitoring_event_names); n++) {
        uint32_t tools = 0;
        for (unsigned tool = 0; tool < MONITOR_TOOLS; tool++)
            if (load_relaxed(&m->events[tool]) & monitoring_event_names[n].bit) tools |= 1u << tool;
        Str *name = tools ? str_from_c(t, monitoring_event_names[n].name) : NULL;
        if (tools && (!name || !dict_set(t, all, to_value(name), small_int(tools)))) return NULL;
    }
    return all ? to_value(all) : NULL;
}

static const NativeDef monitoring_functions[] = {
    {"_all_events", monitoring_all_events, 0, 0, NATIVE_FUNCTION, NULL, NULL},
    {"clear_tool_id", monitoring_clear_tool_id, 1, 1, NATIVE_FUNCTION, "tool_id, /", "Forget the functions and events of a tool."},
    {"free_tool_id", monitoring_free_tool_id, 1, 1, NATIVE_FUNCTION, "tool_id, /", "Give a tool's number back, and forget what it wanted."},
    {"get_events", monitoring_get_events, 1, 1, NATIVE_FUNCTION, "tool_id, /", "The events that a tool wants of all code."},
    {"get_local_events", monitoring_get_local_events, 2, 2, NATIVE_FUNCTION, "tool_id, code, /", "The events that a tool wants of one code object."},
    {"get_tool", monitoring_get_tool, 1, 1, NATIVE_FUNCTION, "tool_id, /", "The name of the tool that has a number, or None."},
    {"register_callback", monitoring_register_callback, 3, 3, NATIVE_FUNCTION, "tool_id, event, func, /",
     "Set what is called for a tool's event; return what was."},
    {"restart_events", monitoring_restart_events, 0, 0, NATIVE_FUNCTION, NULL, "Let all events come again that were disabled."},
    {"set_events", monitoring_set_events, 2, 2, NATIVE_FUNCTION, "tool_id, event_set, /", "Set the events that a tool wants of all code."},
    {"set_local_events", monitoring_set_local_events, 3, 3, NATIVE_FUNCTION, "tool_id, code, event_set, /",
     "Set the events that a tool wants of one code object."},
    {"use_tool_id", monitoring_use_tool_id, 2, 2, NATIVE_FUNCTION, "tool_id, name, /", "Take a tool's number."},
    {0},
};

static bool monitoring_fill(Thread *t, Module *m) {
    ValuesBlock *values = monitor_values(t);
    Value events = values ? value_call_0(t, to_value(t->vm->types[T_SIMPLE_NAMESPACE])) : NULL;
    for (size_t n = 0; events && n < ARRAY_LENGTH(monitoring_event_names); n++) {
        Str *name = intern_c(t, monitoring_event_names[n].name);
        if (!name || !value_setattr(t, events, name, small_int(monitoring_event_names[n].bit))) return false;
    }
    return events && module_add(t, m, "events", events) && module_add(t, m, "DISABLE", values->items[MONITOR_DISABLE])
        && module_add(t, m, "MISSING", values->items[MONITOR_MISSING]) && module_add_int(t, m, "DEBUGGER_ID", 0)
        && module_add_int(t, m, "COVERAGE_ID", 1) && module_add_int(t, m, "PROFILER_ID", 2) && module_add_int(t, m, "OPTIMIZER_ID", 5);
}

static const ModuleDef monitoring_def = {.name = "sys.monitoring", .functions = monitoring_functions, .init = monitoring_fill};

bool sys_monitoring_init(Thread *t, Module *sys) {
    Value m = module_from_def(t, &monitoring_def);
    return m && dict_set_c(t, t->vm->modules, monitoring_def.name, m) && module_add(t, sys, "monitoring", m);
}
