# Lists of addresses in headers, strictly and not; base64 in bodies and headers.
from email import base64mime, utils

for value in ("a@b", "A B <a@b>, c@d", '"x, y" <q@r>', "grp: a@b, c@d;, e@f", "a (comment) <b@c>", "(c) a@b", "x@y z@w", "",
              "John, Dinsdale", '"a\\"b" <c@d>', "A <a@[1.2.3.4]>", "<@r:a@b>", "<@r,@s:a@b>", "A. B. C <a@b>", "a . b @ c . d",
              "Micha\xebl <m@e.com>", '"john" doe <j@x>', "a@b, , c@d", "alice@example.org)bob@example.com", "x y", "<>",
              "foo@bar <a@b>", '"quoted local"@d', "a@b (one (two) \\) three)", "a <b", "A\n <a@b>", "a@b@c", "bad <", ",", "a,", '"', "("):
    print(repr(value), utils.getaddresses([value]), utils.getaddresses([value], strict=False), utils.parseaddr(value))
print(utils.getaddresses(["a@b", "C <c@d>"]), utils.getaddresses([]), utils.getaddresses([None]))
first, second = utils.make_msgid("name", domain="host"), utils.make_msgid(domain="host")
print(first != second, first.startswith("<"), first.endswith(".name@host>"), second.endswith("@host>"))

print(base64mime.body_encode(b"x" * 100), base64mime.body_encode(b"x" * 40, 20, "|"), base64mime.body_encode(b"ab", eol=""))
print(repr(base64mime.body_encode(b"")), base64mime.header_encode("\xe9"), base64mime.header_encode(b"\xff", "latin-1"))
print(repr(base64mime.header_encode("")), base64mime.header_length(b"abcd"), base64mime.decode("YWJj"), base64mime.body_decode(b""))
