"""The papers of item 5 of the Marlshire pack: forward plan, work programme, outcome tracker."""

from samples.kit.faces import Type
from samples.kit.plans import RAG_FILLS, Outcome, PlanEntry, Topic
from samples.kit.press import Press
from samples.kit.tables import Cell, Look, table

COUNCIL = "Marlshire County Council"
SMALL = Type("sans", 9.5)
WITNESS = "Cabinet Member for Resources and Property"

PLAN = (
    PlanEntry(
        reference="FP/24/09/03", published="23 September 2024", published_date="2024-09-23",
        when="Not before 11th Nov 2024", decision_date="2024-11-11", is_not_before=True,
        makers=("Cabinet Member for Children and Families",),
        issue="Renewal of the short breaks framework for disabled children",
        decision="To approve the award of places on the framework to the providers named in the report, for "
                 "four years from April 2025 with the option of two more",
        documents="Award report\nEquality impact assessment", exemption="part", exemption_text="Part exempt",
        contact_name="Prunella Marsh", contact_role="Commissioning Manager", contact_phone="01632 960207"),
    PlanEntry(
        reference="FP/24/10/01", published="7 October 2024", published_date="2024-10-07",
        when="25 Nov 2024", decision_date="2024-11-25", makers=("Director for Economy and Transport", WITNESS),
        issue="Marlbridge Station Quarter: land assembly",
        decision="To authorise the purchase of the former goods yard by agreement and, if that fails, to begin the "
                 "process of compulsory purchase",
        documents="Decision report", exemption="full", exemption_text="Exempt",
        contact_name="Gareth Pennifold", contact_role="Service Manager - Estates", contact_phone="01632 960233"),
    PlanEntry(
        reference="FP/24/10/04", published="14 October 2024", published_date="2024-10-14",
        when="4 Dec 2024", decision_date="2024-12-04", makers=("Cabinet",),
        issue="Budget monitoring, month 6",
        decision="To note the forecast outturn of £412.6m, and to approve the transfer of £1.8m from the "
                 "general reserve to children's social care. The report will say which savings are now thought "
                 "to be out of reach, what the services propose in their place and how far the overspend on "
                 "placements has grown since the summer; it will also set out the risks that were accepted "
                 "when the budget was made in February, with the view of the Chief Finance Officer on each of "
                 "them",
        documents="Budget monitoring report and appendices", contact_name="Ottilie Crane",
        contact_role="Head of Financial Planning", contact_phone="01632 960250"),
    PlanEntry(
        reference="FP/24/08/11", published="19 August 2024", published_date="2024-08-19",
        when="4 Dec 2024", decision_date="2024-12-04", makers=("Cabinet",),
        issue="Admission arrangements for community schools 2026/27",
        decision="To determine the arrangements, including a smaller intake at Pell Lane Primary School",
        documents="Report\nResponses to the consultation", contact_name="Samir Dodd",
        contact_role="Head of Admissions", contact_phone="01632 960118"),
    PlanEntry(
        reference="FP24/10/06", published="21 October 2024", published_date="2024-10-21",
        when="Not before 9th Dec 2024", decision_date="2024-12-09", is_not_before=True,
        makers=("Cabinet Member for Highways", "Director for Economy and Transport"),
        issue="Winter service: new gritting vehicles",
        decision="To award the contract for nine vehicles", documents="Contract award report",
        contact_name="Dilys Rook", contact_role="Fleet Manager"),
    PlanEntry(
        reference="FP/24/10/08", published="28 October 2024", published_date="2024-10-28",
        when="15 Jan 2025", decision_date="2025-01-15", makers=("Cabinet",),
        issue="Library strategy 2025-2030",
        decision="To adopt the strategy after consultation. Members will see the answers of 6,204 residents, a "
                 "map of the mobile library's new stops, and a plan for each of the 31 buildings; the paper "
                 "asks for leave to negotiate with the town councils that have offered to take a building "
                 "over, and for £0.9m to be set aside for repairs in the first two years",
        documents="Library strategy\nConsultation report\nEquality impact assessment",
        contact_name="Bryony Culpepper", contact_role="Libraries Development Manager", contact_phone="01632 960271"),
    PlanEntry(
        reference="FP/24/10/09", published="28 October 2024", published_date="2024-10-28",
        when="15 Jan 2025", decision_date="2025-01-15", makers=("Cabinet",),
        issue="Adult social care fees 2025/26",
        decision="To set the fees paid to care homes and to home care providers",
        documents="Fee setting report", exemption="part", exemption_text="Part exempt",
        contact_name="Jonah Ames", contact_role="Strategic Manager – Market Shaping", contact_phone="01632 960299"),
    PlanEntry(
        reference="FP/24/11/02", published="4 November 2024", published_date="2024-11-04",
        when="Not before 20th Jan 2025", decision_date="2025-01-20", is_not_before=True, makers=(WITNESS,),
        issue="Lease of the second floor of Shire House",
        decision="To agree the terms of a lease to the Integrated Care Board",
        documents="Heads of terms", exemption="full", exemption_text="Exempt", contact_name="Gareth Pennifold",
        contact_role="Service Manager - Estates", contact_phone="01632 960233"),
)

PLAN_HEAD = ("FP Refs", "Decision Date/Maker", "Details of the proposed decision",
             "Documents and background papers to be available to decision maker",
             "Does the decision contain any exempt information requiring it to be considered in private?",
             "Contact Officer for any representations to be made ahead of the proposed decision")


def forward_plan(press: Press) -> None:
    title = f"{COUNCIL} Forward Plan of proposed Key Decisions"
    with press.document("forward_plan", item="5", title=title, shape="landscape", pad=True, dress=plan_foot,
                        item_stamp="Agenda Item 5", bookmark="5 Scrutiny work programme"):
        press.paragraph(title, kind=Type("sans", 14, bold=True), after=10)
        press.paragraph("The council must say at least 28 days ahead which key decisions it means to take. "
                        "This plan lists those of the Cabinet, of single Cabinet Members and of officers. A "
                        "decision is key where it costs or saves more than £500,000, or where it will be felt "
                        "in two or more divisions.", after=8)
        press.paragraph("To make representations about a decision, please write to the contact officer named "
                        "beside it at least seven days before the date shown.", after=8)
        press.turn()
        rows: list[list[Cell | str | None]] = [list(PLAN_HEAD)]
        for e in PLAN:
            contact = f"{e.contact_name}, {e.contact_role}" + (f"\nTel: {e.contact_phone}" if e.contact_phone else "")
            rows.append([f"<b>{e.reference}</b>\nFirst published:\n{e.published}",
                         f"{e.when}\n{', '.join(e.makers)}",
                         f"<b>Issue:</b> {e.issue}\n<b>Decision:</b> {e.decision}",
                         e.documents, e.exemption_text, contact])
        pages = table(press, "forward_plan", rows, (84, 118, 196, 130, 84, 114), family="forward_plan",
                      look=Look(kind=SMALL, header_align="centre"))
        for entry, page in zip(PLAN, pages[1:], strict=True):
            entry.record(press, page)


def plan_foot(press: Press) -> None:
    press.at(press.left, press.height - 44, "Weekly version of plan published on 4 November 2024", Type("sans", 8),
             width=press.right - press.left, align="right")


PROGRAMME = (
    ("14 November 2024", "2024-11-14", (
        Topic("SEND school transport: progress since the spring review", "Leo Hartnell", "SEND"),
        Topic("Work programme", "Chair"))),
    ("16 January 2025", "2025-01-16", (
        Topic("Early years workforce: figures on pay", "Winifred Oduya", "Early help"),
        Topic("Budget proposals for children's services", "Ottilie Crane/Winifred Oduya"),
        Topic("Elective home education", "Samir Dodd & Prunella Marsh", "SEND"))),
    ("6 March 2025", "2025-03-06", (
        Topic("Fostering: end of year report", "Marguerite Stoll"),
        Topic("Young carers: a year of the new offer, with the views of the young people's panel", "Tom Askey",
              "Early help"))),
    ("8 May 2025", "2025-05-08", ()),
    ("10 July 2025", "2025-07-10", (Topic("School places: the annual plan", "Samir Dodd"),)),
)


def work_programme(press: Press) -> None:
    title = "Children and Families Scrutiny Committee Work Programme"
    with press.document("work_programme", item="5", title=title, pad=True, bookmark="Work programme", level=1):
        press.paragraph(title, kind=Type("sans", 11, bold=True), align="centre", after=10)
        rows: list[list[Cell | str | None]] = [["Committee meetings", "Link to plan", "Lead Member & Officer"]]
        where: list[tuple[int, Topic, str]] = []
        for day, date, topics in PROGRAMME:
            rows.append([Cell(day, columns=3, bold=True, fill="#e6e6e6"), None, None])
            for topic in topics:
                where.append((len(rows), topic, date))
                rows.append([topic.title, topic.theme or "", topic.lead or ""])
        pages = table(press, "work_programme", rows, (262, 70, 140), family="work_programme",
                      look=Look(kind=Type("sans", 11), header_fill=None, repeat_header=False, pad=5))
        for row, topic, date in where:
            topic.record(press, pages[row], date)
        press.paragraph("Items may be added at the request of any Member of the Committee.", kind=Type("sans", 9))


TRACKER = (
    ("16 May 2024", "2024-05-16", (
        Outcome("Children's homes: registration", "The Committee asked for a list of the homes that wait for "
                "registration, with the date on which each applied.", "Marguerite Stoll", "All", "Clerk - completed",
                "completed"),
        Outcome("School exclusions", "It was agreed that\n• the figures be broken down by district\n• the "
                                     "reasons be given for every permanent exclusion, without naming the "
                                     "school\n• a head teacher be invited", "Samir Dodd",
                "SEND", "Figures sent 3 June, head teacher to come in Jan 2025", "pending"))),
    ("13 June 2024", "2024-06-13", (
        Outcome("Any other urgent business", "The Vice-Chair suggested that two Members visit the new "
                                             "assessment centre and tell the Committee what they saw. Cllr "
                                             "Brimble and Cllr Quennell offered to go; the Director for "
                                             "Children's Services thought it a good plan and said that the "
                                             "centre would be glad of them on any weekday in term.",
                "Vice-Chair", "All", "Visit made on 2 July", "completed"),)),
    ("18 July 2024", "2024-07-18", (
        Outcome("SEND: parents' statement", "The Chair to write to the parents who spoke, and to tell them "
                                            "what has been done about each of their points.",
            "Chair", "SEND", "Written 26 July", "completed"),
        Outcome("Work programme", "Chair to meet the Chair of the Health Scrutiny Committee about a joint session on "
                "waiting lists for speech therapy.", "Cllr H Pargeter", "All", "Incomplete", "incomplete"))),
    ("19 September 2024", "2024-09-19", (
        Outcome("Early Years Sufficiency Plan", "A note on the reasons of the bus insurers to be sent to Members.",
                "Early Years Manager", "Early help", "Pending", "pending"),
        Outcome("Early Years Sufficiency Plan", "Figures on pay in nurseries to come to the January meeting.",
                "Winifred Oduya", "Early help", "Jan 25 mtg", "pending"),
        Outcome("Fostering: mid-year report", "Committee received and accepted the report.", "Marguerite Stoll",
            "All",
                "Completed", "completed"))),
)


def outcome_tracker(press: Press) -> None:
    title = "Children and Families Scrutiny Committee Outcome Tracker"
    with press.document("outcome_tracker", item="5", title=title, shape="turned", pad=True,
                        bookmark="Outcome tracker", level=1):
        press.paragraph(title, kind=Type("sans", 11, bold=True), align="centre", after=10)
        rows: list[list[Cell | str | None]] = [
            ["Agenda items", "Link to plan", "Action owner", "Agreed Outcome", "RAG Status"]]
        where: list[tuple[int, Outcome, str]] = []
        for day, date, outcomes in TRACKER:
            rows.append([Cell(day, columns=5, bold=True), None, None, None, None])
            for o in outcomes:
                where.append((len(rows), o, date))
                rows.append([o.item, o.link, o.owner, o.outcome, Cell(o.status or "", fill=RAG_FILLS[o.rag or ""])])
        pages = table(press, "outcome_tracker", rows, (140, 74, 96, 294, 110), family="outcome_tracker",
                      look=Look(kind=Type("sans", 10.5), header_fill=None, repeat_header=False))
        for row, outcome, date in where:
            outcome.record(press, pages[row], date)
        press.ensure(80)
        press.paragraph("Key:", kind=Type("sans", 9, bold=True), after=3)
        table(press, "tracker_key", [
            [Cell("Completed", fill=RAG_FILLS["completed"]), "Done, and taken off the tracker at the next meeting."],
            [Cell("Pending", fill=RAG_FILLS["pending"]), "Under way, or waiting for a date."],
            [Cell("Incomplete", fill=RAG_FILLS["incomplete"]), "Nothing done three months after it was agreed."]],
            (100, 320), header_rows=0, look=Look(kind=Type("sans", 9)))
