"""Options of commands, as the C library's getopt() understands them."""

import os
from gettext import gettext as _

__all__ = ["GetoptError", "error", "getopt", "gnu_getopt"]


class GetoptError(Exception):
    """An option is not known, or its argument is missing or must not be; opt is its name."""

    opt = ''
    msg = ''

    def __init__(self, msg, opt=''):
        self.msg = msg
        self.opt = opt
        Exception.__init__(self, msg, opt)

    def __str__(self):
        return self.msg


error = GetoptError


def getopt(args, shortopts, longopts=[]):
    """Return a list of (option, value) and what is left behind the last option.

    In shortopts a letter that takes an argument is followed by ':', or by '::' if it may do without;
    names in longopts end with '=', or with '=?'.
    """
    opts = []
    longopts = _names(longopts)
    while args and args[0].startswith('-') and args[0] != '-':
        if args[0] == '--':
            args = args[1:]
            break
        opts, args = _do_option(opts, args, shortopts, longopts)
    return opts, args


def gnu_getopt(args, shortopts, longopts=[]):
    """Do as getopt() does, but find options between and behind other arguments too.

    Not so if shortopts begins with '+', or the variable POSIXLY_CORRECT is set. If it begins with
    '-', other arguments are among the options, as (None, [argument, ...]).
    """
    opts, others = [], []
    longopts = _names(longopts)
    in_order = shortopts.startswith('-')
    stops = shortopts.startswith('+') or not in_order and bool(os.environ.get("POSIXLY_CORRECT"))
    if shortopts.startswith(('-', '+')):
        shortopts = shortopts[1:]
    while args:
        if args[0] == '--':
            others += args[1:]
            break
        if args[0][:1] == '-' and args[0] != '-':
            if in_order and others:
                opts.append((None, others))
                others = []
            opts, args = _do_option(opts, args, shortopts, longopts)
        elif stops:
            others += args
            break
        else:
            others.append(args[0])
            args = args[1:]
    return opts, others


def _names(longopts):
    return [longopts] if isinstance(longopts, str) else list(longopts)


def _do_option(opts, args, shortopts, longopts):
    if args[0].startswith('--'):
        return do_longs(opts, args[0][2:], longopts, args[1:])
    return do_shorts(opts, args[0][1:], shortopts, args[1:])


def do_longs(opts, opt, longopts, args):
    opt, equals, value = opt.partition('=')
    has_arg, opt = long_has_args(opt, longopts)
    if has_arg:
        if not equals and has_arg != '?':
            if not args:
                raise GetoptError(_('option --%s requires argument') % opt, opt)
            value, args = args[0], args[1:]
    elif equals:
        raise GetoptError(_('option --%s must not have an argument') % opt, opt)
    opts.append(('--' + opt, value))
    return opts, args


def long_has_args(opt, longopts):
    """Return whether an option has an argument ('?': may have one), and its whole name."""
    possible = [name for name in longopts if name.startswith(opt)]
    if not possible:
        raise GetoptError(_('option --%s not recognized') % opt, opt)
    for suffix, has_arg in (('', False), ('=', True), ('=?', '?')):
        if opt + suffix in possible:
            return has_arg, opt
    if len(possible) > 1:
        raise GetoptError(_("option --%s not a unique prefix; possible options: %s")
                          % (opt, ", ".join(possible)), opt)
    name = possible[0]
    if name.endswith('=?'):
        return '?', name[:-2]
    return name.endswith('='), name.removesuffix('=')


def do_shorts(opts, optstring, shortopts, args):
    while optstring != '':
        opt, optstring = optstring[0], optstring[1:]
        value = ''
        has_arg = short_has_arg(opt, shortopts)
        if has_arg:
            if optstring == '' and has_arg != '?':
                if not args:
                    raise GetoptError(_('option -%s requires argument') % opt, opt)
                optstring, args = args[0], args[1:]
            value, optstring = optstring, ''
        opts.append(('-' + opt, value))
    return opts, args


def short_has_arg(opt, shortopts):
    """Return whether an option has an argument ('?': may have one)."""
    at = shortopts.find(opt)
    if opt == ':' or at < 0:
        raise GetoptError(_('option -%s not recognized') % opt, opt)
    if not shortopts.startswith(':', at + 1):
        return False
    return '?' if shortopts.startswith('::', at + 1) else True
