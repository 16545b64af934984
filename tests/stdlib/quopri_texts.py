# Module quopri: quoted-printable text of bytes and files.
import io
import quopri

samples = [b"", b"plain", b"a=b", "é€".encode(), b"tab\tand space ", b"line \nnext\t\n", b"x" * 100, b"a b_c", b"\r\n", bytes(range(128, 140))]
for sample in samples:
    for quotetabs in False, True:
        for header in False, True:
            encoded = quopri.encodestring(sample, quotetabs, header)
            print(encoded, quopri.decodestring(encoded, header) == sample)
for damaged in b"=", b"=4", b"=zz", b"a=\nb", b"soft=\r\nbreak", "=C3=A9":
    print(quopri.decodestring(damaged))
output = io.BytesIO()
quopri.encode(io.BytesIO(b"from a file \xff\n"), output, quotetabs=False)
print(output.getvalue())
output = io.BytesIO()
quopri.decode(io.BytesIO(b"from=20a_file"), output, header=True)
print(output.getvalue())
try:
    quopri.encodestring("text")
except TypeError as error:
    print(error)
