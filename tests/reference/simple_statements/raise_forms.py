# raise with a class, an instance, a cause; what is neither is a TypeError.
from _show import show

class Init(Exception):
    def __init__(self): super().__init__("made by raise")

class Not(Exception):
    def __new__(cls, *args): return 5

def run(source):
    try:
        exec(source, globals())
    except BaseException as e:
        print(source, "|", repr(e), "|", repr(e.__cause__), "|", repr(e.__context__), e.__suppress_context__)

for source in "raise ValueError", "raise ValueError('x')", "raise Init", "raise Not", "raise 5", "raise 'x'", "raise int", "raise None", "raise", "raise KeyError from ValueError", "raise KeyError('a') from OSError('b')", "raise KeyError from None", "raise KeyError from 5", "raise KeyError from int", "raise KeyError from Init", "raise 5 from ValueError()", "raise (ValueError, 1)", "raise BaseException", "raise StopIteration(3)", "raise GeneratorExit":
    run(source)
