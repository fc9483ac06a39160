"""What a forward plan, a work programme and an outcome tracker hold, apart from how a council sets them."""

from dataclasses import dataclass

from samples.kit.press import Press


@dataclass(frozen=True)
class PlanEntry:
    """One planned decision; `when` is printed, `decision_date` is what it means (None: no day can be told)."""

    when: str
    decision_date: str | None
    makers: tuple[str, ...]
    issue: str
    decision: str | None = None
    reference: str | None = None
    published: str | None = None
    published_date: str | None = None
    is_not_before: bool = False
    documents: str | None = None
    exemption: str = "none"
    exemption_text: str = ""
    contact_name: str | None = None
    contact_role: str | None = None
    contact_phone: str | None = None

    def record(self, press: Press, page: int, *, without: tuple[str, ...] = ()) -> None:
        """One row of `forward_plan`; `without` names columns that golden does not ask, since print leaves them open."""
        row = {"plan_reference": self.reference, "first_published_date": self.published_date,
               "decision_date": self.decision_date, "is_not_before": self.is_not_before,
               "decision_makers": list(self.makers), "issue": self.issue, "decision": self.decision,
               "documents_text": self.documents, "exemption": self.exemption, "contact_name": self.contact_name,
               "contact_role": self.contact_role, "contact_phone": self.contact_phone}
        press.record("forward_plan", **{k: v for k, v in row.items() if k not in without}, page_number=page)


@dataclass(frozen=True)
class Topic:
    """An item of a work programme under its meeting."""

    title: str
    lead: str | None = None
    theme: str | None = None

    def record(self, press: Press, page: int, date: str | None) -> None:
        press.record("work_programme", scheduled_date=date, theme=self.theme, item_title=self.title,
                     lead_text=self.lead, page_number=page)


RAG_FILLS = {"completed": "#92d050", "pending": "#ffc000", "incomplete": "#ff5050"}


@dataclass(frozen=True)
class Outcome:
    """An agreed outcome and where it stands."""

    item: str | None
    outcome: str
    owner: str | None = None
    link: str | None = None
    status: str | None = None
    rag: str | None = None

    def record(self, press: Press, page: int, date: str | None) -> None:
        row: dict[str, str | None] = {"agreed_date": date, "agenda_item": self.item, "link_text": self.link,
                                      "owner": self.owner, "outcome_text": self.outcome.replace("•", ""),
                                      "status_text": self.status}
        if self.rag is not None:
            row["rag"] = self.rag
        press.record("outcome_tracker", **row, page_number=page)
