"""The house rules that a machine can hold: which way imports go, who may use which library, how long files are.

The table of rooms is the one of the architecture note. Imports inside functions count as much as those at the top.
"""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "extractor"
MAX_LINES = 400

# Higher may import lower, never the reverse; rooms on one line never import each other (but see SAME_ROOM).
ROOMS: tuple[tuple[str, ...], ...] = (
    ("cli",),
    ("nightly",),
    ("history",),
    ("bulk", "picture", "query", "report", "scrape"),
    ("plan",),
    ("archive", "engines", "pipeline"),
    ("stages",),
    ("families", "minutes", "layout", "tables", "checks", "sites", "store"),
    ("layouts", "likeness", "prose", "values"),
    ("vocabulary",),
    ("schema",),
    ("document",),
    ("geometry",),
    ("errors", "imports"),
)
FLOOR = {room: level for level, rooms in enumerate(reversed(ROOMS)) for room in rooms}

# rooms beside each other where the one on the left is built on the one on the right
BESIDE = {("report", "query"), ("engines", "pipeline")}
# machinery that stands beside a room: who may use it, and on which floor it stands itself
HELPERS = {"reading": "stages"}
USERS = {"reading": ("stages", "picture")}

FENCES: dict[str, tuple[str, ...]] = {
    "spacy": ("stages/classify", "classify", "models"),
    "pypdfium2": ("stages/read", "stages/ocr", "reading", "tables"),
    "pdfplumber": ("tables",),
    "pdfminer": ("tables",),
    "camelot": ("tables",),
    "cv2": ("reading/render",),
    "pyarrow": (
        "schema", "stages/write", "query", "history", "bulk", "archive", "report", "cli", "engines", "store",
        "__init__",
    ),
    "duckdb": ("query", "report"),
    "click": ("cli",),
    "rich": ("cli",),
    "urllib.request": ("sites", "store"),
    "http.client": ("sites",),
    "socket": ("sites", "engines/ray"),
    "ray": ("engines/ray",),
    "fsspec": ("archive/bucket",),
    "requests": ("sites",),
    "httpx": ("sites",),
    "httpx2": ("sites",),
    "httpcore2": ("sites",),
    "lxml": ("sites",),
    "protego": ("sites",),
    "selectolax": ("sites",),
    "tenacity": ("sites",),
    "pydantic": ("sites", "scrape"),
}


class Import(NamedTuple):
    path: Path
    line: int
    name: str

    @property
    def where(self) -> str:
        return f"{self.path.relative_to(ROOT)}:{self.line} imports {self.name}"


def sources() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def room_of(path: Path) -> str:
    inside = path.relative_to(PACKAGE)
    return inside.parts[0].removesuffix(".py")


def imports(path: Path) -> Iterator[Import]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield Import(path, node.lineno, alias.name)
        elif isinstance(node, ast.ImportFrom) and node.module:
            assert node.level == 0, f"{path}:{node.lineno}: imports are absolute"
            for alias in node.names:
                yield Import(path, node.lineno, f"{node.module}.{alias.name}")


def all_imports() -> list[Import]:
    return [i for path in sources() for i in imports(path)]


def target_room(name: str) -> str | None:
    parts = name.split(".")
    if parts[0] != "extractor" or len(parts) < 2 or parts[1].startswith("__"):
        return None
    return parts[1]


def level(room: str) -> int:
    return FLOOR[HELPERS.get(room, room)]


def may_import(room: str, target: str) -> bool:
    if room in ("__init__", "__main__") or room == target or (room, target) in BESIDE:
        return True
    if target in HELPERS:
        return room in USERS[target]
    return level(target) < level(room)


def test_every_room_is_in_the_table() -> None:
    known = {*FLOOR, *HELPERS, "__init__", "__main__"}
    unknown = sorted({room_of(p) for p in sources()} - known)
    assert not unknown, f"say in ROOMS where these belong: {unknown}"


def test_imports_go_downwards() -> None:
    wrong = [
        i.where for i in all_imports()
        if (target := target_room(i.name)) is not None and not may_import(room_of(i.path), target)
        and (PACKAGE / target).with_suffix(".py").exists() | (PACKAGE / target).is_dir()
    ]
    assert not wrong, "\n".join(wrong)


def test_stages_do_not_import_each_other() -> None:
    wrong = [i.where for i in all_imports()
             if room_of(i.path) == "stages" and i.path.name != "__init__.py" and i.name.startswith("extractor.stages.")
             and not i.name.startswith(f"extractor.stages.{i.path.stem}")]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("library", FENCES)
def test_libraries_stay_in_their_room(library: str) -> None:
    allowed = FENCES[library]
    wrong = []
    for i in all_imports():
        if i.name == library or i.name.startswith(f"{library}."):
            inside = i.path.relative_to(PACKAGE).with_suffix("").as_posix()
            if not any(inside == room or inside.startswith(f"{room}/") for room in allowed):
                wrong.append(i.where)
    assert not wrong, "\n".join(wrong)


def test_files_are_short() -> None:
    long = [f"{p.relative_to(ROOT)}: {n} lines" for p in sources()
            if (n := len(p.read_text(encoding="utf-8").splitlines())) > MAX_LINES]
    assert not long, "\n".join(long)


def test_every_module_says_why_it_exists() -> None:
    texts = {p: p.read_text(encoding="utf-8") for p in sources()}
    bare = [str(p.relative_to(ROOT)) for p, text in texts.items()
            if text.strip() and not ast.get_docstring(ast.parse(text))]
    assert not bare, "\n".join(bare)


def test_only_the_command_line_prints_and_exits() -> None:
    wrong = []
    for path in sources():
        if room_of(path) in ("cli", "__main__") or path.name == "__main__.py":
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                called = ast.unparse(node.func)
                if called in ("print", "exit", "quit", "sys.exit") or ast.unparse(node).startswith("sys.stdout.write"):
                    wrong.append(f"{path.relative_to(ROOT)}:{node.lineno} calls {called}")
    assert not wrong, "\n".join(wrong)


def hides(handler: ast.ExceptHandler) -> bool:
    """A broad handler that neither raises nor uses the exception it caught."""
    broad = handler.type is None or ast.unparse(handler.type) in ("Exception", "BaseException")
    if not broad:
        return False
    inside = [n for statement in handler.body for n in ast.walk(statement)]
    raises = any(isinstance(n, ast.Raise) for n in inside)
    uses = handler.name is not None and any(isinstance(n, ast.Name) and n.id == handler.name for n in inside)
    return not (raises or uses)


def test_no_exception_is_hidden() -> None:
    wrong = [
        f"{path.relative_to(ROOT)}:{node.lineno}" for path in sources()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ExceptHandler)
        and (hides(node) or (len(node.body) == 1 and isinstance(node.body[0], ast.Pass)
                             and (node.type is None or "Exception" in ast.unparse(node.type).split("."))))
    ]
    assert not wrong, "\n".join(wrong)


def test_the_hiding_rule_sees_what_it_should() -> None:
    def handler(text: str) -> ast.ExceptHandler:
        return next(n for n in ast.walk(ast.parse(text)) if isinstance(n, ast.ExceptHandler))

    assert hides(handler("try:\n f()\nexcept Exception:\n x = None"))
    assert hides(handler("try:\n f()\nexcept:\n pass"))
    assert not hides(handler("try:\n f()\nexcept Exception as e:\n raise Lost(p) from e"))
    assert not hides(handler("try:\n f()\nexcept ValueError:\n return None"))
