# PyZipFile: modules and packages go into an archive compiled, and are imported from there.
import contextlib
import io
import os
import sys
import tempfile
import zipfile

with tempfile.TemporaryDirectory() as folder:
    def make(name, text):
        path = os.path.join(folder, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w") as file:
            file.write(text)
        return path

    module = make("alone.py", "NAME = 'alone'\n")
    make("pack/__init__.py", "from pack.inner import deep\n")
    make("pack/skipped.py", "1/0\n")
    make("pack/inner/__init__.py", "")
    make("pack/inner/deep.py", "def f(): return __file__[-19:]\n")
    make("pack/data/file.py", "not a package")
    make("plain/one.py", "ONE = 1\n")
    make("plain/two.py", "TWO = 2\n")
    broken = make("broken.py", "def\n")
    archive = os.path.join(folder, "all.zip")
    with zipfile.PyZipFile(archive, "w", optimize=0) as z:
        z.writepy(module)
        z.writepy(os.path.join(folder, "pack"), filterfunc=lambda path: not path.endswith("skipped.py"))
        z.writepy(os.path.join(folder, "plain"), basename="below")
        with contextlib.redirect_stdout(io.StringIO()) as said:
            z.writepy(broken)
        print("SyntaxError" in said.getvalue())         # -> True
        print(z.namelist())                             # -> ['alone.pyc', 'pack/__init__.pyc', 'pack/inner/__init__.pyc', 'pack/inner/deep.pyc', 'below/one.pyc', 'below/two.pyc', 'broken.py']
        try:
            z.writepy(make("text.txt", ""))
        except RuntimeError as e:
            print(e)                                    # -> Files added with writepy() must end with ".py"
    sys.path.insert(0, archive)
    import alone
    import pack
    print(alone.NAME, pack.deep.f())                    # -> alone pack/inner/deep.pyc
    with zipfile.PyZipFile(io.BytesIO(), "w") as z, contextlib.redirect_stdout(io.StringIO()) as said:
        z.debug = 1
        z.writepy(os.path.join(folder, "pack"), filterfunc=lambda path: "inner" not in path and "skipped" not in path)
    print(said.getvalue().replace(folder, "").replace("'", "").split("\n")[0])  # -> Adding package in /pack as pack
    print("file /pack/skipped.py skipped by filterfunc" in said.getvalue().replace(folder, "").replace("'", ""))  # -> True
    print("path /pack/inner skipped by filterfunc" in said.getvalue().replace(folder, "").replace("'", ""))  # -> True
