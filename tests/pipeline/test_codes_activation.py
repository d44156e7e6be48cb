"""Activation codes: in one file, for their owner alone, and nowhere else."""

from pathlib import Path

import psycopg

from rentree.comptes.codes import normalise_code, verify_code
from tests.donnees import ecole, eleve, famille, uai
from tests.pipeline.chantier import MARDI, Chantier, read_csv, read_tree

A, B = uai(1), uai(2)


def codes_of(chemin: Path) -> dict[str, str]:
    """Login -> code."""
    return {ligne["login"]: ligne["code"] for ligne in read_csv(chemin)}


def dump(url: str) -> bytes:
    """Every row of every table of a PostgreSQL database."""
    with psycopg.connect(url) as connection:
        tables = connection.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'").fetchall()
        return b"".join(repr(connection.execute(f'TABLE "{nom}"').fetchall()).encode() for (nom,) in tables)


def test_one_code_an_account_in_a_file_for_one_reader(chantier: Chantier) -> None:
    chantier.alimenter(famille(A, [1, 2]))
    (fichier,) = chantier.codes()
    lignes = read_csv(fichier)
    assert list(lignes[0]) == ["jointure", "uai", "profil", "nom", "prenom", "divisions", "login", "code"]
    assert {ligne["login"] for ligne in lignes} == set(chantier.valeurs("login").values())
    assert len({ligne["code"] for ligne in lignes}) == 3
    assert fichier.stat().st_mode & 0o777 == 0o600


def test_a_code_is_nowhere_else(chantier: Chantier) -> None:
    chantier.alimenter(famille(A, [1, 2]))
    (fichier,) = chantier.codes()
    autres = b"".join(
        octets for nom, octets in read_tree(chantier.racine).items() if Path(nom).name != fichier.name
    ) + (dump(chantier.url) if chantier.url else b"")
    for code in codes_of(fichier).values():
        assert code.encode() not in autres
        assert normalise_code(code).encode() not in autres
        assert normalise_code(code).lower().encode() not in autres
    assert b"zoe.nomb" in autres


def test_the_database_can_verify_each_code(chantier: Chantier) -> None:
    chantier.alimenter(famille(A, [1, 2]))
    cle = bytes.fromhex((chantier.maison / "cle.secret").read_text(encoding="ascii"))
    codes, empreintes = codes_of(chantier.codes()[0]), chantier.empreintes()
    assert set(codes) == set(empreintes)
    assert all(verify_code(codes[login], empreintes[login], cle=cle) for login in codes)
    assert not verify_code(codes["zoe.nomb"], empreintes["zoe.nomc"], cle=cle)


def test_the_key_is_made_once_for_one_reader(chantier: Chantier) -> None:
    chantier.alimenter(famille(A, [1]))
    secret = chantier.maison / "cle.secret"
    avant = secret.read_bytes()
    chantier.alimenter(famille(A, [1, 2]))
    assert (secret.read_bytes(), secret.stat().st_mode & 0o777) == (avant, 0o600)


def test_a_code_is_shown_once(chantier: Chantier) -> None:
    chantier.alimenter(famille(A, [1]))
    avant = read_tree(chantier.sortie / "comptes")
    chantier.alimenter()
    assert read_tree(chantier.sortie / "comptes") == avant
    chantier.alimenter(famille(A, [1]), ecole(B, eleves=[eleve(2)]), au=MARDI)
    premier, second = chantier.codes()
    assert premier.read_bytes() == avant[premier.name]
    assert set(codes_of(second)) == {"zoe.nomc"}


def test_a_renamed_account_has_no_new_code(chantier: Chantier) -> None:
    chantier.alimenter(ecole(A, eleves=[eleve(1, "LAURIER")]))
    avant = chantier.empreintes()
    chantier.alimenter(ecole(A, eleves=[eleve(1, "CORMIER")]), au=MARDI)
    assert (len(chantier.codes()), chantier.empreintes()) == (1, avant)
