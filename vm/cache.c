/* Inline caches: the slow paths of LOAD_ATTR, LOAD_METHOD and STORE_ATTR do the operation and write what they learned
 * into the site's cache word, in one of the formats of instance.h. */
#include "runtime/error.h"
#include "runtime/objects/exception.h"
#include "runtime/objects/descriptor.h"
#include "runtime/objects/function.h"
#include "runtime/threads/owner.h"
#include "vm/call.h"
#include "vm/instance.h"
#include "vm/special.h"

/* How often the site was rewritten, by what its word holds now. */
static unsigned cache_misses(uint64_t word) {
    if ((word & CACHE_TAG_MASK) == CACHE_SLOT) return 0;
    return word ? ((const CacheRecord *)word)->misses : 0;
}

/* May the site learn once more? Counts the attempt in *misses; gives the site up when there were too many. */
static bool cache_may_learn(uint64_t *site, unsigned *misses) {
    uint64_t word = load_acquire(site);
    if ((word & CACHE_TAG_MASK) == CACHE_MEGAMORPHIC) return false;
    *misses = word ? cache_misses(word) + 1 : 0;
    if (*misses <= CACHE_MISSES_MAX) return true;
    store_relaxed(site, (uint64_t)CACHE_MEGAMORPHIC);
    return false;
}

static CacheRecord *cache_record_new(Thread *t, CacheRecord record) {
    CacheRecord *made = heap_allocate(t, sizeof *made, CELL_CACHE_RECORD);
    if (!made) {
        error_clear(t); /* learning is optional */
        return NULL;
    }
    record.header = made->header;
    *made = record;
    return made;
}

/* What the site knows already, as a chain of records without any for the shape. (A slot word is forgotten: which version of the class it
 * was true for is not known.) */
static CacheRecord *cache_known(uint64_t word, uint32_t shape) {
    if ((word & CACHE_TAG_MASK) != CACHE_RECORD_TAG) return NULL;
    CacheRecord *record = (CacheRecord *)word;
    return record && record->shape != shape && record->length < CACHE_CHAIN_MAX ? record : NULL;
}

/* Unless the site is given up, or another thread taught it something else, in the meantime. */
static void cache_publish(Thread *t, uint64_t *site, CacheRecord record, unsigned misses) {
    uint64_t word = load_acquire(site);
    if (word == CACHE_MEGAMORPHIC) return;
    record.next = cache_known(word, record.shape);
    record.length = record.next ? record.next->length + 1 : 1;
    record.misses = (uint8_t)misses;
    CacheRecord *published = cache_record_new(t, record);
    if (!published) return;
    (void)sync_cas(site, &word, (uint64_t)(uintptr_t)published);
    remember(t->frame->instance); /* which has the site */
}

/* The first shape of a site takes no record. tag: vm->slot_tag from before the class was looked at. */
static void cache_publish_slot(Thread *t, uint64_t *site, uint32_t tag, CacheRecord record, unsigned misses) {
    if (misses == 0 && tag != SLOT_TAG_LAST) {
        uint64_t unused = 0;
        if (type_cached_slots(record.type, record.version))
            (void)sync_cas(site, &unused, (uint64_t)record.shape << 32 | (uint64_t)record.offset << 16 | tag);
        return;
    }
    record.kind = CACHE_INSTANCE_SLOT;
    cache_publish(t, site, record, misses);
}

/* Word offset of a name in __slots__, or 0. */
static size_t cache_member_offset(Value descriptor) {
    if (!is_exact(descriptor, T_MEMBER_DESCRIPTOR)) return 0;
    const MemberDescriptor *member = (const MemberDescriptor *)descriptor;
    bool plain = member->kind == MEMBER_WRITABLE && member->offset % sizeof(Value) == 0 && member->offset / sizeof(Value) <= UINT16_MAX;
    return plain ? member->offset / sizeof(Value) : 0;
}

/* Word offset of inline slot `slot`, or 0 when the slot is not in the object itself. */
static size_t cache_slot_offset(const Shape *shape, int slot) {
    if (slot < 0 || slot >= shape->inline_slots || shape->is_dict || shape->slots_offset == 0) return 0;
    size_t offset = shape->slots_offset / sizeof(Value) + (size_t)slot;
    return offset <= UINT16_MAX ? offset : 0;
}

static bool cache_is_data_descriptor(Thread *t, Value v) {
    return is_object(v) && type_of(t, v)->slots->descr_set != NULL;
}

static void cache_learn_module(Thread *t, uint64_t *site, Value v, Str *name, unsigned misses) {
    Cell *cell = dict_find_cell(t, ((Module *)v)->dict, name);
    if (!cell || !cell_get(cell)) return;
    Type *type = type_of(t, v);
    cache_publish(t, site, (CacheRecord){.kind = CACHE_MODULE, .identity = v, .type = type, .version = type->version,
                                         .value = to_value(cell)}, misses);
}

/* C.name for a class C of metaclass type. */
static void cache_learn_type(Thread *t, uint64_t *site, Value v, Str *name, unsigned misses) {
    Type *type = (Type *)v;
    if (type_of(t, v) != t->vm->types[T_TYPE] || type_lookup(t, t->vm->types[T_TYPE], name)) return;
    uint32_t version = load_acquire(&type->version);
    if (version == 0) return;
    Value cell = NULL, x = type_lookup_cell(t, type, name, &cell);
    if (!x) return;
    if (is_object(x) && type_of(t, x)->slots->descr_get && !is_exact(x, T_FUNCTION)) return;
    CacheRecord record = {.identity = v, .type = type, .version = version};
    record.kind = cell ? CACHE_TYPE_CELL : CACHE_TYPE_VALUE;
    record.value = cell ? cell : x;
    cache_publish(t, site, record, misses);
}

/* Is it a function that takes so many arguments, no less and no more? */
static bool cache_takes(Thread *t, Value function, uint32_t count) {
    if (!function || !is_exact(function, T_FUNCTION)) return false;
    const Instance *instance = instance_of_function(t, (Function *)function);
    if (!instance) error_clear(t);
    return instance && instance->exact_arguments == count;
}

/* A descriptor whose __get__ is a function. */
static void cache_learn_descriptor(Thread *t, uint64_t *site, Value descriptor, CacheRecord record, unsigned misses) {
    Type *class = special_class(t, descriptor);
    if (!class || !SPECIAL_IS_PYTHON(class, descr_get)) return;
    record.value = special_function(t, class, METHOD_get);
    if (!cache_takes(t, record.value, 3)) return;
    record.kind = CACHE_DESCRIPTOR;
    record.identity = descriptor;
    cache_publish(t, site, record, misses);
}

/* Instances of the shape are asked by __getattribute__ alone, or, where they lack the attribute, by __getattr__ alone. */
static void cache_learn_hook(Thread *t, uint64_t *site, uint32_t shape, Type *type, uint32_t version, unsigned misses) {
    Value getattribute = special_function(t, type, METHOD_getattribute), getattr = type_lookup(t, type, NAME(__getattr__));
    Value hook = getattribute ? getattribute : getattr;
    if (!hook || !is_exact(hook, T_FUNCTION) || (getattribute && getattr)) return;
    if (cache_takes(t, hook, 2))
        cache_publish(t, site, (CacheRecord){.kind = CACHE_HOOK, .shape = shape, .type = type, .version = version, .value = hook}, misses);
}

/* Learns how v.name is read. A class attribute x counts only while the instance has no such name of its own: that is in
 * the shape. */
static void cache_learn_load(Thread *t, uint64_t *site, Value v, Str *name, bool for_call) {
    unsigned misses;
    if (!is_object(v) || !cache_may_learn(site, &misses)) return;
    Object *o = object_of(v);
    uint32_t id = shape_id_of(o);
    if (id == T_MODULE) {
        cache_learn_module(t, site, v, name, misses);
        return;
    }
    Type *type = type_of(t, v);
    if (type->def->id == T_TYPE) {
        cache_learn_type(t, site, v, name, misses);
        return;
    }
    uint32_t tag = load_acquire(&t->vm->slot_tag), version = load_acquire(&type->version);
    if (version == 0) return;
    bool hooked = SPECIAL_IS_PYTHON(type, getattr);
    if (!special_has_plain_getattr(t, type)) {
        /* A class whose native __getattribute__ is not object's, a module's, asks that one before its __getattr__. */
        if (hooked && !for_call && special_function(t, type, METHOD_getattribute)) cache_learn_hook(t, site, id, type, version, misses);
        return;
    }
    Value cell = NULL, x = type_lookup_cell(t, type, name, &cell);
    Shape *shape = id < FIRST_DYNAMIC_SHAPE ? NULL : shape_by_id(t->vm, id);
    CacheRecord record = {.shape = id, .type = type, .version = version};
    if (x && cache_is_data_descriptor(t, x)) {
        if (is_exact(x, T_PROPERTY) && !for_call && !hooked) {
            Value get = load(&((Property *)x)->get);
            if (!cache_takes(t, get, 1)) return;
            record.kind = CACHE_PROPERTY;
            record.value = get;
            cache_publish(t, site, record, misses);
        } else if (!for_call && cache_member_offset(x)) {
            record.kind = CACHE_INSTANCE_SLOT;
            record.offset = (uint16_t)cache_member_offset(x);
            cache_publish(t, site, record, misses);
        } else if (!for_call && !hooked) {
            cache_learn_descriptor(t, site, x, record, misses);
        }
        return;
    }
    if (shape && shape->is_dict) return;
    int slot = shape && shape->slots_offset ? shape_find(t, shape, name) : SHAPE_NO_SLOT;
    if (slot != SHAPE_NO_SLOT) {
        size_t offset = cache_slot_offset(shape, slot);
        record.offset = (uint16_t)offset;
        if (offset && !for_call) cache_publish_slot(t, site, tag, record, misses);
        return;
    }
    if (type->flags & TYPE_HAS_DICT ? !shape : object_has_field_dict(type)) return; /* own attributes that no shape tells */
    if (!x) {
        if (hooked && !for_call && shape) cache_learn_hook(t, site, id, type, version, misses);
        return;
    }
    if (is_exact(x, T_FUNCTION) || is_exact(x, T_METHOD_DESCRIPTOR)) {
        record.kind = CACHE_METHOD;
        record.value = x;
    } else if (is_object(x) && type_of(t, x)->slots->descr_get) {
        if (!for_call && !hooked) cache_learn_descriptor(t, site, x, record, misses);
        return;
    } else if (cell && !for_call) {
        record.kind = CACHE_CLASS_VALUE;
        record.value = cell;
    } else {
        return;
    }
    cache_publish(t, site, record, misses);
}

Value cache_load_attr(Thread *t, uint64_t *site, Value v, Str *name) {
    cache_learn_load(t, site, v, name, false);
    return special_getattr(t, v, name);
}

bool cache_load_method(Thread *t, uint64_t *site, Value v, Str *name, Value window[2]) {
    Type *type = type_of(t, v);
    if (special_has_plain_getattr(t, type)) {
        Value x = type_lookup(t, type, name);
        if (x && (is_exact(x, T_FUNCTION) || is_exact(x, T_METHOD_DESCRIPTOR))) {
            Value own = object_own_attribute(t, type, v, name);
            if (!own && error_is_set(t)) return false;
            window[0] = own ? own : x;
            window[1] = own ? NULL : v;
            if (!own) cache_learn_load(t, site, v, name, true);
            return true;
        }
    }
    Value x = special_getattr(t, v, name);
    if (!x) return false;
    window[0] = x;
    window[1] = NULL;
    if (is_object(v) && (is_exact(v, T_MODULE) || type->def->id == T_TYPE)) cache_learn_load(t, site, v, name, true);
    return true;
}

/* Assignments that are calls: of __setattr__, or of a property's setter. */
static void cache_learn_setter(Thread *t, uint64_t *site, Value v, Type *type, uint32_t version, Value descriptor) {
    CacheRecord record = {.shape = shape_id_of(object_of(v)), .type = type, .version = version};
    unsigned misses;
    if (SPECIAL_IS_PYTHON(type, setattr)) {
        record.kind = CACHE_HOOK;
        record.value = special_function(t, type, METHOD_setattr);
    } else if (type->slots->setattr == object_setattr && descriptor && is_exact(descriptor, T_PROPERTY)) {
        record.kind = CACHE_PROPERTY;
        record.value = load(&((Property *)descriptor)->set);
    }
    if (cache_takes(t, record.value, record.kind == CACHE_HOOK ? 3 : 2) && cache_may_learn(site, &misses)) cache_publish(t, site, record, misses);
}

bool cache_store_attr(Thread *t, uint64_t *site, Value v, Str *name, Value x) {
    unsigned misses;
    Shape *before = NULL;
    Type *type = NULL;
    uint32_t tag = load_acquire(&t->vm->slot_tag), version = 0;
    bool plain = false;
    size_t member = 0;
    if (is_object(v) && shape_id_of(object_of(v)) >= FIRST_DYNAMIC_SHAPE) {
        before = shape_of(t->vm, object_of(v));
        type = before->type;
        version = load_acquire(&type->version);
        Value descriptor = type_lookup(t, type, name);
        if (version != 0) cache_learn_setter(t, site, v, type, version, descriptor);
        if (type->slots->setattr == object_setattr && version != 0) {
            member = descriptor ? cache_member_offset(descriptor) : 0;
            plain = !before->is_dict && before->slots_offset != 0 && (!descriptor || !cache_is_data_descriptor(t, descriptor));
        }
    }
    if (!special_setattr(t, v, name, x)) return false;
    if (!(plain || member) || !cache_may_learn(site, &misses)) return true;
    if (member) {
        cache_publish(t, site, (CacheRecord){.kind = CACHE_INSTANCE_SLOT, .shape = before->id, .type = type, .version = version,
                                             .offset = (uint16_t)member}, misses);
        return true;
    }
    uint32_t id = shape_id_of(object_of(v));
    Shape *after = shape_by_id(t->vm, id);
    if (after->type != type || after->is_dict) return true;
    size_t offset = cache_slot_offset(after, shape_find(t, after, name));
    if (!offset) return true;
    CacheRecord record = {.kind = CACHE_ADD_SLOT, .shape = before->id, .new_shape = id, .type = type, .version = version, .offset = (uint16_t)offset};
    if (after == before) cache_publish_slot(t, site, tag, record, misses);
    else if (after->parent == before && after->name == name) cache_publish(t, site, record, misses);
    return true;
}
