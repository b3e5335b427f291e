"""Numbers as people read them and as a phone dials them."""

from __future__ import annotations

import pytest

from handrail.models.service import Phone
from handrail.rules.phone_number import is_for_drama
from handrail.views.phones import as_line, dialled, plain_line


@pytest.mark.parametrize(
    ("number", "digits"),
    [
        ("01632 960101", "+441632960101"),
        ("(01632) 960-101", "+441632960101"),
        ("+44 1632 960101", "+441632960101"),
        ("+44 (0)1632 960101", "+441632960101"),
        ("0808 157 0101", "+448081570101"),
        ("01312210505", "+441312210505"),
    ],
)
def test_a_full_number_is_dialled_with_the_code_for_abroad(number: str, digits: str) -> None:
    """The link then works on any phone, wherever it was bought."""
    assert dialled(number) == digits


@pytest.mark.parametrize(
    ("number", "digits"), [("999", "999"), ("116 123", "116123"), ("0800 1111", "08001111"), ("18000", "18000")]
)
def test_a_short_number_is_dialled_as_it_is(number: str, digits: str) -> None:
    """With +44 before it, 999 would reach nobody."""
    assert dialled(number) == digits


def test_a_number_of_ten_digits_is_a_full_one() -> None:
    """Some area codes have numbers a figure shorter."""
    assert dialled("01632 96010") == "+44163296010"


def test_a_number_is_shown_as_its_owner_prints_it() -> None:
    """People know their helpline by the rhythm of its spaces."""
    assert as_line(Phone(number="08081 570 101")).number == "08081 570 101"


def test_a_number_to_text_opens_a_message() -> None:
    """Ringing it might reach nobody."""
    line = as_line(Phone(number="07700 900101", type="text"))
    assert (line.verb, line.href) == ("Text", "sms:+447700900101")


def test_a_textphone_number_is_rung() -> None:
    """It is a voice line with another machine at its end."""
    line = as_line(Phone(number="18000", type="textphone"))
    assert (line.verb, line.href) == ("Textphone", "tel:18000")


def test_a_number_with_nothing_said_about_it_has_no_note() -> None:
    """Free and off the bill are said only where the record says so."""
    assert as_line(Phone(number="01632 960101")).note == ""


@pytest.mark.parametrize(
    ("free", "type", "note"),
    [("yes", "voice", "Free to ring"), ("yes", "text", "Free"), ("no", "voice", "Charged at your usual rate")],
)
def test_what_a_number_costs_is_said_where_it_is_known(free: str, type: str, note: str) -> None:
    """Nobody should have to guess whether the call will cost money."""
    assert as_line(Phone(number="01632 960101", type=type, is_free=free)).note == note


def test_a_label_stands_before_the_cost() -> None:
    """What a number is for matters first."""
    assert as_line(Phone(number="01632 960101", label="at night", is_free="yes")).note == "At night. Free to ring"


def test_a_number_off_the_bill_names_who_said_so_and_when() -> None:
    """People plan their safety on it."""
    phone = Phone(number="01632 960101", shows_on_bill="no", bill_source="the line itself", bill_checked_on="2026-10-01")
    assert as_line(phone).note == "The line itself said on 1 October 2026 that it does not show on bills"


def test_a_number_that_shows_on_the_bill_says_nothing_about_it() -> None:
    """That is what people expect already."""
    assert as_line(Phone(number="01632 960101", shows_on_bill="yes")).note == ""


def test_a_helplines_number_to_text_opens_a_message() -> None:
    """A helpline has no record for each number, so the verb decides."""
    assert plain_line("07700 900101", verb="Text").href == "sms:+447700900101"


@pytest.mark.parametrize("number", ["01632 960000", "+44 (0)20 7946 0999", "0131 496 0123", "07700 900 999", "0909 879 0000"])
def test_a_number_kept_for_invented_people_is_known_however_it_is_written(number: str) -> None:
    """Ofcom keeps a range of every kind."""
    assert is_for_drama(number)


@pytest.mark.parametrize("number", ["01632 961000", "01312210505", "0808 158 0000", "07700 901000"])
def test_a_number_beside_a_range_for_invented_people_is_not_in_it(number: str) -> None:
    """One figure further on somebody may answer."""
    assert not is_for_drama(number)
