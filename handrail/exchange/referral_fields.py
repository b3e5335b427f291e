"""What our fields and words are called in a feed, on the way out and on the way in."""

from __future__ import annotations

# Fields of a service whose values are words of a vocabulary, in the order their attributes are written.
ATTRIBUTES = {
    "needs": "need",
    "abuse": "abuse",
    "serves": "group",
    "accommodation_type": "accommodation_type",
    "access": "access",
    "channels": "channel",
    "routes": "route",
}
SCHEMES = (*ATTRIBUTES.values(), "who")
LED = "led_by_and_for"
SPOKEN = {"staff": "Staff speak it", "interpreter": "An interpreter can be booked", "leaflet": "There is a leaflet"}
IDENTIFIERS = {
    "GB-CHC": "Charity number",
    "GB-SC": "Scottish charity number",
    "GB-NIC": "Northern Ireland charity number",
    "GB-COH": "Company number",
}
# Fields that have no place in the standard and stand in `handrail` as they are.
CARRIED = (
    "live_chat",
    "web_form",
    "eligibility_description",
    "not_for",
    "who_can_get_in",
    "safe_contact",
    "bank_holidays",
    "hours_note",
    "is_free",
    "cost_note",
    "wait_note",
    "wait_checked_on",
    "location_disclosure",
    "named_area",
    "assured_by",
    "review_after",
    "refs",
)
