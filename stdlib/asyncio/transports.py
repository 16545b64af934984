"""What carries bytes for a protocol: the interfaces of transports."""

__all__ = ('BaseTransport', 'ReadTransport', 'WriteTransport', 'Transport', 'DatagramTransport',
           'SubprocessTransport')


class BaseTransport:
    """What all transports have."""

    __slots__ = ('_extra',)

    def __init__(self, extra=None):
        self._extra = {} if extra is None else extra

    def get_extra_info(self, name, default=None):
        """Return what is known under a name, such as 'socket' or 'peername'."""
        return self._extra.get(name, default)

    def is_closing(self):
        """Tell whether the transport is closed, or about to be."""
        raise NotImplementedError

    def close(self):
        """Close the transport after what was written has been sent."""
        raise NotImplementedError

    def set_protocol(self, protocol):
        """Set the protocol."""
        raise NotImplementedError

    def get_protocol(self):
        """Return the protocol."""
        raise NotImplementedError


class ReadTransport(BaseTransport):
    """A transport that reads."""

    __slots__ = ()

    def is_reading(self):
        """Tell whether the protocol is given what comes."""
        raise NotImplementedError

    def pause_reading(self):
        """Read nothing until resume_reading()."""
        raise NotImplementedError

    def resume_reading(self):
        """Read on."""
        raise NotImplementedError


class WriteTransport(BaseTransport):
    """A transport that writes."""

    __slots__ = ()

    def set_write_buffer_limits(self, high=None, low=None):
        """Set how many bytes have to wait to be sent for the protocol to be paused, and to be resumed."""
        raise NotImplementedError

    def get_write_buffer_size(self):
        """Return how many bytes wait to be sent."""
        raise NotImplementedError

    def get_write_buffer_limits(self):
        """Return the limits, the low one first."""
        raise NotImplementedError

    def write(self, data):
        """Send bytes, at once or later."""
        raise NotImplementedError

    def writelines(self, list_of_data):
        """Send several pieces of bytes."""
        self.write(b''.join(list_of_data))

    def write_eof(self):
        """Tell the other side that no more will come, after what was written."""
        raise NotImplementedError

    def can_write_eof(self):
        """Tell whether there is write_eof()."""
        raise NotImplementedError

    def abort(self):
        """Close the transport at once."""
        raise NotImplementedError


class Transport(ReadTransport, WriteTransport):
    """A transport for a stream in both directions."""

    __slots__ = ()


class DatagramTransport(BaseTransport):
    """A transport for datagrams."""

    __slots__ = ()

    def sendto(self, data, addr=None):
        """Send a datagram, to an address or to the one that the transport was made for."""
        raise NotImplementedError

    def abort(self):
        """Close the transport at once."""
        raise NotImplementedError


class SubprocessTransport(BaseTransport):
    """A subprocess and its pipes."""

    __slots__ = ()

    def get_pid(self):
        """Return the id of the process."""
        raise NotImplementedError

    def get_returncode(self):
        """Return the exit code; None while the process runs."""
        raise NotImplementedError

    def get_pipe_transport(self, fd):
        """Return the transport of the pipe that is the process's descriptor fd."""
        raise NotImplementedError

    def send_signal(self, signal):
        """Send a signal."""
        raise NotImplementedError

    def terminate(self):
        """Send SIGTERM."""
        raise NotImplementedError

    def kill(self):
        """Send SIGKILL."""
        raise NotImplementedError


class _FlowControlMixin(Transport):
    """Pauses and resumes the protocol by the number of bytes that wait to be sent. A subclass calls the
    two methods that begin with _maybe whenever that has changed."""

    __slots__ = ('_loop', '_protocol_paused', '_high_water', '_low_water')

    def __init__(self, extra=None, loop=None):
        super().__init__(extra)
        assert loop is not None
        self._loop = loop
        self._protocol_paused = False
        self._set_write_buffer_limits()

    def _tell_protocol(self, method):
        try:
            getattr(self._protocol, method)()
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as error:
            self._loop.call_exception_handler({
                'message': f'protocol.{method}() failed',
                'exception': error,
                'transport': self,
                'protocol': self._protocol,
            })

    def _maybe_pause_protocol(self):
        if self.get_write_buffer_size() > self._high_water and not self._protocol_paused:
            self._protocol_paused = True
            self._tell_protocol('pause_writing')

    def _maybe_resume_protocol(self):
        if self._protocol_paused and self.get_write_buffer_size() <= self._low_water:
            self._protocol_paused = False
            self._tell_protocol('resume_writing')

    def get_write_buffer_limits(self):
        return self._low_water, self._high_water

    def _set_write_buffer_limits(self, high=None, low=None):
        if high is None:
            high = 64 * 1024 if low is None else 4 * low
        if low is None:
            low = high // 4
        if not high >= low >= 0:
            raise ValueError(f'high ({high!r}) must be >= low ({low!r}) must be >= 0')
        self._high_water = high
        self._low_water = low

    def set_write_buffer_limits(self, high=None, low=None):
        self._set_write_buffer_limits(high=high, low=low)
        self._maybe_pause_protocol()
