"""Which records may be one service twice, which are not, and that it takes no long time to tell."""

from __future__ import annotations

import time

import pytest

from handrail.exchange.duplicates import likely, profile


def service(name: str, number: str = "", **more) -> dict:
    return {"name": name, "phones": [{"number": number}] if number else [], **more}


PAIRS = [
    (service("Evening line", "01632 960101"), service("The Evening Line", "+44 (0)1632 960101"), True),
    (service("Evening line"), service("Evening Line service"), True),
    (service("Women's advice"), service("Womens Advice"), True),
    (
        service("Evening line", website="https://www.a.example.org/x"),
        service("Evenings line", website="http://a.example.org"),
        True,
    ),
    (service("Open Door", "01632 960101", organisation="a"), service("Open Door Cafe", "01632 960101", organisation="b"), True),
    (service("Evening line"), service("Evening line", service_areas=["a"]), True),
    (service("Evening line", service_areas=["a"]), service("Evening line", service_areas=["b"]), False),
    (service("Line 1", "01632 960101"), service("Line 2", "01632 960101"), False),
    (service("Refuge", "01632 960101", organisation="a"), service("Counselling", "01632 960101", organisation="a"), False),
    (service("Refuge", "01632 960101", organisation="a"), service("Counselling", "01632 960101", organisation="b"), False),
    (service("Police", "101"), service("Council", "101"), False),
    (service(""), service(""), False),
    ({"name": ["x"], "phones": "y", "service_areas": {}}, {"name": None, "phones": [7]}, False),
]


@pytest.mark.parametrize(("one", "two", "same"), PAIRS)
def test_what_makes_two_records_alike(one: dict, two: dict, same: bool) -> None:
    """A name says most; a shared number says something; numbers in names, and areas apart, say no."""
    assert bool(likely([profile("a", one), profile("b", two)])) is same


def test_a_pair_a_person_has_looked_at_is_not_raised_again() -> None:
    """In either order, and as one of several."""
    profiles = [profile(id, service("Evening line")) for id in "abc"]
    assert [(one.first, one.second) for one in likely(profiles)] == [("a", "b"), ("a", "c"), ("b", "c")]
    assert [(one.first, one.second) for one in likely(profiles, [["c", "a"]])] == [("a", "b"), ("b", "c")]
    assert likely(profiles, [["c", "b", "a"]]) == []
    assert [(one.first, one.second) for one in likely(profiles, [], {"c"})] == [("a", "c"), ("b", "c")]


def test_ten_thousand_records_with_one_host_and_one_number_do_not_take_all_day() -> None:
    """Growth is what is held here: four times the records, not much more than four times the work."""

    def spent(number: int) -> float:
        profiles = [
            profile(str(one), service(f"Service {one} of place {one % 300}", "01632 960101", website="https://example.org"))
            for one in range(number)
        ]
        took = []
        # The least of three: another program on the machine can only add to it.
        for _ in range(3):
            start = time.process_time()
            likely(profiles)
            took.append(time.process_time() - start)
        return min(took)

    spent(500)
    assert spent(8_000) < 4 * 2.5 * max(spent(2_000), 0.02)
