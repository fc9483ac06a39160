"""How publishing systems and clerks print packs: the rule tables of `arrange` and `segment`. Data only.

Every row has a name, a pattern and the print that made us add it; one test runs all patterns over all examples.
Patterns are matched with `fullmatch` against a line's text with one space between words, unless the table says
otherwise. No row names a council, a committee or a page.
"""

import re

from extractor.layouts.header_labels import HEADER_LABELS as HEADER_LABELS
from extractor.layouts.rule import TextRule as TextRule
from extractor.layouts.rule import rule as _rule
from extractor.layouts.summons import SUMMONS_SENTENCES as SUMMONS_SENTENCES

# ---------------------------------------------------------------- furniture

ITEM_STAMPS: tuple[TextRule, ...] = (
    _rule("agenda_item", r"agenda\s+item(?:\s+(?:no\.?|number))?\s*:?\s*(?P<number>\d{1,3}(?:\.\d{1,2})?[a-z]?)[.):/]?",
          "Agenda Item 5"),
    _rule("agenda_item_bracketed", r"(?:agenda\s+)?item(?:\s+(?:no\.?|number))?\s*:?\s*"
                                  r"(?P<number>\d{1,3}\s?\([a-z]{1,3}\))", "Item 7(a)"),
    _rule("agenda_item_lettered", r"agenda\s+item(?:\s+(?:no\.?|number))?\s*:?\s+(?P<number>[a-z]\d{0,2}[a-z]?)[.):]?",
          "Agenda Item A3"),
    _rule("agenda_item_roman", r"agenda\s+item(?:\s+(?:no\.?|number))?\s*:?\s+(?P<number>[ivx]{1,5})[.):]?",
          "Agenda Item IV"),
    _rule("item", r"item(?:\s+(?:no\.?|number))?\s*:?\s*(?P<number>\d{1,3}(?:\.\d{1,2})?[a-z]?)[.):]?", "Item 4"),
)
"""The mark on the first page of an item's papers, near the page's top; `number` is the item's."""

PAGE_NUMBERS: tuple[TextRule, ...] = (
    _rule("page_of", r"page\s+(?P<number>\d{1,4})\s*(?:of|/)\s*\d{1,4}", "Page 3 of 12"),
    _rule("page", r"p ?a ?g ?e\s*[:|-]?\s*(?P<number>\d{1,4})", "P a g e | 3"),
    _rule("abbreviated", r"(?:p|pg)\.?\s?(?P<number>\d{1,4})", "p. 7"),
    _rule("number_page", r"(?P<number>\d{1,4})\s*\|\s*p\s*a\s*g\s*e", "4 | Page"),
    _rule("of", r"(?P<number>\d{1,4})\s+of\s+\d{1,4}", "3 of 12"),
    _rule("between_dashes", r"[-–—]\s*(?P<number>\d{1,4})\s*[-–—]", "- 7 -"),
    _rule("bare", r"(?P<number>\d{1,4})", "460"),
    _rule("roman", r"(?P<number>[ivx]{1,5})", "iv"),
    _rule("lettered", r"(?P<number>[A-Z]\d{0,2}[.-]\d{1,3})", "A-12"),
)
"""A page's number as the paper itself prints it, alone at the page's edge."""

BLANK_NOTICES: tuple[TextRule, ...] = (
    _rule("left_blank", r"\(?th(?:is|e) page (?:is|has been|was)?\s*(?:intentionally |deliberately )?(?:left )?blank"
          r"(?: intentionally| deliberately)?\.?\)?", "This page is intentionally left blank"),
    _rule("blank_left", r"\(?(?:page |this page )?(?:intentionally|deliberately) (?:left )?blank(?: page)?\.?\)?",
          "Intentionally blank"),
    _rule("blank_page", r"\(?(?:blank page|page left (?:intentionally )?blank(?: intentionally)?)\.?\)?",
          "Page left intentionally blank"),
)

PACK_BANNERS: tuple[TextRule, ...] = (
    _rule("public_pack", r"(?:public|open) (?:document|reports?|agenda)? ?pack", "Public Document Pack"),
    _rule("pack_marking", r"(?:public|restricted|confidential|exempt|private) (?:document )?pack\w*",
          "Restricted Document Pack"),
)
"""What the system prints at the top of the first page of a whole pack."""

FOOT_MARKS: tuple[TextRule, ...] = (
    _rule("path", r"(?:[A-Z]:\\|\\\\|/(?:users|home|documents)/).{3,120}", "G:\\Committee\\Reports\\Quay final.docx"),
    _rule("file", r"[\w(][\w ().,&'’-]{2,90}\.(?:docx?|pdf|rtf|odt|pptx?|xlsx?)", "Quay report final.docx"),
    _rule("version", r"(?:draft )?(?:version|ver|v)\.? ?\d[\d.]*(?: ?[-–|] ?.{3,40})?", "Version 1.2"),
)
"""What word processors print at the foot of a page: file, version. A paper of one page shows no other sign of it."""

WATERMARKS = re.compile(r"draft|copy|confidential|specimen|sample|not for publication|embargoed", re.IGNORECASE)
"""Words that run across a page in large pale letters."""

# ---------------------------------------------------------------- agendas

ITEM_NUMBERS: tuple[TextRule, ...] = (
    _rule("item_word", r"(?:agenda\s+)?item(?:\s+no\.?)?\s*(?P<number>\d{1,3}[a-z]?|[A-Z]\d{0,2})[.:)]?", "Item 5"),
    _rule("plain", r"\(?(?P<number>\d{1,3}[a-z]?)[.:)]?", "8a"),
    _rule("letter_and_figure", r"(?P<number>[A-Z]\d{1,2}[a-z]?)[.:)]?", "A3"),
    _rule("letter_in_brackets", r"(?P<number>\d{1,3}\([a-z]\))[.:]?", "5(a)"),
    _rule("sub_number", r"(?P<number>\d{1,3}\.\d{1,2})[.:)]?", "6.1"),
    _rule("with_year", r"(?P<number>\d{1,4}/\d{1,4}(?:[./]\d{1,3})?)[.:)]?", "23/045"),
    _rule("prefixed", r"(?P<number>[A-Z]{1,4}[/.-]?\d{1,4}/\d{1,4})[.:)]?", "PC22/31"),
    _rule("dated", r"(?P<number>\d{1,4}[.-]\d{1,4}[.-]\d{1,4})[.:)]?", "21.01.04"),
    _rule("letter", r"(?P<number>[A-Z])[.)]", "B."),
    _rule("roman", r"(?P<number>X{0,2}(?:IX|IV|V?I{2,3}|VI)|X{1,2}[VI]|XX)[.)]", "VII."),
)
"""How an agenda numbers its items, at the start of a line; `number` is what the item is called by."""

_LABEL = r"[A-Z]?\d{1,4}[a-z]?"
_JOIN = r"\s*(?:-|–|—|to|and|&|,|;)\s*"
PAGE_RANGES: tuple[TextRule, ...] = (
    _rule("pages", r"[(\[]?\s*(?:pages?|pgs?\.?|pp?\.?)(?:\s+(?:nos?\.?|numbers?))?\s*:?\s*"
          rf"(?P<first>{_LABEL})(?:(?:{_JOIN}{_LABEL}){{0,8}}?{_JOIN}(?P<last>{_LABEL}))?\s*"
          r"(?:[)\]]\.?)?", "(Pages 7 - 16)"),
    _rule("range_in_brackets", r"\(\s*(?P<first>\d{1,4})\s*(?:-|–|—|to)\s*(?:\d{1,4}\s*[,;&]\s*\d{1,4}\s*(?:-|–|—|to)"
          r"\s*){0,4}(?P<last>\d{1,4})\s*\)", "(7 - 16)"),
)
"""The range of printed pages beside an item, anywhere in its text; searched for at the end of the title's lines.
Of several ranges ("Pages 3 - 8, 11 - 14") `first` is the first label and `last` the last."""

COLUMN_RANGES: tuple[TextRule, ...] = (
    _rule("range", rf"(?P<first>[A-Z]?\d{{1,4}})(?:{_JOIN}[A-Z]?\d{{1,4}}){{0,8}}?{_JOIN}(?P<last>[A-Z]?\d{{1,4}})",
          "5 - 12"),
    _rule("first_only", r"(?P<first>\d{1,4})", "5"),
)
"""The same in a right-hand column of its own, without a word."""

NO_RANGE: tuple[TextRule, ...] = (
    _rule("dash", r"[-–—*]|n/?a|none|tba|tbc", "-"),
    _rule("said", r"[(\[]?(?:to follow|attached|enclosed|enc\.?|verbal(?: (?:report|update|item))?|oral(?: "
                  r"(?:report|update))?|tabled|to be tabled|previously circulated|circulated separately)[)\]]?",
          "(To Follow)"),
    _rule("attached", r"(?:(?:report|copy|papers?) )?(?:attached|enclosed)|report|copy|to|follow|verbal|oral",
          "Report attached"),
    _rule("label", r"(?:page|pg|p)(?:s|\(s\))?\.?(?: nos?\.?| numbers?)?", "Page No"),
)
"""What a column of page ranges holds where there is none."""

LIST_COLUMN_HEADS: tuple[TextRule, ...] = (
    _rule("lead", r"(?:report(?:ed|s)? |presented |led )?by(?: whom)?|(?:lead|report(?:ing)?|responsible|presenting|"
                  r"contact|link)?\s?(?:officers?|members?|directors?|leads?|authors?|presenters?|speakers?|"
                  r"owners?)(?:\(s\))?|portfolio(?: holder)?|cabinet member|presenter|responsible|who", "Report by"),
    _rule("time", r"time(?: allocated)?|timings?|duration|(?:approx(?:imate|\.)? )?start time", "Time"),
    _rule("what_for", r"(?:action|decision|purpose|status|type|details?|description|notes?|comments?|marked|"
                      r"recommendations?|outcomes?|format|for|action required|desired outcome|report type|"
                      r"power to act)", "Status"),
    _rule("where", r"(?:electoral )?(?:wards?|divisions?|areas?|parish(?:es)?)(?:\(s\))?(?: affected)?", "Ward"),
    _rule("page", r"(?:page|pg|p)(?:s|\(s\))?\.?(?: nos?\.?| numbers?)?|papers?|paper no\.?|enclosures?|enc\.?|"
                  r"attachments?|documents?|report", "Page numbers"),
)
"""Heads of the columns beside the titles of an agenda's items."""

NO_PAPERS: tuple[TextRule, ...] = (
    _rule("to_follow", r"[(\[]?\s*(?:report |paper |papers |document )?(?:to follow|attached separately|to be "
                       r"tabled|tabled"
          r"|circulated separately|separate (?:cover|pack|document))\s*[)\]]?", "(To Follow)"),
    _rule("verbal", r"[(\[]\s*(?:verbal(?: report| update| item)?|oral(?: report| update)?|presentation)\s*[)\]]",
          "(Verbal Report)"),
)
"""What stands where the page range would: the paper is not in the pack. Kept out of titles."""

AGENDA_HEADS: tuple[TextRule, ...] = (
    _rule("agenda", r"a ?g ?e ?n ?d ?a\b.{0,40}", "A G E N D A"),
    _rule("agenda_after", r".{0,40}\bagenda\s*:?", "Supplementary Agenda"),
    _rule("body_agenda", r"[\w ,&’'()/-]{3,70}\b(?:committee|council|authority|cabinet|board|panel|forum|executive) "
                         r"agenda", "Wendle Valley Joint Crematorium Management Committee Agenda"),
    _rule("supplement", r"(?:supplement|supplementary|supplemental) (?:agenda|papers?|items?)\b.{0,50}",
          "Supplementary agenda – urgent business"),
    _rule("agenda_and_summons", r"agenda (?:&|and) summons.*", "Agenda & Summons to Councillors"),
    _rule("business", r"(?:(?:order of |items? of |list of )?business|business to be transacted|order paper)\s*:?",
          "ORDER OF BUSINESS"),
    _rule("item_no", r"(?:agenda )?item (?:no\.?|number)(?: .{0,60})?", "Agenda Item No"),
    _rule("columns", r"(?:no\.?|item|ref\.?)? ?(?:agenda )?(?:items?|subject|topic|title|business|report)(?: .{0,40})? "
                     r"pages?(?: nos?\.?| numbers?)?", "No. Item Pages"),
)
"""The line above the list of items."""

AGENDA_SUBHEADS: tuple[TextRule, ...] = (
    _rule("exempt", r"(?:un)?restricted (?:items?|business)|exempt (?:items?|business|reports?)(?: "
                    r".*)?", "UNRESTRICTED ITEMS"),
    _rule("part", r"(?:part|section) (?:[ivx]{1,4}|\d|[a-d]|one|two|three)\b.{0,80}", "PART II"),
    _rule("confidential", r"(?:confidential|private|public|open|closed|reserved)(?: and exempt)?"
          r" (?:items?|business|session|part|agenda|matters).{0,60}", "Confidential Items"),
    _rule("for_decision", r"(?:items?|matters|reports?|business) (?:for|to be) (?:decision|discussion|"
                          r"information|noting|"
          r"consider\w*|approval|determination|debate|dealt).{0,60}", "ITEMS FOR DECISION"),
    _rule("kinds", r"(?:key|non-key|executive|other|standing|routine|procedural|scrutiny|urgent|statutory|monitoring|"
          r"decision|strategic|planning|finance|general|main|formal|standard) (?:decisions?|items?|matters|"
          r"business|reports?|"
          r"applications?)", "KEY DECISIONS"),
    _rule("reports", r"reports? (?:of|from|for) .{3,60}", "Reports from Scrutiny"),
    _rule("adjourn", r"(?:meeting )?(?:adjourn|break|lunch|comfort break|close of meeting).{0,40}", "LUNCH"),
)
"""Heads that group the items of an agenda and are none themselves."""

GUIDANCE_HEADS: tuple[TextRule, ...] = (
    _rule("guidance", r"(?:public )?(?:guidance|guidelines?|advice|information|notes?|procedure)(?: notes?)?"
          r" (?:for|on|about|to|regarding) .{3,80}", "Guidance notes for the meeting"),
    _rule("notes", r"(?:important |general |explanatory |guidance )?(?:notes|guidance notes|public guidance|"
          r"information sheet|members' guidance)\s*:?", "Guidance Notes"),
    _rule("declaring", r"declar(?:ing|ations? of) interests?(?: at meetings)? ?[-–:] ?(?:guidance|advice|notes?|"
                       r"flow ?chart).*",
          "Declarations of Interest - guidance"),
    _rule("access", r"(?:public )?(?:access to (?:the )?(?:meetings?|information|agenda|venue|papers).*|"
          r"attending (?:the |our |council )?meetings?.*|fire (?:and|&|evacuation|emergency).*|"
          r"emergency (?:evacuation|procedures?).*|filming.*meetings?.*|recording of meetings.*|how to get "
          r"(?:here|to).*|"
          r"public (?:speaking|participation) (?:at|in|rules|scheme|procedure).*)", "Access to Information"),
)
"""Heads of notes for members and public; what is numbered below them is no agenda item."""

AGENDA_ENDS: tuple[TextRule, ...] = (
    _rule("signature", r"yours (?:sincerely|faithfully|truly)\.?,?|(?:signed|by order).{0,60}", "Yours sincerely"),
    _rule("clerk", r"(?:\w[\w.’'-]* ){1,4}?\w[\w.’'-]*, (?:(?:town|parish|deputy|acting) )*clerk(?: (?:to|of) .{3,40})?"
                   r"[,.]?(?: .{0,8}\d{1,2}\w{0,2} \w+,? \d{4})?", "A Hale, Town Clerk, 26th February 2019"),
    _rule("dates", r"(?:proposed )?(?:dates?|date and time) (?:of|for) (?:the )?(?:next|future|forthcoming|coming)?\s*"
          r"(?:meetings?|\d{4}).{0,60}", "Dates of next meetings"),
    _rule("other_matters", r"(?:other matters|other information|for information only|enquiries|contact details?|"
          r"further information|distribution|circulation|membership|members(?:hip)? of the .{3,60}|copies "
          r"to)\s*:?.{0,30}",
          "Other Matters"),
    _rule("members", r"(?:committee )?membership(?: \d{4}.{0,6})?\s*:.*", "Membership: Councillors A Oak and B Elm"),
    _rule("contact", r"(?:agenda|press|committee|meeting) contact\s*:.{3,90}", "Agenda contact: Ada Hale 01632 960001"),
    _rule("issued", r"(?:dated?|issued|published|posted|date of (?:issue|publication|despatch|notice))\b"
                    r"(?: on| this)?\s?:?\s(?:\w+,? )?\d{1,2}\w{0,2} .{3,24}\d{4}\.?"
                    r"(?: continued over\W*)?", "Dated: 24 May 2019"),
    _rule("to_members", r"to\s*:\s+(?:the (?:mayor|chair\w*) and )?(?:all |the )*(?:members|councillors).{0,80}",
          "To: All Members of the Council"),
)
"""Unnumbered lines after the last item that belong to no item."""

LIST_SIGNATURES: tuple[TextRule, ...] = (
    _rule("office", r"(?:chief executive|(?:town |parish |acting |deputy )*clerk(?: (?:to|of) the .{3,40})?|"
                    r"proper officer|monitoring officer|(?:city |borough |county |head of |director of )(?:solicitor|"
                    r"secretary|legal|law|governance|democratic).{0,50})(?: (?:and|&|to) .{3,40})?", "Chief Executive"),
)
"""Who signs below the last item; elsewhere the same words say who reports."""

# ---------------------------------------------------------------- front sheets

CONTACT_LABELS: tuple[TextRule, ...] = (
    _rule("name", r"(?:ask for|contact(?: officer| name| person)?s?|enquiries(?: to)?|please (?:contact|ask for)|"
          r"committee (?:services )?(?:officer|contact|administrator|manager|clerk)|(?:senior )?(?:democratic|"
          r"governance) "
          r"(?:services )?(?:officer|contact)|officer contact|lead contact|parish clerk|town clerk|clerk|for "
          r"(?:further|more) "
          r"information(?: please contact| contact)?|agenda (?:contact|enquiries)|clerk to the council)", "Ask for"),
    _rule("phone", r"(?:direct (?:dial|line)(?:/ext)?|tel(?:ephone)?(?: no| number)?|phone|"
                   r"ext(?:ension)?(?: no\.?| number)?|"
                   r"mobile|mob|t)\.?",
          "Direct Dial/Ext"),
    _rule("email", r"(?:e-?mail(?: address)?|e)", "e-mail"),
)
"""Labels before the person to ask; matched with `fullmatch` against the text before a colon."""

ISSUE_LABELS: tuple[TextRule, ...] = (
    _rule("issued", r".*\b(?:issued|published|publication|despatch(?:ed)?|dispatch(?:ed)?|dated|date of "
                    r"(?:issue|notice|agenda)|"
          r"posted|circulated)\b.*", "Issued on"),
    _rule("signed", r".*\bsigned\b\W.{3,60}|(?:.*\s)?[A-Z][\w’'-]+,? (?:(?:town|parish|deputy|acting) )*clerk\b.{0,30}",
          "Signed: A Hale, Clerk and RFO, x"),
)
"""What stands before the date on which an agenda was issued."""

MEETING_LABELS: tuple[TextRule, ...] = (
    _rule("date", r"(?:meeting )?(?:date|day|when)(?:(?: and|,| &|/) (?:time|start time))?(?: of "
                  r"meeting)?", "Date and Time"),
    _rule("time", r"(?:start |meeting )?time(?: of meeting)?", "Time"),
    _rule("venue", r"(?:venue|held (?:at|in)|room|meeting venue)", "Venue"),
    _rule("place", r"(?:place|location|where)", "Location"),
    _rule("committee", r"report (?:to|for)(?: (?:the )?meeting(?: of)?)?", "Report to"),
    _rule("committee", r"(?:committee|meeting(?: of)?|meeting name|body|council body|decision making "
                       r"body|decision[- ]maker|title)", "Committee"),
)
"""Labels of the facts of the meeting itself."""

COMMITTEE_WORDS = re.compile(
    r"\b(?:committee|cabinet|council|board|panel|forum|executive|commission|assembly|sub-?committee|partnership|"
    r"working (?:group|party)|task (?:group|force)|scrutiny|authority|governors|trustees|conference|tribunal|"
    r"decision[- ]making session)\b", re.IGNORECASE,
)
"""A committee's name holds one of these."""

COMMITTEE_PREFIX = re.compile(
    r"^(?:the )?(?:(?:public |supplementary |printed |draft )*(?:agenda|minutes|summons|notice|papers|reports? pack)"
    r"(?: (?:and|&|to) (?:summons|agenda|papers|reports))*\s*(?:(?:for|of|to)\b)?[-–: ]*)?"
    r"(?:(?:an? |the )?(?:\w+ )?meeting (?:of|for)\b[-–: ]*)?(?:the )?", re.IGNORECASE,
)
"""What may stand before the name in a title: "Agenda for a meeting of the"."""

KIND_OF_FILE: tuple[TextRule, ...] = (
    _rule("agenda_supplement", r".*\b(?:(?:agenda )?supplement(?:ary|al)?(?: \d+)?|(?:additional|late|addendum|amended|"
          r"revised|replacement|tabled|to follow) (?:agenda|papers?|reports?|items?|pack|information|appendi\w+))\b.*",
          "Agenda Supplement for Cabinet"),
    _rule("agenda_frontsheet", r".*\bagenda front ?sheet\b.*", "Agenda frontsheet"),
    _rule("agenda_pack", r".*\b(?:agenda (?:document|reports? pack|pack)|(?:public )?(?:document|reports?) pack)\b.*",
          "Agenda Document for Cabinet"),
    _rule("minutes", r".*\bminutes\b.*", "Printed minutes"),
    _rule("forward_plan", r".*\b(?:forward plan|notice of (?:key|forthcoming|intended).*decisions?|key decisions? "
          r"(?:notice|schedule|list))\b.*", "Forward Plan"),
    _rule("agenda", r".*\bagenda\b.*", "Agenda May 2023"),
)
"""What a file's title or name says it is; the first row that matches wins."""

# ---------------------------------------------------------------- papers

OPENERS: tuple[TextRule, ...] = (
    _rule("minutes", r"(?:draft |unconfirmed |confirmed |approved |public |the )*minutes(?: of (?:the|a|an) .*| "
                     r"of .*meeting.*|"
          r" (?:and|&) (?:action|decision)s?.*)?(?: held.*)?", "MINUTES of the meeting held in the Hall"),
    _rule("minutes", r".{0,60}\bminutes of (?:the|a|an) .{0,60}(?:meeting|council|committee).*", "Draft minutes "
        "of the meeting"),
    _rule("minutes", r".{4,80}\bminutes\b[-–: ]{0,3}(?:.{0,40}\d{4})?", "Planning Committee Minutes 4 May 2021"),
    _rule("minutes", r"(?:draft )?minutes ?[-–—:|] ?(?=.*\b(?:19|20)\d\d\b).{6,100}",
          "Minutes – Tuesday 5 August 2025"),
    _rule("minutes", r"(?:notes|record|note) (?:of|from) (?:the|a|an)? ?.{0,50}(?:meeting|hearing).*",
          "Notes of the meeting"),
    _rule("minutes", r"at (?:a|an|the) .{0,40}meeting of .{3,120}\bheld\b.*", "At a meeting of the Committee held in"),
    _rule("guidance", r"(?:public )?guidance notes?\b.{0,60}|notes? (?:for|to) (?:members of the public|"
                      r"visitors|the public).{0,60}|"
          r"information for (?:members of )?the public.{0,60}|declar(?:ing|ations? of) "
          r"interests?.{0,40}(?:guidance|flow ?chart|"
          r"advice).{0,40}|members.? (?:declarations?|interests?).{0,30}guidance.{0,30}", "Guidance notes for "
          "the meeting"),
    _rule("forward_plan", r".{0,80}\b(?:forward plan|notice of (?:forthcoming |intended |proposed )?(?:key|"
                          r"executive|cabinet) "
          r"decisions?|schedule of (?:key )?decisions|key decisions? (?:notice|schedule|list|plan))\b.{0,80}",
          "Forward Plan of Key Decisions"),
    _rule("work_programme", r".{0,90}\b(?:work(?:ing)? (?:programme|plan)|forward (?:work )?(?:programme|agenda "
                            r"plan))\b.{0,30}",
          "Scrutiny Committee Work Programme"),
    _rule("outcome_tracker", r".{0,90}\b(?:outcomes?|actions?|recommendations?|decisions?|resolutions?)[- "
                             r"](?:tracker|tracking|"
          r"log|list|monitor(?:ing)?|sheet)\b.{0,30}", "Outcome Tracker"),
    _rule("appendix", r"(?:appendix|annex(?:e|ure)?|enclosure|schedule|attachment|exhibit)\b ?(?:no\.? "
                      r"?)?(?:[0-9]{1,2}[a-z]?|"
          r"[a-z](?:\d{1,2})?|[ivx]{1,5})?\b(?: ?[-–:.(].*| .{0,90})?", "Appendix 1 - Survey results"),
)
"""What the first lines of a paper say it is; for lines set apart by weight, size or place, or in capitals."""

SECTION_HEADS: tuple[TextRule, ...] = (
    _rule("summary", r"(?:executive )?summary(?: of (?:report|the report|issues|key issues).{0,30})?|synopsis|"
                     r"abstract", "Summary"),
    _rule("recommendation", r"(?:officer |summary of |proposed )?(?:recommendations?|decisions?|resolution)(?:\(s\))?"
          r"(?: (?:and|to|for) .{2,50})?", "Recommendation(s)"),
    _rule("purpose", r"(?:purpose|reason)s?(?: (?:of|for) (?:the |this )?(?:report|paper|decision|recommendations?))?"
          r"|introduction(?: and background)?|background(?: (?:(?:papers?|documents?|information)(?: (?:and|&) "
          r".{4,40})?|to .{2,40}))?", "Purpose of report"),
    _rule("body", r"(?:financial|legal|equalit(?:y|ies)|risk|hr|human resources?|environmental|property|policy|"
                  r"consultations?|"
          r"other|key|main|data protection|crime and disorder|climate(?: change)?|sustainability|procurement|"
          r"health|resource|"
          r"corporate|community|staffing)(?:,? (?:and|&) [\w ]{3,30})? (?:implications?|considerations?|issues?|"
          r"impacts?|"
          r"assessments?|comments?|undertaken)|conclusions?|next steps|proposals?|options?(?: considered)?|"
          r"alternatives?.{0,30}|"
          r"discussion|consultation|contact details|report authors?|appendices|attachments|list of "
          r".{3,30}", "Legal implications"),
)
"""Section heads that stand in a line of their own, or bold before their text ("Summary: This report ...")."""

SUPPLEMENT_PHRASES = re.compile(
    r"\b(?:unavailable when the agenda|not available (?:when|at the time)|supplementary (?:agenda|papers?|pack|"
    r"information|report)"
    r"|agenda supplement|late (?:papers?|reports?|items?) |(?:marked|previously) (?:as )?[‘'\"“]?to follow|"
    r"since the (?:publication|despatch|dispatch) of the agenda|additional (?:papers?|information|reports?) "
    r"(?:for|to) |"
    r"i am now able to enclose|now enclosed)", re.IGNORECASE,
)
"""Sentences by which the front of a supplement says that it is one."""

SUMMONS_PHRASES = re.compile(
    r"\b(?:(?:will|to) be held|(?:hereby )?summon(?:s|ed)|notice is (?:hereby )?given|invited to attend|"
    r"requested to attend|notice of (?:the )?(?:\w+ )?meeting|to transact the following|please note that a meeting)\b",
    re.IGNORECASE,
)
"""A meeting still to come: an agenda, not minutes."""

MINUTES_PHRASES = re.compile(
    r"(?:^|\n)\W*(?:present|in attendance|members present|attendance|those present|also present|apologies for "
    r"absence (?:were|was))"
    r"\s*(?::|\n|[-–])|\b(?:was|were) (?:resolved|agreed|noted|approved|received)\b|\b(?:meeting|chair\w*) "
    r"(?:closed|ended|opened) "
    r"(?:at|the)\b|\bRESOLVED\b|\bit was (?:resolved|agreed|noted)\b", re.IGNORECASE,
)
"""A meeting that has been: who was there, what was resolved."""
