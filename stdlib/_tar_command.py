"""python -m tarfile: lists, tests, extracts and makes archives."""

import os
import sys

import tarfile

_COMPRESSIONS = {'.gz': 'gz', '.tgz': 'gz', '.xz': 'xz', '.txz': 'xz', '.zst': 'zst', '.tzst': 'zst',
                 '.bz2': 'bz2', '.tbz': 'bz2', '.tbz2': 'bz2', '.tb2': 'bz2'}


def _parser():
    import argparse
    parser = argparse.ArgumentParser(description='A simple command-line interface for tarfile module.')
    parser.add_argument('-v', '--verbose', action='store_true', help='Verbose output')
    parser.add_argument('--filter', metavar='<filtername>', choices=tarfile._FILTERS,
                        help='Filter for extraction')
    group = parser.add_mutually_exclusive_group(required=True)
    group.add_argument('-l', '--list', metavar='<tarfile>', help='Show listing of a tarfile')
    group.add_argument('-e', '--extract', nargs='+', metavar=('<tarfile>', '<output_dir>'),
                       help='Extract tarfile into target dir')
    group.add_argument('-c', '--create', nargs='+', metavar=('<name>', '<file>'),
                       help='Create tarfile from sources')
    group.add_argument('-t', '--test', metavar='<tarfile>', help='Test if a tarfile is valid')
    return parser


def _open(parser, name):
    if not tarfile.is_tarfile(name):
        parser.exit(1, f'{name!r} is not a tar archive.\n')
    return tarfile.open(name, 'r:*')


def _extract(parser, paths, filter, verbose):
    if len(paths) > 2:
        parser.exit(1, parser.format_help())
    with _open(parser, paths[0]) as archive:
        archive.extractall(*paths[1:], filter=filter)
    if verbose:
        where = f' into {paths[1]!r} directory' if len(paths) == 2 else ''
        print(f'{paths[0]!r} file is extracted{where}.')


def _create(name, paths, verbose):
    kind = _COMPRESSIONS.get(os.path.splitext(name)[1], '')
    with tarfile.open(name, 'w:' + kind) as archive:
        for path in paths:
            archive.add(path)
    if verbose:
        print(f'{name!r} file created.')


def main():
    parser = _parser()
    args = parser.parse_args()
    if args.filter and args.extract is None:
        parser.exit(1, '--filter is only valid for extraction\n')
    if args.test is not None:
        with _open(parser, args.test) as archive:
            print(archive.getmembers(), file=sys.stderr)
        if args.verbose:
            print(f'{args.test!r} is a tar archive.')
    elif args.list is not None:
        with _open(parser, args.list) as archive:
            archive.list(verbose=args.verbose)
    elif args.extract is not None:
        _extract(parser, args.extract, args.filter, args.verbose)
    else:
        _create(args.create[0], args.create[1:], args.verbose)
