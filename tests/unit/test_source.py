"""Files to plain trees: bytes that a case file would blur, and where things stand."""

from __future__ import annotations

from pathlib import Path

import pytest

from handrail import source
from handrail.problems import Where


def written(folder: Path, name: str, raw: bytes) -> Path:
    path = folder / name
    path.write_bytes(raw)
    return path


def read_yaml(folder: Path, text: str | bytes) -> source.Reading:
    raw = text if isinstance(text, bytes) else text.encode("utf-8")
    return source.read_yaml(written(folder, "one.yml", raw), "one.yml")


@pytest.mark.parametrize(
    "words", ["01312210505", "10:30", "NO", "no", "on", "null", "~", "1e3", "0x1F", "2026-11-02", "1_000", ".inf"]
)
def test_a_bare_word_stays_the_text_that_was_typed(tmp_path: Path, words: str) -> None:
    """YAML would read a phone number as a figure, 10:30 as 630 and NO as false; nothing is given a type here."""
    tree, problems = read_yaml(tmp_path, f"value: {words}\n")
    assert (tree.value, problems) == ({"value": words}, [])


def test_a_byte_order_mark_is_no_part_of_the_first_name(tmp_path: Path) -> None:
    """Windows programs put three bytes before the first letter."""
    tree, problems = read_yaml(tmp_path, b"\xef\xbb\xbfid: one\n")
    assert (tree.value, problems) == ({"id": "one"}, [])


def test_a_byte_order_mark_does_not_move_the_caret(tmp_path: Path) -> None:
    """Columns are counted from the first letter a person sees."""
    tree, _ = read_yaml(tmp_path, b"\xef\xbb\xbfid: one\n")
    assert (tree.where(("id",)).line, tree.where(("id",)).column) == (1, 5)


def test_windows_line_ends_are_no_part_of_a_value(tmp_path: Path) -> None:
    """Notepad ends lines with two characters, and old Macs with another one."""
    assert read_yaml(tmp_path, b"id: one\r\nname: Two\rlast: 3\r\n")[0].value == {"id": "one", "name": "Two", "last": "3"}


def test_windows_line_ends_do_not_double_the_line_numbers(tmp_path: Path) -> None:
    """A problem on the third line says line 3."""
    tree, _ = read_yaml(tmp_path, b"id: one\r\nname: Two\r\nlast: 3\r\n")
    assert tree.where(("last",)) == Where("one.yml", 3, 7)


def test_windows_line_ends_are_no_part_of_the_line_that_is_shown(tmp_path: Path) -> None:
    """A return character in an excerpt would overwrite it."""
    assert read_yaml(tmp_path, b"id: one\r\nname: Two\r\n")[0].where(("name",)).text == "name: Two"


def test_a_file_of_an_old_windows_program_is_refused_at_the_line_it_cannot_be_read_from(tmp_path: Path) -> None:
    """In the old encoding “é” is one byte that UTF-8 does not have."""
    tree, problems = read_yaml(tmp_path, "id: one\nname: Café\n".encode("cp1252"))
    assert (tree, [(one.fault, one.where) for one in problems]) == (None, [("not_utf8", Where("one.yml", 2, 1))])


def test_bytes_that_cannot_be_read_are_not_printed(tmp_path: Path) -> None:
    """There is no honest way to show letters that nobody can decode."""
    _, problems = read_yaml(tmp_path, "name: Café\n".encode("cp1252"))
    assert problems[0].where.text == ""


def test_a_description_of_a_megabyte_is_refused_by_its_size(tmp_path: Path) -> None:
    """The file is not even parsed, and the message says both sizes."""
    tree, problems = read_yaml(tmp_path, "id: one\ndescription: " + "word " * 220_000 + "\n")
    assert tree is None
    assert [(one.fault, one.what) for one in problems] == [("too_large", "This file has 1,074 kB. There is room for 512 kB.")]


def test_a_file_of_exactly_the_largest_size_is_read(tmp_path: Path) -> None:
    """The limit itself is allowed."""
    text = "id: " + "x" * (source.LARGEST - 5) + "\n"
    assert len(text) == source.LARGEST
    assert read_yaml(tmp_path, text)[1] == []


def test_brackets_without_end_are_refused_before_the_reader_sees_them(tmp_path: Path) -> None:
    """Two hundred thousand brackets would bring the YAML reader down with the whole program."""
    tree, problems = read_yaml(tmp_path, "id: one\nname: " + "[" * 200_000 + "\n")
    assert (tree, [(one.fault, one.where.line) for one in problems]) == (None, [("not_readable", 2)])


def test_lists_inside_lists_without_end_are_refused_too(tmp_path: Path) -> None:
    """Dashes nest as brackets do."""
    assert read_yaml(tmp_path, "- " * 100_000 + "x\n")[1][0].fault == "not_readable"


@pytest.mark.parametrize("character", ["\x00", "\x07", "\x0c", "\x7f", "\x85", "\u2028", "\u2029"])
def test_a_character_nobody_can_see_is_refused_on_its_own_line(tmp_path: Path, character: str) -> None:
    """Some of them count as line ends for one reader and not for another."""
    tree, problems = read_yaml(tmp_path, f"id: one\nname: T{character}wo\n")
    assert (tree, [(one.fault, one.where) for one in problems]) == (None, [("not_readable", Where("one.yml", 2, 1))])


def test_the_place_of_a_value_is_where_it_begins(tmp_path: Path) -> None:
    """The caret stands under the value and is as wide as it."""
    where = read_yaml(tmp_path, "id: one\nphones:\n  - number: 0123\n")[0].where(("phones", 0, "number"))
    assert (where.line, where.column, where.width, where.text) == (3, 13, 4, "  - number: 0123")


def test_the_place_of_a_name_in_a_line_of_values_is_the_name(tmp_path: Path) -> None:
    """A word that stands as a name is pointed at there."""
    where = read_yaml(tmp_path, "serves: {women: only, men: only}\n")[0].where(("serves", "men"), on_key=True)
    assert (where.column, where.width) == (23, 3)


def test_the_place_of_what_is_missing_is_the_nearest_thing_above_it(tmp_path: Path) -> None:
    """A missing number is looked for in the phone that lacks it."""
    where = read_yaml(tmp_path, "id: one\nphones:\n  - label: Day\n")[0].where(("phones", 0, "number"))
    assert (where.line, where.column) == (3, 5)


def test_the_place_of_a_field_with_nothing_after_it_is_its_name(tmp_path: Path) -> None:
    """`summary:` on its own means that nobody has filled it in."""
    tree, _ = read_yaml(tmp_path, "id: one\nsummary:\n")
    assert tree.value == {"id": "one"}
    assert tree.where(("summary",)) == Where("one.yml", 2, 1)


def test_the_place_of_words_is_their_own_line_of_a_long_value(tmp_path: Path) -> None:
    """Nobody should have to search forty lines for two braces."""
    tree, _ = read_yaml(tmp_path, "text: |\n  One.\n\n  Two {{ three.\nnext: {{}}\n".replace("{{}}", "x"))
    where = tree.where_words(("text",), "{{")
    assert (where.line, where.column, where.width) == (4, 7, 2)


def test_words_that_are_written_another_way_are_pointed_at_by_their_value(tmp_path: Path) -> None:
    """Inside double quotation marks \\x07 is one character, which stands nowhere on the line."""
    assert read_yaml(tmp_path, 'id: one\ntext: "a\\x07b"\n')[0].where_words(("text",), "\x07") == Where("one.yml", 2, 7)


def test_words_of_a_later_field_are_never_pointed_at(tmp_path: Path) -> None:
    """The same words further down are somebody else's."""
    assert read_yaml(tmp_path, 'text: "a\\x41b"\nnext: A\n')[0].where_words(("text",), "A").line == 1


def test_a_hidden_place_shows_the_name_and_not_the_value(tmp_path: Path) -> None:
    """Build logs are public."""
    where = read_yaml(tmp_path, "alert:\n  text: We are here\n")[0].hidden(("alert", "text"))
    assert (where.line, where.column, where.text) == (2, 3, "  text: [hidden]")


def test_a_hidden_place_does_not_take_a_colon_in_the_value_for_the_end_of_the_name(tmp_path: Path) -> None:
    """What stands before the first colon of a line is not always a name."""
    where = read_yaml(tmp_path, 'text:\n  "We are here: come in"\n')[0].hidden(("text",))
    assert (where.line, where.text) == (1, "text: [hidden]")


def test_a_hidden_place_in_a_line_of_values_shows_none_of_them(tmp_path: Path) -> None:
    """What stands before the name on its line is somebody's value too."""
    where = read_yaml(tmp_path, "at: {town: Otherham, street: Here}\n")[0].hidden(("at", "street"))
    assert "Otherham" not in where.text and where.text.strip() == "street: [hidden]"


def test_a_hidden_item_of_a_list_shows_the_name_of_the_list(tmp_path: Path) -> None:
    """An item has no name of its own."""
    assert read_yaml(tmp_path, "needs:\n  - here\n")[0].hidden(("needs", 0)).text == "needs: [hidden]"


def test_every_piece_of_text_is_found_however_deep(tmp_path: Path) -> None:
    """Rules that look at all text must miss none."""
    tree, _ = read_yaml(tmp_path, "a: x\nb: [y, {c: z}]\n")
    assert tree.texts() == [(("a",), "x"), (("b", 0), "y"), (("b", 1, "c"), "z")]


def test_a_place_that_is_not_there_holds_nothing(tmp_path: Path) -> None:
    """Asking for part of a text, or past the end of a list, is answered with nothing."""
    tree, _ = read_yaml(tmp_path, "a: x\nb: [y]\n")
    assert (tree.at(("a", "c")), tree.at(("b", 3)), tree.at(("b", 0))) == (None, None, "y")


def test_the_front_matter_of_a_page_keeps_the_line_numbers_of_its_file(tmp_path: Path) -> None:
    """The line of dashes counts."""
    tree, _ = source.read_markdown(written(tmp_path, "a.md", b"---\ntitle: Home\n---\n\nWords.\n"), "a.md")
    assert (tree.where(("title",)), tree.where(("title",)).text) == (Where("a.md", 2, 8), "title: Home")


def test_the_words_of_a_page_keep_the_line_numbers_of_their_file(tmp_path: Path) -> None:
    """Empty lines under the front matter are left out of the words and not out of the count."""
    tree, _ = source.read_markdown(written(tmp_path, "a.md", b"---\ntitle: Home\n---\n\n\nWords.\nMore.\n"), "a.md")
    assert tree.body_lines() == [(6, "Words."), (7, "More."), (8, "")]


def test_words_right_under_the_dashes_are_not_lost(tmp_path: Path) -> None:
    """An empty line there is a habit and no rule."""
    tree, _ = source.read_markdown(written(tmp_path, "a.md", b"---\ntitle: Home\n---\nWords.\n"), "a.md")
    assert tree.body == "Words.\n"


def test_a_hash_in_front_matter_is_pointed_at_on_its_own_line(tmp_path: Path) -> None:
    """The line of dashes counts here too, and the caret is as wide as what would be lost."""
    _, problems = source.read_markdown(written(tmp_path, "a.md", b"---\ntitle: Home #one\n---\n"), "a.md")
    where = problems[0].where
    assert (where.line, where.column, where.width, where.text) == (2, 13, 4, "title: Home #one")


def test_a_record_has_no_words_below_it(tmp_path: Path) -> None:
    """Only a page has a body."""
    assert read_yaml(tmp_path, "id: one\n")[0].body_lines() == []


def test_a_table_is_a_list_of_rows_by_heading(tmp_path: Path) -> None:
    """Cells are text, without the spaces round them."""
    tree, problems = source.read_csv(written(tmp_path, "a.csv", b"name, score\nOne , 1.5\n"), "a.csv")
    assert (tree.value, problems) == ([{"name": "One", "score": "1.5"}], [])


def test_two_like_cells_of_a_row_have_places_of_their_own(tmp_path: Path) -> None:
    """The caret stands under the second 1, not under the first."""
    tree, _ = source.read_csv(written(tmp_path, "a.csv", b"a,b,c\n1,1,1\n"), "a.csv")
    assert [tree.where((0, name)).column for name in "abc"] == [1, 3, 5]


def test_a_cell_that_runs_over_two_lines_does_not_move_the_rows_after_it(tmp_path: Path) -> None:
    """A row begins on the line where its first cell begins."""
    tree, _ = source.read_csv(written(tmp_path, "a.csv", b'a,b\n"x\ny",1\nz,2\n'), "a.csv")
    assert (tree.where((0, "a")).line, tree.where((1, "b")).line) == (2, 4)


def test_a_cell_longer_than_the_csv_reader_takes_is_no_traceback(tmp_path: Path) -> None:
    """The reader stops at 131,072 characters; a quotation mark that is never closed gets there."""
    tree, problems = source.read_csv(written(tmp_path, "a.csv", b'a,b\n"' + b"x\n" * 100_000), "a.csv")
    assert (tree, [(one.fault, one.where.line) for one in problems]) == (None, [("not_readable", 2)])


def test_both_yaml_readers_say_the_same_of_a_fault() -> None:
    """Where PyYAML comes without its C part, the words stay the same."""
    import yaml

    from handrail.unreadable import as_problem

    lines = ["id: one", 'name: "open', "last: 3", ""]
    said = set()
    for loader in (yaml.CBaseLoader, yaml.BaseLoader):
        with pytest.raises(yaml.YAMLError) as caught:
            yaml.compose("\n".join(lines), Loader=loader)
        said.add(as_problem(caught.value, "one.yml", lines, 0))
    assert [one.what for one in said] == ["The quotation mark that opens here is never closed."]
