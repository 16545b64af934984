import configparser as c, io, os
def tr(f,*a,**k):
    try: return f(*a,**k)
    except Exception as e: return type(e).__name__, str(e), e.args
txt='''# comment
[DEFAULT]
base = /root
[one]
key=value
Spaced Key : v1
multi = line1
   line2

   line4
num=5
fl: 2.5
yes=on
path=%(base)s/x
esc=100%%
[two words]
empty=
; c2
inter=%(path2)s
path2=%(base)s-%(inter2)s
inter2=z
'''
p=c.ConfigParser(); p.read_string(txt)
print(p.sections(), p.defaults(), {s:dict(p.items(s)) for s in p.sections()}, p['one'].getint('num'), p.getfloat('one','fl'), p.getboolean('one','yes'), p.get('one','path',raw=True), p.get('one','nope',fallback='fb'), p['one'].get('nope'), p['one'].get('nope','d'), tr(p.get,'one','nope'), tr(p.get,'nosec','x'), p.get('one','key',vars={'key':'var'}), p.has_option('one','BASE'), p.has_section('DEFAULT'), 'DEFAULT' in p, len(p), list(p), p.options('one'), tr(p.getint,'one','key'), tr(p.getboolean,'one','key'), repr(p['one']), len(p['one']), list(p['one']), p['one'].name, p['one'].parser is p)
o=io.StringIO(); p.write(o); print(o.getvalue()); o=io.StringIO(); p.write(o,False); print(o.getvalue())
for s in ['x=1\n','[a]\nx\n','[a]\nx=1\nx=2\n','[a]\n[a]\n','[a]\n=v\n','[a]\nx=%(y)s\n','[a]\nx=%(x)s\n','[a]\nx=%y\n','[a]\nx=%(y\n','[a]\nx=1\n  y\n z\n','[a\nb\n','[a]\nb\n c\n','[ a ] trailing\nq=r # c\ns=t ; u\n','[a]\nk=v\n\n\n  more\n','[]\n','[a]b]\nx=1']:
    for kw in [{},{'allow_no_value':True},{'strict':False},{'inline_comment_prefixes':('#',';')},{'empty_lines_in_values':False},{'interpolation':None},{'interpolation':c.ExtendedInterpolation()},{'delimiters':('=',)},{'allow_unnamed_section':True}]:
        q=c.ConfigParser(**kw); r=tr(q.read_string,s); print(repr(s), sorted(kw), r, tr(lambda: {str(k):dict(q[k]) for k in q}))
q=c.ConfigParser(interpolation=c.ExtendedInterpolation()); q.read_string('[a]\nx=1\ny=${x}${b:z}$$\nw=${b:q}\n[b]\nz=${a:x}!\n'); print(q['a']['y'], tr(q.get,'a','w'), tr(q.set,'a','v','$bad'), tr(q.set,'a','v','${x:y:z}'), tr(q.get,'a','v'))
q=c.ConfigParser({'D':'1'},default_section='common'); q.add_section('s'); q.set('s','K','v'); print(tr(q.set,'s','k',5), tr(q.set,'zz','k','v'), tr(q.add_section,'s'), tr(q.add_section,'common'), tr(q.add_section,5), tr(q.set,'s','k','%bad'), q['s']['d'], q.remove_option('s','k'), q.remove_option('s','k'), tr(q.remove_option,'n','k'), q.remove_section('s'), q.remove_section('s')); q['new']={'a':1,'b':None or 'x'}; print(dict(q['new']), tr(q.__delitem__,'common'), tr(q.__delitem__,'nn'), tr(lambda: q['nn']), tr(q['new'].__setitem__,'x',1), tr(q['new'].__delitem__,'zz')); q['new']['C']='d'; del q['new']['a']; print(dict(q['new']), q.popitem()[0], tr(q.popitem), q==q)
q=c.RawConfigParser(converters={'list':lambda v: v.split(',')}); q.optionxform=str; q.read_dict({'S':{'A':'1,2','b':3}}); print(q.getlist('S','A'), q['S'].getlist('A'), q['S'].getlist('zz'), q.get('S','b'), list(q.converters), tr(q.read_dict,{'S':{'x':1},'s':{'y':2}}), tr(q.converters.__setitem__,'','x'), tr(q.read_dict,{1:{'a':1}})); q.converters['up']=str.upper; print(q['S'].getup('A'), q.getup('S','A')); del q.converters['up']; print(hasattr(q,'getup'), hasattr(q['S'],'getup'))
base=os.environ['TEST_TMP']; f=os.path.join(base,'x.ini'); open(f,'w',encoding='utf-8').write('[é]\nü=ö\n'); q=c.ConfigParser(); print([x.replace(base,'B') for x in q.read([f,'/nope'],encoding='utf-8')], dict(q['é']), tr(q.read_file,open(f,encoding='utf-8')))
q=c.ConfigParser(allow_unnamed_section=True); q.read_string('a=1\n[s]\nb=2\n'); print(q.get(c.UNNAMED_SECTION,'a'), q.sections()); o=io.StringIO(); q.write(o); print(o.getvalue(), tr(c.ConfigParser().add_section,c.UNNAMED_SECTION))
q=c.ConfigParser(); q['s']={'[x]':'y'}; print(tr(q.write,io.StringIO())); q=c.ConfigParser(); q['s']={'a=b':'y'}; print(tr(q.write,io.StringIO()), tr(c.ConfigParser,interpolation=5), repr(c.Error('m')), c.DuplicateOptionError('s','o'), c.DuplicateSectionError('s','src'), sorted(c.__all__))
