"""pdb: evaluating what the user types, in the frame that is looked at."""

import ast
import codeop
import io
import sys
import token
import tokenize
import traceback
from types import CodeType

_VARIABLES = '__pdb_convenience_variables'


class Plain(str):
    """Text whose repr() has no quotes."""

    def __repr__(self):
        return str(self)


def format_error(error):
    """Return the last line of an exception's traceback."""
    return traceback.format_exception_only(error)[-1].strip()


class Evaluation:
    """For Pdb: what it does with text that is no command, and with arguments."""

    # ---- convenience variables: $name

    def set_convenience_variable(self, frame, name, value):
        """Let the user have $name, in all frames with the same globals."""
        frame.f_globals.setdefault(_VARIABLES, {})[name] = value

    def _convenience_variables(self):
        return self.curframe.f_globals.get(_VARIABLES, {})

    def _replace_convenience_variables(self, line):
        if '$' not in line:
            return line
        pieces, done, dollar = [], 0, None
        try:
            for kind, text, start, end, _ in tokenize.generate_tokens(io.StringIO(line).readline):
                if kind == token.NAME and start == dollar:
                    pieces.append(f'{line[done:start[1] - 1]}{_VARIABLES}["{text}"]')
                    done = end[1]
                dollar = end if text == '$' else None
        except (tokenize.TokenError, SyntaxError):
            return line
        return ''.join(pieces) + line[done:]

    # ---- expressions

    def _getval(self, arg):
        """Evaluate an expression; an exception is shown and raised."""
        try:
            return eval(arg, self.curframe.f_globals, self.curframe.f_locals)
        except BaseException:
            self._error_exc()
            raise

    def _getval_except(self, arg, frame=None):
        """Evaluate an expression; an exception is the answer."""
        frame = frame or self.curframe
        try:
            return eval(arg, frame.f_globals, frame.f_locals)
        except BaseException as error:
            return Plain(f'** raised {format_error(error)} **')

    def _safe_repr(self, value, expression):
        try:
            return repr(value)
        except Exception as error:
            return Plain(f'*** repr({expression}) failed: {format_error(error)} ***')

    def _compile_error_message(self, expression):
        """Return what is wrong with an expression, or nothing."""
        try:
            compile(expression, '<stdin>', 'eval')
        except Exception as error:
            return Plain(format_error(error))
        return ''

    def _error_exc(self):
        self.error(format_error(sys.exception()))

    # ---- statements

    def displayhook(self, value):
        """Show what a statement's expression gives; builtins._ stays as it is."""
        if value is not None:
            self.message(repr(value))

    def default(self, line):
        """Run a line that is no command as statements."""
        line = line[1:].strip() if line.startswith('!') else line
        try:
            code, source, awaits = self._read_code(line)
            if source is None:
                return None
            saved = sys.stdin, sys.stdout, sys.displayhook
            sys.stdin, sys.stdout, sys.displayhook = self.stdin, self.stdout, self.displayhook
            try:
                if awaits:
                    self._prepare_await(source)
                    return True
                self._run_statements(code, source)
            finally:
                sys.stdin, sys.stdout, sys.displayhook = saved
        except BaseException:
            self._error_exc()
        return None

    def _read_code(self, line):
        """Return (code, text, whether it awaits), with further lines if it takes any."""
        source = line
        try:
            code = codeop.compile_command(line + '\n', '<stdin>', 'single')
            while code is None:
                more = self._read_continuation()
                if more is None:
                    self.lastcmd = ''
                    self.message('\n' if self.use_rawinput else '')
                    return None, None, False
                source += '\n' + ('' if more.isspace() else more)
                code = codeop.compile_command(source, '<stdin>', 'single')
                self.lastcmd = source
        except SyntaxError as error:
            if self.async_shim_frame is None or error.msg != "'await' outside function":
                raise
            return None, source, True
        return code, source, False

    def _read_continuation(self):
        prompt = '...   '
        if self.use_rawinput:
            try:
                with self._completing_lines():
                    return input(prompt)
            except (EOFError, KeyboardInterrupt):
                return None
        self.stdout.write(prompt)
        self.stdout.flush()
        line = self.stdin.readline()
        return line.rstrip('\r\n') if line else None

    def _run_statements(self, code, source):
        """Functions and comprehensions among the statements see local variables as if they had
        been written there."""
        globals, locals = self.curframe.f_globals, self.curframe.f_locals
        nested = any(isinstance(c, CodeType) for c in code.co_consts)
        scope = self._make_scope(source, globals, locals) if nested else None
        if scope is None:
            exec(code, globals, locals)
            return
        names, function = scope
        changed = {}
        try:
            self.displayhook(function(changed, *[locals[name] for name in names]))
        finally:
            locals.update(changed)

    def _make_scope(self, source, globals, locals):
        """Return (names, f): f(changed, *values) runs the statements with the variables bound, and
        puts what they are then into `changed`. None if the text cannot stand in a function."""
        names = [n for n in locals if n.isidentifier() and n not in ('__pdb_changed', '__class__')]
        template = ast.parse(f'def __pdb_outer(__pdb_changed, {", ".join(names)}):\n'
                             + '    def __pdb_scope():\n'
                             + (f'        nonlocal {", ".join(names)}\n' if names else '')
                             + '        try:\n'
                             + '            pass\n'
                             + '        finally:\n'
                             + '            __pdb_changed.update(locals())\n'
                             + '            __pdb_changed.pop("__pdb_changed", None)\n'
                             + '    return __pdb_scope()\n')
        body = ast.parse(source).body
        if len(body) == 1 and isinstance(body[0], ast.Expr):
            body[0] = ast.copy_location(ast.Return(body[0].value), body[0])
        template.body[0].body[0].body[-1].body = body
        ast.fix_missing_locations(template)
        namespace = {}
        try:
            exec(compile(template, '<stdin>', 'exec'), globals, namespace)
        except SyntaxError:
            return None
        return names, namespace['__pdb_outer']

    def _prepare_await(self, source):
        """Make a coroutine of statements that await; set_trace_async() awaits it."""
        function = ast.parse('async def __pdb_await():\n    pass\n    __pdb_locals.update(locals())')
        function.body[0].body[:1] = compile(source, '<stdin>', 'exec', ast.PyCF_ONLY_AST
                                            | ast.PyCF_ALLOW_TOP_LEVEL_AWAIT).body
        namespace = self.curframe.f_globals | dict(self.curframe.f_locals)
        namespace['__pdb_locals'] = self.curframe.f_locals
        exec(compile(ast.fix_missing_locations(function), '<stdin>', 'exec'), namespace)
        self.async_awaitable = namespace['__pdb_await']()
