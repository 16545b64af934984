# In development mode a handler of errors must exist, even if there is no error.
for mode in "" "-X dev"; do
    # shellcheck disable=SC2086
    $MINIPY $mode -c '
import io
for name, do in {
    "str": lambda: str(b"", errors="none such"),
    "str with an encoding": lambda: str(b"text", "latin1", "none such"),
    "decode": lambda: b"".decode(errors="none such"),
    "encode": lambda: "text".encode("utf-8", "none such"),
    "bytes": lambda: bytes("", "ascii", errors="none such"),
    "stream": lambda: io.TextIOWrapper(io.BytesIO(), errors="none such").errors,
    "strict": lambda: b"text".decode("ascii", "strict"),
    "ignore": lambda: "text".encode("ascii", "ignore"),
}.items():
    try:
        print(name, do())
    except LookupError as error:
        print(name, error)
'
done
