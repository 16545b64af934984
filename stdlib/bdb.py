"""Debuggers without a user interface: where to stop, which frames, which breakpoints."""

import os
import sys
import threading
import weakref
from contextlib import contextmanager
from fnmatch import fnmatch
from inspect import CO_ASYNC_GENERATOR, CO_COROUTINE, CO_GENERATOR

__all__ = ["BdbQuit", "Bdb", "Breakpoint"]

GENERATOR_AND_COROUTINE_FLAGS = CO_GENERATOR | CO_COROUTINE | CO_ASYNC_GENERATOR
_NEVER = -1     # Bdb.stoplineno: no line of the frame is a reason to stop


class BdbQuit(Exception):
    """The user wants to leave the debugger, and with it the program."""


class _MonitoringTracer:
    """Calls a trace function as sys.settrace() would, but hears of events from sys.monitoring.

    Frames that have a trace function have their code's local events on. What the function has no
    use for is disabled where it happened, until restart_events().
    """

    name = 'bdbtracer'

    def __init__(self):
        events = sys.monitoring.events
        self.tool = sys.monitoring.DEBUGGER_ID
        self.everywhere = (events.PY_START | events.PY_RESUME | events.PY_THROW | events.PY_UNWIND
                           | events.RAISE)
        self.where_traced = (events.LINE | events.JUMP | events.PY_RETURN | events.PY_YIELD
                             | events.STOP_ITERATION)
        self.callbacks = {
            events.PY_START: self.on_call,
            events.PY_RESUME: self.on_call,
            events.PY_THROW: self.on_call,
            events.LINE: self.on_line,
            events.JUMP: self.on_jump,
            events.PY_RETURN: self.on_return,
            events.PY_YIELD: self.on_return,
            events.PY_UNWIND: self.on_unwind,
            events.RAISE: self.on_exception,
            events.STOP_ITERATION: self.on_exception,
            events.INSTRUCTION: self.on_opcode,
        }
        self.cannot_disable = events.PY_THROW | events.PY_UNWIND | events.RAISE
        self.function = None
        self.thread = None
        self.disable = False

    def start_trace(self, function):
        """Begin with this thread, whose frames may have trace functions already."""
        user = sys.monitoring.get_tool(self.tool)
        if user is None:
            sys.monitoring.use_tool_id(self.tool, self.name)
        elif user == self.name:
            sys.monitoring.clear_tool_id(self.tool)
        else:
            raise ValueError('Another debugger is using the monitoring tool')
        self.function = function
        self.thread = threading.current_thread()
        for event, callback in self.callbacks.items():
            sys.monitoring.register_callback(self.tool, event, self._guarded(callback, event))
        self.update_local_events()
        sys.monitoring.set_events(self.tool, self.everywhere)

    def stop_trace(self):
        """End, and give the tool's number back."""
        self.thread = None
        if self._is_ours():
            sys.monitoring.free_tool_id(self.tool)

    def disable_current_event(self):
        """Have what happens now not reported again."""
        self.disable = True

    def restart_events(self):
        """Have everything reported again."""
        if self._is_ours():
            sys.monitoring.restart_events()

    def update_local_events(self):
        """Turn the events on for the code of all frames that have a trace function."""
        frame = sys._getframe(1)
        while frame is not None and self._is_ours():
            if frame.f_trace is not None:
                self._trace_code(frame)
            frame = frame.f_back

    def _is_ours(self):
        return sys.monitoring.get_tool(self.tool) == self.name

    def _trace_code(self, frame):
        events = self.where_traced
        if frame.f_trace_opcodes:
            events |= sys.monitoring.events.INSTRUCTION
        sys.monitoring.set_local_events(self.tool, frame.f_code, events)

    def _guarded(self, callback, event):
        def guarded(code, *args):
            if threading.current_thread() is not self.thread:
                return None
            frame = sys._getframe(1)
            self.disable = False
            try:
                answer = callback(frame, *args)
                if self.thread is not None and frame.f_trace:
                    self.update_local_events()
            except BaseException:
                self.stop_trace()
                frame.f_trace = None
                raise
            if self.disable and not event & self.cannot_disable:
                self.disable = False
                return sys.monitoring.DISABLE
            return answer
        return guarded

    # ---- events: the frame, then what the event brings

    def on_call(self, frame, *_):
        trace = self.function(frame, 'call', None)
        if trace is not None:
            frame.f_trace = trace
            if self.thread is not None:
                self._trace_code(frame)

    def on_line(self, frame, lineno):
        if frame.f_trace and frame.f_trace_lines:
            frame.f_trace(frame, 'line', None)

    def on_jump(self, frame, start, end):
        """A loop within one line comes to that line again, which is no event of its own."""
        if end > start or self._line_at(frame.f_code, start) != self._line_at(frame.f_code, end):
            return sys.monitoring.DISABLE
        self.on_line(frame, None)

    def on_return(self, frame, offset, value):
        if frame.f_trace:
            frame.f_trace(frame, 'return', value)

    def on_unwind(self, frame, *_):
        if frame.f_trace:
            frame.f_trace(frame, 'return', None)

    def on_exception(self, frame, offset, error):
        if frame.f_trace and not self._is_own_error(error):
            frame.f_trace(frame, 'exception', (type(error), error, error.__traceback__))

    def on_opcode(self, frame, offset):
        if frame.f_trace and frame.f_trace_opcodes:
            frame.f_trace(frame, 'opcode', None)

    def _is_own_error(self, error):
        tb = error.__traceback__
        while tb is not None:
            if tb.tb_frame.f_locals.get('self') is self:
                return True
            tb = tb.tb_next
        return False

    @staticmethod
    def _line_at(code, offset):
        return next((line for start, end, line in code.co_lines() if start <= offset < end), None)


class Bdb:
    """Follows a program and calls user_*() methods where it stops, for debuggers to have.

    skip: patterns of modules' names in which it never stops. backend: what tells of events,
    'settrace' or 'monitoring'.
    """

    def __init__(self, skip=None, backend='settrace'):
        if backend not in ('settrace', 'monitoring'):
            raise ValueError(f"Invalid backend '{backend}'")
        self.backend = backend
        self.monitoring_tracer = _MonitoringTracer() if backend == 'monitoring' else None
        self.skip = set(skip) if skip else None
        self.breaks = {}                # canonical file name: lines with breakpoints
        self.fncache = {}
        self.frame_trace_lines_opcodes = {}
        self.frame_returning = None
        self.trace_opcodes = False
        self.enterframe = None          # whose event is dispatched now
        self.cmdframe = self.cmdlineno = None
        self.code_linenos = weakref.WeakKeyDictionary()
        self._load_breaks()

    def canonic(self, filename):
        """Return the absolute path of a file; names like <stdin> stay as they are."""
        if filename == '<' + filename[1:-1] + '>':
            return filename
        if filename not in self.fncache:
            self.fncache[filename] = os.path.normcase(os.path.abspath(filename))
        return self.fncache[filename]

    # ---- beginning and ending

    def start_trace(self):
        """Have this thread's events dispatched."""
        if self.monitoring_tracer:
            self.monitoring_tracer.start_trace(self.trace_dispatch)
        else:
            sys.settrace(self.trace_dispatch)

    def stop_trace(self):
        """Have no more events dispatched."""
        if self.monitoring_tracer:
            self.monitoring_tracer.stop_trace()
        else:
            sys.settrace(None)

    def disable_current_event(self):
        """What is dispatched now was of no interest, and is not wanted again."""
        if self.monitoring_tracer:
            self.monitoring_tracer.disable_current_event()

    def restart_events(self):
        """All is wanted again."""
        if self.monitoring_tracer:
            self.monitoring_tracer.restart_events()

    def reset(self):
        """Forget where the program was, and stop as soon as it begins."""
        import linecache
        linecache.checkcache()
        self.botframe = None
        self._set_stopinfo(None, None)

    @contextmanager
    def set_enterframe(self, frame):
        """While an event of the frame is dispatched."""
        self.enterframe = frame
        yield
        self.enterframe = None

    # ---- dispatching

    def trace_dispatch(self, frame, event, arg):
        """The trace function: hand an event to dispatch_*(), unless the user has left."""
        with self.set_enterframe(frame):
            if self.quitting:
                return None
            match event:
                case 'line':
                    return self.dispatch_line(frame)
                case 'call':
                    return self.dispatch_call(frame, arg)
                case 'return':
                    return self.dispatch_return(frame, arg)
                case 'exception':
                    return self.dispatch_exception(frame, arg)
                case 'opcode':
                    return self.dispatch_opcode(frame, arg)
                case 'c_call' | 'c_return' | 'c_exception':
                    return self.trace_dispatch
            print('bdb.Bdb.dispatch: unknown debugging event:', repr(event))
            return self.trace_dispatch

    def _stopped(self, user_method, *args):
        """The user has been asked; every event may matter to what comes now."""
        user_method(*args)
        self.restart_events()

    def _check_quit(self):
        if self.quitting:
            raise BdbQuit

    def dispatch_line(self, frame):
        """A line begins: stop if it is a place to stop, but not where the command was given."""
        given_here = self.cmdframe == frame and self.cmdlineno == frame.f_lineno
        if (self.stop_here(frame) or self.break_here(frame)) and not given_here:
            self._stopped(self.user_line, frame)
            self._check_quit()
        elif not self.get_break(frame.f_code.co_filename, frame.f_lineno):
            self.disable_current_event()
        return self.trace_dispatch

    def dispatch_call(self, frame, arg):
        """A frame is entered: None if nothing in it can be a reason to stop."""
        if self.botframe is None:       # the first one since reset()
            self.botframe = frame.f_back
            return self.trace_dispatch
        # A generator that goes on may come to the line that is waited for.
        if not (self.stop_here(frame) or self.break_anywhere(frame) or frame is self.stopframe):
            self.disable_current_event()
            return None
        if self._resumes(frame):
            return self.trace_dispatch
        self._stopped(self.user_call, frame, arg)
        self._check_quit()
        return self.trace_dispatch

    def dispatch_return(self, frame, arg):
        """A frame is left: stop if the user waits for that."""
        if not (self.stop_here(frame) or frame == self.returnframe):
            return self.trace_dispatch
        if self._resumes(frame):        # the caller may see a StopIteration
            self._set_caller_tracefunc(frame)
            return self.trace_dispatch
        self.frame_returning = frame
        try:
            self._stopped(self.user_return, frame, arg)
        finally:
            self.frame_returning = None
        self._check_quit()
        if self.stopframe is frame and self.stoplineno != _NEVER:
            self._set_stopinfo(None, None)      # "next" at the end of a function
        if self.stoplineno != _NEVER:
            self._set_caller_tracefunc(frame)
        return self.trace_dispatch

    def dispatch_exception(self, frame, arg):
        """An exception comes by."""
        kind, _, tb = arg
        suspendable = frame.f_code.co_flags & GENERATOR_AND_COROUTINE_FLAGS
        if self.stop_here(frame):
            # An inner generator's end has no traceback: that is how yield from gets its value.
            wanted = not (suspendable and kind is StopIteration and tb is None)
        else:
            wanted = (self.stopframe and frame is not self.stopframe
                      and self.stopframe.f_code.co_flags & GENERATOR_AND_COROUTINE_FLAGS
                      and kind in (StopIteration, GeneratorExit))
        if wanted:
            self._stopped(self.user_exception, frame, arg)
            self._check_quit()
        return self.trace_dispatch

    def dispatch_opcode(self, frame, arg):
        """An instruction comes: asked for by set_trace() alone, to stop right behind it."""
        self._stopped(self.user_opcode, frame)
        self._check_quit()
        return self.trace_dispatch

    def _resumes(self, frame):
        """Is it a generator, whose suspending and going on matters only in single steps?"""
        return self.stopframe and frame.f_code.co_flags & GENERATOR_AND_COROUTINE_FLAGS

    # ---- where to stop

    def is_skipped_module(self, module_name):
        """Return whether the user wants not to see a module."""
        return module_name is not None and any(fnmatch(module_name, p) for p in self.skip)

    def stop_here(self, frame):
        """Return whether the user's command was to stop in this frame."""
        if self.skip and self.is_skipped_module(frame.f_globals.get('__name__')):
            return False
        if frame is self.stopframe:
            return self.stoplineno != _NEVER and frame.f_lineno >= self.stoplineno
        return not self.stopframe

    def break_here(self, frame):
        """Return whether a breakpoint stops at this line; a temporary one has then served."""
        filename = self.canonic(frame.f_code.co_filename)
        lines = self.breaks.get(filename, ())
        lineno = frame.f_lineno
        if lineno not in lines:         # perhaps one of the function
            lineno = frame.f_code.co_firstlineno
            if lineno not in lines:
                return False
        breakpoint, may_clear = effective(filename, lineno, frame)
        if not breakpoint:
            return False
        self.currentbp = breakpoint.number
        if may_clear and breakpoint.temporary:
            self.do_clear(str(breakpoint.number))
        return True

    def do_clear(self, arg):
        """Remove a temporary breakpoint; arg is its number, as text."""
        raise NotImplementedError("subclass of bdb must implement do_clear()")

    def break_anywhere(self, frame):
        """Return whether a frame's code has a breakpoint."""
        lines = self.breaks.get(self.canonic(frame.f_code.co_filename), ())
        return any(self._lineno_in_frame(line, frame) for line in lines)

    def _lineno_in_frame(self, lineno, frame):
        code = frame.f_code
        if code not in self.code_linenos:
            self.code_linenos[code] = {line for _, _, line in code.co_lines()}
        if lineno == code.co_firstlineno:       # of a def, whose own code does not begin there
            return True
        return lineno > code.co_firstlineno and lineno in self.code_linenos[code]

    # ---- for subclasses

    def user_call(self, frame, argument_list):
        """A function is entered that may be stopped in."""

    def user_line(self, frame):
        """The program has stopped before a line."""

    def user_return(self, frame, return_value):
        """The program has stopped where a function returns."""

    def user_exception(self, frame, exc_info):
        """The program has stopped at an exception."""

    def user_opcode(self, frame):
        """The program has stopped before an instruction."""

    # ---- commands

    def _set_trace_opcodes(self, trace_opcodes):
        if trace_opcodes == self.trace_opcodes:
            return
        self.trace_opcodes = trace_opcodes
        frame = self.enterframe
        while frame is not None:
            frame.f_trace_opcodes = trace_opcodes
            frame = None if frame is self.botframe else frame.f_back
        if self.monitoring_tracer:
            self.monitoring_tracer.update_local_events()

    def _set_stopinfo(self, stopframe, returnframe, stoplineno=0, opcode=False,
                      cmdframe=None, cmdlineno=None):
        """Stop in stopframe (None: anywhere) from a line on, or where returnframe is left."""
        self.stopframe = stopframe
        self.returnframe = returnframe
        self.stoplineno = stoplineno
        self.quitting = False
        self.cmdframe = cmdframe        # where the command was given
        self.cmdlineno = cmdlineno
        self._set_trace_opcodes(opcode)

    def _set_caller_tracefunc(self, frame):
        """A caller may have been entered when there was no reason to trace it."""
        caller = frame.f_back
        if caller and not caller.f_trace and caller is not self.botframe:
            caller.f_trace = self.trace_dispatch

    def set_until(self, frame, lineno=None):
        """Stop behind this line, or from another on, or when the frame is left."""
        here = frame.f_lineno
        self._set_stopinfo(frame, frame, here + 1 if lineno is None else lineno,
                           cmdframe=frame, cmdlineno=here)

    def set_step(self):
        """Stop at the next line, wherever it is."""
        here = self.enterframe
        self._set_stopinfo(None, None, cmdframe=here, cmdlineno=here and here.f_lineno)

    def set_stepinstr(self):
        """Stop at the next instruction."""
        self._set_stopinfo(None, None, opcode=True)

    def set_next(self, frame):
        """Stop at the next line of the frame."""
        self._set_stopinfo(frame, None, cmdframe=frame, cmdlineno=frame.f_lineno)

    def set_return(self, frame):
        """Stop when the frame is left."""
        if frame.f_code.co_flags & GENERATOR_AND_COROUTINE_FLAGS:
            self._set_stopinfo(frame, frame, _NEVER)
        else:
            self._set_stopinfo(frame.f_back, frame)

    def set_trace(self, frame=None):
        """Begin with a frame that runs, or the caller's."""
        if self.enterframe is not None:         # within a trace function nothing is traced
            return
        self.stop_trace()
        start = frame = frame or sys._getframe(1)
        self.reset()
        with self.set_enterframe(frame):
            while frame:
                frame.f_trace = self.trace_dispatch
                self.botframe = frame
                self.frame_trace_lines_opcodes[frame] = frame.f_trace_lines, frame.f_trace_opcodes
                frame.f_trace_lines = True
                frame = frame.f_back
            self.set_stepinstr()
        # At once: behind the call that has led here, the line may have no instruction to stop at.
        self.trace_dispatch(start, 'opcode', None)
        if self.returnframe is not None or self.stoplineno != _NEVER or self.breaks:
            self.start_trace()

    def set_continue(self):
        """Stop at breakpoints only; without any, let the program run at full speed."""
        self._set_stopinfo(self.botframe, None, _NEVER)
        if self.breaks:
            return
        self.stop_trace()
        frame = sys._getframe(1)
        while frame and frame is not self.botframe:
            frame.f_trace = None
            frame = frame.f_back
        for frame, (lines, opcodes) in self.frame_trace_lines_opcodes.items():
            frame.f_trace_lines, frame.f_trace_opcodes = lines, opcodes
        self.frame_trace_lines_opcodes = {}
        if self.monitoring_tracer:
            self.monitoring_tracer.update_local_events()

    def set_quit(self):
        """Raise BdbQuit at the next event that is under way."""
        self.stopframe = self.botframe
        self.returnframe = None
        self.quitting = True
        self.stop_trace()

    # ---- breakpoints: methods return None, or what was wrong

    def _add_to_breaks(self, filename, lineno):
        lines = self.breaks.setdefault(filename, [])
        if lineno not in lines:
            lines.append(lineno)

    def set_break(self, filename, lineno, temporary=False, cond=None, funcname=None):
        """Make a breakpoint at a line of a file."""
        import linecache
        filename = self.canonic(filename)
        if not linecache.getline(filename, lineno):
            return f'Line {filename}:{lineno} does not exist'
        self._add_to_breaks(filename, lineno)
        Breakpoint(filename, lineno, temporary, cond, funcname)
        # A frame that runs already, and had none, has not been traced.
        frame = self.enterframe
        while frame:
            if self.break_anywhere(frame):
                frame.f_trace = self.trace_dispatch
            frame = frame.f_back
        return None

    def _load_breaks(self):
        """Breakpoints belong to the process: take over what other debuggers have set."""
        for filename, lineno in Breakpoint.bplist:
            self._add_to_breaks(filename, lineno)

    def _prune_breaks(self, filename, lineno):
        """Forget lines and files that have no breakpoints any more."""
        if (filename, lineno) not in Breakpoint.bplist:
            self.breaks[filename].remove(lineno)
        if not self.breaks[filename]:
            del self.breaks[filename]

    def clear_break(self, filename, lineno):
        """Delete the breakpoints of a line."""
        filename = self.canonic(filename)
        if filename not in self.breaks:
            return f'There are no breakpoints in {filename}'
        if lineno not in self.breaks[filename]:
            return f'There is no breakpoint at {filename}:{lineno}'
        for breakpoint in Breakpoint.bplist[filename, lineno][:]:
            breakpoint.deleteMe()
        self._prune_breaks(filename, lineno)
        return None

    def clear_bpbynumber(self, arg):
        """Delete the breakpoint whose number arg is, as text."""
        try:
            breakpoint = self.get_bpbynumber(arg)
        except ValueError as error:
            return str(error)
        breakpoint.deleteMe()
        self._prune_breaks(breakpoint.file, breakpoint.line)
        return None

    def clear_all_file_breaks(self, filename):
        """Delete the breakpoints of a file."""
        filename = self.canonic(filename)
        if filename not in self.breaks:
            return f'There are no breakpoints in {filename}'
        for lineno in self.breaks.pop(filename):
            for breakpoint in Breakpoint.bplist[filename, lineno][:]:
                breakpoint.deleteMe()
        return None

    def clear_all_breaks(self):
        """Delete all breakpoints."""
        if not self.breaks:
            return 'There are no breakpoints'
        for breakpoint in filter(None, Breakpoint.bpbynumber):
            breakpoint.deleteMe()
        self.breaks = {}
        return None

    def get_bpbynumber(self, arg):
        """Return the breakpoint whose number arg is, as text; raise ValueError if there is none."""
        if not arg:
            raise ValueError('Breakpoint number expected')
        try:
            number = int(arg)
        except ValueError:
            raise ValueError(f'Non-numeric breakpoint number {arg}') from None
        try:
            breakpoint = Breakpoint.bpbynumber[number]
        except IndexError:
            raise ValueError(f'Breakpoint number {number} out of range') from None
        if breakpoint is None:
            raise ValueError(f'Breakpoint {number} already deleted')
        return breakpoint

    def get_break(self, filename, lineno):
        """Return whether a line has breakpoints."""
        return lineno in self.breaks.get(self.canonic(filename), ())

    def get_breaks(self, filename, lineno):
        """Return the breakpoints of a line."""
        if not self.get_break(filename, lineno):
            return []
        return Breakpoint.bplist[self.canonic(filename), lineno] or []

    def get_file_breaks(self, filename):
        """Return the lines of a file that have breakpoints."""
        return self.breaks.get(self.canonic(filename), [])

    def get_all_breaks(self):
        """Return the lines that have breakpoints, by file."""
        return self.breaks

    # ---- stacks

    def get_stack(self, f, t):
        """Return the (frame, line) pairs from the outermost to the innermost, and f's index."""
        if t and t.tb_frame is f:
            t = t.tb_next
        stack = []
        while f is not None:
            stack.append((f, f.f_lineno))
            if f is self.botframe:
                break
            f = f.f_back
        stack.reverse()
        index = max(0, len(stack) - 1)
        while t is not None:
            stack.append((t.tb_frame, t.tb_lineno))
            t = t.tb_next
        if f is None:
            index = max(0, len(stack) - 1)
        return stack, index

    def format_stack_entry(self, frame_lineno, lprefix=': '):
        """Return a line about a (frame, line): file, function, what it returns, source."""
        import linecache
        import reprlib
        frame, lineno = frame_lineno
        filename = self.canonic(frame.f_code.co_filename)
        text = f'{filename}({lineno!r}){frame.f_code.co_name or "<lambda>"}()'
        if '__return__' in frame.f_locals:
            text += '->' + reprlib.repr(frame.f_locals['__return__'])
        if lineno is None:
            return f'{text}{lprefix}Warning: lineno is None'
        line = linecache.getline(filename, lineno, frame.f_globals)
        return f'{text}{lprefix}{line.strip()}' if line else text

    # ---- running what is to be debugged

    def _debug(self, function, *args, **kwds):
        """Call a function, debugged; None if the user leaves."""
        self.start_trace()
        try:
            return function(*args, **kwds)
        except BdbQuit:
            return None
        finally:
            self.quitting = True
            self.stop_trace()

    @staticmethod
    def _namespaces(globals, locals):
        if globals is None:
            import __main__
            globals = __main__.__dict__
        return globals, globals if locals is None else locals

    def run(self, cmd, globals=None, locals=None):
        """Debug statements: text or a code object."""
        globals, locals = self._namespaces(globals, locals)
        self.reset()
        if isinstance(cmd, str):
            cmd = compile(cmd, '<string>', 'exec')
        self._debug(exec, cmd, globals, locals)

    def runeval(self, expr, globals=None, locals=None):
        """Debug an expression and return its value."""
        globals, locals = self._namespaces(globals, locals)
        self.reset()
        return self._debug(eval, expr, globals, locals)

    def runctx(self, cmd, globals, locals):
        """An old name of run()."""
        self.run(cmd, globals, locals)

    def runcall(self, func, /, *args, **kwds):
        """Debug a call and return its value."""
        self.reset()
        return self._debug(func, *args, **kwds)


def set_trace():
    """Begin with the caller's frame, in a debugger that has no user."""
    Bdb().set_trace(sys._getframe(1))


class Breakpoint:
    """A place where to stop: a line of a file, or a function's first.

    It may be temporary, disabled, passed a number of times, and have a condition. The class keeps
    all of the process: bpbynumber by number, bplist by (file, line).
    """

    next = 1
    bplist = {}
    bpbynumber = [None]     # None: there is none, or no more

    def __init__(self, file, line, temporary=False, cond=None, funcname=None):
        self.file = file
        self.line = line
        self.temporary = temporary
        self.cond = cond
        self.funcname = funcname
        self.func_first_executable_line = None      # known when the function first runs
        self.enabled = True
        self.ignore = 0
        self.hits = 0
        self.number = Breakpoint.next
        Breakpoint.next += 1
        self.bpbynumber.append(self)
        self.bplist.setdefault((file, line), []).append(self)

    @staticmethod
    def clearBreakpoints():
        """Forget all, and count from one again."""
        Breakpoint.next = 1
        Breakpoint.bplist = {}
        Breakpoint.bpbynumber = [None]

    def deleteMe(self):
        """Take it out of the lists."""
        place = self.file, self.line
        self.bpbynumber[self.number] = None
        self.bplist[place].remove(self)
        if not self.bplist[place]:
            del self.bplist[place]

    def enable(self):
        """Have it stop the program."""
        self.enabled = True

    def disable(self):
        """Have it do nothing."""
        self.enabled = False

    def bpprint(self, out=None):
        """Print bpformat()."""
        print(self.bpformat(), file=out or sys.stdout)

    def bpformat(self):
        """Return a line about it, and one for each thing that is not as usual."""
        text = '%-4dbreakpoint   %s %s   at %s:%d' % (
            self.number, 'del ' if self.temporary else 'keep', 'yes' if self.enabled else 'no ',
            self.file, self.line)
        if self.cond:
            text += f'\n\tstop only if {self.cond}'
        if self.ignore:
            text += f'\n\tignore next {self.ignore} hits'
        if self.hits:
            text += f'\n\tbreakpoint already hit {self.hits} time{"s" if self.hits > 1 else ""}'
        return text

    def __str__(self):
        return f'breakpoint {self.number} at {self.file}:{self.line}'


def checkfuncname(b, frame):
    """Return whether a frame is at the breakpoint: at its line, or at its function's first one."""
    if not b.funcname:
        return b.line == frame.f_lineno
    if frame.f_code.co_name != b.funcname:
        return False                    # the def statement
    if not b.func_first_executable_line:
        b.func_first_executable_line = frame.f_lineno
    return b.func_first_executable_line == frame.f_lineno


def effective(file, line, frame):
    """Return the breakpoint of a line that stops the program, and whether it may be cleared now.

    It may not where its condition fails. (None, None): none stops.
    """
    for b in Breakpoint.bplist[file, line]:
        if not b.enabled or not checkfuncname(b, frame):
            continue
        b.hits += 1
        if b.cond:
            try:
                if not eval(b.cond, frame.f_globals, frame.f_locals):
                    continue
            except Exception:
                return b, False
        if b.ignore > 0:
            b.ignore -= 1
        else:
            return b, True
    return None, None
