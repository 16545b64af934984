# gc-stress: 100
"""Signatures of functions that take their arguments as they come, in modules that many look at."""
import _codecs
import codecs
import datetime
import decimal
import inspect
import locale
import pwd
import re
import resource
import socket
import types

functions = [codecs.lookup, codecs.register_error, bytes.maketrans, locale.strcoll, locale.nl_langinfo, pwd.getpwuid, re.Match.span,
             resource.prlimit, socket.htons, socket.inet_aton, types.GeneratorType.send, types.CoroutineType.send,
             datetime.date.fromisoformat, datetime.timezone.utcoffset, datetime.tzinfo.dst, types.MappingProxyType.get,
             decimal.setcontext, decimal.Decimal.from_float]
functions += [getattr(_codecs, name) for name in sorted(dir(_codecs)) if name.startswith(("utf_8", "utf_16", "utf_32", "ascii", "latin", "charmap_"))]
functions += [getattr(decimal.Context, name) for name in ("abs", "add", "fma", "divmod", "is_nan", "quantize", "to_integral")]
functions += [getattr(socket.SocketType, name) for name in ("bind", "connect", "settimeout", "shutdown")]
for function in functions:
    print(function.__name__, inspect.signature(function))
