"""An invented report, rich enough to look at: two schools, every severity, a refused file, names that bite."""

from dataclasses import replace
from datetime import date, datetime

from rentree.model.constats import Application, Constat, Gravite, Regle
from rentree.model.rapport import BilanEtablissement, ExportLu, Rapport, Refus

COLLEGE = "0310001A"
LYCEE = "0310002B"
MECHANT = "<script>alert(\"x\")</script> & 'fils'"

REGLES = {
    regle.id: regle
    for regle in (
        Regle(
            id="responsable-sans-prenom",
            famille="identite",
            gravite=Gravite.BLOQUANT,
            titre="Responsable sans prénom",
            message="{nom} n'a pas de prénom.",
            que_faire="Ouvrir la fiche du responsable et saisir le prénom tel qu'il est à l'état civil.",
            application=Application.SIECLE,
            interlocuteur="Assistance académique, dossier SIECLE-BEE",
            pourquoi="Sans prénom, aucun identifiant ne peut être formé : le parent n'aura pas de compte.",
        ),
        Regle(
            id="deux-personnes-une-fiche",
            famille="identite",
            gravite=Gravite.BLOQUANT,
            titre="Deux personnes sur une seule fiche",
            message="{nom} semble nommer deux personnes.",
            que_faire="Détacher {nom} de l'élève, puis créer une fiche pour chacun des deux parents.",
            application=Application.SIECLE,
            interlocuteur="Assistance académique, dossier SIECLE-BEE",
            pourquoi="Le couple recevrait un seul compte, au nom impossible à retenir, que le second ne pourrait pas "
            "garder en cas de séparation.",
        ),
        Regle(
            id="groupe-code-invalide",
            famille="structures",
            gravite=Gravite.BLOQUANT,
            titre="Code de groupe refusé à l'import",
            message="Le groupe {nom} compte plus de huit caractères ou un signe interdit.",
            que_faire="Renommer le groupe dans le logiciel d'emploi du temps, puis refaire l'export vers STS-WEB.",
            application=Application.EDT,
            interlocuteur="La personne qui tient l'emploi du temps",
            pourquoi="STS-WEB rejette le groupe, et l'enseignant ne verra pas ses élèves.",
        ),
        Regle(
            id="service-sans-enseignant",
            famille="structures",
            gravite=Gravite.ANOMALIE,
            titre="Service sans enseignant",
            message="Le service {nom} n'a pas d'enseignant.",
            que_faire="Affecter un enseignant au service, puis refaire l'export des services.",
            application=Application.STS,
            interlocuteur="L'adjoint chargé des services",
            pourquoi="Aucun enseignant ne verra la classe dans cette matière.",
        ),
        Regle(
            id="ine-absent",
            famille="eleves",
            gravite=Gravite.ANOMALIE,
            titre="Élève sans INE",
            message="{nom} n'a pas d'INE.",
            que_faire="Attendre la descente de l'INE ; au-delà de huit jours, ouvrir un dossier.",
            application=Application.SIECLE,
            interlocuteur="Gestionnaires de la base élèves académique",
            pourquoi="Sans INE, l'élève ne peut pas être reconnu quand il change d'établissement.",
        ),
        Regle(
            id="enseignant-local",
            famille="personnels",
            gravite=Gravite.ANOMALIE,
            titre="Enseignant connu de STS-WEB seulement",
            message="{nom} est une ressource locale.",
            que_faire="Demander la saisie de l'affectation, puis changer le support du service.",
            application=Application.EPP,
            interlocuteur="Gestionnaire de la division des personnels enseignants",
            pourquoi="Une ressource locale n'arrive pas dans l'annuaire : l'enseignant n'aura pas de compte.",
        ),
        Regle(
            id="sans-courriel",
            famille="responsables",
            gravite=Gravite.INFORMATION,
            titre="Responsable sans adresse électronique",
            message="{nom} n'a pas d'adresse électronique.",
            que_faire="La demander à la famille à l'occasion.",
            application=Application.SIECLE,
            interlocuteur="La famille",
            pourquoi="Le code d'activation sera remis sur papier.",
        ),
        Regle(
            id="fichier-ignore",
            famille="fichiers",
            gravite=Gravite.INFORMATION,
            titre="Fichier ignoré",
            message="Le fichier {nom} n'est pas lu.",
            que_faire="Rien à faire si ce fichier n'est pas un export.",
            application=Application.RENTREE,
            interlocuteur="La personne qui dépose les exports",
            pourquoi="Un export renommé peut passer inaperçu.",
        ),
        Regle(
            id="fichier-refuse",
            famille="fichiers",
            gravite=Gravite.BLOQUANT,
            titre="Fichier refusé",
            message="Le fichier {nom} est refusé.",
            que_faire="Refaire l'export.",
            application=Application.RENTREE,
            interlocuteur="La personne qui dépose les exports",
            pourquoi="Rien de ce fichier n'est pris.",
        ),
    )
}

NOMS = tuple(
    f"{nom} {prenom}"
    for nom in ("ARBRISSEL", "BELLEPLUME", "D'OUTREMONT", "LE GOUËFF-TARTEMPION", "ZIGOMAR")
    for prenom in ("Anselme", "Ludivine", "Marie-Clémence", "Théo")
)


def constat(regle: str, objet: str, cle: str, nom: str, *, uai: str = COLLEGE) -> Constat:
    """A constat of one of the rules above."""
    cle = cle if objet == "personnel" else f"{objet}:{cle}"
    return REGLES[regle].constat({"uai": uai, "objet": objet, "cle": cle, "nom": nom})


def constats_college() -> tuple[Constat, ...]:
    """About fifty lines, of which one name is hostile, one key very long and one looks like a formula."""
    return (
        *(constat("responsable-sans-prenom", "responsable", str(1200 + i), nom) for i, nom in enumerate(NOMS[:6])),
        constat("deux-personnes-une-fiche", "responsable", "1301", "DESVIGNES René et Suzanne"),
        constat("deux-personnes-une-fiche", "responsable", "1302", MECHANT),
        constat("groupe-code-invalide", "groupe", "LATIN+GREC 4EME", "LATIN+GREC 4EME"),
        *(constat("service-sans-enseignant", "service", f"4E{i} 0302{i}0 CG", f"4E{i}, anglais") for i in range(4)),
        *(constat("ine-absent", "eleve", str(2000 + i), nom) for i, nom in enumerate(NOMS[:12])),
        constat("enseignant-local", "personnel", "local:" + "L" * 54, "=HYPERLINK(1)"),
        *(constat("sans-courriel", "responsable", str(3000 + i), nom) for i, nom in enumerate(NOMS)),
    )


def rapport_academie() -> Rapport:
    """Two schools, two refused files, and two lines that belong to neither, of which one is an ignored file."""
    college = BilanEtablissement(
        uai=COLLEGE,
        nom="Collège Honorine-Pivoine",
        eleves=512,
        responsables=894,
        personnels=54,
        fiches_ecartees=8,
        exports=(
            ExportLu("eleves", "ExportXML_ElevesSansAdresses.xml", datetime(2026, 8, 30, 18, 5)),
            ExportLu("sts", f"sts_emp_{COLLEGE}_2026.xml", datetime(2026, 8, 31, 7, 42)),
            ExportLu("personnels", "atss.csv"),
        ),
    )
    lycee = BilanEtablissement(
        uai=LYCEE,
        nom="Lycée Barnabé-Lampion",
        eleves=1034,
        responsables=1720,
        personnels=131,
        exports=(ExportLu("eleves", "ExportXML_ElevesSansAdresses.xml", datetime(2026, 8, 29, 9, 0)),),
    )
    return Rapport(
        annee=2026,
        au=date(2026, 9, 1),
        titre="Contrôle avant l'alimentation de l'ENT",
        etablissements=(college, lycee),
        constats=(
            *constats_college(),
            *(constat("ine-absent", "eleve", str(i), nom, uai=LYCEE) for i, nom in enumerate(NOMS[:3])),
            constat("sans-courriel", "responsable", "9", "QUIDAM Urbain", uai="0319999Z"),
            constat("fichier-ignore", "fichier", "notes.txt", "notes.txt", uai=""),
        ),
        regles=REGLES,
        refus=(
            Refus(
                fichier=f"sts_emp_{LYCEE}_2025.xml",
                uai=LYCEE,
                raison="Le fichier est de l'année 2025-2026, et non 2026-2027.",
                que_faire="Dans STS-WEB, choisir l'année en préparation et refaire l'export « Emploi du temps ».",
            ),
            Refus("Communs.xml", "", "L'UAI de l'établissement est absent.", "Refaire l'export."),
        ),
    )


def rapport_college() -> Rapport:
    """The report of one school only."""
    rapport = rapport_academie()
    return replace(rapport, etablissements=rapport.etablissements[:1], constats=constats_college(), refus=())


def rapport_lycee() -> Rapport:
    """The report of a school of which a file was refused."""
    rapport = rapport_academie()
    lycee = tuple(un for un in rapport.constats if un.uai == LYCEE)
    return replace(rapport, etablissements=rapport.etablissements[1:], constats=lycee, refus=rapport.refus[:1])
