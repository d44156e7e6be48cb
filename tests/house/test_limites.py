"""The limits of the house are found where they are passed, and only there."""

import ast
import textwrap
from pathlib import Path

import pytest

import limites

PASS = "    pass\n"


def check(root: Path, path: str, text: str) -> list[str]:
    """Writes one file below `root` and returns what is said of the project."""
    target = root / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, encoding="utf-8")
    return [str(breach) for breach in limites.check_project(root)]


def function_of(lines: int, *, name: str = "f") -> str:
    return f"def {name}():\n" + PASS * (lines - 1)


def short_functions(count: int) -> str:
    return "".join(function_of(2, name=f"short_{number}") for number in range(count))


def nested(*openings: str) -> str:
    """Writes a function where each opening holds the next one."""
    lines = ["def f():", *(f"{'    ' * depth}{opening}" for depth, opening in enumerate(openings, start=1))]
    return "\n".join([*lines, "    " * (len(openings) + 1) + "pass"]) + "\n"


def test_a_short_module_is_accepted(tmp_path: Path) -> None:
    assert check(tmp_path, "src/rentree/model/uai.py", "import re\n\n\n" + nested("for x in y:", "if x:")) == []


@pytest.mark.parametrize(("lines", "breaches"), [(500, 0), (501, 1)])
def test_module_lines(tmp_path: Path, lines: int, breaches: int) -> None:
    assert len(check(tmp_path, "src/rentree/a.py", "x = 1\n" * lines)) == breaches


@pytest.mark.parametrize(("lines", "breaches"), [(149, 0), (150, 1)])
def test_sql_lines(tmp_path: Path, lines: int, breaches: int) -> None:
    assert len(check(tmp_path, "src/rentree/annuaire/a.sql", "SELECT 1\n" * lines)) == breaches


@pytest.mark.parametrize(("lines", "breaches"), [(100, 0), (101, 1)])
def test_function_lines_never_passed(tmp_path: Path, lines: int, breaches: int) -> None:
    assert len(check(tmp_path, "tests/test_a.py", function_of(lines) + short_functions(19))) == breaches


@pytest.mark.parametrize(("others", "breaches"), [(19, []), (18, ["src/a.py:1: f has 50 lines"])])
def test_share_of_long_functions(tmp_path: Path, others: int, breaches: list[str]) -> None:
    found = check(tmp_path, "src/a.py", function_of(50) + short_functions(others))
    assert [breach.split(", and")[0] for breach in found] == breaches


def test_nesting_passes_the_limit(tmp_path: Path) -> None:
    text = nested("for a in b:", "if a:", "while a:", "match a:", "case 1:")
    assert check(tmp_path, "src/a.py", text) == ["src/a.py:1: f has 4 levels, 3 at most"]


@pytest.mark.parametrize("frame", ["with a:", "async with a:"])
def test_with_opens_no_level(tmp_path: Path, frame: str) -> None:
    text = nested("for a in b:", frame, "if a:", frame, "while a:")
    assert check(tmp_path, "src/a.py", text) == []


def test_try_opens_no_level(tmp_path: Path) -> None:
    text = nested("for a in b:", "if a:", "try:", "if b:") + "            except ValueError:\n                pass\n"
    assert check(tmp_path, "src/a.py", text) == []


def test_elif_is_no_deeper(tmp_path: Path) -> None:
    chain = "".join(f"    elif a == {number}:\n        pass\n" for number in range(6))
    assert check(tmp_path, "src/a.py", "def f(a):\n    if a:\n        pass\n" + chain) == []


def test_if_alone_in_else_with_more_is_deeper(tmp_path: Path) -> None:
    tree = ast.parse("def f(a):\n    if a:\n        pass\n    else:\n        if a: pass\n        a = 1\n")
    assert limites.depth_of(limites.functions_of(tree)[0]) == 2


def test_inner_function_starts_again(tmp_path: Path) -> None:
    inner = textwrap.indent(nested("for a in b:", "if a:"), " " * 12)
    assert check(tmp_path, "src/a.py", f"def g():\n    for x in y:\n        if x:\n{inner}") == []


def test_import_inside_a_function_is_said_once(tmp_path: Path) -> None:
    text = "def f():\n    def g():\n        import re\n    if g:\n        from os import path\n"
    assert check(tmp_path, "src/a.py", text) == [
        "src/a.py:3: import inside g",
        "src/a.py:5: import inside f",
    ]


@pytest.mark.parametrize("path", ["src/rentree/utils.py", "src/rentree/common/dates.py", "tests/helpers.py"])
def test_names_that_say_nothing(tmp_path: Path, path: str) -> None:
    assert check(tmp_path, path, "") == [f"{path}:1: a name that says nothing: give the module its subject"]


MOT = "/" + "work" + "/"


@pytest.mark.parametrize("folder", ["work", "root", "farm"])
def test_path_of_a_machine(tmp_path: Path, folder: str) -> None:
    text = f"See\n`/{folder}/somewhere`.\n"
    assert check(tmp_path, "docs/a.md", text) == [f"docs/a.md:2: path of a machine: /{folder}/"]


@pytest.mark.parametrize("text", ["https://example.org" + MOT + "a", "home/root/x", ".." + MOT + "a"])
def test_other_paths_are_accepted(tmp_path: Path, text: str) -> None:
    assert check(tmp_path, "docs/a.md", text) == []


def test_what_gitignore_names_is_not_read(tmp_path: Path) -> None:
    (tmp_path / ".gitignore").write_text("build/\n*.egg-info/\n", encoding="utf-8")
    machine = "/" + "root" + "/x"
    check(tmp_path, "build/a.txt", machine)
    check(tmp_path, "src/rentree.egg-info/SOURCES.txt", machine)
    assert check(tmp_path, "src/binary.parquet", machine + "\0") == []


def test_exit_code_and_output(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert limites.main([str(tmp_path)]) == 0
    check(tmp_path, "src/utils.py", "")
    assert limites.main([str(tmp_path)]) == 1
    assert capsys.readouterr().out.startswith("src/utils.py:1: ")
