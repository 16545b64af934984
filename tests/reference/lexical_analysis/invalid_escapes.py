# An escape that means nothing stays, with a warning when the source is compiled.
import warnings

for source in r"'\d'", r"b'\q'", r"'\777'", r"f'\w{1}'":
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        print(ascii(eval(source)), [(w.category.__name__, str(w.message)) for w in caught])
