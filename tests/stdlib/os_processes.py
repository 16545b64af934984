# Processes: fork, exec, wait, pipes, the environment.
import os
import signal
import sys

sys.stdout.flush()
reader, writer = os.pipe()
pid = os.fork()
if pid == 0:
    os.close(reader)
    os.write(writer, b"from the child")
    os._exit(7)
os.close(writer)
print(os.read(reader, 100), os.read(reader, 100))
os.close(reader)
waited, status = os.waitpid(pid, 0)
print(waited == pid, os.WIFEXITED(status), os.WEXITSTATUS(status), os.waitstatus_to_exitcode(status))

pid = os.fork()
if pid == 0:
    signal.pause()
    os._exit(0)
print(os.waitpid(pid, os.WNOHANG))
os.kill(pid, signal.SIGKILL)
status = os.waitpid(pid, 0)[1]
print(os.WIFSIGNALED(status), os.WTERMSIG(status), os.waitstatus_to_exitcode(status), os.WCOREDUMP(status))

calls = []
os.register_at_fork(before=lambda: calls.append("before 1"), after_in_parent=lambda: calls.append("parent 1"))
os.register_at_fork(before=lambda: calls.append("before 2"), after_in_child=lambda: calls.append("child"),
                    after_in_parent=lambda: calls.append("parent 2"))
reader, writer = os.pipe()
pid = os.fork()
if pid == 0:
    os.write(writer, repr(calls).encode())
    os._exit(0)
os.close(writer)
print(os.read(reader, 1000).decode())
os.close(reader)
print(calls, os.wait() == (pid, 0))

pid = os.posix_spawn("/bin/sh", ["sh", "-c", "exit $CODE"], {"CODE": "5"})
print(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
reader, writer = os.pipe()
pid = os.posix_spawnp("echo", ["echo", "spawned"], os.environ,
                      file_actions=[(os.POSIX_SPAWN_DUP2, writer, 1), (os.POSIX_SPAWN_CLOSE, reader)])
os.close(writer)
print(os.waitpid(pid, 0)[1], os.read(reader, 100))
os.close(reader)

pid = os.fork()
if pid == 0:
    os.execve("/bin/sh", ["sh", "-c", 'test "$A" = b'], {"A": "b"})
info = os.waitid(os.P_PID, pid, os.WEXITED)
print(info.si_pid == pid, info.si_status, info.si_code == os.CLD_EXITED, info.si_signo == signal.SIGCHLD)

print(os.system("exit 3") >> 8, os.spawnv(os.P_WAIT, "/bin/sh", ["sh", "-c", "exit 4"]))
with os.popen("echo popen") as stream:
    print(stream.read())

os.environ["MINIPY_TEST"] = "value é"
print(os.system('test "$MINIPY_TEST" = "value é"'), os.getenv("MINIPY_TEST"), os.environb[b"MINIPY_TEST"])
del os.environ["MINIPY_TEST"]
print(os.system('test -z "$MINIPY_TEST"'), os.getenv("MINIPY_TEST", "unset"))

print(os.getpid() != os.getppid(), os.getpgid(0) == os.getpgrp(), os.getsid(0) > 0, os.getuid() == os.geteuid())
print(os.cpu_count() >= len(os.sched_getaffinity(0)) > 0, len(os.urandom(7)), len(os.getrandom(3)), os.uname().sysname)
print(os.sysconf("SC_PAGESIZE") > 0, os.sysconf_names["SC_PAGESIZE"] > 0, os.strerror(2), len(os.getloadavg()), len(os.times()))
print(os.terminal_size((80, 24)), os.stat_result(range(10)).st_size)


def fails(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error)


fails(os.waitpid, -1, 0)
fails(os.waitstatus_to_exitcode, "x")
fails(os.waitstatus_to_exitcode, 0x137f)
fails(os.kill, 2**22 + 1, 0)
fails(os.execv, "/bin/sh", [])
fails(os.execv, "/bin/sh", [""])
fails(os.execv, "/bin/sh", "sh")
fails(os.execv, "/missing", ["x"])
fails(os.execve, "/missing", ["x"], {})
fails(os.execve, "/missing", ["x"], 1)
fails(os.execve, "/missing", ["x"], {"a=b": "c"})
fails(os.posix_spawn, "/missing", ["x"], {})
fails(os.posix_spawn, "/bin/sh", [], {})
fails(os.posix_spawn, "/bin/sh", ["sh"], {}, file_actions=[(9,)])
fails(os.putenv, "a=b", "c")
fails(os.register_at_fork)
fails(os.register_at_fork, before=1)
fails(os.sysconf, "missing")
fails(os.urandom, -1)
