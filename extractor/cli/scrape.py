"""`agendapack scrape | nightly | sites | probe | store`: having what councils issued, politely, and saying so."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Any
from urllib.parse import urlsplit

import click

from extractor.cli.terminal import console, counted, shortened
from extractor.errors import EXIT_NOTHING, EXIT_OK, EXIT_PARTIAL
from extractor.scrape import CouncilReport, Options
from extractor.scrape.config import Council, load_config
from extractor.scrape.decide import DEFAULT_KINDS, KINDS
from extractor.scrape.many import locked_store, logged_web, scrape_many
from extractor.scrape.outcome import run_exit_code
from extractor.sites.clock import Clock
from extractor.sites.probe import Probed
from extractor.sites.probe import probe as probe_site
from extractor.sites.problems import FetchProblem
from extractor.sites.web import Manners, Web

_CODES = ("Exit codes: 0 all well, 1 nothing could be read, 2 usage, 3 something is missing that ought not to be "
          "(or an alarm), 75 another run holds the store.")
_STORE = click.option("--store", "root", default="store", show_default=True, type=click.Path(path_type=Path),
                      help="Folder of the store.")
_ALLOW = click.option("--allow-host", "allow_hosts", multiple=True, metavar="HOST[:PORT]",
                      help="A private or loopback host that may be spoken to; a further host of the site.")
_CONTACT = click.option("--contact", default="", envvar="AGENDAPACK_CONTACT", metavar="MAIL|URL",
                        help="Who answers for this reader, in the User-Agent.  [default: postmaster]")
_DAY = click.DateTime(["%Y-%m-%d", "%d/%m/%Y"])


@contextmanager
def stoppable() -> Iterator[threading.Event]:
    """An event that SIGTERM and Ctrl-C set: the run ends after the request under way, with everything put down."""
    stop = threading.Event()

    def ask_to_stop(number: int, frame: FrameType | None) -> None:
        stop.set()

    before = {s: signal.signal(s, ask_to_stop) for s in (signal.SIGTERM, signal.SIGINT)}
    try:
        yield stop
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _say(report: CouncilReport) -> None:
    console().print(shortened(report.line, 2_000))
    for missing in report.faults[:5]:
        told = f"  {missing.kind} {missing.reason}: {missing.where} {missing.detail}"
        console(err=True).print(shortened(told, 500))


def _say_all(report: CouncilReport) -> None:
    """What a night says, and by which ways the site could not be read."""
    _say(report)
    for note in report.problems[:3]:
        console(err=True).print(shortened(f"  note: {note}", 500))


@click.command(epilog=_CODES)
@click.option("--site", required=True, metavar="URL", help="Any address of the council's publishing system.")
@click.option("--name", help="The council.  [default: the host]")
@click.option("--system", type=click.Choice(["auto", "moderngov", "cmis"]), default="auto", show_default=True)
@click.option("--route", type=click.Choice(["auto", "service", "pages"]), default="auto", show_default=True,
              help="ModernGov: its web service, its pages, or whichever answer.")
@click.option("--committee", "committees", multiple=True, metavar="NAME|ID", help="Only this committee; repeatable.")
@click.option("--since", type=_DAY, help="First day of meetings.  [default: 8 weeks ago]")
@click.option("--until", type=_DAY, help="Last day of meetings.  [default: in 5 weeks]")
@click.option("--kind", "kinds", multiple=True, type=click.Choice([*KINDS, "all"]),
              help="What to have; repeatable.  [default: " + ", ".join(DEFAULT_KINDS) + "]")
@click.option("--backfill", default=0.0, type=click.FloatRange(0.0), metavar="YEARS", help="Older meetings as well.")
@click.option("--host", "hosts", multiple=True, metavar="HOST", help="A further host that files may lie on.")
@click.option("--budget", default=1_000, show_default=True, type=click.IntRange(1), help="Most requests to the host.")
@click.option("--max-mb", default=300, show_default=True, type=click.IntRange(1), help="Most megabytes of one file.")
@_STORE
@_ALLOW
@_CONTACT
def scrape(site: str, root: Path, allow_hosts: tuple[str, ...], contact: str, **chosen: Any) -> int:
    """Have what one council issued: new packs, minutes, supplements and plans go into the store.

    \b
    Examples:
      agendapack scrape --site https://democracy.example.gov.uk --store store
      agendapack scrape --site https://x.gov.uk --committee Cabinet --since 2026-01-01 --kind packs --kind minutes
    """
    if urlsplit(site).scheme not in ("http", "https") or not urlsplit(site).hostname:
        raise click.UsageError(f"--site {site}: not an http address")
    if chosen["since"] and chosen["until"] and chosen["since"] > chosen["until"]:
        raise click.UsageError("--since is later than --until")
    manners = Manners(contact=contact, requests_per_host=chosen["budget"],
                      max_document_bytes=chosen["max_mb"] * 1_000_000)
    with stoppable() as stop, locked_store(root) as store:
        web = logged_web(manners, allow_hosts, Clock(stop), root)
        try:
            council = _council(site, allow_hosts, chosen)
            reports = scrape_many([council], web, store, lambda c: _options(c, chosen), parallel=1,
                                   on_report=_say_all)
        finally:
            web.close()
    return EXIT_PARTIAL if stop.is_set() else run_exit_code(reports)


def _council(site: str, allow_hosts: tuple[str, ...], chosen: dict[str, Any]) -> Council:
    kinds = chosen["kinds"] or DEFAULT_KINDS
    return Council.model_validate({
        "name": chosen["name"] or urlsplit(site).netloc, "site": site, "system": chosen["system"],
        "route": chosen["route"], "kinds": tuple(KINDS) if "all" in kinds else tuple(dict.fromkeys(kinds)),
        "committees": chosen["committees"], "hosts": (*chosen["hosts"], *allow_hosts),
    })


def _options(council: Council, chosen: dict[str, Any]) -> Options:
    since, until = chosen["since"], chosen["until"]
    return Options(
        since=since.date() if since else None, until=until.date() if until else None, kinds=council.kinds,
        committees=council.committees, backfill_years=chosen["backfill"],
    )


@click.command(epilog=_CODES)
@click.option("--config", "path", required=True, type=click.Path(path_type=Path), help="councils.toml")
@click.option("--only", multiple=True, metavar="COUNCIL", help="Only this council; repeatable.")
@click.option("--allow-host", "allow_hosts", multiple=True, metavar="HOST[:PORT]", help="Besides those of the config.")
@click.option("--store", "root", type=click.Path(path_type=Path), help="Instead of the config's store.")
@click.option("--out", type=click.Path(path_type=Path), help="Instead of the config's output folder.")
@_CONTACT
@click.option("--no-ingest", is_flag=True, help="Fill the store, make no rows.")
@click.option("--workers", "-w", default=0, type=click.IntRange(0), help="Packs side by side.  [default: one a core]")
def nightly(
    path: Path, only: tuple[str, ...], allow_hosts: tuple[str, ...], contact: str, root: Path | None, out: Path | None,
    no_ingest: bool, workers: int,
) -> int:
    """One night: scrape every council of the config, ingest what is new, say what happened, one line a council.

    \b
    Example:
      agendapack nightly --config councils.toml
    """
    from extractor import bulk
    from extractor.cli.ingest import cores
    from extractor.nightly import run_night

    config = load_config(path)
    unknown = sorted(set(only) - {c.name for c in config.council})
    if unknown:
        raise click.UsageError(f"{path} has no council {', '.join(unknown)}")
    config = config.model_copy(update={
        "allow_hosts": (*config.allow_hosts, *allow_hosts), "store": root or config.store,
        "output": out or config.output, "contact": contact or config.contact,
    })
    with stoppable() as stop:
        night = run_night(config, clock=Clock(stop), on_report=_say, only=only, has_ingest=not no_ingest,
                          ingest=bulk.Options(workers=workers or cores()))
    console().print(shortened(night.line, 2_000))
    return night.exit_code


@click.command()
@_STORE
@click.option("--config", "path", type=click.Path(path_type=Path), help="councils.toml: list those never read as well.")
def sites(root: Path, path: Path | None) -> int:
    """List the councils that are known: where they publish, when they were last read, what came of it.

    \b
    Example:
      agendapack sites --config councils.toml
    """
    from extractor.store import Store, council_slug

    config = load_config(path) if path else None
    states = Store(config.store if config else root).states()
    for council in config.council if config else ():
        if council_slug(council.name) not in states:
            console().print(shortened(f"{council.name}: {council.system}, {council.site}, never read", 500))
    for state in states.values():
        report = state.get("last_report", {})
        said = (f"{report.get('council', '?')}: {report.get('site', '?')}, last read {report.get('at', 'never')}, "
                f"{report.get('meetings', 0)} meetings, exit {report.get('exit_code', '?')}")
        console().print(shortened(said, 500))
    if not states and config is None:
        click.echo(f"{root}: no council has been scraped into this store", err=True)
        return EXIT_NOTHING
    return EXIT_OK


@click.command(epilog="Exit codes: 0 recognised, 1 not recognised or not reached, 2 usage.")
@click.argument("url")
@click.option("--name", help="The council, for the config.  [default: the host]")
@_ALLOW
@_CONTACT
def probe(url: str, name: str | None, allow_hosts: tuple[str, ...], contact: str) -> int:
    """Find out which publishing system runs at URL and print the config for it.

    \b
    Example:
      agendapack probe https://democracy.example.gov.uk >> councils.toml
    """
    with stoppable() as stop:
        web = Web(Manners(contact=contact), allow_hosts=allow_hosts, clock=Clock(stop))
        try:
            found = probe_site(web, url if "://" in url else f"https://{url}", hosts=allow_hosts)
        except FetchProblem as problem:
            click.echo(f"agendapack: {shortened(problem, 500)}", err=True)
            return EXIT_NOTHING
        finally:
            web.close()
    for note in found.notes:
        click.echo(shortened(note, 500), err=True)
    if found.system is None:
        click.echo("neither ModernGov nor CMIS; describe it with [council.links] (see README)", err=True)
        return EXIT_NOTHING
    click.echo(stanza(found, name or urlsplit(found.base).netloc))
    return EXIT_OK


def stanza(found: Probed, name: str) -> str:
    """The config of one council, in TOML; its committees as comments."""
    lines = ["[[council]]", f"name = {_toml(name)}", f"site = {_toml(found.base)}", f'system = "{found.system}"']
    if found.system == "moderngov":
        answers = f"web service {_on(found.has_service)}, pages {_on(found.has_pages)}"
        lines.append(f'route = "auto"   # committees are listed by: {answers}')
    lines += [f"# {counted(len(found.committees), 'committee')}:"]
    lines += [f"#   {c.committee_id}  {shortened(c.name, 80)}" for c in found.committees]
    return "\n".join(lines)


def _toml(text: str) -> str:
    plain = shortened(text, 200).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{plain}"'


def _on(is_on: bool) -> str:
    return "on" if is_on else "off"


@click.group()
def store() -> None:
    """Look after a store of fetched packs."""


@store.command("add")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...",
                type=click.Path(exists=True, path_type=Path))
@click.option("--name", required=True, help="The council that issued them.")
@click.option("--kind", default="other", type=click.Choice(["pack", "minutes", "supplement", "paper", "plan", "other"]))
@_STORE
def add(paths: tuple[Path, ...], name: str, kind: str, root: Path) -> int:
    """Take PDFs that you have (files, folders) into the store; the originals stay where they are.

    \b
    Example:
      agendapack store add old-packs/ --name "Example Borough Council" --store store
    """
    from extractor.store.adopting import adopt_files

    counts = {"new": 0, "known": 0, "refused": 0}
    with locked_store(root) as opened:
        for adopted in adopt_files(opened, list(paths), council=name, kind=kind, now=Clock().stamp()):
            counts[adopted.state] += 1
            if adopted.state == "refused":
                console(err=True).print(shortened(f"refused  {adopted.path}: {adopted.detail}", 400))
    click.echo(f"{counts['new']} new, {counts['known']} known already, {counts['refused']} refused")
    taken = counts["new"] + counts["known"]
    return EXIT_NOTHING if not taken else EXIT_PARTIAL if counts["refused"] else EXIT_OK
