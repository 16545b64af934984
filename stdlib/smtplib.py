"""Sends mail: clients of SMTP (RFC 5321) with its extensions, and of LMTP (RFC 2033)."""

import base64
import copy
import datetime
import email.utils
import hmac
import re
import socket
import sys
from email.base64mime import body_encode as encode_base64

__all__ = ['SMTPException', 'SMTPNotSupportedError', 'SMTPServerDisconnected', 'SMTPResponseException',
           'SMTPSenderRefused', 'SMTPRecipientsRefused', 'SMTPDataError', 'SMTPConnectError', 'SMTPHeloError',
           'SMTPAuthenticationError', 'quoteaddr', 'quotedata', 'SMTP']

try:
    import ssl
except ImportError:
    _have_ssl = False
else:
    _have_ssl = True
    __all__.append('SMTP_SSL')

SMTP_PORT = 25
SMTP_SSL_PORT = 465
LMTP_PORT = 2003
CRLF = '\r\n'
bCRLF = b'\r\n'
_MAXLINE = 8192         # a longer line of a reply is an error
_MAXCHALLENGE = 5       # and a server that asks more often during login
_DEFAULT_TIMEOUT = socket._GLOBAL_DEFAULT_TIMEOUT
_have_cram_md5_support = True

# Some old servers put an = after the name of this extension.
OLDSTYLE_AUTH = re.compile(r'auth=(.*)', re.IGNORECASE)
_EXTENSION = re.compile(r'([A-Za-z0-9][A-Za-z0-9\-]*) ?')


class SMTPException(OSError):
    """What went wrong here."""


class SMTPNotSupportedError(SMTPException):
    """The server can't do what is asked for."""


class SMTPServerDisconnected(SMTPException):
    """There is no connection, or no longer."""


class SMTPResponseException(SMTPException):
    """A reply that is an error: smtp_code and smtp_error."""

    def __init__(self, code, msg):
        self.smtp_code = code
        self.smtp_error = msg
        self.args = (code, msg)


class SMTPSenderRefused(SMTPResponseException):
    """The server takes no mail from this sender."""

    def __init__(self, code, msg, sender):
        self.smtp_code = code
        self.smtp_error = msg
        self.sender = sender
        self.args = (code, msg, sender)


class SMTPRecipientsRefused(SMTPException):
    """The server takes mail for none of the recipients, a dict of which this has, with its replies."""

    def __init__(self, recipients):
        self.recipients = recipients
        self.args = (recipients,)


class SMTPDataError(SMTPResponseException):
    """The server does not take the message."""


class SMTPConnectError(SMTPResponseException):
    """The server did not greet."""


class SMTPHeloError(SMTPResponseException):
    """The server did not take HELO."""


class SMTPAuthenticationError(SMTPResponseException):
    """The server did not take user and password."""


def _addr_only(addrstring):
    """The address in `name <address>`; what is none remains."""
    return email.utils.parseaddr(addrstring)[1] or addrstring


def quoteaddr(addrstring):
    """Return an address in angle brackets."""
    name, address = email.utils.parseaddr(addrstring)
    if (name, address) == ('', ''):
        return addrstring if addrstring.strip().startswith('<') else f'<{addrstring}>'
    return f'<{address}>'


def _fix_eols(data):
    """Text whose lines end in CRLF."""
    return re.sub(r'\r\n|\n|\r(?!\n)', CRLF, data)


def quotedata(data):
    """Return a text as DATA wants it: with a second dot before lines that begin with one, and CRLF at their ends."""
    return re.sub(r'(?m)^\.', '..', _fix_eols(data))


def _quote_periods(bindata):
    return re.sub(br'(?m)^\.', b'..', bindata)


class SMTP:
    """A connection to a server, or what may become one.

    Methods named as commands send them and return (code, text of the reply). sendmail() and send_message() do all
    that it takes.
    """

    debuglevel = 0
    sock = None
    file = None                 # of the socket, to read from
    helo_resp = None
    ehlo_msg = 'ehlo'
    ehlo_resp = None
    does_esmtp = False
    default_port = SMTP_PORT

    def __init__(self, host='', port=0, local_hostname=None, timeout=_DEFAULT_TIMEOUT, source_address=None):
        self._host = host
        self.timeout = timeout
        self.esmtp_features = {}        # by the extension's name in small letters, its parameters
        self.command_encoding = 'ascii'
        self.source_address = source_address
        self._auth_challenge_count = 0
        if host:
            code, text = self.connect(host, port)
            if code != 220:
                self.close()
                raise SMTPConnectError(code, text)
        self.local_hostname = self._own_name() if local_hostname is None else local_hostname

    @staticmethod
    def _own_name():
        """What to say who this is: a full name, or the address."""
        name = socket.getfqdn()
        if '.' in name:
            return name
        address = '127.0.0.1'
        try:
            address = socket.gethostbyname(socket.gethostname())
        except socket.gaierror:
            pass
        return f'[{address}]'

    def __enter__(self):
        return self

    def __exit__(self, *args):
        try:
            code, text = self.docmd('QUIT')
            if code != 221:
                raise SMTPResponseException(code, text)
        except SMTPServerDisconnected:
            pass
        finally:
            self.close()

    # ---- the connection

    def set_debuglevel(self, debuglevel):
        """Have what is sent and received printed to standard error: 1, or 2 with the time."""
        self.debuglevel = debuglevel

    def _print_debug(self, *args):
        if self.debuglevel > 1:
            print(datetime.datetime.now().time(), *args, file=sys.stderr)
        else:
            print(*args, file=sys.stderr)

    def _get_socket(self, host, port, timeout):
        if timeout is not None and not timeout:
            raise ValueError('Non-blocking socket (timeout=0) is not supported')
        if self.debuglevel > 0:
            self._print_debug('connect: to', (host, port), self.source_address)
        return socket.create_connection((host, port), timeout, self.source_address)

    def connect(self, host='localhost', port=0, source_address=None):
        """Connect to a server, whose port may stand behind the host and a colon; return its greeting."""
        if source_address:
            self.source_address = source_address
        if not port and host.count(':') == 1:
            host, _, port = host.partition(':')
            try:
                port = int(port)
            except ValueError:
                raise OSError('nonnumeric port')
        if not port:
            port = self.default_port
        sys.audit('smtplib.connect', self, host, port)
        self.sock = self._get_socket(host, port, self.timeout)
        self.file = None
        code, text = self.getreply()
        if self.debuglevel > 0:
            self._print_debug('connect:', repr(text))
        return code, text

    def send(self, s):
        """Send a text or bytes."""
        if self.debuglevel > 0:
            self._print_debug('send:', repr(s))
        if not self.sock:
            raise SMTPServerDisconnected('please run connect() first')
        if isinstance(s, str):
            s = s.encode(self.command_encoding)
        sys.audit('smtplib.send', self, s)
        try:
            self.sock.sendall(s)
        except OSError:
            self.close()
            raise SMTPServerDisconnected('Server not connected')

    def putcmd(self, cmd, args=''):
        """Send a command."""
        line = cmd if args == '' else f'{cmd} {args}'
        if '\r' in line or '\n' in line:
            line = line.replace('\n', '\\n').replace('\r', '\\r')
            raise ValueError(f'command and arguments contain prohibited newline characters: {line}')
        self.send(f'{line}{CRLF}')

    def getreply(self):
        """Return the code and the text of a reply, which may have many lines. The code is -1 if there is none."""
        texts = []
        if self.file is None:
            self.file = self.sock.makefile('rb')
        while True:
            try:
                line = self.file.readline(_MAXLINE + 1)
            except OSError as error:
                self.close()
                raise SMTPServerDisconnected(f'Connection unexpectedly closed: {error}')
            if not line:
                self.close()
                raise SMTPServerDisconnected('Connection unexpectedly closed')
            if self.debuglevel > 0:
                self._print_debug('reply:', repr(line))
            if len(line) > _MAXLINE:
                self.close()
                raise SMTPResponseException(500, 'Line too long.')
            texts.append(line[4:].strip(b' \t\r\n'))
            try:
                code = int(line[:3])
            except ValueError:
                code = -1
                break
            if line[3:4] != b'-':
                break
        text = b'\n'.join(texts)
        if self.debuglevel > 0:
            self._print_debug(f'reply: retcode ({code}); Msg: {text!a}')
        return code, text

    def docmd(self, cmd, args=''):
        """Send a command, return the reply."""
        self.putcmd(cmd, args)
        return self.getreply()

    # ---- commands

    def helo(self, name=''):
        """Say who this is."""
        self.putcmd('helo', name or self.local_hostname)
        code, text = self.getreply()
        self.helo_resp = text
        return code, text

    def ehlo(self, name=''):
        """Say who this is, and learn what extensions the server has."""
        self.esmtp_features = {}
        self.putcmd(self.ehlo_msg, name or self.local_hostname)
        code, text = self.getreply()
        if code == -1 and not text:
            self.close()
            raise SMTPServerDisconnected('Server not connected')
        self.ehlo_resp = text
        if code == 250:
            self.does_esmtp = True
            for line in text.decode('latin-1').split('\n')[1:]:
                self._add_extension(line)
        return code, text

    def _add_extension(self, line):
        known = self.esmtp_features
        old_style = OLDSTYLE_AUTH.match(line)
        if old_style:
            known['auth'] = f'{known.get("auth", "")} {old_style[1]}'
            return
        found = _EXTENSION.match(line)
        if found:
            name, parameters = found[1].lower(), line[found.end(1):].strip()
            known[name] = f'{known.get("auth", "")} {parameters}' if name == 'auth' else parameters

    def has_extn(self, opt):
        """Return whether the server has an extension."""
        return opt.lower() in self.esmtp_features

    def help(self, args=''):
        """Return the server's help."""
        self.putcmd('help', args)
        return self.getreply()[1]

    def rset(self):
        """Give up the message that was begun."""
        self.command_encoding = 'ascii'
        return self.docmd('rset')

    def _rset(self):
        try:
            self.rset()
        except SMTPServerDisconnected:
            pass

    def noop(self):
        """Do nothing."""
        return self.docmd('noop')

    def mail(self, sender, options=()):
        """Begin a message."""
        text = ''
        if options and self.does_esmtp:
            if any(option.lower() == 'smtputf8' for option in options):
                if not self.has_extn('smtputf8'):
                    raise SMTPNotSupportedError('SMTPUTF8 not supported by server')
                self.command_encoding = 'utf-8'
            text = ' ' + ' '.join(options)
        return self.docmd('mail', f'from:{quoteaddr(sender)}{text}')

    def rcpt(self, recip, options=()):
        """Add a recipient."""
        text = ' ' + ' '.join(options) if options and self.does_esmtp else ''
        return self.docmd('rcpt', f'to:{quoteaddr(recip)}{text}')

    def data(self, msg):
        """Send the message itself."""
        reply = self.docmd('data')
        if self.debuglevel > 0:
            self._print_debug('data:', reply)
        if reply[0] != 354:
            raise SMTPDataError(*reply)
        if isinstance(msg, str):
            msg = _fix_eols(msg).encode('ascii')
        text = _quote_periods(msg)
        if not text.endswith(bCRLF):
            text += bCRLF
        self.send(text + b'.' + bCRLF)
        reply = self.getreply()
        if self.debuglevel > 0:
            self._print_debug('data:', reply)
        return reply

    def verify(self, address):
        """Ask whether an address is known."""
        return self.docmd('vrfy', _addr_only(address))

    vrfy = verify

    def expn(self, address):
        """Ask who is on a list."""
        return self.docmd('expn', _addr_only(address))

    def ehlo_or_helo_if_needed(self):
        """Say who this is, unless that was said."""
        if self.helo_resp is None and self.ehlo_resp is None and not 200 <= self.ehlo()[0] <= 299:
            code, text = self.helo()
            if not 200 <= code <= 299:
                raise SMTPHeloError(code, text)

    # ---- who the user is

    def auth(self, mechanism, authobject, *, initial_response_ok=True):
        """Log in. authobject(challenge) returns what to answer, authobject() what to send at once, or None."""
        mechanism = mechanism.upper()
        response = authobject() if initial_response_ok else None
        if response is not None:
            code, text = self.docmd('AUTH', f'{mechanism} {encode_base64(response.encode("ascii"), eol="")}')
            self._auth_challenge_count = 1
        else:
            code, text = self.docmd('AUTH', mechanism)
            self._auth_challenge_count = 0
        while code == 334:
            self._auth_challenge_count += 1
            response = authobject(base64.decodebytes(text))
            code, text = self.docmd(encode_base64(response.encode('ascii'), eol=''))
            if self._auth_challenge_count > _MAXCHALLENGE:
                raise SMTPException(f'Server AUTH mechanism infinite loop. Last response: {(code, text)!r}')
        if code in (235, 503):
            return code, text
        raise SMTPAuthenticationError(code, text)

    def auth_cram_md5(self, challenge=None):
        """Answer a challenge with the user's name and a hash of it and the password."""
        if challenge is None:
            return None
        if not _have_cram_md5_support:
            raise SMTPException('CRAM-MD5 is not supported')
        return f'{self.user} {hmac.HMAC(self.password.encode("ascii"), challenge, "md5").hexdigest()}'

    def auth_plain(self, challenge=None):
        """Answer with name and password."""
        return f'\0{self.user}\0{self.password}'

    def auth_login(self, challenge=None):
        """Answer with the name first, then with the password."""
        return self.user if challenge is None or self._auth_challenge_count < 2 else self.password

    def login(self, user, password, *, initial_response_ok=True):
        """Log in, in the best way that the server and this know."""
        self.ehlo_or_helo_if_needed()
        if not self.has_extn('auth'):
            raise SMTPNotSupportedError('SMTP AUTH extension not supported by server.')
        offered = self.esmtp_features['auth'].split()
        known = ['PLAIN', 'LOGIN']
        if _have_cram_md5_support:
            known.insert(0, 'CRAM-MD5')
        mechanisms = [mechanism for mechanism in known if mechanism in offered]
        if not mechanisms:
            raise SMTPException('No suitable authentication method found.')
        self.user, self.password = user, password
        for mechanism in mechanisms:
            method = getattr(self, 'auth_' + mechanism.lower().replace('-', '_'))
            try:
                return self.auth(mechanism, method, initial_response_ok=initial_response_ok)
            except SMTPAuthenticationError as error:
                last = error
        raise last

    def starttls(self, *, context=None):
        """Go on in secret, by TLS."""
        self.ehlo_or_helo_if_needed()
        if not self.has_extn('starttls'):
            raise SMTPNotSupportedError('STARTTLS extension not supported by server.')
        code, text = self.docmd('STARTTLS')
        if code != 220:
            raise SMTPResponseException(code, text)
        if not _have_ssl:
            raise RuntimeError('No SSL support included in this Python')
        if context is None:
            context = ssl._create_stdlib_context()
        self.sock = context.wrap_socket(self.sock, server_hostname=self._host)
        self.file = None
        self._forget_greetings()        # what was said before anybody may have said
        return code, text

    # ---- messages

    def _give_up(self, code):
        """After an error, be ready for the next message; after 421 the server is not."""
        if code == 421:
            self.close()
        else:
            self._rset()

    def sendmail(self, from_addr, to_addrs, msg, mail_options=(), rcpt_options=()):
        """Send a message; return those of the recipients that were refused, with the replies."""
        self.ehlo_or_helo_if_needed()
        if isinstance(msg, str):
            msg = _fix_eols(msg).encode('ascii')
        options = []
        if self.does_esmtp:
            if self.has_extn('size'):
                options.append(f'size={len(msg)}')
            options += mail_options
        code, text = self.mail(from_addr, options)
        if code != 250:
            self._give_up(code)
            raise SMTPSenderRefused(code, text, from_addr)
        refused = {}
        if isinstance(to_addrs, str):
            to_addrs = [to_addrs]
        for address in to_addrs:
            code, text = self.rcpt(address, rcpt_options)
            if code not in (250, 251):
                refused[address] = (code, text)
            if code == 421:
                self.close()
                raise SMTPRecipientsRefused(refused)
        if len(refused) == len(to_addrs):
            self._rset()
            raise SMTPRecipientsRefused(refused)
        code, text = self.data(msg)
        if code != 250:
            self._give_up(code)
            raise SMTPDataError(code, text)
        return refused

    def send_message(self, msg, from_addr=None, to_addrs=None, mail_options=(), rcpt_options=()):
        """Send a message of email.message, from and to whom its headers say, if nothing else is said."""
        self.ehlo_or_helo_if_needed()
        resent = msg.get_all('Resent-Date')
        if resent is None:
            prefix = ''
        elif len(resent) == 1:
            prefix = 'Resent-'
        else:
            raise ValueError("message has more than one 'Resent-' header block")
        if from_addr is None:
            sender = prefix + 'Sender'
            from_addr = email.utils.getaddresses([msg[sender if sender in msg else prefix + 'From']])[0][1]
        if to_addrs is None:
            fields = [msg[prefix + name] for name in ('To', 'Bcc', 'Cc')]
            to_addrs = [address for _, address in email.utils.getaddresses([field for field in fields if field is not None])]
        message = copy.copy(msg)
        del message['Bcc']
        del message['Resent-Bcc']
        if not ''.join([from_addr, *to_addrs]).isascii():
            if not self.has_extn('smtputf8'):
                raise SMTPNotSupportedError('One or more source or delivery addresses require internationalized email '
                                            'support, but the server does not advertise the required SMTPUTF8 '
                                            'capability')
            mail_options = (*mail_options, 'SMTPUTF8', 'BODY=8BITMIME')
            data = message.as_string().encode('utf-8', 'surrogateescape')
        else:
            data = message.as_bytes()
        data = re.sub(br'\r\n|\r|\n', bCRLF, data)
        return self.sendmail(from_addr, to_addrs, data, mail_options, rcpt_options)

    # ---- the end

    def _forget_greetings(self):
        self.ehlo_resp = self.helo_resp = None
        self.esmtp_features = {}
        self.does_esmtp = False

    def close(self):
        """Close the connection."""
        file, self.file = self.file, None
        sock, self.sock = self.sock, None
        try:
            if file:
                file.close()
        finally:
            if sock:
                sock.close()

    def quit(self):
        """Take leave, and close the connection."""
        reply = self.docmd('quit')
        self._forget_greetings()
        self.close()
        return reply


if _have_ssl:
    class SMTP_SSL(SMTP):
        """A connection that is one of TLS from the beginning."""

        default_port = SMTP_SSL_PORT

        def __init__(self, host='', port=0, local_hostname=None, *, timeout=_DEFAULT_TIMEOUT, source_address=None,
                     context=None):
            self.context = ssl._create_stdlib_context() if context is None else context
            super().__init__(host, port, local_hostname, timeout, source_address)

        def _get_socket(self, host, port, timeout):
            return self.context.wrap_socket(super()._get_socket(host, port, timeout), server_hostname=self._host)


class LMTP(SMTP):
    """A connection to what delivers mail locally; a host that begins with / is a socket in the file system."""

    ehlo_msg = 'lhlo'

    def __init__(self, host='', port=LMTP_PORT, local_hostname=None, source_address=None, timeout=_DEFAULT_TIMEOUT):
        super().__init__(host, port, local_hostname, timeout, source_address)

    def connect(self, host='localhost', port=0, source_address=None):
        if host[:1] != '/':
            return super().connect(host, port, source_address)
        if self.timeout is not None and not self.timeout:
            raise ValueError('Non-blocking socket (timeout=0) is not supported')
        try:
            self.sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
            if self.timeout is not _DEFAULT_TIMEOUT:
                self.sock.settimeout(self.timeout)
            self.file = None
            self.sock.connect(host)
        except OSError:
            if self.debuglevel > 0:
                self._print_debug('connect fail:', host)
            self.close()
            raise
        code, text = self.getreply()
        if self.debuglevel > 0:
            self._print_debug('connect:', text)
        return code, text


def _main():
    """Ask for a message, and send it."""
    def ask(prompt):
        print(f'{prompt}: ', end='', flush=True)
        return sys.stdin.readline().strip()

    sender = ask('From')
    recipients = ask('To').split(',')
    print('Enter message, end with ^D:')
    text = sys.stdin.read()
    print(f'Message length is {len(text)}')
    server = SMTP('localhost')
    server.set_debuglevel(1)
    server.sendmail(sender, recipients, text)
    server.quit()


if __name__ == '__main__':
    _main()
