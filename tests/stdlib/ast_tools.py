# literal_eval, visitors, places, docstrings, making nodes by hand, compiling them.
# gc-stress: 500
import ast
import warnings

for text in ('1', '-1', '+1.5', '1+2j', '-1-2j', "'a' 'b'", "b'x'", '[1, (2,), {3: 4}, {5}]', 'set()', 'None', 'True', ' 7', '...', '()', '{}', '"a\\n"',
             '1+1', 'f()', 'a', '[x]', '{1: *a}', '-"a"', '1 if 2 else 3', '{**{}}', 'set(1)', "f'a'", '--1', '2j+1', ''):
    try:
        print(repr(ast.literal_eval(text)))
    except (ValueError, SyntaxError, TypeError) as error:
        print(type(error).__name__, str(error).partition(': <')[0])
print(ast.literal_eval(ast.parse('[1]', mode='eval')), ast.literal_eval(ast.Constant(3)))


class Names(ast.NodeVisitor):
    def __init__(self):
        self.found = []

    def visit_Name(self, node):
        self.found.append((node.id, type(node.ctx).__name__))


visitor = Names()
visitor.visit(ast.parse('a = b[c] + d.e'))
print(visitor.found)


class Change(ast.NodeTransformer):
    def visit_Name(self, node):
        return ast.copy_location(ast.Subscript(ast.Name('data', ast.Load()), ast.Constant(node.id), node.ctx), node)

    def visit_Pass(self, node):
        return None

    def visit_Expr(self, node):
        self.generic_visit(node)
        return [node, ast.copy_location(ast.Expr(ast.Constant('after')), node)]


tree = Change().visit(ast.parse('x = y\npass\nprint(z)\n'))
print(ast.unparse(ast.fix_missing_locations(tree)))
namespace = {'data': {'y': 5, 'z': 1, 'print': print}}
exec(compile(tree, 'f', 'exec'), namespace)
print(namespace['data']['x'])

source = 'x = 1\nif é + b(c,\n   d):\n    """s"""\n'
tree = ast.parse(source)
print([ast.get_source_segment(source, n) for n in ast.walk(tree) if isinstance(n, (ast.Call, ast.Name, ast.Expr))])
print(repr(ast.get_source_segment('  a = (1,\n2)', ast.parse('if 1:\n  a = (1,\n2)').body[0].body[0].value)), ast.get_source_segment(source, ast.Name('a')))
print(repr(ast.get_source_segment('if 1:\n  a(\n 2)', ast.parse('if 1:\n  a(\n 2)').body[0].body[0], padded=True)))
ast.increment_lineno(tree, 10)
print([(type(n).__name__, n.lineno, n.end_lineno) for n in ast.walk(tree) if hasattr(n, 'lineno')][:4])
node = ast.copy_location(ast.Name('a'), tree.body[1])
print(node.lineno, node.col_offset, node.end_lineno, node.end_col_offset)
node = ast.fix_missing_locations(ast.Expr(ast.BinOp(ast.Name('a'), ast.Add(), ast.Name('b', lineno=7))))
print(ast.dump(node, include_attributes=True))
for text in ('"doc"', 'x', '', 'def f():\n  """a\n\n     b\n     """', 'class A:\n  x'):
    node = ast.parse(text)
    node = node.body[0] if node.body and isinstance(node.body[0], (ast.FunctionDef, ast.ClassDef)) else node
    print(repr(ast.get_docstring(node)), repr(ast.get_docstring(node, clean=False)))
try:
    ast.get_docstring(ast.Pass())
except TypeError as error:
    print(error)
print([type(n).__name__ for n in ast.iter_child_nodes(ast.parse('a if b else c').body[0].value)], list(ast.iter_fields(ast.Name('x')))[0])
print(sorted(type(n).__name__ for n in ast.walk(ast.parse('a.b'))))

# Making nodes
print(ast.Name('a').ctx, ast.Call(ast.Name('f')).args, ast.FunctionDef.returns, ast.Module().body, ast.Return().value)
for make in (lambda: ast.Name(), lambda: ast.Name('a', nothing=1), lambda: ast.Name('a', ast.Load(), 3), lambda: ast.Name('a', id='b'),
             lambda: ast.Constant(value=1, kind=None, lineno=1), lambda: ast.Attribute(ast.Name('a'))):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter('always')
        try:
            print(vars(make()))
        except TypeError as error:
            print(error)
        for warning in caught:
            print(warning.category.__name__, warning.message)
print(ast.Name._fields, ast.Name._attributes, ast.Name.__match_args__, ast.Try._field_types['handlers'], ast.alias._field_types, issubclass(ast.Add, ast.operator),
      ast.expr_context.__subclasses__()[:3], ast.Module.__mro__)
match ast.parse('x + 1', mode='eval').body:
    case ast.BinOp(ast.Name(name), ast.Add(), ast.Constant(value)):
        print(name, value)


class Mine(ast.Name):
    _fields = ('id', 'ctx', 'extra')
    _field_types = {**ast.Name._field_types, 'extra': int}


print(vars(Mine('x', ast.Load(), 3)))
tree = ast.parse('y = x')
tree.body[0].value = ast.copy_location(Mine('x', ast.Load(), 3), tree.body[0].value)
namespace = {'x': 8}
exec(compile(tree, 'f', 'exec'), namespace)
print(namespace['y'])
print(eval(compile(ast.fix_missing_locations(ast.Expression(ast.Constant((1, frozenset({2}), 10**30, -5, 1 + 2j)))), 'f', 'eval')))

# What cannot be compiled
name = ast.Name('a')
bad = [
    ast.Module([ast.Expr(name)]), ast.fix_missing_locations(ast.Module([ast.Expr(ast.Name('a', ast.Store()))])), ast.Expression(name), 3,
    [ast.Assign([ast.Constant(1)], name)], [ast.Assign([], name)], [ast.Delete([name])], [ast.FunctionDef('f', ast.arguments(), [])],
    [ast.If(name, [], [])], [ast.Expr(ast.BoolOp(ast.And(), [name]))], [ast.Expr(ast.Compare(name, [], []))], [ast.Expr(ast.Compare(name, [ast.Lt()], []))],
    [ast.Expr(ast.Dict([name], []))], [ast.Expr(ast.ListComp(name, []))], [ast.Raise(None, name)], [ast.Try([ast.Pass()], [], [], [])],
    [ast.Try([ast.Pass()], [], [ast.Pass()], [ast.Pass()])], [ast.ImportFrom('a', [ast.alias('b')], -1)], [ast.Import([])], [ast.Global([])], [None],
    [ast.Expr(None)], [ast.Expr(ast.Constant([]))], [ast.Expr(ast.Constant((1, object)))], [ast.Expr(3)], [3], [ast.Expr(ast.Name('None'))], [ast.Expr(ast.Name(3))],
    [ast.Expr(ast.BinOp(name, ast.And(), name))], [ast.AnnAssign(ast.Attribute(name, 'b', ast.Store()), name, None, 1)],
    [ast.FunctionDef('f', ast.arguments(args=[ast.arg('a')], defaults=[name, name]), [ast.Pass()])],
    [ast.FunctionDef('f', ast.arguments(kwonlyargs=[ast.arg('a')]), [ast.Pass()])], [ast.With([], [ast.Pass()])], [ast.Expr(ast.Call(name, [None]))],
    [ast.Match(name, [])], [ast.Match(name, [ast.match_case(ast.MatchAs(name='_'), None, [ast.Pass()])])],
    [ast.Match(name, [ast.match_case(ast.MatchValue(name), None, [ast.Pass()])])], [ast.Match(name, [ast.match_case(ast.MatchOr([ast.MatchAs()]), None, [ast.Pass()])])],
    [ast.Match(name, [ast.match_case(ast.MatchSingleton(3), None, [ast.Pass()])])], [ast.Match(name, [ast.match_case(ast.MatchMapping([name], []), None, [ast.Pass()])])],
    [ast.Expr(ast.Name('a', lineno=5, end_lineno=3))], [ast.Return(name)], [ast.Break()], [ast.Expr(ast.Await(name))], [ast.Nonlocal(['x'])], [ast.For(name, name, [ast.Pass()], [])],
]
for node in bad:
    if isinstance(node, list):
        node = ast.Module(node)
        try:
            ast.fix_missing_locations(node)
        except AttributeError:
            pass
    try:
        compile(node, 'f', 'exec')
        print('compiled')
    except (TypeError, ValueError, SyntaxError) as error:
        print(type(error).__name__, str(error).partition(' at 0x')[0])
for flags in (1 << 30, 0x400):
    try:
        print(type(compile('a', 'f', 'exec', flags)).__name__)
    except ValueError as error:
        print(error)
print(compile(name, 'f', 'eval', 0x400) if False else ast.parse(ast.parse('a')).body[0].value.id)
tree = ast.parse('x')
for n in range(1000):
    tree = ast.UnaryOp(ast.Not(), tree)
try:
    compile(ast.Expression(tree), 'f', 'eval')
except (RecursionError, TypeError) as error:
    print(type(error).__name__)
