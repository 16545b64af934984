# minipy: `make` builds it, `make test` tests it, `make help` lists the rest.

GIL    ?= both
BUILD  ?= release
B      ?= build
PREFIX ?= /usr/local
JOBS   ?= $(shell nproc)
UNICODE_DATA ?= /usr/share/unicode

# Modules that stand on a library are plug-ins of the command, opened when they are imported, and
# for embedders further members of the archive. They are built against minipy.h alone. Of each:
#   SOURCE_<plugin>   its file
#   NEEDS_<plugin>    the packages it stands on, as pkg-config knows them
#   DEBIAN_<plugin>   the packages it stands on, as Debian knows them
# and where pkg-config knows none:
#   HEADER_<plugin>   a header that is there if the library is
#   LIBS_<plugin>     how to link it
ALL_PLUGINS := _pcre2 readline _zlib _bz2 _lzma _crypto _expat _ffi

SOURCE__pcre2 := stdlib/plugin__pcre2.c
NEEDS__pcre2  := libpcre2-8 libpcre2-16 libpcre2-32
DEBIAN__pcre2 := libpcre2-dev

SOURCE_readline := stdlib/plugin_readline.c
NEEDS_readline  := libedit
DEBIAN_readline := libedit-dev

SOURCE__zlib := stdlib/plugin__zlib.c
NEEDS__zlib  := zlib
DEBIAN__zlib := zlib1g-dev

SOURCE__bz2 := stdlib/plugin__bz2.c
NEEDS__bz2  := bzip2
HEADER__bz2 := bzlib.h
LIBS__bz2   := -lbz2
DEBIAN__bz2 := libbz2-dev

SOURCE__lzma := stdlib/plugin__lzma.c
NEEDS__lzma  := liblzma
DEBIAN__lzma := liblzma-dev

SOURCE__crypto := stdlib/plugin__crypto.c
NEEDS__crypto  := libcrypto
DEBIAN__crypto := libssl-dev

SOURCE__expat := stdlib/plugin__expat.c
NEEDS__expat  := expat
DEBIAN__expat := libexpat1-dev

SOURCE__ffi := stdlib/plugin__ffi.c
NEEDS__ffi  := libffi
DEBIAN__ffi := libffi-dev

# What a build cannot do without, and what it is better with, by Debian's names.
DEBIAN_NEEDED := gcc libc6-dev binutils diffutils unicode-data
DEBIAN_BETTER := pkg-config libgmp-dev $(foreach p,$(ALL_PLUGINS),$(DEBIAN_$p))

# ---- what is asked for --------------------------------------------------------------------------

ifneq ($(filter-out on off both,$(GIL)),)
$(error GIL=$(GIL): it can be on, off or both)
endif
ifeq ($(filter release debug stress asan ubsan tsan,$(BUILD)),)
$(error BUILD=$(BUILD): it can be release, debug, stress, asan, ubsan or tsan)
endif
ifeq ($(origin CC),default)
CC := gcc
endif
ifeq ($(MAKELEVEL),0)
MAKEFLAGS += --jobs=$(JOBS)
endif
MAKEFLAGS += --no-builtin-rules --no-print-directory
.DELETE_ON_ERROR:
.PHONY: FORCE

VARIANTS := $(if $(filter both,$(GIL)),on off,$(GIL))
OUT      := $(B)/$(BUILD)
COMMAND  := $(if $(filter release,$(BUILD)),$(B),$(OUT))/minipy
CLANG    := $(findstring clang,$(shell $(CC) --version 2>/dev/null))
VERSION  := $(shell sed -n 's/^.define MINIPY_VERSION "\(.*\)"/\1/p' vm/command.h)

ifneq ($(filter-out help clean deps demo test uninstall,$(or $(MAKECMDGOALS),all)),)
LACKING := $(if $(shell command -v $(CC)),,$(CC)) $(if $(wildcard $(UNICODE_DATA)/UnicodeData.txt),,unicode-data)
ifneq ($(strip $(LACKING)),)
$(error Not installed: $(strip $(LACKING)). `make deps` installs what minipy is built with)
endif
endif

# WITHOUT="gmp zlib" builds as on a machine that lacks these packages.
have = $(if $(filter $(WITHOUT),$(1)),,$(shell pkg-config --exists $(1) 2>/dev/null && echo yes))
HAVE_GMP := $(call have,gmp)
has_header = $(if $(filter $(WITHOUT),$(NEEDS_$1)),,$(shell echo '\#include <$(HEADER_$1)>' | $(CC) -E -x c - >/dev/null 2>&1 && echo yes))
PLUGINS  := $(foreach p,$(ALL_PLUGINS),$(if $(if $(HEADER_$p),$(call has_header,$p),$(call have,$(NEEDS_$p))),$p))
MISSING  := $(strip $(if $(HAVE_GMP),,gmp) $(filter-out $(PLUGINS),$(ALL_PLUGINS)))

# ---- flags --------------------------------------------------------------------------------------

SANITIZE_asan  := -fsanitize=address,undefined -fno-sanitize-recover=undefined
SANITIZE_ubsan := -fsanitize=undefined -fno-sanitize-recover=all
SANITIZE_tsan  := -fsanitize=thread
SANITIZE       := $(SANITIZE_$(BUILD))

FLAGS_release := -O2
FLAGS_debug   := -O1 -g -DMINIPY_DEBUG=1
FLAGS_stress  := $(FLAGS_debug) -DMINIPY_STRESS=1
FLAGS_asan    := $(FLAGS_debug) -fno-omit-frame-pointer
FLAGS_ubsan   := $(FLAGS_debug)
FLAGS_tsan    := $(FLAGS_debug) -fno-omit-frame-pointer

# An object serves the command and both kinds of library, so its code is position-independent.
# initial-exec makes the thread-local current thread as cheap there as a plain variable.
FLAGS := -std=gnu11 -Wall -Wextra -pthread -fPIC -ftls-model=initial-exec -fvisibility=hidden \
         -fno-semantic-interposition $(FLAGS_$(BUILD)) $(SANITIZE) $(CFLAGS)
INTERNAL := -I. -I$(B) $(if $(HAVE_GMP),-DMINIPY_GMP=1)
PUBLIC   := -I$(B)/include
LIBS     := $(if $(HAVE_GMP),-lgmp) -lm -ldl -pthread

# A shared libgmp would cost the command a tenth of its start-up.
COMMAND_LIBS := $(patsubst -lgmp,$(or $(filter /%,$(shell $(CC) -print-file-name=libgmp.a 2>/dev/null)),-lgmp),$(LIBS))

# clang would link its sanitizers into any file that it makes of objects; the linker does not.
RELOCATE := ld -r

# LTO=1 optimizes across files: smaller and quicker code, several times the time to build (gcc).
ifdef LTO
FLAGS += -flto
RELOCATE := $(CC) -r -nostdlib -O2 -flto=$(JOBS) -flinker-output=nolto-rel
endif

# gcc would merge the interpreter's many indirect jumps into one.
ifndef CLANG
%/vm/interp.o: FLAGS += -fno-gcse -fno-crossjumping
endif

# ---- sources ------------------------------------------------------------------------------------

PLUGIN_OBJECTS := $(foreach p,$(PLUGINS),$(OUT)/$(SOURCE_$p:.c=.o))
SHARED_SOURCES := $(filter-out %/generate.c,$(wildcard runtime/unicode/*.c))
CORE_SOURCES   := $(filter-out vm/main.c %/generate.c $(SHARED_SOURCES) \
                    $(foreach p,$(ALL_PLUGINS),$(SOURCE_$p)), \
                    $(wildcard runtime/*.c runtime/*/*.c compiler/*.c vm/*.c stdlib/*.c))
SHARED_OBJECTS := $(SHARED_SOURCES:%.c=$(OUT)/%.o)
MODULES        := $(sort $(patsubst stdlib/mod_%.c,%,$(filter stdlib/mod_%.c,$(CORE_SOURCES))))
FROZEN         := $(shell find stdlib -name '*.py')
PUBLIC_TESTS   := $(wildcard tests/embed/*.c examples/embedding/*.c)
TEST_TOOLS     := tests/compiler/ast_dump.c
INTERNAL_TESTS := $(filter-out $(TEST_TOOLS),$(wildcard tests/runtime/*.c tests/compiler/*.c tests/vm/*.c))
HEADERS        := $(B)/include/minipy.h
UNICODE_TABLES := $(B)/gen/unicode_tables.h $(B)/gen/unicode_names.h
TABLES         := $(UNICODE_TABLES) $(B)/gen/compiler_tag.h
# What the meaning of a code object's words depends on.
CODE_FORMAT    := $(sort $(wildcard compiler/*.[ch])) runtime/objects/code.h runtime/objects/type.h vm/marshal_code.c

.PHONY: all command libraries
all: command libraries
	$(if $(MISSING),@echo 'Built without $(MISSING): `make deps` installs what they need.')
command: $(COMMAND)
libraries: $(foreach v,$(VARIANTS),$(B)/$(BUILD)-gil-$v/libraries)

# A stamp is touched when its text changes, and what depends on it is built again.
define STAMP
@mkdir -p $(@D)
@echo '$(strip $(1))' | cmp -s - $@ || echo '$(strip $(1))' > $@
endef

# Of a file that is written anew every time: keeps the old one if nothing has changed.
define UPDATE
@if cmp -s $@.new $@; then rm $@.new; else mv $@.new $@; fi
endef

define COMPILE
@mkdir -p $(@D)
@echo '  CC  $(@:$(B)/%=%)'
@$(CC) $(FLAGS) $(1) -MMD -MP
endef

define LINK
@mkdir -p $(@D)
@echo '  LD  $(@:$(B)/%=%)'
@$(CC) $(SANITIZE)
endef

$(B)/include/minipy.h: vm/minipy.h
	@mkdir -p $(@D)
	@cp $< $@

# The tables of the modules in C: of those that vm/import.h declares (stdlib/mod_<name>.c has
# module_<name>), and of the plug-ins.
$(B)/gen/modules.c: FORCE
	@mkdir -p $(@D)
	@printf '%s\n' '#include "vm/import.h"' '#include "vm/plugin.h"' $(MODULES:%='extern const ModuleDef module_%;') \
	    'const ModuleDef *const native_modules[] = {' $(MODULES:%='    &module_%,') '    NULL,' '};' \
	    'const PluginDef known_plugins[] = {' $(foreach p,$(ALL_PLUGINS),'    {"$p", "$(NEEDS_$p)"},') '    {0},' '};' > $@.new
	$(UPDATE)

$(B)/generate: runtime/unicode/generate.c runtime/unicode/unicode.h
	@mkdir -p $(@D)
	@echo '  CC  $(@:$(B)/%=%)'
	@$(CC) -std=gnu11 -Wall -Wextra -O1 -I. $< -o $@

$(UNICODE_TABLES): $(B)/gen/unicode_%.h: $(B)/generate
	@mkdir -p $(@D)
	@echo '  GEN $(@:$(B)/%=%)'
	@$< $(UNICODE_DATA) $* > $@

# Compiled files of another compiler than this one are not used: it need not be asked what has changed.
$(B)/gen/compiler_tag.h: $(CODE_FORMAT)
	@mkdir -p $(@D)
	@cat $^ | cksum | awk '{ print "#define COMPILER_TAG", $$1 % 65536 }' > $@.new
	$(UPDATE)

# ---- one variant: objects, core, libraries, tests in C ------------------------------------------

# The objects become one relocatable file, core.o. With its hidden names made local it is the
# library, and no name but mpy_* can meet a host's. With mpy_* renamed to gil_on_mpy_* or
# gil_off_mpy_* as well, it is one of the command's two cores.
define VARIANT
DIR_$(1)  := $$(B)/$$(BUILD)-gil-$(1)
LIB_$(1)  := $$(DIR_$(1))/libminipy$(if $(filter off,$(1)),-nogil)
MODE_$(1) := $$(INTERNAL) -DMINIPY_GIL=$(if $(filter on,$(1)),1,0)
OBJECTS_$(1) := $$(CORE_SOURCES:%.c=$$(DIR_$(1))/%.o) $$(DIR_$(1))/gen/modules.o
PUBLIC_TESTS_$(1) := $$(PUBLIC_TESTS:%.c=$$(DIR_$(1))/%)
INTERNAL_TESTS_$(1) := $$(INTERNAL_TESTS:%.c=$$(DIR_$(1))/%)

.PHONY: $$(DIR_$(1))/libraries
$$(DIR_$(1))/libraries: $$(LIB_$(1)).a $$(LIB_$(1)).so.0

$$(DIR_$(1))/flags: FORCE
	$$(call STAMP,$$(CC) $$(FLAGS) $$(INTERNAL) $$(LIBS))

$$(DIR_$(1))/sources: FORCE
	$$(call STAMP,$$(RELOCATE) $$(CORE_SOURCES) $$(PLUGIN_OBJECTS))

$$(DIR_$(1))/gen/%.o: $$(B)/gen/%.c $$(DIR_$(1))/flags
	$$(call COMPILE,$$(MODE_$(1))) -c $$< -o $$@

$$(DIR_$(1))/%.o: %.c $$(DIR_$(1))/flags | $$(HEADERS) $$(TABLES)
	$$(call COMPILE,$$(MODE_$(1))) -c $$< -o $$@

$$(DIR_$(1))/core.o: $$(OBJECTS_$(1)) $$(DIR_$(1))/sources
	@echo '  LD  $$(@:$$(B)/%=%)'
	@$$(RELOCATE) $$(OBJECTS_$(1)) -o $$@

$$(DIR_$(1))/library.o: $$(DIR_$(1))/core.o $$(OUT)/shared.o
	@ld -r $$^ -o $$@
	@objcopy --localize-hidden $$@

$$(LIB_$(1)).a: $$(DIR_$(1))/library.o $$(PLUGIN_OBJECTS) $$(DIR_$(1))/sources
	@echo '  AR  $$(@:$$(B)/%=%)'
	@rm -f $$@
	@ar rcs $$@ $$(filter %.o,$$^)

$$(LIB_$(1)).so.0: $$(DIR_$(1))/library.o
	$$(LINK) -shared -Wl,-soname,$$(@F) $$< $$(LIBS) -o $$@
	@ln -sf $$(@F) $$(@:.0=)

$$(DIR_$(1))/names: $$(DIR_$(1))/core.o
	@nm --defined-only --extern-only $$< | awk '$$$$3 ~ /^mpy_/ { print $$$$3, "gil_$(1)_" $$$$3 }' > $$@

$$(DIR_$(1))/command.o: $$(DIR_$(1))/core.o $$(DIR_$(1))/names
	@objcopy --localize-hidden --redefine-syms=$$(DIR_$(1))/names $$< $$@

$$(PUBLIC_TESTS_$(1)): $$(DIR_$(1))/%: %.c $$(LIB_$(1)).a $$(HEADERS)
	$$(call COMPILE,$$(PUBLIC)) $$< $$(LIB_$(1)).a $$(LIBS) -o $$@

$$(INTERNAL_TESTS_$(1)) $$(TEST_TOOLS:%.c=$$(DIR_$(1))/%): $$(DIR_$(1))/%: %.c $$(DIR_$(1))/core.o $$(OUT)/shared.o
	$$(call COMPILE,$$(MODE_$(1))) $$< $$(DIR_$(1))/core.o $$(OUT)/shared.o $$(LIBS) -o $$@

-include $$(OBJECTS_$(1):.o=.d) $$(PUBLIC_TESTS_$(1):=.d) $$(INTERNAL_TESTS_$(1):=.d)
endef
$(foreach v,on off,$(eval $(call VARIANT,$v)))

# ---- what the variants share: tables, modules in Python, the command, plug-ins ------------------

$(OUT)/flags: FORCE
	$(call STAMP,$(CC) $(FLAGS) $(COMMAND_LIBS) $(VARIANTS) $(SHARED_OBJECTS))

$(OUT)/main.o: vm/main.c $(OUT)/flags $(HEADERS)
	$(call COMPILE,$(INTERNAL) $(foreach v,$(VARIANTS),-DMINIPY_HAVE_GIL_$(if $(filter on,$v),ON,OFF)=1)) -c $< -o $@
-include $(OUT)/main.d

$(COMMAND): $(OUT)/main.o $(OUT)/shared.o $(foreach v,$(VARIANTS),$(DIR_$v)/command.o)
	$(LINK) $(if $(SANITIZE),,-no-pie) -Wl,--export-dynamic $^ $(COMMAND_LIBS) -o $@

$(B)/gen/frozen.c: stdlib/freeze.sh $(FROZEN) FORCE
	@mkdir -p $(@D)
	@sh stdlib/freeze.sh $(FROZEN) > $@.new
	$(UPDATE)

$(OUT)/frozen.o: $(B)/gen/frozen.c $(FROZEN) $(OUT)/flags
	$(call COMPILE,$(INTERNAL) -fno-lto) -c $< -o $@

$(SHARED_OBJECTS): $(OUT)/%.o: %.c $(OUT)/flags | $(TABLES)
	$(call COMPILE,$(INTERNAL) -fno-lto) -c $< -o $@
-include $(SHARED_OBJECTS:.o=.d) $(OUT)/frozen.d

$(OUT)/shared.o: $(OUT)/frozen.o $(SHARED_OBJECTS) $(OUT)/flags
	@ld -r $(filter %.o,$^) -o $@

# A plug-in calls the core that opened it, so there is one for each, with the names of that core.
# The command looks for it in plugins/gil-<on|off>/ beside itself, then in ../lib/minipy/.
PLUGIN_DIR := $(dir $(COMMAND))plugins

$(PLUGIN_OBJECTS): $(OUT)/%.o: %.c $(OUT)/flags | $(HEADERS)
	$(call COMPILE,$(PUBLIC) -fno-lto) -c $< -o $@
-include $(PLUGIN_OBJECTS:.o=.d)

# $(1) is the plug-in, $(2) the variant.
define PLUGIN
command: $$(PLUGIN_DIR)/gil-$(2)/$(1).so
$$(PLUGIN_DIR)/gil-$(2)/$(1).so: $$(OUT)/$$(SOURCE_$(1):.c=.o) $$(DIR_$(2))/names
	@mkdir -p $$(@D)
	@objcopy --redefine-syms=$$(DIR_$(2))/names $$< $$(@:.so=.o)
	$$(LINK) -shared $$(@:.so=.o) $$(or $$(LIBS_$(1)),$$(shell pkg-config --libs $$(NEEDS_$(1)))) -o $$@
	@rm $$(@:.so=.o)
endef
$(foreach p,$(PLUGINS),$(foreach v,$(VARIANTS),$(eval $(call PLUGIN,$p,$v))))

# ---- tests --------------------------------------------------------------------------------------

.PHONY: test run-tests golden names warnings memcheck check-all demo bench bench-threads bench-heap bench-locks bench-start deps help clean install uninstall

# T names what to run: files or folders of tests, in C, Python or shell; all of them by default.
# STRESS=N collects at every Nth allocation; JOBS=N runs N tests at a time; SEED=N is for hashes of text.
PROGRAMS := $(filter-out %/measure.py %/compare.py %/verdict.py,$(wildcard examples/gil/*.py))
TESTS    := $(patsubst %/,%,$(or $(T),tests $(wildcard examples/embedding) $(PROGRAMS)))
C_TESTS  := $(foreach v,$(VARIANTS),$(patsubst %.c,$(DIR_$v)/%, \
              $(filter $(TESTS) $(TESTS:%=%/%),$(PUBLIC_TESTS) $(INTERNAL_TESTS))))

# How much longer than in a release a test may take, and how much memory it may hold (MiB).
SLOWER_debug := 4
SLOWER_stress := 10
SLOWER_asan := 8
SLOWER_ubsan := 5
SLOWER_tsan := 20
# ThreadSanitizer would have a process that was forked start no threads.
RUN_TESTS = TSAN_OPTIONS="die_after_fork=0" $(B)/runner --command $(COMMAND) --build $(BUILD) --gil $(GIL) --jobs $(JOBS) \
            --slower $(or $(SLOWER_$(BUILD)),1) --memory 3000 $(if $(STRESS),--stress $(STRESS)) $(if $(SEED),--seed $(SEED))

# What the scripts in tests/checks ask for.
export CC B BUILD GIL
export CHECK_FLAGS   = $(filter-out -W%,$(FLAGS)) $(INTERNAL)
export CHECK_SOURCES = $(CORE_SOURCES) $(SHARED_SOURCES) $(B)/gen/modules.c
export CHECK_PLUGINS = $(foreach p,$(ALL_PLUGINS),$(SOURCE_$p))

test:
	@sh tests/tools/deps.sh '$(DEBIAN_NEEDED)' '$(DEBIAN_BETTER)'
	@$(MAKE) run-tests

run-tests: all $(B)/runner $(C_TESTS) $(foreach v,$(VARIANTS),$(TEST_TOOLS:%.c=$(DIR_$v)/%))
	@$(RUN_TESTS) $(filter-out %.c,$(TESTS)) $(C_TESTS)

# What CPython prints, kept beside the scripts that have no .out file yet.
PYTHON = python3.14
golden:
	@$(PYTHON) tests/tools/golden.py --missing $(or $(T),tests/types tests/builtins tests/reference)

$(B)/runner: tests/runner.c
	@mkdir -p $(@D)
	@echo '  CC  $(@:$(B)/%=%)'
	@$(CC) -std=gnu11 -Wall -Wextra -O1 $< -o $@

names: $(HEADERS) $(TABLES) $(B)/gen/modules.c
	@sh tests/checks/names.sh && sh tests/checks/floors.sh

# Both compilers, both kinds of build, not a warning. The objects are kept apart from the others.
warnings:
	@for cc in gcc clang; do for build in release debug; do \
	    $(MAKE) all CC=$$cc B=$(B)/warnings-$$cc BUILD=$$build CFLAGS='-Werror $(CFLAGS)' || exit; \
	done; done

check-all: names warnings memcheck
	@for build in release debug asan ubsan tsan; do $(MAKE) test BUILD=$$build || exit; done
	@$(MAKE) test BUILD=stress STRESS=1 T='tests/lang tests/threads'
	@$(MAKE) test BUILD=stress STRESS=100

# The hosts in C under Valgrind: no word is used that was not set or is gone, and no memory is lost.
MEMCHECK := valgrind --quiet --fair-sched=yes --leak-check=full --show-leak-kinds=definite,indirect \
            --errors-for-leak-kinds=definite,indirect --error-exitcode=9
ifeq ($(BUILD),debug)
memcheck: $(COMMAND) $(B)/runner $(foreach v,$(VARIANTS),$(PUBLIC_TESTS_$v))
	@$(RUN_TESTS) --slower 20 --wrap '$(MEMCHECK)' $(filter-out $(COMMAND) $(B)/runner,$^)
else
memcheck:
	@$(MAKE) memcheck BUILD=debug
endif

demo:
	@sh tests/tools/deps.sh '$(DEBIAN_NEEDED)' '$(DEBIAN_BETTER)'
	@$(MAKE) command GIL=both BUILD=release
	@sh examples/gil/demo.sh $(B)/minipy

bench: command
	@MINIPY=$(COMMAND) $(COMMAND) tests/bench/run.py

bench-threads: command
	@for gil in $(VARIANTS); do for program in scaling contended switching latency; do \
	    $(COMMAND) --gil=$$gil tests/bench/threads/$$program.py && echo || exit; done; done

bench-heap: command
	@for gil in $(VARIANTS); do for millions in 1 4; do \
	    $(COMMAND) --gil=$$gil tests/bench/heap/pauses.py -m $$millions && echo || exit; done; done

bench-locks: command
	@sh tests/bench/locks.sh $(COMMAND)

bench-start: command
	@CC='$(CC)' sh tests/bench/start.sh $(COMMAND)

# ---- the machine --------------------------------------------------------------------------------

deps:
	@sh tests/tools/deps.sh --must '$(DEBIAN_NEEDED)' '$(DEBIAN_BETTER)'

BIN_DIR     = $(DESTDIR)$(PREFIX)/bin
INCLUDE_DIR = $(DESTDIR)$(PREFIX)/include
LIB_DIR     = $(DESTDIR)$(PREFIX)/lib

define PKG_CONFIG
prefix=$(PREFIX)
libdir=$${prefix}/lib
includedir=$${prefix}/include

Name: $(1)
Description: An embeddable Python with real threads, $(2) a GIL
Version: $(VERSION)
Libs: -L$${libdir} -l$(1)
Libs.private: $(LIBS)
Cflags: -I$${includedir}
endef
export PKG_CONFIG_on  := $(call PKG_CONFIG,minipy,with)
export PKG_CONFIG_off := $(call PKG_CONFIG,minipy-nogil,without)

install: all
	install -D -s $(COMMAND) $(BIN_DIR)/minipy
	install -D -m 644 vm/minipy.h $(INCLUDE_DIR)/minipy.h
	install -d $(LIB_DIR)/pkgconfig $(LIB_DIR)/minipy
	for v in $(VARIANTS); do \
	    name=minipy$$([ $$v = on ] || echo -nogil) && \
	    install -m 644 $(B)/$(BUILD)-gil-$$v/lib$$name.a $(B)/$(BUILD)-gil-$$v/lib$$name.so.0 $(LIB_DIR) && \
	    ln -sf lib$$name.so.0 $(LIB_DIR)/lib$$name.so && \
	    printenv PKG_CONFIG_$$v > $(LIB_DIR)/pkgconfig/$$name.pc || exit; \
	done
	if [ -d $(PLUGIN_DIR) ]; then cp -R $(PLUGIN_DIR)/. $(LIB_DIR)/minipy; fi

uninstall:
	rm -f $(BIN_DIR)/minipy $(INCLUDE_DIR)/minipy.h
	rm -f $(LIB_DIR)/libminipy.* $(LIB_DIR)/libminipy-nogil.*
	rm -f $(LIB_DIR)/pkgconfig/minipy.pc $(LIB_DIR)/pkgconfig/minipy-nogil.pc
	rm -rf $(LIB_DIR)/minipy

clean:
	rm -rf $(B)

help:
	@echo 'make             the command and the libraries, with the GIL and without'
	@echo 'make demo        what threads and processes do with it and without it: programs and a table'
	@echo 'make test        all tests; T="FILES FOLDERS" some; STRESS=N with a collection at every'
	@echo '                 Nth allocation'
	@echo 'make check-all   all tests in all builds, and the warnings of both compilers'
	@echo 'make bench       the benchmarks; also bench-threads, bench-heap, bench-locks, bench-start'
	@echo 'make names       are names unique in the tree, and includes in order?'
	@echo 'make warnings    gcc and clang, with -Werror'
	@echo 'make memcheck    the hosts in C under Valgrind'
	@echo 'make deps        installs what a Debian machine lacks; make demo and make test do so too'
	@echo 'make install     to PREFIX=/usr/local, below DESTDIR; make uninstall takes it away'
	@echo 'make clean       removes what was built'
	@echo
	@echo 'GIL=on|off|both  which variants (both)'
	@echo 'BUILD=release|debug|stress|asan|ubsan|tsan   how (release); each has its own folders'
	@echo 'B=FOLDER         where to (build); CC=gcc|clang; CFLAGS=more flags; LTO=1;'
	@echo 'WITHOUT="gmp"    as on a machine that lacks these packages'
