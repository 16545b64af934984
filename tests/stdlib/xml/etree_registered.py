"""The table of registered namespaces."""
from xml.etree import ElementTree

table = ElementTree.register_namespace._namespace_map
ElementTree.register_namespace('mine', 'urn:mine')
print(table['urn:mine'], ElementTree._namespace_map is table)
print(ElementTree.tostring(ElementTree.Element('{urn:mine}a')))
table.pop('urn:mine')
print(ElementTree.tostring(ElementTree.Element('{urn:mine}a')))
