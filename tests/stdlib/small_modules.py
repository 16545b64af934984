import graphlib, sched, colorsys, secrets, cmd, io, platform, sys, time
def tr(f,*a,**k):
    try: return f(*a,**k)
    except Exception as e: return type(e).__name__, str(e), e.args[1:]
ts=graphlib.TopologicalSorter({'D':['B','C'],'C':['A'],'B':['A']}); print(list(ts.static_order()), tr(ts.prepare), tr(ts.add,'x'))
print(tr(lambda: list(graphlib.TopologicalSorter({1:[2],2:[3],3:[1]}).static_order())), tr(lambda: list(graphlib.TopologicalSorter({1:[1]}).static_order())))
ts=graphlib.TopologicalSorter(); ts.add(1,2,3); ts.add(2,3); print(tr(ts.get_ready), tr(ts.done,1), tr(ts.is_active)); ts.prepare(); print(ts.get_ready(), bool(ts), tr(ts.done,1), tr(ts.done,9), ts.done(3), tr(ts.done,3), ts.get_ready(), ts.get_ready(), ts.done(2), ts.get_ready(), ts.done(1), ts.is_active(), graphlib.TopologicalSorter[int])
t=[0.0]; out=[]
s=sched.scheduler(lambda: t[0], lambda d: (t.__setitem__(0,t[0]+d), out.append(d)))
e=[s.enter(3,1,out.append,('c',)), s.enter(1,2,out.append,('b',)), s.enter(1,1,out.append,('a',)), s.enterabs(5,1,lambda *a,**k: out.append((a,k)),(1,),{'x':2}), s.enter(9,1,print)]
print(s.empty(), [x.time for x in s.queue], s.cancel(e[4]), tr(s.cancel,e[4])[0], s.run(blocking=False), out); s.run(); print(out, t, s.empty(), s.queue, s.run(False), e[0]._fields)
for c in [(0,0,0),(1,1,1),(1,0,0),(0,1,0),(0,0,1),(.2,.4,.4),(.5,.25,.75),(.1,.9,.3),(.7,.7,.1),(1.0,0.9999999,1.0)]:
    for a,b in ((colorsys.rgb_to_yiq,colorsys.yiq_to_rgb),(colorsys.rgb_to_hls,colorsys.hls_to_rgb),(colorsys.rgb_to_hsv,colorsys.hsv_to_rgb)): print(a(*c), b(*a(*c)), b(*c))
print(len(secrets.token_bytes()), len(secrets.token_hex(5)), len(secrets.token_urlsafe(16)), secrets.choice([7]), secrets.randbelow(1), tr(secrets.randbelow,0), 0<=secrets.randbits(8)<256, secrets.compare_digest('a','a'), secrets.compare_digest(b'a',b'b'), sorted(secrets.__all__))
class C(cmd.Cmd):
    def do_add(self,arg): 'Add it.'; self.stdout.write(f'add {arg}\n')
    def do_undoc(self,arg): self.stdout.write('undoc\n')
    def do_shell(self,arg): self.stdout.write(f'shell {arg}\n')
    def help_topic(self): self.stdout.write('about topic\n')
    def do_quit(self,arg):
        """Quit.

        Really."""
        return True
    def preloop(self): self.stdout.write('pre\n')
    def postloop(self): self.stdout.write('post\n')
o=io.StringIO(); c=C(stdin=io.StringIO('add 1 2\n\nhelp\n? add\nhelp topic\nhelp nope\nhelp quit\n!ls -l\nwhat\n  undoc x\nquit\n'),stdout=o); c.use_rawinput=0; c.cmdqueue=['add q']; c.cmdloop('Intro'); print(o.getvalue())
print(c.parseline('add  x y '), c.parseline('?x'), c.parseline('!x'), c.parseline(''), c.parseline('a-b c'), c.completenames('a'), sorted(c.complete_help('')), c.lastcmd)
for l in ([],['one'],['a','b','c'],['word%d'%i*(i%4+1) for i in range(23)],['x'*50,'y'*60]):
    o.truncate(0); o.seek(0); c.columnize(l,40); print(o.getvalue())
print(tr(c.columnize,['a',1,2]))
u=platform.uname(); print(u._fields, len(u)==6, u[0]==u.system==platform.system(), tuple(u)[:5]==(u.system,u.node,u.release,u.version,u.machine), platform.python_version()==sys.version.split()[0], platform.python_version_tuple()==tuple(platform.python_version().split('.')), platform.libc_ver()[0], platform.architecture()[0], platform.mac_ver(), platform.win32_ver(), platform.win32_edition(), platform.system_alias('SunOS','5.11','x'), platform.system_alias('Linux','a','b'), platform.platform().startswith('Linux-'), platform.uname()==u, platform._parse_os_release(['A=b\n','C="d \\" e"\n','#x\n',"E='f'"]), platform._sys_version('3.9.1 (main, Jan  1 2020, 10:00:00) \n[GCC 9.3.0]'), platform.ios_ver(), platform.android_ver(), platform._comparable_version('1.2rc3-dev'))
