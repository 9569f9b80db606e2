#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# The packages as a user gets them: the library installed elsewhere, the
# sdist and the gem built from the C that SWIG made, installed without a
# network and without SWIG, and used where nothing of the build tree is seen.
. "$abs_top_srcdir/tests/cli/tap.sh" || exit 99
unset MAKEFLAGS MAKELEVEL MFLAGS PYTHONPATH RUBYLIB LD_LIBRARY_PATH
if [ -n "$SANITIZER_FLAGS" ]; then
    echo '1..0 # SKIP an interpreter would need the sanitizers before it'
    exit 0
fi
place=$PWD/installed
made=$abs_top_builddir/bindings

# SWIG would be noticed.
mkdir -p bin
printf '#!/bin/sh\necho used >>"%s/swig-was-used"\nexit 1\n' "$PWD" >bin/swig
chmod +x bin/swig

make -C "$abs_top_builddir" install DESTDIR="$place" >install.log 2>&1
ok 'make_install_installs' || say_more "$(tail -5 install.log)"
library=$(dirname "$(find "$place" -name libcparent.so.0)")
export PKG_CONFIG_SYSROOT_DIR=$place
PKG_CONFIG_PATH=$library/pkgconfig
export PKG_CONFIG_PATH

# alone COMMAND...: nothing but what is installed can be found.
alone() {
    (cd / && env -i PATH=/usr/bin:/bin HOME=/nonexistent LC_ALL=C.UTF-8 \
        "$@")
}
version=$(sed -n 's/^Version: //p' "$abs_top_builddir/cparent.pc")

cat >use.py <<'END'
import importlib.metadata
import sys

import cparent

reading = cparent.read_minutes(b"RESOLVED: That the report be noted.\n")
assert reading.resolutions[0].quote, reading
assert str(cparent.proportion(8, 9).lower)[:4] == "0.56"
assert cparent.live_objects() > 0
if len(sys.argv) > 1:
    assert importlib.metadata.version("cparent") == cparent.__version__
print(cparent.__version__, cparent.__file__)
END
cat >use.rb <<'END'
require "cparent"
reading = Cparent.read_minutes("RESOLVED: That the report be noted.\n")
raise "no quote" unless reading.resolutions.first.quote
raise "no limit" unless Cparent.proportion(8, 9).lower.to_s[0, 4] == "0.56"
puts "#{Cparent::VERSION} #{$LOADED_FEATURES.grep(/cparent.rb/).first}"
END

if [ -d "$made/python/stage" ]; then
    path=$(sed -n 's/.*export PYTHONPATH=//p' install.log)
    path=${path:-$(sed -n 's/^The Python module is in \(.*\)\/cparent\.$/\1/p' \
        install.log)}
    out=$(alone LD_LIBRARY_PATH="$library" PYTHONPATH="$place$path" \
        "$PYTHON" "$PWD/use.py" 2>&1)
    is 'make_install_says_where_the_Python_module_is' "$out" \
        "$version $place$path/cparent/__init__.py"
fi
if [ -d "$made/ruby/stage" ]; then
    path=$(sed -n 's/.*export RUBYLIB=//p' install.log)
    path=${path:-$(sed -n 's/^The Ruby module is in \(.*\)\/cparent\.$/\1/p' \
        install.log)}
    out=$(alone LD_LIBRARY_PATH="$library" RUBYLIB="$place$path" \
        "$RUBY" "$PWD/use.rb" 2>&1)
    is 'make_install_says_where_the_Ruby_module_is' "$out" \
        "$version $place$path/cparent.rb"
fi

python_package() {
    make -C "$abs_top_builddir" python-package >sdist.log 2>&1
    ok 'the_sdist_is_made' || say_more "$(tail -5 sdist.log)"
    # Speed is not what is tested here.
    PATH=$PWD/bin:$PATH CFLAGS=-O0 "$PYTHON" -m pip wheel -q --no-index \
        --no-build-isolation --no-deps --no-cache-dir -w wheels \
        "$made/python/dist/cparent-$version.tar.gz" >wheel.log 2>&1
    ok 'the_wheel_is_built_from_the_sdist' || say_more "$(tail -9 wheel.log)"
    "$PYTHON" -m pip install -q --no-index --no-deps --no-cache-dir \
        --target python wheels/cparent-*.whl >pip.log 2>&1
    ok 'the_wheel_is_installed' || say_more "$(tail -9 pip.log)"
    out=$(alone PYTHONPATH="$PWD/python" "$PYTHON" "$PWD/use.py" wheel 2>&1)
    is 'the_wheel_works_alone_and_is_of_one_version' "$out" \
        "$version $PWD/python/cparent/__init__.py"
    [ -f python/cparent/py.typed ] && [ -f python/cparent/native.pyi ]
    ok 'the_wheel_is_typed'
    env -u PKG_CONFIG_SYSROOT_DIR PKG_CONFIG_PATH=/nonexistent \
        "$PYTHON" -m pip wheel -v --no-index --no-build-isolation --no-deps \
        -w none "$made/python/dist/cparent-$version.tar.gz" >none.log 2>&1
    grep -q "cparent needs libcparent $version, its headers" none.log
    ok 'without_the_library_pip_says_what_is_needed'
}
if [ -d "$made/python/stage" ] && "$PYTHON" -c \
    'import setuptools, wheel, pip' 2>/dev/null; then
    python_package
else
    skip 'the_wheel_works_alone' 'setuptools, wheel or pip is not here'
fi

ruby_package() {
    make -C "$abs_top_builddir" ruby-package >gem.log 2>&1
    ok 'the_gem_is_made' || say_more "$(tail -5 gem.log)"
    PATH=$PWD/bin:$PATH GEM_HOME=$PWD/gems "$RUBY" -S gem install --local \
        --no-document "$made/ruby/dist/cparent-$version.gem" -- \
        --with-optflags=-O0 >install-gem.log 2>&1
    ok 'the_gem_is_installed' || say_more "$(tail -9 install-gem.log)"
    out=$(alone GEM_PATH="$PWD/gems" "$RUBY" "$PWD/use.rb" 2>&1)
    is 'the_gem_works_alone' "$out" \
        "$version $PWD/gems/gems/cparent-$version/lib/cparent.rb"
    env -u PKG_CONFIG_SYSROOT_DIR PKG_CONFIG_PATH=/nonexistent \
        GEM_HOME="$PWD/none" "$RUBY" -S gem install --local --no-document \
        "$made/ruby/dist/cparent-$version.gem" >none.log 2>&1
    grep -q "cparent needs libcparent $version, its headers" none.log
    ok 'without_the_library_gem_says_what_is_needed'
}
if [ -d "$made/ruby/stage" ] && "$RUBY" -e 'require "mkmf"' \
    >/dev/null 2>&1; then
    ruby_package
else
    skip 'the_gem_works_alone' 'the headers of Ruby are not here'
fi
[ ! -e swig-was-used ]
ok 'nobody_called_swig'
finish
