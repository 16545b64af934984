"""Managers: a process that holds objects, and proxies for them in others.

The server keeps an object under an ident as long as proxies refer to it; each proxy adds one to
its count when it is made and takes one away when it dies. A proxy has a connection for each thread
that uses it, and the server a thread for each connection; so a call that waits holds nobody up.
"""

import collections.abc
import queue
import threading

from multiprocessing import connection, context, get_context, pool, process, util

__all__ = ['BaseManager', 'SyncManager', 'BaseProxy', 'Token', 'SharedMemoryManager']


class Token:
    """What identifies an object: its type's name, its server's address, and its ident there."""

    __slots__ = ('typeid', 'address', 'id')

    def __init__(self, typeid, address, id):
        self.typeid, self.address, self.id = typeid, address, id

    def __getstate__(self):
        return (self.typeid, self.address, self.id)

    def __setstate__(self, state):
        self.typeid, self.address, self.id = state

    def __repr__(self):
        return (f'{self.__class__.__name__}(typeid={self.typeid!r}, address={self.address!r}, '
                f'id={self.id!r})')


class RemoteError(Exception):
    """Something went wrong in the server; the traceback is in args[0]."""

    def __str__(self):
        line = '-' * 75
        return f'\n{line}\n{self.args[0]}{line}'


def _ask(conn, ident, method, args=(), kwds={}):
    """Send a request and return what comes back: ('#RETURN', result) or ('#PROXY', token)."""
    conn.send((ident, method, args, kwds))
    kind, result = conn.recv()
    if kind in ('#RETURN', '#PROXY'):
        return kind, result
    if kind == '#ERROR':
        raise result
    if kind in ('#TRACEBACK', '#UNSERIALIZABLE'):
        if not isinstance(result, str):
            raise TypeError(f"Result {result!r} (kind '{kind}') type is {type(result)}, not str")
        raise RemoteError(result)
    raise ValueError(f'Unrecognized message type {kind!r}')


def public_methods(obj):
    """Return the names of an object's methods without a leading underscore."""
    return [name for name in dir(obj) if name[0] != '_' and callable(getattr(obj, name))]


class Server:
    """Holds the objects and answers requests.

    `objects` maps idents to (object, names of methods, their result types, count) as a list; it
    changes under the lock.
    """

    def __init__(self, registry, address, authkey):
        if not isinstance(authkey, bytes):
            raise TypeError(f"Authkey {authkey!r} is type {type(authkey)!s}, not bytes")
        self.registry = registry
        self.authkey = process.AuthenticationString(authkey)
        self.listener = connection.Listener(address, backlog=128, authkey=None,
                                            family=None if address else 'AF_UNIX')
        self.address = self.listener.address
        self.lock = threading.RLock()            # a proxy may die in this thread, whatever it does
        self.objects = {}
        self.next_ident = 1
        self.stop_event = threading.Event()

    def serve_forever(self):
        """Answer until somebody says shutdown."""
        process.current_process()._manager_server = self
        accepter = threading.Thread(target=self._accept, daemon=True)
        accepter.start()
        try:
            while not self.stop_event.wait(1):
                pass
        except (KeyboardInterrupt, SystemExit):
            pass
        util._flush_std_streams()

    def _accept(self):
        while True:
            try:
                conn = self.listener.accept()
            except OSError:
                continue
            threading.Thread(target=self._serve, args=(conn,), daemon=True).start()

    def _serve(self, conn):
        try:
            connection.deliver_challenge(conn, self.authkey)
            connection.answer_challenge(conn, self.authkey)
        except (EOFError, OSError, context.AuthenticationError):
            conn.close()
            return
        while not self.stop_event.is_set():
            try:
                request = conn.recv()
            except (EOFError, OSError):
                break
            except Exception:
                answer = ('#TRACEBACK', _traceback())
            else:
                answer = self._answer(*request)
            try:
                conn.send(answer)
            except (BrokenPipeError, ConnectionError):
                break
            except Exception:
                conn.send(('#UNSERIALIZABLE', _traceback()))
        conn.close()

    def _answer(self, ident, name, args, kwds):
        try:
            if ident is None:
                if name not in self.public:
                    raise AttributeError(f'{name!r} unrecognized')
                return ('#RETURN', getattr(self, name)(*args, **kwds))
            obj, exposed, method_to_typeid, _ = self.objects[ident]
        except Exception:
            return ('#TRACEBACK', _traceback())
        try:
            if name in exposed:
                function = getattr(obj, name)
            elif name in self.fallbacks:
                function, args = self.fallbacks[name], (obj, *args)
            else:
                try:
                    raise AttributeError(f'method {name!r} of {type(obj)!r} object is not in '
                                         f'exposed={exposed!r}')
                except AttributeError:
                    return ('#TRACEBACK', _traceback())
            result = function(*args, **kwds)
        except Exception as error:
            return ('#ERROR', error)
        typeid = method_to_typeid and method_to_typeid.get(name)
        if typeid:
            ident, exposed = self.create(typeid, result)
            return ('#PROXY', (exposed, Token(typeid, self.address, ident)))
        return ('#RETURN', result)

    fallbacks = {'__str__': str, '__repr__': repr, '#GETVALUE': lambda obj: obj}
    public = ('shutdown', 'create', 'get_methods', 'number_of_objects', 'debug_info', 'dummy',
              'incref', 'decref')

    def dummy(self):
        """Do nothing: to see if the server is there."""

    def number_of_objects(self):
        """Return how many objects there are."""
        return len(self.objects)

    def debug_info(self):
        """Return a text about the objects."""
        with self.lock:
            return '\n'.join(f'  {ident}:       refcount={entry[3]}\n    {str(entry[0])[:75]}'
                             for ident, entry in sorted(self.objects.items()))

    def shutdown(self):
        """End."""
        self.stop_event.set()

    def create(self, typeid, /, *args, **kwds):
        """Make an object of a registered type; return its ident and the names of its methods."""
        make, exposed, method_to_typeid, _ = self.registry[typeid]
        if make is None:
            if kwds or len(args) != 1:
                raise ValueError("Without callable, must have one non-keyword argument")
            obj = args[0]
        else:
            obj = make(*args, **kwds)
        if exposed is None:
            exposed = public_methods(obj)
        if method_to_typeid is not None:
            exposed = list(exposed) + list(method_to_typeid)
        with self.lock:
            ident = f'{self.next_ident:x}'
            self.next_ident += 1
            # The count begins with what the proxy to be will have: nobody else knows the ident.
            self.objects[ident] = [obj, set(exposed), method_to_typeid, 1]
        return ident, tuple(exposed)

    def get_methods(self, ident):
        """Return the names of an object's methods."""
        return tuple(self.objects[ident][1])

    def incref(self, ident):
        """Note one more proxy."""
        with self.lock:
            self.objects[ident][3] += 1

    def decref(self, ident):
        """Note one proxy less; drop the object with the last."""
        with self.lock:
            entry = self.objects.get(ident)
            if entry is None:
                raise AssertionError(f'Id {ident} not found')
            entry[3] -= 1
            if entry[3] == 0:
                del self.objects[ident]


def _traceback():
    from traceback import format_exc
    return format_exc()


class _State:
    """Where a manager is: INITIAL, STARTED or SHUTDOWN."""

    INITIAL, STARTED, SHUTDOWN = 0, 1, 2

    def __init__(self):
        self.value = self.INITIAL


class BaseManager:
    """Starts a server, or connects to one, and makes objects there; types are registered first."""

    _registry = {}
    _Server = Server

    def __init__(self, address=None, authkey=None, serializer='pickle', ctx=None, *,
                 shutdown_timeout=1.0):
        if serializer != 'pickle':
            raise ValueError(f'unknown serializer {serializer!r}')
        if authkey is None:
            authkey = process.current_process().authkey
        self._address = address
        self._authkey = process.AuthenticationString(authkey)
        self._state = _State()
        self._process = None
        self._ctx = ctx or get_context()
        self._shutdown_timeout = shutdown_timeout

    def get_server(self):
        """Return a server, to be run in this process."""
        self._check_initial()
        return self._Server(self._registry, self._address, self._authkey)

    def _check_initial(self):
        if self._state.value == _State.STARTED:
            raise context.ProcessError("Already started server")
        if self._state.value == _State.SHUTDOWN:
            raise context.ProcessError("Manager has shut down")

    def connect(self):
        """Use the server that is at the address."""
        conn = connection.Client(self._address, authkey=self._authkey)
        _ask(conn, None, 'dummy')
        self._state.value = _State.STARTED

    def start(self, initializer=None, initargs=()):
        """Start the server in a process of its own."""
        self._check_initial()
        if initializer is not None and not callable(initializer):
            raise TypeError('initializer must be a callable')
        reader, writer = connection.Pipe(duplex=False)
        self._process = self._ctx.Process(
            target=type(self)._run_server,
            args=(self._registry, self._address, self._authkey, writer, initializer, initargs))
        identity = ':'.join(str(i) for i in self._process._identity)
        self._process.name = f'{type(self).__name__}-{identity}'
        self._process.start()
        writer.close()
        try:
            self._address = reader.recv()
        finally:
            reader.close()
        self._state.value = _State.STARTED
        self.shutdown = util.Finalize(
            self, _shutdown_server,
            args=(self._process, self._address, self._authkey, self._state,
                  self._shutdown_timeout),
            exitpriority=0)

    @classmethod
    def _run_server(cls, registry, address, authkey, writer, initializer=None, initargs=()):
        # Ctrl-C is for the process that started the server.
        import _signal
        _signal.signal(_signal.SIGINT, _signal.SIG_IGN)
        if initializer is not None:
            initializer(*initargs)
        server = cls._Server(registry, address, authkey)
        writer.send(server.address)
        writer.close()
        util.info('manager serving at %r', server.address)
        server.serve_forever()

    def _connect(self):
        assert self._state.value == _State.STARTED, 'server not yet started'
        return connection.Client(self._address, authkey=self._authkey)

    def join(self, timeout=None):
        """Wait for the server's process."""
        if self._process is not None:
            self._process.join(timeout)
            if not self._process.is_alive():
                self._process = None

    def _debug_info(self):
        with self._connect() as conn:
            return _ask(conn, None, 'debug_info')[1]

    def _number_of_objects(self):
        with self._connect() as conn:
            return _ask(conn, None, 'number_of_objects')[1]

    def __enter__(self):
        if self._state.value == _State.INITIAL:
            self.start()
        if self._state.value != _State.STARTED:
            self._check_initial()
        return self

    def __exit__(self, exc_type, exc_val, exc_tb):
        self.shutdown()

    @property
    def address(self):
        """The server's address."""
        return self._address

    @classmethod
    def register(cls, typeid, callable=None, proxytype=None, exposed=None, method_to_typeid=None,
                 create_method=True):
        """Make a type known, and a method of that name that makes an object of it."""
        if '_registry' not in cls.__dict__:
            cls._registry = cls._registry.copy()
        if proxytype is None:
            proxytype = AutoProxy
        exposed = exposed or getattr(proxytype, '_exposed_', None)
        method_to_typeid = method_to_typeid or getattr(proxytype, '_method_to_typeid_', None)
        for key, value in (method_to_typeid or {}).items():
            assert type(key) is str, f'{key!r} is not a string'
            assert type(value) is str, f'{value!r} is not a string'
        cls._registry[typeid] = (callable, exposed, method_to_typeid, proxytype)
        if not create_method:
            return

        def make(self, /, *args, **kwds):
            with self._connect() as conn:
                ident, exposed = _ask(conn, None, 'create', (typeid, *args), kwds)[1]
            token = Token(typeid, self._address, ident)
            return proxytype(token, 'pickle', manager=self, authkey=self._authkey,
                             exposed=exposed, incref=False)

        make.__name__ = typeid
        setattr(cls, typeid, make)


def _shutdown_server(process_obj, address, authkey, state, timeout):
    if not process_obj.is_alive():
        state.value = _State.SHUTDOWN
        return
    try:
        with connection.Client(address, authkey=authkey) as conn:
            _ask(conn, None, 'shutdown')
    except Exception as error:
        util.info('failed to tell the manager to shut down: %s', error)
    process_obj.join(timeout)
    for stop in (process_obj.terminate, process_obj.kill):
        if process_obj.is_alive():
            stop()
            process_obj.join(timeout)
    state.value = _State.SHUTDOWN
    _connections.forget(address)


class _Connections(util.ForkAwareLocal):
    """This thread's connections, by address; a child has none of its parent's."""

    def get(self, address, authkey):
        known = self.__dict__.setdefault('by_address', {})
        conn = known.get(address)
        if conn is None:
            conn = known[address] = connection.Client(address, authkey=authkey)
        return conn

    def forget(self, address):
        conn = self.__dict__.get('by_address', {}).pop(address, None)
        if conn is not None:
            conn.close()


_connections = _Connections()


class BaseProxy:
    """Stands for an object in a server: calls its methods there."""

    def __init__(self, token, serializer='pickle', manager=None, authkey=None, exposed=None,
                 incref=True, manager_owned=False):
        self._token = token
        self._id = token.id
        self._manager = manager
        if authkey is not None:
            self._authkey = process.AuthenticationString(authkey)
        elif manager is not None:
            self._authkey = manager._authkey
        else:
            self._authkey = process.current_process().authkey
        if incref:
            self._count('incref')
        self._close = util.Finalize(self, _decref, args=(token, self._authkey), exitpriority=10)
        util.register_after_fork(self, BaseProxy._after_fork)

    def _callmethod(self, methodname, args=(), kwds={}):
        """Call a method of the object and return a copy of the result, or a proxy for it."""
        conn = _connections.get(self._token.address, self._authkey)
        try:
            kind, result = _ask(conn, self._id, methodname, args, kwds)
        except (EOFError, BrokenPipeError, ConnectionError):
            _connections.forget(self._token.address)
            raise
        if kind == '#RETURN':
            return result
        exposed, token = result
        token.address = self._token.address
        proxytype = (self._manager or SyncManager)._registry[token.typeid][-1]
        return proxytype(token, 'pickle', manager=self._manager, authkey=self._authkey,
                         exposed=exposed, incref=False)

    def _getvalue(self):
        """Return a copy of the object."""
        return self._callmethod('#GETVALUE')

    def _count(self, how):
        _change_count(how, self._token, self._authkey)

    def _after_fork(self):
        # The child's proxy is one more; it belongs to a manager no longer.
        self._manager = None
        self._count('incref')
        self._close = util.Finalize(self, _decref, args=(self._token, self._authkey),
                                    exitpriority=10)

    def __reduce__(self):
        kwds = {}
        if context.get_spawning_popen() is not None:
            kwds['authkey'] = self._authkey
        if getattr(self, '_isauto', False):
            kwds['exposed'] = self._exposed_
            return RebuildProxy, (AutoProxy, self._token, kwds)
        return RebuildProxy, (type(self), self._token, kwds)

    def __deepcopy__(self, memo):
        return self._getvalue()

    def __repr__(self):
        return f'<{type(self).__name__} object, typeid {self._token.typeid!r} at {id(self):#x}>'

    def __str__(self):
        try:
            return self._callmethod('__repr__')
        except Exception:
            return repr(self)[:-1] + "; '__str__()' failed>"


def _server_here(token):
    """Return the server of an object if it is this process."""
    server = getattr(process.current_process(), '_manager_server', None)
    return server if server and server.address == token.address else None


def _change_count(how, token, authkey):
    server = _server_here(token)
    if server:
        getattr(server, how)(token.id)
        return
    with connection.Client(token.address, authkey=authkey) as conn:
        _ask(conn, None, how, (token.id,))


def _decref(token, authkey):
    try:
        _change_count('decref', token, authkey)
    except Exception as error:
        util.debug('... decref failed: %s', error)


def RebuildProxy(func, token, kwds):
    """Make a proxy of its pickle, also in the server: so objects can be in others, and be changed there."""
    server = _server_here(token)
    if server:
        kwds = {**kwds, 'authkey': server.authkey}
    return func(token, 'pickle', **kwds)


def MakeProxyType(name, exposed, _cache={}):
    """Return a class of proxies that have these methods."""
    exposed = tuple(exposed)
    try:
        return _cache[(name, exposed)]
    except KeyError:
        pass
    namespace = {}
    for method in exposed:
        def call(self, /, *args, _method=method, **kwds):
            return self._callmethod(_method, args, kwds)
        call.__name__ = method
        namespace[method] = call
    proxytype = type(name, (BaseProxy,), namespace)
    proxytype._exposed_ = exposed
    _cache[(name, exposed)] = proxytype
    return proxytype


def AutoProxy(token, serializer='pickle', manager=None, authkey=None, exposed=None, incref=True,
              manager_owned=False):
    """Return a proxy with the methods that the object has."""
    if authkey is None:
        authkey = (process.current_process().authkey if manager is None else manager._authkey)
    if exposed is None:
        with connection.Client(token.address, authkey=authkey) as conn:
            exposed = _ask(conn, None, 'get_methods', (token.id,))[1]
    proxytype = MakeProxyType(f'AutoProxy[{token.typeid}]', exposed)
    proxy = proxytype(token, serializer, manager=manager, authkey=authkey, incref=incref)
    proxy._isauto = True
    return proxy


class Namespace:
    """An object with attributes and nothing else."""

    def __init__(self, /, **kwds):
        self.__dict__.update(kwds)

    def __repr__(self):
        shown = sorted(f'{name}={value!r}' for name, value in self.__dict__.items()
                       if not name.startswith('_'))
        return f"{self.__class__.__name__}({', '.join(shown)})"


class Value:
    """A value, for what it's worth: the type's code is only kept."""

    def __init__(self, typecode, value, lock=True):
        self._typecode = typecode
        self._value = value

    def get(self):
        """Return the value."""
        return self._value

    def set(self, value):
        """Set the value."""
        self._value = value

    def __repr__(self):
        return f'{type(self).__name__}({self._typecode!r}, {self._value!r})'

    value = property(get, set)


def Array(typecode, sequence, lock=True):
    """Return an array, or a list where there is no module array."""
    try:
        from array import array
    except ImportError:
        return list(sequence)
    return array(typecode, sequence)


class IteratorProxy(BaseProxy):
    """A proxy for an iterator."""

    _exposed_ = ('__next__', 'send', 'throw', 'close')

    def __iter__(self):
        return self

    def __next__(self, *args):
        return self._callmethod('__next__', args)

    def send(self, *args):
        """Resume a generator with a value."""
        return self._callmethod('send', args)

    def throw(self, *args):
        """Resume a generator with an exception."""
        return self._callmethod('throw', args)

    def close(self, *args):
        """End a generator."""
        return self._callmethod('close', args)


class AcquirerProxy(BaseProxy):
    """A proxy for a lock."""

    _exposed_ = ('acquire', 'release', 'locked')

    def acquire(self, blocking=True, timeout=None):
        """Acquire the lock."""
        args = (blocking,) if timeout is None else (blocking, timeout)
        return self._callmethod('acquire', args)

    def release(self):
        """Release the lock."""
        return self._callmethod('release')

    def locked(self):
        """Return whether the lock is held."""
        return self._callmethod('locked')

    def __enter__(self):
        return self._callmethod('acquire')

    def __exit__(self, exc_type, exc_val, exc_tb):
        return self._callmethod('release')


class ConditionProxy(AcquirerProxy):
    """A proxy for a condition."""

    _exposed_ = ('acquire', 'release', 'locked', 'wait', 'notify', 'notify_all')

    def wait(self, timeout=None):
        """Wait for a notification."""
        return self._callmethod('wait', (timeout,))

    def notify(self, n=1):
        """Wake at most n of the waiting."""
        return self._callmethod('notify', (n,))

    def notify_all(self):
        """Wake all the waiting."""
        return self._callmethod('notify_all')

    def wait_for(self, predicate, timeout=None):
        """Wait until predicate(), called here, is true; return its last result."""
        import time
        result = predicate()
        end = None if timeout is None else time.monotonic() + timeout
        while not result:
            left = None if end is None else end - time.monotonic()
            if left is not None and left <= 0:
                break
            self.wait(left)
            result = predicate()
        return result


class EventProxy(BaseProxy):
    """A proxy for an event."""

    _exposed_ = ('is_set', 'set', 'clear', 'wait')

    def is_set(self):
        """Return whether the flag is set."""
        return self._callmethod('is_set')

    def set(self):
        """Set the flag."""
        return self._callmethod('set')

    def clear(self):
        """Clear the flag."""
        return self._callmethod('clear')

    def wait(self, timeout=None):
        """Wait for the flag."""
        return self._callmethod('wait', (timeout,))


class _AttributeProxy(BaseProxy):
    """A proxy for an object whose attributes matter: those without a leading underscore."""

    _exposed_ = ('__getattribute__', '__setattr__', '__delattr__')

    def __getattr__(self, key):
        if key[0] == '_':
            return object.__getattribute__(self, key)
        return object.__getattribute__(self, '_callmethod')('__getattribute__', (key,))

    def __setattr__(self, key, value):
        if key[0] == '_':
            return object.__setattr__(self, key, value)
        return object.__getattribute__(self, '_callmethod')('__setattr__', (key, value))

    def __delattr__(self, key):
        if key[0] == '_':
            return object.__delattr__(self, key)
        return object.__getattribute__(self, '_callmethod')('__delattr__', (key,))


class NamespaceProxy(_AttributeProxy):
    """A proxy for a namespace."""


class BarrierProxy(BaseProxy):
    """A proxy for a barrier."""

    _exposed_ = ('__getattribute__', 'wait', 'abort', 'reset')

    def wait(self, timeout=None):
        """Wait for the others."""
        return self._callmethod('wait', (timeout,))

    def abort(self):
        """Break the barrier."""
        return self._callmethod('abort')

    def reset(self):
        """Empty the barrier."""
        return self._callmethod('reset')

    @property
    def parties(self):
        """How many trip the barrier."""
        return self._callmethod('__getattribute__', ('parties',))

    @property
    def n_waiting(self):
        """How many wait in the barrier."""
        return self._callmethod('__getattribute__', ('n_waiting',))

    @property
    def broken(self):
        """Whether the barrier is broken."""
        return self._callmethod('__getattribute__', ('broken',))


class ValueProxy(BaseProxy):
    """A proxy for a value."""

    _exposed_ = ('get', 'set')

    def get(self):
        """Return the value."""
        return self._callmethod('get')

    def set(self, value):
        """Set the value."""
        return self._callmethod('set', (value,))

    value = property(get, set)
    __class_getitem__ = classmethod(type(list[int]))


BaseListProxy = MakeProxyType('BaseListProxy', (
    '__add__', '__contains__', '__delitem__', '__getitem__', '__imul__', '__len__', '__mul__',
    '__reversed__', '__rmul__', '__setitem__', 'append', 'clear', 'copy', 'count', 'extend',
    'index', 'insert', 'pop', 'remove', 'reverse', 'sort'))


collections.abc.MutableSequence.register(BaseListProxy)


class ListProxy(BaseListProxy):
    """A proxy for a list."""

    def __iadd__(self, value):
        self._callmethod('extend', (value,))
        return self

    def __imul__(self, value):
        self._callmethod('__imul__', (value,))
        return self

    __class_getitem__ = classmethod(type(list[int]))


BaseDictProxy = MakeProxyType('BaseDictProxy', (
    '__contains__', '__delitem__', '__getitem__', '__ior__', '__iter__', '__len__', '__or__',
    '__reversed__', '__ror__', '__setitem__', 'clear', 'copy', 'fromkeys', 'get', 'items', 'keys',
    'pop', 'popitem', 'setdefault', 'update', 'values'))
BaseDictProxy._method_to_typeid_ = {'__iter__': 'Iterator'}
collections.abc.MutableMapping.register(BaseDictProxy)


class DictProxy(BaseDictProxy):
    """A proxy for a dict."""

    def __ior__(self, value):
        self._callmethod('update', (value,))
        return self

    def items(self):
        """Return a list of the keys and values."""
        return self._callmethod('items')

    __class_getitem__ = classmethod(type(list[int]))


class _Dict(dict):
    """The dict behind a proxy: its views travel as lists."""

    def items(self):
        return list(dict.items(self))

    def keys(self):
        return list(dict.keys(self))

    def values(self):
        return list(dict.values(self))

    def copy(self):
        return dict(self)

    def __repr__(self):
        return dict.__repr__(self)

    def __reduce__(self):
        return dict, (dict(self),)


BaseSetProxy = MakeProxyType('BaseSetProxy', (
    '__and__', '__contains__', '__class_getitem__', '__ge__', '__gt__', '__iand__', '__ior__',
    '__isub__', '__iter__', '__ixor__', '__le__', '__len__', '__lt__', '__or__', '__rand__',
    '__ror__', '__rsub__', '__rxor__', '__sub__', '__xor__', 'add', 'clear', 'copy', 'difference',
    'difference_update', 'discard', 'intersection', 'intersection_update', 'isdisjoint',
    'issubset', 'issuperset', 'pop', 'remove', 'symmetric_difference',
    'symmetric_difference_update', 'union', 'update'))
BaseSetProxy._method_to_typeid_ = {'__iter__': 'Iterator'}


class SetProxy(BaseSetProxy):
    """A proxy for a set."""

    def __ior__(self, value):
        self._callmethod('update', (value,))
        return self

    def __iand__(self, value):
        self._callmethod('intersection_update', (value,))
        return self

    def __isub__(self, value):
        self._callmethod('difference_update', (value,))
        return self

    def __ixor__(self, value):
        self._callmethod('symmetric_difference_update', (value,))
        return self

    __class_getitem__ = classmethod(type(list[int]))


ArrayProxy = MakeProxyType('ArrayProxy', ('__len__', '__getitem__', '__setitem__'))

BasePoolProxy = MakeProxyType('PoolProxy', (
    'apply', 'apply_async', 'close', 'imap', 'imap_unordered', 'join', 'map', 'map_async',
    'starmap', 'starmap_async', 'terminate'))
BasePoolProxy._method_to_typeid_ = {
    'apply_async': 'AsyncResult', 'map_async': 'AsyncResult', 'starmap_async': 'AsyncResult',
    'imap': 'Iterator', 'imap_unordered': 'Iterator'}


class PoolProxy(BasePoolProxy):
    """A proxy for a pool."""

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_val, exc_tb):
        self.terminate()


class SyncManager(BaseManager):
    """A manager of the types that threads and processes synchronise and communicate with."""


for _typeid, _make, _proxytype in (
        ('Queue', queue.Queue, None), ('JoinableQueue', queue.Queue, None),
        ('Event', threading.Event, EventProxy), ('Lock', threading.Lock, AcquirerProxy),
        ('RLock', threading.RLock, AcquirerProxy), ('Semaphore', threading.Semaphore,
                                                    AcquirerProxy),
        ('BoundedSemaphore', threading.BoundedSemaphore, AcquirerProxy),
        ('Condition', threading.Condition, ConditionProxy),
        ('Barrier', threading.Barrier, BarrierProxy), ('Pool', pool.Pool, PoolProxy),
        ('list', list, ListProxy), ('dict', _Dict, DictProxy), ('set', set, SetProxy),
        ('Value', Value, ValueProxy), ('Array', Array, ArrayProxy),
        ('Namespace', Namespace, NamespaceProxy)):
    SyncManager.register(_typeid, _make, _proxytype)

# What methods return and nobody asks for by name.
SyncManager.register('Iterator', proxytype=IteratorProxy, create_method=False)
SyncManager.register('AsyncResult', create_method=False)


class SharedMemoryManager(BaseManager):
    """A manager of blocks of shared memory, which go when the manager does."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self._blocks = []

    def SharedMemory(self, size):
        """Return a new block of shared memory."""
        from multiprocessing.shared_memory import SharedMemory
        block = SharedMemory(None, create=True, size=size)
        self._blocks.append(block)
        return block

    def ShareableList(self, sequence):
        """Return a new list in shared memory."""
        from multiprocessing.shared_memory import ShareableList
        shared = ShareableList(sequence)
        self._blocks.append(shared.shm)
        return shared

    def __exit__(self, exc_type, exc_val, exc_tb):
        for block in self._blocks:
            block.close()
            try:
                block.unlink()
            except FileNotFoundError:
                pass
        super().__exit__(exc_type, exc_val, exc_tb)
