"""Fetches and stores files: a client of FTP (RFC 959) and of its extensions."""

import re
import socket
import sys

__all__ = ['FTP', 'error_reply', 'error_temp', 'error_perm', 'error_proto', 'all_errors']

MSG_OOB = 0x1           # of sockets: data to be seen before other
FTP_PORT = 21
MAXLINE = 8192
CRLF = '\r\n'
B_CRLF = b'\r\n'
_DEFAULT_TIMEOUT = socket._GLOBAL_DEFAULT_TIMEOUT


class Error(Exception):
    """What the server said, and should not."""


class error_reply(Error):
    """A reply that is none to this command."""


class error_temp(Error):
    """An error that may pass: 4xx."""


class error_perm(Error):
    """An error that will not: 5xx."""


class error_proto(Error):
    """A reply that the protocol does not know."""


all_errors = (Error, OSError, EOFError)


class FTP:
    """A connection to a server, by which commands go; each transfer of data has another one.

    With passiveserver, the server tells where to connect to for that; else it connects to the client.
    """

    debugging = 0
    host = ''
    port = FTP_PORT
    maxline = MAXLINE
    sock = None
    file = None
    welcome = None
    passiveserver = True
    trust_server_pasv_ipv4_address = False      # else it is the host that is known, whatever the server says

    def __init__(self, host='', user='', passwd='', acct='', timeout=_DEFAULT_TIMEOUT, source_address=None, *,
                 encoding='utf-8'):
        self.encoding = encoding
        self.source_address = source_address
        self.timeout = timeout
        if host:
            self.connect(host)
            if user:
                self.login(user, passwd, acct)

    def __enter__(self):
        return self

    def __exit__(self, *args):
        if self.sock is None:
            return
        try:
            self.quit()
        except (OSError, EOFError):
            pass
        finally:
            if self.sock is not None:
                self.close()

    def connect(self, host='', port=0, timeout=-999, source_address=None):
        """Connect to a server; return its welcome."""
        if host != '':
            self.host = host
        if port > 0:
            self.port = port
        if timeout != -999:
            self.timeout = timeout
        if self.timeout is not None and not self.timeout:
            raise ValueError('Non-blocking socket (timeout=0) is not supported')
        if source_address is not None:
            self.source_address = source_address
        sys.audit('ftplib.connect', self, self.host, self.port)
        self.sock = socket.create_connection((self.host, self.port), self.timeout, source_address=self.source_address)
        self.af = self.sock.family
        self.file = self.sock.makefile('r', encoding=self.encoding)
        self.welcome = self.getresp()
        return self.welcome

    def close(self):
        """Close the connection."""
        try:
            file, self.file = self.file, None
            if file is not None:
                file.close()
        finally:
            sock, self.sock = self.sock, None
            if sock is not None:
                sock.close()

    # ---- commands and replies

    def getwelcome(self):
        """Return the server's welcome."""
        if self.debugging:
            print('*welcome*', self.sanitize(self.welcome))
        return self.welcome

    def set_debuglevel(self, level):
        """Have commands and replies printed (1), or every line (2)."""
        self.debugging = level

    debug = set_debuglevel

    def set_pasv(self, val):
        """Say whether to be told where to connect to for data."""
        self.passiveserver = val

    def sanitize(self, s):
        """Return the repr of a line, without the password."""
        if s[:5] in ('pass ', 'PASS '):
            end = len(s.rstrip('\r\n'))
            s = s[:5] + '*' * (end - 5) + s[end:]
        return repr(s)

    def putline(self, line):
        if '\r' in line or '\n' in line:
            raise ValueError('an illegal newline character should not be contained')
        sys.audit('ftplib.sendcmd', self, line)
        line += CRLF
        if self.debugging > 1:
            print('*put*', self.sanitize(line))
        self.sock.sendall(line.encode(self.encoding))

    def putcmd(self, line):
        if self.debugging:
            print('*cmd*', self.sanitize(line))
        self.putline(line)

    def getline(self):
        line = self.file.readline(self.maxline + 1)
        if len(line) > self.maxline:
            raise Error(f'got more than {self.maxline} bytes')
        if self.debugging > 1:
            print('*get*', self.sanitize(line))
        if not line:
            raise EOFError
        return line.removesuffix(CRLF) if line.endswith(CRLF) else line.rstrip('\r\n') if line[-1] in CRLF else line

    def getmultiline(self):
        """Return a reply, which may have many lines: up to one that begins with the same code, without a dash."""
        line = self.getline()
        lines = [line]
        if line[3:4] == '-':
            code = line[:3]
            while True:
                line = self.getline()
                lines.append(line)
                if line[:3] == code and line[3:4] != '-':
                    break
        return '\n'.join(lines)

    def getresp(self):
        """Return a reply; raise it if it is an error."""
        reply = self.getmultiline()
        if self.debugging:
            print('*resp*', self.sanitize(reply))
        self.lastresp = reply[:3]
        kind = reply[:1]
        if kind in ('1', '2', '3'):
            return reply
        raise {'4': error_temp, '5': error_perm}.get(kind, error_proto)(reply)

    def voidresp(self):
        """Return a reply that says that a command is done."""
        reply = self.getresp()
        if reply[:1] != '2':
            raise error_reply(reply)
        return reply

    def abort(self):
        """Have a transfer given up."""
        line = b'ABOR' + B_CRLF
        if self.debugging > 1:
            print('*put urgent*', self.sanitize(line))
        self.sock.sendall(line, MSG_OOB)
        reply = self.getmultiline()
        if reply[:3] not in ('426', '225', '226'):
            raise error_proto(reply)
        return reply

    def sendcmd(self, cmd):
        """Send a command, return the reply."""
        self.putcmd(cmd)
        return self.getresp()

    def voidcmd(self, cmd):
        """Send a command, return the reply that says that it is done."""
        self.putcmd(cmd)
        return self.voidresp()

    # ---- connections for data

    def sendport(self, host, port):
        """Tell where this waits for data."""
        return self.voidcmd(f'PORT {host.replace(".", ",")},{port // 256},{port % 256}')

    def sendeprt(self, host, port):
        """Tell where this waits for data, also with IPv6 (RFC 2428)."""
        families = {socket.AF_INET: 1, socket.AF_INET6: 2}
        if self.af not in families:
            raise error_proto('unsupported address family')
        return self.voidcmd(f'EPRT |{families[self.af]}|{host}|{port}|')

    def makeport(self):
        """Return a socket that waits for data, after telling the server of it."""
        sock = socket.create_server(('', 0), family=self.af, backlog=1)
        port = sock.getsockname()[1]
        host = self.sock.getsockname()[0]
        if self.af == socket.AF_INET:
            self.sendport(host, port)
        else:
            self.sendeprt(host, port)
        if self.timeout is not _DEFAULT_TIMEOUT:
            sock.settimeout(self.timeout)
        return sock

    def makepasv(self):
        """Return where the server waits for data: (host, port)."""
        if self.af != socket.AF_INET:
            return parse229(self.sendcmd('EPSV'), self.sock.getpeername())
        return _passive_address(self)

    def _begin(self, cmd, rest):
        """Send the command for a transfer, from an offset on; return the reply that it begins."""
        if rest is not None:
            self.sendcmd(f'REST {rest}')
        reply = self.sendcmd(cmd)
        if reply[0] == '2':         # some servers confirm the command before they begin
            reply = self.getresp()
        if reply[0] != '1':
            raise error_reply(reply)
        return reply

    def ntransfercmd(self, cmd, rest=None):
        """Begin a transfer: return a socket and how many bytes the server says it has; None if it does not say."""
        if self.passiveserver:
            connection = socket.create_connection(self.makepasv(), self.timeout, source_address=self.source_address)
            try:
                reply = self._begin(cmd, rest)
            except BaseException:
                connection.close()
                raise
        else:
            with self.makeport() as sock:
                reply = self._begin(cmd, rest)
                connection, _ = sock.accept()
                if self.timeout is not _DEFAULT_TIMEOUT:
                    connection.settimeout(self.timeout)
        return connection, parse150(reply) if reply[:3] == '150' else None

    def transfercmd(self, cmd, rest=None):
        """Begin a transfer: return a socket."""
        return self.ntransfercmd(cmd, rest)[0]

    def retrbinary(self, cmd, callback, blocksize=8192, rest=None):
        """Fetch a file: call callback(bytes) for each block."""
        self.voidcmd('TYPE I')
        with self.transfercmd(cmd, rest) as connection:
            while data := connection.recv(blocksize):
                callback(data)
        return self.voidresp()

    def retrlines(self, cmd, callback=None):
        """Fetch a text: call callback(line) for each line; without one, print them."""
        if callback is None:
            callback = print_line
        self.sendcmd('TYPE A')
        with self.transfercmd(cmd) as connection, connection.makefile('r', encoding=self.encoding) as file:
            while True:
                line = file.readline(self.maxline + 1)
                if len(line) > self.maxline:
                    raise Error(f'got more than {self.maxline} bytes')
                if self.debugging > 2:
                    print('*retr*', repr(line))
                if not line:
                    break
                callback(line.removesuffix('\n').removesuffix('\r'))
        return self.voidresp()

    def storbinary(self, cmd, fp, blocksize=8192, callback=None, rest=None):
        """Store a file; call callback(bytes) for each block that was sent."""
        self.voidcmd('TYPE I')
        with self.transfercmd(cmd, rest) as connection:
            while data := fp.read(blocksize):
                connection.sendall(data)
                if callback:
                    callback(data)
        return self.voidresp()

    def storlines(self, cmd, fp, callback=None):
        """Store a text, from a file of bytes; call callback(bytes) for each line that was sent."""
        self.voidcmd('TYPE A')
        with self.transfercmd(cmd) as connection:
            while line := fp.readline(self.maxline + 1):
                if len(line) > self.maxline:
                    raise Error(f'got more than {self.maxline} bytes')
                if not line.endswith(B_CRLF):
                    if line[-1] in B_CRLF:
                        line = line[:-1]
                    line += B_CRLF
                connection.sendall(line)
                if callback:
                    callback(line)
        return self.voidresp()

    # ---- what users want

    def login(self, user='', passwd='', acct=''):
        """Log in, anonymously if no user is named."""
        if not user:
            user = 'anonymous'
        if user == 'anonymous' and passwd in ('', '-'):
            passwd += 'anonymous@'
        reply = self.sendcmd(f'USER {user}')
        if reply[0] == '3':
            reply = self.sendcmd(f'PASS {passwd}')
        if reply[0] == '3':
            reply = self.sendcmd(f'ACCT {acct}')
        if reply[0] != '2':
            raise error_reply(reply)
        return reply

    def acct(self, password):
        return self.voidcmd(f'ACCT {password}')

    def nlst(self, *args):
        """Return the names in a directory."""
        names = []
        self.retrlines(' '.join(['NLST', *args]), names.append)
        return names

    def dir(self, *args):
        """Have a directory listed, by a function that may be the last argument; else print it."""
        callback = None
        if args and not isinstance(args[-1], str):
            *args, callback = args
        self.retrlines(' '.join(['LIST', *filter(None, args)]), callback)

    def mlsd(self, path='', facts=[]):
        """Return (name, facts) of what is in a directory, where facts is a dict (RFC 3659)."""
        if facts:
            self.sendcmd(f'OPTS MLST {";".join(facts)};')
        lines = []
        self.retrlines(f'MLSD {path}' if path else 'MLSD', lines.append)
        for line in lines:
            found, _, name = line.rstrip(CRLF).partition(' ')
            pairs = [fact.partition('=') for fact in found[:-1].split(';')]
            yield name, {key.lower(): value for key, _, value in pairs}

    def rename(self, fromname, toname):
        reply = self.sendcmd(f'RNFR {fromname}')
        if reply[0] != '3':
            raise error_reply(reply)
        return self.voidcmd(f'RNTO {toname}')

    def delete(self, filename):
        reply = self.sendcmd(f'DELE {filename}')
        if reply[:3] not in ('250', '200'):
            raise error_reply(reply)
        return reply

    def cwd(self, dirname):
        """Change the directory."""
        if dirname == '..':
            try:
                return self.voidcmd('CDUP')
            except error_perm as error:
                if error.args[0][:3] != '500':      # the server does not know the command
                    raise
        return self.voidcmd(f'CWD {dirname or "."}')

    def size(self, filename):
        """Return the size of a file; None if the server tells it in another way."""
        reply = self.sendcmd(f'SIZE {filename}')
        return int(reply[3:].strip()) if reply[:3] == '213' else None

    def mkd(self, dirname):
        """Make a directory; return its full name."""
        reply = self.voidcmd(f'MKD {dirname}')
        return parse257(reply) if reply.startswith('257') else ''

    def rmd(self, dirname):
        return self.voidcmd(f'RMD {dirname}')

    def pwd(self):
        """Return the directory that is current."""
        reply = self.voidcmd('PWD')
        return parse257(reply) if reply.startswith('257') else ''

    def quit(self):
        """Take leave, and close the connection."""
        reply = self.voidcmd('QUIT')
        self.close()
        return reply


# ---- what is in replies

def parse150(resp):
    """Return how many bytes are to come; None if that is not said."""
    if resp[:3] != '150':
        raise error_reply(resp)
    found = re.match(r'150 .* \((\d+) bytes\)', resp, re.IGNORECASE | re.ASCII)
    return int(found[1]) if found else None


def parse227(resp):
    """Return the host and port in the reply to PASV."""
    if resp[:3] != '227':
        raise error_reply(resp)
    found = re.search(r'(\d+),(\d+),(\d+),(\d+),(\d+),(\d+)', resp, re.ASCII)
    if not found:
        raise error_proto(resp)
    *host, high, low = found.groups()
    return '.'.join(host), int(high) * 256 + int(low)


def parse229(resp, peer):
    """Return the host, which is that of the peer, and the port in the reply to EPSV."""
    if resp[:3] != '229':
        raise error_reply(resp)
    left = resp.find('(')
    right = resp.find(')', left + 1)
    if left < 0 or right < 0 or resp[left + 1] != resp[right - 1]:
        raise error_proto(resp)
    parts = resp[left + 1:right].split(resp[left + 1])
    if len(parts) != 5:
        raise error_proto(resp)
    return peer[0], int(parts[3])


def parse257(resp):
    """Return the directory in the reply to PWD or MKD: in quotes, a quote in it twice."""
    if resp[:3] != '257':
        raise error_reply(resp)
    if resp[3:5] != ' "':
        return ''
    return re.match(r'(?:[^"]|"")*', resp[5:], re.DOTALL)[0].replace('""', '"')


def print_line(line):
    print(line)


def _passive_address(ftp):
    """Return where a server waits for data, with IPv4."""
    host, port = parse227(ftp.sendcmd('PASV'))
    if not ftp.trust_server_pasv_ipv4_address:
        host = ftp.sock.getpeername()[0]
    return host, port


def ftpcp(source, sourcename, target, targetname='', type='I'):
    """Have one server send a file to another."""
    type = f'TYPE {type}'
    source.voidcmd(type)
    target.voidcmd(type)
    target.sendport(*_passive_address(source))
    # Some servers begin at once (150), others wait until there is a connection (125).
    for server, command in ((target, f'STOR {targetname or sourcename}'), (source, f'RETR {sourcename}')):
        if server.sendcmd(command)[:3] not in ('125', '150'):
            raise error_proto
    source.voidresp()
    target.voidresp()


def test():
    """Do what the command line says: [-d]... [-p] HOST [-l[DIRECTORY]] [-d[DIRECTORY]] [-p] [FILE]..."""
    args = sys.argv[1:]
    level = 0
    while args and args[0] == '-d':
        level += 1
        del args[0]
    if not args:
        print(test.__doc__)
        sys.exit(0)
    user = password = account = ''
    host = args.pop(0)
    if args and args[0].startswith('-r'):
        del args[0]
    else:
        try:
            import netrc
            found = netrc.netrc().authenticators(host)
            user, account, password = found if found else (user, account, password)
        except OSError:
            print('Could not open account file -- using anonymous login.', file=sys.stderr)
    with FTP(host) as ftp:
        ftp.set_debuglevel(level)
        ftp.login(user, password, account)
        for arg in args:
            if arg[:2] == '-l':
                ftp.dir(arg[2:])
            elif arg[:2] == '-d':
                print(ftp.sendcmd(f'CWD {arg[2:]}' if arg[2:] else 'CWD'))
            elif arg == '-p':
                ftp.set_pasv(not ftp.passiveserver)
            else:
                ftp.retrbinary(f'RETR {arg}', sys.stdout.buffer.write, 1024)


if __name__ == '__main__':
    test()
