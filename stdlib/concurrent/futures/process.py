"""An executor that makes its calls in a pool of processes."""

import os
import threading
from _weakref import ref

import multiprocessing
from concurrent.futures import _base
from multiprocessing import workers

# The crews whose threads run, so that the end of the program can wait for them.
_lock = threading.Lock()
_crews = {}
_shutdown = False


def _python_exit():
    global _shutdown
    with _lock:
        _shutdown = True
        crews = list(_crews)
    for crew in crews:
        crew.wakeup.set()
    for crew in crews:
        crew.thread.join()


def _after_fork_in_child():
    _lock._at_fork_reinit()
    _crews.clear()


threading._register_atexit(_python_exit)
threading._register_at_fork(before=_lock.acquire, after_in_parent=_lock.release,
                            after_in_child=_after_fork_in_child)


class BrokenProcessPool(_base.BrokenExecutor):
    """A worker process ended where it should not have."""


class _RemoteTraceback(workers.RemoteTraceback):
    """The traceback, as text, of an exception that was raised in another process."""


def _rebuild_exc(error, text):
    error.__cause__ = _RemoteTraceback(text)
    return error


class _ExceptionWithTraceback(workers.ExceptionWithTraceback):

    def __reduce__(self):
        return _rebuild_exc, (self.error, self.text)


def _initialize(initializer, initargs):
    try:
        initializer(*initargs)
    except BaseException:
        _base.log_failure('Exception in initializer:')
        raise SystemExit(1)


def _run(fn, args, kwargs, send):
    """In a worker: make a call and send what comes of it; what can't be sent is an error too."""
    try:
        answer = (True, fn(*args, **kwargs))
    except BaseException as error:
        answer = (False, _ExceptionWithTraceback(error))
    try:
        send(answer)
    except BaseException as error:
        send((False, _ExceptionWithTraceback(error)))


def _call_chunk(fn, chunk):
    return [fn(*args) for args in chunk]


class _WorkItem:

    __slots__ = ('future', 'fn', 'args', 'kwargs')

    def __init__(self, future, fn, args, kwargs):
        self.future = future
        self.fn = fn
        self.args = args
        self.kwargs = kwargs


class _Crew(workers.Crew):
    """The workers of one executor: it outlives the executor if that is dropped.

    `closing` and `broken` are set under the lock, once. After either, no work is accepted.
    """

    def __init__(self, *args):
        super().__init__(*args)
        self.closing = False
        self.broken = None
        self.owner = None       # a weak reference, whose callback closes the crew

    def close(self, _=None):
        # No lock: this is called by finalizers too. The thread looks after each wake-up.
        self.closing = True
        self.wakeup.set()

    def next_task(self):
        while True:
            task = super().next_task()
            if task is None or task.future.set_running_or_notify_cancel():
                return task

    def finished(self, task, ok, value):
        if ok:
            task.future.set_result(value)
        else:
            task.future.set_exception(value)

    def lost(self, task, error):
        text = None if error is None else workers.traceback_text(error)
        self.fail(task, 'A process in the process pool was terminated abruptly while the future '
                        'was running or pending.', text)

    def fail(self, task, message, text=None):
        with self.lock:
            self.broken = self.broken or ('A child process terminated abruptly, the process pool '
                                          'is not usable anymore')
            self.stopped = True
            tasks = [] if task is None else [task]
            for worker in self.workers:
                if worker.task is not None:
                    tasks.append(worker.task)
                    worker.task = None
                worker.process.terminate()
        tasks += self._drain()
        for task in tasks:
            error = BrokenProcessPool(message)
            if text is not None:
                error.__cause__ = _RemoteTraceback(text)
            try:
                task.future.set_exception(error)
            except _base.InvalidStateError:
                pass        # it was cancelled

    def _drain(self):
        tasks = []
        while (task := super().next_task()) is not None:
            tasks.append(task)
        return tasks

    def cancel(self):
        for task in self._drain():
            if task.future.cancel():
                task.future.set_running_or_notify_cancel()

    def replace(self):
        try:
            super().replace()
        except Exception as error:
            if not self.workers:
                self.fail(None, 'A replacement worker process could not be started, leaving the '
                                'pool without workers to run the remaining work.',
                          workers.traceback_text(error))

    def over(self):
        return self.closing or _shutdown

    def _run(self):
        try:
            super()._run()
        except BaseException as error:
            self.fail(None, 'The thread that manages the process pool failed.',
                      workers.traceback_text(error))
            raise
        finally:
            with _lock:
                _crews.pop(self, None)


class ProcessPoolExecutor(_base.Executor):
    """Makes calls in at most max_workers processes."""

    def __init__(self, max_workers=None, mp_context=None, initializer=None, initargs=(), *,
                 max_tasks_per_child=None):
        if max_workers is None:
            max_workers = os.process_cpu_count() or 1
        elif max_workers <= 0:
            raise ValueError("max_workers must be greater than 0")
        if mp_context is None:
            mp_context = multiprocessing.get_context(
                None if max_tasks_per_child is None else 'spawn')
        if initializer is not None:
            if not callable(initializer):
                raise TypeError("initializer must be a callable")
            initializer, initargs = _initialize, (initializer, initargs)
        forks = mp_context.get_start_method(allow_none=False) == 'fork'
        if max_tasks_per_child is not None:
            if not isinstance(max_tasks_per_child, int):
                raise TypeError("max_tasks_per_child must be an integer")
            if max_tasks_per_child <= 0:
                raise ValueError("max_tasks_per_child must be >= 1")
            if forks:
                raise ValueError("max_tasks_per_child is incompatible with the 'fork' "
                                 "multiprocessing start method; supply a different mp_context.")
        self._max_workers = max_workers
        self._mp_context = mp_context
        # Copies are made before there is a thread whose doings they would be copies of.
        self._starts_all = forks
        self._crew = crew = _Crew(mp_context, max_workers, initializer, initargs,
                                  max_tasks_per_child, _run, 'Process')
        crew.owner = ref(self, crew.close)
        self._shutdown_lock = threading.Lock()

    @property
    def _processes(self):
        return {worker.process.pid: worker.process for worker in self._crew.workers}

    @property
    def _executor_manager_thread(self):
        return self._crew.thread

    def submit(self, fn, /, *args, **kwargs):
        """Have fn(*args, **kwargs) called by a worker and return its future."""
        crew = self._crew
        with self._shutdown_lock:
            if crew.broken:
                raise BrokenProcessPool(crew.broken)
            if crew.closing:
                raise RuntimeError('cannot schedule new futures after shutdown')
            if _shutdown:
                raise RuntimeError('cannot schedule new futures after interpreter shutdown')
            future = _base.Future()
            with crew.lock:
                self._add_workers(crew)
                crew.pending.append(_WorkItem(future, fn, args, kwargs))
            if crew.thread is None:
                # Not earlier: a worker that is forked waits for this lock.
                with _lock:
                    crew.start_thread()
                    _crews[crew] = True
            crew.wakeup.set()
        if crew.broken:
            # A worker may have died just before the work came: nobody is left to see it.
            crew.fail(None, crew.broken)
        return future

    def _add_workers(self, crew):
        if self._starts_all:
            if crew.thread is None:
                while len(crew.workers) < self._max_workers:
                    crew.add_worker()
        elif (len(crew.workers) < self._max_workers
              and crew.idle_count() <= len(crew.pending)):
            crew.add_worker()

    def map(self, fn, *iterables, timeout=None, chunksize=1, buffersize=None):
        """Like the built-in map(), but the calls are made by workers, chunksize at a time."""
        if chunksize < 1:
            raise ValueError("chunksize must be >= 1.")
        from itertools import batched
        chunks = super().map(_call_chunk, _repeat(fn), batched(zip(*iterables), chunksize),
                             timeout=timeout, buffersize=buffersize)
        return _flatten(chunks)

    def shutdown(self, wait=True, *, cancel_futures=False):
        """Accept no more calls; with wait, return when those that were accepted are done."""
        crew = self._crew
        with self._shutdown_lock:
            crew.close()
            if cancel_futures:
                crew.cancel()
            thread = crew.thread
            if thread is None:
                crew.wakeup.close()
        if wait and thread is not None:
            thread.join()

    def _stop(self, signal):
        with self._crew.lock:
            processes = [worker.process for worker in self._crew.workers]
        self.shutdown(wait=False, cancel_futures=True)
        for process in processes:
            signal(process)

    def terminate_workers(self):
        """Shut down and send each worker SIGTERM."""
        self._stop(multiprocessing.process.BaseProcess.terminate)

    def kill_workers(self):
        """Shut down and send each worker SIGKILL."""
        self._stop(multiprocessing.process.BaseProcess.kill)


def _repeat(value):
    while True:
        yield value


def _flatten(chunks):
    for chunk in chunks:
        # What was yielded may be dropped.
        chunk.reverse()
        while chunk:
            yield chunk.pop()
