"""What pydoc knows of objects: their names, kinds and texts, and how a name leads to an object.

Nothing here knows how a page looks; pydoc writes text, _pydoc_html pages for browsers.
"""

import ast
import builtins
import importlib
import importlib.machinery
import importlib.util
import inspect
import io
import os
import pkgutil
import re
import sys
import tokenize
import warnings
from annotationlib import Format

import __future__

_future_feature_names = set(__future__.all_feature_names)


def pathdirs():
    """Return the folders of sys.path as absolute paths, each once."""
    dirs, seen = [], set()
    for path in sys.path:
        path = os.path.abspath(path or '.')
        key = os.path.normcase(path)
        if key not in seen and os.path.isdir(path):
            seen.add(key)
            dirs.append(path)
    return dirs


def _findclass(func):
    """Return the class that a function's qualified name leads to, or None."""
    found = sys.modules.get(func.__module__)
    for name in func.__qualname__.split('.')[:-1]:
        found = getattr(found, name, None)
    return found if inspect.isclass(found) else None


def _finddoc(obj):
    """Return the documentation that a method or descriptor inherits, or None."""
    return None if inspect.isclass(obj) else inspect._finddoc(obj)


def _getowndoc(obj):
    """Return the text of an object's __doc__ unless it only has that of its type."""
    try:
        doc = object.__getattribute__(obj, '__doc__')
        if doc is not None and obj is not type:
            of_type = type(obj).__doc__
            if isinstance(of_type, str) and of_type == doc:
                return None
        return doc
    except AttributeError:
        return None


def _getdoc(object):
    """Return the documentation that is an object's own or inherited, without indentation, or None."""
    doc = _getowndoc(object)
    if doc is None:
        try:
            doc = _finddoc(object)
        except (AttributeError, TypeError):
            return None
    return inspect.cleandoc(doc) if isinstance(doc, str) else None


def getdoc(object):
    """Return the documentation of an object, or the comment above it, or ''."""
    result = _getdoc(object) or inspect.getcomments(object)
    return re.sub('^ *\n', '', result.rstrip()) if result else ''


def splitdoc(doc):
    """Return the first line of a docstring, and the rest."""
    lines = doc.strip().split('\n')
    if len(lines) == 1:
        return lines[0], ''
    if not lines[1].rstrip():
        return lines[0], '\n'.join(lines[2:])
    return '', '\n'.join(lines)


def _getargspec(object):
    """Return how an object's signature is shown, or None."""
    try:
        signature = inspect.signature(object, annotation_format=Format.STRING)
        name = getattr(object, '__name__', '')
        width = max(80 - len(name), 0) if name != '<lambda>' else None
        return signature.format(max_width=width, quote_annotation_strings=False)
    except (ValueError, TypeError):
        return _textsignature(object)


def _textsignature(object):
    """Return a native routine's signature as its text has it, without "$" and what is bound, or None."""
    text = getattr(object, '__text_signature__', None)
    if not text:
        return None
    text = text.replace('($', '(', 1) if text.startswith('($') else text
    if getattr(object, '__self__', None) is not None:
        text = re.sub(r'^\(\w+(?:, */(?=[,)]))?(?:, *)?', '(', text)
    return text


def classname(object, modname):
    """Return the name of a class, with its module unless that is modname."""
    if object.__module__ == modname:
        return object.__name__
    return f'{object.__module__}.{object.__name__}'


def parentname(object, modname):
    """Return the name of what holds a function, with its module unless that is modname, or None."""
    if '.' in object.__qualname__:
        name = object.__qualname__.rpartition('.')[0]
        return name if object.__module__ == modname else f'{object.__module__}.{name}'
    return None if object.__module__ == modname else object.__module__


def isdata(object):
    """Tell whether an object is a value, and no module, class, code, frame or traceback."""
    return not (inspect.ismodule(object) or inspect.isclass(object) or inspect.isroutine(object)
                or inspect.isframe(object) or inspect.istraceback(object) or inspect.iscode(object))


def replace(text, *pairs):
    """Return text with the first of each two that follow replaced by the second."""
    for old, new in zip(pairs[::2], pairs[1::2]):
        text = text.replace(old, new)
    return text


def cram(text, maxlen):
    """Return text with its middle left out, if it is too long."""
    if len(text) <= maxlen:
        return text
    before = max(0, (maxlen - 3) // 2)
    after = max(0, maxlen - 3 - before)
    return text[:before] + '...' + text[len(text) - after:]


_re_stripid = re.compile(r' at 0x[0-9a-f]{6,16}(>+)$', re.IGNORECASE)


def stripid(text):
    """Return the repr of an object without its address."""
    return _re_stripid.sub(r'\1', text)


def _is_bound_method(fn):
    """Tell whether a method, written in Python or in C, is that of one object or class."""
    if inspect.ismethod(fn):
        return True
    if inspect.isbuiltin(fn):
        bound_to = getattr(fn, '__self__', None)
        return not (inspect.ismodule(bound_to) or bound_to is None)
    return False


def allmethods(cl):
    """Return the methods of a class and its bases, by name."""
    names = {name for name, _ in inspect.getmembers(cl, inspect.isroutine)}
    for base in cl.__bases__:
        names |= allmethods(base).keys()
    return {name: getattr(cl, name) for name in names}


def _split_list(s, predicate):
    """Return the items for which a predicate holds, and the others."""
    yes, no = [], []
    for item in s:
        (yes if predicate(item) else no).append(item)
    return yes, no


_UNSHOWN = frozenset(f'__{name}__' for name in (
    'author builtins cached credits date doc docformat file loader module name package path qualname slots'
    ' spec version firstlineno static_attributes annotate_func annotations_cache').split())


def visiblename(name, all=None, obj=None):
    """Tell whether documentation shows a name."""
    if name in _UNSHOWN:
        return False
    if name.startswith('__') and name.endswith('__'):
        return True
    if name.startswith('_') and hasattr(obj, '_fields'):     # a named tuple's
        return True
    if inspect.ismodule(obj) and obj is not __future__ and name in _future_feature_names \
            and isinstance(getattr(obj, name, None), __future__._Feature):
        return False
    return name in all if all is not None else not name.startswith('_')


def classify_class_attrs(object):
    """Return inspect's (name, kind, class, value) for a class, with descriptors and properties told apart."""
    results = []
    for name, kind, cls, value in inspect.classify_class_attrs(object):
        if inspect.isdatadescriptor(value):
            kind = 'data descriptor'
            if isinstance(value, property) and value.fset is None:
                kind = 'readonly property'
        elif kind == 'method' and _is_bound_method(value):
            kind = 'static method'
        results.append((name, kind, cls, value))
    return results


def sort_attributes(attrs, object):
    """Sort attributes: the fields of a named tuple in their order, then the others by name."""
    fields = getattr(object, '_fields', [])
    try:
        place = {name: i - len(fields) for i, name in enumerate(fields)}
    except TypeError:
        place = {}
    attrs.sort(key=lambda attr: (place.get(attr[0], 0), attr[0]))


def ispackage(path):
    """Tell whether a folder is a package."""
    warnings.warn('The pydoc.ispackage() function is deprecated', DeprecationWarning, stacklevel=2)
    return os.path.isdir(path) and any(os.path.isfile(os.path.join(path, '__init__' + ending))
                                       for ending in ('.py', '.pyc'))


def source_synopsis(file):
    """Return the first line of the docstring of a file's text, or None."""
    text = ''
    try:
        for kind, string, *_ in tokenize.generate_tokens(file.readline):
            if kind == tokenize.STRING:
                text += string
            elif kind == tokenize.NEWLINE:
                doc = ast.literal_eval(text)
                return doc.strip().split('\n')[0].strip() if isinstance(doc, str) else None
            elif kind == tokenize.OP and string in '()' or kind in (tokenize.COMMENT, tokenize.NL, tokenize.ENCODING):
                continue
            else:
                return None
    except (tokenize.TokenError, UnicodeDecodeError, SyntaxError, ValueError):
        pass
    return None


def _load(spec):
    """Return the module that a spec describes, run, in sys.modules while it runs and after."""
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    try:
        spec.loader.exec_module(module)
    except BaseException:
        sys.modules.pop(spec.name, None)
        raise
    return sys.modules[spec.name]


def _loaded_synopsis(filename):
    """Return the first line of the docstring of a module that has to be run for it, or None."""
    if filename.endswith(tuple(importlib.machinery.BYTECODE_SUFFIXES)):
        loader_class = importlib.machinery.SourcelessFileLoader
    else:
        loader_class = importlib.machinery.ExtensionFileLoader
    loader = loader_class('__temp__', filename)
    spec = importlib.util.spec_from_file_location('__temp__', filename, loader=loader)
    try:
        module = _load(spec)
    except Exception:
        return None
    sys.modules.pop('__temp__', None)
    return module.__doc__.splitlines()[0] if module.__doc__ else None


def synopsis(filename, cache={}):
    """Return the first line of the docstring of the module in a file, or None."""
    modified = os.stat(filename).st_mtime
    known, result = cache.get(filename, (None, None))
    if known is None or known < modified:
        if filename.endswith(tuple(importlib.machinery.BYTECODE_SUFFIXES
                                   + importlib.machinery.EXTENSION_SUFFIXES)):
            result = _loaded_synopsis(filename)
        else:
            try:
                with tokenize.open(filename) as file:
                    result = source_synopsis(file)
            except (OSError, SyntaxError, UnicodeDecodeError):
                return None
        cache[filename] = modified, result
    return result


class ErrorDuringImport(Exception):
    """An error that came while a module was imported in order to document it."""

    def __init__(self, filename, exc_info):
        if not isinstance(exc_info, tuple):
            exc_info = type(exc_info), exc_info, exc_info.__traceback__
        self.filename = filename
        self.exc, self.value, self.tb = exc_info

    def __str__(self):
        return f'problem in {self.filename} - {self.exc.__name__}: {self.value}'


def importfile(path):
    """Import and return the module in a file of any name."""
    magic = importlib.util.MAGIC_NUMBER
    with open(path, 'rb') as file:
        compiled = file.read(len(magic)) == magic
    name = os.path.splitext(os.path.basename(path))[0]
    loader_class = (importlib.machinery.SourcelessFileLoader if compiled
                    else importlib.machinery.SourceFileLoader)
    spec = importlib.util.spec_from_file_location(name, path, loader=loader_class(name, path))
    try:
        return _load(spec)
    except BaseException as error:
        raise ErrorDuringImport(path, error)


def safeimport(path, forceload=0, cache={}):
    """Import and return a module; None if there is none, ErrorDuringImport if it fails."""
    try:
        if forceload and path in sys.modules and path not in sys.builtin_module_names:
            for key in [key for key in sys.modules if key == path or key.startswith(path + '.')]:
                cache[key] = sys.modules.pop(key)      # parents still refer to the old one
        module = importlib.import_module(path)
    except BaseException as error:
        if path in sys.modules:
            raise ErrorDuringImport(getattr(sys.modules[path], '__file__', path), error)
        if isinstance(error, SyntaxError):
            raise ErrorDuringImport(error.filename, error)
        if isinstance(error, ImportError) and error.name is not None \
                and (path == error.name or path.startswith(error.name + '.')):
            return None                                # it, or a package that it would be in
        raise ErrorDuringImport(path, error)
    return module


def locate(path, forceload=0):
    """Return the object called "package.module.name", importing what is needed, or None."""
    parts = [part for part in path.split('.') if part]
    found, n = None, 0
    while n < len(parts):
        module = safeimport('.'.join(parts[:n + 1]), forceload)
        if not module:
            break
        found, n = module, n + 1
    found = found or builtins
    for part in parts[n:]:
        try:
            found = getattr(found, part)
        except AttributeError:
            return None
    return found


def resolve(thing, forceload=0):
    """Return the object that a name or an object means, and its name."""
    if isinstance(thing, str):
        found = locate(thing, forceload)
        if found is None:
            raise ImportError(f'No Python documentation found for {thing!r}.\n'
                              'Use help() to get the interactive help utility.\n'
                              'Use help(str) for help on the str class.')
        return found, thing
    name = getattr(thing, '__name__', None)
    return thing, name if isinstance(name, str) else None


def describe(thing):
    """Return what kind of thing it is, and its name."""
    if inspect.ismodule(thing):
        if thing.__name__ in sys.builtin_module_names:
            return 'built-in module ' + thing.__name__
        return ('package ' if hasattr(thing, '__path__') else 'module ') + thing.__name__
    if inspect.isbuiltin(thing):
        return 'built-in function ' + thing.__name__
    for test, kind in (inspect.isgetsetdescriptor, 'getset'), (inspect.ismemberdescriptor, 'member'):
        if test(thing):
            owner = thing.__objclass__
            return f'{kind} descriptor {owner.__module__}.{owner.__name__}.{thing.__name__}'
    for test, kind in ((inspect.isclass, 'class'), (inspect.isfunction, 'function'), (inspect.ismethod, 'method'),
                       (inspect.ismethodwrapper, 'method wrapper'),
                       (inspect.ismethoddescriptor, 'method descriptor')):
        if test(thing) and isinstance(getattr(thing, '__name__', None), str):
            return f'{kind} {thing.__name__}'
    return type(thing).__name__


class ModuleScanner:
    """Goes through the modules that can be imported, with the first line of what they say of themselves."""

    def run(self, callback, key=None, completer=None, onerror=None):
        """Call callback(path, name, summary) for each module, or each whose name or summary has key."""
        key = key and key.lower()
        self.quit = False
        seen = set()
        for name in sys.builtin_module_names:
            if name == '__main__':
                continue
            seen.add(name)
            if key is None:
                callback(None, name, '')
            else:
                summary = (__import__(name).__doc__ or '').split('\n')[0]
                if key in f'{name} - {summary}'.lower():
                    callback(None, name, summary)
        for name, spec in self._specs(onerror):
            if self.quit:
                break
            if key is None:
                callback(None, name, '')
                continue
            if name in seen or spec is None:
                continue
            seen.add(name)
            summary, path = self._summary(spec)
            if summary is None:
                if onerror:
                    onerror(name)
            elif key in f'{name} - {summary}'.lower():
                callback(path, name, summary)
        if completer:
            completer()

    def _specs(self, onerror):
        """Yield (name, spec) of the modules that are part of the program, then of those on sys.path."""
        for name in sorted(sys.stdlib_module_names - set(sys.builtin_module_names)):
            spec = importlib.machinery.FrozenImporter.find_spec(name)
            if spec is not None:
                yield name, spec
        for finder, name, is_package in pkgutil.walk_packages(onerror=onerror):
            try:
                yield name, finder.find_spec(name, None)
            except SyntaxError:
                continue

    def _summary(self, spec):
        """Return the first line of a module's docstring and its file; None if it can't be loaded."""
        loader = spec.loader
        if hasattr(loader, 'get_source'):
            try:
                source = loader.get_source(spec.name)
            except Exception:
                return None, None
            path = loader.get_filename(spec.name) if hasattr(loader, 'get_filename') else None
            return source_synopsis(io.StringIO(source or '')) or '', path
        try:
            module = _load(spec)
        except ImportError:
            return None, None
        return (module.__doc__ or '').split('\n')[0], getattr(module, '__file__', None)
