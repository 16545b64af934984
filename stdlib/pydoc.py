"""Documentation as text: help(object)."""

import inspect
import sys

__all__ = ['help']


def getdoc(object):
    """Return the documentation of an object, or the comment above it."""
    result = inspect.getdoc(object) or inspect.getcomments(object)
    return result.rstrip() if result else ''


def splitdoc(doc):
    """Return the first line of a docstring, and the rest."""
    lines = doc.strip().split('\n')
    if len(lines) == 1:
        return lines[0], ''
    if len(lines) >= 2 and not lines[1].rstrip():
        return lines[0], '\n'.join(lines[2:])
    return '', '\n'.join(lines)


def locate(path, forceload=0):
    """Return the object called "package.module.name", importing what is needed; None without."""
    import builtins
    parts = [part for part in path.split('.') if part]
    found, n = None, 0
    while n < len(parts):
        try:
            found = __import__('.'.join(parts[:n + 1]), fromlist=['*'])
        except ImportError:
            break
        n += 1
    if found is None:
        found = builtins
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
                              'Use help(str) for help on the str class.\n')
        return found, thing
    name = getattr(thing, '__name__', None)
    return thing, name if isinstance(name, str) else None


def describe(thing):
    """Return what kind of thing it is."""
    name = getattr(thing, '__name__', '')
    if inspect.ismodule(thing):
        if thing.__name__ in sys.builtin_module_names:
            return 'built-in module ' + name
        return ('package ' if hasattr(thing, '__path__') else 'module ') + name
    if inspect.isbuiltin(thing):
        return 'built-in function ' + name
    if inspect.isclass(thing):
        return 'class ' + name
    if inspect.isfunction(thing):
        return 'function ' + name
    if inspect.ismethod(thing):
        return 'method ' + name
    return type(thing).__name__


def _indent(text, prefix='    '):
    return '\n'.join([(prefix + line).rstrip() for line in text.split('\n')])


def _signature(thing):
    try:
        return str(inspect.signature(thing))
    except (ValueError, TypeError):
        return '(...)'


def _is_shown(name):
    return not name.startswith('_') or name.startswith('__') and name.endswith('__')


class TextDoc:
    """Writes documentation as plain text."""

    def document(self, object, name=None, *args):
        """Return the documentation of any object."""
        if inspect.ismodule(object):
            return self.docmodule(object, name)
        if inspect.isclass(object):
            return self.docclass(object, name)
        if inspect.isroutine(object):
            return self.docroutine(object, name)
        if isinstance(object, property) or inspect.isdatadescriptor(object):
            return self.docdata(object, name)
        return self.docother(object, name)

    def section(self, title, text):
        """Return a text under a title."""
        return f'{title}\n{_indent(text).rstrip()}\n\n'

    def docmodule(self, object, name=None, *args):
        """Return the documentation of a module and of what it has."""
        summary, rest = splitdoc(getdoc(object))
        text = self.section('NAME', object.__name__ + (f' - {summary}' if summary else ''))
        if rest:
            text += self.section('DESCRIPTION', rest)
        names = getattr(object, '__all__', None)

        def mine(value):
            return (inspect.getmodule(value) or object) is object

        members = [(key, value) for key, value in inspect.getmembers(object)
                   if (key in names if names is not None else _is_shown(key) and mine(value))]
        classes = [self.docclass(v, k) for k, v in members if inspect.isclass(v)]
        functions = [self.docroutine(v, k) for k, v in members if inspect.isroutine(v)]
        data = [self.docother(v, k) for k, v in members
                if not inspect.isclass(v) and not inspect.isroutine(v) and not inspect.ismodule(v)
                and k not in ('__builtins__', '__doc__', '__file__', '__path__', '__name__', '__spec__',
                              '__loader__', '__package__', '__all__', '__cached__')]
        for title, parts in ('CLASSES', classes), ('FUNCTIONS', functions), ('DATA', data):
            if parts:
                text += self.section(title, '\n'.join(parts))
        return text + self.section('FILE', getattr(object, '__file__', None) or '(built-in)')

    def docclass(self, object, name=None, *args):
        """Return the documentation of a class."""
        bases = [base.__name__ if base.__module__ in ('builtins', object.__module__)
                 else f'{base.__module__}.{base.__name__}' for base in object.__bases__]
        title = f'class {name or object.__name__}({", ".join(bases)})'
        parts = []
        signature = _signature(object)
        if signature not in ('(...)', '()'):
            parts.append(f'{name or object.__name__}{signature}\n')
        if getdoc(object):
            parts.append(getdoc(object) + '\n')
        kinds = (('method', 'Methods defined here:'), ('class method', 'Class methods defined here:'),
                 ('static method', 'Static methods defined here:'),
                 ('property', 'Readonly properties defined here:'),
                 ('data', 'Data and other attributes defined here:'))
        attributes = [a for a in inspect.classify_class_attrs(object)
                      if a.defining_class is object and _is_shown(a.name)
                      and a.name not in ('__doc__', '__module__', '__dict__', '__weakref__', '__qualname__',
                                         '__firstlineno__', '__static_attributes__', '__annotate_func__')]
        for kind, heading in kinds:
            found = [a for a in attributes if a.kind == kind]
            if found:
                parts.append(heading + '\n')
                parts += [self.document(getattr(a.object, '__func__', a.object), a.name) for a in found]
        return title + '\n' + _indent('\n'.join(parts).rstrip(), ' |  ') + '\n'

    def docroutine(self, object, name=None, *args):
        """Return the documentation of a function or method."""
        name = name or getattr(object, '__name__', '<lambda>')
        prefix = 'async ' if inspect.iscoroutinefunction(object) else ''
        doc = getdoc(object)
        return f'{prefix}{name}{_signature(object)}\n' + (_indent(doc).rstrip() + '\n' if doc else '')

    def docdata(self, object, name=None, *args):
        """Return the documentation of a property or the like."""
        doc = getdoc(object)
        return f'{name or ""}\n' + (_indent(doc).rstrip() + '\n' if doc else '')

    docproperty = docdata

    def docother(self, object, name=None, *args):
        """Return how a value reads."""
        return (f'{name} = ' if name else '') + repr(object)


text = plaintext = TextDoc()


def render_doc(thing, title='Python Library Documentation: %s', forceload=0, renderer=None):
    """Return the documentation of an object or of what a name means."""
    object, name = resolve(thing, forceload)
    what = describe(object)
    module = inspect.getmodule(object)
    if name and '.' in name:
        what += ' in ' + name[:name.rfind('.')]
    elif module and module is not object:
        what += ' in module ' + module.__name__
    known = (inspect.ismodule(object) or inspect.isclass(object) or inspect.isroutine(object)
             or inspect.isdatadescriptor(object))
    if not known:
        object = type(object)
        what += ' object'
    return title % what + '\n\n' + (renderer or text).document(object, name if known else None)


def plain(text):
    """Return the text: it has no bold letters."""
    return text


def pager(text, title=''):
    """Print a text."""
    sys.stdout.write(text + '\n')


def doc(thing, title='Python Library Documentation: %s', forceload=0, output=None, is_cli=False):
    """Print the documentation of an object or of what a name means."""
    try:
        shown = render_doc(thing, title, forceload)
    except ImportError as error:
        print(error)
        return
    if output is None:
        pager(shown)
    else:
        output.write(shown)


class Helper:
    """help(): about an object, or, without one, about what is typed."""

    def __init__(self, input=None, output=None):
        self._input = input
        self._output = output

    def __repr__(self):
        return '<pydoc.Helper instance>'

    def __call__(self, *request):
        if request:
            self.help(request[0])
            return
        print('Type the name of a module, class or function, or "quit" to leave.')
        while True:
            try:
                name = input('help> ').strip()
            except (KeyboardInterrupt, EOFError):
                break
            if name.lower() in ('q', 'quit', 'exit'):
                break
            if name:
                self.help(name)

    def help(self, request):
        """Print what is known of an object or a name."""
        doc(request, 'Help on %s:', output=self._output)


help = Helper()


def cli():
    """Print the documentation of what the command's arguments name."""
    names = sys.argv[1:]
    if not names:
        print('pydoc NAME ...: show documentation of modules, classes and functions')
    for name in names:
        doc(name, 'Help on %s:')


if __name__ == '__main__':
    cli()
