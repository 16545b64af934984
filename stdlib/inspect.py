"""Questions to live objects: what they are, where they come from, how they are called."""

import builtins as _builtins
import enum as _enum
import sys as _sys
import types as _types
from annotationlib import get_annotations
from collections import namedtuple as _namedtuple

from _inspect_kinds import *
from _inspect_kinds import _coroutine_mark as _is_coroutine_mark, missing as _sentinel
from _inspect_source import *
from _inspect_source import _filesbymodname, modulesbyfile
from _inspect_frames import *
from _inspect_signature import (
    BoundArguments, Parameter, Signature, _ParameterKind, _empty, _void, formatannotation,
    formatannotationrelativeto, signature)
from _inspect_callable import (
    ArgInfo, Arguments, FullArgSpec, formatargvalues, getargs, getargvalues, getcallargs,
    getfullargspec)

GEN_CREATED, GEN_RUNNING = 'GEN_CREATED', 'GEN_RUNNING'
GEN_SUSPENDED, GEN_CLOSED = 'GEN_SUSPENDED', 'GEN_CLOSED'
CORO_CREATED, CORO_RUNNING = 'CORO_CREATED', 'CORO_RUNNING'
CORO_SUSPENDED, CORO_CLOSED = 'CORO_SUSPENDED', 'CORO_CLOSED'
AGEN_CREATED, AGEN_RUNNING = 'AGEN_CREATED', 'AGEN_RUNNING'
AGEN_SUSPENDED, AGEN_CLOSED = 'AGEN_SUSPENDED', 'AGEN_CLOSED'

__all__ = [
    'AGEN_CLOSED', 'AGEN_CREATED', 'AGEN_RUNNING', 'AGEN_SUSPENDED', 'ArgInfo', 'Arguments',
    'Attribute', 'BlockFinder', 'BoundArguments', 'BufferFlags', 'CORO_CLOSED', 'CORO_CREATED',
    'CORO_RUNNING', 'CORO_SUSPENDED', 'CO_ASYNC_GENERATOR', 'CO_COROUTINE', 'CO_GENERATOR',
    'CO_ITERABLE_COROUTINE', 'CO_NESTED', 'CO_NEWLOCALS', 'CO_NOFREE', 'CO_OPTIMIZED',
    'CO_VARARGS', 'CO_VARKEYWORDS', 'CO_HAS_DOCSTRING', 'CO_METHOD', 'ClassFoundException',
    'ClosureVars', 'EndOfBlock', 'FrameInfo', 'FullArgSpec', 'GEN_CLOSED', 'GEN_CREATED',
    'GEN_RUNNING', 'GEN_SUSPENDED', 'Parameter', 'Signature', 'TPFLAGS_IS_ABSTRACT', 'Traceback',
    'classify_class_attrs', 'cleandoc', 'currentframe', 'findsource', 'formatannotation',
    'formatannotationrelativeto', 'formatargvalues', 'get_annotations', 'getabsfile', 'getargs',
    'getargvalues', 'getasyncgenlocals', 'getasyncgenstate', 'getattr_static', 'getblock',
    'getcallargs', 'getclasstree', 'getclosurevars', 'getcomments', 'getcoroutinelocals',
    'getcoroutinestate', 'getdoc', 'getfile', 'getframeinfo', 'getfullargspec',
    'getgeneratorlocals', 'getgeneratorstate', 'getinnerframes', 'getlineno', 'getmembers',
    'getmembers_static', 'getmodule', 'getmodulename', 'getmro', 'getouterframes', 'getsource',
    'getsourcefile', 'getsourcelines', 'indentsize', 'isabstract', 'isasyncgen',
    'isasyncgenfunction', 'isawaitable', 'isbuiltin', 'isclass', 'iscode', 'iscoroutine',
    'iscoroutinefunction', 'isdatadescriptor', 'isframe', 'isfunction', 'isgenerator',
    'isgeneratorfunction', 'isgetsetdescriptor', 'ismemberdescriptor', 'ismethod',
    'ismethoddescriptor', 'ismethodwrapper', 'ismodule', 'ispackage', 'isroutine', 'istraceback',
    'markcoroutinefunction', 'signature', 'stack', 'trace', 'unwrap', 'walktree']


class BufferFlags(_enum.IntFlag):
    """What __buffer__ is asked for."""

    SIMPLE = 0x0
    WRITABLE = 0x1
    FORMAT = 0x4
    ND = 0x8
    STRIDES = 0x10 | ND
    C_CONTIGUOUS = 0x20 | STRIDES
    F_CONTIGUOUS = 0x40 | STRIDES
    ANY_CONTIGUOUS = 0x80 | STRIDES
    INDIRECT = 0x100 | STRIDES
    CONTIG = ND | WRITABLE
    CONTIG_RO = ND
    STRIDED = STRIDES | WRITABLE
    STRIDED_RO = STRIDES
    RECORDS = STRIDES | WRITABLE | FORMAT
    RECORDS_RO = STRIDES | FORMAT
    FULL = INDIRECT | WRITABLE | FORMAT
    FULL_RO = INDIRECT | FORMAT
    READ = 0x100
    WRITE = 0x200


# ---- members --------------------------------------------------------------------------------

def _dynamic_names(classes):
    return [name for cls in classes for name, value in cls.__dict__.items()
            if isinstance(value, _types.DynamicClassAttribute)]


def _members(object, predicate, getter):
    names = dir(object)
    mro = ()
    if isclass(object):
        mro = getmro(object)
        names += _dynamic_names(getattr(object, '__bases__', ()))
    found = []
    seen = set()
    for name in names:
        try:
            if name in seen:
                raise AttributeError
            value = getter(object, name)
        except AttributeError:
            for base in mro:
                if name in base.__dict__:
                    value = base.__dict__[name]
                    break
            else:
                continue
        if predicate is None or predicate(value):
            found.append((name, value))
        seen.add(name)
    return sorted(found, key=lambda pair: pair[0])


def getmembers(object, predicate=None):
    """Return (name, value) of all attributes, or of those that the predicate is true of."""
    return _members(object, predicate, getattr)


def getmembers_static(object, predicate=None):
    """Return the same, with the values as they are stored (getattr_static)."""
    return _members(object, predicate, getattr_static)


Attribute = _namedtuple('Attribute', 'name kind defining_class object')


def _home_of(cls, name, value, classes, metaclasses):
    """Return the last class that gives this value, or None."""
    home = getattr(value, '__objclass__', None)
    if home in classes:
        return home
    home = None
    for candidate in classes:
        if getattr(candidate, name, None) is value:
            home = candidate
    for candidate in metaclasses:
        try:
            if candidate.__getattr__(cls, name) is value:
                home = candidate
        except AttributeError:
            pass
    return home


def _attribute_kind(stored, value):
    if isinstance(stored, (staticmethod, _types.BuiltinMethodType)):
        return 'static method', stored
    if isinstance(stored, (classmethod, _types.ClassMethodDescriptorType)):
        return 'class method', stored
    if isinstance(stored, property):
        return 'property', stored
    return 'method' if isroutine(value) else 'data', value


def classify_class_attrs(cls):
    """Return (name, kind, defining class, object) of each attribute of a class."""
    mro = getmro(cls)
    metaclasses = tuple(c for c in getmro(type(cls)) if c not in (type, object))
    classes = (cls, *mro)
    names = dir(cls)
    for base in mro:
        names += [name for name, value in base.__dict__.items()
                  if isinstance(value, _types.DynamicClassAttribute) and value.fget is not None]
    found = []
    seen = set()
    for name in names:
        home = value = stored = None
        if name not in seen and name != '__dict__':
            try:
                value = getattr(cls, name)
            except Exception:
                pass
            else:
                home = _home_of(cls, name, value, classes, metaclasses)
        for base in classes + metaclasses:
            if name in base.__dict__:
                stored = base.__dict__[name]
                if home not in metaclasses:
                    home = base
                break
        if home is None:
            continue
        kind, value = _attribute_kind(stored, stored if value is None else value)
        found.append(Attribute(name, kind, home, value))
        seen.add(name)
    return found


def getmro(cls):
    """Return the classes in which attributes of a class are looked for, in that order."""
    return cls.__mro__


def walktree(classes, children, parent):
    """Do the work of getclasstree()."""
    tree = []
    classes.sort(key=lambda cls: (cls.__module__, cls.__name__))
    for cls in classes:
        tree.append((cls, cls.__bases__))
        if cls in children:
            tree.append(walktree(children[cls], children, cls))
    return tree


def getclasstree(classes, unique=False):
    """Return the classes as lists in lists: the one behind a class has those derived from it."""
    children = {}
    roots = []
    for cls in classes:
        if not cls.__bases__ and cls not in roots:
            roots.append(cls)
        for parent in cls.__bases__:
            known = children.setdefault(parent, [])
            if cls not in known:
                known.append(cls)
            if unique and parent in classes:
                break
    roots += [parent for parent in children if parent not in classes]
    return walktree(roots, children, None)


# ---- documentation --------------------------------------------------------------------------

def _class_of_function(func):
    cls = _sys.modules.get(func.__module__)
    if cls is None:
        return None
    for name in func.__qualname__.split('.')[:-1]:
        cls = getattr(cls, name)
    return cls if isclass(cls) else None


def _doc_home(obj):
    """Return a class and a name in it whose documentation an object inherits, or None."""
    if ismethod(obj):
        name, self = obj.__func__.__name__, obj.__self__
        if isclass(self) and getattr(getattr(self, name, None), '__func__') is obj.__func__:
            return self, name
        return self.__class__, name
    if isfunction(obj) or isinstance(obj, property):
        name = obj.__name__
        cls = _class_of_function(obj if isfunction(obj) else obj.fget)
        return None if cls is None or getattr(cls, name) is not obj else (cls, name)
    if isbuiltin(obj):
        name, self = obj.__name__, obj.__self__
        if isclass(self) and f'{self.__qualname__}.{name}' == obj.__qualname__:
            return self, name
        return self.__class__, name
    if ismethoddescriptor(obj) or isdatadescriptor(obj):
        name, cls = obj.__name__, obj.__objclass__
        return (cls, name) if getattr(cls, name) is obj else None
    return None


def _finddoc(obj):
    if isclass(obj):
        docs = (getattr(base, '__doc__', None) for base in obj.__mro__ if base is not object)
        return next((doc for doc in docs if doc is not None), None)
    home = _doc_home(obj)
    if home is None:
        return None
    cls, name = home
    if ismemberdescriptor(obj):
        slots = getattr(cls, '__slots__', None)
        if isinstance(slots, dict) and name in slots:
            return slots[name]
    for base in cls.__mro__:
        doc = getattr(getattr(base, name, None), '__doc__', None) if hasattr(base, name) else None
        if doc is not None:
            return doc
    return None


def getdoc(object):
    """Return the documentation of an object, its own or inherited, without its indentation."""
    try:
        doc = object.__doc__
    except AttributeError:
        return None
    if doc is None:
        try:
            doc = _finddoc(object)
        except (AttributeError, TypeError):
            return None
    return cleandoc(doc) if isinstance(doc, str) else None


def cleandoc(doc):
    """Return a docstring without the space that all its lines but the first begin with."""
    lines = doc.expandtabs().split('\n')
    margins = [len(line) - len(line.lstrip(' ')) for line in lines[1:] if line.lstrip(' ')]
    margin = min(margins, default=0)
    lines = [lines[0].lstrip(' ')] + [line[margin:] for line in lines[1:]]
    while lines and not lines[-1]:
        del lines[-1]
    while lines and not lines[0]:
        del lines[0]
    return '\n'.join(lines)


# ---- variables of functions -----------------------------------------------------------------

ClosureVars = _namedtuple('ClosureVars', 'nonlocals globals builtins unbound')


def getclosurevars(func):
    """Return the nonlocal, global and builtin variables that a function uses, and other names."""
    if ismethod(func):
        func = func.__func__
    if not isfunction(func):
        raise TypeError(f'{func!r} is not a Python function')
    code = func.__code__
    nonlocals = {name: cell.cell_contents
                 for name, cell in zip(code.co_freevars, func.__closure__ or ())}
    namespace = func.__globals__
    builtins = namespace.get('__builtins__', _builtins)
    if ismodule(builtins):
        builtins = builtins.__dict__
    globals_used, builtins_used, unbound = {}, {}, set()
    from dis import get_instructions
    for instruction in get_instructions(code):
        name = instruction.argval
        if instruction.opname.startswith('LOAD_GLOBAL'):
            if name in namespace:
                globals_used[name] = namespace[name]
            elif name in builtins:
                builtins_used[name] = builtins[name]
            else:
                unbound.add(name)
        elif instruction.opname.startswith(('LOAD_ATTR', 'LOAD_METHOD')):
            unbound.add(name)
    return ClosureVars(nonlocals, globals_used, builtins_used, unbound)


def _main():
    import argparse
    import importlib
    parser = argparse.ArgumentParser()
    parser.add_argument('object', help="The object to be analysed. It supports the "
                                       "'module:qualname' syntax")
    parser.add_argument('-d', '--details', action='store_true',
                        help='Display info about the module rather than its source code')
    options = parser.parse_args()
    name, _, attributes = options.object.partition(':')
    try:
        obj = module = importlib.import_module(name)
    except Exception as error:
        print(f'Failed to import {name} ({type(error).__name__}: {error})', file=_sys.stderr)
        _sys.exit(2)
    for part in attributes.split('.') if attributes else ():
        obj = getattr(obj, part)
    if module.__name__ in _sys.builtin_module_names:
        print("Can't get info for builtin modules.", file=_sys.stderr)
        _sys.exit(1)
    if not options.details:
        print(getsource(obj))
        return
    print(f'Target: {options.object}')
    print(f'Origin: {getsourcefile(module)}')
    if obj is module:
        print(f'Loader: {module.__loader__!r}')
        if hasattr(module, '__path__'):
            print(f'Submodule search path: {module.__path__}')
    else:
        try:
            print(f'Line: {findsource(obj)[1]}')
        except Exception:
            pass
    print('\n')


if __name__ == '__main__':
    _main()
