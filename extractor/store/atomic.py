"""Writing a file so that a reader, or the next run after a kill, finds the old bytes or the new ones, never a part.

The temporary file lies beside its target, because a rename is atomic within one file system only. Its name ends
in `.tmp`; whoever holds the lock may delete every such file, and `Store.open` does.
"""

import os
import uuid
from pathlib import Path

TEMPORARY_SUFFIX = ".tmp"


def write_atomically(path: Path, content: bytes, *, durable: bool = True) -> None:
    """Put `content` at `path`, making its folder. `durable` waits for the disk: leave it out only for what the
    next run would find out again by itself."""
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{uuid.uuid4().hex}{TEMPORARY_SUFFIX}")
    with temporary.open("wb") as file:
        file.write(content)
        if durable:
            file.flush()
            os.fsync(file.fileno())
    temporary.replace(path)


def move_into_place(source: Path, target: Path) -> None:
    """Rename a finished file to its final name; its bytes reach the disk before its name does."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with source.open("rb+") as file:
        os.fsync(file.fileno())
    source.replace(target)
