# One address at the beginning of a text, as servers of mail read it.
from email._header_value_parser import get_addr_spec, get_angle_addr

ADDRESSES = ("a@b", "a@b SIZE=1", " a@b.c  x", "a", "a b", "a.b@c.d>", '"q x"@d z', "a@[1.2.3.4] z", "a @ b", "", "<a@b>", "a@", "(c)a(d)@(e)b(f) x",
             "a..b@c", "\xe9@b", "a@b@c", "a.@b", ".a@b", "a@b. x", "a;b@c")
IN_BRACKETS = ("<a@b>", "<a@b> SIZE=1 X", "<>", " <> X=1", " < a@b > x", "<a@b", "<a>", "a", "<@r:a@b> x", "<@r,@s:a@b>", "<(c)a@b>", "<a b>", "< >",
               '<"q x"@d>y', "")
for parse, texts in ((get_addr_spec, ADDRESSES), (get_angle_addr, IN_BRACKETS)):
    for text in texts:
        try:
            address, rest = parse(text)
        except Exception as error:
            print(repr(text), type(error).__name__, error)
        else:
            print(repr(text), repr(str(address)), repr(address.addr_spec), address.local_part, address.domain, repr(rest),
                  getattr(address, "route", None))
