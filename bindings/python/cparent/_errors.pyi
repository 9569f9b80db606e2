# SPDX-License-Identifier: Apache-2.0
# Made by make-stubs.py; tests/bindings/test_typing.py compares.
import builtins
import enum

from ._types import Error


class Status(enum.IntEnum):
    DONE = 1
    OK = 0
    NOMEM = -1
    INVALID = -2
    NOT_FOUND = -3
    EXISTS = -4
    PARSE = -5
    VALIDATION = -6
    CONFLICT = -7
    STORE = -8
    IO = -9
    UNSUPPORTED = -10
    PROTECTED = -11
    CLOSED = -12
    CANCELLED = -13
    LIMIT = -14
    BROKEN_CHAIN = -15

class MemoryError(Error, builtins.MemoryError): ...

class InvalidError(Error, builtins.ValueError): ...

class NotFoundError(Error, builtins.KeyError): ...

class ExistsError(Error, builtins.OSError): ...

class ParseError(Error, builtins.ValueError): ...

class ValidationError(Error, builtins.ValueError): ...

class ConflictError(Error, builtins.RuntimeError): ...

class StoreError(Error, builtins.OSError): ...

class IoError(Error, builtins.OSError): ...

class UnsupportedError(Error, builtins.NotImplementedError): ...

class ProtectedError(Error, builtins.PermissionError): ...

class ClosedError(Error, builtins.ValueError): ...

class CancelledError(Error, builtins.RuntimeError): ...

class LimitError(Error, builtins.ValueError): ...

class BrokenChainError(Error, builtins.RuntimeError): ...
