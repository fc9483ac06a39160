"""The training texts, filled in: lines of `models/texts/<council>.txt` -> labelled paragraphs, by council.

In:  one file per invented council: a comment with its house style, then `kind<TAB>text` with slots in braces.
Out: `Labelled` rows; slots are drawn with a seed, so the same files give the same texts.
Split by council, never by sentence: two lines of one clerk are no proof of anything. All councils, people and places
are invented; nobody's minutes were copied.
"""

import random
from pathlib import Path
from typing import NamedTuple

SURNAMES = (
    "Hale Moss Penn Thorley Okafor Brandreth Lindqvist Yarrow Castell O’Dowd Smith-Jones Abara Fennimore Quayle Rashid "
    "Tunney Vane "
    "Whitlock MacBride Iqbal Goss Pemberton Nadir Larkin Drewe Hallam Kowalska Stubbs Ellery Voss"
).split()
GIVEN = "Ann Bilal Carys Derek Esther Farah Gordon Hester Imran Joyce Kofi Lena Martin Nadia Owen Priya".split()
OFFICES = (
    "the Head of Housing",
    "the Director of Public Health",
    "the Assistant Director",
    "the Monitoring Officer",
    "the Service Manager",
    "the Democratic Services Officer",
    "the Corporate Director for Place",
    "the Head of Finance",
    "the Principal Engineer",
    "the Chief Executive",
)
PLACES = (
    "Mill Lane",
    "the Corn Exchange",
    "Averley High Street",
    "St Botolph’s School",
    "the recreation ground",
    "Sallow Bridge",
    "Kiln Road",
    "the Old Library",
    "Tanner’s Hill",
    "Fairmead Park",
    "the bus station",
    "Holme Farm",
)
TOPICS = (
    "school transport",
    "the local plan",
    "adult social care",
    "winter gritting",
    "home to school travel",
    "homelessness prevention",
    "the playground",
    "street lighting",
    "fostering",
    "the leisure contract",
    "air quality",
    "the budget monitor",
    "flood defences",
    "special educational needs",
    "the tree strategy",
    "the cemetery extension",
    "digital inclusion",
    "waste collection",
)
DATES = (
    "14 March",
    "2 September 2019",
    "last October",
    "the 9th of May 2023",
    "January 2022",
    "17 July 2024",
    "the spring",
    "12/11/2021",
    "30 June",
    "November",
)
SUMS = ("£45.00", "£1,250", "£3.4m", "£312,000", "£60", "£18k", "£2 million", "£975.50")
HONORIFICS = ("Cllr", "Councillor", "Mr", "Mrs", "Ms", "Cllr.", "Dr")


class Labelled(NamedTuple):
    """A paragraph of invented minutes with its kind; `line` is where its template stands in the council's file."""

    council: str
    kind: str
    text: str
    line: int


def texts_of(folder: Path, *, seed: int, copies: int) -> list[Labelled]:
    """All texts of all councils, files in alphabetical order; `copies` fillings of each line that has slots."""
    rows: list[Labelled] = []
    for path in sorted(folder.glob("*.txt")):
        draw = random.Random(f"{seed}/{path.stem}")
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            if not line or line.startswith("#"):
                continue
            kind, template = line.split("\t", 1)
            fillings = [fill(template, draw) for _ in range(copies if "{" in template else 1)]
            rows.extend(Labelled(path.stem, kind, text, number) for text in dict.fromkeys(fillings))
    return rows


def fill(template: str, draw: random.Random) -> str:
    """The template with every slot filled; a slot that opens it begins with a capital."""
    people = draw.sample(SURNAMES, 4)
    style = draw.choice(HONORIFICS)
    given = [draw.choice(("", f"{draw.choice(GIVEN)} ", f"{draw.choice(GIVEN)[0]} ")) for _ in people]
    offices = draw.sample(OFFICES, 2)
    text = template.format(
        c=f"{style} {given[0]}{people[0]}",
        c2=f"{style} {given[1]}{people[1]}",
        c3=f"{style} {given[2]}{people[2]}",
        s=people[0],
        s2=people[1],
        o=offices[0],
        o2=offices[1],
        p=draw.choice(PLACES),
        t=draw.choice(TOPICS),
        d=draw.choice(DATES),
        m=draw.choice(SUMS),
    )
    return text[0].upper() + text[1:] if template.startswith("{") else text
