"""A confidential service carries something that says where it is.

Why: a published address can be used to find somebody who has fled. In a static site a hidden value is still public.
Source: safety.md, Confidential places, 1 and 2.
Mend: delete the lines. If they have been pushed, tell whoever keeps the repository today: they stay in its history.
"""

from handrail.problems import Problem

# A building may say it has a lift without saying where it is; these three lead to its door.
PLACE_ACCESS = {"parking", "public-transport"}


def find(catalogue, today):
    for entry in catalogue.shelf("service").values():
        service = entry.record
        if service is None:
            continue
        hidden = service.location_disclosure != "public"
        if hidden and service.location:
            yield Problem(
                entry.hidden("location"),
                "confidential_place",
                f"“location_disclosure” is “{service.location_disclosure}”, so this file must not hold the address.",
                f"{_taken_out(entry, 'location')} If it has already been pushed, tell whoever looks after the "
                "repository now: it stays in the history.",
            )
        if hidden:
            for index, word in enumerate(service.access):
                if word in PLACE_ACCESS:
                    yield Problem(
                        entry.where("access", index),
                        "confidential_place",
                        f"“{word}” describes the place of a service whose place is not public.",
                        "Delete it. The service can tell people when they ring.",
                    )
        if is_safe_accommodation(service) and hidden is False and not service.location_consent:
            yield Problem(
                entry.where("location_disclosure"),
                "confidential_place",
                "This is safe accommodation, and nothing says that the provider agreed to publish its place.",
                "Write none, or add location_consent with the role of the person who agreed and the day.",
            )
        if is_safe_accommodation(service) and service.location_disclosure == "area_only" and not service.location_consent:
            yield Problem(
                entry.where("location_disclosure"),
                "confidential_place",
                "This is safe accommodation, and nothing says that the provider agreed to name the area.",
                "Write none, or add location_consent with the role of the person who agreed and the day.",
            )
        if service.named_area and service.location_disclosure != "area_only":
            yield Problem(
                entry.hidden("named_area"),
                "confidential_place",
                f"“named_area” is filled in, but “location_disclosure” is “{service.location_disclosure}”.",
                f"{_taken_out(entry, 'named_area')} Or write area_only, if the provider chose to name that area.",
            )
        if service.location_disclosure == "public" and not service.location and "in-person" in service.channels:
            yield Problem(
                entry.where("location_disclosure"),
                "confidential_place",
                "The place is public, but no address is given.",
                "Add location with address, town and postcode, or write none.",
                "warning",
            )


def _taken_out(entry, field):
    """How a value is taken out of a record: of a file its lines, of a table its cells."""
    if entry.is_a_row:
        return {"location": "Empty the cells for address, town and postcode.", "named_area": "Empty this cell."}[field]
    return {"location": "Delete “location” and everything under it.", "named_area": "Delete named_area."}[field]


def is_safe_accommodation(service):
    """Whether people live there to be safe, so that its place is never published without consent."""
    return bool(service.accommodation_type) or "residential" in service.channels
