# In nested `and` and `or`, the truth of a value that decides both is asked for once.
import itertools


class Truth:
    def __init__(self, name, value, log):
        self.name, self.value, self.log = name, value, log

    def __bool__(self):
        self.log.append(self.name)
        return self.value


FORMS = ("a and b or c or d", "a or b and c or d", "(a or b) and (c or d)", "(a and b) or (c and d)",
         "a and (b or c and d)", "(a or b) and c and d", "((a and b) or c) and d", "a and (b and c) and d",
         "(a or (b and c)) and d or a")
for form in FORMS:
    print(form)
    value = compile(form, "form", "eval")
    branch = compile(f"1 if {form} else 0", "form", "eval")
    negated = compile(f"not ({form})", "form", "eval")
    for values in itertools.product((False, True), repeat=4):
        logs = []
        answers = []
        for code in value, branch, negated:
            log = []
            names = {name: Truth(name, v, log) for name, v in zip("abcd", values)}
            answer = eval(code, names)
            logs.append("".join(log))
            answers.append(answer.name if isinstance(answer, Truth) else int(answer))
        print("".join(str(int(v)) for v in values), answers, logs)


def walrus(n):
    return (x := n) and (y := n - 1) or (z := 5) and x + z


print([walrus(n) for n in range(3)])
