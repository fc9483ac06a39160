"""Rows for the span_ruler: names in running text that follow a pattern.

In:  nothing. Out: `PATTERNS`, one `Pattern` a row: label, token pattern (or a phrase, as printed), and an example
in which it must be found. `train.py` puts them into the trained pipeline; the tests run over the examples.
A name has capitals, so the rows read tokens, not letters: "Smith-Jones" and "Cllr." are one token (see config.cfg).
Surprise: "Section 106" is legislation, "Section 4 of the report" is not, and clerks write both.
"""

import re
from typing import Any, NamedTuple

Token = dict[str, Any]


class Pattern(NamedTuple):
    """One row; `pattern` is a list of spaCy token patterns or a phrase."""

    label: str
    pattern: list[Token] | str
    example: str


NO_NAMES = (
    "The This That These Those It He She They We In On At And As For To By From With Following Members Councillors "
    "RESOLVED AGREED NOTED "
    "Agreed Resolved Noted Proposed Seconded A An Our Your Each Every Any No All When Where If After Before Since "
    "Under Mr Mrs Ms Miss Dr Sir Mayor Lieutenant "
    "Mayor Lieutenant Cllr Cllrs Councillor Cllr. Mr. Mrs. Dr. Prof Professor Page Item Appendix Table Figure "
    "Council’s Council's Authority’s Authority's Cabinet’s Cabinet's"
).split()
HONORIFICS = (
    "cllr cllr. cllrs cllrs. clr councillor councillors mr mr. mrs mrs. ms ms. miss mx dr dr. prof prof. professor sir "
    "dame rev rev. "
    "revd revd. reverend canon alderman ald. baroness"
).split()
MONTHS = "January February March April May June July August September October November December".split()
SHORT_MONTHS = "Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec".split()
BODIES = (
    "Council Committee Sub-Committee Subcommittee Board Trust Partnership Authority Agency Commission Association "
    "Constabulary University "
    "College Academy School Ltd Limited LLP plc PLC Society Foundation Federation Department Ministry Ombudsman "
    "Inspectorate Forum Panel "
    "Diocese Hospital Charity Institute Consortium Alliance Union Club Company Group"
).split()
COMMITTEES = (
    "Committee Sub-Committee Board Panel Partnership Forum Commission Authority Trust Inspectorate Consortium "
    "Group"
).split()
TWIN_PLACES = (
    "Bath Brighton Hammersmith Kensington Barking Telford Windsor Redcar Tonbridge Hinckley King’s Oadby Newark "
    "Nuneaton Basingstoke Epsom Reigate "
    "Blackburn Weymouth Adur Babergh Stratford Kings Wyre"
).split()
BODIES_OF = "Department Ministry Office University Institute Diocese Association Federation Chamber".split()
OFFICE_WORDS = (
    "Chief Executive Assistant Deputy Senior Principal Service Strategic Corporate Interim Acting Group Monitoring "
    "Democratic Services "
    "Finance Financial Planning Town Parish Locum Section 151 Committee Scrutiny Governance Legal Business Partnership "
    "Lead Operations "
    "Programme Project Policy Performance Housing Highways Licensing Environmental Health Data Protection Returning "
    "Statutory Responsible "
    "Tree Conservation Enforcement Commissioning Engagement Communications Head District Borough City County Area Team "
    "Estates Facilities "
    "Vice Public Regional Associate Managing Information Development Control Youth Community Communities Safety "
    "Participation Safeguarding "
    "Quality Assurance Fostering Adoption Education Learning Skills Property Assets Climate Transport Waste Parks "
    "Culture Libraries Leisure "
    "Economic Growth Regeneration Inclusion Equality Customer Digital Technology Workforce Revenues Benefits Audit "
    "Risk Procurement Contracts "
    "Elections Trading Standards Inspection Prevention Early Help Family Families Children Children’s Adult Adults "
    "Social Care Investment Fire Crime Bereavement Crematorium Cemetery Street Countryside Museum Arts Events Sport "
    "Tourism Heritage Building Land Sites Fleet Energy Rights Markets Civic Electoral Administrative Administration "
    "Training HR Human Resources Payroll Insurance Treasury Pensions Commercial Marketing Allotments Grounds "
    "Maintenance Works Traffic Drainage Flood Ecology Arboricultural Landscape Design Urban Neighbourhood Wellbeing "
    "Homelessness Tenancy Lettings Repairs Support"
).split()
OFFICES = (
    "Officer Manager Director Clerk Secretary Accountant Solicitor Engineer Planner Auditor Coordinator Co-ordinator "
    "Commissioner Surveyor "
    "Leader Treasurer Headteacher Minister"
).split()
OFFICES_OF = (
    "Head Director Manager Chair Chairman Leader Lead Officer Commissioner Secretary Minister Champion Spokesperson"
).split()
PLACE_WORDS = (
    "Road Street Lane Avenue Close Drive Way Crescent Terrace Gardens Square Hill Green Park Bridge Hall Library "
    "Station House Farm Common "
    "Wood Woods Church Cemetery Chapel Court Grove Mews Rise Quay Wharf Harbour Island Forest Moor Estate Roundabout "
    "Junction Airport "
    "Cottage Cottages Barn Meadow Meadows Field Fields Pavilion Bypass Parade Walk"
).split()
NO_PLACES = [
    *NO_NAMES,
    *"High Supreme Crown Magistrates Town Village Parish City Community Children Children’s Day Family Health Leisure "
    "Council Local Care Public".split(),
]
ACTS = (
    "Equality Act|Localism Act|Data Protection Act|Freedom of Information Act|Public Sector Equality Duty|Town and "
    "Country Planning Act|"
    "Highways Act|Care Act|Children Act|UK GDPR|GDPR|National Planning Policy Framework|NPPF|Human Rights Act"
).split("|")
ORGANISATIONS = (
    "NHS England|NHS|Ofsted|DfE|DEFRA|Defra|MHCLG|DLUHC|HMRC|CQC|LGA|NALC|Environment Agency|Historic England|Natural "
    "England|"
    "National Highways|Highways England|Homes England|Sport England|Arts Council England|Home Office|HM Treasury|"
    "Cabinet Office|"
    "Planning Inspectorate|Grant Thornton|Citizens Advice|Age UK|Royal Mail|Network Rail|National Grid|Openreach|LGSCO|"
    "Department for Work and Pensions|Department of Health and Social Care|Department for Environment, Food and Rural "
    "Affairs|"
    "Ministry of Housing, Communities and Local Government|Department for Levelling Up, Housing and Communities|"
    "Department for Culture, Media and Sport|Department for Business and Trade|"
    "Local Government Association|National Audit Office|CIPFA|PWLB|Public Works Loan Board|UNISON|Unison|GMB"
).split("|")
ROLES = (
    "Chief Executive|Vice-Chairman|Vice-Chair|Vice Chairman|Vice Chair|Deputy Mayor|Lord Mayor|Town Mayor|Chairman|"
    "Chairwoman|Chairperson|"
    "Town Clerk|Parish Clerk|Deputy Clerk|Monitoring Officer|Section 151 Officer|General Counsel|Secretary of State|"
    "Prime Minister|"
    "Leader of the Council|Deputy Leader|Leader of the Opposition|Returning Officer|Proper Officer|Internal Auditor|"
    "External Auditor|"
    "Lord Lieutenant|Portfolio Holder|the Chair|The Chair|the Mayor|The Mayor|the Clerk|The Clerk|the Leader|The "
    "Leader|RFO|Executive Member|Cabinet Member|Lead Member|Ward Member|Chief Constable|Police and Crime Commissioner"
).split("|")
PLACES = (
    "Bedfordshire|Berkshire|Buckinghamshire|Cambridgeshire|Cheshire|Cornwall|Cumbria|Derbyshire|Devon|Dorset|County "
    "Durham|East Sussex|"
    "West Sussex|Essex|Gloucestershire|Greater London|Greater Manchester|Hampshire|Herefordshire|Hertfordshire|"
    "Huntingdonshire|Kent|"
    "Lancashire|Leicestershire|Lincolnshire|Merseyside|Norfolk|Northamptonshire|Northumberland|North Yorkshire|"
    "Nottinghamshire|Oxfordshire|"
    "Rutland|Shropshire|Somerset|Staffordshire|Suffolk|Surrey|Tyne and Wear|Warwickshire|West Midlands|West Yorkshire|"
    "South Yorkshire|"
    "Wiltshire|Worcestershire|England|Scotland|Wales|Northern Ireland|United Kingdom|London|Birmingham|Manchester|"
    "Leeds|Sheffield|Liverpool|"
    "Bristol|Newcastle|Nottingham|Leicester|Coventry|Bradford|Plymouth|Southampton|Portsmouth|Brighton|Norwich|Exeter|"
    "York|Oxford|Cambridge|"
    "Gloucester|Worcester|Lincoln|Derby|Stoke-on-Trent|Wolverhampton|Sunderland|Canterbury|Medway|Swindon|Milton "
    "Keynes|Northampton|"
    "Peterborough|Ipswich|Colchester|Chelmsford|Southend|Luton|Bedford|Hertford|Stevenage|Watford|Maidstone|Ashford|"
    "Taunton|Bridgwater|"
    "Yeovil|Croydon|Westminster|Southwark|Lambeth|Lewisham|Greenwich|Hackney|Camden|Islington|Tower Hamlets|Newham|"
    "Barnet|Ealing|Hounslow|"
    "Hillingdon|Bromley|Bexley|Havering|Redbridge|Isle of Wight|South West|South East|North West|North East|East of "
    "England"
).split("|")


def one_of(words: list[str], **more: Any) -> Token:
    """A token printed exactly as one of the words."""
    return {"TEXT": {"IN": words}, **more}


def shaped(regex: str, **more: Any) -> Token:
    """A token whose print matches the regular expression."""
    return {"TEXT": {"REGEX": regex}, **more}


NAME: Token = {"TEXT": {"REGEX": r"^[A-Z][\w'’–-]*\.?$", "NOT_IN": NO_NAMES}}
INNER: Token = {"TEXT": {"REGEX": r"^(?:[A-Z][\w'’–-]*\.?|[’']s)$", "NOT_IN": NO_NAMES}}
HONORIFIC: Token = {"LOWER": {"IN": HONORIFICS}}
INITIAL = shaped(r"^[A-Z]\.?$")     # "A" too, which is no name by itself
MONTH = one_of([*MONTHS, *SHORT_MONTHS, *(m.upper() for m in MONTHS)])
YEAR = shaped(r"^(?:19|20)\d\d$")
DAY = shaped(r"^\d{1,2}(?:st|nd|rd|th)?$")
COMMA: Token = {"TEXT": ",", "OP": "?"}
SCALE: Token = {"LOWER": {"IN": ["million", "m", "billion", "bn", "k", "thousand"]}, "OP": "?"}
OF: Token = {"LOWER": {"IN": ["of", "for"]}}
THE: Token = {"LOWER": "the", "OP": "?"}
AND: Token = {"LOWER": {"IN": ["and", "&", ","]}}

SECTION: Token = {
    "LOWER": {"IN": ["section", "sections", "s", "s.", "schedule", "regulation", "article", "part", "paragraph"]}
}
OF_TITLE = shaped(r"^(?:[A-Z][\w'’-]*|and|of|the|for|in|to|\(|\)|,|&)$")
AFTER_ACT = shaped(r"^(?:\(|\)|England|Wales|and|Amendment|Commencement)$")
ACT = one_of(["Act", "Order", "Regulations", "Rules", "Directive", "Measure"])
LEADS = one_of(["Cabinet", "Executive", "Lead", "Deputy", "Portfolio"])
LINK: Token = {"LOWER": {"IN": ["and", "of", "for", "&"]}}

WITH_MORE: tuple[tuple[list[Token], str], ...] = (([], ""), ([AND, {**INNER, "OP": "{1,5}"}], " and Public Health"))
"""An office of one subject, and of two joined by a comma or "and"."""

PATTERNS: tuple[Pattern, ...] = (
    Pattern("person", [HONORIFIC, {**HONORIFIC, "OP": "?"}, {**NAME, "OP": "{1,3}"}], "Then Cllr L Smith-Jones spoke."),
    Pattern("person", [HONORIFIC, {**HONORIFIC, "OP": "?"}, {**INITIAL, "OP": "{1,4}"}, {**NAME, "OP": "{1,2}"}],
            "Then Mrs J A Hale spoke."),
    Pattern(
        "person",
        [
            HONORIFIC,
            {**NAME, "OP": "{1,2}"},
            {"LOWER": {"IN": ["van", "von", "de", "der", "den", "la", "le", "du", "da", "bin", "al"]}, "OP": "{1,2}"},
            NAME,
        ],
        "Then Mr K van der Berg spoke.",
    ),
    Pattern("person", [one_of(["Lord", "Lady"]), NAME], "A letter from Lady Hale was read."),
    Pattern("date", [DAY, {"LOWER": "of", "OP": "?"}, MONTH, COMMA, YEAR], "It met on 14th March 2024 at noon."),
    Pattern("date", [DAY, {"LOWER": "of", "OP": "?"}, MONTH], "It meets on 14 March at noon."),
    Pattern("date", [one_of(MONTHS), DAY, COMMA, YEAR], "It met on March 14, 2024 at noon."),
    Pattern("date", [MONTH, YEAR], "Work ended in September 2023 at last."),
    Pattern("date", [shaped(r"^\d{1,2}[/.]\d{1,2}[/.](?:(?:19|20)\d\d|\d\d)$")], "Granted on 14/03/2024 by letter."),
    Pattern("date", [YEAR, {"TEXT": "-"}, DAY, {"TEXT": "-"}, DAY], "Logged as 2024-03-14 in the file."),
    Pattern(
        "money",
        [{"TEXT": "£"}, shaped(r"(?i)^\d[\d,]*(?:\.\d+)?(?:m|k|bn)?$"), SCALE],
        "A grant of £1.2 million was paid.",
    ),
    Pattern("money", [{"TEXT": "£"}, shaped(r"(?i)^\d[\d,]*(?:\.\d+)?(?:m|k|bn)?$")], "A cost of £18k was met."),
    Pattern(
        "legislation",
        [NAME, {**OF_TITLE, "OP": "{0,7}"}, ACT, {**AFTER_ACT, "OP": "{0,6}"}, YEAR],
        "By the Local Government Act 1972 it may.",
    ),
    Pattern(
        "legislation",
        [SECTION, shaped(r"^(?:106|278|151|114|137|215|11|17|19|38|52|21|20|47)[A-Z]?$")],
        "A section 106 agreement was signed.",
    ),
    Pattern(
        "legislation",
        [
            SECTION,
            shaped(r"^[\dIVX]{1,4}[A-Z]{0,2}(?:\(\w+\))*$"),
            {"LOWER": "of"},
            THE,
            {**OF_TITLE, "OP": "{0,8}"},
            ACT,
            {**YEAR, "OP": "?"},
        ],
        "By section 100A of the Local Government Act 1972 they may.",
    ),
    Pattern(
        "legislation", [{"LOWER": "schedule"}, shaped(r"^\d{1,2}[A-Z]?$")], "Exempt under Schedule 12A as printed."
    ),
    Pattern("legislation", [shaped(r"(?i)^s\.?(?:106|151|278|114|137)$")], "The s151 officer agreed."),
    *(Pattern("legislation", act, f"As the {act} asks.") for act in ACTS),
    Pattern(
        "organisation", [NAME, {**INNER, "OP": "{0,5}"}, one_of(BODIES)], "It wrote to Lower Penn Town Council again."
    ),
    Pattern(
        "organisation",
        [NAME, {**INNER, "OP": "{0,4}"}, LINK, {**NAME, "OP": "{1,3}"}, one_of(COMMITTEES)],
        "It went to Audit and Governance Committee first.",
    ),
    Pattern(
        "organisation",
        [one_of(TWIN_PLACES), AND, {**NAME, "OP": "{1,4}"}, one_of(BODIES)],
        "It wrote to Bath and North East Somerset Council again.",
    ),
    Pattern(
        "organisation",
        [one_of(BODIES_OF), OF, {**NAME, "OP": "{1,3}"}],
        "A letter from the Department for Education came.",
    ),
    *(Pattern("organisation", name, f"A letter from {name} came.") for name in ORGANISATIONS),
    Pattern(
        "role",
        [one_of(OFFICE_WORDS), {"TEXT": {"IN": [*OFFICE_WORDS, "and", "&"]}, "OP": "{0,4}"}, one_of(OFFICES)],
        "So the Democratic Services Officer replied.",
    ),
    *(
        Pattern(
            "role",
            [
                {"TEXT": {"IN": OFFICE_WORDS}, "OP": "{0,4}"},
                one_of(OFFICES_OF),
                OF,
                THE,
                {**INNER, "OP": "{1,5}"},
                *more,
            ],
            f"So the Assistant Director of Public Health{text} replied.",
        )
        for more, text in WITH_MORE
    ),
    *(
        Pattern(
            "role",
            [
                LEADS,
                {**LEADS, "OP": "?"},
                one_of(["Member", "Councillor", "Holder"]),
                OF,
                THE,
                {**INNER, "OP": "{1,4}"},
                *more,
            ],
            f"So the Cabinet Member for Adult Social Care{text} replied.",
        )
        for more, text in WITH_MORE
    ),
    *(Pattern("role", role, f"So then {role} replied.") for role in ROLES),
    Pattern(
        "place",
        [{"TEXT": {"REGEX": NAME["TEXT"]["REGEX"], "NOT_IN": NO_PLACES}}, {**NAME, "OP": "{0,2}"}, one_of(PLACE_WORDS)],
        "Potholes in Kiln Road were filled.",
    ),
    Pattern("place", [shaped(r"^[A-Z]{1,2}\d[A-Z\d]?$"), shaped(r"^\d[A-Z]{2}$")], "It stands at AB12 3CD since then."),
    Pattern("place", [shaped(r"^[AM]\d{2,4}(?:\(M\))?$")], "Traffic on the A358 has grown."),
    *(Pattern("place", place, f"People in {place} say so.") for place in PLACES),
)


class Trigger(NamedTuple):
    """What must stand in a text before the rows of a label are tried on it: one of the words, or the pattern."""

    words: frozenset[str]
    regex: str | None = None


def _words(*lists: list[str]) -> frozenset[str]:
    """The first letters-only run of each entry, small."""
    return frozenset(re.findall(r"[a-z]+", entry.lower())[0] for entries in lists for entry in entries)


TRIGGERS: dict[str, Trigger] = {
    "person": Trigger(_words(HONORIFICS, ["lord", "lady"])),
    "date": Trigger(_words(MONTHS, SHORT_MONTHS), r"\d[/.-]\d"),
    "money": Trigger(frozenset(), "£"),
    "legislation": Trigger(
        _words(
            [
                "act",
                "order",
                "regulations",
                "rules",
                "directive",
                "measure",
                "section",
                "sections",
                "schedule",
                "duty",
                "gdpr",
                "nppf",
                "framework",
            ]
        ),
        r"\b[sS]\.? ?\d",
    ),
    "organisation": Trigger(_words(BODIES, COMMITTEES, BODIES_OF, ORGANISATIONS) | {"committee"}),
    "role": Trigger(
        _words(
            OFFICES,
            OFFICES_OF,
            ["member", "councillor", "holder"],
            [r.removeprefix("the ").removeprefix("The ") for r in ROLES],
        )
    ),
    "place": Trigger(_words(PLACE_WORDS, PLACES), r"[A-Z]\d"),
}
"""By label; the cheap question that lets most texts pass most rows by."""
