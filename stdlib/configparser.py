"""Files of options, in sections: [section], option = value."""

import functools
import io
import itertools
import os
import re
import sys
from collections import ChainMap as _ChainMap
from collections.abc import MutableMapping

__all__ = ("NoSectionError", "DuplicateOptionError", "DuplicateSectionError", "NoOptionError",
           "InterpolationError", "InterpolationDepthError", "InterpolationMissingOptionError",
           "InterpolationSyntaxError", "ParsingError", "MissingSectionHeaderError",
           "MultilineContinuationError", "UnnamedSectionDisabledError", "InvalidWriteError",
           "ConfigParser", "RawConfigParser", "Interpolation", "BasicInterpolation",
           "ExtendedInterpolation", "SectionProxy", "ConverterMapping", "DEFAULTSECT",
           "MAX_INTERPOLATION_DEPTH", "UNNAMED_SECTION")

_default_dict = dict
DEFAULTSECT = "DEFAULT"
MAX_INTERPOLATION_DEPTH = 10

_UNSET = object()       # for arguments that may be None


# ---- errors -----------------------------------------------------------------------------------------

class Error(Exception):
    """What this module's exceptions have in common."""

    def __init__(self, msg=''):
        self.message = msg
        Exception.__init__(self, msg)

    def __repr__(self):
        return self.message

    __str__ = __repr__


class NoSectionError(Error):
    """There is no such section."""

    def __init__(self, section):
        Error.__init__(self, f'No section: {section!r}')
        self.section = section
        self.args = (section,)


def _duplicate(what, name, source, lineno):
    """Return a message about something that exists already."""
    if source is None:
        return f'{what} {name} already exists'
    line = '' if lineno is None else f' [line {lineno:2d}]'
    colon = 'option ' if what == 'Option' else 'section '
    return f'While reading from {source!r}{line}: {colon}{name} already exists'


class DuplicateSectionError(Error):
    """A section is there already, or twice in a file."""

    def __init__(self, section, source=None, lineno=None):
        Error.__init__(self, _duplicate('Section', repr(section), source, lineno))
        self.section = section
        self.source = source
        self.lineno = lineno
        self.args = (section, source, lineno)


class DuplicateOptionError(Error):
    """An option is twice in a section of a file."""

    def __init__(self, section, option, source=None, lineno=None):
        Error.__init__(self, _duplicate('Option', f'{option!r} in section {section!r}', source,
                                        lineno))
        self.section = section
        self.option = option
        self.source = source
        self.lineno = lineno
        self.args = (section, option, source, lineno)


class NoOptionError(Error):
    """There is no such option in the section."""

    def __init__(self, option, section):
        Error.__init__(self, f"No option {option!r} in section: {section!r}")
        self.option = option
        self.section = section
        self.args = (option, section)


class InterpolationError(Error):
    """A value cannot be interpolated."""

    def __init__(self, option, section, msg):
        Error.__init__(self, msg)
        self.option = option
        self.section = section
        self.args = (option, section, msg)


class InterpolationMissingOptionError(InterpolationError):
    """A value refers to an option that is not there."""

    def __init__(self, option, section, rawval, reference):
        InterpolationError.__init__(
            self, option, section,
            f"Bad value substitution: option {option!r} in section {section!r} contains an "
            f"interpolation key {reference!r} which is not a valid option name. "
            f"Raw value: {rawval!r}")
        self.reference = reference
        self.args = (option, section, rawval, reference)


class InterpolationSyntaxError(InterpolationError):
    """A value has a sign that means something, but not here."""


class InterpolationDepthError(InterpolationError):
    """Values refer to others too often, as in a circle."""

    def __init__(self, option, section, rawval):
        InterpolationError.__init__(
            self, option, section,
            f"Recursion limit exceeded in value substitution: option {option!r} in section "
            f"{section!r} contains an interpolation key which cannot be substituted in "
            f"{MAX_INTERPOLATION_DEPTH} steps. Raw value: {rawval!r}")
        self.args = (option, section, rawval)


class ParsingError(Error):
    """Lines are neither options nor anything else; errors is a list of (number, line)."""

    def __init__(self, source, *args):
        super().__init__(f'Source contains parsing errors: {source!r}')
        self.source = source
        self.errors = []
        self.args = (source,)
        if args:
            self.append(*args)

    def append(self, lineno, line):
        """Add a line."""
        self.errors.append((lineno, line))
        self.message += f'\n\t[line {lineno:2d}]: {line!r}'

    def combine(self, others):
        """Add other errors' lines; return this one."""
        for other in others:
            for each in other.errors:
                self.append(*each)
        return self


class MissingSectionHeaderError(ParsingError):
    """There are lines before the first section."""

    def __init__(self, filename, lineno, line):
        Error.__init__(self, f'File contains no section headers.\nfile: {filename!r}, '
                       f'line: {lineno}\n{line!r}')
        self.source = filename
        self.lineno = lineno
        self.line = line
        self.args = (filename, lineno, line)


class MultilineContinuationError(ParsingError):
    """An option without a value is followed by an indented line."""

    def __init__(self, filename, lineno, line):
        Error.__init__(self, 'Key without value continued with an indented line.\nfile: '
                       f'{filename!r}, line: {lineno}\n{line!r}')
        self.source = filename
        self.lineno = lineno
        self.line = line
        self.args = (filename, lineno, line)


class UnnamedSectionDisabledError(Error):
    """The parser does not allow a section without a name."""

    def __init__(self):
        Error.__init__(self, "Support for UNNAMED_SECTION is disabled.")


class InvalidWriteError(Error):
    """What would be written would not be read as the same."""

    def __init__(self, msg=''):
        Error.__init__(self, msg)


class _UnnamedSection:
    def __repr__(self):
        return "<UNNAMED_SECTION>"


UNNAMED_SECTION = _UnnamedSection()


# ---- interpolation ------------------------------------------------------------------------------------

class Interpolation:
    """Lets values be as they are."""

    def before_get(self, parser, section, option, value, defaults):
        return value

    def before_set(self, parser, section, option, value):
        return value

    def before_read(self, parser, section, option, value):
        return value

    def before_write(self, parser, section, option, value):
        return value


class _SignInterpolation(Interpolation):
    """Replaces references that begin with a sign; the sign twice stands for itself."""

    _sign = _open = None

    def before_get(self, parser, section, option, value, defaults):
        pieces = []
        self._interpolate_some(parser, option, pieces, value, section, defaults, 1)
        return ''.join(pieces)

    def before_set(self, parser, section, option, value):
        rest = self._KEYCRE.sub('', value.replace(self._sign * 2, ''))
        if self._sign in rest:
            raise ValueError(f"invalid interpolation syntax in {value!r} at position "
                             f"{rest.find(self._sign)}")
        return value

    def _interpolate_some(self, parser, option, accum, rest, section, map, depth):
        raw = parser.get(section, option, raw=True, fallback=rest)
        if depth > MAX_INTERPOLATION_DEPTH:
            raise InterpolationDepthError(option, section, raw)
        while rest:
            before, sign, rest = rest.partition(self._sign)
            accum.append(before)
            if not sign:
                return
            if rest.startswith(self._sign):
                accum.append(self._sign)
                rest = rest[1:]
                continue
            if not rest.startswith(self._open):
                raise InterpolationSyntaxError(
                    option, section, f"'{self._sign}' must be followed by '{self._sign}' or "
                    f"'{self._open}', found: {sign + rest!r}")
            match = self._KEYCRE.match(sign + rest)
            if match is None:
                raise InterpolationSyntaxError(
                    option, section, f"bad interpolation variable reference {sign + rest!r}")
            rest = rest[match.end() - 1:]
            self._refer(parser, option, accum, match.group(1), section, map, depth, raw, rest)


class BasicInterpolation(_SignInterpolation):
    """Replaces %(option)s by an option of the section, or of the defaults; %% by %."""

    _KEYCRE = re.compile(r"%\(([^)]+)\)s")
    _sign, _open = '%', '('

    def _refer(self, parser, option, accum, name, section, map, depth, raw, rest):
        name = parser.optionxform(name)
        try:
            value = map[name]
        except KeyError:
            raise InterpolationMissingOptionError(option, section, raw, name) from None
        if '%' in value:
            self._interpolate_some(parser, option, accum, value, section, map, depth + 1)
        else:
            accum.append(value)


class ExtendedInterpolation(_SignInterpolation):
    """Replaces ${option} and ${section:option} by options; $$ by $."""

    _KEYCRE = re.compile(r"\$\{([^}]+)\}")
    _sign, _open = '$', '{'

    def _refer(self, parser, option, accum, path, section, map, depth, raw, rest):
        path = path.split(':')
        if len(path) > 2:
            raise InterpolationSyntaxError(option, section, f"More than one ':' found: {rest!r}")
        name = parser.optionxform(path[-1])
        target = path[0] if len(path) == 2 else section
        try:
            value = map[name] if len(path) == 1 else parser.get(target, name, raw=True)
        except (KeyError, NoSectionError, NoOptionError):
            raise InterpolationMissingOptionError(option, section, raw, ":".join(path)) from None
        if value is None:
            return
        if '$' in value:
            self._interpolate_some(parser, name, accum, value, target,
                                   dict(parser.items(target, raw=True)), depth + 1)
        else:
            accum.append(value)


# ---- reading ----------------------------------------------------------------------------------------

class _ReadState:
    """Where the reading of a file is."""

    def __init__(self, source):
        self.source = source
        self.seen = set()           # sections, and (section, option)
        self.options = None         # of the section
        self.section = None
        self.option = None
        self.lineno = 0
        self.indent = 0             # of the option's line
        self.errors = []


class _Comments:
    """Takes comments off lines."""

    def __init__(self, full_prefixes, inline_prefixes):
        patterns = [fr'^({re.escape(prefix)}).*' for prefix in full_prefixes]
        patterns += [fr'(^|\s)({re.escape(prefix)}.*)' for prefix in inline_prefixes]
        self.pattern = re.compile('|'.join(patterns))

    def strip(self, text):
        return self.pattern.sub('', text).rstrip()


class RawConfigParser(MutableMapping):
    """Has sections with options; values are as they are written."""

    _SECT_TMPL = r"\[(?P<header>.+)\]"
    _OPT_TMPL = r"""
        (?P<option>(?:(?!{delim})\S)*(?:(?:(?!{delim})\s)+(?:(?!{delim})\S)+)*)
        \s*(?P<vi>{delim})\s*(?P<value>.*)$"""
    _OPT_NV_TMPL = r"""
        (?P<option>(?:(?!{delim})\S)*(?:(?:(?!{delim})\s)+(?:(?!{delim})\S)+)*)
        \s*(?:(?P<vi>{delim})\s*(?P<value>.*))?$"""
    _DEFAULT_INTERPOLATION = Interpolation()
    SECTCRE = re.compile(_SECT_TMPL, re.VERBOSE)
    OPTCRE = re.compile(_OPT_TMPL.format(delim="=|:"), re.VERBOSE)
    OPTCRE_NV = re.compile(_OPT_NV_TMPL.format(delim="=|:"), re.VERBOSE)
    NONSPACECRE = re.compile(r"\S")
    BOOLEAN_STATES = {'1': True, 'yes': True, 'true': True, 'on': True,
                      '0': False, 'no': False, 'false': False, 'off': False}

    def __init__(self, defaults=None, dict_type=_default_dict, allow_no_value=False, *,
                 delimiters=('=', ':'), comment_prefixes=('#', ';'), inline_comment_prefixes=None,
                 strict=True, empty_lines_in_values=True, default_section=DEFAULTSECT,
                 interpolation=_UNSET, converters=_UNSET, allow_unnamed_section=False):
        self._dict = dict_type
        self._sections = self._dict()
        self._defaults = self._dict()
        self._converters = ConverterMapping(self)
        self._proxies = self._dict()
        self._proxies[default_section] = SectionProxy(self, default_section)
        self._delimiters = tuple(delimiters)
        if delimiters == ('=', ':'):
            self._optcre = self.OPTCRE_NV if allow_no_value else self.OPTCRE
        else:
            template = self._OPT_NV_TMPL if allow_no_value else self._OPT_TMPL
            self._optcre = re.compile(template.format(delim="|".join(map(re.escape, delimiters))),
                                      re.VERBOSE)
        self._comments = _Comments(comment_prefixes or (), inline_comment_prefixes or ())
        self._strict = strict
        self._allow_no_value = allow_no_value
        self._empty_lines_in_values = empty_lines_in_values
        self.default_section = default_section
        self._interpolation = interpolation
        if self._interpolation is _UNSET:
            self._interpolation = self._DEFAULT_INTERPOLATION
        if self._interpolation is None:
            self._interpolation = Interpolation()
        if not isinstance(self._interpolation, Interpolation):
            raise TypeError("interpolation= must be None or an instance of Interpolation; got an "
                            f"object of type {type(self._interpolation)}")
        if converters is not _UNSET:
            self._converters.update(converters)
        if defaults:
            self._read_defaults(defaults)
        self._allow_unnamed_section = allow_unnamed_section

    # ---- sections

    def defaults(self):
        """Return the options that all sections have."""
        return self._defaults

    def sections(self):
        """Return a list of the sections' names, without the defaults'."""
        return list(self._sections)

    def add_section(self, section):
        """Add a section."""
        if section == self.default_section:
            raise ValueError(f'Invalid section name: {section!r}')
        if section is UNNAMED_SECTION and not self._allow_unnamed_section:
            raise UnnamedSectionDisabledError
        if section in self._sections:
            raise DuplicateSectionError(section)
        self._sections[section] = self._dict()
        self._proxies[section] = SectionProxy(self, section)

    def has_section(self, section):
        """Return whether there is the section; not so of the defaults."""
        return section in self._sections

    def remove_section(self, section):
        """Remove a section; return whether it was there."""
        existed = section in self._sections
        if existed:
            del self._sections[section]
            del self._proxies[section]
        return existed

    def _options_of(self, section):
        """Return a section's own options."""
        if not section or section == self.default_section:
            return self._defaults
        try:
            return self._sections[section]
        except KeyError:
            raise NoSectionError(section) from None

    # ---- options

    def optionxform(self, optionstr):
        """Return an option's name as it is kept: for subclasses, or to be replaced."""
        return optionstr.lower()

    def options(self, section):
        """Return a list of a section's options, with the defaults'."""
        try:
            options = self._sections[section].copy()
        except KeyError:
            raise NoSectionError(section) from None
        options.update(self._defaults)
        return list(options)

    def has_option(self, section, option):
        """Return whether the section, or the defaults, has the option."""
        option = self.optionxform(option)
        if not section or section == self.default_section:
            return option in self._defaults
        if section not in self._sections:
            return False
        return option in self._sections[section] or option in self._defaults

    def get(self, section, option, *, raw=False, vars=None, fallback=_UNSET):
        """Return an option's value, interpolated unless raw is true; vars come before all others."""
        try:
            values = self._unify_values(section, vars)
            option = self.optionxform(option)
            try:
                value = values[option]
            except KeyError:
                raise NoOptionError(option, section) from None
        except (NoSectionError, NoOptionError):
            if fallback is _UNSET:
                raise
            return fallback
        if raw or value is None:
            return value
        return self._interpolation.before_get(self, section, option, value, values)

    def _unify_values(self, section, vars):
        options = {}
        try:
            options = self._sections[section]
        except KeyError:
            if section != self.default_section:
                raise NoSectionError(section) from None
        first = {}
        for key, value in (vars or {}).items():
            first[self.optionxform(key)] = value if value is None else str(value)
        return _ChainMap(first, options, self._defaults)

    def _get(self, section, conv, option, **kwargs):
        return conv(self.get(section, option, **kwargs))

    def _get_conv(self, section, option, conv, *, raw=False, vars=None, fallback=_UNSET,
                  **kwargs):
        try:
            return self._get(section, conv, option, raw=raw, vars=vars, **kwargs)
        except (NoSectionError, NoOptionError):
            if fallback is _UNSET:
                raise
            return fallback

    def getint(self, section, option, *, raw=False, vars=None, fallback=_UNSET, **kwargs):
        """Return an option's value as an int."""
        return self._get_conv(section, option, int, raw=raw, vars=vars, fallback=fallback,
                              **kwargs)

    def getfloat(self, section, option, *, raw=False, vars=None, fallback=_UNSET, **kwargs):
        """Return an option's value as a float."""
        return self._get_conv(section, option, float, raw=raw, vars=vars, fallback=fallback,
                              **kwargs)

    def getboolean(self, section, option, *, raw=False, vars=None, fallback=_UNSET, **kwargs):
        """Return an option's value as a bool: yes, on, true, 1, or their contraries."""
        return self._get_conv(section, option, self._convert_to_boolean, raw=raw, vars=vars,
                              fallback=fallback, **kwargs)

    def _convert_to_boolean(self, value):
        if value.lower() not in self.BOOLEAN_STATES:
            raise ValueError(f'Not a boolean: {value}')
        return self.BOOLEAN_STATES[value.lower()]

    def items(self, section=_UNSET, raw=False, vars=None):
        """Return a list of a section's (option, value); without one, (name, section)."""
        if section is _UNSET:
            return super().items()
        values = self._defaults.copy()
        try:
            values.update(self._sections[section])
        except KeyError:
            if section != self.default_section:
                raise NoSectionError(section)
        options = list(values)
        for key, value in (vars or {}).items():
            values[self.optionxform(key)] = value
        if raw:
            return [(option, values[option]) for option in options]
        return [(option, self._interpolation.before_get(self, section, option, values[option],
                                                        values))
                for option in options]

    def set(self, section, option, value=None):
        """Set an option."""
        if value:
            value = self._interpolation.before_set(self, section, option, value)
        self._options_of(section)[self.optionxform(option)] = value

    def remove_option(self, section, option):
        """Remove an option; return whether it was there."""
        options = self._options_of(section)
        option = self.optionxform(option)
        existed = option in options
        if existed:
            del options[option]
        return existed

    @property
    def converters(self):
        return self._converters

    # ---- as a mapping

    def popitem(self):
        """Remove a section, not the defaults; return its name and the section."""
        for key in self.sections():
            value = self[key]
            del self[key]
            return key, value
        raise KeyError

    def __getitem__(self, key):
        if key != self.default_section and not self.has_section(key):
            raise KeyError(key)
        return self._proxies[key]

    def __setitem__(self, key, value):
        # Also what `parser[key] |= ...` does.
        if key in self and self[key] is value:
            return
        if key == self.default_section:
            self._defaults.clear()
        elif key in self._sections:
            self._sections[key].clear()
        self.read_dict({key: value})

    def __delitem__(self, key):
        if key == self.default_section:
            raise ValueError("Cannot remove the default section.")
        if not self.has_section(key):
            raise KeyError(key)
        self.remove_section(key)

    def __contains__(self, key):
        return key == self.default_section or self.has_section(key)

    def __len__(self):
        return len(self._sections) + 1

    def __iter__(self):
        return itertools.chain((self.default_section,), self._sections.keys())

    # ---- reading

    def read(self, filenames, encoding=None):
        """Read files; return a list of those that could be opened."""
        if isinstance(filenames, (str, bytes, os.PathLike)):
            filenames = [filenames]
        encoding = io.text_encoding(encoding)
        found = []
        for filename in filenames:
            try:
                with open(filename, encoding=encoding) as file:
                    self._read(file, filename)
            except OSError:
                continue
            found.append(os.fspath(filename) if isinstance(filename, os.PathLike) else filename)
        return found

    def read_file(self, f, source=None):
        """Read lines; source is what messages call them."""
        if source is None:
            source = getattr(f, 'name', '<???>')
        self._read(f, source)

    def read_string(self, string, source='<string>'):
        """Read a string."""
        self.read_file(io.StringIO(string), source)

    def read_dict(self, dictionary, source='<dict>'):
        """Take sections and their options from mappings."""
        seen = set()
        for section, options in dictionary.items():
            if section is not UNNAMED_SECTION:
                section = str(section)
            try:
                self.add_section(section)
            except (DuplicateSectionError, ValueError):
                if self._strict and section in seen:
                    raise
            seen.add(section)
            for key, value in options.items():
                key = self.optionxform(str(key))
                if value is not None:
                    value = str(value)
                if self._strict and (section, key) in seen:
                    raise DuplicateOptionError(section, key, source)
                seen.add((section, key))
                self.set(section, key, value)

    def _read_defaults(self, defaults):
        for key, value in defaults.items():
            self._defaults[self.optionxform(key)] = value

    def _read(self, fp, fpname):
        state = _ReadState(fpname)
        try:
            for state.lineno, line in enumerate(fp, start=1):
                self._read_line(state, line)
            if state.errors:
                first, *others = state.errors
                raise first.combine(others)
        finally:
            self._join_multiline_values()

    def _read_line(self, state, line):
        trimmed = line.strip()
        clean = self._comments.strip(trimmed)
        value = state.options[state.option] if state.options is not None and state.option else None
        if not clean:
            if not self._empty_lines_in_values:
                # Nothing is indented more than this: an empty line ends the value.
                state.indent = sys.maxsize
            elif trimmed == clean and value is not None:
                value.append('')
            return
        first = self.NONSPACECRE.search(line)
        indent = first.start() if first else 0
        if state.options is not None and state.option and indent > state.indent:
            if value is None:
                raise MultilineContinuationError(state.source, state.lineno, line)
            value.append(clean)
            return
        if self._allow_unnamed_section and state.options is None:
            self._read_header(state, UNNAMED_SECTION)
        state.indent = indent
        header = self.SECTCRE.match(clean)
        if header:
            self._read_header(state, header.group('header'))
        elif state.options is None:
            raise MissingSectionHeaderError(state.source, state.lineno, line)
        else:
            self._read_option(state, line, clean)

    def _read_header(self, state, name):
        state.section, state.option = name, None
        if name in self._sections:
            if self._strict and name in state.seen:
                raise DuplicateSectionError(name, state.source, state.lineno)
            state.options = self._sections[name]
            state.seen.add(name)
        elif name == self.default_section:
            state.options = self._defaults
        else:
            state.options = self._sections[name] = self._dict()
            self._proxies[name] = SectionProxy(self, name)
            state.seen.add(name)

    def _read_option(self, state, line, clean):
        match = self._optcre.match(clean)
        if not match:
            state.errors.append(ParsingError(state.source, state.lineno, line))
            return
        option, value = match.group('option', 'value')
        if not option:
            state.errors.append(ParsingError(state.source, state.lineno, line))
        state.option = option = self.optionxform(option.rstrip())
        if self._strict and (state.section, option) in state.seen:
            raise DuplicateOptionError(state.section, option, state.source, state.lineno)
        state.seen.add((state.section, option))
        # Values may go on in the next lines.
        state.options[option] = None if value is None else [value.strip()]

    def _join_multiline_values(self):
        for section, options in ((self.default_section, self._defaults), *self._sections.items()):
            for name, value in options.items():
                if isinstance(value, list):
                    value = '\n'.join(value).rstrip()
                options[name] = self._interpolation.before_read(self, section, name, value)

    # ---- writing

    def write(self, fp, space_around_delimiters=True):
        """Write all sections to a file."""
        delimiter = self._delimiters[0]
        if space_around_delimiters:
            delimiter = f' {delimiter} '
        if self._defaults:
            self._write_section(fp, self.default_section, self._defaults.items(), delimiter)
        if self._sections.get(UNNAMED_SECTION):
            self._write_section(fp, UNNAMED_SECTION, self._sections[UNNAMED_SECTION].items(),
                                delimiter, unnamed=True)
        for section, options in self._sections.items():
            if section is not UNNAMED_SECTION:
                self._write_section(fp, section, options.items(), delimiter)

    def _write_section(self, fp, section_name, section_items, delimiter, unnamed=False):
        if not unnamed:
            fp.write(f'[{section_name}]\n')
        for key, value in section_items:
            self._validate_key_contents(key)
            value = self._interpolation.before_write(self, section_name, key, value)
            if value is not None or not self._allow_no_value:
                text = str(value).replace('\r\n', '\n').replace('\r', '\n')
                value = delimiter + text.replace('\n', '\n\t')
            else:
                value = ''
            fp.write(f'{key}{value}\n')
        fp.write('\n')

    def _validate_key_contents(self, key):
        if re.match(self.SECTCRE, key):
            raise InvalidWriteError(f"Cannot write key {key}; begins with section pattern")
        for delimiter in self._delimiters:
            if delimiter in key:
                raise InvalidWriteError(f"Cannot write key {key}; contains delimiter {delimiter}")

    def _validate_value_types(self, *, section="", option="", value=""):
        if section is UNNAMED_SECTION:
            if not self._allow_unnamed_section:
                raise UnnamedSectionDisabledError
        elif not isinstance(section, str):
            raise TypeError('section names must be strings or UNNAMED_SECTION')
        if not isinstance(option, str):
            raise TypeError("option keys must be strings")
        if not isinstance(value, str) and (not self._allow_no_value or value):
            raise TypeError("option values must be strings")


class ConfigParser(RawConfigParser):
    """Has sections with options, whose values may refer to others; all are strings."""

    _DEFAULT_INTERPOLATION = BasicInterpolation()

    def set(self, section, option, value=None):
        """Set an option."""
        self._validate_value_types(option=option, value=value)
        super().set(section, option, value)

    def add_section(self, section):
        """Add a section."""
        self._validate_value_types(section=section)
        super().add_section(section)

    def _read_defaults(self, defaults):
        # They are not interpolated before they are used.
        interpolation = self._interpolation
        self._interpolation = Interpolation()
        try:
            self.read_dict({self.default_section: defaults})
        finally:
            self._interpolation = interpolation


class SectionProxy(MutableMapping):
    """A section of a parser, as a mapping."""

    def __init__(self, parser, name):
        self._parser = parser
        self._name = name
        for converter in parser.converters:
            key = 'get' + converter
            setattr(self, key, functools.partial(self.get, _impl=getattr(parser, key)))

    def __repr__(self):
        return f'<Section: {self._name}>'

    def __getitem__(self, key):
        if not self._parser.has_option(self._name, key):
            raise KeyError(key)
        return self._parser.get(self._name, key)

    def __setitem__(self, key, value):
        self._parser._validate_value_types(option=key, value=value)
        return self._parser.set(self._name, key, value)

    def __delitem__(self, key):
        if not (self._parser.has_option(self._name, key)
                and self._parser.remove_option(self._name, key)):
            raise KeyError(key)

    def __contains__(self, key):
        return self._parser.has_option(self._name, key)

    def __len__(self):
        return len(self._options())

    def __iter__(self):
        return self._options().__iter__()

    def _options(self):
        if self._name != self._parser.default_section:
            return self._parser.options(self._name)
        return self._parser.defaults()

    @property
    def parser(self):
        return self._parser

    @property
    def name(self):
        return self._name

    def get(self, option, fallback=None, *, raw=False, vars=None, _impl=None, **kwargs):
        """Return an option's value, or the fallback."""
        return (_impl or self._parser.get)(self._name, option, raw=raw, vars=vars,
                                           fallback=fallback, **kwargs)


class ConverterMapping(MutableMapping):
    """A parser's converters: for each name, parser and sections have a method get<name>()."""

    GETTERCRE = re.compile(r"^get(?P<name>.+)$")

    def __init__(self, parser):
        self._parser = parser
        self._data = {}
        for getter in dir(self._parser):
            match = self.GETTERCRE.match(getter)
            if match and callable(getattr(self._parser, getter)):
                self._data[match.group('name')] = None

    def __getitem__(self, key):
        return self._data[key]

    def __setitem__(self, key, value):
        try:
            name = 'get' + key
        except TypeError:
            raise ValueError(f'Incompatible key: {key} (type: {type(key)})')
        if name == 'get':
            raise ValueError('Incompatible key: cannot use "" as a name')
        self._data[key] = value
        function = functools.partial(self._parser._get_conv, conv=value)
        function.converter = value
        setattr(self._parser, name, function)
        for proxy in self._parser.values():
            setattr(proxy, name, functools.partial(proxy.get, _impl=function))

    def __delitem__(self, key):
        try:
            name = 'get' + (key or None)
        except TypeError:
            raise KeyError(key)
        del self._data[key]
        for each in (self._parser, *self._parser.values()):
            try:
                delattr(each, name)
            except AttributeError:
                # Getters of classes stay.
                continue

    def __iter__(self):
        return iter(self._data)

    def __len__(self):
        return len(self._data)
