# Every kind of event that Expat tells of, errors and their places, and exceptions that leave a handler.
import pyexpat
from xml.parsers import expat

DOCUMENT = b'''<?xml version="1.0" encoding="koi8-r"?><!DOCTYPE r SYSTEM "foo.dtd" [<!NOTATION n SYSTEM "x">
<!ENTITY u SYSTEM "a" NDATA n><!ENTITY i "text"><!ENTITY ext SYSTEM "y"><!ATTLIST a b CDATA "def">
<!ELEMENT r (a|b*)+><!ELEMENT a (#PCDATA|b)*>]>
<r xmlns="urn:x"><!-- c --><?pi data?><a/> t &lt; \xc1 &i; &ext; &#65; <![CDATA[ cd ]]> <b x="1"/></r>'''

p = expat.ParserCreate(None, '}')
for name in dir(p):
    if name.endswith('Handler') or name == 'DefaultHandlerExpand':
        def handler(*args, name=name):
            print(name, args, p.CurrentByteIndex, p.CurrentLineNumber, p.CurrentColumnNumber)
            return 1
        setattr(p, name, handler)
p.buffer_text = True
print(p.Parse(DOCUMENT, True))

p = expat.ParserCreate()
p.ordered_attributes = True
p.StartElementHandler = lambda *args: print(args, p.GetInputContext())
p.CharacterDataHandler = print
for piece in b'<a x="1" y="2">', b'one', b' two', b'</a>':
    p.Parse(piece)
p.Parse(b'', True)


def again(name, attributes):
    p.Parse('<b/>')


def divide(name, attributes):
    return 1 / 0


for document in '<a>', '<a></b>', '&x;', '<a b="1" b="2"/>', '<a/><b/>', '<a>\x01</a>', '<p:a/>', '<a><b/></a>':
    for handler in again, divide, None:
        p = expat.ParserCreate(None, ' ')
        p.StartElementHandler = handler
        try:
            print(p.Parse(document, True))
        except Exception as e:
            print(repr(e), getattr(e, 'code', 0))

for what in (lambda: expat.ParserCreate(1), lambda: expat.ParserCreate('a', 'xx'), lambda: p.Parse(1),
             lambda: setattr(p, 'buffer_size', 0), lambda: setattr(p, 'buffer_size', 'a'),
             lambda: p.ParseFile(1), lambda: delattr(p, 'buffer_text'),
             lambda: expat.ParserCreate('bogus').Parse(b'<a/>', True), lambda: expat.ErrorString(3)):
    try:
        print(what())
    except Exception as e:
        print(type(e), e)
print(expat.errors.XML_ERROR_SYNTAX, expat.errors.codes['mismatched tag'], expat.model.XML_CQUANT_PLUS)
print(expat.ExpatError.__mro__, pyexpat.error is expat.ExpatError)
