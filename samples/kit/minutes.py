"""Minutes for the sample packs: one clerk's way of setting them, and the record of what was set.

In:  `MinutesLook` (where numbers and text stand, how titles are printed) and calls item by item.
Out: drawn minutes; rows of `minutes_items`, `minutes_paragraphs`, `decisions`, `actions`, `declarations`, `votes`.
The kind of a paragraph is said by the script that writes it, as its author knows it; where two readers could
differ the script leaves it out and the golden file does not ask.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from samples.kit.faces import Type
from samples.kit.press import Align, Press


class Decided(NamedTuple):
    """A decision inside a paragraph: its verb, and its sentence where that is not the whole paragraph."""

    verb: str | None = None
    text: str | None = None
    mover: str | None = None
    seconder: str | None = None


class ToDo(NamedTuple):
    """An action inside a paragraph."""

    text: str | None = None
    owner: str | None = None
    due_date: str | None = None


PLAIN = Type()


@dataclass(frozen=True)
class MinutesLook:
    number_x: float = 62.0
    text_x: float = 110.0
    indent: float = 26.0              # of points in a list, from the text
    kind: Type = PLAIN
    title: Literal["bold", "capitals", "underlined"] = "bold"
    agenda_item: Literal["inline", "dash", "below", "none"] = "none"
    number_format: str = "{}"
    align: Align = "left"
    after: float = 8.0


class Minutes:
    def __init__(self, press: Press, look: MinutesLook) -> None:
        self.press, self.look = press, look
        self.number: str | None = None

    def item(self, number: str | None, title: str, *, agenda_item: str | None = None, keep_with: bool = False) -> None:
        """A minute's heading; `keep_with` turns the page if no line would fit below it."""
        look, kind = self.look, self.look.kind
        if keep_with:
            self.press.ensure(kind.line_height * 5)
        bold = Type(kind.face, kind.size, bold=True, underlined=look.title == "underlined", leading=kind.leading)
        printed = title.upper() if look.title == "capitals" else title
        shown = printed
        if agenda_item and look.agenda_item == "inline":
            shown = f"{printed} agenda item {agenda_item}"
        elif agenda_item and look.agenda_item == "dash":
            shown = f"{printed} - Agenda Item {agenda_item}"
        below = agenda_item is not None and look.agenda_item == "below"
        first, _ = self.press.paragraph(
            shown, kind=bold, x=look.text_x, number=look.number_format.format(number) if number else None,
            number_x=look.number_x, number_kind=Type(kind.face, kind.size, bold=True, leading=kind.leading),
            after=0.5 if below else look.after, role="H2", keep=3)
        if below:
            self.press.paragraph(f"(Item {agenda_item})", kind=Type(kind.face, kind.size - 1, italic=True),
                                 x=look.text_x, after=look.after)
        self.number = number
        self.press.record("minutes_items", minute_number=number, title=printed,
                          agenda_item_number=agenda_item, page_number=first)

    def paragraph(
        self, text: str, *, number: str | None = None, kind: str | None = "narrative",
        decides: Sequence[Decided] = (), asks: Sequence[ToDo] = (), level: int = 0, align: Align | None = None,
        beside: str | None = None, keep: int = 1, italic: bool = False, after: float | None = None,
    ) -> int:
        """A paragraph of the minute; `level` 1 and more stand in a list. Gives its first page.

        `beside` is a second number in the margin of a list's first point; golden does not ask which one counts.
        """
        look = self.look
        x = look.text_x + level * look.indent
        number_x = x - look.indent if level else look.number_x
        if beside is not None:
            self.press.ensure(look.kind.line_height)
            self.press.at(look.number_x, self.press.y, beside, look.kind)
        k = Type(look.kind.face, look.kind.size, italic=italic, leading=look.kind.leading)
        first, _ = self.press.paragraph(
            text, kind=k, x=x, number=number, number_x=number_x, align=align or look.align,
            after=look.after if after is None else after, role="LI" if level else "P", keep=keep)
        row: dict[str, str | None] = {"minute_number": self.number, "text": text}
        if beside is None:
            row["paragraph_number"] = None if number in ("•", "-") else number
        if kind is not None:
            row["kind"] = kind
        self.press.record("minutes_paragraphs", **row, page_number=first)
        for d in decides:
            self.decision(d.text or text, first, d)
        for a in asks:
            self.press.record("actions", minute_number=self.number, text=a.text or text, owner=a.owner,
                              due_date=a.due_date, page_number=first)
        return first

    def decision(self, text: str, page: int, said: Decided) -> None:
        row: dict[str, str | int | None] = {"minute_number": self.number, "text": text, "page_number": page}
        if said.verb is not None:
            row["verb"] = said.verb
        if said.mover is not None:
            row["mover"] = said.mover
        if said.seconder is not None:
            row["seconder"] = said.seconder
        self.press.record("decisions", **row)

    def resolved(self, lead: str, points: Sequence[tuple[str, str]], *, verb: str | None = "resolved",
                 number: str | None = None, kind: str | None = "decision", mover: str | None = None,
                 seconder: str | None = None) -> None:
        """A decision with its points: every point a paragraph, the decision all of them together."""
        first = self.paragraph(lead, number=number, kind=kind, keep=2)
        for mark, text in points:
            self.paragraph(text, number=mark, kind=kind, level=1)
        whole = " ".join([lead, *(f"{mark} {text}" for mark, text in points)])
        self.decision(whole, first, Decided(verb, mover=mover, seconder=seconder))

    def closing(self, text: str, *, x: float | None = None, after: float = 30.0) -> None:
        """The line that says when the meeting ended: a paragraph of the minutes, of no minute in particular."""
        page, _ = self.press.paragraph(text, kind=self.look.kind, x=self.look.text_x if x is None else x, after=after)
        self.press.record("minutes_paragraphs", paragraph_number=None, text=text, kind="procedural", page_number=page)

    def declares(self, person: str, *, interest: str | None = None, agenda_item: str | None = None,
                 page: int) -> None:
        row: dict[str, str | int | None] = {"person_name": person}
        if interest is not None:
            row["interest_type"] = interest
        self.press.record("declarations", **row, agenda_item_number=agenda_item, page_number=page)


def person(press: Press, name: str, *, honorific: str | None = None, role_text: str | None = None,
           capacity: str | None = "member", status: str = "present", is_chair: bool | None = False,
           is_virtual: bool = False, substitute_for: str | None = None) -> None:
    """Record one person of the attendance, as printed; None for what print leaves open, which golden does not ask."""
    row: dict[str, str | bool | None] = {"person_name": name, "honorific": honorific, "status": status,
                                         "is_virtual": is_virtual}
    if is_chair is not None:
        row["is_chair"] = is_chair
    if role_text is not None:
        row["role_text"] = role_text
    if capacity is not None:
        row["capacity"] = capacity
    if substitute_for is not None:
        row["substitute_for"] = substitute_for
    press.record("attendance", **row)
