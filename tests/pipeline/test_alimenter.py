"""One command, day after day: what it leaves, what stays when nothing changed, what follows when something did."""

import datetime
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from rentree.model.exports import ExportEtablissement
from rentree.model.plan import Operation
from rentree.model.projet import Projet
from tests.donnees import MATHS, deposer, ecole, eleve, famille, individu, lien, personne, service, uai
from tests.pipeline.chantier import LUNDI, MARDI, Chantier, read_csv, read_tree

A, B = uai(1), uai(2)
COMPTES = "jointure;profil;civilite;nom;prenom;login;etat;uai;divisions;cree_le;cle"
AFFICHE = ("civilite", "nom", "prenom", "divisions")
TREIZE = "RNE;UID;classe;profil;prénom;nom;login;mot de passe;clé de jointure;uid père;uid mère;uid tuteur1;uid tuteur2"


def college() -> ExportEtablissement:
    """Two pupils, their parents, a guardian, a teacher."""
    return ecole(
        A,
        eleves=[eleve(1, "LAURIER", "Zoé"), eleve(2, "LAURIER", "Éloi", division="6B", sexe="1")],
        responsables=[personne(501, "LAURIER"), personne(502, "D'ALMEIDA", "Noël", civilite="M."), personne(503)],
        liens=[
            *(lien(numero, 501) for numero in (1, 2)),
            *(lien(numero, 502, parente="20") for numero in (1, 2)),
            lien(2, 503, parente="50"),
        ],
        individus=[individu(7, "MARTEL", "ODE")],
        services={"6A": [service(MATHS, 7)], "6B": [service(MATHS, 7)]},
    )


def test_what_a_run_leaves(chantier: Chantier) -> None:
    chantier.alimenter(college())
    tag = f"ENT_Complet_{LUNDI:%Y%m%d}"
    categories = ("EtabEducNat", "PersEducNat", "PersRelEleve", "Eleve", "MefEducNat", "MatiereEducNat")
    assert set(read_tree(chantier.sortie)) == {
        *(f"aaf/{tag}_{categorie}_0000.xml" for categorie in categories),
        "aaf/ficAlimMENESR.dtd",
        f"aaf/{tag}.tgz",
        f"aaf/{tag}.tgz.md5",
        "comptes/comptes.csv",
        f"comptes/ENT-Identifiants-{A}.csv",
        "constats.json",
        "rapport.html",
        "resume.json",
    }


def test_the_accounts_are_as_told(chantier: Chantier) -> None:
    chantier.alimenter(college())
    octets = (chantier.sortie / "comptes/comptes.csv").read_bytes()
    lignes = octets.decode("utf-8").splitlines()
    assert lignes[0] == COMPTES
    assert b"\r" not in octets
    jointures = chantier.valeurs("jointure")
    assert sorted(int(jointure) for jointure in jointures.values()) == list(range(2, 8))
    assert set(lignes[1:]) == {
        f"{jointures['epp:7']};enseignant;Mme;MARTEL;ODE;ode.martel;actif;{A};6A|6B;2025-10-06;epp:7",
        f"{jointures['eleve:1']};eleve;Mme;LAURIER;Zoé;zoe.laurier;actif;{A};6A;2025-10-06;eleve:1",
        f"{jointures['eleve:2']};eleve;M.;LAURIER;Éloi;eloi.laurier;actif;{A};6B;2025-10-06;eleve:2",
        f"{jointures['responsable:501']};responsable;Mme;LAURIER;Ada;ada.laurier;actif;{A};;2025-10-06;responsable:501",
        f"{jointures['responsable:502']};responsable;M.;D'ALMEIDA;Noël;noel.d-almeida;actif;{A};;2025-10-06;responsable:502",
        f"{jointures['responsable:503']};responsable;Mme;NOMFAD;Ada;ada.nomfad;actif;{A};;2025-10-06;responsable:503",
    }


def test_the_thirteen_fields(chantier: Chantier) -> None:
    chantier.alimenter(college())
    chemin = chantier.sortie / f"comptes/ENT-Identifiants-{A}.csv"
    assert chemin.read_text(encoding="utf-8").splitlines()[0] == TREIZE
    lignes = {ligne["login"]: ligne for ligne in read_csv(chemin)}
    assert set(lignes) == {compte["login"] for compte in chantier.comptes().values()}
    eloi, noel, ode = lignes["eloi.laurier"], lignes["noel.d-almeida"], lignes["ode.martel"]
    assert (eloi["RNE"], eloi["classe"], eloi["profil"], eloi["mot de passe"]) == (A, "6B", "Eleve", "")
    assert eloi["clé de jointure"] == f"ENT${chantier.comptes()['eleve:2']['jointure']}"
    parents = [eloi[f"uid {qui}"] for qui in ("père", "mère", "tuteur1", "tuteur2")]
    assert parents == [noel["UID"], lignes["ada.laurier"]["UID"], lignes["ada.nomfad"]["UID"], ""]
    assert (noel["profil"], noel["classe"], ode["profil"]) == ("Parent", "", "Enseignant")
    assert len({ligne["UID"] for ligne in lignes.values()}) == len(lignes)


def test_a_person_is_in_the_file_of_each_school(chantier: Chantier) -> None:
    chantier.alimenter(famille(A, [1]), famille(B, [2]))
    ici, la = (read_csv(chantier.sortie / f"comptes/ENT-Identifiants-{code}.csv") for code in (A, B))
    assert {ligne["login"] for ligne in ici} & {ligne["login"] for ligne in la} == {"ada.nomfab"}
    assert (len(ici), len(la)) == (2, 2)


def test_the_objects_of_the_list_of_constats(chantier: Chantier) -> None:
    chantier.alimenter(ecole(A, eleves=[eleve(1), eleve(2, ine=None)]))
    (constat,) = chantier.constats("eleve-sans-ine")
    assert list(constat) == ["regle", "gravite", "uai", "objet", "cle", "message", "que_faire"]
    assert (constat["gravite"], constat["uai"], constat["objet"], constat["cle"]) == ("bloquant", A, "eleve", "eleve:2")


def test_the_summary_counts_every_stage(chantier: Chantier) -> None:
    chantier.alimenter(college())
    resume = chantier.resume()
    lignes, devenirs = resume["importer"]["lignes"], resume["federer"]["devenirs"]
    assert all(sum(devenirs[espece].values()) == lignes[espece] for espece in ("eleves", "responsables", "personnels"))
    assert resume["comptes"]["crees"] == resume["comptes"]["ayants_droit"] == 6
    assert resume["publier"]["enregistrements"] == {
        "EtabEducNat": 1, "PersEducNat": 1, "PersRelEleve": 3, "Eleve": 2, "MefEducNat": 1, "MatiereEducNat": 2,
    }  # fmt: skip
    assert set(resume["durees"]) == {"importer", "controler", "federer", "prevoir", "appliquer", "publier"}
    assert (resume["refuses"], resume["absents"], resume["rien_change"]) == ([], [], False)


def test_run_again_nothing_changes_and_it_says_so(chantier: Chantier) -> None:
    chantier.alimenter(college())
    avant = read_tree(chantier.sortie)
    resultat = chantier.alimenter()
    apres = read_tree(chantier.sortie)
    assert {nom for nom in {*avant, *apres} if avant.get(nom) != apres.get(nom)} <= {"resume.json"}
    assert chantier.resume()["rien_change"] is True
    assert (resultat.plan.changements.num_rows, resultat.plan.numero, resultat.application.numero) == (0, 0, 0)


def test_the_next_day(chantier: Chantier) -> None:
    chantier.alimenter(college())
    hier = chantier.comptes()
    demain = college()
    corrigee = replace(demain.personnes[1], nom="DALMEIDA-ROY", prenom="Noël Jean")
    arrivee, partie = eleve(3, "LAURIER", "Zoé"), demain.eleves[1]
    demain = replace(demain, eleves=(demain.eleves[0], arrivee), personnes=(demain.personnes[0], corrigee))
    resultat = chantier.alimenter(demain, au=MARDI)
    comptes = chantier.comptes()
    assert resultat.application.nombres == {
        Operation.CREATION: 1,
        Operation.MISE_A_JOUR: 1,
        Operation.REACTIVATION: 0,
        Operation.DESACTIVATION: 2,
        Operation.SUPPRESSION: 0,
    }
    assert comptes["eleve:3"]["login"] == "zoe.laurier2"
    assert comptes["eleve:3"]["cree_le"] == MARDI.isoformat()
    assert {cle: comptes[cle]["login"] for cle in hier} == {cle: compte["login"] for cle, compte in hier.items()}
    renomme = comptes["responsable:502"]
    assert (renomme["nom"], renomme["prenom"], renomme["cree_le"]) == ("DALMEIDA-ROY", "Noël Jean", LUNDI.isoformat())
    partis = {cle for cle, compte in comptes.items() if compte["etat"] == "desactive"}
    assert partis == {f"eleve:{partie.eleve_id}", "responsable:503"}


def test_each_thing_displayed_follows_alone(chantier: Chantier) -> None:
    corrections: list[dict[str, Any]] = [
        {"nom": "CORMIER"},
        {"nom_usage": "LAURIER-ROY"},
        {"prenom": "Zoë"},
        {"sexe": "1"},
        {"structures": (("6B", "D"),)},
        {},
    ]
    avant = [eleve(numero, "LAURIER") for numero in range(1, 7)]
    chantier.alimenter(ecole(A, eleves=avant))
    logins = chantier.valeurs("login")
    apres = [replace(un, **correction) for un, correction in zip(avant, corrections, strict=True)]
    resultat = chantier.alimenter(ecole(A, eleves=apres), au=MARDI)
    assert resultat.application.nombres[Operation.MISE_A_JOUR] == 5
    vus = [tuple(compte[nom] for nom in AFFICHE) for _, compte in sorted(chantier.comptes().items())]
    assert vus == [
        ("Mme", "CORMIER", "Zoé", "6A"),
        ("Mme", "LAURIER-ROY", "Zoé", "6A"),
        ("Mme", "LAURIER", "Zoë", "6A"),
        ("M.", "LAURIER", "Zoé", "6A"),
        ("Mme", "LAURIER", "Zoé", "6B"),
        ("Mme", "LAURIER", "Zoé", "6A"),
    ]
    assert chantier.valeurs("login") == logins


def test_a_new_function_is_a_new_profile_and_the_same_account(chantier: Chantier) -> None:
    for fonction, profil in (("AED", "vie_scolaire"), ("DOC", "documentaliste"), ("ADF", "administratif")):
        chantier.alimenter(ecole(A, eleves=[eleve(1)], individus=[individu(7, "MARTEL", fonction=fonction)]))
        assert chantier.valeurs("profil")["epp:7"] == profil
    assert chantier.resume()["comptes"]["crees"] == 0
    chantier.alimenter(ecole(B, eleves=[eleve(2)], individus=[individu(7, "MARTEL", fonction="DOC")]))
    assert chantier.valeurs("uai")["epp:7"] == f"{A}|{B}"
    assert chantier.valeurs("profil")["epp:7"] == "documentaliste"


def test_who_comes_back_finds_the_same_account(chantier: Chantier) -> None:
    for presents in ([1, 2], [1], [1, 2]):
        chantier.alimenter(famille(A, presents))
    assert {cle: compte["login"] for cle, compte in chantier.comptes().items()} == {
        "eleve:1": "zoe.nomb",
        "eleve:2": "zoe.nomc",
        "responsable:501": "ada.nomfab",
    }
    assert set(chantier.valeurs("etat").values()) == {"actif"}


def test_a_login_left_by_a_correction_is_never_given_to_another(chantier: Chantier) -> None:
    chantier.alimenter(ecole(A, eleves=[eleve(1, "LAURIER")]))
    chantier.alimenter(ecole(A, eleves=[eleve(1, "CORMIER"), eleve(2, "LAURIER")]), au=MARDI)
    assert chantier.valeurs("login") == {"eleve:1": "zoe.laurier", "eleve:2": "zoe.laurier2"}
    chantier.alimenter(ecole(A, eleves=[eleve(3, "LAURIER")]), au=MARDI)
    assert chantier.valeurs("login")["eleve:3"] == "zoe.laurier3"


def test_the_training_deck_from_end_to_end(chantier: Chantier) -> None:
    composites = [
        personne(501, "M. MME MANENTE", "Guy Et Yvette"),
        personne(502, "BATTISTUTA", "Tino & Suzanne"),
        personne(503, "DESINIERES", "René Et Suzanne"),
    ]
    liens = [lien(1, un.personne_id) for un in composites]
    chantier.alimenter(ecole(A, eleves=[eleve(1)], responsables=composites, liens=liens))
    logins = chantier.valeurs("login")
    assert {cle: login for cle, login in logins.items() if cle != "eleve:1"} == {
        "responsable:501": "guy_et_yvette.m._mme_manente",
        "responsable:502": "tino_-_suzanne.battistuta",
        "responsable:503": "rene_et_suzanne.desinieres",
    }


def test_held_back_until_mended(chantier: Chantier) -> None:
    def export(prenom: str) -> ExportEtablissement:
        parents = [personne(501, "DESINIERES", prenom), personne(502)]
        return ecole(A, eleves=[eleve(1)], responsables=parents, liens=[lien(1, 501), lien(1, 502)])

    projet = Projet(retenir=("nom-deux-personnes",))
    chantier.alimenter(export("René Et Suzanne"), projet=projet)
    assert set(chantier.comptes()) == {"eleve:1", "responsable:502"}
    assert chantier.resume()["publier"]["enregistrements"]["PersRelEleve"] == 1
    chantier.alimenter(export("René"), projet=projet, au=MARDI)
    assert chantier.valeurs("login")["responsable:501"] == "rene.desinieres"


def test_two_projects_share_people_and_not_accounts(chantier: Chantier) -> None:
    chantier.alimenter(famille(A, [1]))
    jointures = chantier.valeurs("jointure")
    chantier.alimenter(famille(A, [1]), projet=Projet("autre"))
    assert chantier.valeurs("jointure") == jointures
    assert chantier.resume()["comptes"]["crees"] == 2


def test_a_refused_school_keeps_its_people(chantier: Chantier) -> None:
    chantier.alimenter(famille(A, [1]), famille(B, [2], parent=502))
    avant = chantier.comptes()
    fichier = deposer(chantier.exports, famille(A, [1, 3])) / B / "ElevesAvecAdresses.xml"
    fichier.write_bytes(fichier.read_bytes()[:-400])
    resultat = chantier.alimenter(au=MARDI)
    comptes, resume = chantier.comptes(), chantier.resume()
    assert not resultat.clean
    assert set(comptes) == {*avant, "eleve:3"}
    assert all(comptes[cle] == avant[cle] for cle in avant)
    assert (resume["absents"], [un["uai"] for un in resume["refuses"]]) == ([], [B])
    assert resume["publier"]["enregistrements"]["Eleve"] == 3


def test_a_file_that_is_not_given_makes_nobody_absent(chantier: Chantier) -> None:
    chantier.alimenter(famille(A, [1]), famille(B, [2]))
    chantier.alimenter(famille(A, [1]), sans=["Responsables", "sts"], au=MARDI)
    assert chantier.resume()["absents"] == []
    assert set(chantier.comptes()) == {"eleve:1", "eleve:2", "responsable:501"}


def test_logins_do_not_depend_on_the_order_of_schools(ouvrir: Callable[[str], Chantier]) -> None:
    homonymes = [ecole(code, eleves=[eleve(numero, "LAURIER")]) for code, numero in ((A, 2), (B, 1))]
    un, deux = ouvrir("un"), ouvrir("deux")
    un.alimenter(*homonymes)
    deposer(deux.exports, *homonymes)
    deux.run([deux.exports / B, deux.exports / A])
    assert deux.comptes() == un.comptes()
    assert un.valeurs("login") == {"eleve:1": "zoe.laurier", "eleve:2": "zoe.laurier2"}


def test_the_output_folder_may_be_among_the_exports(chantier: Chantier) -> None:
    """As when one types `rentree alimenter .`: what a run wrote is no export of the next."""
    ici = replace(chantier, racine=chantier.racine / "tout")
    deposer(ici.racine, famille(A, [1]))
    for _ in range(2):
        resultat = ici.run([ici.racine])
        assert resultat.clean
    assert ici.resume()["rien_change"] is True


def test_the_day_is_the_one_told(chantier: Chantier) -> None:
    jour = datetime.date(2030, 2, 28)
    chantier.alimenter(famille(A, [1]), au=jour)
    assert set(chantier.valeurs("cree_le").values()) == {"2030-02-28"}
    assert (chantier.sortie / "aaf/ENT_Complet_20300228.tgz").exists()
    assert chantier.resume()["au"] == "2030-02-28"


@pytest.mark.parametrize("cas", ["NA", "NULL"])
def test_a_name_that_databases_mistake(chantier: Chantier, cas: str) -> None:
    chantier.alimenter(ecole(A, eleves=[eleve(1, cas)]))
    chantier.alimenter()
    assert chantier.valeurs("nom") == {"eleve:1": cas}
    assert chantier.resume()["rien_change"] is True


def test_the_next_school_year(chantier: Chantier) -> None:
    """Same home, same people, other school: the account is the same; the school not imported yet is not forgotten."""
    septembre = datetime.date(2026, 9, 10)
    chantier.alimenter(famille(A, [1]), famille(B, [2]))
    avant = chantier.valeurs("login")
    chantier.alimenter(replace(famille(B, [1, 2]), annee=2026), au=septembre)
    assert chantier.valeurs("login") == avant
    assert chantier.valeurs("uai") == {"eleve:1": B, "eleve:2": B, "responsable:501": f"{A}|{B}"}
    ecoles = (famille(A, [3], parent=502), famille(B, [1, 2]))
    chantier.alimenter(*(replace(une, annee=2026) for une in ecoles), au=septembre)
    assert chantier.valeurs("uai") == {
        "eleve:1": B, "eleve:2": B, "eleve:3": A, "responsable:501": B, "responsable:502": A
    }  # fmt: skip


def test_folders_with_awkward_names(chantier: Chantier) -> None:
    ici = replace(chantier, racine=chantier.racine / "l'école [1] déjà; a*b")
    ici.alimenter(famille(A, [1]))
    assert set(ici.comptes()) == {"eleve:1", "responsable:501"}
    assert ici.alimenter().plan.changements.num_rows == 0


def test_exports_may_lie_in_the_home_folder(chantier: Chantier) -> None:
    depot = deposer(chantier.maison / "recus", famille(A, [1]))
    resultat = chantier.run([depot])
    assert (resultat.importe.fichiers, resultat.clean) == (5, True)
