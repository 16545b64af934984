"""Constants of tarfile; an archive that Zstandard has compressed needs a module."""
import sys
import tarfile

print(tarfile.LENGTH_NAME, tarfile.LENGTH_LINK, tarfile.LENGTH_PREFIX, tarfile.GNU_MAGIC, tarfile.POSIX_MAGIC)
print(sorted(tarfile.PAX_NUMBER_FIELDS), sorted(tarfile.PAX_NAME_FIELDS), sorted(tarfile.PAX_FIELDS))
print(tarfile.GNU_TYPES, tarfile.SOLARIS_XHDTYPE, tarfile.TarFile.OPEN_METH)
for mode in 'a', 'rw':
    try:
        tarfile.TarFile.zstopen('x', mode)
    except ValueError as error:
        print(error)
sys.modules['compression.zstd'] = None
try:
    tarfile.open('x', 'w:zst')
except tarfile.CompressionError as error:
    print(error)
