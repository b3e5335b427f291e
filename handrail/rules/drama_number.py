"""A live site lists a number that is kept for invented people.

Why: such a number reaches nobody. On a demonstration it is right; on a live site it is a record nobody finished.
Source: Ofcom's ranges for drama, such as 01632 960000 to 960999, 07700 900000 to 900999 and 0808 157 0000 to 0999.
Mend: replace it with the service's own number.
"""

from handrail.problems import Problem
from handrail.rules.phone_number import is_for_drama, phone_numbers

NEEDS_PARTNERSHIP = True


def find(catalogue, today):
    if catalogue.partnership.demonstration:
        return
    for entry, loc, number in phone_numbers(catalogue):
        if is_for_drama(number):
            yield Problem(
                entry.where(*loc),
                "drama_number",
                "This number is one of those kept for invented people, so nobody answers it.",
                "Put the service's own number here before you publish.",
                "warning",
            )
