import tempfile, os, sys, stat, io, warnings
base = os.environ['TEST_TMP']
tempfile.tempdir = base
print(tempfile.gettempprefix(), tempfile.gettempprefixb(), tempfile.gettempdir()==base, tempfile.gettempdirb()==base.encode())
fd,p=tempfile.mkstemp('.x','pre'); os.close(fd); print(oct(os.stat(p).st_mode), os.path.basename(p)[:3], p.endswith('.x'), len(os.path.basename(p))); os.unlink(p)
fd,p=tempfile.mkstemp(b'.x',dir=base.encode()); os.close(fd); print(type(p)); os.unlink(p)
for a in [('a',b'b'),(b'a',None,base)]:
    try: tempfile.mkstemp(*a)
    except TypeError as e: print(e)
d=tempfile.mkdtemp('s','p'); print(oct(os.stat(d).st_mode)); os.rmdir(d)
with tempfile.NamedTemporaryFile('w+', suffix='.t', encoding='utf-8') as f:
    print(f.write('héllo'), f.flush(), open(f.name,encoding='utf-8').read(), f.mode, f.closed, os.path.exists(f.name)); f.seek(0); print(f.read(), repr(f).startswith('<_TemporaryFileWrapper file='))
print(os.path.exists(f.name), f.closed)
with tempfile.NamedTemporaryFile(delete_on_close=False) as f:
    f.write(b'x'); f.close(); print(os.path.exists(f.name))
print(os.path.exists(f.name))
f=tempfile.NamedTemporaryFile(delete=False); f.close(); print(os.path.exists(f.name)); os.unlink(f.name)
try: tempfile.NamedTemporaryFile(mode='zz')
except ValueError as e: print(e)
print(os.listdir(base).count('x'))
with tempfile.TemporaryFile() as f: f.write(b'abc\n'*3); f.seek(0); print(list(f), isinstance(f.name,int))
s=tempfile.SpooledTemporaryFile(10, 'w+', encoding='utf-8', newline='\n')
print(s.write('12345'), s._rolled, s.name, s.mode, s.encoding, s.closed, s.tell()); s.writelines(['abc\n','de\n','f']); print(s._rolled, s.tell()); s.seek(0); print(s.readlines(), s.newlines); s.close(); print(s.closed)
s=tempfile.SpooledTemporaryFile(); s.write(b'x'*100); s.seek(3); print(s._rolled, s.read(4), isinstance(s.fileno(),int), s._rolled, s.tell(), s.mode); s.truncate(5); s.seek(0); print(s.read()); s.close()
try:
    with s: pass
except ValueError as e: print(e)
with tempfile.TemporaryDirectory(prefix='q') as d:
    os.makedirs(os.path.join(d,'a/b/c')); open(os.path.join(d,'a/b/f'),'w').close(); os.symlink('/etc/passwd', os.path.join(d,'l')); os.chmod(os.path.join(d,'a/b'),0)
print(os.path.exists(d))
t=tempfile.TemporaryDirectory(); print(repr(t)==f'<TemporaryDirectory {t.name!r}>'); t.cleanup(); t.cleanup(); print(os.path.exists(t.name), tempfile.TemporaryDirectory[str])
t=tempfile.TemporaryDirectory(delete=False)
with t: pass
print(os.path.exists(t.name)); os.rmdir(t.name); t._finalizer.detach()
print(len(os.listdir(base)))
print(tempfile._candidate_tempdir_list()[-4:-1], tempfile.TMP_MAX, sorted(tempfile.__all__))
