"""The data dictionary as Markdown, for people: README carries it, a test holds the two together."""

from extractor.schema.model import Column, Dataset
from extractor.schema.registry import DATASETS

_TYPES = {
    "text": "text", "int": "integer", "float": "number", "bool": "true/false", "date": "date", "time": "time HH:MM",
    "list": "list of text",
}


def _meaning(column: Column) -> str:
    allowed = f" One of {', '.join(f'`{v}`' for v in column.allowed)}." if column.allowed else ""
    return (column.description + allowed).replace("|", "\\|")


def _section(dataset: Dataset) -> str:
    lines = [f"### `{dataset.name}`", "", dataset.description]
    if dataset.key:
        lines[-1] += f" Key: {', '.join(f'`{k}`' for k in dataset.key)}."
    lines += ["", "| column | type | unit | meaning |", "|---|---|---|---|"]
    for column in dataset.columns:
        kind = _TYPES[column.type] + ("" if column.required else "?")
        lines.append(f"| `{column.name}` | {kind} | {column.unit} | {_meaning(column)} |")
    return "\n".join(lines)


def dictionary() -> str:
    """Every dataset as a Markdown section with a table of its columns; a "?" after a type: may be null."""
    head = (
        "A type with a `?` may be null. Besides these columns every dataset has `authority` (a slug of the "
        "council's name) and `year` (of the meeting), which are read from the path."
    )
    return "\n\n".join([head, *(_section(d) for d in DATASETS.values())]) + "\n"
