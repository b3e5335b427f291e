"""What one record is. Nothing here knows a file, a page or a site engine."""

from handrail.models.diagram import Diagram
from handrail.models.figure import Figure
from handrail.models.helpline import Helpline
from handrail.models.import_terms import ImportTerms
from handrail.models.instrument import Instrument
from handrail.models.law import Law
from handrail.models.not_the_same import NotTheSame
from handrail.models.organisation import Organisation
from handrail.models.outcodes import OutcodeList
from handrail.models.page import Guidance, Page
from handrail.models.partnership import Partnership
from handrail.models.reference import DeadContact, GlossaryTerm, SourceDocument
from handrail.models.service import Service
from handrail.models.tested import Tested
from handrail.models.visit import Visit, VisitWay
from handrail.models.vocabulary import Scheme

__all__ = [
    "DeadContact",
    "Diagram",
    "Figure",
    "GlossaryTerm",
    "Guidance",
    "Helpline",
    "ImportTerms",
    "Instrument",
    "Law",
    "NotTheSame",
    "Organisation",
    "OutcodeList",
    "Page",
    "Partnership",
    "Scheme",
    "Service",
    "SourceDocument",
    "Visit",
    "VisitWay",
    "Tested",
]
