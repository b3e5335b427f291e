"""Where an outside service is, if that may be known; and if not, what kind of place it is and nothing else."""

from __future__ import annotations

from handrail.exchange import accommodation, withheld
from handrail.exchange.referral_outside import Json, Outside
from handrail.exchange.referral_shapes import items


def take(service: Json, record: Json, outside: Outside, hides: bool) -> None:
    """Take its first whole address, or say that there is none; of what may be safe accommodation, nothing but its type."""
    if hides and outside.extra:
        return
    if hides:
        service["location_disclosure"] = "none"
        terms = (one.get("taxonomy_term") for one in items(record.get("attributes")))
        words = [str(term.get("name") or "") for term in terms if isinstance(term, dict)]
        accommodation.withhold(service, words, outside.catalogue, outside.say, "service_at_locations")
        return
    places = [one["location"] for one in items(record.get("service_at_locations")) if isinstance(one.get("location"), dict)]
    physical = [one for one in places if one.get("location_type", "physical") == "physical"]
    for place in physical:
        for address in items(place.get("addresses")):
            if address.get("address_type", "physical") == "postal" or service.get("location"):
                continue
            parts = [outside.text(address, f"address_{number}") for number in (1, 2, 3, 4) if address.get(f"address_{number}")]
            location = {
                "address": ", ".join(parts),
                "town": outside.text(address, "city"),
                "postcode": outside.text(address, "postal_code"),
            }
            if all(location.values()):
                service["location"] = location
        for one in items(place.get("accessibility")):
            match = outside.terms.find({"name": one.get("accessibility") or one.get("description") or ""}, "access")
            if match and match.words and match.words[0][1] not in service["access"]:
                service["access"].append(match.words[0][1])
    if service.get("location"):
        service["location_disclosure"] = "public"
        if outside.extra:
            return
        outside.say("service_at_locations", "guessed", "Its address was taken as one that anyone may know. Ask them.")
        if len(physical) > 1:
            outside.say("service_at_locations", "left out", "It has several places. Only the first was taken.")
    else:
        service["location_disclosure"] = "none"
        if physical:
            outside.say("service_at_locations", "left out", "The address lacks a street, a town or a postcode.")


def without_place_words(service: Json, outside: Outside) -> Json:
    """The record of ours without words that give its place away."""
    kept, found = withheld.without_place_words(service)
    if found:
        if "name" not in kept:
            kept["name"], outside.label = withheld.NAME, str(service["source_id"])
        outside.say(
            ", ".join(dict.fromkeys(found)),
            "address removed",
            withheld.DROPPED,
        )
    return kept
