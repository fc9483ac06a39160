"""`agendapack status --max-age 26h`: one line and an exit code for a monitor."""

import datetime as dt
import re
from pathlib import Path

import click

from extractor.cli.terminal import shortened
from extractor.errors import EXIT_NOTHING, EXIT_OK, EXIT_PARTIAL

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
    """What the last nightly run left, as a monitor wants it.

    0 where it ended within that time and nobody need look, though single documents may be missing; 3 where it was
    stopped, could not ingest, could not read a council, or raised an alarm; 1 where it failed, is too old or never was.
    """
    from extractor.nightly import last_run

    said = last_run(folder)
    if said is None:
        click.echo("no nightly run has ended yet")
        return EXIT_NOTHING
    age = (dt.datetime.now(dt.UTC) - dt.datetime.fromisoformat(said["ended_at"])).total_seconds()
    troubles = said.get("troubles", [])
    if age > max_age_seconds:
        state, code = "too old", EXIT_NOTHING
    elif age < -max_age_seconds:                       # the clock has been set since: this says nothing of any age
        state, code = "dated in the future: look at this machine's clock", EXIT_NOTHING
    elif said["exit_code"] == EXIT_NOTHING:
        state, code = "failed", EXIT_NOTHING
    elif troubles:
        state, code = f"needs a look: {shortened('; '.join(troubles), 300)}", EXIT_PARTIAL
    else:
        state, code = "ok", EXIT_OK
    click.echo(shortened(f"{state}: {age / 3600:.1f} h ago, exit {said['exit_code']}: {said['lines'][-1]}", 800))
    return code
