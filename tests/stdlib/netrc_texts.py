"""What .netrc files say, and what is wrong with others."""

import netrc
import os
import tempfile

folder = tempfile.mkdtemp()
path = os.path.join(folder, 'rc')


def read(text):
    with open(path, 'w', encoding='utf-8') as file:
        file.write(text)
    try:
        rc = netrc.netrc(path)
    except Exception as error:
        print(type(error).__name__, str(error).replace(path, 'PATH'))
        if isinstance(error, netrc.NetrcParseError):
            print('   ', error.msg, error.filename == path, error.lineno, error.__cause__)
    else:
        print(rc.hosts, rc.macros)
        print(rc)
        print(rc.authenticators('x'), rc.authenticators('nowhere'))


read('machine x login l password p account a\ndefault login d')
read('machine x login "l l" password \\"p account "a\\"b\\c"\n')
read('machine x login a#b password #c # comment\n#x\nmachine y # z\n')
read('macdef m\na\n b\n\nmachine x login macdef\n')
read('macdef m\na\n b')
read('macdef m\na\n\n\nmacdef n\n\nmachine x')
read('macdef')
read('machine')
read('machine x bad y')
read('\n\nmachine x\nlogin y\n  bad')
read('bad')
read('"" y')
read('machine x "" y')
read('machine x login "never\nended')
read('machine x login a\\')
read('machine x login "a"b password c')
read('machine x login a"b"c password c')
read('default x')
read('machine default login a')
read('machine x login a\nmachine x login b')
read('')
read('machine\tx,y;z login a,b password c,d')
read('machine x login # password y')
read('# machine\n# machine x\nmachine y login p#\n')
read('macdef m\na\n\nbad')
read('machine x #')
read('#\n#\nmachine x bad')
read('machine "a')
read('machine x login a # machine z\nlogin b')
try:
    netrc.netrc(os.path.join(folder, 'none'))
except OSError as error:
    print(type(error).__name__)
os.environ['HOME'] = folder
try:
    netrc.netrc()
except OSError as error:
    print(type(error).__name__)
rc = os.path.join(folder, '.netrc')
for login in 'anonymous', 'someone':
    if os.path.exists(rc):
        os.unlink(rc)
    with open(rc, 'w') as file:
        file.write(f'\nmachine x login {login} password p')
    for mode in 0o600, 0o640, 0o622, 0o604:
        os.chmod(rc, mode)
        try:
            print(netrc.netrc().hosts)
        except netrc.NetrcParseError as error:
            print(str(error).replace(folder, 'FOLDER'))
    if os.getuid() == 0:
        os.chmod(rc, 0o600)
        os.chown(rc, 12345, -1)
        try:
            print(netrc.netrc().hosts)
        except netrc.NetrcParseError as error:
            print(str(error).replace(folder, 'FOLDER'))
print(netrc.__all__, netrc.NetrcParseError('m'), netrc.NetrcParseError('m', 'f', 3), netrc.NetrcParseError.__mro__)
