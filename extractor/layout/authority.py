"""Whose pack it is: the council's name, from what the pages print.

In:  texts of lines, front sheet first, and the e-mail and web addresses in them.
Out: the name in title case, or None where no page names a council.

A pack names many councils (neighbours, former ones, "the Council"). The one named on the front sheet wins, first of
all in a line of its own near the top; then the one whose name is in the addresses printed there, then the one named
most often. A parish names its county in half of its items.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from extractor.layouts import COMMITTEE_WORDS

_KIND = r"(?:council|combined authority|county authority|fire authority|authority)"
_TYPES = frozenset(
    "county city district borough metropolitan parish town community village unitary combined joint royal london "
    "rural urban mayoral strategic fire rescue national park and".split()
)
_BEFORE_OF = re.compile(
    r"\b((?i:(?:Royal |London |Metropolitan )+Borough of|Borough (?:Council )?of|City of|County of|"
    r"Corporation of the City of))\s+"
    r"([A-Z][\w’'-]+(?:(?:\s+(?:and|&|upon|on|AND|UPON|ON)\s+|\s+)[A-Z][\w’'-]+){0,3})"
)
_NOT_NAMES = frozenset(
    "the a an all full our your each this that these any every local member members of and in at to for by from "
    "on annual extraordinary ordinary special shadow meeting meetings agenda minutes public neighbouring other "
    "former per said either both report reports notice summons budget policy plan strategy papers pack "
    "constitution head director clerk officer services chief relevant new old host principal upper lower tier "
    "constituent partner respective between with when if as council councils leader chairman chair mayor deputy "
    "cabinet executive british united federal state general arts research medical security national european "
    "privy youth student schools academic business or its his her their youths held transport "
    "police health licensing planning highway highways education children care monitoring statutory competent".split()
)
_BEGIN_PLACES = frozenset({"new", "old", "upper", "lower"})
_PLACES = frozenset("chamber chambers house offices office room rooms suite building buildings tax".split())
_JOINING = frozenset({"of", "and", "upon", "on", "in", "the", "le", "under", "with", "&", "by"})
_COUNCIL_OF = re.compile(r"\b(Council of the (?:City|Isles?|Borough|County) of)\s+([A-Z][\w’'-]+)", re.IGNORECASE)
_NAME_BEFORE = re.compile(r"\b([A-Z][\w’'-]+), ((?:Royal |London )?Borough of|City of|County of)(?!\s+[A-Z])")
_DOMAIN = re.compile(r"(?:@|www\.|https?://|//)(?:[\w-]+\.)*?([\w-]+)\.(?:gov\.uk|org\.uk|org|com|co\.uk|"
                     r"uk)\b", re.IGNORECASE)
_FRONT_WEIGHT = 20
_LETTERHEAD_WEIGHT, _SECOND_HEAD_WEIGHT = 6 * _FRONT_WEIGHT, 2 * _FRONT_WEIGHT
_LETTERHEAD_LINES = 15
_MOST_IN_TEXT = 3            # a front sheet's sentences that name a council count no more often
_LETTERHEAD_SHARE = 0.7
_LONGEST_NAME = 11           # words
_BODIES = frozenset(
    "committee sub-committee subcommittee cabinet board panel forum members member executive commission".split())
_AFTER_NAME = frozenset("committee cabinet board panel agenda minutes meeting executive forum scrutiny sub-committee "
                        "number no local plan order civic centre conservation university college culture".split())
ONLY_A_KIND = frozenset("authority board committee panel forum commission assembly partnership".split())
"""What kind of body meets, not which."""
_HONORIFICS = frozenset("councillor councillors cllr cllrs cllr. mr mrs ms miss dr sir dame lord lady alderman".split())
_OFFICES = frozenset("leader officer officers clerk member members solicitor manager procedure rules business".split())
_SUBJECTS = frozenset("planning licensing audit finance housing overview standards children health".split())


def council_names(text: str) -> list[str]:
    """Names of councils in a text, in print order, title case.

    >>> council_names("Members of WENDLE VALLEY DISTRICT COUNCIL and the Council of Orme")
    ['Wendle Valley District Council']
    """
    low = text.lower()
    names = []
    if any(word in low for word in ("borough", "city", "county", "corporation")):
        names = [_cased(_without_tail(f"{m[1]} {m[2]}".split())) for m in _BEFORE_OF.finditer(text)]
        names += [f"{m[2]} {_cased([m[1]])}" for m in _NAME_BEFORE.finditer(text)]
    if "council" not in low and "authority" not in low:
        return names
    if "council of the " in low:
        names = [_cased(f"{m[1]} {m[2]}".split()) for m in _COUNCIL_OF.finditer(text)] or names
    tokens = text.split()
    for i, token in enumerate(tokens):
        bare = token.strip(".,;:()[]’'\"“”‘")
        if bare.lower() not in ("council", "authority") or not bare[:1].isupper():
            continue
        name = _name_before(tokens, i)
        after = tokens[i + 1].strip(".,;:()").lower() if i + 1 < len(tokens) else ""
        if after == "and" and tokens[i + 2: i + 3] == ["democracy"]:
            continue                                          # the name of a web page
        if name and after in _PLACES | _OFFICES and not _TYPES.intersection(w.lower() for w in name):
            continue                                          # "Location: Council Chamber", "Ada Hale Council Leader"
        if name:
            names.append(_cased([*name, bare]))
    return [name for i, name in enumerate(names) if not any(name in other for other in names[i + 1:])]


def body_alone(title: str) -> str:
    """The title without the council's name before it: "Orme Borough Council Cabinet" -> "Cabinet"."""
    for name in council_names(title)[:1]:
        rest = title[len(name):].strip(" ,-–:")
        if title.lower().startswith(name.lower()) and COMMITTEE_WORDS.search(rest) and rest.lower() not in ONLY_A_KIND:
            return rest
    return title


def _name_before(tokens: Sequence[str], index: int) -> list[str] | None:
    """The capitalised words before "Council", back to where the name begins; None where there is no proper name."""
    words: list[str] = []
    for j in range(index - 1, max(-1, index - _LONGEST_NAME), -1):
        token = tokens[j]
        bare = token.strip("()[]“”‘\"")
        if bare.lower() in ("council", "councils", "authority"):
            break                                         # "Orme Borough Council and Wendle County Council"
        if j == index - 1 and (bare.islower() or bare.lower() in _NOT_NAMES):
            return None                                   # "Leader of the Council", "Report to Council", "Full Council"
        if bare.lower() in _HONORIFICS:
            return None                                   # "Cllr A Hale Orme County Council": where does the name end?
        if bare.endswith(",") and _begins_a_list(tokens, j, words):
            words.insert(0, bare)
            break
        if bare.endswith((".", ",", ";", ":", "–", "-")) or not bare:
            break
        if not (bare[:1].isupper() or bare.lower() in _JOINING):
            break
        words.insert(0, bare.rstrip("’'"))
        if token[:1] in "([":
            break                                         # "Councillor A Hale (Orme County Council)"
    body = max((i for i, w in enumerate(words) if w.lower() in _BODIES), default=-1)
    words = words[body + 1:]                              # "Planning Committee of Orme Council"
    is_typed = any(w.lower() in _TYPES for w in words)    # "New Forest District Council", but "the New Orme Council"
    while words and words[0].lower() in _NOT_NAMES | _JOINING and not (is_typed and words[0].lower() in _BEGIN_PLACES):
        words.pop(0)
    proper = [w for w in words if w.lower() not in _TYPES | _NOT_NAMES | _JOINING and w[:1].isalpha()]
    return words if proper else None


def _begins_a_list(tokens: Sequence[str], j: int, words: Sequence[str]) -> bool:
    """ "Orme, Wendle and Hale Council": three places in one name, the first at the text's start or after "the"."""
    first = tokens[j].rstrip(",")
    is_list = len(words) > 2 and words[0][:1].isupper() and words[1].lower() in ("and", "&")
    is_start = j == 0 or tokens[j - 1].lower() in ("the", "of")
    return is_list and is_start and first[:1].isupper() and first.isalpha() and first.lower() not in _NOT_NAMES


def _without_tail(words: list[str]) -> list[str]:
    """Without what follows the name in a title: "City of Orme Planning Committee"."""
    stop = next((i for i, w in enumerate(words) if w.lower() in _AFTER_NAME), len(words))
    while stop > 1 and words[stop - 1].lower() in _JOINING | _SUBJECTS:
        stop -= 1
    return words[:stop]


def _cased(words: Iterable[str]) -> str:
    parts = []
    for i, word in enumerate(words):
        low = word.lower()
        if i and low in _JOINING:
            parts.append(low)
        elif word.isupper() and len(word) > 1:
            parts.append("-".join(p.capitalize() if p.lower() not in _JOINING else p.lower() for p in word.split("-")))
        else:
            parts.append(word)
    return " ".join(parts)


def authority_of(front: Sequence[str], others: Sequence[str]) -> str | None:
    """The council's name; `front` are texts of the first pages from top to bottom, `others` of the rest."""
    counts: Counter[str] = Counter()
    in_text: Counter[str] = Counter()
    spelled: dict[str, str] = {}
    heads: list[str] = []
    for weight, texts in ((_FRONT_WEIGHT, front), (1, others)):
        for i, text in enumerate(texts):
            for name in council_names(text):
                key = name.lower()
                if f"({key})" in text.lower():             # where a member of a joint body comes from
                    continue
                spelled.setdefault(key, name)
                is_alone = len(name) > _LETTERHEAD_SHARE * len(text)
                if texts is front and is_alone and i < _LETTERHEAD_LINES and key not in heads:
                    counts[key] += _SECOND_HEAD_WEIGHT if heads else _LETTERHEAD_WEIGHT
                    heads.append(key)
                in_text[key] += texts is front and not is_alone
                counts[key] += weight if in_text[key] <= _MOST_IN_TEXT or texts is others else 0
    if not counts:
        return None
    domains = [m[1].lower() for text in front for m in _DOMAIN.finditer(text)]
    for key in counts:
        compact = re.sub(r"[^a-z]", "", key)
        first = re.sub(r"[^a-z]", "", key.split()[0])
        if any((len(d) > 3 and (d in compact or compact.startswith(d))) or d == first for d in domains):
            counts[key] += 5 * _FRONT_WEIGHT
    best = max(counts, key=lambda k: (counts[k], -list(counts).index(k)))
    return spelled[best]
