# Trees of elements: making, searching, changing, writing, and what goes wrong.
import copy
import io
import pickle
import re
import xml.etree.ElementTree as ET


def show(what):
    try:
        text = repr(what())
    except Exception as e:
        text = f'{type(e).__name__} {e} {getattr(e, "code", "")} {getattr(e, "position", "")}'
    print(re.sub('0x[0-9a-f]+', '0x', text))


def assign(target, index, value):
    target[index] = value


a = ET.Element('a', {'x': '1'}, y='2')
b = ET.SubElement(a, 'b')
for what in (lambda: ET.Element(), lambda: ET.Element('a', 5), lambda: ET.Element('a', attrib={'x': 1}, x=2).attrib,
             lambda: a.append(5), lambda: a.extend(5), lambda: a.extend([5]), lambda: a.insert(0, 5),
             lambda: a.insert('a', b), lambda: a.remove(5), lambda: a.remove(ET.Element('z')), lambda: a[5],
             lambda: a['a'], lambda: assign(a, 5, b), lambda: assign(a, 0, 5), lambda: assign(a, slice(1), 5),
             lambda: assign(a, slice(1), [5]), lambda: assign(a, slice(None, None, 2), [b, b]),
             lambda: delattr(a, 'tag'), lambda: a.__getstate__(), lambda: a.makeelement('a', 5)):
    show(what)
for path in ('', '/a', 'a[', 'x:a', 'b', './b', 'a[0]', 'a[last()+1]', 'a[last()-1]', 'a[foo()]', 'a[@x>1]', 'a//', './',
             'a[b/c]', '..', '*', '{*}b', '{}b'):
    show(lambda: a.findall(path))

tree = ET.fromstring('<r xmlns="u" xmlns:p="q"><!--c--><p:b p:c="1" d="2">t<i/>u</p:b>v<p:b>w</p:b><e><b>t</b></e></r>')
for path in ('p:b', '{q}b', '*', './/*', '{q}*', "{q}b[@d='2']", "{q}b[@d!='2']", '{q}b[2]', '{q}b[last()]', "*[.='w']",
             './/{*}b', 'n:e/n:b', ".//n:e[n:b='t']", './/n:b/..'):
    show(lambda: [e.tag for e in tree.findall(path, {'p': 'q', 'n': 'u'})])
show(lambda: [e.tag for e in tree.iter()])
show(lambda: list(tree.itertext()))
show(lambda: tree.findtext('{q}b'))
show(lambda: ET.tostring(tree))
show(lambda: ET.tostring(tree, 'unicode', default_namespace='u'))
show(lambda: ET.tostring(tree, method='html'))
show(lambda: ET.tostring(tree, method='text'))
show(lambda: ET.tostring(tree, 'utf-16') == ET.tostring(tree, 'unicode').join(
    ["<?xml version='1.0' encoding='utf-16'?>\n", '']).encode('utf-16'))
show(lambda: ET.tostringlist(tree, 'unicode'))
show(lambda: ET.tostring(copy.deepcopy(tree)) == ET.tostring(pickle.loads(pickle.dumps(tree))) == ET.tostring(tree))
ET.indent(tree)
print(ET.tostring(tree, 'unicode'))
print(ET.canonicalize('<a xmlns:z="u" z:b="2" a="1&#10;"><!--x--><z:c> t </z:c><?p d?><d></d></a>', strip_text=True))
print(ET.canonicalize('<a xmlns:z="u" t="z:n"><z:c>z:m</z:c></a>', rewrite_prefixes=True, with_comments=True,
                      qname_aware_tags=['{u}c'], qname_aware_attrs=['t'], exclude_attrs=['y']))

for text in '<a>', '', '<a>&foo;</a>', '<!DOCTYPE a SYSTEM "x"><a>&foo;</a>', '<a></b>':
    show(lambda: ET.fromstring(text))
show(lambda: ET.tostring(5))
show(lambda: ET.tostring(a, method='foo'))
for value in 5, None, b'':
    a.text = value
    show(lambda: ET.tostring(a))
a.text = None
p = ET.XMLPullParser(['start', 'end', 'start-ns', 'end-ns', 'comment', 'pi'])
for piece in '<a xmlns="u"><!--c-->', '<?pi x?><b c="1">t', '</b></a>':
    p.feed(piece)
    show(lambda: [(event, getattr(e, 'text', e)) for event, e in p.read_events()])
p.close()
show(lambda: p.feed('x'))
events = ET.iterparse(io.StringIO('<a><b/><c/></a>'), ['start', 'end'])
show(lambda: [(event, e.tag) for event, e in events])
show(lambda: events.root)
show(lambda: ET.iterparse(io.StringIO('<a/>'), ['foo']))


class Target:
    def start(self, tag, attrib): print('start', tag, attrib)
    def end(self, tag): print('end', tag)
    def data(self, data): print('data', repr(data))
    def doctype(self, *args): print('doctype', args)
    def close(self): return 'closed'


parser = ET.XMLParser(target=Target())
parser.entity['known'] = 'what is known'
show(lambda: ET.XML('<!DOCTYPE a PUBLIC "p" "s"><a b="1">x\ny&known;&amp;</a>', parser))
show(lambda: (ET.QName('u', 'a') == ET.QName('{u}a'), str(ET.QName('u', 'a')), ET.QName('a') < 'b', ET.QName('x')))
show(lambda: ET.register_namespace('ns0', 'x'))
q = ET.Element(ET.QName('u', 'a'), {ET.QName('v', 'b'): ET.QName('w', 'c')})
show(lambda: ET.tostring(q))
ET.dump(ET.ElementTree(a))
