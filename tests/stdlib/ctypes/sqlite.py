# A session with SQLite through libsqlite3 alone, and a round trip through zlib.
from ctypes import *
from ctypes.util import find_library

name = find_library("sqlite3")
assert name == "libsqlite3.so.0", name
db, lib = c_void_p(), CDLL(name)
lib.sqlite3_errmsg.restype = lib.sqlite3_column_text.restype = c_char_p
lib.sqlite3_column_double.restype = c_double
Row = CFUNCTYPE(c_int, py_object, c_int, POINTER(c_char_p), POINTER(c_char_p))
lib.sqlite3_exec.argtypes = [c_void_p, c_char_p, Row, py_object, c_void_p]
print(lib.sqlite3_open(b":memory:", byref(db)))
none = Row()
print(lib.sqlite3_exec(db, b"create table t(a, b); insert into t values (1, 'one'), (2, 'two'), (3, null)", none, None, None))


@Row
def row(rows, n, values, names):
    rows.append({names[i]: values[i] for i in range(n)})
    return 0


rows = []
print(lib.sqlite3_exec(db, b"select * from t order by a", row, rows, None), rows)
statement = c_void_p()
lib.sqlite3_prepare_v2.argtypes = [c_void_p, c_char_p, c_int, POINTER(c_void_p), c_void_p]
print(lib.sqlite3_prepare_v2(db, b"select a * 1.5, b from t where a < ?", -1, statement, None))
print(lib.sqlite3_bind_int(statement, 1, 3))
while lib.sqlite3_step(statement) == 100:
    print(lib.sqlite3_column_double(statement, 0), lib.sqlite3_column_text(statement, 1))
print(lib.sqlite3_finalize(statement))

# A function in Python, called by SQL.
Function = CFUNCTYPE(None, c_void_p, c_int, POINTER(c_void_p))


@Function
def twice(context, n, values):
    lib.sqlite3_result_int(c_void_p(context), 2 * lib.sqlite3_value_int(c_void_p(values[0])))


lib.sqlite3_create_function.argtypes = [c_void_p, c_char_p, c_int, c_int, c_void_p, Function, c_void_p, c_void_p]
lib.sqlite3_create_function(db, b"twice", 1, 1, None, twice, None, None)
rows = []
print(lib.sqlite3_exec(db, b"select twice(a) from t", row, rows, None), rows)
print(lib.sqlite3_exec(db, b"nonsense", none, None, None), lib.sqlite3_errmsg(db))
print(lib.sqlite3_close(db))

z = CDLL(find_library("z"))
z.compressBound.restype, z.compressBound.argtypes = c_ulong, [c_ulong]
z.compress.argtypes = [POINTER(c_ubyte), POINTER(c_ulong), c_char_p, c_ulong]
text = b"the same again and again, " * 50
size = c_ulong(z.compressBound(len(text)))
packed = (c_ubyte * size.value)()
print(z.compress(packed, size, text, len(text)), size.value < 100)
plain, length = create_string_buffer(len(text)), c_ulong(len(text))
print(z.uncompress(plain, byref(length), packed, size), plain.raw == text, length.value == len(text))
