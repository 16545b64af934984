"""What the compiler knows of the names in a source text: which scopes there are, and what each name is in each."""

import _symtable
from enum import StrEnum
from os import fsdecode

__all__ = ['symtable', 'SymbolTableType', 'SymbolTable', 'Class', 'Function', 'Symbol']

# What is said of a symbol; above these bits, where its value is.
DEF_GLOBAL, DEF_LOCAL, DEF_PARAM, DEF_NONLOCAL, USE = 1, 2, 4, 8, 16
DEF_FREE_CLASS, DEF_IMPORT, DEF_ANNOT, DEF_COMP_ITER, DEF_TYPE_PARAM, DEF_COMP_CELL = 64, 128, 256, 512, 1024, 2048
DEF_BOUND = DEF_LOCAL | DEF_PARAM | DEF_IMPORT | DEF_TYPE_PARAM
SCOPE_OFF, SCOPE_MASK = 12, 15
LOCAL, GLOBAL_EXPLICIT, GLOBAL_IMPLICIT, FREE, CELL = range(1, 6)

_FLAG_NAMES = {'USE': USE, 'DEF_GLOBAL': DEF_GLOBAL, 'DEF_NONLOCAL': DEF_NONLOCAL, 'DEF_LOCAL': DEF_LOCAL, 'DEF_PARAM': DEF_PARAM,
               'DEF_TYPE_PARAM': DEF_TYPE_PARAM, 'DEF_FREE_CLASS': DEF_FREE_CLASS, 'DEF_IMPORT': DEF_IMPORT, 'DEF_BOUND': DEF_BOUND,
               'DEF_ANNOT': DEF_ANNOT, 'DEF_COMP_ITER': DEF_COMP_ITER, 'DEF_COMP_CELL': DEF_COMP_CELL}
_SCOPE_NAMES = {FREE: 'FREE', LOCAL: 'LOCAL', GLOBAL_IMPLICIT: 'GLOBAL_IMPLICIT', GLOBAL_EXPLICIT: 'GLOBAL_EXPLICIT', CELL: 'CELL'}

# The compiler's own numbers (compiler/symtable.h): kinds of scopes, flags, places.
_MODULE, _CLASS, _FUNCTION, _GENERATOR, _COMPREHENSION, _TYPE_PARAMS, _TYPE_VALUE, _ANNOTATIONS = range(8)
_FLAGS = {1: DEF_LOCAL, 2: DEF_PARAM, 4: DEF_GLOBAL, 8: DEF_NONLOCAL, 16: USE, 32: DEF_LOCAL, 64: DEF_ANNOT, 128: DEF_TYPE_PARAM,
          256: DEF_COMP_ITER}
_ASSIGNED, _IMPORTED, _IMPLICIT, _BOUND = 1, 512, 2048, 1 | 2 | 128 | 256 | 512
_PLACE_LOCAL, _PLACE_CELL, _PLACE_FREE, _PLACE_NAME, _PLACE_GLOBAL = range(1, 6)

_CONDITIONAL = '__conditional_annotations__'


class SymbolTableType(StrEnum):
    """What a table is of."""
    MODULE = 'module'
    FUNCTION = 'function'
    CLASS = 'class'
    ANNOTATION = 'annotation'
    TYPE_ALIAS = 'type alias'
    TYPE_PARAMETERS = 'type parameters'
    TYPE_VARIABLE = 'type variable'


# ---- from the compiler's scopes to tables ---------------------------------------------------

class _Table:
    """One scope that is a unit of code, with the symbols of the comprehensions in it."""

    def __init__(self, type, name, line, nested, symbols, children):
        self.type = type
        self.name = name
        self.lineno = line
        self.nested = nested
        self.symbols = symbols
        self.children = children
        self.id = id(self)

    def __repr__(self):
        return f'<symtable entry {self.name}({self.id}), line {self.lineno}>'


def _scope_of(flags, place, is_global):
    if place == _PLACE_NAME:
        return LOCAL if flags & _BOUND else GLOBAL_IMPLICIT
    if place == _PLACE_GLOBAL or place == 0:
        return GLOBAL_EXPLICIT if is_global else GLOBAL_IMPLICIT
    return {_PLACE_LOCAL: LOCAL, _PLACE_CELL: CELL, _PLACE_FREE: FREE}[place]


def _flags_of(flags, place, is_global):
    result = 0
    for own, flag in _FLAGS.items():
        if flags & own:
            result |= flag
    if flags & _IMPORTED:
        result |= DEF_IMPORT
    return result | _scope_of(flags, place, is_global) << SCOPE_OFF


def _own_symbols(scope):
    kind, symbols, frees = scope[0], scope[5], scope[6]
    result = {}
    for name, flags, place, is_global, _ in symbols:
        if flags & _IMPLICIT or name == '.kwdefaults' and not scope[9]:
            continue  # a cell that the methods share: no name that the class has
        if kind == _ANNOTATIONS and name == _CONDITIONAL:
            continue  # it is the module's
        if kind == _CLASS and name == '.type_params':
            result['__type_params__'] = DEF_LOCAL | LOCAL << SCOPE_OFF
        if kind in (_ANNOTATIONS, _TYPE_VALUE) and name == 'format' and flags & 2:
            name, flags = '.format', flags | 16
        if kind == _TYPE_PARAMS and name in ('.type_params', '.generic_base'):
            flags |= 16
        result[name] = _flags_of(flags, place, is_global)
    for name, *_ in frees:
        if kind == _CLASS and result.get(name, 0) & (DEF_BOUND | DEF_GLOBAL):
            result[name] |= DEF_FREE_CLASS
        result.setdefault(name, FREE << SCOPE_OFF)
    if kind == _MODULE:
        if any(name == _CONDITIONAL for child in scope[7] if child[0] == _ANNOTATIONS for name, *_ in child[5]):
            result[_CONDITIONAL] = USE | GLOBAL_IMPLICIT << SCOPE_OFF
        for name in _declared_global(scope):
            result[name] = result.get(name, 0) & (1 << SCOPE_OFF) - 1 | DEF_GLOBAL | GLOBAL_EXPLICIT << SCOPE_OFF
    return result


def _declared_global(scope):
    """Yield the names that a global statement in a scope or in one within it declares."""
    for name, flags, *_ in scope[5]:
        if flags & 4:
            yield name
    for child in scope[7]:
        yield from _declared_global(child)


def _no_annotations(function, parent):
    """Return the scope of the annotations of a function that has none: it has a table all the same."""
    symbols = [('format', 2, _PLACE_LOCAL, False, False)]
    if parent[0] == _CLASS:
        symbols.append(('__classdict__', 16, _PLACE_FREE, False, False))
    return (_ANNOTATIONS, '__annotate__', function[2], function[3], False, symbols, [], [], function[8], False)


def _take_comprehension(scope, symbols, children, in_class):
    """Add what an inlined comprehension has to the symbols and the children of the unit around it."""
    for name, flags, place, is_global, is_outer in scope[5]:
        if name in symbols and flags & 16 and not flags & _BOUND and not in_class:
            symbols[name] |= USE
        if is_outer or name in symbols:
            continue
        flags = _flags_of(flags, place, is_global)
        if flags >> SCOPE_OFF == CELL and flags & DEF_COMP_ITER:
            flags |= DEF_COMP_CELL
        symbols[name] = flags
    _take_children(scope, symbols, children, in_class)


def _take_children(scope, symbols, children, in_class):
    annotated = {child[8] for child in scope[7] if child[0] == _ANNOTATIONS}
    for child in scope[7]:
        if child[0] == _FUNCTION and not child[4] and child[8] not in annotated:
            children.append(_no_annotations(child, scope))
        if child[0] == _COMPREHENSION:
            _take_comprehension(child, symbols, children, in_class)
        else:
            children.append(child)


def _names_of_scope(scope, parent):
    """Return the type and the name that a table has for a scope."""
    kind, name, _, _, is_lambda = scope[:5]
    if kind == _MODULE:
        return SymbolTableType.MODULE, 'top'
    if kind == _CLASS:
        return SymbolTableType.CLASS, name
    if kind == _GENERATOR:
        return SymbolTableType.FUNCTION, 'genexpr'
    if kind == _FUNCTION:
        return SymbolTableType.FUNCTION, 'lambda' if is_lambda else name
    if kind == _TYPE_PARAMS:
        return SymbolTableType.TYPE_PARAMETERS, name.removeprefix('<generic parameters of ').removesuffix('>')
    if kind == _ANNOTATIONS:
        return SymbolTableType.ANNOTATION, name
    is_alias = parent is None or parent.symbols.get(name, 0) & DEF_TYPE_PARAM == 0
    return SymbolTableType.TYPE_ALIAS if is_alias else SymbolTableType.TYPE_VARIABLE, name


def _table_of(scope, parent=None):
    type, name = _names_of_scope(scope, parent)
    symbols, children = _own_symbols(scope), []
    _take_children(scope, symbols, children, scope[0] == _CLASS)
    table = _Table(type, name, scope[2], scope[3], symbols, [])
    for child in children:
        table.children.append(_table_of(child, table))
    return table


# ---- what users see -------------------------------------------------------------------------

def symtable(code, filename, compile_type):
    """Return the table of a source text's outermost scope; the other arguments are those of compile()."""
    return _new_table(_table_of(_symtable.symtable(code, fsdecode(filename), compile_type)), filename)


def _new_table(table, filename):
    shown = getattr(table, 'shown', None)
    if shown is None:
        kinds = {SymbolTableType.FUNCTION: Function, SymbolTableType.CLASS: Class}
        shown = table.shown = kinds.get(table.type, SymbolTable)(table, filename)
    return shown


class SymbolTable:
    """The symbols of a scope, and the scopes in it."""

    def __init__(self, raw_table, filename):
        self._table = raw_table
        self._filename = filename
        self._symbols = {}

    def __repr__(self):
        kind = '' if self.__class__ is SymbolTable else f'{self.__class__.__name__} '
        if self._table.name == 'top':
            return f'<{kind}SymbolTable for module {self._filename}>'
        return f'<{kind}SymbolTable for {self._table.name} in {self._filename}>'

    def get_type(self):
        """Return what it is of: one of SymbolTableType."""
        return self._table.type

    def get_id(self):
        """Return a number that no other table has."""
        return self._table.id

    def get_name(self):
        """Return the name of the function or class, or "top"."""
        return self._table.name

    def get_lineno(self):
        """Return the line that the scope begins in."""
        return self._table.lineno

    def is_optimized(self):
        """Return whether its local variables are not in a dict."""
        return self._table.type == SymbolTableType.FUNCTION

    def is_nested(self):
        """Return whether it lies in a function."""
        return self._table.nested

    def has_children(self):
        """Return whether there are scopes in it."""
        return bool(self._table.children)

    def get_identifiers(self):
        """Return the names of the symbols."""
        return self._table.symbols.keys()

    def lookup(self, name):
        """Return the symbol of a name."""
        symbol = self._symbols.get(name)
        if symbol is None:
            flags = self._table.symbols[name]
            spaces = [child for child in self.get_children() if child.get_name() == name]
            symbol = self._symbols[name] = Symbol(name, flags, spaces, module_scope=self._table.name == 'top')
        return symbol

    def get_symbols(self):
        """Return all symbols."""
        return [self.lookup(name) for name in self.get_identifiers()]

    def get_children(self):
        """Return the tables of the scopes in it."""
        return [_new_table(child, self._filename) for child in self._table.children]


def _get_scope(flags):
    return flags >> SCOPE_OFF & SCOPE_MASK


class Function(SymbolTable):
    """The table of a function, lambda or generator expression."""

    def _names(self, is_wanted):
        return tuple(name for name, flags in self._table.symbols.items() if is_wanted(flags))

    def get_parameters(self):
        """Return the names of the parameters."""
        return self._names(lambda flags: flags & DEF_PARAM)

    def get_locals(self):
        """Return the names of the local variables."""
        return self._names(lambda flags: _get_scope(flags) in (LOCAL, CELL))

    def get_globals(self):
        """Return the names that are global."""
        return self._names(lambda flags: _get_scope(flags) in (GLOBAL_IMPLICIT, GLOBAL_EXPLICIT))

    def get_nonlocals(self):
        """Return the names that are declared nonlocal."""
        return self._names(lambda flags: flags & DEF_NONLOCAL)

    def get_frees(self):
        """Return the names of variables of functions around it."""
        return self._names(lambda flags: _get_scope(flags) == FREE)


class Class(SymbolTable):
    """The table of a class."""

    def get_methods(self):
        """Deprecated: return the names of the functions that are defined in the class."""
        import warnings
        name = f'{self.__class__.__module__}.{self.__class__.__name__}'
        warnings.warn(f'{name}.get_methods() is deprecated and will be removed in Python 3.16.', DeprecationWarning,
                      stacklevel=2)
        names = {}
        for child in self._table.children:
            if _get_scope(self._table.symbols.get(child.name, 0)) != LOCAL:
                continue
            inner = [child] if child.type == SymbolTableType.FUNCTION else \
                child.children if child.type == SymbolTableType.TYPE_PARAMETERS else []
            if any(table.type == SymbolTableType.FUNCTION and table.name == child.name and '.0' not in table.symbols
                   for table in inner):
                names[child.name] = True
        return tuple(names)


class Symbol:
    """What a name is in a scope."""

    def __init__(self, name, flags, namespaces=None, *, module_scope=False):
        self.__name = name
        self.__flags = flags
        self.__scope = _get_scope(flags)
        self.__namespaces = namespaces or ()
        self.__module_scope = module_scope

    def __repr__(self):
        return f'<symbol {self.__name!r}: {self._scope_str()}, {"|".join(self._flags_str())}>'

    def _scope_str(self):
        return _SCOPE_NAMES.get(self.__scope) or str(self.__scope)

    def _flags_str(self):
        return [name for name, flag in _FLAG_NAMES.items() if self.__flags & flag == flag]

    def get_name(self):
        """Return the name."""
        return self.__name

    def is_referenced(self):
        """Return whether it is used in the scope."""
        return bool(self.__flags & USE)

    def is_parameter(self):
        """Return whether it is a parameter."""
        return bool(self.__flags & DEF_PARAM)

    def is_type_parameter(self):
        """Return whether it is a type parameter."""
        return bool(self.__flags & DEF_TYPE_PARAM)

    def is_global(self):
        """Return whether it is global."""
        return self.__scope in (GLOBAL_IMPLICIT, GLOBAL_EXPLICIT) or bool(self.__module_scope and self.__flags & DEF_BOUND)

    def is_nonlocal(self):
        """Return whether it is declared nonlocal."""
        return bool(self.__flags & DEF_NONLOCAL)

    def is_declared_global(self):
        """Return whether a global statement says that it is global."""
        return self.__scope == GLOBAL_EXPLICIT

    def is_local(self):
        """Return whether it is local."""
        return self.__scope in (LOCAL, CELL) or bool(self.__module_scope and self.__flags & DEF_BOUND)

    def is_annotated(self):
        """Return whether it has an annotation."""
        return bool(self.__flags & DEF_ANNOT)

    def is_free(self):
        """Return whether it is a variable of a function around the scope."""
        return self.__scope == FREE

    def is_free_class(self):
        """Return whether it is bound in the class, and in its methods a variable of a function around it."""
        return bool(self.__flags & DEF_FREE_CLASS)

    def is_imported(self):
        """Return whether an import statement binds it."""
        return bool(self.__flags & DEF_IMPORT)

    def is_assigned(self):
        """Return whether it is assigned to."""
        return bool(self.__flags & DEF_LOCAL)

    def is_comp_iter(self):
        """Return whether it is what a comprehension goes through its items by."""
        return bool(self.__flags & DEF_COMP_ITER)

    def is_comp_cell(self):
        """Return whether it is that, and functions in the comprehension refer to it."""
        return bool(self.__flags & DEF_COMP_CELL)

    def is_namespace(self):
        """Return whether a scope has its name."""
        return bool(self.__namespaces)

    def get_namespaces(self):
        """Return the tables of the scopes that have its name."""
        return self.__namespaces

    def get_namespace(self):
        """Return the only one of them."""
        if not self.__namespaces:
            raise ValueError('name is not bound to any namespaces')
        if len(self.__namespaces) > 1:
            raise ValueError('name is bound to multiple namespaces')
        return self.__namespaces[0]


# ---- the command ----------------------------------------------------------------------------

def _print_table(table, level=0):
    indent = '    ' * level
    nested = 'nested ' if table.is_nested() else ''
    what = f'from file {table._filename!r}' if table.get_type() == 'module' else repr(table.get_name())
    print(f'{indent}symbol table for {nested}{table.get_type()} {what}:')
    for symbol in table.get_symbols():
        flags = ', '.join(symbol._flags_str()).lower()
        print(f'    {indent}{symbol._scope_str().lower()} symbol {symbol.get_name()!r}: {flags}')
    print()
    for child in table.get_children():
        _print_table(child, level + 1)


def main(args):
    """Print the tables of files, or of stdin."""
    import sys
    for filename in args or ['-']:
        if filename == '-':
            source, filename = sys.stdin.read(), '<stdin>'
        else:
            with open(filename, 'rb') as file:
                source = file.read()
        _print_table(symtable(source, filename, 'exec'))


if __name__ == '__main__':
    import sys
    main(sys.argv[1:])
