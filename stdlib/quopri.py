"""Bytes as quoted-printable text, of RFC 1521; headers' spaces are underscores, as RFC 1522 says."""

from binascii import a2b_qp, b2a_qp

__all__ = ["encode", "decode", "encodestring", "decodestring"]

ESCAPE = b'='
MAXLINESIZE = 76


def encode(input, output, quotetabs, header=False):
    """Write the encoded contents of one binary file to another; quotetabs: spaces and tabs are encoded too."""
    output.write(encodestring(input.read(), quotetabs, header))


def encodestring(s, quotetabs=False, header=False):
    """Return bytes encoded."""
    return b2a_qp(s, quotetabs=quotetabs, header=header)


def decode(input, output, header=False):
    """Write the decoded contents of one binary file to another."""
    output.write(decodestring(input.read(), header))


def decodestring(s, header=False):
    """Return encoded bytes, or ASCII text, decoded."""
    return a2b_qp(s, header=header)


def main():
    """python -m quopri [-t | -d] [file] ...: encode, with -t tabs too, or decode; "-" is standard input."""
    import getopt
    import sys
    try:
        options, files = getopt.getopt(sys.argv[1:], 'td')
    except getopt.error as error:
        sys.exit(f'{error}\nusage: quopri [-t | -d] [file] ...')
    letters = [option for option, _ in options]
    if '-t' in letters and '-d' in letters:
        sys.exit('-t and -d are mutually exclusive')
    for name in files or ['-']:
        file = sys.stdin.buffer if name == '-' else open(name, 'rb')
        with file:
            if '-d' in letters:
                decode(file, sys.stdout.buffer)
            else:
                encode(file, sys.stdout.buffer, '-t' in letters)


if __name__ == '__main__':
    main()
