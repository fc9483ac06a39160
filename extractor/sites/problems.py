"""Why something could not be fetched: one exception with a closed list of reasons, so that a summary can count them.

FetchProblem      exit 3   this one request failed, its neighbours may not
├── TryAgain                a fault that may pass within the minute (429, 503, reset, cut off); `retry` asks again
│   └── RangeRefused        a kept part fits the document no more
└── Stopped       exit 3   the run was told to end; nothing further is asked
"""

from typing import Literal

from extractor.errors import EXIT_PARTIAL, AgendapackError

Reason = Literal[
    "blocked", "robots", "private", "gone", "error_page", "not_pdf", "truncated", "too_slow", "too_big", "unreachable",
    "certificate", "server_error", "redirect", "refused_address", "unparsable", "budget", "stopped",
]

ADVICE: dict[str, str] = {
    "blocked": "the site refuses automatic readers; write to the council, and do not disguise the reader",
    "robots": "the site's robots.txt asks readers to stay away from this address",
    "private": "the site asks for a login",
    "gone": "the site says it is not there",
    "error_page": "the site answered with its error page",
    "not_pdf": "a web page or other file came in place of the PDF",
    "truncated": "the file was cut off; the next run goes on where this one stopped",
    "too_slow": "the server was too slow; the next run goes on where this one stopped",
    "too_big": "bigger than the cap; raise it with --max-mb if you trust the site",
    "unreachable": "no connection; check the address, and whether the host has moved",
    "certificate": "the site does not prove who it is; look at it in a browser, and tell the council; a bundle with "
                   "an authority of your own may be named in SSL_CERT_FILE",
    "server_error": "the server had a fault; the next run asks again",
    "redirect": "the site sends readers elsewhere; if the new host is right, name it in `hosts`",
    "refused_address": "private or loopback address; name it with --allow-host if it is meant",
    "unparsable": "the page is not as this version knows it",
    "budget": "tonight's number of requests is used up; the next run goes on",
    "stopped": "the run was stopped; the next one goes on",
}


class FetchProblem(AgendapackError):
    """`reason` is from the closed list, `detail` says what was seen at `url`."""

    exit_code = EXIT_PARTIAL

    def __init__(self, reason: Reason, url: str, detail: str) -> None:
        self.reason: Reason = reason
        self.url = url
        self.detail = detail
        super().__init__(f"{url}: {detail}; {ADVICE[reason]}")


class TryAgain(FetchProblem):
    """`wait_seconds` is what the server asked for with Retry-After, None where it did not."""

    def __init__(self, reason: Reason, url: str, detail: str, wait_seconds: float | None = None) -> None:
        super().__init__(reason, url, detail)
        self.wait_seconds = wait_seconds


class RangeRefused(TryAgain):
    """HTTP 416: the part kept from an earlier run fits the document no more."""


class Stopped(FetchProblem):
    def __init__(self) -> None:
        super().__init__("stopped", "-", "told to stop")
