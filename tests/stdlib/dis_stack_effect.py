"""There is no stack of values, so that no instruction has an effect on it; what is no instruction is refused."""
import dis
import opcode


def attempt(*args, **kwargs):
    try:
        print(dis.stack_effect(*args, **kwargs))
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)


print({dis.stack_effect(number) for number in range(len(dis.opname))})  # -> {0}
attempt(0, jump=True)           # -> 0
attempt(0, 2, jump=None)        # -> 0
attempt('x')                    # -> TypeError 'str' object cannot be interpreted as an integer
attempt(0, 'x')                 # -> TypeError 'str' object cannot be interpreted as an integer
attempt(100000)                 # -> ValueError invalid opcode or oparg
attempt(-1)                     # -> ValueError invalid opcode or oparg
attempt(0, jump=3)              # -> ValueError stack_effect: jump must be False, True or None
print(all(number >= dis.HAVE_ARGUMENT for number in dis.hasarg))        # -> True
print(any(i.opcode == dis.EXTENDED_ARG for i in dis.get_instructions(attempt)))  # -> False
print(set(opcode.__all__) <= set(dis.__all__))                          # -> True
