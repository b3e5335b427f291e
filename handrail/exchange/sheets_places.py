"""Where the service of an outside row is: taken where anyone may know, and dropped where it may be safe accommodation."""

from __future__ import annotations

from hashlib import sha256

from handrail.catalogue import Catalogue
from handrail.exchange import accommodation, withheld
from handrail.exchange import sheets_values as values
from handrail.exchange.incoming import Incoming, Note, Tell
from handrail.exchange.plain_text import as_plain
from handrail.exchange.sheets_cells import Plain
from handrail.exchange.sheets_headings import Heading
from handrail.places import place_in
from handrail.sheets.cells import parts

# Columns in which other people write what kind of service it is.
CATEGORIES = {"needs", "channels", accommodation.FIELD}


class Places:
    """Takes the places of rows, and remembers what may not stand in any other row either."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._given_away: set[str] = set()
        """Streets and postcodes of what may be a refuge."""
        self._owners: set[str] = set()
        """Organisations that run what may be a refuge."""
        self.hiding: set[str] = set()
        """Organisations with a service whose place is not public."""

    def take(self, record: Plain, filled: list[tuple[Heading, str]], special: dict[str, str], tell: Tell) -> None:
        """Drop the place of what is not public, or may be safe accommodation, before anybody else sees the record."""
        said = record.get("location_disclosure")
        lived_in = bool(record.get("accommodation_type")) or "residential" in record.get("channels", ())
        kept_back = (
            values.yes_or_no(special.get("@hides", ""))[0] == "no" or values.yes_or_no(special.get("@masks", ""))[0] == "yes"
        )
        if said:
            # A Handrail sheet has asked the provider.
            hides = said != "public" or (lived_in and not record.get("location_consent"))
        else:
            hides = lived_in or kept_back or any(withheld.SAFE_PLACE.search(as_plain(cell)) for _, cell in filled)
        place = record.get("location")
        if hides:
            if not said:
                self._given_away |= withheld.places_of({"location": place or {}})
                self._owners |= {record["organisation"]} if "organisation" in record else set()
            record.pop("location", None)
            if said != "area_only" or (lived_in and not record.get("location_consent")):
                record.pop("named_area", None)
            if place or any(heading.special == "place" for heading, _ in filled):
                tell("address", "address removed", "It may be a confidential place, so its address was dropped.")
            if said in {None, "public"}:
                record["location_disclosure"] = "none"
                if said:
                    tell("address", "guessed", accommodation.WITHHELD)
                else:
                    cells = [cell for heading, cell in filled if heading.column and heading.column.field in CATEGORIES]
                    words = [word for cell in cells for part in parts(cell) for word in part.split(",")]
                    accommodation.withhold(record, words, self._catalogue, tell, "address")
        elif not said:
            whole = place and all(place.get(part) for part in ("address", "town", "postcode"))
            record["location_disclosure"] = "public" if whole else "none"
            if whole:
                tell("address", "guessed", "Its address was taken as one that anyone may know. Ask them.")
            elif place:
                del record["location"]
                tell("address", "left out", "The address lacks a street, a town or a postcode.")
        if record["location_disclosure"] != "public":
            kept, found = withheld.without_place_words(record)
            if found:
                kept.setdefault("name", withheld.NAME)
                record.clear()
                record.update(kept)
                tell(", ".join(dict.fromkeys(found)), "address removed", withheld.DROPPED)
            if place_in(record.get("source_id", "")):
                # Still the same at the next import, and nobody can read it back.
                record["source_id"] = f"withheld-{sha256(record['source_id'].encode()).hexdigest()[:16]}"
                tell(
                    "id",
                    "address removed",
                    "The id may give a confidential place away. A made one stands for it.",
                )
            self.hiding.add(record.get("organisation", ""))

    def across(self, incoming: Incoming) -> None:
        """Take out of every other record what a hidden one gave away."""
        self._withhold_owners(incoming)
        withheld.across(incoming, self._given_away, self._owners)

    def _withhold_owners(self, incoming: Incoming) -> None:
        """What says where a hidden service is may also stand in the words of the organisation that runs it."""
        for index, owner in enumerate(incoming.organisations):
            if {owner.get("id"), owner.get("name")} & self.hiding:
                incoming.organisations[index], found = withheld.without_place_words(owner)
                if found:
                    fields = ", ".join(dict.fromkeys(found))
                    incoming.notes.append(Note("organisations", label(owner), fields, "address removed", withheld.DROPPED))


def label(record: Plain) -> str:
    """What a report calls a record: its name, unless that may give a place away; else its id."""
    names = [str(record.get(field) or "") for field in ("name", "id", "source_id")]
    return next((name[:80] for name in names if name and not place_in(name)), "")
