# Backwards iterators of a dict and of its views are of one type; CPython has three.
for it in reversed({}), reversed({}.values()), reversed({}.items()):
    print(type(it).__name__)            # -> dict_reversekeyiterator
                                        # -> dict_reversekeyiterator
                                        # -> dict_reversekeyiterator
