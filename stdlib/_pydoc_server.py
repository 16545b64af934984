"""Serving pydoc's pages to a browser: which page an address means, and the server with its commands."""

import html as html_escapes
import os
import platform
import sys
import threading
import time
import tokenize
import urllib.parse
import warnings
from importlib.machinery import FrozenImporter
from traceback import format_exception_only

import pydoc
from _pydoc_html import HTMLDoc

_STYLE = """\
body { font-family: sans-serif; margin: 1em; }
table { border-spacing: 0; width: 100%; }
td { vertical-align: top; padding: 2px 4px; }
.code, pre { font-family: monospace; }
.heading-text, .decor.heading-text td { color: #fff; }
.heading .heading-text, .title-decor { background: #7799ee; }
.index-decor { background: #ee77aa; }
.functions-decor { background: #eeaa77; }
.data-decor { background: #55aa55; }
.author-decor { background: #7799ee; }
.pkg-content-decor { background: #aa55cc; }
.error-decor { background: #bb0000; }
.section .code, .singlecolumn, .multicolumn { color: #000; background: #fff; }
.heading-text a { color: inherit; }
.grey { color: #909090; }
.repr { color: #c040c0; }
.extra { text-align: right; }
.bigsection { font-size: larger; }
"""


class _Pages(HTMLDoc):
    """Writes whole pages with links to the others at the top."""

    def page(self, title, contents):
        """Return a whole page."""
        return f'''\
<!DOCTYPE>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Pydoc: {title}</title>
<link rel="stylesheet" type="text/css" href="pydoc_data/_pydoc.css"></head><body>{self._navigation()}
<div style="clear:both;padding-top:.5em;">{contents}</div>
</body></html>'''

    def _navigation(self):
        version = html_escapes.escape(f'{platform.python_version()} [{platform.python_implementation()}]')
        form = '''
<form action="{0}" style='display:inline;'>
<input type=text name=key size=15>
<input type=submit value="{1}">
</form>'''
        return f'''
<div style='float:left'>
Python {version}<br>{html_escapes.escape(platform.platform(terse=True))}
</div>
<div style='float:right'>
<div style='text-align:center'>
<a href="index.html">Module Index</a>
: <a href="topics.html">Topics</a>
: <a href="keywords.html">Keywords</a>
</div>
<div>{form.format('get', 'Get')}&nbsp;{form.format('search', 'Search')}
</div>
</div>'''

    def filelink(self, url, path):
        """Return a link to the page that shows a source file."""
        return f'<a href="getfile?key={url}">{path}</a>'

    def titled(self, title):
        """Return the heading of a page that is no module's."""
        return self.heading(f'<strong class="title">{title}</strong>')

    def keylinks(self, names):
        """Return links to the pages of keywords and topics."""
        return self.multicolumn(names, lambda name: f'<a href="topic?key={name}">{name}</a>')

    def _links_section(self, title, names):
        """Return a section of links to modules."""
        return self.bigsection(title, 'index', self.multicolumn(
            sorted(names), lambda name: f'<a href="{name}.html">{name}</a>'))

    # ---- pages; each method returns a title and contents

    def index_page(self):
        """Return the index of all modules."""
        names = [name for name in sys.builtin_module_names if name != '__main__']
        contents = [self.titled('Index of Modules'), '<p>', self._links_section('Built-in Modules', names)]
        frozen = [name for name in sys.stdlib_module_names.difference(names) if FrozenImporter.find_spec(name)]
        if frozen:
            contents.append(self._links_section('Library Modules', frozen))
        seen = {}
        contents += [self.index(dir, seen) for dir in sys.path]
        return 'Index of Modules', ''.join(contents)

    def search_page(self, key):
        """Return the modules whose name or summary has a word in it."""
        results = []

        def found(path, name, summary):
            if name.endswith('.__init__'):
                name = name[:-9] + ' (package)'
            results.append((name, (summary or '') and ' - ' + summary))

        with warnings.catch_warnings():
            warnings.filterwarnings('ignore')
            pydoc.ModuleScanner().run(found, key, onerror=lambda name: None)
        lines = [f'<a href="{name}.html">{name}</a>{self.escape(summary)}' for name, summary in results]
        return 'Search Results', self.titled('Search Results') + self.bigsection(
            f'key = {self.escape(key)}', 'index', '<br>'.join(lines))

    def names_page(self, title, names):
        """Return a list of keywords or topics."""
        return title, self.titled('INDEX') + self.bigsection(title, 'index', self.keylinks(sorted(names)))

    def topic_page(self, key):
        """Return the text of a keyword or topic."""
        text, related = pydoc.Helper()._gettopic(key)
        if not related and text.startswith('no documentation found'):
            raise ValueError('could not find object')
        title = 'KEYWORD' if key in pydoc.Helper.keywords else 'TOPIC'
        contents = self.titled(title) + self.bigsection(key, 'index', f'<pre>{self.escape(text)}</pre>')
        if related:
            contents += self.section('Related help topics: ', 'index', self.keylinks(sorted(related.split())))
        return f'{title} {key}', contents

    def file_page(self, url):
        """Return a source file."""
        path = urllib.parse.unquote(url.removeprefix('//'))
        with tokenize.open(path) as file:
            text = file.read()
        return f'getfile {self.escape(path)}', self.titled(f'File: {self.escape(path)}') + self.bigsection(
            self.escape(path), 'index', f'<pre>{self.escape(text)}</pre>')

    def object_page(self, name):
        """Return the documentation of what a dotted name means."""
        object = pydoc.locate(name, forceload=1)
        if object is None and name != 'None':
            raise ValueError('could not find object')
        return pydoc.describe(object), self.document(object, name)

    def error_page(self, url, error):
        """Return what went wrong."""
        message = ''.join(format_exception_only(type(error), error))
        return f'Error - {self.escape(url)}', self.titled('Error') + self.bigsection(
            self.escape(url), 'error', self.escape(message))

    def find(self, url):
        """Return the title and contents of the page at an address."""
        name = url.removesuffix('.html')
        if name in ('', 'index'):
            return self.index_page()
        if name == 'topics':
            return self.names_page('Topics', pydoc.Helper.topics)
        if name == 'keywords':
            return self.names_page('Keywords', pydoc.Helper.keywords)
        if '=' not in name:
            return self.object_page(name)
        action, _, key = name.partition('=')
        if action == 'search?key':
            return self.search_page(key)
        if action == 'topic?key':
            return self.topic_page(key)
        if action == 'getfile?key' and os.path.isfile(urllib.parse.unquote(key.removeprefix('//'))):
            return self.file_page(key)
        if action != 'get?key':
            raise ValueError('bad pydoc url')
        if not key:
            return self.index_page()
        if key in pydoc.Helper.keywords or key in pydoc.Helper.topics:
            return self.topic_page(key)
        return self.object_page(key)


_pages = _Pages()


def url_handler(url, content_type='text/html'):
    """Return the page, or the style sheet, at an address."""
    url = url.removeprefix('/')
    if content_type == 'text/css':
        return _STYLE
    if content_type != 'text/html':
        raise TypeError(f'unknown content type {content_type!r} for url {url}')
    try:
        title, contents = _pages.find(url)
    except Exception as error:        # whatever documenting it came upon is what the page says
        title, contents = _pages.error_page(url, error)
    return _pages.page(title, contents)


def start_server(urlhandler, hostname, port):
    """Start a thread that serves urlhandler(url, content type) at an address; return it when it serves or failed."""
    import http.server
    import select

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            content_type = 'text/css' if self.path.endswith('.css') else 'text/html'
            self.send_response(200)
            self.send_header('Content-Type', f'{content_type}; charset=UTF-8')
            self.end_headers()
            self.wfile.write(self.server.urlhandler(self.path, content_type).encode('utf-8'))

        def log_message(self, *args):
            pass                      # the terminal is for commands

    class Server(http.server.HTTPServer):
        quit = False

        def serve_until_quit(self):
            while not self.quit:
                if select.select([self.socket], [], [], 1)[0]:
                    self.handle_request()
            self.server_close()

    class ServerThread(threading.Thread):
        def __init__(self):
            threading.Thread.__init__(self)
            self.urlhandler, self.host, self.port = urlhandler, hostname, int(port)
            self.serving = False
            self.error = self.url = self.docserver = None

        def run(self):
            try:
                self.docserver = Server((self.host, self.port), Handler)
                self.docserver.urlhandler = self.urlhandler
                self.port = self.docserver.server_port
                self.url = f'http://{self.host}:{self.port}/'
                self.serving = True
                self.docserver.serve_until_quit()
            except Exception as error:
                self.error = error

        def stop(self):
            """End the server; wait for the thread."""
            self.docserver.quit = True
            self.join()
            self.docserver = None
            self.serving = False
            self.url = None

    thread = ServerThread()
    thread.start()
    while thread.error is None and not thread.serving and thread.is_alive():
        time.sleep(.01)
    return thread


def browse(port, open_browser, hostname):
    """Serve documentation, open a browser if wanted, and obey what is typed."""
    import webbrowser
    server = pydoc._start_server(pydoc._url_handler, hostname, port)
    if server.error:
        print(server.error)
        return
    if not server.serving:
        return
    commands = 'Server commands: [b]rowser, [q]uit'
    if open_browser:
        webbrowser.open(server.url)
    try:
        print('Server ready at', server.url)
        print(commands)
        while server.serving:
            command = input('server> ').lower()
            if command == 'q':
                break
            if command == 'b':
                webbrowser.open(server.url)
            else:
                print(commands)
    except (KeyboardInterrupt, EOFError):
        print()
    finally:
        if server.serving:
            server.stop()
            print('Server stopped')
