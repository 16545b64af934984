from _family import order

name = __name__
order.append("child")
