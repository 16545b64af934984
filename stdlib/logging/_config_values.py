"""Values in a logging configuration that stand for others, such as ext://sys.stderr."""

import re


def find_by_name(name, importer):
    """Return what a dotted name tells, importing what must be imported."""
    first, *rest = name.split('.')
    found = importer(first)
    sofar = first
    for part in rest:
        sofar += '.' + part
        try:
            found = getattr(found, part)
        except AttributeError:
            importer(sofar)
            found = getattr(found, part)
    return found


_IDENTIFIER = re.compile('[a-z_][a-z0-9_]*$', re.IGNORECASE)


def valid_ident(s):
    """Return True for a name that a keyword argument may have; raise ValueError for others."""
    if not _IDENTIFIER.match(s):
        raise ValueError('Not a valid Python identifier: %r' % s)
    return True


def arguments(config):
    """Return the keyword arguments in a configuration: all but '.', whose values are attributes."""
    return {name: config[name] for name in config if name != '.' and valid_ident(name)}


def set_attributes(obj, config):
    """Set an object's attributes as '.' in a configuration tells."""
    attributes = config.pop('.', None)
    if attributes:
        for name, value in attributes.items():
            setattr(obj, name, value)


class ConvertingMixin:
    """What the containers share: the values in them are converted when they are first taken out."""

    __module__ = 'logging.config'

    def convert_with_key(self, key, value, replace=True):
        """Convert the value of a key, and keep what comes out if replace is true."""
        result = self.configurator.convert(value)
        if result is not value:
            if replace:
                self[key] = result
            if type(result) in (ConvertingDict, ConvertingList, ConvertingTuple):
                result.parent = self
                result.key = key
        return result

    def convert(self, value):
        """Convert a value that has left."""
        result = self.configurator.convert(value)
        if result is not value and type(result) in (ConvertingDict, ConvertingList, ConvertingTuple):
            result.parent = self
        return result


class ConvertingDict(dict, ConvertingMixin):
    """A dictionary that converts its values."""

    __module__ = 'logging.config'

    def __getitem__(self, key):
        return self.convert_with_key(key, dict.__getitem__(self, key))

    def get(self, key, default=None):
        return self.convert_with_key(key, dict.get(self, key, default))

    def pop(self, key, default=None):
        return self.convert_with_key(key, dict.pop(self, key, default), replace=False)


class ConvertingList(list, ConvertingMixin):
    """A list that converts its items."""

    __module__ = 'logging.config'

    def __getitem__(self, key):
        return self.convert_with_key(key, list.__getitem__(self, key))

    def pop(self, idx=-1):
        return self.convert(list.pop(self, idx))


class ConvertingTuple(tuple, ConvertingMixin):
    """A tuple that converts its items."""

    __module__ = 'logging.config'

    def __getitem__(self, key):
        # What is in a tuple stays.
        return self.convert_with_key(key, tuple.__getitem__(self, key), replace=False)


class BaseConfigurator:
    """Converts the values of a configuration, and makes objects from it."""

    __module__ = 'logging.config'

    CONVERT_PATTERN = re.compile('(?P<prefix>[a-z]+)://(?P<suffix>.*)$')
    WORD_PATTERN = re.compile(r'\s*(\w+)\s*')
    DOT_PATTERN = re.compile(r'\.\s*(\w+)\s*')
    INDEX_PATTERN = re.compile(r'\[([^\[\]]*)\]\s*')
    DIGIT_PATTERN = re.compile(r'\d+$')

    value_converters = {'ext': 'ext_convert', 'cfg': 'cfg_convert'}
    importer = staticmethod(__import__)

    def __init__(self, config):
        self.config = ConvertingDict(config)
        self.config.configurator = self

    def resolve(self, s):
        """Return the object with a dotted name."""
        try:
            return find_by_name(s, self.importer)
        except ImportError as err:
            raise ValueError('Cannot resolve %r: %s' % (s, err)) from err

    def ext_convert(self, value):
        """Convert what follows ext://: the name of an object."""
        return self.resolve(value)

    def cfg_convert(self, value):
        """Convert what follows cfg://: a path in the configuration."""
        word = self.WORD_PATTERN.match(value)
        if word is None:
            raise ValueError('Unable to convert %r' % value)
        found = self.config[word[1]]
        rest = value[word.end():]
        while rest:
            if step := self.DOT_PATTERN.match(rest):
                found = found[step[1]]
            elif step := self.INDEX_PATTERN.match(rest):
                found = self._at_index(found, step[1])
            else:
                raise ValueError('Unable to convert %r at %r' % (value, rest))
            rest = rest[step.end():]
        return found

    def _at_index(self, container, index):
        # Digits may be a key all the same.
        if self.DIGIT_PATTERN.match(index):
            try:
                return container[int(index)]
            except TypeError:
                pass
        return container[index]

    def convert(self, value):
        """Return what a value stands for."""
        for kind, converting in ((dict, ConvertingDict), (list, ConvertingList), (tuple, ConvertingTuple)):
            if isinstance(value, kind):
                if not isinstance(value, converting) and not (kind is tuple and hasattr(value, '_fields')):
                    value = converting(value)
                    value.configurator = self
                return value
        if isinstance(value, str):
            found = self.CONVERT_PATTERN.match(value)
            converter = found and self.value_converters.get(found['prefix'])
            if converter:
                return getattr(self, converter)(found['suffix'])
        return value

    def configure_custom(self, config):
        """Make an object with the factory that '()' names, and set the attributes in '.'."""
        factory = config.pop('()')
        if not callable(factory):
            factory = self.resolve(factory)
        result = factory(**arguments(config))
        set_attributes(result, config)
        return result

    def as_tuple(self, value):
        """Return a tuple for a list, and what else there is as it is."""
        return tuple(value) if isinstance(value, list) else value
