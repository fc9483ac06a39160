# ruff: noqa: E501  a table of cases reads across
"""Payments as parish and other councils lay them out; all names and figures are invented."""

import pytest

from extractor.families import Context, rows_of
from extractor.families.payments import CONTEXT_RULES, HEADER_RULES
from tests.unit.families.sketch import grid

PAID = Context(heading="Accounts for payment")

# sketch, context, (direction, payee, what for, gross) of each row
LAYOUTS = {
    "payee, net, VAT, gross": ("""
        Payee | Description | CQ | Net | VAT | Gross
        A Mower | Grass cutting | 400051 | 100.00 | 20.00 | 120.00
        | | Totals | 100.00 | 20.00 | 120.00
        """, Context(), [("payment", "A Mower", "Grass cutting", 120.0)]),
    "payments, then receipts": ("""
        Payments | Date | Amount | Power
        Grass cutting | 15.07.2017 | £588.00 | OSA 1906: s10
        Receipts | | |
        Fete | 11.09.2017 | £400.00 |
        """, PAID, [("payment", "Grass cutting", None, 588.0), ("receipt", "Fete", None, 400.0)]),
    "header again under a sub-heading": ("""
        Payments since last meeting | | | | |
        | Description | CQ | Net | VAT | Gross
        Ringroad Ltd | Signs | 50 | 410.20 | 82.04 | 492.24
        Payments due | | | | |
        Payee | Description | CQ | Net | VAT | Gross
        A Mower | Grass | 51 | 10.00 | 2.00 | 12.00
        """, PAID, [("payment", "Ringroad Ltd", "Signs", 492.24), ("payment", "A Mower", "Grass", 12.0)]),
    "total in pounds and comments": ("""
        Payee | Detail | Total £s | VAT | Comments
        B Clerk | Salary | 126.29 | 0.0 |
        """, Context(), [("payment", "B Clerk", "Salary", 126.29)]),
    "receipts by the caption": ("""
        | Detail | Total £s | VAT
        Donations | Fete | 446.83 |
        """, Context(table_title="Receipts"), [("receipt", "Donations", "Fete", 446.83)]),
    "spending over 500": ("""
        Supplier name | Amount | Payment date | Service area | Transaction number
        Kerbs plc | 1,200.50 | 03/02/2024 | Highways | 99881
        """, Context(document_title="Expenditure over £500"), [("payment", "Kerbs plc", None, 1200.5)]),
    "rows of noughts": ("""
        Date | Payee | Description | Total | Net | VAT
        11/09/2019 | C Clerk | Pay | 753.86 | 753.86 | 0.00
        | | | 0.00 | 0.00 |
        """, Context(), [("payment", "C Clerk", "Pay", 753.86)]),
}  # fmt: skip


@pytest.mark.parametrize("name", LAYOUTS)
def test_layout(name):
    sketch, around, expected = LAYOUTS[name]
    found = rows_of(grid(sketch), around)
    assert found.family == "payments"
    keys = ("direction", "payee_text", "description_text", "gross_gbp")
    assert [tuple(row[key] for key in keys) for row in found.rows["payments"]] == expected


@pytest.mark.parametrize("sketch", [
    "Supplier | Description | Contract value | Start date | End date\nKerbs plc | Kerbs | £5,000 | 1 May 2024 | 1 May 2026",
    "Supplier | Budget | Amount\nKerbs plc | £5,000 | £4,000",
])  # fmt: skip
def test_contracts_and_budgets_are_no_payments(sketch):
    assert rows_of(grid(sketch), Context()).family == "statistics"


def test_dates_references_and_powers():
    row = rows_of(grid(LAYOUTS["spending over 500"][0]), LAYOUTS["spending over 500"][1]).rows["payments"][0]
    assert (row["paid_date"], row["reference_text"], row["power_text"]) == ("2024-02-03", "99881", "Highways")


def test_amounts_that_contradict_each_other_are_told():
    found = rows_of(grid("Payee | Net | VAT | Gross\nA Mower | 100.00 | 20.00 | 130.00"), Context())
    assert [(f.severity, f.expected_text, f.actual_text) for f in found.findings] == [("warning", "120.00", "130.00")]


def test_a_total_that_misses_a_payment_is_told():
    found = rows_of(grid("Payee | Amount\nA | £5.00\nB | £7.00\nTotal | £5.00"), Context())
    assert [(f.expected_text, f.actual_text) for f in found.findings if f.severity == "warning"] == [("12.00", "5.00")]


def test_every_rule_matches_its_example():
    for rule in (*HEADER_RULES, *CONTEXT_RULES):
        assert rule.pattern.search(rule.example), rule
