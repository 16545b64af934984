"""The machine, the system and the interpreter that a program runs on."""

import functools
import os
import sys
from collections import namedtuple

__version__ = '1.0.9'


# ---- the C library ----------------------------------------------------------------------------------

_STAGES = {'dev': 10, 'alpha': 20, 'a': 20, 'beta': 30, 'b': 30, 'c': 40, 'RC': 50, 'rc': 50,
           'pl': 200, 'p': 200}


def _comparable_version(version):
    """Return a version as a list that compares as versions do."""
    import re
    result = []
    for part in re.split(r'([0-9]+|[._+-])', version):
        if part in '._+-':
            continue
        try:
            result += [100, int(part, 10)]
        except ValueError:
            result += [_STAGES.get(part, 0), part]
    return result


def libc_ver(executable=None, lib='', version='', chunksize=16384):
    """Return the name and version of the C library that a program, by default this one, is linked to."""
    if not executable:
        try:
            parts = os.confstr('CS_GNU_LIBC_VERSION').split(maxsplit=1)
            if len(parts) == 2:
                return tuple(parts)
        except (AttributeError, ValueError, OSError):
            # Not the GNU C library.
            pass
        executable = sys.executable
        if not executable:
            return lib, version
    with open(os.path.realpath(executable), 'rb') as file:
        return _libc_in(file.read(), lib, version)


def _libc_in(program, lib, version):
    """Find the names of libraries' versions in a program."""
    import re
    found = None

    def newer(candidate):
        return candidate if not found or (_comparable_version(candidate)
                                          > _comparable_version(found)) else found

    for match in re.finditer(rb'(?P<init>__libc_init)'
                             rb'|GLIBC_(?P<glibc>[0-9.]+)'
                             rb'|libc(?P<threads>_\w+)?\.so(?:\.(?P<so>\d[0-9.]*))?'
                             rb'|musl-(?P<musl>[0-9.]+)'
                             rb'|(?P<name>(?:libc\.|ld-)musl(?:-\w+)?.so(?:\.(?P<musl_so>\d[0-9.]*))?)',
                             program, re.ASCII):
        groups = {name: value and value.decode('latin1')
                  for name, value in match.groupdict().items()}
        if groups['init']:
            lib = lib or 'libc'
        elif groups['glibc']:
            found = newer(groups['glibc']) if lib == 'glibc' else groups['glibc']
            lib = 'glibc'
        elif groups['musl'] or groups['name']:
            lib = 'musl'
            number = groups['musl'] or groups['musl_so']
            if number:
                found = newer(number)
        elif lib not in ('glibc', 'musl'):
            lib = 'libc'
            if groups['so']:
                found = newer(groups['so'])
            threads = groups['threads']
            if threads and found and not found.endswith(threads):
                found += threads
    return lib, version if found is None else found


# ---- other systems: none of their answers are known here --------------------------------------------

def win32_ver(release='', version='', csd='', ptype=''):
    """Return what Windows this is; the defaults, since it is none."""
    return release, version, csd, ptype


def win32_edition():
    """Return the edition of Windows; None, since it is none."""
    return None


def win32_is_iot():
    """Return whether this is Windows for small devices."""
    return False


def mac_ver(release='', versioninfo=('', '', ''), machine=''):
    """Return what macOS this is; the defaults, since it is none."""
    return release, versioninfo, machine


IOSVersionInfo = namedtuple("IOSVersionInfo", ["system", "release", "model", "is_simulator"])


def ios_ver(system="", release="", model="", is_simulator=False):
    """Return what iOS this is; the defaults, since it is none."""
    return IOSVersionInfo(system, release, model, is_simulator)


AndroidVer = namedtuple("AndroidVer", "release api_level manufacturer model device is_emulator")


def android_ver(release="", api_level=0, manufacturer="", model="", device="", is_emulator=False):
    """Return what Android this is; the defaults, since it is none."""
    return AndroidVer(release, api_level, manufacturer, model, device, is_emulator)


def java_ver(release='', vendor='', vminfo=('', '', ''), osinfo=('', '', '')):
    """Return what Java this is; the defaults, since it is none."""
    import warnings
    warnings._deprecated('java_ver', remove=(3, 15))
    return release, vendor, vminfo, osinfo


def system_alias(system, release, version):
    """Return the three with the names that are used for selling."""
    if system == 'SunOS':
        # SunOS 5.x is Solaris 2.x.
        if release < '5':
            return system, release, version
        major, dot, rest = release.partition('.')
        try:
            major = int(major)
        except ValueError:
            pass
        else:
            release = f'{major - 3}{dot}{rest}'
        system = 'Solaris'
    elif system in ('win32', 'win16'):
        system = 'Windows'
    return system, release, version


# ---- the machine ------------------------------------------------------------------------------------

def _run_file(target):
    """Return what the program file says of another one, or nothing."""
    import subprocess
    target = os.path.realpath(target)
    try:
        return subprocess.check_output(['file', '-b', target], stderr=subprocess.DEVNULL,
                                       env=dict(os.environ, LC_ALL='C')).decode('latin-1')
    except (OSError, subprocess.CalledProcessError):
        return ''


def architecture(executable=sys.executable, bits='', linkage=''):
    """Return the word size and the format of a program: '64bit', 'ELF'."""
    if not bits:
        import struct
        bits = f"{struct.calcsize('P') * 8}bit"
    text = _run_file(executable) if executable else ''
    if not text:
        return bits, linkage
    if 'executable' not in text and 'shared object' not in text:
        return bits, linkage
    for mark in ('32-bit', '64-bit'):
        if mark in text:
            bits = mark.replace('-', '')
    if 'ELF' in text:
        linkage = 'ELF'
    elif 'Mach-O' in text:
        linkage = 'Mach-O'
    return bits, linkage


def _unknown_as_blank(value):
    return '' if value == 'unknown' else value


def _processor():
    """Return what the program uname says of the processor."""
    import subprocess
    try:
        return subprocess.check_output(['uname', '-p'], stderr=subprocess.DEVNULL,
                                       text=True, encoding='utf8').strip()
    except (OSError, subprocess.CalledProcessError):
        return ''


class uname_result(namedtuple("uname_result_base", "system node release version machine")):
    """What uname() returns; processor, the sixth item, is found out when somebody asks."""

    _fields = ('system', 'node', 'release', 'version', 'machine', 'processor')

    @functools.cached_property
    def processor(self):
        return _unknown_as_blank(_processor())

    def __iter__(self):
        yield from super().__iter__()
        yield self.processor

    @classmethod
    def _make(cls, iterable):
        expected = len(cls._fields) - 1
        result = cls.__new__(cls, *iterable)
        if len(result) != expected + 1:
            raise TypeError(f'Expected {expected} arguments, got {len(result)}')
        return result

    def __getitem__(self, key):
        return tuple(self)[key]

    def __len__(self):
        return len(tuple(iter(self)))

    def __reduce__(self):
        return uname_result, tuple(self)[:len(self._fields) - 1]


_uname_cache = None


def uname():
    """Return the names of the system, the node, the release, the version, the machine, the processor."""
    global _uname_cache
    if _uname_cache is None:
        _uname_cache = uname_result(*map(_unknown_as_blank, os.uname()))
    return _uname_cache


def system():
    """Return the system's name: 'Linux'."""
    return uname().system


def node():
    """Return the machine's name in the network."""
    return uname().node


def release():
    """Return the system's release."""
    return uname().release


def version():
    """Return the system's version."""
    return uname().version


def machine():
    """Return the kind of machine: 'x86_64'."""
    return uname().machine


def processor():
    """Return the processor's name, if it is known."""
    return uname().processor


# ---- the interpreter --------------------------------------------------------------------------------

_sys_version_cache = {}


def _sys_version(sys_version=None):
    """Return name, version, branch, revision, build number, build date, compiler from sys.version."""
    text = sys.version if sys_version is None else sys_version
    if text not in _sys_version_cache:
        _sys_version_cache[text] = _parse_sys_version(text)
    return _sys_version_cache[text]


def _parse_sys_version(text):
    import re
    match = re.match(r'([\w.+]+)\s*(?:free-threading build\s+)?\(#?([^,)]+)'
                     r'(?:,\s*([\w ]*)(?:,\s*([\w :]*))?)?\)\s*(?:\[([^\]]+)\]?)?', text, re.ASCII)
    if match is None:
        raise ValueError(f'failed to parse CPython sys.version: {text!r}')
    number, build, date, time, compiler = match.groups()
    name = 'CPython'
    if compiler is None:
        # Ours: 3.14.0 (minipy 0.1.0)
        name, compiler = build.partition(' ')[0], ''
    elif compiler.startswith('PyPy'):
        name, compiler = 'PyPy', ''
    date = date or ''
    if date and time:
        date += ' ' + time
    branch = revision = ''
    if hasattr(sys, '_git'):
        _, branch, revision = sys._git
    parts = number.split('.')
    if len(parts) == 2:
        number = '.'.join([*parts, '0'])
    return name, number, branch, revision, build, date, compiler


def python_implementation():
    """Return the interpreter's name."""
    return _sys_version()[0]


def python_version():
    """Return the language's version: '3.14.0'."""
    return _sys_version()[1]


def python_version_tuple():
    """Return the language's version as a tuple of strings."""
    return tuple(_sys_version()[1].split('.'))


def python_branch():
    """Return the branch that the interpreter was made from, if it is known."""
    return _sys_version()[2]


def python_revision():
    """Return the revision that the interpreter was made from, if it is known."""
    return _sys_version()[3]


def python_build():
    """Return the build's number and date."""
    return _sys_version()[4:6]


def python_compiler():
    """Return the compiler that the interpreter was made by, if it is known."""
    return _sys_version()[6]


# ---- all in one -------------------------------------------------------------------------------------

_platform_cache = {}


def _platform(*args):
    """Join what is known by hyphens, fit for a file's name."""
    text = '-'.join([arg.strip() for arg in args if arg])
    text = text.replace(' ', '_').translate(str.maketrans('/\\:;"()', '-------'))
    text = text.replace('unknown', '')
    while '--' in text:
        text = text.replace('--', '-')
    return text.rstrip('-')


def platform(aliased=False, terse=False):
    """Return what there is to say of the platform, in one string for people to read."""
    found = _platform_cache.get((aliased, terse))
    if found is not None:
        return found
    system, _, release, version, machine, processor = uname()
    if machine == processor:
        processor = ''
    if aliased:
        system, release, version = system_alias(system, release, version)
    if system == 'Linux':
        text = _platform(system, release, machine, processor, 'with', ''.join(libc_ver()))
    elif terse:
        text = _platform(system, release)
    else:
        text = _platform(system, release, machine, processor, *architecture(sys.executable))
    _platform_cache[aliased, terse] = text
    return text


_os_release_candidates = ("/etc/os-release", "/usr/lib/os-release")
_os_release_cache = None


def _parse_os_release(lines):
    import re
    info = {"NAME": "Linux", "ID": "linux", "PRETTY_NAME": "Linux"}
    for line in lines:
        match = re.match('^([a-zA-Z0-9_]+)=(["\']?)(.*)\\2$', line)
        if match is not None:
            info[match.group(1)] = re.sub(r'\\([\\\$\"\'`])', r'\1', match.group(3))
    return info


def freedesktop_os_release():
    """Return a dict of what the file os-release says of the distribution."""
    global _os_release_cache
    if _os_release_cache is None:
        number = None
        for candidate in _os_release_candidates:
            try:
                with open(candidate, encoding="utf-8") as file:
                    _os_release_cache = _parse_os_release(file)
                break
            except OSError as error:
                number = error.errno
        else:
            raise OSError(number, "Unable to read files " + ', '.join(_os_release_candidates))
    return _os_release_cache.copy()


def invalidate_caches():
    """Forget all answers."""
    global _uname_cache, _os_release_cache
    _uname_cache = _os_release_cache = None
    _sys_version_cache.clear()
    _platform_cache.clear()


def _parse_args(args):
    import argparse
    parser = argparse.ArgumentParser(color=True)
    parser.add_argument("args", nargs="*", choices=["nonaliased", "terse"])
    parser.add_argument("--terse", action="store_true",
                        help="return only the absolute minimum information needed to identify the "
                             "platform")
    parser.add_argument("--nonaliased", dest="aliased", action="store_false",
                        help="disable system/OS name aliasing. If aliasing is enabled, some "
                             "platforms report system names different from their common names, "
                             "e.g. SunOS is reported as Solaris")
    return parser.parse_args(args)


def _main(args=None):
    options = _parse_args(args)
    print(platform(options.aliased and 'nonaliased' not in options.args,
                   options.terse or 'terse' in options.args))


if __name__ == '__main__':
    _main()
