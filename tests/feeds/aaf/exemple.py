"""The tiny school of the golden files: one of each thing that an AAF can say."""

from dataclasses import replace

from rentree.model.exports import ExportEtablissement, Personne, Suppleant
from tests.donnees import (
    ANGLAIS,
    MATHS,
    adresse,
    atss,
    discipline,
    ecole,
    eleve,
    etablissement,
    individu,
    lien,
    personne,
    service,
    suppleant,
    uai,
)

A = uai(1)


def petite_ecole() -> ExportEtablissement:
    """Two pupils, four relatives, five members of staff, two divisions, one group."""
    zoe = eleve(
        1, "D'ALMEIDA", "Zoé", prenom2="Anaïs", prenom3="Ève", groupes=("6ANG",), bourses=("BC",), transport="1",
        options=(("O", ANGLAIS), ("F", MATHS)),
    )  # fmt: skip
    eloi = eleve(
        2, "LE GOFF", "Éloi", nom_usage="LE GOFF-ROY", division="6B", sexe="1", adresse_id=91, mef=None, regime="0",
        statut="AP", date_naissance="29/02/2012",
    )  # fmt: skip
    return replace(
        ecole(
            A,
            eleves=[zoe, eloi],
            liens=[
                lien(1, 501, paie_frais="1", percoit_aides="1", heberge="0"),
                lien(1, 502, parente="20", paie_frais="0", heberge="1", priorite="1"),
                lien(2, 503, niveau="2", parente="51", paie_frais="0", heberge="0"),
                lien(2, 504, niveau="3", parente="90", paie_frais="0", heberge="0"),
            ],
            responsables=_relatives(),
            individus=[
                individu(7, "MARTEL", "ODE", nom_patronymique="PRIEUR", disciplines=(discipline(),),
                         divisions_principales=("6A",)),
                individu(8, "GARIN", "YVES", civilite="1", sexe="1", disciplines=(discipline("L0422", "ANGLAIS"),)),
                individu(3, "HALLIER", "LISE", type="dir", fonction="DIR", date_naissance=None, grade=None),
            ],
            services={
                "6A": [service(MATHS, 7)],
                "6B": [service(MATHS, 7)],
                "6ANG": [service(ANGLAIS, 7, 8)],
            },
            groupes={"6ANG": ["6A", "6B"]},
        ),
        etablissement=replace(etablissement(A), complement="L'AÎNÉ & FILS <SUD>", telephone="05.61.00.00.01"),
        adresses_eleves=(adresse(91, "3 CHEMIN \"LA BORDE\"", code_postal="31600", libelle_postal="MURET"),),
        adresses=(
            adresse(81, "1 RUE DU LAVOIR", ligne2="BAT B"),
            adresse(82, "CALLE MAYOR 5", code_postal="", libelle_postal="MADRID", libelle_pays="ESPAGNE", pays="134"),
        ),
        suppleants=(_replacement(),),
        atss=(atss(A, 5, "O'BRIEN", "Inès", "EDU"),),
    )  # fmt: skip


def _relatives() -> list[Personne]:
    mere = personne(501, "D'ALMEIDA", "Noëlle", nom_usage="ROY", adresse_id=81, mel="n.roy@exemple.invalid")
    pere = personne(502, "D'ALMEIDA", "René", civilite="M.", adresse_id=82, communication_adresse="0")
    service_social = personne(503, "SERVICE DE L'ENFANCE", "Pôle", civilite=None, tel_professionnel="+33561000003")
    return [
        replace(mere, tel_personnel="0561000002"),
        replace(pere, tel_portable="06 12 34 56 78", accepte_sms="1"),
        service_social,
        personne(504, "CŒUR", "Žofie", tel_portable="0034 600 000 000", accepte_sms="0"),
    ]


def _replacement() -> Suppleant:
    return suppleant(6, "NICOLAS", remplace=7, division="6B")
