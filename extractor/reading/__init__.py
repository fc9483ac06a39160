"""Machinery of the `read` stage: one file per thing a PDF page holds. The only room that knows pdfium."""
