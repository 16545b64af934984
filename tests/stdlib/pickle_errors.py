import pickle

def attempt(function, *args):
    try:
        function(*args)
    except Exception as error:
        print(type(error).__name__, str(error).split(" at 0x")[0].split(" object <")[0], getattr(error, "__notes__", []))

attempt(pickle.loads, b"")
attempt(pickle.loads, b"\x80\x04K")
attempt(pickle.loads, b"?")
attempt(pickle.loads, b"\x80\x09.")
attempt(pickle.loads, b"cnosuch\nname\n.")
attempt(pickle.dumps, 1, 9)
def local():
    def inner(): ...
    return inner
try:
    pickle.dumps([1, {"k": local()}])
except Exception as error:
    print(type(error).__name__, error.__notes__)
