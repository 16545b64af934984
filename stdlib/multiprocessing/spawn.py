"""The child's side of a start afresh, and what it is told."""

import os
import sys

from multiprocessing import process

__all__ = ['_main', 'freeze_support', 'set_executable', 'get_executable',
           'get_preparation_data', 'get_command_line', 'import_main_path']

_python_exe = None


def set_executable(executable):
    """Say which program spawned children run."""
    global _python_exe
    _python_exe = None if executable is None else os.fsencode(executable)


def get_executable():
    """Return the program that spawned children run."""
    if _python_exe is None:
        set_executable(sys.executable)
    return _python_exe


def is_forking(argv):
    """Return whether a command line is that of a spawned child."""
    return len(argv) >= 2 and argv[1] == '--multiprocessing-fork'


def freeze_support():
    """If this is a spawned child of a program made into an executable, be one."""
    if is_forking(sys.argv):
        arguments = {}
        for argument in sys.argv[2:]:
            name, value = argument.split('=')
            arguments[name] = None if value == 'None' else int(value)
        spawn_main(**arguments)
        sys.exit()


def get_command_line(**arguments):
    """Return the command that starts a child with these arguments to spawn_main()."""
    if getattr(sys, 'frozen', False):
        return [sys.executable, '--multiprocessing-fork',
                *(f'{name}={value!r}' for name, value in arguments.items())]
    from multiprocessing import util
    call = ', '.join(f'{name}={value!r}' for name, value in arguments.items())
    return [get_executable(), *util._args_from_interpreter_flags(), '-c',
            f'from multiprocessing.spawn import spawn_main; spawn_main({call})',
            '--multiprocessing-fork']


def spawn_main(pipe_handle, parent_pid=None, tracker_fd=None):
    """Be a spawned child."""
    assert is_forking(sys.argv), "Not forking"
    sys.exit(_main(pipe_handle, os.dup(pipe_handle)))


def _main(fd, parent_sentinel):
    import pickle
    with os.fdopen(fd, 'rb', closefd=True) as from_parent:
        process.current_process()._inheriting = True
        try:
            prepare(pickle.load(from_parent))
            self = pickle.load(from_parent)
        finally:
            del process.current_process()._inheriting
    return self._bootstrap(parent_sentinel)


def _check_not_importing_main():
    if getattr(process.current_process(), '_inheriting', False):
        raise RuntimeError('''
        An attempt has been made to start a new process before the
        current process has finished its bootstrapping phase.

        This probably means that you are not using fork to start your
        child processes and you have forgotten to use the proper idiom
        in the main module:

            if __name__ == '__main__':
                freeze_support()
                ...

        The "freeze_support()" line can be omitted if the program
        is not going to be frozen to produce an executable.

        To fix this issue, refer to the "Safe importing of main module"
        section in https://docs.python.org/3/library/multiprocessing.html
        ''')


def get_preparation_data(name):
    """Return what a child needs to know to become like its parent."""
    _check_not_importing_main()
    from multiprocessing import util
    data = {
        'log_to_stderr': util._log_to_stderr,
        'authkey': process.current_process().authkey,
        'name': name,
        'sys_path': [process.ORIGINAL_DIR if entry == '' and process.ORIGINAL_DIR else entry
                     for entry in sys.path],
        'sys_argv': sys.argv,
        'orig_dir': process.ORIGINAL_DIR,
        'dir': os.getcwd(),
    }
    if util._logger is not None:
        data['log_level'] = util._logger.getEffectiveLevel()
    from multiprocessing import context
    data['start_method'] = context._default_context.get_start_method(allow_none=True)
    main = sys.modules['__main__']
    spec = getattr(main, '__spec__', None)
    if spec is not None and spec.name is not None:
        data['init_main_from_name'] = spec.name
    else:
        path = getattr(main, '__file__', None)
        if path is not None:
            if not os.path.isabs(path) and process.ORIGINAL_DIR is not None:
                path = os.path.join(process.ORIGINAL_DIR, path)
            data['init_main_from_path'] = os.path.normpath(path)
    return data


# The modules that replaced '__main__' here: kept, so that what they hold stays alive.
old_main_modules = []


def prepare(data):
    """Become like the parent, as far as its data tells."""
    if 'name' in data:
        process.current_process().name = data['name']
    if 'authkey' in data:
        process.current_process().authkey = data['authkey']
    if data.get('log_to_stderr'):
        from multiprocessing import util
        util.log_to_stderr()
    if 'log_level' in data:
        from multiprocessing import util
        util.get_logger().setLevel(data['log_level'])
    if 'sys_path' in data:
        sys.path = data['sys_path']
    if 'sys_argv' in data:
        sys.argv = data['sys_argv']
    if 'dir' in data:
        os.chdir(data['dir'])
    if 'orig_dir' in data:
        process.ORIGINAL_DIR = data['orig_dir']
    if data.get('start_method'):
        from multiprocessing import context
        context._force_start_method(data['start_method'])
    if 'init_main_from_name' in data:
        _load_main(data['init_main_from_name'], None)
    elif 'init_main_from_path' in data:
        import_main_path(data['init_main_from_path'])


def import_main_path(path):
    """Run the parent's main program as the module __mp_main__, which is then the main one."""
    _load_main(None, path)


def _load_main(module_name, path):
    main = sys.modules['__main__']
    if module_name is not None:
        spec = getattr(main, '__spec__', None)
        if (module_name == '__main__' or module_name.endswith('.__main__')
                or getattr(spec, 'name', None) == module_name):
            return
    else:
        name = os.path.splitext(os.path.basename(path))[0]
        if name == '__main__':
            name = os.path.basename(os.path.dirname(path))
        # The prompt of another program is not to be run.
        if name == 'ipython' or getattr(main, '__file__', None) == path:
            return
    new_main = type(sys)('__mp_main__')
    if module_name is None and os.path.isfile(path) and not path.endswith(('.zip', '.pyz')):
        with open(path, 'rb') as file:
            code = compile(file.read(), path, 'exec')
        new_main.__file__ = path
        sys.modules['__mp_main__'] = new_main
        exec(code, vars(new_main))
    else:
        import runpy
        if module_name is not None:
            content = runpy.run_module(module_name, run_name='__mp_main__', alter_sys=True)
        else:
            content = runpy.run_path(path, run_name='__mp_main__')
        vars(new_main).update(content)
    old_main_modules.append(main)
    sys.modules['__main__'] = sys.modules['__mp_main__'] = new_main
