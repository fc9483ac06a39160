"""Datasets about tables: every table cell by cell, and the typed rows of the families we know."""

from dataclasses import replace

from extractor.schema.common import (
    BOX,
    CONFIDENCE,
    LAST_PAGE,
    PACK_ID,
    PAGE_NUMBER,
    PAGE_REQUIRED,
    TABLE_ID,
    TO_DOCUMENT,
    TO_PACK,
    TO_TABLE,
    VALUE,
    VALUE_TEXT,
)
from extractor.schema.model import Column, Dataset

BELONGS = (TO_PACK, TO_TABLE)
FAMILIES = (
    "forward_plan", "work_programme", "outcome_tracker", "complaints", "send", "statistics", "payments", "other",
)
DIMENSIONS = (
    "feedback_type", "stage", "resolution_time", "outcome", "channel", "service_area", "cause", "cause_theme",
    "satisfaction", "other",
)

TABLES = Dataset(
    "tables", "One row per table, a table continued over pages being one table.",
    (
        PACK_ID, TABLE_ID,
        Column("document_id", "text", "Which paper of the pack the table stands in."),
        PAGE_REQUIRED, LAST_PAGE,
        Column("row_count", "int", "Rows, headers included once.", "rows", required=True),
        Column("column_count", "int", "Columns.", "columns", required=True),
        Column("header_row_count", "int", "Rows at the top that head the columns.", "rows"),
        Column("title", "text", "Caption, else the nearest heading above."),
        Column("family", "text", "Which family of council tables it is.", allowed=FAMILIES),
        Column("method", "text", "Which reading of the page's lines, tags and text gave the cells."),
        CONFIDENCE,
    ),
    key=("pack_id", "table_id"), foreign_keys=(TO_PACK, TO_DOCUMENT),
)

TABLE_CELLS = Dataset(
    "table_cells", "One row per cell; spans are kept, headers repeated on a later page are dropped.",
    (
        PACK_ID, TABLE_ID,
        Column("row_index", "int", "Row of the table, counted from 0.", required=True),
        Column("column_index", "int", "Column of the table, counted from 0.", required=True),
        Column("row_span", "int", "Rows that the cell covers.", "rows", required=True),
        Column("column_span", "int", "Columns that the cell covers.", "columns", required=True),
        Column("is_header", "bool", "True for a cell that heads columns.", required=True),
        Column("text", "text", "The cell's text; empty for an empty cell."),
        Column("lines", "list", "The same text as the lines that are printed."),
        Column("fill_colour", "text", "Colour of the cell's ground, \"#rrggbb\"; null for white or none."),
        PAGE_REQUIRED, *BOX,
    ),
    key=("pack_id", "table_id", "row_index", "column_index"), foreign_keys=BELONGS,
)

FORWARD_PLAN = Dataset(
    "forward_plan", "One row per decision announced in a forward plan of key decisions.",
    (
        PACK_ID, replace(TABLE_ID, required=False, description="Its table; null where decisions stand in blocks."),
        Column("plan_reference", "text", "Reference of the entry, as printed."),
        Column("first_published_date", "date", "Day on which the entry was first published."),
        Column("decision_date", "date", "Day of the decision; null where only a month or a span of days is printed."),
        Column("decision_date_text", "text", "When the decision is due, as printed."),
        Column("is_not_before", "bool", "True where the print says \"not before\" that day."),
        Column("decision_makers", "list", "Who decides, one entry each."),
        Column("issue", "text", "Subject of the decision."),
        Column("decision", "text", "What is to be decided."),
        Column("documents_text", "text", "Documents to be considered, as printed."),
        Column("exemption", "text", "Whether papers are kept from the public.", allowed=("none", "part", "full")),
        Column("exemption_text", "text", "The exemption as printed."),
        Column("contact_name", "text", "Officer to ask."),
        Column("contact_role", "text", "That officer's post."),
        Column("contact_phone", "text", "That officer's telephone number, as printed."),
        Column("contact_text", "text", "The contact as printed."),
        Column("note_text", "text", "Whatever else the row says, each part with its column's header."),
        PAGE_NUMBER,
    ),
    foreign_keys=BELONGS,
)

WORK_PROGRAMME = Dataset(
    "work_programme", "One row per subject that a committee plans to look at.",
    (
        PACK_ID, TABLE_ID,
        Column("scheduled_date", "date", "Day of the meeting that will look at it."),
        Column("scheduled_text", "text", "When it is planned, as printed."),
        Column("theme", "text", "Theme or heading it stands under."),
        Column("item_title", "text", "The subject."),
        Column("lead_text", "text", "Who leads or reports, as printed."),
        Column("note_text", "text", "Whatever else the row says."),
        PAGE_NUMBER,
    ),
    foreign_keys=BELONGS,
)

OUTCOME_TRACKER = Dataset(
    "outcome_tracker", "One row per recommendation or action that a committee follows up.",
    (
        PACK_ID, TABLE_ID,
        Column("agreed_date", "date", "Day on which it was agreed."),
        Column("agreed_text", "text", "When it was agreed, as printed."),
        Column("agenda_item", "text", "Item it came from, as printed."),
        Column("link_text", "text", "Reference or link, as printed."),
        Column("owner", "text", "Who is to act."),
        Column("outcome_text", "text", "What was asked for or agreed."),
        Column("status_text", "text", "How it stands, as printed."),
        Column("rag", "text", "How it stands, by its words or its colour.",
               allowed=("completed", "pending", "incomplete", "other")),
        Column("due_date", "date", "Day by which it is to be done; null where no whole day is printed."),
        Column("due_text", "text", "When it is to be done, as printed."),
        Column("note_text", "text", "Whatever else the row says, each part with its column's header."),
        PAGE_NUMBER,
    ),
    foreign_keys=BELONGS,
)

COMPLAINTS = Dataset(
    "complaints", "Complaint, compliment and feedback statistics, one figure a row.",
    (
        PACK_ID, TABLE_ID,
        Column("period_start_date", "date", "First day that the figure covers."),
        Column("period_end_date", "date", "Last day that the figure covers."),
        Column("period_text", "text", "The period as printed."),
        Column("dimension", "text", "By what the figures are broken down.", allowed=DIMENSIONS),
        Column("category", "text", "Which part of that breakdown."),
        Column("parent_category", "text", "The wider category it stands under."),
        VALUE,
        Column("unit", "text", "Unit of value.",
               allowed=("count", "percent", "working_days", "percentage_points", "gbp", "other")),
        VALUE_TEXT, PAGE_NUMBER,
    ),
    foreign_keys=BELONGS,
)

SEND = Dataset(
    "send", "Special educational needs and disability measures, one measure and period a row.",
    (
        PACK_ID, TABLE_ID,
        Column("measure", "text", "What is measured."),
        Column("period_end_date", "date", "Last day that the figure covers."),
        Column("period_text", "text", "The period as printed."),
        VALUE,
        Column("unit", "text", "Unit of value.", allowed=("count", "percent", "days", "gbp", "other")),
        Column("numerator", "float", "Where the print gives both: the part."),
        Column("denominator", "float", "Where the print gives both: the whole."),
        VALUE_TEXT,
        Column("note_text", "text", "Footnote or remark."),
        PAGE_NUMBER,
    ),
    foreign_keys=BELONGS,
)

STATISTICS = Dataset(
    "statistics", "Every other figure in a table, one a row.",
    (
        PACK_ID, TABLE_ID,
        Column("row_label", "text", "What heads the row, outermost first."),
        Column("column_label", "text", "What heads the column, outermost first."),
        VALUE,
        Column("unit", "text", "Unit of value.", allowed=("count", "percent", "gbp", "days", "other")),
        VALUE_TEXT, PAGE_NUMBER,
    ),
    foreign_keys=BELONGS,
)

PAYMENTS = Dataset(
    "payments", "Payments and receipts that a council lists, one a row: accounts for payment, spending over £500.",
    (
        PACK_ID, TABLE_ID,
        Column("direction", "text", "Money out or money in.", allowed=("payment", "receipt")),
        Column("payee_text", "text", "Who is paid, or who pays, as printed."),
        Column("description_text", "text", "What for, as printed."),
        Column("paid_date", "date", "Day of the payment; null where no whole day is printed."),
        Column("net_gbp", "float", "Amount without VAT.", "pounds"),
        Column("vat_gbp", "float", "VAT.", "pounds"),
        Column("gross_gbp", "float", "Amount with VAT, or the one amount that is printed.", "pounds"),
        Column("value_text", "text", "The amounts as printed, net, VAT and gross in that order."),
        Column("reference_text", "text", "Cheque number, voucher or other reference, as printed."),
        Column("power_text", "text", "Power under which it is paid, or the budget it is paid from, as printed."),
        Column("note_text", "text", "Whatever else the row says, each part with its column's header."),
        PAGE_NUMBER,
    ),
    foreign_keys=BELONGS,
)

TABLE_DATASETS = (
    TABLES, TABLE_CELLS, FORWARD_PLAN, WORK_PROGRAMME, OUTCOME_TRACKER, COMPLAINTS, SEND, STATISTICS, PAYMENTS,
)
