"""Warnings: what to do with them is decided by filters."""

import sys
from _thread import RLock as _RLock

__all__ = ["warn", "warn_explicit", "showwarning", "formatwarning", "filterwarnings",
           "simplefilter", "resetwarnings", "catch_warnings", "deprecated"]

_ACTIONS = ('default', 'always', 'all', 'ignore', 'module', 'once', 'error')

# A filter is (action, message, category, module, lineno), where message and module are compiled
# expressions or None; the first that fits decides. The filters, their version, the registries of
# what was shown, and what catch_warnings() replaces change under the lock. The version counts the
# changes of the filters: a registry that was made under another is void.
_lock = _RLock()
filters = []
defaultaction = "default"
onceregistry = {}
_filters_version = 1


def _filters_mutated():
    global _filters_version
    with _lock:
        _filters_version += 1


class WarningMessage:
    """A warning, and where it comes from."""

    _WARNING_DETAILS = ("message", "category", "filename", "lineno", "file", "line", "source")

    def __init__(self, message, category, filename, lineno, file=None, line=None, source=None):
        self.message = message
        self.category = category
        self.filename = filename
        self.lineno = lineno
        self.file = file
        self.line = line
        self.source = source
        self._category_name = category.__name__ if category else None

    def __str__(self):
        return (f"{{message : {self.message!r}, category : {self._category_name!r}, "
                f"filename : {self.filename!r}, lineno : {self.lineno}, line : {self.line!r}}}")

    def __repr__(self):
        return f'<{type(self).__qualname__} {self}>'


def showwarning(message, category, filename, lineno, file=None, line=None):
    """Write a warning to a file, by default sys.stderr; may be replaced."""
    _show(WarningMessage(message, category, filename, lineno, file, line))


def formatwarning(message, category, filename, lineno, line=None):
    """Return a warning as text; may be replaced."""
    return _format(WarningMessage(message, category, filename, lineno, None, line))


_showwarning_orig = showwarning
_formatwarning_orig = formatwarning


def _show(msg):
    file = msg.file
    if file is None:
        file = sys.stderr
        if file is None:
            return
    if formatwarning is not _formatwarning_orig:
        text = formatwarning(msg.message, msg.category, msg.filename, msg.lineno, msg.line)
    else:
        text = _format(msg)
    try:
        file.write(text)
    except OSError:
        pass


def _format(msg):
    text = f"{msg.filename}:{msg.lineno}: {msg.category.__name__}: {msg.message}\n"
    line = msg.line
    if line is None:
        line = _line_of(msg.filename, msg.lineno)
    if line:
        text += f"  {line.strip()}\n"
    if msg.source is not None:
        text += _allocation_of(msg)
    return text


def _line_of(filename, lineno):
    try:
        import linecache
        return linecache.getline(filename, lineno)
    except Exception:
        return None     # at the end of the program this may not work any more


def _allocation_of(msg):
    """Return where the object that a warning is about was made, if that is known."""
    try:
        import tracemalloc
        frames = tracemalloc.get_object_traceback(msg.source)
        if frames is None:
            if tracemalloc.is_tracing():
                return ''
            return (f'{msg.category.__name__}: Enable tracemalloc to get the object '
                    'allocation traceback\n')
    except Exception:
        return ''
    text = 'Object allocated at (most recent call last):\n'
    for frame in frames:
        text += f'  File "{frame.filename}", lineno {frame.lineno}\n'
        line = _line_of(frame.filename, frame.lineno)
        if line:
            text += f'    {line.strip()}\n'
    return text


def _showwarnmsg(msg):
    if showwarning is not _showwarning_orig:
        if not callable(showwarning):
            raise TypeError("warnings.showwarning() must be set to a function or method")
        showwarning(msg.message, msg.category, msg.filename, msg.lineno, msg.file, msg.line)
    else:
        _show(msg)


def filterwarnings(action, message="", category=Warning, module="", lineno=0, append=False):
    """Add a filter, at the front unless append; message and module are regular expressions."""
    if action not in _ACTIONS:
        raise ValueError(f"invalid action: {action!r}")
    if not isinstance(message, str):
        raise TypeError("message must be a string")
    if not isinstance(category, type) or not issubclass(category, Warning):
        raise TypeError("category must be a Warning subclass")
    if not isinstance(module, str):
        raise TypeError("module must be a string")
    if not isinstance(lineno, int):
        raise TypeError("lineno must be an int")
    if lineno < 0:
        raise ValueError("lineno must be an int >= 0")
    if message or module:
        import re
    message = re.compile(message, re.I) if message else None
    module = re.compile(module) if module else None
    _add_filter(action, message, category, module, lineno, append=append)


def simplefilter(action, category=Warning, lineno=0, append=False):
    """Add a filter for all messages and modules, at the front unless append."""
    if action not in _ACTIONS:
        raise ValueError(f"invalid action: {action!r}")
    if not isinstance(lineno, int):
        raise TypeError("lineno must be an int")
    if lineno < 0:
        raise ValueError("lineno must be an int >= 0")
    _add_filter(action, None, category, None, lineno, append=append)


def _add_filter(*item, append):
    with _lock:
        if append:
            if item not in filters:
                filters.append(item)
        else:
            if item in filters:
                filters.remove(item)
            filters.insert(0, item)
        _filters_mutated()


def resetwarnings():
    """Remove all filters."""
    with _lock:
        del filters[:]
        _filters_mutated()


class _OptionError(Exception):
    """An option of the command line is wrong."""


def _processoptions(args):
    for arg in args:
        try:
            _setoption(arg)
        except _OptionError as error:
            print("Invalid -W option ignored:", error, file=sys.stderr)


def _setoption(arg):
    parts = [part.strip() for part in arg.split(':')]
    if len(parts) > 5:
        raise _OptionError(f"too many fields (max 5): {arg!r}")
    action, message, category, module, lineno = parts + [''] * (5 - len(parts))
    action = _getaction(action)
    category = _getcategory(category)
    if message or module:
        import re
    message = re.escape(message) if message else ''
    module = re.escape(module) + r'\Z' if module else ''
    try:
        lineno = int(lineno) if lineno else 0
        if lineno < 0:
            raise ValueError
    except (ValueError, OverflowError):
        raise _OptionError(f"invalid lineno {lineno!r}") from None
    filterwarnings(action, message, category, module, lineno)


def _getaction(action):
    if not action:
        return "default"
    for name in _ACTIONS:
        if name.startswith(action):
            return name
    raise _OptionError(f"invalid action: {action!r}")


def _getcategory(category):
    if not category:
        return Warning
    module, _, name = category.rpartition('.')
    try:
        found = __import__(module or 'builtins', None, None, [name])
    except ImportError:
        raise _OptionError(f"invalid module name: {module!r}") from None
    try:
        found = getattr(found, name)
    except AttributeError:
        raise _OptionError(f"unknown warning category: {category!r}") from None
    if not issubclass(found, Warning):
        raise _OptionError(f"invalid warning category: {category!r}")
    return found


def _is_internal_frame(frame):
    return 'importlib' in frame.f_code.co_filename and '_bootstrap' in frame.f_code.co_filename


def _next_external_frame(frame, skip=()):
    frame = frame.f_back
    while frame is not None and (_is_internal_frame(frame)
                                 or skip and frame.f_code.co_filename.startswith(skip)):
        frame = frame.f_back
    return frame


def warn(message, category=None, stacklevel=1, source=None, *, skip_file_prefixes=()):
    """Issue a warning about the caller's line, or the line that many callers above."""
    if isinstance(message, Warning):
        category = message.__class__
    elif category is None:
        category = UserWarning
    elif not isinstance(category, type) or not issubclass(category, Warning):
        raise TypeError("category must be a Warning subclass, not "
                        f"'{type(category).__name__}'")
    if not isinstance(skip_file_prefixes, tuple):
        raise TypeError('skip_file_prefixes must be a tuple of strs.')
    if skip_file_prefixes:
        stacklevel = max(2, stacklevel)
    try:
        frame = sys._getframe(1)
    except ValueError:
        # Nothing in Python called.
        frame = None
    if stacklevel <= 1 or frame and _is_internal_frame(frame):
        # From inside of the import system: every level counts.
        for _ in range(stacklevel - 1):
            frame = frame and frame.f_back
    else:
        for _ in range(stacklevel - 1):
            frame = frame and _next_external_frame(frame, skip_file_prefixes)
    if frame is None:
        variables, filename, lineno = sys.__dict__, "<sys>", 0
    else:
        variables, filename, lineno = frame.f_globals, frame.f_code.co_filename, frame.f_lineno
    module = variables.get('__name__', "<string>")
    registry = variables.setdefault("__warningregistry__", {})
    warn_explicit(message, category, filename, lineno, module, registry, source=source)


def _decide(message, category, text, lineno, module, registry):
    """Return whether to show a warning, and keep in mind that it was shown; or raise it."""
    key = (text, category, lineno)
    with _lock:
        if registry.get('version', 0) != _filters_version:
            registry.clear()
            registry['version'] = _filters_version
        if registry.get(key):
            return False
        for item in filters:
            action, message_re, kind, module_re, line = item
            if ((message_re is None or message_re.match(text)) and issubclass(category, kind)
                    and (module_re is None or module_re.match(module))
                    and line in (0, lineno)):
                break
        else:
            action, item = defaultaction, None
        if action == "ignore":
            return False
        if action == "error":
            raise message
        if action in ("always", "all"):
            return True
        if action not in ("once", "module", "default"):
            raise RuntimeError(f"Unrecognized action ({action!r}) in warnings.filters:\n {item}")
        registry[key] = 1
        if action == "default":
            return True
        shown, key = ((onceregistry, (text, category)) if action == "once"
                      else (registry, (text, category, 0)))
        return not shown.setdefault(key, 0) and not shown.update({key: 1})


def warn_explicit(message, category, filename, lineno, module=None, registry=None,
                  module_globals=None, source=None):
    """Issue a warning about a line of a file."""
    lineno = int(lineno)
    if module is None:
        module = filename or "<unknown>"
        if module[-3:].lower() == ".py":
            module = module[:-3]
    if isinstance(message, Warning):
        text = str(message)
        category = message.__class__
    else:
        text = message
        message = category(message)
    if not _decide(message, category, text, lineno, module, {} if registry is None else registry):
        return
    if module_globals is not None:
        import linecache
        linecache.getlines(filename, module_globals)
    _showwarnmsg(WarningMessage(message, category, filename, lineno, source=source))


class catch_warnings:
    """Restores the filters at the end; with record, collects warnings in a list instead.

    The filters are those of the whole program: other threads see the change too.
    """

    def __init__(self, *, record=False, module=None, action=None, category=Warning, lineno=0,
                 append=False):
        self._record = record
        self._module = sys.modules['warnings'] if module is None else module
        self._entered = False
        self._filter = None if action is None else (action, category, lineno, append)

    def __repr__(self):
        args = []
        if self._record:
            args.append("record=True")
        if self._module is not sys.modules['warnings']:
            args.append(f"module={self._module!r}")
        return f"{type(self).__name__}({', '.join(args)})"

    def __enter__(self):
        if self._entered:
            raise RuntimeError(f"Cannot enter {self!r} twice")
        self._entered = True
        log = [] if self._record else None
        module = self._module
        with _lock:
            self._saved = module.filters, module.showwarning, module._show
            module.filters = module.filters[:]
            module._filters_mutated()
            if self._record:
                module._show = log.append
                module.showwarning = module._showwarning_orig
        if self._filter is not None:
            simplefilter(*self._filter)
        return log

    def __exit__(self, *exc_info):
        if not self._entered:
            raise RuntimeError(f"Cannot exit {self!r} without entering first")
        module = self._module
        with _lock:
            module.filters, module.showwarning, module._show = self._saved
            module._filters_mutated()


class deprecated:
    """Marks a class, a function or an overload as deprecated, with a message."""

    def __init__(self, message, /, *, category=DeprecationWarning, stacklevel=1):
        if not isinstance(message, str):
            raise TypeError(f"Expected an object of type str for 'message', not "
                            f"{type(message).__name__!r}")
        self.message = message
        self.category = category
        self.stacklevel = stacklevel

    def __call__(self, arg, /):
        if self.category is None:
            arg.__deprecated__ = self.message
            return arg
        if isinstance(arg, type):
            return self._mark_class(arg)
        if callable(arg):
            return self._mark_function(arg)
        raise TypeError("@deprecated decorator with non-None category must be applied to "
                        f"a class or callable, not {arg!r}")

    def _warn(self):
        warn(self.message, category=self.category, stacklevel=self.stacklevel + 2)

    def _mark_class(self, cls):
        import functools
        original_new = cls.__new__
        original_init_subclass = cls.__init_subclass__

        @functools.wraps(original_new)
        def __new__(called, /, *args, **kwargs):
            if called is cls:
                self._warn()
            if original_new is not object.__new__:
                return original_new(called, *args, **kwargs)
            if called.__init__ is object.__init__ and (args or kwargs):
                raise TypeError(f"{called.__name__}() takes no arguments")
            return original_new(called)

        cls.__new__ = staticmethod(__new__)
        if hasattr(original_init_subclass, '__func__'):
            original = original_init_subclass.__func__

            @functools.wraps(original)
            def __init_subclass__(*args, **kwargs):
                self._warn()
                return original(*args, **kwargs)

            cls.__init_subclass__ = classmethod(__init_subclass__)
        else:
            # That of object: a class beside this one may have another.
            @functools.wraps(original_init_subclass)
            def __init_subclass__(subclass, /, *args, **kwargs):
                self._warn()
                return super(cls, subclass).__init_subclass__(*args, **kwargs)

            cls.__init_subclass__ = classmethod(__init_subclass__)
        cls.__deprecated__ = __new__.__deprecated__ = self.message
        __init_subclass__.__deprecated__ = self.message
        return cls

    def _mark_function(self, function):
        import functools

        @functools.wraps(function)
        def wrapper(*args, **kwargs):
            self._warn()
            return function(*args, **kwargs)

        code = getattr(function, '__code__', None)
        if code is not None and code.co_flags & 0x80:
            from inspect import markcoroutinefunction
            wrapper = markcoroutinefunction(wrapper)
        function.__deprecated__ = wrapper.__deprecated__ = self.message
        return wrapper


_DEPRECATED_MSG = "{name!r} is deprecated and slated for removal in Python {remove}"


def _deprecated(name, message=_DEPRECATED_MSG, *, remove, _version=sys.version_info):
    """Warn that something will be removed; raise RuntimeError if it should have been."""
    release = f"{remove[0]}.{remove[1]}"
    if _version[:2] > remove or _version[:2] == remove and _version[3] != "alpha":
        raise RuntimeError(f"{name!r} was slated for removal after Python {release} alpha")
    warn(message.format(name=name, remove=release), DeprecationWarning, stacklevel=3)


def _warn_unawaited_coroutine(coro):
    lines = [f"coroutine '{coro.__qualname__}' was never awaited\n"]
    if coro.cr_origin is not None:
        import linecache
        lines.append("Coroutine created at (most recent call last)\n")
        for filename, lineno, name in reversed(coro.cr_origin):
            lines.append(f'  File "{filename}", line {lineno}, in {name}\n')
            line = linecache.getline(filename, lineno)
            if line:
                lines.append(f'    {line.strip()}\n')
    warn(''.join(lines).rstrip('\n'), category=RuntimeWarning, stacklevel=2, source=coro)


# Plain filters only: nothing has to be compiled to begin with.
for _category in (ResourceWarning, ImportWarning, PendingDeprecationWarning, DeprecationWarning):
    simplefilter("ignore", _category)
del _category


class _MainModule:
    """Matches the name of the main module only."""

    @staticmethod
    def match(name):
        return name == '__main__'


_add_filter("default", None, DeprecationWarning, _MainModule, 0, append=False)
_processoptions(getattr(sys, 'warnoptions', ()))
