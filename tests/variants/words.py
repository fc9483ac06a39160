"""Plain words for drawn packs. Invented; nothing here comes from a council's paper."""

TITLES = (
    "Apologies for absence", "Declarations of interest", "Minutes of the last meeting", "Public participation",
    "Work programme", "Budget monitoring", "Air quality action plan", "School places", "Street lighting",
    "Update on the repair of the sea wall", "Annual report of the fostering service",
    "Review of the taxi licensing policy", "Library opening hours: results of the consultation",
    "Allotments", "Kerbside recycling and the new lorries", "Treasury management", "Risk register",
    "Appointments to outside bodies", "Winter gritting - lessons of the season",
    "Homelessness strategy 2025-2030", "Parking on match days", "Trees", "Internal audit progress report",
    "Proposals for the former bus depot in Mill Street, including the terms of a lease to the theatre trust",
    "Adult social care: how quickly people are seen after they leave hospital, and what happens to those who are not",
    "Questions from Members", "Petition: a crossing for Quarry Road", "Date of next meeting", "Urgent business",
    "Complaints annual report 2023/24", "Section 106 money: what was received, what was spent and what is left",
    "Member development", "Local plan timetable", "Cemetery charges", "Housing repairs call centre",
)
ABOUTS = (
    "To receive the report of the Director of Place.", "To note the position.",
    "The Chair will explain how questions are to be put.",
    "To consider the attached paper and to agree what should be said to the Cabinet before the end of the month.",
    "Members are asked to bring the papers of the last meeting with them.",
)
SENTENCES = (
    "The officer explained that the figures had been checked twice and that nothing had changed since the spring.",
    "Members were concerned about the cost.",
    "In reply to a question it was said that the contract ran until 2028 and could be ended sooner at a year's "
    "notice.",
    "A resident had written to say that the lamps in her road had been out since Easter.",
    "The Chair thanked everybody who had taken part in the visit.",
    "Several Members spoke of the state of the footpath by the canal, which floods whenever the sluice is shut.",
    "The service had 31 vacancies in March and 12 in September.",
    "About £1.4m had been set aside for the work, of which £0.3m came from a grant that must be spent by March.",
    "It was pointed out that the map on page four was the old one.",
    "The Director thought that a longer trial would tell the council more than another survey.",
    "There was a discussion about who should pay for the railings.",
    "The school had asked for a lower speed limit three times.",
    "Since the change of supplier no delivery had been late, although two had been short.",
    "A Member asked why the report said nothing of the villages.",
    "The panel heard from two carers, both of whom had waited more than a year for an answer.",
)
POINTS = (
    "the cost of the scaffolding, which nobody had foreseen", "emptying the bins twice a week in August",
    "A map of the wards", "more time for questions from the public at the end of the meeting rather than "
                          "before it, when most people are still on their way from work",
        "The state of the roof.", "Letters to be answered within "
                                                                              "ten days;",
    "parking near the school", "a second officer for the harbour",
)
SUBHEADS = ("Background", "Discussion", "Questions from the public", "Highways matters")
POINTS_OF_DECISION = ("the report be noted;", "the Head of Finance be asked to look again at the charges; and",
                      "a further report be made in the autumn.")
DECISIONS = (
    ("resolved", "RESOLVED that the report be noted."),
    ("resolved", "RESOLVED: That the charges set out in the report be approved from 1 April."),
    ("resolved", "RESOLVED – That the Director be authorised to sign the lease."),
    ("agreed", "AGREED that the minutes were a correct record and that the Chair sign them."),
    ("agreed", "It was agreed that a letter be sent to the Minister."),
    ("noted", "The Committee noted the report."),
    ("deferred", "The item was DEFERRED to the next meeting."),
    ("agreed", "The Committee agreed to ask for a further report in six months."),
)
SURNAMES = (
    "Abbot", "Brindle", "Calder", "Dacre", "Ellwood", "Fawkes", "Garside", "Hollis", "Ingram", "Jarvis", "Kettle",
    "Lomax", "Mellor", "Nuttall", "Ogden", "Pickles", "Quayle", "Rigby", "Sharrock", "Tolley", "Unsworth", "Varley",
    "O'Shea", "Smith-Barnes", "de Souza",
)
INITIALS = ("A", "B J", "C", "D", "E M", "F", "G", "H R", "Jo", "K", "L", "Maureen", "N", "Peter", "R", "S T")
ROWS = (
    "Domestic", "Commercial", "Garden waste", "Parks and open spaces", "Car parks", "Crematorium", "Licensing",
    "Council tax collected", "Business rates collected", "Visits to museums and to the castle, summer only",
    "Calls answered", "Planning appeals", "Homes let", "Potholes filled within 28 days of a report",
)
HEADS = ("Service", "Budget", "Actual", "Variance", "Q1", "Q2", "Q3", "Q4", "2022/23", "2023/24", "Target", "Number",
         "Last year", "This year", "Notes")
NOTES = ("On time", "Late", "See note 2", "The contractor has been asked for a plan", "Better than last year", "-",
         "Two sites were closed for most of the quarter and the figures are not like those before")
