"""Who to ask about a meeting: name, e-mail, phone of a front sheet's contact.

In:  the front sheet's stacks and its labelled fields. Out: three texts, each None where nothing says.

Labelled fields come first, then sentences ("please contact Ann Lacy on ..."), then a clerk's signature.
"""

import re
from collections.abc import Mapping, Sequence

from extractor.layout.pieces import Stack
from extractor.values.persons import find_email, find_phone

_WORD = r"(?!(?:Town|Parish|Council|Deputy|Acting|Interim|Clerk)\b)[A-Z][A-Za-z’'-]+"
_PERSON = re.compile(
    rf"(?:(?:Mr|Mrs|Ms|Miss|Mx|Dr)\.?\s+)?(?:(?:[A-Z](?:\.\s?|\s)){{1,3}}{_WORD}(?:\s+{_WORD})?|"
    rf"[A-Z][a-z’'-]+(?:\s+(?:{_WORD}|[A-Z]\.?(?![a-z])|de|van|von)){{1,3}})"
)
_AFTER_NAME = re.compile(r"\s+(?:T(?=\W*\d)|Tel|DDI|Telephone|Phone|Email|Ext|Direct|Mobile|Head|Director|Democratic|"
                         r"Committee|Governance|Senior|Principal|Manager|Officer|Clerk|Services?)\b.*$")
_CONTACT_SENTENCE = re.compile(
    r"(?:contact:?|Contact(?:[:.]|(?=.{5,60}@))|[Pp]lease (?:contact|ask for|telephone|phone|e-?mail|ring|"
    r"speak to):?)\s+(?:the )?(?P<name>"
    + _PERSON.pattern + r")(?=[ ,(:–-]|$)")
_SMALL_WORDS = re.compile(r"\b(?:Contact|On|At|By|Or|And|The|Via|Telephone|Please|Initially)\b")
_EXTENSION = re.compile(r"\d{3,6}")
_CLERK = re.compile(
    r"(?P<name>" + _PERSON.pattern + r")\s*[,–—-]?\s*\(?(?i:(?:the )?(?:\w+ )?(?:parish|town|council)? ?clerk\b)")
_OFFICER = re.compile(
    r"(?P<name>" + _PERSON.pattern + r")\s*[,–—-]\s*(?i:(?:\w+ ){0,3}?(?:democratic|committees?|governance|member|"
    r"scrutiny|civic)\b(?: (?:and|&))?(?: \w+){0,4}? "
    r"(?:officer|manager|administrator|assistant|lead|adviser|advisor))\b")


def contact_of(stacks: Sequence[Stack], labelled: Mapping[str, str]) -> tuple[str | None, str | None, str | None]:
    """(name, e-mail, phone) of the person to ask."""
    texts = [s.text for s in stacks]
    glued = [re.sub(r"\s+", "", t) for t in texts if "@" in t]
    name = _person_in(labelled.get("contact_name", ""))
    home = ""
    if name is None:
        for text in texts:
            match = _CONTACT_SENTENCE.search(_as_typed(text)) or (
                _CLERK.search(text) or _OFFICER.search(text) if len(text) < 140 else None)
            if match:
                name, home = text[match.start("name"): match.end("name")], text[match.start():]
                break
    if name is None:
        name = _person_in(labelled.get("item_contact_name", ""))
    email = find_email(labelled.get("contact_email", "")) or find_email(home) or find_email(
        labelled.get("item_contact_email", ""))
    email = email or next((e for t in texts if (e := find_email(t))), None)
    email = email or next((e for t in glued if (e := find_email(t))), None)
    phone = find_phone(labelled.get("contact_phone", "")) or find_phone(home) or find_phone(
        labelled.get("contact_name", "")) or find_phone(labelled.get("item_contact_phone", ""))
    if phone is None and _EXTENSION.fullmatch(labelled.get("contact_phone", "")):
        phone = labelled["contact_phone"]
    if phone is None:
        near = [t for t in texts if name and name in t] or texts
        phone = next((p for t in [*near, *texts] if (p := find_phone(t))), None)
    return _AFTER_NAME.sub("", name) if name else None, email, phone


def _as_typed(text: str) -> str:
    """A sentence all in capitals, as it would be typed otherwise."""
    return _SMALL_WORDS.sub(lambda m: m[0].lower(), text.title()) if text.isupper() else text


def _person_in(text: str) -> str | None:
    match = _PERSON.match(text.strip())
    return match[0] if match else None
