from . import order

name = __name__
order.append("other")
