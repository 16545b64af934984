"""Shows documents in a web browser: finds out which ones there are, and starts or asks one."""

import os
import shlex
import shutil
import subprocess
import sys
import threading

__all__ = ['Error', 'open', 'open_new', 'open_new_tab', 'get', 'register']

# How long to wait for a browser that is asked to show something in a window that is there.
_REMOTE_TIMEOUT = 5


class Error(Exception):
    """No browser, or no way to use one."""


_lock = threading.RLock()
_browsers = {}                  # by name in small letters: [class or function that makes a browser, browser or None]
_tryorder = None                # names, the best one first; None until the browsers of this machine were looked for
_os_preferred_browser = None    # what the desktop's settings name, such as firefox.desktop


def register(name, klass, instance=None, *, preferred=False):
    """Make a browser known, which klass() makes, or which is there; a preferred one is tried first."""
    with _lock:
        if _tryorder is None:
            register_standard_browsers()
        _browsers[name.lower()] = [klass, instance]
        if preferred or (_os_preferred_browser and f'{name}.desktop' == _os_preferred_browser):
            _tryorder.insert(0, name)
        else:
            _tryorder.append(name)


def _find(name):
    """The browser of a name, or of a path of the program of one that has it; None if there is neither."""
    try:
        entry = _browsers[name.lower()]
    except KeyError:
        entry = _synthesize(name)
    if entry[1] is not None:
        return entry[1]
    return entry[0]() if entry[0] is not None else None


def _from_command(command):
    """A browser that is started with a command line, in which %s stands for the URL; & at the end: without waiting."""
    words = shlex.split(command)
    if words[-1] == '&':
        return BackgroundBrowser(words[:-1])
    return GenericBrowser(words)


def get(using=None):
    """Return a browser: that of a name or command line, else the best there is."""
    if _tryorder is None:
        with _lock:
            if _tryorder is None:
                register_standard_browsers()
    for name in _tryorder if using is None else [using]:
        browser = _from_command(name) if '%s' in name else _find(name)
        if browser is not None:
            return browser
    raise Error('could not locate runnable browser')


def open(url, new=0, autoraise=True):
    """Show a URL with the first browser that can: in a window that is there (0), a new one (1) or a new tab (2)."""
    if _tryorder is None:
        with _lock:
            if _tryorder is None:
                register_standard_browsers()
    return any(get(name).open(url, new, autoraise) for name in _tryorder)


def open_new(url):
    """Show a URL in a new window."""
    return open(url, 1)


def open_new_tab(url):
    """Show a URL in a new tab."""
    return open(url, 2)


def _synthesize(browser, *, preferred=False):
    """Register a program by its path as a browser of the kind that is registered under its name.

    Returns its entry, [None, None] if there is no such program or kind.
    """
    program = browser.split()[0]
    if not shutil.which(program):
        return [None, None]
    name = os.path.basename(program)
    try:
        known = _browsers[name.lower()][1]
    except KeyError:
        return [None, None]
    if known is None or name.lower() != known.basename:
        return [None, None]
    # Made without __init__(): whatever else there is to know of the kind is known of the instance.
    copy = object.__new__(type(known))
    vars(copy).update(vars(known), name=browser, basename=os.path.basename(browser))
    register(browser, None, instance=copy, preferred=preferred)
    return [None, copy]


class BaseBrowser:
    """What a browser can do."""

    args = ['%s']

    def __init__(self, name=''):
        self.name = name
        self.basename = name

    def open(self, url, new=0, autoraise=True):
        raise NotImplementedError

    def open_new(self, url):
        return self.open(url, 1)

    def open_new_tab(self, url):
        return self.open(url, 2)

    @staticmethod
    def _check_url(url):
        """Programs would take a URL that begins so for an option."""
        if url and url.lstrip().startswith('-'):
            raise ValueError(f'Invalid URL (leading dash disallowed): {url!r}')


class GenericBrowser(BaseBrowser):
    """A program that shows a URL and ends then, as those in a terminal. name is it, or it and its arguments."""

    def __init__(self, name):
        if isinstance(name, str):
            self.name = name
            self.args = ['%s']
        else:
            self.name, *self.args = name
        self.basename = os.path.basename(self.name)

    def _command(self, url):
        self._check_url(url)
        return [self.name] + [argument.replace('%s', url) for argument in self.args]

    def open(self, url, new=0, autoraise=True):
        sys.audit('webbrowser.open', url)
        command = self._command(url)
        try:
            return not subprocess.Popen(command, close_fds=True).wait()
        except OSError:
            return False


class BackgroundBrowser(GenericBrowser):
    """A program that goes on while the caller does."""

    def open(self, url, new=0, autoraise=True):
        command = self._command(url)
        sys.audit('webbrowser.open', url)
        try:
            return subprocess.Popen(command, close_fds=True, start_new_session=True).poll() is None
        except OSError:
            return False


class UnixBrowser(BaseBrowser):
    """A program that can be asked to show a URL in a window it has already; if that fails, it is started anew."""

    raise_opts = None               # options: to leave the window where it is, to raise it
    background = False              # has a window of its own
    redirect_stdout = True          # what it writes is not for the user
    remote_args = ['%action', '%s']
    remote_action = None            # what to put for %action: a URL in a window that is there
    remote_action_newwin = None     # in a new one
    remote_action_newtab = None     # in a new tab

    def _invoke(self, args, remote, autoraise, url=None):
        options = []
        if remote and self.raise_opts:
            option = self.raise_opts[bool(autoraise)]
            options = [option] if option else []
        silent = subprocess.DEVNULL if remote or self.background else None
        process = subprocess.Popen([self.name] + options + args, close_fds=True, stdin=silent,
                                   stdout=silent if self.redirect_stdout else None, stderr=silent,
                                   start_new_session=True)
        if remote:
            try:
                return not process.wait(_REMOTE_TIMEOUT)
            except subprocess.TimeoutExpired:
                return True         # this was the first window, and remains
        if self.background:
            return process.poll() is None
        return not process.wait()

    def _action(self, new):
        if new == 0:
            return self.remote_action
        if new == 1:
            return self.remote_action_newwin
        if new == 2:
            return self.remote_action_newwin if self.remote_action_newtab is None else self.remote_action_newtab
        raise Error(f"Bad 'new' parameter to open(); expected 0, 1, or 2, got {new}")

    def open(self, url, new=0, autoraise=True):
        sys.audit('webbrowser.open', url)
        self._check_url(url)
        action = self._action(new)
        self._check_url(url.replace('%action', action))
        args = [argument.replace('%action', action).replace('%s', url) for argument in self.remote_args]
        if self._invoke([argument for argument in args if argument], True, autoraise, url):
            return True
        args = [argument.replace('%s', url) for argument in self.args]
        return self._invoke(args, False, False)


class Mozilla(UnixBrowser):
    """Firefox and its relatives."""

    remote_action = ''
    remote_action_newwin = '-new-window'
    remote_action_newtab = '-new-tab'
    background = True


class Epiphany(UnixBrowser):
    """GNOME's browser."""

    raise_opts = ['-noraise', '']
    remote_action = '-n'
    remote_action_newwin = '-w'
    background = True


class Chrome(UnixBrowser):
    """Google's browser. It makes a tab unless told to make a window."""

    remote_action = ''
    remote_action_newwin = '--new-window'
    remote_action_newtab = ''
    background = True


Chromium = Chrome


class Opera(UnixBrowser):
    """Opera."""

    remote_action = ''
    remote_action_newwin = '--new-window'
    remote_action_newtab = ''
    background = True


class Elinks(UnixBrowser):
    """A browser in the terminal, which other terminals can ask."""

    remote_args = ['-remote', 'openURL(%s%action)']
    remote_action = ''
    remote_action_newwin = ',new-window'
    remote_action_newtab = ',new-tab'
    background = False
    redirect_stdout = False


class Konqueror(BaseBrowser):
    """KDE's file manager and browser, in one of its many forms."""

    def open(self, url, new=0, autoraise=True):
        sys.audit('webbrowser.open', url)
        self._check_url(url)
        silent = subprocess.DEVNULL
        streams = {'stdin': silent, 'stdout': silent, 'stderr': silent}
        try:
            client = subprocess.Popen(['kfmclient', 'newTab' if new == 2 else 'openURL', url], close_fds=True, **streams)
        except OSError:
            pass
        else:
            client.wait()
            return True         # it has no code for failure
        for command in (['konqueror', '--silent', url], ['kfm', '-d', url]):
            try:
                process = subprocess.Popen(command, close_fds=True, start_new_session=True, **streams)
            except OSError:
                continue
            if command[0] == 'konqueror':
                return True
            return process.poll() is None
        return False


class Edge(UnixBrowser):
    """Microsoft's browser."""

    remote_action = ''
    remote_action_newwin = '--new-window'
    remote_action_newtab = ''
    background = True


_MOZILLAS = ('firefox', 'iceweasel', 'seamonkey', 'mozilla-firefox', 'mozilla')
_CHROMES = ('google-chrome', 'chrome', 'chromium', 'chromium-browser')


def register_X_browsers():
    """Register what is installed for a desktop: first what opens anything as the user likes it, then browsers."""
    def found(name, kind):
        if shutil.which(name):
            register(name, None, kind(name))

    desktop = os.environ.get('XDG_CURRENT_DESKTOP', '').split(':')
    found('xdg-open', BackgroundBrowser)
    if shutil.which('gio'):
        register('gio', None, BackgroundBrowser(['gio', 'open', '--', '%s']))
    if ('GNOME' in desktop or 'GNOME_DESKTOP_SESSION_ID' in os.environ) and shutil.which('gvfs-open'):
        register('gvfs-open', None, BackgroundBrowser('gvfs-open'))
    if ('KDE' in desktop or 'KDE_FULL_SESSION' in os.environ) and shutil.which('kfmclient'):
        register('kfmclient', Konqueror, Konqueror('kfmclient'))
    found('x-www-browser', BackgroundBrowser)
    for name in _MOZILLAS:
        found(name, Mozilla)
    if shutil.which('kfm'):
        register('kfm', Konqueror, Konqueror('kfm'))
    elif shutil.which('konqueror'):
        register('konqueror', Konqueror, Konqueror('konqueror'))
    found('epiphany', Epiphany)
    for name in _CHROMES:
        found(name, Chrome)
    found('opera', Opera)
    found('microsoft-edge', Edge)


def _register_terminal_browsers():
    for name, kind in (('www-browser', GenericBrowser), ('links', GenericBrowser), ('elinks', Elinks),
                       ('lynx', GenericBrowser), ('w3m', GenericBrowser)):
        if shutil.which(name):
            register(name, None, kind(name))


def _desktop_default():
    """What the desktop's settings name; None if they name nothing."""
    try:
        said = subprocess.check_output(['xdg-settings', 'get', 'default-web-browser'], stderr=subprocess.DEVNULL)
    except (OSError, subprocess.CalledProcessError):
        return None
    return said.decode().strip()


def register_standard_browsers():
    """Register what is installed on this machine, and before it what the environment variable BROWSER names."""
    global _tryorder, _os_preferred_browser
    _tryorder = []
    if os.environ.get('DISPLAY') or os.environ.get('WAYLAND_DISPLAY'):
        _os_preferred_browser = _desktop_default()
        register_X_browsers()
    if os.environ.get('TERM'):
        _register_terminal_browsers()
    for command in reversed(os.environ.get('BROWSER', '').split(os.pathsep)):
        if command and _synthesize(command, preferred=True)[1] is None:
            register(command, None, GenericBrowser(command), preferred=True)


def parse_args(arg_list):
    import argparse
    parser = argparse.ArgumentParser(description='Open URL in a web browser.', color=True)
    parser.add_argument('url', help='URL to open')
    group = parser.add_mutually_exclusive_group()
    group.add_argument('-n', '--new-window', action='store_const', const=1, default=0, dest='new_win',
                       help='open new window')
    group.add_argument('-t', '--new-tab', action='store_const', const=2, default=0, dest='new_win', help='open new tab')
    return parser.parse_args(arg_list)


def main(arg_list=None):
    args = parse_args(arg_list)
    open(args.url, args.new_win)
    print('\a')


if __name__ == '__main__':
    main()
