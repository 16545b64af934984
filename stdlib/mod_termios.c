/* Module termios: terminals, as POSIX describes them. */
#define _GNU_SOURCE
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

#include "runtime/objects/tuple.h"
#include "stdlib/posix.h"

static const char termios_error_key[] = "termios.error";

/* What errno says, as termios.error, unless an exception is set. */
static Value termios_fail(Thread *t) {
    if (error_is_set(t)) return NULL;
    int number = errno;
    Str *text = str_from_c(t, strerror(number));
    Value error = text ? value_call_2(t, load(vm_root(t, termios_error_key)), small_int(number), to_value(text)) : NULL;
    return error ? raise_value(t, error) : NULL;
}

static Value termios_none(Thread *t, int result) { return result < 0 ? termios_fail(t) : NONE; }

/* ---- attributes -------------------------------------------------------------------------------- */

/* [iflag, oflag, cflag, lflag, ispeed, ospeed, cc]: cc has bytes, but numbers for VMIN and VTIME where lines aren't
 * put together. */
static Value termios_tcgetattr(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    int fd, result;
    struct termios mode;
    if (!posix_fd(t, args[0], &fd)) return NULL;
    POSIX_CALL(t, result, tcgetattr(fd, &mode));
    if (result < 0) return termios_fail(t);
    Value characters = list_new(t, NCCS), list = list_new(t, 7);
    if (!characters || !list) return NULL;
    bool are_numbers = !(mode.c_lflag & ICANON);
    for (int i = 0; i < NCCS; i++) {
        bool is_number = are_numbers && (i == VMIN || i == VTIME);
        Value v = is_number ? small_int(mode.c_cc[i]) : to_value(bytes_new(t, &mode.c_cc[i], 1));
        if (!v || !list_append(t, characters, v)) return NULL;
    }
    const int64_t numbers[] = {mode.c_iflag, mode.c_oflag, mode.c_cflag, mode.c_lflag, cfgetispeed(&mode), cfgetospeed(&mode)};
    for (size_t i = 0; i < ARRAY_LENGTH(numbers); i++)
        if (!list_append(t, list, small_int(numbers[i]))) return NULL;
    return list_append(t, list, characters) ? list : NULL;
}

static bool termios_characters(Thread *t, Value v, struct termios *mode) {
    const char *wrong = "tcsetattr: attributes[6] must be %d element list";
    if (!is_list(t, v)) return FAIL_WITH(raise_type_error(t, wrong, NCCS));
    Value items = tuple_from_iterable(t, v);
    if (!items) return false;
    if (tuple_of(items)->length != NCCS) return FAIL_WITH(raise_type_error(t, wrong, NCCS));
    for (int i = 0; i < NCCS; i++) {
        Value item = tuple_of(items)->items[i];
        int number;
        if (is_bytes(t, item) && bytes_of(item)->length == 1) {
            mode->c_cc[i] = bytes_of(item)->data[0];
        } else if (is_int(t, item)) {
            if (!value_as_int(t, item, &number)) return false;
            mode->c_cc[i] = (cc_t)number;
        } else {
            return FAIL_WITH(raise_type_error(t, "tcsetattr: elements of attributes must be characters or integers"));
        }
    }
    return true;
}

static Value termios_tcsetattr(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    int fd, when, result;
    struct termios mode;
    if (!posix_fd(t, args[0], &fd) || !value_as_int(t, args[1], &when)) return NULL;
    Value items = is_list(t, args[2]) ? tuple_from_iterable(t, args[2]) : NULL;
    if (error_is_set(t)) return NULL;
    if (!items || tuple_of(items)->length != 7) return raise_type_error(t, "tcsetattr, arg 3: must be 7 element list");
    /* What this knows nothing of stays as it is. */
    POSIX_CALL(t, result, tcgetattr(fd, &mode));
    if (result < 0) return termios_fail(t);
    int64_t numbers[6];
    for (int i = 0; i < 6; i++)
        if (!value_as_int64(t, tuple_of(items)->items[i], &numbers[i], T_OVERFLOW_ERROR)) return NULL;
    mode.c_iflag = (tcflag_t)numbers[0], mode.c_oflag = (tcflag_t)numbers[1];
    mode.c_cflag = (tcflag_t)numbers[2], mode.c_lflag = (tcflag_t)numbers[3];
    if (!termios_characters(t, tuple_of(items)->items[6], &mode)) return NULL;
    if (cfsetispeed(&mode, (speed_t)numbers[4]) < 0 || cfsetospeed(&mode, (speed_t)numbers[5]) < 0) return termios_fail(t);
    POSIX_CALL(t, result, tcsetattr(fd, when, &mode));
    return termios_none(t, result);
}

/* ---- what is under way, and the window ----------------------------------------------------------- */

static Value termios_control(Thread *t, Value *args, int (*control)(int fd, int what)) {
    int fd, what, result;
    if (!posix_fd(t, args[0], &fd) || !value_as_int(t, args[1], &what)) return NULL;
    POSIX_CALL(t, result, control(fd, what));
    return termios_none(t, result);
}

static Value termios_tcsendbreak(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return termios_control(t, args, tcsendbreak);
}

static Value termios_tcflush(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return termios_control(t, args, tcflush);
}

static Value termios_tcflow(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    return termios_control(t, args, tcflow);
}

static Value termios_tcdrain(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    int fd, result;
    if (!posix_fd(t, args[0], &fd)) return NULL;
    POSIX_CALL(t, result, tcdrain(fd));
    return termios_none(t, result);
}

static Value termios_tcgetwinsize(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    int fd, result;
    struct winsize size;
    if (!posix_fd(t, args[0], &fd)) return NULL;
    POSIX_CALL(t, result, ioctl(fd, TIOCGWINSZ, &size));
    return result < 0 ? termios_fail(t) : tuple_from_2(t, small_int(size.ws_row), small_int(size.ws_col));
}

static Value termios_tcsetwinsize(Thread *t, Value *args, size_t nargs) {
    (void)nargs;
    int fd, result;
    int64_t rows, columns;
    struct winsize size;
    if (!posix_fd(t, args[0], &fd)) return NULL;
    Value items = is_list(t, args[1]) || is_tuple(t, args[1]) ? tuple_from_iterable(t, args[1]) : NULL;
    if (error_is_set(t)) return NULL;
    if (!items || tuple_of(items)->length != 2) return raise_type_error(t, "tcsetwinsize, arg 2: must be a two-item sequence");
    if (!value_as_int64(t, tuple_of(items)->items[0], &rows, T_OVERFLOW_ERROR)
        || !value_as_int64(t, tuple_of(items)->items[1], &columns, T_OVERFLOW_ERROR))
        return NULL;
    POSIX_CALL(t, result, ioctl(fd, TIOCGWINSZ, &size));
    if (result < 0) return termios_fail(t);
    size.ws_row = (unsigned short)rows, size.ws_col = (unsigned short)columns;
    if (size.ws_row != rows || size.ws_col != columns) return raise_overflow_error(t, "winsize value(s) out of range.");
    POSIX_CALL(t, result, ioctl(fd, TIOCSWINSZ, &size));
    return termios_none(t, result);
}

static const NativeDef termios_functions[] = {
    {"tcgetattr", termios_tcgetattr, 1, 1, NATIVE_FUNCTION, "fd, /",
     "The attributes of a terminal: [iflag, oflag, cflag, lflag, ispeed, ospeed, cc]."},
    {"tcsetattr", termios_tcsetattr, 3, 3, NATIVE_FUNCTION, "fd, when, attributes, /",
     "Set the attributes of a terminal at once, after what was written, or also without what was not read."},
    {"tcsendbreak", termios_tcsendbreak, 2, 2, NATIVE_FUNCTION, "fd, duration, /", "Send a break."},
    {"tcdrain", termios_tcdrain, 1, 1, NATIVE_FUNCTION, "fd, /", "Wait until all that was written is out."},
    {"tcflush", termios_tcflush, 2, 2, NATIVE_FUNCTION, "fd, queue, /", "Forget what was not read, or not sent."},
    {"tcflow", termios_tcflow, 2, 2, NATIVE_FUNCTION, "fd, action, /", "Suspend or resume input or output."},
    {"tcgetwinsize", termios_tcgetwinsize, 1, 1, NATIVE_FUNCTION, "fd, /", "(rows, columns) of the terminal's window."},
    {"tcsetwinsize", termios_tcsetwinsize, 2, 2, NATIVE_FUNCTION, "fd, winsize, /", "Set (rows, columns) of the terminal's window."},
    {0},
};

#define TERMIOS_CONSTANT(name) {#name, (int64_t)(unsigned)(name)}
static const struct { const char *name; int64_t number; } termios_constants[] = {
    TERMIOS_CONSTANT(B0), TERMIOS_CONSTANT(B50), TERMIOS_CONSTANT(B75), TERMIOS_CONSTANT(B110), TERMIOS_CONSTANT(B134),
    TERMIOS_CONSTANT(B150), TERMIOS_CONSTANT(B200), TERMIOS_CONSTANT(B300), TERMIOS_CONSTANT(B600), TERMIOS_CONSTANT(B1200),
    TERMIOS_CONSTANT(B1800), TERMIOS_CONSTANT(B2400), TERMIOS_CONSTANT(B4800), TERMIOS_CONSTANT(B9600),
    TERMIOS_CONSTANT(B19200), TERMIOS_CONSTANT(B38400), TERMIOS_CONSTANT(B57600), TERMIOS_CONSTANT(B115200),
    TERMIOS_CONSTANT(B230400), TERMIOS_CONSTANT(B460800), TERMIOS_CONSTANT(B500000), TERMIOS_CONSTANT(B576000),
    TERMIOS_CONSTANT(B921600), TERMIOS_CONSTANT(B1000000), TERMIOS_CONSTANT(B1152000), TERMIOS_CONSTANT(B1500000),
    TERMIOS_CONSTANT(B2000000), TERMIOS_CONSTANT(B2500000), TERMIOS_CONSTANT(B3000000), TERMIOS_CONSTANT(B3500000),
    TERMIOS_CONSTANT(B4000000), TERMIOS_CONSTANT(CBAUDEX), TERMIOS_CONSTANT(TCSANOW), TERMIOS_CONSTANT(TCSADRAIN),
    TERMIOS_CONSTANT(TCSAFLUSH), TERMIOS_CONSTANT(TCIFLUSH), TERMIOS_CONSTANT(TCOFLUSH), TERMIOS_CONSTANT(TCIOFLUSH),
    TERMIOS_CONSTANT(TCOOFF), TERMIOS_CONSTANT(TCOON), TERMIOS_CONSTANT(TCIOFF), TERMIOS_CONSTANT(TCION),
    TERMIOS_CONSTANT(IGNBRK), TERMIOS_CONSTANT(BRKINT), TERMIOS_CONSTANT(IGNPAR), TERMIOS_CONSTANT(PARMRK),
    TERMIOS_CONSTANT(INPCK), TERMIOS_CONSTANT(ISTRIP), TERMIOS_CONSTANT(INLCR), TERMIOS_CONSTANT(IGNCR),
    TERMIOS_CONSTANT(ICRNL), TERMIOS_CONSTANT(IUCLC), TERMIOS_CONSTANT(IXON), TERMIOS_CONSTANT(IXANY),
    TERMIOS_CONSTANT(IXOFF), TERMIOS_CONSTANT(IMAXBEL), TERMIOS_CONSTANT(IUTF8), TERMIOS_CONSTANT(OPOST),
    TERMIOS_CONSTANT(OLCUC), TERMIOS_CONSTANT(ONLCR), TERMIOS_CONSTANT(OCRNL), TERMIOS_CONSTANT(ONOCR),
    TERMIOS_CONSTANT(ONLRET), TERMIOS_CONSTANT(OFILL), TERMIOS_CONSTANT(OFDEL), TERMIOS_CONSTANT(NLDLY),
    TERMIOS_CONSTANT(CRDLY), TERMIOS_CONSTANT(TABDLY), TERMIOS_CONSTANT(BSDLY), TERMIOS_CONSTANT(VTDLY),
    TERMIOS_CONSTANT(FFDLY), TERMIOS_CONSTANT(NL0), TERMIOS_CONSTANT(NL1), TERMIOS_CONSTANT(CR0), TERMIOS_CONSTANT(CR1),
    TERMIOS_CONSTANT(CR2), TERMIOS_CONSTANT(CR3), TERMIOS_CONSTANT(TAB0), TERMIOS_CONSTANT(TAB1), TERMIOS_CONSTANT(TAB2),
    TERMIOS_CONSTANT(TAB3), TERMIOS_CONSTANT(XTABS), TERMIOS_CONSTANT(BS0), TERMIOS_CONSTANT(BS1), TERMIOS_CONSTANT(VT0),
    TERMIOS_CONSTANT(VT1), TERMIOS_CONSTANT(FF0), TERMIOS_CONSTANT(FF1), TERMIOS_CONSTANT(CSIZE), TERMIOS_CONSTANT(CSTOPB),
    TERMIOS_CONSTANT(CREAD), TERMIOS_CONSTANT(PARENB), TERMIOS_CONSTANT(PARODD), TERMIOS_CONSTANT(HUPCL),
    TERMIOS_CONSTANT(CLOCAL), TERMIOS_CONSTANT(CIBAUD), TERMIOS_CONSTANT(CRTSCTS), TERMIOS_CONSTANT(CS5),
    TERMIOS_CONSTANT(CS6), TERMIOS_CONSTANT(CS7), TERMIOS_CONSTANT(CS8), TERMIOS_CONSTANT(ISIG), TERMIOS_CONSTANT(ICANON),
    TERMIOS_CONSTANT(XCASE), TERMIOS_CONSTANT(ECHO), TERMIOS_CONSTANT(ECHOE), TERMIOS_CONSTANT(ECHOK),
    TERMIOS_CONSTANT(ECHONL), TERMIOS_CONSTANT(ECHOCTL), TERMIOS_CONSTANT(ECHOPRT), TERMIOS_CONSTANT(ECHOKE),
    TERMIOS_CONSTANT(FLUSHO), TERMIOS_CONSTANT(NOFLSH), TERMIOS_CONSTANT(TOSTOP), TERMIOS_CONSTANT(PENDIN),
    TERMIOS_CONSTANT(IEXTEN), TERMIOS_CONSTANT(EXTPROC), TERMIOS_CONSTANT(VINTR), TERMIOS_CONSTANT(VQUIT),
    TERMIOS_CONSTANT(VERASE), TERMIOS_CONSTANT(VKILL), TERMIOS_CONSTANT(VEOF), TERMIOS_CONSTANT(VTIME),
    TERMIOS_CONSTANT(VMIN), TERMIOS_CONSTANT(VSWTC), TERMIOS_CONSTANT(VSTART), TERMIOS_CONSTANT(VSTOP),
    TERMIOS_CONSTANT(VSUSP), TERMIOS_CONSTANT(VEOL), TERMIOS_CONSTANT(VREPRINT), TERMIOS_CONSTANT(VDISCARD),
    TERMIOS_CONSTANT(VWERASE), TERMIOS_CONSTANT(VLNEXT), TERMIOS_CONSTANT(VEOL2), TERMIOS_CONSTANT(CBAUD),
    TERMIOS_CONSTANT(CDSUSP), TERMIOS_CONSTANT(CEOF), TERMIOS_CONSTANT(CEOL), TERMIOS_CONSTANT(CEOT),
    TERMIOS_CONSTANT(CERASE), TERMIOS_CONSTANT(CFLUSH), TERMIOS_CONSTANT(CINTR), TERMIOS_CONSTANT(CKILL),
    TERMIOS_CONSTANT(CLNEXT), TERMIOS_CONSTANT(CQUIT), TERMIOS_CONSTANT(CRPRNT), TERMIOS_CONSTANT(CSTART),
    TERMIOS_CONSTANT(CSTOP), TERMIOS_CONSTANT(CSUSP), TERMIOS_CONSTANT(CWERASE), TERMIOS_CONSTANT(EXTA),
    TERMIOS_CONSTANT(EXTB), TERMIOS_CONSTANT(FIOASYNC), TERMIOS_CONSTANT(FIOCLEX), TERMIOS_CONSTANT(FIONBIO),
    TERMIOS_CONSTANT(FIONCLEX), TERMIOS_CONSTANT(FIONREAD), TERMIOS_CONSTANT(N_MOUSE), TERMIOS_CONSTANT(N_PPP),
    TERMIOS_CONSTANT(N_SLIP), TERMIOS_CONSTANT(N_STRIP), TERMIOS_CONSTANT(N_TTY), TERMIOS_CONSTANT(TCFLSH),
    TERMIOS_CONSTANT(TCGETS), TERMIOS_CONSTANT(TCSBRK), TERMIOS_CONSTANT(TCSBRKP), TERMIOS_CONSTANT(TCSETS),
    TERMIOS_CONSTANT(TCSETSF), TERMIOS_CONSTANT(TCSETSW), TERMIOS_CONSTANT(TCXONC), TERMIOS_CONSTANT(TIOCCONS),
    TERMIOS_CONSTANT(TIOCEXCL), TERMIOS_CONSTANT(TIOCGETD), TERMIOS_CONSTANT(TIOCGICOUNT), TERMIOS_CONSTANT(TIOCGLCKTRMIOS),
    TERMIOS_CONSTANT(TIOCGPGRP), TERMIOS_CONSTANT(TIOCGSERIAL), TERMIOS_CONSTANT(TIOCGSOFTCAR), TERMIOS_CONSTANT(TIOCGWINSZ),
    TERMIOS_CONSTANT(TIOCINQ), TERMIOS_CONSTANT(TIOCLINUX), TERMIOS_CONSTANT(TIOCMBIC), TERMIOS_CONSTANT(TIOCMBIS),
    TERMIOS_CONSTANT(TIOCMGET), TERMIOS_CONSTANT(TIOCMIWAIT), TERMIOS_CONSTANT(TIOCMSET), TERMIOS_CONSTANT(TIOCM_CAR),
    TERMIOS_CONSTANT(TIOCM_CD), TERMIOS_CONSTANT(TIOCM_CTS), TERMIOS_CONSTANT(TIOCM_DSR), TERMIOS_CONSTANT(TIOCM_DTR),
    TERMIOS_CONSTANT(TIOCM_LE), TERMIOS_CONSTANT(TIOCM_RI), TERMIOS_CONSTANT(TIOCM_RNG), TERMIOS_CONSTANT(TIOCM_RTS),
    TERMIOS_CONSTANT(TIOCM_SR), TERMIOS_CONSTANT(TIOCM_ST), TERMIOS_CONSTANT(TIOCNOTTY), TERMIOS_CONSTANT(TIOCNXCL),
    TERMIOS_CONSTANT(TIOCOUTQ), TERMIOS_CONSTANT(TIOCPKT), TERMIOS_CONSTANT(TIOCPKT_DATA), TERMIOS_CONSTANT(TIOCPKT_DOSTOP),
    TERMIOS_CONSTANT(TIOCPKT_FLUSHREAD), TERMIOS_CONSTANT(TIOCPKT_FLUSHWRITE), TERMIOS_CONSTANT(TIOCPKT_NOSTOP),
    TERMIOS_CONSTANT(TIOCPKT_START), TERMIOS_CONSTANT(TIOCPKT_STOP), TERMIOS_CONSTANT(TIOCSCTTY),
    TERMIOS_CONSTANT(TIOCSERCONFIG), TERMIOS_CONSTANT(TIOCSERGETLSR), TERMIOS_CONSTANT(TIOCSERGETMULTI),
    TERMIOS_CONSTANT(TIOCSERGSTRUCT), TERMIOS_CONSTANT(TIOCSERGWILD), TERMIOS_CONSTANT(TIOCSERSETMULTI),
    TERMIOS_CONSTANT(TIOCSERSWILD), TERMIOS_CONSTANT(TIOCSER_TEMT), TERMIOS_CONSTANT(TIOCSETD),
    TERMIOS_CONSTANT(TIOCSLCKTRMIOS), TERMIOS_CONSTANT(TIOCSPGRP), TERMIOS_CONSTANT(TIOCSSERIAL),
    TERMIOS_CONSTANT(TIOCSSOFTCAR), TERMIOS_CONSTANT(TIOCSTI), TERMIOS_CONSTANT(TIOCSWINSZ),
    TERMIOS_CONSTANT(_POSIX_VDISABLE),
    TERMIOS_CONSTANT(NCCS), {"VSWTCH", VSWTC},
#ifdef B7200
    TERMIOS_CONSTANT(B7200), TERMIOS_CONSTANT(B14400), TERMIOS_CONSTANT(B28800), TERMIOS_CONSTANT(B76800),
#endif
    {"IBSHIFT", 16}, {"IOCSIZE_MASK", 0x3fff0000}, {"IOCSIZE_SHIFT", 16},
};
#undef TERMIOS_CONSTANT

static bool termios_init(Thread *t, Module *m) {
    for (size_t i = 0; i < ARRAY_LENGTH(termios_constants); i++)
        if (!module_add_int(t, m, termios_constants[i].name, termios_constants[i].number)) return false;
    return module_add_error(t, m, termios_error_key, "termios", "error", T_EXCEPTION);
}

const ModuleDef module_termios = {"termios", "Attributes of terminals.", termios_functions, termios_init, NULL};
