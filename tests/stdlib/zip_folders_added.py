"""zipfile.Path's archives: the folders that are implied can be written into one."""
import io
import zipfile
from zipfile._path import CompleteDirs

archive = zipfile.ZipFile(io.BytesIO(), 'w')
for name in 'a/b/c.txt', 'a/d.txt', 'e.txt', 'f/':
    archive.writestr(name, b'')
print(archive.namelist())
print(CompleteDirs.inject(archive) is archive, archive.namelist())
print(CompleteDirs.inject(archive).namelist() == archive.namelist())
