"""A static feed in the Open Referral UK shape: a folder of JSON files that any web host can serve.

Nothing in it depends on the clock. The same records give the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from pydantic_core import to_json

from handrail.catalogue import Catalogue
from handrail.exchange.referral_fields import SCHEMES
from handrail.exchange.referral_records import Json, Writer
from handrail.models import Service
from handrail.shares import shared_out

ABOUT = {
    "version": "HSDS-UK-3.0",
    "profile": "https://docs.openreferraluk.org/",
    "openapi_url": "https://openreferraluk.org/specifications/3.0/openapi.json",
}


def write(catalogue: Catalogue, today: date, folder: Path) -> int:
    """Write the whole feed into a folder that does not exist yet or is empty; gives the number of services.

    Every status goes out: a record that is out of the results stays in the feed, and its status says so.
    """
    writer = Writer(catalogue, today)

    def write_service(service: Service) -> Json:
        record = writer.service(service)
        _write(folder / path_of("services", record), record)
        return writer.in_list(record)

    # Worked out once, before there are several processes.
    writer.prepare()
    listed = shared_out(write_service, list(catalogue.records("service").values()))
    for path, content in beside(writer, listed):
        _write(folder / path, content)
    return len(listed)


def beside(writer: Writer, listed: list[Json]) -> Iterator[tuple[str, Any]]:
    """Every file but those of single services, by its path inside the folder. `listed` are services as their list shows them."""
    catalogue = writer.catalogue
    yield "index.json", ABOUT
    yield "services/index.json", _page(listed)
    organisations = [writer.organisation(one) for one in catalogue.records("organisation").values()]
    schemes = [catalogue.records("vocabulary")[id] for id in SCHEMES if id in catalogue.records("vocabulary")]
    taxonomies = [writer.taxonomy(scheme) for scheme in schemes]
    terms = [writer.term(scheme.id, term.id) for scheme in schemes for term in scheme.terms]
    for name, records in (("organizations", organisations), ("taxonomies", taxonomies), ("taxonomy_terms", terms)):
        for record in records:
            yield path_of(name, record), record
        yield f"{name}/index.json", _page(records)


def path_of(kind: str, record: Json) -> str:
    """Where a record stands inside the folder."""
    return f"{kind}/{record['id']}/index.json"


def _write(path: Path, content: Any) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    # Indented as the standard library indents, which takes ten times as long.
    path.write_bytes(to_json(content, indent=2) + b"\n")


def _page(contents: list[Json]) -> Json:
    """One page that holds everything: a static host would answer “page 2” with page 1 again."""
    return {
        "total_items": len(contents),
        "total_pages": 1,
        "page_number": 1,
        "size": len(contents),
        "first_page": True,
        "last_page": True,
        "empty": not contents,
        "contents": contents,
    }
