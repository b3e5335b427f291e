"""Every list of fixed length in the five source documents is carried whole: each item once or more, and none besides.

Pages and records cite what the sources say by id. These tests count the ids, and the items of the worksheets that set a list out.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

import pytest
import yaml
from conftest import ROOT

FOLDERS = ("data", "content", "docs")
CITING_KEYS = {"ref", "refs", "covers"}
LEFT_OUT = ROOT / "data" / "sources" / "not-carried.yml"
COMMENT = re.compile(r"<!--\s*(?:covers|refs?)\s*:(.*?)-->", re.DOTALL)
FRONT_MATTER = re.compile(r"---\n(.*?)^---$", re.DOTALL | re.MULTILINE)


@dataclass(frozen=True)
class FixedList:
    """A list in a source: its name, how many items it has, what their ids look like and how many are left out with a reason."""

    name: str
    count: int
    ids: str
    left_out: int = 0


FIXED_LISTS = [
    FixedList("Scotland: checklist statements", 50, r"scot\.checklist\.[a-z]+\.\d+"),
    FixedList("Scotland: annual report contents under statement 8.5", 3, r"scot\.checklist\.performance\.5\.\d"),
    FixedList("Scotland: minimum standards", 6, r"scot\.standard\.\d"),
    FixedList("Scotland: core activities", 8, r"scot\.activity\.\d"),
    FixedList("Scotland: coordinator duties", 13, r"scot\.coordinator\.\d+"),
    FixedList("Scotland: policy connections", 25, r"scot\.policy\.\d+"),
    FixedList("Scotland: laws", 12, r"scot\.law\.\d+"),
    FixedList("Scotland: international instruments", 5, r"scot\.law\.international\.[1-5]"),
    FixedList("Scotland: Equally Safe priorities", 4, r"scot\.vision\.priority\.\d"),
    FixedList("ISOE: foundations", 9, r"isoe\.foundation\.[1-9]"),
    FixedList("ISOE: component key questions", 37, r"isoe\.component\.[a-z]+\.key-question\.\d"),
    FixedList("ISOE: key points", 19, r"isoe\..*key-point(\.\d+)?"),
    FixedList("ISOE: DHR key questions", 3, r"isoe\.dhr\.key-question\.\d"),
    FixedList("ISOE: DHR practice points", 6, r"isoe\.dhr\.practice\.\d"),
    FixedList("ISOE: DHR common weaknesses", 12, r"isoe\.dhr\.weakness\.\d+"),
    FixedList("ISOE: vision issues", 8, r"isoe\.component\.objective\.vision\.issue\.\d"),
    FixedList("ISOE: equality principles", 5, r"isoe\.component\.objective\.equality\.principle\.\d"),
    FixedList("ISOE: required linkages", 6, r"isoe\.component\.structure\.link\.[1-6]"),
    FixedList("ISOE: action plan contents a-g", 7, r"isoe\.component\.strategy\.plan\.content\.\d"),
    FixedList("ISOE: required agencies", 6, r"isoe\.component\.representation\.agency\.\d"),
    FixedList("ISOE: resource considerations i-viii", 8, r"isoe\.component\.resources\.consider\.\d"),
    FixedList("ISOE: training practice points", 7, r"isoe\.component\.training\.practice\.\d"),
    FixedList("ISOE: dataset guide", 7, r"isoe\.component\.data\.dataset\.\d"),
    FixedList("ISOE: policies i-xi", 11, r"isoe\.component\.policies\.policy\.\d+"),
    FixedList("ISOE: diversity suggestions a-g", 7, r"isoe\.component\.diversity\.suggestion\.\d"),
    FixedList("ISOE: survivor consultation issues", 8, r"isoe\.component\.survivors\.consult\.[1-8]"),
    FixedList("ISOE: epigraphs", 15, r"isoe\..*epigraph", left_out=14),
    FixedList("ISOE: MARAC tips", 10, r"isoe\.marac-tip\.\d+"),
    FixedList("ISOE: commissioning questions", 20, r"isoe\.commissioning\.\d+"),
    FixedList("ISOE: tendering considerations", 22, r"isoe\.tendering\.\d+"),
    FixedList("ISOE: scale levels", 4, r"isoe\.scores\.scale\.\d"),
    FixedList("ISOE: average scores", 13, r"isoe\.scores\.average\..*"),
    FixedList("Boroughs: forms of abuse", 10, r"boroughs\.form\.\d+"),
    FixedList("Boroughs: numbered actions", 35, r"boroughs\.priority\.\d\.action\.\d\.\d+"),
    FixedList("Boroughs: action sub-bullets and parts", 71, r"boroughs\.priority\.\d\.action\.\d\.\d+\..*", left_out=2),
    FixedList("Boroughs: objective and survivor statements", 79, r"boroughs\.priority\.\d\.objective\..*"),
    FixedList("Boroughs: priority aims", 7, r"boroughs\.priority\.\d\.aim"),
    FixedList("Boroughs: survivor quotes", 18, r"boroughs\.quote\.\d\.\d"),
    FixedList("Boroughs: prevalence figures", 31, r"boroughs\.prevalence\.(cj|lgbt|harmful|trafficking)\..*", left_out=1),
    FixedList("Boroughs: MARAC table rows", 5, r"boroughs\.marac\.row\.\d"),
    FixedList("Boroughs: Board duties", 6, r"boroughs\.board\.duty\.\d"),
    FixedList("Boroughs: operational groups", 6, r"boroughs\.board\.group\.\d"),
    FixedList("Boroughs: monitoring methods", 5, r"boroughs\.monitoring\.[1-5]"),
    FixedList("Boroughs: glossary terms", 30, r"boroughs\.glossary\..*", left_out=1),
    FixedList("Wales: definition entries", 36, r"wales\.definition\..*"),
    FixedList("Wales: strategic minimum standards", 7, r"wales\.requirement\.strategic\.\d"),
    FixedList("Wales: operational minimum standards", 9, r"wales\.requirement\.operational\.\d"),
    FixedList("Wales: fora requirements", 11, r"wales\.requirement\.fora\.\d+"),
    FixedList("Wales: organisation requirements", 10, r"wales\.requirement\.organisation\.\d+"),
    FixedList("Wales: component statements", 12, r"wales\.component\.\d+"),
    FixedList("Wales: value to victims", 5, r"wales\.value\.[1-5]"),
    FixedList("Wales: core partners", 12, r"wales\.partner\.core\.\d+"),
    FixedList("Wales: CCR partners", 13, r"wales\.partner\.ccr\.\d+"),
    FixedList("Wales: accountability", 7, r"wales\.accountability\.[1-7]"),
    FixedList("Wales: model checklist", 31, r"wales\.model\.checklist\..*"),
    FixedList("Wales: model explanations", 17, r"wales\.model\.review\..*"),
    FixedList("Wales: steps", 7, r"wales\.model\.step\.\d"),
    FixedList("Wales: step questions", 21, r"wales\.model\.step\.\d\.question\.\d"),
    FixedList("Wales: step examples", 12, r"wales\.model\.step\.\d\.resource\.\d"),
    FixedList("Wales: factors", 4, r"wales\.model\.factor\.[1-4]"),
    FixedList("Wales: evaluation questions", 4, r"wales\.model\.evaluation\.[1-4]"),
    FixedList("Wales: operational monitoring questions", 3, r"wales\.operational\.question\.\d"),
    FixedList("Wales: fora in Wales", 13, r"wales\.forum\.\d+"),
    FixedList("Wales: DACC benefits", 9, r"wales\.forum\.2\.benefit\.\d"),
    FixedList("Wales: MASH functions", 6, r"wales\.forum\.3\.function\.\d"),
    FixedList("Wales: Appendix 2 resources", 9, r"wales\.resource\.\d"),
    FixedList("Wales: consultation questions", 8, r"wales\.consultation\.\d"),
    FixedList("ADP: themes", 4, r"adp\.intro\.theme\.\d"),
    FixedList("ADP: issues", 35, r"adp\.[a-z-]+\.issue\.\d+"),
    FixedList("ADP: key action bullets", 22, r"adp\.[a-z-]+\.action\.\d"),
    FixedList("ADP: key action parts", 24, r"adp\.[a-z-]+\.action\.\d\.\d"),
]


@dataclass(frozen=True)
class Worksheet:
    """A worksheet that sets a fixed list out: the items of each of its sections that belong to the list, in order."""

    id: str
    sections: dict[str, int]


WORKSHEETS = [
    Worksheet(
        "scotland-partnership-checklist",
        {
            "engagement": 4,
            "evidence": 5,
            "outcomes": 6,
            "leadership": 6,
            "governance": 7,
            "accountability": 8,
            "resources": 4,
            "performance": 5,
            "impact": 5,
            "annual-report": 3,
        },
    ),
    Worksheet("scotland-minimum-standards", {"standards": 6, "members": 13, "core-activities": 8}),
    Worksheet("coordinators-duties", {"plan": 3, "connect": 4, "help-agencies": 3, "projects-and-public": 3}),
    Worksheet(
        "twelve-components",
        {
            "shared-objective": 3,
            "structure": 4,
            "strategy": 3,
            "representation": 3,
            "resources": 3,
            "coordination": 3,
            "training": 3,
            "data": 3,
            "policies": 3,
            "specialist-services": 3,
            "diversity": 3,
            "survivors-voices": 3,
        },
    ),
    Worksheet("resource-considerations", {"cost-and-priority": 4, "voluntary-sector": 2, "steady-money": 2}),
    Worksheet("training-practice", {"before": 3, "in-the-room": 2, "afterwards": 2}),
    Worksheet("building-a-dataset", {"seven-steps": 7}),
    Worksheet("policies-register", {"working-together": 2, "people-and-risk": 5, "learning-and-running": 4}),
    Worksheet("diversity-actions", {"know": 3, "mean-it": 2, "work-with-others": 2}),
    # Eight issues, and in the last section what is explained to those who speak.
    Worksheet("consulting-survivors", {"people": 3, "practical": 3, "what-happens-next": 3}),
    Worksheet("marac-ten-tips", {"people": 5, "referrals-and-learning": 3, "care-and-feedback": 2}),
    Worksheet(
        "commissioning-questions",
        {"before-tendering": 5, "price-and-quality": 3, "bidders-and-local-effect": 6, "results-and-courage": 6},
    ),
    Worksheet("review-readiness", {"weaknesses": 12}),
    Worksheet("wales-minimum-standards", {"strategic": 7, "operational": 9, "forums": 11, "organisation": 10}),
    Worksheet(
        "forum-development-model",
        {
            "objectives": 3,
            "structures": 6,
            "governance": 4,
            "connections": 3,
            "partners-part": 7,
            "factors": 4,
            "evaluation": 4,
            "step-1": 3,
            "step-2": 2,
            "step-3": 4,
            "step-4": 3,
            "step-5": 3,
            "step-6": 4,
            "step-7": 2,
            "operational-monitoring": 3,
        },
    ),
    Worksheet("consultation-form", {"whole-draft": 2, "what-it-asks": 4, "way-of-working": 1, "language": 1}),
    Worksheet(
        "alcohol-and-drugs-joint-working", {"lived-experience": 5, "child-centred": 6, "gendered-lens": 7, "whole-system": 4}
    ),
]

# Lists inside a component. Each stands whole under its section of the twelve components, in its own lines or by the name of
# an item that another worksheet keeps.
IN_THE_COMPONENTS = {
    "shared-objective": ("ISOE: vision issues", "ISOE: equality principles"),
    "structure": ("ISOE: required linkages",),
    "strategy": ("ISOE: action plan contents a-g",),
    "representation": ("ISOE: required agencies",),
    "resources": ("ISOE: resource considerations i-viii",),
    "training": ("ISOE: training practice points",),
    "data": ("ISOE: dataset guide",),
    "policies": ("ISOE: policies i-xi",),
    "diversity": ("ISOE: diversity suggestions a-g",),
    "survivors-voices": ("ISOE: survivor consultation issues",),
}


def as_ids(value: Any) -> Iterator[str]:
    """Ids in the value of a citing key: one, several with spaces or commas between, or a list."""
    if isinstance(value, str):
        yield from value.replace(",", " ").split()
    elif isinstance(value, list):
        for one in value:
            yield from as_ids(one)


def ids_in_tree(tree: Any) -> Iterator[str]:
    """Ids cited at any depth of a record."""
    if isinstance(tree, dict):
        for key, value in tree.items():
            yield from as_ids(value) if key in CITING_KEYS else ids_in_tree(value)
    elif isinstance(tree, list):
        for one in tree:
            yield from ids_in_tree(one)


def ids_in_markdown(text: str) -> Iterator[str]:
    """Ids cited in the front matter of a page and in its comments."""
    if front := FRONT_MATTER.match(text):
        yield from ids_in_tree(yaml.load(front[1], Loader=yaml.BaseLoader))
    for comment in COMMENT.findall(text):
        yield from comment.split()


@cache
def cited() -> frozenset[str]:
    """Every id that a record, a page's front matter or a comment in a page cites."""
    found: set[str] = set()
    for path in (path for folder in FOLDERS for path in (ROOT / folder).rglob("*") if path != LEFT_OUT):
        if path.suffix == ".yml":
            found |= set(ids_in_tree(yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)))
        elif path.suffix == ".md":
            found |= set(ids_in_markdown(path.read_text("utf-8")))
    return frozenset(found)


@cache
def left_out() -> frozenset[str]:
    """Every id that is left out on purpose."""
    entries = yaml.load(LEFT_OUT.read_text("utf-8"), Loader=yaml.BaseLoader)
    return frozenset(id for entry in entries for id in entry.get("ids") or [entry["id"]])


def instrument(id: str) -> dict[str, Any]:
    """One worksheet as its file has it."""
    return yaml.load((ROOT / "data" / "instruments" / f"{id}.yml").read_text("utf-8"), Loader=yaml.BaseLoader)


def matching(ids: frozenset[str], pattern: str) -> set[str]:
    """The ids that a pattern describes from first letter to last."""
    return {id for id in ids if re.fullmatch(pattern, id)}


@pytest.mark.parametrize("fixed", FIXED_LISTS, ids=lambda fixed: fixed.name)
def test_a_fixed_list_is_carried_with_exactly_its_number_of_items(fixed: FixedList) -> None:
    """An item dropped, or an id that no source has, changes the count."""
    carried, dropped = matching(cited(), fixed.ids), matching(left_out(), fixed.ids)
    assert len(carried) == fixed.count - fixed.left_out, sorted(carried)
    assert len(dropped) == fixed.left_out, sorted(dropped)


def test_nothing_is_both_carried_and_left_out() -> None:
    """A point that is cited somewhere needs no reason for its absence."""
    assert not cited() & left_out()


def test_whatever_is_left_out_has_a_reason() -> None:
    """A reader can see why a point of the sources is not here."""
    for entry in yaml.load(LEFT_OUT.read_text("utf-8"), Loader=yaml.BaseLoader):
        assert len(entry["reason"]) >= 15, entry


@pytest.mark.parametrize("worksheet", WORKSHEETS, ids=lambda worksheet: worksheet.id)
def test_a_worksheet_sets_a_fixed_list_out_with_every_item(worksheet: Worksheet) -> None:
    """Each section that belongs to the list holds as many items as the source has lines."""
    found = {section["id"]: len(section.get("items", [])) for section in instrument(worksheet.id)["sections"]}
    assert {id: found.get(id) for id in worksheet.sections} == worksheet.sections


def sections_of_the_twelve() -> dict[str, dict[str, Any]]:
    """The sections of the twelve components by id, without the overall judgement."""
    return {section["id"]: section for section in instrument("twelve-components")["sections"] if section["id"] != "overall"}


def ids_of_elements(section: dict[str, Any]) -> frozenset[str]:
    """Ids cited by what good looks like in one section, and by the items of other worksheets that it names."""
    found = set(ids_in_tree([element["points"] for element in section["elements"]]))
    for name in [name for element in section["elements"] for name in element.get("items", [])]:
        sheet, _, place = name.partition("#")
        items = {f"{part['id']}.{item['id']}": item for part in instrument(sheet)["sections"] for item in part.get("items", [])}
        found |= set(ids_in_tree(items[place]))
    return frozenset(found)


@pytest.mark.parametrize("section", IN_THE_COMPONENTS)
def test_a_list_inside_a_component_stands_whole_in_its_section(section: str) -> None:
    """Whoever scores a component has every line of its lists at hand."""
    carried = ids_of_elements(sections_of_the_twelve()[section])
    for fixed in [one for one in FIXED_LISTS if one.name in IN_THE_COMPONENTS[section]]:
        assert len(matching(carried, fixed.ids)) == fixed.count, fixed.name


def test_every_key_point_of_a_component_stands_out_as_one() -> None:
    """Of the nineteen key points of the guide, thirteen belong to components."""
    points = [point for one in sections_of_the_twelve().values() for element in one["elements"] for point in element["points"]]
    key, rest = ([one for one in points if (one.get("is_key") == "yes") == is_key] for is_key in (True, False))
    pattern = r"isoe\.component\.[a-z]+\.key-point\.\d"
    assert len(key) == len(matching(frozenset(ids_in_tree(key)), pattern)) == 13
    assert matching(frozenset(ids_in_tree(rest)), pattern) == set()


def test_each_component_has_elements_policies_data_and_actions() -> None:
    """A page of guidance without the next step leads nowhere."""
    found = sections_of_the_twelve()
    assert len(found) == 12
    bare = [
        (id, field) for id, one in found.items() for field in ("elements", "policies", "data", "actions") if not one.get(field)
    ]
    assert bare == []


def test_the_scale_of_the_twelve_components_has_four_levels() -> None:
    """From poor to excellent, as in the guide of 2013."""
    assert len(instrument("twelve-components")["scale"]["levels"]) == 4


def test_the_table_of_scores_has_thirty_nine_partnerships() -> None:
    """The guide says that forty were scored, and prints thirty-nine rows."""
    with (ROOT / "data" / "instruments" / "comparisons" / "isoe-2013.csv").open(encoding="utf-8", newline="") as table:
        assert len(list(csv.DictReader(table))) == 39
