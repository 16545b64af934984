"""Names of generic aliases; a few more classes that have aliases."""
from concurrent.futures.thread import _WorkItem
from string.templatelib import Template

print('__copy__' in dir(list[int]), '__deepcopy__' in dir(list[int]), '__origin__' in dir(list[int]))
print(Template[int].__args__, Template[int].__origin__ is Template, _WorkItem[str].__args__)
