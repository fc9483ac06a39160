"""agendapack: councils' agenda packs in, trustworthy Parquet out."""

__version__ = "0.1.0"
