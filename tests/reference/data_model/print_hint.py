# print >>file, which Python 2 had, is a shift that suggests what to write.
import sys
from _show import show

show(lambda: print >> sys.stdout)
show(lambda: print >> 5)
show(lambda: len >> 5)
show(lambda: print << 5)
show(lambda: 5 >> print)
show(lambda: -print)
