import subprocess as sp, sys, os, time, signal, threading
from subprocess import PIPE, DEVNULL, STDOUT
def tr(f,*a,**k):
    try: return f(*a,**k)
    except Exception as e: return type(e).__name__, str(e)
sh='/bin/sh'
print(sp.run(['echo','hi'],stdout=PIPE), sp.run('echo $0 x; exit 3',shell=True,capture_output=True), sp.run(['cat'],input=b'in\n',capture_output=True,text=False), sp.run(['cat'],input='é\r\n',capture_output=True,text=True,encoding='utf-8'))
print(tr(sp.run,['false'],check=True), tr(sp.run,'kill -9 $$',shell=True,check=True), tr(sp.check_call,['sh','-c','exit 4']), sp.check_call(['true']), sp.call(['sh','-c','exit 5']), sp.check_output(['echo','x']), tr(sp.check_output,['false'],stdout=1), sp.check_output(['cat'],input=None), sp.check_output(['cat'],input=None,text=True), sp.getstatusoutput('echo a; echo b >&2; exit 2'), sp.getoutput('printf "x\\n\\n"'))
print(tr(sp.run,['/nonexistent/x']), tr(sp.run,['nonexistent_prog']), tr(sp.run,['true'],cwd='/nope'), tr(sp.run,['/etc/passwd']), tr(sp.run,[]), tr(sp.run,['a\0b']), tr(sp.run,['true'],env={'a=b':'c'}), tr(sp.run,['true'],preexec_fn=lambda: 1/0), tr(sp.run,['true'],user=-1), tr(sp.run,['true'],group=1.5), tr(sp.run,['true'],extra_groups='x'), tr(sp.run,['true'],user='nouser_'))
print(sp.run(['pwd'],cwd='/',stdout=PIPE).stdout, sp.run(['env'],env={'A':'1','B':'é'},stdout=PIPE).stdout, sp.run(['sh','-c','echo $X'],env={'X':'y'},stdout=PIPE).stdout, sp.run(['umask'],shell=True,umask=0o77,stdout=PIPE).stdout, sp.run(['sh','-c','echo ok'],start_new_session=True,stdout=PIPE).stdout)
print(sp.run(['sh','-c','echo out; echo err >&2'],stdout=PIPE,stderr=STDOUT), sp.run(['sh','-c','echo out; echo err >&2'],stdout=DEVNULL,stderr=PIPE), sp.run(['cat'],stdin=DEVNULL,stdout=PIPE))
r,w=os.pipe(); print(sp.run(['sh','-c',f'echo fd >&{w}'],pass_fds=[w]).returncode, os.read(r,10), sp.run(['sh','-c',f'echo fd 2>/dev/null >&{w}'],stderr=DEVNULL).returncode!=0); os.close(r); os.close(w)
big=b'x'*1000000
print(sp.run(['cat'],input=big,stdout=PIPE).stdout==big, len(sp.run(['sh','-c','cat; echo e >&2'],input=big,capture_output=True).stdout), sp.run(['true'],input=big).returncode, sp.run(['head','-c1'],input=big,capture_output=True).stdout)
t=time.time(); e=None
try: sp.run(['sh','-c','echo part; exec sleep 20'],timeout=.3,capture_output=True)
except sp.TimeoutExpired as x: e=x
print(type(e).__name__, e.output, e.stdout, e.stderr, e.timeout, e.cmd[0], time.time()-t<5, str(e).split(' timed')[1])
p=sp.Popen(['sleep','30']); print(p.poll(), tr(p.wait,.05)[0], repr(p)); p.terminate(); print(p.wait(), p.returncode, repr(p)); p.kill(); p.send_signal(0)
p=sp.Popen(['cat'],stdin=PIPE,stdout=PIPE,text=True,bufsize=1); p.stdin.write('line\n'); print(p.stdout.readline()); print(p.communicate('rest'), p.returncode, p.stdin.closed, p.universal_newlines, p.encoding is not None)
p=sp.Popen(['cat'],stdin=PIPE,stdout=PIPE,stderr=PIPE)
print(tr(p.communicate,b'abc',timeout=5), tr(p.communicate,b'abc'), p.communicate())
p=sp.Popen(['sh','-c','sleep .3; echo late'],stdout=PIPE,stderr=PIPE)
print(tr(p.communicate,timeout=.05)[0], p.communicate(timeout=10))
with sp.Popen(['cat'],stdin=PIPE,stdout=PIPE) as p: p.stdin.write(b'q'); p.stdin.close(); print(p.stdout.read())
print(p.returncode, p.stdout.closed, tr(sp.Popen,['true'],stdout=STDOUT), tr(sp.Popen,['true'],bufsize='a'), tr(sp.Popen,['true'],pipesize='a'), tr(sp.Popen,['true'],startupinfo=1), tr(sp.Popen,['true'],creationflags=1), tr(sp.Popen,['true'],text=True,universal_newlines=False), tr(sp.run,['x'],input=b'',stdin=PIPE), tr(sp.run,['x'],capture_output=True,stdout=1))
print(sp.run(['sh','-c','echo $$; exec true'],stdout=PIPE).returncode, sp.run(['echo','pre'],preexec_fn=lambda: os.write(1,b'from child\n'),stdout=PIPE).stdout, sp.run('echo a b',shell=True,executable='/bin/sh',stdout=PIPE).stdout, sp.run(['argv0','-c','echo $0'],executable='/bin/sh',stdout=PIPE).stdout)
print(sp.list2cmdline(['a b c','d','e']), sp.list2cmdline(['ab"c','\\','d']), sp.list2cmdline(['a\\\\\\b','de fg','h']), sp.list2cmdline(['a\\\\b c','']), sp.list2cmdline(['a\\"b']), sp.list2cmdline(['a b\\\\']))
outs=[]
def work(i): outs.append(sp.check_output(['sh','-c',f'sleep .05; echo {i}']))
ts=[threading.Thread(target=work,args=(i,)) for i in range(8)]; t=time.time(); [x.start() for x in ts]; [x.join() for x in ts]; print(sorted(outs))
print(sp.CompletedProcess(['a'],1,b'o'), sp.CompletedProcess[int], tr(sp.CompletedProcess(['a'],1).check_returncode), str(sp.CalledProcessError(-99,'x')), sp.CalledProcessError(1,'c','o','e').stdout, str(sp.TimeoutExpired('c',3)), sorted(sp.__all__))
print(sp._optim_args_from_interpreter_flags(), signal.getsignal(signal.SIGPIPE)==signal.SIG_IGN, sp.run(['sh','-c','kill -PIPE $$; echo survived'],stdout=PIPE))
pid=os.getpid(); print(sp.run(['sh','-c','exit 0'],stdout=sys.__stdout__).returncode, open('/dev/null','w').fileno()>2)
print(sp.run(['echo','pg'],process_group=0,stdout=PIPE).stdout, sp.run(['id','-u'],user=os.getuid(),stdout=PIPE).returncode)
