"""Fetches mail: a client of POP3 (RFC 1939) and of its extensions."""

import errno
import re
import socket
import sys

try:
    import ssl
except ImportError:
    HAVE_SSL = False
else:
    HAVE_SSL = True

__all__ = ['POP3', 'error_proto']


class error_proto(Exception):
    """A reply that is an error, or none that the protocol knows."""


POP3_PORT = 110
POP3_SSL_PORT = 995
CR, LF = b'\r', b'\n'
CRLF = CR + LF
_MAXLINE = 2048         # RFC 1939 has lines of 512, but servers send longer ones
_DEFAULT_TIMEOUT = socket._GLOBAL_DEFAULT_TIMEOUT


class POP3:
    """A connection to a server. Methods send the commands of their names.

    Those with a short reply return it; those with a long one return (reply, lines, size). A reply that begins with
    -ERR is raised as error_proto.
    """

    encoding = 'UTF-8'
    timestamp = re.compile(br'\+OK.[^<]*(<.*>)')        # in the greetings of servers that know APOP

    def __init__(self, host, port=POP3_PORT, timeout=_DEFAULT_TIMEOUT):
        self.host = host
        self.port = port
        self._tls_established = False
        self._debugging = 0
        sys.audit('poplib.connect', self, host, port)
        self.sock = self._create_socket(timeout)
        self.file = self.sock.makefile('rb')
        try:
            self.welcome = self._getresp()
        except BaseException:
            self.close()
            raise

    def _create_socket(self, timeout):
        if timeout is not None and not timeout:
            raise ValueError('Non-blocking socket (timeout=0) is not supported')
        return socket.create_connection((self.host, self.port), timeout)

    # ---- lines

    def _putline(self, line):
        if self._debugging > 1:
            print('*put*', repr(line))
        sys.audit('poplib.putline', self, line)
        self.sock.sendall(line + CRLF)

    def _putcmd(self, line):
        if self._debugging:
            print('*cmd*', repr(line))
        self._putline(line.encode(self.encoding))

    def _getline(self):
        """Return a line without its end, and its size with it."""
        line = self.file.readline(_MAXLINE + 1)
        if len(line) > _MAXLINE:
            raise error_proto('line too long')
        if self._debugging > 1:
            print('*get*', repr(line))
        if not line:
            raise error_proto('-ERR EOF')
        size = len(line)
        if line.endswith(CRLF):
            return line[:-2], size
        if line.startswith(CR):
            return line[1:-1], size
        return line[:-1], size

    def _getresp(self):
        reply, _ = self._getline()
        if self._debugging > 1:
            print('*resp*', repr(reply))
        if not reply.startswith(b'+'):
            raise error_proto(reply)
        return reply

    def _getlongresp(self):
        """Return a reply, the lines that follow it up to a dot, and their size."""
        reply = self._getresp()
        lines, size = [], 0
        line, line_size = self._getline()
        while line != b'.':
            if line.startswith(b'..'):
                line, line_size = line[1:], line_size - 1
            lines.append(line)
            size += line_size
            line, line_size = self._getline()
        return reply, lines, size

    def _shortcmd(self, line):
        self._putcmd(line)
        return self._getresp()

    def _longcmd(self, line):
        self._putcmd(line)
        return self._getlongresp()

    # ---- commands

    def getwelcome(self):
        return self.welcome

    def set_debuglevel(self, level):
        """Have commands printed (1), or every line (2)."""
        self._debugging = level

    def user(self, user):
        return self._shortcmd(f'USER {user}')

    def pass_(self, pswd):
        return self._shortcmd(f'PASS {pswd}')

    def stat(self):
        """Return how many messages there are, and how large they are together."""
        words = self._shortcmd('STAT').split()
        if self._debugging:
            print('*stat*', repr(words))
        if len(words) < 3:
            raise error_proto('Invalid STAT response format')
        try:
            return int(words[1]), int(words[2])
        except ValueError:
            raise error_proto('Invalid STAT response data: non-numeric values')

    def list(self, which=None):
        """Return the sizes of all messages, or of one."""
        return self._longcmd('LIST') if which is None else self._shortcmd(f'LIST {which}')

    def retr(self, which):
        """Return a message."""
        return self._longcmd(f'RETR {which}')

    def dele(self, which):
        return self._shortcmd(f'DELE {which}')

    def noop(self):
        return self._shortcmd('NOOP')

    def rset(self):
        """Delete no messages after all."""
        return self._shortcmd('RSET')

    def quit(self):
        """Have deleted what is to be, and close the connection."""
        reply = self._shortcmd('QUIT')
        self.close()
        return reply

    def close(self):
        """Close the connection."""
        try:
            file, self.file = self.file, None
            if file is not None:
                file.close()
        finally:
            sock, self.sock = self.sock, None
            if sock is not None:
                try:
                    sock.shutdown(socket.SHUT_RDWR)
                except OSError as error:
                    if error.errno != errno.ENOTCONN:       # the server has closed it already
                        raise
                finally:
                    sock.close()

    def rpop(self, user):
        return self._shortcmd(f'RPOP {user}')

    def apop(self, user, password):
        """Log in with a hash of the server's greeting and the password."""
        greeting = self.timestamp.match(self.welcome)
        if not greeting:
            raise error_proto('-ERR APOP not supported by server')
        import hashlib
        digest = hashlib.md5(greeting[1] + password.encode(self.encoding)).hexdigest()
        return self._shortcmd(f'APOP {user} {digest}')

    def top(self, which, howmuch):
        """Return the headers of a message and as many lines of its body."""
        return self._longcmd(f'TOP {which} {howmuch}')

    def uidl(self, which=None):
        """Return names of all messages, or of one, that stay the same."""
        return self._longcmd('UIDL') if which is None else self._shortcmd(f'UIDL {which}')

    def utf8(self):
        """Have mail in UTF-8 (RFC 6856)."""
        return self._shortcmd('UTF8')

    def capa(self):
        """Return what the server is capable of: by name a list of parameters (RFC 2449)."""
        capabilities = {}
        for line in self._longcmd('CAPA')[1]:
            name, *parameters = line.decode('ascii').split()
            capabilities[name] = parameters
        return capabilities

    def stls(self, context=None):
        """Go on in secret, by TLS (RFC 2595)."""
        if not HAVE_SSL:
            raise error_proto('-ERR TLS support missing')
        if self._tls_established:
            raise error_proto('-ERR TLS session already established')
        if 'STLS' not in self.capa():
            raise error_proto('-ERR STLS not supported by server')
        if context is None:
            context = ssl._create_stdlib_context()
        reply = self._shortcmd('STLS')
        self.sock = context.wrap_socket(self.sock, server_hostname=self.host)
        self.file = self.sock.makefile('rb')
        self._tls_established = True
        return reply


if HAVE_SSL:
    __all__.append('POP3_SSL')

    class POP3_SSL(POP3):
        """A connection that is one of TLS from the beginning."""

        def __init__(self, host, port=POP3_SSL_PORT, *, timeout=_DEFAULT_TIMEOUT, context=None):
            self.context = ssl._create_stdlib_context() if context is None else context
            super().__init__(host, port, timeout)

        def _create_socket(self, timeout):
            return self.context.wrap_socket(super()._create_socket(timeout), server_hostname=self.host)

        def stls(self, context=None):
            raise error_proto('-ERR TLS session already established')


if __name__ == '__main__':
    mailbox = POP3(sys.argv[1])
    print(mailbox.getwelcome())
    mailbox.user(sys.argv[2])
    mailbox.pass_(sys.argv[3])
    mailbox.list()
    count, _ = mailbox.stat()
    for number in range(1, count + 1):
        print(f'Message {number}:')
        for line in mailbox.retr(number)[1]:
            print(f'   {line}')
        print('-----------------------')
    mailbox.quit()
