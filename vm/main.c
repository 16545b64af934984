/* The command: picks the core with the GIL or the one without, by --gil=on|off, else MINIPY_GIL, else the first there is. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#ifndef MINIPY_HAVE_GIL_ON
#define MINIPY_HAVE_GIL_ON 0
#endif
#ifndef MINIPY_HAVE_GIL_OFF
#define MINIPY_HAVE_GIL_OFF 0
#endif

int gil_on_mpy_main(int argc, char **argv);
int gil_off_mpy_main(int argc, char **argv);

/* 1 on, 0 off, -1 not said, -2 something else. */
static int main_gil_setting(const char *text) {
    if (!text || !*text) return -1;
    if (strcmp(text, "on") == 0 || strcmp(text, "1") == 0) return 1;
    if (strcmp(text, "off") == 0 || strcmp(text, "0") == 0) return 0;
    return -2;
}

/* Options end at the first argument that is none, and behind -c and -m. */
static const char *main_find_option(int argc, char **argv) {
    const char *found = NULL;
    for (int n = 1; n < argc && argv[n][0] == '-' && argv[n][1] && strcmp(argv[n], "--") != 0; n++) {
        if (strncmp(argv[n], "--gil=", 6) == 0) found = argv[n] + 6;
        else if (strcmp(argv[n], "-Xgil=0") == 0) found = "off";
        else if (strcmp(argv[n], "-Xgil=1") == 0) found = "on";
        else if (argv[n][1] != '-' && strpbrk(argv[n], "cm")) break;
        else if (argv[n][1] != '-' && argv[n][2] == 0 && (argv[n][1] == 'W' || argv[n][1] == 'X')) {
            n++;
            if (n < argc && argv[n - 1][1] == 'X' && strncmp(argv[n], "gil=", 4) == 0) found = argv[n][4] == '0' ? "off" : "on";
        }
    }
    return found;
}

int main(int argc, char **argv) {
    const char *option = main_find_option(argc, argv);
    int wanted = main_gil_setting(option ? option : getenv("MINIPY_GIL"));
    if (wanted == -2) {
        fprintf(stderr, "minipy: %s must be 'on' or 'off'\n", option ? "--gil" : "MINIPY_GIL");
        return 2;
    }
    if (wanted == -1) wanted = MINIPY_HAVE_GIL_ON;
    if (wanted ? !MINIPY_HAVE_GIL_ON : !MINIPY_HAVE_GIL_OFF) {
        fprintf(stderr, "minipy: this build has no core with the GIL %s\n", wanted ? "on" : "off");
        return 2;
    }
#if MINIPY_HAVE_GIL_ON
    if (wanted) return gil_on_mpy_main(argc, argv);
#endif
#if MINIPY_HAVE_GIL_OFF
    return gil_off_mpy_main(argc, argv);
#endif
    return 2;
}
