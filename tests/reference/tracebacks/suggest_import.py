# exit: 1
# What a module lacks, but nearly has.
from _broken_half import nearly_ther
