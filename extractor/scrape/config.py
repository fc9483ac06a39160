"""councils.toml: which councils to scrape, into which store, how many side by side, whom to tell.

    store = "store"                         # paths are relative to the config file; these two are the defaults
    output = "output"
    contact = "data@example.org"            # who answers for this reader: goes into the User-Agent
    [ping]
    start = "https://monitor.example.org/start"
    [[council]]
    name = "Example Borough Council"
    site = "https://democracy.example.gov.uk"

A key that is not known is refused by name: a misspelt `commitees` would otherwise scrape everything, silently.
"""

import tomllib
from pathlib import Path
from typing import Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator, model_validator

from extractor.errors import EXIT_USAGE, AgendapackError
from extractor.scrape.decide import DEFAULT_KINDS, KINDS
from extractor.sites.links import LinkRules
from extractor.store import council_slug


class ConfigError(AgendapackError):
    """The config cannot be used; says which key of which file, and why."""

    exit_code = EXIT_USAGE


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Ping(_Strict):
    """Addresses to call: when a run starts, when it ends well (exit 0 or 3), when it does not."""

    start: str | None = None
    success: str | None = None
    failure: str | None = None


class Council(_Strict):
    """One council. `hosts` are further hosts that its files may lie on; `links` describes a site of neither system."""

    name: str = Field(min_length=1, max_length=200)
    site: str = Field(pattern=r"^https?://[^\s/]+")
    system: Literal["auto", "moderngov", "cmis", "links"] = "auto"
    route: Literal["auto", "service", "pages"] = "auto"
    kinds: tuple[str, ...] = DEFAULT_KINDS
    committees: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()
    links: LinkRules | None = None

    @field_validator("kinds")
    @classmethod
    def _known_kinds(cls, kinds: tuple[str, ...]) -> tuple[str, ...]:
        unknown = [k for k in kinds if k not in KINDS]
        if unknown or not kinds:
            raise ValueError(f"unknown kind {', '.join(unknown) or '(none)'}; there are {', '.join(KINDS)}")
        return kinds

    @model_validator(mode="after")
    def _links_where_needed(self) -> Self:
        if (self.system == "links") != (self.links is not None):
            raise ValueError('system = "links" and a table [council.links] belong together')
        return self


class NightlyConfig(_Strict):
    """The whole file. `budget` counts requests per host and night."""

    store: Path = Path("store")
    output: Path = Path("output")
    contact: str = Field(default="", max_length=200)
    parallel: int = Field(default=16, ge=1, le=200)
    budget: int = Field(default=1_000, ge=1)
    max_mb: int = Field(default=300, ge=1)
    backfill_years: float = Field(default=0.0, ge=0.0, le=60.0)
    allow_hosts: tuple[str, ...] = ()
    ping: Ping = Ping()
    council: tuple[Council, ...] = Field(min_length=1)

    @field_validator("council")
    @classmethod
    def _distinct(cls, councils: tuple[Council, ...]) -> tuple[Council, ...]:
        seen: dict[str, str] = {}
        for council in councils:
            slug = council_slug(council.name)
            if slug in seen:
                raise ValueError(f"{council.name!r} and {seen[slug]!r} would share one folder; give them other names")
            seen[slug] = council.name
        return councils


def load_config(path: Path) -> NightlyConfig:
    """The config at `path`, its relative paths made absolute. Raises ConfigError."""
    try:
        raw: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
        config = NightlyConfig.model_validate(raw)
    except OSError as error:
        raise ConfigError(f"{path}: {error.strerror or error}; write it with `agendapack probe URL`") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path}: no valid TOML: {error}") from error
    except ValidationError as error:
        found = [e for e in error.errors() if e["type"] != "too_short"] or error.errors()
        told = "; ".join(f"{'.'.join(map(str, e['loc'])) or 'file'}: {e['msg']}" for e in found[:5])
        raise ConfigError(f"{path}: {told}") from error
    here = path.absolute().parent
    return config.model_copy(update={
        "store": here / config.store, "output": here / config.output,
    })
