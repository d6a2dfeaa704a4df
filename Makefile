# Builds, tests and installs eca with GNU make; `make help` lists the targets.
#
#   MODE=release|debug|asan|tsan|coverage   what to build, each in its own build/MODE
#   WERROR=1                                warnings are errors
#   LUA=lua5.4                              another Lua (pkg-config's name for it)
#   PREFIX=/usr/local DESTDIR=              where `make install` puts things
#   BUILD=build                             where to build
#   V=1                                     show the commands
#   CC, CPPFLAGS, CFLAGS, LDFLAGS           as everywhere; added behind ours

MODE   ?= release
LUA    ?= lua5.3
PREFIX ?= /usr/local
BUILD  ?= build

out := $(BUILD)/$(MODE)
obj := $(out)/obj
gen := $(out)/gen
eca := $(out)/eca

.DELETE_ON_ERROR:
.SECONDARY:
.SUFFIXES:
MAKEFLAGS += --no-builtin-rules

all: $(eca) ## Build the program (the default): build/MODE/eca

# What is needed, asked for by scripts/packages as KIND:NAME:DEBIAN-PACKAGE.
# A library's name is pkg-config's; its flags are taken from there. (zlib is
# libxlsxwriter's: Debian's package of that names it but does not bring it.)

libraries := library:$(LUA):lib$(LUA)-dev \
             library:xlsxwriter:libxlsxwriter-dev library:zlib:zlib1g-dev \
             library:jansson:libjansson-dev \
             library:libzip:libzip-dev library:expat:libexpat1-dev \
             library:libutf8proc:libutf8proc-dev \
             library:libcrypto:libssl-dev
test_libraries := library:cmocka:libcmocka-dev

to_build := compiler:c:gcc,libc6-dev command:pkg-config:pkg-config $(libraries)
to_test  := $(to_build) $(test_libraries) command:$(LUA):$(LUA)
to_lint  := command:luacheck:lua-check command:shellcheck:shellcheck
to_cover := $(to_test) command:gcovr:gcovr
optional := command:soffice:libreoffice-calc-nogui command:ssconvert:gnumeric python:openpyxl:python3-openpyxl \
            python:lxml:python3-lxml \
            command:script:bsdutils command:man:man-db

# Flags. pkg-config is asked on first use, not before: on a bare machine
# `make demo` has yet to install it.

names       = $(foreach word,$1,$(word 2,$(subst :, ,$(word))))
ask         = $(if $(shell pkg-config --exists --print-errors $(call names,$2) && echo yes),$(shell \
              pkg-config $1 $(call names,$2)),$(error a library is missing; `make packages-test` installs Debian's))
lib_cflags  = $(eval lib_cflags := $$(call ask,--cflags,$(libraries)))$(lib_cflags)
lib_libs    = $(eval lib_libs := $$(call ask,--libs,$(libraries)))$(lib_libs)
test_cflags = $(eval test_cflags := $$(call ask,--cflags,$(test_libraries)))$(test_cflags)
test_libs   = $(eval test_libs := $$(call ask,--libs,$(test_libraries)))$(test_libs)

warnings := -Wall -Wextra -Wpedantic -Wshadow -Wstrict-prototypes -Wmissing-prototypes \
            -Wpointer-arith -Wwrite-strings -Wvla $(if $(filter 1,$(WERROR)),-Werror)

# Scores must not depend on how the compiler contracts or reorders arithmetic.
base := -std=c11 -g -fno-fast-math -ffp-contract=off -fstack-protector-strong -fPIE -pthread

flags_release  := -O2 -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2
flags_debug    := -O0 -g3
flags_asan     := -O1 -fno-omit-frame-pointer -fsanitize=address,undefined -fno-sanitize-recover=undefined
flags_tsan     := -O1 -fno-omit-frame-pointer -fsanitize=thread
flags_coverage := -O0 --coverage -fprofile-update=atomic
modes          := release debug asan tsan coverage
mode_flags     := $(flags_$(MODE))
$(if $(filter $(MODE),$(modes)),,$(error MODE is one of: $(modes)))

cppflags = -D_GNU_SOURCE -iquote . -iquote engine -iquote $(gen) $(lib_cflags) $(CPPFLAGS)
cflags   = $(base) $(mode_flags) $(warnings) $(CFLAGS)
ldflags  = -pie -pthread $(filter -fsanitize=% --coverage,$(mode_flags)) -Wl,-z,relro,-z,now $(LDFLAGS)
criteria_flags := -DECA_SOURCE_CRITERIA='"$(abspath criteria)"' \
                  -DECA_INSTALLED_CRITERIA='"$(PREFIX)/share/eca/criteria"'

q     := $(if $(V),,@)
link   = $(q)$(CC) $(ldflags) -o $@ $^

# The three layers, cli -> reports -> engine. All but main.c are archives, so
# that a test program links only what it uses.

embedded    := $(wildcard engine/*.lua $(foreach ending,lua csv,$(addsuffix .$(ending),engine/cli/new/* engine/cli/new/*/*)))
includes    := $(patsubst engine/%,$(gen)/%.inc,$(basename $(embedded)))
objects_of   = $(patsubst %.c,$(obj)/%.o,$(wildcard $1))
engine_objs := $(call objects_of,engine/*.c)
report_objs := $(call objects_of,reports/*.c)
main_obj    := $(obj)/engine/cli/main.o
cli_objs    := $(filter-out $(main_obj),$(call objects_of,engine/cli/*.c))
archives    := $(if $(cli_objs),$(out)/libcli.a) $(if $(report_objs),$(out)/libreports.a) $(out)/libeca.a

test_progs  := $(patsubst %.c,$(out)/%,$(wildcard tests/test_*.c))
test_objs   := $(call objects_of,tests/*.c)
test_help   := $(filter-out $(obj)/tests/test_%,$(test_objs))
bench_progs := $(patsubst %.c,$(out)/%,$(wildcard tests/bench/*.c))

$(eca): $(main_obj) $(archives)
	@echo "  link  $@"
	$(link) $(lib_libs) -lm

$(out)/libeca.a: $(engine_objs)
$(out)/libreports.a: $(report_objs)
$(out)/libcli.a: $(cli_objs)
$(out)/%.a:
	@rm -f $@
	$(q)$(AR) rcs $@ $^

$(obj)/engine/cli/%.o: private cppflags += $(criteria_flags)
$(test_objs): private cppflags += $(test_cflags)

$(obj)/%.o: %.c $(out)/flags | $(includes)
	@mkdir -p $(@D)
	@echo "  cc    $<"
	$(q)$(CC) $(cppflags) $(cflags) -MMD -MP -c -o $@ $<

# A file of the engine as the inside of a C array: prelude.lua as prelude.inc.
define embed
@mkdir -p $(@D)
$(q)od -An -v -tx1 $< | sed "s/ \(..\)/'\\\\x\1',/g" >$@
endef

$(gen)/%.inc: engine/%.lua
	$(embed)
$(gen)/%.inc: engine/%.csv
	$(embed)

# The functions of libxlsxwriter, noted and called again, for the benchmark's two programs.
$(gen)/bench_%.inc: tests/bench/calls.py
	@mkdir -p $(@D)
	$(q)echo '#include <xlsxwriter.h>' | $(CC) $(cppflags) -E -P - | python3 $< $* >$@

$(obj)/tests/bench/record.o: $(gen)/bench_record.inc
$(obj)/tests/bench/bare_reports.o: $(gen)/bench_replay.inc

$(test_progs): $(out)/%: $(obj)/%.o $(test_help) $(archives)
	@mkdir -p $(@D)
	@echo "  link  $@"
	$(link) $(test_libs) $(lib_libs) -lm

$(bench_progs): $(out)/%: $(obj)/%.o $(archives)
	@mkdir -p $(@D)
	@echo "  link  $@"
	$(link) $(lib_libs) -lm

# Changes only when the flags do, so that other flags rebuild everything.
$(out)/flags: force
	@mkdir -p $(@D)
	@printf '%s\n' "$$FLAGS" | cmp -s - $@ || printf '%s\n' "$$FLAGS" >$@
$(out)/flags: export FLAGS = $(CC) $(cppflags) $(cflags) $(criteria_flags)

-include $(shell find $(obj) -name '*.d' 2>/dev/null)

# What a person asks for. Packages come first and the rest is made by a second
# make, on all cores unless told otherwise.

again = +@$(MAKE) --no-print-directory $(if $(filter -j%,$(MAKEFLAGS)),,-j$(shell nproc 2>/dev/null || echo 1))

sample := criteria/hanoi-2026/sample/answers.csv

demo: packages ## Install what the build lacks, build, and score the sample firms into out/
	$(again) $(eca)
	@mkdir -p out
	$(eca) score $(sample) -o out/results.csv -o out/results.json --reports out/reports --table

test: packages-test ## Install what the tests lack, build and run all; T=csv runs tests/test_csv.c, F=name* those of its tests
	$(again) check

tests  := $(test_progs) $(wildcard tests/*.sh tests/cli/*.sh)
wanted := $(strip $(if $(T),$(foreach t,$(tests),$(if $(filter $(T) test_$(T),$(basename $(notdir $t))),$t)),$(tests)))

export ASAN_OPTIONS  ?= detect_leaks=1
export LSAN_OPTIONS  ?= suppressions=$(abspath tests/leaks):print_suppressions=0
export UBSAN_OPTIONS ?= halt_on_error=1:print_stacktrace=1

check: $(eca) $(filter $(test_progs),$(wanted)) ## The same, without looking for packages
	$(if $(T),$(if $(wanted),,$(error there is no test called $(T))))
	@ECA=$(eca) LUA=$(LUA) FILTER='$(F)' scripts/run-tests $(out)/logs $(wanted)

bench: $(eca) $(bench_progs) ## Build and run the benchmark
	$(if $(wildcard tests/bench/run.sh),,$(error there is no tests/bench/run.sh))
	@ECA=$(eca) BENCH=$(out)/tests/bench sh tests/bench/run.sh

cover = @gcovr --root . --filter engine/ --filter reports/ $(BUILD)/coverage/obj

coverage: ## Run the tests and print which lines and branches they reach
	@scripts/packages $(to_cover)
	@mkdir -p $(BUILD)/coverage
	@find $(BUILD)/coverage -name '*.gcda' -delete
	$(again) MODE=coverage check
	$(cover)
	$(cover) --branches --exclude-throw-branches

lint: ## Check the layers, the Lua and the shell scripts
	@scripts/packages $(to_lint)
	@scripts/lint-layers
	@luacheck --quiet --no-color $(wildcard criteria engine/*.lua engine/cli/new tests/*.lua tests/reference)
	@shellcheck -x scripts/* .ci/run $(wildcard tests/*.sh tests/cli/*.sh tests/bench/*.sh)

pictures: $(eca) ## Draw the pictures of README.md and docs/ again
	@scripts/packages command:soffice:libreoffice-calc-nogui command:pdftoppm:poppler-utils \
		python:openpyxl:python3-openpyxl
	@scripts/pictures $(eca)

format: ## Rewrite the C files named by FILES="a.c b.c" with clang-format
	clang-format -i $(or $(FILES),$(error FILES="…" says which))

packages: ## Install the Debian packages the build lacks
	@scripts/packages $(to_build)

packages-test: ## Those, and the ones the tests lack
	@scripts/packages $(to_test)

packages-all: ## Those, and the ones lint and the optional tests lack
	@scripts/packages $(to_test) $(to_lint) $(optional)

install: $(eca) ## Install under PREFIX; DESTDIR stages it
	install -D -m 755 $(eca) $(DESTDIR)$(PREFIX)/bin/eca
	find criteria -type f -exec install -D -m 644 {} $(DESTDIR)$(PREFIX)/share/eca/{} \;
	$(if $(wildcard docs/eca.1),install -D -m 644 docs/eca.1 $(DESTDIR)$(PREFIX)/share/man/man1/eca.1)

uninstall: ## Remove what install put there
	rm -f $(DESTDIR)$(PREFIX)/bin/eca $(DESTDIR)$(PREFIX)/share/man/man1/eca.1
	rm -rf $(DESTDIR)$(PREFIX)/share/eca

clean: ## Remove what was built, and out/
	rm -rf $(modes:%=$(BUILD)/%) out

help: ## List the targets and the variables
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1\t\2/p; s/^#   \([A-Z].*[^ ]\)   *\(.*\)/  \1\t\2/p' \
	$(firstword $(MAKEFILE_LIST)) | awk -F'\t' '{ printf "%-42s %s\n", $$1, $$2 }'

force:
.PHONY: all demo test check bench coverage lint pictures format packages packages-test packages-all install uninstall clean help force
