# An import that has nothing but __name__ to go by says so.
import warnings
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    for name in "__main__", "email.mime":
        try:
            print(__import__("", {"__package__": None, "__spec__": None, "__name__": name}, {}, ("message",), 1).__name__)
        except ImportError as e:
            print(type(e).__name__, e)
    class Spec: parent = "email"
    print(__import__("", {"__spec__": Spec(), "__name__": "m"}, {}, ("message",), 1).__name__)
    class Spec: parent = 5
    try:
        __import__("", {"__spec__": Spec(), "__name__": "m"}, {}, ("message",), 1)
    except TypeError as e:
        print(e)
print([str(w.message) for w in caught])
