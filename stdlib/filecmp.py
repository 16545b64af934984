"""Are files the same, and folders?"""

import os
import stat
from types import GenericAlias

__all__ = ['clear_cache', 'cmp', 'dircmp', 'cmpfiles', 'DEFAULT_IGNORES']

BUFSIZE = 8 * 1024
DEFAULT_IGNORES = ['RCS', 'CVS', 'tags', '.git', '.hg', '.bzr', '_darcs', '__pycache__']

# (name, name, signature, signature) -> outcome, for files that were read; a signature says whether one has changed.
_cache = {}
_CACHE_SIZE = 100


def clear_cache():
    """Forget the outcomes of comparisons."""
    _cache.clear()


def cmp(f1, f2, shallow=True):
    """Return whether two files are equal; shallow: also if their kinds, sizes and times are.

    What was compared is remembered until a file's size or time of modification changes.
    """
    first, second = _signature(os.stat(f1)), _signature(os.stat(f2))
    if first[0] != stat.S_IFREG or second[0] != stat.S_IFREG:
        return False
    if shallow and first == second:
        return True
    if first[1] != second[1]:
        return False
    key = f1, f2, first, second
    outcome = _cache.get(key)
    if outcome is None:
        outcome = _same_contents(f1, f2)
        if len(_cache) > _CACHE_SIZE:
            clear_cache()
        _cache[key] = outcome
    return outcome


def _signature(status):
    return stat.S_IFMT(status.st_mode), status.st_size, status.st_mtime


def _same_contents(f1, f2):
    with open(f1, 'rb') as first, open(f2, 'rb') as second:
        while True:
            block = first.read(BUFSIZE)
            if block != second.read(BUFSIZE):
                return False
            if not block:
                return True


class dircmp:
    """The differences between two folders; each is found out when its attribute is first asked for.

    left_list, right_list: the names, without those of hide and ignore; common, left_only, right_only.
    common_dirs, common_files, common_funny: what the common names are of, funny if on both sides of
    different kinds or unreadable. same_files, diff_files, funny_files: files that are equal, that aren't,
    that couldn't be compared. subdirs: a dircmp for each common folder.
    """

    def __init__(self, a, b, ignore=None, hide=None, *, shallow=True):
        self.left = a
        self.right = b
        self.hide = [os.curdir, os.pardir] if hide is None else hide
        self.ignore = DEFAULT_IGNORES if ignore is None else ignore
        self.shallow = shallow

    def _names(self, folder):
        return sorted(name for name in os.listdir(folder) if name not in self.hide and name not in self.ignore)

    def phase0(self):
        """Find left_list and right_list."""
        self.left_list = self._names(self.left)
        self.right_list = self._names(self.right)

    def phase1(self):
        """Find common, left_only and right_only."""
        left = {os.path.normcase(name): name for name in self.left_list}
        right = {os.path.normcase(name): name for name in self.right_list}
        self.common = [name for key, name in left.items() if key in right]
        self.left_only = [name for key, name in left.items() if key not in right]
        self.right_only = [name for key, name in right.items() if key not in left]

    def phase2(self):
        """Find common_dirs, common_files and common_funny."""
        self.common_dirs, self.common_files, self.common_funny = [], [], []
        for name in self.common:
            try:
                kinds = {stat.S_IFMT(os.stat(os.path.join(folder, name)).st_mode) for folder in (self.left, self.right)}
            except (OSError, ValueError):
                kinds = set()
            if kinds == {stat.S_IFDIR}:
                self.common_dirs.append(name)
            elif kinds == {stat.S_IFREG}:
                self.common_files.append(name)
            else:
                self.common_funny.append(name)

    def phase3(self):
        """Find same_files, diff_files and funny_files."""
        self.same_files, self.diff_files, self.funny_files = cmpfiles(
            self.left, self.right, self.common_files, self.shallow)

    def phase4(self):
        """Find subdirs."""
        self.subdirs = {
            name: self.__class__(os.path.join(self.left, name), os.path.join(self.right, name), self.ignore,
                                 self.hide, shallow=self.shallow)
            for name in self.common_dirs}

    def phase4_closure(self):
        """Find the subdirs of all folders below."""
        self.phase4()
        for below in self.subdirs.values():
            below.phase4_closure()

    def report(self):
        """Print what differs between the two folders."""
        print('diff', self.left, self.right)
        for text, names in (
                (f'Only in {self.left}', self.left_only),
                (f'Only in {self.right}', self.right_only),
                ('Identical files', self.same_files), ('Differing files', self.diff_files),
                ('Trouble with common files', self.funny_files),
                ('Common subdirectories', self.common_dirs), ('Common funny cases', self.common_funny)):
            if names:
                names.sort()
                print(text, ':', names)

    def report_partial_closure(self):
        """Print that, and of the common folders."""
        self.report()
        for below in self.subdirs.values():
            print()
            below.report()

    def report_full_closure(self):
        """Print that, and of all common folders below."""
        self.report()
        for below in self.subdirs.values():
            print()
            below.report_full_closure()

    methodmap = dict(subdirs=phase4, same_files=phase3, diff_files=phase3, funny_files=phase3,
                     common_dirs=phase2, common_files=phase2, common_funny=phase2, common=phase1, left_only=phase1,
                     right_only=phase1, left_list=phase0, right_list=phase0)

    def __getattr__(self, name):
        if name not in self.methodmap:
            raise AttributeError(name)
        self.methodmap[name](self)
        return getattr(self, name)

    __class_getitem__ = classmethod(GenericAlias)


def cmpfiles(a, b, common, shallow=True):
    """Compare files of the same names in two folders; return the names of equal, different and unreadable ones."""
    equal, different, unreadable = [], [], []
    for name in common:
        try:
            same = cmp(os.path.join(a, name), os.path.join(b, name), shallow)
        except (OSError, ValueError):
            unreadable.append(name)
        else:
            (equal if same else different).append(name)
    return equal, different, unreadable


def demo():
    """python -m filecmp [-r] left right: print the differences, with -r of all folders below too."""
    import getopt
    import sys
    options, folders = getopt.getopt(sys.argv[1:], 'r')
    if len(folders) != 2:
        raise getopt.GetoptError('need exactly two args', None)
    compared = dircmp(*folders)
    if ('-r', '') in options:
        compared.report_full_closure()
    else:
        compared.report()


if __name__ == '__main__':
    demo()
