"""Object storage by URL (`s3://bucket/prefix`): whole objects in, whole objects out, through fsspec.

In:  a URL that fsspec knows; credentials come from the environment or the machine's role, never from us.
Out: `Bucket`, a prefix with a few operations on it, and the same for single PDFs that are read from there.
Refuses: to print anything that may be a secret. Names are shown without user, password and query.

What surprised us: there is no rename, listings are whole and current, and an object that may be created only where
there is none (`put_new`, a conditional PUT) is the one thing that two writers cannot both do.
"""

import datetime as dt
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO, Any, cast
from urllib.parse import urlsplit

from extractor.errors import OutputError

_URL = re.compile(r"[a-z][a-z0-9+.-]+://")
_SECRETS = ("AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AWS_ACCESS_KEY_ID", "FSSPEC_S3_SECRET", "FSSPEC_S3_KEY")
_SMALL_BYTES = 8 << 20         # sent whole and side by side; larger ones go in parts, one after the other
_NEVER = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
_PATTERN = re.compile(r"[*?\[]")


def is_url(name: object) -> bool:
    """True for a place on object storage; a web address is none, nor is a path of this machine.

    >>> is_url("s3://bucket/prefix"), is_url("output"), is_url("file:///tmp/x"), is_url("https://x.example/a.pdf")
    (True, False, False, False)
    """
    text = str(name)
    return bool(_URL.match(text)) and not text.startswith(("file://", "http://", "https://"))


def shown(name: object) -> str:
    """A URL as it may be printed; a path as it is.

    >>> shown("s3://key:secret@bucket/prefix/?token=x"), shown("output")
    ('s3://bucket/prefix', 'output')
    """
    if not is_url(name):
        return str(name)
    parts = urlsplit(str(name))
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}{parts.path}".rstrip("/")


def without_secrets(text: str) -> str:
    """The text with every credential of this process's environment struck out."""
    for name in _SECRETS:
        value = os.environ.get(name)
        if value:
            text = text.replace(value, "***")
    return text


@contextmanager
def _told(url: str) -> Iterator[None]:
    """Whatever a storage library raises becomes one line; what is not there stays FileNotFoundError."""
    try:
        yield
    except OutputError:
        raise
    except FileNotFoundError as error:
        if "bucket does not exist" in str(error):   # not the object: nothing of the kind can be there
            raise OutputError(f"{shown(url)}: {error}; make it first, or check the name") from None
        raise
    except Exception as error:  # noqa: BLE001  botocore's, aiohttp's and fsspec's classes have no common base
        why = without_secrets(" ".join(str(error).split()) or type(error).__name__)[:300]
        raise OutputError(f"{shown(url)}: {why}; check the address, the credentials and AWS_ENDPOINT_URL") from None


def _file_system(url: str) -> tuple[Any, str]:
    """The fsspec file system of a URL, and the path in it."""
    scheme = urlsplit(url).scheme
    try:
        import fsspec

        fs, path = fsspec.core.url_to_fs(url, use_listings_cache=False)
    except ImportError as error:
        raise OutputError(f"{scheme}:// needs another package: pip install 'agendapack[s3]' (or fsspec's for {scheme})"
                          ) from error
    except ValueError as error:
        raise OutputError(f"{shown(url)}: {without_secrets(str(error))}") from error
    return fs, str(path).rstrip("/")


@dataclass(frozen=True)
class Bucket:
    """A prefix on object storage. Paths are relative to it, with "/". `url` may be printed.

    Every method raises OutputError where the storage refuses, FileNotFoundError where an object is not there.
    """

    fs: Any
    root: str
    url: str

    @classmethod
    def of(cls, url: str) -> "Bucket":
        with _told(url):
            fs, root = _file_system(url)
        return cls(fs, root, shown(url))

    def reader(self, sizes: Mapping[str, int]) -> Any:
        """A file system for libraries that knows these objects (path -> bytes) and need not ask for each.

        They may be known so because no object is ever written twice.
        """
        with _told(self.url):
            fs = type(self.fs)(**{**self.fs.storage_options, "use_listings_cache": True, "skip_instance_cache": True})
        if not hasattr(fs, "dircache"):
            return self.fs
        folders: dict[str, list[dict[str, Any]]] = {}
        for path, size in sizes.items():
            key = self.key(path)
            entry = {"name": key, "Key": key, "size": size, "Size": size, "type": "file", "LastModified": _NEVER}
            folders.setdefault(key.rpartition("/")[0], []).append(entry)
        for folder, entries in folders.items():
            fs.dircache[folder] = entries
        return fs

    def key(self, path: str) -> str:
        return f"{self.root}/{path}"

    def put_new(self, path: str, content: bytes) -> bool:
        """Create the object; False where there is one already, which then stays as it is."""
        with _told(self.url):
            try:
                self.fs.pipe_file(self.key(path), content, mode="create")
            except FileExistsError:
                # a request that was repeated after its answer had been lost finds its own object
                return bool(self.fs.cat_file(self.key(path)) == content)
        return True

    def put(self, path: str, content: bytes) -> None:
        """Create or replace the object."""
        with _told(self.url):
            self.fs.pipe_file(self.key(path), content)

    def put_files(self, files: Mapping[str, Path]) -> None:
        """Create or replace an object from each local file."""
        with _told(self.url):
            large = {path for path, file in files.items() if file.stat().st_size > _SMALL_BYTES}
            small = {self.key(path): file.read_bytes() for path, file in files.items() if path not in large}
            if small:
                self.fs.pipe(small)
            for path in sorted(large):
                self.fs.put_file(str(files[path]), self.key(path))

    def read(self, path: str) -> bytes:
        with _told(self.url):
            return cast(bytes, self.fs.cat_file(self.key(path)))

    def read_all(self, paths: Sequence[str]) -> list[bytes]:
        """The contents in the order of the paths, fetched side by side."""
        if not paths:
            return []
        with _told(self.url):
            found = self.fs.cat([self.key(path) for path in paths])
        if isinstance(found, bytes):           # fsspec's answer to a list of one
            return [found]
        return [found[self.key(path)] for path in paths]

    def fetch(self, path: str, target: Path) -> None:
        """Copy an object to a local file."""
        with _told(self.url):
            self.fs.get_file(self.key(path), str(target))

    def open(self, path: str) -> IO[bytes]:
        with _told(self.url):
            return cast(IO[bytes], self.fs.open(self.key(path), "rb"))

    def names(self, folder: str) -> list[str]:
        """Paths of all objects beneath a folder, sorted; none where there is no such folder."""
        with _told(self.url):
            try:
                found = self.fs.find(self.key(folder))
            except FileNotFoundError:
                return []
        return sorted(str(name).lstrip("/").removeprefix(self.root.lstrip("/") + "/") for name in found)

    def delete(self, paths: Sequence[str]) -> None:
        """Remove objects; one that is not there is as good as removed."""
        for path in paths:
            with _told(self.url):
                try:
                    self.fs.rm_file(self.key(path))
                except FileNotFoundError:
                    continue


# ---------------------------------------------------------------- PDFs that lie there


def found_pdfs(url: str) -> list[str]:
    """URLs of the PDFs that a URL means: an object, all below a prefix, or a pattern; sorted, none where none is."""
    with _told(url):
        fs, path = _file_system(url)
        try:
            listed = fs.glob if _PATTERN.search(path) else fs.find           # to `find`, an object is its own folder
            names = [str(n) for n in listed(path)]
        except FileNotFoundError:
            return []
    head = f"{urlsplit(url).scheme}://"
    return sorted(head + n.lstrip("/") for n in names if n.lower().endswith(".pdf"))


def stamp_of(url: str) -> str | None:
    """Size, tag and time of an object in one text; None where there is none."""
    with _told(url):
        fs, path = _file_system(url)
        try:
            found = fs.info(path)
        except FileNotFoundError:
            return None
    said = (found.get(name) for name in ("size", "ETag", "etag", "LastModified", "created", "mtime"))
    return ":".join(str(value) for value in said if value is not None)


def fetch_pdf(url: str, folder: Path) -> Path | None:
    """Copy one PDF into an existing folder under its own name; None where it is not there."""
    with _told(url):
        fs, path = _file_system(url)
        target = folder / (PurePosixPath(path).name or "unnamed.pdf")
        try:
            fs.get_file(path, str(target))
        except FileNotFoundError:
            return None
    return target
