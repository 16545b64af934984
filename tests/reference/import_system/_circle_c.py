import _circle_d as d

value = "c"
