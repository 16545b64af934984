"""The texts of help()'s topics, by the labels that _pydoc_names gives them: short introductions, no reference."""

topics = {}

topics['assert'] = """\
The "assert" statement
**********************

   assert_stmt: "assert" expression ["," expression]

An assertion checks while a program runs that what its author believes
is so. If the first expression is false, an "AssertionError" is
raised, with the value of the second expression, if there is one, as
its argument. With the option -O, where "__debug__" is false,
assertions are not even compiled: never let one do work that the
program needs.
"""

topics['assignment'] = """\
Assignment statements
*********************

   assignment_stmt: (target_list "=")+ (starred_expression |
                    yield_expression)

The expression on the right is evaluated once. Its value is then
assigned to each target list, from left to right.

What assigning does depends on the target. A name is bound in the
current namespace, or in the one that a "global" or "nonlocal"
statement says. An attribute "a.b" is set on the object "a"; a
subscription "a[i]" or slicing "a[i:j]" asks the object "a" to store
the value there. A list of targets takes the value apart: it must be
iterable and have one item for each target; one target with a star
before it takes the items that are left, as a list.

   a = b = 0
   first, *rest = range(5)
   point.x, items[3] = items[3], point.x

An annotated assignment, "target: annotation = value", also records
what type the target is meant to have. Without a value it records the
annotation alone.
"""

topics['assignment-expressions'] = """\
Assignment expressions
**********************

   assignment_expression: [identifier ":="] expression

An assignment expression, also called a named expression or "walrus",
binds a name to the value of an expression, and has that value itself:

   while chunk := file.read(9000):
       process(chunk)

It needs parentheses where it would be a statement of its own, and
where an "=" or a ":" around it would be ambiguous: in slices,
lambdas, keyword arguments, the conditions of comprehensions, and in
"assert", "with" and plain assignments.
"""

topics['async'] = """\
Coroutines
**********

   async_funcdef: [decorators] "async" "def" funcname "("
                  [parameter_list] ")" ["->" expression] ":" suite
   async_for_stmt: "async" for_stmt
   async_with_stmt: "async" with_stmt

A function that "async def" defines is a coroutine function: a call
returns a coroutine, which an event loop runs. It can stop at each
"await", and go on later where it was. With a "yield" in its body it
is an asynchronous generator.

"async for" goes through an asynchronous iterable, whose "__aiter__()"
gives an iterator, and waits for each result of the iterator's
"__anext__()". "async with" waits for what the context manager's
"__aenter__()" and "__aexit__()" return. Both may only stand in
coroutine functions.
"""

topics['atom-identifiers'] = """\
Identifiers (Names)
*******************

A name that stands in an expression has as value the object that it is
bound to. If it is bound to none, a "NameError" is raised.

Private names: a name in a class that begins with two underscores, and
does not end with two, is private to the class. The compiler writes
the class's name, without underscores at its start, before it:
"__spam" in a class "Ham" reads "_Ham__spam". So names of a class and
of those derived from it do not meet by chance.
"""

topics['atom-literals'] = """\
Literals
********

   literal: strings | NUMBER

A literal stands for a value: a string, bytes, an integer, a
floating-point number or an imaginary number. The value can't be
changed. Two literals with the same value may or may not be one
object.

Strings that stand next to each other are joined: "'spam' 'eggs'"
reads "'spameggs'".
"""

topics['attribute-access'] = """\
Customizing attribute access
****************************

A class may define what it means to use the attributes of its
instances, "x.name".

   object.__getattr__(self, name)
is called when the attribute is not found in the usual way, and
returns a value or raises an "AttributeError".

   object.__getattribute__(self, name)
is called for every attribute. It should call that of the base class
for what it does not handle, so as not to call itself for ever.

   object.__setattr__(self, name, value)
   object.__delattr__(self, name)
are called to set and to delete any attribute.

   object.__dir__(self)
returns the names that "dir()" sorts.

Descriptors: a value in a class that has a method "__get__(self,
instance, owner)" is asked when it is looked up through an instance.
With "__set__(self, instance, value)" or "__delete__(self, instance)"
as well it is a data descriptor, and comes before what the instance
has itself. Functions, properties, class methods and static methods
are descriptors. "__set_name__(self, owner, name)" tells one its name.

"__slots__" in a class names the attributes of its instances, which
then have no "__dict__" unless a base has one. A module may define
"__getattr__" and "__dir__" as functions. "__init_subclass__" is
called for each class that is derived.
"""

topics['attribute-references'] = """\
Attribute references
********************

   attributeref: primary "." identifier

The primary must have a value whose type has attributes, as most have.
The object is asked for the attribute with this name; how it answers,
its class may define with "__getattribute__()" and "__getattr__()".
Without the attribute an "AttributeError" is raised.
"""

topics['augassign'] = """\
Augmented assignment statements
*******************************

   augmented_assignment_stmt: augtarget augop (expression_list |
                              yield_expression)
   augop: "+=" | "-=" | "*=" | "@=" | "/=" | "//=" | "%=" | "**=" |
          ">>=" | "<<=" | "&=" | "^=" | "|="

An augmented assignment is an operation and an assignment in one: "x
+= 1" does much the same as "x = x + 1". But the target is evaluated
only once; and where the object can be changed, it does the operation
in place ("__iadd__()" and the like) instead of making a new one. The
target is evaluated before the expression on the right. It is a single
name, attribute, subscription or slicing.
"""

topics['await'] = """\
Await expression
****************

   await_expr: "await" primary

"await" stops a coroutine until an awaitable object is done, and has
its result as value. Awaitable are coroutines, tasks, futures, and
objects with a method "__await__()" that returns an iterator. It can
be used in coroutine functions only.
"""

topics['binary'] = """\
Binary arithmetic operations
****************************

   m_expr: u_expr | m_expr ("*" | "@" | "//" | "/" | "%") u_expr
   a_expr: m_expr | a_expr ("+" | "-") m_expr

"*" multiplies two numbers, or repeats a sequence as often as an
integer says. "@" is meant for the product of matrices; no built-in
type has it. "/" divides, and gives a floating-point number also for
two integers; "//" divides and takes the floor, the largest integer
that is not above the quotient. "%" is the remainder of that: it has
the sign of its second operand, so "x == (x//y)*y + (x%y)". Division
by zero raises a "ZeroDivisionError".

"+" adds two numbers or joins two sequences of one type. "-"
subtracts.

Each operator calls a special method: "__mul__()", "__matmul__()",
"__truediv__()", "__floordiv__()", "__mod__()", "__add__()",
"__sub__()" and, on the right operand, "__rmul__()" and so on.
"""

topics['bitwise'] = """\
Binary bitwise operations
*************************

   and_expr: shift_expr | and_expr "&" shift_expr
   xor_expr: and_expr | xor_expr "^" and_expr
   or_expr: xor_expr | or_expr "|" xor_expr

"&" is the bitwise AND of two integers, "^" the exclusive OR, "|" the
inclusive OR. "&" binds most tightly of the three, "|" least. Sets use
them for intersection, symmetric difference and union; dicts have "|"
for a merge, and types for a union of types. The methods are
"__and__()", "__xor__()" and "__or__()", and those with an "r" before
the name.
"""

topics['bltin-code-objects'] = """\
Code Objects
************

A code object is the compiled form of a block of code such as a module
or the body of a function. It knows nothing of global variables or
default values: those belong to functions. "compile()" makes one from
a text, a function has one as its attribute "__code__", and "exec()"
and "eval()" run one. It can't be changed; "replace()" makes a similar
one.
"""

topics['bltin-ellipsis-object'] = """\
The Ellipsis Object
*******************

There is one object of this type; it is written "..." or "Ellipsis".
It often stands for what was left out, and in subscripts of arrays of
many dimensions for all those that are not named.
"""

topics['bltin-null-object'] = """\
The Null Object
***************

"None" is what functions return that return nothing else. There is one
such object, it has no operations of its own, and is false.
"""

topics['bltin-type-objects'] = """\
Type Objects
************

Every object has a type, which says what the object can do. "type(x)"
returns it. A class is a type. The module "types" has names for types
that are not built-in functions.
"""

topics['booleans'] = """\
Boolean operations
******************

   or_test: and_test | or_test "or" and_test
   and_test: not_test | and_test "and" not_test
   not_test: comparison | "not" not_test

False are "False", "None", zeros of all numeric types, and what is
empty: strings, tuples, lists, dicts, sets and so on. Everything else
is true, unless its class says otherwise with "__bool__()" or
"__len__()".

"not x" is "True" if x is false, and "False" otherwise. "x and y"
evaluates x first: if it is false, its value is the result, otherwise
that of y. "x or y" does the same with true. So y is only evaluated if
it matters, and the result is one of the two values rather than a
truth value: "s or 'foo'" is "s" unless it is empty.
"""

topics['break'] = """\
The "break" statement
*********************

   break_stmt: "break"

"break" ends the nearest "for" or "while" loop around it, in the same
function or class. The "else" clause of the loop is left out. The
variable of a "for" loop keeps its value. If it leaves a "try"
statement with a "finally" clause, that clause runs first.
"""

topics['callable-types'] = """\
Emulating callable objects
**************************

   object.__call__(self[, args...])

is called when the instance is called as a function: "x(arg1, arg2)"
means roughly "type(x).__call__(x, arg1, arg2)".
"""

topics['calls'] = """\
Calls
*****

   call: primary "(" [argument_list [","] | comprehension] ")"

A call calls an object, such as a function, with arguments. Positional
arguments are given to the parameters in their order, keyword
arguments "name=value" to those with that name. "*iterable" in a call
stands for the iterable's items as positional arguments, "**mapping"
for its items as keyword arguments. Parameters that got no argument
take their default value; if one has none, and also if there are too
many arguments or two for one parameter, a "TypeError" is raised.

Arguments are evaluated before the call. A function of the form
"*name" takes the positional arguments that are left as a tuple, and
"**name" the keyword arguments that are left as a dict.

Calling a class makes an instance, calling a method passes the
instance as first argument, and calling an instance calls its method
"__call__()".
"""

topics['class'] = """\
Class definitions
*****************

   classdef: [decorators] "class" classname [type_params] ["("
             [argument_list] ")"] ":" suite

A class definition runs its body in a namespace of its own, makes a
class of what was defined there, and binds the class to its name in
the namespace around it. The list in parentheses has the bases from
which the class inherits, "object" if there are none, and keyword
arguments for the metaclass, such as "metaclass=Meta". Decorators are
called with the class and return what is bound in its place.

   class Shape:
       sides = 0                      # shared by all instances

       def __init__(self, name):
           self.name = name           # each instance's own

Variables that are bound in the body are attributes of the class and
shared by its instances. An attribute is looked for in the instance,
then in the class, then in its bases in the method resolution order.
"""

topics['comparisons'] = """\
Comparisons
***********

   comparison: or_expr (comp_operator or_expr)*
   comp_operator: "<" | ">" | "==" | ">=" | "<=" | "!=" | "is" ["not"] |
                  ["not"] "in"

All comparisons have the same priority, below that of arithmetic,
shifts and bitwise operations. They can be chained: "x < y <= z" means
"x < y and y <= z", with y evaluated once.

"<", ">", "==", ">=", "<=" and "!=" compare the values of two objects.
Unless their types say otherwise, objects are equal only to
themselves, and have no order: to ask for one raises a "TypeError".
Numbers compare by value whatever their types are ("nan" is not even
equal to itself), strings by code points, sequences of one type item
by item, dicts by their items, sets by inclusion. Classes define
"__lt__()", "__le__()", "__eq__()", "__ne__()", "__gt__()" and
"__ge__()".

"in" and "not in" test for membership: "x in s" is true if s has an
item that is x or equal to it. For strings and bytes, it is true if x
is a part of s. Classes define "__contains__()"; without it, the items
of an iteration are compared.

"is" and "is not" test whether two objects are the same one.
"""

topics['compound'] = """\
Compound statements
*******************

Compound statements contain other statements and control how they run.
"if", "while" and "for" control the flow, "try" handles exceptions,
"with" brackets a block by what a context manager does, "match"
selects by the shape of a value. Definitions of functions and classes
are compound statements too.

A compound statement has one or more clauses, each with a header that
ends with a colon, and a suite: simple statements on the header's
line, separated by semicolons, or indented statements on the lines
below it.
"""

topics['context-managers'] = """\
With Statement Context Managers
*******************************

A context manager sets up what a "with" statement's block needs, and
clears up after it, however the block ends. Files, locks and database
transactions are examples.

   object.__enter__(self)
is called before the block. What it returns is bound to the target
behind "as".

   object.__exit__(self, exc_type, exc_value, traceback)
is called after it. If an exception ended the block, the arguments
describe it, and are "None" otherwise. If the method returns a true
value, the exception counts as handled. The method should not raise
again what it was given.

"contextlib.contextmanager" makes a context manager of a generator.
"""

topics['continue'] = """\
The "continue" statement
************************

   continue_stmt: "continue"

"continue" goes on with the next round of the nearest "for" or "while"
loop around it, in the same function or class. If it leaves a "try"
statement with a "finally" clause, that clause runs first.
"""

topics['conversions'] = """\
Arithmetic conversions
**********************

Where an arithmetic operator says that its operands are converted to a
common type, built-in types do as follows: if one operand is a complex
number, a floating-point number is converted to complex; otherwise, if
one is a floating-point number, the other is converted to floating
point; otherwise both are integers, and nothing needs to be converted.
Other types bring rules of their own.
"""

topics['customization'] = """\
Basic customization
*******************

   object.__new__(cls[, ...])
makes an instance of the class and returns it. It is a static method
without being declared one.

   object.__init__(self[, ...])
is called with a new instance and the arguments of the call of the
class, and returns "None".

   object.__del__(self)
is called when the instance is about to be destroyed, at some time
after the last use.

   object.__repr__(self)
returns a text for programmers, if possible one that evaluates to an
equal object; "repr()" calls it.

   object.__str__(self)
returns a text to read; "str()" and "print()" call it. Without it,
"__repr__()" serves.

   object.__bytes__(self)
returns bytes; "bytes()" calls it.

   object.__format__(self, format_spec)
returns a formatted text; "format()", "str.format()" and f-strings
call it.

   object.__lt__(self, other), __le__, __eq__, __ne__, __gt__, __ge__
compare. They may return "NotImplemented" where they can't tell.

   object.__hash__(self)
returns an integer that is the same for objects that are equal. A
class that defines "__eq__()" without it has no hash, and its
instances can't be keys of dicts.

   object.__bool__(self)
returns whether the object counts as true. Without it, "__len__()" is
asked; without both, it does.
"""

topics['debugger'] = """\
"pdb" -- The Python Debugger
****************************

The module "pdb" is an interactive debugger for programs: breakpoints
with conditions, going on line by line, a look at the stack, listings
of the source, evaluation of any code in the context of any frame, and
debugging after a crash.

   breakpoint()                     # in a program: stop here
   python -m pdb program.py         # run a program under the debugger
   pdb.pm()                         # look at the last exception's traceback

At the "(Pdb)" prompt, "help" lists the commands. The most common are
"n" (next line), "s" (step into a call), "r" (run until the function
returns), "c" (continue), "b" (set a breakpoint), "p" (print a value),
"w" (where am I), "u" and "d" (up and down the stack), "l" (list the
source) and "q" (quit).
"""

topics['del'] = """\
The "del" statement
*******************

   del_stmt: "del" target_list

"del" deletes each target, from left to right. To delete a name is to
unbind it in the local or global namespace; if it is not bound, a
"NameError" is raised. To delete an attribute, a subscription or a
slicing is left to the object before the dot or bracket.
"""

topics['dict'] = """\
Dictionary displays
*******************

   dict_display: "{" [dict_item_list | dict_comprehension] "}"
   dict_item: expression ":" expression | "**" or_expr

A dictionary display makes a new dict of the items in it, from left to
right. Of several items with equal keys, the last one gives the value.
"**mapping" stands for the items of a mapping. A comprehension, "{key:
value for ... in ...}", makes the items in loops. Keys must have a
hash.
"""

topics['dynamic-features'] = """\
Interaction with dynamic features
*********************************

Free variables of a block are resolved when it runs, not when it is
compiled:

   i = 10
   def f():
       print(i)
   i = 42
   f()                              # prints 42

"eval()" and "exec()" have no access to the variables of functions
around the one that calls them: they resolve names in the local and
global namespace that they are given, or else in the caller's.
"""

topics['else'] = """\
The "else" clause
*****************

In an "if" statement, the suite behind "else" runs if no condition was
true. Behind a "for" or "while" loop, it runs when the loop has come
to its end without a "break". In a "try" statement, it runs if the
suite behind "try" raised no exception and was not left early.

In an expression, "x if condition else y" has the value of x if the
condition is true, and that of y otherwise.
"""

topics['exceptions'] = """\
Exceptions
**********

Exceptions leave the normal flow of a block of code in order to deal
with errors and other unusual situations. One is raised where the
error is found, by the interpreter or by a "raise" statement, and
handled by a "try" statement in the same block or in one that called
it, directly or not. A handler can't go back to where the error was
and continue there. An exception that nothing handles ends the
program, or returns to the interactive loop; a traceback is printed.

Exceptions are instances of classes that derive from "BaseException".
A handler names the classes that it handles, and also handles those
derived from them.
"""

topics['execmodel'] = """\
Execution model
***************

A program is made of blocks of code: pieces that are executed as a
unit, in a frame. A module, the body of a function and a class
definition are blocks.

Names refer to objects and are bound by assignments, parameters,
definitions of functions and classes, imports, "for" loops, "as" in
"with", "except" and "match" and the like. If a name is bound in a
block, it is local to the block, unless declared "global" or
"nonlocal". A name that is used but not bound in a function is looked
for in the functions around it, then among the globals of the module,
then among the built-in names. Names in a class's body are not visible
in its methods.

Errors are raised as exceptions, and handled by "try" statements; see
EXCEPTIONS.
"""

topics['exprlists'] = """\
Expression lists
****************

   expression_list: expression ("," expression)* [","]

A list of expressions with at least one comma is a tuple with the
values of the expressions, from left to right. A star before one,
"*iterable", stands for its items. One expression alone needs a comma
behind it to be a tuple: "(x,)". An empty tuple is "()".
"""

topics['floating'] = """\
Floating-point literals
***********************

   floatnumber: pointfloat | exponentfloat

   3.14    10.    .001    1e100    3.14e-10    0e0    3.14_15_93

Digits are always decimal, and zeros may stand at the start.
Underscores between digits make them easier to read and mean nothing.
"""

topics['for'] = """\
The "for" statement
*******************

   for_stmt: "for" target_list "in" starred_expression_list ":" suite
             ["else" ":" suite]

A "for" loop goes through the items of an iterable object: a string, a
list, a generator and so on. The expression is evaluated once and
gives the iterator; each item that it yields is assigned to the
targets, and the suite runs. When there are no more items, the suite
behind "else", if any, runs, and the loop ends.

"break" ends the loop without the "else" clause. "continue" goes on
with the next item. Assignments to the targets in the suite do not
change which item comes next, and the targets keep their last value
after the loop.

   for number, line in enumerate(file, 1):
       print(number, line)
"""

topics['formatstrings'] = """\
Format string syntax
********************

   replacement_field: "{" [field_name] ["!" conversion] [":"
                      format_spec] "}"
   format_spec: [[fill]align][sign]["z"]["#"]["0"][width][grouping]["."
                precision][type]

"str.format()" and f-strings replace what stands in braces; "{{" and
"}}" are braces. A field name is the number or name of an argument,
followed by ".attribute" and "[item]" as needed; in an f-string it is
an expression. A conversion calls a function first: "!s" str(), "!r"
repr(), "!a" ascii().

The specification behind the colon says how the value is shown. Align
is "<" left, ">" right, "^" in the middle, "=" with the fill between
sign and digits. Sign is "+", "-" or a space. Grouping is "," or "_".
Types are: "s" for strings; "b", "c", "d", "o", "x", "X", "n" for
integers; "e", "E", "f", "F", "g", "G", "n", "%" for numbers.

   '{:>10}'.format('right')           '     right'
   '{:+.2f}'.format(3.14159)          '+3.14'
   '{:,}'.format(1234567)             '1,234,567'
   '{0:x} {0:#b}'.format(10)          'a 0b1010'

The operator "%" formats as well: "'%s has %d' % (name, count)".
"""

topics['function'] = """\
Function definitions
********************

   funcdef: [decorators] "def" funcname [type_params] "("
            [parameter_list] ")" ["->" expression] ":" suite

A definition makes a function and binds it to its name. The body runs
when the function is called. Decorators are called with the function,
the last one first, and what they return is bound in its place.

Parameters with "= expression" have default values, which are
evaluated once, when the definition runs: a default that can be
changed, such as a list, is shared by all calls. Parameters before a
"/" are positional only, those behind a "*" or "*args" keyword only.
"*args" takes the positional arguments that are left, "**kwargs" the
keyword arguments that are left. Parameters and the result may have
annotations.

   def greet(name, /, *others, greeting='Hello', **options) -> str: ...
"""

topics['global'] = """\
The "global" statement
**********************

   global_stmt: "global" identifier ("," identifier)*

The names are those of global variables in the whole block that the
statement is in. Without it, an assignment would make a variable local
to the function. A name must not be used in the block before the
statement. It is a message to the compiler, and has no effect on code
that "exec()" is given as text.
"""

topics['id-classes'] = """\
Reserved classes of identifiers
*******************************

Some names have a meaning by their form:

   _*        not imported by "from module import *". "_" alone is the last
             result at the interactive prompt, and a pattern that matches
             anything in "case".
   __*__     names that the language defines. Any use that is not documented
             may break.
   __*       private to a class: the compiler adds the class's name.
"""

topics['identifiers'] = """\
Names (identifiers and keywords)
********************************

A name begins with a letter or an underscore, and goes on with
letters, digits and underscores. Letters are those of all scripts.
Capital and small letters differ, and names may have any length. Names
are compared in the normal form NFKC.

Keywords can't be used as names: False, None, True, and, as, assert,
async, await, break, class, continue, def, del, elif, else, except,
finally, for, from, global, if, import, in, is, lambda, nonlocal, not,
or, pass, raise, return, try, while, with, yield. The soft keywords
"match", "case", "type" and "_" are keywords only where their
statements stand.
"""

topics['if'] = """\
The "if" statement
******************

   if_stmt: "if" assignment_expression ":" suite ("elif"
            assignment_expression ":" suite)* ["else" ":" suite]

The conditions are evaluated one after the other until one is true;
the suite behind it runs, and no other part of the statement is
evaluated. If none is true, the suite behind "else" runs, if there is
one.
"""

topics['imaginary'] = """\
Imaginary literals
******************

   imagnumber: (floatnumber | digitpart) ("j" | "J")

   3.14j    10.j    10j    .001j    1e100j

An imaginary literal is a complex number whose real part is 0.0. A
complex number with another real part is a sum: "3+4j".
"""

topics['import'] = """\
The "import" statement
**********************

   import_stmt: "import" module ["as" identifier] ("," module ["as"
                identifier])*
              | "from" relative_module "import" identifier ["as"
                identifier] ("," identifier ["as" identifier])*
              | "from" relative_module "import" "*"

"import" finds a module, runs it if this is the first time, and binds
a name. "import a.b" binds "a"; "import a.b as c" binds "c" to "a.b".
"from module import name" binds attributes of the module, or modules
in a package. "from module import *" binds all names that "__all__"
lists, or else all that do not begin with an underscore; it may only
stand in a module.

Dots before the module's name, "from . import x", mean the package
that the module is in, and one package further out for each more.

A package is a module that contains modules: a folder, mostly with a
file "__init__.py" in it. Modules are kept in "sys.modules", and
looked for in the folders of "sys.path". If there is none, a
"ModuleNotFoundError" is raised; if a name can't be found in it, an
"ImportError".

"from __future__ import feature" lets the compiler treat a module by
rules of later versions; it must stand at the top.
"""

topics['in'] = """\
Membership test operations
**************************

"x in s" is true if x is a member of s, and "x not in s" if it is not.
For containers such as lists, tuples, sets, dicts (their keys) it
means "any(x is e or x == e for e in s)". For strings and bytes it is
true if x is a part of s; an empty string is part of any.

Classes define "__contains__()". Otherwise "__iter__()" is used, or
"__getitem__()" with 0, 1, 2 and so on.

In a "for" statement, "in" stands between the targets and what is gone
through.
"""

topics['integers'] = """\
Integer literals
****************

   integer: decinteger | bininteger | octinteger | hexinteger

   7    2147483647    0o177    0b100110111    0xdeadbeef    100_000_000

Integers may have any length. Underscores between digits and behind
the base mean nothing. A decimal number other than zero may not begin
with 0.
"""

topics['lambda'] = """\
Lambdas
*******

   lambda_expr: "lambda" [parameter_list] ":" expression

A lambda expression is a function without a name: "lambda parameters:
expression" is a function that returns the value of the expression. It
can't contain statements or annotations.
"""

topics['lists'] = """\
List displays
*************

   list_display: "[" [flexible_expression_list | comprehension] "]"

A list display makes a new list: of the values of expressions, from
left to right, or of what a comprehension yields: "[x * x for x in
range(10) if x % 2]".
"""

topics['match'] = """\
The "match" statement
*********************

   match_stmt: "match" subject_expr ":" NEWLINE INDENT case_block+
               DEDENT
   case_block: "case" patterns [guard] ":" suite

The subject is compared with the pattern of each "case", from top to
bottom. The first that matches, and whose guard "if condition" is
true, has its names bound and its suite run.

   literal          matches what is equal; None, True and False what is the
                    same
   name             matches anything and binds it; _ binds nothing
   a.b              matches what is equal to the value of a dotted name
   p1 | p2          matches what one of the patterns does
   pattern as name  binds what the pattern matches
   [p1, *rest]      matches a sequence, but no string or bytes, item by item
   {key: p, **rest} matches a mapping that has the keys
   Class(p, attr=p) matches an instance whose attributes match; positional
   ones are those of __match_args__

   match command.split():
       case ['go', direction]:
           go(direction)
       case ['quit' | 'exit']:
           return
       case _:
           print('what?')
"""

topics['naming'] = """\
Naming and binding
******************

Names refer to objects. What binds names: parameters of functions,
definitions of classes and functions, assignments and assignment
expressions, the targets of "for", "as" in "with", "except", "import"
and patterns, "import", "type" and type parameters. "del" unbinds, and
counts as binding for what follows.

A name that is bound in a block is a local variable of that block
unless it is declared "global" or "nonlocal"; names bound in a module
are global. If a local variable is used before it is bound, an
"UnboundLocalError" is raised, for the compiler decides for the whole
block.

A name that is not bound in a block is that of the nearest function
around it that binds it, then a global variable of the module, then
one of the module "builtins". The body of a class is a block whose
names are not visible in its methods; use "self.name" there, or the
class's name.
"""

topics['nonlocal'] = """\
The "nonlocal" statement
************************

   nonlocal_stmt: "nonlocal" identifier ("," identifier)*

The names are those of variables of the nearest function around this
one that binds them, so that a nested function can assign to them. If
no function around it binds a name, it is a "SyntaxError". A name must
not be used in the block before the statement.
"""

topics['numbers'] = """\
Numeric literals
****************

There are integers, floating-point numbers and imaginary numbers;
complex numbers are sums of a real and an imaginary one. A sign is no
part of a literal: "-1" is the operator "-" and the literal "1".
"""

topics['numeric-types'] = """\
Emulating numeric types
***********************

   object.__add__(self, other), __sub__, __mul__, __matmul__, __truediv__,
   __floordiv__, __mod__, __divmod__, __pow__, __lshift__, __rshift__,
   __and__, __xor__, __or__
do the binary operations "+", "-", "*", "@", "/", "//", "%",
"divmod()", "**", "<<", ">>", "&", "^" and "|". They return
"NotImplemented" for operands that they do not know.

   object.__radd__(self, other), ...
are the same with the operands exchanged. They are called if the left
operand does not know the operation, and first if the right one's
class is derived from the left one's.

   object.__iadd__(self, other), ...
are for "+=" and so on. They change the object in place if that is
possible, and return the result.

   object.__neg__(self), __pos__, __abs__, __invert__
are for "-x", "+x", "abs(x)" and "~x".

   object.__complex__(self), __int__, __float__, __index__
convert. "__index__()" says that the object is an integer: it is used
for indices and slices.

   object.__round__(self[, ndigits]), __trunc__, __floor__, __ceil__
round.
"""

topics['objects'] = """\
Objects, values and types
*************************

All data of a program are objects, or relations between objects. Every
object has an identity, a type and a value. The identity never
changes: "is" compares it, and "id()" returns a number that stands for
it. The type says what can be done with the object, and which values
it may have; "type()" returns it. Objects whose value can change are
mutable, such as lists and dicts; numbers, strings and tuples are
immutable. A tuple can contain a mutable object, whose value may
change; the tuple is immutable all the same, for it always contains
the same objects.

Objects are never destroyed explicitly: those that can't be reached
any more are collected at some time. Close files and the like with
"with" or "close()" rather than leave it to the collector.
"""

topics['operator-summary'] = """\
Operator precedence
*******************

From what binds most tightly to what binds least. Operators on one
line have the same priority and group from left to right; the power
operator and conditional expressions from right to left.

   (...) [...] {...}                 parentheses, displays
   x[i] x[i:j] x(...) x.name         subscription, slicing, call, attribute
   await x                           await expression
   **                                The power operator
   +x -x ~x                          positive, negative, bitwise NOT
   * @ / // %                        multiplication, matrices, division,
                                     remainder
   + -                               addition, subtraction
   << >>                             shifts
   &                                 bitwise AND
   ^                                 bitwise XOR
   |                                 bitwise OR
   in not in is is not
   < <= > >= != ==                   comparisons, membership and identity
                                     tests
   not x                             boolean NOT
   and                               boolean AND
   or                                boolean OR
   x if c else y                     conditional expression
   lambda                            lambda expression
   :=                                assignment expression

"**" binds less tightly than a sign on its right: "2**-1" is 0.5. "%"
also formats strings, with the same priority.
"""

topics['pass'] = """\
The "pass" statement
********************

   pass_stmt: "pass"

"pass" does nothing. It stands where a statement is needed but there
is nothing to do.
"""

topics['power'] = """\
The power operator
******************

   power: (await_expr | primary) ["**" u_expr]

"x ** y" is x raised to the power of y, like "pow(x, y)". It binds
more tightly than a sign on its left, and less tightly than one on its
right: "-1**2" is -1. Two integers give an integer, but a negative
exponent a floating-point number. Zero to a negative power raises a
"ZeroDivisionError"; a negative number to a broken power is complex.
The methods are "__pow__()" and "__rpow__()".
"""

topics['raise'] = """\
The "raise" statement
*********************

   raise_stmt: "raise" [expression ["from" expression]]

The expression is an exception, or a class of exceptions, of which an
instance is made. Without an expression, the exception that is being
handled is raised again; if there is none, a "RuntimeError".

"from" names another exception as the cause, which is shown before the
new one; "from None" hides the context. While another exception is
handled, that one is the new one's "__context__" without being named.
"with_traceback()" sets a traceback.
"""

topics['return'] = """\
The "return" statement
**********************

   return_stmt: "return" [expression_list]

"return" leaves the function with the value of the expression, or with
"None". If it leaves a "try" statement with a "finally" clause, that
clause runs first. In a generator, the value is that of the
"StopIteration" at its end; an asynchronous generator may only return
without a value.
"""

topics['sequence-types'] = """\
Emulating container types
*************************

   object.__len__(self)
returns the number of items; "len()" calls it.

   object.__length_hint__(self)
returns about how many items there are.

   object.__getitem__(self, key), __setitem__(self, key, value),
   __delitem__(self, key)
read, set and delete "self[key]". Sequences take integers and slice
objects as keys and raise an "IndexError" where there is no item;
mappings raise a "KeyError".

   object.__missing__(self, key)
is called by a class derived from "dict" for a key that is not there.

   object.__iter__(self), __reversed__(self)
return iterators.

   object.__contains__(self, item)
tells whether there is an item; "in" calls it.

The module "collections.abc" has base classes that make the other
methods of sequences and mappings out of these.
"""

topics['shifting'] = """\
Shifting operations
*******************

   shift_expr: a_expr | shift_expr ("<<" | ">>") a_expr

"x << n" shifts the bits of an integer to the left, which multiplies
it by "2**n"; "x >> n" shifts them to the right, the floor of a
division by "2**n". n must not be negative. The methods are
"__lshift__()" and "__rshift__()".
"""

topics['slicings'] = """\
Slicings
********

   slice_item: [lower_bound] ":" [upper_bound] [":" [stride]]

A slicing selects a range of items of a sequence: "a[1:3]", "a[:-1]",
"a[::2]". Bounds that are left out mean the start and the end,
negative ones count from the end. Slicings stand in expressions, and
as targets of assignments and "del".

The object gets a "slice" object with "start", "stop" and "step" as
key; several of them, separated by commas, are a tuple.
"""

topics['specialattrs'] = """\
Special Attributes
******************

   object.__dict__             the attributes of an object that can have any
   instance.__class__          the class of an instance
   class.__bases__             the tuple of a class's bases
   definition.__name__         the name of a class, function, method or
                               generator
   definition.__qualname__     the same with the classes and functions that
                               it is in
   definition.__module__       the name of the module that it is in
   definition.__doc__          its documentation, or None
   definition.__type_params__  its type parameters
   class.__mro__               the classes in which attributes are looked
                               for, in their order
   class.__subclasses__()      a list of the classes derived from it
"""

topics['specialnames'] = """\
Special method names
********************

A class defines what operators and other syntax do with its instances
by methods with special names: if it has a method "__getitem__()",
then "x[i]" means roughly "type(x).__getitem__(x, i)". Without a
method the operation raises a "TypeError" or an "AttributeError". A
class may set a special method to "None" to say that it does not have
the operation.

Special methods are looked for in the type of an object, not in the
object itself, mostly without "__getattribute__()".
"""

topics['string-methods'] = """\
String Methods
**************

Strings have all operations of sequences, and these methods:

   capitalize casefold lower swapcase title upper      letters
   center ljust rjust zfill expandtabs                 width
   strip lstrip rstrip removeprefix removesuffix       ends
   split rsplit splitlines partition rpartition join   parts
   find rfind index rindex count startswith endswith   search
   replace translate maketrans                         replacement
   isalnum isalpha isascii isdecimal isdigit isidentifier islower isnumeric
   isprintable isspace istitle isupper
   encode format format_map                            conversion

None changes the string; each that changes something returns a new
one. "help(str.split)" and the like tell more.
"""

topics['strings'] = r"""
String and Bytes literals
*************************

   'text'    "text"    '''text of many lines'''    b'bytes'    r'raw'
             f'value: {x}'

Strings stand between single or double quotes, or between three of
them, where they may contain line ends. A backslash begins an escape:

   \<newline>    nothing             \\   backslash       \'   \"   quotes
   \a \b \f \n \r \t \v              control characters
   \ooo          an octal number     \xhh                 a hexadecimal
                 number
   \N{name}      a character's name  \uxxxx \Uxxxxxxxx    its code point

Letters before the quote, capital or small: "r" leaves backslashes
alone; "b" makes bytes, of ASCII characters and escapes; "f" makes a
formatted string, whose braces contain expressions; "t" a template;
"u" means nothing. "r" can be combined with "b", "f" and "t".

Strings are sequences of Unicode code points, bytes of integers from 0
to 255. "encode()" and "decode()" convert between them.
"""

topics['subscriptions'] = """\
Subscriptions and slicings
**************************

   subscription: primary "[" flexible_expression_list "]"

A subscription selects an item of a container: "a[i]". The object is
asked by its method "__getitem__()"; a class by "__class_getitem__()".
Sequences take integers, negative ones count from the end, and slices;
mappings take keys. Several expressions, separated by commas, are a
tuple.
"""

topics['truth'] = """\
Truth Value Testing
*******************

Any object can be tested for truth, in "if" and "while" conditions and
by boolean operators. It counts as true unless its class has a method
"__bool__()" that returns "False" or a method "__len__()" that returns
zero. So these are false: "None" and "False"; zeros of all numeric
types; empty strings, sequences and collections.
"""

topics['try'] = """\
The "try" statement
*******************

   try_stmt: "try" ":" suite ("except" [expression ["as" identifier]]
             ":" suite)* ["else" ":" suite] ["finally" ":" suite]
           | "try" ":" suite ("except" "*" expression ["as" identifier]
             ":" suite)+ ["else" ":" suite] ["finally" ":" suite]

If the suite behind "try" raises an exception, the "except" clauses
are looked at one after the other. The first whose class, or one of
whose classes in a tuple, the exception is an instance of handles it:
its suite runs, with the exception bound to the name behind "as",
which is deleted again at the end. A clause without an expression
handles everything and must be the last. If no clause matches, the
search goes on in the code around and in the callers.

"except*" handles those exceptions of a group that match; several such
clauses may run.

The suite behind "else" runs if there was no exception, and the one
behind "finally" in any case, at last, whether the statement was left
normally, by an exception, or by "return", "break" or "continue". An
exception that was not handled is raised again after it; a "return"
there discards it.
"""

topics['types'] = """\
The standard type hierarchy
***************************

   None, NotImplemented, Ellipsis      one object each
   numbers.Number
     numbers.Integral                  int, and bool with True and False
     numbers.Real                      float
     numbers.Complex                   complex
   Sequences
     immutable                         str, tuple, bytes, range
     mutable                           list, bytearray
   Set types                           set, frozenset
   Mappings                            dict
   Callable types                      functions, methods, generator and
                                       coroutine functions, built-in
                                       functions and methods, classes,
                                       instances with __call__()
   Modules                             made by import
   Custom classes and their instances
   I/O objects                         files, as open() returns them
   Internal types                      code objects, frames, tracebacks,
                                       slices, static and class methods

A class is made by a class definition, and has a namespace,
"__dict__", in which its attributes are looked for; then those of its
bases follow in the method resolution order. A function that is found
in the class of an instance becomes a method bound to that instance.
An instance has a namespace of its own, which is asked first, except
for data descriptors.

A frame object (f_back, f_code, f_lineno, f_locals, f_globals) is a
call that is under way; a traceback object (tb_next, tb_frame,
tb_lineno) a place that an exception has passed.
"""

topics['typesfunctions'] = """\
Functions
*********

Function objects are made by function definitions. The only thing to
do with one is to call it: "func(arguments)". There are functions
written in Python and built-in functions; both are called in the same
way. Functions written in Python have attributes such as "__name__",
"__doc__", "__defaults__", "__code__" and "__globals__", and others
can be set.
"""

topics['typesmapping'] = """\
Mapping Types -- "dict"
***********************

A mapping leads from keys to values. There is one standard mapping
type, the dict. Keys are any objects with a hash; those that are
equal, such as 1 and 1.0, are the same key. A dict keeps its items in
the order in which the keys came.

   len(d)    d[key]    d[key] = value    del d[key]    key in d    iter(d)
             reversed(d)
   d.get(key, default)    d.setdefault(key, default)    d.pop(key)
                          d.popitem()
   d.keys()    d.values()    d.items()    d.update(other)    d | other
               d.copy()    d.clear()
   dict.fromkeys(keys, value)

"keys()", "values()" and "items()" return views, which follow changes
of the dict. A key that is not there raises a "KeyError".
"""

topics['typesmethods'] = """\
Methods
*******

Methods are functions that are called as attributes: those of built-in
types, such as "append()" of lists, and those that classes define. A
method that was looked up through an instance is bound to it: a call
passes the instance, "__self__", to the function, "__func__", as first
argument.
"""

topics['typesmodules'] = """\
Modules
*******

The only special thing to do with a module is to use its attributes:
"m.name" is the global variable of that name in module m. "m.__dict__"
is its namespace. Modules are made by "import"; they have a
"__name__", a "__spec__" and often a "__file__".
"""

topics['typesseq'] = """\
Sequence Types -- "list", "tuple", "range"
******************************************

There are three basic types of sequences; strings and bytes are
others. All have:

   x in s, x not in s        is x an item
   s + t                     the one and then the other (not range)
   s * n, n * s              n times (not range)
   s[i], s[i:j], s[i:j:k]    an item, or items from i up to j, with step k
   len(s), min(s), max(s)    length, least and greatest item
   s.index(x), s.count(x)    where x is first, how often it is there

Sequences of one type can be compared: tuples and lists item by item.
Negative indices count from the end. To join many sequences, use
"extend()" or "join()" rather than "+" again and again.

A range is a sequence of integers that stores start, stop and step
only. A tuple is immutable and has a hash if its items have. A list is
mutable.
"""

topics['typesseq-mutable'] = """\
Mutable Sequence Types
**********************

Lists, byte arrays and other mutable sequences have these operations
besides those of all sequences:

   s[i] = x, s[i:j] = t      replace an item, or items by those of t
   del s[i], del s[i:j:k]    remove items
   s += t, s *= n            extend by t, repeat
   s.append(x)               add an item at the end
   s.extend(t)               add those of t
   s.insert(i, x)            add one before the item at i
   s.pop(), s.pop(i)         remove an item and return it
   s.remove(x)               remove the first that is equal to x
   s.clear(), s.copy()       remove all, make a copy
   s.reverse()               reverse the order

Lists can also "sort(key=None, reverse=False)". Methods that change a
sequence return "None".
"""

topics['unary'] = """\
Unary arithmetic and bitwise operations
***************************************

   u_expr: power | "-" u_expr | "+" u_expr | "~" u_expr

"-x" is the negative of a number, "+x" the number itself, "~x" the
bitwise inversion of an integer, "-(x+1)". They all have the same
priority. The methods are "__neg__()", "__pos__()" and "__invert__()".
"""

topics['while'] = """\
The "while" statement
*********************

   while_stmt: "while" assignment_expression ":" suite ["else" ":"
               suite]

As long as the condition is true, the suite runs again. Once it is
false, at the first time perhaps, the suite behind "else" runs, if
there is one, and the loop ends. "break" ends the loop without the
"else" clause, "continue" goes on with testing the condition.
"""

topics['with'] = """\
The "with" statement
********************

   with_stmt: "with" ("(" with_items [","] ")" | with_items) ":" suite
   with_item: expression ["as" target]

"with" brackets a suite by the methods of a context manager. The
expression is evaluated; "__enter__()" of its value is called, and
what it returns is assigned to the target; the suite runs;
"__exit__()" is called, however the suite ended. If it ended with an
exception, "__exit__()" gets its class, value and traceback, and the
exception is raised again unless the method returns a true value. With
more than one item, each is nested in the one before it.

   with open('a') as source, open('b', 'w') as target:
       target.write(source.read())
"""

topics['yield'] = """\
The "yield" statement
*********************

   yield_expression: "yield" [expression_list | "from" expression]

A function with a "yield" in it is a generator function: a call
returns an iterator and does not run the body yet. Each "next()" runs
it up to the next "yield", whose value is the item, and keeps it there
with all its variables. The end of the function ends the iteration.

"yield" is an expression too: its value is what "send()" passes to the
generator, or "None"; "throw()" raises an exception there, and
"close()" a "GeneratorExit". "yield from iterable" yields all items of
another iterable and has the value that it returned.
"""
