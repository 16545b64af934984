"""Names that are no URLs though they look like one, files that are no UTF-8, and python -m mimetypes."""
import mimetypes
import os
import subprocess
import sys
import tempfile

for name in ';1.tar.gz', '//share/?1.tar.gz', '//;1.tar.gz', '#1#.tar.gz', 'c:?x.tar.gz', r'scheme:foo\.tar.gz', 'data:,x', 'http://h/a.b/':
    print(name, mimetypes.guess_type(name))

with tempfile.NamedTemporaryFile(delete_on_close=False) as file:
    file.write(b'# \x83\napplication/x-odd odd bad\x83\n')
    file.close()
    print(ascii({key: value for key, value in mimetypes.read_mime_types(file.name).items() if value == 'application/x-odd'}))

for arguments in ['a.pdf', 'b.zzz'], ['a.pdf'], ['-e', 'image/jpeg', 'text/xul'], ['-l', '-e', 'text/xul'], ['-e', 'x/y']:
    result = subprocess.run([sys.executable, '-m', 'mimetypes', *arguments], capture_output=True, text=True)
    print(arguments, result.returncode, result.stdout, result.stderr)
