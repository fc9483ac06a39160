"""Sentences that call a meeting. Data only.

Searched in running text, in this order; `committee` is who meets, `rest` holds date, time and place in any order.
"""

from extractor.layouts.rule import TextRule, rule

_WILL = r"(?:(?:that|which) )?(?:will|is to|are to|to)"

SUMMONS_SENTENCES: tuple[TextRule, ...] = (
    rule("held", rf"meeting of (?:the )?(?P<committee>[^\n]{{3,120}}?),?\s+(?:(?:{_WILL} be |is |was )?held|"
                 rf"{_WILL} (?:take place|commence|meet)|(?:is )?scheduled)\b(?P<rest>[^\n]*)",
         "meeting of the Housing Committee will be held in the Long Room on 3 March 2025"),
    rule("meets", r"meeting of (?:the )?(?P<committee>[^\n]{3,110}?),?\s+(?P<rest>(?:in|at|on) (?:the )?"
                  r"(?:[A-Z]|\d)[^\n]*)",
         "meeting of the Housing Committee in the Long Room on 3 March 2025 at 7 pm"),
    rule("attend", r"\b(?:attend|join) (?:the|a|an|this|our) (?:[\w’'-]+ ){0,4}?meeting (?P<rest>(?:on|at|in)\b[^\n]*)",
         "attend the Council meeting on Monday 3 March 2025 at 19:00 hrs in the Long Room"),
    rule("to_be_held", rf"(?:meeting|{_WILL}) (?:to )?be held (?P<rest>(?:in|at|on|by|via|remotely|virtually)\b[^\n]*)",
         "meeting to be held in the Long Room, Town Hall on Monday 3 March 2025 at 7 pm"),
)
