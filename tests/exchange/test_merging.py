"""What an import does to records that are there: updates them, never adds them twice, never undoes what a person changed."""

from __future__ import annotations

import copy
import json
import os
from pathlib import Path

import pytest
import yaml
from conftest import TODAY, catalogue_of

from handrail.exchange import all_or_nothing, merging, report
from handrail.exchange.incoming import Incoming
from handrail.exchange.referral_reading import read_referral

ADVICE = {
    "name": "Advice for all",
    "organisation": "org-1",
    "status": "active",
    "summary": "Advice: on money, # and NO.",
    "needs": ["money-benefits"],
    "phones": [{"number": "01632960111"}],
    "schedules": [{"byday": "MO", "opens_at": "09:30", "closes_at": "17:00"}],
    "location_disclosure": "none",
    "source": "council",
    "source_id": "0042",
}
OWNER = {"source_id": "org-1", "name": "Another Support"}


def incoming(*services: dict, organisations: tuple[dict, ...] = (OWNER,)) -> Incoming:
    return Incoming("council", copy.deepcopy(list(services)), copy.deepcopy(list(organisations)), number=len(services))


def imported(site: Path, *services: dict, **more) -> merging.Plan:
    """Import into a site, for good."""
    plan = merging.plan(incoming(*services, **more), catalogue_of(site), TODAY)
    all_or_nothing.write(site, plan.files)
    return plan


def texts(site: Path) -> dict[str, bytes]:
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in sorted((site / "data").rglob("*")) if path.is_file()}


def record(site: Path, id: str = "advice-for-all") -> dict:
    return yaml.load((site / "data" / "services" / f"{id}.yml").read_text("utf-8"), Loader=yaml.BaseLoader)


def test_a_new_record_is_written_tidily(small: Path) -> None:
    """Fields in the model's order, what is missing asked for in its place, and no word that another program would misread."""
    imported(small, ADVICE)
    assert (small / "data/services/advice-for-all.yml").read_text("utf-8") == (
        "# Imported from council on 23 November 2026. Read it through: nobody here has yet.\n"
        "# Fill in what is missing. Nothing is built until `handrail check` passes.\n"
        "id: advice-for-all\n"
        "name: Advice for all\n"
        "organisation: another-support\n"
        "status: active\n"
        "summary: 'Advice: on money, # and NO.'\n"
        "needs: [money-benefits]\n"
        "# service_areas:  # missing. Areas of the partnership it covers. Never worked out from an address.\n"
        "# channels:  # missing. How help is given.\n"
        "# routes:  # missing. How somebody starts.\n"
        "phones:\n"
        '  - number: "01632960111"\n'
        "schedules:\n"
        "  - byday: MO\n"
        '    opens_at: "09:30"\n'
        '    closes_at: "17:00"\n'
        "location_disclosure: none\n"
        "# assured_on:  # missing. The day the service itself last confirmed this record.\n"
        "# assured_by:  # missing. The post that confirmed it, never a name.\n"
        "# reviewed_on:  # missing. The day the partnership last read it through.\n"
        "# review_after:  # missing. The day by which it must be checked again.\n"
        "source: council\n"
        'source_id: "0042"\n'
    )


def test_nothing_imported_is_published_before_a_person_has_read_it(small: Path) -> None:
    """A record with something missing stops `check`, and so every build."""
    from handrail import problems, rules

    imported(small, ADVICE)
    missing = {one.what for one in problems.errors(rules.check(catalogue_of(small), TODAY)) if one.fault == "missing_field"}
    assert "“reviewed_on” is missing." in missing


def test_a_second_import_changes_nothing(small: Path) -> None:
    """Not a byte of any file."""
    imported(small, ADVICE)
    before = texts(small)
    plan = imported(small, ADVICE)
    assert (plan.files, [step.what for step in plan.steps]) == ({}, ["same", "same"])
    assert texts(small) == before


def test_what_the_source_changed_is_changed_and_notes_stay(small: Path) -> None:
    """The rest of the file, a person's notes included, stays as it stands."""
    imported(small, ADVICE)
    path = small / "data/services/advice-for-all.yml"
    path.write_text(path.read_text("utf-8").replace("needs:", "# Ask about debt.\nneeds:"), "utf-8")
    plan = imported(small, {**ADVICE, "summary": "New words.", "is_free": "yes", "channels": ["phone"]})
    step = next(step for step in plan.steps if step.id == "advice-for-all")
    assert [(one.field, one.ours, one.theirs) for one in step.changes] == [
        ("summary", "Advice: on money, # and NO.", "New words."),
        ("channels", "", "phone"),
        ("is_free", "", "yes"),
    ]
    text = path.read_text("utf-8")
    assert "summary: New words.\n# Ask about debt.\nneeds: [money-benefits]\n" in text
    assert "channels: [phone]\n# routes:" in text
    assert "is_free: yes\nlocation_disclosure" in text
    assert record(small)["phones"] == [{"number": "01632960111"}]


def test_what_a_person_changed_is_kept_and_the_difference_told(small: Path) -> None:
    """Also when the source changes again, and also when the person took the field out."""
    imported(small, ADVICE)
    path = small / "data/services/advice-for-all.yml"
    text = (
        path.read_text("utf-8").replace("'Advice: on money, # and NO.'", "What we say.").replace("needs: [money-benefits]\n", "")
    )
    path.write_text(text, "utf-8")
    for theirs in (ADVICE, {**ADVICE, "summary": "New words.", "needs": ["counselling"]}):
        plan = imported(small, theirs)
        step = next(step for step in plan.steps if step.id == "advice-for-all")
        assert [(one.field, one.ours, one.theirs) for one in step.kept] == [
            ("summary", "What we say.", theirs["summary"]),
            ("needs", "", theirs["needs"][0]),
        ]
        assert path.read_text("utf-8") == text


def test_once_a_person_agrees_with_the_source_it_leads_again(small: Path) -> None:
    """A difference is settled by writing the source's words."""
    imported(small, ADVICE)
    path = small / "data/services/advice-for-all.yml"
    path.write_text(path.read_text("utf-8").replace("'Advice: on money, # and NO.'", "New words."), "utf-8")
    imported(small, {**ADVICE, "summary": "New words."})
    imported(small, {**ADVICE, "summary": "Newer words."})
    assert record(small)["summary"] == "Newer words."


def test_what_the_source_no_longer_gives_is_told_and_not_deleted(small: Path) -> None:
    """Half a feed must not empty a record."""
    imported(small, ADVICE)
    plan = imported(small, {name: value for name, value in ADVICE.items() if name != "phones"})
    step = next(step for step in plan.steps if step.id == "advice-for-all")
    assert [(one.field, one.theirs) for one in step.kept] == [("phones", "")]
    assert "phones" in record(small)


def keep_out(site: Path, because: str = "") -> None:
    one = {"source": "council", "source_id": "0042"} | ({"because": because} if because else {})
    (site / "data/import_terms.yml").write_text(yaml.safe_dump({"not_again": [one]}), "utf-8")


def test_a_record_deleted_here_comes_again_and_is_said_to_have_come_before(small: Path) -> None:
    """Nobody may believe that deleting it was enough."""
    assert "deleted here" not in report.as_text(imported(small, ADVICE), dry_run=False)
    (small / "data/services/advice-for-all.yml").unlink()
    plan = imported(small, ADVICE, {**ADVICE, "name": "Another", "source_id": "43"})
    assert [(step.id, step.came_before) for step in plan.of("new")] == [("advice-for-all", True), ("another", False)]
    assert report.as_text(plan, dry_run=False).count("has been deleted here since") == 1


def test_a_record_that_must_not_come_again_is_left_out_and_named(small: Path) -> None:
    """With the organisation that would come with it alone; one that others share is taken."""
    keep_out(small, "Closed in March")
    plan = imported(small, ADVICE)
    assert plan.files == {} and plan.steps == []
    said = report.as_text(plan, dry_run=False)
    assert "- Advice for all was left out: data/import_terms.yml says that it must not come again (Closed in March)." in said
    assert "0 new, 0 changed, 0 the same, 1 left out." in said
    plan = imported(small, ADVICE, {**ADVICE, "name": "Another", "source_id": "43"})
    assert [step.id for step in plan.of("new")] == ["another-support", "another"]


def test_the_same_id_at_another_source_is_another_record(small: Path) -> None:
    """Two councils count from one."""
    keep_out(small)
    plan = imported(small, {**ADVICE, "source": "other-council"})
    assert plan.kept_out == [] and [step.id for step in plan.of("new")] == ["another-support", "advice-for-all"]


def test_two_services_of_one_name_get_ids_of_their_own(small: Path) -> None:
    """And so does one whose name a record here already has."""
    plan = imported(small, ADVICE, {**ADVICE, "source_id": "43"}, {**ADVICE, "name": "Example line", "source_id": "44"})
    assert [step.id for step in plan.steps if step.kind == "service"] == ["advice-for-all", "advice-for-all-2", "example-line-2"]


def test_an_organisation_is_known_by_its_name_or_number(small: Path) -> None:
    """It is not added again because a feed has another id for it."""
    owner = {"source_id": "org-1", "name": "EXAMPLE support"}
    plan = imported(small, ADVICE, organisations=(owner,))
    assert record(small)["organisation"] == "example-support"
    assert [step.what for step in plan.steps if step.kind == "organisation"] == ["same"]
    assert [one.field for step in plan.steps for one in step.kept] == ["name"]


def test_likely_twins_are_suggested_and_never_joined(small: Path) -> None:
    """Until a person says that they are different."""
    twin = {**ADVICE, "name": "Example Line", "phones": [{"number": "+44 1632 960101"}]}
    plan = imported(small, twin)
    assert [(one.first, one.second) for one in plan.likely] == [("example-line", "example-line-2")]
    assert "a phone number" in plan.likely[0].why
    (small / "data/not_the_same.yml").write_text("pairs:\n  - services: [example-line-2, example-line]\n", "utf-8")
    (small / "data/services/example-line-2.yml").unlink()
    assert imported(small, twin).likely == []


@pytest.mark.parametrize("when", [0, 1, 2, 3])
def test_a_write_that_fails_leaves_everything_as_it_was(small: Path, monkeypatch: pytest.MonkeyPatch, when: int) -> None:
    """Whichever file it fails at."""
    imported(small, ADVICE)
    before = texts(small)
    plan = merging.plan(incoming({**ADVICE, "summary": "New."}, {**ADVICE, "source_id": "9"}), catalogue_of(small), TODAY)
    assert len(plan.files) == 3
    real, calls = os.replace, []

    def fails(old, new) -> None:
        calls.append(new)
        if len(calls) - 1 == when:
            raise OSError(28, "No space left on device")
        real(old, new)

    monkeypatch.setattr(all_or_nothing.os, "replace", fails)
    if when < 3:
        with pytest.raises(OSError):
            all_or_nothing.write(small, plan.files)
        assert texts(small) == before
        assert list((small / ".handrail").iterdir()) == []
    else:
        all_or_nothing.write(small, plan.files)
        assert texts(small) != before


def test_the_last_import_is_kept_without_its_values(small: Path) -> None:
    """Nothing stays in data/imported/ that somebody has taken out of a record."""
    imported(small, ADVICE)
    text = (small / "data/imported/council.json").read_text("utf-8")
    assert "Advice" not in text and "01632" not in text
    assert set(json.loads(text)) == {"about", "source", "organisations", "fields"}


def test_a_place_is_never_printed(small: Path) -> None:
    """A report goes into public logs."""
    place = {"address": "1 Sample Street", "town": "Otherham", "postcode": "ZZ1 1AA"}
    imported(small, {**ADVICE, "location_disclosure": "public", "location": place})
    plan = imported(small, {**ADVICE, "location_disclosure": "public", "location": {**place, "address": "2 Sample Street"}})
    step = next(step for step in plan.steps if step.id == "advice-for-all")
    assert [(one.field, one.ours, one.theirs) for one in step.changes] == [("location", "[not shown]", "[not shown]")]


def test_a_feed_through_the_whole_way_and_again(small: Path, tmp_path: Path) -> None:
    """From a council's file to records, and a second time to nothing."""
    feed = tmp_path / "feed.json"
    feed.write_text(
        json.dumps(
            {
                "content": [
                    {
                        "id": 7,
                        "name": "Example refuge in Otherham",
                        "description": "A refuge. It is at 1 Sample Street.",
                        "status": "active",
                        "organization": {"id": 3, "name": "New Charity"},
                        "contacts": [{"name": "Jane", "phones": [{"number": "01632 960155"}]}],
                    }
                ],
                "totalElements": 1,
            }
        ),
        "utf-8",
    )
    for expected in (["new", "new"], ["same", "same"]):
        catalogue = catalogue_of(small)
        plan = merging.plan(read_referral(feed, catalogue, "council"), catalogue, TODAY)
        all_or_nothing.write(small, plan.files)
        assert [step.what for step in plan.steps] == expected
    written = b"".join(texts(small)[path] for path in texts(small) if "otherham" in path or "imported" in path)
    assert b"Sample" not in written and b"Jane" not in written
    assert record(small, "example-refuge-in-otherham")["location_disclosure"] == "none"
