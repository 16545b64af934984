import os, warnings
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter('always')
    os.stat(True)
    os.path.exists(False)
    os.stat('/etc', dir_fd=False)
    os.fstat(1)
    for x in w:
        print(x.category.__name__, x.message)
