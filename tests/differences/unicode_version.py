# Characters have the properties of the Unicode version of Debian's data, which is older than CPython 3.14's (16.0.0).
import unicodedata

print(unicodedata.unidata_version < "16")       # -> True
print("a\u200d".isidentifier())                 # -> False
