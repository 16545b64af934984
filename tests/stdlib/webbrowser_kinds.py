# Which browsers are found, which is taken, and what each kind starts to show a URL.
import os
import subprocess
import tempfile
import webbrowser

folder = tempfile.mkdtemp(dir=os.environ.get("TEST_TMP"))
for name in ("xdg-open", "firefox", "chromium", "lynx", "elinks", "kfmclient", "kfm", "xdg-open", "gio", "opera", "epiphany"):
    path = os.path.join(folder, name)
    with open(path, "w") as file:
        file.write("#!/bin/sh\n")
    os.chmod(path, 0o755)
settings = os.path.join(folder, "xdg-settings")
with open(settings, "w") as file:
    file.write('#!/bin/sh\necho chromium.desktop\n')
os.chmod(settings, 0o755)


def found(**variables):
    os.environ.clear()
    os.environ.update(variables, PATH=folder)
    webbrowser._browsers.clear()
    webbrowser._os_preferred_browser = None
    webbrowser.register_standard_browsers()
    print(variables, webbrowser._tryorder)


found()
found(TERM="vt100")
found(DISPLAY=":0", KDE_FULL_SESSION="1")
found(WAYLAND_DISPLAY="0", TERM="vt100", BROWSER="seeker %s:lynx::links -x %s &")


def shown(name):
    try:
        browser = webbrowser.get(name)
        print(name and name.replace(folder, "FOLDER"), type(browser).__name__, browser.name.replace(folder, "FOLDER"), browser.args)
    except webbrowser.Error as error:
        print(name.replace(folder, "FOLDER"), "Error:", error)


for name in ("xdg-open", "firefox", "FireFox", folder + "/firefox", folder + "/nothing", "nothing", "nothing %s 'and more'", "nothing %s &", "gio", "kfm"):
    shown(name)


# What is started, by what its end is: 0, 1, or none in time.
class Started:
    code = 0

    def __init__(self, args, **options):
        options.pop("close_fds")
        print("   ", args, options)

    def poll(self):
        return self.code

    def wait(self, timeout=None):
        if self.code is None and timeout is not None:
            raise subprocess.TimeoutExpired("it", timeout)
        return self.code or 0


Popen, subprocess.Popen = subprocess.Popen, Started
for kind in (webbrowser.GenericBrowser, webbrowser.BackgroundBrowser, webbrowser.Mozilla, webbrowser.Epiphany, webbrowser.Chrome,
             webbrowser.Opera, webbrowser.Elinks, webbrowser.Konqueror, webbrowser.Edge):
    browser = kind("it")
    for Started.code in (0, 1, None):
        for new in (0, 1, 2, 3):
            try:
                print(kind.__name__, Started.code, new, browser.open("http://x/", new, new != 2))
            except webbrowser.Error as error:
                print(kind.__name__, "Error:", error)
for kind in (webbrowser.GenericBrowser, webbrowser.BackgroundBrowser, webbrowser.Chrome, webbrowser.Konqueror):
    try:
        kind("it").open(" --option=http://x/")
    except ValueError as error:
        print(kind.__name__, error)
subprocess.Popen = Popen


# open() asks one after the other.
class Asked:
    def __init__(self, answer):
        self.answer = answer

    def open(self, *arguments):
        print(self.answer, arguments)
        return self.answer


found()
webbrowser.register("second", None, Asked(False))
webbrowser.register("third", lambda: Asked(True))
webbrowser.register("First", Asked, Asked(False), preferred=True)
print(webbrowser._tryorder, webbrowser.open("a"), webbrowser.open_new("b"), webbrowser.open_new_tab("c"))
found()
print(webbrowser.open("a"))
try:
    webbrowser.BaseBrowser("it").open_new("a")
except NotImplementedError as error:
    print(repr(error))
shown("lynx")
