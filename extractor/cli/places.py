"""What --out may be: a folder, or a prefix on object storage by its URL."""

from pathlib import Path
from typing import Any

import click

from extractor.archive.bucket import is_url


class _Output(click.ParamType[Path | str]):
    """A Path, or the URL as it was given. A command that works on folders only says so."""

    name = "path"

    def __init__(self, *, may_be_url: bool) -> None:
        self.may_be_url = may_be_url

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Path | str:
        if not is_url(value):
            return Path(value)
        if not self.may_be_url:
            self.fail("this command works on a folder; make one with: agendapack release --out URL --to FOLDER",
                      param, ctx)
        return str(value)


OUTPUT, FOLDER = _Output(may_be_url=True), _Output(may_be_url=False)
