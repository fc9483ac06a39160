"""Columns that many datasets share: the same quantity has the same name and sentence everywhere."""

from extractor.schema.model import Column, ForeignKey

PACK_ID = Column("pack_id", "text", "SHA-256 of the PDF's bytes, in hex: which pack the row comes from.", required=True)
DOCUMENT_ID = Column("document_id", "text", "Which paper of the pack the row stands in.", required=True)
TABLE_ID = Column("table_id", "text", "Which table of the pack the row was read from.", required=True)
PAGE_NUMBER = Column("page_number", "int", "Physical page of the PDF, counted from 1, where it begins.", "pages")
PAGE_REQUIRED = Column("page_number", "int", PAGE_NUMBER.description, "pages", required=True)
LAST_PAGE = Column("last_page_number", "int", "Physical page of the PDF, counted from 1, where it ends.", "pages")
PAGE_LABELS = (
    Column("page_label_first", "text", "First page as printed, such as the 17 of \"(Pages 17 - 36)\"."),
    Column("page_label_last", "text", "Last page as printed, such as the 36 of \"(Pages 17 - 36)\"."),
)
BOX = (
    Column("x0", "float", "Left edge, from the left of the page as displayed.", "points"),
    Column("top", "float", "Upper edge, from the top of the page as displayed.", "points"),
    Column("x1", "float", "Right edge, from the left of the page as displayed.", "points"),
    Column("bottom", "float", "Lower edge, from the top of the page as displayed.", "points"),
)
MINUTE_NUMBER = Column("minute_number", "text", "Number of the minute as printed.")
VALUE = Column("value", "float", "The figure as a number; null where the print is no number (\"<5\", \"n/a\").")
VALUE_TEXT = Column("value_text", "text", "The figure as printed.")
CONFIDENCE = Column("confidence", "float", "How far the signals agree, from 0 to 1.", "share")

TO_PACK = ForeignKey(("pack_id",), "packs")
TO_DOCUMENT = ForeignKey(("pack_id", "document_id"), "documents")
TO_TABLE = ForeignKey(("pack_id", "table_id"), "tables")
