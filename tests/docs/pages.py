"""Reading the pages of documentation: names between backticks, tables, links; and finding what they name."""

import ast
import importlib
import re
from functools import cache
from pathlib import Path

RACINE = Path(__file__).parents[2]
SOURCES = RACINE / "src" / "rentree"
PAGES = (
    "README.md",
    "README.fr.md",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "docs/architecture.md",
    "docs/controles.md",
    "docs/exploitation.md",
    "docs/glossaire.md",
    "docs/ldap.md",
    "docs/mission.md",
    "docs/projets.md",
    *sorted(f"docs/decisions/{chemin.name}" for chemin in (RACINE / "docs/decisions").glob("*.md")),
)
BLOC = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
EN_CODE = re.compile(r"`([^`\n]+)`")
POINTE = re.compile(r"[a-z_]+(?:\.\w+)+")


def read_page(nom: str) -> str:
    """The text of a page, blocks of code included."""
    return (RACINE / nom).read_text(encoding="utf-8")


def read_blocks(texte: str) -> list[str]:
    """The blocks of code of a page, in order."""
    return BLOC.findall(texte)


def read_code(texte: str) -> list[str]:
    """What stands between backticks in the prose, in order; a bar escaped for a table is a bar."""
    return [morceau.replace("\\|", "|") for morceau in EN_CODE.findall(BLOC.sub("", texte))]


def read_rows(texte: str) -> list[list[str]]:
    """The rows of every table, heads and rules left out, cells stripped."""
    lignes = [ligne for ligne in BLOC.sub("", texte).splitlines() if ligne.startswith("|")]
    rangees = [[case.strip() for case in re.split(r"(?<!\\)\|", ligne)[1:-1]] for ligne in lignes]
    regles = {rang for rang, cases in enumerate(rangees) if not set("".join(cases)) - {"-"}}
    return [cases for rang, cases in enumerate(rangees) if rang not in regles and rang + 1 not in regles]


@cache
def rooms() -> frozenset[str]:
    """The rooms of the package."""
    return frozenset(chemin.name for chemin in SOURCES.iterdir() if chemin.is_dir() and chemin.name[0] != "_")


@cache
def steps() -> frozenset[str]:
    """Names of every `.sql` file."""
    return frozenset(chemin.name for chemin in SOURCES.rglob("*.sql"))


def is_name(morceau: str) -> bool:
    """Whether this is the name of a module, or of something in one, below the package."""
    return POINTE.fullmatch(morceau) is not None and morceau.partition(".")[0] in rooms()


def resolves(nom: str) -> bool:
    """Whether `room.module.thing` exists: the longest module that is there, then attributes."""
    parties = nom.split(".")
    longueurs = [taille for taille in range(1, len(parties) + 1) if _is_module(parties[:taille])]
    if not longueurs:
        return False
    objet: object = importlib.import_module(".".join(("rentree", *parties[: max(longueurs)])))
    for partie in parties[max(longueurs) :]:
        if not hasattr(objet, partie):
            return False
        objet = getattr(objet, partie)
    return True


def _is_module(parties: list[str]) -> bool:
    chemin = SOURCES.joinpath(*parties)
    return chemin.with_suffix(".py").is_file() or (chemin / "__init__.py").is_file()


def has_test(nom: str) -> bool:
    """Whether `tests/folder/test_x.py::test_y` exists."""
    fichier, _, fonction = nom.partition("::")
    chemin = RACINE / fichier
    if not chemin.is_file():
        return False
    arbre = ast.parse(chemin.read_text(encoding="utf-8"))
    return fonction in {noeud.name for noeud in ast.walk(arbre) if isinstance(noeud, ast.FunctionDef)}
