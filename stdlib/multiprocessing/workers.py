"""Crews of worker processes: what process pools are made of.

Each worker has a pair of pipes of its own, one for its tasks and one for its results. No lock is
shared between processes, so a worker that dies, at whatever moment, leaves nothing locked: it is
seen as the end of its results, or by its sentinel, and can only ever take its own task with it.
A worker has one task at a time, and gets the next when its result has come.

One thread of the parent, the crew's, hands out the tasks and takes in the results.
"""

import os
import threading
from threading import _deque

from multiprocessing import connection, util
from multiprocessing.reduction import ForkingPickler

# How long a worker may take to end, in seconds, after it has closed its pipe.
_GRACE = 5.0


class RemoteTraceback(Exception):
    """The traceback, as text, of an exception that was raised in another process."""

    def __init__(self, tb):
        self.tb = tb

    def __str__(self):
        return self.tb


def traceback_text(error):
    """Return an exception's traceback as text that can stand as a cause."""
    from traceback import format_exception
    text = ''.join(format_exception(type(error), error, error.__traceback__))
    return f'\n"""\n{text}"""'


class ExceptionWithTraceback:
    """Pickles an exception so that its traceback arrives, as its cause."""

    def __init__(self, error):
        self.text = traceback_text(error)
        self.error = error
        error.__traceback__ = None

    def __reduce__(self):
        return rebuild_exception, (self.error, self.text)


def rebuild_exception(error, text):
    """Return an exception that came from another process, with its traceback as its cause."""
    error.__cause__ = RemoteTraceback(text)
    return error


def serve(tasks, results, inherited, initializer, initargs, max_tasks, run):
    """What a worker does: run tasks until there are no more, or max_tasks are done.

    run(fn, args, kwargs, send) makes one call and sends (True, result) or (False, exception).
    A copy of the parent has the other workers' pipes too; it closes them, for each pipe's end to
    be seen when its one owner ends.
    """
    for pipe in inherited:
        pipe.close()
    if initializer is not None:
        initializer(*initargs)
    done = 0
    while max_tasks is None or done < max_tasks:
        try:
            fn, args, kwargs = tasks.recv()
        except EOFError:
            return
        run(fn, args, kwargs, results.send)
        fn = args = kwargs = None
        done += 1


class Worker:
    """A worker, from the parent's side. `task` is what it is busy with, or None."""

    __slots__ = ('process', 'tasks', 'results', 'task', 'tasks_left')

    def __init__(self, process, tasks, results, max_tasks):
        self.process = process
        self.tasks = tasks
        self.results = results
        self.task = None
        self.tasks_left = max_tasks

    def close(self):
        self.tasks.close()
        self.results.close()


class Wakeup:
    """Makes the crew's thread look up. May be called from finalizers, hence the reentrant lock."""

    def __init__(self):
        self._lock = threading._CRLock()
        self._reader, self._writer = util.new_fds(os.pipe)
        self._pending = False
        self._closed = False

    def fileno(self):
        return self._reader

    def set(self):
        with self._lock:
            if not self._pending and not self._closed:
                self._pending = True
                os.write(self._writer, b'!')

    def clear(self):
        with self._lock:
            if self._pending:
                os.read(self._reader, 1)
                self._pending = False

    def close(self):
        with self._lock:
            if not self._closed:
                self._closed = True
                util.close_fds(self._reader, self._writer)


class Crew:
    """The workers of one pool, their tasks, and the thread between them.

    Only the thread gives workers their tasks, takes results, and removes workers; others may add
    tasks, by single deque operations, and workers. The list of workers changes under the lock.
    Owners override the hooks, which the thread calls without it:

      next_task()                the task that is to be run next, or None

      finished(task, ok, value)  a task has its result, or failed with an exception
      lost(task, error)          a worker died, busy with task, which may be None; or the result
                                 could not be read, for an error
      over()                     whether the thread may end, if nothing is pending or running
    """

    def __init__(self, ctx, size, initializer, initargs, max_tasks, run, name, daemon=False):
        self.ctx = ctx
        self.size = size
        self.initializer = initializer
        self.initargs = initargs
        self.max_tasks = max_tasks
        self.run_task = run
        self.name = name
        self.daemon_workers = daemon
        self.lock = threading.Lock()
        self.pending = _deque()
        self.workers = []
        self.wakeup = Wakeup()
        self.thread = None
        self.stopped = False

    def finished(self, task, ok, value):
        raise NotImplementedError

    def lost(self, task, error):
        raise NotImplementedError

    def over(self):
        raise NotImplementedError

    def start_thread(self, daemon=False):
        thread = threading.Thread(target=self._run, daemon=daemon)
        thread.start()
        self.thread = thread

    def join(self):
        self.thread.join()

    def add_worker(self):
        """Start one more worker; with the lock held."""
        task_reader, task_writer = connection.Pipe(duplex=False)
        result_reader, result_writer = connection.Pipe(duplex=False)
        inherited = []
        if self.ctx.get_start_method() == 'fork':
            inherited = [task_writer, result_reader]
            for worker in self.workers:
                inherited += (worker.tasks, worker.results)
        try:
            process = self.ctx.Process(
                target=serve,
                args=(task_reader, result_writer, inherited, self.initializer, self.initargs,
                      self.max_tasks, self.run_task))
            process.name = process.name.replace('Process', self.name)
            if self.daemon_workers:
                process.daemon = True
            process.start()
        except BaseException:
            task_writer.close()
            result_reader.close()
            raise
        finally:
            task_reader.close()
            result_writer.close()
        self.workers.append(Worker(process, task_writer, result_reader, self.max_tasks))

    def add_task(self, task):
        """Leave a task, an object with fn, args and kwargs, for the next free worker."""
        self.pending.append(task)
        self.wakeup.set()

    def idle_count(self):
        return sum(worker.task is None for worker in self.workers)

    def next_task(self):
        try:
            return self.pending.popleft()
        except IndexError:
            return None

    def _run(self):
        try:
            while True:
                self._hand_out()
                if self.stopped or self._is_over():
                    break
                self._wait()
        finally:
            self.dismiss()

    def _is_over(self):
        # The question comes first: nothing is added to the pending tasks after over() is true.
        return (self.over() and not self.pending
                and self.idle_count() == len(self.workers))

    def _hand_out(self):
        """Give each worker that has none a task."""
        for worker in self.workers[:]:
            while worker.task is None and not self.stopped:
                task = self.next_task()
                if task is None:
                    return
                try:
                    data = ForkingPickler.dumps((task.fn, task.args, task.kwargs))
                except Exception as error:
                    self.finished(task, False, rebuild_exception(error, traceback_text(error)))
                    continue
                worker.task = task
                try:
                    worker.tasks.send_bytes(data)
                except OSError:
                    self._bury(worker)
                    break

    def _wait(self):
        owners = {}
        for worker in self.workers[:]:
            owners[worker.results] = owners[worker.process.sentinel] = worker
        ready = connection.wait([self.wakeup, *owners])
        if self.wakeup in ready:
            self.wakeup.clear()
        for worker in {owners[source]: None for source in ready if source in owners}:
            self._receive(worker)

    def _receive(self, worker):
        # A result that was sent counts, even if its worker is dead by now.
        if not worker.results.poll():
            self._bury(worker)
            return
        try:
            ok, value = worker.results.recv()
        except (EOFError, OSError):
            self._bury(worker)
            return
        except BaseException as error:
            self._bury(worker, error)
            return
        task, worker.task = worker.task, None
        used_up = False
        if self.max_tasks is not None:
            worker.tasks_left -= 1
            used_up = worker.tasks_left == 0
            if used_up:
                with self.lock:
                    self.workers.remove(worker)
        self.finished(task, ok, value)
        task = value = None
        if used_up:
            worker.close()
            worker.process.join()
            self.replace()

    def replace(self):
        """Start a worker in the place of one that has done all its tasks."""
        with self.lock:
            if not self.stopped and len(self.workers) < self.size:
                self.add_worker()

    def _bury(self, worker, error=None):
        with self.lock:
            self.workers.remove(worker)
        task, worker.task = worker.task, None
        worker.close()
        if error is not None:
            worker.process.terminate()
        # It is dead, but for one that has closed its pipe itself: no use in waiting for that.
        worker.process.join(_GRACE)
        worker.process.kill()
        worker.process.join()
        self.lost(task, error)

    def terminate(self):
        """Kill the workers with what they do."""
        with self.lock:
            self.stopped = True
            for worker in self.workers:
                worker.process.terminate()
        self.wakeup.set()

    def dismiss(self):
        """The end: the workers see that there are no more tasks, or are killed, and end."""
        with self.lock:
            workers, self.workers = self.workers, []
            kill, self.stopped = self.stopped, True
        for worker in workers:
            if kill:
                worker.process.terminate()
            worker.close()
        for worker in workers:
            worker.process.join()
        self.wakeup.close()
