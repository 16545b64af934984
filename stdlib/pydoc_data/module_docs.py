"""Where the documentation of the library describes each module: page and place in it.

A module has a page of its own name in small letters unless _ELSEWHERE says otherwise.
"""

_OWN_PAGE = '''
    __future__ __main__ _thread abc aifc annotationlib argparse array ast asynchat asyncio asyncore atexit
    audioop base64 bdb binascii bisect builtins bz2 calendar cgi cgitb chunk cmath cmd code codecs codeop
    collections collections.abc colorsys compileall compression compression.zstd concurrent.futures
    concurrent.interpreters configparser contextlib contextvars copy copyreg crypt csv ctypes curses
    curses.ascii curses.panel dataclasses datetime dbm decimal difflib dis distutils doctest email
    email.charset email.contentmanager email.encoders email.errors email.generator email.header
    email.headerregistry email.iterators email.message email.mime email.parser email.policy email.utils
    ensurepip enum errno faulthandler fcntl filecmp fileinput fnmatch fractions ftplib functools gc getopt
    getpass gettext glob graphlib grp gzip hashlib heapq hmac html html.entities html.parser http http.client
    http.cookiejar http.cookies http.server imaplib imghdr imp importlib importlib.metadata
    importlib.resources importlib.resources.abc inspect io ipaddress itertools json keyword linecache locale
    logging logging.config logging.handlers lzma mailbox mailcap marshal math mimetypes mmap modulefinder
    msilib msvcrt multiprocessing multiprocessing.shared_memory netrc nis nntplib numbers operator optparse os
    os.path ossaudiodev pathlib pdb pickle pickletools pipes pkgutil platform plistlib poplib posix pprint
    profile pty pwd py_compile pyclbr pydoc queue quopri random re readline reprlib resource rlcompleter runpy
    sched secrets select selectors shelve shlex shutil signal site smtpd smtplib sndhdr socket socketserver
    spwd sqlite3 ssl stat statistics string string.templatelib stringprep struct subprocess sunau symtable sys
    sys.monitoring sysconfig syslog tabnanny tarfile telnetlib tempfile termios test textwrap threading time
    timeit tkinter tkinter.colorchooser tkinter.dnd tkinter.font tkinter.messagebox tkinter.scrolledtext
    tkinter.ttk token tokenize tomllib trace traceback tracemalloc tty turtle types typing unicodedata
    unittest unittest.mock urllib urllib.error urllib.parse urllib.request urllib.robotparser uu uuid venv
    warnings wave weakref webbrowser winreg winsound wsgiref xdrlib xml xml.dom xml.dom.minidom
    xml.dom.pulldom xml.etree.ElementTree xml.sax xml.sax.handler xmlrpc xmlrpc.client xmlrpc.server zipapp
    zipfile zipimport zlib zoneinfo
'''

_ELSEWHERE = {
    'codecs': 'encodings encodings.idna encodings.mbcs encodings.utf_8_sig',
    'ctypes': 'ctypes.wintypes',
    'curses': 'curses.textpad',
    'dbm': 'dbm.dumb dbm.gnu dbm.ndbm dbm.sqlite3',
    'dialog': 'tkinter.commondialog tkinter.dialog tkinter.filedialog tkinter.simpledialog',
    'email.mime': 'email.mime.application email.mime.audio email.mime.base email.mime.image '
        'email.mime.message email.mime.multipart email.mime.nonmultipart email.mime.text',
    'idle': 'idlelib',
    'importlib': 'importlib.abc importlib.machinery importlib.util',
    'json': 'json.tool',
    'multiprocessing': 'multiprocessing.connection multiprocessing.dummy multiprocessing.managers '
        'multiprocessing.pool multiprocessing.sharedctypes',
    'pathlib': 'pathlib.types',
    'profile': 'cProfile pstats',
    'pyexpat': 'xml.parsers.expat xml.parsers.expat.errors xml.parsers.expat.model',
    'site': 'sitecustomize usercustomize',
    'test': 'test.regrtest test.support test.support.bytecode_helper '
        'test.support.import_helper test.support.os_helper test.support.script_helper '
        'test.support.socket_helper test.support.threading_helper '
        'test.support.warnings_helper',
    'tkinter': '_tkinter',
    'turtle': 'turtledemo',
    'urllib.request': 'urllib.response',
    'wsgiref': 'wsgiref.handlers wsgiref.headers wsgiref.simple_server wsgiref.types '
        'wsgiref.util wsgiref.validate',
    'xml.etree.elementtree': 'xml.etree.ElementInclude',
    'xml.sax.reader': 'xml.sax.xmlreader',
    'xml.sax.utils': 'xml.sax.saxutils',
}

module_docs = {name: f'{name.lower()}#module-{name}' for name in _OWN_PAGE.split()}
for _page, _names in _ELSEWHERE.items():
    module_docs.update((name, f'{_page}#module-{name}') for name in _names.split())
