# There is no fork() any more when the interpreter ends.
import os


class AtTheEnd:
    def __del__(self):
        try:
            os.fork()
        except PythonFinalizationError as error:
            print(error)


at_the_end = AtTheEnd()
