"""Votes: recorded votes name by name, and counts where no names are printed.

In:  the paragraphs of one set of minutes, in order. Out: rows of `votes` (without ids), and findings where the
printed count and the names don't agree. Plain "Agreed" is no vote.

What surprised us: "Against (0)" without a list; a list that runs over a page break; a member who asks for his
vote to be recorded where no others are; letters after names without a comma.
"""

import re
from collections.abc import Sequence

from extractor.document import Finding, Paragraph, Row
from extractor.minutes.names import people_in
from extractor.minutes.vote_run_in import sides_in_sentence
from extractor.minutes.vote_wordings import (
    COUNT_RULES,
    NOBODY,
    NUMBER_WORDS,
    SIDE_RULES,
    TAIL_COUNT,
    RecordedSide,
    Side,
    SideRule,
)

_LEADER = re.compile(r"\s*[.…_]{3,}\s*\d{0,3}\s*$")
"""Dots that lead to a count at the end of a list of voters."""
_PRESIDES = re.compile(r"\b[Tt]he\s+((?:Deputy\s+)?(?:Lord\s+)?Mayor)\b(?!\W{0,3}(?:Cllr|Councillor))")
"""Among voters without a name."""
_VERB = re.compile(r"\b(?:was|were|is|that|had|the|to|be|will|would)\b")
_ABOUT_VOTES = re.compile(r"vot|favour|against|abst|motion|amendment|record|\(\d+ ?: ?\d", re.I)
_MOVED = re.compile(r"\b(?:that|proposed|seconded|moved)\b")
_STYLED = re.compile(r"\b(?:Cllrs?|Councillors?|Mrs?|Ms|Miss|Mx|Dr|Sir|Lord|Lady|Dame)\b")
_MOTION_REACH = 4         # paragraphs above a vote
_ONLY_VOTE = re.compile(r"\W*(?:an?\s+|the\s+)?(?:recorded\s+)?(?:vote|votes|voting|for|against)\b[^.]{0,120}\.?$"
                        r"|\W*\d{1,3}\s+(?:votes?\s+)?(?:for|in\s+favou?r)\b[^.]{0,80}\.?$"
                        r"|(?:recorded|voting|named)\s+(?:vote|record)s?\W*$|(?:voting\s+record|record\s+of\s+voting)\b"
                        r"|(?:up)?on\s+being\s+put\b|(?:in\s+accordance|pursuant)\b.{0,120}\bvot", re.I)
"""Says how it was voted, not on what."""
_ONLY_HOW = re.compile(r"\W*(?:RESOLVED|Resolved|AGREED)\b[^.]{0,80}\bvotes?\b[^.]{0,60}$")
"""Over what was resolved: "RESOLVED by 8 votes to 2"."""
_VOTED = re.compile(r"\bvot(?:e|es|ed|ing)\b|\babst", re.I)


_RESULT_RULES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("lost", re.compile(r"\b(?:lost|defeated|fell|rejected|not\s+carried|fails?|failed|negatived)\b", re.I)),
    ("carried", re.compile(r"\b(?:carried|passed|approved|agreed|adopted|won)\b", re.I)),
)
_RESULT_LINE = re.compile(
    r"^(?:(?:the|substantive|original|amended|composite)\s+)*(?:motion|amendment|proposal|recommendations?"
    r"|resolution|vote)?\b.{0,40}"
    r"\b(?:carried|lost|defeated|fell|passed|rejected)\b|^agreed\b", re.I)
_RESTATES = re.compile(r"\W*(?:RESOLVED|Resolved)\b")
_SENTENCE_RESULT = re.compile(
    r"\b(?:put\s+to\s+(?:the|a)\s+vote|on\s+being\s+put|vote\s+was\s+taken|voted\s+upon"
    r"|upon\s+a\s+vote)\b[^.]{0,160}?\b(?P<result>carried|lost|defeated|fell|not\s+carried)\b", re.I)
_ASKS_TO_RECORD = re.compile(
    r"\b(?:wish(?:ed|ing)|request(?:ed|ing)|ask(?:ed|ing)|required|desired|wanted)\b.*\b(?:record|minut|noted)")
_OWN_VOTE = re.compile(
    r"(?P<who>[A-Z][^.;]{2,120}?)\s*,?\s+(?:wish(?:ed|ing)|request(?:ed|ing)|ask(?:ed|ing)|required|desired"
    r"|wanted)\b[^.]{0,120}?\b(?:record\w*|minut\w*|noted)\b[^.]{0,80}?"
    r"\b(?P<vote>against|in\s+favour|for\s+the|abstain\w*|abstention)", re.I)
_OWN_VOTE_NOTED = re.compile(
    r"(?P<who>[A-Z][^.;]{2,120}?)\s*,?\s+(?:wish(?:ed|ing)|request(?:ed|ing)|ask(?:ed|ing)|required|desired|wanted)\b[^.]{0,80}?\b(?:(?:his"
    r"|her|their)\s+)?(?:vote\s+)?"
    r"(?P<vote>against|in\s+favour|abstention|abstain\w*)\b[^.]{0,80}?\b(?:record\w*|minut\w*|noted)\b", re.I)
_NAMED_SIDES = re.compile(
    r"(?P<who>(?:Cllrs?|Councillors?|Mrs?|Ms|Miss|Dr|Sir)\b[^.;:)]{1,200}?)\s+(?:who\s+)?(?:voted"
    r"|voting)\s+(?P<vote>against|in\s+favour|for)\b|"
    r"(?P<who2>(?:Cllrs?|Councillors?|Mrs?|Ms|Miss|Dr|Sir)\b[^.;:)]{1,200}?)\s+abstain(?:ed|ing)\b")
_SIDE_IN_BRACKETS = re.compile(
    r"\b(?:vot(?:ing|ed|es?)\s+)?(?P<vote>in\s+favour|for|against|abstain\w*|abstentions?)\s*"
    r"\((?P<who>(?:Cllrs?|Councillors?|Mrs?|Ms|Miss|Dr|Sir)\b[^()]*(?:\([A-Z]{1,3}\)[^()]*)*)\)", re.I)
"""Voters in brackets after their side: "3 members voting against (Councillors Bell, Cox and Dee)"."""


_NAMES_ONLY = re.compile(
    r"^(?:[\s,;.&()]*+(?:(?:and|de|da|van|von|der|la|le)|(?:O[’'])?[A-ZÀ-Þ][\wÀ-ÿ’'-]*+|\d{1,3}(?=\)))(?=[\s,;.&()]"
    r"|$))++"
    r"[\s,;.&()]*$")
"""Capital words and what parts them: a list of voters holds nothing else."""


def votes_of(paragraphs: Sequence[Paragraph]) -> tuple[list[Row], list[Finding]]:
    """(rows in print order, findings on counts)."""
    rows: list[Row] = []
    findings: list[Finding] = []
    at = 0
    while at < len(paragraphs):
        sides, end = _recorded(paragraphs, at)
        if sides:
            recorded = _recorded_rows(paragraphs, at, end, sides)
            if rows and _is_same_vote(rows[-1], recorded[0]):
                rows.pop()                             # "by 24 votes to 10", and then the names
            rows += recorded
            findings += _count_findings(sides)
            at = end
            continue
        told = _sentence_rows(paragraphs, at)
        counted = next((r for r in reversed(rows) if r["person_name"] is None), None)
        rows += told[1:] if counted and told and _is_told_again(counted, told[0]) else told
        at += 1
    return rows, findings


def with_sides_of_table(rows: Sequence[Row], recorded: Sequence[Row]) -> list[Row]:
    """The rows and those of a table of voters, which take the place of the same vote's counts."""
    same = [row for row in rows if recorded and _is_same_vote(row, recorded[0])][-1:]
    return [*(row for row in rows if row not in same), *recorded]


def _is_told_again(before: Row, row: Row) -> bool:
    """"The motion was carried (4:3)." and below it "Resolved (4:3) – That the report be noted."."""
    same = ("minute_number", "for_count", "against_count", "abstain_count", "result", "person_name", "page_number")
    is_counted = row["person_name"] is None and row["for_count"] is not None
    return is_counted and all(before[c] == row[c] for c in same) and bool(_RESTATES.match(str(row["motion_text"])))


def _is_same_vote(counted: Row, recorded: Row) -> bool:
    counts = ("minute_number", "for_count", "against_count", "abstain_count")
    return counted["person_name"] is None is not recorded["person_name"] and all(
        counted[c] == recorded[c] or (c == "abstain_count" and counted[c] is None) for c in counts)


# ---------------------------------------------------------------- recorded votes


def _recorded(paragraphs: Sequence[Paragraph], at: int) -> tuple[list[RecordedSide], int]:
    """(sides of the recorded vote that starts at this paragraph, index after it)."""
    sides: list[RecordedSide] = []
    i = at
    while i < len(paragraphs) and paragraphs[i].section_number == paragraphs[at].section_number:
        rule_match = _side_of(paragraphs[i].text)
        if rule_match is None:
            break
        rule, match = rule_match
        if any(s.side == rule.side for s in sides):
            break
        tail = TAIL_COUNT.search(match["names"])
        printed = match["count"] or (tail[1] if tail else None)
        count = int(printed) if printed else None
        listed, i = _listed(paragraphs, i, match["names"][: tail.start()] if tail else match["names"], count)
        sides.append(RecordedSide(rule.side, count, listed, paragraphs[i - 1].page_number))
    if len(sides) >= 2 and any(s.names or s.printed_count is not None for s in sides):
        return sides, i
    return [], at


def _side_of(text: str) -> tuple[SideRule, re.Match[str]] | None:
    for rule in SIDE_RULES:
        match = rule.pattern.match(text)
        if match is None:
            continue
        names = match["names"].strip()
        if not names or (match["count"] is not None and match.start("names")) or _is_list(names):
            return rule, match
    return None


def _is_list(text: str) -> bool:
    """A list of voters and nothing else; or "none"."""
    text = _PRESIDES.sub(r"\1", TAIL_COUNT.sub("", _LEADER.sub("", text)))
    if NOBODY.fullmatch(text.strip()):
        return True
    return _VERB.search(text) is None and _NAMES_ONLY.match(text) is not None


def _listed(paragraphs: Sequence[Paragraph], at: int, names: str, count: int | None) -> tuple[tuple[str, ...], int]:
    """(voters, index after them): on the label's line, or in the paragraphs below until the next label."""
    text = names.strip(" .")
    i = at + 1
    if not text or not _is_list(text):
        parts = []
        while i < len(paragraphs) and count != 0 and _side_of(paragraphs[i].text) is None and not _RESULT_LINE.match(
            paragraphs[i].text
        ) and paragraphs[i].number is None and _is_list(paragraphs[i].text):
            parts.append(paragraphs[i].text)
            i += 1
        text = "\n".join(_LEADER.sub("", part) for part in parts)
    single = "," in text or "\n" in text
    found = tuple(p.name for p in people_in(_PRESIDES.sub("", text), allow_single=single))
    return (*found, *(f"The {office}" for office in _PRESIDES.findall(text))), i


def rows_of_sides(paragraphs: Sequence[Paragraph], at: int, sides: Sequence[RecordedSide]) -> list[Row]:
    """Rows of a vote that stands between the paragraphs, above the one at `at`."""
    number = paragraphs[at - 1].section_number if at else None
    after = paragraphs[at].text if at < len(paragraphs) and paragraphs[at].section_number == number else ""
    return _rows_of(sides, number, _motion_above(paragraphs, at, number), _told_result(after))


def _recorded_rows(paragraphs: Sequence[Paragraph], at: int, end: int, sides: Sequence[RecordedSide]) -> list[Row]:
    number = paragraphs[at].section_number
    after = paragraphs[end].text if end < len(paragraphs) else ""
    return _rows_of(sides, number, _motion_above(paragraphs, at, number), _told_result(after))


def _told_result(after: str) -> str | None:
    """What the paragraph below the voters says became of the motion."""
    return _result_of(after) if _RESULT_LINE.match(after) or "casting vote" in after else None


def _rows_of(sides: Sequence[RecordedSide], number: str | None, motion: str | None, result: str | None) -> list[Row]:
    counts = {s.side: s.printed_count if s.printed_count is not None else len(s.names) for s in sides}
    if result is None and "for" in counts and "against" in counts and counts["for"] != counts["against"]:
        result = "carried" if counts["for"] > counts["against"] else "lost"
    shared = {
        "minute_number": number, "motion_text": motion, "result": result,
        "for_count": counts.get("for"), "against_count": counts.get("against"), "abstain_count": counts.get("abstain"),
    }
    named = [
        {**shared, "person_name": name, "vote": side.side, "page_number": side.page_number}
        for side in sides for name in side.names
    ]
    return named or [{**shared, "person_name": None, "vote": None, "page_number": sides[0].page_number}]


def _motion_above(paragraphs: Sequence[Paragraph], at: int, number: str | None) -> str | None:
    """What was voted on: the nearest paragraph of the minute above that does not itself speak of the vote."""
    nearest = None
    for paragraph in reversed(paragraphs[max(0, at - _MOTION_REACH) : at]):
        if paragraph.section_number != number:
            break
        nearest = nearest or paragraph.text
        if not _ONLY_VOTE.match(paragraph.text):
            return paragraph.text
    return nearest


def _count_findings(sides: Sequence[RecordedSide]) -> list[Finding]:
    return [
        Finding("vote_count", "warning", f"the printed count of votes {side.side} is not the number of names listed",
                side.page_number, side.side, str(side.printed_count), str(len(side.names)))
        for side in sides
        if side.printed_count is not None and side.names and side.printed_count != len(side.names)
    ]


def _result_of(text: str) -> str | None:
    return next((name for name, pattern in _RESULT_RULES if pattern.search(text)), None)


# ---------------------------------------------------------------- votes in sentences


def _sentence_rows(paragraphs: Sequence[Paragraph], at: int) -> list[Row]:
    paragraph = paragraphs[at]
    text = paragraph.text
    if not _ABOUT_VOTES.search(text):
        return []
    above = _motion_above(paragraphs, at, paragraph.section_number) if _ONLY_VOTE.match(text) else None
    below = paragraphs[at + 1].text if at + 1 < len(paragraphs) else ""
    if above is None and _ONLY_HOW.match(text) and below.startswith("That "):
        above = below
    row: Row = {
        "minute_number": paragraph.section_number, "result": None, "motion_text": above or text, "for_count": None,
        "against_count": None, "abstain_count": None, "person_name": None, "vote": None,
        "page_number": paragraph.page_number,
    }
    rows: list[Row] = []
    counts = _counts(text)
    sides = _sides_in_brackets(paragraph) or sides_in_sentence(paragraph)
    if sides:
        after = paragraphs[at + 1].text if at + 1 < len(paragraphs) else ""
        result = _result_of(text) or _told_result(after)
        return _rows_of(sides, paragraph.section_number, str(row["motion_text"]), result)
    said = _SENTENCE_RESULT.search(text)
    if counts:
        result = _result_of(text) or _result_by(counts)
        rows.append({**row, **{f"{side}_count": n for side, n in counts.items()}, "result": result})
    own = [{**row, "person_name": name, "vote": vote, "result": rows[0]["result"] if rows else None}
           for name, vote in _own_votes(text)]
    if said and not rows and not own:
        rows.append({**row, "result": _result_of(said["result"])})
    return rows + own


def _sides_in_brackets(paragraph: Paragraph) -> list[RecordedSide]:
    """Sides of a vote told in one sentence, the voters of each in brackets; one side alone is no vote."""
    found = [
        RecordedSide(_side_word(m["vote"]), None, tuple(p.name for p in people_in(m["who"])), paragraph.page_number)
        for m in _SIDE_IN_BRACKETS.finditer(paragraph.text)
    ]
    return found if len({s.side for s in found}) == len(found) >= 2 else []


def _own_votes(text: str) -> list[tuple[str, Side]]:
    asks = _ASKS_TO_RECORD.search(text) is not None
    match = (_OWN_VOTE.search(text) or _OWN_VOTE_NOTED.search(text)) if asks else None
    if match:
        people = people_in(_from_honorific(match["who"])) or people_in(match["who"].split(",")[-1])
        return [(p.name, _side_word(match["vote"])) for p in people]
    found: list[tuple[str, Side]] = []
    if "vot" not in text and "abstain" not in text:
        return found
    for match in _NAMED_SIDES.finditer(text):
        who, vote = (match["who"], match["vote"]) if match["who"] else (match["who2"], "abstain")
        if not _MOVED.search(who):
            found += [(p.name, _side_word(vote)) for p in people_in(_from_honorific(who))]
    return found


def _from_honorific(text: str) -> str:
    match = _STYLED.search(text)
    return text[match.start():] if match else text


def _side_word(word: str) -> Side:
    low = word.lower()
    return "abstain" if low.startswith("abst") else "against" if low.startswith("against") else "for"


def _counts(text: str) -> dict[Side, int]:
    found: dict[Side, int] = {}
    for rule in COUNT_RULES:
        match = rule.pattern.search(text)
        if match and rule.side not in found:
            word = match["n"].lower()
            found[rule.side] = int(word) if word.isdigit() else NUMBER_WORDS[word]
    is_vote = len(found) >= 2 or (bool(found) and _VOTED.search(text) is not None)
    return found if is_vote else {}


def _result_by(counts: dict[Side, int]) -> str | None:
    if "for" in counts and "against" in counts and counts["for"] != counts["against"]:
        return "carried" if counts["for"] > counts["against"] else "lost"
    return None
