# Names in a zip file that lead out of the folder: unpack_archive() leaves them out, extractall() takes them as below it.
import os
import shutil
import tempfile
import zipfile

folder = tempfile.mkdtemp()
archive = os.path.join(folder, "a.zip")
with zipfile.ZipFile(archive, "w") as file:
    for name in "/absolute", "//server/share", "../outside", "in/../../out", "good/file", "good..file", "C:/letter":
        file.writestr(name, name)


def files(top):
    return sorted(os.path.relpath(os.path.join(where, name), top) for where, _, names in os.walk(top) for name in names)


shutil.unpack_archive(archive, os.path.join(folder, "unpacked"))
print(files(os.path.join(folder, "unpacked")))
with zipfile.ZipFile(archive) as file:
    file.extractall(os.path.join(folder, "extracted"))
print(files(os.path.join(folder, "extracted")))
shutil.rmtree(folder)
