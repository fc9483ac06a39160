"""Every error that agendapack raises on purpose, and the exit code each one ends a command with.

AgendapackError                     exit 1   nothing could be done
├── PackError                       exit 3   this PDF cannot be used; its neighbours can
│   ├── NotAPdf                              the bytes are no PDF
│   ├── EmptyFile                            zero bytes, or a PDF without pages
│   ├── EncryptedPack                        a password is needed
│   ├── BrokenPack                           the PDF cannot be opened
│   ├── UnreadableFile                       the file system refuses
│   └── LimitReached                         a cap (pages, size, memory, time) stopped it
├── OutputError                     exit 1   the output folder cannot be used
│   └── OutputBusy                  exit 75  another run holds the lock
├── ModelMissing                    exit 1   the trained pipeline is not beside the package
└── ValueText                                a text is not the kind of value its column promises

A message says which file, which page where there is one, and what to do next.
"""

import re
import unicodedata
from pathlib import PurePath

EXIT_OK, EXIT_NOTHING, EXIT_USAGE, EXIT_PARTIAL, EXIT_LOCKED = 0, 1, 2, 3, 75


_NO_CHARACTERS = re.compile(r"[\ud800-\udfff]")


def storable(text: str) -> str:
    """A text that any file can hold: what is no character (a byte of a file's name that is no UTF-8) as U+FFFD."""
    return _NO_CHARACTERS.sub("\ufffd", text)


def name_of(path: str) -> str:
    """A file's own name as text, NFC. File systems keep bytes: not every name can be written down as it is.

    >>> name_of("/packs/bad\udcff.pdf")
    'bad\ufffd.pdf'
    """
    return unicodedata.normalize("NFC", storable(PurePath(path).name))


class AgendapackError(Exception):
    """Base of the tree; `exit_code` is what a command ends with when it is not caught earlier."""

    exit_code = EXIT_NOTHING


class PackError(AgendapackError):
    """One PDF cannot be used. `reason` is a short stable code, `advice` what a person can do.

    >>> str(EncryptedPack("a.pdf"))
    'a.pdf: needs a password to open; ask the council for an open copy, or remove the password first (qpdf --decrypt)'
    """

    exit_code = EXIT_PARTIAL
    reason = "unusable"
    advice = "open it in a PDF viewer to see what is wrong"

    def __init__(self, file_name: str, detail: str = "", *, page_number: int | None = None) -> None:
        self.file_name = file_name
        self.page_number = page_number
        self.detail = detail
        where = f"{file_name} page {page_number}" if page_number else file_name
        super().__init__(storable(f"{where}: {detail or self.reason}; {self.advice}"))


class NotAPdf(PackError):
    reason = "not a PDF"
    advice = "check what was downloaded: it may be a web page saved under a .pdf name"


class EmptyFile(PackError):
    reason = "the file is empty"
    advice = "fetch it again"


class EncryptedPack(PackError):
    reason = "needs a password to open"
    advice = "ask the council for an open copy, or remove the password first (qpdf --decrypt)"


class BrokenPack(PackError):
    reason = "the PDF is damaged and cannot be opened"
    advice = "fetch it again, or try to repair it (qpdf in.pdf out.pdf)"


class UnreadableFile(PackError):
    reason = "the file cannot be read"
    advice = "check that it exists and that you may read it"


class LimitReached(PackError):
    reason = "a safety limit was reached"
    advice = "if you trust this file, raise the limit: agendapack ingest FILE --force (see --help)"


class OutputError(AgendapackError):
    """The output folder cannot be written, or holds what this version cannot extend."""


class OutputBusy(OutputError):
    """Another run is writing to the same output."""

    exit_code = EXIT_LOCKED


class ModelMissing(AgendapackError):
    """The trained spaCy pipeline is not where `classify` looks; `make models` builds it."""


class ValueText(AgendapackError, ValueError):
    """A printed text is not the kind of value its column promises; the caller keeps the print."""
