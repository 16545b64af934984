"""Figures that several parts agree on."""

import enum

# Writes to a lost connection before each further one is logged.
LOG_THRESHOLD_FOR_CONNLOST_WRITES = 5
# Seconds until accept() is tried again after it ran out of descriptors or memory.
ACCEPT_RETRY_DELAY = 1
# Frames that debug mode keeps of the place where something was made.
DEBUG_STACK_DEPTH = 10
SSL_HANDSHAKE_TIMEOUT = 60.0
SSL_SHUTDOWN_TIMEOUT = 30.0
# Bytes that are read at once where a file has to be sent without the system's sendfile().
SENDFILE_FALLBACK_READBUFFER_SIZE = 1024 * 256
FLOW_CONTROL_HIGH_WATER_SSL_READ = 256
FLOW_CONTROL_HIGH_WATER_SSL_WRITE = 512
# Seconds that run() waits for the threads of the default executor.
THREAD_JOIN_TIMEOUT = 300


class _SendfileMode(enum.Enum):
    UNSUPPORTED = enum.auto()
    TRY_NATIVE = enum.auto()
    FALLBACK = enum.auto()
