"""Heavy modules that a library imports for itself and that nothing here uses, left out while it is imported.

spaCy's package imports its own command line, and with it typer, requests, httpx, weasel and jinja: 365 modules, 0.5 s
of CPU and 20 MB for every worker, for commands that no pipeline asks for.
"""

import contextlib
import sys
from collections.abc import Iterator
from types import ModuleType


class _Absent(ModuleType):
    """Stands for a module, and for whatever is imported from it, until the real one is wanted."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.__path__ = []

    def __getattr__(self, name: str) -> None:
        if name.startswith("__"):
            raise AttributeError(name)


@contextlib.contextmanager
def left_out(*names: str) -> Iterator[None]:
    """Within it, importing those modules gives an empty stand-in; later imports get the real ones.

    Parents come before what is inside them. Modules that are imported already stay as they are.
    """
    absent = {name: _Absent(name) for name in names if name not in sys.modules}
    sys.modules.update(absent)
    try:
        yield
    finally:
        for name, module in absent.items():
            if sys.modules.get(name) is module:
                del sys.modules[name]
