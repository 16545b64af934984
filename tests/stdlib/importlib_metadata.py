# Distributions along sys.path.
import os
import sys
from importlib import metadata

base = os.path.join(os.environ.get('TEST_TMP', '/tmp'), 'distributions')
files = {
    'Some_Thing-1.2.dist-info/METADATA': 'Metadata-Version: 2.1\nName: Some.Thing\nVersion: 1.2\nRequires-Dist: other>=1\nRequires-Dist: more; extra == "x"\n'
                                         'Classifier: A\nClassifier: B\nSummary: What it is\n\nLong text.\n',
    'Some_Thing-1.2.dist-info/entry_points.txt': '[console_scripts]\nrun = some_thing:main\n\n[plug.ins]\none = some_thing.sub : Class.attr [extra1, extra2]\n# no\ntwo=os.path:join\n',
    'Some_Thing-1.2.dist-info/RECORD': 'some_thing/__init__.py,sha256=abc,12\nSome_Thing-1.2.dist-info/METADATA,,\n"odd,name.txt",,3\n',
    'Some_Thing-1.2.dist-info/top_level.txt': 'some_thing\n',
    'some_thing/__init__.py': 'def main():\n    return "main"\n',
    'other-2.dist-info/METADATA': 'Name: other\nVersion: 2\n',
}
for name, text in files.items():
    os.makedirs(os.path.dirname(f'{base}/{name}'), exist_ok=True)
    with open(f'{base}/{name}', 'w') as file:
        file.write(text)
sys.path.insert(0, base)
print(metadata.version('some-thing'), metadata.version('SOME_thing'), metadata.requires('some.thing'), metadata.requires('other'))
fields = metadata.metadata('some_thing')
print(fields['Name'], fields['summary'], fields.get_all('Classifier'), fields.get('Nothing'), 'Version' in fields)
try:
    metadata.version('absent')
except metadata.PackageNotFoundError as error:
    print(error, error.name, isinstance(error, ModuleNotFoundError))
try:
    metadata.version('')
except ValueError as error:
    print(error)
paths = metadata.files('some_thing')
print([str(p) for p in paths], paths[0].size, paths[0].hash.mode, paths[0].hash.value, paths[1].hash, metadata.files('other'))
print(paths[0].read_text(), str(paths[0].locate()) == base + '/some_thing/__init__.py')
points = metadata.entry_points(group='plug.ins')
print(points, sorted(points.names), points['two'].load() is os.path.join)
print(points['one'].module, points['one'].attr, points['one'].extras, points['one'].dist.name)
print(metadata.entry_points(group='console_scripts', name='run')['run'].load()())
try:
    points['three']
except KeyError as error:
    print(error)
found = sorted(d.metadata['Name'] for d in metadata.distributions(path=[base]))
print(found, metadata.distribution('other').version, metadata.Distribution.at(base + '/other-2.dist-info').name)
print(metadata.packages_distributions()['some_thing'])
