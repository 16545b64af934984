import contextvars, threading

var = contextvars.ContextVar("var", default="default")
print(var.get(), var.name)
token = var.set("one")
print(var.get(), token.old_value is contextvars.Token.MISSING)
context = contextvars.copy_context()
def inside():
    before = var.get()
    var.set("inside")
    return before, var.get()
print(context.run(inside), var.get(), context[var], var in context)
var.reset(token)
print(var.get())
try:
    contextvars.ContextVar("x").get()
except LookupError:
    print("LookupError")
results = []
var.set("main")
t = threading.Thread(target=lambda: results.append(var.get()), context=contextvars.copy_context())
t.start(); t.join()
print(results)
