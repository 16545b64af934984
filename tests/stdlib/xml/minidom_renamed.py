"""Local names after a renaming, IDs of attributes that were replaced, white space in elements, copies."""
import copy
import pickle
import xml.dom
from xml.dom.minidom import parseString

d = parseString("<doc a='v' p:b='w' xmlns:p='u'><x/></doc>")
e = d.documentElement
for a in e.attributes.values():
    print(a.name, a.localName)
for n in (e.getAttributeNode('a'), e.getAttributeNode('p:b'), e):
    for ns, name in ((xml.dom.EMPTY_NAMESPACE, 'q'), ('http://n', 'c'), ('http://n', 'p:d'), (xml.dom.EMPTY_NAMESPACE, 'r')):
        n = d.renameNode(n, ns, name)
        print(n.nodeName, n.localName, n.prefix, n.namespaceURI)
print(d.createAttribute('a').localName, d.createAttribute('a:b').localName, d.createElement('a:b').localName,
      d.createAttributeNS('u', 'a:b').localName, d.createElement('z').localName, e.firstChild.localName)

d = parseString("<!DOCTYPE a [<!ELEMENT a (b)*><!ELEMENT b (#PCDATA)>]><a v='1'> <b>x</b>\xa0</a>")
a = d.documentElement
print([getattr(child, 'isWhitespaceInElementContent', None) for child in a.childNodes])
old = a.getAttributeNode('v')
a.setIdAttribute('v')
print(old.isId, d.getElementById('1') is a)
new = d.createAttribute('v')
new.value = '1'
a.setAttributeNode(new)
print(old.isId, new.isId, d.getElementById('1'))
print(pickle.loads(pickle.dumps(d.createElement('p:q'))).localName, copy.deepcopy(d.createElement('p:q')).localName)
