/* Code instances: made from templates, with the cells of their globals. */
#include "vm/instance.h"

#include "compiler/opcodes.h"
#include "runtime/error.h"
#include "runtime/objects/exception.h"
#include "runtime/objects/function.h"
#include "runtime/objects/tuple.h"
#include "vm/ops.h"

static bool instance_has_own_builtins(Thread *t, const Instance *instance) { return instance->builtins != to_value(t->vm->builtins); }

/* Whether a name must be asked of globals[name], which a subclass of dict has redefined: what is in their cells isn't asked. */
static bool instance_asks_globals(Thread *t, const Instance *instance) {
    Value globals = to_value(instance->globals);
    return !is_dict_exact(globals) && type_of(t, globals)->slots->getitem != t->vm->types[T_DICT]->slots->getitem;
}

static bool instance_resolve_cells(Thread *t, Instance *instance) {
    const Tuple *names = tuple_of(instance->code->global_names);
    ValuesBlock *block = values_block_new(t, names->length ? names->length : 1);
    if (!block) return false;
    instance->cells_block = to_value(block);
    instance->cells = block->items;
    bool asks = instance_asks_globals(t, instance), own_builtins = instance_has_own_builtins(t, instance);
    for (size_t n = 0; n < names->length; n++) {
        Str *name = str_of(names->items[n]);
        Cell *cell = asks ? cell_new(t, NULL) : dict_cell(t, instance->globals, name);
        if (!cell) return false;
        if (own_builtins) {
            if (load(&cell->fallback)) store(cell, &cell->fallback, NULL);
        } else if (load(&cell->fallback) == NULL && is_dict_exact(to_value(instance->globals))) {
            Cell *fallback = dict_find_cell(t, t->vm->builtins, name);
            if (fallback) store(cell, &cell->fallback, to_value(fallback));
        }
        store(block, &block->items[n], to_value(cell));
    }
    return true;
}

Instance *instance_new(Thread *t, Code *code, Dict *globals) {
    if (!dict_use_cells(t, globals)) return NULL;
    Instance *instance = heap_allocate(t, sizeof *instance + code->instruction_count * sizeof(Instruction), CELL_INSTANCE);
    if (!instance) return NULL;
    instance->code = code;
    instance->globals = globals;
    instance->builtins = function_builtins(t, globals);
    instance->consts = tuple_of(code->consts)->items;
    instance->names = tuple_of(code->names)->items;
    instance->local_count = code->local_count;
    instance->register_count = code->register_count;
    instance->free_count = (uint32_t)tuple_of(code->free_names)->length;
    instance->flags = code->flags;
    bool exact = !(code->flags & (CODE_VARARGS | CODE_VARKEYWORDS)) && code->keyword_only_count == 0;
    instance->exact_arguments = exact ? code->argument_count : UINT32_MAX;
    memcpy(instance->instructions, code->instructions, code->instruction_count * sizeof(Instruction));
    return instance_resolve_cells(t, instance) ? instance : NULL;
}

Instance *instance_of_function(Thread *t, Function *f) {
    Value made = load(&f->instance);
    if (LIKELY(made != NULL)) return (Instance *)made;
    for (;;) {
        Code *code = load_acquire(&f->code);
        Instance *instance = instance_new(t, code, f->globals);
        if (!instance) return NULL;
        /* Two threads may both make one: either will do, and frames keep the one they run. But for code that another thread has
         * replaced meanwhile it must not stay. */
        store(f, &f->instance, to_value(instance));
        if (LIKELY(load_acquire(&f->code) == code)) return instance;
        store(f, &f->instance, NULL);
    }
}

void instance_trace(Marker *m, Object *cell) {
    Instance *instance = (Instance *)cell;
    gc_mark_cell(m, instance->code);
    gc_mark_cell(m, instance->globals);
    gc_mark_value(m, instance->builtins);
    gc_mark_value(m, instance->cells_block);
    const Code *code = instance->code; /* it tells what the instructions are, even if they are traced */
    for (uint32_t at = 0; at < code->instruction_count; at += opcode_info[INSTRUCTION_OP(code->instructions[at])].words) {
        switch (INSTRUCTION_OP(code->instructions[at])) {
        case OP_LOAD_ATTR:
        case OP_STORE_ATTR:
        case OP_LOAD_METHOD: {
            uint64_t site = instance->instructions[at + 1];
            if ((site & CACHE_TAG_MASK) == CACHE_RECORD_TAG) gc_mark_cell(m, (void *)site);
        }
        }
    }
}

void cache_record_trace(Marker *m, Object *cell) {
    CacheRecord *record = (CacheRecord *)cell;
    gc_mark_cell(m, record->type);
    gc_mark_cell(m, record->next);
    gc_mark_value(m, record->identity);
    gc_mark_value(m, record->value);
}

Value instance_global_missing(Thread *t, Instance *instance, uint32_t index) {
    Str *name = str_of(tuple_of(instance->code->global_names)->items[index]);
    Cell *cell = (Cell *)instance->cells[index];
    bool exact = is_dict_exact(to_value(instance->globals));
    Value v = cell_get(cell);
    if (!v && !exact) { /* a subclass of dict may have a __missing__(), and is asked before the builtins */
        v = ops_mapping_get(t, to_value(instance->globals), to_value(name));
        if (v || error_is_set(t)) return v;
    }
    if (!v) v = instance_builtin(t, instance, name);
    if (v && exact && !instance_has_own_builtins(t, instance)) { /* a builtin that was added after the instance was made */
        Cell *fallback = dict_find_cell(t, t->vm->builtins, name);
        if (fallback && load(&cell->fallback) == NULL) store(cell, &cell->fallback, to_value(fallback));
    }
    return v;
}

Value instance_builtin(Thread *t, Instance *instance, Str *name) {
    Value v = ops_mapping_get(t, instance->builtins, to_value(name));
    if (!v && !error_is_set(t) && !instance_has_own_builtins(t, instance)) v = module_late_builtin(t, name);
    if (v || error_is_set(t)) return v;
    raise_error(t, T_NAME_ERROR, "name '%U' is not defined", name);
    if (error_matches(t, T_NAME_ERROR)) {
        NameException *e = (NameException *)t->exception;
        store(e, &e->name, to_value(name));
    }
    return NULL;
}
