"""XInclude; spaces that are no white space of XML, plaintext in HTML, errors of iterables; encodings of several bytes."""
import warnings
import xml.etree.ElementTree as ET
from xml.etree import ElementInclude

XI = 'xmlns:xi="http://www.w3.org/2001/XInclude"'
documents = {'a/b.xml': f'<b {XI}><xi:include href="c.xml"/>t</b>', 'loop': f'<l {XI}><xi:include href="loop"/></l>'}


def load(href, parse, encoding=None):
    print('load', href, parse, encoding)
    if href == 'none':
        return None
    return ET.XML(documents.get(href, '<leaf/>')) if parse == 'xml' else 'TEXT'


def include(body, *args, **keywords):
    tree = ET.XML(f'<r {XI}>{body}</r>')
    try:
        ElementInclude.include(tree, load, *args, **keywords)
        print(ET.tostring(tree))
    except (ElementInclude.FatalIncludeError, ValueError) as error:
        print(type(error).__name__, error)


for base in None, 'http://host/x/':
    include('<xi:include href="a/b.xml"/>tail<q><xi:include href="z" parse="text" encoding="latin-1"/>more</q>', base)
include('<e/><xi:include href="z" parse="text"/>1<xi:include href="z" parse="text"/>')
for body in ('<xi:fallback/>', '<xi:include href="x" parse="y"/>', '<xi:include href="none"/>',
             '<xi:include href="none" parse="text"/>', '<xi:include href="loop"/>'):
    include(body)
include('<xi:include href="loop"/>', max_depth=1)
include('', max_depth=-1)

tree = ET.XML('<a>&#160;<b>\n<c>&#160;x </c></b></a>')
ET.indent(tree)
print(ET.tostring(tree), ascii(ET.canonicalize('<a> &#160;x&#160; </a>', strip_text=True)))
tree = ET.Element('PlainText')
tree.text = '<b>&'
print(ET.tostring(tree, method='html'), ET.SubElement(tree, 'sub', attrib={'key': '1'}, other='2').attrib)


def fails():
    raise TypeError('own')
    yield


for use in tree.extend, lambda values: tree.__setitem__(slice(None), values), lambda values: tree.__setstate__({'tag': 'x', '_children': values}):
    for values in fails(), 5, [None]:
        try:
            use(values)
        except TypeError as error:
            print(error)

for encoding in 'gb18030', 'utf-7', 'rot13', 'nope':
    try:
        ET.XML(f"<?xml version='1.0' encoding='{encoding}'?><a/>".encode('ascii'))
    except (LookupError, ValueError) as error:
        print(type(error), error)

with warnings.catch_warnings():
    warnings.simplefilter('error')
    import os
    import tempfile
    with tempfile.NamedTemporaryFile(delete_on_close=False) as file:
        file.write(b'<a><b/></a>')
        file.close()
        print([element.tag for _, element in ET.iterparse(file.name)])
    import gc
    gc.collect()
