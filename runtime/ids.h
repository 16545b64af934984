/* The numbers of built-in types and of internal heap cells. They are shape ids, the same in all VMs:
 * an object of exactly a built-in type carries its type's number. Classes and instances with
 * attributes get dynamic ids, from FIRST_DYNAMIC_SHAPE on. */
#pragma once

/* ROW(ID, typedef name): each is a const TypeDef <name>_typedef, in runtime/objects unless vm/ owns it. */
#define BUILTIN_TYPES(ROW) \
    ROW(OBJECT, object) ROW(TYPE, type) ROW(NONETYPE, none) ROW(NOTIMPLEMENTED, notimplemented) \
    ROW(ELLIPSIS, ellipsis) ROW(INT, int) ROW(BOOL, bool) ROW(FLOAT, float) ROW(COMPLEX, complex) \
    ROW(STR, str) ROW(STR_ITERATOR, str_iterator) \
    ROW(BYTES, bytes) ROW(BYTES_ITERATOR, bytes_iterator) \
    ROW(BYTEARRAY, bytearray) ROW(BYTEARRAY_ITERATOR, bytearray_iterator) \
    ROW(MEMORYVIEW, memoryview) ROW(MEMORYVIEW_ITERATOR, memoryview_iterator) \
    ROW(TUPLE, tuple) ROW(TUPLE_ITERATOR, tuple_iterator) \
    ROW(LIST, list) ROW(LIST_ITERATOR, list_iterator) ROW(LIST_REVERSE_ITERATOR, list_reverseiterator) \
    ROW(DICT, dict) ROW(DICT_KEYS, dict_keys) ROW(DICT_VALUES, dict_values) ROW(DICT_ITEMS, dict_items) \
    ROW(DICT_KEY_ITERATOR, dict_keyiterator) ROW(DICT_VALUE_ITERATOR, dict_valueiterator) \
    ROW(DICT_ITEM_ITERATOR, dict_itemiterator) ROW(DICT_REVERSE_ITERATOR, dict_reversekeyiterator) \
    ROW(MAPPINGPROXY, mappingproxy) \
    ROW(SET, set) ROW(FROZENSET, frozenset) ROW(SET_ITERATOR, set_iterator) \
    ROW(RANGE, range) ROW(RANGE_ITERATOR, range_iterator) ROW(LONG_RANGE_ITERATOR, longrange_iterator) \
    ROW(SLICE, slice) ROW(ENUMERATE, enumerate) ROW(ZIP, zip) ROW(MAP, map) ROW(FILTER, filter) \
    ROW(REVERSED, reversed) ROW(SEQUENCE_ITERATOR, iterator) ROW(CALLABLE_ITERATOR, callable_iterator) \
    ROW(FUNCTION, function) ROW(METHOD, method) ROW(NATIVE, builtin_function_or_method) \
    ROW(METHOD_DESCRIPTOR, method_descriptor) ROW(WRAPPER_DESCRIPTOR, wrapper_descriptor) \
    ROW(METHOD_WRAPPER, method_wrapper) ROW(CLASSMETHOD_DESCRIPTOR, classmethod_descriptor) \
    ROW(GETSET_DESCRIPTOR, getset_descriptor) ROW(MEMBER_DESCRIPTOR, member_descriptor) \
    ROW(PROPERTY, property) ROW(CLASSMETHOD, classmethod) ROW(STATICMETHOD, staticmethod) ROW(SUPER, super) \
    ROW(CODE, code) ROW(CELL, cell) ROW(FRAME, frame) ROW(TRACEBACK, traceback) ROW(MODULE, module) \
    ROW(GENERATOR, generator) ROW(COROUTINE, coroutine) ROW(COROUTINE_WRAPPER, coroutine_wrapper) \
    ROW(ASYNC_GENERATOR, async_generator) ROW(ASYNC_GENERATOR_SEND, async_generator_asend) \
    ROW(ASYNC_GENERATOR_THROW, async_generator_athrow) ROW(ASYNC_GENERATOR_VALUE, async_generator_wrapped_value) \
    ROW(WEAKREF, weakref) ROW(WEAKPROXY, weakproxy) ROW(WEAKCALLABLEPROXY, weakcallableproxy) \
    ROW(GENERIC_ALIAS, generic_alias) ROW(UNION, union) ROW(TYPE_VAR, typevar) ROW(PARAM_SPEC, paramspec) \
    ROW(TYPE_VAR_TUPLE, typevartuple) ROW(TYPE_ALIAS, typealias) \
    ROW(TEMPLATE, template) ROW(INTERPOLATION, interpolation) ROW(SIMPLE_NAMESPACE, simplenamespace) \
    ROW(LOCK, lock) ROW(RLOCK, rlock) ROW(THREAD_HANDLE, thread_handle) ROW(THREAD_LOCAL, thread_local) \
    ROW(ANEXT_AWAITABLE, anext_awaitable)

/* ROW(ID, name, base ID, layout): layouts are structs of objects/exception.h. */
#define BUILTIN_EXCEPTIONS(ROW) \
    ROW(BASE_EXCEPTION, BaseException, OBJECT, base) \
    ROW(BASE_EXCEPTION_GROUP, BaseExceptionGroup, BASE_EXCEPTION, group) \
    ROW(EXCEPTION, Exception, BASE_EXCEPTION, base) \
    ROW(GENERATOR_EXIT, GeneratorExit, BASE_EXCEPTION, base) \
    ROW(KEYBOARD_INTERRUPT, KeyboardInterrupt, BASE_EXCEPTION, base) \
    ROW(SYSTEM_EXIT, SystemExit, BASE_EXCEPTION, system_exit) \
    ROW(ARITHMETIC_ERROR, ArithmeticError, EXCEPTION, base) \
    ROW(FLOATING_POINT_ERROR, FloatingPointError, ARITHMETIC_ERROR, base) \
    ROW(OVERFLOW_ERROR, OverflowError, ARITHMETIC_ERROR, base) \
    ROW(ZERO_DIVISION_ERROR, ZeroDivisionError, ARITHMETIC_ERROR, base) \
    ROW(ASSERTION_ERROR, AssertionError, EXCEPTION, base) \
    ROW(ATTRIBUTE_ERROR, AttributeError, EXCEPTION, attribute) \
    ROW(BUFFER_ERROR, BufferError, EXCEPTION, base) \
    ROW(EOF_ERROR, EOFError, EXCEPTION, base) \
    ROW(IMPORT_ERROR, ImportError, EXCEPTION, import) \
    ROW(MODULE_NOT_FOUND_ERROR, ModuleNotFoundError, IMPORT_ERROR, import) \
    ROW(LOOKUP_ERROR, LookupError, EXCEPTION, base) \
    ROW(INDEX_ERROR, IndexError, LOOKUP_ERROR, base) \
    ROW(KEY_ERROR, KeyError, LOOKUP_ERROR, base) \
    ROW(MEMORY_ERROR, MemoryError, EXCEPTION, base) \
    ROW(NAME_ERROR, NameError, EXCEPTION, name) \
    ROW(UNBOUND_LOCAL_ERROR, UnboundLocalError, NAME_ERROR, name) \
    ROW(OS_ERROR, OSError, EXCEPTION, os) \
    ROW(BLOCKING_IO_ERROR, BlockingIOError, OS_ERROR, os) \
    ROW(CHILD_PROCESS_ERROR, ChildProcessError, OS_ERROR, os) \
    ROW(CONNECTION_ERROR, ConnectionError, OS_ERROR, os) \
    ROW(BROKEN_PIPE_ERROR, BrokenPipeError, CONNECTION_ERROR, os) \
    ROW(CONNECTION_ABORTED_ERROR, ConnectionAbortedError, CONNECTION_ERROR, os) \
    ROW(CONNECTION_REFUSED_ERROR, ConnectionRefusedError, CONNECTION_ERROR, os) \
    ROW(CONNECTION_RESET_ERROR, ConnectionResetError, CONNECTION_ERROR, os) \
    ROW(FILE_EXISTS_ERROR, FileExistsError, OS_ERROR, os) \
    ROW(FILE_NOT_FOUND_ERROR, FileNotFoundError, OS_ERROR, os) \
    ROW(INTERRUPTED_ERROR, InterruptedError, OS_ERROR, os) \
    ROW(IS_A_DIRECTORY_ERROR, IsADirectoryError, OS_ERROR, os) \
    ROW(NOT_A_DIRECTORY_ERROR, NotADirectoryError, OS_ERROR, os) \
    ROW(PERMISSION_ERROR, PermissionError, OS_ERROR, os) \
    ROW(PROCESS_LOOKUP_ERROR, ProcessLookupError, OS_ERROR, os) \
    ROW(TIMEOUT_ERROR, TimeoutError, OS_ERROR, os) \
    ROW(REFERENCE_ERROR, ReferenceError, EXCEPTION, base) \
    ROW(RUNTIME_ERROR, RuntimeError, EXCEPTION, base) \
    ROW(NOT_IMPLEMENTED_ERROR, NotImplementedError, RUNTIME_ERROR, base) \
    ROW(PYTHON_FINALIZATION_ERROR, PythonFinalizationError, RUNTIME_ERROR, base) \
    ROW(RECURSION_ERROR, RecursionError, RUNTIME_ERROR, base) \
    ROW(STOP_ASYNC_ITERATION, StopAsyncIteration, EXCEPTION, base) \
    ROW(STOP_ITERATION, StopIteration, EXCEPTION, stop_iteration) \
    ROW(SYNTAX_ERROR, SyntaxError, EXCEPTION, syntax) \
    ROW(INDENTATION_ERROR, IndentationError, SYNTAX_ERROR, syntax) \
    ROW(TAB_ERROR, TabError, INDENTATION_ERROR, syntax) \
    ROW(INCOMPLETE_INPUT_ERROR, _IncompleteInputError, SYNTAX_ERROR, syntax) \
    ROW(SYSTEM_ERROR, SystemError, EXCEPTION, base) \
    ROW(TYPE_ERROR, TypeError, EXCEPTION, base) \
    ROW(VALUE_ERROR, ValueError, EXCEPTION, base) \
    ROW(UNICODE_ERROR, UnicodeError, VALUE_ERROR, base) \
    ROW(UNICODE_DECODE_ERROR, UnicodeDecodeError, UNICODE_ERROR, unicode) \
    ROW(UNICODE_ENCODE_ERROR, UnicodeEncodeError, UNICODE_ERROR, unicode) \
    ROW(UNICODE_TRANSLATE_ERROR, UnicodeTranslateError, UNICODE_ERROR, unicode) \
    ROW(WARNING, Warning, EXCEPTION, base) \
    ROW(BYTES_WARNING, BytesWarning, WARNING, base) \
    ROW(DEPRECATION_WARNING, DeprecationWarning, WARNING, base) \
    ROW(ENCODING_WARNING, EncodingWarning, WARNING, base) \
    ROW(FUTURE_WARNING, FutureWarning, WARNING, base) \
    ROW(IMPORT_WARNING, ImportWarning, WARNING, base) \
    ROW(PENDING_DEPRECATION_WARNING, PendingDeprecationWarning, WARNING, base) \
    ROW(RESOURCE_WARNING, ResourceWarning, WARNING, base) \
    ROW(RUNTIME_WARNING, RuntimeWarning, WARNING, base) \
    ROW(SYNTAX_WARNING, SyntaxWarning, WARNING, base) \
    ROW(UNICODE_WARNING, UnicodeWarning, WARNING, base) \
    ROW(USER_WARNING, UserWarning, WARNING, base)
/* ExceptionGroup has two bases, so it is made as a class is, after the table: vm->exception_group. */

/* Internal cells: part of an object, never a Value that Python code sees.
 * ROW(ID, tracing): what the collector does with the words after the header (memory/gc.h). */
#define INTERNAL_CELLS(ROW) \
    ROW(BYTES_BLOCK, none)        /* raw bytes: no references */ \
    ROW(VALUES_BLOCK, values)     /* ValuesBlock: size_t capacity, then Values */ \
    ROW(DICT_TABLE, dict_table)   /* objects/dict.h */ \
    ROW(SET_TABLE, set_table)     /* objects/set.h */ \
    ROW(SHAPE, shape)             /* runtime/shape.h */ \
    ROW(SLOT_SEGMENT, values)     /* more slots of an instance */ \
    ROW(INSTANCE, instance)       /* code instance: vm/instance.h */ \
    ROW(CACHE_RECORD, cache_record) /* immutable record of an inline cache: vm/cache.h */ \
    ROW(WEAK_TABLE, none)         /* vm->weak_references; purged by the collector */ \
    ROW(REGISTERS, none)          /* a thread's register segment: scanned as a root */

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
