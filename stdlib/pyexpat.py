"""The parser of XML that the library Expat is: it calls a function for each part of a document.

The machine's module _expat has the parser itself; what is here is its object, with the functions as attributes.
"""

import sys
import threading
from operator import index
from types import ModuleType

import _expat

version_info = _expat.version_info
EXPAT_VERSION = _expat.version
native_encoding = 'UTF-8'
features = _expat.features()

XML_PARAM_ENTITY_PARSING_NEVER = 0
XML_PARAM_ENTITY_PARSING_UNLESS_STANDALONE = 1
XML_PARAM_ENTITY_PARSING_ALWAYS = 2


class ExpatError(Exception):
    """A document is not well-formed, or Expat was asked for what it cannot do."""

    __module__ = 'xml.parsers.expat'


error = ExpatError


# ---- numbers and their names -------------------------------------------------------------------------

# The names of Expat's errors, by their numbers from 1.
_ERROR_NAMES = '''
    NO_MEMORY SYNTAX NO_ELEMENTS INVALID_TOKEN UNCLOSED_TOKEN PARTIAL_CHAR TAG_MISMATCH DUPLICATE_ATTRIBUTE
    JUNK_AFTER_DOC_ELEMENT PARAM_ENTITY_REF UNDEFINED_ENTITY RECURSIVE_ENTITY_REF ASYNC_ENTITY BAD_CHAR_REF
    BINARY_ENTITY_REF ATTRIBUTE_EXTERNAL_ENTITY_REF MISPLACED_XML_PI UNKNOWN_ENCODING INCORRECT_ENCODING
    UNCLOSED_CDATA_SECTION EXTERNAL_ENTITY_HANDLING NOT_STANDALONE UNEXPECTED_STATE ENTITY_DECLARED_IN_PE
    FEATURE_REQUIRES_XML_DTD CANT_CHANGE_FEATURE_ONCE_PARSING UNBOUND_PREFIX UNDECLARING_PREFIX INCOMPLETE_PE
    XML_DECL TEXT_DECL PUBLICID SUSPENDED NOT_SUSPENDED ABORTED FINISHED SUSPEND_PE RESERVED_PREFIX_XML
    RESERVED_PREFIX_XMLNS RESERVED_NAMESPACE_URI INVALID_ARGUMENT NO_BUFFER AMPLIFICATION_LIMIT_BREACH NOT_STARTED
'''.split()


def _submodule(name, doc):
    module = ModuleType('pyexpat.' + name, doc)
    sys.modules[module.__name__] = module
    return module


errors = _submodule('errors', 'Constants used to describe error conditions.')
errors.codes = {}
errors.messages = {}
for _number, _name in enumerate(_ERROR_NAMES, 1):
    # A library that is older than the last of the errors has no words for them.
    _text = _expat.message(_number) or _name.lower().replace('_', ' ')
    setattr(errors, 'XML_ERROR_' + _name, _text)
    errors.codes[_text] = _number
    errors.messages[_number] = _text

model = _submodule('model', 'Constants used to interpret content model information.')
for _number, _name in enumerate('EMPTY ANY MIXED NAME CHOICE SEQ'.split(), 1):
    setattr(model, 'XML_CTYPE_' + _name, _number)
for _number, _name in enumerate('NONE OPT REP PLUS'.split()):
    setattr(model, 'XML_CQUANT_' + _name, _number)


def ErrorString(code, /):
    """Return what Expat says of an error, None if it knows none of that number."""
    return _expat.message(code)


# ---- the parser --------------------------------------------------------------------------------------

# In the order in which _expat numbers them.
_HANDLERS = '''
    StartElementHandler EndElementHandler CharacterDataHandler ProcessingInstructionHandler CommentHandler
    StartCdataSectionHandler EndCdataSectionHandler DefaultHandler DefaultHandlerExpand
    StartNamespaceDeclHandler EndNamespaceDeclHandler StartDoctypeDeclHandler EndDoctypeDeclHandler
    ElementDeclHandler AttlistDeclHandler EntityDeclHandler UnparsedEntityDeclHandler NotationDeclHandler
    NotStandaloneHandler ExternalEntityRefHandler XmlDeclHandler SkippedEntityHandler
'''.split()
_CHARACTER_DATA = _HANDLERS.index('CharacterDataHandler')
_LARGEST_BUFFER = 2 ** 31 - 1
_CHUNK = 2048
_SALT = (1 << 62) - 1


def _characters(encoding):
    """Return the 256 characters of an encoding that has one byte for each."""
    characters = bytes(range(256)).decode(encoding, 'replace')
    if len(characters) != 256:
        raise ValueError('multi-byte encodings are not supported')
    return characters


class xmlparser:
    """XML parser"""

    __module__ = 'pyexpat'
    __slots__ = ('_handle', '_functions', '_mask', '_lock', '_parent', '_options', '_buffer_size',
                 '_buffering', '_in_parse', 'intern')

    def __new__(cls, *args, **keywords):
        raise TypeError("cannot create 'pyexpat.xmlparser' instances")

    def _begin(self, handle, intern):
        self._handle = handle
        self._functions = [None] * len(_HANDLERS) + [_characters]
        self._mask = 0
        self._lock = threading.RLock()
        self._parent = None
        self._options = [False, False, False]
        self._buffer_size = 8192
        self._buffering = False
        self._in_parse = False
        self.intern = intern
        return self

    def _error(self, code=None):
        found, _, line, column = _expat.place(self._handle)
        code = found if code is None else code
        e = ExpatError(f'{_expat.message(code)}: line {line}, column {column}')
        e.code, e.offset, e.lineno = code, column, line
        return e

    def Parse(self, data, isfinal=False, /):
        """Parse more of a document; isfinal says that it is the rest."""
        if not isinstance(data, (str, bytes)):
            data = self._bytes(data)
        with self._lock:
            outer, self._in_parse = self._in_parse, True
            try:
                if not _expat.parse(self._handle, self._functions, data, isfinal):
                    raise self._error()
            finally:
                self._in_parse = outer
        return 1

    @staticmethod
    def _bytes(data):
        try:
            return bytes(memoryview(data))
        except TypeError:
            raise TypeError(f"a bytes-like object is required, not '{type(data).__name__}'") from None

    def ParseFile(self, file, /):
        """Parse all that file.read() returns."""
        try:
            read = file.read
        except AttributeError:
            raise TypeError("argument must have 'read' attribute") from None
        result = 1
        while True:
            data = read(_CHUNK)
            if not isinstance(data, (bytes, bytearray)):
                raise TypeError(f'read() did not return a bytes object (type={type(data).__name__})')
            if len(data) > _CHUNK:
                raise ValueError('read() returned too much data: '
                                 f'{_CHUNK} bytes requested, {len(data)} returned')
            result = self.Parse(data, not data)
            if not data:
                return result

    def ExternalEntityParserCreate(self, context, encoding=None, /):
        """Return a parser for an external entity, with the functions of this one."""
        child = object.__new__(xmlparser)
        child._begin(_expat.new_child(self._handle, context, encoding), self.intern)
        child._parent = self             # Expat's parser refers to its parent's
        child._functions[:] = self._functions
        child._options[:] = self._options
        child._buffer_size = self._buffer_size
        child._set_buffering(self._buffering)
        child._listen(self._mask)
        _expat.options(child._handle, *child._options)
        return child

    def SetBase(self, base, /):
        """Set what relative system identifiers are relative to."""
        _expat.set_base(self._handle, base)

    def GetBase(self):
        """Return what SetBase() has set, or None."""
        return _expat.base(self._handle)

    def GetInputContext(self):
        """Return the input from where the parser is, None while it is not parsing."""
        return _expat.context(self._handle)

    def SetParamEntityParsing(self, flag, /):
        """Say whether parameter entities, the external part of a DTD among them, are parsed."""
        return _expat.parameter_entities(self._handle, flag)

    def UseForeignDTD(self, flag=True, /):
        """Act as if there were an external part of the DTD even where the document has none."""
        code = _expat.foreign_dtd(self._handle, flag)
        if code:
            raise self._error(code)

    def GetReparseDeferralEnabled(self):
        """Return whether the parser waits for more input before it tries a long token again."""
        return False

    def SetReparseDeferralEnabled(self, enabled, /):
        """Accepted; this Expat decides for itself."""

    def SetBillionLaughsAttackProtectionActivationThreshold(self, threshold, /):
        """Set how many bytes of output are not yet looked at as an attack."""
        if index(threshold) < 0:
            raise ValueError('value must be positive')
        if not _expat.limit(self._handle, False, threshold):
            raise self._refused('activation threshold')

    def SetBillionLaughsAttackProtectionMaximumAmplification(self, max_factor, /):
        """Set how many times its input's size the output may have."""
        if not _expat.limit(self._handle, True, max_factor):
            raise self._refused('maximum amplification factor')

    def _refused(self, what):
        if self._parent is not None:
            return self._limit_error('parser must be a root parser')
        return self._limit_error(f"'{what}' must be at least 1.0" if 'factor' in what
                                 else f'{what} was refused')

    def _limit_error(self, text):
        e = ExpatError(text)
        e.code, e.offset, e.lineno = 41, self.ErrorColumnNumber, self.ErrorLineNumber
        return e

    # Text that is handed over in one piece.

    def _set_buffering(self, on):
        _expat.set_buffer(self._handle, self._functions, self._buffer_size if on else 0)
        self._buffering = on

    @property
    def buffer_text(self):
        """Whether character data is collected before it is handed over."""
        return self._buffering

    @buffer_text.setter
    def buffer_text(self, value):
        value = bool(value)
        if value != self._buffering:
            self._set_buffering(value)

    @property
    def buffer_size(self):
        """How many bytes of character data are collected."""
        return self._buffer_size

    @buffer_size.setter
    def buffer_size(self, value):
        if not isinstance(value, int):
            raise TypeError('buffer_size must be an integer')
        if value <= 0:
            raise ValueError('buffer_size must be greater than zero')
        if value > _LARGEST_BUFFER:
            raise ValueError(f'buffer_size must not be greater than {_LARGEST_BUFFER}')
        self._buffer_size = value
        self._set_buffering(self._buffering)

    @property
    def buffer_used(self):
        """How many bytes have been collected."""
        return _expat.buffered(self._handle)

    # The functions.

    def _listen(self, mask):
        self._mask = mask
        _expat.listen(self._handle, mask)

    def _set_handler(self, number, function):
        if number == _CHARACTER_DATA and self._buffering:
            self._set_buffering(True)    # hands over what has been collected
        # A function that is taken away may still be called once, by the event that is under way.
        if function is None:
            self._listen(self._mask & ~(1 << number))
            self._functions[number] = None
        else:
            self._functions[number] = function
            self._listen(self._mask | 1 << number)

    def __delattr__(self, name):
        if isinstance(getattr(type(self), name, None), property) and getattr(type(self), name).fset:
            raise RuntimeError('Cannot delete attribute')
        object.__delattr__(self, name)


def _handler(number, name):
    def get(self):
        return self._functions[number]

    def set(self, function):
        self._set_handler(number, function)

    return property(get, set, doc=f'The function that is called for this part: {name}.')


def _option(number, doc):
    def get(self):
        return self._options[number]

    def set(self, value):
        self._options[number] = bool(value)
        _expat.options(self._handle, *self._options)

    return property(get, set, doc=doc)


def _place(number, doc):
    return property(lambda self: _expat.place(self._handle)[number], doc=doc)


for _number, _name in enumerate(_HANDLERS):
    setattr(xmlparser, _name, _handler(_number, _name))
for _number, (_name, _text) in enumerate([
        ('ordered_attributes', 'Whether attributes come as a list of names and values.'),
        ('specified_attributes', 'Whether only attributes that stand in the document come.'),
        ('namespace_prefixes', 'Whether names have their prefix behind them.')]):
    setattr(xmlparser, _name, _option(_number, _text))
xmlparser.ErrorCode = _place(0, 'The number of the last error.')
for _kind in 'Error', 'Current':
    for _number, _name in enumerate(('ByteIndex', 'LineNumber', 'ColumnNumber'), 1):
        setattr(xmlparser, _kind + _name, _place(_number, 'Where the parser is.'))
del _number, _name, _text, _kind

XMLParserType = xmlparser


def _check_text(name, value):
    if value is not None and not isinstance(value, str):
        raise TypeError(f"ParserCreate() argument '{name}' must be str or None, "
                        f'not {type(value).__name__}')


def _create(encoding, separator, intern, braces):
    parser = object.__new__(xmlparser)
    return parser._begin(_expat.new(encoding, separator, braces, hash(__name__) & _SALT), intern)


def ParserCreate(encoding=None, namespace_separator=None, intern=None):
    """Return a new XML parser object."""
    _check_text('encoding', encoding)
    _check_text('namespace_separator', namespace_separator)
    if namespace_separator is not None and len(namespace_separator) > 1:
        raise ValueError('namespace_separator must be at most one character, omitted, or None')
    if intern is None:
        intern = {}
    elif not isinstance(intern, dict):
        raise TypeError('intern must be a dictionary')
    return _create(encoding, namespace_separator, intern, False)
