"""Turn what a token pattern asks of a word into a yes or no kept with the word.

In:  token patterns with `IN`, `NOT_IN` and `REGEX` on TEXT or LOWER.
Out: the same patterns asking for flags (`{"FLAG19": True}`), and the flags' meanings, as `classify` reads them.
Why: spaCy asks a predicate of every word for every state of every pattern, in Python: 30 ms a page. A flag is asked
once per word of the vocabulary and is then a bit in the word's entry: 1 ms a page.
Refused: more predicates than spaCy has flags to spare (45).
"""

import json
from collections.abc import Sequence
from typing import Any

FIRST_FLAG, LAST_FLAG = 19, 63


def compile_patterns(
    patterns: Sequence[list[dict[str, Any]] | str],
) -> tuple[list[list[dict[str, Any]] | str], list[dict[str, Any]]]:
    """The patterns with flags for predicates, and one `{"flag", "attr", "IN"|"NOT_IN"|"REGEX"}` per flag.

    Raises ValueError where the patterns ask for more than spaCy has flags.
    """
    flags: dict[str, int] = {}
    compiled = [p if isinstance(p, str) else [_compiled(token, flags) for token in p] for p in patterns]
    if len(flags) > LAST_FLAG - FIRST_FLAG + 1:
        raise ValueError(
            f"{len(flags)} different predicates, but spaCy has {LAST_FLAG - FIRST_FLAG + 1} flags: use one_of() on "
            f"lists that exist"
        )
    return compiled, [{"flag": flag, **json.loads(key)} for key, flag in flags.items()]


def _compiled(token: dict[str, Any], flags: dict[str, int]) -> dict[str, Any]:
    plain = {}
    for attr, asked in token.items():
        if not isinstance(asked, dict):
            plain[attr] = asked
            continue
        key = json.dumps({"attr": attr, **asked}, ensure_ascii=False)
        plain[f"FLAG{flags.setdefault(key, FIRST_FLAG + len(flags))}"] = True
    return plain
