"""A static feed in the Open Referral UK shape: a folder of JSON files that any web host can serve.

Nothing in it depends on the clock. The same records give the same bytes.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from handrail.catalogue import Catalogue
from handrail.exchange.referral_records import SCHEMES, Json, Writer

ABOUT = {
    "version": "HSDS-UK-3.0",
    "profile": "https://docs.openreferraluk.org/",
    "openapi_url": "https://openreferraluk.org/specifications/3.0/openapi.json",
}


def write(catalogue: Catalogue, today: date, folder: Path) -> int:
    """Write the whole feed into a folder that does not exist yet or is empty; gives the number of services.

    Every status goes out: a record that is out of the results stays in the feed, and its status says so.
    """
    number = 0
    for path, content in files(catalogue, today):
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(json.dumps(content, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
        number += path.startswith("services/") and path.count("/") == 2
    return number


def files(catalogue: Catalogue, today: date) -> Iterator[tuple[str, Any]]:
    """Each file of the feed, by its path inside the folder."""
    writer = Writer(catalogue, today)
    yield "index.json", ABOUT
    listed = []
    for service in catalogue.records("service").values():
        record = writer.service(service)
        listed.append(writer.in_list(record))
        yield f"services/{record['id']}/index.json", record
    yield "services/index.json", _page(listed)
    organisations = [writer.organisation(one) for one in catalogue.records("organisation").values()]
    schemes = [catalogue.records("vocabulary")[id] for id in SCHEMES if id in catalogue.records("vocabulary")]
    taxonomies = [writer.taxonomy(scheme) for scheme in schemes]
    terms = [writer.term(scheme.id, term.id) for scheme in schemes for term in scheme.terms]
    for name, records in (("organizations", organisations), ("taxonomies", taxonomies), ("taxonomy_terms", terms)):
        for record in records:
            yield f"{name}/{record['id']}/index.json", record
        yield f"{name}/index.json", _page(records)


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
