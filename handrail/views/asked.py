"""Which worksheets ask about the subject of a page, and what each asks: the way from guidance back to the table."""

from __future__ import annotations

from dataclasses import dataclass

from handrail.catalogue import Catalogue
from handrail.models.instrument import Instrument
from handrail.views.reference import nations_in_words
from handrail.views.worksheets import address_of

# A page that shows the questions of a question set or of the self-assessment says them itself.
KINDS = ("checklist", "register")


@dataclass(frozen=True)
class Sheet:
    """One worksheet and the statements in it that this page helps with."""

    title: str
    address: str
    """Its page, or nothing where the worksheet is for another nation."""
    nations: str
    """The nations it is for, or nothing where it is for all four."""
    statements: list[str]


@dataclass(frozen=True)
class Asked:
    """Who asks for what this page is about."""

    standards: list[Sheet]
    """What governments and national bodies have asked partnerships for."""
    sheets: list[Sheet]
    """Other worksheets with statements or actions on it."""


def asked(catalogue: Catalogue, address: str) -> Asked:
    """Every statement whose page is this one. Standards of other nations are named as such; their sheets are not linked."""
    standards, sheets = [], []
    for instrument in catalogue.records("instrument").values():
        here = catalogue.is_for_this_nation(instrument)
        if instrument.kind not in KINDS or not (here or instrument.sets_standards):
            continue
        statements = _statements(instrument, address)
        if statements:
            nations = nations_in_words(instrument.nations) if len(instrument.nations) < 4 else ""
            sheet = Sheet(instrument.title, address_of(instrument.id) if here else "", nations, statements)
            (standards if instrument.sets_standards else sheets).append(sheet)
    return Asked(standards, sheets)


def _statements(instrument: Instrument, address: str) -> list[str]:
    return [item.text for part in instrument.sections for item in part.items if (item.page or part.page) == address]
