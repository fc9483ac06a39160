"""What an address says of a file, rule by rule, and challenge pages, row by row."""

from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.sites.challenge import CHALLENGES, NOTICES, Notice, challenge_name, notice_of
from extractor.sites.cmis import WORDS, kind_of
from extractor.sites.html import absolute, clean_title, number
from extractor.sites.moderngov_documents import FILE_RULES, LOST_T, PUBLISHED, document_at, guessed

BASE = "https://x.gov.uk/"


@pytest.mark.parametrize("rule", FILE_RULES, ids=lambda r: r.name)
def test_file_rules_by_their_examples(rule) -> None:
    found = document_at(BASE[:-1] + quote(rule.example, safe="/?="))
    assert found is not None and found.kind == rule.kind


@pytest.mark.parametrize("rule", LOST_T, ids=lambda r: r.name)
def test_a_lost_t_comes_back_from_the_words(rule) -> None:
    found = document_at(f"{BASE}documents/{rule.letter}77/{quote(rule.example)}")
    assert found is not None
    assert found.kind == rule.kind
    assert found.url.endswith(f"?T={rule.t}")


@pytest.mark.parametrize("rule", PUBLISHED, ids=lambda r: r.example)
def test_the_old_folder_of_published_files(rule) -> None:
    found = document_at(f"{BASE}Published/{rule.example}")
    assert found is not None and found.kind == rule.kind


@pytest.mark.parametrize("rule", WORDS, ids=lambda r: r.example)
def test_words_of_links(rule) -> None:
    assert kind_of(rule.example) == rule.kind


def test_one_publication_has_one_key_whatever_its_address() -> None:
    def key(path: str) -> str | None:
        found = document_at(BASE + path)
        return found.key if found else None

    spellings = ("documents/g7115/A.pdf?T=10", "Documents/G7115/Other%20name.pdf?t=10&Info=1",
                 "documents/g07115/x.pdf?T=10")
    assert {key(s) for s in spellings} == {"g7115:T10"}
    assert key("documents/s55/A.pdf") == key("mgConvert2PDF.aspx?ID=55") == "s55"
    assert guessed(BASE, "pack", "7115", "13th-Mar-2025 15.00 Cabinet/../x").key == "g7115:T10"


@pytest.mark.parametrize("row", CHALLENGES, ids=lambda r: r.name)
def test_challenges_by_their_examples(row) -> None:
    assert challenge_name(f"<!DOCTYPE html><html><body>{row.example}</body></html>".encode()) is not None


def test_a_pdf_or_a_list_that_mentions_a_captcha_is_no_challenge() -> None:
    assert challenge_name(b"%PDF-1.4 captcha just a moment...") is None
    listing = '<html><a href="ieListDocuments.aspx?MId=1">Are you a human? CAPTCHA strategy</a></html>'
    assert challenge_name(listing.encode()) is None


def test_addresses_with_blanks_breaks_and_sessions() -> None:
    found = absolute(f"{BASE}mg/page.aspx", "/mg/(S(abc123))/documents/g1/A\r\n  B.pdf?T=10")
    assert found == "https://x.gov.uk/mg/documents/g1/A%20B.pdf?T=10"


def test_numbers_are_digits_or_nothing() -> None:
    assert number("x?mid= 007 ", "MId") == "7"
    assert number("x?MID=7;drop", "MId") is None
    assert number("x?MID=../../etc", "MId") is None
    assert number("x?MID=٣", "MId") is None


@given(st.text())
def test_any_text_is_a_title(text: str) -> None:
    title, _ = clean_title(text)
    assert title == " ".join(title.split())


@given(st.text(max_size=60))
def test_no_address_of_a_file_makes_a_key_that_is_a_path(text: str) -> None:
    found = document_at(f"{BASE}documents/{quote(text)}")
    assert found is None or "/" not in found.key


@pytest.mark.parametrize("row", NOTICES, ids=lambda r: r.name)
def test_each_apology_is_known_by_its_example(row: Notice) -> None:
    found = notice_of(f"<!DOCTYPE html><html>{row.example}</html>".encode())
    assert found is not None
    assert found[0] == row


@pytest.mark.parametrize("body", [
    b"<html><title>Agenda for Cabinet</title><p>The page was not found by the auditor</p></html>",
    b"<html><title>Sign in</title><p>no form</p></html>",
    b"<html><title>404 Squadron memorial</title></html>",
    b"<html><title>Page not found</title><a href='ieListDocuments.aspx?MId=7'>Cabinet</a></html>",
    b"<html><title>Maintenance of Highways Sub-Committee</title></html>", b"%PDF-1.7", b"",
])
def test_what_is_no_apology(body: bytes) -> None:
    assert notice_of(body) is None
