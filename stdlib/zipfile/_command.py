"""python -m zipfile: lists, tests, extracts and makes archives."""

import os
import sys

from zipfile import ZIP_DEFLATED, ZipFile


def _parser():
    import argparse
    parser = argparse.ArgumentParser(
        description='A simple command-line interface for zipfile module.')
    group = parser.add_mutually_exclusive_group(required=True)
    group.add_argument('-l', '--list', metavar='<zipfile>', help='Show listing of a zipfile')
    group.add_argument('-e', '--extract', nargs=2, metavar=('<zipfile>', '<output_dir>'),
                       help='Extract zipfile into target dir')
    group.add_argument('-c', '--create', nargs='+', metavar=('<name>', '<file>'),
                       help='Create zipfile from sources')
    group.add_argument('-t', '--test', metavar='<zipfile>', help='Test if a zipfile is valid')
    parser.add_argument('--metadata-encoding', metavar='<encoding>',
                        help='Specify encoding of member names for -l, -e and -t')
    return parser


def _add(archive, path, name):
    """A file, or a folder with all that is in it."""
    if os.path.isfile(path):
        archive.write(path, name, ZIP_DEFLATED)
    elif os.path.isdir(path):
        if name:
            archive.write(path, name)
        for child in sorted(os.listdir(path)):
            _add(archive, os.path.join(path, child), os.path.join(name, child))


def _create(target, *paths):
    with ZipFile(target, 'w') as archive:
        for path in paths:
            name = os.path.basename(path) or os.path.basename(os.path.dirname(path))
            _add(archive, path, '' if name in (os.curdir, os.pardir) else name)


def main(args=None):
    args = _parser().parse_args(args)
    encoding = args.metadata_encoding
    if args.create is not None:
        if encoding:
            print('Non-conforming encodings not supported with -c.', file=sys.stderr)
            sys.exit(1)
        _create(*args.create)
        return
    source = args.test or args.list or args.extract[0]
    with ZipFile(source, 'r', metadata_encoding=encoding) as archive:
        if args.list is not None:
            archive.printdir()
        elif args.extract is not None:
            archive.extractall(args.extract[1])
        else:
            damaged = archive.testzip()
            if damaged:
                print(f"The following enclosed file is corrupted: {damaged!r}")
            print("Done testing")
