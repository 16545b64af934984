# exit: 1
# Lazy values of type statements are evaluated in frames of their own.
type Alias = list[undefined]


def use():
    return Alias.__value__


use()
