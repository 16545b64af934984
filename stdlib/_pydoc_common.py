"""What pydoc's writers of text and of HTML share: which kind of page an object gets, and what is shown on it."""

import builtins
import inspect
import os
import sys
from collections import deque

from _pydoc_objects import (
    _is_bound_method, _split_list, classify_class_attrs, isdata, sort_attributes, visiblename)

_VERSION = '%d.%d' % sys.version_info[:2]


class Doc:
    """What the writers of text and of HTML have in common."""

    PYTHONDOCS = os.environ.get('PYTHONDOCS', f'https://docs.python.org/{_VERSION}/library')

    def document(self, object, name=None, *args):
        """Return the documentation of any object."""
        args = (object, name, *args)
        try:                          # what looks like a routine may lack a routine's attributes
            if inspect.ismodule(object):
                return self.docmodule(*args)
            if inspect.isclass(object):
                return self.docclass(*args)
            if inspect.isroutine(object):
                return self.docroutine(*args)
        except AttributeError:
            pass
        if inspect.isdatadescriptor(object):
            return self.docdata(*args)
        return self.docother(*args)

    def fail(self, object, name=None, *args):
        """Raise a TypeError: the object is of a kind that this writer can't document."""
        about = f' {name!r}' if name else ''
        raise TypeError(f"don't know how to document object{about} of type {type(object).__name__}")

    docmodule = docclass = docroutine = docother = docproperty = docdata = fail

    def getdocloc(self, object, basedir=os.path.dirname(os.__file__) if hasattr(os, '__file__') else ''):
        """Return the address of a module's chapter in the documentation of the library, or None."""
        from pydoc_data.module_docs import module_docs
        if object.__name__ not in module_docs:
            return None
        place = os.environ.get('PYTHONDOCS', self.PYTHONDOCS)
        if place.startswith(('http://', 'https://')):
            return f'{place.rstrip("/")}/{module_docs[object.__name__]}'
        return os.path.join(place, object.__name__.lower() + '.html')


# What the two writers show of a module and of a class is chosen here.

def file_of(module):
    """Return the path of a module's source, or None."""
    try:
        return inspect.getabsfile(module)
    except TypeError:
        return None


def members_of(module, all):
    """Return the classes, the routines and the values that a module's documentation shows."""
    def own(value):
        return (inspect.getmodule(value) or module) is module

    def of_kind(test, is_own):
        return [(key, value) for key, value in inspect.getmembers(module, test)
                if (all is not None or is_own(value)) and visiblename(key, all, module)]

    return (of_kind(inspect.isclass, own),
            of_kind(inspect.isroutine, lambda value: inspect.isbuiltin(value) or own(value)),
            of_kind(isdata, lambda value: True))


def version_of(module):
    """Return a module's version, without the decoration of version control."""
    version = str(module.__version__)
    if version.startswith('$Revision: ') and version.endswith('$'):
        version = version[11:-1].strip()
    return version


def attribute_groups(cls):
    """Yield (class that has them, attributes) in the order of the classes; attributes as classify_class_attrs()."""
    attrs = [attr for attr in classify_class_attrs(cls) if visiblename(attr[0], obj=cls)]
    mro = deque(inspect.getmro(cls))
    while attrs:
        home = mro.popleft() if mro else attrs[0][2]
        of_home, attrs = _split_list(attrs, lambda attr: attr[2] is home)
        if home is builtins.object and cls is not builtins.object:
            continue
        sort_attributes(of_home, cls)
        yield home, of_home


KINDS = (('Methods', 'method'), ('Class methods', 'class method'), ('Static methods', 'static method'),
          ('Readonly properties', 'readonly property'), ('Data descriptors', 'data descriptor'),
          ('Data and other attributes', 'data'))


def lambda_signature(function, signature):
    """Return the signature of a lambda expression: without parentheses, unless somebody gave it annotations."""
    return signature if getattr(function, '__annotations__', None) else signature[1:-1]


def routine_note(routine, mod, cl, homecls, classname, parentname):
    """Return what stands behind the signature of a routine that is not simply a function of its place.

    The two last arguments name, in the writer's way, a class and what holds a function.
    """
    function = None
    homecls = homecls or cl
    if _is_bound_method(routine):
        bound_to = routine.__self__
        if bound_to is cl:
            function = getattr(routine, '__func__', None)
        elif inspect.isclass(bound_to):
            return f' class method of {classname(bound_to, mod)}'
        else:
            return f' method of {classname(bound_to.__class__, mod)} instance'
    elif inspect.ismethoddescriptor(routine) or inspect.ismethodwrapper(routine):
        owner = getattr(routine, '__objclass__', None)
        if owner is not None:
            if cl is None:
                return f' unbound {classname(owner, mod)} method'
            elif owner is not homecls:
                return f' from {classname(owner, mod)}'
    elif inspect.isfunction(routine):
        function = routine
    if inspect.isfunction(function) and homecls is not None and (
            function.__module__ != homecls.__module__
            or function.__qualname__ != f'{homecls.__qualname__}.{routine.__name__}'):
        parent = parentname(function, mod)
        if parent:
            return f' from {parent}'
    return ''
