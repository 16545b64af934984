"""The classes and functions of a module, read from its source, without running it: for those who browse code."""

import ast
import os
import sys

__all__ = ['readmodule', 'readmodule_ex', 'Class', 'Function']

_modules = {}           # by full name, the trees of the modules that were read, or are being read


class _Object:
    """A class or function: where it is, and by name what is defined in it. Knows its parent, and is known to it."""

    def __init__(self, module, name, file, lineno, end_lineno, parent):
        self.module = module
        self.name = name
        self.file = file
        self.lineno = lineno
        self.end_lineno = end_lineno
        self.parent = parent
        self.children = {}
        if parent is not None:
            parent.children[name] = self


class Function(_Object):
    """A function or method."""

    def __init__(self, module, name, file, lineno, parent=None, is_async=False, *, end_lineno=None):
        super().__init__(module, name, file, lineno, end_lineno, parent)
        self.is_async = is_async
        if isinstance(parent, Class):
            parent.methods[name] = lineno


class Class(_Object):
    """A class. super has its bases, each as a Class if its source was seen, else as text; methods their lines."""

    def __init__(self, module, name, super_, file, lineno, parent=None, *, end_lineno=None):
        super().__init__(module, name, file, lineno, end_lineno, parent)
        self.super = super_ or []
        self.methods = {}


def _nest_function(ob, func_name, lineno, end_lineno, is_async=False):
    return Function(ob.module, func_name, ob.file, lineno, parent=ob, is_async=is_async, end_lineno=end_lineno)


def _nest_class(ob, class_name, lineno, end_lineno, super=None):
    return Class(ob.module, class_name, super, ob.file, lineno, parent=ob, end_lineno=end_lineno)


def readmodule(module, path=None):
    """Return the classes at the top of a module, by name. path is searched before sys.path."""
    return {name: value for name, value in _readmodule(module, path or []).items() if isinstance(value, Class)}


def readmodule_ex(module, path=None):
    """Return the classes and functions at the top of a module, by name, and for a package its __path__."""
    return _readmodule(module, path or [])


def _find_spec(name, path):
    for finder in sys.meta_path:
        spec = finder.find_spec(name, path)
        if spec is not None:
            return spec
    raise ModuleNotFoundError(f'no module named {name!r}', name=name)


def _readmodule(module, path, inpackage=None):
    """Return the tree of a module, which is looked for in a package if its name is given."""
    full_name = f'{inpackage}.{module}' if inpackage is not None else module
    if full_name in _modules:
        return _modules[full_name]
    if module in sys.builtin_module_names and inpackage is None:
        return {}
    package, dot, submodule = module.rpartition('.')
    if dot:
        parent = _readmodule(package, path, inpackage)
        if inpackage is not None:
            package = f'{inpackage}.{package}'
        if '__path__' not in parent:
            raise ImportError(f'No package named {package}')
        return _readmodule(submodule, parent['__path__'], package)
    spec = _find_spec(full_name, path if inpackage is not None else path + sys.path)
    tree = _modules[full_name] = {}
    if spec.submodule_search_locations is not None:
        tree['__path__'] = spec.submodule_search_locations
    try:
        source = spec.loader.get_source(full_name)
    except (AttributeError, ImportError):
        source = None
    if source is None:
        return tree
    file = spec.loader.get_filename(full_name) if hasattr(spec.loader, 'get_filename') else f'<frozen {full_name}>'
    return _create_tree(full_name, path, file, source, tree, inpackage)


class _ModuleBrowser(ast.NodeVisitor):
    """Fills the tree of a module, and reads the modules from which it imports."""

    def __init__(self, module, path, file, tree, inpackage):
        self.module = module
        self.path = path
        self.file = file
        self.tree = tree
        self.inpackage = inpackage
        self.stack = []         # the classes and functions around what is visited

    def _enter(self, node, object):
        if not self.stack:
            self.tree[node.name] = object
        self.stack.append(object)
        self.generic_visit(node)
        self.stack.pop()

    def _bases(self, node):
        """What a class inherits from. One with a dot is that of a module that was read; others aren't told of."""
        bases = []
        for base in map(ast.unparse, node.bases):
            if base in self.tree:
                bases.append(self.tree[base])
            elif '.' in base:
                module, name = base.split('.')[-2:]
                if name in _modules.get(module, ()):
                    bases.append(_modules[module][name])
            else:
                bases.append(base)
        return bases

    def visit_ClassDef(self, node):
        parent = self.stack[-1] if self.stack else None
        self._enter(node, Class(self.module, node.name, self._bases(node), self.file, node.lineno, parent,
                                end_lineno=node.end_lineno))

    def visit_FunctionDef(self, node, *, is_async=False):
        parent = self.stack[-1] if self.stack else None
        self._enter(node, Function(self.module, node.name, self.file, node.lineno, parent, is_async,
                                   end_lineno=node.end_lineno))

    def visit_AsyncFunctionDef(self, node):
        self.visit_FunctionDef(node, is_async=True)

    def visit_Import(self, node):
        if self.stack:
            return
        for alias in node.names:
            try:
                try:
                    _readmodule(alias.name, self.path, self.inpackage)
                except ImportError:
                    _readmodule(alias.name, [])
            except (ImportError, SyntaxError):
                pass        # there is nothing to tell of it

    def visit_ImportFrom(self, node):
        if self.stack or node.level:        # relative imports are not followed
            return
        try:
            module = _readmodule(node.module, self.path, self.inpackage)
        except (ImportError, SyntaxError):
            return
        for alias in node.names:
            if alias.name in module:
                self.tree[alias.asname or alias.name] = module[alias.name]
            elif alias.name == '*':
                self.tree.update((name, value) for name, value in module.items() if not name.startswith('_'))


def _create_tree(fullmodule, path, fname, source, tree, inpackage):
    _ModuleBrowser(fullmodule, path, fname, tree, inpackage).visit(ast.parse(source))
    return tree


def _print(tree, indent):
    for object in sorted(tree, key=lambda object: object.lineno):
        if isinstance(object, Class):
            print(f'{indent}class {object.name} {object.super} {object.lineno}')
        else:
            print(f'{indent}def {object.name} {object.lineno}')
        _print(object.children.values(), indent + '  ')


def _main():
    """Print the tree of the module whose name or path is given."""
    module = sys.argv[1] if len(sys.argv) > 1 else __file__
    path = []
    if os.path.exists(module):
        path = [os.path.dirname(module)]
        module = os.path.basename(module)
        if module.lower().endswith('.py'):
            module = module[:-3]
    tree = readmodule_ex(module, path)
    _print([object for object in tree.values() if isinstance(object, _Object)], '')


if __name__ == '__main__':
    _main()
