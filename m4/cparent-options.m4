# SPDX-License-Identifier: Apache-2.0
#
# The switches of configure, and what it says at its end.

AC_DEFUN([CPARENT_OPTIONS], [
AC_ARG_ENABLE([sanitizers],
    [AS_HELP_STRING([--enable-sanitizers],
        [build with the address and undefined behaviour sanitizers])],
    [], [enable_sanitizers=no])
AS_IF([test "$enable_sanitizers" = yes], [
    SANITIZER_FLAGS="-fsanitize=address,undefined -fno-sanitize-recover=all"
    SANITIZER_FLAGS="$SANITIZER_FLAGS -fno-omit-frame-pointer"])
AC_SUBST([SANITIZER_FLAGS])

AC_ARG_ENABLE([werror],
    [AS_HELP_STRING([--enable-werror], [treat compiler warnings as errors])],
    [], [enable_werror=no])
WARNING_FLAGS="-Wall -Wextra -Wpedantic -Wshadow -Wpointer-arith"
WARNING_FLAGS="$WARNING_FLAGS -Wstrict-prototypes -Wmissing-prototypes"
WARNING_FLAGS="$WARNING_FLAGS -Wcast-qual -Wwrite-strings -Wvla"
WARNING_FLAGS="$WARNING_FLAGS -Wformat=2 -Wno-format-nonliteral"
AS_IF([test "$enable_werror" = yes],
      [WARNING_FLAGS="$WARNING_FLAGS -Werror"])
AC_SUBST([WARNING_FLAGS])

AC_ARG_WITH([python],
    [AS_HELP_STRING([--without-python], [leave out the Python binding])],
    [], [with_python=auto])
AC_ARG_WITH([pythondir],
    [AS_HELP_STRING([--with-pythondir=DIR],
        [where the Python package goes; auto asks the interpreter])],
    [], [with_pythondir=])
AC_ARG_WITH([ruby],
    [AS_HELP_STRING([--without-ruby], [leave out the Ruby binding])],
    [], [with_ruby=auto])
AC_ARG_WITH([rubydir],
    [AS_HELP_STRING([--with-rubydir=DIR],
        [where the Ruby package goes; auto asks the interpreter])],
    [], [with_rubydir=])
AC_ARG_WITH([postgresql],
    [AS_HELP_STRING([--without-postgresql],
        [leave out the PostgreSQL engine (not in this release)])])
AC_ARG_WITH([xlsx],
    [AS_HELP_STRING([--without-xlsx],
        [leave out spreadsheets (not in this release)])])

# Tests use the interpreters too, whether or not the bindings are built.
AC_PATH_PROG([SWIG], [swig])
AC_PATH_PROGS([PYTHON], [python3])
AC_PATH_PROGS([RUBY], [ruby])
CPARENT_PYTHON
CPARENT_RUBY
])

# The Python binding: headers and suffix are asked of the interpreter that
# will import it, never of another python-config on the PATH.
AC_DEFUN([CPARENT_PYTHON], [
have_python=no
AS_IF([test "$with_python" != no && test -n "$SWIG"], [
    AS_IF([test -n "$PYTHON"], [
        PYTHON_INCLUDE=`$PYTHON -c 'import sysconfig as s; print(s.get_path("include"))' 2>/dev/null`
        PYTHON_SUFFIX=`$PYTHON -c 'import sysconfig as s; print(s.get_config_var("EXT_SUFFIX"))' 2>/dev/null`
        PYTHON_PLATLIB=`$PYTHON -c 'import sysconfig as s; print(s.get_path("platlib"))' 2>/dev/null`
        AS_IF([test -n "$PYTHON_SUFFIX" && test -f "$PYTHON_INCLUDE/Python.h"],
              [have_python=yes])])])
AS_IF([test "$with_python" = yes && test "$have_python" = no],
      [AC_MSG_ERROR([the Python binding needs swig, python3 and Python.h])])
AS_CASE(["$with_pythondir"],
    [auto], [pythondir=$PYTHON_PLATLIB],
    [''], [pythondir='${libdir}/python3/site-packages'],
    [pythondir=$with_pythondir])
AC_SUBST([pythondir])
AC_SUBST([PYTHON_INCLUDE])
AC_SUBST([PYTHON_SUFFIX])
AM_CONDITIONAL([HAVE_PYTHON], [test "$have_python" = yes])
AS_IF([test "$have_python" = yes],
      [AC_DEFINE([HAVE_PYTHON], [1], [The Python binding is built.])])
])

AC_DEFUN([CPARENT_RUBY], [
have_ruby=no
AS_IF([test "$with_ruby" != no && test -n "$SWIG"], [
    AS_IF([test -n "$RUBY"], [
        RUBY_HDR=`$RUBY -rrbconfig -e 'print RbConfig::CONFIG.fetch("rubyhdrdir")' 2>/dev/null`
        RUBY_ARCHHDR=`$RUBY -rrbconfig -e 'print RbConfig::CONFIG.fetch("rubyarchhdrdir")' 2>/dev/null`
        RUBY_SUFFIX=`$RUBY -rrbconfig -e 'print RbConfig::CONFIG.fetch("DLEXT")' 2>/dev/null`
        RUBY_VENDOR=`$RUBY -rrbconfig -e 'print RbConfig::CONFIG.fetch("vendorarchdir")' 2>/dev/null`
        AS_IF([test -n "$RUBY_SUFFIX" && test -f "$RUBY_HDR/ruby.h"],
              [have_ruby=yes])])])
AS_IF([test "$with_ruby" = yes && test "$have_ruby" = no],
      [AC_MSG_ERROR([the Ruby binding needs swig, ruby and ruby.h])])
AS_CASE(["$with_rubydir"],
    [auto], [rubydir=$RUBY_VENDOR],
    [''], [rubydir='${libdir}/ruby/site_ruby'],
    [rubydir=$with_rubydir])
AC_SUBST([rubydir])
AC_SUBST([RUBY_HDR])
AC_SUBST([RUBY_ARCHHDR])
AC_SUBST([RUBY_SUFFIX])
AM_CONDITIONAL([HAVE_RUBY], [test "$have_ruby" = yes])
AS_IF([test "$have_ruby" = yes],
      [AC_DEFINE([HAVE_RUBY], [1], [The Ruby binding is built.])])
])

AC_DEFUN([CPARENT_REPORT], [
AS_ECHO(["
libcparent $PACKAGE_VERSION
  installs to            $prefix
  Python binding         $have_python   $pythondir
  Ruby binding           $have_ruby   $rubydir
  unit tests (check)     $have_check
  sanitizers             $enable_sanitizers
  PostgreSQL engine      not in this release
  spreadsheets (XLSX)    not in this release
"])
])
