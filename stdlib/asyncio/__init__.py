"""Tasks that take turns in one thread, and input and output that doesn't block them."""

from .base_events import *
from .coroutines import *
from .events import *
from .exceptions import *
from .futures import *
from .graph import *
from .locks import *
from .protocols import *
from .queues import *
from .runners import *
from .streams import *
from .subprocess import *
from .taskgroups import *
from .tasks import *
from .threads import *
from .timeouts import *
from .transports import *
from .unix_events import *

__all__ = (base_events.__all__ + coroutines.__all__ + events.__all__ + exceptions.__all__ + futures.__all__
           + graph.__all__ + locks.__all__ + protocols.__all__ + runners.__all__ + queues.__all__
           + streams.__all__ + subprocess.__all__ + tasks.__all__ + taskgroups.__all__ + threads.__all__
           + timeouts.__all__ + transports.__all__ + unix_events.__all__)


def __getattr__(name):
    import warnings
    if name == 'AbstractEventLoopPolicy':
        policy = events._AbstractEventLoopPolicy
    elif name == 'DefaultEventLoopPolicy':
        policy = unix_events._DefaultEventLoopPolicy
    else:
        raise AttributeError(f'module {__name__!r} has no attribute {name!r}')
    warnings._deprecated(f'asyncio.{name}', remove=(3, 16))
    return policy
