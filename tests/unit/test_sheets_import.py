"""Spreadsheets from elsewhere: what is mended, what is guessed, what is left out, and that each is said."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from conftest import ROOT
from hypothesis import HealthCheck, assume, given, settings
from openpyxl import Workbook
from strategies import as_catalogue, directories, with_words

from handrail.catalogue import Catalogue
from handrail.exchange.incoming import Incoming
from handrail.exchange.plain_text import as_plain
from handrail.exchange.referral_json import Unreadable
from handrail.exchange.sheets_reading import read_sheets
from handrail.exchange.sheets_writing import write_csv, write_xlsx
from handrail.models import Organisation, Service
from handrail.places import place_in

HEAD = "Service name,Provider,Description,Telephone,Area\n"
ROW = "Evening line,Example Support,Somebody to talk to.,01632 960101,Exampleton\n"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    """The small partnership with no services and the toolkit's words."""
    return with_words(Catalogue(tmp_path_factory.mktemp("empty"), toolkit=ROOT))


def read(site: Catalogue, path: Path, content: str | bytes) -> Incoming:
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_sheets(path, site, "council")


def book(path: Path, *rows: list, sheet: str = "Services") -> Workbook:
    made = Workbook()
    made.active.title = sheet
    for row in rows:
        made.active.append(row)
    made.save(path)
    return made


def said(incoming: Incoming, field: str) -> list[str]:
    """What was done to an outside field, in the order it was done."""
    return [note.did for note in incoming.notes if note.field == field]


# There and back.


def tame(made) -> bool:
    """Whether no text is one that an import changes on purpose: markup, a place, or quotation marks round the whole."""

    def texts(value):
        if isinstance(value, dict):
            return [text for inner in value.values() for text in texts(inner)]
        return [text for inner in value for text in texts(inner)] if isinstance(value, list) else [value]

    return all(as_plain(text) == text and not place_in(text) and text[0] not in "“„" for text in texts(list(made)))


@pytest.mark.parametrize("form", ["csv", "xlsx"])
@given(made=directories())
@settings(deadline=None, max_examples=30, suppress_health_check=list(HealthCheck))
def test_a_directory_written_out_and_imported_is_the_same(form: str, made, site: Catalogue, tmp_path_factory) -> None:
    """Every field comes back, but for the place of safe accommodation that nobody agreed to publish."""
    assume(tame(made))
    folder = tmp_path_factory.mktemp("out")
    before = as_catalogue(*made)
    path = folder / f"services.{form}"
    write_csv(before, folder) if form == "csv" else write_xlsx(before, path)
    incoming = read_sheets(path, site, "services")
    after = {one["id"]: Service.model_validate(one) for one in incoming.services}
    for id, service in before.records("service").items():
        lived_in = service.accommodation_type or "residential" in service.channels
        if lived_in and not service.location_consent and service.location_disclosure != "none":
            disclosure = "none" if service.location_disclosure == "public" else service.location_disclosure
            gone = {"location": None, "named_area": None, "location_disclosure": disclosure}
            service = service.model_copy(update=gone)
        assert after[id] == service
    assert {one["id"]: Organisation.model_validate(one) for one in incoming.organisations} == before.records("organisation")


def test_the_demonstration_is_imported_without_a_note(tmp_path: Path) -> None:
    """Our own sheets need no mending."""
    write_csv(Catalogue(ROOT), tmp_path)
    incoming = read_sheets(tmp_path / "services.csv", Catalogue(ROOT), "services")
    assert incoming.notes == []
    assert {one["id"]: Service.model_validate(one) for one in incoming.services} == Catalogue(ROOT).records("service")


# Files as they come.


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1252", "utf-16"])
def test_an_encoding_is_seen_and_said(site: Catalogue, tmp_path: Path, encoding: str) -> None:
    """Windows programs save in three ways, and none of them says which."""
    incoming = read(site, tmp_path / "list.csv", (HEAD + ROW.replace("Evening", "“Café”")).encode(encoding))
    assert incoming.services[0]["name"] == "“Café” line"
    assert said(incoming, "the file") == ([] if encoding == "utf-8-sig" else ["changed"])


@pytest.mark.parametrize("delimiter", [";", "\t", "|"])
def test_other_marks_between_cells_are_read(site: Catalogue, tmp_path: Path, delimiter: str) -> None:
    """A description may hold commas all the same."""
    text = (HEAD + ROW).replace(",", delimiter).replace("talk to.", "talk to, any day.")
    incoming = read(site, tmp_path / "list.csv", text)
    assert incoming.services[0]["summary"] == "Somebody to talk to, any day."
    assert said(incoming, "the file") == ["changed"]


def test_blank_rows_and_a_title_above_the_headings_do_no_harm(site: Catalogue, tmp_path: Path) -> None:
    """The note says which rows were not taken."""
    incoming = read(site, tmp_path / "list.csv", "Directory of services,,,,\n,,,,\n" + HEAD + "\n,,,,\n" + ROW)
    assert [one["name"] for one in incoming.services] == ["Evening line"]
    assert said(incoming, "the top") == ["left out"]


@pytest.mark.parametrize("content", [b"PK\x03\x04 no workbook", b"", b"\xd0\xcf\x11\xe0locked"])
def test_a_workbook_that_cannot_be_opened_is_refused_in_words(site: Catalogue, tmp_path: Path, content: bytes) -> None:
    """Nothing is taken, and nobody reads a traceback."""
    with pytest.raises(Unreadable) as refused:
        read(site, tmp_path / "list.xlsx", content)
    assert "cannot be opened" in refused.value.problem.what


def test_a_file_with_no_headings_gives_nothing_and_says_so(site: Catalogue, tmp_path: Path) -> None:
    """A shopping list is not a directory."""
    incoming = read(site, tmp_path / "list.csv", "milk,bread\neggs,flour\n")
    assert (incoming.services, said(incoming, "the headings")) == ([], ["left out", "not mapped"])


# What Excel does to cells.


def test_a_lost_nought_is_put_back_and_said(site: Catalogue, tmp_path: Path) -> None:
    """Excel takes 01632960101 for a number."""
    book(tmp_path / "a.xlsx", ["Name", "Telephone"], ["One", 1632960101], ["Two", "1.63296E+09"], ["Three", "01632 960102"])
    incoming = read_sheets(tmp_path / "a.xlsx", site, "council")
    assert [one.get("phones") for one in incoming.services] == [
        [{"number": "01632 960101"}], None, [{"number": "01632 960102"}],
    ]  # fmt: skip
    assert said(incoming, "Telephone") == ["changed", "left out"]


def test_dates_are_read_day_first_and_so_are_excels_numbers(site: Catalogue, tmp_path: Path) -> None:
    """03/04/2026 is the third of April here."""
    rows = [["One", "03/04/2026"], ["Two", 46115], ["Three", "3rd April 2026"], ["Four", "04/23/2026"], ["Five", "soon"]]
    book(tmp_path / "a.xlsx", ["Name", "Last verified"], *rows)
    incoming = read_sheets(tmp_path / "a.xlsx", site, "council")
    assert [one.get("assured_on") for one in incoming.services] == ["2026-04-03"] * 3 + ["2026-04-23", None]
    assert said(incoming, "Last verified") == ["changed", "changed", "changed", "guessed", "left out"]


def test_times_in_every_spelling_become_the_24_hour_clock(site: Catalogue, tmp_path: Path) -> None:
    """Half of a day is noon to Excel."""
    head = ["Name", "Days", "Opens", "Closes"]
    two, three = ["Two", "weekends", "9am", "5.30pm"], ["Three", "Tuesday and Thursday", "0930", "noon"]
    book(tmp_path / "a.xlsx", head, ["One", "Mon-Fri", 0.375, 0.5], two, three)
    incoming = read_sheets(tmp_path / "a.xlsx", site, "council")
    assert [one["schedules"] for one in incoming.services] == [
        [{"byday": "MO, TU, WE, TH, FR", "opens_at": "09:00", "closes_at": "12:00"}],
        [{"byday": "SA, SU", "opens_at": "09:00", "closes_at": "17:30"}],
        [{"byday": "TU, TH", "opens_at": "09:30", "closes_at": "12:00"}],
    ]


@pytest.mark.parametrize(
    ("cell", "lines"),
    [
        ("Mon-Fri 9-5", ["MO, TU, WE, TH, FR 09:00 17:00"]),
        ("Monday to Friday, 9.30am to 4.30pm; Saturday 10-2", ["MO, TU, WE, TH, FR 09:30 16:30", "SA 10:00 14:00"]),
        ("Mon-Thurs 9am-5pm and Fri 9am - noon", ["MO, TU, WE, TH 09:00 17:00", "FR 09:00 12:00"]),
        ("Weekdays: 13:00-17:00", ["MO, TU, WE, TH, FR 13:00 17:00"]),
        ("24/7", ["MO, TU, WE, TH, FR, SA, SU 00:00 23:59"]),
    ],
)
def test_days_and_hours_in_one_cell_are_read_where_they_are_certain(
    site: Catalogue, tmp_path: Path, cell: str, lines: list[str]
) -> None:
    """And it is said how they were read."""
    incoming = read(site, tmp_path / "a.csv", f'Name,Days\nOne,"{cell}"\n')
    assert [" ".join(line.values()) for line in incoming.services[0]["schedules"]] == lines
    assert "hours_note" not in incoming.services[0]
    (note,) = (note for note in incoming.notes if note.field == "opening times")
    assert note.did == "changed" and "were read as MO" in note.what


@pytest.mark.parametrize(
    "cell", ["Tues 6-8", "Mon-Fri 8-8", "1st Monday 10-12", "Mon-Fri 9-5 in term", "Mon-Fri", "Sat 22:00-02:00"]
)
def test_days_and_hours_that_are_not_certain_are_kept_in_their_words(site: Catalogue, tmp_path: Path, cell: str) -> None:
    """A wrong hour sends somebody to a locked door; no hours at all lose what was there."""
    incoming = read(site, tmp_path / "a.csv", f"Name,Days,Opening hours\nOne,{cell},Ring first.\n")
    assert incoming.services[0]["hours_note"] == f"Ring first. {cell}"
    assert "schedules" not in incoming.services[0] and said(incoming, "opening times") == ["changed"]


def test_opening_times_without_days_are_kept_in_words(site: Catalogue, tmp_path: Path) -> None:
    """With the time that Excel keeps as a part of a day written as a time."""
    book(tmp_path / "a.xlsx", ["Name", "Days", "Opens", "Closes"], ["One", None, 0.375, 0.5], ["Two", "Mon-Fri", "9", None])
    incoming = read_sheets(tmp_path / "a.xlsx", site, "council")
    assert [one["hours_note"] for one in incoming.services] == ["09:00 to 12:00", "Mon-Fri 09:00"]


def test_merged_cells_hidden_sheets_and_formulas_are_said(site: Catalogue, tmp_path: Path) -> None:
    """One organisation stands beside three services; a sum nobody worked out has no value."""
    made = book(
        tmp_path / "a.xlsx",
        ["Provider", "Service name", "Telephone"],
        ["Example Support", "One", "01632 960101"],
        [None, "Two", '="01632 "&"960102"'],
        [None, "Three", "01632 960103"],
    )
    made.active.merge_cells("A2:A4")
    made.create_sheet("Old list").sheet_state = "hidden"
    made.save(tmp_path / "a.xlsx")
    incoming = read_sheets(tmp_path / "a.xlsx", site, "council")
    assert [one["organisation"] for one in incoming.services] == ["Example Support"] * 3
    notes = [(note.where.removeprefix("a.xlsx "), note.field, note.did) for note in incoming.notes]
    assert ("(Services), row 2", "column 1", "changed") in notes
    assert ("(Services), row 3", "column 3", "left out") in notes
    assert ("(Old list)", "the sheet", "left out") in notes


def test_an_error_of_the_spreadsheet_is_no_value(site: Catalogue, tmp_path: Path) -> None:
    """#N/A is not a telephone number."""
    incoming = read(site, tmp_path / "a.csv", HEAD + ROW.replace("01632 960101", "#N/A"))
    assert "phones" not in incoming.services[0]
    assert said(incoming, "column 4") == ["left out"]


def test_the_guard_before_a_formula_is_taken_off(site: Catalogue, tmp_path: Path) -> None:
    """The apostrophe is not part of the words."""
    incoming = read(site, tmp_path / "a.csv", HEAD + ROW.replace("Somebody", "'=Somebody"))
    assert incoming.services[0]["summary"] == "=Somebody to talk to."


# Words.


def test_markup_becomes_plain_text(site: Catalogue, tmp_path: Path) -> None:
    """Nothing of a script is left, and it is said."""
    incoming = read(site, tmp_path / "a.csv", HEAD + ROW.replace("Somebody", '"<p>Some<b>body</b></p><script>alert(1)</script>"'))
    assert "<" not in str(incoming.services) and "alert" not in str(incoming.services)
    assert said(incoming, "Description") == ["changed"]


def test_words_are_matched_by_id_label_synonym_and_likeness(site: Catalogue, tmp_path: Path) -> None:
    """What is only likely is guessed; what is nothing is counted."""
    head = "Name,Category,Languages\n"
    rows = 'One,talk-now; Making a safety plan,Polish\nTwo,"Counseling and therapy, Plumbing",Polsh\n'
    incoming = read(site, tmp_path / "a.csv", head + rows)
    assert [one.get("needs") for one in incoming.services] == [["talk-now", "safety-plan"], ["counselling"]]
    assert [one.get("languages") for one in incoming.services] == [{"pl": "staff"}] * 2
    assert said(incoming, "Category") == ["guessed", "not mapped"]
    assert incoming.unmatched == {"Plumbing": 1}


def test_plain_words_for_a_need_are_read_and_those_of_another_list_are_shown_their_column(
    site: Catalogue, tmp_path: Path
) -> None:
    """Nobody has to learn that a refuge is “safe-tonight”."""
    incoming = read(site, tmp_path / "a.csv", "Name,Needs\nOne,Helpline; IDVA\nTwo,Refuge\nThree,Step-free; Women\n")
    assert [one.get("needs") for one in incoming.services] == [["talk-now", "advocate"], ["safe-tonight"], None]
    assert incoming.services[1]["accommodation_type"] == "refuge"
    said_of_three = [note.what for note in incoming.notes if note.record == "Three" and note.field == "Needs"]
    assert [what.split(" is “")[1].split(" and not")[0] for what in said_of_three] == [
        "step-free” in the list of access", "women” in the list of group",
    ]  # fmt: skip
    assert incoming.unmatched == {}


@pytest.mark.parametrize(("spelt", "meant"), [("Y", "yes"), ("TRUE", "yes"), ("nO", "no"), ("0", "no"), ("perhaps", None)])
def test_yes_and_no_in_every_spelling(site: Catalogue, tmp_path: Path, spelt: str, meant: str | None) -> None:
    """What is neither is said."""
    incoming = read(site, tmp_path / "a.csv", f"Name,Free of charge,Pets allowed\nOne,{spelt},{spelt}\n")
    assert (incoming.services[0].get("is_free"), incoming.services[0].get("who_can_get_in", {}).get("pets")) == (meant, meant)
    assert bool(said(incoming, "Free of charge")) == (spelt.casefold() not in {"yes", "no"})


def test_a_heading_that_is_not_known_is_said_once_and_near_ones_are_guessed(site: Catalogue, tmp_path: Path) -> None:
    """With how many rows had something in it."""
    incoming = read(site, tmp_path / "a.csv", "Name,Colour,Telephne\n" + "One,blue,01632 960101\n" * 1 + "Two,red,\n")
    note = next(note for note in incoming.notes if note.field == "Colour")
    assert (note.did, "2 rows" in note.what) == ("not mapped", True)
    assert said(incoming, "Telephne") == ["guessed"]
    assert incoming.services[0]["phones"] == [{"number": "01632 960101"}]


@pytest.mark.parametrize("heading", ["Last updated", "last_modified", "Date checked", "Last Reviewed:", "Last updted"])
def test_a_day_on_which_somebody_else_touched_a_row_is_no_review_of_ours(site: Catalogue, tmp_path: Path, heading: str) -> None:
    """It is told once, with the first and the last of its days, and with what to do if it was a check of ours."""
    incoming = read(site, tmp_path / "a.csv", f"Name,{heading}\nOne,03/04/2026\nTwo,2025-01-31\nThree,soon\n")
    assert not [one for one in incoming.services if set(one) & {"reviewed_on", "assured_on", "review_after"}]
    (note,) = (note for note in incoming.notes if note.field == heading)
    assert note.did == "left out" and "between 2025-01-31 and 2026-04-03" in note.what


def test_a_review_under_our_own_heading_is_taken(site: Catalogue, tmp_path: Path) -> None:
    """By the heading that export writes, and by the field's own name."""
    for heading in ("Read through on", "reviewed_on"):
        incoming = read(site, tmp_path / "a.csv", f"Name,{heading}\nOne,2026-04-03\n")
        assert incoming.services[0]["reviewed_on"] == "2026-04-03"


def test_names_of_persons_and_notes_of_staff_are_never_taken(site: Catalogue, tmp_path: Path) -> None:
    """Nor quoted in the report."""
    incoming = read(site, tmp_path / "a.csv", "Name,Contact name,Internal notes\nOne,Zebedee Quill,He rang twice\n")
    everything = str(incoming)
    assert "Zebedee" not in everything and "rang twice" not in everything
    assert said(incoming, "Contact name") == said(incoming, "Internal notes") == ["left out"]


# Places.


def test_a_refuge_whose_description_names_its_street_comes_without_it(site: Catalogue, tmp_path: Path) -> None:
    """The record is reported, the place is gone, the rest of the file is imported."""
    head = "Name,Description,Address,Town,Postcode,Latitude\n"
    refuge = 'Example refuge,"A safe house. We are at 12 Sample Street. Ring us.",12 Sample Street,Otherham,ZZ1 1AA,51.5\n'
    centre = "Advice centre,Advice.,1 Other Road,Otherham,ZZ1 2AA,51.5\n"
    incoming = read(site, tmp_path / "a.csv", head + refuge + centre)
    safe, centre = incoming.services
    assert safe["location_disclosure"] == "none" and "location" not in safe
    assert safe["summary"] == "A safe house. Ring us."
    assert (centre["location_disclosure"], centre["location"]["postcode"]) == ("public", "ZZ1 2AA")
    assert "Sample Street" not in str([safe, incoming.notes]) and "ZZ1" not in str([safe, incoming.notes])
    assert [note.did for note in incoming.notes if note.record == "Example refuge"].count("address removed") == 2


def test_no_other_part_of_a_refuges_record_says_where_it_is(site: Catalogue, tmp_path: Path) -> None:
    """Not its name, the id made of it, its organisation's name or words, or the report."""
    text = "Name,Provider,Description\n12 Sample Street refuge,14 Sample Street House,A refuge.\n"
    incoming = read(site, tmp_path / "a.csv", text)
    again = read(site, tmp_path / "a.csv", text)
    assert "Sample" not in str(incoming)
    assert incoming.services[0]["source_id"] == again.services[0]["source_id"] != ""
    made = Workbook()
    made.active.title = "services"
    for row in (["Name", "Organisation", "Description"], ["Refuge", "The Trust", "A safe house."]):
        made.active.append(row)
    owners = made.create_sheet("organisations")
    for row in (["Name", "Description"], ["The Trust", "A charity. Our house is at 12 Sample Street."]):
        owners.append(row)
    made.save(tmp_path / "a.xlsx")
    incoming = read_sheets(tmp_path / "a.xlsx", site, "council")
    assert incoming.organisations[0]["summary"] == "A charity."
    assert "Sample" not in str(incoming)


def test_an_address_that_the_source_masks_is_not_taken(site: Catalogue, tmp_path: Path) -> None:
    """A rough place is still a place."""
    head = "import_id,name,description,location_address_1,location_city,location_postcode,mask_exact_address\n"
    incoming = read(site, tmp_path / "a.csv", head + "7,Drop-in,Coffee.,1 Sample Street,Otherham,ZZ1 1AA,TRUE\n")
    assert "location" not in incoming.services[0]
    assert incoming.services[0]["location_disclosure"] == "none"


# Councils' sheets, and rows that are wrong.


def test_a_sheet_of_the_outpost_kind_is_read_with_its_further_rows(site: Catalogue, tmp_path: Path) -> None:
    """A further number and line of hours belong to the row they refer to; what is not shown there is left out."""
    head = (
        "import_id,import_id_reference,name,organisation,description,url,visible,contact_name,contact_phone,"
        "schedules_opens_at,schedules_closes_at,scheduled_weekday,temporarily_closed\n"
    )
    rows = (
        "1,,Evening line,Example Support,Somebody to talk to.,www.example.org,TRUE,Zebedee,01632960101,"
        "09:00:00,17:00:00,monday,TRUE\n"
        ",1,,,,,,,01632960102,10:00:00,12:00:00,tuesday,\n"
        "2,,Hidden,Example Support,Nothing.,,FALSE,,,,,,\n"
        ",9,,,,,,,01632960103,,,,\n"
    )
    incoming = read(site, tmp_path / "a.csv", head + rows)
    (one,) = incoming.services
    assert (one["source"], one["source_id"], one["status"]) == ("council", "1", "temporarily closed")
    assert [phone["number"] for phone in one["phones"]] == ["01632960101", "01632960102"]
    assert [line["byday"] for line in one["schedules"]] == ["MO", "TU"]
    assert one["website"] == "https://www.example.org"
    assert [one["name"] for one in incoming.organisations] == ["Example Support"]
    assert incoming.number == 2 and "Zebedee" not in str(incoming)


def test_two_rows_with_one_id_give_one_record_and_a_note(site: Catalogue, tmp_path: Path) -> None:
    """The second is not lost in silence."""
    incoming = read(site, tmp_path / "a.csv", "import_id,Name\n1,First\n1,Second\n")
    assert [one["name"] for one in incoming.services] == ["First"]
    assert [(note.record, note.did) for note in incoming.notes if note.field == "id"] == [("Second", "left out")]


def test_ages_upside_down_are_kept_for_check_to_refuse(site: Catalogue, tmp_path: Path) -> None:
    """An import does not choose which of the two is wrong; an age nobody reaches is no limit."""
    incoming = read(site, tmp_path / "a.csv", "Name,Min age,Max age\nOne,60,18\nTwo,16+,127\n")
    one, two = incoming.services
    assert (one["minimum_age"], one["maximum_age"]) == ("60", "18")
    assert two["minimum_age"] == "16" and "maximum_age" not in two


def test_ten_thousand_rows_with_every_tenth_broken_are_read_and_each_is_named(site: Catalogue, tmp_path: Path) -> None:
    """Nine thousand come in; a thousand are left out by their numbers, in seconds."""
    rows = [
        f",Example Support,No name {n}.,,\n" if n % 10 == 0 else f"Line {n},Example Support,Talk {n}.,01632960101,Exampleton\n"
        for n in range(10_000)
    ]
    start = time.process_time()
    incoming = read(site, tmp_path / "a.csv", HEAD + "".join(rows))
    assert time.process_time() - start < 30
    assert (len(incoming.services), incoming.number) == (9_000, 10_000)
    out = [note.where for note in incoming.notes if note.did == "left out" and note.field == "name"]
    assert len(out) == 1_000 and out[1] == "a.csv, row 12"
