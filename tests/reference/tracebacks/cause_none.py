# exit: 1
# "from None" leaves out the exception that was being handled.
try:
    {}["k"]
except KeyError:
    raise LookupError("only this one") from None
