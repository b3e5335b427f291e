"""One invented directory as two projects: a Handrail site, and a Hugo project that makes the same pages of the same records."""

from __future__ import annotations

import json
import shutil
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import yaml
from large import TODAY, Directory, code_of
from markupsafe import Markup

from handrail import policy, publish
from handrail.catalogue import Catalogue
from handrail.exchange import sheets_writing
from handrail.exchange.referral_fields import ATTRIBUTES, SPOKEN
from handrail.exchange.referral_ids import Names
from handrail.exchange.referral_records import Writer
from handrail.render import Renderer, as_options
from handrail.views import chrome, finder, helplines
from handrail.views.opening import calendar

PEER = Path(__file__).with_name("peer")


def write_tables(directory: Directory, site: Path) -> None:
    """Write the records as somebody with thousands of them would keep them: in three tables, with Handrail's own export."""
    with TemporaryDirectory() as folder:
        write_files(directory, Path(folder))
        sheets_writing.write_csv(Catalogue(Path(folder)), site / "data")
    _write_yaml(site / "data" / "partnership.yml", directory.partnership)


def write_files(directory: Directory, site: Path) -> None:
    """Write the records as somebody with dozens of them would keep them: a file a record."""
    _write_yaml(site / "data" / "partnership.yml", directory.partnership)
    for record in directory.organisations:
        _write_yaml(site / "data" / "organisations" / f"{record['id']}.yml", record)
    for record in directory.services:
        _write_yaml(site / "data" / "services" / f"{record['id']}.yml", record)


def write_hugo(directory: Directory, project: Path, site: Path) -> None:
    """Write the records as one JSON file, with our templates for Hugo.

    What is the same on every page of a kind is given to Hugo as finished HTML, taken from Handrail's own templates for the
    site at `site`, so that both write the same words and Hugo has no work with them.
    """
    shutil.copytree(PEER, project, dirs_exist_ok=True)
    catalogue = Catalogue(site)
    _write_json(project / "data" / "directory.json", _records(directory))
    _write_json(project / "data" / "vocabulary.json", _vocabulary(catalogue))
    renderer = Renderer(publish.template_folders(catalogue), base="../")
    layout = chrome.chrome(catalogue)
    for section, scripts in (("s", ("opening",)), ("find", publish.FINDER_SCRIPTS)):
        page = {
            "chrome": as_options(layout),
            "notice_html": renderer.prose(layout.notice),
            "base": "../",
            "page_title": Markup("{{ .Title }}"),
            "page_description": Markup('{{ block "description" . }}{{ end }}'),
            "page_address": "",
            "page_content": Markup('{{ block "main" . }}{{ end }}'),
            "page_scripts": list(scripts),
        }
        shell = policy.with_policy(str(renderer.template("partials/handrail/shell.html", page)))
        _write(project / "layouts" / section / "baseof.html", shell)
    for name, html in _fixed_parts(catalogue, renderer).items():
        _write(project / "layouts" / "_partials" / "fixed" / f"{name}.html", html)


def _fixed_parts(catalogue: Catalogue, renderer: Renderer) -> dict[str, str]:
    """The parts of an area's page that no record of the directory changes."""
    view = finder.finder(catalogue, catalogue.partnership.areas[0].id, TODAY)
    page = str(renderer.component("finder", view))

    def part(start: str, end: str) -> str:
        return start + page.split(start)[1].split(end)[0]

    return {
        "first-lines": renderer.component("first_lines", helplines.first_lines(catalogue)),
        "danger": part('<section class="finder__danger"', "</section>") + "</section>",
        "form-end": part('<fieldset class="finder__question" data-step data-needs-script hidden>', "</form>"),
        "order": part('<p class="finder__shown"', '<div class="card-list"'),
        "take-away": renderer.component("take_away", {"called": Markup("{{ . }}")}),
        "national": part(f"<h3>{view.national[0].heading}</h3>", "</section>\n</div>"),
    }


def _records(directory: Directory) -> dict[str, Any]:
    """The records as Hugo reads them, with the ids of their feed. Go sorts the keys of a map, so what has an order is a list."""
    names = Names(directory.partnership["id"])
    # A table has a column for each way of being for a group, and of speaking a language, in these orders.
    services = [
        record
        | {
            "code": code_of(directory, record),
            "uuid": names.id("service", record["id"]),
            "serves": [
                {"group": group, "how": how}
                for column in ("only", "specialist", "welcomes")
                for group, how in record["serves"].items()
                if how == column
            ],
            "who_can_get_in": [{"who": who, "answer": answer} for who, answer in record["who_can_get_in"].items()],
            "languages": [
                {"language": tag, "how": how}
                for column in ("staff", "interpreter", "leaflet")
                for tag, how in record["languages"].items()
                if how == column
            ],
        }
        for record in directory.services
    ]
    organisations = {
        record["id"]: record | {"uuid": names.id("organization", record["id"])} for record in directory.organisations
    }
    return {
        "site": directory.partnership["id"],
        "assurer": directory.partnership["coordinator"]["email"],
        "today": TODAY.isoformat(),
        "calendar": asdict(calendar(directory.partnership["nation"], TODAY)),
        "areas": directory.partnership["areas"],
        "organisations": organisations,
        "services": services,
    }


def _vocabulary(catalogue: Catalogue) -> dict[str, Any]:
    schemes = ("need", "abuse", "group", "who", "channel", "route", "access", "language")
    terms = {scheme: list(catalogue.terms(scheme).values()) for scheme in schemes}
    writer = Writer(catalogue, TODAY)
    labels = {scheme: {term.id: term.label for term in found} for scheme, found in terms.items()}
    return {
        "labels": labels | {"area": {area.id: area.name for area in catalogue.partnership.areas}},
        "fields": {scheme: field for field, scheme in ATTRIBUTES.items()},
        "spoken": SPOKEN,
        "words": {
            scheme: {id: writer.term(scheme, id) for id in found} for scheme, found in labels.items() if scheme != "language"
        },
        "asked": [asdict(asking) for asking in finder.ASKED],
        "order": {
            scheme: [{"id": term.id, "label": term.label, "also": " ".join(term.synonyms).lower()} for term in found]
            for scheme, found in terms.items()
        },
    }


def _write_yaml(path: Path, record: dict[str, Any]) -> None:
    filled = {name: value for name, value in record.items() if value != []}
    _write(path, yaml.dump(filled, Dumper=getattr(yaml, "CSafeDumper", yaml.SafeDumper), sort_keys=False, width=100))


def _write_json(path: Path, value: Any) -> None:
    _write(path, json.dumps(value, indent=1))


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
