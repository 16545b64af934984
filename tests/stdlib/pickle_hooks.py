import io, pickle

class P(pickle.Pickler):
    def persistent_id(self, obj):
        return obj[4:] if isinstance(obj, str) and obj.startswith("pid:") else None
    def reducer_override(self, obj):
        return (str, ("overridden",)) if isinstance(obj, complex) else NotImplemented
class U(pickle.Unpickler):
    def persistent_load(self, pid): return f"<{pid}>"
    def find_class(self, module, name):
        if module == "os": raise pickle.UnpicklingError("forbidden")
        return super().find_class(module, name)

file = io.BytesIO()
P(file).dump(["pid:7", "plain", 1j])
file.seek(0)
print(U(file).load())
buffers = []
data = pickle.dumps(pickle.PickleBuffer(bytearray(b"big")), 5, buffer_callback=buffers.append)
print(len(buffers), bytes(pickle.loads(data, buffers=buffers)))
file = io.BytesIO(pickle.dumps(1) + pickle.dumps("two") + b"rest")
print(pickle.load(file), pickle.load(file), file.read())
