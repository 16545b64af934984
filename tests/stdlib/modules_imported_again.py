# Without the module in C, and imported once more: their types still work together.
import sys
import datetime
import decimal
import _pyio
import _py_abc
import _pydatetime
import _pydecimal

print(_pyio.BytesIO(b'x').read(), _py_abc.ABCMeta('A', (), {}).__name__)
print(_pydatetime.date(2000, 1, 2), _pydecimal.Decimal('1.10') + 1, _pydecimal.IEEEContext(32).prec)
names = {}
for name in 'datetime', 'decimal':
    del sys.modules[name], sys.modules['_py' + name]
    sys.modules['_' + name] = None
    names[name] = __import__(name)
    print([each for each in names[name].__all__ if not hasattr(names[name], each)])
zone = names['datetime'].timezone(names['datetime'].timedelta(hours=1))
print(names['datetime'].datetime(2000, 1, 1, tzinfo=zone))
with names['decimal'].localcontext(names['decimal'].Context(prec=3)):
    print(names['decimal'].Decimal(1) / 3)
