"""Validate a feed against the standard's own JSON Schemas, for a person who has them. Not run by the tests.

    python tests/exchange/official.py SCHEMAS FEED

SCHEMAS holds `hsds-3.0/schema/` and `oruk-3.0/schema/`. They are other people's files under a share-alike licence, so this
project carries no copies: docs/contributing/open-referral.md says where they are. Prints one line for each fault and a count;
ends with 1 where there is a fault.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

from jsonschema import Draft202012Validator, FormatChecker
from referencing import Registry
from referencing.jsonschema import DRAFT202012

# Which file of each set of schemas a kind of record is checked with.
HSDS = {
    "services": "service.json",
    "organizations": "organization.json",
    "taxonomies": "taxonomy.json",
    "taxonomy_terms": "taxonomy_term.json",
}
ORUK = {"services": "service.json", "taxonomies": "taxonomy.json", "taxonomy_terms": "taxonomy_term.json"}
# organization_list.json describes one organisation, so a correct page of them fails it.
ORUK_PAGES = {
    "services": "service_list.json",
    "taxonomies": "taxonomy_list.json",
    "taxonomy_terms": "taxonomy_term_list.json",
}


def faults(schemas: Path, feed: Path) -> Iterator[str]:
    """Every fault of every file, as “path: where: what”. Raises FileNotFoundError where a schema is not there."""
    hsds, oruk = schemas / "hsds-3.0" / "schema", schemas / "oruk-3.0" / "schema"
    resources = [
        (path.name, DRAFT202012.create_resource(json.loads(path.read_text("utf-8"))))
        for path in sorted(hsds.glob("*.json"))
        if path.name != "openapi.json"
    ]
    registry = Registry().with_resources(resources)

    def hsds_validator(name: str) -> Draft202012Validator:
        if not (hsds / name).is_file():
            raise FileNotFoundError(hsds / name)
        return Draft202012Validator({"$ref": name}, registry=registry, format_checker=FormatChecker())

    def oruk_validator(name: str) -> Draft202012Validator:
        return Draft202012Validator(json.loads((oruk / name).read_text("utf-8")), format_checker=FormatChecker())

    yield from _with(oruk_validator("api_details.json"), feed / "index.json", feed)
    for kind, name in ORUK_PAGES.items():
        yield from _with(oruk_validator(name), feed / kind / "index.json", feed)
    for make, names in ((hsds_validator, HSDS), (oruk_validator, ORUK)):
        for kind, name in names.items():
            validator = make(name)
            for path in sorted((feed / kind).glob("*/index.json")):
                yield from _with(validator, path, feed)


def _with(validator: Draft202012Validator, path: Path, feed: Path) -> Iterator[str]:
    for error in validator.iter_errors(json.loads(path.read_text("utf-8"))):
        yield f"{path.relative_to(feed)}: {error.json_path}: {error.message[:200]}"


if __name__ == "__main__":
    schemas, feed = (Path(argument) for argument in sys.argv[1:3])
    found = list(faults(schemas, feed))
    checked = len(list(feed.rglob("index.json")))
    print(*found, f"{len(found)} faults in {checked} files.", sep="\n")
    sys.exit(bool(found))
