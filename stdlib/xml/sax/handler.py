"""What a parser calls: classes whose methods do nothing, to be derived from, and names of features and properties."""

version = '2.0beta'


class ErrorHandler:
    """Is told of errors: raises them, and prints warnings."""

    def error(self, exception):
        """An error that can be recovered from."""
        raise exception

    def fatalError(self, exception):
        """An error that ends the parsing."""
        raise exception

    def warning(self, exception):
        """Something less than an error."""
        print(exception)


class ContentHandler:
    """Is told of the parts of a document."""

    def __init__(self):
        self._locator = None

    def setDocumentLocator(self, locator):
        """Take an object that knows where the parser is."""
        self._locator = locator

    def startDocument(self):
        """The document begins."""

    def endDocument(self):
        """The document has ended."""

    def startPrefixMapping(self, prefix, uri):
        """From the next element on, a prefix stands for a namespace; a prefix of None: no prefix."""

    def endPrefixMapping(self, prefix):
        """The prefix does no longer."""

    def startElement(self, name, attrs):
        """An element begins, when namespaces are not looked at."""

    def endElement(self, name):
        """An element ends, when namespaces are not looked at."""

    def startElementNS(self, name, qname, attrs):
        """An element begins; name is (namespace, local name)."""

    def endElementNS(self, name, qname):
        """An element ends; name is (namespace, local name)."""

    def characters(self, content):
        """Text, perhaps not all of it."""

    def ignorableWhitespace(self, whitespace):
        """White space between elements, where the parser knows what may be there."""

    def processingInstruction(self, target, data):
        """A processing instruction."""

    def skippedEntity(self, name):
        """An entity that was not looked into."""


class DTDHandler:
    """Is told of notations and of entities that are not XML."""

    def notationDecl(self, name, publicId, systemId):
        """A notation is declared."""

    def unparsedEntityDecl(self, name, publicId, systemId, ndata):
        """An entity that is not XML is declared."""


class EntityResolver:
    """Says where external entities are."""

    def resolveEntity(self, publicId, systemId):
        """Return a system identifier or an InputSource."""
        return systemId


class LexicalHandler:
    """Is told of comments, CDATA sections and the document's type."""

    def comment(self, content):
        """A comment."""

    def startDTD(self, name, public_id, system_id):
        """The declaration of the document's type begins."""

    def endDTD(self):
        """The declaration of the document's type ends."""

    def startCDATA(self):
        """A CDATA section begins."""

    def endCDATA(self):
        """A CDATA section ends."""


_FEATURES = 'http://xml.org/sax/features/'
feature_namespaces = _FEATURES + 'namespaces'
feature_namespace_prefixes = _FEATURES + 'namespace-prefixes'
feature_string_interning = _FEATURES + 'string-interning'
feature_validation = _FEATURES + 'validation'
feature_external_ges = _FEATURES + 'external-general-entities'
feature_external_pes = _FEATURES + 'external-parameter-entities'

all_features = [feature_namespaces, feature_namespace_prefixes, feature_string_interning, feature_validation,
                feature_external_ges, feature_external_pes]

_PROPERTIES = 'http://xml.org/sax/properties/'
property_lexical_handler = _PROPERTIES + 'lexical-handler'
property_declaration_handler = _PROPERTIES + 'declaration-handler'
property_dom_node = _PROPERTIES + 'dom-node'
property_xml_string = _PROPERTIES + 'xml-string'
property_encoding = 'http://www.python.org/sax/properties/encoding'
property_interning_dict = 'http://www.python.org/sax/properties/interning-dict'

all_properties = [property_lexical_handler, property_dom_node, property_declaration_handler, property_xml_string,
                  property_encoding, property_interning_dict]
