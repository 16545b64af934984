/* The numbers of built-in types and of internal heap cells. They are shape ids, the same in all VMs:
 * an object of exactly a built-in type carries its type's number. Classes and instances with
 * attributes get dynamic ids, from FIRST_DYNAMIC_SHAPE on. */
#pragma once

/* TYPE(ID, typedef name): each is a const TypeDef <name>_typedef, in runtime/objects unless vm/ owns it. */
#define BUILTIN_TYPES(TYPE) \
    TYPE(OBJECT, object) TYPE(TYPE, type) TYPE(NONETYPE, none) TYPE(NOTIMPLEMENTED, notimplemented) \
    TYPE(ELLIPSIS, ellipsis) TYPE(INT, int) TYPE(BOOL, bool) TYPE(FLOAT, float) TYPE(COMPLEX, complex) \
    TYPE(STR, str) TYPE(STR_ITERATOR, str_iterator) \
    TYPE(BYTES, bytes) TYPE(BYTES_ITERATOR, bytes_iterator) \
    TYPE(BYTEARRAY, bytearray) TYPE(BYTEARRAY_ITERATOR, bytearray_iterator) \
    TYPE(MEMORYVIEW, memoryview) TYPE(MEMORYVIEW_ITERATOR, memoryview_iterator) \
    TYPE(TUPLE, tuple) TYPE(TUPLE_ITERATOR, tuple_iterator) \
    TYPE(LIST, list) TYPE(LIST_ITERATOR, list_iterator) TYPE(LIST_REVERSE_ITERATOR, list_reverseiterator) \
    TYPE(DICT, dict) TYPE(DICT_KEYS, dict_keys) TYPE(DICT_VALUES, dict_values) TYPE(DICT_ITEMS, dict_items) \
    TYPE(DICT_KEY_ITERATOR, dict_keyiterator) TYPE(DICT_VALUE_ITERATOR, dict_valueiterator) \
    TYPE(DICT_ITEM_ITERATOR, dict_itemiterator) TYPE(DICT_REVERSE_ITERATOR, dict_reversekeyiterator) \
    TYPE(MAPPINGPROXY, mappingproxy) \
    TYPE(SET, set) TYPE(FROZENSET, frozenset) TYPE(SET_ITERATOR, set_iterator) \
    TYPE(RANGE, range) TYPE(RANGE_ITERATOR, range_iterator) TYPE(LONG_RANGE_ITERATOR, longrange_iterator) \
    TYPE(SLICE, slice) TYPE(ENUMERATE, enumerate) TYPE(ZIP, zip) TYPE(MAP, map) TYPE(FILTER, filter) \
    TYPE(REVERSED, reversed) TYPE(SEQUENCE_ITERATOR, iterator) TYPE(CALLABLE_ITERATOR, callable_iterator) \
    TYPE(FUNCTION, function) TYPE(METHOD, method) TYPE(NATIVE, builtin_function_or_method) \
    TYPE(METHOD_DESCRIPTOR, method_descriptor) TYPE(WRAPPER_DESCRIPTOR, wrapper_descriptor) \
    TYPE(METHOD_WRAPPER, method_wrapper) TYPE(CLASSMETHOD_DESCRIPTOR, classmethod_descriptor) \
    TYPE(GETSET_DESCRIPTOR, getset_descriptor) TYPE(MEMBER_DESCRIPTOR, member_descriptor) \
    TYPE(PROPERTY, property) TYPE(CLASSMETHOD, classmethod) TYPE(STATICMETHOD, staticmethod) TYPE(SUPER, super) \
    TYPE(CODE, code) TYPE(CELL, cell) TYPE(FRAME, frame) TYPE(TRACEBACK, traceback) TYPE(MODULE, module) \
    TYPE(GENERATOR, generator) TYPE(COROUTINE, coroutine) TYPE(COROUTINE_WRAPPER, coroutine_wrapper) \
    TYPE(ASYNC_GENERATOR, async_generator) TYPE(ASYNC_GENERATOR_SEND, async_generator_asend) \
    TYPE(ASYNC_GENERATOR_THROW, async_generator_athrow) TYPE(ASYNC_GENERATOR_VALUE, async_generator_wrapped_value) \
    TYPE(WEAKREF, weakref) TYPE(WEAKPROXY, weakproxy) TYPE(WEAKCALLABLEPROXY, weakcallableproxy) \
    TYPE(GENERIC_ALIAS, generic_alias) TYPE(UNION, union) TYPE(TYPE_VAR, typevar) TYPE(PARAM_SPEC, paramspec) \
    TYPE(TYPE_VAR_TUPLE, typevartuple) TYPE(TYPE_ALIAS, typealias) \
    TYPE(TEMPLATE, template) TYPE(INTERPOLATION, interpolation) TYPE(SIMPLE_NAMESPACE, simplenamespace) \
    TYPE(LOCK, lock) TYPE(RLOCK, rlock) TYPE(THREAD_HANDLE, thread_handle) TYPE(THREAD_LOCAL, thread_local) \
    TYPE(ANEXT_AWAITABLE, anext_awaitable)

/* EXCEPTION(ID, name, base ID, layout): layouts are structs of objects/exception.h. */
#define BUILTIN_EXCEPTIONS(EXCEPTION) \
    EXCEPTION(BASE_EXCEPTION, BaseException, OBJECT, base) \
    EXCEPTION(BASE_EXCEPTION_GROUP, BaseExceptionGroup, BASE_EXCEPTION, group) \
    EXCEPTION(EXCEPTION, Exception, BASE_EXCEPTION, base) \
    EXCEPTION(GENERATOR_EXIT, GeneratorExit, BASE_EXCEPTION, base) \
    EXCEPTION(KEYBOARD_INTERRUPT, KeyboardInterrupt, BASE_EXCEPTION, base) \
    EXCEPTION(SYSTEM_EXIT, SystemExit, BASE_EXCEPTION, system_exit) \
    EXCEPTION(ARITHMETIC_ERROR, ArithmeticError, EXCEPTION, base) \
    EXCEPTION(FLOATING_POINT_ERROR, FloatingPointError, ARITHMETIC_ERROR, base) \
    EXCEPTION(OVERFLOW_ERROR, OverflowError, ARITHMETIC_ERROR, base) \
    EXCEPTION(ZERO_DIVISION_ERROR, ZeroDivisionError, ARITHMETIC_ERROR, base) \
    EXCEPTION(ASSERTION_ERROR, AssertionError, EXCEPTION, base) \
    EXCEPTION(ATTRIBUTE_ERROR, AttributeError, EXCEPTION, attribute) \
    EXCEPTION(BUFFER_ERROR, BufferError, EXCEPTION, base) \
    EXCEPTION(EOF_ERROR, EOFError, EXCEPTION, base) \
    EXCEPTION(IMPORT_ERROR, ImportError, EXCEPTION, import) \
    EXCEPTION(MODULE_NOT_FOUND_ERROR, ModuleNotFoundError, IMPORT_ERROR, import) \
    EXCEPTION(LOOKUP_ERROR, LookupError, EXCEPTION, base) \
    EXCEPTION(INDEX_ERROR, IndexError, LOOKUP_ERROR, base) \
    EXCEPTION(KEY_ERROR, KeyError, LOOKUP_ERROR, base) \
    EXCEPTION(MEMORY_ERROR, MemoryError, EXCEPTION, base) \
    EXCEPTION(NAME_ERROR, NameError, EXCEPTION, name) \
    EXCEPTION(UNBOUND_LOCAL_ERROR, UnboundLocalError, NAME_ERROR, name) \
    EXCEPTION(OS_ERROR, OSError, EXCEPTION, os) \
    EXCEPTION(BLOCKING_IO_ERROR, BlockingIOError, OS_ERROR, os) \
    EXCEPTION(CHILD_PROCESS_ERROR, ChildProcessError, OS_ERROR, os) \
    EXCEPTION(CONNECTION_ERROR, ConnectionError, OS_ERROR, os) \
    EXCEPTION(BROKEN_PIPE_ERROR, BrokenPipeError, CONNECTION_ERROR, os) \
    EXCEPTION(CONNECTION_ABORTED_ERROR, ConnectionAbortedError, CONNECTION_ERROR, os) \
    EXCEPTION(CONNECTION_REFUSED_ERROR, ConnectionRefusedError, CONNECTION_ERROR, os) \
    EXCEPTION(CONNECTION_RESET_ERROR, ConnectionResetError, CONNECTION_ERROR, os) \
    EXCEPTION(FILE_EXISTS_ERROR, FileExistsError, OS_ERROR, os) \
    EXCEPTION(FILE_NOT_FOUND_ERROR, FileNotFoundError, OS_ERROR, os) \
    EXCEPTION(INTERRUPTED_ERROR, InterruptedError, OS_ERROR, os) \
    EXCEPTION(IS_A_DIRECTORY_ERROR, IsADirectoryError, OS_ERROR, os) \
    EXCEPTION(NOT_A_DIRECTORY_ERROR, NotADirectoryError, OS_ERROR, os) \
    EXCEPTION(PERMISSION_ERROR, PermissionError, OS_ERROR, os) \
    EXCEPTION(PROCESS_LOOKUP_ERROR, ProcessLookupError, OS_ERROR, os) \
    EXCEPTION(TIMEOUT_ERROR, TimeoutError, OS_ERROR, os) \
    EXCEPTION(REFERENCE_ERROR, ReferenceError, EXCEPTION, base) \
    EXCEPTION(RUNTIME_ERROR, RuntimeError, EXCEPTION, base) \
    EXCEPTION(NOT_IMPLEMENTED_ERROR, NotImplementedError, RUNTIME_ERROR, base) \
    EXCEPTION(PYTHON_FINALIZATION_ERROR, PythonFinalizationError, RUNTIME_ERROR, base) \
    EXCEPTION(RECURSION_ERROR, RecursionError, RUNTIME_ERROR, base) \
    EXCEPTION(STOP_ASYNC_ITERATION, StopAsyncIteration, EXCEPTION, base) \
    EXCEPTION(STOP_ITERATION, StopIteration, EXCEPTION, stop_iteration) \
    EXCEPTION(SYNTAX_ERROR, SyntaxError, EXCEPTION, syntax) \
    EXCEPTION(INDENTATION_ERROR, IndentationError, SYNTAX_ERROR, syntax) \
    EXCEPTION(TAB_ERROR, TabError, INDENTATION_ERROR, syntax) \
    EXCEPTION(SYSTEM_ERROR, SystemError, EXCEPTION, base) \
    EXCEPTION(TYPE_ERROR, TypeError, EXCEPTION, base) \
    EXCEPTION(VALUE_ERROR, ValueError, EXCEPTION, base) \
    EXCEPTION(UNICODE_ERROR, UnicodeError, VALUE_ERROR, base) \
    EXCEPTION(UNICODE_DECODE_ERROR, UnicodeDecodeError, UNICODE_ERROR, unicode) \
    EXCEPTION(UNICODE_ENCODE_ERROR, UnicodeEncodeError, UNICODE_ERROR, unicode) \
    EXCEPTION(UNICODE_TRANSLATE_ERROR, UnicodeTranslateError, UNICODE_ERROR, unicode) \
    EXCEPTION(WARNING, Warning, EXCEPTION, base) \
    EXCEPTION(BYTES_WARNING, BytesWarning, WARNING, base) \
    EXCEPTION(DEPRECATION_WARNING, DeprecationWarning, WARNING, base) \
    EXCEPTION(ENCODING_WARNING, EncodingWarning, WARNING, base) \
    EXCEPTION(FUTURE_WARNING, FutureWarning, WARNING, base) \
    EXCEPTION(IMPORT_WARNING, ImportWarning, WARNING, base) \
    EXCEPTION(PENDING_DEPRECATION_WARNING, PendingDeprecationWarning, WARNING, base) \
    EXCEPTION(RESOURCE_WARNING, ResourceWarning, WARNING, base) \
    EXCEPTION(RUNTIME_WARNING, RuntimeWarning, WARNING, base) \
    EXCEPTION(SYNTAX_WARNING, SyntaxWarning, WARNING, base) \
    EXCEPTION(UNICODE_WARNING, UnicodeWarning, WARNING, base) \
    EXCEPTION(USER_WARNING, UserWarning, WARNING, base)
/* ExceptionGroup has two bases, so it is made as a class is, after the table: vm->exception_group. */

/* Internal cells: part of an object, never a Value that Python code sees.
 * CELL(ID, tracing): what the collector does with the words after the header (memory/gc.h). */
#define INTERNAL_CELLS(CELL) \
    CELL(BYTES_BLOCK, none)        /* raw bytes: no references */ \
    CELL(VALUES_BLOCK, values)     /* ValuesBlock: size_t capacity, then Values */ \
    CELL(DICT_TABLE, dict_table)   /* objects/dict.h */ \
    CELL(SET_TABLE, set_table)     /* objects/set.h */ \
    CELL(SHAPE, shape)             /* runtime/shape.h */ \
    CELL(SLOT_SEGMENT, values)     /* more slots of an instance */ \
    CELL(INSTANCE, instance)       /* code instance: vm/instance.h */ \
    CELL(CACHE_RECORD, cache_record) /* immutable record of an inline cache: vm/cache.h */ \
    CELL(WEAK_TABLE, none)         /* vm->weak_references; purged by the collector */ \
    CELL(REGISTERS, none)          /* a thread's register segment: scanned as a root */

#define ID_OF_TYPE(ID, name) T_##ID,
#define ID_OF_EXCEPTION(ID, name, base, layout) T_##ID,
#define ID_OF_CELL(ID, tracing) CELL_##ID,
enum BuiltinId {
    NO_SHAPE = 0,
    BUILTIN_TYPES(ID_OF_TYPE)
    BUILTIN_EXCEPTIONS(ID_OF_EXCEPTION)
    TYPE_ID_LIMIT,
    FIRST_CELL_ID = TYPE_ID_LIMIT - 1,
    INTERNAL_CELLS(ID_OF_CELL)
    BUILTIN_ID_LIMIT,
    FIRST_DYNAMIC_SHAPE = 256,
};
_Static_assert(BUILTIN_ID_LIMIT <= FIRST_DYNAMIC_SHAPE, "too many built-in ids");
#undef ID_OF_TYPE
#undef ID_OF_EXCEPTION
#undef ID_OF_CELL
