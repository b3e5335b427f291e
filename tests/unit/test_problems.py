"""How problems are printed for people, programs and CI."""

from __future__ import annotations

import json

from handrail import problems
from handrail.problems import Problem, Where


def problem(path: str = "a.yml", line: int = 2, column: int = 7, text: str = "name: Café", **more) -> Problem:
    parts = {"fault": "some_fault", "what": "This is wrong.", "mend": "Put it right."} | more
    return Problem(Where(path, line, column, text, parts.pop("width", 4)), **parts)


def test_a_problem_is_printed_as_where_what_line_caret_and_mend() -> None:
    """Every command uses this one form."""
    assert problems.as_text([problem()]) == (
        "a.yml:2:7: error[some_fault]\n"
        "  This is wrong.\n"
        "      2 | name: Café\n"
        "        |       ^^^^\n"
        "  Put it right.\n"
        "\n"
        "1 error in 1 file."
    )


def test_a_problem_of_a_whole_file_has_no_line() -> None:
    """An empty file has nothing to point at."""
    text = problems.as_text([Problem(Where("a.yml"), "empty_file", "It is empty.", "Fill it in.")])
    assert text.startswith("a.yml: error[empty_file]\n  It is empty.\n  Fill it in.\n")


def test_problems_are_sorted_by_file_then_line_as_a_number() -> None:
    """Line 10 comes after line 9."""
    found = [problem("b.yml", 1), problem("a.yml", 10), problem("a.yml", 9)]
    heads = [line for line in problems.as_text(found).split("\n") if "error[" in line]
    assert heads == ["a.yml:9:7: error[some_fault]", "a.yml:10:7: error[some_fault]", "b.yml:1:7: error[some_fault]"]


def test_no_problems_are_said_to_be_none() -> None:
    """Silence could be a program that never ran."""
    assert problems.as_text([]) == "No problems found."


def test_errors_and_warnings_are_counted_apart() -> None:
    """Only one of the two shuts the gate."""
    found = [problem(), problem("b.yml"), problem("b.yml", level="warning")]
    assert problems.count_in_words(found) == "2 errors and 1 warning in 2 files."


def test_warnings_alone_do_not_shut_the_gate() -> None:
    """A review due this month can wait."""
    error, warning = problem(), problem(level="warning")
    assert problems.errors([warning, error]) == [error]


def test_a_long_line_is_cut_on_both_sides_of_the_caret() -> None:
    """A line of a megabyte would bury every other problem."""
    text = problems.as_text([problem(text="a" * 400 + "HERE" + "b" * 400, column=401)])
    shown, caret = text.split("\n")[2:4]
    assert shown == "      2 | …" + "a" * 49 + "HERE" + "b" * 45 + "…"
    assert caret == "        | " + " " * 50 + "^^^^"


def test_a_long_line_whose_fault_is_at_its_start_is_cut_at_its_end_alone() -> None:
    """Nothing is missing on the left."""
    shown = problems.as_text([problem(text="HERE" + "b" * 400, column=1)]).split("\n")[2]
    assert shown == "      2 | HERE" + "b" * 95 + "…"


def test_a_tab_takes_one_place_so_that_the_caret_stands_right() -> None:
    """Terminals would draw it up to eight places wide."""
    shown, caret = problems.as_text([problem(text="\tname: x", column=8, width=1)]).split("\n")[2:4]
    assert (shown[10:], caret[10:]) == (" name: x", "       ^")


def test_a_caret_is_never_wider_than_the_line() -> None:
    """A value that goes on over several lines is underlined to the end of its first."""
    caret = problems.as_text([problem(width=40)]).split("\n")[3]
    assert caret.endswith("|       ^^^^")


def test_a_hidden_place_keeps_the_name_and_loses_the_value() -> None:
    """The value may be an address, and build logs are public."""
    where = Where("a.yml", 3, 3, "  street: 1 Sample Street", 6).hidden()
    assert (where.text, where.column, where.width) == ("  street: [hidden]", 3, 6)


def test_a_hidden_place_in_a_list_keeps_its_dash() -> None:
    """The line still looks like the line in the file."""
    assert Where("a.yml", 3, 5, "  - number: 0123", 6).hidden().text == "  - number: [hidden]"


def test_json_keeps_the_parts_apart() -> None:
    """A program should not have to take sentences to pieces."""
    assert json.loads(problems.as_json([problem()])) == [
        {
            "path": "a.yml",
            "line": 2,
            "column": 7,
            "fault": "some_fault",
            "what": "This is wrong.",
            "mend": "Put it right.",
            "level": "error",
        }
    ]


def test_json_never_holds_the_line_itself() -> None:
    """The excerpt is for people, and may hold more than the problem."""
    assert "Café" not in problems.as_json([problem()])


def test_github_is_told_file_line_and_column() -> None:
    """GitHub shows the note beside the changed line."""
    assert problems.as_github([problem()]) == ("::error file=a.yml,line=2,col=7,title=some_fault::This is wrong. Put it right.")


def test_github_is_told_of_a_warning_as_a_warning() -> None:
    """A warning must not look like what stopped the build."""
    assert problems.as_github([problem(level="warning")]).startswith("::warning ")


def test_a_comma_in_a_file_name_does_not_end_it_for_github() -> None:
    """Commas and colons part the properties of a note."""
    assert "file=a%2Cb%3Ac.yml," in problems.as_github([problem("a,b:c.yml")])


def test_a_per_cent_sign_or_line_end_in_words_is_kept_for_github() -> None:
    """Both have a meaning of their own in a note."""
    assert problems.as_github([problem(what="50%\nor more.")]).endswith("::50%25%0Aor more. Put it right.")
