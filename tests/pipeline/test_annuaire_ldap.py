"""A real directory, kept equal to the annuaire and the accounts."""

import multiprocessing
import os
import signal
from dataclasses import replace
from functools import partial
from typing import Any
from unittest import mock

import ldap
import pyarrow as pa
import pytest

from rentree.comptes.codes import new_code
from rentree.comptes.uid import uid_of
from rentree.feeds.ldap import ecriture
from rentree.feeds.ldap.erreurs import AnnuaireVide, EntreesAbsentes
from rentree.model.exports import ExportEtablissement
from rentree.model.projet import OptionsLdap, Projet
from rentree.pipeline.annuaire_ldap import PublicationLdap, publier_ldap, set_passwords
from rentree.pipeline.lettres import print_letters
from rentree.pipeline.maison import Maison
from rentree.store.base import open_store
from rentree.store.models import Compte
from tests.donnees import ANGLAIS, MATHS, ecole, eleve, individu, lien, personne, service, uai
from tests.pipeline.chantier import LUNDI, Chantier, acte_du
from tests.slapd import BASE, COMPTE, PORTAIL, Serveur

A, B = uai(1), uai(2)
ECOLE_A = f"ou={A},ou=structures,{BASE}"
pytestmark = pytest.mark.parametrize("base", ["sqlite"], indirect=True)


def project(slapd: Serveur) -> Projet:
    return Projet(ldap=OptionsLdap(slapd.url, COMPTE, BASE))


def publish(chantier: Chantier, slapd: Serveur, **options: Any) -> PublicationLdap:
    projet = options.pop("projet", project(slapd))
    return publier_ldap(Maison(chantier.maison), projet=projet, acte=acte_du(LUNDI), **options)


def petite(*enfants: int, numero_uai: str = A, **champs: Any) -> ExportEtablissement:
    """Pupils of one mother, one teacher, one division and one group whose name needs care."""
    return ecole(
        numero_uai,
        eleves=[eleve(enfant, groupes=("6 ANG, B+",), **champs) for enfant in enfants],
        responsables=[personne(501, mel="ada@exemple.invalid")],
        liens=[lien(enfant, 501) for enfant in enfants],
        individus=[individu(7, "D'ALMEIDA", "Éloïse", divisions_principales=("6A",))],
        services={"6A": [service(MATHS, 7), service(ANGLAIS, 7)]},
        groupes={"6 ANG, B+": ["6A"]},
    )


def dn_of(cle: str) -> str:
    """The name of the entry of the person that a source knows by this key."""
    return f"uid={uid_of(Compte.objects.get(cle=cle).personne_id)},ou=personnes,{BASE}"


def set_state(etat: str, *cles: str) -> None:
    Compte.objects.filter(cle__in=cles).update(etat=etat)


def give_code(chantier: Chantier, slapd: Serveur, cle: str) -> str:
    """Draw a code for an account, as the letters do, and make it the password of the entry."""
    code, compte = new_code(), Compte.objects.get(cle=cle)
    codes = pa.table({"jointure": [compte.personne_id], "login": [compte.login], "code": [code]})
    set_passwords(project(slapd), codes, maison=Maison(chantier.maison))
    return code


def test_the_tree_is_the_annuaire(chantier: Chantier, slapd: Serveur) -> None:
    chantier.alimenter(petite(1, 2))
    assert publish(chantier, slapd).gestes == {"ajout": 7}
    personnes = slapd.search("personnes")
    zoe, prof, mere = (personnes[dn_of(cle)] for cle in ("eleve:1", "epp:7", "responsable:501"))
    assert {"ENTPerson", "ENTEleve", "inetOrgPerson", "rentreeObjet"} <= set(zoe["objectClass"])
    assert zoe["ENTPersonLogin"] == ["zoe.nomb"]
    assert zoe["ENTEleveClasses"] == [f"{ECOLE_A}$6A"]
    assert zoe["ENTEleveGroupes"] == [f"{ECOLE_A}$6 ANG, B+"]
    assert zoe["ENTPersonDateNaissance"] == ["14/02/2014"]
    assert (zoe["ENTPersonProfils"], zoe["ENTPersonStructRattach"]) == (["National_ELV"], [ECOLE_A])
    assert (prof["givenName"], prof["sn"], prof["displayName"]) == (["Éloïse"], ["D'ALMEIDA"], ["Éloïse D'ALMEIDA"])
    assert prof["ENTAuxEnsClassesMatieres"] == [f"{ECOLE_A}$6A$ANGLAIS LV1", f"{ECOLE_A}$6A$MATHEMATIQUES"]
    assert mere["ENTAuxPersRelEleveEleve"] == sorted([dn_of("eleve:1"), dn_of("eleve:2")])
    assert mere["mail"] == ["ada@exemple.invalid"]
    assert slapd.search("structures")[ECOLE_A]["ENTStructureUAI"] == [A]
    classes = {un["cn"][0]: un for un in slapd.search("groupes").values()}
    assert classes[f"{A}_6A"]["member"] == sorted(map(dn_of, ("eleve:1", "eleve:2", "epp:7")))
    assert classes[f"{A}_6 ANG, B+"]["member"] == sorted(map(dn_of, ("eleve:1", "eleve:2")))


def test_neither_ine_nor_address_goes_out(chantier: Chantier, slapd: Serveur) -> None:
    chantier.alimenter(petite(1))
    publish(chantier, slapd)
    dits = {nom for entree in slapd.search("personnes").values() for nom in entree}
    assert not dits & {"ENTEleveINE", "ENTPersonAdresse", "ENTPersonVille", "userPassword"}


def test_nothing_moves_twice(chantier: Chantier, slapd: Serveur) -> None:
    chantier.alimenter(petite(1, 2), petite(3, numero_uai=B))
    publish(chantier, slapd)
    avant = slapd.dump()
    assert publish(chantier, slapd).gestes == {}
    assert slapd.dump() == avant


def test_only_what_changed_is_written(chantier: Chantier, slapd: Serveur) -> None:
    chantier.alimenter(petite(1, 2))
    publish(chantier, slapd)
    autre = petite(1, 2)
    chantier.alimenter(replace(autre, eleves=(replace(autre.eleves[0], nom="NOUVEAU"), autre.eleves[1])))
    prevue = publish(chantier, slapd, simuler=True)
    assert [(une.geste, une.dn, une.attributs) for une in prevue.lignes] == [
        ("modification", dn_of("eleve:1"), ("ENTPersonNomPatro", "cn", "displayName", "sn"))
    ]
    assert publish(chantier, slapd).gestes == prevue.gestes == {"modification": 1}
    entree = slapd.search("personnes")[dn_of("eleve:1")]
    assert (entree["sn"], entree["ENTPersonLogin"]) == (["NOUVEAU"], ["zoe.nomb"])


def test_a_simulation_writes_nothing(chantier: Chantier, slapd: Serveur) -> None:
    chantier.alimenter(petite(1))
    avant = slapd.dump()
    assert publish(chantier, slapd, simuler=True).gestes == {"ajout": 6}
    assert slapd.dump() == avant


def test_what_others_wrote_in_our_entries_stays(chantier: Chantier, slapd: Serveur) -> None:
    chantier.alimenter(petite(1))
    publish(chantier, slapd)
    dn = dn_of("eleve:1")
    slapd.modify(dn, telephoneNumber=["+33 5 61 00 00 00"], ENTPersonAlias=["zouzou"], sn=["FAUX"])
    slapd.modify(dn, add=True, objectClass=["labeledURIObject"], labeledURI=["https://exemple.invalid"])
    assert publish(chantier, slapd).gestes == {"modification": 1}
    entree = slapd.search("personnes")[dn]
    assert (entree["telephoneNumber"], entree["ENTPersonAlias"]) == (["+33 5 61 00 00 00"], ["zouzou"])
    assert "labeledURIObject" in entree["objectClass"]
    assert entree["sn"] == ["NOMB"]


def test_a_stranger_in_our_place_is_a_conflict(chantier: Chantier, slapd: Serveur) -> None:
    chantier.alimenter(petite(1, 2))
    slapd.add_branch("personnes")
    slapd.add(dn_of("eleve:1"), objectClass=["inetOrgPerson"], cn=["Autre"], sn=["Autre"])
    slapd.add(f"uid=ailleurs,ou=personnes,{BASE}", objectClass=["inetOrgPerson"], cn=["Autre"], sn=["Autre"])
    publication = publish(chantier, slapd)
    assert publication.conflits == (dn_of("eleve:1"),)
    assert not publication.clean
    personnes = slapd.search("personnes")
    assert personnes[dn_of("eleve:1")]["sn"] == ["Autre"]
    assert f"uid=ailleurs,ou=personnes,{BASE}" in personnes
    classes = slapd.search("groupes", "(ENTStructureUAI=*)")
    assert not any(dn_of("eleve:1") in classe["member"] for classe in classes.values())
    assert publish(chantier, slapd).gestes == {}


def test_the_code_of_the_letter_opens_until_the_account_is_deactivated(chantier: Chantier, slapd: Serveur) -> None:
    chantier.alimenter(petite(1))
    publish(chantier, slapd)
    dn, code = dn_of("eleve:1"), give_code(chantier, slapd, "eleve:1")
    assert slapd.can_bind(dn, code)
    assert not slapd.can_bind(dn, code.replace("-", ""))
    set_state("desactive", "eleve:1")
    assert publish(chantier, slapd).gestes["verrou"] == 1
    assert not slapd.can_bind(dn, code)
    entree = slapd.search("personnes")[dn]
    assert (entree["rentreeEtat"], "userPassword" in entree) == (["desactive"], False)
    set_state("actif", "eleve:1")
    assert publish(chantier, slapd).gestes["deverrou"] == 1
    assert slapd.can_bind(dn, code)
    assert publish(chantier, slapd).gestes == {}


def test_a_password_given_to_a_locked_entry_does_not_open_it_for_long(chantier: Chantier, slapd: Serveur) -> None:
    chantier.alimenter(petite(1))
    publish(chantier, slapd)
    set_state("desactive", "eleve:1")
    publish(chantier, slapd)
    slapd.modify(dn_of("eleve:1"), userPassword=["choisi par un autre"])
    assert slapd.can_bind(dn_of("eleve:1"), "choisi par un autre")
    assert publish(chantier, slapd).gestes == {"verrou": 1}
    assert not slapd.can_bind(dn_of("eleve:1"), "choisi par un autre")


def test_a_locked_entry_keeps_what_it_says(chantier: Chantier, slapd: Serveur) -> None:
    chantier.alimenter(petite(1, 2))
    publish(chantier, slapd)
    avant = slapd.search("personnes")[dn_of("eleve:1")]
    chantier.alimenter(petite(2))
    open_store(Maison(chantier.maison).base, url=chantier.url)
    set_state("desactive", "eleve:1")
    publish(chantier, slapd)
    apres = slapd.search("personnes")[dn_of("eleve:1")]
    assert apres == {**avant, "rentreeEtat": ["desactive"]}
    classes = slapd.search("groupes")
    assert not any(dn_of("eleve:1") in classe["member"] for classe in classes.values())


def test_a_deleted_account_has_no_entry(chantier: Chantier, slapd: Serveur) -> None:
    chantier.alimenter(petite(1, 2))
    publish(chantier, slapd)
    dn = dn_of("eleve:1")
    set_state("desactive", "eleve:1")
    publish(chantier, slapd)
    Compte.objects.filter(cle="eleve:1").delete()
    chantier.alimenter(petite(2))
    Compte.objects.filter(cle="eleve:1").delete()
    assert publish(chantier, slapd).gestes["suppression"] == 1
    assert dn not in slapd.search("personnes")


def test_a_person_changes_profile_without_changing_entry(chantier: Chantier, slapd: Serveur) -> None:
    chantier.alimenter(petite(1))
    publish(chantier, slapd)
    code = give_code(chantier, slapd, "epp:7")
    Compte.objects.filter(cle="epp:7").update(profil="direction")
    assert publish(chantier, slapd).gestes == {"modification": 1}
    entree = slapd.search("personnes")[dn_of("epp:7")]
    assert entree["ENTPersonProfils"] == ["National_DIR"]
    assert "ENTDirecteur" in entree["objectClass"]
    assert "ENTAuxEnseignant" not in entree["objectClass"]
    assert slapd.can_bind(dn_of("epp:7"), code)


def test_a_class_without_anybody_names_its_school(chantier: Chantier, slapd: Serveur) -> None:
    chantier.alimenter(petite(1))
    set_state("desactive", "eleve:1", "epp:7")
    publish(chantier, slapd)
    membres = {un["cn"][0]: un["member"] for un in slapd.search("groupes").values()}
    assert membres == {f"{A}_6A": [ECOLE_A], f"{A}_6 ANG, B+": [ECOLE_A]}


def test_codes_that_a_directory_mistakes_are_kept_apart(chantier: Chantier, slapd: Serveur) -> None:
    ecole_a = ecole(A, eleves=[eleve(1, groupes=("latin", "LATIN"))], groupes={"latin": ["6A"], "LATIN": ["6A"]})
    chantier.alimenter(ecole_a)
    assert publish(chantier, slapd).refuses == 0
    noms = {un["cn"][0] for un in slapd.search("groupes").values()}
    assert noms == {f"{A}_6A", f"{A}_LATIN", f"{A}_latin#2"}
    assert publish(chantier, slapd).gestes == {}


@pytest.mark.parametrize("vide", ["comptes", "annuaire"])
def test_nobody_to_publish_empties_nothing(chantier: Chantier, slapd: Serveur, vide: str) -> None:
    chantier.alimenter(petite(1))
    publish(chantier, slapd)
    avant = slapd.dump()
    projet = project(slapd)
    if vide == "comptes":
        Compte.objects.all().delete()
    else:
        projet = replace(projet, etablissements=(uai(99),))
    with pytest.raises(AnnuaireVide):
        publish(chantier, slapd, projet=projet)
    assert slapd.dump() == avant


def test_a_brake_holds_a_school_and_profile_and_lets_the_rest_go(chantier: Chantier, slapd: Serveur) -> None:
    chantier.alimenter(petite(*range(1, 9)), petite(*range(11, 15), numero_uai=B))
    publish(chantier, slapd)
    partis = [f"eleve:{numero}" for numero in range(1, 8)]
    set_state("desactive", *partis, "eleve:11")
    publication = publish(chantier, slapd)
    assert [(une.cle, une.nombre, une.sur) for une in publication.retenues] == [(f"{A}:eleve", 7, 8)]
    assert publication.gestes["verrou"] == 1
    etats = slapd.search("personnes")
    assert etats[dn_of("eleve:1")]["rentreeEtat"] == ["actif"]
    assert etats[dn_of("eleve:11")]["rentreeEtat"] == ["desactive"]
    passee = publish(chantier, slapd, passes=[f"{A}:eleve"])
    assert (passee.retenues, passee.gestes["verrou"]) == ((), 7)


def test_accounts_that_vanish_are_held_too(chantier: Chantier, slapd: Serveur) -> None:
    chantier.alimenter(petite(*range(1, 9)))
    publish(chantier, slapd)
    Compte.objects.filter(profil="eleve").delete()
    publication = publish(chantier, slapd)
    assert [une.cle for une in publication.retenues] == [f"{A}:eleve"]
    assert "suppression" not in publication.gestes


def test_no_entry_no_password(chantier: Chantier, slapd: Serveur) -> None:
    chantier.alimenter(petite(1, 2))
    with pytest.raises(EntreesAbsentes, match="Publiez d'abord l'annuaire LDAP"):
        give_code(chantier, slapd, "eleve:1")
    publish(chantier, slapd)
    set_state("desactive", "eleve:1")
    publish(chantier, slapd)
    with pytest.raises(EntreesAbsentes):
        give_code(chantier, slapd, "eleve:1")


def test_a_portal_reads_people_and_no_password(chantier: Chantier, slapd: Serveur) -> None:
    chantier.alimenter(petite(1, 2))
    publish(chantier, slapd)
    give_code(chantier, slapd, "eleve:1")
    give_code(chantier, slapd, "eleve:2")
    set_state("desactive", "eleve:1")
    publish(chantier, slapd)
    assert slapd.search("personnes", "(rentreeMotDePasseSuspendu=*)")
    assert slapd.search("personnes", "(userPassword=*)")
    lues = slapd.search("personnes", "(ENTPersonLogin=zoe.nomb)", PORTAIL)
    assert list(lues) == [dn_of("eleve:1")]
    assert not set(lues[dn_of("eleve:1")]) & {"userPassword", "rentreeMotDePasseSuspendu"}
    assert not slapd.search("personnes", "(rentreeMotDePasseSuspendu=*)", PORTAIL)
    assert not slapd.search("personnes", "(userPassword=*)", PORTAIL)


@pytest.mark.parametrize("reponses", [1, 4, 7, 9, 12])
def test_a_cut_anywhere_is_mended_by_the_next_run(chantier: Chantier, slapd: Serveur, reponses: int) -> None:
    """Killed after so many answers of the server: branches, locks, schools, persons, classes, deletions."""
    chantier.alimenter(petite(1, 2, 3))
    publish(chantier, slapd)
    code = give_code(chantier, slapd, "eleve:1")
    chantier.alimenter(petite(1, 4, 5), petite(6, numero_uai=B))
    set_state("desactive", "eleve:1")
    Compte.objects.filter(cle__in=["eleve:2", "eleve:3"]).delete()
    tue = publish_and_die(chantier, project(slapd), reponses)
    assert tue == -signal.SIGKILL
    repare = publish(chantier, slapd)
    assert repare.clean and not repare.retenues
    assert len(slapd.search("personnes", "(ENTPersonLogin=*)")) == 6
    assert publish(chantier, slapd).gestes == {}
    assert not slapd.can_bind(dn_of("eleve:1"), code)
    set_state("actif", "eleve:1")
    publish(chantier, slapd)
    assert slapd.can_bind(dn_of("eleve:1"), code)


def publish_and_die(chantier: Chantier, projet: Projet, reponses: int) -> int | None:
    """Publish in a process of its own, killed when the server has answered so many times; return how it ended."""
    contexte = multiprocessing.get_context("spawn")
    victime = contexte.Process(target=_publish_and_die, args=(chantier, projet, reponses))
    victime.start()
    victime.join(120)
    return victime.exitcode


def _publish_and_die(chantier: Chantier, projet: Projet, reponses: int) -> None:
    restantes, receive = [reponses], ecriture._receive

    def receive_then_die(*arguments: Any) -> ecriture.Reponse:
        reponse = receive(*arguments)
        restantes[0] -= 1
        if not restantes[0]:
            os.kill(os.getpid(), signal.SIGKILL)
        return reponse

    with mock.patch.object(ecriture, "_receive", receive_then_die), mock.patch.object(ecriture, "FENETRE", 1):
        publier_ldap(Maison(chantier.maison), projet=projet, acte=acte_du(LUNDI))


def test_a_new_pupil_comes_in_with_the_code_of_the_letter(chantier: Chantier, slapd: Serveur) -> None:
    chantier.alimenter(petite(1))
    publish(chantier, slapd)
    maison, projet, codes = Maison(chantier.maison), project(slapd), []

    def give(tables: pa.Table) -> None:
        codes.extend(tables.to_pylist())
        set_passwords(projet, tables, maison=maison)

    print_letters(maison, projet=projet, acte=acte_du(LUNDI), sortie=chantier.sortie / "lettres", apres=give)
    assert len(codes) == 3
    for ligne in codes:
        assert slapd.can_bind(f"uid={uid_of(ligne['jointure'])},ou=personnes,{BASE}", ligne["code"])


def test_letters_without_entries_undo_everything(chantier: Chantier, slapd: Serveur) -> None:
    chantier.alimenter(petite(1))
    maison, projet = Maison(chantier.maison), project(slapd)
    give = partial(set_passwords, projet, maison=maison)
    with pytest.raises(EntreesAbsentes):
        print_letters(maison, projet=projet, acte=acte_du(LUNDI), sortie=chantier.sortie / "lettres", apres=give)
    assert set(chantier.empreintes().values()) == {""}
    assert not list((chantier.sortie / "lettres").glob("*.pdf"))


def test_a_person_changes_the_first_password_and_nobody_else_s(chantier: Chantier, slapd: Serveur) -> None:
    chantier.alimenter(petite(1, 2))
    publish(chantier, slapd)
    code, autre = give_code(chantier, slapd, "eleve:1"), give_code(chantier, slapd, "eleve:2")
    elle = slapd.connect(dn_of("eleve:1"), code)
    elle.passwd_s(dn_of("eleve:1"), code, "choisi par elle")
    with pytest.raises((ldap.INSUFFICIENT_ACCESS, ldap.NO_SUCH_OBJECT)):
        elle.passwd_s(dn_of("eleve:2"), None, "choisi par elle")
    elle.unbind_s()
    assert slapd.can_bind(dn_of("eleve:1"), "choisi par elle")
    assert slapd.can_bind(dn_of("eleve:2"), autre)
    assert publish(chantier, slapd).gestes == {}
    set_state("desactive", "eleve:1")
    publish(chantier, slapd)
    set_state("actif", "eleve:1")
    publish(chantier, slapd)
    assert slapd.can_bind(dn_of("eleve:1"), "choisi par elle")


def test_a_large_school_is_read_by_pages(chantier: Chantier, slapd: Serveur, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rentree.feeds.ldap.lecture.PAGE", 3)
    monkeypatch.setattr("rentree.feeds.ldap.ecriture.FENETRE", 2)
    chantier.alimenter(petite(*range(1, 12)))
    assert publish(chantier, slapd).gestes == {"ajout": 16}
    assert publish(chantier, slapd).gestes == {}
