"""Words and signs, as a shell reads them."""

import sys
from io import StringIO

__all__ = ["shlex", "split", "quote", "join"]


class shlex:
    """Reads tokens from a stream or a string; the signs that mean something are attributes.

    The state between characters is ' ' between tokens, 'a' in a word, 'c' in a run of punctuation, a
    quotation mark in what it quotes, an escape sign behind it, or None at the end.
    """

    def __init__(self, instream=None, infile=None, posix=False, punctuation_chars=False):
        from collections import deque
        if isinstance(instream, str):
            instream = StringIO(instream)
        if instream is not None:
            self.instream, self.infile = instream, infile
        else:
            self.instream, self.infile = sys.stdin, None
        self.posix = posix
        self.eof = None if posix else ''
        self.commenters = '#'
        self.wordchars = ('abcdfeghijklmnopqrstuvwxyz'
                          'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_')
        if posix:
            self.wordchars += ('ßàáâãäåæçèéêëìíîïðñòóôõöøùúûüýþÿ'
                               'ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞ')
        self.whitespace = ' \t\r\n'
        self.whitespace_split = False
        self.quotes = '\'"'
        self.escape = '\\'
        self.escapedquotes = '"'
        self.state = ' '
        self.pushback = deque()
        self.lineno = 1
        self.debug = 0
        self.token = ''
        self.filestack = deque()
        self.source = None
        if not punctuation_chars:
            punctuation_chars = ''
        elif punctuation_chars is True:
            punctuation_chars = '();<>|&'
        self._punctuation_chars = punctuation_chars
        self._pushback_chars = deque()
        if punctuation_chars:
            # Signs that names of files and options consist of.
            self.wordchars += '~-./*?='
            self.wordchars = self.wordchars.translate(
                str.maketrans(dict.fromkeys(punctuation_chars)))

    @property
    def punctuation_chars(self):
        return self._punctuation_chars

    def _say(self, level, message):
        if self.debug >= level:
            print('shlex: ' + message)

    # ---- streams

    def push_token(self, tok):
        """Let a token be the next one."""
        self._say(1, "pushing token " + repr(tok))
        self.pushback.appendleft(tok)

    def push_source(self, newstream, newfile=None):
        """Read another stream until it ends, then go on with this one."""
        if isinstance(newstream, str):
            newstream = StringIO(newstream)
        self.filestack.appendleft((self.infile, self.instream, self.lineno))
        self.infile, self.instream, self.lineno = newfile, newstream, 1
        self._say(1, f'pushing to stream {newstream}' if newfile is None
                  else f'pushing to file {newfile}')

    def pop_source(self):
        """Go back to the stream before."""
        self.instream.close()
        self.infile, self.instream, self.lineno = self.filestack.popleft()
        self._say(1, f'popping to {self.instream}, line {self.lineno}')
        self.state = ' '

    def sourcehook(self, newfile):
        """Return the name and the stream of a file that is to be read: for subclasses."""
        import os.path
        if newfile[0] == '"':
            newfile = newfile[1:-1]
        if isinstance(self.infile, str) and not os.path.isabs(newfile):
            newfile = os.path.join(os.path.dirname(self.infile), newfile)
        return newfile, open(newfile, "r")

    def error_leader(self, infile=None, lineno=None):
        """Return what a message about this place begins with."""
        return '"%s", line %d: ' % (self.infile if infile is None else infile,
                                    self.lineno if lineno is None else lineno)

    # ---- tokens

    def get_token(self):
        """Return the next token, or eof."""
        if self.pushback:
            token = self.pushback.popleft()
            self._say(1, "popping token " + repr(token))
            return token
        token = self.read_token()
        if self.source is not None:
            while token == self.source:
                found = self.sourcehook(self.read_token())
                if found:
                    name, stream = found
                    self.push_source(stream, name)
                token = self.get_token()
        while token == self.eof:
            if not self.filestack:
                return self.eof
            self.pop_source()
            token = self.get_token()
        self._say(1, "token=" + ('EOF' if token == self.eof else repr(token)))
        return token

    def _next_char(self):
        char = self._pushback_chars.pop() if self._pushback_chars else self.instream.read(1)
        if char == '\n':
            self.lineno += 1
        self._say(3, f'in state {self.state!r} I see character: {char!r}')
        return char

    def _skip_comment(self):
        self.instream.readline()
        self.lineno += 1

    def read_token(self):
        """Return the next token of the stream, whatever was pushed back."""
        self._quoted = False
        self._escaped_state = ' '
        while True:
            char = self._next_char()
            if self.state is None:
                self.token = ''
                break
            if self.state == ' ':
                ended = self._between(char)
            elif self.state in self.quotes:
                ended = self._in_quotes(char)
            elif self.state in self.escape:
                ended = self._escaped(char)
            else:
                ended = self._in_word(char)
            if ended:
                break
        token, self.token = self.token, ''
        if self.posix and not self._quoted and token == '':
            token = None
        self._say(2, "raw token=" + (repr(token) if token else 'EOF'))
        return token

    def _is_token(self):
        return bool(self.token) or self.posix and self._quoted

    # Each of these reads a character in its state, and returns whether a token ended.

    def _between(self, char):
        if not char:
            self.state = None
            return True
        if char in self.whitespace:
            self._say(2, 'I see whitespace in whitespace state')
            return self._is_token()
        if char in self.commenters:
            self._skip_comment()
        elif self.posix and char in self.escape:
            self._escaped_state = 'a'
            self.state = char
        elif char in self.wordchars:
            self.token, self.state = char, 'a'
        elif char in self.punctuation_chars:
            self.token, self.state = char, 'c'
        elif char in self.quotes:
            if not self.posix:
                self.token = char
            self.state = char
        elif self.whitespace_split:
            self.token, self.state = char, 'a'
        else:
            self.token = char
            return True
        return False

    def _in_quotes(self, char):
        self._quoted = True
        if not char:
            self._say(2, 'I see EOF in quotes state')
            raise ValueError("No closing quotation")
        if char == self.state:
            if not self.posix:
                self.token += char
                self.state = ' '
                return True
            self.state = 'a'
        elif self.posix and char in self.escape and self.state in self.escapedquotes:
            self._escaped_state = self.state
            self.state = char
        else:
            self.token += char
        return False

    def _escaped(self, char):
        if not char:
            self._say(2, 'I see EOF in escape state')
            raise ValueError("No escaped character")
        # In quotes only the mark and the sign itself can be escaped.
        if self._escaped_state in self.quotes and char not in (self.state, self._escaped_state):
            self.token += self.state
        self.token += char
        self.state = self._escaped_state
        return False

    def _in_word(self, char):
        if not char:
            self.state = None
            return True
        if char in self.whitespace:
            self._say(2, 'I see whitespace in word state')
            self.state = ' '
            return self._is_token()
        if char in self.commenters:
            self._skip_comment()
            if not self.posix:
                return False
            self.state = ' '
            return self._is_token()
        if self.state == 'c':
            if char in self.punctuation_chars:
                self.token += char
                return False
            self._pushback_chars.append(char)
            self.state = ' '
            return True
        if self.posix and char in self.quotes:
            self.state = char
        elif self.posix and char in self.escape:
            self._escaped_state = 'a'
            self.state = char
        elif (char in self.wordchars or char in self.quotes
              or self.whitespace_split and char not in self.punctuation_chars):
            self.token += char
        else:
            if self.punctuation_chars:
                self._pushback_chars.append(char)
            else:
                self.pushback.appendleft(char)
            self._say(2, 'I see punctuation in word state')
            self.state = ' '
            return self._is_token()
        return False

    def __iter__(self):
        return self

    def __next__(self):
        token = self.get_token()
        if token == self.eof:
            raise StopIteration
        return token


def split(s, comments=False, posix=True):
    """Return a command as a list of arguments, as a shell does."""
    if s is None:
        raise ValueError("s argument must not be None")
    lexer = shlex(s, posix=posix)
    lexer.whitespace_split = True
    if not comments:
        lexer.commenters = ''
    return list(lexer)


def join(split_command):
    """Return arguments as a command."""
    return ' '.join([quote(arg) for arg in split_command])


_SAFE = b'%+,-./0123456789:=@ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz'


def quote(s):
    """Return a string so that a shell takes it as one argument."""
    if not s:
        return "''"
    if not isinstance(s, str):
        raise TypeError(f"expected string object, got {type(s).__name__!r}")
    if s.isascii() and not s.encode().translate(None, delete=_SAFE):
        return s
    return "'" + s.replace("'", "'\"'\"'") + "'"


def _print_tokens(lexer):
    while token := lexer.get_token():
        print("Token: " + repr(token))


if __name__ == '__main__':
    if len(sys.argv) == 1:
        _print_tokens(shlex())
    else:
        with open(sys.argv[1]) as file:
            _print_tokens(shlex(file, sys.argv[1]))
