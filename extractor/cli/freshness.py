"""`agendapack status --max-age 26h`: one line and an exit code for a monitor."""

import datetime as dt
import re
from pathlib import Path

import click

from extractor.cli.terminal import shortened
from extractor.errors import EXIT_NOTHING, EXIT_OK

_UNITS = {"m": 60.0, "h": 3_600.0, "d": 86_400.0}


class Age(click.ParamType[float]):
    """A length of time: 90m, 26h, 2d. Seconds."""

    name = "age"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> float:
        match = re.fullmatch(r"(\d+(?:\.\d+)?)\s*([mhd])", str(value).strip().lower())
        if match is None:
            self.fail(f"{value!r}: write 90m, 26h or 2d", param, ctx)
        return float(match[1]) * _UNITS[match[2]]


AGE = Age()


def freshness(folder: Path, max_age_seconds: float) -> int:
    """0 where the last nightly run ended within that time and did not fail; a partial one has not failed."""
    from extractor.nightly import last_run

    said = last_run(folder)
    if said is None:
        click.echo("no nightly run has ended yet")
        return EXIT_NOTHING
    age = (dt.datetime.now(dt.UTC) - dt.datetime.fromisoformat(said["ended_at"])).total_seconds()
    is_well = age <= max_age_seconds and said["exit_code"] != EXIT_NOTHING
    state = "ok" if is_well else "too old" if age > max_age_seconds else "failed"
    click.echo(shortened(f"{state}: {age / 3600:.1f} h ago, exit {said['exit_code']}: {said['lines'][-1]}", 500))
    return EXIT_OK if is_well else EXIT_NOTHING
