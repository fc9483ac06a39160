"""Whether two printed names can be one person, where all that is known is the names.

In:  names without honorifics. Out: yes or no; yes is not proof ("Lock" can be "D Lock").
Whoever merges decides what a yes is worth: `attendance` within one roll, `people` for a whole set of minutes.
"""


def surname_of(name: str) -> str:
    """Last word in small letters without marks: what two prints of one person share.

    >>> surname_of("P V Barrington-King")
    'barrington-king'
    """
    words = name.replace("’", "'").split()
    return words[-1].lower().strip(".,'") if words else ""


def could_be_same(one: str, other: str) -> bool:
    """True where surname agrees and no given name or initial speaks against it.

    >>> could_be_same("L Game", "Lesley Game"), could_be_same("J Taylor", "S Taylor"), could_be_same("Lock", "D Lock")
    (True, False, True)
    """
    if surname_of(one) != surname_of(other):
        return False
    a, b = _given_names(one), _given_names(other)
    return all(x == y or (1 in (len(x), len(y)) and x[0] == y[0]) for x, y in zip(a, b, strict=False))


def _given_names(name: str) -> list[str]:
    given = " ".join(name.split()[:-1]).replace(".", " ").lower().split()
    return given
