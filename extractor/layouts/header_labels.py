"""Labels at the head of a report, before a colon or in a column of their own. Data only.

A label is looked up once it is known to be one by its place, so the rows may be as short as the print. The first row
that matches wins.
"""

from extractor.layouts.rule import TextRule, rule

_S = r"(?:s|\(s\))?"

HEADER_LABELS: tuple[TextRule, ...] = (
    rule("author", rf"(?:reports? |paper |lead )?author{_S}(?: and contact(?: officers?| details)?)?"
                   rf"|(?:name of )?author{_S}(?: of (?:the )?(?:report|paper))?"
                   rf"|(?:lead )?officer{_S} (?:and|&) (?:report )?author{_S}", "Report Author"),
    rule("author", rf"case officer{_S}", "Case Officer"),
    rule("author", rf"(?:reports? |paper )?(?:prepared|written|produced|compiled|drafted) by|report(?:ing)? "
                   rf"(?:officer|writer){_S}|originat(?:or|ing officer)|presenting officer|officer (?:presenting|"
                   rf"submitting)(?: the report)?"
                   , "Report prepared by"),
    rule("contact_text", rf"(?:author |officer |lead )?contact(?: details?| officer{_S}| name| person| no\.?| number|"
                         r" information|"
                         r" for (?:further |more )?(?:information|enquiries|details))?(?:\(s\))?|contact (?:tel|"
                         r"email).*|"
                         r"officer contact details|(?:for )?(?:further|more) information.*|(?:for )?enquir(?:ies|y)"
                         r"(?: to)?|please (?:contact|ask for)", "Contact Details"),
    rule("contact_text", r"tel(?:ephone)?(?: no\.?| number)?|direct (?:dial|line)|phone|e-?mail(?: address)?|ext",
         "Telephone"),
    rule("cabinet_member", rf"(?:relevant |responsible |lead )?(?:cabinet|executive|portfolio|lead) (?:member{_S}|"
                           rf"holder{_S}|councillor{_S}|lead)(?: (?:for|portfolio|responsible|and|"
                           rf"\(?portfolio).{{0,60}})?"
                           rf"|(?:relevant |responsible |cabinet |executive )?portfolio(?: holder| area| member| lead)?"
                           rf"{_S}(?: for .{{3,60}})?|lead councillor|executive lead member", "Cabinet Member"),
    rule("lead_officer", rf"(?:lead|responsible|accountable|chief|senior responsible|relevant|sponsor\w*|reporting|"
                         rf"report sponsor|head of service)(?: chief| strategic| corporate)? ?"
                         rf"(?:officer{_S}|director{_S}|owner)|report sponsor|directorate lead|executive lead|"
                         r"lead head of service", "Lead Officer"),
    rule("lead_officer", rf"(?:relevant |corporate |strategic |executive |service |report |assistant |interim |"
                         rf"deputy )*"
                         rf"director{_S}(?: lead)?(?: of .{{3,40}})?|chief executive|head of service|slt lead|"
                         rf"lead member of slt|(?:report of )?(?:responsible )?chief officer|officer{_S}",
         "Corporate Director"),
    rule("division", rf"(?:local |electoral )*(?:division|ward|area)(?:al)?{_S}"
                     rf"(?: ?(?:/|and|&|,)? ?(?:local|ward|division|parish)?(?:es)? ?(?:member|ward|"
                     rf"councillor|area)?{_S})?"
                     r"(?: (?:directly )?(?:affected|involved|concerned)(?:/ ?\w+)?)?", "Division and Local Member"),
    rule("division", rf"(?:electoral )?(?:wards?|divisions?|parish(?:es)?){_S}(?: ?(?:and|or|&|/) ?(?:wards?|"
                     rf"parish(?:es)?|groups|"
                     rf"divisions?){_S})? (?:affected|involved|concerned).{{0,20}}|local (?:ward )?member{_S}"
                     rf"(?: and division)?|(?:specific |all )?(?:affected )?wards?(?: affected)?"
                     rf"|divisional member{_S}", "Local Member"),
    rule("from", r"from|by|(?:joint )?report (?:of|by|from)(?: the)?|(?:report )?(?:submitted|presented|authori[sz]ed|"
                 r"approved|introduced|cleared) by", "From"),
    rule("to", r"to|report(?: is made)? (?:to|for)(?: (?:the )?meeting(?: of)?)?|meeting of|"
               r"(?:name of )?(?:meeting|committee|board)(?: ?/ ?meeting)?|"
               r"decision[- ]maker|(?:decision making )?body|(?:decision|report) to be (?:taken|made|considered) by|"
               r"report considered by", "To"),
    rule("subject", r"(?:report |agenda item |item )?(?:subject(?: matter)?|title|heading)(?: of (?:the )?(?:report|"
                    r"paper|item))?|report|name of (?:report|paper)|report on|re|decision title|"
                    r"title of (?:the )?decision", "Subject"),
    rule("classification", r"(?:security |report |document |public |decision )?(?:classification|"
                           r"status)(?: \(.{3,30}\))?"
                           r"|exempt(?:ion)?(?: applied| information| status)?|exempt ?(?:/|or) ?(?:confidential|"
                           r"public|"
                           r"open)|(?:open|public|private|confidential) ?(?:/|or) ?(?:exempt|private|public|open)"
                           r"(?: report)?|confidentiality|confidential|restrictions?|public report|press release",
         "Classification"),
    rule("classification", r"is (?:this|the) report (?:confidential|public|exempt).{0,20}|freedom of information.*|"
                           r"gpms.*", "Is this report exempt?"),
    rule("date", r"(?:meeting |report |decision |committee |publication )?date(?: of (?:the )?(?:meeting|report|"
                 r"decision|committee|cabinet|council))?|date (?:published|decision due|issued)", "Date"),
    rule("pathway", r"applicants?(?:['’]s)?(?: name)?|agent|location|site(?: address)?|"
                    r"application (?:no|number|ref|reference|type)\.?|"
                    r"(?:grid|map) ref(?:erence)?|(?:date )?(?:valid|registered)(?: date)?|"
                    r"(?:statutory |target )?(?:expiry|determination|target)(?: date)?", "Applicant"),
    rule("pathway", r"(?:past|previous|future|forward) ?(?:pathway|scrutiny|consideration)?(?: of (?:report|paper))?|"
                    r"purpose(?: of (?:the )?report)?|version|call-?in|reasons? (?:for )?urgen(?:cy|t)|urgent decision|"
                    r"enclosures?|review date(?: for release)?|legal officer|finance officer", "Forward pathway"),
    rule("pathway", r"(?:(?:decision|key decision|forward plan|report|agenda item|item|file|our|"
                    r"minute) ?)?(?:no|number|"
                    r"ref(?:erence)?|type)\.?(?: no\.?| number)?|(?:agenda )?item|type of (?:report|decision)|"
                    r"(?:corporate|strategic|council plan) (?:priority|priorities|"
                    r"plan)(?: priorities)?", "Decision no"),
    rule("pathway", r"(?:is (?:this|it|the) (?:a )?)?(?:report for )?(?:key ?(?:/|or)? ?)?(?:non[- ]key )?(?:key )?"
                    r"decision(?: required| eligible for call-in| status)?\??|(?:included )?(?:in|on) (?:the )?"
                    r"forward plan\??", "Key decision?"),
)
"""Names that only reports have are counted by `header_block`; "date" and "pathway" only keep a block together."""
