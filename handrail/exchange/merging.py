"""What an import would do to a site's records, worked out whole before anything is written.

A record is updated, never added twice: its source and its id there decide, or our own id where the file carries it. A field
that a person has changed since the last import stays as it is, and the difference is told. Nothing is ever deleted.
"""

from __future__ import annotations

import json
import re
import unicodedata
from datetime import date
from typing import Any

from pydantic import BaseModel

from handrail.catalogue import Catalogue
from handrail.days import in_words
from handrail.exchange import duplicates, tidy_yaml
from handrail.exchange.imported import Imported, last_import, meant, print_of
from handrail.exchange.incoming import Incoming
from handrail.exchange.mended_file import with_fields
from handrail.exchange.steps import FOLDERS, Difference, Plan, Step, difference
from handrail.models import Organisation, Service

Plain = dict[str, Any]
MODELS: dict[str, type[BaseModel]] = {"service": Service, "organisation": Organisation}


def plan(incoming: Incoming, catalogue: Catalogue, today: date) -> Plan:
    """Compare an outside file with the site's records. Writes nothing. Raises imported.Spoilt where the file in data/imported/
    that belongs to this source cannot be read."""
    return _Planner(incoming, catalogue, today).plan()


class _Planner:
    def __init__(self, incoming: Incoming, catalogue: Catalogue, today: date) -> None:
        self.incoming, self.catalogue, self.today = incoming, catalogue, today
        self.before = last_import(catalogue.site, incoming.source)
        self.after = Imported(incoming.source, dict(self.before.organisations), {**self.before.fields})
        self.made = Plan(incoming)
        self.services, self.owners = list(incoming.services), list(incoming.organisations)
        self.taken: dict[str, set[str]] = {kind: set(catalogue.shelf(kind)) for kind in FOLDERS}
        self.merged: dict[str, Plain] = {}

    def plan(self) -> Plan:
        self._keep_out()
        owners = self._organisations()
        by_source = {
            (entry.tree.value.get("source"), entry.tree.value.get("source_id")): id
            for id, entry in self.catalogue.shelf("service").items()
            if isinstance(entry.tree.value, dict) and entry.tree.value.get("source_id")
        }
        for record in self.services:
            record = dict(record)
            if "organisation" in record:
                record["organisation"] = owners.get(record["organisation"]) or self._owner_named(record["organisation"])
                if not record["organisation"]:
                    del record["organisation"]
            key = (record.get("source"), record.get("source_id"))
            id = by_source.get(key) or (record["id"] if record.get("id") in self.catalogue.shelf("service") else "")
            self._step("service", id, record)
        self._suggest()
        if self.after != self.before:
            self.made.files[self.after.path] = self.after.as_json()
        return self.made

    # Which record is meant.

    def _keep_out(self) -> None:
        """Take out the services that must not come again, and the organisations that come with none but these."""
        records = self.catalogue.records("import_terms").values()
        reasons = {(one.source, one.source_id): one.because or "" for record in records for one in record.not_again}
        out = [one for one in self.services if (one.get("source"), one.get("source_id")) in reasons]
        self.services = [one for one in self.services if one not in out]
        only_theirs = {one.get("organisation") for one in out} - {one.get("organisation") for one in self.services}
        self.owners = [one for one in self.owners if not {one.get("source_id"), one.get("id"), one.get("name")} & only_theirs]
        for one in out:
            self.made.kept_out.append((str(one.get("name", "")), reasons[one["source"], one["source_id"]]))

    def _organisations(self) -> dict[str, str]:
        """Take the organisations in; gives our id for each name a service may know one by."""
        found: dict[str, str] = {}
        shelf = {id: entry.tree.value for id, entry in self.catalogue.shelf("organisation").items()}
        shelf = {id: value for id, value in shelf.items() if isinstance(value, dict)}
        by_name = {_words(value["name"]): id for id, value in shelf.items() if isinstance(value.get("name"), str)}
        by_number = {
            (scheme, number): id
            for id, value in shelf.items()
            if isinstance(value.get("identifiers"), dict)
            for scheme, number in value["identifiers"].items()
        }
        for record in self.owners:
            record = dict(record)
            key = record.pop("source_id", "")
            id = record["id"] if record.get("id") in shelf else ""
            id = id or (self.before.organisations.get(key, "") if self.before.organisations.get(key) in shelf else "")
            numbers = (record.get("identifiers") or {}).items()
            id = id or next((by_number[pair] for pair in numbers if pair in by_number), "")
            id = id or by_name.get(_words(record.get("name", "")), "")
            id = self._step("organisation", id, record)
            if key:
                self.after.organisations[key] = id
            for known_by in (key, record.get("id"), record.get("name")):
                if known_by:
                    found.setdefault(known_by, id)
        return found

    def _owner_named(self, name: str) -> str:
        """One of our organisations by its id or its name, for a file that names it without describing it."""
        shelf = self.catalogue.shelf("organisation")
        if name in shelf:
            return name
        for id, entry in shelf.items():
            if isinstance(entry.tree.value, dict) and _words(str(entry.tree.value.get("name", ""))) == _words(name):
                return id
        return ""

    def _new_id(self, kind: str, record: Plain) -> str:
        wanted = str(record.get("id") or "")
        if not re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", wanted):
            wanted = slug(str(record.get("name") or "")) or kind
        id, number = wanted, 1
        while id in self.taken[kind]:
            number += 1
            id = f"{wanted}-{number}"
        self.taken[kind].add(id)
        return id

    # What becomes of it.

    def _step(self, kind: str, id: str, record: Plain) -> str:
        model = MODELS[kind]
        theirs = {name: value for name, value in record.items() if name in model.model_fields and name != "id"}
        if not id:
            return self._add(kind, theirs, record)
        entry = self.catalogue.shelf(kind)[id]
        step = Step(kind, id, "same", str(theirs.get("name") or id))
        self.made.steps.append(step)
        if not isinstance(entry.tree.value, dict):
            # A file that cannot be read is for `check` to report and a person to mend.
            step.kept.append(Difference("the whole file", "cannot be read", "was not taken"))
            return id
        ours = entry.tree.value
        known = self.before.fields.get(f"{kind}/{id}")
        prints = dict(known or {})
        changed: Plain = {}
        for name in model.model_fields:
            if name in {"id", "source", "source_id"}:
                # They said which record is meant. One of our own, come back, needs no other source than itself.
                continue
            if name not in theirs:
                if name in ours and prints.get(name) == print_of(meant(model, name, ours[name])):
                    step.kept.append(difference(name, ours[name], None))
                continue
            meaning = meant(model, name, theirs[name])
            if name in ours:
                here = meant(model, name, ours[name])
                if here == meaning:
                    prints[name] = print_of(meaning)
                    continue
                may = prints.get(name) == print_of(here) or (known is None and record.get("id") == id)
            elif meaning == _default(model, name):
                # What is said by saying nothing.
                continue
            else:
                may = name not in prints
            if not may:
                step.kept.append(difference(name, ours.get(name), theirs[name]))
                continue
            changed[name] = theirs[name]
            prints[name] = print_of(meaning)
            step.changes.append(difference(name, ours.get(name), theirs[name]))
        self.after.fields[f"{kind}/{id}"] = prints
        self.merged[f"{kind}/{id}"] = {**ours, **changed}
        if changed:
            step.what = "changed"
            self.made.files[step.path] = with_fields(entry.tree, changed, model)
        return id

    def _add(self, kind: str, theirs: Plain, record: Plain) -> str:
        model, id = MODELS[kind], self._new_id(kind, record)
        whole = {"id": id, **theirs}
        missing = [name for name, field in model.model_fields.items() if field.is_required() and name not in whole]
        heading = [f"Imported from {self.incoming.source} on {in_words(self.today)}. Read it through: nobody here has yet."]
        if missing:
            heading.append("Fill in what is missing. Nothing is built until `handrail check` passes.")
        came_before = f"{kind}/{id}" in self.before.fields
        self.made.steps.append(Step(kind, id, "new", str(theirs.get("name") or id), missing=missing, came_before=came_before))
        self.made.files[self.made.steps[-1].path] = tidy_yaml.record_as_yaml(whole, model, heading)
        self.after.fields[f"{kind}/{id}"] = {
            name: print_of(meant(model, name, value)) for name, value in theirs.items() if name not in {"source", "source_id"}
        }
        self.merged[f"{kind}/{id}"] = whole
        return id

    def _suggest(self) -> None:
        """Look for twins of the records that are new."""
        new = {step.id for step in self.made.of("new") if step.kind == "service"}
        if not new:
            return
        records = {
            id: entry.tree.value for id, entry in self.catalogue.shelf("service").items() if isinstance(entry.tree.value, dict)
        }
        records |= {name.partition("/")[2]: one for name, one in self.merged.items() if name.startswith("service/")}
        known = [pair.services for record in self.catalogue.records("not_the_same").values() for pair in record.pairs]
        profiles = [duplicates.profile(id, record) for id, record in records.items()]
        self.made.likely = duplicates.likely(profiles, known, new)


def slug(name: str) -> str:
    """A name as an id: small letters without accents, figures and hyphens, 60 at most."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower().replace("'", "")
    words = re.findall(r"[a-z0-9]+", re.sub(r"\bs\b", "s", plain))
    id = ""
    for word in words:
        if len(id) + len(word) > 59:
            break
        id = f"{id}-{word}" if id else word
    return id or (words[0][:60] if words else "")


def _default(model: type[BaseModel], name: str) -> str:
    field = model.model_fields[name]
    return "" if field.is_required() else json.dumps(field.default)


def _words(name: str) -> str:
    return " ".join(re.findall(r"\w+", name.casefold().replace("’", "'").replace("'", "")))
