import getopt, gettext, os
os.environ.pop('POSIXLY_CORRECT',None)
def tr(f,*a):
    try: return f(*a)
    except Exception as e: return type(e).__name__, str(e), getattr(e,'opt',None)
for f in (getopt.getopt, getopt.gnu_getopt):
    for args in ('-a -bval x -c y','-abc x','--alpha=1 --beta','--al 3 -c -- -a','x -a','-b','--alpha','--beta=2','--zz','-z','--a','-o -oval','--opt --opt=3','- -a','-:',''):
        for so in ('ab:co::','+ab:co::','-ab:co::'):
            print(f.__name__, args, so, tr(f,args.split(),so,['alpha=','beta','alx','opt=?']))
print(tr(getopt.getopt,['--foo'],'','foo'), getopt.error is getopt.GetoptError, tr(getopt.gnu_getopt,['a','-b'],'b'))
for p in ['n!=1','n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2','0','n>1','!n','n==1?0:n==2?1:2','n/2','(n','n n','n+','x','n**2','5-2-1','n==n==n','1 < 2 == n','n?1:n?2:3','!!n+1','(n>1)>0', '~n', 'n\n', '1_0', '']:
    f=tr(gettext.c2py,p); print(p, [f(i) for i in (0,1,2,3,5,11,21,112)] if callable(f) else f[:2])
f=gettext.c2py('n != 1')
for v in ('a',1.5,None):
    import warnings
    with warnings.catch_warnings(record=True) as w:
        warnings.simplefilter('always'); print(tr(f,v)[:2] if isinstance(tr(f,v),tuple) else tr(f,v), [str(x.message) for x in w])
import struct
def mo(msgs, big=False):
    o='>' if big else '<'; n=len(msgs); keys=sorted(msgs); ids=strs=b''; offs=[]
    for k in keys: offs.append((len(ids),len(k),len(strs),len(msgs[k]))); ids+=k+b'\0'; strs+=msgs[k]+b'\0'
    ks=28+16*n; vs=ks+len(ids); t1=b''.join(struct.pack(o+'II',l,a+ks) for a,l,_,_ in offs); t2=b''.join(struct.pack(o+'II',l,a+vs) for _,_,a,l in offs)
    return struct.pack(o+'7I',0x950412de,0,n,28,28+8*n,0,0)+t1+t2+ids+strs
M={b'':'Content-Type: text/plain; charset=UTF-8\nPlural-Forms: nplurals=2; plural=(n != 1);\nX: a\n b\n'.encode(),b'hello':'hallöchen'.encode(),b'one\0many':b'eins\0viele',b'ctx\x04hello':b'kontext',b'c\x04one\0many':b'ceins\0cviele'}
base=os.environ['TEST_TMP']
for lang,big in (('de',0),('de_AT',1)):
    d=f'{base}/{lang}/LC_MESSAGES'; os.makedirs(d)
    m=dict(M) if lang=='de' else {b'':M[b''],b'hello':b'servus'}
    open(d+'/dom.mo','wb').write(mo(m,big))
print(gettext.find('dom',base,['xx','de_AT.UTF-8']), gettext.find('dom',base,['de_AT'],all=True), gettext.find('dom',base,['C','de']), gettext.find('dom',base,['fr']), gettext.find('nope',base,['de'],True))
t=gettext.translation('dom',base,['de_AT.UTF-8@euro']); print(t.gettext('hello'), t.gettext('one'), t.ngettext('one','many',1), t.ngettext('one','many',5), t.pgettext('ctx','hello'), t.npgettext('c','one','many',3), t.gettext('none'), t.ngettext('x','y',1), t.info(), t.charset())
os.environ['LANGUAGE']='de:en'
gettext.bindtextdomain('dom',base); print(gettext.textdomain(), gettext.textdomain('dom'), gettext.gettext('hello'), gettext.ngettext('one','many',2), gettext.pgettext('ctx','hello'), gettext.npgettext('c','one','many',1), gettext.dgettext('zz','hello'), gettext.dngettext('zz','a','b',2), gettext.bindtextdomain('dom')==base)
gettext.install('dom',base,names=['ngettext']); print(_('hello'), ngettext('one','many',1))
print(tr(gettext.translation,'zz',base)[:2], gettext.translation('zz',base,fallback=True).gettext('q'))
open(f'{base}/bad.mo','wb').write(b'abcd'*10)
print(tr(gettext.GNUTranslations,open(f'{base}/bad.mo','rb'))[:2])
import io
print(tr(gettext.GNUTranslations,io.BytesIO(struct.pack('<7I',0x950412de,5<<16,0,0,0,0,0)))[:2], tr(gettext.GNUTranslations,io.BytesIO(mo(M)[:-30]))[:2])
