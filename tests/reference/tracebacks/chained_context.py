# exit: 1
# An exception raised while another is handled shows both, the earlier first.
def load(key):
    return {}[key]


def get(key):
    try:
        return load(key)
    except KeyError:
        return int("not a number")


get("missing")
