from urllib.parse import *
import urllib.parse as up, pickle
def tr(f,*a,**k):
    try: return f(*a,**k)
    except Exception as e: return type(e).__name__, str(e)
urls=['http://a/b;c/d;p?q#f','','//x','http:','HTTP://User:pw@Host:80/p','http://[::1]:8080/x','http://[fe80::1%25Eth0]/','file:///etc','mailto:x@y','a:b:c','http://h:99999/','http://h:x/','http://h:/','?q','#f','/a//b','http://[1.2.3.4]/','http://[zz]/','http://[v1.a]/','http://[v.a]','http://x[::1]/','http://[::1]a/','http://[::1','http://]','  http://x/\ta\nb ','1http://x','http+ssh://x','//a//b','http://a@b@c:1','sip:a;b','http://h?x=1;y','x://h/p;q','svn+ssh://u@h/p','path:80','path:','http://ﬆ℀/','http://a\u2100b/','javascript:x','tel:+1;x=2','http://a/b?c?d#e#f','http://[1:2:3:4:5:6:7:8]/','http://[::ffff:1.2.3.4]','http://[1::2::3]','http://[:1]','http://[1:2:3:4:5:6:7]','http://[]/','http://[12345::]/','http://[::]/','http://[1::]','http://[a:b:c:d:e:f:1.2.3.4]','http://[1:2:3:4:5:6:7:8:9]','http://[::1%]/', 'http://[1:2:3:4:5:6:7::]','http://[1:2:3:4:5:6:7:8::]']
for u in urls:
    for f in (urlparse,urlsplit):
        r=tr(f,u); print(u.encode(), r)
        if hasattr(r,'geturl'): print([tr(lambda: getattr(r,n)) for n in ('username','password','hostname','port')], r.geturl().encode())
    print(tr(urldefrag,u), tr(urlsplit,u,'ftp',False), tr(urlparse,u.encode('utf-8')) if u.isascii() else '')
for base in ['http://a/b/c/d;p?q','http://a/b/c/','http://a','file:///x/y','http:///s//a/b/c','a/b','','http://a/b/../c/','mailto:a','//h/p','scheme:/a?q#f']:
    for rel in ['g','./g','g/','/g','//g','?y','g?y','#s','','..','../..','../../../g','./../g','g;x=1/./y','http:g','g:h','.','./','...','//','/./g','http://z/../q','?','#','a//b', ';x','.//g']:
        print(base,rel,tr(urljoin,base,rel))
print(tr(urljoin,b'http://a/',b'b'), tr(urljoin,'http://a/',b'b'), urlunsplit(('http','','','','')), urlunsplit(('x','','//a','','')), urlunparse(('http','h','p','q','r','s')))
for s in ['abc','a b','é€','/a?b=c&d','%','~-_.','',b'\xff\x00a','a+b',bytearray(b'a b')]:
    print(tr(quote,s), tr(quote,s,'é '), tr(quote_plus,s), tr(quote_plus,s,'+'), tr(quote,s,b'?'), tr(quote_from_bytes,s))
print(tr(quote,'é',encoding='latin-1'), tr(quote,'é',encoding='ascii'), tr(quote,b'x',encoding='a'), tr(quote,1))
for s in ['%41b','%zz%4','é%C3%A9','%ff','a%20b+c','',b'%41\xff','%','%%41','%4 ','% 4','%E2%82%AC€%zz', 5, 'x']:
    print(tr(unquote,s), tr(unquote_to_bytes,s), tr(unquote_plus,s) if isinstance(s,str) else '', tr(unquote,s,'latin-1'))
for q in ['a=1&b=2&a=3','a=&b','a','=x','&&a=1','a=1;b=2','a=%C3%A9+x',b'a=1&b=%ff',None,'',5]:
    print(q, tr(parse_qs,q), tr(parse_qsl,q,True), tr(parse_qsl,q,strict_parsing=True), tr(parse_qsl,q,separator=';'), tr(parse_qsl,q,max_num_fields=1))
print(tr(parse_qsl,'a',separator=''), urlencode({'a':1,'b':'x y','c':[1,2]}), urlencode([('a',b'\xff'),('é','€')]), urlencode({'a':[1,'b',b'c'],'s':'st','n':5},True), tr(urlencode,'abc'), tr(urlencode,5), urlencode({'a b':'c/d'},quote_via=quote,safe='/'), urlencode({}))
print(up.unwrap('<URL:http://x>'), up._splittype('type:x'), up._splithost('//h:1/p?q'), up._splithost('//h?q'), up._splituser('u@h'), up._splitport('h:80'), up._splitport('h:'), up._splitport('h:x'), up._splitnport('h:80'), up._splitnport('h:x'), up._splitquery('p?q'), up._splittag('a#b'), up._splitattr('a;b;c'), up._splitvalue('a=b'), tr(up._to_bytes,'é'))
print(urlsplit('http://a/b').encode(), urlsplit(b'http://a/b').decode(), pickle.loads(pickle.dumps(urlsplit('http://a/b')))==urlsplit('http://a/b'), repr(urlparse('a')), SplitResult[int], sorted(up.__all__)==sorted(set(up.__all__)))
import warnings
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter('always'); up.splittype('a:b'); up.splitvalue('a'); up.to_bytes('x'); print([str(x.message) for x in w], up.splitport.__name__)
