/* minipy: the embedder's header. */
#ifndef MINIPY_H
#define MINIPY_H

#ifdef __cplusplus
extern "C" {
#endif

#define MINIPY_VERSION_TEXT "0.1.0"

/* The minipy command: runs as main() would. Call it once, from the main thread. */
int mpy_main(int argc, char **argv);

#ifdef __cplusplus
}
#endif

#endif
