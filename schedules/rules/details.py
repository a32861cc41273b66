"""What a form hands over: values that both the counter and the actions know."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True, kw_only=True)
class VisitDetails:
    """All that a host says when it asks for a visit. `form_key` makes a form posted twice one."""

    starts_at: datetime
    year_group: str
    group_size: int
    meeting_place: str
    contact_name: str
    contact_phone: str
    needs_interpreter: bool
    is_step_free: bool
    form_key: UUID
