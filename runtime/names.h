/* The strings that C code knows: static, interned in every VM, NAME(__init__) is the Str of "__init__". */
#pragma once

#include "runtime/objects/str.h"

/* In any order; append freely, one mention each. */
#define STATIC_NAMES(ROW) \
    ROW(__abs__) ROW(__abstractmethods__) ROW(__add__) ROW(__aenter__) ROW(__aexit__) ROW(__aiter__) ROW(__all__) \
    ROW(__and__) ROW(__anext__) ROW(__annotate__) ROW(__annotate_func__) ROW(__annotations__) ROW(__annotations_cache__) \
    ROW(__args__) ROW(__await__) ROW(__bases__) ROW(__bool__) ROW(__buffer__) ROW(__build_class__) ROW(__builtins__) \
    ROW(__bytes__) ROW(__cached__) ROW(__call__) ROW(__cause__) ROW(__ceil__) ROW(__class__) ROW(__class_getitem__) \
    ROW(__classcell__) ROW(__classdict__) ROW(__classdictcell__) ROW(__complex__) ROW(__contains__) ROW(__context__) \
    ROW(__copy__) ROW(__deepcopy__) ROW(__debug__) ROW(__del__) ROW(__delattr__) ROW(__delete__) ROW(__delitem__) ROW(__dict__) \
    ROW(__dir__) ROW(__divmod__) ROW(__doc__) ROW(__enter__) ROW(__eq__) ROW(__exit__) ROW(__file__) ROW(__firstlineno__) \
    ROW(__float__) ROW(__floor__) ROW(__floordiv__) ROW(__format__) ROW(__fspath__) ROW(__ge__) ROW(__get__) \
    ROW(__getattr__) ROW(__getattribute__) ROW(__getitem__) ROW(__getnewargs__) ROW(__getnewargs_ex__) ROW(__getstate__) \
    ROW(__globals__) ROW(__gt__) ROW(__hash__) ROW(__iadd__) ROW(__iand__) ROW(__idivmod__) ROW(__ifloordiv__) ROW(__ilshift__) \
    ROW(__imatmul__) ROW(__imod__) ROW(__import__) ROW(__imul__) ROW(__index__) ROW(__init__) ROW(__init_subclass__) \
    ROW(__instancecheck__) ROW(__int__) ROW(__invert__) ROW(__ior__) ROW(__ipow__) ROW(__irshift__) ROW(__isub__) \
    ROW(__itruediv__) ROW(__ixor__) ROW(__iter__) ROW(__kwdefaults__) ROW(__defaults__) ROW(__closure__) ROW(__code__) ROW(__le__) ROW(__len__) \
    ROW(__length_hint__) ROW(__loader__) ROW(__lshift__) ROW(__lt__) ROW(__main__) ROW(__match_args__) ROW(__matmul__) \
    ROW(__missing__) ROW(__mod__) ROW(__module__) ROW(__mro__) ROW(__mro_entries__) ROW(__mul__) ROW(__name__) ROW(__ne__) \
    ROW(__neg__) ROW(__new__) ROW(__next__) ROW(__notes__) ROW(__objclass__) ROW(__or__) ROW(__orig_bases__) ROW(__origin__) \
    ROW(__orig_class__) ROW(__package__) ROW(__parameters__) ROW(__path__) ROW(__pos__) ROW(__pow__) ROW(__prepare__) ROW(__qualname__) \
    ROW(__radd__) ROW(__rand__) ROW(__rdivmod__) ROW(__reduce__) ROW(__reduce_ex__) ROW(__release_buffer__) ROW(__repr__) \
    ROW(__reversed__) ROW(__rfloordiv__) ROW(__rlshift__) ROW(__rmatmul__) ROW(__rmod__) ROW(__rmul__) ROW(__ror__) ROW(__round__) \
    ROW(__rpow__) ROW(__rrshift__) ROW(__rshift__) ROW(__rsub__) ROW(__rtruediv__) ROW(__rxor__) ROW(__self__) ROW(__set__) \
    ROW(__set_name__) ROW(__setattr__) ROW(__setitem__) ROW(__setstate__) ROW(__sizeof__) ROW(__slots__) ROW(__spec__) \
    ROW(__static_attributes__) ROW(__str__) ROW(__sub__) ROW(__subclasscheck__) ROW(__subclasshook__) ROW(__subclasses__) \
    ROW(__suppress_context__) ROW(__text_signature__) ROW(__traceback__) ROW(__truediv__) ROW(__trunc__) ROW(__type_params__) \
    ROW(__typing_prepare_subst__) ROW(__typing_subst__) ROW(__typing_unpacked_tuple_args__) ROW(__weakref__) ROW(__wrapped__) ROW(__xor__) \
    ROW(args) ROW(append) ROW(big) ROW(builtins) ROW(buffer) ROW(cause) ROW(close) ROW(closed) ROW(code) ROW(context) ROW(decode) ROW(defaults) \
    ROW(default) ROW(encode) ROW(encoding) ROW(end) ROW(end_lineno) ROW(end_offset) ROW(errno) ROW(errors) ROW(excepthook) \
    ROW(exceptions) ROW(exec) ROW(eval) ROW(extend) ROW(f_locals) ROW(file) ROW(filename) ROW(filename2) ROW(fileno) ROW(flush) ROW(format) ROW(get) \
    ROW(isatty) ROW(items) ROW(join) ROW(key) ROW(keys) ROW(lineno) ROW(little) ROW(message) ROW(metaclass) ROW(mode) ROW(modules) \
    ROW(module) ROW(mro) ROW(msg) ROW(name) ROW(name_from) ROW(newline) ROW(object) ROW(obj) ROW(offset) ROW(path) ROW(print_file_and_line) ROW(ps1) ROW(ps2) \
    ROW(read) ROW(readline) ROW(readlines) ROW(reason) ROW(replace) ROW(reverse) ROW(self) ROW(send) ROW(sep) ROW(setdefault) ROW(single) ROW(softspace) \
    ROW(sort) ROW(start) ROW(stderr) ROW(stdin) ROW(stdout) ROW(step) ROW(stop) ROW(strict) ROW(strerror) ROW(surrogateescape) ROW(sys) \
    ROW(text) ROW(throw) ROW(top_level_unused) ROW(type) ROW(unraisablehook) ROW(update) ROW(utf_8) ROW(value) ROW(values) ROW(warnings) ROW(write) ROW(seek) ROW(peek) ROW(readable) ROW(writable) ROW(seekable) ROW(readall) ROW(readinto) ROW(read1) ROW(tell) ROW(truncate) ROW(raw) ROW(detach) ROW(getstate) ROW(setstate) ROW(reset) ROW(readinto1) ROW(final) \
    ROW(release) ROW(bases) ROW(dict) ROW(__isabstractmethod__) ROW(__abc_tpflags__) ROW(warn_explicit) ROW(has_default) ROW(__unpacked__) ROW(__typing_is_unpacked_typevartuple__) ROW(isidentifier) ROW(add_note) ROW(__newobj__) ROW(__newobj_ex__) ROW(_reduce_ex) ROW(f_code) ROW(f_globals) ROW(warn) ROW(derive) \
    ROW(indices) ROW(iter) \
    ROW(Ellipsis) ROW(False) ROW(None) ROW(NotImplemented) ROW(True)

enum NameIndex {
#define NAME_INDEX(name) NAME_INDEX_##name,
    STATIC_NAMES(NAME_INDEX)
#undef NAME_INDEX
    STATIC_NAME_COUNT
};
/* names.c. Their memoised hash is the only word of them that is ever written. */
extern Str static_names[STATIC_NAME_COUNT];
#define NAME(name) (&static_names[NAME_INDEX_##name])
#define NAME_VALUE(name) to_value(NAME(name))
