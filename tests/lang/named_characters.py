import unicodedata
print(ascii('\N{SPACE}\N{NO-BREAK SPACE}\N{nbsp}\N{latin small letter a}'), ascii(f'\N{EN DASH}{1}'))
ﬁ = 3
print(fi, 'fi' in globals())
ª = 1
print(a)
for s in ('"\\N{NOPE}"', '"\\N{}"', '"\\N{LATIN SMALL LETTER A WITH MACRON AND GRAVE}"', 'a\u200bb', 'a\x00b' , 'x = \ue000', 'é = 1', 'ﬁ.ﬂ'):
    try: print(ascii(eval(s)))
    except Exception as e: print(type(e).__name__, ascii(str(e)))
