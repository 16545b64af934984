"""Addresses in headers, as RFC 5322 and its forerunners write them: lists of `name <address>`."""

import re

_SPECIALS = '()<>@,:;."[]'
_SPACE = ' \t\r\n'
_ATOM_ENDS = _SPECIALS + _SPACE
_PHRASE_ENDS = _ATOM_ENDS.replace('.', '')      # in names, old programs write dots as they are


class AddressParser:
    """Reads a list of addresses, and makes the best of what is none: each is (name, address), maybe empty."""

    def __init__(self, text):
        self.text = text
        self.position = 0
        self.comments = []      # those of the address that is being read

    def _next(self):
        return self.text[self.position:self.position + 1]

    def _at(self, characters):
        character = self._next()
        return character != '' and character in characters

    def _skip(self):
        """Go to what is neither white space nor a comment."""
        while self._at(_SPACE + '('):
            if self._next() == '(':
                self.comments.append(self._comment())
            else:
                self.position += 1

    def _delimited(self, end, nested=None):
        """Return what is before a closing character, without backslashes; nested() reads what may be inside."""
        self.position += 1
        parts = []
        while self._next() and self._next() != end:
            if nested and self._next() == '(':
                parts.append(nested())
                continue
            if self._next() == '\\':
                self.position += 1
            parts.append(self._next())
            self.position += 1
        self.position += 1
        return ''.join(parts)

    def _quoted(self):
        return self._delimited('"')

    def _comment(self):
        return self._delimited(')', self._comment)

    def _atom(self, ends=_ATOM_ENDS):
        start = self.position
        while self._next() and not self._at(ends):
            self.position += 1
        return self.text[start:self.position]

    def _phrase(self):
        """Return the words of a name."""
        words = []
        while True:
            self._skip()
            if self._at('"'):
                words.append(self._quoted())
            elif not self._next() or self._at(_PHRASE_ENDS):
                return words
            else:
                words.append(self._atom(_PHRASE_ENDS))

    def _domain(self):
        """Return a domain; an empty one if a second @ shows that it is none."""
        parts = []
        while self._next():
            if self._at(_SPACE + '('):
                self._skip()
            elif self._at('['):
                parts.append(f'[{self._delimited("]")}]')
            elif self._at('.'):
                self.position += 1
                parts.append('.')
            elif self._at('@'):
                return ''
            elif self._at(_ATOM_ENDS):
                break
            else:
                parts.append(self._atom())
        return ''.join(parts)

    def _address(self):
        """Return `local@domain`, or what there is of it."""
        parts = []
        self._skip()
        while self._next():
            if self._at('.'):
                self.position += 1
                parts.append('.')
            elif self._at('"'):
                quoted = self._quoted().replace('\\', '\\\\').replace('"', '\\"')
                parts.append(f'"{quoted}"')
            elif self._at(_ATOM_ENDS):
                break
            else:
                parts.append(self._atom())
            before = self.position
            self._skip()
            if not self._at('.@') and parts[-1] != '.':
                parts.append(self.text[before:self.position])
        local = ''.join(parts).strip()
        if not self._at('@'):
            return local
        self.position += 1
        self._skip()
        domain = self._domain()
        return f'{local}@{domain}' if domain else ''

    def _angle(self):
        """Return the address in angle brackets, without a route that may be before it."""
        self.position += 1
        self._skip()
        address = ''
        while self._next():
            if self._at('@'):
                self.position += 1
                self._domain()
            elif self._at(':'):
                self.position += 1
            elif self._at('>'):
                self.position += 1
                break
            else:
                address = self._address()
                self._skip()
                self.position += 1
                break
            self._skip()
        return address

    def _entry(self):
        """Return what there is before the next comma: an address, those of a group, or nothing."""
        self.comments = []
        self._skip()
        start, comments = self.position, self.comments[:]
        words = self._phrase()
        found = []
        if self._at('.@'):          # the words were the beginning of an address
            self.position, self.comments = start, comments
            address = self._address()
            found = [(' '.join(self.comments), address)]
        elif self._at(':'):
            self.position += 1
            while self._next():
                self._skip()
                if self._at(';'):
                    self.position += 1
                    break
                found += self._entry()
        elif self._at('<'):
            comments = self.comments
            address = self._angle()
            name = ' '.join(words)
            if comments:
                name += f' ({" ".join(comments)})'
            found = [(name, address)]
        elif words:
            found = [(' '.join(self.comments), words[0])]
        elif self._at(_SPECIALS.replace(',', '')):
            self.position += 1
        self._skip()
        if self._at(','):
            self.position += 1
        return found

    def addresses(self):
        found = []
        while self.position < len(self.text):
            found += self._entry() or [('', '')]
        return found


def _without_quoted(text):
    """A text without what is in quotes, or after a backslash."""
    return re.sub(r'"[^"]*"?', '', re.sub(r'\\.', '', text, flags=re.DOTALL))


def _is_balanced(text):
    """Whether parentheses are pairs."""
    depth = 0
    for character in _without_quoted(text):
        depth += (character == '(') - (character == ')')
        if depth < 0:
            return False
    return depth == 0


def _checked(values):
    """Return the addresses in some headers, each as one that is none if it could mislead."""
    text = ', '.join(value if _is_balanced(value) else "('', '')" for value in values)
    return [('', '') if '[' in address else (name, address) for name, address in AddressParser(text).addresses()]


def address_list(values, strict):
    """Return the addresses in some headers. strict: one that is none for all, if not each comma parts two of them."""
    values = [str(value) for value in values]
    if not strict:
        return AddressParser(', '.join(values)).addresses()
    found = _checked(values)
    expected = sum(1 + _without_quoted(value).count(',') for value in values)
    return found if len(found) == expected else [('', '')]


def one_address(value, strict):
    """Return the address in a header, or the first one; strict: one that is none, if there are others."""
    found = _checked([value]) if strict else AddressParser(value).addresses()
    return found[0] if found and (len(found) == 1 or not strict) else ('', '')
