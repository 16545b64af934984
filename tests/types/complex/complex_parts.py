# complex() of complex parts is deprecated, but adds up.
import warnings

with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    print(complex(1 + 2j, 3), complex(1, 2 + 3j), complex(1j, 1j))
    for w in caught:
        print(w.category.__name__, w.message)
