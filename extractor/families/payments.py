"""Payments and receipts: accounts for payment, invoices, spending over £500; one a row.

In:  a grid with someone paid and an amount. Out: `payments` rows, amounts in pounds whether or not the pound sign is
printed. Rows that total others, and rows of noughts without a payee, are none. A sub-heading that says "Receipts" turns
the rows below into money in. What surprised us: the header comes again under each sub-heading, with other words.
"""

import re
from collections.abc import Mapping
from dataclasses import replace

from extractor.document import Finding, Row
from extractor.errors import ValueText
from extractor.families.base import Context, Family, context, context_evidence, header, kind_of
from extractor.families.figure_table import is_total_label
from extractor.families.matrix import Matrix
from extractor.families.records import Header, Record, find_header, note_of, read_records, record_evidence
from extractor.values import find_dates, is_no_figure, parse_figure

HEADER_RULES = (
    header("payee", r"^payees?\b|^paid to|supplier|creditor|vendor|beneficiary|^(?:paid )?to whom|^company|^name$|"
                    r"merchant", 1.5, "Payee"),
    header("payee", r"^payments?(?: made| due)?$|^received from|^from$|^payer", 0.9, "Payments"),
    header("description", r"descri|detail|purpose|^for\b|particulars|reason|^item\b|^service$|^transactions?$|"
                          r"narrative|"
                          r"expense (?:type|area)",
           1.0, "Description"),
    header("date", r"^date|paid on|payment date|^invoice date|^posted", 0.8, "Date paid"),
    header("net", r"^net\b|ex(?:cl)?\.? ?(?:of )?vat|amount excl", 1.2, "Net"),
    header("vat", r"^vat\b|^tax$", 1.4, "VAT"),
    header("gross", r"^gross|inc(?:l)?\.? ?(?:of )?vat|^total(?:\b.*£.*|\s*\(?£?s?\)?)?$|^total £", 1.2, "Gross"),
    header("gross", r"^amount|^£$|^cost$|^value|^sum\b|^payment (?:amount|value)|amount (?:paid|£)|"
                    r"^invoice (?:total|amount)", 1.1,
           "Amount £"),
    header("reference", r"ch(?:e)?q(?:ue)?\b|^cq\b|^ref|voucher|invoice (?:no|number|ref)|^inv\b|transaction (?:no|"
                        r"number|id|ref)|"
           r"^bacs|method|^type$|document (?:no|number)", 0.9, "Cheque no."),
    header("power", r"power|authority|statut|^act\b|budget|cost ?cent(?:re|er)|code|directorate|department|"
                    r"^service area|account|category",
           0.7, "Power"),
)  # fmt: skip
CONTEXT_RULES = (
    context(r"payments? (?:to be|made|due|since|list|schedule|for approval|approved|over|report)|accounts? (?:for|"
            r"to be) (?:payment|paid)|"
            r"schedule of (?:payments|accounts|invoices)|invoices|receipts|spend(?:ing)? over|expenditure over|"
            r"cheques|standing orders?|"
            r"orders for payment|bills", 1.5, "Accounts for payment"),
)  # fmt: skip
NEEDS = (
    (frozenset({"payee", "gross"}), 0.0),
    (frozenset({"payee", "net"}), 0.0),
    (frozenset({"description", "gross", "vat"}), 0.0),
    (frozenset({"description", "net", "vat"}), 0.0),
    (frozenset({"description", "gross", "reference"}), 0.7),
    (frozenset({"description", "gross"}), 1.5),
)
OF_CONTRACTS = re.compile(
    r"\bcontract|\bexpir|\b(?:start|end|renewal) date|\btender|\bbudget\b|\bforecast|\bvariance", re.I)
"""Headers of registers and budgets, whose amounts nobody has paid."""
RECEIPT = re.compile(r"\breceipts?\b|\bincome\b|received|\bcredits?\b", re.I)
PAYMENT = re.compile(r"\bpayments?\b|\bexpenditure\b|\binvoices?\b|\bpaid\b|\bspend", re.I)
AMOUNTS = ("net", "vat", "gross")


def score(matrix: Matrix, around: Context) -> float:
    """Evidence of a payee and an amount; at least one amount must be there."""
    head = find_header(matrix, HEADER_RULES)
    if head and any(OF_CONTRACTS.search(text) for text in head.texts):
        return 0.0
    found = record_evidence(matrix, HEADER_RULES, context_evidence(around, CONTEXT_RULES), NEEDS, of_words=False)
    return found if found and _has_amount(matrix) else 0.0


def _has_amount(matrix: Matrix) -> bool:
    head = find_header(matrix, HEADER_RULES)
    if head is None:
        return False
    columns = [column for column, kind in enumerate(head.kinds) if kind in AMOUNTS]
    rows = range(head.last + 1, matrix.row_count)
    return any(_pounds(matrix.text(row, column)) is not None for row in rows for column in columns)


def _direction(heading: str | None) -> bool | None:
    """True where a heading says money in, False where it says money out, None where it says neither."""
    if heading and PAYMENT.search(heading):
        return False
    return True if heading and RECEIPT.search(heading) else None


def _pounds(text: str | None) -> float | None:
    """Amount in pounds; None for no amount, a share or a number of something else."""
    if not text or is_no_figure(text):
        return None
    try:
        figure = parse_figure(text)
    except ValueText:
        return None
    return figure.value if figure.unit in (None, "gbp") else None


def _is_header_again(record: Record, head: Header) -> bool:
    """A later header row: its words name the columns they stand in, and no amount is there."""
    ruled = [(kind, kind_of(text, HEADER_RULES)) for kind, text in record.fields.items()]
    named = [kind for kind, rule in ruled if rule and rule.kind == kind]
    return len(named) >= 2 and all(_pounds(record.get(kind)) is None for kind in AMOUNTS)


def _only_text(record: Record) -> str | None:
    """Text of a row that has nothing but one text: a sub-heading between payments."""
    texts = [*record.fields.values(), *(text for _, text in record.others)]
    return texts[0] if len(texts) == 1 and _pounds(texts[0]) is None else None


def _with_payee(head: Header) -> Header:
    """A first column without a header holds the payees where no other column does."""
    if "payee" in head.kinds or head.kinds[0] is not None:
        return head
    return replace(head, kinds=("payee", *head.kinds[1:]))


def _row(record: Record, is_receipt: bool) -> tuple[Row, list[Finding]]:
    amounts = {kind: _pounds(record.get(kind)) for kind in AMOUNTS}
    dates = {span.iso for span in find_dates(record.get("date") or "")}
    row: Row = {
        "direction": "receipt" if is_receipt else "payment",
        "payee_text": record.get("payee"), "description_text": record.get("description"),
        "paid_date": next(iter(dates)) if len(dates) == 1 else None,
        **{f"{kind}_gbp": amount for kind, amount in amounts.items()},
        "value_text": "; ".join(record.fields[kind] for kind in AMOUNTS if kind in record.fields) or None,
        "reference_text": record.get("reference"), "power_text": record.get("power"),
        "note_text": note_of(record.others), "page_number": record.page_number,
    }  # fmt: skip
    net, vat, gross = (amounts[kind] for kind in AMOUNTS)
    findings = []
    if net is not None and vat is not None and gross is not None and abs(net + vat - gross) > 0.005:
        message = "net and VAT do not make the gross amount; all are kept as printed"
        findings.append(Finding("payment_amounts", "warning", message, record.page_number, record.get("payee"),
            f"{net + vat:.2f}", f"{gross:.2f}"))
    return row, findings


def to_rows(matrix: Matrix, around: Context) -> tuple[Mapping[str, tuple[Row, ...]], tuple[Finding, ...]]:
    """`payments` rows, and findings where the printed amounts contradict each other."""
    head = find_header(matrix, HEADER_RULES)
    if head is None:
        return {}, ()
    head = _with_payee(head)
    rows: list[Row] = []
    findings: list[Finding] = []
    is_receipt = bool(_direction(around.table_title) or _direction(around.heading))
    since_total: list[Row] = []
    for record in read_records(matrix, head):
        heading = _only_text(record) or record.section
        told = _direction(heading)
        is_receipt = is_receipt if told is None else told
        if _only_text(record) or _is_header_again(record, head):
            continue
        row, found = _row(record, is_receipt)
        if any(is_total_label(text) for text in record.fields.values()):
            findings += _sum_finding(row, since_total)
            since_total = []
            continue
        has_name = row["payee_text"] or row["description_text"]
        if not has_name or all(row[f"{kind}_gbp"] is None for kind in AMOUNTS):
            continue
        rows.append(row)
        since_total.append(row)
        findings += found
    return {"payments": tuple(rows)}, tuple(findings)


def _sum_finding(total: Row, parts: list[Row]) -> list[Finding]:
    """Whether the total row sums the payments since the total before it."""
    gross = [row["gross_gbp"] for row in parts if row["gross_gbp"] is not None]
    if total["gross_gbp"] is None or len(gross) < len(parts) or not gross:
        return []
    if abs(sum(gross) - total["gross_gbp"]) <= 0.005:
        return [Finding("printed_totals", "info", f"the total of {len(gross)} amounts agrees", total["page_number"])]
    message = "the printed total is not the sum of its payments; both are kept as printed"
    return [Finding("printed_totals", "warning", message, total["page_number"], None, f"{sum(gross):.2f}",
        f"{total['gross_gbp']:.2f}")]


FAMILY = Family(name="payments", header_rules=HEADER_RULES, score=score, to_rows=to_rows)
