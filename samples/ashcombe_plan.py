"""Ashcombe Borough Council: a forward plan printed as one block of labelled lines per decision.

No table at all: "Matter for decision:", "Decision maker:", "Expected date:" and so on, label by label, with a rule
between the blocks. A file by itself, without outline; the running head stands on each page.
"""

from samples.kit.book import Sample, print_pack
from samples.kit.faces import Type
from samples.kit.plans import PlanEntry
from samples.kit.press import Margins, Press

BODY = Type("serif", 11)
BOLD = Type("serif", 11, bold=True)

PLAN = (
    PlanEntry(reference="25/0114", when="18 June 2025", decision_date="2025-06-18", makers=("Cabinet",),
              issue="Town centre vacant shops: use of auction powers",
              decision="To designate three streets in which the council may put the lease of an empty shop to "
                       "auction",
              documents="Cabinet report; map of the streets", exemption_text="No",
              contact_name="Hilda Penrose", contact_role="Economic Development Manager"),
    PlanEntry(reference="25/0119", when="Not before 23 June 2025", decision_date="2025-06-23", is_not_before=True,
              makers=("Cabinet Member for Environment",),
              issue="Weekly collection of food waste: purchase of vehicles",
              decision="To award the contract for eleven vehicles and 61,000 caddies, so that rounds can begin "
                       "in March 2026 in every ward but the two on the moor, which will follow when a smaller "
                       "vehicle has been tried there over a winter",
              documents="Tender evaluation", exemption="part", exemption_text="Part exempt - paragraph 3",
              contact_name="Barnaby Stott", contact_role="Head of Street Services"),
    PlanEntry(reference="25/0121", when="16 July 2025", decision_date="2025-07-16", makers=("Cabinet", "Council"),
              issue="Gambling policy 2026 to 2029", decision="To recommend the policy to Council",
              documents="Draft policy; results of consultation", exemption_text="No",
              contact_name="Yusuf Adeyemi", contact_role="Licensing Team Leader"),
    PlanEntry(reference="25/0125", when="16 July 2025", decision_date="2025-07-16", makers=("Cabinet",),
              issue="Sale of the former magistrates' court", decision="To accept an offer",
              documents="Valuation", exemption="full", exemption_text="Exempt - paragraph 3",
              contact_name="Hilda Penrose", contact_role="Economic Development Manager"),
    PlanEntry(reference="25/0130", when="10 September 2025", decision_date="2025-09-10", makers=("Cabinet",),
              issue="Allotment rents and water charges", decision="To set rents for 2026/27 and to meter the water",
              documents="Report on water use", exemption_text="No", contact_name="Rosalind Moy",
              contact_role="Parks and Allotments Officer"),
)


def head(press: Press) -> None:
    press.at(press.left, 34, "Ashcombe Borough Council", Type("serif", 9, italic=True))
    press.at(press.left, 34, "Forward Plan of Key Decisions: June to September 2025", Type("serif", 9, italic=True),
             width=press.right - press.left, align="right")


def build(press: Press) -> None:
    with press.document("forward_plan", title="Forward Plan of Key Decisions", dress=head):
        press.paragraph("ASHCOMBE BOROUGH COUNCIL", kind=Type("serif", 15, bold=True), align="centre", after=6)
        press.paragraph("Forward Plan of Key Decisions", kind=Type("serif", 14, bold=True), align="centre", after=6)
        press.paragraph("1 June 2025 to 30 September 2025", kind=BOLD, align="centre", after=14)
        press.paragraph("The plan gives notice of decisions that the Cabinet, its members or officers mean to "
                        "take. To comment on one of them, write to the officer named under it.", after=12)
        press.record("pack", authority_name="Ashcombe Borough Council", kind="forward_plan")
        for entry in PLAN:
            press.ensure(150)
            press.rule(after=8)
            page = press.page_number
            contact = f"{entry.contact_name}, {entry.contact_role}"
            for label, value in (
                    ("Reference:", entry.reference), ("Matter for decision:", f"<b>{entry.issue}</b>"),
                    ("Decision to be taken:", entry.decision), ("Decision maker:", ", ".join(entry.makers)),
                    ("Expected date:", entry.when), ("Documents to be considered:", entry.documents),
                    ("Private?", entry.exemption_text), ("Contact officer:", contact)):
                press.paragraph(value or "", x=press.left + 150, number=label, number_kind=BOLD, after=3)
            entry.record(press, page, without=("first_published_date", "contact_phone"))
            press.space(6)


def print_sample() -> tuple[bytes, dict[str, list[dict[str, object]]]]:
    return print_pack(build, kind=BODY, margins=Margins(64, 64, 64, 70), info={"Title": "Forward Plan"})


SAMPLE = Sample("ashcombe-forward-plan-2025-06", "a forward plan in blocks of label and value", print_sample)
