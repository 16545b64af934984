"""Documents of minidom, made by Expat."""

from xml.dom import EMPTY_NAMESPACE, EMPTY_PREFIX, XMLNS_NAMESPACE, minidom
from xml.parsers import expat

__all__ = ['parse', 'parseString', 'makeBuilder']

_CHUNK = 16 * 1024


class ElementInfo(minidom.ElementInfo):
    """What a DTD says of an element: its content, and its attributes' types."""

    __slots__ = '_model', '_types'

    def __init__(self, tagName, model=None):
        self.tagName = tagName
        self._model = model
        self._types = {}

    def __getstate__(self):
        return self._model, self._types, self.tagName

    def __setstate__(self, state):
        self._model, self._types, self.tagName = state

    def getAttributeType(self, aname):
        """Return the type of an attribute."""
        kind = self._types.get(aname)
        if kind is None:
            return minidom._no_type
        return minidom.TypeInfo(EMPTY_NAMESPACE, 'enumeration' if kind.startswith('(') else kind.lower())

    def isElementContent(self):
        """Return whether only elements may be in it."""
        return self._model is not None and self._model[0] not in (expat.model.XML_CTYPE_ANY,
                                                                  expat.model.XML_CTYPE_MIXED)

    def isEmpty(self):
        """Return whether nothing may be in it."""
        return self._model is not None and self._model[0] == expat.model.XML_CTYPE_EMPTY

    def isId(self, aname):
        """Return whether an attribute is its ID."""
        return self._types.get(aname) == 'ID'


class _Done(Exception):
    """The subset has been read."""


def _internal_subset(text):
    """Return the internal subset of a document as it is written, or None if it does not end in this text."""
    # A parser whose handlers are for no part of the subset hands all of it to the default one.
    parser = expat.ParserCreate()
    parts = []

    def start(*args):
        parser.DefaultHandler = parts.append

    def end():
        raise _Done

    parser.StartDoctypeDeclHandler = start
    parser.EndDoctypeDeclHandler = end
    try:
        parser.Parse(text, False)
    except _Done:
        # What is between the brackets, without the last one.
        return ''.join(parts).partition('[')[2].rpartition(']')[0] if '[' in parts else ''.join(parts)
    except expat.error:
        pass
    return None


class ExpatBuilder:
    """One document while it is made, with names as they stand there."""

    def __init__(self):
        self.document = minidom.Document.implementation.createDocument(EMPTY_NAMESPACE, None, None)
        self._node = self.document
        self._first = None               # the piece in which the declaration of its type is
        self._in_cdata = False
        self._new_cdata = False
        self._parser = self.createParser()
        self.install(self._parser)

    def createParser(self):
        """Return a parser of Expat."""
        return expat.ParserCreate()

    def install(self, parser):
        """Let the parser call this object's methods."""
        parser.buffer_text = True
        parser.ordered_attributes = True
        parser.specified_attributes = True
        parser.StartDoctypeDeclHandler = self.start_doctype_decl
        parser.EndDoctypeDeclHandler = self.end_doctype_decl
        parser.StartElementHandler = self.start_element
        parser.EndElementHandler = self.end_element
        parser.ProcessingInstructionHandler = self.pi
        parser.EntityDeclHandler = self.entity_decl
        parser.NotationDeclHandler = self.notation_decl
        parser.CommentHandler = self.comment
        parser.StartCdataSectionHandler = self.start_cdata
        parser.EndCdataSectionHandler = self.end_cdata
        parser.ExternalEntityRefHandler = self.external_entity_ref
        parser.CharacterDataHandler = self.character_data
        parser.ElementDeclHandler = self.element_decl
        parser.AttlistDeclHandler = self.attlist_decl
        parser.XmlDeclHandler = self.xml_decl

    def parseFile(self, file):
        """Return the document in a file."""
        while data := file.read(_CHUNK):
            self._first = self._first or data
            self._parser.Parse(data, False)
        return self.parseString(b'')

    def parseString(self, string):
        """Return the document in a string."""
        self._first = self._first or string
        self._parser.Parse(string, True)
        self._parser = None              # it refers to this object's methods
        return self.document

    # ---- what Expat calls

    def _add(self, node):
        minidom._append_child(self._node, node)
        node.ownerDocument = self.document

    def xml_decl(self, version, encoding, standalone):
        self.document.version = version
        self.document.encoding = encoding
        if standalone >= 0:
            self.document.standalone = bool(standalone)

    def start_doctype_decl(self, name, system, public, has_internal_subset):
        doctype = self.document.implementation.createDocumentType(name, public, system)
        self._add(doctype)
        self.document.doctype = doctype
        if has_internal_subset:
            # What is in it is no part of the tree.
            self._parser.CommentHandler = None
            self._parser.ProcessingInstructionHandler = None
            doctype.internalSubset = _internal_subset(self._first)
        doctype.entities = minidom.ReadOnlySequentialNamedNodeMap([])
        doctype.notations = minidom.ReadOnlySequentialNamedNodeMap([])

    def end_doctype_decl(self):
        self._parser.CommentHandler = self.comment
        self._parser.ProcessingInstructionHandler = self.pi

    def entity_decl(self, name, is_parameter, value, base, system, public, notation):
        if is_parameter:
            return
        node = self.document._create_entity(name, public, system, notation)
        if value is not None:
            child = self.document.createTextNode(value)
            node.childNodes.append(child)
        self.document.doctype.entities._seq.append(node)

    def notation_decl(self, name, base, system, public):
        self.document.doctype.notations._seq.append(self.document._create_notation(name, public, system))

    def element_decl(self, name, model):
        info = self.document._elem_info.get(name)
        if info is None:
            self.document._elem_info[name] = ElementInfo(name, model)
        else:
            info._model = model

    def attlist_decl(self, elem, name, type, default, required):
        info = self.document._elem_info.setdefault(elem, ElementInfo(elem))
        info._types.setdefault(name, type)

    def external_entity_ref(self, context, base, system, public):
        return 1                         # not looked into

    def character_data(self, data):
        children = self._node.childNodes
        last = children[-1] if children else None
        if self._in_cdata:
            if not self._new_cdata and last is not None and last.nodeType == minidom.Node.CDATA_SECTION_NODE:
                last.appendData(data)
                return
            node = minidom.CDATASection()
            self._new_cdata = False
        elif last is not None and last.nodeType == minidom.Node.TEXT_NODE:
            last.data = last.data + data
            return
        else:
            node = minidom.Text()
        node._data = data
        self._add(node)

    def start_cdata(self):
        self._in_cdata = self._new_cdata = True

    def end_cdata(self):
        self._in_cdata = self._new_cdata = False

    def comment(self, data):
        self._add(minidom.Comment(data))

    def pi(self, target, data):
        self._add(self.document.createProcessingInstruction(target, data))

    def _open(self, node):
        self._add(node)
        self._node = node

    def _set(self, element, attr, value):
        attr.value = value
        attr.ownerDocument = self.document
        attr.ownerElement = element
        element._ensure_attributes()
        element._attrs[attr._name] = attr
        element._attrsNS[attr.namespaceURI, attr._get_localName()] = attr

    def start_element(self, name, attributes):
        node = minidom.Element(name)
        self._open(node)
        for name, value in zip(attributes[::2], attributes[1::2]):
            self._set(node, minidom.Attr(name), value)

    def end_element(self, name):
        self._node = self._node.parentNode


class Namespaces(ExpatBuilder):
    """A document while it is made, with namespaces."""

    def __init__(self):
        self._declared = []              # by the element that begins next
        super().__init__()

    def createParser(self):
        parser = expat.ParserCreate(namespace_separator=' ')
        parser.namespace_prefixes = True
        return parser

    def install(self, parser):
        super().install(parser)
        parser.StartNamespaceDeclHandler = self.start_namespace_decl

    def start_namespace_decl(self, prefix, uri):
        self._declared.append((prefix, uri))

    @staticmethod
    def _split(name):
        """Return namespace, local name, prefix and the name as it was written."""
        parts = name.split(' ')
        if len(parts) == 1:
            return EMPTY_NAMESPACE, name, EMPTY_PREFIX, name
        if len(parts) == 3:
            uri, local, prefix = parts
            return uri, local, prefix, f'{prefix}:{local}'
        uri, local = parts
        return uri, local, EMPTY_PREFIX, local

    def start_element(self, name, attributes):
        uri, local, prefix, written = self._split(name)
        node = minidom.Element(written, uri, prefix, local)
        self._open(node)
        for prefix, uri in self._declared:
            if prefix:
                attr = minidom.Attr('xmlns:' + prefix, XMLNS_NAMESPACE, prefix, 'xmlns')
            else:
                attr = minidom.Attr('xmlns', XMLNS_NAMESPACE, 'xmlns', EMPTY_PREFIX)
            self._set(node, attr, uri or '')
        self._declared.clear()
        for name, value in zip(attributes[::2], attributes[1::2]):
            uri, local, prefix, written = self._split(name)
            self._set(node, minidom.Attr(written, uri, local, prefix), value)


def makeBuilder(namespaces=True):
    """Return an object that makes one document."""
    return Namespaces() if namespaces else ExpatBuilder()


def parse(file, namespaces=True):
    """Return the document in a file, or a file of that name."""
    builder = makeBuilder(namespaces)
    if hasattr(file, 'read'):
        return builder.parseFile(file)
    with open(file, 'rb') as opened:
        return builder.parseFile(opened)


def parseString(string, namespaces=True):
    """Return the document in a string."""
    return makeBuilder(namespaces).parseString(string)
