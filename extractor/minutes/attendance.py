"""Attendance: one row a person, from the roll at the head, and from what the items say of apologies.

In:  the head's lines, the sections. Out: rows of `attendance` (without ids), in print order.
A person named twice is one row: the roll comes first, sentences only add ("Ms T Scott attended virtually") or
correct nothing.
"""

import re
from collections.abc import Iterable, Sequence

from extractor.document import Grid, Line, Row
from extractor.minutes.absence_wordings import LONGEST_SENTENCE, SENTENCE_RULES, SPOKEN_OF
from extractor.minutes.broken_labels import with_whole_labels
from extractor.minutes.broken_posts import with_whole_posts
from extractor.minutes.item_heads import Section
from extractor.minutes.name_lead import starts_honorific
from extractor.minutes.name_match import could_be_same
from extractor.minutes.names import Named, people_in
from extractor.minutes.roll import PRESENT_LABEL, STYLE_ALONE, Block, as_present, read_roll
from extractor.minutes.roll_labels import Label, read_label
from extractor.minutes.roll_table import entries_of, role_of
from extractor.minutes.stars import Meaning, told, without_legend

_CHAIR = re.compile(r"^(?:the\s+)?(?:chair(?:man|woman|person|lady)?|in\s+the\s+chair|acting\s+chair\w*"
                    r"|chair\s+for\s+.*"
                    r"|.*\bin\s+the\s+chair\b.*|presiding)$", re.I)
_VICE = re.compile(r"\b(?:vice|deputy|co|former|past)[\s-]+(?:chair|mayor)", re.I)
_PRESIDES = re.compile(r"^(?:the\s+)?(?:(?:right\s+)?worshipful\s+(?:the\s+)?)?(?:(?:lord|town)\s+)?mayor$", re.I)
_COUNCILLOR_ROLE = re.compile(
    r"\b(?:cabinet|executive|portfolio|lead)\s+(?:member|holder|councillor)|\b(?:county|district|borough|ward"
    r"|city)\s+(?:councillor|cllr|member)"
    r"|^leader\b|\bdeputy\s+leader\b|\bchair\w*\s+of\b.*\b(?:committee|council)\b|^deputy\s+cabinet\b", re.I)
_CO_OPTED = re.compile(
    r"\brepresentatives?\b|\bco-?opt|\bparent\s+governor|\bchurch\b|\bdiocesan\b|\bforum\b|\bindependent\s+(?:member"
    r"|person)\b"
    r"|\bteacher\b|\btrade\s+union\b", re.I)
_OFFICER = re.compile(
    r"\b(?:officers?|managers?|directors?|head\s+of|clerk|solicitor|lawyer|lead|counsel|accountant|engineer|planner"
    r"|chief"
    r"|executive|commissioner|consultant|advis[eo]r|assistant|co-?ordinator|administrator|secretary|rfo|monitoring"
    r"|s151|auditor"
    r"|principal|treasurer|minutes?|specialist|analyst|legal|services|governance|team|partner|inspector|surveyor"
    r"|registrar)\b", re.I)
_HELD_REMOTELY = re.compile(
    r"\b(?:zoom|(?:ms|microsoft)\s+teams|virtual(?:ly)?\s+(?:meeting|via|by|on|platform|held)|virtual\s+meeting"
    r"|held\s+(?:virtually|remotely|online)"
    r"|remote\s+meeting|meeting\s+held\s+remotely|video\s*-?\s*conferenc\w+|online\s+meeting|via\s+(?:remote|video"
    r"|zoom|teams))\b", re.I)
_HYBRID = re.compile(r"\b(?:hybrid|in\s+person|and\s+(?:via|by|on)\s+(?:zoom|teams|video)|live[-\s]?stream\w*"
                     r"|webcast\w*|broadcast)\b", re.I)


_OPENS_LIST = re.compile(r"\b(?:from|by|of|following)\b[^.]{0,40}[:–-]$|\bfrom$")
_SAYS_CO_OPTED = re.compile(r"\bco-?opt", re.I)
_IS_OFFICER = re.compile(r"\bofficer|\bclerk\b|\bmanager\b|\bdirector\b|\brfo\b|\bsolicitor\b|\bsecretary\b"
    r"|\badministrator\b|\bhead\s+of\b", re.I)
_NO_OFFICER = re.compile(r"\bcrime\s+commissioner$|\b(?:applicant|objector|appellant|resident|premises\s+user)\b", re.I)
"""Posts and parts of people who came from outside: the police's commissioner is elected."""
_OFFICES_APART = re.compile(r"\s*[,;/&]\s*|\s+and\s+")
_CAME_FOR = re.compile(
    r"(?:(?:County|District|Borough|City)\s+)?(?:Councillor|Cllr|Mrs?|Ms|Miss|Dr)\.?(?:\s[A-Z][\w.’'-]*){1,4}\s"
    r"(?:replaced|substituted\s+for)\s[A-Z](?:[^.:;]|(?<=\b[A-Z])\.){3,60}")
_IS_SUBSTITUTE = re.compile(r"\b(?:as\s+(?:an?\s+|the\s+)?substitute|substituted|substituting|deputis(?:ed|ing))"
                            r"\s+(?:member\s+)?for\s+(?:Cllr|Councillor|Mr|Ms|Dr)")
_THAT = re.compile(r"\bthat\b")
_FROM = re.compile(r"\b(?:and\s+)?(?:also\s+)?from\s+")
_REPLACED_BY = re.compile(r"\b(?:who\s+)?(?:was|were|is)?\s*(?:substituted|replaced|represented)\s+by\b")
_SAYS_MORE = re.compile(r"\b(?:declar\w+|disclos\w+|interests?|was|were"
                        r"|had|has|have|is|are|be|been|that|who|will|would|noted|received|welcomed"
    r"|said)\b", re.I)
_WHO_WAS = re.compile(r"\bwho\s+(?:was|were|is)\s+(?=substituted|replaced|represented)")
_AFTER_PEOPLE = re.compile(r"\b(?:and\s+(?:were|was|it\s+was|these|their|the\s+reasons?)|which|who|these|due\s+to"
                           r"|because"
    r"|owing|whose|for\s+whom|were|was|had|with\s+reasons?|the\s+(?:council|committee|apologies"
    r"|reasons)|and\s+accepted|accepted|noted|approved)\b", re.I)
_PRESIDED = re.compile(r"[\s,(–-]*\bin\s+the\s+chair\)?\s*$", re.I)
_IN_THE_CHAIR = re.compile(r"\bin\s+the\s+chair\b", re.I)


_ABOUT_ABSENCE = re.compile(r"apolog|absen|attendance|present|substitut|welcome|membership", re.I)
_PRESENT_TITLE = re.compile(r"^(?:to\s+(?:record|note|receive)\s+)?(?:(?:the\s+)?(?:members?|councillors?|those"
                            r"|persons?|record\s+of|roll)\s+)?(?:present|attendance|in\s+attendance|attendees)\b", re.I)
_SENTENCE_END = re.compile(r"(?<=[a-z\d\)’'])[.;](?="
                           r"\s+[A-Z“])(?<!\b[Mm]r\.)(?<!\b[Mm]s\.)(?<!\b[Dd]r\.)(?<!Mrs\.)(?<!Cllr\.)(?<!Cllrs\.)(?<!Rev\.)")


def attendance_rows(
    head: Sequence[Line], sections: Sequence[Section], head_text: str, tables: Sequence[Grid] = (), *, right: float
) -> list[Row]:
    """Rows of everybody named as present, in attendance, absent or sending apologies.

    `tables` are those above the first item; `right` is where a full line of the page ends, points.
    """
    rows: list[Row] = []
    for table in tables:
        rows = _with_table(rows, table)
    in_items = list(_rolls_in_items(sections, right))
    listed, star = without_legend(head)
    for block in as_present([*read_roll(with_whole_posts(with_whole_labels(listed)), right=right), *in_items]):
        rows = _with_block(rows, block, star)
    for came in _CAME_FOR.finditer(head_text):
        rows = _with_sentence(rows, came[0], "")
    for section in sections[:4]:
        if not section.title or _ABOUT_ABSENCE.search(section.title):
            rows = _with_section(rows, section)
        else:
            for said in (s for p in section.body for s in sentences_of(p.text) if _IS_SUBSTITUTE.search(s)):
                rows = _with_sentence(rows, said, "")
    ways = {row["is_virtual"] for row in rows if row["status"] == "present"}
    if len(ways) < 2 and _HELD_REMOTELY.search(head_text) and not _HYBRID.search(head_text):
        rows = [{**row, "is_virtual": True} if row["status"] == "present" else row for row in rows]
    return _with_one_chair(rows)


def _with_section(rows: list[Row], section: Section) -> list[Row]:
    """What an item says of who was not there; a sentence that ends with "from:" goes on in the lists below it."""
    title = (section.title or "").lower()
    passages = list(section.body)
    at = 0
    while at < len(passages):
        text = passages[at].text
        at += 1
        if _OPENS_LIST.search(text):
            while at < len(passages) and people_in(passages[at].text) and _is_only_people(passages[at].text):
                text = f"{text.rstrip(' :–-')} {passages[at].text};"
                at += 1
        for sentence in sentences_of(text):
            rows = _with_sentence(rows, sentence, title)
    return rows


def sentences_of(text: str) -> list[str]:
    """A paragraph's sentences; initials and short titles do not end one."""
    return [s.strip() for s in _SENTENCE_END.split(text) if s.strip()]


def _rolls_in_items(sections: Sequence[Section], right: float) -> Iterable[Block]:
    """The lists of items called "Present" or "Attendance"."""
    for section in sections[:3]:
        if not section.title or not _PRESENT_TITLE.match(section.title):
            continue
        lines = [line for passage in section.body for line in passage.lines]
        label = read_label(section.title) or read_label("Present:")
        text_rest = [p.text for p in section.body if p.lines and p.lines[0] in (h.lines[0] for h in section.heads)]
        if text_rest:                                   # the list runs on from the title on its own line
            block = Block(label) if label else None
            if block:
                block.add(" ".join(text_rest), is_new_entry=True)
                yield block
            lines = [line for p in section.body if p.text not in text_rest for line in p.lines]
            yield from read_roll(lines, right=right)
        else:
            yield from read_roll(lines, right=right, first_label=label)


# ---------------------------------------------------------------- rows


def _with_block(rows: list[Row], block: Block, star: Meaning | None) -> list[Row]:
    text = block.text
    if STYLE_ALONE.fullmatch(block.label.text) and text and not starts_honorific(text):
        text = f"{block.label.text.strip(':')} {text}"     # "Councillors" over columns of names
    single = "\n" in text or block.label.rule.name in ("public",)
    has_left_members = False              # the clerk has been named: councillors after are of another council
    found = list(rows)
    people = _without_shouted(people_in(text, allow_single=single))
    if block.label.rule.name == "present" and people and people[0].body:
        people = [p._replace(body=None) for p in people]       # "County Councillor" first: it is their own
    listed: list[str] = []
    meaning = star if any(p.is_starred for p in people) else None
    for printed in people:
        person, status = told(printed, block.label.rule.status, meaning)
        if block.label.rule.name == "parties":
            person = person._replace(substitute_for=None, substituted_by=None)      # "represented by" their solicitor
        label = block.label._replace(rule=block.label.rule._replace(status=status))
        capacity = _capacity(person, label, after_officer=has_left_members)
        has_left_members = has_left_members or (block.label.rule.name == "present" and capacity == "officer")
        found = _with_person(found, person, label, capacity, listed)
        listed.append(person.name)
    return found


def _without_shouted(people: Sequence[Named]) -> list[Named]:
    """The people without wards and heads in capitals that stand among names in small letters."""
    shouted = [p for p in people if p.name.isupper() and max(map(len, p.name.split())) > 3]
    return [p for p in people if p not in shouted] if len(shouted) * 2 < len(people) else list(people)


def _with_table(rows: list[Row], table: Grid) -> list[Row]:
    """The rows with those of a roll printed as a table, each with what stands beside the name as the role."""
    label, entries = entries_of(table)
    for entry in entries:
        over = entry.label or label or PRESENT_LABEL
        people = people_in(entry.person_text, allow_single=True)
        if len(people) != 1:
            continue
        roles = [r for r in (people[0].role_text, role_of(entry.beside)) if r]
        person = people[0]._replace(role_text=", ".join(roles) or None)
        status = over.rule._replace(status=entry.status)
        own = over._replace(rule=status, is_virtual=over.is_virtual or entry.is_virtual)
        is_member = over.rule.capacity == "member" and person.substitute_for is None
        is_member = is_member and not _SAYS_CO_OPTED.search(person.role_text or "")
        capacity = "member" if is_member else _capacity(person, own, after_officer=False)
        rows = _with_person(rows, person, own, capacity, [r["person_name"] for r in rows])
    return rows


def _capacity(person: Named, label: Label, *, after_officer: bool) -> str:
    rule = label.rule
    role = person.role_text or ""
    if person.substitute_for is not None:
        return "substitute"
    if (_CO_OPTED.search(role) and rule.status != "present") or _SAYS_CO_OPTED.search(role):
        return "co_opted"
    if rule.capacity in ("substitute", "co_opted", "other_member", "officer"):
        return rule.capacity
    if rule.capacity == "by_person":
        if person.is_councillor or person.body or _COUNCILLOR_ROLE.search(role):
            return "other_member"
        is_officer = _OFFICER.search(role) and not _VICE.search(role) and not _NO_OFFICER.search(role)
        return "officer" if is_officer else "other"
    if rule.capacity == "other":
        return "other_member" if person.is_councillor else "other"
    if rule.name == "own members":
        return "member"
    if person.body or (after_officer and person.is_councillor):
        return "other_member"
    if _IS_OFFICER.search(role) and not (
        person.is_councillor or _CHAIR.match(role)
    ):
        return "officer"
    return "member"


def _with_person(rows: list[Row], person: Named, label: Label, capacity: str, listed: Sequence[str]) -> list[Row]:
    """The rows with one more; `listed` are the names before it in the same list, where "A Bell" is not "A J Bell"."""
    status = label.rule.status
    role = person.role_text or (label.text.strip(" :") if label.rule.role else None)
    virtual = person.is_virtual or label.is_virtual
    for i, row in enumerate(rows):
        if row["person_name"] in listed and row["person_name"] != person.name and not (
            label.rule.role or _IN_THE_CHAIR.search(role or "")
        ):
            continue
        if _is_row_of(row, person.name, person.honorific) and not _is_namesake(row, person, capacity):
            known = {**row, "role_text": row["role_text"] or role, "is_virtual": row["is_virtual"] or virtual,
                     "is_chair": row["is_chair"] or _is_chair(role)}
            return [*rows[:i], known, *rows[i + 1:]]
    added = [*rows, _row(person, capacity, status, role, virtual=virtual)]
    if person.substituted_by:
        added = _with_substitute(added, person.substituted_by, person.name)
    return added


def _row(person: Named, capacity: str, status: str, role: str | None, *, virtual: bool) -> Row:
    return {
        "person_name": person.name, "honorific": person.honorific, "role_text": role, "capacity": capacity,
        "status": status, "is_virtual": virtual, "is_chair": _is_chair(role),
        "substitute_for": person.substitute_for or None,
    }


def _is_chair(role: str | None) -> bool:
    return any(
        _CHAIR.match(part) and (not _VICE.search(part) or "in the chair" in part.lower())
        for part in _OFFICES_APART.split(role or "")
    )


def _is_namesake(row: Row, person: Named, capacity: str) -> bool:
    """A member known by surname alone, and an officer of that surname: "Smith", "Jo Smith (Lawyer)"."""
    return (capacity == "officer" and row["capacity"] == "member" and not person.is_councillor
            and " " not in row["person_name"] and " " in person.name and not _is_chair(row["role_text"]))


def _is_row_of(row: Row, name: str, honorific: str | None) -> bool:
    """Same person: names agree, and where both titles tell a sex, so do they."""
    if not could_be_same(row["person_name"], name):
        return False
    one, other = row["honorific"], honorific
    told = {"Mr", "Mrs", "Ms", "Miss", "Sir", "Dame", "Lord", "Lady"}
    if one in told and other in told and one != other and {one, other} - {"Mrs", "Ms", "Miss"}:
        return False
    return not (one == other and row["person_name"] != name and len(row["person_name"].split()) == len(name.split()) > 1
                and row["person_name"].split()[0][0] != name.split()[0][0])


def _with_substitute(rows: list[Row], substitute: str, replaced: str, honorific: str | None = None) -> list[Row]:
    found = [
        {**row, "capacity": "substitute", "substitute_for": row["substitute_for"] or replaced}
        if could_be_same(row["person_name"], substitute) else row for row in rows
    ]
    if found == rows and not any(could_be_same(r["person_name"], substitute) for r in rows):
        came = Named(substitute, honorific, substitute_for=replaced)
        found = [*rows, _row(came, "substitute", "present", None, virtual=False)]
    return found


def _with_sentence(rows: list[Row], sentence: str, title: str) -> list[Row]:
    """The rows after one sentence of an item of that title (small letters), which says what bare names mean."""
    if len(sentence) > LONGEST_SENTENCE:
        return rows
    if "apolog" in title and sentence.startswith(("Received from", "Received and accepted from")):
        sentence = f"Apologies {sentence}"
    said = {says for says, words in SPOKEN_OF.items() if words.search(sentence)}
    if "substitut" in title:
        said.add("substitute")
    for rule in SENTENCE_RULES:
        match = rule.pattern.search(sentence) if rule.says in said else None
        people = _people_of(match["people"]) if match else []
        if not match or not people:
            continue
        if rule.says == "virtual":
            return _with_virtual(rows, people)
        if rule.says != "substitute":
            return _with_absent(rows, people, rule.says)
        others = _people_of(match["other"])
        if others:
            rows = _with_absent(rows, others, "apologies")
            for person, other in zip(people[-len(others):], others, strict=False):
                rows = _with_substitute(rows, person.name, other.name, person.honorific)
            return rows
    if "apolog" in title and (people := people_in(sentence)) and _is_only_people(sentence):
        return _with_absent(rows, people, "apologies")
    return rows


def _people_of(text: str) -> list[Named]:
    """People of a piece of a sentence: "Cllr Fox due to illness and from Cllr Hay who was away"."""
    said = _THAT.split(text)[-1]
    return [p for part in _FROM.split(said) for p in people_in(_clean_list(part))]


def _with_virtual(rows: list[Row], people: Sequence[Named]) -> list[Row]:
    return [
        {**row, "is_virtual": True} if any(could_be_same(row["person_name"], p.name) for p in people) else row
        for row in rows
    ]


def _is_only_people(sentence: str) -> bool:
    """"Cllr Lee (work), Cllr Day, who was substituted by Mrs Ebb": names, and no verb that says anything else."""
    sentence = _REPLACED_BY.sub("", sentence)
    return not _SAYS_MORE.search(sentence)


def _clean_list(text: str) -> str:
    text = _WHO_WAS.sub("", text)
    return _AFTER_PEOPLE.split(text, maxsplit=1)[0].strip(" ,;:.")


def _with_absent(rows: list[Row], people: Sequence[Named], status: str) -> list[Row]:
    found = list(rows)
    for person in people:
        if any(_is_row_of(row, person.name, person.honorific) for row in found):
            if status == "apologies":                  # listed as absent, and here is why
                found = [{**row, "status": status} if row["status"] == "absent" and _is_row_of(
                    row, person.name, person.honorific) else row for row in found]
            if person.substituted_by:
                found = _with_substitute(found, person.substituted_by, person.name)
            continue
        officer = person.role_text and _OFFICER.search(person.role_text) and not person.is_councillor
        capacity = "other_member" if person.body else "officer" if officer else (
            "co_opted" if person.role_text and _CO_OPTED.search(person.role_text) else "member")
        found.append(_row(person._replace(substitute_for=None), capacity, status, person.role_text, virtual=False))
        if person.substituted_by:
            found = _with_substitute(found, person.substituted_by, person.name)
    return found


def _office_of(role: str | None) -> str | None:
    """The office without the words that say who presided: "Mayor in the Chair" is "Mayor"; alone, they stay."""
    return (role and _PRESIDED.sub("", role)) or role


def _with_one_chair(rows: list[Row]) -> list[Row]:
    """A mayor presides where nobody is said to be in the chair; "in the Chair" beats "Chairman" who sent apologies."""
    rows = [{**r, "is_chair": r["is_chair"] and r["status"] == "present"} for r in rows]
    sitting = [r for r in rows if r["is_chair"] and _IN_THE_CHAIR.search(r["role_text"] or "")]
    if sitting:
        return [{**r, "is_chair": r is sitting[0], "role_text": _office_of(r["role_text"])} for r in rows]
    if not any(r["is_chair"] for r in rows):
        for i, row in enumerate(rows):
            if row["status"] == "present" and _PRESIDES.match(row["role_text"] or ""):
                return [*rows[:i], {**row, "is_chair": True}, *rows[i + 1:]]
    return rows
