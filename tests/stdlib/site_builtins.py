# exit and its like, which are made when they are first used.
# exit: 3
import builtins

print(repr(exit), repr(quit))  # -> Use exit() or Ctrl-D (i.e. EOF) to exit Use quit() or Ctrl-D (i.e. EOF) to exit
print(repr(help))  # -> Type help() for interactive help, or help(object) for help about object.
print(builtins.exit is exit, callable(copyright), callable(credits), callable(license))  # -> True True True True
try:
    quit('message')
except SystemExit as error:
    print(error.code)  # -> message
try:
    exits
except NameError as error:
    print(error)  # -> name 'exits' is not defined
try:
    builtins.nothing
except AttributeError as error:
    print(error)  # -> module 'builtins' has no attribute 'nothing'
exit = 5
print(exit)  # -> 5
del exit
exit(3)
