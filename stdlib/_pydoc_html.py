"""Documentation as pages of HTML."""

import inspect
import os
import pkgutil
import re
import sys
import urllib.parse
from reprlib import Repr

from _pydoc_common import (
    KINDS, Doc, attribute_groups, file_of, lambda_signature, members_of, routine_note, version_of)
from _pydoc_objects import (
    _getargspec, classname, cram, getdoc, parentname, replace, stripid)


class HTMLRepr(Repr):
    """Short representations for HTML: escapes stand out."""

    def __init__(self):
        Repr.__init__(self)
        self.maxlist = self.maxtuple = 20
        self.maxdict = 10
        self.maxstring = self.maxother = 100

    def escape(self, text):
        """Return text with what means something in HTML written as entities."""
        return replace(text, '&', '&amp;', '<', '&lt;', '>', '&gt;')

    def repr(self, object):
        """Return an object's representation."""
        return Repr.repr(self, object)

    def repr1(self, x, level):
        """Return an object's representation, so many levels deep."""
        method = getattr(self, 'repr_' + '_'.join(type(x).__name__.split()), None)
        return method(x, level) if method else self.escape(cram(stripid(repr(x)), self.maxother))

    def repr_string(self, x, level):
        """Return a string's representation; without escapes for backslashes where that is clear."""
        test = cram(x, self.maxstring)
        shown = repr(test)
        if '\\' in test and '\\' not in replace(shown, r'\\', ''):
            return 'r' + shown[0] + self.escape(test) + shown[0]
        return re.sub(r'((\\[\\abfnrtv\'"]|\\[0-9]..|\\x..|\\u....)+)', r'<span class="repr">\1</span>',
                      self.escape(shown))

    repr_str = repr_unicode = repr_string

    def repr_instance(self, x, level):
        """Return an object's representation without its address."""
        try:
            return self.escape(cram(stripid(repr(x)), self.maxstring))
        except Exception:
            return self.escape(f'<{x.__class__.__name__} instance>')


# What documentation refers to: quoted addresses, RFCs, PEPs, "self.name", names of what is documented.
_REFERENCES = re.compile(r'\b((http|https|ftp)://\S+[\w/]|'
                         r'RFC[- ]?(\d+)|'
                         r'PEP[- ]?(\d+)|'
                         r'(self\.)?(\w+))')


class HTMLDoc(Doc):
    """Writes documentation as HTML."""

    _repr_instance = HTMLRepr()
    repr = _repr_instance.repr
    escape = _repr_instance.escape

    # ---- parts of pages

    def page(self, title, contents):
        """Return a whole page."""
        return f'''\
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Python: {title}</title>
</head><body>
{contents}
</body></html>'''

    def heading(self, title, extras=''):
        """Return the heading of a page."""
        return f'''
<table class="heading">
<tr class="heading-text decor">
<td class="title">&nbsp;<br>{title}</td>
<td class="extra">{extras or '&nbsp;'}</td></tr></table>
    '''

    def section(self, title, cls, contents, width=6, prelude='', marginalia=None, gap='&nbsp;'):
        """Return a section with a heading; cls is what style sheets call it."""
        if marginalia is None:
            marginalia = f'<span class="code">{"&nbsp;" * width}</span>'
        result = f'''<p>
<table class="section">
<tr class="decor {cls}-decor heading-text">
<td class="section-title" colspan=3>&nbsp;<br>{title}</td></tr>
    '''
        if prelude:
            result += f'''
<tr><td class="decor {cls}-decor" rowspan=2>{marginalia}</td>
<td class="decor {cls}-decor" colspan=2>{prelude}</td></tr>
<tr><td>{gap}</td>'''
        else:
            result += f'''
<tr><td class="decor {cls}-decor">{marginalia}</td><td>{gap}</td>'''
        return f'{result}\n<td class="singlecolumn">{contents}</td></tr></table>'

    def bigsection(self, title, *args):
        """Return a section with a large heading."""
        return self.section(f'<strong class="bigsection">{title}</strong>', *args)

    def preformat(self, text):
        """Return text that keeps its spaces and lines."""
        return replace(self.escape(text.expandtabs()), '\n\n', '\n \n', '\n\n', '\n \n',
                       ' ', '&nbsp;', '\n', '<br>\n')

    def multicolumn(self, list, format):
        """Return items in four columns."""
        rows = (len(list) + 3) // 4
        columns = [list[i * rows:(i + 1) * rows] for i in range(4)]
        return '<table><tr>%s</tr></table>' % ''.join(
            ['<td class="multicolumn">%s</td>' % ''.join([f'{format(item)}<br>\n' for item in column])
             for column in columns])

    def grey(self, text):
        """Return text that does not stand out."""
        return f'<span class="grey">{text}</span>'

    # ---- links

    def namelink(self, name, *dicts):
        """Return a link to a name, if one of the dicts has an address for it."""
        for addresses in dicts:
            if name in addresses:
                return f'<a href="{addresses[name]}">{name}</a>'
        return name

    def _classaddress(self, object):
        return f'{object.__module__}.html#{object.__name__}'

    def classlink(self, object, modname):
        """Return a link to a class."""
        name, module = object.__name__, sys.modules.get(object.__module__)
        if hasattr(module, name) and getattr(module, name) is object:
            return f'<a href="{module.__name__}.html#{name}">{classname(object, modname)}</a>'
        return classname(object, modname)

    def parentlink(self, object, modname):
        """Return a link to the class or module that holds a function, or None."""
        link = None
        name, module = object.__name__, sys.modules.get(object.__module__)
        parent = parentname(object, modname)
        if hasattr(module, name) and getattr(module, name) is object and parent is not None:
            link = f'{module.__name__}.html#{name}'
        return f'<a href="{link}">{parent}</a>' if link else parent

    def modulelink(self, object):
        """Return a link to a module."""
        return f'<a href="{object.__name__}.html">{object.__name__}</a>'

    def modpkglink(self, modpkginfo):
        """Return a link to a module or package: (name, path of packages, is it one, does another hide it)."""
        name, path, is_package, shadowed = modpkginfo
        if shadowed:
            return self.grey(name)
        address = f'{path}.{name}.html' if path else f'{name}.html'
        return f'<a href="{address}">{f"<strong>{name}</strong>&nbsp;(package)" if is_package else name}</a>'

    def filelink(self, url, path):
        """Return a link to a source file."""
        return f'<a href="file:{url}">{path}</a>'

    def markup(self, text, escape=None, funcs={}, classes={}, methods={}):
        """Return text with links in it: addresses, RFCs and PEPs, and the names that the dicts have."""
        escape = escape or self.escape
        result, here = [], 0
        for match in _REFERENCES.finditer(text):
            start, end = match.span()
            result.append(escape(text[here:start]))
            all, scheme, rfc, pep, selfdot, name = match.groups()
            if scheme:
                address = escape(all).replace('"', '&quot;')
                result.append(f'<a href="{address}">{address}</a>')
            elif rfc:
                result.append(f'<a href="https://www.rfc-editor.org/rfc/rfc{int(rfc)}.txt">{escape(all)}</a>')
            elif pep:
                result.append(f'<a href="https://peps.python.org/pep-{int(pep):04}/">{escape(all)}</a>')
            elif selfdot:             # a method is a link, another attribute is strong
                if text[end:end + 1] == '(':
                    result.append('self.' + self.namelink(name, methods))
                else:
                    result.append(f'self.<strong>{name}</strong>')
            elif text[end:end + 1] == '(':
                result.append(self.namelink(name, methods, funcs, classes))
            else:
                result.append(self.namelink(name, classes))
            here = end
        return ''.join(result) + escape(text[here:])

    # ---- documentation of objects

    def formattree(self, tree, modname, parent=None):
        """Return the classes of a tree of inspect.getclasstree() as lists in lists."""
        result = ''
        for entry in tree:
            if isinstance(entry, list):
                result += f'<dd>\n{self.formattree(entry, modname, cls)}</dd>\n'
                continue
            cls, bases = entry
            result += f'<dt class="heading-text">{self.classlink(cls, modname)}'
            if bases and bases != (parent,):
                result += f'({", ".join([self.classlink(base, modname) for base in bases])})'
            result += '\n</dt>'
        return f'<dl>\n{result}</dl>\n'

    def _linkedname(self, name):
        """Return the name of a module, with links to the packages that it is in."""
        parts = name.split('.')
        links = [f'<a href="{".".join(parts[:i + 1])}.html" class="white">{parts[i]}</a>'
                 for i in range(len(parts) - 1)]
        return f'<strong class="title">{".".join(links + parts[-1:])}</strong>'

    def _moduleheading(self, object):
        """Return the heading of a module's page."""
        path = file_of(object)
        source = self.filelink('//' + urllib.parse.quote(os.fsencode(path)), path) if path else '(built-in)'
        facts = []
        if hasattr(object, '__version__'):
            facts.append('version ' + self.escape(version_of(object)))
        if hasattr(object, '__date__'):
            facts.append(self.escape(str(object.__date__)))
        location = self.getdocloc(object)
        reference = f'<br><a href="{location}">Module Reference</a>' if location is not None else ''
        return self.heading(self._linkedname(object.__name__) + (f' ({", ".join(facts)})' if facts else ''),
                            '<a href=".">index</a><br>' + source + reference)

    def _baseaddresses(self, classes, functions, name):
        """Return the addresses of a module's classes and of their bases elsewhere, and of its functions."""
        class_addresses, function_addresses = {}, {}
        for key, value in classes:
            class_addresses[key] = class_addresses[value] = '#' + key
        for key, value in classes:
            for base in value.__bases__:
                module = sys.modules.get(base.__module__)
                if base.__module__ != name and module and getattr(module, base.__name__, None) is base \
                        and base.__name__ not in class_addresses:
                    address = f'{base.__module__}.html#{base.__name__}'
                    class_addresses[base.__name__] = class_addresses[base] = address
        for key, value in functions:
            function_addresses[key] = '#-' + key
            if inspect.isfunction(value):
                function_addresses[value] = function_addresses[key]
        return class_addresses, function_addresses

    def docmodule(self, object, name=None, mod=None, *ignored):
        """Return the documentation of a module and of what is in it."""
        name = object.__name__
        classes, functions, data = members_of(object, getattr(object, '__all__', None))
        class_addresses, function_addresses = self._baseaddresses(classes, functions, name)
        doc = self.markup(getdoc(object), self.preformat, function_addresses, class_addresses)
        result = self._moduleheading(object)
        result += '<p>%s</p>\n' % (doc and f'<span class="code">{doc}</span>')
        if hasattr(object, '__path__'):
            packages = [(each, name, is_package, 0)
                        for _, each, is_package in pkgutil.iter_modules(object.__path__)]
            contents = self.multicolumn(sorted(packages), self.modpkglink)
            result += self.bigsection('Package Contents', 'pkg-content', contents)
        else:
            modules = [item for item in inspect.getmembers(object, inspect.ismodule) if item[0] != '__builtins__']
            if modules:
                contents = self.multicolumn(modules, lambda item: self.modulelink(item[1]))
                result += self.bigsection('Modules', 'pkg-content', contents)
        if classes:
            tree = inspect.getclasstree([value for key, value in classes], True)
            contents = [self.formattree(tree, name)]
            contents += [self.document(value, key, name, function_addresses, class_addresses)
                         for key, value in classes]
            result += self.bigsection('Classes', 'index', ' '.join(contents))
        if functions:
            contents = [self.document(value, key, name, function_addresses, class_addresses)
                        for key, value in functions]
            result += self.bigsection('Functions', 'functions', ' '.join(contents))
        if data:
            contents = [self.document(value, key) for key, value in data]
            result += self.bigsection('Data', 'data', '<br>\n'.join(contents))
        for title in 'Author', 'Credits':
            value = getattr(object, f'__{title.lower()}__', None)
            if value is not None:
                result += self.bigsection(title, title.lower(), self.markup(str(value), self.preformat))
        return result

    def docclass(self, object, name=None, mod=None, funcs={}, classes={}, *ignored):
        """Return the documentation of a class and of what is in it."""
        realname = object.__name__
        name = name or realname
        parts = []
        mro = inspect.getmro(object)
        if len(mro) > 2:
            order = ''.join([f'<dd>{self.classlink(base, object.__module__)}</dd>\n' for base in mro])
            parts.append(f'<dl><dt>Method resolution order:</dt>\n{order}</dl>\n')
        groups = list(attribute_groups(object))
        methods = {}
        for _, attrs in groups:
            for key, kind, homecls, value in attrs:
                methods[key] = f'#{name}-{key}'
                try:
                    methods[getattr(object, key)] = methods[key]
                except Exception:     # a descriptor that refuses, a value without a hash
                    pass
        for home, attrs in groups:
            origin = ('defined here' if home is object
                      else f'inherited from {self.classlink(home, object.__module__)}')
            for title, kind in KINDS:
                of_kind = [attr for attr in attrs if attr[1] == kind]
                if of_kind:
                    parts.append(f'{title} {origin}:<br>\n' + ''.join(
                        [self._attribute(object, mod, funcs, classes, methods, *attr) for attr in of_kind]))
        contents = '<hr>\n'.join(parts)
        if name == realname:
            title = f'<a name="{name}">class <strong>{realname}</strong></a>'
        else:
            title = f'<strong>{name}</strong> = <a name="{name}">class {realname}</a>'
        if object.__bases__:
            bases = [self.classlink(base, object.__module__) for base in object.__bases__]
            title += f'({", ".join(bases)})'
        signature = _getargspec(object)
        line = f'{name}{self.escape(signature)}\n\n' if signature and signature != '()' else ''
        doc = self.markup(line + getdoc(object), self.preformat, funcs, classes, methods)
        return self.section(title, 'title', contents, 3, doc and f'<span class="code">{doc}<br>&nbsp;</span>')

    def _attribute(self, object, mod, funcs, classes, methods, name, kind, homecls, value):
        """Return the documentation of an attribute of a class."""
        if kind in ('readonly property', 'data descriptor'):
            return self.docdata(value, name, mod)
        if kind == 'data':
            shown = self.docother(getattr(object, name, value), name, mod)
            doc = getdoc(value)
            if doc:
                doc = self.markup(doc, self.preformat, funcs, classes, methods)
                doc = f'<dd><span class="code">{doc}</span></dd>\n'
            return f'<dl><dt>{shown}{doc}</dl>\n\n'
        try:
            value = getattr(object, name)
        except Exception:
            return self.docdata(value, name, mod)
        return self.document(value, name, mod, funcs, classes, methods, object, homecls) + '\n'

    def formatvalue(self, object):
        """Return a default value as it is shown behind a parameter."""
        return self.grey('=' + self.repr(object))

    def docroutine(self, object, name=None, mod=None, funcs={}, classes={}, methods={}, cl=None, homecls=None):
        """Return the documentation of a function or method."""
        realname = object.__name__
        name = name or realname
        note = routine_note(object, mod, cl, homecls, self.classlink, self.parentlink)
        anchor = f'{cl.__name__ if cl else ""}-{name}'
        shown_elsewhere = False
        if name == realname:
            title = f'<a name="{anchor}"><strong>{realname}</strong></a>'
        else:
            if cl is not None and inspect.getattr_static(cl, realname, []) is object:
                realname = f'<a href="#{cl.__name__}-{realname}">{realname}</a>'
                shown_elsewhere = True
                note = '' if note.startswith(' from ') else note
            title = f'<a name="{anchor}"><strong>{name}</strong></a> = {realname}'
        signature = _getargspec(object)
        if signature and object.__name__ == '<lambda>':
            title = f'<strong>{name}</strong> <em>lambda</em> '
            signature = lambda_signature(object, signature)
        coroutine = inspect.iscoroutinefunction(object) or inspect.isasyncgenfunction(object)
        line = (('async ' if coroutine else '') + title + self.escape(signature or '(...)')
                + (note and self.grey(f'<span class="heading-text">{note}</span>')))
        if shown_elsewhere:
            return f'<dl><dt>{line}</dt></dl>\n'
        doc = self.markup(getdoc(object), self.preformat, funcs, classes, methods)
        doc = doc and f'<dd><span class="code">{doc}</span></dd>'
        return f'<dl><dt>{line}</dt>{doc}</dl>\n'

    def docdata(self, object, name=None, mod=None, cl=None, *ignored):
        """Return the documentation of a property or another data descriptor."""
        doc = self.markup(getdoc(object), self.preformat)
        return ('<dl>' + (f'<dt><strong>{name}</strong></dt>\n' if name else '')
                + (f'<dd><span class="code">{doc}</span></dd>\n' if doc else '') + '</dl>\n')

    docproperty = docdata

    def docother(self, object, name=None, mod=None, *ignored):
        """Return how a value reads."""
        return (f'<strong>{name}</strong> = ' if name else '') + self.repr(object)

    def index(self, dir, shadowed=None):
        """Return an index of the modules in a folder; shadowed collects names, the first of each is found."""
        shadowed = {} if shadowed is None else shadowed
        modules = []
        for _, name, is_package in pkgutil.iter_modules([dir]):
            if any(0xD800 <= ord(letter) <= 0xDFFF for letter in name):
                continue              # no text that could be sent
            modules.append((name, '', is_package, name in shadowed))
            shadowed[name] = 1
        modules.sort()
        return self.bigsection(dir, 'index', self.multicolumn(modules, self.modpkglink))


html = HTMLDoc()
