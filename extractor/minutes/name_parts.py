"""The parts of one piece of a list: its brackets, the post behind a dash, the name's own words, the office around it.

In:  the text or the words of one piece ("A Bown MBE Town Clerk (Substitute)"). Out: those parts.
Not here: what stands before a form of address (`name_lead`), and whose parts they are (`names`).
Surprise: "Clerk" and "Bishop" are surnames too; a name of initials alone is an abbreviation unless a style leads it.
"""

import re
from collections.abc import Sequence

from extractor.minutes.chunks import is_honorific
from extractor.minutes.name_lead import is_office, office_words, starts_honorific
from extractor.minutes.name_words import NOT_NAMES, PARTICLES, REASON, ROLE_HEADS, ROLE_MODIFIERS, SURNAMES_TOO
from extractor.values import squash
from extractor.vocabulary import POST_NOMINALS

THE = re.compile(r"^[Tt]he\s+")
_DASH = re.compile(r"\s+[-–—]+\s*|\s*[–—]\s+|:\s+")
_ONLY_ITEM = re.compile(r"\s*[-–—,]\s*(?:for\s+)?(?:agenda\s+)?items?\s+\S+(?:\s+only)?$", re.I)
_NAME_WORD = re.compile(r"(?:[A-ZÀ-Þ]\.?){1,4}|(?:[A-ZÀ-Þ]|[a-z]{1,2}[’'])[\wÀ-ÿ’'‘\-.]*")
_SMALL_POST = 4            # words
_BRACKET = re.compile(r"[(\[]([^()\[\]]*)(?:[)\]]|$)")


def without_brackets(text: str) -> tuple[str, list[str]]:
    """The text less its brackets, and what stands in them: "A Bell (Chair)" -> ("A Bell", ["Chair"])."""
    brackets = [b.strip(" .,") for b in _BRACKET.findall(text)]
    return squash(_BRACKET.sub(" ", text)).strip(" .,:;-–—*"), [b for b in brackets if b]


def without_dash(text: str) -> tuple[str, str | None]:
    """The text before a dash or colon and the post behind it; an office before its holder is the post too."""
    match = _DASH.search(text)
    if not match:
        return text, None
    left, right = text[: match.start()].strip(), text[match.end() :].strip()
    if is_honorific(left):                            # "COUNCILLORS: BELL"
        return f"{left} {right}", None
    if is_office(left) and not office_words(left.split(" "))[0]:     # "Clerk: Jane Smith", "Chairman - Cllr B Lee"
        return f"{left} {right}" if starts_honorific(right) else right, left
    return left, right or None


def may_be_post(text: str) -> bool:
    """A post begins big; in small letters it is a word or two before a word of posts ("external auditor")."""
    words = text.split(" ")
    return not text[0].islower() or text == "in the chair" or (
        words[-1] in ROLE_HEADS and len(words) <= _SMALL_POST)


def name_and_rest(words: Sequence[str], *, has_honorific: bool) -> tuple[list[str], list[str]]:
    """The words of the name without letters after it, and the office printed straight after it."""
    least = 1 if has_honorific else 2
    end = len(words)
    for i, word in enumerate(words):
        bare = word.lower().strip(".,’'")
        if i > least and "/" in word:                      # "Mr D Ives Admin/Finance"
            end = i
            break
        is_surname = (bare in SURNAMES_TOO and i == least == 1 and i + 1 == len(words) and word.istitle()
                      and words[0].lower() not in ROLE_MODIFIERS)
        if i >= least and bare in ROLE_HEADS and not is_surname:
            end = i
            while end > least and words[end - 1].lower() in ROLE_MODIFIERS:
                end -= 1
            break
        if i >= least and bare in ("in", "who", "as", "for", "from", "of", "was", "were", "attended", "to",
                                     "joined", "arrived", "left"):
            end = i
            break
    after = list(words[end:])
    name = list(words[:end])
    while len(name) > 1 and _is_post_nominal(name[-1]):
        name.pop()
    return name, after


def _is_post_nominal(word: str) -> bool:
    bare = word.strip(".,").replace(".", "")
    return bare.lower() in POST_NOMINALS and (bare.isupper() or bare in ("PhD", "BSc", "MSc"))


def is_name(words: Sequence[str], *, has_honorific: bool, alone: bool) -> bool:
    """Whether all the words can be a name's; `alone`: one word is enough."""
    if len(words) > 6 or (len(words) == 1 and not has_honorific and not alone):
        return False
    big = 0
    for word in words:
        bare = word.strip(".,’'‘*")
        if not bare or bare.lower() in NOT_NAMES or (bare.lower() in ROLE_HEADS and bare.lower() not in SURNAMES_TOO):
            return False
        if word.lower() in PARTICLES:
            continue
        if not _NAME_WORD.fullmatch(bare):
            return False
        big += len(bare.replace(".", "")) > 1 or has_honorific
    return big > 0 and (has_honorific or not all(len(w.strip(".")) <= 3 and w.isupper() for w in words))


def office_before(words: Sequence[str]) -> tuple[str | None, str | None]:
    """("Clerk", None) or (None, "Aldmere District"): what stood before the honorific."""
    if not words:
        return None, None
    bare = [w.lower().strip(".,") for w in words]
    if any(w in ROLE_HEADS for w in bare):
        return THE.sub("", " ".join(words).strip(" ,:")), None
    return None, " ".join(words)


def as_role(text: str | None) -> str | None:
    """The post without "for item 4 only"; None where it is a reason for absence ("illness")."""
    role = _ONLY_ITEM.sub("", squash(text).strip(" ,;:-–—*"))
    is_post = is_office(role) and role.istitle()          # "Business Support Officer" is no reason for absence
    if not role or role.lower() in ("member", "members") or (REASON.match(role) and not is_post):
        return None
    return role
