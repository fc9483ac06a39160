# ruff: noqa: E501  a table of cases reads across
"""What single cells of a forward plan say: who decides, when, whom to ask, what is exempt; all names are invented."""

import pytest

from extractor.families.plan_people import read_contact, split_makers
from extractor.families.plan_values import read_exemption, read_when


@pytest.mark.parametrize(("text", "makers"), [
    ("Cabinet Member for Finance, Procurement, Customers and Communities", ["Cabinet Member for Finance, Procurement, Customers and Communities"]),
    ("Cabinet; Full Council", ["Cabinet", "Full Council"]),
    ("Director of Place, Head of Legal", ["Director of Place", "Head of Legal"]),
    ("Cllr A Oak, B Ash and C Elm", ["Cllr A Oak, B Ash and C Elm"]),
    ("", []),
])  # fmt: skip
def test_makers(text, makers):
    assert split_makers(text) == makers


@pytest.mark.parametrize(("text", "day", "words", "rest"), [
    ("Not before 29th Aug 2017 Cabinet", "2017-08-29", "Not before 29th Aug 2017", "Cabinet"),
    ("Cabinet Tuesday 5 December 2023 at 10.00 am", "2023-12-05", "Tuesday 5 December 2023 at 10.00 am", "Cabinet"),
    ("Between 1 Mar 2024 and 31 May 2024", None, "Between 1 Mar 2024 and 31 May 2024", ""),
    ("March 2024", None, "March 2024", ""),
    ("To be confirmed", None, None, "To be confirmed"),
])  # fmt: skip
def test_when(text, day, words, rest):
    found = read_when(text)
    assert (found.day, found.text, found.rest) == (day, words, rest)


@pytest.mark.parametrize(("text", "expected"), [
    ("Ann Other, Service Manager - Roads Tel: 01632 960001", ("Ann Other", "Service Manager - Roads", "01632 960001")),
    ("Ann Other", ("Ann Other", None, None)),
    ("Ann Other - Head of Law ann.other@example.gov.uk", ("Ann Other", "Head of Law", None)),
    ("Democratic Services Team 01632 960009", (None, None, "01632 960009")),
    ("Ann Other (Head of Law) Ext 4321", ("Ann Other", "Head of Law", "4321")),
])  # fmt: skip
def test_contacts(text, expected):
    assert read_contact(text)[:3] == expected


@pytest.mark.parametrize(("text", "code"), [
    ("Part exempt", "part"), ("Open", "none"), ("No", "none"), ("Fully exempt", "full"), ("Yes", "full"), ("Private", "full"),
    ("Public", "none"), ("Open report with exempt appendix", "part"), ("Appendix B will be confidential", "part"),
    ("Exempt by virtue of paragraph 3 of Schedule 12A", "full"), ("Not exempt", "none"), ("Considered in public", "none"),
    ("Unclear", None),
])  # fmt: skip
def test_exemptions(text, code):
    assert read_exemption(text) == code
