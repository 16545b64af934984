"""Patterns of paths, in which '**' stands for any number of parts, and the search for what matches."""

import fnmatch
import functools
import os

_SPECIAL_PARTS = ('', '.', '..')


def has_magic(part):
    return any([char in part for char in '*?['])


def _part_test(part, case_sensitive):
    """Return a function that tells whether a path's part matches a pattern's."""
    if part == '*':
        return bool
    match = fnmatch._matcher(part if case_sensitive else part.lower())
    return match if case_sensitive else lambda name: match(name.lower())


@functools.lru_cache(maxsize=512)
def compile_pattern(pattern, sep, case_sensitive, recursive):
    """Return a function that tells whether a path matches, from a place in its text on."""
    parts = pattern.split(sep)
    tests = [None if recursive and part == '**' else _part_test(part, case_sensitive)
             for part in parts]
    last = len(tests) - 1

    def match(path, begin=0):
        segments = path[begin:].split(sep)
        count = len(segments)
        # Where in the path the pattern may be, so far.
        places = {0}
        for i, test in enumerate(tests):
            if test is not None:
                places = {at + 1 for at in places if at < count and test(segments[at])}
            elif i == last:
                return any([at < count for at in places])
            else:
                # A root alone is not a number of parts.
                places = {end for at in places for end in range(at, count)
                          if end != at + 1 or segments[at]}
            if not places:
                return False
        return count in places
    return match


class Globber:
    """Finds the paths below one that match a pattern.

    select*() methods return functions that yield them; each looks for one or more parts of the
    pattern, which is given as a list that ends with its first part.
    """

    def __init__(self, sep, case_sensitive, case_pedantic, follow_symlinks):
        self.sep = sep
        self.case_sensitive = case_sensitive
        # Names without magic are looked for too, not asked for.
        self.case_pedantic = case_pedantic
        self.follow_symlinks = follow_symlinks

    def compile(self, pattern):
        return compile_pattern(pattern, self.sep, self.case_sensitive, True)

    def selector(self, parts):
        if not parts:
            return self.select_existing
        part = parts.pop()
        if part == '**':
            return self.recursive_selector(part, parts)
        if part in _SPECIAL_PARTS or not self.case_pedantic and not has_magic(part):
            return self.literal_selector(part, parts)
        return self.wildcard_selector(part, parts)

    def select_existing(self, path, exists=False):
        if exists or os.path.lexists(path):
            yield path

    def literal_selector(self, part, parts):
        special = part in _SPECIAL_PARTS
        while not special and parts and not has_magic(parts[-1]):
            part += self.sep + parts.pop()
        if parts:
            part += self.sep
        select_next = self.selector(parts)

        def select(path, exists=False):
            return select_next(path + part, exists and special)
        return select

    def wildcard_selector(self, part, parts):
        match = None if part == '*' else self.compile(part)
        directories_only = bool(parts)
        select_next = self.selector(parts) if parts else None

        def select(path, exists=False):
            for entry in self.entries(path):
                if match is not None and not match(entry.name):
                    continue
                if not directories_only:
                    yield entry.path
                elif self.is_directory(entry, True):
                    yield from select_next(entry.path + self.sep, exists=True)
        return select

    def recursive_selector(self, part, parts):
        while parts and parts[-1] == '**':
            parts.pop()
        if self.follow_symlinks:
            # What comes next is matched on the way: walking on for it is not needed.
            while parts and parts[-1] not in _SPECIAL_PARTS:
                part += self.sep + parts.pop()
        match = None if part == '**' else self.compile(part)
        directories_only = bool(parts)
        select_next = self.selector(parts)

        def select(path, exists=False):
            begin = len(path)
            if match is None or match(path, begin):
                yield from select_next(path, exists)
            waiting = [path]
            while waiting:
                for entry in self.entries(waiting.pop()):
                    below = entry.path
                    is_directory = self.is_directory(entry, self.follow_symlinks)
                    if not is_directory and directories_only:
                        continue
                    found = match is None or match(below, begin)
                    if directories_only:
                        below += self.sep
                        if found:
                            yield from select_next(below, exists=True)
                    elif found:
                        yield below
                    if is_directory:
                        waiting.append(below)
        return select

    @staticmethod
    def entries(path):
        try:
            with os.scandir(path) as iterator:
                return list(iterator)
        except OSError:
            return ()

    @staticmethod
    def is_directory(entry, follow_symlinks):
        try:
            return entry.is_dir(follow_symlinks=follow_symlinks)
        except OSError:
            return False
