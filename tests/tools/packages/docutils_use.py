"""Docutils: its own documents as HTML 4, HTML 5, LaTeX, XML, manpage, pseudo-XML, S5; and messages of errors."""
import io
import os
import sys
if os.environ.get('PACKAGES_ROOT'):
    import docutils
    installed = docutils._datadir
    docutils._datadir = lambda *args: os.environ['PACKAGES_ROOT'] + installed(*args)
import docutils.core
files = sys.argv[1:]
S = {'datestamp': None, 'generator': None, 'halt_level': 5, 'report_level': 1, 'warning_stream': False, 'file_insertion_enabled': True, 'raw_enabled': True, 'embed_stylesheet': False, 'input_encoding': 'utf-8', '_disable_config': True, 'stylesheet_path': '', 'stylesheet': ''}

def run(text, writer, path):
    settings = dict(S)
    if 'html' in writer or writer == 's5':
        pass
    else:
        (settings.pop('stylesheet_path'), settings.pop('stylesheet'))
    w = io.StringIO()
    settings['warning_stream'] = w
    try:
        out = docutils.core.publish_string(text, source_path=path, writer_name=writer, settings_overrides=settings)
    except Exception as e:
        out = f'{type(e).__name__} {e}'.encode()
    return (out.decode('utf-8', 'replace') if isinstance(out, bytes) else out, w.getvalue())
for path in files:
    text = open(path, encoding='utf-8').read()
    for writer in ('html4', 'html5', 'latex', 'xml', 'manpage', 'pseudoxml'):
        out, warnings = run(text, writer, path.rsplit('/', 1)[-1])
        print('=====', path.rsplit('/', 1)[-1], writer, len(out))
        print(out if writer in ('html5', 'xml') else out[:3000] + out[-3000:])
        print(warnings)
BAD = 'Title\n===\n*unclosed ``lit |sub| `ref`_ [9]_ foo_\n\n.. unknown:: x\n.. image::\n.. code:: python\n\n   def f(x): return "s"\n\n.. math:: a^2 + \\frac{1}{2}\n\n.. table:: T\n\n   == ==\n   a  b\n   == ==\n   1  2\n   ====\n\n.. csv-table:: c\n   :header: a, b\n\n   1, "2, 3"\n\n+---+\n| x |\n+---+\n\n:field: value\n-o FILE  option\n--long=x  text\n\n.. |r| replace:: text\n.. _target: http://x.org\n.. [CIT] citation\n.. include:: nofile.txt\n.. role:: custom\n.. class:: special\n\n- a\n - b\n\n  1) x\n  #) y\n\n:math:`x_1` :sub:`2` :custom:`r` :pep:`8` :rfc:`822` :nope:`q`\n\nSub\n~~~\nSub\n---\n'
for writer in ('html4', 'html5', 'latex', 'pseudoxml', 'xml', 's5', 'odt' if False else 'manpage'):
    out, warnings = run(BAD, writer, 'bad.rst')
    print('=====', writer)
    print(out)
    print(warnings)
doc = docutils.core.publish_doctree('Hello *w*\n\n- a\n- b', settings_overrides=S)
print(doc.asdom().toxml())
print(doc.pformat())
print([n.tagname for n in doc.traverse()] if hasattr(doc, 'traverse') else '')
print(docutils.core.publish_parts('T\n=\n\nx', writer_name='html5', settings_overrides=S)['html_body'])
