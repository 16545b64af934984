import fnmatch, itertools, sys
al = "a-!]["
out=[]
for n in range(0,4):
    for body in itertools.product("ac-!]\\^&b", repeat=n):
        p='['+''.join(body)+']'
        out.append(fnmatch.translate(p))
        if n<4:
            out.append(''.join('1' if fnmatch.fnmatchcase(x,p) else '0' for x in ['a','b','c','-','!',']','\\','^','&','d','','ab','[a]','[]']))
for p in ['*','**','a*b','a*b?c*[x-z]*','*.py','?','a.b','x*y*','a b#\t','[','[a','[]','[!','[!]','[]a]','[!]a]','\\*','é*','a**b', '[[]', '[a-c]*[!d-f]']:
    out.append(fnmatch.translate(p))
    for nm in ['','a','ab','abc','axxb','abxcxx','a1bcz','foo.py','.py','é','a.b','a\nb','[','[]','\\','\\x']:
        out.append(str(fnmatch.fnmatch(nm,p)))
    out.append(repr(fnmatch.filter(['a','ab','foo.py',''],p)))
    out.append(repr(fnmatch.filterfalse(['a','ab','foo.py',''],p)))
    out.append(repr(fnmatch.filter([b'a',b'ab',b'foo.py',b''],p.encode('latin-1'))))
for a,b in [(b'a','a'),('a',b'a'),(1,'a'),(1,b'a')]:
    for f in (fnmatch.fnmatchcase,):
        try: out.append(f(a,b))
        except TypeError as e: out.append(str(e))
print(*out,sep='\n')
