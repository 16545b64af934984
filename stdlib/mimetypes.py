"""Types of files by the ends of their names, as MIME has them."""

import os
import posixpath
import urllib.parse

__all__ = ['knownfiles', 'inited', 'MimeTypes', 'guess_type', 'guess_file_type', 'guess_all_extensions',
           'guess_extension', 'add_type', 'init', 'read_mime_types', 'suffix_map', 'encodings_map', 'types_map',
           'common_types']

# Files of the system that have more, in the format of Apache's mime.types.
knownfiles = [
    '/etc/mime.types',
    '/etc/httpd/mime.types',
    '/etc/httpd/conf/mime.types',
    '/etc/apache/mime.types',
    '/etc/apache2/mime.types',
    '/usr/local/etc/httpd/conf/mime.types',
    '/usr/local/lib/netscape/mime.types',
    '/usr/local/etc/httpd/conf/mime.types',
    '/usr/local/etc/mime.types',
]

inited = False
_db = None

_suffix_map_default = {
    '.svgz': '.svg.gz', '.tgz': '.tar.gz', '.taz': '.tar.gz', '.tz': '.tar.gz', '.tbz2': '.tar.bz2',
    '.txz': '.tar.xz',
}

_encodings_map_default = {
    '.gz': 'gzip', '.Z': 'compress', '.bz2': 'bzip2', '.xz': 'xz', '.br': 'br',
}

# Types and their extensions, the usual one first.
_TYPES = '''
    text/javascript js mjs
    application/epub+zip epub
    application/gzip gz
    application/json json
    application/manifest+json webmanifest
    application/msword doc dot wiz
    application/n-quads nq
    application/n-triples nt
    application/octet-stream bin a dll exe o obj so
    application/oda oda
    application/ogg ogx
    application/pdf pdf
    application/pkcs7-mime p7c
    application/postscript ps ai eps
    application/trig trig
    application/vnd.apple.mpegurl m3u m3u8
    application/vnd.ms-excel xls xlb
    application/vnd.ms-fontobject eot
    application/vnd.ms-powerpoint ppt pot ppa pps pwz
    application/vnd.oasis.opendocument.graphics odg
    application/vnd.oasis.opendocument.presentation odp
    application/vnd.oasis.opendocument.spreadsheet ods
    application/vnd.oasis.opendocument.text odt
    application/vnd.openxmlformats-officedocument.presentationml.presentation pptx
    application/vnd.openxmlformats-officedocument.spreadsheetml.sheet xlsx
    application/vnd.openxmlformats-officedocument.wordprocessingml.document docx
    application/vnd.rar rar
    application/wasm wasm
    application/x-7z-compressed 7z
    application/x-bcpio bcpio
    application/x-cpio cpio
    application/x-csh csh
    application/x-debian-package deb
    application/x-dvi dvi
    application/x-gtar gtar
    application/x-hdf hdf
    application/x-hdf5 h5
    application/x-latex latex
    application/x-mif mif
    application/x-netcdf cdf nc
    application/x-pkcs12 p12
    application/x-httpd-php php
    application/x-pkcs12 pfx
    application/x-pn-realaudio ram
    application/x-python-code pyc pyo
    application/x-rpm rpm
    application/x-sh sh
    application/x-shar shar
    application/x-shockwave-flash swf
    application/x-sv4cpio sv4cpio
    application/x-sv4crc sv4crc
    application/x-tar tar
    application/x-tcl tcl
    application/x-tex tex
    application/x-texinfo texi texinfo
    application/x-troff roff t tr
    application/x-troff-man man
    application/x-troff-me me
    application/x-troff-ms ms
    application/x-ustar ustar
    application/x-wais-source src
    application/xml xsl rdf wsdl xpdl
    application/yaml yaml yml
    application/zip zip
    audio/3gpp 3gp 3gpp
    audio/3gpp2 3g2 3gpp2
    audio/aac aac adts loas ass
    audio/basic au snd
    audio/flac flac
    audio/matroska mka
    audio/mp4 m4a
    audio/mpeg mp3 mp2
    audio/ogg ogg
    audio/opus opus
    audio/x-aiff aif aifc aiff
    audio/x-pn-realaudio ra
    audio/vnd.wave wav
    font/otf otf
    font/ttf ttf
    audio/webm weba
    font/woff woff
    font/woff2 woff2
    image/avif avif
    image/bmp bmp
    image/emf emf
    image/fits fits
    image/g3fax g3
    image/gif gif
    image/ief ief
    image/jp2 jp2
    image/jpeg jpg jpe jpeg
    image/jpm jpm
    image/jpx jpx
    image/heic heic
    image/heif heif
    image/png png
    image/svg+xml svg
    image/t38 t38
    image/tiff tiff tif
    image/tiff-fx tfx
    image/vnd.microsoft.icon ico
    image/webp webp
    image/wmf wmf
    image/x-cmu-raster ras
    image/x-portable-anymap pnm
    image/x-portable-bitmap pbm
    image/x-portable-graymap pgm
    image/x-portable-pixmap ppm
    image/x-rgb rgb
    image/x-xbitmap xbm
    image/x-xpixmap xpm
    image/x-xwindowdump xwd
    message/rfc822 eml mht mhtml nws
    model/gltf+json gltf
    model/gltf-binary glb
    model/stl stl
    text/css css
    text/csv csv
    text/html html htm
    text/markdown md markdown
    text/n3 n3
    text/plain txt bat c h ksh pl srt
    text/richtext rtx
    text/rtf rtf
    text/tab-separated-values tsv
    text/vtt vtt
    text/x-python py
    text/x-rst rst
    text/x-setext etx
    text/x-sgml sgm sgml
    text/x-vcard vcf
    text/xml xml
    video/matroska mkv
    video/matroska-3d mk3d
    video/mp4 mp4
    video/mpeg mpeg m1v mpa mpe mpg
    video/ogg ogv
    video/quicktime mov qt
    video/webm webm
    video/vnd.avi avi
    video/x-m4v m4v
    video/x-ms-wmv wmv
    video/x-sgi-movie movie
'''

_types_map_default = {'.' + extension: words[0] for line in _TYPES.strip().splitlines()
                                  for words in [line.split()] for extension in words[1:]}

# What is common, but registered nowhere.
_common_types_default = {
    '.rtf': 'application/rtf', '.apk': 'application/vnd.android.package-archive', '.midi': 'audio/midi',
    '.mid': 'audio/midi', '.jpg': 'image/jpg', '.pict': 'image/pict', '.pct': 'image/pict', '.pic': 'image/pict',
    '.xul': 'text/xul',
}


def _default_mime_types():
    """Make the module's tables what they are before any file is read."""
    global suffix_map, encodings_map, types_map, common_types
    suffix_map = _suffix_map_default.copy()
    encodings_map = _encodings_map_default.copy()
    types_map = _types_map_default.copy()
    common_types = _common_types_default.copy()


_default_mime_types()


class MimeTypes:
    """Tables of types; each of types_map and types_map_inv is a pair: common types, registered types."""

    def __init__(self, filenames=(), strict=True):
        if not inited:
            init()
        self.encodings_map = _encodings_map_default.copy()
        self.suffix_map = _suffix_map_default.copy()
        self.types_map = ({}, {})        # {extension: type}
        self.types_map_inv = ({}, {})    # {type: [extension]}
        for extension, type in _types_map_default.items():
            self.add_type(type, extension, True)
        for extension, type in _common_types_default.items():
            self.add_type(type, extension, False)
        for name in filenames:
            self.read(name, strict)

    def add_type(self, type, ext, strict=True):
        """Let an extension mean a type."""
        if ext and not ext.startswith('.'):
            from warnings import _deprecated
            _deprecated('Undotted extensions', "Using undotted extensions is deprecated and will raise a "
                        'ValueError in Python {remove}', remove=(3, 16))
        if not type:
            return
        self.types_map[strict][ext] = type
        extensions = self.types_map_inv[strict].setdefault(type, [])
        if ext not in extensions:
            extensions.append(ext)

    def guess_type(self, url, strict=True):
        """Return (type, encoding) of what is at a URL, or in a file of that name; None is what is not known."""
        url = os.fspath(url)
        parsed = urllib.parse.urlparse(url)
        if parsed.scheme and len(parsed.scheme) > 1:
            scheme, url = parsed.scheme, parsed.path
        else:
            return self.guess_file_type(url, strict=strict)
        if scheme == 'data':
            # data:[type][;attribute=value...][;base64],data
            comma = url.find(',')
            if comma < 0:
                return None, None
            semicolon = url.find(';', 0, comma)
            type = url[:semicolon if semicolon >= 0 else comma]
            return type if '=' not in type and '/' in type else 'text/plain', None
        return self._guess(url, strict, posixpath.splitext)

    def guess_file_type(self, path, *, strict=True):
        """Return (type, encoding) of a file of that name; None is what is not known."""
        path = os.fsdecode(path)
        return self._guess(os.path.splitdrive(path)[1], strict, os.path.splitext)

    def _guess(self, path, strict, split):
        base, extension = split(path)
        while (lower := extension.lower()) in self.suffix_map:
            base, extension = split(base + self.suffix_map[lower])
        encoding = None
        if extension in self.encodings_map:
            encoding = self.encodings_map[extension]
            base, extension = split(base)
        extension = extension.lower()
        for known in (self.types_map[True],) if strict else (self.types_map[True], self.types_map[False]):
            if extension in known:
                return known[extension], encoding
        return None, encoding

    def guess_all_extensions(self, type, strict=True):
        """Return the extensions of a type."""
        type = type.lower()
        extensions = list(self.types_map_inv[True].get(type, []))
        if not strict:
            extensions += [e for e in self.types_map_inv[False].get(type, []) if e not in extensions]
        return extensions

    def guess_extension(self, type, strict=True):
        """Return an extension of a type, or None."""
        extensions = self.guess_all_extensions(type, strict)
        return extensions[0] if extensions else None

    def read(self, filename, strict=True):
        """Read a file in the format of mime.types."""
        with open(filename, encoding='utf-8', errors='surrogateescape') as file:
            self.readfp(file, strict)

    def readfp(self, fp, strict=True):
        """Read an open file in the format of mime.types."""
        for line in fp:
            words = line.split()
            for i, word in enumerate(words):
                if word[0] == '#':
                    del words[i:]
                    break
            if words:
                for extension in words[1:]:
                    self.add_type(words[0], '.' + extension, strict)

    def read_windows_registry(self, strict=True):
        """Do nothing: there is no registry."""


def _database():
    if _db is None:
        init()
    return _db


def guess_type(url, strict=True):
    """Return (type, encoding) of what is at a URL, or in a file of that name; None is what is not known."""
    return _database().guess_type(url, strict)


def guess_file_type(path, *, strict=True):
    """Return (type, encoding) of a file of that name; None is what is not known."""
    return _database().guess_file_type(path, strict=strict)


def guess_all_extensions(type, strict=True):
    """Return the extensions of a type."""
    return _database().guess_all_extensions(type, strict)


def guess_extension(type, strict=True):
    """Return an extension of a type, or None."""
    return _database().guess_extension(type, strict)


def add_type(type, ext, strict=True):
    """Let an extension mean a type."""
    return _database().add_type(type, ext, strict)


def init(files=None):
    """Make the module's tables anew, with what these files have; without them, with what the system has."""
    global suffix_map, types_map, encodings_map, common_types, inited, _db
    inited = True                        # so that MimeTypes() does not call this
    if files is None or _db is None:
        db = MimeTypes()
        files = knownfiles + list(files or ())
    else:
        db = _db
    for file in files:
        if os.path.isfile(file):
            db.read(file)
    encodings_map = db.encodings_map
    suffix_map = db.suffix_map
    types_map = db.types_map[True]
    common_types = db.types_map[False]
    _db = db


def read_mime_types(file):
    """Return {extension: type} with what a file has, or None if it cannot be read."""
    try:
        file = open(file, encoding='utf-8', errors='surrogateescape')
    except OSError:
        return None
    with file:
        db = MimeTypes()
        db.readfp(file, True)
        return db.types_map[True]


# ---- python -m mimetypes -------------------------------------------------------------------------------

def _parse_args(arguments):
    from argparse import ArgumentParser
    parser = ArgumentParser(description='map filename extensions to MIME types')
    parser.add_argument('-e', '--extension', action='store_true', help='guess extension instead of type')
    parser.add_argument('-l', '--lenient', action='store_true',
                        help='additionally search for common but non-standard types')
    parser.add_argument('type', nargs='+', help='a type to search')
    return parser.parse_args(arguments)


def _describe(name, extension, strict):
    """Return a line about a type or the name of a file, and whether it is known."""
    if extension:
        found = guess_extension(name, strict)
        return (found, True) if found else (f'error: unknown type {name}', False)
    found, encoding = guess_type(name, strict)
    return (f'type: {found} encoding: {encoding}', True) if found else (f'error: media type unknown for {name}', False)


def _main():
    import sys
    arguments = _parse_args(sys.argv[1:])
    described = [_describe(name, arguments.extension, not arguments.lenient) for name in arguments.type]
    print('\n'.join([line for line, _ in described]))
    sys.exit(not all(known for _, known in described))


if __name__ == '__main__':
    _main()
