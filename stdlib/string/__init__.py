"""Sets of characters, templates, and str.format() in parts."""

__all__ = ["ascii_letters", "ascii_lowercase", "ascii_uppercase", "capwords", "digits",
           "hexdigits", "octdigits", "printable", "punctuation", "whitespace", "Formatter",
           "Template"]

whitespace = ' \t\n\r\v\f'
ascii_lowercase = 'abcdefghijklmnopqrstuvwxyz'
ascii_uppercase = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
ascii_letters = ascii_lowercase + ascii_uppercase
digits = '0123456789'
hexdigits = digits + 'abcdef' + 'ABCDEF'
octdigits = '01234567'
punctuation = r"""!"#$%&'()*+,-./:;<=>?@[\]^_`{|}~"""
printable = digits + ascii_letters + punctuation + whitespace


def capwords(s, sep=None):
    """Capitalize each word."""
    return (sep or ' ').join(map(str.capitalize, s.split(sep)))


class _LazyPattern:
    """Stands for a class's pattern until that is asked for: many templates never are."""

    def __get__(self, instance, cls=None):
        return cls._compile_pattern()


_lazy_pattern = _LazyPattern()
_no_mapping = {}


class Template:
    """A string in which $name and ${name} are replaced."""

    delimiter = '$'
    idpattern = r'(?a:[_a-z][_a-z0-9]*)'
    braceidpattern = None
    flags = None        # by default, case doesn't matter
    pattern = _lazy_pattern

    def __init_subclass__(cls):
        super().__init_subclass__()
        cls._compile_pattern()

    @classmethod
    def _compile_pattern(cls):
        import re
        pattern = cls.__dict__.get('pattern', _lazy_pattern)
        if isinstance(pattern, re.Pattern):
            return pattern
        if pattern is _lazy_pattern:
            delimiter = re.escape(cls.delimiter)
            pattern = (rf'{delimiter}(?:(?P<escaped>{delimiter})|(?P<named>{cls.idpattern})|'
                       rf'{{(?P<braced>{cls.braceidpattern or cls.idpattern})}}|'
                       r'(?P<invalid>))')
        if cls.flags is None:
            cls.flags = re.IGNORECASE
        cls.pattern = re.compile(pattern, cls.flags | re.VERBOSE)
        return cls.pattern

    def __init__(self, template):
        self.template = template

    def _pieces(self):
        """Yield the matches, each with its name, or None if it is escaped or invalid."""
        for match in self.pattern.finditer(self.template):
            name = match.group('named') or match.group('braced')
            if name is None and match.group('escaped') is None \
                    and match.group('invalid') is None:
                raise ValueError('Unrecognized named group in pattern', self.pattern)
            yield match, name

    def _substitute(self, mapping, kws, safe):
        if mapping is _no_mapping:
            mapping = kws
        elif kws:
            from collections import ChainMap
            mapping = ChainMap(kws, mapping)
        result, end = [], 0
        for match, name in self._pieces():
            result.append(self.template[end:match.start()])
            end = match.end()
            if name is not None:
                try:
                    result.append(str(mapping[name]))
                except KeyError:
                    if not safe:
                        raise
                    result.append(match.group())
            elif match.group('escaped') is not None:
                result.append(self.delimiter)
            elif safe:
                result.append(match.group())
            else:
                self._invalid(match)
        result.append(self.template[end:])
        return ''.join(result)

    def _invalid(self, match):
        at = match.start('invalid')
        lines = self.template[:at].splitlines(keepends=True)
        column = at - len(''.join(lines[:-1])) if lines else 1
        raise ValueError(f'Invalid placeholder in string: line {len(lines) or 1}, col {column}')

    def substitute(self, mapping=_no_mapping, /, **kws):
        """Replace all names."""
        return self._substitute(mapping, kws, False)

    def safe_substitute(self, mapping=_no_mapping, /, **kws):
        """Replace the names that there are values for, and leave the rest."""
        return self._substitute(mapping, kws, True)

    def is_valid(self):
        """Return whether substitute() could succeed."""
        return all(match.group('invalid') is None for match, name in self._pieces())

    def get_identifiers(self):
        """Return the names, in the order of their first occurrence."""
        return list(dict.fromkeys(name for match, name in self._pieces() if name is not None))


class Formatter:
    """What str.format() does, in methods that subclasses may override."""

    def format(self, format_string, /, *args, **kwargs):
        """Format a string."""
        return self.vformat(format_string, args, kwargs)

    def vformat(self, format_string, args, kwargs):
        """Format a string with a tuple and a dict of arguments."""
        used = set()
        result, _ = self._vformat(format_string, args, kwargs, used, 2)
        self.check_unused_args(used, args, kwargs)
        return result

    def _vformat(self, format_string, args, kwargs, used_args, recursion_depth,
                 auto_arg_index=0):
        if recursion_depth < 0:
            raise ValueError('Max string recursion exceeded')
        result = []
        for literal, field, spec, conversion in self.parse(format_string):
            if literal:
                result.append(literal)
            if field is None:
                continue
            first, _ = _split_field(field)
            if first == '':
                if auto_arg_index is False:
                    raise ValueError('cannot switch from manual field specification to '
                                     'automatic field numbering')
                field = str(auto_arg_index) + field
                auto_arg_index += 1
            elif isinstance(first, int):
                if auto_arg_index:
                    raise ValueError('cannot switch from automatic field numbering to manual '
                                     'field specification')
                auto_arg_index = False
            obj, used = self.get_field(field, args, kwargs)
            used_args.add(used)
            obj = self.convert_field(obj, conversion)
            spec, auto_arg_index = self._vformat(spec, args, kwargs, used_args,
                                                 recursion_depth - 1,
                                                 auto_arg_index=auto_arg_index)
            result.append(self.format_field(obj, spec))
        return ''.join(result), auto_arg_index

    def get_value(self, key, args, kwargs):
        """Return an argument by number or name."""
        return args[key] if isinstance(key, int) else kwargs[key]

    def check_unused_args(self, used_args, args, kwargs):
        """Object to arguments that weren't used: for subclasses."""

    def format_field(self, value, format_spec):
        """Format a value."""
        return format(value, format_spec)

    def convert_field(self, value, conversion):
        """Convert a value as !s, !r or !a says."""
        if conversion is None:
            return value
        if conversion == 's':
            return str(value)
        if conversion == 'r':
            return repr(value)
        if conversion == 'a':
            return ascii(value)
        raise ValueError(f"Unknown conversion specifier {conversion!s}")

    def parse(self, format_string):
        """Yield (literal text, field name, specification, conversion) for the parts."""
        return _parse_format(format_string)

    def get_field(self, field_name, args, kwargs):
        """Return the object that a field name leads to, and the key that it begins with."""
        first, rest = _split_field(field_name)
        obj = self.get_value(first, args, kwargs)
        for is_attribute, name in rest:
            obj = getattr(obj, name) if is_attribute else obj[name]
        return obj, first


try:
    from _string import (
        formatter_field_name_split as _split_field, formatter_parser as _parse_format)
except ImportError:
    from _string_format import split_field as _split_field, parse_format as _parse_format
