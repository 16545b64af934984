"""More places where records go: files that are changed now and then, sockets, mail, queues."""

import copy
import io
import logging
import os
import pickle
import queue
import struct
import threading
import time

DEFAULT_TCP_LOGGING_PORT = 9020
DEFAULT_UDP_LOGGING_PORT = 9021
DEFAULT_HTTP_LOGGING_PORT = 9022
DEFAULT_SOAP_LOGGING_PORT = 9023
SYSLOG_UDP_PORT = 514
SYSLOG_TCP_PORT = 514

_MIDNIGHT = 24 * 60 * 60


def __getattr__(name):
    # Most programs log to no socket.
    if name == 'socket':
        import socket
        return socket
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


# ---- files --------------------------------------------------------------------------------------------

class BaseRotatingHandler(logging.FileHandler):
    """Goes on in a new file now and then; the old one gets another name."""

    namer = None        # changes the names of old files
    rotator = None      # moves them

    def __init__(self, filename, mode, encoding=None, delay=False, errors=None):
        logging.FileHandler.__init__(self, filename, mode=mode, encoding=encoding, delay=delay,
                                     errors=errors)
        self.mode = mode
        self.encoding = encoding
        self.errors = errors

    def emit(self, record):
        """Write a record, to a new file if it is time."""
        try:
            if self.shouldRollover(record):
                self.doRollover()
            logging.FileHandler.emit(self, record)
        except Exception:
            self.handleError(record)

    def rotation_filename(self, default_name):
        """Return an old file's name."""
        return self.namer(default_name) if callable(self.namer) else default_name

    def rotate(self, source, dest):
        """Move a file."""
        if callable(self.rotator):
            self.rotator(source, dest)
        elif os.path.exists(source):
            os.rename(source, dest)

    def _close_stream(self):
        if self.stream:
            self.stream.close()
            self.stream = None

    def _is_no_file(self):
        # /dev/null, or a pipe.
        return os.path.exists(self.baseFilename) and not os.path.isfile(self.baseFilename)


class RotatingFileHandler(BaseRotatingHandler):
    """Begins a new file when one has maxBytes; backupCount old ones are kept, called .1, .2 and so on."""

    def __init__(self, filename, mode='a', maxBytes=0, backupCount=0, encoding=None, delay=False,
                 errors=None):
        if maxBytes > 0:
            # What is there counts.
            mode = 'a'
        if "b" not in mode:
            encoding = io.text_encoding(encoding)
        BaseRotatingHandler.__init__(self, filename, mode, encoding=encoding, delay=delay,
                                     errors=errors)
        self.maxBytes = maxBytes
        self.backupCount = backupCount

    def _move_over(self, source, dest, move):
        if os.path.exists(dest):
            os.remove(dest)
        move(source, dest)

    def doRollover(self):
        """Begin a new file."""
        self._close_stream()
        if self.backupCount > 0:
            for i in range(self.backupCount - 1, 0, -1):
                source = self.rotation_filename(f"{self.baseFilename}.{i}")
                if os.path.exists(source):
                    self._move_over(source,
                                    self.rotation_filename(f"{self.baseFilename}.{i + 1}"),
                                    os.rename)
            self._move_over(self.baseFilename, self.rotation_filename(self.baseFilename + ".1"),
                            self.rotate)
        if not self.delay:
            self.stream = self._open()

    def shouldRollover(self, record):
        """Return whether the record would make the file too large."""
        if self.stream is None:
            self.stream = self._open()
        if self.maxBytes <= 0:
            return False
        try:
            size = self.stream.tell()
        except io.UnsupportedOperation:
            return False
        # A record that is too large by itself begins no file after an empty one.
        if not size or size + len(f"{self.format(record)}\n") < self.maxBytes:
            return False
        return not self._is_no_file()


class TimedRotatingFileHandler(BaseRotatingHandler):
    """Begins a new file after some time; the old ones' names end with when they began.

    when is S, M, H, D, MIDNIGHT or W0 (Monday) to W6, of which interval are one file's time; at
    midnight means at atTime, if that is given.
    """

    # Seconds, and how the time is written.
    _UNITS = {'S': (1, "%Y-%m-%d_%H-%M-%S"), 'M': (60, "%Y-%m-%d_%H-%M"),
              'H': (60 * 60, "%Y-%m-%d_%H"), 'D': (_MIDNIGHT, "%Y-%m-%d"),
              'MIDNIGHT': (_MIDNIGHT, "%Y-%m-%d"), 'W': (7 * _MIDNIGHT, "%Y-%m-%d")}

    def __init__(self, filename, when='h', interval=1, backupCount=0, encoding=None, delay=False,
                 utc=False, atTime=None, errors=None):
        encoding = io.text_encoding(encoding)
        BaseRotatingHandler.__init__(self, filename, 'a', encoding=encoding, delay=delay,
                                     errors=errors)
        self.when = when.upper()
        self.backupCount = backupCount
        self.utc = utc
        self.atTime = atTime
        unit = self.when
        if unit.startswith('W'):
            if len(unit) != 2:
                raise ValueError("You must specify a day for weekly rollover from 0 to 6 (0 is "
                                 "Monday): %s" % self.when)
            if not '0' <= unit[1] <= '6':
                raise ValueError("Invalid day specified for weekly rollover: %s" % self.when)
            self.dayOfWeek = int(unit[1])
            unit = 'W'
        if unit not in self._UNITS:
            raise ValueError("Invalid rollover interval specified: %s" % self.when)
        self.interval, self.suffix = self._UNITS[unit]
        import re
        pattern = self.suffix.replace('%Y', r'\d{4}')
        for letter in 'mdHMS':
            pattern = pattern.replace('%' + letter, r'\d{2}')
        self.extMatch = re.compile(rf'(?<!\d){pattern}(?!\d)', re.ASCII)
        self.interval *= interval
        if os.path.exists(self.baseFilename):
            since = int(os.stat(self.baseFilename).st_mtime)
        else:
            since = int(time.time())
        self.rolloverAt = self.computeRollover(since)

    def computeRollover(self, currentTime):
        """Return when the file that is written now ends."""
        if self.when != 'MIDNIGHT' and not self.when.startswith('W'):
            return currentTime + self.interval
        now = time.gmtime(currentTime) if self.utc else time.localtime(currentTime)
        day = now.tm_wday
        at = _MIDNIGHT
        if self.atTime is not None:
            at = (self.atTime.hour * 60 + self.atTime.minute) * 60 + self.atTime.second
        wait = at - ((now.tm_hour * 60 + now.tm_min) * 60 + now.tm_sec)
        if wait <= 0:
            # Tomorrow.
            wait += _MIDNIGHT
            day = (day + 1) % 7
        result = currentTime + wait
        if self.when.startswith('W'):
            result += (self.dayOfWeek - day) % 7 * _MIDNIGHT + self.interval - 7 * _MIDNIGHT
        else:
            result += self.interval - _MIDNIGHT
        return result if self.utc else self._adjust(result, now.tm_isdst)

    @staticmethod
    def _adjust(result, dst_now):
        """Return the time with summer time's beginning or end before it taken into account."""
        if dst_now == time.localtime(result).tm_isdst:
            return result
        if dst_now:
            return result + 3600
        # An hour before may be the other side.
        return result - 3600 if time.localtime(result - 3600).tm_isdst else result

    def shouldRollover(self, record):
        """Return whether the file's time is over."""
        now = int(time.time())
        if now < self.rolloverAt:
            return False
        if self._is_no_file():
            # Not to be asked each time.
            self.rolloverAt = self.computeRollover(now)
            return False
        return True

    def getFilesToDelete(self):
        """Return a list of the old files that are too many."""
        directory, base = os.path.split(self.baseFilename)
        found = []
        for name in os.listdir(directory):
            if self.namer is None:
                matches = (name.startswith(base + '.')
                           and self.extMatch.fullmatch(name[len(base) + 1:]))
            else:
                matches = self._is_named(name)
            if matches:
                found.append(os.path.join(directory, name))
        if len(found) < self.backupCount:
            return []
        return sorted(found)[:len(found) - self.backupCount]

    def _is_named(self, name):
        """Return whether the namer would make this name of one of ours."""
        match = self.extMatch.search(name)
        while match:
            if os.path.basename(self.namer(self.baseFilename + "." + match[0])) == name:
                return True
            match = self.extMatch.search(name, match.start() + 1)
        return False

    def doRollover(self):
        """Begin a new file."""
        now = int(time.time())
        # When the old one began.
        began = self.rolloverAt - self.interval
        if self.utc:
            when = time.gmtime(began)
        else:
            when = time.localtime(began)
            dst_now = time.localtime(now).tm_isdst
            if dst_now != when.tm_isdst:
                when = time.localtime(began + (3600 if dst_now else -3600))
        name = self.rotation_filename(self.baseFilename + "." + time.strftime(self.suffix, when))
        self.rolloverAt = self.computeRollover(now)
        if os.path.exists(name):
            # Another process did it.
            return
        self._close_stream()
        self.rotate(self.baseFilename, name)
        if self.backupCount > 0:
            for path in self.getFilesToDelete():
                os.remove(path)
        if not self.delay:
            self.stream = self._open()


class WatchedFileHandler(logging.FileHandler):
    """Opens the file anew when another one has its name: when something else moved it away."""

    def __init__(self, filename, mode='a', encoding=None, delay=False, errors=None):
        if "b" not in mode:
            encoding = io.text_encoding(encoding)
        logging.FileHandler.__init__(self, filename, mode=mode, encoding=encoding, delay=delay,
                                     errors=errors)
        self.dev, self.ino = -1, -1
        self._statstream()

    def _statstream(self):
        if self.stream is not None:
            status = os.fstat(self.stream.fileno())
            self.dev, self.ino = status.st_dev, status.st_ino

    def reopenIfNeeded(self):
        """Open the file anew if it is another one."""
        if self.stream is None:
            return
        try:
            status = os.stat(self.baseFilename)
            if (status.st_dev, status.st_ino) == (self.dev, self.ino):
                return
        except FileNotFoundError:
            pass
        self.stream.flush()
        self.stream.close()
        # If it cannot be opened, there is none.
        self.stream = None
        self.stream = self._open()
        self._statstream()

    def emit(self, record):
        """Write a record."""
        try:
            self.reopenIfNeeded()
        except Exception:
            self.handleError(record)
        else:
            logging.FileHandler.emit(self, record)


# ---- sockets ------------------------------------------------------------------------------------------

class SocketHandler(logging.Handler):
    """Sends records, pickled, to a TCP port; without a port, host is the path of a Unix socket."""

    def __init__(self, host, port):
        logging.Handler.__init__(self)
        self.host = host
        self.port = port
        self.address = host if port is None else (host, port)
        self.sock = None
        self.closeOnError = False
        # When to try again to connect: after longer and longer times.
        self.retryTime = None
        self.retryStart = 1.0
        self.retryMax = 30.0
        self.retryFactor = 2.0

    def makeSocket(self, timeout=1):
        """Return a connected socket."""
        import socket
        if self.port is not None:
            return socket.create_connection(self.address, timeout=timeout)
        result = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        result.settimeout(timeout)
        try:
            result.connect(self.address)
        except OSError:
            result.close()
            raise
        return result

    def createSocket(self):
        """Connect, unless that failed too short a time ago."""
        now = time.time()
        if self.retryTime is not None and now < self.retryTime:
            return
        try:
            self.sock = self.makeSocket()
            self.retryTime = None
        except OSError:
            if self.retryTime is None:
                self.retryPeriod = self.retryStart
            else:
                self.retryPeriod = min(self.retryPeriod * self.retryFactor, self.retryMax)
            self.retryTime = now + self.retryPeriod

    def send(self, s):
        """Send bytes; they are lost if there is no connection."""
        if self.sock is None:
            self.createSocket()
        if self.sock:
            try:
                self.sock.sendall(s)
            except OSError:
                self.sock.close()
                self.sock = None

    def makePickle(self, record):
        """Return a record as bytes, behind their number."""
        if record.exc_info:
            # Sets exc_text: tracebacks cannot be sent.
            self.format(record)
        attributes = dict(record.__dict__, msg=record.getMessage(), args=None, exc_info=None)
        attributes.pop('message', None)
        data = pickle.dumps(attributes, 1)
        return struct.pack(">L", len(data)) + data

    def handleError(self, record):
        """Close the connection if that is wanted, or else tell of the error."""
        if self.closeOnError and self.sock:
            self.sock.close()
            self.sock = None
        else:
            logging.Handler.handleError(self, record)

    def emit(self, record):
        """Send a record."""
        try:
            self.send(self.makePickle(record))
        except Exception:
            self.handleError(record)

    def close(self):
        """Close the connection."""
        with self.lock:
            sock, self.sock = self.sock, None
            if sock:
                sock.close()
            logging.Handler.close(self)


class DatagramHandler(SocketHandler):
    """Sends records, pickled, to a UDP port."""

    def __init__(self, host, port):
        SocketHandler.__init__(self, host, port)
        self.closeOnError = False

    def makeSocket(self):
        """Return a socket."""
        import socket
        return socket.socket(socket.AF_UNIX if self.port is None else socket.AF_INET,
                             socket.SOCK_DGRAM)

    def send(self, s):
        """Send bytes."""
        if self.sock is None:
            self.createSocket()
        self.sock.sendto(s, self.address)


class SysLogHandler(logging.Handler):
    """Sends records to the system's log: to a port, or to a Unix socket such as /dev/log."""

    (LOG_EMERG, LOG_ALERT, LOG_CRIT, LOG_ERR, LOG_WARNING, LOG_NOTICE, LOG_INFO,
     LOG_DEBUG) = range(8)
    (LOG_KERN, LOG_USER, LOG_MAIL, LOG_DAEMON, LOG_AUTH, LOG_SYSLOG, LOG_LPR, LOG_NEWS, LOG_UUCP,
     LOG_CRON, LOG_AUTHPRIV, LOG_FTP, LOG_NTP, LOG_SECURITY, LOG_CONSOLE, LOG_SOLCRON, LOG_LOCAL0,
     LOG_LOCAL1, LOG_LOCAL2, LOG_LOCAL3, LOG_LOCAL4, LOG_LOCAL5, LOG_LOCAL6,
     LOG_LOCAL7) = range(24)

    priority_names = {"alert": LOG_ALERT, "crit": LOG_CRIT, "critical": LOG_CRIT,
                      "debug": LOG_DEBUG, "emerg": LOG_EMERG, "err": LOG_ERR, "error": LOG_ERR,
                      "info": LOG_INFO, "notice": LOG_NOTICE, "panic": LOG_EMERG,
                      "warn": LOG_WARNING, "warning": LOG_WARNING}

    facility_names = {"auth": LOG_AUTH, "authpriv": LOG_AUTHPRIV, "console": LOG_CONSOLE,
                      "cron": LOG_CRON, "daemon": LOG_DAEMON, "ftp": LOG_FTP, "kern": LOG_KERN,
                      "lpr": LOG_LPR, "mail": LOG_MAIL, "news": LOG_NEWS, "ntp": LOG_NTP,
                      "security": LOG_SECURITY, "solaris-cron": LOG_SOLCRON,
                      "syslog": LOG_SYSLOG, "user": LOG_USER, "uucp": LOG_UUCP,
                      "local0": LOG_LOCAL0, "local1": LOG_LOCAL1, "local2": LOG_LOCAL2,
                      "local3": LOG_LOCAL3, "local4": LOG_LOCAL4, "local5": LOG_LOCAL5,
                      "local6": LOG_LOCAL6, "local7": LOG_LOCAL7}

    # Levels' names are not put into lower case: in some locales that gives other letters.
    priority_map = {"DEBUG": "debug", "INFO": "info", "WARNING": "warning", "ERROR": "error",
                    "CRITICAL": "critical"}

    ident = ''          # what messages begin with
    append_nul = True   # some logs want a zero at the end

    def __init__(self, address=('localhost', SYSLOG_UDP_PORT), facility=LOG_USER, socktype=None,
                 timeout=None):
        import socket
        logging.Handler.__init__(self)
        self.address = address
        self.facility = facility
        self.socktype = socktype
        self.timeout = timeout
        self.socket = None
        try:
            self.createSocket()
        except socket.gaierror:
            # Names may be known later.
            pass

    def _connect_unixsocket(self, address):
        import socket
        kinds = ([socket.SOCK_DGRAM, socket.SOCK_STREAM] if self.socktype is None
                 else [self.socktype])
        for kind in kinds:
            self.socket = socket.socket(socket.AF_UNIX, kind)
            try:
                self.socket.connect(address)
                self.socktype = kind
                return
            except OSError:
                self.socket.close()
                if kind is kinds[-1]:
                    raise

    def createSocket(self):
        """Connect."""
        import socket
        self.unixsocket = isinstance(self.address, str)
        if self.unixsocket:
            try:
                self._connect_unixsocket(self.address)
            except OSError:
                # The log may be started later.
                pass
            return
        kind = socket.SOCK_DGRAM if self.socktype is None else self.socktype
        host, port = self.address
        found = socket.getaddrinfo(host, port, 0, kind)
        if not found:
            raise OSError("getaddrinfo returns an empty list")
        for family, kind, protocol, _, address in found:
            error = sock = None
            try:
                sock = socket.socket(family, kind, protocol)
                if self.timeout:
                    sock.settimeout(self.timeout)
                if kind == socket.SOCK_STREAM:
                    sock.connect(address)
                break
            except OSError as exc:
                error = exc
                if sock is not None:
                    sock.close()
        if error is not None:
            raise error
        self.socket = sock
        self.socktype = kind

    def encodePriority(self, facility, priority):
        """Return facility and priority, by their names or numbers, as one number."""
        if isinstance(facility, str):
            facility = self.facility_names[facility]
        if isinstance(priority, str):
            priority = self.priority_names[priority]
        return facility << 3 | priority

    def mapPriority(self, levelName):
        """Return the name of a level's priority."""
        return self.priority_map.get(levelName, "warning")

    def close(self):
        """Close the socket."""
        with self.lock:
            sock, self.socket = self.socket, None
            if sock:
                sock.close()
            logging.Handler.close(self)

    def emit(self, record):
        """Send a record."""
        import socket
        try:
            text = self.ident + self.format(record) + ('\000' if self.append_nul else '')
            priority = self.encodePriority(self.facility, self.mapPriority(record.levelname))
            message = f'<{priority}>{text}'.encode('utf-8')
            if not self.socket:
                self.createSocket()
            if self.unixsocket:
                try:
                    self.socket.send(message)
                except OSError:
                    # The log was started anew.
                    self.socket.close()
                    self._connect_unixsocket(self.address)
                    self.socket.send(message)
            elif self.socktype == socket.SOCK_DGRAM:
                self.socket.sendto(message, self.address)
            else:
                self.socket.sendall(message)
        except Exception:
            self.handleError(record)


# ---- mail and web -------------------------------------------------------------------------------------

class SMTPHandler(logging.Handler):
    """Sends each record as a mail; secure is () or (key file, certificate file)."""

    def __init__(self, mailhost, fromaddr, toaddrs, subject, credentials=None, secure=None,
                 timeout=5.0):
        logging.Handler.__init__(self)
        self.mailhost, self.mailport = (mailhost if isinstance(mailhost, (list, tuple))
                                        else (mailhost, None))
        self.username = None
        if isinstance(credentials, (list, tuple)):
            self.username, self.password = credentials
        self.fromaddr = fromaddr
        self.toaddrs = [toaddrs] if isinstance(toaddrs, str) else toaddrs
        self.subject = subject
        self.secure = secure
        self.timeout = timeout

    def getSubject(self, record):
        """Return the subject of a record's mail: for subclasses."""
        return self.subject

    def _message(self, record):
        from email.base64mime import header_encode
        from email.message import Message
        from email.utils import format_datetime, localtime
        subject = self.getSubject(record)
        if '\n' in subject or '\r' in subject:
            raise ValueError('Header values may not contain linefeed or carriage return characters')
        message = Message()
        message['From'] = self.fromaddr
        message['To'] = ','.join(self.toaddrs)
        message['Subject'] = subject if subject.isascii() else header_encode(subject, 'utf-8')
        message['Date'] = format_datetime(localtime())
        message['MIME-Version'] = '1.0'
        message['Content-Type'] = 'text/plain; charset="utf-8"'
        message['Content-Transfer-Encoding'] = '8bit'
        message.set_payload(self.format(record).encode())
        return message

    def emit(self, record):
        """Send a record."""
        try:
            import smtplib
            server = smtplib.SMTP(self.mailhost, self.mailport or smtplib.SMTP_PORT,
                                  timeout=self.timeout)
            try:
                message = self._message(record)
                if self.username:
                    if self.secure is not None:
                        import ssl
                        keyfile, certfile = (*self.secure, None, None)[:2]
                        context = ssl._create_stdlib_context(certfile=certfile, keyfile=keyfile)
                        server.ehlo()
                        server.starttls(context=context)
                        server.ehlo()
                    server.login(self.username, self.password)
                server.send_message(message)
                server.quit()
            finally:
                server.close()
        except Exception:
            self.handleError(record)


class NTEventLogHandler(logging.Handler):
    """Sends records to Windows' log, where there is one and the modules for it."""

    def __init__(self, appname, dllname=None, logtype="Application"):
        logging.Handler.__init__(self)
        self._welu = None
        self.appname = appname
        self.dllname = dllname
        self.logtype = logtype
        print("The Python Win32 extensions for NT (service, event logging) appear not to be "
              "available.")

    def getMessageID(self, record):
        """Return the number of a record's message: for subclasses."""
        return 1

    def getEventCategory(self, record):
        """Return a record's category: for subclasses."""
        return 0

    def emit(self, record):
        """Do nothing: there is no such log here."""


class HTTPHandler(logging.Handler):
    """Sends records to a web server, as a form's fields."""

    def __init__(self, host, url, method="GET", secure=False, credentials=None, context=None):
        logging.Handler.__init__(self)
        method = method.upper()
        if method not in ("GET", "POST"):
            raise ValueError("method must be GET or POST")
        if not secure and context is not None:
            raise ValueError("context parameter only makes sense with secure=True")
        self.host = host
        self.url = url
        self.method = method
        self.secure = secure
        self.credentials = credentials
        self.context = context

    def mapLogRecord(self, record):
        """Return a dict of the fields: for subclasses."""
        return record.__dict__

    def getConnection(self, host, secure):
        """Return a connection to the server."""
        import http.client
        if secure:
            return http.client.HTTPSConnection(host, context=self.context)
        return http.client.HTTPConnection(host)

    def emit(self, record):
        """Send a record."""
        try:
            from urllib.parse import urlencode
            connection = self.getConnection(self.host, self.secure)
            url, data = self.url, urlencode(self.mapLogRecord(record))
            if self.method == "GET":
                url += ('&' if '?' in url else '?') + data
            connection.putrequest(self.method, url)
            if self.method == "POST":
                connection.putheader("Content-type", "application/x-www-form-urlencoded")
                connection.putheader("Content-length", str(len(data)))
            if self.credentials:
                import base64
                code = base64.b64encode(('%s:%s' % self.credentials).encode('utf-8'))
                connection.putheader('Authorization', 'Basic ' + code.strip().decode('ascii'))
            connection.endheaders()
            if self.method == "POST":
                connection.send(data.encode('utf-8'))
            connection.getresponse()
        except Exception:
            self.handleError(record)


# ---- memory and queues --------------------------------------------------------------------------------

class BufferingHandler(logging.Handler):
    """Keeps records until there are so many."""

    def __init__(self, capacity):
        logging.Handler.__init__(self)
        self.capacity = capacity
        self.buffer = []

    def shouldFlush(self, record):
        """Return whether there are enough."""
        return len(self.buffer) >= self.capacity

    def emit(self, record):
        """Keep a record."""
        self.buffer.append(record)
        if self.shouldFlush(record):
            self.flush()

    def flush(self):
        """Forget the records: subclasses do something with them."""
        with self.lock:
            self.buffer.clear()

    def close(self):
        """Flush."""
        try:
            self.flush()
        finally:
            logging.Handler.close(self)


class MemoryHandler(BufferingHandler):
    """Keeps records until there are so many, or one is important; then gives them to another handler."""

    def __init__(self, capacity, flushLevel=logging.ERROR, target=None, flushOnClose=True):
        BufferingHandler.__init__(self, capacity)
        self.flushLevel = flushLevel
        self.target = target
        self.flushOnClose = flushOnClose

    def shouldFlush(self, record):
        """Return whether there are enough, or this one is important."""
        return len(self.buffer) >= self.capacity or record.levelno >= self.flushLevel

    def setTarget(self, target):
        """Set the other handler."""
        with self.lock:
            self.target = target

    def flush(self):
        """Give the records to the other handler, if there is one."""
        with self.lock:
            if self.target:
                for record in self.buffer:
                    self.target.handle(record)
                self.buffer.clear()

    def close(self):
        """Flush if that is wanted, and let go of the other handler."""
        try:
            if self.flushOnClose:
                self.flush()
        finally:
            with self.lock:
                self.target = None
                BufferingHandler.close(self)


class QueueHandler(logging.Handler):
    """Puts records into a queue, for a QueueListener in another thread or process."""

    def __init__(self, queue):
        logging.Handler.__init__(self)
        self.queue = queue
        self.listener = None    # set by logging.config

    def enqueue(self, record):
        """Put a record into the queue: for subclasses with other queues."""
        self.queue.put_nowait(record)

    def prepare(self, record):
        """Return a copy of a record that can be pickled: all is in its message."""
        text = self.format(record)
        # Other handlers need the record as it is.
        record = copy.copy(record)
        record.message = record.msg = text
        record.args = record.exc_info = record.exc_text = record.stack_info = None
        return record

    def emit(self, record):
        """Put a record into the queue."""
        try:
            self.enqueue(self.prepare(record))
        except Exception:
            self.handleError(record)


class QueueListener:
    """Takes records from a queue, in a thread of its own, and gives them to handlers."""

    _sentinel = None

    def __init__(self, queue, *handlers, respect_handler_level=False):
        self.queue = queue
        self.handlers = handlers
        self._thread = None
        self.respect_handler_level = respect_handler_level

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *args):
        self.stop()

    def dequeue(self, block):
        """Return a record from the queue: for subclasses with other queues."""
        return self.queue.get(block)

    def start(self):
        """Start the thread."""
        if self._thread is not None:
            raise RuntimeError("Listener already started")
        self._thread = threading.Thread(target=self._monitor)
        self._thread.daemon = True
        self._thread.start()

    def prepare(self, record):
        """Return a record as it is to be handled: for subclasses."""
        return record

    def handle(self, record):
        """Give a record to the handlers."""
        record = self.prepare(record)
        for handler in self.handlers:
            if not self.respect_handler_level or record.levelno >= handler.level:
                handler.handle(record)

    def _monitor(self):
        done = getattr(self.queue, 'task_done', lambda: None)
        while True:
            try:
                record = self.dequeue(True)
            except queue.Empty:
                break
            if record is not self._sentinel:
                self.handle(record)
            done()
            if record is self._sentinel:
                break

    def enqueue_sentinel(self):
        """Put into the queue what ends the thread: for subclasses with other queues."""
        self.queue.put_nowait(self._sentinel)

    def stop(self):
        """End the thread, when the records that are in the queue are handled."""
        if self._thread:
            self.enqueue_sentinel()
            self._thread.join()
            self._thread = None
