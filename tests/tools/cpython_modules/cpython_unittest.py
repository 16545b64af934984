"""python -m unittest, for CPython's own tests, after what they look for beside what they test was put there.

Some modules of tests ask, when they are imported, where the library's files are, to have something to read:
here they are those that the command was built from. One needs a server of mail that is part of the tests, and
that server the addresses of CPython's parser of headers: two functions stand in for it. Whether code knows its
columns is asked through CPython's interface in C; ours does. The names of special methods that mocks know have
another name here. Two of CPython's instructions are looked up by modules most of whose tests are of something else:
they get numbers that no instruction has. uuid's ways to find an address by running a command, each tested on its own,
are none of ours. There is no
handler for CGI: its tests fail, others in their module can be run. Nor are there servers of WSGI, asyncio's modules for
TLS and Windows, a second version of its tasks, a resource_tracker, a set of all processes, a pool of interpreters, a
limit to processes in a pool, or a question to instances where their values are: each is asked for by a module, most of whose tests are of
something else.
"""

import ast
import gc
import http.server
import importlib.machinery
import linecache
import opcode
import os
import sys
import types
import unittest
from test import support
from test.support import import_helper
from unittest import mock

LIBRARY = os.path.join(os.path.dirname(os.path.abspath(__file__)), *[os.pardir] * 3, "stdlib")

for module in ast, linecache:
    module.__file__ = os.path.join(os.path.normpath(LIBRARY), module.__name__ + ".py")


def get_addr_spec(value):
    """Return the address before the first space, and the text from there on."""
    address, space, rest = value.strip().partition(" ")
    return types.SimpleNamespace(addr_spec=address), space + rest


def get_angle_addr(value):
    """Return the address between angle brackets, and the text behind them."""
    address, _, rest = value.strip()[1:].partition(">")
    return types.SimpleNamespace(addr_spec=address), rest


parser = types.ModuleType("email._header_value_parser")
parser.get_addr_spec = get_addr_spec
parser.get_angle_addr = get_angle_addr
sys.modules[parser.__name__] = parser

for number, name in enumerate(["CACHE", "COPY_FREE_VARS"], len(opcode.opname)):
    opcode.opmap[name] = number


def import_fresh_module(name, fresh=(), blocked=(), **options):
    """As the function of the tests; modules uuid and warnings that it makes have the names that are looked up."""
    module = imported_afresh(name, () if name == "warnings" else fresh, blocked, **options)
    if name in ("warnings", "_py_warnings"):
        module._set_module = lambda which: None
        module._get_filters = lambda: module.filters
        module._use_context = False
    if name == "uuid" and module is not None:
        module._generate_time_safe = None
        for command in "ifconfig", "ip", "arp", "lanscan", "netstat":
            setattr(module, f"_{command}_getnode", None)
    return module


imported_afresh = import_helper.import_fresh_module
import_helper.import_fresh_module = import_fresh_module

importlib.machinery.AppleFrameworkLoader = type("AppleFrameworkLoader", (importlib.machinery.ExtensionFileLoader,), {})
http.server.CGIHTTPRequestHandler = type("CGIHTTPRequestHandler", (http.server.SimpleHTTPRequestHandler,), {})


def call_method(self, method):
    """Run a test; connections that it leaves open are closed before its server waits for them to be."""
    try:
        called(self, method)
    finally:
        gc.collect()


called = unittest.TestCase._callTestMethod
for argument in sys.argv:
    if "test_httpservers" in argument:
        unittest.TestCase._callTestMethod = call_method
    if "test_concurrent_futures" in argument:
        import concurrent.futures.process
        concurrent.futures.process._check_system_limits = lambda: None
        concurrent.futures.InterpreterPoolExecutor = None
    if "test_multiprocessing" in argument:
        import multiprocessing
        multiprocessing.resource_tracker = types.ModuleType("multiprocessing.resource_tracker")
        sys.modules[multiprocessing.resource_tracker.__name__] = multiprocessing.resource_tracker
        import multiprocessing.process
        multiprocessing.process._dangling = set()
    if "test_asyncio" in argument:
        import asyncio
        for name in "proactor_events", "sslproto":
            setattr(asyncio, name, types.ModuleType("asyncio." + name))
            sys.modules["asyncio." + name] = getattr(asyncio, name)
        for module, names in (asyncio.futures, ["Future"]), (asyncio.tasks, ["Task", *dir(asyncio.tasks)]):
            for name in names:
                if name == "Task" or name == "Future":
                    setattr(module, "_C" + name, getattr(module, name))
                    setattr(module, "_Py" + name, getattr(module, name))
                elif name.endswith("_task") or name.endswith("_tasks"):
                    setattr(module, "_c_" + name.lstrip("_"), getattr(module, name))
                    setattr(module, "_py_" + name.lstrip("_"), getattr(module, name))
        sys.modules["wsgiref"] = sys.modules["wsgiref.simple_server"] = types.ModuleType("wsgiref")
        sys.modules["wsgiref"].WSGIServer = http.server.HTTPServer
        sys.modules["wsgiref"].WSGIRequestHandler = http.server.BaseHTTPRequestHandler
    if "test_class" in argument:
        sys.modules["_testinternalcapi"] = types.SimpleNamespace(has_inline_values=lambda instance: True)

support.has_no_debug_ranges = lambda: False
mock._magics = mock._MAGIC - mock._NOT_BY_DEFAULT

# Not in processes that multiprocessing starts.
if __name__ == "__main__":
    unittest.main(module=None, argv=["python -m unittest", *sys.argv[1:]])
