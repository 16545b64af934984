"""The headers of a response."""

import re

tspecials = re.compile(r'[ \(\)<>@,;:\\"/\[\]\?=]')             # what has to be in quotes
_name_disallowed_re = re.compile(r'[\x00-\x1F\x7F]')
_value_disallowed_re = re.compile(r'[\x00-\x08\x0A-\x1F\x7F]')  # those but the tab


def _formatparam(param, value=None, quote=1):
    """Return `name=value`, with quotes if they are wanted or needed."""
    if not value:
        return param
    if quote or tspecials.search(value):
        value = value.replace('\\', '\\\\').replace('"', r'\"')
        return f'{param}="{value}"'
    return f'{param}={value}'


class Headers:
    """A list of names and values, as a mapping whose names are the same in upper and lower case."""

    def __init__(self, headers=None):
        headers = [] if headers is None else headers
        if type(headers) is not list:
            raise TypeError('Headers must be a list of name/value tuples')
        self._headers = headers
        if __debug__:
            for name, value in headers:
                self._convert_string_type(name, name=True)
                self._convert_string_type(value, name=False)

    def _convert_string_type(self, value, *, name):
        """Check a name or value."""
        if type(value) is not str:
            raise AssertionError(f'Header names/values must be of type str (got {value!r})')
        if (_name_disallowed_re if name else _value_disallowed_re).search(value):
            raise ValueError('Control characters not allowed in headers')
        return value

    def __len__(self):
        return len(self._headers)

    def __setitem__(self, name, val):
        del self[name]
        self._headers.append((self._convert_string_type(name, name=True), self._convert_string_type(val, name=False)))

    def __delitem__(self, name):
        name = self._convert_string_type(name.lower(), name=True)
        self._headers[:] = [header for header in self._headers if header[0].lower() != name]

    def __getitem__(self, name):
        return self.get(name)

    def __contains__(self, name):
        return self.get(name) is not None

    def get_all(self, name):
        name = self._convert_string_type(name.lower(), name=True)
        return [value for key, value in self._headers if key.lower() == name]

    def get(self, name, default=None):
        values = self.get_all(name)
        return values[0] if values else default

    def keys(self):
        return [name for name, _ in self._headers]

    def values(self):
        return [value for _, value in self._headers]

    def items(self):
        return self._headers[:]

    def __repr__(self):
        return f'{self.__class__.__name__}({self._headers!r})'

    def __str__(self):
        return ''.join(f'{name}: {value}\r\n' for name, value in self._headers) + '\r\n'

    def __bytes__(self):
        return str(self).encode('iso-8859-1')

    def setdefault(self, name, value):
        found = self.get(name)
        if found is not None:
            return found
        self._headers.append((self._convert_string_type(name, name=True), self._convert_string_type(value, name=False)))
        return value

    def add_header(self, _name, _value, **_params):
        """Add a header with parameters; a dash in a parameter's name is written as an underscore here."""
        parts = []
        if _value is not None:
            parts.append(self._convert_string_type(_value, name=False))
        for name, value in _params.items():
            name = self._convert_string_type(name, name=True).replace('_', '-')
            if value is None:
                parts.append(name)
            else:
                parts.append(_formatparam(name, self._convert_string_type(value, name=False)))
        self._headers.append((self._convert_string_type(_name, name=True), '; '.join(parts)))
