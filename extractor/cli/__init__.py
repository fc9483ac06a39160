"""The command line: the only rooms that print, exit or read argv.

Each command lives in a module of its own, imported when it is called: `agendapack --help` takes a tenth of a second,
and `query` never waits for a PDF library.
"""

import errno
import importlib
import io
import os
import signal
import sys
from typing import Any, NoReturn

import click

from extractor import __version__
from extractor.cli.control import safe
from extractor.errors import EXIT_NOTHING, AgendapackError

_COMMANDS = {
    # command: module, its line in the overview
    "ingest": ("ingest", "Read packs and write datasets."),
    "scrape": ("scrape", "Have what one council issued."),
    "nightly": ("scrape", "Scrape every council, ingest what is new, report."),
    "sites": ("scrape", "List the councils that are known."),
    "probe": ("scrape", "Find out what publishing system a site runs."),
    "store": ("scrape", "Take PDFs that you have into a store."),
    "show": ("show", "Show what each stage made of a page."),
    "query": ("query", "Ask the datasets with SQL."),
    "datasets": ("datasets", "List datasets and their columns."),
    "status": ("archive", "Say what is done, what failed and why."),
    "retry": ("archive", "Do failed and unfinished packs again."),
    "forget": ("archive", "Take a pack out of every dataset."),
    "verify": ("archive", "Check every file against the journal."),
    "compact": ("archive", "Join many small files into few."),
    "history": ("history", "Follow decisions through plans, papers through packs."),
    "report": ("report", "Roll findings and the ledger up into a page."),
    "release": ("archive", "Copy the datasets to a dated folder."),
}


_DISK_REFUSES = frozenset({
    errno.EACCES, errno.EDQUOT, errno.EFBIG, errno.EIO, errno.EISDIR, errno.ENAMETOOLONG, errno.ENOENT, errno.ENOSPC,
    errno.ENOTDIR, errno.EPERM, errno.EROFS,
})


class _Told(click.ClickException):
    """An error on its way to the terminal: its message in one line, no traceback."""

    def __init__(self, message: object, exit_code: int) -> None:
        super().__init__(safe(message))
        setattr(self, "exit_code", exit_code)  # noqa: B010  click declares it for the class alone

    def show(self, file: Any = None) -> None:
        click.echo(f"agendapack: {self.message}", err=True, file=file)


class _LateGroup(click.Group):
    """Knows its commands by name and imports one when it is wanted."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        module = importlib.import_module(f"extractor.cli.{_COMMANDS[cmd_name][0]}")
        command: click.Command = getattr(module, cmd_name)
        return command

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; an int that it returns is the exit code, an error of ours is one line and its code.

        So is a disk's refusal of a place that the user named (--to, --html): full, read-only, not there.
        """
        try:
            result = super().invoke(ctx)
        except AgendapackError as error:
            raise _Told(error, error.exit_code) from error
        except OSError as error:
            if error.errno not in _DISK_REFUSES:
                raise
            where = f"{error.filename}: " if error.filename else ""
            raise _Told(f"{where}{error.strerror}", EXIT_NOTHING) from error
        if isinstance(result, int):
            ctx.exit(result)
        return result

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in _COMMANDS.items()])


@click.group(
    cls=_LateGroup, context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Exit codes: 0 all well, 1 nothing could be done, 2 usage, 3 some packs partial or failed, "
           "75 another run is writing.",
)
@click.version_option(__version__, prog_name="agendapack")
def cli() -> None:
    """Councils' agenda packs (PDF) in, trustworthy Parquet out.

    \b
    Examples:
      agendapack ingest packs/ --out output
      agendapack query "SELECT committee, count(*) FROM packs GROUP BY ALL"
      agendapack show pack.pdf --page 3
    """


def main(arguments: list[str] | None = None) -> NoReturn:
    """Run a command and exit with its code; an error of ours is one line, not a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper) and stream.errors != "backslashreplace":
            stream.reconfigure(errors="replace")           # a terminal of few characters gets the others as "?"
    try:
        result: Any = cli.main(args=arguments, prog_name="agendapack", standalone_mode=False)
        code = result if isinstance(result, int) else 0          # click hands an Exit's code back as the result
    except click.exceptions.Exit as stop:
        code = stop.exit_code
    except click.ClickException as error:
        error.show()
        code = error.exit_code
    except click.Abort:
        click.echo("stopped; run the same command again to do what is left", err=True)
        code = 128 + signal.SIGINT
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 128 + signal.SIGPIPE
    sys.exit(code)
