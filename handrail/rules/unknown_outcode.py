"""An area has the first half of a postcode that does not exist.

Why: one figure too many, and nobody who lives there finds the place by their postcode; another's people are sent to it.
Source: data/reference/outcodes/, from Code-Point Open for Great Britain and an open list for Northern Ireland.
Mend: correct it. One that is newer than the lists goes into a file of your own in data/reference/outcodes/. Examples use ZZ.
"""

from itertools import takewhile

from rapidfuzz.distance import OSA, Indel

from handrail.problems import Problem

NEEDS_PARTNERSHIP = True
INVENTED = "ZZ"
"""No postcode begins so, and none will: it is what examples and tests use."""
MOST = 3
"""More guesses than this are no help."""


def find(catalogue, today):
    lists = catalogue.shelf("outcode_list").values()
    # A list that cannot be read has a problem of its own, and what stands in it is unknown to nobody's fault.
    if not lists or any(entry.record is None for entry in lists):
        return
    known = {outcode for entry in lists for outcode in entry.record.outcodes}
    for number, area in enumerate(catalogue.partnership.areas):
        for place, outcode in enumerate(area.outcodes):
            if outcode in known or outcode.startswith(INVENTED):
                continue
            near = _nearest(outcode, known)
            yield Problem(
                catalogue.shelf("partnership")["partnership"].where("areas", number, "outcodes", place),
                "unknown_outcode",
                f"No postcode begins with {outcode}.{f' Did you mean {_either(near)}?' if near else ''}",
                "Correct it or take it out. If it is new, write it into a file of your own in data/reference/outcodes/.",
            )


def _nearest(outcode, known):
    """First halves one slip away: those of the same town come first, and among them two figures changed round."""

    def unlikely(one):
        return _town(one) != _town(outcode), sorted(one) != sorted(outcode), Indel.distance(outcode, one), one

    return sorted((one for one in known if OSA.distance(outcode, one) == 1), key=unlikely)[:MOST]


def _town(outcode):
    """The letters it begins with."""
    return "".join(takewhile(str.isalpha, outcode))


def _either(words):
    return " or ".join([", ".join(words[:-1]), words[-1]] if words[1:] else words)
