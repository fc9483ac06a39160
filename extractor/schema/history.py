"""Datasets that no single pack holds: a decision through the plans, a paper through the packs, print against site.

They are derived: computed from the other datasets, replaced as a whole, in no journal. Who deletes them loses nothing
that the next night does not make again.
"""

from extractor.schema.common import CONFIDENCE, PACK_ID, PAGE_NUMBER, TO_PACK
from extractor.schema.model import Column, Dataset

PLAN_HISTORY = Dataset(
    "plan_history", "One row per decision that forward plans of a council announced, through all their editions.",
    (
        Column("history_id", "text", "Name of the decision within its council.", required=True),
        Column("plan_reference", "text", "Reference of the entry, as last printed."),
        Column("issue", "text", "Subject of the decision, as last printed."),
        Column("decision_makers", "list", "Who decides, as last printed."),
        Column("edition_count", "int", "Editions that announce it.", "rows", required=True),
        Column("first_seen_date", "date", "Day on which it was first published, or first seen in an edition."),
        Column("last_seen_date", "date", "Day of the last edition that announces it."),
        Column("due_dates", "list", "Each day it was due, ISO, in the order of the editions, each once."),
        Column("due_texts", "list", "The same as printed."),
        Column("slip_days", "int", "Days from the first due day to the last; negative where brought forward."),
        Column("decided_date", "date", "Day of the meeting whose minutes take the decision; null while none is found."),
        Column("decided_days_late", "int", "Days from the first day it was due to the day it was decided."),
        Column("decision_verb", "text", "What the minutes say was done, as `decisions` has it."),
        Column("decided_pack_id", "text", "Pack that holds those minutes."),
        Column("decided_document_id", "text", "Which paper of that pack they are."),
        Column("decided_minute_number", "text", "Number of the minute, as printed."),
        Column("linked_by", "list", "What links the editions and the minutes: reference, issue, title."),
        Column("pack_ids", "list", "Packs of its editions, in their order."),
        CONFIDENCE,
    ),
    key=("history_id",),
)

PAPERS = Dataset(
    "papers", "One row per single paper of a meeting and its pack: which pages of the pack hold it, if any do.",
    (
        PACK_ID,
        Column("document_id", "text", "Paper of the pack that holds most of it; null where none does."),
        PAGE_NUMBER,
        Column("last_page_number", "int", "Physical page of the pack, counted from 1, where it ends.", "pages"),
        Column("paper_pack_id", "text", "The single paper, as `packs` has it.", required=True),
        Column("paper_title", "text", "Title of the single paper."),
        Column("paper_page_count", "int", "Its pages that have text.", "pages", required=True),
        Column("matched_page_count", "int", "How many of them the pack holds.", "pages", required=True),
        Column("repeated_page_count", "int", "How many of them the pack holds more than once.", "pages", required=True),
        Column("relation", "text", "Whether the pack holds the whole of the paper, part of it, or none.",
               required=True, allowed=("whole", "part", "lacking")),
    ),
    key=("pack_id", "paper_pack_id"),
)

SITE_CHECKS = ("committee", "meeting_date", "meeting_time", "venue", "item_number", "item_title", "attendance")

SITE_COMPARISON = Dataset(
    "site_comparison", "One row per thing that a council's site says of a meeting, held against what its PDF prints.",
    (
        PACK_ID,
        Column("check", "text", "What is compared.", required=True, allowed=SITE_CHECKS),
        Column("subject", "text", "Which item or person it is about; null for the meeting as a whole."),
        Column("site_text", "text", "What the site says; null where it says nothing."),
        Column("printed_text", "text", "What was read from the PDF; null where nothing was."),
        Column("is_equal", "bool", "Whether both say the same; the print is never changed.", required=True),
    ),
    foreign_keys=(TO_PACK,),
)

HISTORY_DATASETS = (PLAN_HISTORY, PAPERS, SITE_COMPARISON)
"""Not made by ingesting one pack, so no pack's rows and no journal name them."""
