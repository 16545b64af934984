"""An interactive prompt in which `await` may stand anywhere: the loop runs in the main thread, the prompt in another."""

import ast
import asyncio
import code
import concurrent.futures
import inspect
import sys
import threading
import types

from . import futures


class AsyncIOInteractiveConsole(code.InteractiveConsole):
    """A console that has its code run by a loop, and waits for it."""

    def __init__(self, locals, loop):
        super().__init__(locals)
        self.compile.compiler.flags |= ast.PyCF_ALLOW_TOP_LEVEL_AWAIT
        self.loop = loop
        self.task = None
        self.exit_code = None

    def runcode(self, code):
        """Run code in the loop's thread; what it awaits, until that is there."""
        outcome = concurrent.futures.Future()
        self.task = None
        self.loop.call_soon_threadsafe(self._start, code, outcome)
        try:
            return outcome.result()
        except SystemExit as error:
            self.exit_code = error.code
            self.loop.call_soon_threadsafe(self.loop.stop)
            raise
        except BaseException as error:
            if isinstance(error, (KeyboardInterrupt, concurrent.futures.CancelledError)):
                self.write('\nKeyboardInterrupt\n')
            else:
                self.showtraceback()
            return None

    def _start(self, code, outcome):
        try:
            value = types.FunctionType(code, self.locals)()
            if not inspect.iscoroutine(value):
                outcome.set_result(value)
                return
            self.task = self.loop.create_task(value)
            futures._chain_future(self.task, outcome)
        except BaseException as error:
            outcome.set_exception(error)


def _prompt(console):
    try:
        console.interact(
            banner=f'asyncio REPL {sys.version} on {sys.platform}\n'
                   'Use "await" directly instead of "asyncio.run()".\n'
                   'Type "help", "copyright", "credits" or "license" for more information.\n'
                   f'{getattr(sys, "ps1", ">>> ")}import asyncio', exitmsg='exiting asyncio REPL...')
    except SystemExit:
        pass
    finally:
        console.loop.call_soon_threadsafe(console.loop.stop)


def main():
    """Run the prompt until its end."""
    loop = asyncio.new_event_loop()
    asyncio.set_event_loop(loop)
    names = {name: globals()[name] for name in ('__name__', '__package__', '__loader__', '__spec__',
                                                '__builtins__') if name in globals()}
    console = AsyncIOInteractiveConsole({**names, 'asyncio': asyncio}, loop)
    threading.Thread(target=_prompt, args=(console,), name='Interactive thread', daemon=True).start()
    while True:
        try:
            loop.run_forever()
            break
        except KeyboardInterrupt:
            if console.task is not None and not console.task.done():
                console.task.cancel()
    return console.exit_code


if __name__ == '__main__':
    sys.exit(main())
