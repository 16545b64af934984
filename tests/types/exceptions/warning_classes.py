# The classes of warnings, and what becomes of them.
import warnings
from _show import show

classes = [Warning("w"), UserWarning("u"), DeprecationWarning("d"), PendingDeprecationWarning("p"), SyntaxWarning("s"), RuntimeWarning("r"), FutureWarning("f"), ImportWarning("i"), UnicodeWarning("un"), BytesWarning("b"), ResourceWarning("re"), EncodingWarning("e")]
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    for w in classes:
        warnings.warn(w)
    print([(c.category.__name__, str(c.message)) for c in caught])
with warnings.catch_warnings():
    warnings.simplefilter("error")
    for w in classes:
        show(warnings.warn, str(w), type(w))
show(warnings.warn, "x", int)
