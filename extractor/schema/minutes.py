"""Datasets about minutes: the meeting, who was there, what was said, decided, asked for, declared and voted."""

from extractor.schema.common import (
    BOX,
    DOCUMENT_ID,
    LAST_PAGE,
    MINUTE_NUMBER,
    PACK_ID,
    PAGE_NUMBER,
    PAGE_REQUIRED,
    TO_DOCUMENT,
    TO_PACK,
)
from extractor.schema.model import Column, Dataset

BELONGS = (TO_PACK, TO_DOCUMENT)
VERBS = (
    "resolved", "agreed", "noted", "approved", "accepted", "recommended", "endorsed", "deferred", "requested", "other",
)
PARAGRAPH_KINDS = ("narrative", "decision", "action", "question", "declaration", "procedural")
CAPACITIES = ("member", "substitute", "co_opted", "other_member", "officer", "other")
PERSON_KEY = "Folded name that joins the spellings of one person; see the README on its limits."

MINUTES = Dataset(
    "minutes", "One row per set of minutes.",
    (
        PACK_ID, DOCUMENT_ID,
        Column("meeting_date", "date", "Day of the meeting minuted."),
        Column("committee", "text", "The body that met, as printed."),
        Column("venue", "text", "Where it met, as printed."),
        Column("start_time", "time", "When it began, 24 hours."),
        Column("end_time", "time", "When it ended, 24 hours."),
        Column("chair_name", "text", "Who was in the chair, without honorific."),
    ),
    key=("pack_id", "document_id"), foreign_keys=BELONGS,
)

ATTENDANCE = Dataset(
    "attendance", "One row per person named as present, in attendance, absent or sending apologies.",
    (
        PACK_ID, DOCUMENT_ID,
        Column("meeting_date", "date", "Day of the meeting minuted."),
        Column("person_name", "text", "Name without honorific.", required=True),
        Column("person_key", "text", PERSON_KEY),
        Column("honorific", "text", "Style before the name as printed, \"Cllr\", \"Mrs\", \"Dr\"."),
        Column("role_text", "text", "Office or post as printed, \"Chairman\", \"Director of Public Health\"."),
        Column("capacity", "text", "In what capacity the person is named.", allowed=CAPACITIES),
        Column("status", "text", "Whether the person was there.", allowed=("present", "apologies", "absent")),
        Column("is_virtual", "bool", "True where the print says that the person attended remotely."),
        Column("is_chair", "bool", "True for whoever was in the chair."),
        Column("substitute_for", "text", "Whom a substitute stood in for."),
        PAGE_NUMBER,
    ),
    foreign_keys=BELONGS,
)

MINUTES_ITEMS = Dataset(
    "minutes_items", "One row per minute: its number and title.",
    (
        PACK_ID, DOCUMENT_ID, MINUTE_NUMBER,
        Column("title", "text", "Title of the minute."),
        Column("agenda_item_number", "text", "Agenda item that the minute names, as printed."),
        PAGE_NUMBER,
    ),
    foreign_keys=BELONGS,
)

MINUTES_PARAGRAPHS = Dataset(
    "minutes_paragraphs", "One row per paragraph of minutes, whole over page breaks.",
    (
        PACK_ID, DOCUMENT_ID, MINUTE_NUMBER,
        Column("paragraph_index", "int", "Place within the document, counted from 0.", required=True),
        Column("paragraph_number", "text", "Number as printed, \"15.7\" or \"(a)\"; null where there is none."),
        Column("text", "text", "The paragraph's text.", required=True),
        Column("kind", "text", "What the paragraph does.", allowed=PARAGRAPH_KINDS),
        PAGE_REQUIRED, LAST_PAGE, *BOX,
    ),
    key=("pack_id", "document_id", "paragraph_index"), foreign_keys=BELONGS,
)

DECISIONS = Dataset(
    "decisions", "One row per decision of a meeting.",
    (
        PACK_ID, DOCUMENT_ID, MINUTE_NUMBER,
        Column("decision_index", "int", "Place within the document, counted from 0.", required=True),
        Column("verb", "text", "What the meeting did.", allowed=VERBS),
        Column("text", "text", "What was decided, as printed.", required=True),
        Column("mover", "text", "Who moved it, without honorific."),
        Column("mover_key", "text", PERSON_KEY),
        Column("seconder", "text", "Who seconded it, without honorific."),
        Column("seconder_key", "text", PERSON_KEY),
        PAGE_NUMBER,
    ),
    key=("pack_id", "document_id", "decision_index"), foreign_keys=BELONGS,
)

ACTIONS = Dataset(
    "actions", "One row per action that somebody was asked to take.",
    (
        PACK_ID, DOCUMENT_ID, MINUTE_NUMBER,
        Column("text", "text", "What is to be done, as printed.", required=True),
        Column("owner", "text", "Who is to do it."),
        Column("due_date", "date", "By when, where the print gives a day."),
        Column("due_text", "text", "By when, as printed."),
        PAGE_NUMBER,
    ),
    foreign_keys=BELONGS,
)

DECLARATIONS = Dataset(
    "declarations", "One row per declaration of interest, and one where none was made.",
    (
        PACK_ID, DOCUMENT_ID,
        Column("person_name", "text", "Who declared, without honorific; null where nobody did."),
        Column("person_key", "text", PERSON_KEY),
        Column("interest_type", "text", "What sort of interest; none where the minutes say there were none.",
               allowed=("personal", "prejudicial", "pecuniary", "other", "none")),
        Column("agenda_item_number", "text", "Item to which the interest relates, as printed."),
        Column("text", "text", "The declaration as printed.", required=True),
        PAGE_NUMBER,
    ),
    foreign_keys=BELONGS,
)

VOTES = Dataset(
    "votes", "One row per named voter of a recorded vote, else one row with the counts.",
    (
        PACK_ID, DOCUMENT_ID, MINUTE_NUMBER,
        Column("motion_text", "text", "What was voted on."),
        Column("result", "text", "How it ended, such as carried or lost."),
        Column("for_count", "int", "Votes for.", "votes"),
        Column("against_count", "int", "Votes against.", "votes"),
        Column("abstain_count", "int", "Abstentions.", "votes"),
        Column("person_name", "text", "The voter, without honorific; null on a row of counts."),
        Column("person_key", "text", PERSON_KEY),
        Column("vote", "text", "How that voter voted.", allowed=("for", "against", "abstain")),
        PAGE_NUMBER,
    ),
    foreign_keys=BELONGS,
)

MINUTES_DATASETS = (
    MINUTES, ATTENDANCE, MINUTES_ITEMS, MINUTES_PARAGRAPHS, DECISIONS, ACTIONS, DECLARATIONS, VOTES,
)
