"""The file .netrc, which says with what login and password to enter which host."""

import os
import stat

__all__ = ['netrc', 'NetrcParseError']


class NetrcParseError(Exception):
    """A file that says something else, or that others may read."""

    def __init__(self, msg, filename=None, lineno=None):
        self.filename = filename
        self.lineno = lineno
        self.msg = msg
        super().__init__(msg)

    def __str__(self):
        return f'{self.msg} ({self.filename}, line {self.lineno})'


def _owner(uid):
    try:
        import pwd
        return pwd.getpwuid(uid)[0]
    except (ImportError, LookupError):
        return f'uid {uid}'


class _Lexer:
    """Cuts a text into words, which white space parts; in quotes, it does not. A backslash takes its follower as it is."""

    def __init__(self, file):
        self.lineno = 1
        self._file = file
        self._last = ''         # the character that was read last

    def _character(self):
        self._last = self._file.read(1)
        if self._last == '\n':
            self.lineno += 1
        return self._last

    def word(self):
        """The next word, or None at the end. What ends it is read."""
        character = self._character()
        while character.isspace():
            character = self._character()
        if not character:
            return None
        quoted = character == '"'
        word = []
        if quoted:
            character = self._character()
        while character and (character != '"' if quoted else not character.isspace()):
            if character == '\\':
                character = self._character()
            word.append(character)
            character = self._character()
        return ''.join(word)

    def skip_line(self):
        """Skip what is left of the line of the last word."""
        if self._last != '\n':
            self._file.readline()
            self.lineno += 1
            self._last = '\n'

    def macro_lines(self):
        """The lines up to an empty one, or None if there is none."""
        lines = []
        for line in iter(self._file.readline, ''):
            if line == '\n':
                return lines
            lines.append(line)
        return None


class netrc:
    """What a .netrc says: .hosts, by name (login, account, password), and .macros, by name a list of lines."""

    def __init__(self, file=None):
        personal = file is None
        if personal:
            file = os.path.join(os.path.expanduser('~'), '.netrc')
        self.hosts = {}
        self.macros = {}
        try:
            with open(file, encoding='utf-8') as opened:
                self._parse(file, opened, personal)
        except UnicodeDecodeError:
            with open(file, encoding='locale') as opened:
                self._parse(file, opened, personal)

    def _parse(self, name, file, personal):
        lexer = _Lexer(file)
        word = lexer.word()
        while word is not None:
            if word.startswith('#'):
                lexer.skip_line()
                word = lexer.word()
            elif word in ('machine', 'default'):
                host = word if word == 'default' else lexer.word()
                if host is None:
                    raise NetrcParseError("missing 'machine' name", name, lexer.lineno)
                word = self._parse_host(name, lexer, host)
                if personal:
                    self._check_access(file, self.hosts[host][0])
            elif word == 'macdef':
                macro = lexer.word()
                lines = lexer.macro_lines()
                if macro is None or lines is None:
                    raise NetrcParseError('Macro definition missing null line terminator.', name, lexer.lineno)
                self.macros[macro] = lines
                word = lexer.word()
            else:
                raise NetrcParseError(f'bad toplevel token {word!r}', name, lexer.lineno)

    def _parse_host(self, name, lexer, host):
        """Read what is said of a host; return the word that follows."""
        said = {'login': '', 'account': '', 'password': ''}
        while (word := lexer.word()) not in (None, 'machine', 'default', 'macdef'):
            if word.startswith('#'):
                lexer.skip_line()
            elif word == 'user':
                said['login'] = lexer.word() or ''
            elif word in said:
                said[word] = lexer.word() or ''
            else:
                raise NetrcParseError(f'bad follower token {word!r}', name, lexer.lineno)
        self.hosts[host] = said['login'], said['account'], said['password']
        return word

    def _check_access(self, file, login):
        """A password in the home folder must be its owner's secret; an anonymous one need not."""
        if os.name != 'posix' or login == 'anonymous':
            return
        state = os.fstat(file.fileno())
        if state.st_uid != os.getuid():
            raise NetrcParseError(f'~/.netrc file owner ({_owner(state.st_uid)}, {_owner(os.getuid())})'
                                  ' does not match current user')
        if state.st_mode & (stat.S_IRWXG | stat.S_IRWXO):
            raise NetrcParseError('~/.netrc access too permissive: access permissions'
                                  ' must restrict access to only the owner')

    def authenticators(self, host):
        """Return (login, account, password) for a host, those for all others, or None."""
        return self.hosts.get(host, self.hosts.get('default'))

    def __repr__(self):
        parts = []
        for host, (login, account, password) in self.hosts.items():
            parts.append(f'machine {host}\n\tlogin {login}\n')
            if account:
                parts.append(f'\taccount {account}\n')
            parts.append(f'\tpassword {password}\n')
        for macro, lines in self.macros.items():
            parts.append(f'macdef {macro}\n{"".join(lines)}\n')
        return ''.join(parts)


if __name__ == '__main__':
    print(netrc())
