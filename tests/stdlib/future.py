import __future__

for name in __future__.all_feature_names:
    feature = getattr(__future__, name)
    print(name, feature, feature.getOptionalRelease(), feature.getMandatoryRelease(), hex(feature.compiler_flag))
print(__future__.__all__ == ["all_feature_names"] + __future__.all_feature_names)
print(*sorted(n for n in vars(__future__) if n.startswith("CO_")))
code = compile("def f(x: a.b | None): pass", "<here>", "exec", __future__.annotations.compiler_flag)
exec(code)
print(f.__annotations__)
