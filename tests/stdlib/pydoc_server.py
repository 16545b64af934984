# Pages served to browsers: which address means which page; python -m pydoc.
import os
import pydoc
import re
import subprocess
import sys
import urllib.request

for url in ('', 'index.html', 'get?key=', 'topics', 'keywords', 'textwrap', 'get?key=textwrap.html', 'search?key=Zipimport',
            'topic?key=def', 'topic?key=STRINGS', 'get?key=pass', 'nosuch', 'topic?key=nosuch', 'getfile?key=nosuch',
            'json.decoder.JSONDecoder', 'what?key=1'):
    page = pydoc._url_handler(url)
    print(url, '|', re.search('<title>(.*)</title>', page)[1],
          '|', re.findall(r'(\w+Error: .*)', page), '>TRUTHVALUE<' in page, 'topic?key=TYPES' in page,
          '>textwrap<' in page or 'strong>dedent<' in page, page.endswith('</body></html>'))
try:
    pydoc._url_handler('x', 'image/png')
except TypeError as error:
    print(error)
server = pydoc._start_server(lambda url, kind: f'{url} {kind}', 'localhost', 0)
print(type(server).__name__, server.serving, server.error, server.url == f'http://localhost:{server.port}/')
for path in 'a', 'b.css':
    with urllib.request.urlopen(server.url + path) as answer:
        print(answer.headers['Content-Type'], answer.read())
server.stop()
print(server.serving, server.url)


def run(*arguments):
    result = subprocess.run([sys.executable, '-m', 'pydoc', *arguments], capture_output=True, text=True)
    print(arguments, result.returncode, result.stdout.splitlines()[:2], result.stderr)


run('len')
run('textwrap.dedent')
run('nosuch')
run('./nosuch.py')
run('while')
run('-z')
os.chdir(os.environ.get('TEST_TMP', '/tmp'))
with open('mine.py', 'w') as file:
    file.write('"""A module."""\nx = 1\n')
with open('broken.py', 'w') as file:
    file.write('1/0\n')
run('mine')
run('./mine.py')
run('broken')
run('-w', 'mine')
with open('mine.html') as file:
    print(re.findall('<title>.*</title>|<strong>x</strong>.*', file.read()))
print(pydoc.synopsis('mine.py'), pydoc.importfile('mine.py').x)
try:
    pydoc.importfile('broken.py')
except pydoc.ErrorDuringImport as error:
    print(error)
