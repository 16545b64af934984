import glob, os, sys, warnings
base = os.environ['TEST_TMP']
def tree(root, *names):
    for n in names:
        p=os.path.join(root,n); os.makedirs(os.path.dirname(p), exist_ok=True)
        if n.endswith('/'): os.makedirs(p, exist_ok=True)
        else: open(p,'w').close()
root=os.path.join(base,'g')
tree(root,'a.py','b.txt','.hid','sub/c.py','sub/.h2/x.py','sub/deep/d.py','[x].py','sub2/','sub2/e.pyc','*lit')
try: os.symlink('sub', os.path.join(root,'link'))
except FileExistsError: pass
os.chdir(base)
fd=os.open(root, os.O_RDONLY)
for pat in ['*','*.py','**','**/','**/*.py','sub*/','*/*.py','sub/*','.*','[[]x].py','[ab]*','nope','a.py','sub/','','*/','./*.py','**/**','link/**','sub/**/d.py','a*b*','?.py','*/deep/../*.py', 'a.py/', '**/.h2/*', '.*/**']:
    for kw in [{}, {'recursive':True}, {'recursive':True,'include_hidden':True}]:
        print(pat, kw, sorted(glob.glob(pat, root_dir=root, **kw)))
    print(sorted(glob.glob(pat, dir_fd=fd, recursive=True)) == sorted(glob.glob(pat, root_dir=root, recursive=True)))
    print(sorted(glob.glob(pat.encode(), root_dir=root.encode(), recursive=True)), sorted(glob.glob(pat, root_dir='sub', dir_fd=fd)))
    print(sorted(p[len(root):] for p in glob.glob(os.path.join(glob.escape(root),pat), recursive=True)))
    for kw in [{},{'recursive':True},{'recursive':True,'include_hidden':True},{'seps':'/\\'},{'seps':':'}]:
        print(glob.translate(pat,**kw))
for s in ['a*b','?[x]','plain',b'a*[b]']: print(glob.escape(s), glob.has_magic(s))
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter('always'); print(sorted(glob.glob1(root,'*.py')), glob.glob0(root,'a.py'), [str(x.message) for x in w])
print(next(iter(glob.iglob('a*',root_dir=root))), glob.glob('/nonexistent/**'))
