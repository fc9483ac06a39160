"""A spec -> PDF bytes and truth, printed by the press of the samples."""

from collections.abc import Callable, Sequence

from samples.kit.book import print_pack
from samples.kit.faces import Type
from samples.kit.minutes import Decided, Minutes, MinutesLook, person
from samples.kit.press import A4, LETTER, Margins, Press, Row
from samples.kit.tables import Cell, Look, table
from tests.variants import words
from tests.variants.specs import AgendaSpec, MinutesSpec, Sheet, TableSpec

Printed = tuple[bytes, dict[str, list[Row]]]
LEAD = 160.0                 # from the right margin
TIMES = 62.0                 # the width of a column of times before the numbers
ROMAN = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
LEADS = ("J Orme", "All", "Head of Works", "Clerk")
TITLE = "(Public Pack)Agenda Document for Example Committee, 03/03/2025 14:00"
HEAD = "Example Committee - 2.00 pm Monday 3 March 2025"


def body(sheet: Sheet) -> Type:
    return Type(sheet.face, sheet.size)


def bold(sheet: Sheet) -> Type:
    return Type(sheet.face, sheet.size, bold=True)


def dressed(text: str, sheet: Sheet, *, head: bool, foot: bool) -> Callable[[Press], None]:
    """What prints a page's running head and its number in the middle below, as far as they are wanted."""
    def dress(press: Press) -> None:
        if head:
            press.at(press.left, 34, text, Type(sheet.face, 8.5))
        if foot:
            press.at(press.left, press.height - 46, f"{press.page_number}", Type(sheet.face, 9),
                     width=press.right - press.left, align="centre")
    return dress


def settings(sheet: Sheet) -> dict[str, object]:
    return {"kind": body(sheet), "margins": Margins(sheet.left, 56, 64, sheet.bottom),
            "paper": LETTER if sheet.is_letter else A4}


def item_number(spec: AgendaSpec, index: int) -> str:
    n = spec.first + index + (1 if spec.hole is not None and index >= spec.hole else 0)
    if spec.is_roman:
        return f"{'X' * (n // 10)}{ROMAN[n % 10]}."
    match spec.numbering:
        case "01":
            return f"{n:02d}"
        case "1a":                     # 1, 2, 3a, 3b, 4 …
            return f"{n}" if index < 2 else f"{spec.first + 2}{'abcdefghijklmn'[index - 2]}"
        case numbering:
            return numbering.replace("1", str(n))


def styled(title: str, style: str) -> str:
    return {"bold": f"<b>{title}</b>", "capitals": f"<b>{title.upper()}</b>",
            "underlined": f"<u>{title}</u>", "plain": title}[style]


def print_agenda(spec: AgendaSpec) -> Printed:
    front = [0]             # pages before the first paper, known once they are set

    def label(page: int) -> int | None:
        if spec.counts_front:
            return page
        return page - front[0] if front[0] and page > front[0] else None

    def build(press: Press) -> None:
        front[0] = 0
        front_pages(press, spec)
        front[0] = press.page_number
        for index, (title, pages) in enumerate(zip(spec.titles, spec.paper_pages, strict=True)):
            if pages:
                paper(press, spec, index, title, pages)

    return print_pack(build, label=label if spec.stamp else lambda page: None, stamp=spec.stamp,
                      outlined=spec.outlined, info={"Title": TITLE} if spec.titled else None, **settings(spec.sheet))


def front_pages(press: Press, spec: AgendaSpec) -> None:
    k, b = body(spec.sheet), bold(spec.sheet)
    with press.document("agenda", pad=spec.fillers, bookmark="Agenda"):
        press.paragraph("Example Borough Council", kind=Type(k.face, 15, bold=True), after=6)
        press.paragraph("Example Committee", kind=Type(k.face, 13, bold=True), after=6)
        press.paragraph("Monday 3 March 2025 at 2.00 pm in the Green Room, Town Hall", after=12)
        membership(press, spec)
        press.paragraph("Contact: Pat Example, 01632 960000, pat@example.org", after=12)
        if spec.front_page:
            press.paragraph("Members of the public are welcome. The agenda is published five clear days before the "
                            "meeting; ask for it in large print if you need it.")
            press.turn()
        if spec.running_head:
            press.at(press.left, 36, HEAD, Type(k.face, 8))
        press.paragraph("AGENDA", kind=b, after=8)
        indent = press.left + (64 if spec.numbering == "Item 1" else 40) + (TIMES if spec.times else 0)
        if spec.lead_column:
            for x, head in ((press.left, "Item"), (indent, "Subject"), (press.right - LEAD, "Lead"),
                            (press.right - 60, "Pages")):
                press.at(x, press.y, f"<b>{head}</b>")
            press.space(k.line_height + 6)
        for index, (title, about) in enumerate(zip(spec.titles, spec.abouts, strict=True)):
            number = item_number(spec, index)
            agenda_line(press, spec, index, number, title, indent)
            if about and press.y < press.bottom - 180:
                press.paragraph(about, x=indent, width=press.right - indent - beside(spec), after=6)


def beside(spec: AgendaSpec) -> float:
    """The width kept free beside titles."""
    return LEAD + 14 if spec.lead_column else 80


def membership(press: Press, spec: AgendaSpec) -> None:
    names = [f"Councillor {surname}" for surname in words.SURNAMES[:9]]
    if spec.membership == "commas":
        press.paragraph("Membership: " + ", ".join(names), after=10)
    elif spec.membership == "columns":
        press.paragraph("<b>Membership</b>", after=3)
        height = body(spec.sheet).line_height
        for n, name in enumerate(names):
            press.at(press.left + 160 * (n % 3), press.y + n // 3 * height, name)
        press.space(3 * height + 10)


def agenda_line(press: Press, spec: AgendaSpec, index: int, number: str, title: str, indent: float) -> None:
    printed = title.upper() if spec.title_style == "capitals" else title
    key = number.removeprefix("Item ")
    press.agenda_item(key, printed)
    low, high = press.ranges.get(key, (88, 88))
    shown = styled(title, spec.title_style)
    top = press.y
    has_range = bool(spec.paper_pages[index]) and spec.ranges != "none"
    if has_range and "column" not in spec.ranges:
        shown += " " + spec.ranges.format(low, high)
    press.paragraph(shown, x=indent, width=press.right - indent - beside(spec), number=number,
                    number_x=press.left + (TIMES if spec.times else 0), number_kind=bold(spec.sheet), after=4)
    if spec.times and index % 2 == 0:
        press.at(press.left, top, f"{2 + index // 4}.{index * 5 % 60:02d} pm")
    if spec.lead_column:
        press.at(press.right - LEAD, top, LEADS[index % len(LEADS)])
    if has_range and spec.ranges == "narrow column":
        below, press.y = press.y, top
        press.paragraph(f"(Pages {low} - {high})", x=press.right - 60, width=60, after=4)
        press.y = max(below, press.y)
    if has_range and spec.ranges.startswith("column"):
        text = f"{low} - {high}" if low != high else f"{low}"
        press.at(press.right - 60, top, f"p {text}" if spec.ranges == "column p" else text, width=60, align="right")
    if not has_range:
        row = press.truth["agenda_items"][-1]
        row["page_label_first"] = row["page_label_last"] = None
    elif low == high:
        press.truth["agenda_items"][-1].pop("page_label_last", None)


def paper(press: Press, spec: AgendaSpec, index: int, title: str, pages: int) -> None:
    key = item_number(spec, index).removeprefix("Item ")
    stamp = spec.item_stamp.format(key) if spec.item_stamp else None
    with press.document("report", item=key, title=title, pad=spec.fillers, item_stamp=stamp,
                        bookmark=f"{key} {title}"):
        press.paragraph("Example Borough Council", kind=bold(spec.sheet), after=2)
        press.paragraph("Example Committee - 3 March 2025", kind=bold(spec.sheet), after=10)
        press.paragraph(title, kind=Type(spec.sheet.face, spec.sheet.size + 3, bold=True), after=10)
        last = press.page_number + pages - 1
        n = 0
        while press.page_number < last or press.y < press.margins.top + 200:
            if spec.paper_style == "sections" and n % 3 == 0:
                press.ensure(60)
                head = ("Summary", "Background", "Options", "Implications", "Recommendation")[n // 3 % 5]
                press.paragraph(head, kind=bold(spec.sheet), x=press.left + 40, number=f"{n // 3 + 1}.",
                                number_kind=bold(spec.sheet))
            number = {"points": f"{n + 1}.", "sections": f"{n // 3 + 1}.{n % 3 + 1}", "plain": None}[spec.paper_style]
            sentences = " ".join(words.SENTENCES[(index + n + k) % len(words.SENTENCES)] for k in range(3))
            press.paragraph(sentences, x=press.left + (40 if number else 0), number=number, align=spec.sheet.align)
            n += 1


def print_minutes(spec: MinutesSpec) -> Printed:
    sheet = spec.sheet

    dress = dressed("Example Committee - 3 February 2025", sheet, head=spec.running_head, foot=spec.page_foot)

    def build(press: Press) -> None:
        with press.document("minutes", role="minutes", dress=dress):
            press.paragraph("EXAMPLE BOROUGH COUNCIL", kind=bold(sheet), align="centre", after=6)
            press.paragraph("Minutes of a meeting of the Example Committee held on Monday 3 February 2025 at "
                            "2.00 pm in the Green Room, Town Hall", after=10)
            press.record("minutes", meeting_date="2025-02-03", committee="Example Committee", start_time="14:00",
                         end_time="16:25")
            people(press, spec)
            look = MinutesLook(
                number_x=sheet.left, text_x=sheet.left + text_indent(spec.numbers), kind=body(sheet),
                title=spec.title_style if spec.title_style != "plain" else "bold", agenda_item=spec.agenda_refs,
                number_format="{}", align=sheet.align, indent=28)
            book = Minutes(press, look)
            for index, title in enumerate(spec.titles):
                minute(book, spec, index, title)
            book.closing("The meeting closed at 4.25 pm.")

    return print_pack(build, label=lambda page: page if spec.page_foot else None, stamp="", **settings(sheet))


def text_indent(numbers: str) -> float:
    """Room for the numbers of the minutes, points."""
    return 92 if len(numbers) > 7 else 64 if len(numbers) > 5 else 54 if len(numbers) > 3 else 44


def minute(book: Minutes, spec: MinutesSpec, index: int, title: str) -> None:
    n = spec.first + index + (1 if spec.hole is not None and index >= spec.hole else 0)
    ref = None if spec.agenda_refs == "none" else str(index + 1)
    number = None if spec.numbers == "none" else spec.numbers.format(n)
    is_above = spec.title_place == "above" and number is not None and len(spec.titles) > 3
    if is_above:
        item_above(book, number, title)
    else:
        book.item(number, title, agenda_item=ref, keep_with=True)
    if spec.subheads[index] and not is_above:
        book.press.paragraph(f"<b>{spec.subheads[index]}</b>", kind=body(spec.sheet), x=book.look.text_x, after=6,
                             keep=3)
    texts: list[tuple[str, tuple[str, str] | None]] = [(t, None) for t in spec.paragraphs[index]]
    decision = spec.decisions[index]
    if decision is not None and not spec.points_of_decision:
        texts.append((decision[1], decision))
    for k, (text, decided) in enumerate(texts):
        mark = None if is_above else paragraph_number(spec.paragraph_numbers, n, k)
        decides = [Decided(decided[0])] if decided else []
        beside = number if is_above and k == 0 else None
        book.paragraph(text, number=mark, beside=beside, kind="decision" if decided else None, decides=decides,
                       level=1 if spec.paragraph_numbers == "(a)" and not is_above else 0)
        if k == 0:
            for p, point in enumerate(spec.lists[index]):
                book.paragraph(point, number=list_mark(spec.list_mark, p), kind=None, after=4,
                               level=2 if spec.paragraph_numbers == "(a)" else 1)
            book.press.space(4)
    if decision is not None and spec.points_of_decision:
        points = words.POINTS_OF_DECISION[-spec.points_of_decision:]
        book.resolved("RESOLVED that:", [(f"({m})", text) for m, text in zip("abc", points, strict=False)])


def item_above(book: Minutes, number: str | None, title: str) -> None:
    """A title on a line of its own, its number to come beside the first words below."""
    look = book.look
    bold_kind = Type(look.kind.face, look.kind.size, bold=True, underlined=look.title == "underlined")
    printed = title.upper() if look.title == "capitals" else title
    book.press.ensure(look.kind.line_height * 5)
    first, _ = book.press.paragraph(printed, kind=bold_kind, x=look.number_x, after=look.after, role="H2", keep=3)
    book.number = number
    book.press.record("minutes_items", minute_number=number, title=printed, agenda_item_number=None, page_number=first)


def list_mark(style: str, k: int) -> str:
    return {"•": "•", "-": "-", "(i)": f"({('i', 'ii', 'iii', 'iv', 'v')[k]})", "a)": f"{'abcde'[k]})",
            "1.": f"{k + 1}."}[style]


def paragraph_number(style: str, minute_number: int, k: int) -> str | None:
    return {"none": None, "15.0": f"{minute_number}.{k}", "15.1": f"{minute_number}.{k + 1}", "1)": f"{k + 1})",
            "(a)": f"({'abcdefgh'[k]})"}[style]


def people(press: Press, spec: MinutesSpec) -> None:
    names = [f"{spec.honorific} {initials} {surname}" for initials, surname in spec.people]
    shown = [f"{names[0]} (Chair)", *names[1:]]
    for n, (initials, surname) in enumerate(spec.people):
        person(press, f"{initials} {surname}", honorific=spec.honorific, is_chair=n == 0,
               role_text="Chair" if n == 0 else None)
    if spec.attendance in ("ticks", "marks"):
        people_in_table(press, spec, shown)
        return
    if spec.attendance == "commas":
        label = spec.roll_label.strip(":")
        press.paragraph(f"<b>{label}:</b> " + ", ".join(shown[:-1]) + f" and {shown[-1]}", after=8)
    else:
        people_in_columns(press, spec, shown)
    if spec.apologies != "none":
        said = " and ".join(filter(None, (", ".join(f"{spec.honorific} {s}" for s in spec.absent[:-1]),
                                          f"{spec.honorific} {spec.absent[-1]}")))
        press.paragraph(f"<b>Apologies:</b> {said}" if spec.apologies == "line"
                        else f"Apologies for absence were received from {said}.", after=8)
        for surname in spec.absent:
            person(press, surname, honorific=spec.honorific, status="apologies")
    if spec.officers != "none":
        pattern = "{} {} ({})" if spec.officers == "brackets" else "{} {} - {}"
        listed = [pattern.format(*officer) for officer in spec.officer_people]
        between = ", " if spec.officers == "brackets" else "; "
        press.paragraph("<b>Officers in attendance:</b> " + between.join(listed), after=8)
        for initials, surname, role in spec.officer_people:
            person(press, f"{initials} {surname}", role_text=role, capacity="officer")
    press.space(6)


def people_in_table(press: Press, spec: MinutesSpec, shown: list[str]) -> None:
    """The roll as a ruled table with a column of ticks or of letters; those absent stand in it as well."""
    absent = [f"{spec.honorific} {surname}" for surname in spec.absent] if spec.apologies != "none" else []
    if spec.attendance == "ticks":
        rows = [["Member", "Present", "Apologies"], *([n, "√", ""] for n in shown), *([n, "", "√"] for n in absent)]
        widths = [240.0, 80.0, 80.0]
    else:
        rows = [["Name", "Attendance"], *([n, "P"] for n in shown), *([n, "A"] for n in absent)]
        widths = [240.0, 90.0]
    for surname in spec.absent if absent else ():
        person(press, surname, honorific=spec.honorific, status="apologies")
    table(press, "roll", rows, widths, look=Look(kind=body(spec.sheet)), records=False)


def people_in_columns(press: Press, spec: MinutesSpec, shown: list[str]) -> None:
    press.paragraph(f"<b>{spec.roll_label}</b>", after=4)
    columns: Sequence[Sequence[str]] = (shown,)
    if spec.attendance == "columns":
        half = (len(shown) + 1) // 2
        columns = (shown[:half], shown[half:])
    height = body(spec.sheet).line_height
    for c, column in enumerate(columns):
        for n, name in enumerate(column):
            press.at(press.left + 220 * c, press.y + n * height, name)
    press.space(max(map(len, columns)) * height + 12)


def print_table(spec: TableSpec) -> Printed:
    def build(press: Press) -> None:
        with press.document("other", shape="landscape" if spec.landscape else "portrait"):
            for text in spec.before:
                press.paragraph(text, after=8)
            press.space((press.bottom - press.y) * spec.start)
            press.ensure(120)
            width = press.right - press.left
            columns = len(spec.head)
            first = width * 0.34
            widths = (first, *[(width - first) / (columns - 1)] * (columns - 1))
            align = "right" if spec.align_right else "left"
            rows: list[list[Cell | str | None]] = []
            if spec.spanning:
                rows.append([Cell(spec.head[0], rows=2), Cell("Position at 31 March 2025", columns=columns - 1,
                                                              align="centre"), *[None] * (columns - 2)])
                rows.append([None, *(Cell(h, align=align) for h in spec.head[1:])])
            else:
                rows.append([spec.head[0], *(Cell(h, align=align) for h in spec.head[1:])])
            rows += [[label, *(Cell(f, align=align) for f in figures)] for label, *figures in spec.rows]
            table(press, "table", rows, widths, header_rows=2 if spec.spanning else 1, look=Look(
                kind=Type(spec.sheet.face, spec.sheet.size - 1.5), ruling=spec.ruling, repeat_header=spec.repeat_header,
                header_fill="#dddddd" if spec.header_filled else None))
            press.paragraph(words.SENTENCES[0])

    return print_pack(build, **settings(spec.sheet))
