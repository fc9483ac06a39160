"""Lines that tell the unit of all columns under a header: "Thousands", "Million dollars", "(1,000 metric tons)".

In:  the words of a line that stands alone over the figures. Out: whether they are a unit, or a year, and nothing else.
What surprised us: over an odd number of columns such a word stands right over the middle one, like its header.
"""

import re

_YEAR = re.compile(r"(?:19|20)\d\d(?:\s?[/–-]\s?\d{2,4})?")
_SCALE = r"(?:hundreds?|thousands?|millions?|billions?|trillions?|1,000s?|100,000|£\s?['’]?000s?|£m|£bn|\$000)"
_THING = (
    r"(?:dollars|cents|pounds|euros?|persons|people|employees|households|families|acres|hectares|bushels|gallons|"
    r"barrels|(?:short |metric |long )?tons|tonnes|kilograms|miles|kilometres|square feet|units|hours|days|btu|kwh|"
    r"head)"
)
_UNIT = re.compile(
    rf"[(\[]?(?:in )?(?:numbers?|per ?cent(?:ages?)?|percentages?|rates?|index|{_THING}|"
    rf"{_SCALE}(?: of)?(?: (?:current|constant|real|chained|u\.?s\.?|\(?\d{{4}}\)?))*(?: {_THING})?|"
    rf"{_THING} per [a-z, ]{{3,24}}|per(?:cent)? [\d,]+ [a-z ]{{3,24}}|per ?cent of [a-z ]{{3,24}})[)\]]?",
    re.IGNORECASE,
)


def is_unit(text: str) -> bool:
    """True for a unit and nothing else.

    >>> is_unit("Million dollars"), is_unit("(1,000 metric tons)"), is_unit("Percent change")
    (True, True, False)
    """
    return _UNIT.fullmatch(text.strip()) is not None


def is_year(text: str) -> bool:
    """True for a year, calendar or financial.

    >>> is_year("2024"), is_year("2023/24"), is_year("2,024")
    (True, True, False)
    """
    return _YEAR.fullmatch(text) is not None
