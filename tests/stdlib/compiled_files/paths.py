"""cache_from_source() and source_from_cache()."""
# env: PYTHONPYCACHEPREFIX=
import importlib.util as util
import sys
import warnings

tag = sys.implementation.cache_tag


def show(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs).replace(tag, 'TAG'))
    except Exception as error:
        print(type(error).__name__ + ':', str(error).replace(tag, 'TAG'))


for path in 'a.py', '/x/a.py', 'x/a.b.py', 'noending', 'x/.py', '':
    show(util.cache_from_source, path)
for optimization in '', 0, 1, 2, 'fast', '/x', '..':
    show(util.cache_from_source, '/x/a.py', optimization=optimization)
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter('always')
    show(util.cache_from_source, '/x/a.py', True)
    show(util.cache_from_source, '/x/a.py', False)
    show(util.cache_from_source, '/x/a.py', False, optimization='')
print(*[w.message for w in caught], sep='\n')
for path in (f'/x/__pycache__/a.{tag}.pyc', f'__pycache__/a.{tag}.opt-2.pyc', f'/x/a.{tag}.pyc', '/x/__pycache__/a.pyc', f'/x/__pycache__/a.{tag}.fast.pyc',
             f'/x/__pycache__/a.{tag}.opt-.pyc', f'/x/__pycache__/a.{tag}.opt-2.more.pyc', 'a.py'):
    show(util.source_from_cache, path)
sys.pycache_prefix = '/elsewhere'
show(util.cache_from_source, '/x/y/a.py')
show(util.source_from_cache, f'/elsewhere/x/y/a.{tag}.pyc')
show(util.source_from_cache, f'/x/__pycache__/a.{tag}.pyc')
sys.pycache_prefix = None
sys.implementation.cache_tag = None
try:
    util.cache_from_source('a.py')
except NotImplementedError as error:
    print(error)
print(util._RAW_MAGIC_NUMBER.to_bytes(4, 'little')[2:] if hasattr(util, '_RAW_MAGIC_NUMBER') else util.MAGIC_NUMBER[2:])
