# %d asks __int__ before __index__, also of floats; an answer that was no int crashed.
class Both:
    def __int__(self):
        return 7

    def __index__(self):
        return 9


class Index:
    def __index__(self):
        return 9


class Float(float):
    def __int__(self):
        return 5


class Text:
    def __int__(self):
        return 'x'


class Raises:
    def __int__(self):
        raise RuntimeError('int')

    def __index__(self):
        raise RuntimeError('index')


for value in (Both(), Index(), Float(2.5), Text(), Raises(), 2.9, True, 1j, 'x'):
    for text in ('%d', '%i', '%5u', '%x', b'%d', b'%o'):
        try:
            print(type(value).__name__, text, repr(text % value))
        except Exception as e:
            print(type(value).__name__, text, type(e).__name__, e)
