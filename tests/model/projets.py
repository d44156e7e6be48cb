"""Strategies: any project that is valid, every option free."""

import datetime
from typing import Any

from hypothesis import strategies as st

from rentree.model.conservation import PLAFOND
from rentree.model.identifiants import uai_key
from rentree.model.projet import (
    PROFILS,
    Calendrier,
    Delais,
    Freins,
    Gel,
    OptionsAaf,
    OptionsLdap,
    OptionsLettres,
    OptionsLogin,
    Projet,
    Seuil,
)

TEXTES = st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=30)
SIGNES = st.text("._-!\"#'\\@[]a", max_size=5)
UAI = st.integers(0, 9_999_999).map(lambda nombre: f"{nombre:07}{uai_key(f'{nombre:07}')}")
DATES = st.dates(datetime.date(2000, 1, 1), datetime.date(2100, 12, 31))
MOIS_JOURS = DATES.map(lambda jour: (jour.month, jour.day))
DELAIS = st.integers(1, PLAFOND - 7)
"""Whatever the calendar is."""
CHEMINS = st.lists(TEXTES.map(lambda texte: "x" + texte.replace("/", "").replace("\\", "")), max_size=3).map("/".join)
NOMBRES = st.integers(0, 10**9)


def _gel(jours: list[datetime.date], ajout_seul: bool) -> Gel:
    return Gel(min(jours), max(jours), ajout_seul)


def _ete(jours: list[tuple[int, int]]) -> tuple[tuple[int, int], tuple[int, int]]:
    return min(jours), max(jours)


@st.composite
def _calendriers(draw: st.DrawFn) -> Calendrier:
    jours = draw(st.permutations(range(7)))
    complets, deltas = sorted((draw(st.integers(0, 7)), draw(st.integers(0, 7))))
    return Calendrier(tuple(jours[:complets]), tuple(jours[complets:deltas]))


def _listes(elements: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(elements, unique=True, max_size=12).map(tuple)


LOGINS = st.builds(
    OptionsLogin,
    separateur=SIGNES,
    caracteres=SIGNES,
    remplacement=SIGNES,
    espace=SIGNES,
    maximum=st.integers(20, 255),
    premier_homonyme=NOMBRES,
)
AAF = st.builds(
    OptionsAaf,
    projet=st.from_regex(r"[A-Za-z0-9_.-]{1,12}", fullmatch=True),
    encodage=st.sampled_from(["UTF-8", "utf-8", "ISO-8859-15"]),
    enregistrements=st.integers(1, 10**9),
    version_af=TEXTES.filter(lambda texte: "--" not in texte),
    version_sdet=TEXTES.filter(lambda texte: "--" not in texte),
)
SEUILS = st.builds(Seuil, st.integers(0, 10_000).map(lambda part: round(part / 10_000, 4)), NOMBRES, NOMBRES)
ADRESSES = st.sampled_from(["https://ent.fr", "http://a.b:8080/c?d=é#f", 'https://x/"\\'])
URLS = st.sampled_from(["", "ldap://localhost:389", "ldaps://annuaire.fr/", "ldapi:///", "ldapi://%2Frun%2Fldapi"])
DN = st.sampled_from(["", "dc=ent,dc=fr", "cn=rentrée, ou=a\\,b,dc=fr", "2.5.4.3=x"])

projets = st.builds(
    Projet,
    nom=st.from_regex(r"[a-z0-9][a-z0-9_-]{0,39}", fullmatch=True),
    etablissements=_listes(UAI),
    en_charge=st.booleans(),
    retenir=_listes(TEXTES),
    login=LOGINS,
    aaf=AAF,
    delais=st.builds(
        Delais, DELAIS, st.dictionaries(st.sampled_from(sorted(PROFILS)), DELAIS).map(lambda uns: tuple(uns.items()))
    ),
    freins=st.builds(Freins, *[SEUILS] * 5, st.lists(MOIS_JOURS, min_size=2, max_size=2).map(_ete)),
    gels=st.lists(st.builds(_gel, st.lists(DATES, min_size=2, max_size=2), st.booleans()), max_size=3).map(tuple),
    calendrier=_calendriers(),
    lettres=st.builds(
        OptionsLettres, ADRESSES, st.integers(1, 365), TEXTES.filter(lambda texte: texte.strip() != ""), CHEMINS
    ),
    ldap=st.builds(OptionsLdap, URLS, DN, DN, TEXTES),
)
