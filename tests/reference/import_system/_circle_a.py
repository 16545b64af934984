import _circle_b

value = "a"
