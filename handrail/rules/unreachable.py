"""An active service gives no way to reach it.

Why: a card without a number, an address or a page is a promise nobody can keep.
Source: the project's own checks on Open Referral UK data.
Mend: add a phone number, a web form, an email address or a website; or mark the record inactive.
"""

from handrail.problems import Problem


def find(catalogue, today):
    for entry in catalogue.shelf("service").values():
        service = entry.record
        if service is None or service.status != "active":
            continue
        ways = (service.phones, service.email, service.web_form, service.live_chat, service.website, service.location)
        if not any(ways):
            yield Problem(
                entry.where("name"),
                "unreachable",
                "There is no way to reach this service.",
                "Add a phone number, a web form, an email address or a website, or make its status inactive.",
            )
