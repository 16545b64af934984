# only: release
# gc-stress: skip
"""gc.collect() right after the last reference went: no C frame of the call holds the object by an old word."""
import _thread
import gc
import threading
import unittest
import weakref


class Deleted:
    def test_made(self):
        lock = _thread.allocate_lock()
        ref = weakref.ref(lock)
        del lock
        gc.collect()
        self.assertIsNone(ref())

    def test_of_class(self):
        lock = self.lock_type()
        ref = weakref.ref(lock)
        del lock
        gc.collect()
        self.assertIsNone(ref())


classes = [type(f"With{make.__name__}", (Deleted, unittest.TestCase), {"lock_type": staticmethod(make)})
           for make in (_thread.allocate_lock, threading.RLock, threading._PyRLock, threading.Condition, threading.Semaphore)]
suite = unittest.TestSuite(map(unittest.defaultTestLoader.loadTestsFromTestCase, classes))
result = unittest.TestResult()
suite.run(result)
print(result.testsRun, result.failures, result.errors)
