# Assigning a generator's code to a plain function is deprecated, and so are other changes of kind.
import warnings


def plain(): return "plain"
def generator(): yield "generator"
async def coroutine(): pass
async def asynchronous(): yield


functions = plain, generator, coroutine, asynchronous
warnings.simplefilter("always")
for first in functions:
    for second in functions:
        def f(): pass
        with warnings.catch_warnings(record=True):
            f.__code__ = first.__code__
        with warnings.catch_warnings(record=True) as caught:
            f.__code__ = second.__code__
        print(first.__name__, second.__name__, len(caught))
print(caught, list(map(str, (caught or ["none"]))))

with warnings.catch_warnings():
    warnings.simplefilter("error")
    try:
        plain.__code__ = generator.__code__
    except DeprecationWarning as e:
        print(e)
print(plain())
