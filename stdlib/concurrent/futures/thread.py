"""An executor that makes its calls in a pool of threads."""

import queue
import threading
from _weakref import ref
from concurrent.futures import _base
from types import GenericAlias

# The running workers' crews, so that the end of the program can send them home. The lock also
# settles whether a call comes before that or is refused; it is held over a fork, so that the
# child finds both in order.
_lock = threading.Lock()
_crews = {}
_shutdown = False
_number = 0


def _python_exit():
    global _shutdown
    with _lock:
        _shutdown = True
        crews = list(_crews.items())
    for _, crew in crews:
        crew.dismiss()
    for worker, _ in crews:
        worker.join()


def _after_fork_in_child():
    _lock._at_fork_reinit()
    _crews.clear()


threading._register_atexit(_python_exit)
threading._register_at_fork(before=_lock.acquire, after_in_parent=_lock.release,
                            after_in_child=_after_fork_in_child)


class BrokenThreadPool(_base.BrokenExecutor):
    """A worker's initializer failed."""


class _WorkItem:

    __slots__ = ('future', 'fn', 'args', 'kwargs')

    def __init__(self, future, fn, args, kwargs):
        self.future = future
        self.fn = fn
        self.args = args
        self.kwargs = kwargs

    __class_getitem__ = classmethod(GenericAlias)

    def run(self):
        future = self.future
        if not future.set_running_or_notify_cancel():
            return
        try:
            result = self.fn(*self.args, **self.kwargs)
        except BaseException as error:
            future.set_exception(error)
            self = future = None
        else:
            future.set_result(result)


class _Crew:
    """What the workers of one executor share: it outlives the executor if that is dropped.

    `idle` counts the workers that wait for work and have not been counted on by a submit(). It
    and `broken` change under the lock. A None in the queue means: look whether to go home;
    whoever goes puts it back for the next.
    """

    def __init__(self, initializer, initargs):
        self.lock = threading.Lock()
        self.queue = queue.SimpleQueue()
        self.initializer = initializer
        self.initargs = initargs
        self.idle = 0
        self.broken = None
        self.dismissed = False
        self.owner = None       # a weak reference, whose callback dismisses the crew

    def dismiss(self):
        # No lock: this is called by finalizers too. The flag is seen by whoever gets the None.
        self.dismissed = True
        self.queue.put(None)

    def take_idle(self):
        with self.lock:
            if self.idle == 0:
                return False
            self.idle -= 1
            return True

    def drain(self):
        """Yield the work that nobody has begun."""
        while True:
            try:
                item = self.queue.get_nowait()
            except queue.Empty:
                return
            if item is not None:
                yield item

    def fail(self):
        with self.lock:
            self.broken = 'A thread initializer failed, the thread pool is not usable anymore'
        for item in self.drain():
            item.future.set_exception(BrokenThreadPool(self.broken))

    def work(self):
        if self.initializer is not None:
            try:
                self.initializer(*self.initargs)
            except BaseException:
                _base.log_failure('Exception in initializer:')
                self.fail()
                return
        try:
            while True:
                try:
                    item = self.queue.get_nowait()
                except queue.Empty:
                    with self.lock:
                        self.idle += 1
                    item = self.queue.get()
                if item is not None:
                    item.run()
                    item = None
                elif self.dismissed:
                    self.queue.put(None)
                    return
        except BaseException:
            _base.log_failure('Exception in worker')


def _work(crew):
    worker = threading.current_thread()
    try:
        crew.work()
    finally:
        with _lock:
            _crews.pop(worker, None)


class ThreadPoolExecutor(_base.Executor):
    """Makes calls in at most max_workers threads, which it starts as they are needed."""

    def __init__(self, max_workers=None, thread_name_prefix='', initializer=None, initargs=()):
        global _number
        if max_workers is None:
            import os
            max_workers = min(32, (os.process_cpu_count() or 1) + 4)
        if max_workers <= 0:
            raise ValueError("max_workers must be greater than 0")
        if initializer is not None and not callable(initializer):
            raise TypeError("initializer must be a callable")
        if not thread_name_prefix:
            with _lock:
                thread_name_prefix = f"ThreadPoolExecutor-{_number}"
                _number += 1
        self._max_workers = max_workers
        self._thread_name_prefix = thread_name_prefix
        self._crew = crew = _Crew(initializer, initargs)
        self._work_queue = crew.queue
        self._threads = set()
        self._shutdown = False
        self._shutdown_lock = threading.Lock()
        crew.owner = ref(self, lambda _: crew.dismiss())

    def submit(self, fn, /, *args, **kwargs):
        """Have fn(*args, **kwargs) called by a worker and return its future."""
        crew = self._crew
        with self._shutdown_lock:
            if crew.broken:
                raise BrokenThreadPool(crew.broken)
            if self._shutdown:
                raise RuntimeError('cannot schedule new futures after shutdown')
            future = _base.Future()
            with _lock:
                if _shutdown:
                    raise RuntimeError('cannot schedule new futures after interpreter shutdown')
                crew.queue.put(_WorkItem(future, fn, args, kwargs))
                if not crew.take_idle() and len(self._threads) < self._max_workers:
                    self._add_worker()
        if crew.broken:
            # The last worker may have failed just before the work came: nobody is left to see it.
            crew.fail()
        return future

    def _add_worker(self):
        worker = threading.Thread(name=f'{self._thread_name_prefix}_{len(self._threads)}',
                                  target=_work, args=(self._crew,))
        _crews[worker] = self._crew
        try:
            worker.start()
        except BaseException:
            del _crews[worker]
            raise
        self._threads.add(worker)

    def shutdown(self, wait=True, *, cancel_futures=False):
        """Accept no more calls; with wait, return when those that were accepted are done."""
        with self._shutdown_lock:
            self._shutdown = True
            if cancel_futures:
                for item in self._crew.drain():
                    item.future.cancel()
            self._crew.dismiss()
        if wait:
            for worker in self._threads:
                worker.join()
