"""Setting up loggers from a dictionary or a configuration file."""

import contextlib
import functools
import io
import logging
import logging.handlers
import os
import queue

from logging._config_values import (BaseConfigurator, ConvertingDict, ConvertingList, ConvertingMixin,
                                    ConvertingTuple, arguments, find_by_name, set_attributes,
                                    valid_ident)

DEFAULT_LOGGING_CONFIG_PORT = 9030

_listener = None        # what listens for configurations; see listen


# ---- what both ways share -----------------------------------------------------------------------------

def _resolve(name):
    return find_by_name(name, __import__)


def _clearExistingHandlers():
    """Flush, close and forget all handlers."""
    logging._handlers.clear()
    logging.shutdown(logging._handlerList[:])
    del logging._handlerList[:]


class _Existing:
    """The loggers there were before, of which some are configured anew."""

    def __init__(self):
        self.names = sorted(logging.root.manager.loggerDict)
        self.left = set(self.names)
        self.below = set()      # those under a logger configured anew

    def take(self, name):
        """Note that a logger is configured anew."""
        if name in self.left:
            self.left.remove(name)
            self.below.update(n for n in self.left if n.startswith(name + '.'))

    def finish(self, disable):
        """Reset or disable those that were not."""
        for name in self.names:
            if name not in self.left:
                continue
            logger = logging.root.manager.loggerDict[name]
            if name not in self.below:
                logger.disabled = disable
            elif not isinstance(logger, logging.PlaceHolder):
                logger.setLevel(logging.NOTSET)
                logger.handlers = []
                logger.propagate = True


def _remove_handlers(logger):
    for handler in logger.handlers[:]:
        logger.removeHandler(handler)


# ---- files --------------------------------------------------------------------------------------------

def fileConfig(fname, defaults=None, disable_existing_loggers=True, encoding=None):
    """Configure logging from a file, or from what a ConfigParser read."""
    import configparser
    if isinstance(fname, str):
        if not os.path.exists(fname):
            raise FileNotFoundError(f"{fname} doesn't exist")
        if not os.path.getsize(fname):
            raise RuntimeError(f'{fname} is an empty file')
    if isinstance(fname, configparser.RawConfigParser):
        parser = fname
    else:
        try:
            parser = configparser.ConfigParser(defaults)
            if hasattr(fname, 'readline'):
                parser.read_file(fname)
            else:
                parser.read(fname, encoding=io.text_encoding(encoding))
        except configparser.ParsingError as err:
            raise RuntimeError(f'{fname} is invalid: {err}')
    formatters = _create_formatters(parser)
    with logging._lock:
        _clearExistingHandlers()
        handlers = _install_handlers(parser, formatters)
        _install_loggers(parser, handlers, disable_existing_loggers)


def _listed(text):
    """Return the names in a list with commas."""
    return [name.strip() for name in text.split(',')] if text else []


def _evaluate(text):
    return eval(text, vars(logging))


def _create_formatters(parser):
    formatters = {}
    for name in _listed(parser['formatters']['keys']):
        section = 'formatter_' + name
        get = functools.partial(parser.get, section, raw=True)
        args = [get('format', fallback=None), get('datefmt', fallback=None), get('style', fallback='%')]
        kwargs = {}
        defaults = get('defaults', fallback=None)
        class_name = parser[section].get('class')
        cls = _resolve(class_name) if class_name else logging.Formatter
        if defaults is not None:
            kwargs['defaults'] = _evaluate(defaults)
        formatters[name] = cls(*args, **kwargs)
    return formatters


def _install_handlers(parser, formatters):
    handlers = {}
    targets = []        # memory handlers, and the names of those they feed, which may come later
    for name in _listed(parser['handlers']['keys']):
        section = parser['handler_' + name]
        class_name = section['class']
        formatter = section.get('formatter', '')
        try:
            cls = _evaluate(class_name)
        except (AttributeError, NameError):
            cls = _resolve(class_name)
        args = _evaluate(section.get('args', '()'))
        kwargs = _evaluate(section.get('kwargs', '{}'))
        handler = cls(*args, **kwargs)
        handler.name = name
        if 'level' in section:
            handler.setLevel(section['level'])
        if formatter:
            handler.setFormatter(formatters[formatter])
        if issubclass(cls, logging.handlers.MemoryHandler) and section.get('target', ''):
            targets.append((handler, section['target']))
        handlers[name] = handler
    for handler, target in targets:
        handler.setTarget(handlers[target])
    return handlers


def _set_up_logger(logger, section, handlers):
    """Set a logger's level and handlers as a section tells."""
    if 'level' in section:
        logger.setLevel(section['level'])
    _remove_handlers(logger)
    for name in _listed(section['handlers']):
        logger.addHandler(handlers[name])


def _install_loggers(parser, handlers, disable_existing):
    names = _listed(parser['loggers']['keys'])
    names.remove('root')
    _set_up_logger(logging.root, parser['logger_root'], handlers)
    existing = _Existing()
    for name in names:
        section = parser['logger_' + name]
        qualname = section['qualname']
        propagate = section.getint('propagate', fallback=1)
        logger = logging.getLogger(qualname)
        existing.take(qualname)
        _set_up_logger(logger, section, handlers)
        logger.propagate = propagate
        logger.disabled = 0
    existing.finish(disable_existing)


# ---- dictionaries -------------------------------------------------------------------------------------

@contextlib.contextmanager
def _telling(what, *args):
    """Tell in an exception what could not be done."""
    try:
        yield
    except Exception as err:
        raise ValueError(what % args) from err


def _is_queue_like_object(obj):
    """Tell whether an object can be a handler's queue."""
    return isinstance(obj, (queue.Queue, queue.SimpleQueue)) or \
        all(callable(getattr(obj, method, None)) for method in ('put_nowait', 'get'))


class DictConfigurator(BaseConfigurator):
    """Sets up loggers as a dictionary tells."""

    def configure(self):
        """Do it."""
        config = self.config
        if 'version' not in config:
            raise ValueError("dictionary doesn't specify a version")
        if config['version'] != 1:
            raise ValueError('Unsupported version: %s' % config['version'])
        incremental = config.pop('incremental', False)
        with logging._lock:
            if incremental:
                self._change_handlers(config.get('handlers', {}))
                self._configure_loggers(True)
            else:
                disable_existing = config.pop('disable_existing_loggers', True)
                _clearExistingHandlers()
                self._make_all('formatter', self.configure_formatter)
                self._make_all('filter', self.configure_filter)
                self._make_handlers()
                existing = _Existing()
                self._configure_loggers(False, existing)
                existing.finish(disable_existing)
            self._configure_root(incremental)

    def _change_handlers(self, handlers):
        for name in handlers:
            if name not in logging._handlers:
                raise ValueError('No handler found with name %r' % name)
            with _telling('Unable to configure handler %r', name):
                level = handlers[name].get('level', None)
                if level:
                    logging._handlers[name].setLevel(logging._checkLevel(level))

    def _make_all(self, kind, make):
        configs = self.config.get(kind + 's', {})
        for name in configs:
            with _telling('Unable to configure %s %r', kind, name):
                configs[name] = make(configs[name])

    def _make_handlers(self):
        handlers = self.config.get('handlers', {})
        later = []      # those that wait for others
        for name in sorted(handlers):
            try:
                self._make_handler(handlers, name)
            except ValueError as err:
                if ' not configured yet' not in str(err.__cause__.__cause__):
                    raise
                later.append(name)
        for name in later:
            self._make_handler(handlers, name)

    def _make_handler(self, handlers, name):
        with _telling('Unable to configure handler %r', name):
            handler = self.configure_handler(handlers[name])
            handler.name = name
            handlers[name] = handler

    def _configure_loggers(self, incremental, existing=None):
        loggers = self.config.get('loggers', {})
        for name in loggers:
            if existing:
                existing.take(name)
            with _telling('Unable to configure logger %r', name):
                self.configure_logger(name, loggers[name], incremental)

    def _configure_root(self, incremental):
        root = self.config.get('root', None)
        if root:
            with _telling('Unable to configure root logger'):
                self.configure_root(root, incremental)

    def configure_formatter(self, config):
        """Return the formatter a dictionary describes."""
        if '()' in config:
            factory = config['()']
            try:
                return self.configure_custom(config)
            except TypeError as err:
                # A factory may name the argument as Formatter does.
                if "'format'" not in str(err):
                    raise
                config['fmt'] = config.pop('format')
                config['()'] = factory
                return self.configure_custom(config)
        class_name = config.get('class', None)
        cls = _resolve(class_name) if class_name else logging.Formatter
        args = [config.get('format', None), config.get('datefmt', None), config.get('style', '%')]
        kwargs = {}
        defaults = config.get('defaults', None)
        if defaults is not None:
            kwargs['defaults'] = defaults
        if 'validate' in config:
            args.append(config['validate'])
        return cls(*args, **kwargs)

    def configure_filter(self, config):
        """Return the filter a dictionary describes."""
        if '()' in config:
            return self.configure_custom(config)
        return logging.Filter(config.get('name', ''))

    def add_filters(self, filterer, filters):
        """Add filters, or those with the names given, to a logger or a handler."""
        for item in filters:
            with _telling('Unable to add filter %r', item):
                if not (callable(item) or callable(getattr(item, 'filter', None))):
                    item = self.config['filters'][item]
                filterer.addFilter(item)

    def configure_handler(self, config):
        """Return the handler a dictionary describes."""
        original = dict(config)
        formatter = config.pop('formatter', None)
        if formatter:
            with _telling('Unable to set formatter %r', formatter):
                formatter = self.config['formatters'][formatter]
        level = config.pop('level', None)
        filters = config.pop('filters', None)
        if '()' in config:
            factory = config.pop('()')
            if not callable(factory):
                factory = self.resolve(factory)
        else:
            factory = self._handler_factory(config, original)
        handler = self._call_factory(factory, arguments(config))
        if formatter:
            handler.setFormatter(formatter)
        if level is not None:
            handler.setLevel(logging._checkLevel(level))
        if filters:
            self.add_filters(handler, filters)
        set_attributes(handler, config)
        return handler

    def _call_factory(self, factory, kwargs):
        try:
            return factory(**kwargs)
        except TypeError as err:
            # An old name of the argument.
            if "'stream'" not in str(err):
                raise
            kwargs['strm'] = kwargs.pop('stream')
            handler = factory(**kwargs)
            import warnings
            warnings.warn("Support for custom logging handlers with the 'strm' argument is deprecated "
                          "and scheduled for removal in Python 3.16. Define handlers with the 'stream' "
                          "argument instead.", DeprecationWarning, stacklevel=3)
            return handler

    def _handler_factory(self, config, original):
        """Return what makes handlers of the class in config, whose values are made fit for it."""
        cls = config.pop('class')
        if not callable(cls):
            cls = self.resolve(cls)
        if issubclass(cls, logging.handlers.MemoryHandler):
            if 'flushLevel' in config:
                config['flushLevel'] = logging._checkLevel(config['flushLevel'])
            if 'target' in config:
                name = config['target']
                with _telling('Unable to set target handler %r', name):
                    config['target'] = self._handler(name, config, original, 'target not configured yet')
        elif issubclass(cls, logging.handlers.QueueHandler):
            if 'queue' in config:
                config['queue'] = self._queue(config['queue'])
            if 'listener' in config:
                config['listener'] = self._listener(config['listener'])
            if 'handlers' in config:
                config['handlers'] = self._queue_handlers(config, original)
            return functools.partial(self._configure_queue_handler, cls)
        elif issubclass(cls, logging.handlers.SMTPHandler) and 'mailhost' in config:
            config['mailhost'] = self.as_tuple(config['mailhost'])
        elif issubclass(cls, logging.handlers.SysLogHandler) and 'address' in config:
            config['address'] = self.as_tuple(config['address'])
        return cls

    def _handler(self, name, config, original, otherwise):
        """Return the handler of that name; if it is none yet, restore config for a second try."""
        handler = self.config['handlers'][name]
        if not isinstance(handler, logging.Handler):
            config.update(original)
            raise TypeError(otherwise)
        return handler

    def _queue(self, spec):
        problem = TypeError('Invalid queue specifier %r' % (spec,))
        if isinstance(spec, str):
            factory = self.resolve(spec)
            if not callable(factory):
                raise problem
            return factory()
        if isinstance(spec, dict):
            if '()' not in spec:
                raise problem
            return self.configure_custom(dict(spec))
        if not _is_queue_like_object(spec):
            raise problem
        return spec

    def _listener(self, spec):
        listener = spec
        if isinstance(spec, str):
            listener = self.resolve(spec)
        elif isinstance(spec, dict) and '()' in spec:
            listener = self.configure_custom(dict(spec))
        elif not isinstance(spec, type):
            listener = None
        if not callable(listener) or \
                isinstance(listener, type) and not issubclass(listener, logging.handlers.QueueListener) \
                and not isinstance(spec, dict):
            raise TypeError('Invalid listener specifier %r' % (spec,))
        return listener

    def _queue_handlers(self, config, original):
        handlers = []
        for name in config['handlers']:
            with _telling('Unable to set required handler %r', name):
                handlers.append(self._handler(name, config, original,
                                              'Required handler %r is not configured yet' % name))
        return handlers

    def _configure_queue_handler(self, cls, *, respect_handler_level=False, handlers=(),
                                 listener=logging.handlers.QueueListener, **kwargs):
        records = kwargs.pop('queue') if 'queue' in kwargs else queue.Queue()
        made = listener(records, *handlers, respect_handler_level=respect_handler_level)
        handler = cls(records, **kwargs)
        handler.listener = made
        return handler

    def add_handlers(self, logger, handlers):
        """Add the handlers with the names given to a logger."""
        for name in handlers:
            with _telling('Unable to add handler %r', name):
                logger.addHandler(self.config['handlers'][name])

    def common_logger_config(self, logger, config, incremental=False):
        """Set up what the root logger has too."""
        level = config.get('level', None)
        if level is not None:
            logger.setLevel(logging._checkLevel(level))
        if incremental:
            return
        _remove_handlers(logger)
        handlers = config.get('handlers', None)
        if handlers:
            self.add_handlers(logger, handlers)
        filters = config.get('filters', None)
        if filters:
            self.add_filters(logger, filters)

    def configure_logger(self, name, config, incremental=False):
        """Set up a logger other than the root."""
        logger = logging.getLogger(name)
        self.common_logger_config(logger, config, incremental)
        logger.disabled = False
        propagate = config.get('propagate', None)
        if propagate is not None:
            logger.propagate = propagate

    def configure_root(self, config, incremental=False):
        """Set up the root logger."""
        self.common_logger_config(logging.getLogger(), config, incremental)


dictConfigClass = DictConfigurator


def dictConfig(config):
    """Configure logging as a dictionary tells."""
    dictConfigClass(config).configure()


# ---- configurations from a socket ---------------------------------------------------------------------

def _use_received(text):
    """Configure logging from JSON text, or from a configuration file's."""
    try:
        import json
        config = json.loads(text)
        assert isinstance(config, dict)
        dictConfig(config)
    except Exception:
        try:
            fileConfig(io.StringIO(text))
        except Exception:
            import traceback
            traceback.print_exc()


def listen(port=DEFAULT_LOGGING_CONFIG_PORT, verify=None):
    """Return a thread that, once started, takes configurations from a socket.

    Each comes after its length in four bytes. verify gets what was received and returns what to use,
    or None.
    """
    from logging._config_listener import make_listener
    return make_listener(port, verify)


def stopListening():
    """Stop what listen started."""
    global _listener
    with logging._lock:
        if _listener:
            _listener.abort = 1
            _listener = None
