import os, sys, stat, pickle, copy
from pathlib import *
import pathlib
from pathlib.types import PathInfo
def tr(f,*a,**k):
    try: return f(*a,**k)
    except Exception as e: return type(e).__name__, str(e)
P=PurePosixPath; W=PureWindowsPath
for C in (P,W):
    for s in ['','.','/','//','///','a','a/','/a/b.c','//a/b','a//b/./c','../x','a/..','.hid','.hid.tar.gz','a.tar.gz','x.','c:','c:a','c:/','c:/a/b.txt','\\\\srv\\share','\\\\srv\\share\\d','//srv/share','/b:x','a b','\\\\?\\c:\\x','\\\\.\\dev','con','a\\b','..','a.b/c','trailing. ','~/x']:
        p=C(s); print(repr(p), str(p), p.parts, p.drive, p.root, p.anchor, p.name, p.stem, p.suffix, p.suffixes, p.parent, list(p.parents), p.is_absolute(), p.as_posix(), bytes(p))
        print([tr(p.with_name,'n'), tr(p.with_stem,'s'), tr(p.with_suffix,'.q'), tr(p.with_suffix,''), tr(p.with_suffix,'bad'), tr(p.with_name,''), tr(p.with_name,'a/b'), tr(p.with_stem,'')])
    for a,b in [('a/b','a'),('a','a'),('/a/b','/a/c'),('/a','b'),('a','..'),('','a'),('c:/A','C:/a'),('/x/y/z','/x')]:
        print(tr(C(a).relative_to,b), tr(C(a).relative_to,b,walk_up=True), C(a).is_relative_to(b), C(a)/b, tr(lambda:b/C(a)), C(a)==C(b), C(a)<C(b), C(a).joinpath(b,'z'), hash(C(a))==hash(C(b)))
    for path,pat in [('a/b/c.py','*.py'),('a/b/c.py','b/*.py'),('a/b/c.py','/*.py'),('/a.py','/*.py'),('a.py','**/*.py'),('a/b.py','**/*.py'),('a','a/**'),('a/b','a/**'),('','**'),('/a','**/a'),('a/b/c','a/*/c'),('A.PY','*.py'),('.x','*'),('a/b','*/b'),('a','**'),('x/a/y/a','**/a'),('a/b/c/d','**/b/**/d'),('/','/'),('/a/b/c','/**'),('[a]','[[]a]'),('','')]:
        print(path,pat,tr(C(path).match,pat),tr(C(path).full_match,pat),tr(C(path).match,pat,case_sensitive=False),tr(C(path).full_match,pat,case_sensitive=True))
print(tr(P,1), tr(P,b'a'), P('a','/b','c'), P(P('x'),W('a\\b')), W(P('a/b')), P('a').parents[0:1], tr(lambda:P('a').parents[3]), repr(P('a').parents), P('a')=='a', tr(lambda:P('a')<W('a')), tr(lambda:P('a')/1), P('a').with_segments('q'), pickle.loads(pickle.dumps(P('a/b'))), copy.copy(P('a')), sorted([P('a/b'),P('a'),P('a.b')]), W('a')==W('A'), {W('a'):1}[W('A')])
class Sub(P):
    def __init__(self,*a,tag=None): super().__init__(*a); self.tag=tag
    def with_segments(self,*a): return type(self)(*a,tag=self.tag)
s=Sub('a/b',tag=3); print((s/'c').tag, s.parent.tag, s.with_name('z').tag, s.parents[0].tag)
print(PurePath.__module__, PosixPath.__mro__, tr(WindowsPath,'x'), isinstance(Path('x'),PosixPath), UnsupportedOperation, issubclass(PurePath,os.PathLike))
base=Path(os.environ['TEST_TMP'])/'p'; base.mkdir(); os.chdir(base)
print(tr(base.mkdir), base.mkdir(exist_ok=True), tr((base/'x/y').mkdir), (base/'x/y').mkdir(parents=True), Path('x').is_dir(), Path('x/y').exists(), Path('nope').exists())
f=base/'f.txt'; print(f.write_text('héllo\nw\n',encoding='utf-8'), f.read_bytes(), f.read_text('utf-8'), f.write_bytes(b'raw'), tr(f.write_text,b'x'), f.stat().st_size, f.is_file(), f.info.is_file(), f.info.exists(), f.info, isinstance(f.info,PathInfo))
f.touch(); tr(f.touch,exist_ok=False); Path('t').touch(0o600); print(oct(Path('t').stat().st_mode), tr(Path('t').touch,exist_ok=False)[0])
Path('l').symlink_to('f.txt'); Path('h').hardlink_to('f.txt'); Path('dl').symlink_to('x',True); Path('dang').symlink_to('none')
for n in ('l','h','dl','dang','x','f.txt','nope'):
    p=Path(n); i=p.info; print(n,[p.exists(),p.exists(follow_symlinks=False),p.is_dir(),p.is_dir(follow_symlinks=False),p.is_file(),p.is_file(follow_symlinks=False),p.is_symlink(),p.is_fifo(),p.is_socket(),p.is_block_device(),p.is_char_device(),p.is_mount(),p.is_junction()],[i.exists(),i.exists(follow_symlinks=False),i.is_dir(),i.is_dir(follow_symlinks=False),i.is_file(),i.is_file(follow_symlinks=False),i.is_symlink()])
print(Path('l').readlink(), Path('l').samefile('h'), Path('l').resolve()==f.resolve(), tr(Path('nope').resolve,True)[0], Path('a/../b').absolute().relative_to(base), Path().absolute()==Path.cwd(), Path.cwd()==base.resolve())
for n in ('a.py','x/b.py','x/y/c.py','x/.h.py','x/A.txt'): Path(n).touch()
for pat in ['*','*.py','**/*.py','**','x/*','**/','x/*/','*/*.py','**/y/*','X/*','x/a.txt','../p/*.py','dl/*','**/b.py','x/../*.py','.h*','**/.h*','*.PY']:
    print(pat, sorted(map(str,Path().glob(pat))), sorted(str(q.relative_to(base)) for q in base.glob(pat) if '..' not in str(q)), sorted(map(str,Path('x').rglob(pat))) if '..' not in pat else '', sorted(map(str,Path().glob(pat,recurse_symlinks=True))), sorted(map(str,Path().glob(pat,case_sensitive=False))))
print(tr(lambda: list(Path().glob(''))), tr(lambda: list(Path().glob('/x'))), sorted(map(str,Path().iterdir())), sorted(str(q) for q in Path('x').iterdir()), [q.info.is_dir() for q in sorted(Path('x').iterdir())], tr(lambda: Path('nope').iterdir())[0])
print([(str(d),sorted(a),sorted(b)) for d,a,b in sorted(Path().walk())], [(str(d),sorted(a),sorted(b)) for d,a,b in Path('x').walk(top_down=False)], [(str(d),sorted(a)) for d,a,b in sorted(Path().walk(follow_symlinks=True))], list(Path('nope').walk()))
print(f.copy('copy.txt').read_text(), tr(f.copy,f), Path('x').copy('x2'), sorted(map(str,Path('x2').rglob('*'))), tr(Path('x').copy,'x/y/z'), Path('f.txt').copy_into('x'), tr(Path('x').copy,'x2')[0], tr(Path('/').copy_into,'x'))
os.utime('f.txt',ns=(10**18,2*10**18)); os.chmod('f.txt',0o640); c=Path(f).copy('meta',preserve_metadata=True); print(c.stat().st_mtime_ns, oct(c.stat().st_mode), Path('l').copy('lc',follow_symlinks=False).is_symlink(), Path('l').copy('ld').is_symlink())
print(Path('meta').move('moved'), Path('meta').exists(), Path('x2').move_into('x'), Path('x/x2').is_dir(), tr(Path('l').move,'f.txt'), Path('moved').rename('r'), Path('r').replace('r2'), tr(Path('nope').rename,'q')[0], tr(Path('r2').move,'r2'))
print(Path('r2').unlink(), tr(Path('r2').unlink)[0], Path('r2').unlink(missing_ok=True), tr(Path('x').rmdir)[0], Path('t').chmod(0o644), oct(Path('t').stat().st_mode), tr(Path('l').lchmod,0o777))
os.environ['HOME']='/home/me'; print(Path('~/a').expanduser(), Path.home(), Path('a/~').expanduser(), tr(Path('~nouser_/x').expanduser), Path('/etc/passwd').owner(), Path('/etc/passwd').group())
for u in ['file:///a%20b','file:/x','file:x','http://x','file://localhost/x','file://127.0.0.1/x','file:////x','FILE:///y','file:///%c3%a9?x#y','file://']: print(tr(Path.from_uri,u))
print(Path('/a b/é').as_uri(), tr(Path('a').as_uri), Path('//h/x').as_uri())
with Path('f.txt').open() as fh: print(fh.name, type(fh.name).__name__)
