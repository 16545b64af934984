from .. import top as from_top
