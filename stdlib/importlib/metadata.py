"""What installed distributions say of themselves: the *.dist-info folders along sys.path."""

import os
import sys
from collections import namedtuple
from pathlib import Path, PurePosixPath

__all__ = ['Distribution', 'DistributionFinder', 'PackageMetadata', 'PackageNotFoundError',
           'PackagePath', 'distribution', 'distributions', 'entry_points', 'files', 'metadata',
           'packages_distributions', 'requires', 'version', 'EntryPoint', 'EntryPoints']


class PackageNotFoundError(ModuleNotFoundError):
    """No distribution of that name is installed."""

    def __str__(self):
        return f'No package metadata was found for {self.name}'

    @property
    def name(self):
        """The name that was asked for."""
        return self.args[0]

    @name.setter
    def name(self, value):
        pass


class PackageMetadata:
    """The fields of a METADATA file, in order; a field may be there more than once."""

    def __init__(self, text):
        self._fields = []
        head, _, body = text.partition('\n\n')
        for line in head.split('\n'):
            if line[:1] in (' ', '\t') and self._fields:
                name, value = self._fields[-1]
                self._fields[-1] = name, f'{value}\n{line}'
            elif ':' in line:
                name, _, value = line.partition(':')
                self._fields.append((name, value.strip()))
        if body.strip() and 'Description' not in self:
            self._fields.append(('Description', body))

    def get_all(self, name, failobj=None):
        """Return all values of a field."""
        found = [value for key, value in self._fields if key.lower() == name.lower()]
        return found or failobj

    def get(self, name, failobj=None):
        """Return the first value of a field."""
        return (self.get_all(name) or [failobj])[0]

    def __getitem__(self, name):
        values = self.get_all(name)
        if values is None:
            raise KeyError(name)
        return values[0]

    def __contains__(self, name):
        return self.get_all(name) is not None

    def __iter__(self):
        return iter(self.keys())

    def __len__(self):
        return len(self._fields)

    def keys(self):
        """Return the names of the fields."""
        return [name for name, _ in self._fields]

    def values(self):
        """Return the values of the fields."""
        return [value for _, value in self._fields]

    def items(self):
        """Return the fields."""
        return list(self._fields)

    @property
    def json(self):
        """The fields as PEP 566 has them in JSON."""
        several = {'classifier', 'obsoletes_dist', 'platform', 'project_url', 'provides_dist', 'provides_extra',
                   'requires_dist', 'requires_external', 'supported_platform', 'dynamic', 'license_file'}
        result = {}
        for name in dict.fromkeys(self.keys()):
            key = name.lower().replace('-', '_')
            values = self.get_all(name)
            result[key] = values if key in several else values[0].split() if key == 'keywords' \
                and ',' not in values[0] else values[0]
        return result


class EntryPoint(namedtuple('EntryPoint', 'name value group')):
    """A name under which a distribution offers an object."""

    dist = None

    @property
    def module(self):
        """The module that has the object."""
        return self.value.partition('[')[0].partition(':')[0].strip()

    @property
    def attr(self):
        """The object's name in the module."""
        return self.value.partition('[')[0].partition(':')[2].strip()

    @property
    def extras(self):
        """What is in brackets."""
        _, bracket, rest = self.value.partition('[')
        return [extra.strip() for extra in rest.rstrip('] ').split(',')] if bracket else []

    def load(self):
        """Import the module and return the object."""
        from importlib import import_module
        found = import_module(self.module)
        for part in filter(None, self.attr.split('.')):
            found = getattr(found, part)
        return found

    def matches(self, **params):
        """Return whether all these attributes have these values."""
        return all(getattr(self, name) == value for name, value in params.items())

    def _for(self, dist):
        self.dist = dist
        return self

    def __repr__(self):
        return f'EntryPoint(name={self.name!r}, value={self.value!r}, group={self.group!r})'


class EntryPoints(tuple):
    """Entry points that can be selected from."""

    def __getitem__(self, name):
        try:
            return next(iter(self.select(name=name)))
        except StopIteration:
            raise KeyError(name) from None

    def __repr__(self):
        return f'EntryPoints({tuple(self)!r})'

    def select(self, **params):
        """Return those whose attributes have these values."""
        return EntryPoints(point for point in self if point.matches(**params))

    @property
    def names(self):
        """The names."""
        return {point.name for point in self}

    @property
    def groups(self):
        """The groups."""
        return {point.group for point in self}


class PackagePath(PurePosixPath):
    """A file of a distribution."""

    hash = size = dist = None

    def locate(self):
        """Return where it is."""
        return self.dist.locate_file(self)

    def read_text(self, encoding='utf-8'):
        """Return its text."""
        return self.locate().read_text(encoding=encoding)

    def read_binary(self):
        """Return its bytes."""
        return self.locate().read_bytes()


FileHash = namedtuple('FileHash', 'mode value')


def _normal(name):
    """Return a name as it is compared: case and the kind of separator count for nothing."""
    result = []
    for c in name.lower():
        if c in '-_.':
            if result[-1:] != ['_']:
                result.append('_')
        else:
            result.append(c)
    return ''.join(result)


def _sections(text):
    """Yield (section, line) of the lines of an ini-like text."""
    section = None
    for line in map(str.strip, text.splitlines()):
        if not line or line.startswith('#'):
            continue
        if line.startswith('[') and line.endswith(']'):
            section = line[1:-1].strip()
        else:
            yield section, line


class Distribution:
    """An installed distribution; subclasses say how its files are read."""

    def read_text(self, filename):
        """Return the text of a file of its metadata, or None."""
        raise NotImplementedError

    def locate_file(self, path):
        """Return the path of one of its files."""
        raise NotImplementedError

    @classmethod
    def from_name(cls, name):
        """Return the distribution of that name."""
        if not name:
            raise ValueError('A distribution name is required.')
        for found in cls.discover(name=name):
            return found
        raise PackageNotFoundError(name)

    @classmethod
    def discover(cls, *, context=None, **kwargs):
        """Yield the distributions that the finders in sys.meta_path know."""
        if context and kwargs:
            raise ValueError('cannot accept context and kwargs')
        context = context or DistributionFinder.Context(**kwargs)
        for finder in sys.meta_path:
            find = getattr(finder, 'find_distributions', None)
            if find is not None:
                yield from find(context)

    @staticmethod
    def at(path):
        """Return the distribution whose metadata is in a folder."""
        return PathDistribution(Path(path))

    @property
    def metadata(self):
        """The fields of its METADATA."""
        text = self.read_text('METADATA') or self.read_text('PKG-INFO') or self.read_text('') or ''
        return PackageMetadata(text)

    @property
    def name(self):
        """Its name."""
        return self.metadata['Name']

    @property
    def version(self):
        """Its version."""
        return self.metadata['Version']

    @property
    def entry_points(self):
        """The objects that it offers by name."""
        points = []
        for section, line in _sections(self.read_text('entry_points.txt') or ''):
            name, equals, value = line.partition('=')
            if equals and section is not None:
                points.append(EntryPoint(name.strip(), value.strip(), section)._for(self))
        return EntryPoints(points)

    @property
    def files(self):
        """Its files that are there, or None if it does not say."""
        record = self.read_text('RECORD')
        if record is None:
            return None
        import csv
        result = []
        for name, *rest in csv.reader(record.splitlines()):
            path = PackagePath(name)
            mode, _, value = (rest[0] if rest else '').partition('=')
            path.hash = FileHash(mode, value) if value else None
            path.size = int(rest[1]) if len(rest) > 1 and rest[1] else None
            path.dist = self
            if path.locate().exists():
                result.append(path)
        return result

    @property
    def requires(self):
        """What it needs, or None."""
        return self.metadata.get_all('Requires-Dist')


class DistributionFinder:
    """What finders of distributions are asked with."""

    class Context:
        """Which distributions are wanted."""

        name = None

        def __init__(self, **kwargs):
            vars(self).update(kwargs)

        @property
        def path(self):
            """Where to look."""
            return vars(self).get('path', sys.path)


class PathDistribution(Distribution):
    """A distribution whose metadata is in a folder."""

    def __init__(self, path):
        self._path = path

    def read_text(self, filename):
        try:
            return self._path.joinpath(filename).read_text(encoding='utf-8')
        except (FileNotFoundError, IsADirectoryError, KeyError, NotADirectoryError, PermissionError):
            return None

    def locate_file(self, path):
        return self._path.parent / path


class MetadataPathFinder(DistributionFinder):
    """Finds *.dist-info and *.egg-info along a path."""

    @classmethod
    def find_distributions(cls, context=None):
        """Yield the distributions that are wanted."""
        context = context or DistributionFinder.Context()
        wanted = None if context.name is None else _normal(context.name)
        for entry in context.path:
            try:
                names = sorted(os.listdir(entry or '.'))
            except (OSError, TypeError):
                continue
            for name in names:
                stem, dot, kind = name.rpartition('.')
                if kind.lower() in ('dist-info', 'egg-info') and (
                        wanted is None or _normal(stem.partition('-')[0]) == wanted):
                    yield PathDistribution(Path(entry or '.', name))

    @staticmethod
    def invalidate_caches():
        """Do nothing: folders are looked into each time."""


def distribution(distribution_name):
    """Return the distribution of that name."""
    return Distribution.from_name(distribution_name)


def distributions(**kwargs):
    """Yield all distributions, or those of a name or path."""
    return Distribution.discover(**kwargs)


def metadata(distribution_name):
    """Return the fields of a distribution's METADATA."""
    return Distribution.from_name(distribution_name).metadata


def version(distribution_name):
    """Return a distribution's version."""
    return distribution(distribution_name).version


def files(distribution_name):
    """Return a distribution's files, or None."""
    return distribution(distribution_name).files


def requires(distribution_name):
    """Return what a distribution needs, or None."""
    return distribution(distribution_name).requires


def entry_points(**params):
    """Return the entry points of all distributions, or those that have these attributes."""
    seen, points = set(), []
    for dist in distributions():
        name = _normal(dist.metadata.get('Name') or '')
        if name not in seen:
            seen.add(name)
            points += dist.entry_points
    return EntryPoints(points).select(**params)


def packages_distributions():
    """Return which distributions have which top-level modules."""
    result = {}
    for dist in distributions():
        names = (dist.read_text('top_level.txt') or '').split()
        if not names:
            names = {path.parts[0] if len(path.parts) > 1 else path.stem for path in dist.files or ()
                     if path.suffix == '.py'}
        for name in sorted(names):
            result.setdefault(name, []).append(dist.metadata['Name'])
    return result
