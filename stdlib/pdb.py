"""The Python debugger: stops a program, and asks what to do, what to show, what to run.

    breakpoint()                in a program: stop here
    python -m pdb script.py     from the beginning
    pdb.pm(), post_mortem()     where an exception came from

At the prompt, "help" lists the commands and "help COMMAND" explains one. Empty lines repeat the last
command. What is no command is run as a Python statement; "!" before it says that it is none. Several
commands in a line are separated by ";;". ~/.pdbrc and ./.pdbrc hold commands for the beginning.
"""

import bdb
import cmd
import code
import dis
import functools
import inspect
import io
import linecache
import os
import pprint
import re
import signal
import sys
import tokenize
import traceback
from contextlib import contextmanager
from types import CodeType

import _colorize
from _pdb_complete import Completion
from _pdb_evaluate import Evaluation, format_error
from _pdb_targets import ModuleTarget, ScriptTarget, ZipTarget

__all__ = ["run", "pm", "Pdb", "runeval", "runctx", "runcall", "set_trace", "post_mortem",
           "set_default_backend", "get_default_backend", "help"]

line_prefix = '\n-> '       # between a place and its source line
_default_backend = 'settrace'


class Restart(Exception):
    """The user wants the program to begin again."""


def set_default_backend(backend):
    """Set what tells debuggers of events: 'settrace' or 'monitoring'."""
    global _default_backend
    if backend not in ('settrace', 'monitoring'):
        raise ValueError(f'Invalid backend: {backend}')
    _default_backend = backend


def get_default_backend():
    """Return what tells debuggers of events that do not say it themselves."""
    return _default_backend


# ---- where functions begin

_BEFORE_THE_BODY = {'MAKE_CELL', 'RETURN_GENERATOR'}


def find_first_executable_line(code):
    """Return the line of the first instruction of a function's body."""
    for instruction in dis.get_instructions(code):
        if instruction.opname not in _BEFORE_THE_BODY:
            return instruction.positions.lineno or code.co_firstlineno
    return code.co_firstlineno


def find_function(funcname, filename):
    """Return (name, file, first line of the body) of a function that a file defines, or None."""
    begins = re.compile(rf'def\s+{re.escape(funcname)}(\s*\[.+\])?\s*[(]').match
    try:
        with tokenize.open(filename) as file:
            lines = file.readlines()
    except OSError:
        lines = linecache.getlines(filename)
    text, start = '', 0
    for lineno, line in enumerate(lines, 1):
        if begins(line):
            text, start = line, lineno
        elif text:
            text += line
        if text:
            try:
                constants = compile(text, filename, 'exec').co_consts
            except Exception:
                continue
            function = next(c for c in constants
                            if isinstance(c, CodeType) and c.co_name == funcname)
            return funcname, filename, start + find_first_executable_line(function) - 1
    return None


# ---- commands

def _takes_nothing(command):
    """A command without argument."""
    @functools.wraps(command)
    def checked(self, arg):
        return self._print_invalid_arg(arg, command) if arg else command(self, arg)
    return checked


def _needs_argument(command):
    """A command that must have an argument."""
    @functools.wraps(command)
    def checked(self, arg):
        return command(self, arg) if arg else self._print_invalid_arg(arg, command)
    return checked


class _Console(code.InteractiveConsole):
    def __init__(self, namespace, message):
        self._message = message
        super().__init__(locals=namespace, local_exit=True)

    def write(self, data):
        self._message(data, end='')


class Pdb(Completion, Evaluation, bdb.Bdb, cmd.Cmd):
    """The debugger. mode: 'inline' (in a program, by breakpoint()), 'cli' (by -m pdb) or None."""

    MAX_CHAINED_EXCEPTION_DEPTH = 999
    commands_resuming = ['do_continue', 'do_step', 'do_next', 'do_return', 'do_until', 'do_quit',
                         'do_jump']

    _previous_sigint_handler = None
    _file_mtime_table = {}
    _last_pdb_instance = None

    def __init__(self, completekey='tab', stdin=None, stdout=None, skip=None, nosigint=False,
                 readrc=True, mode=None, backend=None, colorize=False):
        bdb.Bdb.__init__(self, skip=skip, backend=backend or get_default_backend())
        cmd.Cmd.__init__(self, completekey, stdin, stdout)
        sys.audit('pdb.Pdb')
        if stdout:
            self.use_rawinput = 0
        self.prompt = '(Pdb) '
        # Part of a first word: "c.a = 1" and "c['a']" are not the command c.
        self.identchars = cmd.Cmd.identchars + '=.[](),"\'+-*/%@&|<>~^'
        self.mode = mode
        self.colorize = colorize and _colorize.can_colorize(file=stdout or sys.stdout)
        self.nosigint = nosigint
        self.allow_kbdint = False
        self.aliases = {}
        self.displaying = {}            # frame: {expression: value shown last}
        self.mainpyfile = ''
        self._wait_for_mainpyfile = False
        self._user_requested_quit = False
        self.tb_lineno = {}
        self.commands = {}              # breakpoint's number: lines
        self.commands_defining = False
        self.commands_bnum = None
        self.async_shim_frame = None
        self.async_awaitable = None
        self._current_task = None
        self._chained_exceptions = ()
        self._chained_exception_index = 0
        self.rcLines = []
        for path in (os.path.expanduser('~/.pdbrc'), '.pdbrc') if readrc else ():
            try:
                with open(path, encoding='utf-8') as file:
                    self.rcLines.extend(file)
            except OSError:
                pass
        try:
            import readline
        except ImportError:
            pass
        else:
            readline.set_completer_delims(' \t\n`@#%^&*()=+[{]}\\|;:\'",<>?')

    # ---- beginning

    def set_trace(self, frame=None, *, commands=None):
        """Stop in a frame that runs, or the caller's; commands are given as if typed."""
        Pdb._last_pdb_instance = self
        if commands is not None:
            self.rcLines.extend(commands)
        super().set_trace(frame or sys._getframe(1))

    async def set_trace_async(self, frame=None, *, commands=None):
        """The same in a coroutine: what the user types may await."""
        if self.async_awaitable is not None:
            return
        frame = frame or sys._getframe(1)
        self.set_trace(frame, commands=commands)
        self.stopframe = frame
        self.stop_trace()               # until the user has said what to do
        self.async_shim_frame = sys._getframe()
        while True:
            self.async_awaitable = None
            self.trace_dispatch(frame, 'opcode', None)
            if self.async_awaitable is None:
                break
            try:
                if self.breaks:
                    with self.set_enterframe(frame):
                        self.set_continue()
                    self.start_trace()
                await self.async_awaitable
            except Exception:
                self._error_exc()
        self.async_shim_frame = None
        if self.returnframe is not None or self.stoplineno != -1 or self.breaks:
            self.start_trace()

    def sigint_handler(self, signum, frame):
        """Ctrl-C, after "continue": stop where the program is."""
        if self.allow_kbdint:
            raise KeyboardInterrupt
        self.message("\nProgram interrupted. (Use 'cont' to resume).")
        self.set_step()
        self.set_trace(frame)

    def reset(self):
        """Forget where the program was, and what was shown of it."""
        bdb.Bdb.reset(self)
        self.forget()

    def forget(self):
        """The program goes on: no frame is looked at."""
        self.lineno = None
        self.stack = []
        self.curindex = 0
        if getattr(self, 'curframe', None):
            self.curframe.f_globals.pop('__pdb_convenience_variables', None)
        self.curframe = None
        self.tb_lineno.clear()

    def setup(self, f, tb):
        """The program has stopped in frame f, or had when tb was made."""
        self.forget()
        self.stack, self.curindex = self.get_stack(f, tb)
        while tb:
            # Where the exception left a frame, which may have gone on since.
            self.tb_lineno[tb.tb_frame] = tb.tb_lineno
            tb = tb.tb_next
        self.curframe = self.stack[self.curindex][0]
        self.set_convenience_variable(self.curframe, '_frame', self.curframe)
        if self._current_task:
            self.set_convenience_variable(self.curframe, '_asynctask', self._current_task)
        if self._chained_exceptions:
            self.set_convenience_variable(self.curframe, '_exception',
                                          self._chained_exceptions[self._chained_exception_index])
        self._save_initial_file_mtime(self.curframe)
        if self.rcLines:
            self.cmdqueue = [line for line in self.rcLines
                             if line.strip() and not line.strip().startswith('#')]
            self.rcLines = []

    # ---- stops

    def user_call(self, frame, argument_list):
        """The program enters a function that the user steps into."""
        if not self._wait_for_mainpyfile and self.stop_here(frame):
            self.message('--Call--')
            self.interaction(frame, None)

    def user_line(self, frame):
        """The program has come to a line or an instruction."""
        if self._wait_for_mainpyfile:
            if self.mainpyfile != self.canonic(frame.f_code.co_filename):
                return
            self._wait_for_mainpyfile = False
        if self.trace_opcodes and frame.f_lineno is None:
            self.set_stepinstr()        # nothing to show here
            return
        self.bp_commands(frame)
        self.interaction(frame, None)

    user_opcode = user_line

    def bp_commands(self, frame):
        """Queue the commands of the breakpoint that has stopped the program."""
        number = getattr(self, 'currentbp', 0)
        if number and number in self.commands:
            self.currentbp = 0
            self.cmdqueue += self.commands[number]
            self.cmdqueue.append(f'_pdbcmd_restore_lastcmd {self.lastcmd}')

    def user_return(self, frame, return_value):
        """The program leaves a function."""
        if self._wait_for_mainpyfile:
            return
        frame.f_locals['__return__'] = return_value
        self.set_convenience_variable(frame, '_retval', return_value)
        self.message('--Return--')
        self.interaction(frame, None)

    def user_exception(self, frame, exc_info):
        """An exception has come to a frame that the user steps through."""
        if self._wait_for_mainpyfile:
            return
        kind, error, tb = exc_info
        frame.f_locals['__exception__'] = kind, error
        self.set_convenience_variable(frame, '_exception', error)
        # One without traceback is how a generator's end is told.
        internal = 'Internal ' if not tb and kind is StopIteration else ''
        self.message(internal + format_error(error))
        self.interaction(frame, tb)

    def interaction(self, frame, tb_or_exc):
        """Show where the program is, and obey until it shall go on."""
        if Pdb._previous_sigint_handler:
            try:
                signal.signal(signal.SIGINT, Pdb._previous_sigint_handler)
            except ValueError:          # not the main thread
                pass
            else:
                Pdb._previous_sigint_handler = None
        self._current_task = self._get_asyncio_task()
        chain, tb = self._get_tb_and_exceptions(tb_or_exc)
        if isinstance(tb_or_exc, BaseException):
            assert tb is not None, 'main exception must have a traceback'
        with self._hold_exceptions(chain):
            self.setup(frame, tb)
            # Last in the queue: where commands let the program go on, nothing is shown.
            self.cmdqueue.append('_pdbcmd_print_frame_status')
            self._cmdloop()
            if self.cmdqueue and self.cmdqueue[-1] == '_pdbcmd_print_frame_status':
                self.cmdqueue.pop()
            self.forget()

    def _cmdloop(self):
        while True:
            try:
                self.allow_kbdint = True
                self.cmdloop()
                self.allow_kbdint = False
                return
            except KeyboardInterrupt:
                self.message('--KeyboardInterrupt--')

    @staticmethod
    def _get_asyncio_task():
        asyncio = sys.modules.get('asyncio')
        try:
            return asyncio and asyncio.current_task()
        except RuntimeError:
            return None

    def _get_tb_and_exceptions(self, tb_or_exc):
        """Return the exceptions that led to one, the oldest first, and its traceback."""
        if not isinstance(tb_or_exc, BaseException):
            return (), tb_or_exc
        chain, error = [], tb_or_exc
        while error is not None and error not in chain:
            chain.append(error)
            if len(chain) >= self.MAX_CHAINED_EXCEPTION_DEPTH:
                self.message(f'More than {self.MAX_CHAINED_EXCEPTION_DEPTH} chained exceptions '
                             'found, not all exceptions will be browsable with `exceptions`.')
                break
            error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
        return tuple(reversed(chain)), tb_or_exc.__traceback__

    @contextmanager
    def _hold_exceptions(self, exceptions):
        """No longer than the user looks at them: they hold frames."""
        self._chained_exceptions = exceptions
        self._chained_exception_index = len(exceptions) - 1
        try:
            yield
        finally:
            self._chained_exceptions = ()
            self._chained_exception_index = 0

    # ---- files that change meanwhile

    def _save_initial_file_mtime(self, frame):
        while frame:
            name = frame.f_code.co_filename
            if name not in self._file_mtime_table:
                try:
                    self._file_mtime_table[name] = os.path.getmtime(name)
                except Exception:
                    pass
            frame = frame.f_back

    def _validate_file_mtime(self):
        name = self.curframe.f_code.co_filename
        try:
            changed = os.path.getmtime(name)
        except Exception:
            return
        if self._file_mtime_table.get(name, changed) != changed:
            self.message(f"*** WARNING: file '{name}' was edited, "
                         "running stale code until the program is rerun")
            self._file_mtime_table[name] = changed

    # ---- reading commands

    def message(self, msg, end='\n'):
        """Print to the user."""
        print(msg, end=end, file=self.stdout)

    def error(self, msg):
        """Print what was wrong."""
        print('***', msg, file=self.stdout)

    def precmd(self, line):
        """Replace aliases and convenience variables; keep what follows ";;" for later."""
        if not line.strip():
            return line
        words = line.split()
        while words[0] in self.aliases:
            line = self._expand_alias(words)
            if line is None:
                return '!'
            words = line.split()
        if words[0] != 'alias' and ';;' in line:
            line, later = line.split(';;', 1)
            self.cmdqueue.insert(0, later.lstrip())
            line = line.rstrip()
        return self._replace_convenience_variables(line)

    def _expand_alias(self, words):
        name, *arguments = words
        line = self.aliases[name]
        for number in range(1, 10):
            if f'%{number}' in line:
                if number > len(arguments):
                    self.error(f"Not enough arguments for alias '{name}'")
                    return None
                line = line.replace(f'%{number}', arguments[number - 1])
            elif '%*' not in line:
                if number <= len(arguments):
                    self.error(f"Too many arguments for alias '{name}'")
                    return None
                break
        return line.replace('%*', ' '.join(arguments))

    def onecmd(self, line):
        """Obey a line, or keep it where a breakpoint's commands are typed."""
        if self.commands_defining:
            return self.handle_command_def(line)
        if line.startswith('_pdbcmd'):
            command, arg, line = self.parseline(line)
            if hasattr(self, command):
                return getattr(self, command)(arg)
        return cmd.Cmd.onecmd(self, line)

    def handle_command_def(self, line):
        """Keep a line among a breakpoint's commands; return whether it was the last."""
        command, arg, line = self.parseline(line)
        if not command:
            return False
        if command == 'EOF':
            self.message('')
        if command in ('end', 'EOF'):
            return True
        lines = self.commands[self.commands_bnum]
        if command == 'silent':
            lines.append('_pdbcmd_silence_frame_status')
            return False
        lines.append(f'{command} {arg}' if arg else command)
        function = getattr(self, 'do_' + command, self.default)
        return function.__name__ in self.commands_resuming

    def _pdbcmd_print_frame_status(self, arg):
        self.print_stack_trace(0)
        self._validate_file_mtime()
        self._show_display()

    def _pdbcmd_silence_frame_status(self, arg):
        if self.cmdqueue and self.cmdqueue[-1] == '_pdbcmd_print_frame_status':
            self.cmdqueue.pop()

    def _pdbcmd_restore_lastcmd(self, arg):
        self.lastcmd = arg

    def _print_invalid_arg(self, arg, command):
        self.error(f'Invalid argument: {arg}' if arg else 'Argument is required for this command')
        doc = inspect.getdoc(command)
        if doc is not None:
            self.message(self._help_message_from_doc(doc, usage_only=True))

    # ---- breakpoints

    def do_commands(self, arg):
        """commands [bpnumber]

        Type commands for a breakpoint, the last one set if none is
        given, and "end" behind them; only "end" removes them. They
        run whenever the breakpoint stops the program. One that lets
        the program go on is the last. With "silent" among them, the
        place is not shown.
        """
        try:
            number = int(arg) if arg else len(bdb.Breakpoint.bpbynumber) - 1
        except ValueError:
            self._print_invalid_arg(arg, self.do_commands)
            return
        try:
            self.get_bpbynumber(number)
        except ValueError as error:
            self.error(f'cannot set commands: {error}')
            return
        self.commands_bnum = number
        before = self.commands.get(number)
        self.commands[number] = []
        prompt, self.prompt = self.prompt, '(com) '
        self.commands_defining = True
        try:
            self.cmdloop()
        except KeyboardInterrupt:
            if before:
                self.commands[number] = before
            else:
                del self.commands[number]
            self.error('command definition aborted, old commands restored')
        finally:
            self.commands_defining = False
            self.prompt = prompt

    def do_break(self, arg, temporary=False):
        """b(reak) [ ([filename:]lineno | function) [, condition] ]

        Stop at a line of this file or of another, which is looked for
        in sys.path, or where a function begins; with a condition, only
        if that is true. Without argument, list the breakpoints.
        """
        if not arg:
            if self.breaks:
                self.message('Num Type         Disp Enb   Where')
                for breakpoint in filter(None, bdb.Breakpoint.bpbynumber):
                    self.message(breakpoint.bpformat())
            return
        place, comma, condition = arg.partition(',')
        if not place:
            place, comma = arg, ''
        condition = condition.lstrip() if comma else None
        if condition is not None and (error := self._compile_error_message(condition)):
            self.error(f'Invalid condition {condition}: {error!r}')
            return
        found = self._find_place(place.rstrip())
        if found is None:
            return
        filename, lineno, funcname, globals = found
        filename = self.canonic(filename or self.defaultFile())
        lineno = self.checkline(filename, lineno, globals)
        if not lineno:
            return
        error = self.set_break(filename, lineno, temporary, condition, funcname)
        if error:
            self.error(error)
        else:
            breakpoint = self.get_breaks(filename, lineno)[-1]
            self.message(f'Breakpoint {breakpoint.number} at {breakpoint.file}:{breakpoint.line}')

    do_b = do_break

    def do_tbreak(self, arg):
        """tbreak [ ([filename:]lineno | function) [, condition] ]

        As "break", for one stop only: the breakpoint then vanishes.
        """
        self.do_break(arg, True)

    def _find_place(self, text):
        """Return (file or None, line, function's name or None, its globals or None) of what "break"
        was given; None after an error message."""
        name, colon, line = text.rpartition(':')
        if colon:
            filename = self.lookupmodule(name.rstrip())
            if not filename:
                self.error(f'{name.rstrip()!r} not found from sys.path')
                return None
            try:
                return filename, int(line), None, None
            except ValueError:
                self.error(f'Bad lineno: {line.lstrip()}')
                return None
        try:
            return None, int(text), None, None
        except ValueError:
            pass
        try:
            function = eval(text, self.curframe.f_globals, self.curframe.f_locals)
        except Exception:
            function = text
        try:
            function = getattr(function, '__func__', function)
            code = function.__code__
            return (code.co_filename, find_first_executable_line(code), code.co_name,
                    function.__globals__)
        except Exception:
            pass
        found, filename, lineno = self.lineinfo(text)
        if not found:
            self.error(f'The specified object {text!r} is not a function or was not found along '
                       'sys.path.')
            return None
        return filename, int(lineno), found, None

    def defaultFile(self):
        """Return the file of the frame that is looked at."""
        filename = self.curframe.f_code.co_filename
        return self.mainpyfile if filename == '<string>' and self.mainpyfile else filename

    def lineinfo(self, identifier):
        """Return (name, file, line) of a function that is not known yet; three times None."""
        failed = None, None, None
        quoted = identifier.split("'")
        if len(quoted) not in (1, 3):
            return failed
        name = quoted[len(quoted) // 2].strip()
        parts = name.split('.')
        if parts[0] == 'self':
            del parts[0]
        if not name or not parts:
            return failed
        filename, function = self.defaultFile(), parts[0]
        if len(parts) > 1:
            filename, function = self.lookupmodule(parts[0]), parts[1]
            if not filename:
                return failed
        return find_function(function, self.canonic(filename)) or failed

    def checkline(self, filename, lineno, module_globals=None):
        """Return the line if the program may stop there; 0 after a message if it cannot."""
        frame = getattr(self, 'curframe', None)
        if module_globals is None and frame:
            module_globals = frame.f_globals
        line = linecache.getline(filename, lineno, module_globals)
        if not line:
            self.message('End of file')
            return 0
        line = line.strip()
        if not line or line.startswith(('#', '"""', "'''")):
            self.error('Blank or comment')
            return 0
        return lineno

    def lookupmodule(self, filename):
        """Return the path of a file or a module, looked for in sys.path; None: there is none."""
        if not filename.endswith('.py'):
            filename = filename.replace('.', os.sep) + '.py'
        if os.path.isabs(filename):
            return filename if os.path.exists(filename) else None
        for folder in sys.path:
            while os.path.islink(folder):
                folder = os.readlink(folder)
            path = os.path.join(folder, filename)
            if os.path.exists(path):
                return path
        return None

    def _each_breakpoint(self, numbers):
        """Those with the numbers in a text; an error message for each that is not there."""
        for number in numbers.split():
            try:
                breakpoint = self.get_bpbynumber(number)
            except ValueError as error:
                self.error(error)
            else:
                yield breakpoint

    @_needs_argument
    def do_enable(self, arg):
        """enable bpnumber [bpnumber ...]

        Have breakpoints stop the program again.
        """
        for breakpoint in self._each_breakpoint(arg):
            breakpoint.enable()
            self.message(f'Enabled {breakpoint}')

    @_needs_argument
    def do_disable(self, arg):
        """disable bpnumber [bpnumber ...]

        Have breakpoints do nothing until they are enabled again.
        """
        for breakpoint in self._each_breakpoint(arg):
            breakpoint.disable()
            self.message(f'Disabled {breakpoint}')

    @_needs_argument
    def do_condition(self, arg):
        """condition bpnumber [condition]

        Have a breakpoint stop the program only if an expression is
        true there; without one, always.
        """
        number, _, condition = arg.partition(' ')
        if condition and (error := self._compile_error_message(condition)):
            self.error(f'Invalid condition {condition}: {error!r}')
            return
        for breakpoint in self._each_breakpoint(number):
            breakpoint.cond = condition or None
            if condition:
                self.message(f'New condition set for breakpoint {breakpoint.number}.')
            else:
                self.message(f'Breakpoint {breakpoint.number} is now unconditional.')

    @_needs_argument
    def do_ignore(self, arg):
        """ignore bpnumber [count]

        Let the program pass a breakpoint that many times, or none,
        before it stops there.
        """
        number, *count = arg.split()
        try:
            count, = map(int, count or ['0'])
        except ValueError:
            self._print_invalid_arg(arg, self.do_ignore)
            return
        for breakpoint in self._each_breakpoint(number):
            breakpoint.ignore = count
            if count > 0:
                crossings = '1 crossing' if count == 1 else f'{count} crossings'
                self.message(f'Will ignore next {crossings} of breakpoint {breakpoint.number}.')
            else:
                self.message(f'Will stop next time breakpoint {breakpoint.number} is reached.')

    def _prompt_for_confirmation(self, prompt, default):
        try:
            return input(prompt).strip().lower()
        except EOFError:
            return default

    def do_clear(self, arg):
        """cl(ear) [filename:lineno | bpnumber ...]

        Delete breakpoints: those with the numbers, those at a line of
        a file, or all, after asking.
        """
        if not arg:
            if self._prompt_for_confirmation('Clear all breaks? ', default='no') in ('y', 'yes'):
                deleted = [*filter(None, bdb.Breakpoint.bpbynumber)]
                self.clear_all_breaks()
                self._message_deleted(deleted)
        elif ':' in arg:
            filename, _, line = arg.rpartition(':')
            try:
                lineno = int(line)
            except ValueError:
                self.error(f'Invalid line number ({line})')
                return
            deleted = self.get_breaks(filename, lineno)[:]
            error = self.clear_break(filename, lineno)
            if error:
                self.error(error)
            else:
                self._message_deleted(deleted)
        else:
            for breakpoint in self._each_breakpoint(arg):
                self.clear_bpbynumber(breakpoint.number)
                self._message_deleted([breakpoint])

    do_cl = do_clear

    def _message_deleted(self, breakpoints):
        for breakpoint in breakpoints:
            self.message(f'Deleted {breakpoint}')

    # ---- the stack

    def do_where(self, arg):
        """w(here) [count]

        Show the frames, the newest last, with an arrow at the one that
        is looked at: all of them, that many of the newest, with a
        negative count of the oldest, with 0 this one. Also "bt".
        """
        try:
            count = int(arg) if arg else None
        except ValueError:
            self.error(f'Invalid count ({arg})')
        else:
            self.print_stack_trace(count)

    do_w = do_bt = do_where

    def _select_frame(self, number):
        self.curindex = number
        self.curframe = self.stack[number][0]
        self.set_convenience_variable(self.curframe, '_frame', self.curframe)
        self.print_stack_entry(self.stack[number])
        self.lineno = None

    def _move(self, arg, direction, end):
        """Look at a frame that is that many away, or at the last one."""
        try:
            count = int(arg or 1)
        except ValueError:
            self.error(f'Invalid frame count ({arg})')
            return
        goal = end if count < 0 else self.curindex + count * direction
        self._select_frame(min(max(goal, 0), len(self.stack) - 1))

    def do_up(self, arg):
        """u(p) [count]

        Look at an older frame: the caller, or that many further.
        """
        if self.curindex == 0:
            self.error('Oldest frame')
        else:
            self._move(arg, -1, 0)

    do_u = do_up

    def do_down(self, arg):
        """d(own) [count]

        Look at a newer frame.
        """
        if self.curindex + 1 == len(self.stack):
            self.error('Newest frame')
        else:
            self._move(arg, 1, len(self.stack) - 1)

    do_d = do_down

    def do_exceptions(self, arg):
        """exceptions [number]

        List the exceptions that led to the one that is looked at, or
        look at another of them.
        """
        chain = self._chained_exceptions
        if not chain:
            self.message('Did not find chained exceptions. To move between exceptions, '
                         'pdb/post_mortem must be given an exception object rather than a '
                         'traceback.')
            return
        if not arg:
            for number, error in enumerate(chain):
                mark = '>' if number == self._chained_exception_index else ' '
                shown = '  -' if error.__traceback__ is None else f'{number:>3}'
                text = repr(error)
                self.message(f'{mark} {shown} {text if len(text) <= 80 else text[:77] + "..."}')
            return
        try:
            number = int(arg)
        except ValueError:
            self.error('Argument must be an integer')
            return
        if not 0 <= number < len(chain):
            self.error('No exception with that number')
        elif chain[number].__traceback__ is None:
            self.error('This exception does not have a traceback, cannot jump to it')
        else:
            self._chained_exception_index = number
            self.setup(None, chain[number].__traceback__)
            self.print_stack_entry(self.stack[self.curindex])

    def print_stack_trace(self, count=None):
        """Print all frames, this one (0), the newest (positive count) or the oldest (negative)."""
        if count is None:
            entries = self.stack
        elif count == 0:
            entries = [self.stack[self.curindex]]
        else:
            entries = self.stack[:-count] if count < 0 else self.stack[-count:]
        try:
            for entry in entries:
                self.print_stack_entry(entry)
        except KeyboardInterrupt:
            pass

    def print_stack_entry(self, frame_lineno, prompt_prefix=line_prefix):
        """Print a frame: place and source line."""
        mark = '> ' if frame_lineno[0] is self.curframe else '  '
        self.message(mark + self.format_stack_entry(frame_lineno, prompt_prefix))

    # ---- going on: these return true

    def do_until(self, arg):
        """unt(il) [lineno]

        Go on to a line behind this one, or to the one given or one
        behind it, or until the function is left.
        """
        lineno = None
        if arg:
            try:
                lineno = int(arg)
            except ValueError:
                self.error(f'Error in argument: {arg!r}')
                return None
            if lineno <= self.curframe.f_lineno:
                self.error('"until" line number is smaller than current line number')
                return None
        self.set_until(self.curframe, lineno)
        return 1

    do_unt = do_until

    @_takes_nothing
    def do_step(self, arg):
        """s(tep)

        Go on to the next line, which may be in a function that is
        called.
        """
        self.set_step()
        return 1

    do_s = do_step

    @_takes_nothing
    def do_next(self, arg):
        """n(ext)

        Go on to the next line of this function, or until it is left.
        """
        self.set_next(self.curframe)
        return 1

    do_n = do_next

    @_takes_nothing
    def do_return(self, arg):
        """r(eturn)

        Go on until this function returns.
        """
        self.set_return(self.curframe)
        return 1

    do_r = do_return

    @_takes_nothing
    def do_continue(self, arg):
        """c(ont(inue))

        Go on to the next breakpoint.
        """
        if not self.nosigint:
            try:
                Pdb._previous_sigint_handler = signal.signal(signal.SIGINT, self.sigint_handler)
            except ValueError:          # not the main thread
                pass
        self.set_continue()
        return 1

    do_c = do_cont = do_continue

    @_needs_argument
    def do_jump(self, arg):
        """j(ump) lineno

        Go on at another line of the newest frame, backwards or
        forwards. A loop's body cannot be jumped into, for example.
        """
        if self.curindex + 1 != len(self.stack):
            self.error('You can only jump within the bottom frame')
            return
        try:
            lineno = int(arg)
        except ValueError:
            self.error("The 'jump' command requires a line number")
            return
        try:
            self.curframe.f_lineno = lineno
        except ValueError as error:
            self.error(f'Jump failed: {error}')
        else:
            self.stack[self.curindex] = self.curframe, lineno
            self.print_stack_entry(self.stack[self.curindex])

    do_j = do_jump

    def do_run(self, arg):
        """run [args...]

        Start the program again, with other arguments if any are given.
        Breakpoints stay. Also "restart".
        """
        if self.mode == 'inline':
            self.error('run/restart command is disabled when pdb is running in inline mode.\n'
                       'Use the command line interface to enable restarting your program\n'
                       'e.g. "python -m pdb myscript.py"')
            return
        if arg:
            import shlex
            try:
                sys.argv[1:] = shlex.split(arg)
            except ValueError as error:
                self.error(f'Cannot run {arg}: {error}')
                return
        raise Restart

    do_restart = do_run

    def do_quit(self, arg):
        """q(uit) | exit

        Leave the debugger, and end the program.
        """
        if self.mode == 'inline' and not hasattr(sys, 'ps1'):
            return self._quit_process()
        self._user_requested_quit = True
        self.set_quit()
        return 1

    do_q = do_exit = do_quit

    def _quit_process(self):
        """In a program that was not started by the debugger, ask first."""
        while True:
            try:
                reply = input('Quitting pdb will kill the process. Quit anyway? [y/n] ')
            except EOFError:
                reply = 'y'
                self.message('')
            reply = reply.lower().strip()
            if reply in ('y', ''):
                sys.exit(1)
            if reply == 'n':
                return None

    def do_EOF(self, arg):
        """EOF

        The end of the input: as "quit".
        """
        self.message('')
        return self.do_quit(arg)

    # ---- values

    @_takes_nothing
    def do_args(self, arg):
        """a(rgs)

        Show the arguments of this function.
        """
        code, values = self.curframe.f_code, self.curframe.f_locals
        count = code.co_argcount + code.co_kwonlyargcount
        count += bool(code.co_flags & inspect.CO_VARARGS)
        count += bool(code.co_flags & inspect.CO_VARKEYWORDS)
        for name in code.co_varnames[:count]:
            if name in values:
                self.message(f'{name} = {self._safe_repr(values[name], name)}')
            else:
                self.message(f'{name} = *** undefined ***')

    do_a = do_args

    @_takes_nothing
    def do_retval(self, arg):
        """retval

        Show what this function returns.
        """
        if '__return__' in self.curframe.f_locals:
            self.message(self._safe_repr(self.curframe.f_locals['__return__'], 'retval'))
        else:
            self.error('Not yet returned!')

    do_rv = do_retval

    def _message_value(self, arg, text_of):
        try:
            value = self._getval(arg)
        except BaseException:
            return
        try:
            self.message(text_of(value))
        except BaseException:
            self._error_exc()

    @_needs_argument
    def do_p(self, arg):
        """p expression

        Show a value.
        """
        self._message_value(arg, repr)

    @_needs_argument
    def do_pp(self, arg):
        """pp expression

        Show a value, in several lines if it is long.
        """
        self._message_value(arg, pprint.pformat)

    @_needs_argument
    def do_whatis(self, arg):
        """whatis expression

        Show the type of a value.
        """
        try:
            value = self._getval(arg)
        except BaseException:
            return
        for kind, path in (('Method', '__func__.__code__'), ('Function', '__code__')):
            code = value
            try:
                for name in path.split('.'):
                    code = getattr(code, name)
                self.message(f'{kind} {code.co_name}')
                return
            except Exception:
                pass
        if value.__class__ is type:
            self.message(f'Class {value.__module__}.{value.__qualname__}')
        else:
            self.message(type(value))

    def do_display(self, arg):
        """display [expression]

        Show a value now and whenever it has changed when the program
        stops in this frame; without expression, list what is shown so.
        """
        if not arg:
            if not self.displaying:
                self.message('No expression is being displayed')
                return
            self.message('Currently displaying:')
            for expression, value in self.displaying.get(self.curframe, {}).items():
                self.message(f'{expression}: {self._safe_repr(value, expression)}')
        elif error := self._compile_error_message(arg):
            self.error(f'Unable to display {arg}: {error!r}')
        else:
            value = self._getval_except(arg)
            self.displaying.setdefault(self.curframe, {})[arg] = value
            self.message(f'display {arg}: {self._safe_repr(value, arg)}')

    def do_undisplay(self, arg):
        """undisplay [expression]

        Show a value no more; without expression, none in this frame.
        """
        if not arg:
            self.displaying.pop(self.curframe, None)
        elif arg in self.displaying.get(self.curframe, {}):
            del self.displaying[self.curframe][arg]
        else:
            self.error(f'not displaying {arg}')

    def _show_display(self):
        shown = self.displaying.get(self.curframe, {})
        for expression, old in shown.items():
            new = self._getval_except(expression)
            if new is not old and new != old:
                shown[expression] = new
                self.message(f'display {expression}: {self._safe_repr(new, expression)}  '
                             f'[old: {self._safe_repr(old, expression)}]')

    def do_interact(self, arg):
        """interact

        Start an interpreter whose names are those of this frame.
        """
        namespace = {**self.curframe.f_globals, **self.curframe.f_locals}
        with self._completing_in(namespace):
            _Console(namespace, self.message).interact(banner='*pdb interact start*',
                                                       exitmsg='*exit from pdb interact command*')

    def _create_recursive_debugger(self):
        return Pdb(self.completekey, self.stdin, self.stdout)

    @_needs_argument
    def do_debug(self, arg):
        """debug code

        Step through a statement, in a debugger of its own.
        """
        self.stop_trace()
        inner = self._create_recursive_debugger()
        inner.prompt = f'({self.prompt.strip()}) '
        self.message('ENTERING RECURSIVE DEBUGGER')
        try:
            sys.call_tracing(inner.run, (arg, self.curframe.f_globals, self.curframe.f_locals))
        except Exception:
            self._error_exc()
        self.message('LEAVING RECURSIVE DEBUGGER')
        self.start_trace()
        self.lastcmd = inner.lastcmd

    # ---- source text

    def do_list(self, arg):
        """l(ist) [first[, last] | .]

        Show eleven lines: around this one, or behind those shown last;
        with ".", around this one; with a number, around that line;
        with two, from the first to the last, or as many as the second
        says if it is the smaller. "->" is the line under way, ">>" the
        one where the exception came from, "B" has a breakpoint.
        """
        self.lastcmd = 'list'
        try:
            first, last = self._range_to_list(arg)
        except ValueError:
            self.error(f'Error in argument: {arg!r}')
            return
        filename = self.curframe.f_code.co_filename
        try:
            lines = linecache.getlines(filename, self.curframe.f_globals)
            self._print_lines(lines[first - 1:last], first, self.get_file_breaks(filename),
                              self.curframe)
            self.lineno = min(last, len(lines))
            if len(lines) < last:
                self.message('[EOF]')
        except KeyboardInterrupt:
            pass
        self._validate_file_mtime()

    do_l = do_list

    def _range_to_list(self, arg):
        if arg and arg != '.':
            first, comma, last = arg.partition(',')
            first = int(first)
            if comma:
                last = int(last)
                return first, last if last >= first else first + last
            first = max(1, first - 5)
        elif self.lineno is None or arg == '.':
            first = max(1, self.curframe.f_lineno - 5)
        else:
            first = self.lineno + 1
        return first, first + 10

    @_takes_nothing
    def do_longlist(self, arg):
        """ll | longlist

        Show this function, or this file.
        """
        try:
            lines, lineno = self._getsourcelines(self.curframe)
        except OSError as error:
            self.error(error)
            return
        self._print_lines(lines, lineno, self.get_file_breaks(self.curframe.f_code.co_filename),
                          self.curframe)
        self._validate_file_mtime()

    do_ll = do_longlist

    @_needs_argument
    def do_source(self, arg):
        """source expression

        Show the source text of a function, a class or another object.
        """
        try:
            value = self._getval(arg)
        except BaseException:
            return
        try:
            lines, lineno = self._getsourcelines(value)
        except (OSError, TypeError) as error:
            self.error(error)
            return
        self._print_lines(lines, lineno)

    @staticmethod
    def _getsourcelines(value):
        lines, lineno = inspect.getsourcelines(value)
        return lines, max(1, lineno)

    def _print_lines(self, lines, start, breaks=(), frame=None):
        current = frame.f_lineno if frame else -1
        raised = self.tb_lineno.get(frame, -1) if frame else -1
        for lineno, line in enumerate(lines, start):
            mark = '->' if lineno == current else '>>' if lineno == raised else ''
            self.message(f'{lineno:>3}'.ljust(4) + ('B' if lineno in breaks else ' ') + mark
                         + '\t' + line.rstrip())

    # ---- aliases

    def do_alias(self, arg):
        """alias [name [command]]

        Give a command a name. %1 to %9 in it stand for the arguments,
        %* for all of them. Without command, show what a name stands
        for; without name, list all. For example, in .pdbrc:

        alias pi for k in %1.__dict__: print(f"%1.{k} = {%1.__dict__[k]}")
        alias ps pi self
        """
        if not arg:
            for name in sorted(self.aliases):
                self.message(f'{name} = {self.aliases[name]}')
            return
        name, *words = arg.split()
        if not words:
            if name in self.aliases:
                self.message(f'{name} = {self.aliases[name]}')
            else:
                self.error(f"Unknown alias '{name}'")
            return
        command = ' '.join(words)
        used = [f'%{number}' in command for number in range(1, 10)]
        if '%*' not in command and used != sorted(used, reverse=True):
            self.error('Replaceable parameters must be consecutive')
        else:
            self.aliases[name] = command

    @_needs_argument
    def do_unalias(self, arg):
        """unalias name

        Forget an alias.
        """
        self.aliases.pop(arg.split()[0], None)

    # ---- help

    def do_help(self, arg):
        """h(elp)

        List the commands, or explain one: "help list". "help pdb" is
        about the debugger, "help exec" about statements.
        """
        if not arg:
            return cmd.Cmd.do_help(self, arg)
        topic = getattr(self, 'help_' + arg, None)
        if topic is not None:
            return topic()
        command = getattr(self, 'do_' + arg, None)
        if command is None:
            self.error(f'No help for {arg!r}')
        elif command.__doc__ is None:
            self.error(f'No help for {arg!r}; __doc__ string missing')
        else:
            self.message(self._help_message_from_doc(command.__doc__))
        return None

    do_h = do_help

    def help_exec(self):
        """(!) statement

        Run a statement in this frame. The "!" may be left out where
        the statement does not begin as a command does. To assign to a
        global variable, say so in the same line:
        (Pdb) global options; options = ['-l']
        """
        self.message((self.help_exec.__doc__ or '').strip())

    def help_pdb(self):
        """The module's own documentation."""
        help()

    def _help_message_from_doc(self, doc, usage_only=False):
        lines = [line.strip() for line in doc.rstrip().splitlines()]
        if not lines:
            return 'No help message found.'
        usage_end = lines.index('') if '' in lines else 1
        heads = ['Usage: '] + ['       '] * (usage_end - 1)
        if usage_only:
            del lines[usage_end:]
        heads += [''] * (len(lines) - len(heads))
        indent = ' ' * len(self.prompt)
        return '\n'.join(indent + head + line for head, line in zip(heads, lines))

    # ---- programs

    def _run(self, target):
        """Debug a program from its first line."""
        self._wait_for_mainpyfile = True
        self._user_requested_quit = False
        self.mainpyfile = self.canonic(target.filename)
        import __main__
        __main__.__dict__.clear()
        __main__.__dict__.update(target.namespace)
        self._file_mtime_table.clear()
        self.run(target.code)


# ---- functions

def run(statement, globals=None, locals=None):
    """Debug statements, from the first."""
    Pdb().run(statement, globals, locals)


def runeval(expression, globals=None, locals=None):
    """Debug an expression; return its value."""
    return Pdb().runeval(expression, globals, locals)


def runctx(statement, globals, locals):
    """An old name of run()."""
    run(statement, globals, locals)


def runcall(*args, **kwds):
    """Debug a call of the first argument with the others; return its value."""
    return Pdb().runcall(*args, **kwds)


def _inline_debugger():
    """The one that breakpoint() has used before, or a new one."""
    if Pdb._last_pdb_instance is not None:
        return Pdb._last_pdb_instance
    return Pdb(mode='inline', backend='monitoring', colorize=True)


def set_trace(*, header=None, commands=None):
    """Stop where this is called. header: shown first; commands: given as if typed."""
    pdb = _inline_debugger()
    if header is not None:
        pdb.message(header)
    pdb.set_trace(sys._getframe(1), commands=commands)


async def set_trace_async(*, header=None, commands=None):
    """Stop where this is awaited; what the user types may await, too."""
    pdb = _inline_debugger()
    if header is not None:
        pdb.message(header)
    await pdb.set_trace_async(sys._getframe(1), commands=commands)


def post_mortem(t=None):
    """Look at where an exception came from: its traceback, itself, or the one being handled."""
    _post_mortem(t, Pdb())


def _post_mortem(t, pdb_instance):
    if t is None:
        error = sys.exception()
        t = error.__traceback__ if error is not None else None
    if t is None or isinstance(t, BaseException) and t.__traceback__ is None:
        raise ValueError('A valid traceback must be passed if no exception is being handled')
    pdb_instance.reset()
    pdb_instance.interaction(None, t)


def pm():
    """Look at where the last exception came from that ended a command at the prompt."""
    post_mortem(sys.last_exc)


def help():
    """Show this module's documentation."""
    import pydoc
    pydoc.pager(__doc__)


# ---- the command

def parse_args():
    """Return the options, and the program with its arguments."""
    import argparse
    parser = argparse.ArgumentParser(
        usage='%(prog)s [-h] [-c command] (-m module | pyfile) [args ...]',
        description='Debug a Python program.\n\nCommands are read from .pdbrc in the home folder '
                    'and in the current one, then\ntaken from -c: "-c continue" runs the program '
                    'up to an exception.',
        formatter_class=argparse.RawDescriptionHelpFormatter, allow_abbrev=False)
    parser.add_argument('-c', '--command', action='append', default=[], metavar='command',
                        dest='commands', help='a debugger command, as if given in a .pdbrc file')
    options, rest = parser.parse_known_args()
    if not rest:
        parser.add_argument('-m', metavar='module', dest='module')
        parser.print_help()
        sys.exit(2)
    if rest[0] == '-m':
        parser.add_argument('-m', metavar='module', dest='module')
        options.module = parser.parse_args(rest[:2]).module
        return options, rest[2:]
    options.module = None
    if rest[0] == '--':
        del rest[0]
        if not rest:
            parser.error('missing script or module to run')
    elif rest[0].startswith('-'):
        from itertools import takewhile
        wrong = ' '.join(takewhile(lambda word: word.startswith('-'), rest))
        parser.error(f'unrecognized arguments: {wrong}')
    return options, rest


def _print_restart(target):
    print('Restarting', target, 'with arguments:')
    print('\t' + ' '.join(sys.argv[1:]))


def main():
    """python -m pdb"""
    options, rest = parse_args()
    if options.module is not None:
        name, target = options.module, ModuleTarget(options.module)
    else:
        name = rest.pop(0)
        target = (ZipTarget if name.endswith('.pyz') else ScriptTarget)(name)
    sys.argv[:] = [name] + rest
    pdb = Pdb(mode='cli', backend='monitoring', colorize=True)
    pdb.rcLines.extend(options.commands)
    while True:
        try:
            pdb._run(target)
        except Restart:
            _print_restart(target)
        except SystemExit as error:
            print('The program exited via sys.exit(). Exit status:', error)
        except BaseException as error:
            traceback.print_exception(error, colorize=_colorize.can_colorize())
            print('Uncaught exception. Entering post mortem debugging')
            print("Running 'cont' or 'step' will restart the program")
            try:
                pdb.interaction(None, error)
            except Restart:
                _print_restart(target)
                continue
        if pdb._user_requested_quit:
            break
        print('The program finished and will be restarted')


if __name__ == '__main__':
    import pdb
    pdb.main()
