import shlex, io, sys, itertools
def tr(f,*a,**k):
    try: return f(*a,**k)
    except Exception as e: return type(e).__name__, str(e)
words=["a b","'a b'",'"a \\" b" c',"a\\ b","a'b'c","''","a #c\nb","#x","\\","'","\"x","a&&b|c;d>(e)","~/x-*.py=?","é ñ","a\\'b","'a\\'b'",'"a\\nb"',"a,b","x y\tz\nw","\"\"","a\"b\"","a b#c d","foo#bar","\\\n"]
for w in words:
    print(repr(w), tr(shlex.split,w), tr(shlex.split,w,True), tr(shlex.split,w,posix=False), tr(shlex.split,w,True,False))
    for kw in [{},{'posix':True},{'punctuation_chars':True},{'posix':True,'punctuation_chars':True},{'punctuation_chars':'|,'}]:
        l=shlex.shlex(w,**kw); print(kw, tr(list,l), l.lineno); l=shlex.shlex(w,**kw); l.whitespace_split=True; print(tr(list,l))
print(tr(shlex.split,None), shlex.join(['a','b c',"it's",'','$x']), [shlex.quote(s) for s in ('','abc','a b',"'",'é','a;b','%+,-./09:=@AZ_az')], tr(shlex.quote,5))
l=shlex.shlex('a b'); l.push_token('x'); print(l.get_token(), l.get_token()); l.push_source('q r','file'); print(l.infile, l.get_token(), l.get_token(), l.get_token(), repr(l.get_token()), l.error_leader('f',3))
o=io.StringIO(); sys.stdout,old=o,sys.stdout
try:
    l=shlex.shlex("a 'b' (c"); l.debug=3; t=list(l); l.push_token('z'); l.get_token()
finally: sys.stdout=old
print(o.getvalue(), l.punctuation_chars, sorted(l.wordchars)[:3], shlex.shlex('',posix=True).eof, tr(setattr,l,'punctuation_chars','x')[0])
