# Octal escapes above \377, and escapes that don't exist, give warnings, and keep what is written.
import warnings

for source in r"'\400'", r"'\777'", r"b'\400'", r"'\d'", r"b'\d'", r"'\8'", r"f'\d{1}'", r"'\ '", r"""'''a
b\c'''""", r"'\N{BULLET}\p'", r"r'\d'", r"'\\d'", r"f'{1}\{6}'":
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        value = eval(source)
    print(ascii(value), *[(w.category.__name__, str(w.message), w.lineno) for w in caught])
