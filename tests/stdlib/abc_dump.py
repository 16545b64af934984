"""What an abstract base class knows of subclasses is in one attribute, and can be asked for."""
import abc
import io


class Base(abc.ABC):
    @abc.abstractmethod
    def f(self):
        pass


class Plain:
    pass


class Derived(Plain):
    pass


Base.register(Plain)
print([isinstance(1, Base), issubclass(Derived, Base), isinstance(1, Base)])
print([name for name in sorted(vars(Base)) if 'abc' in name], type(Base._abc_impl))
registry, cache, negative, version = abc._get_dump(Base)
print([ref() for ref in registry], [ref() for ref in cache], [ref() for ref in negative])
print(version == abc.get_cache_token())
abc._reset_registry(Base)
print([len(part) for part in abc._get_dump(Base)[:3]])
abc._reset_caches(Base)
print([len(part) for part in abc._get_dump(Base)[:3]])
out = io.StringIO()
Base._dump_registry(out)
print([line.partition(":")[0] for line in out.getvalue().splitlines()])
