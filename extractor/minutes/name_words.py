"""Words around names in printed lists: styles before, letters after, offices, reasons, and what a bracket may say.

Data only; `names` reads lists with them. Open lists: a word belongs here when a print was misread without it.
"""

import re
from typing import NamedTuple

PLURAL_HONORIFICS = {"councillors": "Councillor", "cllrs": "Cllr", "cllrs.": "Cllr", "messrs": "Mr", "messrs.": "Mr",
                     "aldermen": "Alderman"}
"""Before a list; lower case -> what each of the list is called."""

MORE_HONORIFICS = frozenset(
    "the hon. honourable rt right ald. aldermen alderwoman fr father brigadier wing lieutenant lt lt. gp cty cnty clr. "
    "cllr, rev'd rev’d sister viscount earl admiral mx. sgt. pc. insp. supt supt. sgt insp col col. colonel capt capt. "
    "captain maj maj. commander cdr".split()
)
BODY_WORDS = frozenset("county district borough parish town city ward unitary".split())

ROLE_HEADS = frozenset(
    """chair chairman chairwoman chairperson chairlady vice-chair vice-chairman vice-chairwoman vice-chairperson
    co-chair clerk officer officers manager managers director head leader secretary mayor mayoress deputy solicitor
    lawyer accountant treasurer engineer planner executive adviser advisor consultant auditor auditors assistant
    co-ordinator coordinator administrator commissioner chief lead member representative rep governor warden reporter
    surveyor inspector constable sergeant counsel registrar superintendent trustee headteacher principal analyst
    partner specialist supervisor apprentice rfo pcso president minute-taker minutes architect chaplain agent applicant
    resident contractor librarian ranger s151 section monitoring portfolio invitee observer delegate co-optee
    cooptee""".split()
)
"""Words that name an office or a post; a name never holds one (but see `SURNAMES_TOO`)."""

RANKS = frozenset("CFO DCFO ACFO ACO CC DCC ACC PCC DPCC CEO COO".split())
"""Offices of fire and police in capitals before a name: "DCFO C Bell"."""

SURNAMES_TOO = frozenset({"clerk", "warden", "mayor", "head", "partner", "constable", "chief", "governor", "ranger"})
ROLE_MODIFIERS = frozenset(
    """parish town district county borough city deputy vice assistant acting interim locum temporary responsible
    financial finance proper democratic services committee cabinet executive corporate strategic service team group
    senior principal planning legal communications project community policy governance scrutiny housing head lead
    chief portfolio the council's council assistant independent monitoring strategic area support outgoing incoming
    retiring honorary minute tree public health development business external internal""".split()
)
NOT_NAMES = frozenset(
    """the council committee public members meeting village none nil apologies present absent attendance councillors
    item     minutes agenda room chamber centre center parishioners residents guests visitors press also and
    with from were was there being date time venue held police association society board group panel forum cabinet
    resolved vacancy vacant tbc n/a apology received no not all other others via zoom teams video plus officers
    substitutes authority of any details receive combined planning building control services regeneration
    environment environmental transport
    nb ref reference action actions date diocese diocesan catholic premises licence
    trust foundation hospital hospitals university healthwatch ltd limited llp plc cic nhs ccg icb federation academy
    network alliance agency constabulary mbc mdc bc dc lb
    development communities resources legal safety technical highways education licensing housing announcements
    interests declarations apologies""".split()
)
NAMES_BODY = re.compile(
    r"\b(?:council|trust|ccg|icb|nhs|police|constabulary|healthwatch|university|college|school|academy|federation"
    r"|association|authority|service|foundation|partnership|diocese|ltd|plc|cic|llp|m?bc|m?dc|cc)\b", re.I)
"""A word of bodies that people come from."""
DEPARTMENT_WORDS = frozenset(
    """protection consumer performance risk markets waste care adult adults children children's families education
    learning skills culture cultural leisure tourism arts heritage economy economic growth investment property assets
    estates facilities finance revenues benefits audit procurement insurance pensions people human organisational
    change transformation digital technology information customer customers engagement partnerships commissioning
    safeguarding quality improvement inclusion equality equalities place neighbourhoods climate sustainability energy
    parks streetscene highways transport traffic parking drainage flood emergency resilience enforcement regulation
    regulatory trading elections electoral democracy member support business projects programme programmes strategy
    intelligence research delivery operations operational design conservation homelessness repairs maintenance
    environmental department directorate division law fair access admissions school schools domestic abuse
    social port probity early years young wellbeing""".split()
)
"""Words of departments and of what they do; with words of posts alone they name nobody."""
PARTICLES = frozenset("de da di du del den der la le van von ter st st. al el bin ap af o’ o' y dos".split())

REASON = re.compile(
    r"""^(?:
        (?:arrived|arriving|left|leaving|joined|until|till|from|to|up\ to|after|before|part|for\ part|for\ items?
          |for\ minutes?|items?|minutes?|late|in\ part|except)\b.*
        |.*\b(?:arrival|late|working|ill|illness|unwell|sick|sickness|holiday|leave|work|commitments?|business|family|personal
          |unavailable|away|prior\ engagement|bereavement|medical|hospital|remote|remotely|virtual|virtually|zoom
          |teams|online|video|no\ apolog\w+|\d{1,2}[.:]\d\d|\d{1,2}\ ?[ap]m)\b.*
        |(?:con|conservative|lab|labour|lib\ ?dem|liberal\ democrat|ld|green|grn|ind|independent|ukip|reform(?:\ uk)?
          |ra|nhp|\w+\ ward|non-?voting|voting|nv|v)s?\.?
        |[\d\s.,;:–-]*|none|no\ substitutes?|no\ reasons?.*|accepted|approved|received
        |for\ lateness|(?:poor\ |ill\ )?health(?:\ reasons)?
        )$""",
    re.I | re.X,
)
VIRTUAL = re.compile(r"\b(?:virtual(?:ly)?|remote(?:ly)?|zoom|teams|online|video|telephone)\b", re.I)
COUNTED = re.compile(
    r"\b(?:plus|and|with|together\ with)?\s*(?:approx\w*\s+|about\s+)?"
    r"(?:\d+|an?(?=\s+member\s+of\s+(?:the\s+)?(?:public|press))|no|one|two|three|four|five|six|seven|eight|nine"
    r"|ten|eleven|twelve|several|some|various|a\ number\ of)\s+"
    r"(?:other\s+)?(?:members?\s+of\s+(?:the\s+)?(?:public|press)|guests?|residents?|parishioners?|visitors?|public"
    r"|electors?|villagers?|students?|people|persons?|officers?|observers?|councillors?)\b"
    r"(?:(?!\s+(?:and|with|plus)\b)[^,;\n])*".replace(r"\ ", r"\s"),
    re.I,
)


class SubstituteRule(NamedTuple):
    """`is_for`: the bracketed person is the one replaced; otherwise the one who came instead."""

    name: str
    pattern: re.Pattern[str]
    is_for: bool
    example: str


SUBSTITUTE_RULES: tuple[SubstituteRule, ...] = (
    SubstituteRule(
        "by somebody",
        re.compile(r"^(?:substituted|replaced|represented)\s+by\s+(?P<who>.+)$|^(?P<who2>.+?)\s+(?:substitut\w+|deputis\w+|sub"
                   r"|attend(?:ed|ing)\s+(?:as\s+(?:(?:a|the|his|her|their)\s+)?substitute|instead"
                   r"|(?:in|on)\s+(?:his|her|their)\s+(?:absence|place|stead|behalf)))\.?$", re.I),
        False, "(Cllr B Lee substituting)",
    ),
    SubstituteRule(
        "for somebody",
        re.compile(r"^(?:(?:attending|acting|present|here)\s+)?(?:as\s+)?(?:a\s+|the\s+)?(?:sub(?:stitut\w+)?\b\.?"
                   r"|deputis\w+"
                   r"|in\s+place\s+of|vice(?=\s)|replac\w+|on\s+behalf\s+of|for)\s*(?:member\s+)?(?:for|of)?\s*[:-]?\s*"
                   r"(?P<who>.*)$", re.I),
        True, "(substitute for Cllr S Aujla)",
    ),
)
"""What a bracket after a name says of substitution."""
