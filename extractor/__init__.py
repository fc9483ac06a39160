"""agendapack: councils' agenda packs in, trustworthy Parquet out.

>>> import extractor
>>> items = extractor.open_dataset("agenda_items", "output").to_pandas()      # doctest: +SKIP
>>> rows = extractor.extract_pack("pack.pdf").rows["decisions"]               # doctest: +SKIP
"""

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from extractor.pipeline import extract_pack
    from extractor.query import open_dataset

__all__ = ["__version__", "extract_pack", "open_dataset"]

_WHERE = {"extract_pack": "extractor.pipeline", "open_dataset": "extractor.query"}


def __getattr__(name: str) -> Any:
    """Import a public function when it is first asked for: `agendapack --help` must not wait for spaCy."""
    if name in _WHERE:
        from importlib import import_module

        return getattr(import_module(_WHERE[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
