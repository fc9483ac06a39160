"""The tables of the Eastholm pack, and the figures they say, from the same values."""

from samples.kit.faces import Type
from samples.kit.press import Press
from samples.kit.tables import Cell, Look, table

BODY = Type("vera", 9, leading=1.3)
CAPTION = Type("vera", 9.5, bold=True, leading=1.35)
NOTE = Type("vera", 7.5, italic=True)
LOOK = Look(kind=Type("vera", 8.2, leading=1.25), header_fill="#dae3f3", pad=3.5)
YEARS = (("1 April 2022 – 31 March 2023", "2023-03-31"), ("1 April 2023 – 31 March 2024", "2024-03-31"),
         ("1 April 2024 – 31 March 2025", "2025-03-31"))
LAST, THIS = YEARS[1], YEARS[2]
Figure = tuple[str, float | None]        # as printed, as meant


def right(text: str) -> Cell:
    return Cell(text, align="right")


def caption(press: Press, text: str) -> None:
    press.ensure(110)
    press.paragraph(text, kind=CAPTION, after=4, role="H3")


def note(press: Press, text: str) -> None:
    press.paragraph(text, kind=NOTE, after=12)


# --- SEND

Measured = tuple[str, float, int | None, int | None]        # printed, value, numerator, denominator
SNAPSHOT: tuple[tuple[str, Measured, Measured], ...] = (
    ("Number of children and young people with an Education, Health and Care Plan (EHCP)",
     ("2314*", 2314, None, None), ("2207", 2207, None, None)),
    ("Percentage of new EHCPs issued within 20 weeks", ("61% (198/325)", 61, 198, 325), ("54%", 54, None, None)),
    ("Annual reviews completed on time", ("48% (1021/2127) **", 48, 1021, 2127), ("43% (890/2069)", 43, 890, 2069)),
    ("Number of children with SEND who are electively home educated", ("143", 143, None, None),
     ("129", 129, None, None)),
    ("Number of appeals registered with the tribunal", ("37", 37, None, None), ("41", 41, None, None)),
    ("Children with an EHCP placed outside the city", ("312", 312, None, None), ("298", 298, None, None)),
)

QUARTERS = (("Q1", "2024-06-30"), ("Q2", "2024-09-30"), ("Q3", "2024-12-31"))
BY_QUARTER: tuple[tuple[str, str, tuple[Figure, ...]], ...] = (
    ("EHCPs issued within 20 weeks (excluding exceptions)", "70%", (("58%", 58), ("63%", 63), ("66%", 66))),
    ("Requests for assessment received", "-", (("118", 118), ("74", 74), ("131", 131))),
    ("Requests for assessment refused", "-", (("22%", 22), ("19%", 19), ("25%", 25))),
    ("Mediation cases", "-", (("9", 9), ("11", 11), ("7", 7))),
)


def send_tables(press: Press) -> None:
    caption(press, "Table 1: SEND measures")
    rows: list[list[Cell | str | None]] = [
        ["Measure", "Current performance (as at end of January 2025)", "Previous (as at end of October 2024)"]]
    rows += [[measure, now[0], before[0]] for measure, now, before in SNAPSHOT]
    pages = table(press, "send_snapshot", rows, (260, 118, 109), family="send", look=LOOK, after=5)
    for (measure, now, before), page in zip(SNAPSHOT, pages[1:], strict=True):
        for (text, value, numerator, denominator), end in ((now, "2025-01-31"), (before, "2024-10-31")):
            press.record("send", measure=measure, period_end_date=end, value=value,
                         unit="percent" if "%" in text else "count", numerator=numerator, denominator=denominator,
                         page_number=page)
    note(press, "* Includes 96 young people over 19. ** Reviews due in the term, whether or not the paperwork was "
         "finished.")
    caption(press, "Table 2: the year against target")
    rows = [[Cell("Measure", rows=2), Cell("Target", rows=2), Cell("2024/25", columns=3, align="centre"), None, None],
            [None, None, *(Cell(q, align="centre") for q, _ in QUARTERS)]]
    rows += [[measure, target, *(right(text) for text, _ in figures)] for measure, target, figures in BY_QUARTER]
    pages = table(press, "send_quarters", rows, (247, 60, 60, 60, 60), family="send", header_rows=2, look=LOOK)
    for (measure, _, figures), page in zip(BY_QUARTER, pages[2:], strict=True):
        for (text, value), (_, end) in zip(figures, QUARTERS, strict=True):
            press.record("send", measure=measure, period_end_date=end, value=value,
                         unit="percent" if "%" in text else "count", page_number=page)


# --- complaints

VOLUMES: tuple[tuple[str, tuple[Figure, ...]], ...] = (
    ("Complaints", (("287", 287), ("301", 301), ("318", 318))),
    ("Compliments", (("Not recorded", None), ("188", 188), ("201", 201))),
    ("Comments", (("Not recorded", None), ("70", 70), ("61", 61))),
    ("Member enquiries", (("Not recorded", None), ("19", 19), ("23", 23))),
    ("Total feedback", (("287", 287), ("578", 578), ("603", 603))),
)
STAGES: tuple[tuple[str | None, tuple[Figure, ...]], ...] = (
    ("Stage 1", (("285", 285), ("95%", 95), ("296", 296), ("97%", 97))),
    ("Stage 2", (("11", 11), ("4%", 4), ("7", 7), ("2%", 2))),
    ("Stage 3", (("2", 2), ("1%", 1), ("0", 0), ("0%", 0))),
    ("LGSCO", (("3", 3), ("1%", 1), ("2", 2), ("1%", 1))),
    (None, (("301", 301), ("100%", 100), ("305*", 305), ("100%", 100))),
)
TIMES: tuple[tuple[str, tuple[Figure, ...]], ...] = (
    ("Stage 1", (("19 working days", 19), ("17 working days", 17))),
    ("Stage 2", (("71 working days", 71), ("88 working days", 88))),
    ("Stage 3", (("N/A", None), ("N/A", None))),
)
OUTCOMES: tuple[tuple[str, tuple[Figure, ...], str], ...] = (
    ("Upheld", (("14%", 14), ("49", 49), ("16%", 16)), "+"),
    ("Partially upheld", (("31%", 31), ("92", 92), ("30%", 30)), "-"),
    ("Not upheld", (("43%", 43), ("128", 128), ("42%", 42)), "-"),
    ("Withdrawn", (("12%", 12), ("36", 36), ("12%", 12)), "Neu"),
)
CHANNELS: tuple[tuple[str, tuple[Figure, ...]], ...] = (
    ("Email", (("38%", 38), ("36%", 36), ("-2%", -2))),
    ("Web form", (("29%", 29), ("37%", 37), ("+8%", 8))),
    ("Telephone", (("24%", 24), ("19%", 19), ("-5%", -5))),
    ("Letter", (("9%", 9), ("8%", 8), ("-1%", -1))),
)
CAUSES: tuple[tuple[str, int, str, float | None], ...] = (
    ("Delay in answering", 84, "26%", 26), ("Attitude of staff", 51, "16%", 16),
    ("Wrong information given", 47, "15%", 15), ("Service not provided", 44, "14%", 14),
    ("Missed visit", 40, "13%", 13), ("Damage to property", 33, "10%", 10), ("Charge disputed", 16, "5%", 5),
    ("Discrimination", 2, "<1%", None), ("Loss of records", 1, "<1%", None),
)


def complaints_tables(press: Press) -> None:
    volumes(press)
    stages(press)
    times_and_outcomes(press)
    channels_and_causes(press)


def volumes(press: Press) -> None:
    caption(press, "2.1 Feedback by type")
    rows = [["Feedback type", *(Cell(y, align="centre") for y, _ in YEARS)]]
    rows += [[name, *(Cell(text, align="centre", bold=name.startswith("Total")) for text, _ in figures)]
             for name, figures in VOLUMES]
    pages = table(press, "volumes", rows, (140, 110, 110, 110), family="complaints", look=LOOK)
    for (name, figures), page in zip(VOLUMES, pages[1:], strict=True):
        for (_, end), (_, value) in zip(YEARS, figures, strict=True):
            if value is not None:
                figure(press, "feedback_type", name, end, value, "count", page)


def stages(press: Press) -> None:
    caption(press, "2.2 Stage at which complaints were settled")
    rows: list[list[Cell | str | None]] = [
        [Cell("Stage", rows=2), Cell(LAST[0], columns=2, align="centre"), None,
         Cell(THIS[0], columns=2, align="centre"), None],
        [None, *(Cell(h, align="centre") for h in ("No.", "%", "No.", "%"))]]
    rows += [[name or "", *(Cell(text, align="centre") for text, _ in figures)] for name, figures in STAGES]
    pages = table(press, "stages", rows, (150, 80, 80, 80, 80), family="complaints",
        header_rows=2, look=LOOK, after=4)
    for (name, figures), page in zip(STAGES, pages[2:], strict=True):
        for n, (_, value) in enumerate(figures):
            figure(press, "stage", name, (LAST, THIS)[n // 2][1], value, ("count", "percent")[n % 2], page)
    note(press, "*Thirteen complaints were still open at the end of the year.")


def times_and_outcomes(press: Press) -> None:
    caption(press, "2.3 Average time to settle")
    rows: list[list[Cell | str | None]] = [["Stage", LAST[0], THIS[0]]]
    rows += [[name, *(text for text, _ in figures)] for name, figures in TIMES]
    pages = table(press, "times", rows, (150, 130, 130), family="complaints", look=LOOK)
    for (name, figures), page in zip(TIMES, pages[1:], strict=True):
        for (_, value), (_, end) in zip(figures, (LAST, THIS), strict=True):
            if value is not None:
                figure(press, "resolution_time", name, end, value, "working_days", page)
    caption(press, "2.4 Outcomes of complaints")
    rows = [[Cell("Outcome", rows=2), Cell(LAST[0], rows=2), Cell(THIS[0], columns=3, align="centre"), None, None],
            [None, None, "Cases", "%", "+/-"]]
    rows += [[name, *(text for text, _ in figures), way] for name, figures, way in OUTCOMES]
    pages = table(press, "outcomes", rows, (140, 130, 70, 60, 50), family="complaints", header_rows=2, look=LOOK)
    for (name, figures, _), page in zip(OUTCOMES, pages[2:], strict=True):
        for (_, value), end, unit in zip(figures, (LAST[1], THIS[1], THIS[1]), ("percent", "count", "percent"),
                                         strict=True):
            figure(press, "outcome", name, end, value, unit, page)


def channels_and_causes(press: Press) -> None:
    caption(press, "2.5 How people got in touch")
    rows: list[list[Cell | str | None]] = [["Contact channel", LAST[0], THIS[0], "+/-"]]
    rows += [[name, *(text for text, _ in figures)] for name, figures in CHANNELS]
    pages = table(press, "channels", rows, (140, 120, 120, 60), family="complaints", look=LOOK)
    for (name, figures), page in zip(CHANNELS, pages[1:], strict=True):
        for (_, value), end, unit in zip(figures, (LAST[1], THIS[1], None), ("percent", "percent",
            "percentage_points"),
                                         strict=True):
            figure(press, "channel", name, end, value, unit, page)
    caption(press, "2.6 Causes of complaints")
    rows = [["Cause of complaint", Cell("No.", align="centre"), Cell("%", align="centre")]]
    for n, (name, count, share, _) in enumerate(CAUSES):
        # the last two causes share one cell for their percentage
        shared = Cell(share, rows=2, align="centre") if n == len(CAUSES) - 2 else Cell(share, align="centre")
        rows.append([name, Cell(str(count), align="centre"), None if n == len(CAUSES) - 1 else shared])
    rows.append([Cell("Total", bold=True), Cell("318", align="centre", bold=True), ""])
    pages = table(press, "causes", rows, (230, 70, 70), family="complaints", look=LOOK)
    for (name, count, _, share_pct), page in zip(CAUSES, pages[1:-1], strict=True):
        figure(press, "cause", name, None, count, "count", page)
        figure(press, "cause", name, None, share_pct, "percent", page)
    figure(press, "cause", "Total", None, 318, "count", pages[-1])


def figure(press: Press, dimension: str, category: str | None, end: str | None, value: float | None, unit: str,
           page: int) -> None:
    row: dict[str, str | float | None] = {"dimension": dimension, "category": category}
    if end is not None:
        row["period_end_date"] = end
    press.record("complaints", **row, value=value, unit=unit, page_number=page)


# --- money

BUDGET: tuple[tuple[str, tuple[Figure, ...]], ...] = (
    ("Adult social care", (("96.4", 96.4), ("98.1", 98.1), ("1.7", 1.7))),
    ("Children and schools", (("71.0", 71.0), ("72.9", 72.9), ("1.9", 1.9))),
    ("Highways and parking", (("(3.2)", -3.2), ("(3.6)", -3.6), ("(0.4)", -0.4))),
    ("Libraries and museums", (("6.8", 6.8), ("6.7", 6.7), ("(0.1)", -0.1))),
    ("Corporate services", (("22.5", 22.5), ("22.1", 22.1), ("(0.4)", -0.4))),
    ("Total", (("193.5", 193.5), ("196.2", 196.2), ("2.7", 2.7))),
)
BUDGET_HEADS = ("Budget £m", "Forecast £m", "Variance £m")


def money_table(press: Press) -> None:
    caption(press, "Table 1: forecast by service")
    rows: list[list[Cell | str | None]] = [["Service", *(Cell(h, align="right") for h in BUDGET_HEADS)]]
    rows += [[Cell(name, bold=name == "Total"), *(Cell(text, align="right", bold=name == "Total")
                                                   for text, _ in figures)] for name, figures in BUDGET]
    pages = table(press, "budget", rows, (190, 90, 90, 90), family="statistics", look=LOOK)
    for (name, figures), page in zip(BUDGET, pages[1:], strict=True):
        for head, (_, value) in zip(BUDGET_HEADS, figures, strict=True):
            press.record("statistics", row_label=name, column_label=head, value=round((value or 0) * 1e6), unit="gbp",
                         page_number=page)
