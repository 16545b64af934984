/* Making and ending virtual machines. */
#include <dlfcn.h>
#include "vm/machine.h"

#include "compiler/compile.h"
#include "runtime/intern.h"
#include "vm/actions.h"
#include "vm/call.h"
#include "vm/command.h"
#include "vm/generator.h"
#include "vm/import.h"
#include "vm/monitor.h"
#include "vm/plugin.h"
#include "vm/traceback_print.h"
#include "vm/trace.h"
#include "vm/verify.h"

/* ---- hooks ------------------------------------------------------------------------------------- */

/* Generators that are running keep their frames in the heap: they are roots while they are on the chain. */
static void machine_mark_thread(Marker *m, Thread *t) {
    for (Frame *f = t->frame; f; f = f->previous) {
        gc_mark_cell(m, f->instance);
        if (f->flags & FRAME_IN_HEAP) gc_mark_again(m, GENERATOR_OF(f));
    }
}

static void machine_vm_ended(VM *vm) {
    import_free(vm);
    plugin_free(vm);
    monitor_free(vm);
}

static bool machine_super_arguments(Thread *t, Value *type, Value *object) {
    Frame *f = t->frame;
    if (!f) return FAIL_WITH(raise_runtime_error(t, "super(): no current frame"));
    const Code *code = frame_code(f);
    if (code->argument_count == 0) return FAIL_WITH(raise_runtime_error(t, "super(): no arguments"));
    Value self = frame_variable(code, FRAME_REGISTERS(f), 0);
    if (!self) return FAIL_WITH(raise_runtime_error(t, "super(): arg[0] deleted"));
    const Tuple *names = tuple_of(code->free_names);
    for (size_t n = 0; n < names->length; n++) {
        if (names->items[n] != NAME_VALUE(__class__)) continue;
        Value cell = FRAME_REGISTERS(f)[code->first_free + n];
        *type = cell ? cell_get((Cell *)cell) : NULL;
        *object = self;
        if (!*type) return FAIL_WITH(raise_runtime_error(t, "super(): empty __class__ cell"));
        return true;
    }
    return FAIL_WITH(raise_runtime_error(t, "super(): __class__ cell not found"));
}

static bool machine_verify_code(Thread *t, Value code) { return verify_code(t, code_of(code)); }
static Dict *machine_current_globals(Thread *t) { return t->frame ? t->frame->instance->globals : NULL; }
static Value machine_traceback_frame(Thread *t, Value traceback) { return frame_object_for_traceback(t, (Traceback *)traceback); }

static void machine_thread_ended(Thread *t) {
    trace_ended(t);
    frame_stack_free(t);
    if (t->match_scratch) t->match_scratch_free(t->match_scratch);
    t->match_scratch = NULL;
}

static const VmHooks machine_hooks = {
    .python_actions = actions_run,
    .mark_thread = machine_mark_thread,
    .forget_dead = frame_forget_dead,
    .trace_instance = instance_trace,
    .trace_cache_record = cache_record_trace,
    .thread_ended = machine_thread_ended,
    .vm_ended = machine_vm_ended,
    .after_fork_child = actions_after_fork,
    .unraisable = traceback_unraisable,
    .super_arguments = machine_super_arguments,
    .current_globals = machine_current_globals,
    .traceback_frame = machine_traceback_frame,
    .code_branches = disasm_branches,
    .code_shift_names = disasm_shift_names,
    .verify_code = machine_verify_code,
};

/* ---- beginning --------------------------------------------------------------------------------- */

static const ModuleDef *machine_native(const char *name) {
    for (size_t n = 0; native_modules[n]; n++)
        if (strcmp(native_modules[n]->name, name) == 0) return native_modules[n];
    return NULL;
}

static bool machine_add_module(Thread *t, const char *name, Value *module, Dict **dict) {
    *module = module_from_def(t, machine_native(name));
    if (!*module) return false;
    *dict = ((Module *)*module)->dict;
    Str *s = intern_c(t, name);
    return s && dict_set_name(t, t->vm->modules, s, *module);
}

/* builtins.open is _io.open. */
static bool machine_add_open(Thread *t) {
    Value io = import_module_c(t, "_io");
    Str *name = io ? intern_c(t, "open") : NULL;
    Value open = name ? value_getattr(t, io, name) : NULL;
    return open && dict_set_name(t, t->vm->builtins, name, open);
}

static bool machine_fill(Thread *t, const MachineOptions *options) {
    VM *vm = t->vm;
    vm->int_max_str_digits = 4300;
    vm->optimize = (uint32_t)options->optimize;
    vm->dlopen_flags = RTLD_NOW;
    vm->command_line = options->command_line;
    vm->bytes_warning = command_line_of(vm)->bytes_warning > 0;
    vm->dev_mode = command_line_of(vm)->dev_mode;
    vm->modules = dict_new(t);
    if (!vm->modules || !import_init(t) || !machine_add_module(t, "builtins", &vm->builtins_module, &vm->builtins)
        || !machine_add_module(t, "sys", &vm->sys_module, &vm->sys_dict) || !machine_add_open(t))
        return false;
    Value files[3] = {NONE, NONE, NONE};
    if (!options->no_standard_files) {
        extern bool io_make_standard_files(Thread * t, Value *in, Value *out, Value *err);
        if (!io_make_standard_files(t, &files[0], &files[1], &files[2])) return false;
    }
    vm->stdin_file = files[0];
    vm->stdout_file = files[1];
    vm->stderr_file = files[2];
    static const char *const names[][2] = {{"stdin", "__stdin__"}, {"stdout", "__stdout__"}, {"stderr", "__stderr__"}};
    for (int n = 0; n < 3; n++)
        if (!dict_set_c(t, vm->sys_dict, names[n][0], files[n]) || !dict_set_c(t, vm->sys_dict, names[n][1], files[n])) return false;
    return true;
}

VM *machine_new(const MachineOptions *options) {
    VM *vm = vm_new_runtime(&machine_hooks, options->heap_limit);
    if (!vm) return NULL;
    if (machine_fill(vm->main_thread, options)) return vm;
    vm_free_runtime(vm);
    return NULL;
}

void machine_free(VM *vm) { vm_free_runtime(vm); }
