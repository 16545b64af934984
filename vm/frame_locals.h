/* frame.f_locals of a function: a mapping that reads and writes the frame's variables themselves. */
#pragma once

#include "vm/frame.h"

MUST_CHECK Value frame_locals_proxy(Thread *t, FrameObject *o);
/* The variables of a frame that runs, with what others have put among them: a dict. */
MUST_CHECK Value frame_locals_all(Thread *t, FrameObject *o);
