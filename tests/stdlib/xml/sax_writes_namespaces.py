"""XMLGenerator quotes the names of namespaces as it does all attributes; codecs.open() warns."""
import codecs
import io
import os
import warnings
from xml.sax.saxutils import XMLGenerator
from xml.sax.xmlreader import AttributesNSImpl

out = io.StringIO()
writer = XMLGenerator(out)
writer.startPrefixMapping('p', 'http://name/?a="1"&b=<2>')
writer.startPrefixMapping(None, "it's & \"that\"")
writer.startElementNS(('http://name/?a="1"&b=<2>', 'doc'), 'p:doc', AttributesNSImpl({}, {}))
writer.endElementNS(('http://name/?a="1"&b=<2>', 'doc'), 'p:doc')
print(out.getvalue())

with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter('always')
    codecs.open(os.devnull, 'rb').close()
print([(str(w.message), w.category, os.path.basename(w.filename) == os.path.basename(__file__)) for w in caught])
