"""What the form asks, which services stand beside another, and the order they are in."""

from __future__ import annotations

from pathlib import Path

import invented
import pytest
from conftest import ROOT, TODAY
from hypothesis import given, settings
from hypothesis import strategies as st

from handrail.catalogue import Catalogue
from handrail.views import finder, service_page, services


@pytest.fixture(scope="module")
def directory(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    """Eighty invented services."""
    return invented.write(tmp_path_factory.mktemp("invented"), 80)


def test_only_answers_that_make_a_difference_are_offered(directory: Catalogue) -> None:
    """An answer that no service names would lead to an empty page or to the page as it was."""
    view = finder.finder(directory, "otherham", TODAY)
    for question in view.questions:
        for choice in question.choices:
            if question.is_strict:
                assert any(choice.id in {*card.yes_ids, *card.ask_ids, *card.no_ids} for card in view.cards)
            else:
                ids = {"language": lambda card: [*card.language_ids, *card.maybe_ids]}.get(
                    question.name, lambda card, name=question.name: getattr(card, f"{name}_ids")
                )
                assert any(choice.id in ids(card) for card in view.cards), (question.name, choice.id)
                assert choice.count + choice.ask > 0


def test_the_number_beside_an_answer_is_how_many_say_yes(directory: Catalogue) -> None:
    """“Ask” is never counted as yes."""
    view = finder.finder(directory, "exampleton", TODAY)
    (who,) = [question for question in view.questions if question.name == "who"]
    for choice in who.choices:
        assert choice.count == sum(choice.id in card.yes_ids for card in view.cards)
        assert choice.ask == sum(choice.id in card.ask_ids for card in view.cards)


def test_a_card_is_worked_out_once_however_many_lists_it_stands_in(directory: Catalogue) -> None:
    """Ten thousand services in three hundred places would otherwise be worked out many times over."""
    both = next(one for one in finder.listed_services(directory, TODAY) if len(one.service_areas) == 2)
    cards = [card for area in both.service_areas for card in finder.finder(directory, area, TODAY).cards if card.id == both.id]
    assert len(cards) == 2 and cards[0] is cards[1]


@settings(max_examples=40, deadline=None, database=None)
@given(random=st.randoms(use_true_random=False))
def test_the_order_does_not_depend_on_the_order_of_the_records(directory: Catalogue, random) -> None:
    """Total: two services never share a place, so shuffling them changes nothing."""
    listed = finder.listed_services(directory, TODAY)
    shuffled = list(listed)
    random.shuffle(shuffled)
    assert sorted(shuffled, key=lambda one: finder.order_of(one, TODAY)) == listed
    assert len({finder.order_of(one, TODAY) for one in listed}) == len(listed)


def test_services_like_this_one_cover_the_same_place_and_give_the_same_help(directory: Catalogue) -> None:
    """At most four, never the service itself, and the reason is said."""
    records = directory.records("service")
    codes = {f"s/{services.code_of(directory, one)}.html": one for one in records.values()}
    seen = 0
    for one in finder.listed_services(directory, TODAY):
        shown, because = service_page.similar(directory, one, TODAY)
        assert len(shown) <= service_page.MOST_SIMILAR and bool(shown) == bool(because)
        for other in (codes[link.address] for link in shown):
            assert other.id != one.id and other.needs and one.needs[0] in other.needs
            assert one.service_areas[0] in other.service_areas
            seen += 1
        assert len({link.address for link in shown}) == len(shown)
    assert seen


def test_help_for_people_who_use_abuse_is_beside_no_survivors_service_nor_the_other_way(directory: Catalogue) -> None:
    """S23."""
    own = [one for one in directory.records("service").values() if "own-behaviour" in one.needs]
    assert own
    assert [service_page.similar(directory, one, TODAY) for one in own] == [([], "")] * len(own)
    addresses = {f"s/{services.code_of(directory, one)}.html" for one in own}
    for area in ("exampleton", "otherham"):
        cards = finder.finder(directory, area, TODAY).cards
        assert not {card.id for card in cards} & {one.id for one in own}
    for one in finder.listed_services(directory, TODAY):
        assert not {link.address for link in service_page.similar(directory, one, TODAY)[0]} & addresses


def test_a_page_with_nothing_local_still_has_lines_to_ring(small: Path) -> None:
    """Never empty: national lines for anybody, then lines set up for some people."""
    headings = [group.heading for group in finder.finder(Catalogue(ROOT), "northfold", TODAY).national]
    assert headings == ["National lines", "Lines set up for some people"]


def test_sign_language_staff_answer_a_tick_of_sign_language(directory: Catalogue) -> None:
    """The access list says so; nobody should have to write it twice."""
    for one in finder.listed_services(directory, TODAY):
        card = services.as_card(directory, one, TODAY)
        if {"bsl-staff", "bsl-interpreter"} & set(one.access):
            assert "bfi" in card.language_ids
        assert ("*" in card.maybe_ids) == ("spoken-interpreter" in one.access)
