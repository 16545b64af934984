"""python -m http.server: serves a folder until Ctrl-C; paths that are no UTF-8 are not found."""
import os
import re
import signal
import subprocess
import sys
import tempfile
import urllib.error
import urllib.request

with tempfile.TemporaryDirectory() as folder:
    os.mkdir(f'{folder}/inner')
    with open(f'{folder}/inner/page.txt', 'w') as file:
        file.write('hello')
    command = [sys.executable, '-u', '-m', 'http.server', '-b', '127.0.0.1', '-d', folder, '-p', 'HTTP/1.1', '0']
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    line = process.stdout.readline()
    print(re.sub(r'\d{3,}', 'PORT', line), end='')
    url = re.search(r'\((.*)\)', line)[1]
    for path in 'inner/page.txt', 'inner/', 'inner', '%ff', '../etc':
        try:
            with urllib.request.urlopen(url + path) as response:
                print(path, response.status, response.version, b'page.txt' in response.read())
        except urllib.error.HTTPError as error:
            print(path, error.code)
            error.close()
    process.send_signal(signal.SIGINT)
    out, err = process.communicate()
    print(repr(out), process.returncode)
    print(re.sub(r'\[.*?\]', '[TIME]', err))

for arguments in ['--tls-key', 'x'], ['port']:
    result = subprocess.run([sys.executable, '-m', 'http.server', *arguments], capture_output=True, text=True)
    print(result.returncode, result.stderr.splitlines()[-1].partition('error: ')[2])
