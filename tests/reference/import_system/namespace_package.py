# A folder without __init__.py is a package without a file.
import _spaces
import _spaces.inside

print(_spaces.inside.name, hasattr(_spaces, "__file__") and _spaces.__file__, len(list(_spaces.__path__)), _spaces.__spec__.origin, _spaces.__package__)
