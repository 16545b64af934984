"""Archives that want to reach outside of the folder, and files with holes in pax headers."""
import io
import os
import tarfile
import tempfile


def archive(*members, **keywords):
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode='w') as tar:
        for name, kind, value in members:
            member = tarfile.TarInfo(name)
            if kind == 'file':
                member.size = len(value)
                tar.addfile(member, io.BytesIO(value.encode()))
                continue
            member.type = {'sym': tarfile.SYMTYPE, 'hard': tarfile.LNKTYPE, 'dir': tarfile.DIRTYPE}[kind]
            member.linkname = value if kind != 'dir' else ''
            member.mode = 0o777 if kind == 'dir' else member.mode
            tar.addfile(member)
    out.seek(0)
    return out


def extract(*members):
    for name in 'data', 'tar':
        with tempfile.TemporaryDirectory() as folder:
            inner = os.path.join(os.path.realpath(folder), 'inner')
            os.mkdir(inner)
            try:
                with tarfile.open(fileobj=archive(*members)) as tar:
                    tar.extractall(inner, filter=name)
                result = ''
            except (tarfile.FilterError, KeyError) as error:
                result = f'{type(error).__name__} {type(error.__cause__).__name__}'
            found = [(os.path.relpath(os.path.join(where, file), folder), os.path.islink(os.path.join(where, file)))
                     for where, folders, files in os.walk(folder) for file in folders + files]
            print(name, sorted(found), result, oct(os.stat(folder).st_mode))


extract(('', 'sym', '.'))
extract(('x/', 'sym', '..'), ('x/escaped', 'file', 'hi'))
extract(('current', 'sym', '.'), ('parent', 'sym', 'current/..'), ('parent/evil', 'file', 'hi'))
extract(('a', 'sym', 'p/p/p/p/p/p/p/p/p/p/p/p'), ('escape', 'hard', 'a/' + '../' * 12 + 'flag'))
extract(('../evil/../inner/sub/file', 'file', 'hi'))
extract(('a/pwn', 'sym', '.'), ('a/pwn/', 'dir', ''), ('a/pwn', 'sym', 'x/../'), ('a/x', 'sym', '../'))
extract(('a/b/s', 'sym', '../escape'), ('s', 'hard', 'a/b/s'))
extract(('a/escape', 'file', 'decoy'), ('a/b/s', 'sym', '../escape'), ('s', 'hard', 'a/b/s'))
print(tarfile.FilterError('text'))

for headers, data in (({'GNU.sparse.map': '0,2,6,1', 'GNU.sparse.size': '9', 'GNU.sparse.name': 'holes'}, b'abc'),
                      ({'GNU.sparse.major': '1', 'GNU.sparse.minor': '0', 'GNU.sparse.realsize': '9', 'GNU.sparse.name': 'holes'},
                       b'2\n0\n2\n6\n1\n'.ljust(512, b'\0') + b'abc')):
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode='w', format=tarfile.PAX_FORMAT) as tar:
        member = tarfile.TarInfo('stored')
        member.pax_headers, member.size = headers, len(data)
        tar.addfile(member, io.BytesIO(data))
        tar.addfile(tarfile.TarInfo('next'))
    out.seek(0)
    with tarfile.open(fileobj=out) as tar:
        for member in tar:
            print(member.name, member.size, member.issparse(), tar.extractfile(member).read())

# A long name whose beginning ends like that of a folder.
for format in tarfile.GNU_FORMAT, tarfile.PAX_FORMAT:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode='w', format=format) as tar:
        member = tarfile.TarInfo('a' * 99 + '/bbb')
        member.type = tarfile.AREGTYPE
        tar.addfile(member)
    out.seek(0)
    with tarfile.open(fileobj=out) as tar:
        print([(member.name[-5:], member.type) for member in tar])
