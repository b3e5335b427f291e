"""Help for people who are worried about how they treat others: kept on a page of its own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from handrail.catalogue import Catalogue
from handrail.views import helplines, services
from handrail.views.freshness import is_in_results


@dataclass(frozen=True)
class Change:
    """National lines and local programmes."""

    lines: list[helplines.HelplineCard]
    cards: list[services.ServiceCard]


def change(catalogue: Catalogue, today: date) -> Change:
    """Every listed record whose only need is own-behaviour."""
    lines = [one for one in catalogue.here("helpline").values() if not helplines.is_for_survivors(one)]
    local = [
        one for one in catalogue.records("service").values() if is_in_results(one, today) and not helplines.is_for_survivors(one)
    ]
    return Change([helplines.as_card(one) for one in lines], [services.as_card(catalogue, one, today) for one in local])
