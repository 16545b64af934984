"""A message: headers, of which there may be several of one name, and a text or parts."""

import binascii
import re
from io import StringIO

from email import errors, utils

__all__ = ['Message']

_SPECIAL = re.compile(r'[ \(\)<>@,;:\\"/\[\]\?=]')


def _split_parameter(parameter):
    """Return the value before the first semicolon, and what is behind it."""
    value, _, rest = str(parameter).partition(';')
    return (value.strip(), rest.strip()) if rest else (value.strip(), None)


def _format_parameter(name, value=None, quote=True):
    if not value:
        return name
    if isinstance(value, tuple):
        # (character set, language, text), as RFC 2231 has it
        return f'{name}*={utils.encode_rfc2231(value[2], value[0], value[1])}'
    try:
        value.encode('ascii')
    except UnicodeEncodeError:
        return f"{name}*={utils.encode_rfc2231(value, 'utf-8', '')}"
    if quote or _SPECIAL.search(value):
        return f'{name}="{utils.quote(value)}"'
    return f'{name}={value}'


def _split_parameters(text):
    """Return the parts between semicolons that are in no quotes; `name = value` without the spaces."""
    parts = []
    for part in re.findall(r';((?:[^;"\\]|\\.|"(?:[^"\\]|\\.)*"?)*)', text, re.DOTALL):
        name, equals, value = part.partition('=')
        parts.append(f'{name.strip().lower()}={value.strip()}' if equals else part.strip())
    return parts


class Message:
    """A message. Headers are got and set as items; names are the same in upper and lower case."""

    def __init__(self, policy=None):
        self.policy = policy
        self._headers = []               # (name, value)
        self._unixfrom = None
        self._payload = None             # a str, a list of messages, or None
        self._charset = None
        self.preamble = self.epilogue = None
        self.defects = []
        self._default_type = 'text/plain'

    def __str__(self):
        return self.as_string()

    def as_string(self, unixfrom=False, maxheaderlen=0, policy=None):
        """Return the whole message as a str."""
        out = StringIO()
        if unixfrom:
            out.write((self._unixfrom or 'From nobody') + '\n')
        self._write(out)
        return out.getvalue()

    def as_bytes(self, unixfrom=False, policy=None):
        """Return the whole message as bytes."""
        return self.as_string(unixfrom).encode('ascii', 'surrogateescape')

    def __bytes__(self):
        return self.as_bytes()

    def _write(self, out):
        payload = self._payload
        boundary = None
        if isinstance(payload, list):
            texts = [part.as_string() for part in payload]
            boundary = self.get_boundary()
            if boundary is None:
                boundary = self._new_boundary(texts)
                self.set_boundary(boundary) if 'content-type' in self else None
        for name, value in self._headers:
            out.write(f'{name}: {value}\n')
        out.write('\n')
        if boundary is None:
            out.write(payload or '')
            return
        if self.preamble is not None:
            out.write(self.preamble + '\n')
        for text in texts:
            out.write(f'--{boundary}\n{text}\n')
        out.write(f'--{boundary}--\n')
        if self.epilogue is not None:
            out.write(self.epilogue)

    @staticmethod
    def _new_boundary(texts):
        import random
        while True:
            boundary = '=' * 15 + f'{random.getrandbits(63):019d}=='
            if not any(boundary in text for text in texts):
                return boundary

    def is_multipart(self):
        """Return whether there are parts."""
        return isinstance(self._payload, list)

    def set_unixfrom(self, unixfrom):
        """Set the line before the headers that mailboxes have."""
        self._unixfrom = unixfrom

    def get_unixfrom(self):
        """Return the line before the headers."""
        return self._unixfrom

    # ---- the body

    def attach(self, payload):
        """Add a part."""
        if self._payload is None:
            self._payload = [payload]
            return
        try:
            self._payload.append(payload)
        except AttributeError:
            raise TypeError('Attach is not valid on a message with a non-multipart payload') from None

    def get_payload(self, i=None, decode=False):
        """Return the text, the parts or one of them; decode: bytes without their transfer encoding."""
        if self.is_multipart():
            if decode:
                return None
            return self._payload if i is None else self._payload[i]
        if i is not None and not isinstance(self._payload, list):
            raise TypeError('Expected list, got %s' % type(self._payload))
        if not decode or not isinstance(self._payload, str):
            return self._payload
        data = self._payload.encode('ascii', 'surrogateescape') if self._payload.isascii() \
            or any('\udc80' <= c <= '\udcff' for c in self._payload) \
            else self._payload.encode('raw-unicode-escape')
        encoding = str(self.get('content-transfer-encoding', '')).lower()
        if encoding == 'quoted-printable':
            return binascii.a2b_qp(data)
        if encoding == 'base64':
            try:
                return binascii.a2b_base64(data)
            except binascii.Error:
                self.defects.append(errors.InvalidBase64PaddingDefect())
                return data
        return data

    def set_payload(self, payload, charset=None):
        """Set the text or the parts."""
        if isinstance(payload, bytes):
            payload = payload.decode('ascii', 'surrogateescape')
        elif charset is not None and isinstance(payload, str):
            payload = payload.encode(charset, 'surrogateescape').decode('ascii', 'surrogateescape')
        self._payload = payload
        if charset is not None:
            self.set_param('charset', str(charset)) if 'content-type' in self \
                else self.add_header('Content-Type', 'text/plain', charset=str(charset))

    # ---- headers

    def __len__(self):
        return len(self._headers)

    def __getitem__(self, name):
        return self.get(name)

    def __setitem__(self, name, val):
        text = str(val)
        if '\n' in text.rstrip('\n').replace('\n ', '').replace('\n\t', ''):
            raise ValueError('Header values may not contain linefeed or carriage return characters')
        self._headers.append((name, val))

    def __delitem__(self, name):
        name = name.lower()
        self._headers = [header for header in self._headers if header[0].lower() != name]

    def __contains__(self, name):
        name = name.lower()
        return any(header[0].lower() == name for header in self._headers)

    def __iter__(self):
        for name, _ in self._headers:
            yield name

    def keys(self):
        """Return the names."""
        return [name for name, _ in self._headers]

    def values(self):
        """Return the values."""
        return [value for _, value in self._headers]

    def items(self):
        """Return the names and values."""
        return list(self._headers)

    def get(self, name, failobj=None):
        """Return the value of the first header of that name."""
        name = name.lower()
        for header, value in self._headers:
            if header.lower() == name:
                return value
        return failobj

    def set_raw(self, name, value):
        """Add a header as it is."""
        self._headers.append((name, value))

    def raw_items(self):
        """Iterate over the names and values."""
        return iter(self._headers.copy())

    def get_all(self, name, failobj=None):
        """Return the values of all headers of that name."""
        name = name.lower()
        return [value for header, value in self._headers if header.lower() == name] or failobj

    def add_header(self, _name, _value, **_params):
        """Add a header with parameters; those that are None have no value."""
        parts = [] if _value is None else [_value]
        for name, value in _params.items():
            name = name.replace('_', '-')
            parts.append(name if value is None else _format_parameter(name, value))
        self[_name] = '; '.join(parts)

    def replace_header(self, _name, _value):
        """Set the value of the first header of that name, where it stands."""
        name = _name.lower()
        for i, (header, _) in enumerate(self._headers):
            if header.lower() == name:
                self._headers[i] = header, _value
                return
        raise KeyError(_name)

    # ---- the type and its parameters

    def get_content_type(self):
        """Return the type in lower case; what is none is text/plain."""
        value = self.get('content-type')
        if value is None:
            return self.get_default_type()
        kind = _split_parameter(value)[0].lower()
        return kind if kind.count('/') == 1 else 'text/plain'

    def get_content_maintype(self):
        """Return what is before the slash."""
        return self.get_content_type().split('/')[0]

    def get_content_subtype(self):
        """Return what is behind the slash."""
        return self.get_content_type().split('/')[1]

    def get_default_type(self):
        """Return the type of a message that does not say."""
        return self._default_type

    def set_default_type(self, ctype):
        """Set the type of a message that does not say."""
        self._default_type = ctype

    def _parameters(self, header):
        value = self.get(header)
        if value is None:
            return None
        parameters = []
        for part in _split_parameters(';' + str(value)):
            name, equals, text = part.partition('=')
            parameters.append((name.strip(), text.strip() if equals else ''))
        return utils.decode_params(parameters)

    def get_params(self, failobj=None, header='content-type', unquote=True):
        """Return the names and values of a header's parameters; the first is its value, with ''."""
        parameters = self._parameters(header)
        if parameters is None:
            return failobj
        if not unquote:
            return parameters
        return [(name, self._unquoted(value)) for name, value in parameters]

    @staticmethod
    def _unquoted(value):
        if isinstance(value, tuple):
            return value[0], value[1], utils.unquote(value[2])
        return utils.unquote(value)

    def get_param(self, param, failobj=None, header='content-type', unquote=True):
        """Return the value of a header's parameter."""
        for name, value in self._parameters(header) or ():
            if name.lower() == param.lower():
                return self._unquoted(value) if unquote else value
        return failobj

    def set_param(self, param, value, header='Content-Type', requote=True, charset=None, language='', replace=False):
        """Set the value of a header's parameter."""
        if not isinstance(value, tuple) and charset:
            value = charset, language, value
        text = self.get(header)
        if text is None:
            text = 'text/plain' if header.lower() == 'content-type' else ''
        parameters = self.get_params(header=header, unquote=requote) if header in self else [(text, '')]
        parts, found = [], False
        for name, old in parameters:
            if name.lower() == param.lower():
                found = True
                parts.append(_format_parameter(param, value, requote))
            else:
                parts.append(_format_parameter(name, old, requote))
        if not found:
            parts.append(_format_parameter(param, value, requote))
        text = '; '.join([part for part in parts if part])
        if replace and header in self:
            self.replace_header(header, text)
        else:
            del self[header]
            self[header] = text

    def del_param(self, param, header='content-type', requote=True):
        """Take a header's parameter away."""
        if header not in self:
            return
        parts = [_format_parameter(name, value, requote)
                 for name, value in self.get_params(header=header, unquote=requote) if name.lower() != param.lower()]
        text = '; '.join(parts)
        if text != self.get(header):
            del self[header]
            self[header] = text

    def set_type(self, type, header='Content-Type', requote=True):
        """Set the type, and keep its parameters."""
        if type.count('/') != 1:
            raise ValueError
        if header.lower() == 'content-type':
            del self['mime-version']
            self['MIME-Version'] = '1.0'
        if header not in self:
            self[header] = type
            return
        parameters = self.get_params(header=header, unquote=requote)
        del self[header]
        self[header] = type
        for name, value in parameters[1:]:
            self.set_param(name, value, header, requote)

    def get_filename(self, failobj=None):
        """Return the name of the file that the message is to become."""
        missing = object()
        name = self.get_param('filename', missing, 'content-disposition')
        if name is missing:
            name = self.get_param('name', missing, 'content-type')
        return failobj if name is missing else utils.collapse_rfc2231_value(name).strip()

    def get_boundary(self, failobj=None):
        """Return what stands between the parts."""
        missing = object()
        boundary = self.get_param('boundary', missing)
        return failobj if boundary is missing else utils.collapse_rfc2231_value(boundary).rstrip()

    def set_boundary(self, boundary):
        """Set what stands between the parts."""
        if 'content-type' not in self:
            raise errors.HeaderParseError('No Content-Type header found')
        self.set_param('boundary', boundary, replace=True)

    def get_content_charset(self, failobj=None):
        """Return the character set in lower case."""
        missing = object()
        charset = self.get_param('charset', missing)
        if charset is missing:
            return failobj
        charset = utils.collapse_rfc2231_value(charset)
        return charset.lower() if charset.isascii() else failobj

    def get_charsets(self, failobj=None):
        """Return the character sets of the message and all its parts."""
        return [part.get_content_charset(failobj) for part in self.walk()]

    def get_content_disposition(self):
        """Return inline, attachment or whatever is said to do with the message, or None."""
        value = self.get('content-disposition')
        return None if value is None else _split_parameter(value)[0].lower()

    def walk(self):
        """Iterate over the message and all its parts."""
        yield self
        if self.is_multipart():
            for part in self._payload:
                yield from part.walk()
