"""The lines of source files, kept once they were read."""

import sys

__all__ = ["getline", "clearcache", "checkcache", "lazycache"]

# filename -> (size, mtime or None, lines, fullname), or (function,) that returns the source. Entries
# are replaced as a whole by single dict operations; two threads may read the same file.
cache = {}
_interactive_cache = {}


def clearcache():
    """Forget everything."""
    cache.clear()


def getline(filename, lineno, module_globals=None):
    """Return a line of a file, the first being 1, or '' if there is none."""
    lines = getlines(filename, module_globals)
    if 1 <= lineno <= len(lines):
        return lines[lineno - 1]
    return ''


def getlines(filename, module_globals=None):
    """Return the lines of a file, or [] if it can't be read."""
    entry = cache.get(filename)
    if entry is not None and len(entry) != 1:
        return entry[2]
    try:
        return updatecache(filename, module_globals)
    except MemoryError:
        clearcache()
        return []


def _code_key(code):
    return (code.co_name, code.co_filename, code.co_firstlineno)


def _getline_from_code(filename, lineno):
    lines = _getlines_from_code(filename)
    return lines[lineno - 1] if 1 <= lineno <= len(lines) else ''


def _getlines_from_code(code):
    return _interactive_cache.get(_code_key(code), (0, None, []))[2]


def _register_code(code, string, name):
    """Keep the source of what was typed at the prompt, for all code objects in it."""
    entry = (len(string), None, [line + '\n' for line in string.splitlines()], name)
    stack = [code]
    while stack:
        code = stack.pop()
        stack += [const for const in code.co_consts if isinstance(const, type(code))]
        _interactive_cache[_code_key(code)] = entry


def _source_unavailable(filename):
    """Return whether a name is not that of a file, but for modules frozen into the program."""
    return (not filename or filename.startswith('<') and filename.endswith('>')
            and not filename.startswith('<frozen '))


def checkcache(filename=None):
    """Forget the files, or that file, that have changed."""
    for name in list(cache) if filename is None else [filename]:
        entry = cache.get(name)
        if entry is None or len(entry) == 1:
            continue
        size, mtime, _, fullname = entry
        if mtime is None:
            continue        # not read from a file
        import os
        try:
            status = os.stat(fullname)
        except (OSError, ValueError):
            cache.pop(name, None)
            continue
        if size != status.st_size or mtime != status.st_mtime:
            cache.pop(name, None)


def updatecache(filename, module_globals=None):
    """Read a file anew and return its lines, or [] if it can't be read."""
    if len(cache.get(filename, ())) != 1:
        cache.pop(filename, None)
    if _source_unavailable(filename):
        return []
    if filename.startswith('<frozen ') and module_globals is not None:
        fullname = module_globals.get('__file__')
        if fullname is None:
            return []
    else:
        fullname = filename
    import os
    try:
        status = os.stat(fullname)
    except (OSError, ValueError):
        if lazycache(filename, module_globals):
            try:
                data = cache[filename][0]()
            except (ImportError, OSError):
                pass
            else:
                if data is None:
                    return []
                entry = (len(data), None, [line + '\n' for line in data.splitlines()], fullname)
                cache[filename] = entry
                return entry[2]
        data = _read_from_archive(fullname)
        if data is not None:
            lines = [line + '\n' for line in data.splitlines()]
            cache[filename] = len(data), None, lines, fullname
            return lines
        found = _find_along_path(filename)
        if found is None:
            return []
        fullname, status = found
    lines = _read_lines(fullname)
    if lines is not None:
        cache[filename] = status.st_size, status.st_mtime, lines, fullname
    return lines or []


def _read_from_archive(filename):
    """Return the text of a file in an archive that modules were looked for in, or None."""
    import os
    importers = sys.path_importer_cache or {}       # None when the interpreter ends
    path = os.path.dirname(filename)
    while path and path != os.path.dirname(path):
        get_data = getattr(importers.get(path), 'get_data', None)
        if get_data is not None:
            from importlib.util import decode_source
            try:
                return decode_source(get_data(filename))
            except (ImportError, OSError, UnicodeDecodeError, SyntaxError):
                return None
        path = os.path.dirname(path)
    return None


def _find_along_path(filename):
    import os
    if os.path.isabs(filename):
        return None
    for directory in sys.path:
        try:
            fullname = os.path.join(directory, filename)
            return fullname, os.stat(fullname)
        except (TypeError, AttributeError, OSError, ValueError):
            pass
    return None


def _read_lines(fullname):
    try:
        with open(fullname, 'rb') as file:
            data = file.read()
        text = data.decode(_encoding_of(data))
    except (OSError, UnicodeDecodeError, SyntaxError, LookupError):
        return None
    lines = text.replace('\r\n', '\n').replace('\r', '\n').split('\n')
    last = lines.pop()
    lines = [line + '\n' for line in lines]
    if last:
        lines.append(last + '\n')
    return lines or ['\n']


def _encoding_of(data):
    """Return the encoding that a source file declares in one of its first two lines."""
    if data.startswith(b'\xef\xbb\xbf'):
        return 'utf-8-sig'
    for line in data.split(b'\n', 2)[:2]:
        line = line.strip()
        if not line.startswith(b'#'):
            if line:
                break
            continue
        _, coding, rest = line.partition(b'coding')
        if coding and rest[:1] in (b':', b'='):
            name = rest[1:].strip().split()[:1]
            if name:
                return ''.join(char for char in name[0].decode('latin-1')
                               if char.isalnum() or char in '-_.')
    return 'utf-8'


def lazycache(filename, module_globals):
    """Note the loader of a module, which may have the source later; return whether it may."""
    entry = cache.get(filename)
    if entry is not None:
        return len(entry) == 1
    if not filename or filename.startswith('<') and filename.endswith('>'):
        return False
    function = _make_lazycache_entry(filename, module_globals)
    if function is None:
        return False
    cache[filename] = (function,)
    return True


def _make_lazycache_entry(filename, module_globals):
    if not module_globals or '__name__' not in module_globals:
        return None
    module = sys.modules.get(module_globals['__name__'])
    if getattr(module, '__dict__', None) is module_globals:
        spec = module.__spec__      # which a module that nobody asked for it makes now
    else:
        spec = module_globals.get('__spec__')
    name = getattr(spec, 'name', None) or module_globals['__name__']
    loader = getattr(spec, 'loader', None) or module_globals.get('__loader__')
    get_source = getattr(loader, 'get_source', None)
    if not name or not get_source:
        return None
    return lambda: get_source(name)


_command = sys._command_source()
if _command is not None:
    _register_code(*_command, '<string>')
