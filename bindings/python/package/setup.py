# SPDX-License-Identifier: Apache-2.0
"""Builds the C half against the installed libcparent; all else stands in
pyproject.toml."""
import glob
import pathlib
import subprocess
import sys

from setuptools import Extension, setup
from setuptools.command.build_ext import build_ext


def pkg_config(*arguments):
    """What pkg-config says of libcparent, of this version or a later one."""
    version = pathlib.Path("VERSION").read_text(encoding="ascii").strip()
    try:
        said = subprocess.run(
            ["pkg-config", *arguments, f"cparent >= {version}"], check=True,
            stdout=subprocess.PIPE, text=True)
    except (OSError, subprocess.CalledProcessError):
        sys.exit(f"cparent needs libcparent {version}, its headers and "
                 "pkg-config; install them, or name the folder of "
                 "cparent.pc in PKG_CONFIG_PATH")
    return said.stdout.split()


class Build(build_ext):
    """Asks for the library when it is needed, not to pack an archive."""

    def build_extension(self, ext):
        ext.extra_compile_args += pkg_config("--cflags")
        ext.extra_link_args += pkg_config("--libs")
        # A library that is found now is found when it is imported, too.
        ext.runtime_library_dirs += [
            flag[2:] for flag in pkg_config("--libs-only-L")]
        super().build_extension(ext)


setup(cmdclass={"build_ext": Build}, ext_modules=[Extension(
    "cparent._native",
    sorted(glob.glob("csrc/*.c") + glob.glob("csrc/python/*.c")),
    include_dirs=["csrc"], extra_link_args=["-pthread"],
    extra_compile_args=["-std=gnu11", "-fvisibility=hidden",
                        "-fno-strict-aliasing", "-w"])])
