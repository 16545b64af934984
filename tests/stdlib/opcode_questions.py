# Module _opcode answers about single instructions what the tables of opcode say.
import _opcode
import opcode
import sys

numbers = range(len(opcode.opname))
print(all(map(_opcode.is_valid, numbers)))          # -> True
print(_opcode.is_valid(-1), _opcode.is_valid(len(numbers)))   # -> False False
for question, table in ((_opcode.has_arg, opcode.hasarg), (_opcode.has_const, opcode.hasconst),
                        (_opcode.has_name, opcode.hasname), (_opcode.has_jump, opcode.hasjump),
                        (_opcode.has_free, opcode.hasfree), (_opcode.has_local, opcode.haslocal)):
    answers = [number for number in numbers if question(number)]
    print(answers == sorted(table), 0 < len(answers) < len(numbers))
# -> True True
# -> True True
# -> True True
# -> True True
# -> True True
# -> True True
print(sys._jit.is_available(), sys._jit.is_enabled(), sys._jit.is_active())     # -> False False False
