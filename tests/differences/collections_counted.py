# gc has one generation's worth of figures, no thresholds to tune and a heap that does not count objects:
# get_threshold() and set_threshold() keep what they are told, and decide nothing.
import gc

gc.set_threshold(5, 6, 7)
print(gc.get_threshold()[:2])           # -> (5, 6)
print(type(gc.collect()).__name__)      # -> int
