"""A PDF without what it says of itself beside its pages: outline, Info texts, XMP, tag tree, page labels, named places.

`python -m tests.strip IN OUT` writes such a copy, and `stripped(path)` gives its bytes. The pages' content and the
links on them stay: with them alone a pack must come apart nearly as well as before.
"""

import io
import sys
from pathlib import Path

import pikepdf

CATALOG_KEYS = ("/Outlines", "/StructTreeRoot", "/MarkInfo", "/Metadata", "/PageLabels", "/Names", "/Dests")
PAGE_KEYS = ("/StructParents", "/Tabs")


def stripped(path: Path) -> bytes:
    """The PDF's bytes after stripping; raises what pikepdf raises for a file it cannot open."""
    with pikepdf.open(path) as pdf:
        for key in CATALOG_KEYS:
            if key in pdf.Root:
                del pdf.Root[key]
        for page in pdf.pages:
            for key in PAGE_KEYS:
                if key in page.obj:
                    del page.obj[key]
        if "/Info" in pdf.trailer:
            del pdf.trailer["/Info"]
        out = io.BytesIO()
        pdf.save(out, static_id=True, fix_metadata_version=False)
    return out.getvalue()


if __name__ == "__main__":
    Path(sys.argv[2]).write_bytes(stripped(Path(sys.argv[1])))
