/* Types as objects: the built-in ones, made for each VM of their constant definitions; instances;
 * names. */
#include "runtime/objects/type.h"

#include <stdlib.h>

#include "runtime/error.h"
#include "runtime/intern.h"
#include "runtime/objects/descriptor.h"
#include "runtime/objects/exception.h"
#include "runtime/objects/type_slots.h"
#include "runtime/threads/owner.h"

#define TYPE_DECLARE(ID, name) extern const TypeDef name##_typedef;
BUILTIN_TYPES(TYPE_DECLARE)
#undef TYPE_DECLARE

static const TypeDef *const type_builtin_defs[FIRST_DYNAMIC_SHAPE] = {
#define TYPE_ROW(ID, name) [T_##ID] = &name##_typedef,
    BUILTIN_TYPES(TYPE_ROW)
#undef TYPE_ROW
#define TYPE_EXCEPTION_ROW(ID, name, base, layout) \
    [T_##ID] = &exception_typedefs[T_##ID - T_BASE_EXCEPTION],
        BUILTIN_EXCEPTIONS(TYPE_EXCEPTION_ROW)
#undef TYPE_EXCEPTION_ROW
};

/* ---- which type a value has ------------------------------------------------------------------ */

Type *type_of_constant(VM *vm, Value v) {
    if (v == NONE) return vm->types[T_NONETYPE];
    if (is_bool(v)) return vm->types[T_BOOL];
    if (v == NOT_IMPLEMENTED) return vm->types[T_NOTIMPLEMENTED];
    ASSERT(v == ELLIPSIS, "not a value that Python code sees");
    return vm->types[T_ELLIPSIS];
}

bool type_is_subtype(Type *type, Type *base) {
    if (type == base) return true;
    const Tuple *mro = tuple_of(load(&type->mro));
    if (mro == NULL) { /* a class under construction */
        for (; type != NULL; type = type->base)
            if (type == base) return true;
        return base->base == NULL;
    }
    for (size_t i = 0; i < mro->length; i++) /* a metaclass may have put any class first */
        if (mro->items[i] == to_value(base)) return true;
    return false;
}

uint32_t type_layout_id(const Type *type) {
    while (type->def->id == 0) type = type->base;
    return type->def->id;
}

/* ---- names ----------------------------------------------------------------------------------- */

/* "deque" of "collections.deque". */
static const char *type_last_part(const char *name) {
    const char *dot = strrchr(name, '.');
    return dot != NULL ? dot + 1 : name;
}

const char *type_name(const Type *type) {
    if (type->own_def != NULL) return type->own_def->name;
    Value utf8 = load(&type->name_utf8);
    if (utf8 != NULL) return (const char *)bytes_of(utf8)->data;
    return load_acquire(
        &str_of(load(&type->name))->data); /* ASCII, and flat since it was interned */
}

const char *type_name_of(Thread *t, Value v) { return type_name(type_of(t, v)); }

Value type_str_name(Thread *t, const Type *type) {
    (void)t;
    return load(&type->name);
}

Value type_full_name(Thread *t, Type *type) {
    Value module = load(&type->module), qualname = load(&type->qualname);
    if (module == NULL || !is_str(t, module) || module == NAME_VALUE(builtins)) return qualname;
    return to_value(str_format(t, "%V.%V", module, qualname));
}

Value type_short_name(Thread *t, Type *type) {
    Value module = load(&type->module);
    bool is_main = module != NULL && is_str(t, module) && str_equals_c(str_of(module), "__main__");
    return is_main ? load(&type->qualname) : type_full_name(t, type);
}

/* ---- tracing --------------------------------------------------------------------------------- */

void type_trace(Marker *m, Object *cell) {
    Type *type = (Type *)cell;
    gc_mark_value(m, load_relaxed(&type->name));
    gc_mark_value(m, load_relaxed(&type->qualname));
    gc_mark_value(m, load_relaxed(&type->module));
    gc_mark_value(m, load_relaxed(&type->name_utf8));
    gc_mark_cell(m, type->base);
    gc_mark_value(m, load_relaxed(&type->bases));
    gc_mark_value(m, load_relaxed(&type->mro));
    gc_mark_cell(m, load_relaxed(&type->dict));
    gc_mark_cell(m, load_relaxed(&type->subclasses));
    gc_mark_value(m, load_relaxed(&type->doc));
    gc_mark_value(m, load_relaxed(&type->slot_names));
    gc_mark_cell(m, load_relaxed(&type->root_shape));
    gc_mark_cell(m, load_relaxed(&type->dict_shape));
    gc_mark_cell(m, load_relaxed(&type->slots_cell));
    gc_mark_cell(m, load_relaxed(&type->specials));
}

/* ---- slots from the base --------------------------------------------------------------------- */

static const TypeSlots type_no_slots;

bool type_inherit_slots(Thread *t, Type *type, const TypeDef *def) {
    const Type *base = type->base;
    const TypeSlots *own = &def->slots;
    if (base == NULL) {
        type->slots = own;
        return true;
    }
    bool from_object = base->base == NULL;
    if (!from_object && memcmp(own, &type_no_slots, sizeof *own) == 0) {
        type->slots = base->slots;
        store_cell(type, &type->slots_cell, base->slots_cell);
        return true;
    }
    BytesBlock *block = bytes_block_new(t, sizeof(TypeSlots));
    if (block == NULL) return false;
    /* Every slot is one word: a function's address. */
    const uintptr_t *mine = (const uintptr_t *)own, *inherited = (const uintptr_t *)base->slots;
    uintptr_t *words = (uintptr_t *)block->data;
    for (size_t i = 0; i < sizeof(TypeSlots) / sizeof(uintptr_t); i++)
        words[i] = mine[i] ? mine[i] : inherited[i];
    TypeSlots *slots = (TypeSlots *)block->data;
    /* Equality and hash come together; and only what has a constructor can be constructed. */
    if (own->hash == NULL && own->compare != NULL) slots->hash = slot_hash_unhashable;
    if (own->compare == NULL && own->hash != NULL) slots->compare = base->slots->compare;
    if (from_object && own->new == NULL && own->init == NULL) slots->new = NULL;
    type->slots = slots;
    store_cell(type, &type->slots_cell, (Object *)block);
    return true;
}

/* ---- the dicts of built-in types ------------------------------------------------------------- */

static bool type_add_entry(Thread *t, Dict *dict, const char *name, Value v) {
    if (v == NULL) return false;
    Str *key = intern_c(t, name);
    return key != NULL && dict_set_name(t, dict, key, v);
}

static bool type_add_new(Thread *t, Type *type, const TypeDef *def, Dict *dict) {
    if (def->slots.new == NULL) return true;
    Value new = native_new(t, &type_new_def, to_value(type), NULL);
    return new != NULL &&dict_set_name(t, dict, NAME(__new__), new);
}

/* Everything that a definition declares. */
static bool type_fill_dict(Thread *t, Type *type, const TypeDef *def, Dict *dict) {
    if (!type_slots_add_wrappers(t, type, def, dict) || !type_add_new(t, type, def, dict))
        return false;
    for (const NativeDef *row = def->methods; row != NULL && row->name != NULL; row++)
        if (!type_add_entry(t, dict, row->name, method_descriptor_new(t, row, type))) return false;
    for (const GetSetDef *row = def->getset; row != NULL && row->name != NULL; row++)
        if (!type_add_entry(t, dict, row->name, getset_descriptor_new(t, row, type))) return false;
    for (const MemberDef *row = def->members; row != NULL && row->name != NULL; row++) {
        Str *name = intern_c(t, row->name);
        Value member = name == NULL ? NULL
                                    : member_descriptor_new(t, type, to_value(name), row->offset,
                                                            row->kind, row->doc);
        if (member == NULL || !dict_set_name(t, dict, name, member)) return false;
    }
    if (def->fill_dict != NULL && !def->fill_dict(t, dict)) return false;
    if ((def->flags & TYPE_HAS_DICT || def->dict_offset)
        && dict_get_name(t, dict, NAME(__dict__)) == NULL) {
        Value getset = getset_descriptor_new(t, &descriptor_instance_dict, type);
        if (getset == NULL || !dict_set_name(t, dict, NAME(__dict__), getset)) return false;
    }
    if (dict_get_name(t, dict, NAME(__doc__)) != NULL) return true;
    Value doc = def->doc != NULL ? to_value(str_from_c(t, def->doc)) : NONE;
    return doc != NULL && dict_set_name(t, dict, NAME(__doc__), doc);
}

Dict *type_dict(Thread *t, Type *type) {
    Dict *dict = load_acquire(&type->dict);
    if (LIKELY(dict != NULL)) return dict;
    Dict *made = dict_new_cells(t);
    if (made == NULL || !type_fill_dict(t, type, type->own_def, made)) return NULL;
    /* Another thread may have been quicker. Nobody changes the dict of a built-in type. */
    bool mine = sync_cas(&type->dict, &dict, made);
    remember(type);
    return mine ? made : dict;
}

/* ---- making built-in types ------------------------------------------------------------------- */

uint32_t type_next_version(VM *vm) {
    if (load_relaxed(&vm->type_version) >= UINT32_MAX - UINT16_MAX)
        return 0; /* used up: caches do without */
    return sync_add(&vm->type_version, 1);
}

static Value type_mro_after(Thread *t, Type *type) {
    const Tuple *base = type->base != NULL ? tuple_of(type->base->mro) : NULL;
    size_t length = base != NULL ? base->length : 0;
    Value mro = tuple_new(t, NULL, length + 1);
    if (mro == NULL) return NULL;
    store(object_of(mro), &tuple_of(mro)->items[0], to_value(type));
    for (size_t i = 0; i < length; i++)
        store(object_of(mro), &tuple_of(mro)->items[i + 1], base->items[i]);
    return mro;
}

/* What a type has from its base whatever it is made of. */
static void type_inherit_flags(Type *type) {
    const uint32_t inherited = TYPE_SEQUENCE | TYPE_MAPPING | TYPE_HAS_DICT | TYPE_HAS_DEL
                               | TYPE_BASIC_MATCH | TYPE_WEAKLY_REFERABLE;
    if (type->base != NULL) type->flags |= type->base->flags & inherited;
}

/* Slots of subclasses follow the fixed part, and are words. */
static uint32_t type_aligned(uint32_t size) {
    return (size + (uint32_t)sizeof(Value) - 1) & ~((uint32_t)sizeof(Value) - 1);
}

static bool type_init_builtin(Thread *t, uint32_t id) {
    VM *vm = t->vm;
    const TypeDef *def = type_builtin_defs[id];
    ASSERT(def->id == id, "a built-in type's definition has the id of its row");
    Type *type = vm->types[id];
    type->def = type->own_def = def;
    type->flags = def->flags | TYPE_IMMUTABLE;
    type->base = id == T_OBJECT ? NULL : vm->types[def->base ? def->base : T_OBJECT];
    type->base_size = def->size ? type_aligned(def->size) : type->base != NULL ? type->base->base_size : 0;
    type->instance_shape = id;
    type->version = type_next_version(vm);
    type_inherit_flags(type);
    if (!type_inherit_slots(t, type, def)) return false;
    Str *name = intern_c(t, type_last_part(def->name));
    if (name == NULL) return false;
    store(type, &type->name, to_value(name));
    store(type, &type->qualname, to_value(name));
    size_t module_length = strlen(def->name) - strlen(type_last_part(def->name));
    Str *module = module_length ? intern_utf8(t, def->name, module_length - 1) : NAME(builtins);
    Value mro = type_mro_after(t, type);
    Value bases = tuple_new(t, (Value *)&type->base, type->base != NULL);
    if (module == NULL || mro == NULL || bases == NULL) return false;
    store(type, &type->module, to_value(module));
    store(type, &type->mro, mro);
    store(type, &type->bases, bases);
    return true;
}

/* ExceptionGroup has two bases and no id of its own; its dict is filled at the first lookup, as
 * those of the others. */
static const TypeDef exceptiongroup_typedef = {.name = "ExceptionGroup",
                                               .flags = TYPE_SUBCLASSABLE};

static Type *type_init_exception_group(Thread *t) {
    VM *vm = t->vm;
    Type *base = vm->types[T_BASE_EXCEPTION_GROUP], *second = vm->types[T_EXCEPTION];
    Type *type = heap_allocate(t, sizeof *type, T_TYPE);
    Value bases = tuple_from_2(t, to_value(base), to_value(second));
    Str *name = intern_c(t, exceptiongroup_typedef.name);
    if (type == NULL || bases == NULL || name == NULL) return NULL;
    type->def = base->def;
    type->own_def = &exceptiongroup_typedef;
    type->flags = TYPE_SUBCLASSABLE | TYPE_IMMUTABLE;
    type->base_size = base->base_size;
    type->version = type_next_version(vm);
    type->slots = base->slots;
    store_cell(type, &type->slots_cell, base->slots_cell);
    store_cell(type, &type->base, base);
    store(type, &type->bases, bases);
    store(type, &type->name, to_value(name));
    store(type, &type->qualname, to_value(name));
    store(type, &type->module, NAME_VALUE(builtins));
    type_inherit_flags(type);
    Value mro = type_compute_mro(t, type);
    if (mro == NULL) return NULL;
    store(type, &type->mro, mro);
    return type_make_root_shape(t, type, 0) ? type : NULL;
}

bool type_init_builtins(Thread *t) {
    VM *vm = t->vm;
    /* All exist before the first is filled, since they refer to each other and whatever is
     * allocated has a type. */
    for (uint32_t id = 1; id < TYPE_ID_LIMIT; id++) {
        vm->types[id] = heap_allocate(t, sizeof(Type), T_TYPE);
        if (vm->types[id] == NULL) return false;
        vm->types[id]->def = type_builtin_defs[id];
    }
    for (uint32_t id = 1; id < TYPE_ID_LIMIT; id++)
        if (!type_init_builtin(t, id)) return false;
    vm->exception_group = type_init_exception_group(t);
    return vm->exception_group != NULL && exception_init(t);
}

Type *type_new_native(Thread *t, const TypeDef *def, Value bases) {
    Type *base = t->vm->types[def->base ? def->base : T_OBJECT];
    if (bases != NULL && tuple_of(bases)->length > 0) base = type_best_base(t, bases);
    else bases = tuple_from_1(t, to_value(base));
    if (base == NULL || bases == NULL) return NULL;
    Type *type = heap_allocate(t, sizeof *type, T_TYPE);
    if (type == NULL) return NULL;
    /* A definition that adds no fields leaves the layout, and with it the tracing, to its base. */
    bool own_layout =
        def->size != 0
        && (type_aligned(def->size) != base->base_size || def->trace != NULL || def->finalize != NULL);
    type->def = own_layout ? def : base->def;
    type->own_def = def;
    type->flags = def->flags | TYPE_HEAP;
    store_cell(type, &type->base, base);
    store(type, &type->bases, bases);
    type->base_size = own_layout ? type_aligned(def->size) : base->base_size;
    type->version = type_next_version(t->vm);
    type_inherit_flags(type);
    Str *name = intern_c(t, type_last_part(def->name));
    size_t module_length = strlen(def->name) - strlen(type_last_part(def->name));
    Str *module = module_length ? intern_utf8(t, def->name, module_length - 1) : NAME(builtins);
    Dict *dict = dict_new_cells(t);
    if (name == NULL || module == NULL || dict == NULL) return NULL;
    store(type, &type->name, to_value(name));
    store(type, &type->qualname, to_value(name));
    store(type, &type->module, to_value(module));
    Value mro = type_compute_mro(t, type);
    if (mro == NULL) return NULL;
    store(type, &type->mro, mro);
    if (!type_inherit_slots(t, type, def) || !type_fill_dict(t, type, def, dict)
        || !dict_set_name(t, dict, NAME(__module__), to_value(module)))
        return NULL;
    store_cell(type, &type->dict, dict);
    if (!type_make_root_shape(t, type, 0)) return NULL;
    const Tuple *all = tuple_of(bases);
    for (size_t i = 0; i < all->length; i++)
        if (!type_add_subclass(t, type_from(all->items[i]), type)) return NULL;
    return type;
}

/* ---- instances ------------------------------------------------------------------------------- */

bool type_make_root_shape(Thread *t, Type *type, unsigned expected) {
    bool variable = type->def->size == 0;
    bool attributes =
        (type->flags & TYPE_HAS_DICT) && !type->def->dict_offset && type_layout_id(type) != T_TYPE;
    Shape *root;
    if (attributes && variable) {
        root = shape_dict_mode(t, type);
    } else if (attributes) {
        unsigned slots = expected < TYPE_INLINE_SLOTS_MIN ? TYPE_INLINE_SLOTS_MIN : expected;
        if (slots > TYPE_INLINE_SLOTS_MAX) slots = TYPE_INLINE_SLOTS_MAX;
        root = shape_root(t, type, type->base_size + (uint32_t)sizeof(Value), (uint16_t)slots);
    } else {
        root = shape_root(t, type, 0, 0);
    }
    if (root == NULL) return false;
    store_cell(type, &type->root_shape, root);
    type->inline_slots = root->inline_slots;
    store_release(&type->instance_shape, root->id);
    return true;
}

Value type_allocate_instance(Thread *t, Type *type, size_t extra_bytes) {
    /* The shape is read once: it says how much room its objects have, and a roomier one may replace
     * it at any time. */
    const Shape *root = load_acquire(&type->root_shape);
    size_t size;
    uint32_t id;
    if (LIKELY(root != NULL && root->slots_offset != 0)) {
        size = root->slots_offset + root->inline_slots * sizeof(Value);
        id = root->id;
    } else {
        size_t fixed =
            type->def->size ? type->base_size : sizeof(Object) + sizeof(int64_t) + extra_bytes;
        size = fixed + (type->flags & TYPE_HAS_DICT ? sizeof(Value) : 0);
        id = root != NULL ? root->id : type->instance_shape;
    }
    ASSERT(extra_bytes == 0 || type->def->size == 0, "only ints and tuples have a variable part");
    Object *o = heap_allocate(t, size, id);
    if (o == NULL) return NULL;
    if (UNLIKELY(type->flags & TYPE_HAS_DEL || type->def->finalize != NULL))
        if (!gc_register_finalizable(t, o)) return NULL;
    return to_value(o);
}
