# The names of the forms in Python, which are there beside those of the forms in C, if there are any.
import io
import pickle

value = {'a': [1, 2.5, None], 'b': ('x', b'y')}
print(pickle._loads(pickle._dumps(value)) == value, pickle._loads(pickle.dumps(value)) == value)
file = io.BytesIO()
pickle._dump(value, file)
file.seek(0)
print(pickle._load(file) == value)
file = io.BytesIO()
pickle._Pickler(file, 2).dump(value)
file.seek(0)
print(pickle._Unpickler(file).load() == value)
