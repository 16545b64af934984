# sched_param, and posix_spawn() with it and other options.
import copy
import os
import pickle
import posix


def attempt(what, call):
    try:
        print(what, repr(call()))
    except BaseException as error:
        print(what, type(error).__name__, error)
P = posix.sched_param
for a in (), (1,), (None,), ("a",), ((1,),), (1, 2), (1.5,):
    attempt(("sched", a), lambda: P(*a))
attempt("kw", lambda: P(sched_priority=3)); attempt("kw", lambda: P(sequence=3))
attempt("copy", lambda: copy.copy(P(4))); attempt("copy", lambda: copy.deepcopy(P(4)))
for p in range(6): attempt("pickle", lambda: pickle.loads(pickle.dumps(P(5), p)))
attempt("red", lambda: P(5).__reduce__())
attempt("red", lambda: P(5) == (5,))
attempt("setparam", lambda: os.sched_setparam(0, P(None)))
attempt("setparam", lambda: os.sched_setparam(0, P(0)))
attempt("setparam", lambda: os.sched_setparam(0, (0,)))
attempt("setscheduler", lambda: os.sched_setscheduler(0, os.SCHED_OTHER, P(0)))
attempt("setscheduler", lambda: os.sched_setscheduler(0, os.SCHED_OTHER, P(1 << 40)))
attempt("getparam", lambda: os.sched_getparam(0))
attempt("getparam", lambda: os.sched_getparam(-1))
attempt("getsch", lambda: os.sched_getscheduler(-1))

def spawn(**kw):
    pid = os.posix_spawn("/bin/true", ["true"], os.environ, **kw)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
for kw in dict(scheduler=None), dict(scheduler=1), dict(scheduler=[1, 2]), dict(scheduler=(1,)), dict(scheduler=(None, P(0))), dict(scheduler=(os.SCHED_OTHER, P(0))), dict(scheduler=(os.SCHED_OTHER, 0)), dict(scheduler=("a", P(0))), dict(scheduler=(None, 3)), dict(setpgroup=None), dict(setpgroup=0), dict(setpgroup="a"), dict(setsigmask=None), dict(setsigdef=None), dict(setsigmask=[0]), dict(setsigdef=[100]), dict(file_actions=None), dict(file_actions=[()]), dict(file_actions=[None]), dict(file_actions=[(17,)]), dict(file_actions=[(os.POSIX_SPAWN_CLOSE,)]), dict(resetids=2),dict(setsid="a"):
    attempt(kw if "object" not in repr(kw) else "", lambda: spawn(**kw))
attempt("env", lambda: os.posix_spawn("/bin/true", [""], {}))
attempt("env", lambda: os.posix_spawn("/bin/true", [], {}))
attempt("env", lambda: os.posix_spawn("/bin/true", ["a"], {"a=b": "1"}))
attempt("env", lambda: os.posix_spawn("/bin/true", ["a"], {"a\0": "1"}))
attempt("env", lambda: os.posix_spawn("/bin/true", "abc", {}))
