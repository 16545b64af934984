"""Other programs as child processes."""

import builtins
import contextlib
import errno
import io
import os
import select
import selectors
import signal
import sys
import threading
import time
import types
import warnings
from time import monotonic as _time

from _posixsubprocess import fork_exec as _fork_exec

__all__ = ["Popen", "PIPE", "STDOUT", "call", "check_call", "getstatusoutput", "getoutput",
           "check_output", "run", "CalledProcessError", "DEVNULL", "SubprocessError",
           "TimeoutExpired", "CompletedProcess"]

PIPE = -1
STDOUT = -2
DEVNULL = -3

_PIPE_BUF = select.PIPE_BUF
_PopenSelector = selectors.PollSelector


class SubprocessError(Exception):
    """What this module's exceptions have in common."""


class _WithOutput:
    """stdout is another name for output."""

    @property
    def stdout(self):
        return self.output

    @stdout.setter
    def stdout(self, value):
        self.output = value


class CalledProcessError(_WithOutput, SubprocessError):
    """A program returned something else than zero."""

    def __init__(self, returncode, cmd, output=None, stderr=None):
        self.returncode = returncode
        self.cmd = cmd
        self.output = output
        self.stderr = stderr

    def __str__(self):
        code = self.returncode
        if isinstance(code, int) and code < 0:
            try:
                return f"Command '{self.cmd}' died with {signal.Signals(-code)!r}."
            except ValueError:
                return f"Command '{self.cmd}' died with unknown signal {-code}."
        return f"Command '{self.cmd}' returned non-zero exit status {code}."


class TimeoutExpired(_WithOutput, SubprocessError):
    """A program ran longer than it was given time."""

    def __init__(self, cmd, timeout, output=None, stderr=None):
        self.cmd = cmd
        self.timeout = timeout
        self.output = output
        self.stderr = stderr

    def __str__(self):
        return f"Command '{self.cmd}' timed out after {self.timeout} seconds"


class CompletedProcess:
    """What run() returns: the arguments, the exit status, and the output if it was captured."""

    def __init__(self, args, returncode, stdout=None, stderr=None):
        self.args = args
        self.returncode = returncode
        self.stdout = stdout
        self.stderr = stderr

    def __repr__(self):
        texts = [f'args={self.args!r}', f'returncode={self.returncode!r}']
        if self.stdout is not None:
            texts.append(f'stdout={self.stdout!r}')
        if self.stderr is not None:
            texts.append(f'stderr={self.stderr!r}')
        return f"{type(self).__name__}({', '.join(texts)})"

    __class_getitem__ = classmethod(types.GenericAlias)

    def check_returncode(self):
        """Raise CalledProcessError if the exit status is not zero."""
        if self.returncode:
            raise CalledProcessError(self.returncode, self.args, self.stdout, self.stderr)


# ---- whole runs -----------------------------------------------------------------------------------

def run(*popenargs, input=None, capture_output=False, timeout=None, check=False, **kwargs):
    """Run a program, wait for it, and return a CompletedProcess."""
    if input is not None:
        if kwargs.get('stdin') is not None:
            raise ValueError('stdin and input arguments may not both be used.')
        kwargs['stdin'] = PIPE
    if capture_output:
        if kwargs.get('stdout') is not None or kwargs.get('stderr') is not None:
            raise ValueError('stdout and stderr arguments may not be used with capture_output.')
        kwargs['stdout'] = kwargs['stderr'] = PIPE
    with Popen(*popenargs, **kwargs) as process:
        try:
            stdout, stderr = process.communicate(input, timeout=timeout)
        except TimeoutExpired:
            process.kill()
            # Its children may have the pipes still: there is no waiting for their end.
            process.wait()
            raise
        except:
            process.kill()
            raise
        code = process.poll()
        if check and code:
            raise CalledProcessError(code, process.args, output=stdout, stderr=stderr)
    return CompletedProcess(process.args, code, stdout, stderr)


def call(*popenargs, timeout=None, **kwargs):
    """Run a program, wait for it, and return its exit status."""
    with Popen(*popenargs, **kwargs) as process:
        try:
            return process.wait(timeout=timeout)
        except:
            process.kill()
            raise


def check_call(*popenargs, **kwargs):
    """Run a program, and raise CalledProcessError if it does not return zero."""
    code = call(*popenargs, **kwargs)
    if code:
        cmd = kwargs.get("args")
        raise CalledProcessError(code, popenargs[0] if cmd is None else cmd)
    return 0


def check_output(*popenargs, timeout=None, **kwargs):
    """Run a program and return what it prints; raise CalledProcessError if it does not return zero."""
    for name in ('stdout', 'check'):
        if name in kwargs:
            raise ValueError(f'{name} argument not allowed, it will be overridden.')
    if 'input' in kwargs and kwargs['input'] is None:
        is_text = any([kwargs.get(name) for name in ('universal_newlines', 'text', 'encoding',
                                                     'errors')])
        kwargs['input'] = '' if is_text else b''
    return run(*popenargs, stdout=PIPE, timeout=timeout, check=True, **kwargs).stdout


def getstatusoutput(cmd, *, encoding=None, errors=None):
    """Run a command in a shell; return its exit status and what it prints, without the last newline."""
    try:
        output = check_output(cmd, shell=True, text=True, stderr=STDOUT, encoding=encoding,
                              errors=errors)
        code = 0
    except CalledProcessError as error:
        output, code = error.output, error.returncode
    return code, output.removesuffix('\n')


def getoutput(cmd, *, encoding=None, errors=None):
    """Run a command in a shell; return what it prints, without the last newline."""
    return getstatusoutput(cmd, encoding=encoding, errors=errors)[1]


def list2cmdline(seq):
    """Return arguments as one string, quoted as Microsoft's C library reads it."""
    result = []
    for arg in map(os.fsdecode, seq):
        quote = not arg or ' ' in arg or '\t' in arg
        pieces, backslashes = [], 0
        for char in arg:
            if char == '\\':
                backslashes += 1
                continue
            # Backslashes mean themselves, but not before a quotation mark.
            pieces.append('\\' * (2 * backslashes + 1 if char == '"' else backslashes) + char)
            backslashes = 0
        text = ''.join(pieces) + '\\' * backslashes
        result.append(f'"{text}{"\\" * backslashes}"' if quote else text)
    return ' '.join(result)


# ---- options of this interpreter, for those who start another one -----------------------------------

def _optim_args_from_interpreter_flags():
    level = sys.flags.optimize
    return ['-' + 'O' * level] if level > 0 else []


def _args_from_interpreter_flags():
    """Return the options that give another interpreter the flags of this one."""
    flags = sys.flags
    args = _optim_args_from_interpreter_flags()
    for flag, letter in (('debug', 'd'), ('dont_write_bytecode', 'B'), ('no_site', 'S'),
                         ('verbose', 'v'), ('bytes_warning', 'b'), ('quiet', 'q')):
        count = getattr(flags, flag)
        if count > 0:
            args.append('-' + letter * count)
    if flags.isolated:
        args.append('-I')
    else:
        for flag, letter in (('ignore_environment', 'E'), ('no_user_site', 's'),
                             ('safe_path', 'P')):
            if getattr(flags, flag):
                args.append('-' + letter)
    options = list(sys.warnoptions)
    # These stand for others.
    if flags.bytes_warning:
        options.remove(f"{'error' if flags.bytes_warning > 1 else 'default'}::BytesWarning")
    if flags.dev_mode:
        options.remove('default')
    args += ['-W' + option for option in options]
    if flags.dev_mode:
        args += ['-X', 'dev']
    for name, value in sorted(getattr(sys, '_xoptions', {}).items()):
        if name != 'dev':
            args += ['-X', name if value is True else f'{name}={value}']
    return args


def _text_encoding():
    if sys.flags.warn_default_encoding:
        frame = sys._getframe()
        filename, level = frame.f_code.co_filename, 2
        while (frame := frame.f_back) and frame.f_code.co_filename == filename:
            level += 1
        warnings.warn("'encoding' argument not specified.", EncodingWarning, level)
    if sys.flags.utf8_mode:
        return 'utf-8'
    import _locale
    return _locale.getencoding()


# ---- processes ------------------------------------------------------------------------------------

# Processes that nobody has any more, but that have not ended: they are asked for now and then.
_active = []


def _cleanup():
    for process in _active[:]:
        if process._internal_poll(_deadstate=sys.maxsize) is not None:
            try:
                _active.remove(process)
            except ValueError:
                # Another thread was faster.
                pass


class _Identity:
    """The user and groups that a child is to have, as numbers or None."""

    def __init__(self, user, group, extra_groups):
        self.uid = self.gid = self.gids = None
        if group is not None:
            self.gid = self._group(group, 'Group must be a string or an integer, not {}')
        if extra_groups is not None:
            if isinstance(extra_groups, str):
                raise ValueError("Groups must be a list, not a string")
            self.gids = [self._group(each, "Items in extra_groups must be a string or integer, "
                                     "not {}") for each in extra_groups]
        if user is not None:
            if isinstance(user, str):
                import pwd
                user = pwd.getpwnam(user).pw_uid
            elif not isinstance(user, int):
                raise TypeError("User must be a string or an integer")
            if user < 0:
                raise ValueError(f"User ID cannot be negative, got {user}")
            self.uid = user

    @staticmethod
    def _group(group, message):
        if isinstance(group, str):
            import grp
            group = grp.getgrnam(group).gr_gid
        elif not isinstance(group, int):
            raise TypeError(message.format(type(group)))
        if group < 0:
            raise ValueError(f"Group ID cannot be negative, got {group}")
        return group


class _Pipes:
    """The descriptors of a child's standard files: the parent's ends and the child's, -1 for none."""

    def __init__(self):
        self.stdin_child = self.stdin = -1
        self.stdout = self.stdout_child = -1
        self.stderr = self.stderr_child = -1
        self.devnull = None
        self.made = []      # to be closed if something goes wrong
        self.size = -1

    def open(self, stdin, stdout, stderr):
        try:
            if stdin == PIPE:
                self.stdin_child, self.stdin = self.pipe(1)
            else:
                self.stdin_child = self.descriptor(stdin)
            if stdout == PIPE:
                self.stdout, self.stdout_child = self.pipe(1)
            else:
                self.stdout_child = self.descriptor(stdout)
            if stderr == PIPE:
                self.stderr, self.stderr_child = self.pipe(1)
            elif stderr == STDOUT:
                self.stderr_child = (self.stdout_child if self.stdout_child != -1
                                     else sys.__stdout__.fileno())
            else:
                self.stderr_child = self.descriptor(stderr)
        except:
            self.close(self.made)
            raise

    def pipe(self, resized):
        """Return the two ends of a pipe; the end of that index may have its size set."""
        ends = os.pipe()
        self.made += ends
        if self.size > 0:
            import fcntl
            if hasattr(fcntl, "F_SETPIPE_SZ"):
                fcntl.fcntl(ends[resized], fcntl.F_SETPIPE_SZ, self.size)
        return ends

    def descriptor(self, file):
        if file is None:
            return -1
        if file == DEVNULL:
            if self.devnull is None:
                self.devnull = os.open(os.devnull, os.O_RDWR)
                self.made.append(self.devnull)
            return self.devnull
        return file if isinstance(file, int) else file.fileno()

    def child_ends(self):
        """Return the descriptors that only the child needs."""
        return [fd for fd in self.made if fd not in (self.stdin, self.stdout, self.stderr)]

    @staticmethod
    def close(descriptors):
        for fd in descriptors:
            try:
                os.close(fd)
            except OSError:
                pass


class Popen:
    """A child process that runs a program.

    args is a list of the program and its arguments, or with shell=True a command. stdin, stdout and
    stderr are PIPE, DEVNULL, descriptors or files; None: the child has those of this process. In text
    mode (text, encoding, errors) pipes are of str. env and cwd are the child's environment and
    directory; preexec_fn is called in it before the program begins, which is not safe where there are
    threads.
    """

    _child_created = False

    def __init__(self, args, bufsize=-1, executable=None, stdin=None, stdout=None, stderr=None,
                 preexec_fn=None, close_fds=True, shell=False, cwd=None, env=None,
                 universal_newlines=None, startupinfo=None, creationflags=0,
                 restore_signals=True, start_new_session=False, pass_fds=(), *, user=None,
                 group=None, extra_groups=None, encoding=None, errors=None, text=None, umask=-1,
                 pipesize=-1, process_group=None):
        _cleanup()
        # Only one thread at a time waits for the process, or it would wait for another one's.
        self._waitpid_lock = threading.Lock()
        self._input = None
        self._communication_started = False
        if bufsize is None:
            bufsize = -1
        if not isinstance(bufsize, int):
            raise TypeError("bufsize must be an integer")
        if stdout is STDOUT:
            raise ValueError("STDOUT can only be used for stderr")
        if pipesize is None:
            pipesize = -1
        if not isinstance(pipesize, int):
            raise TypeError("pipesize must be an integer")
        if pass_fds and not close_fds:
            warnings.warn("pass_fds overriding close_fds.", RuntimeWarning)
            close_fds = True
        if startupinfo is not None:
            raise ValueError("startupinfo is only supported on Windows platforms")
        if creationflags != 0:
            raise ValueError("creationflags is only supported on Windows platforms")
        self.args = args
        self.stdin = self.stdout = self.stderr = None
        self.pid = None
        self.returncode = None
        self.encoding = encoding
        self.errors = errors
        self.pipesize = pipesize
        if (text is not None and universal_newlines is not None
                and bool(universal_newlines) != bool(text)):
            raise SubprocessError('Cannot disambiguate when both text and universal_newlines are '
                                  'supplied but different. Pass one or the other.')
        self.text_mode = encoding or errors or text or universal_newlines
        if self.text_mode and encoding is None:
            self.encoding = _text_encoding()
        # After Ctrl-C the child, which got it too, is given some time to end.
        self._sigint_wait_secs = 0.25
        identity = _Identity(user, group, extra_groups)
        pipes = _Pipes()
        pipes.size = pipesize
        pipes.open(stdin, stdout, stderr)
        try:
            self._open_streams(pipes, bufsize)
            self._execute_child(args, executable, preexec_fn, close_fds, pass_fds, cwd, env, shell,
                                pipes, restore_signals, identity, umask, start_new_session,
                                -1 if process_group is None else process_group)
        except:
            for stream in (self.stdin, self.stdout, self.stderr):
                if stream:
                    with contextlib.suppress(OSError):
                        stream.close()
            pipes.close(pipes.child_ends())
            raise
        pipes.close(pipes.child_ends())

    def _open_streams(self, pipes, bufsize):
        line_buffering = bool(self.text_mode) and bufsize == 1
        if line_buffering:
            bufsize = -1
        for name, mode, fd in (('stdin', 'wb', pipes.stdin), ('stdout', 'rb', pipes.stdout),
                               ('stderr', 'rb', pipes.stderr)):
            if fd == -1:
                continue
            stream = io.open(fd, mode, bufsize)
            setattr(self, name, stream)
            if self.text_mode:
                options = ({'write_through': True, 'line_buffering': line_buffering}
                           if name == 'stdin' else {})
                setattr(self, name, io.TextIOWrapper(stream, encoding=self.encoding,
                                                     errors=self.errors, **options))

    def __repr__(self):
        text = f"<{type(self).__name__}: returncode: {self.returncode} args: {self.args!r}>"
        return text[:76] + "...>" if len(text) > 80 else text

    __class_getitem__ = classmethod(types.GenericAlias)

    @property
    def universal_newlines(self):
        return self.text_mode

    @universal_newlines.setter
    def universal_newlines(self, universal_newlines):
        self.text_mode = bool(universal_newlines)

    def __enter__(self):
        return self

    def __exit__(self, exc_type, value, traceback):
        if self.stdout:
            self.stdout.close()
        if self.stderr:
            self.stderr.close()
        try:
            # Closing writes what is buffered, which may fail.
            if self.stdin:
                self.stdin.close()
        finally:
            if exc_type == KeyboardInterrupt:
                if self._sigint_wait_secs > 0:
                    with contextlib.suppress(TimeoutExpired):
                        self._wait(timeout=self._sigint_wait_secs)
                self._sigint_wait_secs = 0
            else:
                self.wait()

    def __del__(self, _maxsize=sys.maxsize, _warn=warnings.warn):
        if not self._child_created:
            return
        if self.returncode is None:
            _warn(f"subprocess {self.pid} is still running", ResourceWarning, source=self)
        self._internal_poll(_deadstate=_maxsize)
        if self.returncode is None and _active is not None:
            _active.append(self)

    # ---- starting it

    def _execute_child(self, args, executable, preexec_fn, close_fds, pass_fds, cwd, env, shell,
                       pipes, restore_signals, identity, umask, start_new_session, process_group):
        if isinstance(args, os.PathLike) and shell:
            raise TypeError('path-like args is not allowed when shell is true')
        args = [args] if isinstance(args, (str, bytes, os.PathLike)) else list(args)
        if shell:
            args = [executable or '/bin/sh', '-c', *args]
            if executable is None:
                executable = args[0]
        if executable is None:
            executable = args[0]
        sys.audit("subprocess.Popen", executable, args, cwd, env)
        # A pipe tells why the program did not begin; it is closed when it does.
        report_read, report_write = self._report_pipe()
        try:
            try:
                keep = tuple(sorted({*map(int, pass_fds), report_write}))
                self.pid = _fork_exec(
                    args, self._candidates(executable, env), close_fds, keep, cwd,
                    self._environment(env), pipes.stdin_child, pipes.stdin, pipes.stdout,
                    pipes.stdout_child, pipes.stderr, pipes.stderr_child, report_read,
                    report_write, restore_signals, start_new_session, process_group,
                    identity.gid, identity.gids, identity.uid, umask, preexec_fn)
                self._child_created = True
            finally:
                os.close(report_write)
            # The child's end would keep its pipes open when it has ended.
            pipes.close(pipes.child_ends())
            pipes.made.clear()
            report = bytearray()
            while len(report) <= 50000 and (part := os.read(report_read, 50000)):
                report += part
        finally:
            os.close(report_read)
        if report:
            self._fail(bytes(report), executable, cwd)

    @staticmethod
    def _report_pipe():
        """Return the ends of a pipe; the one to write to is none of the standard files'."""
        read, write = os.pipe()
        low = []
        while write < 3:
            low.append(write)
            write = os.dup(write)
        for fd in low:
            os.close(fd)
        return read, write

    @staticmethod
    def _candidates(executable, env):
        """Return the paths where the program may be."""
        executable = os.fsencode(executable)
        if os.path.dirname(executable):
            return (executable,)
        return tuple([os.path.join(os.fsencode(directory), executable)
                      for directory in os.get_exec_path(env)])

    @staticmethod
    def _environment(env):
        if env is None:
            return None
        result = []
        for name, value in env.items():
            name = os.fsencode(name)
            if b'=' in name:
                raise ValueError("illegal environment variable name")
            result.append(name + b'=' + os.fsencode(value))
        return result

    def _fail(self, report, executable, cwd):
        """Raise the exception that the child told."""
        try:
            pid, status = os.waitpid(self.pid, 0)
            if pid == self.pid:
                self._handle_exitstatus(status)
            else:
                self.returncode = sys.maxsize
        except ChildProcessError:
            pass
        try:
            name, number, text = report.split(b':', 2)
            text = text.decode()
        except ValueError:
            name, number = b'SubprocessError', b'0'
            text = f'Bad exception data from child: {report!r}'
        kind = getattr(builtins, name.decode('ascii'), SubprocessError)
        if not (issubclass(kind, OSError) and number):
            raise kind(text)
        # Before the program was tried, it is not to blame.
        number, filename = int(number, 16), executable
        if text in ('noexec', 'noexec:chdir'):
            filename = cwd if text == 'noexec:chdir' else None
            text = ''
        if number:
            text = os.strerror(number)
        raise kind(number, text) if filename is None else kind(number, text, filename)

    # ---- its end

    def _handle_exitstatus(self, sts, _waitstatus_to_exitcode=os.waitstatus_to_exitcode,
                           _WIFSTOPPED=os.WIFSTOPPED, _WSTOPSIG=os.WSTOPSIG):
        self.returncode = -_WSTOPSIG(sts) if _WIFSTOPPED(sts) else _waitstatus_to_exitcode(sts)

    def _internal_poll(self, _deadstate=None, _waitpid=os.waitpid, _WNOHANG=os.WNOHANG,
                       _ECHILD=errno.ECHILD):
        """Return the exit status, None while it runs; called by __del__, when modules may be gone."""
        if self.returncode is None:
            if not self._waitpid_lock.acquire(False):
                # Another thread waits.
                return None
            try:
                if self.returncode is not None:
                    return self.returncode
                pid, status = _waitpid(self.pid, _WNOHANG)
                if pid == self.pid:
                    self._handle_exitstatus(status)
            except OSError as error:
                if _deadstate is not None:
                    self.returncode = _deadstate
                elif error.errno == _ECHILD:
                    # Somebody else waited for it: its status is lost.
                    self.returncode = 0
            finally:
                self._waitpid_lock.release()
        return self.returncode

    def poll(self):
        """Return the exit status, or None if the process has not ended."""
        return self._internal_poll()

    def _try_wait(self, wait_flags):
        try:
            return os.waitpid(self.pid, wait_flags)
        except ChildProcessError:
            return self.pid, 0

    def _wait(self, timeout):
        if timeout is None:
            while self.returncode is None:
                with self._waitpid_lock:
                    if self.returncode is not None:
                        break
                    pid, status = self._try_wait(0)
                    if pid == self.pid:
                        self._handle_exitstatus(status)
            return self.returncode
        end = _time() + timeout
        delay = 0.0005
        while self.returncode is None:
            if self._waitpid_lock.acquire(False):
                try:
                    if self.returncode is not None:
                        break
                    pid, status = self._try_wait(os.WNOHANG)
                    if pid == self.pid:
                        self._handle_exitstatus(status)
                        break
                finally:
                    self._waitpid_lock.release()
            remaining = end - _time()
            if remaining <= 0:
                raise TimeoutExpired(self.args, timeout)
            delay = min(delay * 2, remaining, .05)
            time.sleep(delay)
        return self.returncode

    def wait(self, timeout=None):
        """Wait for the process' end, at most so many seconds; return its exit status."""
        end = None if timeout is None else _time() + timeout
        try:
            return self._wait(timeout=timeout)
        except KeyboardInterrupt:
            self._wait_after_interrupt(end)
            raise

    def _wait_after_interrupt(self, end):
        wait = self._sigint_wait_secs
        if end is not None:
            wait = min(wait, end - _time())
        self._sigint_wait_secs = 0
        with contextlib.suppress(TimeoutExpired):
            self._wait(timeout=wait)

    def send_signal(self, sig):
        """Send a signal to the process, if it has not ended."""
        # Or it might be another process by now.
        self.poll()
        if self.returncode is None:
            with contextlib.suppress(ProcessLookupError):
                os.kill(self.pid, sig)

    def terminate(self):
        """Ask the process to end, by SIGTERM."""
        self.send_signal(signal.SIGTERM)

    def kill(self):
        """End the process, by SIGKILL."""
        self.send_signal(signal.SIGKILL)

    # ---- talking to it

    def communicate(self, input=None, timeout=None):
        """Write the input, read all output, wait for the end; return what stdout and stderr gave.

        If time is up, what was read is not lost: another call goes on.
        """
        if self._communication_started and input:
            raise ValueError("Cannot send input after starting communication")
        streams = self.stdin, self.stdout, self.stderr
        if timeout is None and not self._communication_started and streams.count(None) >= 2:
            return self._communicate_with_one(input)
        end = None if timeout is None else _time() + timeout
        try:
            result = self._communicate(input, end, timeout)
        except KeyboardInterrupt:
            self._wait_after_interrupt(end)
            raise
        finally:
            self._communication_started = True
        self._wait_until(end, timeout)
        return result

    def _wait_until(self, end, timeout):
        try:
            self.wait(timeout=None if end is None else end - _time())
        except TimeoutExpired as error:
            error.timeout = timeout
            raise

    def _communicate_with_one(self, input):
        """With one pipe at most nothing can block: no waiting for several is needed."""
        stdout = stderr = None
        if self.stdin:
            self._stdin_write(input)
        elif self.stdout:
            stdout = self.stdout.read()
            self.stdout.close()
        elif self.stderr:
            stderr = self.stderr.read()
            self.stderr.close()
        self.wait()
        return stdout, stderr

    def _stdin_write(self, input):
        # A child that does not read all is no error. (EINVAL: Windows says so.)
        for act in (lambda: input and self.stdin.write(input), self.stdin.close):
            try:
                act()
            except BrokenPipeError:
                pass
            except OSError as error:
                if error.errno != errno.EINVAL:
                    raise

    def _begin_communication(self, input):
        if self.stdin and not self._communication_started:
            try:
                self.stdin.flush()
            except BrokenPipeError:
                pass
            except ValueError:
                if not self.stdin.closed:
                    raise
            if not input:
                with contextlib.suppress(BrokenPipeError):
                    self.stdin.close()
        if not self._communication_started:
            self._fileobj2output = {stream: [] for stream in (self.stdout, self.stderr) if stream}
        if self.stdin and self._input is None:
            self._input_offset = 0
            self._input = input
            if input is not None and self.text_mode:
                self._input = input.encode(self.stdin.encoding, self.stdin.errors)

    def _check_timeout(self, end, timeout):
        if _time() <= end:
            return
        outputs = [b''.join(self._fileobj2output[stream]) or None if stream else None
                   for stream in (self.stdout, self.stderr)]
        raise TimeoutExpired(self.args, timeout, output=outputs[0], stderr=outputs[1])

    def _communicate(self, input, end, timeout):
        self._begin_communication(input)
        with _PopenSelector() as selector:
            if self.stdin and not self.stdin.closed and self._input:
                selector.register(self.stdin, selectors.EVENT_WRITE)
            for stream in self._fileobj2output:
                if not stream.closed:
                    selector.register(stream, selectors.EVENT_READ)
            view = memoryview(self._input).cast('B') if self._input else b''
            while selector.get_map():
                left = None
                if end is not None:
                    left = max(end - _time(), 0)
                ready = selector.select(left)
                if end is not None:
                    self._check_timeout(end, timeout)
                for key, _ in ready:
                    if self._transfer(key, view):
                        selector.unregister(key.fileobj)
                        key.fileobj.close()
        self._wait_until(end, timeout)
        return tuple([self._output(stream) for stream in (self.stdout, self.stderr)])

    def _transfer(self, key, view):
        """Write or read as much as there is; return whether that was all."""
        if key.fileobj is self.stdin:
            # So much fits a pipe that can be written to.
            chunk = view[self._input_offset:self._input_offset + _PIPE_BUF]
            try:
                self._input_offset += os.write(key.fd, chunk)
            except BrokenPipeError:
                return True
            return self._input_offset >= len(view)
        data = os.read(key.fd, 32768)
        self._fileobj2output[key.fileobj].append(data)
        return not data

    def _output(self, stream):
        if stream is None:
            return None
        data = b''.join(self._fileobj2output[stream])
        if self.text_mode:
            return self._translate_newlines(data, stream.encoding, stream.errors)
        return data

    def _translate_newlines(self, data, encoding, errors):
        return data.decode(encoding, errors).replace("\r\n", "\n").replace("\r", "\n")
