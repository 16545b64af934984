/* Exceptions and tracebacks. All layouts begin with BaseException's fields. */
#pragma once

#include "runtime/objects/code.h"
#include "runtime/objects/type.h"

#define EXCEPTION_FIELDS \
    Object header; \
    Value args;            /* tuple */ \
    Value traceback;       /* Traceback or NULL */ \
    Value context, cause;  /* exceptions or NULL */ \
    Value notes;           /* __notes__, usually a list; or NULL */ \
    uint32_t suppress_context;

typedef struct Exception { EXCEPTION_FIELDS } Exception;
typedef struct StopIteration { EXCEPTION_FIELDS Value value; } StopIteration;
typedef struct SystemExit { EXCEPTION_FIELDS Value code; } SystemExit;
typedef struct NameException { EXCEPTION_FIELDS Value name; } NameException;
typedef struct AttributeException { EXCEPTION_FIELDS Value name, object; } AttributeException;
typedef struct ImportException { EXCEPTION_FIELDS Value message, name, path, name_from; } ImportException;
typedef struct OsException { EXCEPTION_FIELDS Value error_number, strerror, filename, filename2, characters_written; } OsException;
typedef struct SyntaxException {
    EXCEPTION_FIELDS Value message, filename, line, column, text, end_line, end_column, print_file_and_line, metadata;
} SyntaxException;
typedef struct UnicodeException { EXCEPTION_FIELDS Value encoding, object, start, end, reason; } UnicodeException;
typedef struct GroupException {
    EXCEPTION_FIELDS Value message, exceptions;
    Value sequence; /* text of what the exceptions came in, where it was no list and no tuple; or NULL */
} GroupException;

ALWAYS_INLINE Exception *exception_of(Value v) { return (Exception *)v; }
bool is_exception(Thread *t, Value v);             /* an instance of BaseException */
bool is_exception_class(Thread *t, Value v);
/* Makes an instance without calling Python code: args is a tuple. */
MUST_CHECK Value exception_new(Thread *t, Type *type, Value args);
MUST_CHECK Value exception_new_c(Thread *t, uint32_t type_id, const char *message);

typedef struct Traceback {
    Object header;         /* T_TRACEBACK */
    Value next;            /* towards where it was raised, or NULL */
    Value frame;           /* FrameObject (vm/frame.h) or NULL until asked for */
    Value locals;          /* once the exception has left the frame: its variables, a tuple with
                            * holes, or its namespace; NULL: nobody knows, or `frame` does */
    Value outer;           /* the entry of the frame that called it, once the exception has come there; or NULL */
    const void *running;   /* its frame (vm/frame.h), while that runs and has this serial number; then the caller's, up to `outer` */
    uint8_t serial;
    bool left;             /* by the exception */
    Code *code;
    Dict *globals;
    uint32_t offset;       /* of the instruction, in words */
    int32_t line;          /* as traceback() was told; < 0: ~line is the offset where the frame was left, by a RERAISE perhaps */
} Traceback;

/* Text of a traceback as CPython prints it (with chained exceptions, notes, groups, carets, suggestions): vm/traceback_print.c. */

/* The definitions of BUILTIN_EXCEPTIONS, in their order. */
extern const TypeDef exception_typedefs[];
MUST_CHECK bool exception_init(Thread *t);         /* what a VM makes beforehand: MemoryError, RecursionError */

/* exception_layouts.c: for the table of definitions in exception.c. */
#define EXCEPTION_LAYOUTS(LAYOUT) /* (layout, struct) */ \
    LAYOUT(system_exit, SystemExit) LAYOUT(attribute, AttributeException) LAYOUT(import, ImportException) \
    LAYOUT(name, NameException) LAYOUT(os, OsException) LAYOUT(stop_iteration, StopIteration) \
    LAYOUT(syntax, SyntaxException) LAYOUT(unicode, UnicodeException) LAYOUT(group, GroupException)
#define EXCEPTION_LAYOUT_DECLARATIONS(layout, Struct) \
    void exception_##layout##_trace(Marker *m, Object *cell); \
    bool exception_##layout##_init(Thread *t, Value self, Value *args, size_t nargs, Value kwnames); \
    Value exception_##layout##_str(Thread *t, Value self); \
    extern const MemberDef exception_##layout##_members[]; \
    extern const NativeDef exception_##layout##_methods[];
EXCEPTION_LAYOUTS(EXCEPTION_LAYOUT_DECLARATIONS)
#undef EXCEPTION_LAYOUT_DECLARATIONS
void exception_base_trace(Marker *m, Object *cell);
bool exception_base_init(Thread *t, Value self, Value *args, size_t nargs, Value kwnames);
Value exception_base_str(Thread *t, Value self);
Value exception_base_new(Thread *t, Value cls, Value *args, size_t nargs, Value kwnames);
Value exception_os_new(Thread *t, Value cls, Value *args, size_t nargs, Value kwnames);
Value exception_group_new(Thread *t, Value cls, Value *args, size_t nargs, Value kwnames);
Value exception_group_repr(Thread *t, Value self);
int64_t exception_unicode_index(Value v); /* a UnicodeException's start or end */
/* Stores into a field of an exception, NONE as it is. */
void exception_set_field(Thread *t, Value self, Value *field, Value v);
/* (type, args) or, with attributes or what extra holds, (type, args, state): for __reduce__. */
MUST_CHECK Value exception_reduce_with(Thread *t, Value self, Value args, Dict *extra);
/* Splits a group by type (or tuple of types): each part a group or None; a leaf is all or nothing. */
MUST_CHECK bool exception_group_match(Thread *t, Value exception, Value type, Value *match, Value *rest);
/* The part of the group whose leaves are in the list (by identity), or None. */
MUST_CHECK Value exception_group_project(Thread *t, Value group, Value list);
