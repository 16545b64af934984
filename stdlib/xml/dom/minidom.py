"""A small implementation of the Document Object Model: documents as trees of nodes.

parse() and parseString() make one of XML; toxml() and toprettyxml() of a node write it.
"""

import io
import xml.dom
from xml.dom import EMPTY_NAMESPACE, EMPTY_PREFIX, XMLNS_NAMESPACE, domreg
from xml.dom.minicompat import *
from xml.dom.xmlbuilder import DOMImplementationLS, DocumentLS


_TEXT_ESCAPES = (('&', '&amp;'), ('<', '&lt;'), ('>', '&gt;'))
_ATTRIBUTE_ESCAPES = (*_TEXT_ESCAPES, ('"', '&quot;'), ('\r', '&#13;'), ('\n', '&#10;'), ('\t', '&#9;'))


def _write_data(writer, text, attr):
    """Write text, or the value of an attribute."""
    if not text:
        return
    for char, escape in _ATTRIBUTE_ESCAPES if attr else _TEXT_ESCAPES:
        if char in text:
            text = text.replace(char, escape)
    writer.write(text)


def _nssplit(qualifiedName):
    """Return prefix and local name."""
    prefix, colon, local = qualifiedName.partition(':')
    return [prefix, local] if colon else (EMPTY_PREFIX, prefix)


def _append_child(self, node):
    """Append a node that is nowhere yet and may stand there."""
    children = self.childNodes
    if children:
        last = children[-1]
        node.previousSibling = last
        last.nextSibling = node
    children.append(node)
    node.parentNode = self


def _in_document(node):
    while node is not None:
        if node.nodeType == Node.DOCUMENT_NODE:
            return True
        node = node.parentNode
    return False


def _elements_below(parent):
    for node in parent.childNodes:
        if node.nodeType == Node.ELEMENT_NODE:
            yield node
            yield from _elements_below(node)


def _by_tag_name(parent, name):
    return NodeList(node for node in _elements_below(parent) if name == '*' or node.tagName == name)


def _by_tag_name_ns(parent, namespace, local):
    return NodeList(node for node in _elements_below(parent)
                    if local in ('*', node.localName) and namespace in ('*', node.namespaceURI))


class Node(xml.dom.Node):
    """What all nodes have in common."""

    namespaceURI = None
    parentNode = None
    ownerDocument = None
    nextSibling = None
    previousSibling = None
    prefix = EMPTY_PREFIX
    _child_node_types = ()

    def __bool__(self):
        return True

    def __enter__(self):
        return self

    def __exit__(self, et, ev, tb):
        self.unlink()

    # ---- writing

    def toxml(self, encoding=None, standalone=None):
        """Return the node as XML: a str, or bytes in an encoding."""
        return self.toprettyxml('', '', encoding, standalone)

    def toprettyxml(self, indent='\t', newl='\n', encoding=None, standalone=None):
        """Return the node as XML with each element on a line."""
        if encoding is None:
            writer = io.StringIO()
        else:
            writer = io.TextIOWrapper(io.BytesIO(), encoding=encoding, errors='xmlcharrefreplace', newline='\n')
        if self.nodeType == Node.DOCUMENT_NODE:
            self.writexml(writer, '', indent, newl, encoding, standalone)
        else:
            self.writexml(writer, '', indent, newl)
        return writer.getvalue() if encoding is None else writer.detach().getvalue()

    # ---- children

    def hasChildNodes(self):
        """Return whether there are any."""
        return bool(self.childNodes)

    def _get_childNodes(self):
        return self.childNodes

    def _get_firstChild(self):
        if self.childNodes:
            return self.childNodes[0]

    def _get_lastChild(self):
        if self.childNodes:
            return self.childNodes[-1]

    def _check_child(self, node):
        if node.nodeType not in self._child_node_types:
            raise xml.dom.HierarchyRequestErr(f'{node!r} cannot be child of {self!r}')

    def _index(self, child):
        for i, node in enumerate(self.childNodes):
            if node is child:
                return i
        raise xml.dom.NotFoundErr()

    def insertBefore(self, newChild, refChild):
        """Insert a child before another one, or behind all if that is None."""
        if newChild.nodeType == Node.DOCUMENT_FRAGMENT_NODE:
            for child in tuple(newChild.childNodes):
                self.insertBefore(child, refChild)
            return newChild
        self._check_child(newChild)
        if newChild.parentNode is not None:
            newChild.parentNode.removeChild(newChild)
        if refChild is None:
            self.appendChild(newChild)
            return newChild
        at = self._index(refChild)
        self.childNodes.insert(at, newChild)
        newChild.nextSibling = refChild
        refChild.previousSibling = newChild
        newChild.previousSibling = before = self.childNodes[at - 1] if at else None
        if before is not None:
            before.nextSibling = newChild
        newChild.parentNode = self
        return newChild

    def appendChild(self, node):
        """Append a child."""
        if node.nodeType == Node.DOCUMENT_FRAGMENT_NODE:
            for child in tuple(node.childNodes):
                self.appendChild(child)
            return node
        self._check_child(node)
        if node.parentNode is not None:
            node.parentNode.removeChild(node)
        _append_child(self, node)
        node.nextSibling = None
        return node

    def replaceChild(self, newChild, oldChild):
        """Put a child where another one was; return that."""
        if newChild.nodeType == Node.DOCUMENT_FRAGMENT_NODE:
            following = oldChild.nextSibling
            self.removeChild(oldChild)
            return self.insertBefore(newChild, following)
        self._check_child(newChild)
        if newChild is oldChild:
            return None
        if newChild.parentNode is not None:
            newChild.parentNode.removeChild(newChild)
        at = self._index(oldChild)
        self.childNodes[at] = newChild
        newChild.parentNode = self
        oldChild.parentNode = None
        newChild.nextSibling = oldChild.nextSibling
        newChild.previousSibling = oldChild.previousSibling
        oldChild.nextSibling = oldChild.previousSibling = None
        if newChild.previousSibling:
            newChild.previousSibling.nextSibling = newChild
        if newChild.nextSibling:
            newChild.nextSibling.previousSibling = newChild
        return oldChild

    def removeChild(self, oldChild):
        """Take a child away and return it."""
        del self.childNodes[self._index(oldChild)]
        if oldChild.nextSibling is not None:
            oldChild.nextSibling.previousSibling = oldChild.previousSibling
        if oldChild.previousSibling is not None:
            oldChild.previousSibling.nextSibling = oldChild.nextSibling
        oldChild.nextSibling = oldChild.previousSibling = None
        oldChild.parentNode = None
        return oldChild

    def normalize(self):
        """Join texts that stand beside each other, below the node too, and take away empty ones."""
        kept = []
        for child in self.childNodes:
            last = kept[-1] if kept else None
            if child.nodeType == Node.TEXT_NODE:
                if not child.data:
                    child.parentNode = child.nextSibling = child.previousSibling = None
                    continue
                if last is not None and last.nodeType == Node.TEXT_NODE:
                    last.data += child.data
                    child.unlink()
                    continue
            child.previousSibling = last
            child.nextSibling = None
            if last is not None:
                last.nextSibling = child
            kept.append(child)
            if child.nodeType == Node.ELEMENT_NODE:
                child.normalize()
        self.childNodes[:] = kept

    # ---- the rest

    def cloneNode(self, deep):
        """Return a copy; deep: with all below it."""
        return _clone_node(self, deep, self.ownerDocument or self)

    def isSupported(self, feature, version):
        """Return whether the implementation has a feature."""
        return self.ownerDocument.implementation.hasFeature(feature, version)

    def getInterface(self, feature):
        """Return the node if it has the feature, else None."""
        return self if self.isSupported(feature, None) else None

    def isSameNode(self, other):
        """Return whether this is that node."""
        return self is other

    def _get_localName(self):
        return None

    def setUserData(self, key, data, handler):
        """Keep something with the node under a name; the handler is told of copies. Return what was there."""
        old = None
        try:
            user_data = self._user_data
        except AttributeError:
            user_data = self._user_data = {}
        if key in user_data:
            old = user_data[key][0]
        if data is None:
            user_data.pop(key, None)
        else:
            user_data[key] = data, handler
        return old

    def getUserData(self, key):
        """Return what was kept under a name, or None."""
        return getattr(self, '_user_data', {}).get(key, (None, None))[0]

    def _call_user_data_handler(self, operation, src, dst):
        for key, (data, handler) in list(getattr(self, '_user_data', {}).items()):
            if handler is not None:
                handler.handle(operation, key, data, src, dst)

    def unlink(self):
        """Take apart what is below the node."""
        self.parentNode = self.ownerDocument = None
        if self.childNodes:
            for child in self.childNodes:
                child.unlink()
            self.childNodes = NodeList()
        self.previousSibling = self.nextSibling = None


defproperty(Node, 'firstChild', doc='First child node, or None.')
defproperty(Node, 'lastChild', doc='Last child node, or None.')
defproperty(Node, 'localName', doc='Namespace-local name of this node.')


class DocumentFragment(Node):
    """Nodes on their way into a document."""

    nodeType = Node.DOCUMENT_FRAGMENT_NODE
    nodeName = '#document-fragment'
    nodeValue = None
    attributes = None
    parentNode = None
    _child_node_types = (Node.ELEMENT_NODE, Node.TEXT_NODE, Node.CDATA_SECTION_NODE, Node.ENTITY_REFERENCE_NODE,
                         Node.PROCESSING_INSTRUCTION_NODE, Node.COMMENT_NODE, Node.NOTATION_NODE)

    def __init__(self):
        self.childNodes = NodeList()


# ---- attributes --------------------------------------------------------------------------------------

class TypeInfo:
    """The type that a DTD gives to an attribute or an element."""

    __slots__ = 'namespace', 'name'

    def __init__(self, namespace, name):
        self.namespace = namespace
        self.name = name

    def __repr__(self):
        if self.namespace:
            return f'<{self.__class__.__name__} {self.name!r} (from {self.namespace!r})>'
        return f'<{self.__class__.__name__} {self.name!r}>'

    def _get_name(self):
        return self.name

    def _get_namespace(self):
        return self.namespace


_no_type = TypeInfo(None, None)

_UNKNOWN = ...          # a local name that is looked for in the name when it is asked for; copies keep it


class Attr(Node):
    """An attribute; its value is its text, and a text node below it too."""

    __slots__ = ('_name', '_value', 'namespaceURI', '_prefix', 'childNodes', '_localName', 'ownerDocument',
                 'ownerElement')
    nodeType = Node.ATTRIBUTE_NODE
    attributes = None
    specified = False
    _is_id = False
    _child_node_types = (Node.TEXT_NODE, Node.ENTITY_REFERENCE_NODE)

    def __init__(self, qName, namespaceURI=EMPTY_NAMESPACE, localName=None, prefix=None):
        self.ownerElement = None
        self.ownerDocument = None
        self._name = qName
        self.namespaceURI = namespaceURI
        self._prefix = prefix
        self._localName = _UNKNOWN if localName is None else localName
        self.childNodes = NodeList()
        self.childNodes.append(Text())
        self._value = None

    def _get_localName(self):
        if self._localName is _UNKNOWN:
            return self.nodeName.split(':', 1)[-1]
        return self._localName

    def _get_specified(self):
        return self.specified

    def _get_name(self):
        return self._name

    def _renamed(self, change):
        """Change the name while the attribute is not in its element's tables."""
        element = self.ownerElement
        if element is None:
            change()
            return
        element._attrs.pop(self._name, None)
        element._attrsNS.pop((self.namespaceURI, self.localName), None)
        change()
        element._attrs[self._name] = self
        element._attrsNS[self.namespaceURI, self.localName] = self

    def _set_name(self, value):
        def change():
            self._name = value
            self._localName = _UNKNOWN
        self._renamed(change)

    nodeName = name = property(_get_name, _set_name)

    def _get_value(self):
        return self._value

    def _set_value(self, value):
        self._value = value
        self.childNodes[0].data = value
        self.childNodes[0].parentNode = self

    nodeValue = value = property(_get_value, _set_value)

    def _get_prefix(self):
        return self._prefix

    def _set_prefix(self, prefix):
        if prefix == 'xmlns' and self.namespaceURI and self.namespaceURI != XMLNS_NAMESPACE:
            raise xml.dom.NamespaceErr("illegal use of 'xmlns' prefix for the wrong namespace")
        local = self.localName

        def change():
            self._prefix = prefix
            self._name = f'{prefix}:{local}' if prefix is not None else local
        self._renamed(change)

    prefix = property(_get_prefix, _set_prefix)

    def unlink(self):
        """Take the attribute out of its element."""
        if self.ownerElement is not None:
            self.ownerElement._attrs.pop(self.nodeName, None)
            self.ownerElement._attrsNS.pop((self.namespaceURI, self.localName), None)
            self.ownerElement = None
        for child in self.childNodes:
            child.unlink()
        del self.childNodes[:]

    def _get_isId(self):
        if self._is_id:
            return True
        document, element = self.ownerDocument, self.ownerElement
        if document is None or element is None:
            return False
        info = document._get_elem_info(element)
        if info is None:
            return False
        if self.namespaceURI:
            return info.isIdNS(self.namespaceURI, self.localName)
        return info.isId(self.nodeName)

    def _get_schemaType(self):
        document, element = self.ownerDocument, self.ownerElement
        if document is None or element is None:
            return _no_type
        info = document._get_elem_info(element)
        if info is None:
            return _no_type
        if self.namespaceURI:
            return info.getAttributeTypeNS(self.namespaceURI, self.localName)
        return info.getAttributeType(self.nodeName)


defproperty(Attr, 'isId', doc='True if this attribute is an ID.')
defproperty(Attr, 'localName', doc='Namespace-local name of this attribute.')
defproperty(Attr, 'schemaType', doc='Schema type for this attribute.')


class NamedNodeMap:
    """The attributes of an element, in the element's own tables."""

    __slots__ = ('_attrs', '_attrsNS', '_ownerElement')

    def __init__(self, attrs, attrsNS, ownerElement):
        self._attrs = attrs
        self._attrsNS = attrsNS
        self._ownerElement = ownerElement

    def _get_length(self):
        return len(self._attrs)

    def item(self, index):
        """Return the attribute at an index, or None."""
        try:
            return self[list(self._attrs.keys())[index]]
        except IndexError:
            return None

    def items(self):
        """Return the names and values."""
        return [(node.nodeName, node.value) for node in self._attrs.values()]

    def itemsNS(self):
        """Return the names with their namespaces, and values."""
        return [((node.namespaceURI, node.localName), node.value) for node in self._attrs.values()]

    def __contains__(self, key):
        return key in (self._attrs if isinstance(key, str) else self._attrsNS)

    def keys(self):
        return self._attrs.keys()

    def keysNS(self):
        return self._attrsNS.keys()

    def values(self):
        return self._attrs.values()

    def get(self, name, value=None):
        return self._attrs.get(name, value)

    __hash__ = None

    def _cmp(self, other):
        if self._attrs is getattr(other, '_attrs', None):
            return 0
        return (id(self) > id(other)) - (id(self) < id(other))

    def __eq__(self, other):
        return self._cmp(other) == 0

    def __ge__(self, other):
        return self._cmp(other) >= 0

    def __gt__(self, other):
        return self._cmp(other) > 0

    def __le__(self, other):
        return self._cmp(other) <= 0

    def __lt__(self, other):
        return self._cmp(other) < 0

    def __len__(self):
        return self._get_length()

    def __getitem__(self, attname_or_tuple):
        if isinstance(attname_or_tuple, tuple):
            return self._attrsNS[attname_or_tuple]
        return self._attrs[attname_or_tuple]

    def __setitem__(self, attname, value):
        if isinstance(value, str):
            node = self._attrs.get(attname)
            if node is None:
                node = Attr(attname)
                node.ownerDocument = self._ownerElement.ownerDocument
                self.setNamedItem(node)
            node.value = value
        elif isinstance(value, Attr):
            self.setNamedItem(value)
        else:
            raise TypeError('value must be a string or Attr object')

    def getNamedItem(self, name):
        """Return the attribute of that name, or None."""
        return self._attrs.get(name)

    def getNamedItemNS(self, namespaceURI, localName):
        """Return the attribute of that name, or None."""
        return self._attrsNS.get((namespaceURI, localName))

    def _remove(self, node):
        if node is None:
            raise xml.dom.NotFoundErr()
        del self._attrs[node.nodeName]
        del self._attrsNS[node.namespaceURI, node.localName]
        node.ownerElement = None
        return node

    def removeNamedItem(self, name):
        """Take the attribute of that name away and return it."""
        return self._remove(self.getNamedItem(name))

    def removeNamedItemNS(self, namespaceURI, localName):
        """Take the attribute of that name away and return it."""
        return self._remove(self.getNamedItemNS(namespaceURI, localName))

    def setNamedItem(self, node):
        """Add an attribute; return the one of its name that was there."""
        if not isinstance(node, Attr):
            raise xml.dom.HierarchyRequestErr(f'{node!r} cannot be child of {self!r}')
        old = self._attrs.get(node.name)
        if old:
            old.unlink()
        self._attrs[node.name] = node
        self._attrsNS[node.namespaceURI, node.localName] = node
        node.ownerElement = self._ownerElement
        return old

    def setNamedItemNS(self, node):
        """Add an attribute; return the one of its name that was there."""
        return self.setNamedItem(node)

    def __delitem__(self, attname_or_tuple):
        self[attname_or_tuple].unlink()

    def __getstate__(self):
        return self._attrs, self._attrsNS, self._ownerElement

    def __setstate__(self, state):
        self._attrs, self._attrsNS, self._ownerElement = state


defproperty(NamedNodeMap, 'length', doc='Number of nodes in the NamedNodeMap.')
AttributeList = NamedNodeMap


# ---- elements ----------------------------------------------------------------------------------------

class Element(Node):
    """An element; its tables of attributes are made when the first one is set."""

    __slots__ = ('ownerDocument', 'parentNode', 'tagName', 'nodeName', 'prefix', 'namespaceURI', '_localName',
                 'childNodes', '_attrs', '_attrsNS', 'nextSibling', 'previousSibling')
    nodeType = Node.ELEMENT_NODE
    nodeValue = None
    schemaType = _no_type
    _child_node_types = (Node.ELEMENT_NODE, Node.PROCESSING_INSTRUCTION_NODE, Node.COMMENT_NODE, Node.TEXT_NODE,
                         Node.CDATA_SECTION_NODE, Node.ENTITY_REFERENCE_NODE)

    def __init__(self, tagName, namespaceURI=EMPTY_NAMESPACE, prefix=None, localName=None):
        self.parentNode = self.ownerDocument = None
        self.nextSibling = self.previousSibling = None
        self.tagName = self.nodeName = tagName
        self.prefix = prefix
        self.namespaceURI = namespaceURI
        self._localName = _UNKNOWN if localName is None else localName
        self.childNodes = NodeList()
        self._attrs = None
        self._attrsNS = None

    def _ensure_attributes(self):
        if self._attrs is None:
            self._attrs = {}
            self._attrsNS = {}

    def _get_localName(self):
        if self._localName is _UNKNOWN:
            return self.tagName.split(':', 1)[-1]
        return self._localName

    def _get_tagName(self):
        return self.tagName

    def unlink(self):
        if self._attrs is not None:
            for attr in list(self._attrs.values()):
                attr.unlink()
        self._attrs = self._attrsNS = None
        Node.unlink(self)

    def getAttribute(self, attname):
        """Return the value of an attribute, or ''."""
        try:
            return self._attrs[attname].value
        except (KeyError, TypeError):
            return ''

    def getAttributeNS(self, namespaceURI, localName):
        """Return the value of an attribute, or ''."""
        try:
            return self._attrsNS[namespaceURI, localName].value
        except (KeyError, TypeError):
            return ''

    def setAttribute(self, attname, value):
        """Set an attribute."""
        attr = self.getAttributeNode(attname)
        if attr is None:
            attr = Attr(attname)
            attr.value = value
            attr.ownerDocument = self.ownerDocument
            self.setAttributeNode(attr)
        elif value != attr.value:
            attr.value = value

    def setAttributeNS(self, namespaceURI, qualifiedName, value):
        """Set an attribute."""
        prefix, local = _nssplit(qualifiedName)
        attr = self.getAttributeNodeNS(namespaceURI, local)
        if attr is None:
            attr = Attr(qualifiedName, namespaceURI, local, prefix)
            attr.value = value
            attr.ownerDocument = self.ownerDocument
            self.setAttributeNode(attr)
        else:
            if value != attr.value:
                attr.value = value
            if attr.prefix != prefix:
                attr.prefix = prefix

    def getAttributeNode(self, attrname):
        """Return an attribute, or None."""
        return None if self._attrs is None else self._attrs.get(attrname)

    def getAttributeNodeNS(self, namespaceURI, localName):
        """Return an attribute, or None."""
        return None if self._attrsNS is None else self._attrsNS.get((namespaceURI, localName))

    def setAttributeNode(self, attr):
        """Add an attribute; return the one of its name that was there."""
        if attr.ownerElement not in (None, self):
            raise xml.dom.InuseAttributeErr('attribute node already owned')
        self._ensure_attributes()
        old = self._attrs.get(attr.name)
        if old is not None and old is not attr:
            self.removeAttributeNode(old)
        old_ns = self._attrsNS.get((attr.namespaceURI, attr.localName))
        if old_ns is not None and old_ns is not old and old_ns is not attr:
            self.removeAttributeNode(old_ns)
        self._attrs[attr.name] = attr
        self._attrsNS[attr.namespaceURI, attr.localName] = attr
        attr.ownerElement = self
        if old is not attr:
            return old
        return None

    setAttributeNodeNS = setAttributeNode

    def removeAttribute(self, name):
        """Take an attribute away."""
        attr = self.getAttributeNode(name)
        if attr is None:
            raise xml.dom.NotFoundErr()
        self.removeAttributeNode(attr)

    def removeAttributeNS(self, namespaceURI, localName):
        """Take an attribute away."""
        attr = self.getAttributeNodeNS(namespaceURI, localName)
        if attr is None:
            raise xml.dom.NotFoundErr()
        self.removeAttributeNode(attr)

    def removeAttributeNode(self, node):
        """Take an attribute away and return it."""
        if node is None or self._attrs is None or self._attrs.get(node.name) is not node:
            raise xml.dom.NotFoundErr()
        node.unlink()
        node.ownerDocument = self.ownerDocument
        node._is_id = False
        return node

    removeAttributeNodeNS = removeAttributeNode

    def hasAttribute(self, name):
        """Return whether there is an attribute."""
        return self._attrs is not None and name in self._attrs

    def hasAttributeNS(self, namespaceURI, localName):
        """Return whether there is an attribute."""
        return self._attrsNS is not None and (namespaceURI, localName) in self._attrsNS

    def hasAttributes(self):
        """Return whether there are any attributes."""
        return bool(self._attrs)

    def _get_attributes(self):
        self._ensure_attributes()
        return NamedNodeMap(self._attrs, self._attrsNS, self)

    def getElementsByTagName(self, name):
        """Return the elements below this one that have that tag; '*': all."""
        return _by_tag_name(self, name)

    def getElementsByTagNameNS(self, namespaceURI, localName):
        """Return the elements below this one that have that name; '*' stands for any."""
        return _by_tag_name_ns(self, namespaceURI, localName)

    def setIdAttribute(self, name):
        """Say that an attribute is the element's ID."""
        self.setIdAttributeNode(self.getAttributeNode(name))

    def setIdAttributeNS(self, namespaceURI, localName):
        """Say that an attribute is the element's ID."""
        self.setIdAttributeNode(self.getAttributeNodeNS(namespaceURI, localName))

    def setIdAttributeNode(self, idAttr):
        """Say that an attribute is the element's ID."""
        if idAttr is None or not self.isSameNode(idAttr.ownerElement):
            raise xml.dom.NotFoundErr()
        if _get_containing_entref(self) is not None:
            raise xml.dom.NoModificationAllowedErr()
        if not idAttr._is_id:
            idAttr._is_id = True

    def __repr__(self):
        return f'<DOM Element: {self.tagName} at {id(self):#x}>'

    def writexml(self, writer, indent='', addindent='', newl=''):
        """Write the element to a file."""
        writer.write(indent + '<' + self.tagName)
        if self._attrs:
            for name, attr in self._attrs.items():
                writer.write(f' {name}="')
                _write_data(writer, attr.value, True)
                writer.write('"')
        if not self.childNodes:
            writer.write('/>' + newl)
            return
        writer.write('>')
        if len(self.childNodes) == 1 and self.childNodes[0].nodeType in (Node.TEXT_NODE, Node.CDATA_SECTION_NODE):
            self.childNodes[0].writexml(writer, '', '', '')
        else:
            writer.write(newl)
            for node in self.childNodes:
                node.writexml(writer, indent + addindent, addindent, newl)
            writer.write(indent)
        writer.write(f'</{self.tagName}>{newl}')


defproperty(Element, 'attributes', doc='NamedNodeMap of attributes on the element.')
defproperty(Element, 'localName', doc='Namespace-local name of this element.')


def _get_containing_entref(node):
    node = node.parentNode
    while node is not None and node.nodeType != Node.ENTITY_REFERENCE_NODE:
        node = node.parentNode
    return node


def _get_containing_element(node):
    node = node.parentNode
    while node is not None and node.nodeType != Node.ELEMENT_NODE:
        node = node.parentNode
    return node


# ---- nodes without children --------------------------------------------------------------------------

class Childless:
    """What nodes without children have in common."""

    __slots__ = ()
    attributes = None
    childNodes = EmptyNodeList()
    firstChild = None
    lastChild = None

    def _get_firstChild(self):
        return None

    def _get_lastChild(self):
        return None

    def appendChild(self, node):
        raise xml.dom.HierarchyRequestErr(self.nodeName + ' nodes cannot have children')

    def hasChildNodes(self):
        return False

    def insertBefore(self, newChild, refChild):
        raise xml.dom.HierarchyRequestErr(self.nodeName + ' nodes do not have children')

    def removeChild(self, oldChild):
        raise xml.dom.NotFoundErr(self.nodeName + ' nodes do not have children')

    def normalize(self):
        pass

    def replaceChild(self, newChild, oldChild):
        raise xml.dom.HierarchyRequestErr(self.nodeName + ' nodes do not have children')


class ProcessingInstruction(Childless, Node):
    """A processing instruction."""

    __slots__ = ('target', 'data')
    nodeType = Node.PROCESSING_INSTRUCTION_NODE

    def __init__(self, target, data):
        self.target = target
        self.data = data

    def _get_nodeValue(self):
        return self.data

    def _set_nodeValue(self, value):
        self.data = value

    nodeValue = property(_get_nodeValue, _set_nodeValue)

    def _get_nodeName(self):
        return self.target

    def _set_nodeName(self, value):
        self.target = value

    nodeName = property(_get_nodeName, _set_nodeName)

    def writexml(self, writer, indent='', addindent='', newl=''):
        """Write the instruction to a file."""
        writer.write(f'{indent}<?{self.target} {self.data}?>{newl}')


class CharacterData(Childless, Node):
    """Text of some kind."""

    __slots__ = ('_data', 'ownerDocument', 'parentNode', 'previousSibling', 'nextSibling')

    def __init__(self):
        self.ownerDocument = self.parentNode = None
        self.previousSibling = self.nextSibling = None
        self._data = ''
        Node.__init__(self)

    def _get_length(self):
        return len(self.data)

    __len__ = _get_length

    def _get_data(self):
        return self._data

    def _set_data(self, data):
        self._data = data

    data = nodeValue = property(_get_data, _set_data)

    def __repr__(self):
        data = self.data
        return '<DOM {} node "{!r}{}">'.format(self.__class__.__name__, data[:10], '...' if len(data) > 10 else '')

    def _check_range(self, offset, count=0):
        if offset < 0:
            raise xml.dom.IndexSizeErr('offset cannot be negative')
        if offset >= len(self.data):
            raise xml.dom.IndexSizeErr('offset cannot be beyond end of data')
        if count < 0:
            raise xml.dom.IndexSizeErr('count cannot be negative')

    def substringData(self, offset, count):
        """Return a piece of the text."""
        self._check_range(offset, count)
        return self.data[offset:offset + count]

    def appendData(self, arg):
        """Append text."""
        self.data = self.data + arg

    def insertData(self, offset, arg):
        """Insert text."""
        self._check_range(offset)
        if arg:
            self.data = self.data[:offset] + arg + self.data[offset:]

    def deleteData(self, offset, count):
        """Delete a piece of the text."""
        self._check_range(offset, count)
        if count:
            self.data = self.data[:offset] + self.data[offset + count:]

    def replaceData(self, offset, count, arg):
        """Put text where a piece was."""
        self._check_range(offset, count)
        if count:
            self.data = self.data[:offset] + arg + self.data[offset + count:]


defproperty(CharacterData, 'length', doc='Length of the string data.')


class Text(CharacterData):
    """A text."""

    __slots__ = ()
    nodeType = Node.TEXT_NODE
    nodeName = '#text'
    attributes = None

    def splitText(self, offset):
        """Make two texts of this one; return the second."""
        if offset < 0 or offset > len(self.data):
            raise xml.dom.IndexSizeErr('illegal offset value')
        second = self.__class__()
        second.data = self.data[offset:]
        second.ownerDocument = self.ownerDocument
        following = self.nextSibling
        if self.parentNode and self in self.parentNode.childNodes:
            if following is None:
                self.parentNode.appendChild(second)
            else:
                self.parentNode.insertBefore(second, following)
        self.data = self.data[:offset]
        return second

    def writexml(self, writer, indent='', addindent='', newl=''):
        """Write the text to a file."""
        _write_data(writer, f'{indent}{self.data}{newl}', False)

    def _neighbours(self):
        """Return the texts and CDATA sections that this one stands among, itself too."""
        def texts(node, step):
            while (node := getattr(node, step)) is not None and node.nodeType in (Node.TEXT_NODE,
                                                                                  Node.CDATA_SECTION_NODE):
                yield node
        return [*reversed([*texts(self, 'previousSibling')]), self, *texts(self, 'nextSibling')]

    def _get_wholeText(self):
        return ''.join(node.data for node in self._neighbours())

    def replaceWholeText(self, content):
        """Put one text where this one and its neighbours are; return it, or None for ''."""
        for node in self._neighbours():
            if node is not self:
                self.parentNode.removeChild(node)
        if content:
            self.data = content
            return self
        if self.parentNode is not None:
            self.parentNode.removeChild(self)
        return None

    def _get_isWhitespaceInElementContent(self):
        if self.data.strip(' \t\r\n'):
            return False
        element = _get_containing_element(self)
        if element is None:
            return False
        info = self.ownerDocument._get_elem_info(element)
        return info is not None and info.isElementContent()


defproperty(Text, 'isWhitespaceInElementContent',
            doc='True iff this text node contains only whitespace and is in element content.')
defproperty(Text, 'wholeText', doc='The text of all logically-adjacent text nodes.')


class Comment(CharacterData):
    """A comment."""

    nodeType = Node.COMMENT_NODE
    nodeName = '#comment'

    def __init__(self, data):
        CharacterData.__init__(self)
        self._data = data

    def writexml(self, writer, indent='', addindent='', newl=''):
        """Write the comment to a file."""
        if '--' in self.data:
            raise ValueError("'--' is not allowed in a comment node")
        writer.write(f'{indent}<!--{self.data}-->{newl}')


class CDATASection(Text):
    """A text that is written without escapes."""

    __slots__ = ()
    nodeType = Node.CDATA_SECTION_NODE
    nodeName = '#cdata-section'

    def writexml(self, writer, indent='', addindent='', newl=''):
        """Write the section to a file."""
        if ']]>' in self.data:
            raise ValueError("']]>' not allowed in a CDATA section")
        writer.write(f'<![CDATA[{self.data}]]>')


# ---- the document's type -----------------------------------------------------------------------------

class ReadOnlySequentialNamedNodeMap:
    """Entities or notations, in the order of their declarations."""

    __slots__ = '_seq',

    def __init__(self, seq=()):
        self._seq = seq

    def __len__(self):
        return len(self._seq)

    def _get_length(self):
        return len(self._seq)

    def getNamedItem(self, name):
        """Return the node of that name, or None."""
        return next((node for node in self._seq if node.nodeName == name), None)

    def getNamedItemNS(self, namespaceURI, localName):
        """Return the node of that name, or None."""
        return next((node for node in self._seq
                     if node.namespaceURI == namespaceURI and node.localName == localName), None)

    def __getitem__(self, name_or_tuple):
        if isinstance(name_or_tuple, tuple):
            node = self.getNamedItemNS(*name_or_tuple)
        else:
            node = self.getNamedItem(name_or_tuple)
        if node is None:
            raise KeyError(name_or_tuple)
        return node

    def item(self, index):
        """Return the node at an index, or None."""
        return self._seq[index] if 0 <= index < len(self._seq) else None

    def _refuse(self, *args):
        raise xml.dom.NoModificationAllowedErr('NamedNodeMap instance is read-only')

    removeNamedItem = removeNamedItemNS = setNamedItem = setNamedItemNS = _refuse

    def __getstate__(self):
        return [self._seq]

    def __setstate__(self, state):
        self._seq = state[0]


defproperty(ReadOnlySequentialNamedNodeMap, 'length', doc='Number of entries in the NamedNodeMap.')


class Identified:
    """What has a public and a system identifier."""

    __slots__ = 'publicId', 'systemId'

    def _identified_mixin_init(self, publicId, systemId):
        self.publicId = publicId
        self.systemId = systemId

    def _get_publicId(self):
        return self.publicId

    def _get_systemId(self):
        return self.systemId


class DocumentType(Identified, Childless, Node):
    """The declaration of a document's type."""

    nodeType = Node.DOCUMENT_TYPE_NODE
    nodeValue = None
    name = None
    publicId = None
    systemId = None
    internalSubset = None

    def __init__(self, qualifiedName):
        self.entities = ReadOnlySequentialNamedNodeMap()
        self.notations = ReadOnlySequentialNamedNodeMap()
        if qualifiedName:
            self.name = _nssplit(qualifiedName)[1]
        self.nodeName = self.name

    def _get_internalSubset(self):
        return self.internalSubset

    def cloneNode(self, deep):
        """Return a copy, if the node is in no document; deep: with entities and notations."""
        if self.ownerDocument is not None:
            return None
        clone = DocumentType(None)
        clone.name = clone.nodeName = self.name
        operation = xml.dom.UserDataHandler.NODE_CLONED
        if deep:
            clone.entities._seq = []
            clone.notations._seq = []
            for notation in self.notations._seq:
                twin = Notation(notation.nodeName, notation.publicId, notation.systemId)
                clone.notations._seq.append(twin)
                notation._call_user_data_handler(operation, notation, twin)
            for entity in self.entities._seq:
                twin = Entity(entity.nodeName, entity.publicId, entity.systemId, entity.notationName)
                twin.actualEncoding = entity.actualEncoding
                twin.encoding = entity.encoding
                twin.version = entity.version
                clone.entities._seq.append(twin)
                entity._call_user_data_handler(operation, entity, twin)
        self._call_user_data_handler(operation, self, clone)
        return clone

    def writexml(self, writer, indent='', addindent='', newl=''):
        """Write the declaration to a file."""
        writer.write('<!DOCTYPE ' + self.name)
        if self.publicId:
            writer.write(f"{newl}  PUBLIC '{self.publicId}'{newl}  '{self.systemId}'")
        elif self.systemId:
            writer.write(f"{newl}  SYSTEM '{self.systemId}'")
        if self.internalSubset is not None:
            writer.write(f' [{self.internalSubset}]')
        writer.write('>' + newl)


class Entity(Identified, Node):
    """The declaration of an entity."""

    attributes = None
    nodeType = Node.ENTITY_NODE
    nodeValue = None
    actualEncoding = None
    encoding = None
    version = None

    def __init__(self, name, publicId, systemId, notation):
        self.nodeName = name
        self.notationName = notation
        self.childNodes = NodeList()
        self._identified_mixin_init(publicId, systemId)

    def _get_actualEncoding(self):
        return self.actualEncoding

    def _get_encoding(self):
        return self.encoding

    def _get_version(self):
        return self.version

    def appendChild(self, newChild):
        raise xml.dom.HierarchyRequestErr('cannot append children to an entity node')

    def insertBefore(self, newChild, refChild):
        raise xml.dom.HierarchyRequestErr('cannot insert children below an entity node')

    def removeChild(self, oldChild):
        raise xml.dom.HierarchyRequestErr('cannot remove children from an entity node')

    def replaceChild(self, newChild, oldChild):
        raise xml.dom.HierarchyRequestErr('cannot replace children of an entity node')


class Notation(Identified, Childless, Node):
    """The declaration of a notation."""

    nodeType = Node.NOTATION_NODE
    nodeValue = None

    def __init__(self, name, publicId, systemId):
        self.nodeName = name
        self._identified_mixin_init(publicId, systemId)


# ---- documents ---------------------------------------------------------------------------------------

class DOMImplementation(DOMImplementationLS):
    """What makes documents."""

    _features = [('core', '1.0'), ('core', '2.0'), ('core', None), ('xml', '1.0'), ('xml', '2.0'), ('xml', None),
                 ('ls-load', '3.0'), ('ls-load', None)]

    def hasFeature(self, feature, version):
        """Return whether a feature is there."""
        return (feature.lower(), version or None) in self._features

    def createDocument(self, namespaceURI, qualifiedName, doctype):
        """Return a document with a root, unless all arguments are None."""
        if doctype and doctype.parentNode is not None:
            raise xml.dom.WrongDocumentErr('doctype object owned by another DOM tree')
        document = self._create_document()
        if not (namespaceURI is None and qualifiedName is None and doctype is None):
            if not qualifiedName:
                raise xml.dom.InvalidCharacterErr('Element with no name')
            prefix, _ = _nssplit(qualifiedName)
            if prefix == 'xml' and namespaceURI != 'http://www.w3.org/XML/1998/namespace':
                raise xml.dom.NamespaceErr("illegal use of 'xml' prefix")
            if prefix and not namespaceURI:
                raise xml.dom.NamespaceErr('illegal use of prefix without namespaces')
            root = document.createElementNS(namespaceURI, qualifiedName)
            if doctype:
                document.appendChild(doctype)
            document.appendChild(root)
        if doctype:
            doctype.parentNode = doctype.ownerDocument = document
        document.doctype = doctype
        document.implementation = self
        return document

    def createDocumentType(self, qualifiedName, publicId, systemId):
        """Return the declaration of a document's type."""
        doctype = DocumentType(qualifiedName)
        doctype.publicId = publicId
        doctype.systemId = systemId
        return doctype

    def getInterface(self, feature):
        """Return this if it has the feature, else None."""
        return self if self.hasFeature(feature, None) else None

    def _create_document(self):
        return Document()


class ElementInfo:
    """What a DTD says of an element: nothing, because there is none."""

    __slots__ = 'tagName',

    def __init__(self, name):
        self.tagName = name

    def getAttributeType(self, aname):
        """Return the type of an attribute."""
        return _no_type

    def getAttributeTypeNS(self, namespaceURI, localName):
        """Return the type of an attribute."""
        return _no_type

    def isElementContent(self):
        """Return whether only elements may be in it."""
        return False

    def isEmpty(self):
        """Return whether nothing may be in it."""
        return False

    def isId(self, aname):
        """Return whether an attribute is its ID."""
        return False

    def isIdNS(self, namespaceURI, localName):
        """Return whether an attribute is its ID."""
        return False

    def __getstate__(self):
        return self.tagName

    def __setstate__(self, state):
        self.tagName = state


class Document(Node, DocumentLS):
    """A document."""

    __slots__ = ('_elem_info', 'doctype', '_id_search_stack', 'childNodes', '_id_cache')
    _child_node_types = (Node.ELEMENT_NODE, Node.PROCESSING_INSTRUCTION_NODE, Node.COMMENT_NODE,
                         Node.DOCUMENT_TYPE_NODE)
    implementation = DOMImplementation()
    nodeType = Node.DOCUMENT_NODE
    nodeName = '#document'
    nodeValue = None
    attributes = None
    parentNode = None
    previousSibling = nextSibling = None
    actualEncoding = None
    encoding = None
    standalone = None
    version = None
    strictErrorChecking = False
    errorHandler = None
    documentURI = None

    def __init__(self):
        self.doctype = None
        self.childNodes = NodeList()
        self._elem_info = {}             # what the DTD says, by tag

    def _get_elem_info(self, element):
        key = (element.namespaceURI, element.localName) if element.namespaceURI else element.tagName
        return self._elem_info.get(key)

    def _get_actualEncoding(self):
        return self.actualEncoding

    def _get_doctype(self):
        return self.doctype

    def _get_documentURI(self):
        return self.documentURI

    def _get_encoding(self):
        return self.encoding

    def _get_errorHandler(self):
        return self.errorHandler

    def _get_standalone(self):
        return self.standalone

    def _get_strictErrorChecking(self):
        return self.strictErrorChecking

    def _get_version(self):
        return self.version

    def appendChild(self, node):
        """Append a child; there can be only one element."""
        self._check_child(node)
        if node.parentNode is not None:
            node.parentNode.removeChild(node)
        if node.nodeType == Node.ELEMENT_NODE and self._get_documentElement():
            raise xml.dom.HierarchyRequestErr('two document elements disallowed')
        return Node.appendChild(self, node)

    def removeChild(self, oldChild):
        """Take a child away and return it."""
        Node.removeChild(self, oldChild)
        if self.documentElement is oldChild:
            self.documentElement = None
        return oldChild

    def _get_documentElement(self):
        for node in self.childNodes:
            if node.nodeType == Node.ELEMENT_NODE:
                return node

    def unlink(self):
        if self.doctype is not None:
            self.doctype.unlink()
            self.doctype = None
        Node.unlink(self)

    def cloneNode(self, deep):
        """Return a copy with all below it; without deep, None."""
        if not deep:
            return None
        clone = self.implementation.createDocument(None, None, None)
        clone.encoding = self.encoding
        clone.standalone = self.standalone
        clone.version = self.version
        for node in self.childNodes:
            child = _clone_node(node, deep, clone)
            assert child.ownerDocument.isSameNode(clone)
            clone.childNodes.append(child)
            if child.nodeType == Node.DOCUMENT_NODE:
                assert clone.documentElement is None
            elif child.nodeType == Node.DOCUMENT_TYPE_NODE:
                assert clone.doctype is None
                clone.doctype = child
            child.parentNode = clone
        self._call_user_data_handler(xml.dom.UserDataHandler.NODE_CLONED, self, clone)
        return clone

    def _own(self, node):
        node.ownerDocument = self
        return node

    def createDocumentFragment(self):
        return self._own(DocumentFragment())

    def createElement(self, tagName):
        return self._own(Element(tagName))

    def _text(self, node, data):
        if not isinstance(data, str):
            raise TypeError('node contents must be a string')
        node.data = data
        return self._own(node)

    def createTextNode(self, data):
        return self._text(Text(), data)

    def createCDATASection(self, data):
        return self._text(CDATASection(), data)

    def createComment(self, data):
        return self._own(Comment(data))

    def createProcessingInstruction(self, target, data):
        return self._own(ProcessingInstruction(target, data))

    def createAttribute(self, qName):
        attr = self._own(Attr(qName))
        attr.value = ''
        return attr

    def createElementNS(self, namespaceURI, qualifiedName):
        prefix, _ = _nssplit(qualifiedName)
        return self._own(Element(qualifiedName, namespaceURI, prefix))

    def createAttributeNS(self, namespaceURI, qualifiedName):
        prefix, local = _nssplit(qualifiedName)
        attr = self._own(Attr(qualifiedName, namespaceURI, local, prefix))
        attr.value = ''
        return attr

    def _create_entity(self, name, publicId, systemId, notationName):
        return self._own(Entity(name, publicId, systemId, notationName))

    def _create_notation(self, name, publicId, systemId):
        return self._own(Notation(name, publicId, systemId))

    def getElementById(self, id):
        """Return the element that has this ID: as the DTD says, or setIdAttribute() has said."""
        for element in _elements_below(self):
            for attr in (element._attrs or {}).values():
                if attr.value == id and attr.isId:
                    return element
        return None

    def getElementsByTagName(self, name):
        """Return the elements that have that tag; '*': all."""
        return _by_tag_name(self, name)

    def getElementsByTagNameNS(self, namespaceURI, localName):
        """Return the elements that have that name; '*' stands for any."""
        return _by_tag_name_ns(self, namespaceURI, localName)

    def isSupported(self, feature, version):
        """Return whether the implementation has a feature."""
        return self.implementation.hasFeature(feature, version)

    def importNode(self, node, deep):
        """Return a copy of another document's node that belongs to this one."""
        if node.nodeType == Node.DOCUMENT_NODE:
            raise xml.dom.NotSupportedErr('cannot import document nodes')
        if node.nodeType == Node.DOCUMENT_TYPE_NODE:
            raise xml.dom.NotSupportedErr('cannot import document type nodes')
        return _clone_node(node, deep, self)

    def writexml(self, writer, indent='', addindent='', newl='', encoding=None, standalone=None):
        """Write the document to a file."""
        declarations = []
        if encoding:
            declarations.append(f'encoding="{encoding}"')
        if standalone is not None:
            declarations.append(f'standalone="{"yes" if standalone else "no"}"')
        writer.write(f'<?xml version="1.0" {" ".join(declarations)}?>{newl}')
        for node in self.childNodes:
            node.writexml(writer, indent, addindent, newl)

    def renameNode(self, n, namespaceURI, name):
        """Give an element or attribute another name."""
        if n.ownerDocument is not self:
            raise xml.dom.WrongDocumentErr('cannot rename nodes from other documents;\n'
                                           f'expected {self},\nfound {n.ownerDocument}')
        if n.nodeType not in (Node.ELEMENT_NODE, Node.ATTRIBUTE_NODE):
            raise xml.dom.NotSupportedErr('renameNode() only applies to element and attribute nodes')
        if namespaceURI != EMPTY_NAMESPACE:
            if ':' in name:
                prefix, local = name.split(':', 1)
                if prefix == 'xmlns' and namespaceURI != XMLNS_NAMESPACE:
                    raise xml.dom.NamespaceErr("illegal use of 'xmlns' prefix")
            else:
                if (name == 'xmlns' and namespaceURI != XMLNS_NAMESPACE
                        and n.nodeType == Node.ATTRIBUTE_NODE):
                    raise xml.dom.NamespaceErr("illegal use of the 'xmlns' attribute")
                prefix, local = None, name
        else:
            prefix = local = None
        element = None
        if n.nodeType == Node.ATTRIBUTE_NODE:
            element = n.ownerElement
            if element is not None:
                was_id = n._is_id
                element.removeAttributeNode(n)
        n.prefix = prefix
        n._localName = local
        n.namespaceURI = namespaceURI
        if n.nodeType == Node.ELEMENT_NODE:
            n.nodeName = n.tagName = name
        else:
            n._name = name
            if element is not None:
                element.setAttributeNode(n)
                if was_id:
                    element.setIdAttributeNode(n)
        n._call_user_data_handler(xml.dom.UserDataHandler.NODE_RENAMED, n, None)
        return n


defproperty(Document, 'documentElement', doc='Top-level element of this document.')


# ---- copies ------------------------------------------------------------------------------------------

def _clone_node(node, deep, newOwnerDocument):
    """Return a copy of a node in a document, which may be another one."""
    same = node.ownerDocument.isSameNode(newOwnerDocument) if node.ownerDocument is not None else False
    operation = xml.dom.UserDataHandler.NODE_CLONED if same else xml.dom.UserDataHandler.NODE_IMPORTED
    kind = node.nodeType
    if kind == Node.ELEMENT_NODE:
        clone = newOwnerDocument.createElementNS(node.namespaceURI, node.nodeName)
        for attr in (node._attrs or {}).values():
            clone.setAttributeNS(attr.namespaceURI, attr.nodeName, attr.value)
            twin = clone.getAttributeNodeNS(attr.namespaceURI, attr.localName)
            twin.specified = attr.specified
        if deep:
            for child in node.childNodes:
                clone.appendChild(_clone_node(child, deep, newOwnerDocument))
    elif kind == Node.DOCUMENT_FRAGMENT_NODE:
        clone = newOwnerDocument.createDocumentFragment()
        if deep:
            for child in node.childNodes:
                clone.appendChild(_clone_node(child, deep, newOwnerDocument))
    elif kind == Node.TEXT_NODE:
        clone = newOwnerDocument.createTextNode(node.data)
    elif kind == Node.CDATA_SECTION_NODE:
        clone = newOwnerDocument.createCDATASection(node.data)
    elif kind == Node.PROCESSING_INSTRUCTION_NODE:
        clone = newOwnerDocument.createProcessingInstruction(node.target, node.data)
    elif kind == Node.COMMENT_NODE:
        clone = newOwnerDocument.createComment(node.data)
    elif kind == Node.ATTRIBUTE_NODE:
        clone = newOwnerDocument.createAttributeNS(node.namespaceURI, node.nodeName)
        clone.specified = True
        clone.value = node.value
    elif kind == Node.DOCUMENT_TYPE_NODE:
        assert not same
        operation = xml.dom.UserDataHandler.NODE_IMPORTED
        clone = newOwnerDocument.implementation.createDocumentType(node.name, node.publicId, node.systemId)
        clone.ownerDocument = newOwnerDocument
        if deep:
            clone.entities._seq = []
            clone.notations._seq = []
            for notation in node.notations._seq:
                twin = Notation(notation.nodeName, notation.publicId, notation.systemId)
                twin.ownerDocument = newOwnerDocument
                clone.notations._seq.append(twin)
                notation._call_user_data_handler(operation, notation, twin)
            for entity in node.entities._seq:
                twin = Entity(entity.nodeName, entity.publicId, entity.systemId, entity.notationName)
                twin.actualEncoding = entity.actualEncoding
                twin.encoding = entity.encoding
                twin.version = entity.version
                twin.ownerDocument = newOwnerDocument
                clone.entities._seq.append(twin)
                entity._call_user_data_handler(operation, entity, twin)
    else:
        raise xml.dom.NotSupportedErr('Cannot clone node %s' % repr(node))
    if hasattr(node, '_call_user_data_handler'):
        node._call_user_data_handler(operation, node, clone)
    return clone


# ---- reading -----------------------------------------------------------------------------------------

def _do_pulldom_parse(func, args, kwargs):
    events = func(*args, **kwargs)
    _, document = events.getEvent()
    events.expandNode(document)
    events.clear()
    return document


def parse(file, parser=None, bufsize=None):
    """Return the document in a file, or a file of that name; with a parser of SAX, if one is given."""
    if parser is None and not bufsize:
        from xml.dom import expatbuilder
        return expatbuilder.parse(file)
    from xml.dom import pulldom
    return _do_pulldom_parse(pulldom.parse, (file,), {'parser': parser, 'bufsize': bufsize})


def parseString(string, parser=None):
    """Return the document in a string; with a parser of SAX, if one is given."""
    if parser is None:
        from xml.dom import expatbuilder
        return expatbuilder.parseString(string)
    from xml.dom import pulldom
    return _do_pulldom_parse(pulldom.parseString, (string,), {'parser': parser})


def getDOMImplementation(features=None):
    """Return the implementation, or None if it lacks one of the features."""
    if features:
        if isinstance(features, str):
            features = domreg._parse_feature_string(features)
        for feature, version in features:
            if not Document.implementation.hasFeature(feature, version):
                return None
    return Document.implementation
