# The variables of a frame that an exception has left are not kept with its traceback, unless somebody had asked for
# the frame. CPython prints ['secret'].
def f():
    secret = 1
    raise ValueError(secret)


try:
    f()
except ValueError as e:
    print(list(e.__traceback__.tb_next.tb_frame.f_locals))      # -> []
