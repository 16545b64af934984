"""Documentation of modules, classes and functions, as text or HTML: help(), python -m pydoc.

What objects are is asked of _pydoc_objects, the pages for browsers are written by _pydoc_html, texts are
shown by _pydoc_pager. Here are the text's layout, help()'s conversation and the command.
"""

import builtins
import inspect
import os
import pkgutil
import sys
import sysconfig
import textwrap
import warnings
from reprlib import Repr

from _pydoc_common import (
    KINDS, Doc, attribute_groups, file_of, lambda_signature, members_of, routine_note, version_of)
from _pydoc_html import HTMLDoc, HTMLRepr, html
from _pydoc_names import KEYWORDS, SYMBOLS, TOPICS
from _pydoc_objects import (
    ErrorDuringImport, ModuleScanner, _findclass, _finddoc, _future_feature_names, _getargspec, _getdoc,
    _getowndoc, _is_bound_method, _re_stripid, _split_list, allmethods, classify_class_attrs, classname, cram,
    describe, getdoc, importfile, isdata, ispackage, locate, parentname, pathdirs, replace, resolve,
    safeimport, sort_attributes, source_synopsis, splitdoc, stripid, synopsis, visiblename)
from _pydoc_pager import (
    get_pager, pipe_pager, pipepager, plain, plain_pager, plainpager, tempfile_pager, tempfilepager, tty_pager,
    ttypager)

__all__ = ['help']
__author__ = "the minipy maintainers"

class TextRepr(Repr):
    """Short representations for text."""

    def __init__(self):
        Repr.__init__(self)
        self.maxlist = self.maxtuple = 20
        self.maxdict = 10
        self.maxstring = self.maxother = 100

    def repr1(self, x, level):
        """Return an object's representation, so many levels deep."""
        method = getattr(self, 'repr_' + '_'.join(type(x).__name__.split()), None)
        return method(x, level) if method else cram(stripid(repr(x)), self.maxother)

    def repr_string(self, x, level):
        """Return a string's representation; without escapes for backslashes where that is clear."""
        test = cram(x, self.maxstring)
        shown = repr(test)
        if '\\' in test and '\\' not in replace(shown, r'\\', ''):
            return 'r' + shown[0] + test + shown[0]
        return shown

    repr_str = repr_string

    def repr_instance(self, x, level):
        """Return an object's representation without its address."""
        try:
            return cram(stripid(repr(x)), self.maxstring)
        except Exception:
            return f'<{x.__class__.__name__} instance>'


_GENERATED_NOTICE = """
The following documentation is automatically generated from the Python
source files.  It may be incomplete, incorrect or include features that
are considered implementation detail and may vary between Python
implementations.  When in doubt, consult the module reference at the
location listed above.
"""


class TextDoc(Doc):
    """Writes documentation as text for a terminal; bold letters are struck twice."""

    _repr_instance = TextRepr()
    repr = _repr_instance.repr

    def bold(self, text):
        """Return text with every letter struck twice."""
        return ''.join([f'{letter}\b{letter}' for letter in text])

    def indent(self, text, prefix='    '):
        """Return text with a prefix before each line."""
        return '\n'.join([(prefix + line).rstrip() for line in text.split('\n')]) if text else ''

    def section(self, title, contents):
        """Return a text under a title."""
        return f'{self.bold(title)}\n{self.indent(contents).rstrip()}\n\n'

    def formattree(self, tree, modname, parent=None, prefix=''):
        """Return the classes of a tree of inspect.getclasstree(), derived ones under their bases."""
        result = ''
        for entry in tree:
            if isinstance(entry, list):
                result += self.formattree(entry, modname, parent_class, prefix + '    ')
                continue
            parent_class, bases = entry
            result += prefix + classname(parent_class, modname)
            if bases and bases != (parent,):
                result += f'({", ".join([classname(base, modname) for base in bases])})'
            result += '\n'
        return result

    def docmodule(self, object, name=None, mod=None, *ignored):
        """Return the documentation of a module and of what is in it."""
        name = object.__name__
        summary, description = splitdoc(getdoc(object))
        result = self.section('NAME', name + (summary and f' - {summary}'))
        all = getattr(object, '__all__', None)
        location = self.getdocloc(object)
        if location is not None:
            result += self.section('MODULE REFERENCE', f'{location}\n{_GENERATED_NOTICE}')
        if description:
            result += self.section('DESCRIPTION', description)
        classes, functions, data = members_of(object, all)
        result += self._packages(object)
        if classes:
            tree = inspect.getclasstree([value for key, value in classes], True)
            contents = [self.formattree(tree, name)]
            contents += [self.document(value, key, name) for key, value in classes]
            result += self.section('CLASSES', '\n'.join(contents))
        if functions:
            result += self.section('FUNCTIONS', '\n'.join([self.document(value, key, name)
                                                           for key, value in functions]))
        if data:
            result += self.section('DATA', '\n'.join([self.docother(value, key, name, maxlen=70)
                                                      for key, value in data]))
        if hasattr(object, '__version__'):
            result += self.section('VERSION', version_of(object))
        for title in 'DATE', 'AUTHOR', 'CREDITS':
            value = getattr(object, f'__{title.lower()}__', None)
            if value is not None:
                result += self.section(title, str(value))
        return result + self.section('FILE', file_of(object) or '(built-in)')

    def _packages(self, object):
        """Return the sections about what a package contains, and about submodules that were imported."""
        lines, names = [], set()
        for _, name, is_package in pkgutil.iter_modules(getattr(object, '__path__', None) or []):
            names.add(name)
            lines.append(f'{name} (package)' if is_package else name)
        result = self.section('PACKAGE CONTENTS', '\n'.join(sorted(lines))) if lines else ''
        submodules = [key for key, value in inspect.getmembers(object, inspect.ismodule)
                      if value.__name__.startswith(object.__name__ + '.') and key not in names]
        if submodules:
            result += self.section('SUBMODULES', '\n'.join(sorted(submodules)))
        return result

    def docclass(self, object, name=None, mod=None, *ignored):
        """Return the documentation of a class and of what is in it."""
        realname = object.__name__
        name = name or realname

        def shown(cls):
            return classname(cls, object.__module__)

        title = ('class ' + self.bold(realname) if name == realname
                 else f'{self.bold(name)} = class {realname}')
        if object.__bases__:
            title += f'({", ".join([shown(base) for base in object.__bases__])})'
        lines = []
        signature = _getargspec(object)
        if signature and signature != '()':
            lines.append(f'{name}{signature}\n')
        doc = getdoc(object)
        if doc:
            lines.append(doc + '\n')
        mro = inspect.getmro(object)
        if len(mro) > 2:
            lines += ['Method resolution order:', *['    ' + shown(base) for base in mro], '']
        lines += self._subclasses(object)
        groups = []
        for home, attrs in attribute_groups(object):
            origin = 'defined here' if home is object else f'inherited from {classname(home, object.__module__)}'
            groups += [(f'{title} {origin}:\n', [attr for attr in attrs if attr[1] == kind])
                       for title, kind in KINDS]
        first = True
        for heading, attrs in groups:
            if attrs:
                lines += ([] if first else ['-' * 70]) + [heading]
                lines += [self._attribute(object, mod, *attr) for attr in attrs]
                first = False
        contents = '\n'.join(lines)
        return title + '\n' + (self.indent(contents.rstrip(), ' |  ') + '\n' if contents else '')

    def _subclasses(self, object):
        """Return lines that name the first few built-in classes that are derived from a class."""
        names = sorted((cls.__name__ for cls in type.__subclasses__(object)
                        if not cls.__name__.startswith('_') and cls.__module__ == 'builtins'), key=str.lower)
        if not names:
            return []
        more = [f'    ... and {len(names) - 4} other subclasses'] if len(names) > 4 else []
        return ['Built-in subclasses:', *['    ' + name for name in names[:4]], *more, '']

    def _attribute(self, object, mod, name, kind, homecls, value):
        """Return the documentation of an attribute of a class."""
        if kind in ('readonly property', 'data descriptor'):
            return self.docdata(value, name, mod)
        if kind == 'data':
            doc = getdoc(value)
            try:
                value = getattr(object, name)
            except AttributeError:
                value = homecls.__dict__[name]
            return self.docother(value, name, mod, maxlen=70, doc=doc) + '\n'
        try:
            value = getattr(object, name)
        except Exception:             # a descriptor that refuses
            return self.docdata(value, name, mod)
        return self.document(value, name, mod, object, homecls)

    def formatvalue(self, object):
        """Return a default value as it is shown behind a parameter."""
        return '=' + self.repr(object)

    def docroutine(self, object, name=None, mod=None, cl=None, homecls=None):
        """Return the documentation of a function or method."""
        realname = object.__name__
        name = name or realname
        note = routine_note(object, mod, cl, homecls, classname, parentname)
        shown_elsewhere = False
        if name == realname:
            title = self.bold(realname)
        else:
            if cl is not None and inspect.getattr_static(cl, realname, []) is object:
                shown_elsewhere = True
                note = '' if note.startswith(' from ') else note
            title = f'{self.bold(name)} = {realname}'
        signature = _getargspec(object)
        if signature and realname == '<lambda>':
            title = self.bold(name) + ' lambda '
            signature = lambda_signature(object, signature)
        coroutine = inspect.iscoroutinefunction(object) or inspect.isasyncgenfunction(object)
        line = ('async ' if coroutine else '') + title + (signature or '(...)') + note + '\n'
        doc = '' if shown_elsewhere else getdoc(object)
        return line + (self.indent(doc).rstrip() + '\n' if doc else '')

    def docdata(self, object, name=None, mod=None, cl=None, *ignored):
        """Return the documentation of a property or another data descriptor."""
        doc = getdoc(object)
        return (self.bold(name) + '\n' if name else '') + (self.indent(doc) + '\n' if doc else '')

    docproperty = docdata

    def docother(self, object, name=None, mod=None, parent=None, *ignored, maxlen=None, doc=None):
        """Return how a value reads, and its documentation."""
        shown = self.repr(object)
        if maxlen:
            over = len(f'{name} = ' if name else '') + len(shown) - maxlen
            if over > 0:
                shown = shown[:-over] + '...'
        doc = doc or getdoc(object)
        return ((self.bold(name) + ' = ' if name else '') + shown
                + ('\n' + self.indent(str(doc)) + '\n' if doc else ''))


class _PlainTextDoc(TextDoc):
    """Writes documentation as text without bold letters."""

    def bold(self, text):
        """Return the text."""
        return text


text = TextDoc()
plaintext = _PlainTextDoc()


def pager(text, title=''):
    """Show a text a screenful at a time where that is possible; chooses how at the first call."""
    global pager
    pager = get_pager()
    pager(text, title)


def getpager():
    """Return the function that pager() will use."""
    return get_pager()


def render_doc(thing, title='Python Library Documentation: %s', forceload=0, renderer=None):
    """Return the documentation of an object or of what a name means."""
    renderer = text if renderer is None else renderer
    object, name = resolve(thing, forceload)
    what = describe(object)
    module = inspect.getmodule(object)
    if name and '.' in name:
        what += ' in ' + name[:name.rfind('.')]
    elif module and module is not object:
        what += ' in module ' + module.__name__
    if not (inspect.ismodule(object) or inspect.isclass(object) or inspect.isroutine(object)
            or inspect.isdatadescriptor(object) or _getdoc(object)):
        if hasattr(object, '__origin__'):
            object = object.__origin__
        else:                         # a value: what it is an instance of says more
            object = type(object)
            what += ' object'
    return title % what + '\n\n' + renderer.document(object, name)


def _titlename(thing):
    """Return how the pager names a thing."""
    if isinstance(thing, str):
        return thing
    for name in '__qualname__', '__name__':
        if isinstance(getattr(thing, name, None), str):
            return getattr(thing, name)
    return type(thing).__name__ + ' object'


def doc(thing, title='Python Library Documentation: %s', forceload=0, output=None, is_cli=False):
    """Print the documentation of an object or of what a name means."""
    if output is None:
        try:
            pager(render_doc(thing, title, forceload), f'Help on {_titlename(thing)}')
        except ImportError as error:
            if is_cli:
                raise
            print(error)
    else:
        try:
            output.write(render_doc(thing, title, forceload, plaintext))
        except ImportError as error:
            if is_cli:
                raise
            output.write(str(error))


def writedoc(thing, forceload=0):
    """Write the HTML documentation of a module, or of what a name means, to a file in the current folder."""
    object, name = resolve(thing, forceload)
    page = html.page(describe(object), html.document(object, name))
    with open(name + '.html', 'w', encoding='utf-8', errors='xmlcharrefreplace') as file:
        file.write(page)
    print('wrote', name + '.html')


def writedocs(dir, pkgpath='', done=None):
    """Write the HTML documentation of all modules below a folder."""
    for _, name, is_package in pkgutil.walk_packages([dir], pkgpath):
        writedoc(name)


def apropos(key):
    """Print the modules whose name or summary has a word in it."""
    def found(path, name, summary):
        if name.endswith('.__init__'):
            name = name[:-9] + ' (package)'
        print(name, summary and '- ' + summary)

    with warnings.catch_warnings():
        warnings.filterwarnings('ignore')      # what importing a module has to say is no matter here
        ModuleScanner().run(found, key, onerror=lambda name: None)


def _introdoc():
    """Return what help() says at first."""
    return f"""\
Welcome to Python {'%d.%d' % sys.version_info[:2]}'s help utility! If this is your first time using
Python, you should definitely check out the tutorial at
https://docs.python.org/{'%d.%d' % sys.version_info[:2]}/tutorial/.

Enter the name of any module, keyword, or topic to get help on writing
Python programs and using Python modules.  To get a list of available
modules, keywords, symbols, or topics, enter "modules", "keywords",
"symbols", or "topics".

Each module also comes with a one-line summary of what it does; to list
the modules whose name or summary contain a given string such as "spam",
enter "modules spam".

To quit this help utility and return to the interpreter,
enter "q", "quit" or "exit".
"""


class Helper:
    """help(): about an object, or, without one, about what is typed."""

    keywords = KEYWORDS
    symbols = SYMBOLS
    topics = TOPICS
    _GoInteractive = object()         # stands for: no request

    def __init__(self, input=None, output=None):
        self._input = input
        self._output = output

    @property
    def input(self):
        """Where requests are read."""
        return self._input or sys.stdin

    @property
    def output(self):
        """Where answers are written."""
        return self._output or sys.stdout

    def __repr__(self):
        return f'<{self.__class__.__module__}.{self.__class__.__qualname__} instance>'

    def __call__(self, request=_GoInteractive):
        if request is not self._GoInteractive:
            try:
                self.help(request)
            except ImportError as error:
                self.output.write(f'{error}\n')
            return
        self.intro()
        self.interact()
        self.output.write("""
You are now leaving help and returning to the Python interpreter.
If you want to ask for help on a particular object directly from the
interpreter, you can type "help(object)".  Executing "help('string')"
has the same effect as typing a particular string at the help> prompt.
""")

    def interact(self):
        """Answer requests until there are no more."""
        self.output.write('\n')
        while True:
            try:
                request = self.getline('help> ')
            except (KeyboardInterrupt, EOFError):
                break
            request = request.strip()
            if len(request) > 2 and request[0] == request[-1] and request[0] in '\'"' \
                    and request[0] not in request[1:-1]:
                request = request[1:-1]
            if request.lower() in ('q', 'quit', 'exit'):
                break
            if request == 'help':
                self.intro()
            elif request:
                self.help(request)

    def getline(self, prompt):
        """Return a line of the input; EOFError at the end."""
        if self.input is sys.stdin:
            return input(prompt)
        self.output.write(prompt)
        self.output.flush()
        line = self.input.readline()
        if not line:
            raise EOFError
        return line

    def help(self, request, is_cli=False):
        """Show what is known of an object, or of what a text names."""
        if isinstance(request, Helper):
            self()
        elif not isinstance(request, str):
            doc(request, 'Help on %s:', output=self._output, is_cli=is_cli)
        else:
            request = request.strip()
            listing = {'keywords': self.listkeywords, 'symbols': self.listsymbols, 'topics': self.listtopics,
                       'modules': self.listmodules}.get(request)
            if listing:
                listing()
            elif request[:8] == 'modules ':
                self.listmodules(request.split()[1])
            elif request in self.symbols:
                self.showsymbol(request)
            elif request in ('True', 'False', 'None'):
                doc(getattr(builtins, request, None) if request == 'None' else request == 'True',
                    'Help on %s:', output=self._output, is_cli=is_cli)
            elif request in self.keywords or request in self.topics:
                self.showtopic(request)
            else:
                doc(request or str, 'Help on %s:', output=self._output, is_cli=is_cli)
        self.output.write('\n')

    def intro(self):
        """Say what help() can do."""
        self.output.write(_introdoc())

    def list(self, items, columns=4, width=80):
        """Write names in columns, in the order of the alphabet from top to bottom."""
        items = sorted(items)
        column_width = width // columns
        rows = (len(items) + columns - 1) // columns
        for row in range(rows):
            for column, item in enumerate(items[row::rows]):
                self.output.write(item.ljust(column_width - 1) + ' ' if column < columns - 1 else item)
            self.output.write('\n')

    def listkeywords(self):
        """Write the names of the keywords."""
        self.output.write("""
Here is a list of the Python keywords.  Enter any keyword to get more help.

""")
        self.list(self.keywords)

    def listsymbols(self):
        """Write the symbols."""
        self.output.write("""
Here is a list of the punctuation symbols which Python assigns special meaning
to. Enter any symbol to get more help.

""")
        self.list(self.symbols)

    def listtopics(self):
        """Write the names of the topics."""
        self.output.write("""
Here is a list of available topics.  Enter any topic name to get more help.

""")
        self.list(self.topics, columns=3)

    def listmodules(self, key=''):
        """Write the names of the modules; of those alone whose name or summary has a word in it, with summaries."""
        if key:
            self.output.write(f"""
Here is a list of modules whose name or summary contains '{key}'.
If there are any, enter a module name to get more help.

""")
            apropos(key)
            return
        self.output.write("""
Please wait a moment while I gather a list of all available modules...

""")
        names = set()

        def found(path, name, summary):
            names.add(name.removesuffix('.__init__') + ' (package)' * name.endswith('.__init__'))

        with warnings.catch_warnings():
            warnings.simplefilter('ignore')
            ModuleScanner().run(found, onerror=lambda name: found(None, name, None))
        self.list([name for name in names if '.' not in name])
        self.output.write("""
Enter any module name to get more help.  Or, type "modules spam" to search
for modules whose name or summary contain the string "spam".
""")

    def _findtopic(self, topic, more_xrefs):
        """Return the name that a topic or keyword leads to, its text and the names to read after it.

        None if there is no text.
        """
        from pydoc_data.topics import topics
        target = self.topics.get(topic, self.keywords.get(topic))
        while target and isinstance(target, str):
            topic, target = target, self.topics.get(target, self.keywords.get(target))
        if not target or target[0] not in topics:
            return None
        label, xrefs = target
        return topic, topics[label].strip() + '\n', f'{xrefs} {more_xrefs}'.strip()

    def showtopic(self, topic, more_xrefs=''):
        """Show the text of a topic or keyword."""
        found = self._findtopic(topic, more_xrefs)
        if found is None:
            self.output.write(f'no documentation found for {topic!r}\n')
            return
        topic, shown, xrefs = found
        if xrefs:
            related = textwrap.wrap(f'Related help topics: {", ".join(xrefs.split())}\n', 72)
            shown += '\n' + '\n'.join(related) + '\n'
        if self._output is None:
            pager(shown, f'Help on {topic}')
        else:
            self.output.write(shown)

    def _gettopic(self, topic, more_xrefs=''):
        """Return the text of a topic or keyword and the names to read after it."""
        found = self._findtopic(topic, more_xrefs)
        if found is None:
            return f'no documentation found for {topic!r}', ''
        return found[1:]

    def showsymbol(self, symbol):
        """Show the text of the topic that a symbol belongs to."""
        topic, _, xrefs = self.symbols[symbol].partition(' ')
        self.showtopic(topic, xrefs)


help = Helper()


def _url_handler(url, content_type='text/html'):
    """Return the page that a server of documentation has at an address."""
    from _pydoc_server import url_handler
    return url_handler(url, content_type)


def _start_server(urlhandler, hostname, port):
    """Start a thread that serves pages, and return it once it serves."""
    from _pydoc_server import start_server
    return start_server(urlhandler, hostname, port)


def browse(port=0, *, open_browser=True, hostname='localhost'):
    """Serve documentation, open a browser if wanted, and obey what is typed."""
    from _pydoc_server import browse
    browse(port, open_browser, hostname)


def ispath(x):
    """Tell whether an argument is a path rather than a name."""
    return isinstance(x, str) and os.sep in x


def _get_revised_path(given_path, argv0):
    """Return sys.path for the command, with the current folder in place of the script's; None if it is there."""
    if '' in given_path or os.curdir in given_path or os.getcwd() in given_path:
        return None
    library = os.path.dirname(globals().get('__file__') or sysconfig.get_path('stdlib'))
    script = os.path.dirname(argv0)
    revised = list(given_path)
    if script in given_path and os.path.abspath(script) != os.path.abspath(library):
        revised.remove(script)
    return [os.getcwd(), *revised]


def _adjust_cli_sys_path():
    """Let the command find the modules of the current folder."""
    revised = _get_revised_path(sys.path, sys.argv[0])
    if revised is not None:
        sys.path[:] = revised


_USAGE = """\
pydoc - the Python documentation tool

{0} <name> ...
    Show text documentation on something: on a module or package, on a
    class or function that is named with its module and dots, on a keyword
    or a topic.  A <name> with a '{1}' in it is the path of a source file.
    'keywords', 'topics' and 'modules' list what there is.

{0} -k <keyword>
    Search for a keyword in the names and summaries of all modules.

{0} -n <hostname>
    Start an HTTP server with the given hostname (default: localhost).

{0} -p <port>
    Start an HTTP server on the given port; 0 stands for any free one.

{0} -b
    Start an HTTP server on a free port, and a browser that shows its pages;
    together with -n and -p where they say.

{0} -w <name> ...
    Write the HTML documentation of a module to a file in the current
    folder; of all modules below a folder, if <name> is one's path.
"""


def _show(argument, writing):
    """Do what the command does with one argument."""
    if ispath(argument) and not os.path.exists(argument):
        print(f'file {argument!r} does not exist')
        sys.exit(1)
    try:
        if ispath(argument) and os.path.isfile(argument):
            argument = importfile(argument)
        if not writing:
            help.help(argument, is_cli=True)
        elif ispath(argument) and os.path.isdir(argument):
            writedocs(argument)
        else:
            writedoc(argument)
    except (ImportError, ErrorDuringImport) as error:
        print(error)
        sys.exit(1)


def cli():
    """Do what the command's arguments say."""
    import getopt
    _adjust_cli_sys_path()
    try:
        options, arguments = getopt.getopt(sys.argv[1:], 'bk:n:p:w')
        given = dict(options)
        if '-k' in given:
            apropos(given['-k'])
        elif given.keys() & {'-b', '-n', '-p'}:
            browse(int(given.get('-p', 0)), hostname=given.get('-n', 'localhost'), open_browser='-b' in given)
        elif arguments:
            for argument in arguments:
                _show(argument, '-w' in given)
        else:
            raise ValueError('nothing to show')
    except (getopt.error, ValueError):
        print(_USAGE.format(os.path.splitext(os.path.basename(sys.argv[0]))[0], os.sep))


if __name__ == '__main__':
    cli()
