# SPDX-License-Identifier: Apache-2.0
# frozen_string_literal: true

# Builds the C half against the installed libcparent.
require "mkmf"

version = File.read(File.join(__dir__, "../../VERSION")).strip
unless pkg_config("cparent >= #{version}", "cflags")
  abort "cparent needs libcparent #{version}, its headers and pkg-config; " \
        "install them, or name the folder of cparent.pc in PKG_CONFIG_PATH"
end
pkg_config("cparent")

# A library that is found now is found when it is required, too.
pkg_config("cparent", "libs-only-L").to_s.scan(/-L(\S+)/) do |(folder)|
  $LDFLAGS << " -Wl,-rpath,#{folder}"
end
$CFLAGS << " -std=gnu11 -fvisibility=hidden -fno-strict-aliasing -w"
$INCFLAGS << " -I$(srcdir)"
$VPATH << "$(srcdir)/ruby"
$srcs = Dir[File.join($srcdir, "{.,ruby}/*.c")].map { |file| File.basename(file) }
$objs = $srcs.map { |file| file.sub(/c\z/, "o") }
create_makefile("cparent/native")
