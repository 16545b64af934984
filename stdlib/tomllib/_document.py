"""Documents of TOML: statements, one a line, that say where in the tree of tables values are.

A table may be declared once, and only by what may not be confused with other ways of saying the same; what was written as a
value is not added to later. So paths are remembered that are declared, and those that are closed for good with all below.
"""

import re

from ._values import TOMLDecodeError, ValueReader

_BLANK = re.compile(r'[ \t]*')
_COMMENT_LEGAL = re.compile(r'[^\x00-\x08\x0A-\x1F\x7F]*')
_KEY_PART = re.compile('[A-Za-z0-9_-]+')


class _Paths:
    """What must not be said of a path any more. Paths are tuples of names."""

    def __init__(self):
        self.declared = set()
        self.closed = set()
        self.soon = set()                # declared once the table that is under way has ended

    def is_closed(self, path):
        return any(path[:n] in self.closed for n in range(1, len(path) + 1))

    def next_table(self):
        self.declared |= self.soon
        self.soon.clear()

    def forget(self, path):
        """There is a new table in its place."""
        for paths in self.declared, self.closed:
            paths -= {known for known in paths if known[:len(path)] == path}


def _enter(table, path, through_lists=True):
    """The table at a path, made where there is none; KeyError where something else is."""
    for name in path:
        table = table.setdefault(name, {})
        if through_lists and isinstance(table, list):
            table = table[-1]
        if not isinstance(table, dict):
            raise KeyError(name)
    return table


class _Document(ValueReader):
    """A document while it is read: `at` is where."""

    def read(self):
        """Return the dict."""
        self.root, self.paths, self.header = {}, _Paths(), ()
        while True:
            self.skip(_BLANK)
            c = self.peek()
            if c == '\n':
                self.at += 1
                continue
            if not c:
                return self.root
            if c == '[':
                self.paths.next_table()
                self._read_header()
            elif c != '#':
                if not (_KEY_PART.match(c) or c in '"\''):
                    raise self.error('Invalid statement')
                self._read_assignment()
            self.skip(_BLANK)
            self._skip_comment()
            c = self.peek()
            if not c:
                return self.root
            if c != '\n':
                raise self.error('Expected newline or end of document after a statement')
            self.at += 1

    def _skip_comment(self):
        if self.peek() == '#':
            self.skip(_COMMENT_LEGAL)
            if self.peek() not in ('', '\n'):
                raise self.error(f'Found invalid character {self.peek()!r}')

    def skip_lines(self):
        """Go on to what is no space, comment or end of a line."""
        while True:
            before = self.at
            self.skip(_BLANK)
            self._skip_comment()
            if self.peek() == '\n':
                self.at += 1
            if self.at == before:
                return

    # ---- statements

    def _read_header(self):
        is_list = self.text.startswith('[[', self.at)
        self.at += 2 if is_list else 1
        self.skip(_BLANK)
        path = self._read_key()
        try:
            if is_list:
                self._add_table(path)
            else:
                self._declare_table(path)
        except KeyError:
            raise self.error('Cannot overwrite a value') from None
        if not self.text.startswith(']]' if is_list else ']', self.at):
            raise self.error(f"Expected '{']]' if is_list else ']'}' at the end of "
                             f"{'an array' if is_list else 'a table'} declaration")
        self.at += 2 if is_list else 1
        self.header = path

    def _declare_table(self, path):
        if path in self.paths.declared or self.paths.is_closed(path):
            raise self.error(f'Cannot declare {path} twice')
        self.paths.declared.add(path)
        _enter(self.root, path)

    def _add_table(self, path):
        if self.paths.is_closed(path):
            raise self.error(f'Cannot mutate immutable namespace {path}')
        self.paths.forget(path)
        self.paths.declared.add(path)
        tables = _enter(self.root, path[:-1]).setdefault(path[-1], [])
        if not isinstance(tables, list):
            raise KeyError(path)
        tables.append({})

    def _read_assignment(self):
        key, value = self._read_pair()
        path = self.header + key
        for n in range(len(self.header) + 1, len(path)):
            if path[:n] in self.paths.declared:
                raise self.error(f'Cannot redefine namespace {path[:n]}')
            self.paths.soon.add(path[:n])
        if self.paths.is_closed(path[:-1]):
            raise self.error(f'Cannot mutate immutable namespace {path[:-1]}')
        self._put(_enter(self.root, self.header), key, value)
        if isinstance(value, (dict, list)):
            self.paths.closed.add(path)

    def _put(self, table, key, value):
        try:
            table = _enter(table, key[:-1])
        except KeyError:
            raise self.error('Cannot overwrite a value') from None
        if key[-1] in table:
            raise self.error('Cannot overwrite a value')
        table[key[-1]] = value

    # ---- keys

    def _read_pair(self):
        key = self._read_key()
        if self.peek() != '=':
            raise self.error("Expected '=' after a key in a key/value pair")
        self.at += 1
        self.skip(_BLANK)
        return key, self.read_value()

    def _read_key(self):
        key = self._read_key_part(),
        self.skip(_BLANK)
        while self.peek() == '.':
            self.at += 1
            self.skip(_BLANK)
            key += self._read_key_part(),
            self.skip(_BLANK)
        return key

    def _read_key_part(self):
        match = _KEY_PART.match(self.text, self.at)
        if match is not None:
            self.at = match.end()
            return match[0]
        if self.peek() == "'":
            return self.read_literal()
        if self.peek() == '"':
            return self.read_basic()
        raise self.error('Invalid initial character for a key part')

    # ---- values that hold others

    def read_list(self):
        """Read [values]."""
        self.at += 1
        values = []
        self.skip_lines()
        while self.peek() != ']':
            values.append(self.read_value())
            self.skip_lines()
            if self.peek() == ']':
                break
            if self.peek() != ',':
                raise self.error('Unclosed array')
            self.at += 1
            self.skip_lines()
        self.at += 1
        return values

    def read_table(self):
        """Read {pairs}."""
        self.at += 1
        table, closed = {}, _Paths()
        self.skip(_BLANK)
        if self.peek() == '}':
            self.at += 1
            return table
        while True:
            key, value = self._read_pair()
            if closed.is_closed(key):
                raise self.error(f'Cannot mutate immutable namespace {key}')
            try:
                nest = _enter(table, key[:-1], through_lists=False)
            except KeyError:
                raise self.error('Cannot overwrite a value') from None
            if key[-1] in nest:
                raise self.error(f'Duplicate inline table key {key[-1]!r}')
            nest[key[-1]] = value
            self.skip(_BLANK)
            c = self.peek()
            if c not in ('}', ','):
                raise self.error('Unclosed inline table')
            self.at += 1
            if c == '}':
                return table
            if isinstance(value, (dict, list)):
                closed.closed.add(key)
            self.skip(_BLANK)


def read_document(text, parse_float):
    """Return the dict that a text holds, whose lines end in line feeds."""
    return _Document(text, parse_float).read()
