"""Constraints solved one way and replanned as they come and go: chains of equalities and scaled values (after DeltaBlue by
Freeman-Benson and Maloney, 1989)."""
import time

REQUIRED, STRONG, PREFERRED, NORMAL, WEAK, WEAKEST = range(6)  # the smaller the stronger


class Variable:
    def __init__(self, name, value=0):
        self.name = name
        self.value = value
        self.constraints = []
        self.determined_by = None
        self.mark = 0
        self.strength = WEAKEST
        self.stay = True


class Constraint:
    """One that has an output while it is satisfied, and is planned by the strengths of its variables."""

    def __init__(self, planner, strength):
        self.planner = planner
        self.strength = strength
        for variable in self.variables():
            variable.constraints.append(self)
        planner.add(self)

    def destroy(self):
        if self.is_satisfied():
            self.planner.remove(self)
        for variable in self.variables():
            variable.constraints.remove(self)

    def satisfy(self, mark):
        """Takes its output over from a weaker constraint, which is returned."""
        self.choose(mark)
        if not self.is_satisfied():
            assert self.strength != REQUIRED
            return None
        for variable in self.inputs():
            variable.mark = mark
        out = self.output()
        overridden = out.determined_by
        if overridden is not None:
            overridden.unsatisfy()
        out.determined_by = self
        assert self.planner.propagate(self, mark)
        out.mark = mark
        return overridden

    def inputs_known(self, mark):
        return all(v.mark == mark or v.stay or v.determined_by is None for v in self.inputs())


class Unary(Constraint):
    is_input = False

    def __init__(self, planner, variable, strength):
        self.out = variable
        self.satisfied = False
        super().__init__(planner, strength)

    def variables(self):
        return [self.out]

    def inputs(self):
        return []

    def output(self):
        return self.out

    def choose(self, mark):
        self.satisfied = self.out.mark != mark and self.strength < self.out.strength

    def is_satisfied(self):
        return self.satisfied

    def unsatisfy(self):
        self.satisfied = False

    def recalculate(self):
        self.out.strength = self.strength
        self.out.stay = not self.is_input
        if self.out.stay:
            self.execute()

    def execute(self):
        pass


class Stay(Unary):
    pass


class Edit(Unary):
    is_input = True


class Binary(Constraint):
    is_input = False

    def __init__(self, planner, first, second, strength):
        self.first, self.second = first, second
        self.direction = 0  # 1: to the second; -1: to the first; 0: not satisfied
        super().__init__(planner, strength)

    def variables(self):
        return [self.first, self.second]

    def inputs(self):
        return [self.input()]

    def input(self):
        return self.first if self.direction > 0 else self.second

    def output(self):
        return self.second if self.direction > 0 else self.first

    def choose(self, mark):
        first, second = self.first, self.second
        if first.mark == mark:
            self.direction = 1 if second.mark != mark and self.strength < second.strength else 0
        elif second.mark == mark:
            self.direction = -1 if self.strength < first.strength else 0
        elif first.strength > second.strength:
            self.direction = -1 if self.strength < first.strength else 0
        else:
            self.direction = 1 if self.strength < second.strength else 0

    def is_satisfied(self):
        return self.direction != 0

    def unsatisfy(self):
        self.direction = 0

    def recalculate(self):
        source, out = self.input(), self.output()
        out.strength = max(self.strength, source.strength)
        out.stay = source.stay
        if out.stay:
            self.execute()


class Equal(Binary):
    def execute(self):
        self.output().value = self.input().value


class Scale(Binary):
    """second = first * scale + offset"""

    def __init__(self, planner, first, scale, offset, second, strength):
        self.scale, self.offset = scale, offset
        super().__init__(planner, first, second, strength)

    def variables(self):
        return [self.first, self.second, self.scale, self.offset]

    def inputs(self):
        return [self.input(), self.scale, self.offset]

    def execute(self):
        if self.direction > 0:
            self.second.value = self.first.value * self.scale.value + self.offset.value
        else:
            self.first.value = (self.second.value - self.offset.value) // self.scale.value

    def recalculate(self):
        source, out = self.input(), self.output()
        out.strength = max(self.strength, source.strength)
        out.stay = source.stay and self.scale.stay and self.offset.stay
        if out.stay:
            self.execute()


class Planner:
    def __init__(self):
        self.mark = 0

    def new_mark(self):
        self.mark += 1
        return self.mark

    def add(self, constraint):
        mark = self.new_mark()
        while constraint is not None:
            constraint = constraint.satisfy(mark)

    def remove(self, constraint):
        out = constraint.output()
        constraint.unsatisfy()
        out.determined_by = None
        out.strength, out.stay = WEAKEST, True
        unsatisfied, todo = [], [out]
        while todo:
            variable = todo.pop()
            for each in variable.constraints:
                if not each.is_satisfied():
                    unsatisfied.append(each)
            for each in self.consumers(variable):
                each.recalculate()
                todo.append(each.output())
        for strength in range(WEAKEST):
            for each in unsatisfied:
                if each.strength == strength:
                    self.add(each)

    def consumers(self, variable):
        return [each for each in variable.constraints
                if each is not variable.determined_by and each.is_satisfied()]

    def propagate(self, constraint, mark):
        todo = [constraint]
        while todo:
            each = todo.pop()
            if each.output().mark == mark:
                self.remove(constraint)
                return False
            each.recalculate()
            todo.extend(self.consumers(each.output()))
        return True

    def plan_for(self, edits):
        """The constraints to execute, in order, when the edited variables change."""
        mark, plan = self.new_mark(), []
        todo = [each for each in edits if each.is_input and each.is_satisfied()]
        while todo:
            each = todo.pop()
            out = each.output()
            if out.mark != mark and each.inputs_known(mark):
                plan.append(each)
                out.mark = mark
                todo.extend(self.consumers(out))
        return plan


def change(planner, variable, values):
    edit = Edit(planner, variable, PREFERRED)
    plan = planner.plan_for([edit])
    for value in values:
        variable.value = value
        for each in plan:
            each.execute()
    edit.destroy()


def chain(length):
    planner = Planner()
    variables = [Variable(f"v{n}") for n in range(length + 1)]
    for first, second in zip(variables, variables[1:]):
        Equal(planner, first, second, REQUIRED)
    Stay(planner, variables[-1], NORMAL)
    change(planner, variables[0], range(100))
    assert variables[-1].value == 99, variables[-1].value
    return sum(variable.value for variable in variables)


def projection(count):
    planner = Planner()
    scale, offset = Variable("scale", 10), Variable("offset", 1000)
    sources, results = [], []
    for n in range(count):
        sources.append(Variable(f"source{n}", n))
        results.append(Variable(f"result{n}", n))
        Stay(planner, sources[n], NORMAL)
        Scale(planner, sources[n], scale, offset, results[n], REQUIRED)
    change(planner, sources[0], [17])
    assert results[0].value == 1170, results[0].value
    change(planner, results[1], [1050])
    assert sources[1].value == 5, sources[1].value
    change(planner, scale, range(1, 6))
    change(planner, offset, [2000])
    return sum(variable.value for variable in results)


def main():
    return chain(700), projection(1500)

now = getattr(time, "perf_counter", time.time)  # MicroPython has only the latter
t = now()
result = main()
t = now() - t
assert result == (69399, 7121465), result
print(t)
