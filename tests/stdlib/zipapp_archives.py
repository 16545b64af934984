"""zipapp: archives that are programs."""
import io
import os
import pathlib
import subprocess
import sys
import tempfile
import zipapp
import zipfile


def attempt(*args, **options):
    try:
        print(zipapp.create_archive(*args, **options))
    except zipapp.ZipAppError as error:
        print(type(error).__base__.__name__, error)


def command(*args):
    try:
        zipapp.main(args)
    except SystemExit as error:
        print('exit:', error.code)


with tempfile.TemporaryDirectory() as folder:
    os.chdir(folder)
    os.makedirs('app/part')
    pathlib.Path('app/__main__.py').write_text('import os; print("main of", os.path.relpath(__file__))\n')
    pathlib.Path('app/part/data.txt').write_text('data')
    os.mkdir('lib')
    pathlib.Path('lib/module.py').write_text('class C:\n    def f(): print("called")\n')

    attempt('app')
    print(zipfile.ZipFile('app.pyz').namelist(), zipapp.get_interpreter('app.pyz'), os.access('app.pyz', os.X_OK))
    sys.stdout.flush()
    subprocess.run([sys.executable, 'app.pyz'])
    attempt('lib', 'lib.pyz', interpreter='/some/python', main='module:C.f', compressed=True)
    print(zipapp.get_interpreter('lib.pyz'), os.stat('lib.pyz').st_mode & 0o100, open('lib.pyz', 'rb').readline())
    with zipfile.ZipFile('lib.pyz') as archive:
        print(archive.read('__main__.py'), [info.compress_type for info in archive.infolist()])
    sys.stdout.flush()
    subprocess.run([sys.executable, 'lib.pyz'])
    attempt('lib.pyz', 'other.pyz')
    print(zipapp.get_interpreter('other.pyz'), zipfile.ZipFile('other.pyz').namelist())
    target = io.BytesIO()
    attempt(open('other.pyz', 'rb'), target, interpreter='python')
    print(target.getvalue()[:11])
    attempt('app', target := io.BytesIO(), filter=lambda path: print('asked for', path) or path.suffix == '.py')
    print(zipfile.ZipFile(target).namelist())

    for main in None, '', 'module', 'module:', ':f', '.module:f', 'module:f.', 'module:a b', '1:f':
        attempt('lib', 'x.pyz', main=main)
    attempt('app', main='module:f')
    attempt('nothing')
    attempt(pathlib.Path('app'), 'app/__main__.py')
    attempt('app', 'app/in.pyz')
    print(zipfile.ZipFile('app/in.pyz').namelist())

    command('app', '-o', 'y.pyz', '-p', 'python', '-c')
    command('y.pyz', '--info')
    command('other.pyz', '--info')
    command('app', '--info')
    command('y.pyz')
    command('y.pyz', '-o', './y.pyz')
    command('y.pyz', '-o', 'z.pyz', '-m', 'module:f')
    command('y.pyz', '-o', 'z.pyz')
    print(os.path.exists('z.pyz'), zipapp.get_interpreter('z.pyz'))
    os.chdir('/')
