# exit: 1
# Frames of lambdas, and of a decorator's call, which stands at the line of the decorator.
def deco(f):
    return (lambda g: g())(f)


@deco
def failing():
    return undefined
