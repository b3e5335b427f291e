"""The finder's rules as a style sheet, and a partnership's own colours as one."""

from __future__ import annotations

import re
from pathlib import Path

from conftest import catalogue_of

from handrail.models.partnership import Colours
from handrail.views.filters import own_colours, script_free
from handrail.views.finder import ASKED


def test_the_rules_hold_only_where_no_script_runs(small: Path) -> None:
    """With a script they would cost time on every tick."""
    sheet = script_free(catalogue_of(small))
    assert sheet.count("@media (scripting: none) {") == 1 and sheet.rstrip().endswith("}\n}")


def test_every_need_has_a_rule_that_keeps_its_services(small: Path) -> None:
    """A word added to the vocabulary needs no other change."""
    catalogue = catalogue_of(small)
    rule = r'#need-([\w-]+):checked\) ~ \.finder__results \.service-card\[data-need~="\1"\] \{ --need: initial; \}'
    kept = set(re.findall(rule, script_free(catalogue)))
    assert kept == set(catalogue.terms("need")) != set()


def test_ticking_anything_first_rules_every_card_out(small: Path) -> None:
    """The rules after it let back in what fits."""
    assert '.finder__form:has([name="need"]:checked) ~ .finder__results .service-card { --need: none; }' in script_free(
        catalogue_of(small)
    )


def test_a_service_for_anyone_stays_for_every_group(small: Path) -> None:
    """Somebody who ticks “deaf people” is anyone too."""
    rule = (
        '.finder__form:has([name="group"]:checked) ~ .finder__results .service-card[data-group~="everyone"] { --group: initial; }'
    )
    assert rule in script_free(catalogue_of(small))


def test_a_service_for_anyone_is_not_let_in_by_every_need(small: Path) -> None:
    """The word “everyone” belongs to groups alone."""
    assert '[data-need~="everyone"]' not in script_free(catalogue_of(small))


def test_a_card_shows_only_where_no_question_rules_it_out(small: Path) -> None:
    """A variable that is not set falls through to the next question's, and the last to the card."""
    shown = "block"
    for asking in reversed(ASKED):
        shown = f"var(--{asking.name}, {shown})"
    assert f".finder__results .service-card {{ display: {shown}; }}" in script_free(catalogue_of(small))
    assert shown.startswith("var(--need, var(--abuse, ")


def test_a_service_that_says_nothing_of_a_question_stays(small: Path) -> None:
    """Silence is not a no: but a service that nobody says is led by and for a group is not taken for one."""
    sheet = script_free(catalogue_of(small))
    assert '[data-language=""][data-maybe=""] { --language: initial; }' in sheet
    for name in ("abuse", "group", "access"):
        assert f'[data-{name}=""] {{ --{name}: initial; }}' in sheet
    assert '[data-led=""]' not in sheet


def test_only_a_plain_no_rules_a_service_out_of_who_can_get_in(small: Path) -> None:
    """Each tick alone can rule out, so that all of them must hold; ask and silence stay."""
    catalogue = catalogue_of(small)
    rule = r'#who-([\w-]+):checked\) ~ \.finder__results \.service-card\[data-no~="\1"\] \{ --who: none; \}'
    assert set(re.findall(rule, script_free(catalogue))) == set(catalogue.terms("who")) != set()
    assert "--who: initial" not in script_free(catalogue)


def test_an_interpreter_for_any_language_answers_every_language(small: Path) -> None:
    """The record says that one can be arranged; the card says to ask."""
    assert '[data-maybe~="*"] { --language: initial; }' in script_free(catalogue_of(small))


def test_a_partnership_without_colours_has_no_sheet() -> None:
    """The toolkit's own stand."""
    assert own_colours(Colours()) == ""


def test_a_partnerships_colours_are_for_light_screens() -> None:
    """A colour chosen for white paper may be unreadable on black."""
    assert own_colours(Colours(primary="#1F4E4A", accent="#aa3300")) == (
        "@media (prefers-color-scheme: light) { :root { --colour-primary: #1f4e4a; --colour-accent: #aa3300; } }\n"
    )


def test_one_colour_alone_leaves_the_other_as_it_is() -> None:
    """Nothing is set to nothing."""
    assert "--colour-primary" not in own_colours(Colours(accent="#aa3300"))
