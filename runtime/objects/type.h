/* Types: what built-in ones declare (TypeDef, constant data), and the Type object that each VM makes of it. */
#pragma once

#include "runtime/names.h"
#include "runtime/objects/bytes.h"
#include "runtime/objects/dict.h"
#include "runtime/objects/tuple.h"
#include "runtime/shape.h"

/* ---- native functions -------------------------------------------------------------------------- */

/* Every C function that Python calls. For methods args[0] is self (for classmethods and __new__: the class). With
 * `params` in its definition, args is flat: one word for each parameter, NULL where it was not given; a *args parameter holds
 * a tuple, **kwargs a dict. Without, args are the positional arguments and keywords are refused. */
typedef Value (*NativeFn)(Thread *t, Value *args, size_t nargs);

typedef struct NativeDef {
    const char *name;
    NativeFn fn;
    int8_t min, max;     /* positional arguments without self; max -1: any number */
    uint8_t kind;        /* NATIVE_* */
    const char *params;  /* as in a signature, without self: "iterable=(), /, *, key=None, reverse=False"; or NULL.
                          * A parameter with a default may be missing (NULL); the default's text is for inspect only. */
    const char *doc;
} NativeDef;
enum { NATIVE_METHOD = 0, NATIVE_CLASS_METHOD, NATIVE_STATIC_METHOD, NATIVE_EITHER, NATIVE_FUNCTION, NATIVE_LEN, NATIVE_ITER, NATIVE_NEXT };
/* Methods and class methods get what they are bound to as args[0]; functions and static methods do not.
 * NATIVE_EITHER is a function with params that gets its arguments as they were given when there are min to max and none
 * by keyword; as params says otherwise, and then nargs is NATIVE_BOUND.
 * The last three are functions, too: with one argument the interpreter may ask its method in Python itself (vm/special.h). */
#define NATIVE_BOUND SIZE_MAX

ALWAYS_INLINE bool native_takes_given(const NativeDef *def, size_t nargs) {
    return def->kind == NATIVE_EITHER && (int64_t)nargs >= def->min && (def->max < 0 || (int64_t)nargs <= def->max);
}

typedef struct GetSetDef {
    const char *name;
    Value (*get)(Thread *t, Value self);
    bool (*set)(Thread *t, Value self, Value v); /* NULL: read-only; v NULL: delete */
    const char *doc;
} GetSetDef;

typedef struct MemberDef {   /* a field of the fixed part */
    const char *name;
    uint32_t offset;
    uint8_t kind;
    const char *doc;
} MemberDef;
enum { /* of MemberDef.kind; the field is a Value but for MEMBER_DOUBLE */
    MEMBER_READ_ONLY = 0, MEMBER_WRITABLE = 1, MEMBER_NONE_IF_UNSET = 2,
    MEMBER_NUMBER = 4,  /* an int of 64 bits; 0 if unset; never deleted */
    MEMBER_DOUBLE = 8,  /* a C double, which never changes */
};

/* ---- slots ------------------------------------------------------------------------------------- */

#define BINARY_OPERATORS(OP) /* OP(ID, method, reflected, in-place, symbol) */ \
    OP(ADD, __add__, __radd__, __iadd__, "+") OP(SUB, __sub__, __rsub__, __isub__, "-") \
    OP(MUL, __mul__, __rmul__, __imul__, "*") OP(TRUEDIV, __truediv__, __rtruediv__, __itruediv__, "/") \
    OP(FLOORDIV, __floordiv__, __rfloordiv__, __ifloordiv__, "//") OP(MOD, __mod__, __rmod__, __imod__, "%") \
    OP(POW, __pow__, __rpow__, __ipow__, "** or pow()") OP(LSHIFT, __lshift__, __rlshift__, __ilshift__, "<<") \
    OP(RSHIFT, __rshift__, __rrshift__, __irshift__, ">>") OP(AND, __and__, __rand__, __iand__, "&") \
    OP(OR, __or__, __ror__, __ior__, "|") OP(XOR, __xor__, __rxor__, __ixor__, "^") \
    OP(MATMUL, __matmul__, __rmatmul__, __imatmul__, "@") OP(DIVMOD, __divmod__, __rdivmod__, __idivmod__, "divmod()")
#define BINARY_ID(ID, method, reflected, inplace, symbol) BINARY_##ID,
typedef enum BinaryOperator { BINARY_OPERATORS(BINARY_ID) BINARY_COUNT } BinaryOperator;
#undef BINARY_ID
typedef enum CompareOperator { COMPARE_LT, COMPARE_LE, COMPARE_EQ, COMPARE_NE, COMPARE_GT, COMPARE_GE } CompareOperator;

/* Everything returns NULL / false / -1 with an exception set. As in CPython: `next` ends with NULL and no exception; binary slots get
 * (left, right) whichever side declares them and may return NOT_IMPLEMENTED; setters get NULL to delete. */
typedef struct TypeSlots {
    Value (*repr)(Thread *t, Value self);
    Value (*str)(Thread *t, Value self);
    bool (*hash)(Thread *t, Value self, int64_t *hash);
    Value (*compare)(Thread *t, Value self, Value other, CompareOperator op);
    /* args[0..nargs) positional, then one for each name of the tuple kwnames (or NULL). */
    Value (*call)(Thread *t, Value self, Value *args, size_t nargs, Value kwnames);
    Value (*getattr)(Thread *t, Value self, Str *name);  /* NULL, no exception: AttributeError not yet made */
    bool (*setattr)(Thread *t, Value self, Str *name, Value v);
    Value (*iter)(Thread *t, Value self);
    Value (*next)(Thread *t, Value self);
    Value (*descr_get)(Thread *t, Value self, Value instance, Value owner); /* instance NULL: through the class */
    bool (*descr_set)(Thread *t, Value self, Value instance, Value v);
    /* Making instances: args[0] is the class, as for NativeFn with these params. */
    Value (*new)(Thread *t, Value cls, Value *args, size_t nargs, Value kwnames);
    bool (*init)(Thread *t, Value self, Value *args, size_t nargs, Value kwnames);
    void (*del)(Thread *t, Value self);           /* __del__ of a class in Python */
    Value (*binary[BINARY_COUNT])(Thread *t, Value left, Value right);
    Value (*inplace[BINARY_COUNT])(Thread *t, Value left, Value right);
    Value (*power)(Thread *t, Value base, Value exponent, Value modulus);
    Value (*negative)(Thread *t, Value self);
    Value (*positive)(Thread *t, Value self);
    Value (*absolute)(Thread *t, Value self);
    Value (*invert)(Thread *t, Value self);
    int (*truth)(Thread *t, Value self);
    Value (*as_int)(Thread *t, Value self);       /* __int__ */
    Value (*as_float)(Thread *t, Value self);
    Value (*index)(Thread *t, Value self);
    int64_t (*length)(Thread *t, Value self);     /* -1: error */
    Value (*getitem)(Thread *t, Value self, Value key);
    bool (*setitem)(Thread *t, Value self, Value key, Value v);
    int (*contains)(Thread *t, Value self, Value v);
    Value (*await)(Thread *t, Value self);
    Value (*aiter)(Thread *t, Value self);
    Value (*anext)(Thread *t, Value self);
    bool (*get_buffer)(Thread *t, Value self, BufferView *view, int flags); /* objects/buffer.h */
    void (*release_buffer)(Thread *t, BufferView *view);
    void (*buffer_died)(Object *exporter); /* in the pause: who had taken a buffer of it was found dead */
} TypeSlots;

/* ---- type definitions -------------------------------------------------------------------------- */

typedef struct TypeDef {
    const char *name;        /* "int", "collections.deque" */
    const char *doc;
    uint32_t id;             /* T_*; 0: a dynamic one, made by type_new_native */
    uint32_t base;           /* T_*; 0: T_OBJECT */
    uint32_t size;           /* of the fixed part with header; 0: int and tuple, which are a header, a signed count at offset
                              * 8 and |count| 8-byte items from offset 16: instances of subclasses that have attributes keep
                              * them in a Dict, in the word after the last item */
    uint32_t flags;          /* TYPE_* */
    TraceFn trace;           /* what instances refer to in their fixed part */
    void (*finalize)(VM *vm, Object *o); /* frees what is outside the heap (a file descriptor); runs no Python code, may run in
                              * the pause; instances must be registered: gc_register_finalizable */
    TypeSlots slots;
    const NativeDef *methods;    /* ended by a NULL name */
    const GetSetDef *getset;
    const MemberDef *members;
    const char *new_params;      /* signature of the constructor, for inspect */
    uint32_t dict_offset;        /* of a `Value` field that is the instance's __dict__ (a Dict or NULL), when it is in the fixed part */
    bool (*fill_dict)(Thread *t, Dict *dict); /* adds plain data to the dict of the type; or NULL */
} TypeDef;

enum {
    TYPE_SUBCLASSABLE = 1,   /* may be a base class */
    TYPE_SEQUENCE = 2,       /* match [...]; abc */
    TYPE_MAPPING = 4,
    TYPE_HAS_DICT = 8,       /* instances have attributes */
    TYPE_HEAP = 16,          /* made by a class statement or type_new_native */
    TYPE_IMMUTABLE = 32,     /* attributes cannot be set */
    TYPE_NO_INSTANTIATE = 64,/* "cannot create 'x' instances" */
    TYPE_HAS_DEL = 128,      /* defines __del__ */
    TYPE_BASIC_MATCH = 256,  /* match int(x): the subject itself is the one positional sub-pattern */
    TYPE_ABSTRACT = 1024,
    TYPE_METHOD_LIKE = 2048, /* instances are functions: obj.f(...) may pass obj as the first argument instead of binding */
    TYPE_DATA_DESCRIPTOR = 4096,
    TYPE_WEAKLY_REFERABLE = 8192, /* instances may have weak references */
};

/* Attributes that instances hold in themselves: what they start with, and at most. */
#define TYPE_INLINE_SLOTS_MIN 4
#define TYPE_INLINE_SLOTS_MAX 24

struct Type {
    Object header;
    const TypeDef *def;      /* whose layout instances have: its own, or that of the nearest base with a layout of its own */
    const TypeDef *own_def;  /* what it was made of; NULL: a class statement */
    const TypeSlots *slots;  /* the def's for built-in types; an own copy for classes */
    uint32_t flags;
    uint32_t version;        /* changes (never back to an old one) when a lookup on it or its bases may give another answer; 0: never cached */
    uint32_t instance_shape; /* shape id of a new instance */
    uint32_t base_size;      /* bytes before `extra` (see shape.h) */
    uint16_t inline_slots;   /* of new instances: learned from earlier ones */
    uint16_t slots_count;    /* names in __slots__, which have the fixed part's end */
    Value name, qualname, module; /* str; module may be NULL */
    Type *base;
    Value bases;             /* tuple */
    Value mro;               /* tuple of types, itself first */
    Dict *dict;              /* values in cells; NULL until the first lookup of a built-in type */
    ValuesBlock *specials;   /* the interpreter's: functions of special methods (vm/special.h); or NULL */
    ValuesBlock *subclasses; /* weak references to classes made since, the living and the dead; copied on write; or NULL */
    Value doc;
    Value slot_names;        /* tuple of __slots__ or NULL */
    Shape *root_shape;       /* of new instances; NULL: they carry the built-in id */
    Shape *dict_shape;       /* of those in dict mode, made when the first needs it */
    Value name_utf8;         /* bytes of `name`, when it is not ASCII; or NULL */
    Object *slots_cell;      /* holds *slots, or NULL when they are another's */
    uint32_t has_cached_slots; /* a cache believes that its instances' own attributes come first: see type_forget_slots */
    uint32_t shape_count;    /* so that a class has so many and no more */
};

/* All built-in types of a VM; called once by vm_new. */
MUST_CHECK bool type_init_builtins(Thread *t);
/* A type of a C module (TypeDef with id 0), or of an exception table. bases: tuple or NULL. */
MUST_CHECK Type *type_new_native(Thread *t, const TypeDef *def, Value bases);
/* type(name, bases, dict): the metaclass's work, also called by __build_class__. */
MUST_CHECK Value type_new(Thread *t, Type *metaclass, Value name, Value bases, Dict *namespace, Value kwargs);

ALWAYS_INLINE Type *type_of(Thread *t, Value v) {
    VM *vm = t->vm;
    if (is_int_small(v)) return vm->types[T_INT];
    if (is_float_immediate(v)) return vm->types[T_FLOAT];
    if (UNLIKELY(is_constant(v))) {
        extern Type *type_of_constant(VM *vm, Value v);
        return type_of_constant(vm, v);
    }
    uint32_t id = shape_id_of(object_of(v));
    if (id < FIRST_DYNAMIC_SHAPE) return vm->types[id];
    return shape_by_id(vm, id)->type;
}
ALWAYS_INLINE bool is_type(Thread *t, Value v) { return is_exact(v, T_TYPE) || (is_object(v) && shape_id_of(object_of(v)) >= FIRST_DYNAMIC_SHAPE
                                                   && type_of(t, v)->def->id == T_TYPE); }
bool type_is_subtype(Type *type, Type *base);                 /* by the MRO; no Python code */
ALWAYS_INLINE bool is_instance_of(Thread *t, Value v, uint32_t type_id) {
    if (is_exact(v, type_id)) return true;
    Type *type = type_of(t, v);
    return type == t->vm->types[type_id] || type_is_subtype(type, t->vm->types[type_id]);
}

/* An instance of a class, without calling anything: fields zero, attributes unbound. Registers it when the class has __del__. */
MUST_CHECK Value type_allocate_instance(Thread *t, Type *type, size_t extra_bytes);

/* Cache words (vm/instance.h) that say in which slot of an instance an attribute lies know its shape, but no version of its class. They
 * carry vm->slot_tag, and are void once it has changed. It changes when an attribute of a class with has_cached_slots
 * may come before the instance's own from now on. After SLOT_TAG_LAST there are no such words any more. */
enum { SLOT_TAG_FIRST = 1, SLOT_TAG_STEP = 0x100, SLOT_TAG_LAST = 0xff01 };
/* Before a word is published, with the version that its author read at first. False: it must not be. */
bool type_cached_slots(Type *type, uint32_t version);

/* The attribute as found along the MRO, as stored (no descriptor call); NULL: none (no error). */
Value type_lookup(Thread *t, Type *type, Str *name);
/* The same, and the cell that holds it while it is plain data, for inline caches. */
Value type_lookup_cell(Thread *t, Type *type, Str *name, Value *cell);
MUST_CHECK bool type_set_attribute(Thread *t, Type *type, Str *name, Value v); /* v NULL: delete */
Value type_getattr(Thread *t, Value type, Str *name);         /* C.name, with metaclass and descriptors; slot form */

/* object.__getattribute__ and __setattr__: descriptors, instance, class. Slot forms. */
Value object_getattr(Thread *t, Value self, Str *name);
bool object_setattr(Thread *t, Value self, Str *name, Value v);
/* Whether its instances have a __dict__ in their fixed part: functions, partials. */
bool object_has_field_dict(const Type *type);
/* What the instance itself has under the name; NULL: nothing, or (t->exception set) an error in the __eq__ of a key. */
Value object_own_attribute(Thread *t, const Type *type, Value self, Str *name);

/* "MyClass", or "collections.deque" of a type made in C: as errors call it. A C string, valid while the type lives. */
const char *type_name(const Type *type);
const char *type_name_of(Thread *t, Value v);

/* What the slot of a class holds when its method is written in Python: a slot that equals the one here is such. */
extern const TypeSlots type_python_slots;
/* An attribute that may be replaced by another such without telling caches: neither a function nor any descriptor. */
bool type_is_plain_data(Thread *t, Value v);
/* The dict of a type, filled at the first call. NULL: MemoryError. */
MUST_CHECK Dict *type_dict(Thread *t, Type *type);
/* The id of the nearest built-in type whose layout instances have. */
uint32_t type_layout_id(const Type *type);
/* A class made by C code as by a class statement with an empty body: exceptions of modules in C. name: "zlib.error". */
MUST_CHECK Type *type_new_simple(Thread *t, const char *name, Value bases, const char *doc);
/* type.__call__: new, then init. */
Value type_call(Thread *t, Value type, Value *args, size_t nargs, Value kwnames);
Value type_str_name(Thread *t, const Type *type);             /* __name__: a str */
MUST_CHECK Value type_full_name(Thread *t, Type *type);       /* "module.qualname", without "builtins." */
MUST_CHECK Value type_short_name(Thread *t, Type *type);      /* the same, without "__main__." as well */
/* The shape of new instances, when flags, base_size and def are known; expected: attributes that they will have. */
MUST_CHECK bool type_make_root_shape(Thread *t, Type *type, unsigned expected);
/* Frees the thread's cache of lookups; in the pause of a collection: forgets all. */
void type_cache_free(Thread *t);
void type_cache_clear(Thread *t);
ALWAYS_INLINE Type *type_from(Value v) { return (Type *)v; }

/* Binding: makes the flat argument array that a NativeFn with `params` expects. out has room for native_flat_count(def) words. */
size_t native_flat_count(const NativeDef *def);
MUST_CHECK bool native_bind(Thread *t, const NativeDef *def, const char *function_name, size_t self_count,
                            Value *args, size_t nargs, Value kwnames, Value *out);
/* The same for constructors and other C callers that have their own parameter list. */
MUST_CHECK bool bind_arguments(Thread *t, const char *function_name, const char *params,
                               Value *args, size_t nargs, Value kwnames, Value *out);

/* builtin_function_or_method objects. */
typedef struct Native {
    Object header;          /* T_NATIVE; also T_METHOD_DESCRIPTOR and T_CLASSMETHOD_DESCRIPTOR */
    const NativeDef *def;
    Value self;             /* bound object, module, or NULL */
    Type *type;             /* of method descriptors: where it was found */
    Value module;           /* str or NULL */
} Native;
MUST_CHECK Value native_new(Thread *t, const NativeDef *def, Value self, Value module);
/* Calls def->fn with binding. args includes self. */
Value native_call(Thread *t, const NativeDef *def, Value *args, size_t nargs, Value kwnames);

/* object's constructor and initialiser: what a class has that defines neither. */
Value object_new(Thread *t, Value cls, Value *args, size_t nargs, Value kwnames);
bool object_init(Thread *t, Value self, Value *args, size_t nargs, Value kwnames);
/* The attribute in the type's own dict, not in its bases', as stored. NULL: none, or an error. */
Value type_own_attribute(Thread *t, Type *type, Str *name);
