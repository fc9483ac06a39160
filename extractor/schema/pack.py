"""Datasets about the pack as a whole: itself, its pages, agenda, papers, prose, names, findings and ledger."""

from extractor.schema.common import (
    BOX,
    CONFIDENCE,
    DOCUMENT_ID,
    LAST_PAGE,
    PACK_ID,
    PAGE_LABELS,
    PAGE_NUMBER,
    PAGE_REQUIRED,
    TO_DOCUMENT,
    TO_PACK,
)
from extractor.schema.model import Column, Dataset

PACK_KINDS = ("agenda_pack", "agenda_supplement", "agenda_frontsheet", "minutes", "report", "forward_plan", "other")
PAGE_ROLES = ("front_sheet", "agenda", "guidance", "minutes", "report", "blank", "other")
DOCUMENT_KINDS = (
    "agenda", "guidance", "minutes", "report", "appendix", "forward_plan", "work_programme", "outcome_tracker", "other",
)

PACKS = Dataset(
    "packs", "One row per PDF that was given, readable or not.",
    (
        PACK_ID,
        Column("file_name", "text", "Name of the PDF file, without its folder.", required=True),
        Column("source_uri", "text", "Where the PDF came from: its URL, or its path."),
        Column("source_uris", "list", "Every place where these very bytes were found, in order."),
        Column("authority_name", "text", "The council, as it names itself on the front sheet or as the user named it."),
        Column("committee", "text", "The body that meets, as printed."),
        Column("meeting_date", "date", "Day of the meeting."),
        Column("meeting_time", "time", "When the meeting begins, 24 hours."),
        Column("venue", "text", "Where the meeting is held, as printed."),
        Column("title", "text", "Title of the pack: as printed, else as the file's metadata give it."),
        Column("kind", "text", "What sort of publication the PDF is.", allowed=PACK_KINDS),
        Column("page_count", "int", "Pages in the PDF.", "pages"),
        Column("issued_date", "date", "Day on which the pack says it was issued."),
        Column("contact_name", "text", "Officer to ask about the meeting."),
        Column("contact_email", "text", "E-mail address of that officer."),
        Column("contact_phone", "text", "Telephone number of that officer, as printed."),
        Column("producer", "text", "Software that wrote the PDF, as its metadata say."),
        Column("text_layer", "text", "Where the pack's text comes from.", allowed=("native", "ocr", "mixed", "none")),
        Column("status", "text", "ok: every page was read; partial: some were not; failed: none was.",
               required=True, allowed=("ok", "partial", "failed")),
        Column("status_reason", "text", "Why the status is not ok, and what to do."),
        Column("superseded_by", "text", "pack_id of the later issue that replaced this one; null while it is current."),
        Column("extractor_version", "text", "Version of agendapack that made the rows.", required=True),
    ),
    key=("pack_id",),
)

PAGES = Dataset(
    "pages", "One row per page of every pack.",
    (
        PACK_ID,
        Column("page_number", "int", "Physical page of the PDF, counted from 1.", "pages", required=True),
        Column("page_label", "text", "Page number as printed on the page."),
        Column("width", "float", "Width of the page as displayed.", "points"),
        Column("height", "float", "Height of the page as displayed.", "points"),
        Column("rotation", "int", "Clockwise turn that the PDF asks viewers for: 0, 90, 180 or 270.", "degrees"),
        Column("word_count", "int", "Words on the page, furniture included.", "words"),
        Column("text_source", "text", "native: the PDF's own text; ocr: read from the image; none: no text.",
               allowed=("native", "ocr", "none")),
        Column("role", "text", "What the page is in the pack.", allowed=PAGE_ROLES),
        Column("document_id", "text", "The paper that the page belongs to."),
        Column("text", "text", "The page's text in reading order, without page furniture."),
    ),
    key=("pack_id", "page_number"), foreign_keys=(TO_PACK, TO_DOCUMENT),
)

AGENDA_ITEMS = Dataset(
    "agenda_items", "One row per item of the agenda, as the agenda lists them.",
    (
        PACK_ID,
        Column("item_index", "int", "Place on the agenda, counted from 0.", required=True),
        Column("item_number", "text", "Number as printed, \"5\" or \"8a\"."),
        Column("title", "text", "Title of the item."),
        Column("description", "text", "What the agenda says under the title."),
        *PAGE_LABELS,
        Column("page_number", "int", "Physical page where its papers begin; null where it has none.", "pages"),
        Column("last_page_number", "int", "Physical page where its papers end; null where it has none.", "pages"),
        Column("listed_page_number", "int", "Physical page, counted from 1, where the agenda lists the item.", "pages"),
        Column("evidence", "list", "Signals that place its papers: outline, stamp, page_range, heading, link."),
        CONFIDENCE,
    ),
    key=("pack_id", "item_index"), foreign_keys=(TO_PACK,),
)

DOCUMENTS = Dataset(
    "documents", "One row per paper bound into the pack; together they cover its pages without gap or overlap.",
    (
        PACK_ID,
        Column("document_id", "text", "Name of the paper within its pack.", required=True),
        Column("item_number", "text", "Agenda item the paper belongs to, as printed."),
        Column("kind", "text", "What sort of paper it is.", required=True, allowed=DOCUMENT_KINDS),
        Column("title", "text", "Title of the paper."),
        PAGE_REQUIRED,
        Column("last_page_number", "int", LAST_PAGE.description, "pages", required=True),
        *PAGE_LABELS,
        Column("lead_officer", "text", "Lead officer or director named in the paper's head."),
        Column("author", "text", "Author named in the paper's head."),
        Column("contact_text", "text", "Contact details in the paper's head, as printed."),
        Column("cabinet_member", "text", "Cabinet member or portfolio holder named in the paper's head."),
        Column("division", "text", "Electoral divisions or wards affected, as printed."),
    ),
    key=("pack_id", "document_id"), foreign_keys=(TO_PACK,),
)

REPORT_PARAGRAPHS = Dataset(
    "report_paragraphs", "One row per paragraph of every report, whole over page breaks.",
    (
        PACK_ID, DOCUMENT_ID,
        Column("paragraph_index", "int", "Place within the document, counted from 0.", required=True),
        Column("section_number", "text", "Number of the section as printed."),
        Column("section_title", "text", "Title of the section."),
        Column("paragraph_number", "text", "Number of the paragraph as printed, \"2.3\" or \"(a)\"."),
        Column("text", "text", "The paragraph's text.", required=True),
        Column("is_footnote", "bool", "True for a note at the foot of the page."),
        PAGE_REQUIRED, LAST_PAGE, *BOX,
    ),
    key=("pack_id", "document_id", "paragraph_index"), foreign_keys=(TO_PACK, TO_DOCUMENT),
)

MENTIONS = Dataset(
    "mentions", "People, roles, organisations, money, dates, legislation and places named in running text.",
    (
        PACK_ID, DOCUMENT_ID,
        Column("paragraph_index", "int", "Paragraph of that document, counted from 0.", required=True),
        Column("label", "text", "What is named: PERSON, ROLE, ORG, MONEY, DATE, LAW, PLACE.", required=True),
        Column("text", "text", "The words as printed.", required=True),
        Column("normalised_text", "text", "The same in one spelling: ISO date, pounds, name without honorific."),
        Column("person_key", "text", "For a person: folded name that joins the spellings of one person."),
        Column("start", "int", "Where the words begin in the paragraph's text, counted from 0.", "characters"),
        Column("end", "int", "Where they end, exclusive.", "characters"),
    ),
    foreign_keys=(TO_PACK, TO_DOCUMENT),
)

FINDINGS = Dataset(
    "findings", "What did not add up, and what could not be placed.",
    (
        PACK_ID, PAGE_NUMBER,
        Column("check", "text", "Name of the rule that saw it.", required=True),
        Column("severity", "text", "How much it matters.", required=True, allowed=("info", "warning", "error")),
        Column("subject", "text", "What it is about: an item, a table, a column."),
        Column("expected_text", "text", "What should have been there."),
        Column("actual_text", "text", "What was there."),
        Column("message", "text", "The whole in one sentence.", required=True),
    ),
    foreign_keys=(TO_PACK,),
)

LEDGER = Dataset(
    "ledger", "Per page, where every word went; the five counts add up to word_count.",
    (
        PACK_ID, PAGE_REQUIRED,
        Column("word_count", "int", "Words on the page.", "words", required=True),
        Column("furniture_count", "int", "Words in running heads, feet and stamps.", "words", required=True),
        Column("heading_count", "int", "Words in titles, heads, agenda entries and labels.", "words", required=True),
        Column("paragraph_count", "int", "Words in paragraphs.", "words", required=True),
        Column("cell_count", "int", "Words in table cells.", "words", required=True),
        Column("unplaced_count", "int", "Words that ended nowhere.", "words", required=True),
    ),
    key=("pack_id", "page_number"), foreign_keys=(TO_PACK,),
)

PACK_DATASETS = (PACKS, PAGES, AGENDA_ITEMS, DOCUMENTS, REPORT_PARAGRAPHS, MENTIONS, FINDINGS, LEDGER)
