"""Where objects come from: files, lines and comments, for the module inspect."""

import linecache
import os
import sys
import tokenize
from _inspect_kinds import (
    isclass, iscode, isframe, isfunction, ismethod, ismodule, istraceback, unwrap)

modulesbyfile = {}
_filesbymodname = {}


def _frozen_name(module):
    """Return the name that code of a module that is part of the program has for its file."""
    spec = getattr(module, '__spec__', None)
    return f'<frozen {spec.name}>' if getattr(spec, 'origin', None) == 'frozen' else None


def _code_of(object):
    if ismethod(object):
        object = object.__func__
    if isfunction(object):
        object = object.__code__
    if istraceback(object):
        object = object.tb_frame
    if isframe(object):
        object = object.f_code
    return object if iscode(object) else None


def getfile(object):
    """Return the file that an object was defined in."""
    if ismodule(object):
        file = getattr(object, '__file__', None) or _frozen_name(object)
        if file:
            return file
        raise TypeError(f'{object!r} is a built-in module')
    if isclass(object):
        if hasattr(object, '__module__'):
            module = sys.modules.get(object.__module__)
            file = getattr(module, '__file__', None) or _frozen_name(module)
            if file:
                return file
            if object.__module__ == '__main__':
                raise OSError('source code not available')
        raise TypeError(f'{object!r} is a built-in class')
    code = _code_of(object)
    if code is not None:
        return code.co_filename
    raise TypeError('module, class, method, function, traceback, frame, or code object was '
                    f'expected, got {type(object).__name__}')


def getmodulename(path):
    """Return the name of the module in a file, or None if it is none."""
    from importlib.machinery import all_suffixes
    name = os.path.basename(path)
    for suffix in sorted(all_suffixes(), key=len, reverse=True):
        if name.endswith(suffix):
            return name[:-len(suffix)]
    return None


def getsourcefile(object):
    """Return the file with an object's source, or None if there is none."""
    from importlib.machinery import EXTENSION_SUFFIXES
    filename = getfile(object)
    if any(filename.endswith(suffix) for suffix in EXTENSION_SUFFIXES):
        return None
    if filename in linecache.cache or os.path.exists(filename):
        return filename
    module = getmodule(object, filename)
    if getattr(module, '__loader__', None) is not None:
        return filename
    if getattr(getattr(module, '__spec__', None), 'loader', None) is not None:
        return filename
    return None


def getabsfile(object, _filename=None):
    """Return the absolute path of an object's file."""
    if _filename is None:
        _filename = getsourcefile(object) or getfile(object)
    return os.path.normcase(os.path.abspath(_filename))


def _map_files():
    for name, module in sys.modules.copy().items():
        if not ismodule(module) or not hasattr(module, '__file__'):
            continue
        file = module.__file__
        if file == _filesbymodname.get(name):
            continue
        _filesbymodname[name] = file
        file = getabsfile(module)
        modulesbyfile[file] = modulesbyfile[os.path.realpath(file)] = module.__name__


def getmodule(object, _filename=None):
    """Return the module that an object was defined in, or None."""
    if ismodule(object):
        return object
    if hasattr(object, '__module__'):
        return sys.modules.get(object.__module__)
    if _filename is not None and _filename in modulesbyfile:
        return sys.modules.get(modulesbyfile[_filename])
    if _filename is not None and _filename.startswith('<frozen ') and _filename.endswith('>'):
        return sys.modules.get(_filename[8:-1])
    try:
        file = getabsfile(object, _filename)
    except (TypeError, FileNotFoundError):
        return None
    if file not in modulesbyfile:
        _map_files()
    if file in modulesbyfile:
        return sys.modules.get(modulesbyfile[file])
    name = getattr(object, '__name__', None)
    if name is not None:
        for module in sys.modules['__main__'], sys.modules['builtins']:
            if hasattr(module, name) and getattr(module, name) is object:
                return module
    return None


# ---- lines ----------------------------------------------------------------------------------

class ClassFoundException(Exception):
    """No longer raised."""


def _frozen_lines(file):
    import _imp
    name = file[8:-1]
    if not file.startswith('<frozen ') or not _imp.is_frozen(name):
        return []
    return _imp.get_frozen_source(name).decode().splitlines(keepends=True)


def findsource(object):
    """Return the lines of the object's whole file, and the index of its own first line."""
    file = getsourcefile(object)
    if file:
        linecache.checkcache(file)
    else:
        file = getfile(object)
        # Names like "<doctest>" may be known to linecache.
        if not (file.startswith('<') and file.endswith('>')):
            raise OSError('source code not available')
    module = getmodule(object, file)
    if module:
        lines = linecache.getlines(file, module.__dict__)
        if not lines and file.startswith('<') and hasattr(object, '__code__'):
            lines = linecache._getlines_from_code(object.__code__)
    else:
        lines = linecache.getlines(file)
    lines = lines or _frozen_lines(file)
    if not lines:
        raise OSError('could not get source code')
    if ismodule(object):
        return lines, 0
    if isclass(object):
        try:
            number = vars(object)['__firstlineno__'] - 1
        except (TypeError, KeyError):
            raise OSError('source code not available') from None
    else:
        code = _code_of(object)
        if code is None:
            raise OSError('could not find code object')
        number = code.co_firstlineno - 1
    if number >= len(lines):
        raise OSError('lineno is out of bounds')
    return lines, number


def indentsize(line):
    """Return how many columns of space a line begins with."""
    line = line.expandtabs()
    return len(line) - len(line.lstrip())


def _comments_at_top(lines):
    start = 1 if lines[0].startswith('#!') else 0
    while start < len(lines) and lines[start].strip() in ('', '#'):
        start += 1
    end = start
    while end < len(lines) and lines[end].startswith('#'):
        end += 1
    return [line.expandtabs() for line in lines[start:end]]


def _comments_above(lines, number):
    indent = indentsize(lines[number])
    start = number
    while start > 0 and lines[start - 1].lstrip().startswith('#') \
            and indentsize(lines[start - 1]) == indent:
        start -= 1
    comments = [line.expandtabs().lstrip() for line in lines[start:number]]
    while comments and comments[0].strip() == '#':
        del comments[0]
    while comments and comments[-1].strip() == '#':
        del comments[-1]
    return comments if start < number else None


def getcomments(object):
    """Return the comment above an object's source, or at the top of a module's; None without."""
    try:
        lines, number = findsource(object)
    except (OSError, TypeError):
        return None
    if ismodule(object):
        return ''.join(_comments_at_top(lines)) or None
    comments = _comments_above(lines, number)
    return None if comments is None else ''.join(comments)


# ---- blocks ---------------------------------------------------------------------------------

class EndOfBlock(Exception):
    """The block is over."""


class BlockFinder:
    """Gets tokens and finds out which line is the last of a function, class or lambda."""

    def __init__(self):
        self.indent = 0
        self.singleline = False    # a lambda or so: it ends with its logical line
        self.started = False
        self.passline = False      # what comes up to the end of the line says nothing
        self.indecorator = False
        self.last = 1
        self.body_col0 = None

    def tokeneater(self, type, token, srowcol, erowcol, line):
        """Look at one token; raise EndOfBlock behind the last of the block."""
        if not self.started and not self.indecorator:
            if type not in (tokenize.INDENT, tokenize.COMMENT, tokenize.NL) and token != 'async':
                if token == '@':
                    self.indecorator = True
                else:
                    self.singleline = token not in ('def', 'class')
                    self.started = True
            self.passline = True
        elif type == tokenize.NEWLINE:
            self.passline = self.indecorator = False
            self.last = srowcol[0]
            if self.singleline:
                raise EndOfBlock
        elif self.passline:
            pass
        elif type == tokenize.INDENT:
            if self.body_col0 is None and self.started:
                self.body_col0 = erowcol[1]
            self.indent += 1
            self.passline = True
        elif type == tokenize.DEDENT:
            self.indent -= 1
            if self.indent <= 0:
                raise EndOfBlock
        elif type == tokenize.COMMENT:
            if self.body_col0 is not None and srowcol[1] >= self.body_col0:
                self.last = srowcol[0]
        elif self.indent == 0 and type != tokenize.NL:
            raise EndOfBlock


def getblock(lines):
    """Return the lines of the block that begins with the first one."""
    finder = BlockFinder()
    token = None
    try:
        for token in tokenize.generate_tokens(iter(lines).__next__):
            finder.tokeneater(*token)
    except (EndOfBlock, IndentationError):
        pass
    except SyntaxError as error:
        if 'unmatched' not in error.msg:
            raise error from None
        try:
            finder.tokeneater(tokenize.NEWLINE, *token[1:])
        except (EndOfBlock, IndentationError):
            pass
    return lines[:finder.last]


def getsourcelines(object):
    """Return the lines of an object's source, and the number of the first one."""
    object = unwrap(object)
    lines, number = findsource(object)
    if istraceback(object):
        object = object.tb_frame
    if ismodule(object) or isframe(object) and object.f_code.co_name == '<module>':
        return lines, 0
    return getblock(lines[number:]), number + 1


def getsource(object):
    """Return an object's source text."""
    return ''.join(getsourcelines(object)[0])
