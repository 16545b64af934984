"""Values of XML-RPC, written as XML and read from it, and what there is besides Python's own: dates, bytes, faults."""

import base64
import time
from datetime import datetime
from decimal import Decimal

MAXINT = 2**31 - 1
MININT = -2**31


def escape(s):
    """Write what is markup as character references."""
    return s.replace('&', '&amp;').replace('<', '&lt;').replace('>', '&gt;')


class Error(Exception):
    """What went wrong here."""

    __str__ = object.__str__


class ProtocolError(Error):
    """An error of HTTP."""

    def __init__(self, url, errcode, errmsg, headers):
        Error.__init__(self)
        self.url = url
        self.errcode = errcode
        self.errmsg = errmsg
        self.headers = headers

    def __repr__(self):
        return f'<{self.__class__.__name__} for {self.url}: {self.errcode} {self.errmsg}>'


class ResponseError(Error):
    """A reply that is none."""


class Fault(Error):
    """An error of the function that was called."""

    def __init__(self, faultCode, faultString, **extra):
        Error.__init__(self)
        self.faultCode = faultCode
        self.faultString = faultString

    def __repr__(self):
        return f'<{self.__class__.__name__} {self.faultCode}: {self.faultString!r}>'


# ---- dates and bytes -----------------------------------------------------------------------------------

def _iso8601_format(value):
    return value.replace(tzinfo=None).isoformat(timespec='seconds').replace('-', '')


def _strftime(value):
    if isinstance(value, datetime):
        return _iso8601_format(value)
    if not isinstance(value, (tuple, time.struct_time)):
        value = time.localtime(time.time() if value == 0 else value)
    return '%04d%02d%02dT%02d:%02d:%02d' % value[:6]


class DateTime:
    """A date with a time, as text; made of such a text, a datetime, a tuple of times, or seconds since 1970."""

    def __init__(self, value=0):
        self.value = value if isinstance(value, str) else _strftime(value)

    def make_comparable(self, other):
        """Return what to compare for this and for another value, NotImplemented if it is no date."""
        if isinstance(other, DateTime):
            return self.value, other.value
        if isinstance(other, datetime):
            return self.value, _iso8601_format(other)
        if isinstance(other, str):
            return self.value, other
        if hasattr(other, 'timetuple'):
            return self.timetuple(), other.timetuple()
        return self, NotImplemented

    def __lt__(self, other):
        one, other = self.make_comparable(other)
        return NotImplemented if other is NotImplemented else one < other

    def __le__(self, other):
        one, other = self.make_comparable(other)
        return NotImplemented if other is NotImplemented else one <= other

    def __gt__(self, other):
        one, other = self.make_comparable(other)
        return NotImplemented if other is NotImplemented else one > other

    def __ge__(self, other):
        one, other = self.make_comparable(other)
        return NotImplemented if other is NotImplemented else one >= other

    def __eq__(self, other):
        one, other = self.make_comparable(other)
        return NotImplemented if other is NotImplemented else one == other

    def timetuple(self):
        return time.strptime(self.value, '%Y%m%dT%H:%M:%S')

    def __str__(self):
        return self.value

    def __repr__(self):
        return f'<{self.__class__.__name__} {self.value!r} at {id(self):#x}>'

    def decode(self, data):
        self.value = str(data).strip()

    def encode(self, out):
        out.write(f'<value><dateTime.iso8601>{self.value}</dateTime.iso8601></value>\n')


def _datetime(data):
    value = DateTime()
    value.decode(data)
    return value


def _datetime_type(data):
    return datetime.strptime(data, '%Y%m%dT%H:%M:%S')


class Binary:
    """Bytes, in .data."""

    def __init__(self, data=None):
        if data is None:
            data = b''
        elif not isinstance(data, (bytes, bytearray)):
            raise TypeError(f'expected bytes or bytearray, not {data.__class__.__name__}')
        self.data = bytes(data)

    def __str__(self):
        return str(self.data, 'latin-1')

    def __eq__(self, other):
        return self.data == (other.data if isinstance(other, Binary) else other)

    def decode(self, data):
        self.data = base64.decodebytes(data)

    def encode(self, out):
        out.write(f'<value><base64>\n{base64.encodebytes(self.data).decode("ascii")}</base64></value>\n')


def _binary(data):
    value = Binary()
    value.decode(data)
    return value


WRAPPERS = (DateTime, Binary)


# ---- to XML --------------------------------------------------------------------------------------------

class Marshaller:
    """Writes values as XML. dispatch has the method for each type, called with the value and a function to write."""

    dispatch = {}

    def __init__(self, encoding=None, allow_none=False):
        self.memo = set()           # the ids of the containers that are being written
        self.data = None
        self.encoding = encoding
        self.allow_none = allow_none

    def dumps(self, values):
        """Return the parameters of a call, or a fault."""
        out = []
        write = out.append
        if isinstance(values, Fault):
            write('<fault>\n')
            self._dump({'faultCode': values.faultCode, 'faultString': values.faultString}, write)
            write('</fault>\n')
        else:
            write('<params>\n')
            for value in values:
                write('<param>\n')
                self._dump(value, write)
                write('</param>\n')
            write('</params>\n')
        return ''.join(out)

    def _dump(self, value, write):
        method = self.dispatch.get(type(value))
        if method is None:
            # An object is written as what it has, unless it is of a type whose values mean something else.
            if not hasattr(value, '__dict__') or any(kind in self.dispatch for kind in type(value).__mro__):
                raise TypeError(f'cannot marshal {type(value)} objects')
            method = self.dispatch['_arbitrary_instance']
        method(self, value, write)

    def dump_nil(self, value, write):
        if not self.allow_none:
            raise TypeError('cannot marshal None unless allow_none is enabled')
        write('<value><nil/></value>')

    def dump_bool(self, value, write):
        write(f'<value><boolean>{value:d}</boolean></value>\n')

    def dump_long(self, value, write):
        if not MININT <= value <= MAXINT:
            raise OverflowError('int exceeds XML-RPC limits')
        write(f'<value><int>{int(value)}</int></value>\n')

    dump_int = dump_long

    def dump_double(self, value, write):
        write(f'<value><double>{value!r}</double></value>\n')

    def dump_unicode(self, value, write, escape=escape):
        write(f'<value><string>{escape(value)}</string></value>\n')

    def dump_bytes(self, value, write):
        write(f'<value><base64>\n{base64.encodebytes(value).decode("ascii")}</base64></value>\n')

    def _enter(self, value, kind):
        if id(value) in self.memo:
            raise TypeError(f'cannot marshal recursive {kind}')
        self.memo.add(id(value))

    def dump_array(self, value, write):
        self._enter(value, 'sequences')
        write('<value><array><data>\n')
        for item in value:
            self._dump(item, write)
        write('</data></array></value>\n')
        self.memo.remove(id(value))

    def dump_struct(self, value, write, escape=escape):
        self._enter(value, 'dictionaries')
        write('<value><struct>\n')
        for name, item in value.items():
            if not isinstance(name, str):
                raise TypeError('dictionary key must be string')
            write(f'<member>\n<name>{escape(name)}</name>\n')
            self._dump(item, write)
            write('</member>\n')
        write('</struct></value>\n')
        self.memo.remove(id(value))

    def dump_datetime(self, value, write):
        write(f'<value><dateTime.iso8601>{_strftime(value)}</dateTime.iso8601></value>\n')

    def dump_instance(self, value, write):
        if value.__class__ in WRAPPERS:
            self.write = write
            value.encode(self)
            del self.write
        else:
            self.dump_struct(value.__dict__, write)

    dispatch.update({type(None): dump_nil, bool: dump_bool, int: dump_long, float: dump_double, str: dump_unicode,
                     bytes: dump_bytes, bytearray: dump_bytes, tuple: dump_array, list: dump_array, dict: dump_struct,
                     datetime: dump_datetime, DateTime: dump_instance, Binary: dump_instance,
                     '_arbitrary_instance': dump_instance})


# ---- from XML ------------------------------------------------------------------------------------------

class Unmarshaller:
    """Makes values of what a parser of XML tells by start(), data() and end(). dispatch has the methods for ends."""

    dispatch = {}

    def __init__(self, use_datetime=False, use_builtin_types=False):
        self._type = None               # what the document is
        self._stack = []                # values, among them those of containers that are not complete
        self._marks = []                # where in the stack those begin
        self._data = []                 # the text since the last start
        self._value = False             # the last start was that of a value, of which there is no type yet
        self._methodname = None
        self._encoding = 'utf-8'
        self._use_datetime = use_builtin_types or use_datetime
        self._use_bytes = use_builtin_types

    def close(self):
        """Return the parameters, or raise the fault."""
        if self._type is None or self._marks:
            raise ResponseError()
        if self._type == 'fault':
            raise Fault(**self._stack[0])
        return tuple(self._stack)

    def getmethodname(self):
        return self._methodname

    def xml(self, encoding, standalone):
        self._encoding = encoding

    def start(self, tag, attrs):
        tag = tag.rpartition(':')[2]
        if tag in ('array', 'struct'):
            self._marks.append(len(self._stack))
        self._data = []
        if self._value and tag not in self.dispatch:
            raise ResponseError(f'unknown tag {tag!r}')
        self._value = tag == 'value'

    def data(self, text):
        self._data.append(text)

    def end(self, tag):
        self.end_dispatch(tag, ''.join(self._data))

    def end_dispatch(self, tag, data):
        method = self.dispatch.get(tag) or self.dispatch.get(tag.rpartition(':')[2])
        if method is not None:
            method(self, data)

    def _append(self, value):
        self._stack.append(value)
        self._value = False

    def end_nil(self, data):
        self._append(None)

    def end_boolean(self, data):
        if data not in ('0', '1'):
            raise TypeError('bad boolean value')
        self._append(data == '1')

    def end_int(self, data):
        self._append(int(data))

    def end_double(self, data):
        self._append(float(data))

    def end_bigdecimal(self, data):
        self._append(Decimal(data))

    def end_string(self, data):
        self._append(data)

    def _take(self):
        """Take the values of the innermost container."""
        mark = self._marks.pop()
        values = self._stack[mark:]
        del self._stack[mark:]
        return values

    def end_array(self, data):
        self._append(self._take())

    def end_struct(self, data):
        values = self._take()
        self._append(dict(zip(values[::2], values[1::2])))

    def end_base64(self, data):
        value = _binary(data.encode('ascii'))
        self._append(value.data if self._use_bytes else value)

    def end_dateTime(self, data):
        self._append(_datetime_type(data) if self._use_datetime else _datetime(data))

    def end_value(self, data):
        if self._value:         # what has no type is text
            self.end_string(data)

    def end_params(self, data):
        self._type = 'params'

    def end_fault(self, data):
        self._type = 'fault'

    def end_methodName(self, data):
        self._methodname = data
        self._type = 'methodName'

    dispatch.update({'nil': end_nil, 'boolean': end_boolean, 'double': end_double, 'float': end_double,
                     'bigdecimal': end_bigdecimal, 'string': end_string, 'name': end_string, 'array': end_array,
                     'struct': end_struct, 'base64': end_base64, 'dateTime.iso8601': end_dateTime, 'value': end_value,
                     'params': end_params, 'fault': end_fault, 'methodName': end_methodName})
    dispatch.update(dict.fromkeys(('i1', 'i2', 'i4', 'i8', 'int', 'biginteger'), end_int))


for _class in (Error, ProtocolError, ResponseError, Fault, DateTime, Binary, Marshaller, Unmarshaller):
    _class.__module__ = 'xmlrpc.client'
del _class
