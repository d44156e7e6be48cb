"""Writes `docs/controles.md` from the rules: `python -m rentree.controles.documentation` prints it."""

import sys
from itertools import groupby

from rentree.controles.catalogue import CONSTATES_AILLEURS, REGLES
from rentree.model.accord import agree
from rentree.model.constats import Gravite, Regle

TITRES = {
    "fichiers": "Les fichiers",
    "eleves": "L'identité des élèves",
    "noms": "Les noms et les prénoms",
    "responsables": "Les responsables",
    "scolarite": "La scolarité",
    "codes": "Les codes des divisions et des groupes",
    "services": "Les services d'enseignement",
    "coherence": "SIECLE et STS-WEB ensemble",
    "personnels": "Les personnels",
    "aaf": "Les AAF reçus",
}

_ENTETE = """\
<!-- Écrit par script/docs d'après src/rentree/controles/regles : corriger là, puis relancer script/docs. -->

# Les contrôles

Rentrée contrôle les exports avant de s'en servir. Chaque contrôle a un nom qui ne change pas, une gravité, et dit quoi
faire.

| Gravité | Ce qui se passe |
|---|---|
| bloquant | la fiche est mise de côté : pas de compte tant qu'elle n'est pas corrigée. Les autres fiches continuent. |
| anomalie | le compte est créé, mais il sera mauvais ou incomplet : à corriger avant la rentrée. |
| information | rien à corriger d'office, mais bon à savoir. |

Les contrôles parlent des élèves présents ; les élèves partis restent dans le fichier, c'est normal. Un contrôle qui
compare deux exports se tait pour un établissement dont l'un des deux manque.

Dans les messages, ce qui est entre accolades est remplacé par les mots de la fiche.
"""


def render() -> str:
    """Return the page: a table of contents by family, then one section per rule."""
    familles = [(famille, list(regles)) for famille, regles in groupby(REGLES, key=lambda regle: regle.famille)]
    sommaire = "\n".join(_render_contents(famille, regles) for famille, regles in familles)
    sections = "\n".join(_render_family(famille, regles) for famille, regles in familles)
    return f"{_ENTETE}\n## Sommaire\n\n{_count()}\n\n{sommaire}\n{sections}"


def _count() -> str:
    bloquants = sum(regle.gravite is Gravite.BLOQUANT for regle in REGLES)
    return f"{len(REGLES)} contrôles, dont {bloquants} bloquants."


def _render_contents(famille: str, regles: list[Regle]) -> str:
    lignes = [f"- [`{regle.id}`](#{regle.id}) {_quote(regle.titre)} ({regle.gravite.value})" for regle in regles]
    return f"### {TITRES[famille]}\n\n" + "\n".join(lignes) + "\n"


def _render_family(famille: str, regles: list[Regle]) -> str:
    return f"\n## {TITRES[famille]} en détail\n\n" + "\n".join(_render_rule(regle) for regle in regles)


def _render_rule(regle: Regle) -> str:
    lignes = [
        f"### {regle.id}",
        "",
        f"**{_quote(regle.titre)}** ({regle.gravite.value})",
        "",
        f"- Ce qui est vu : {_quote(agree(regle.message, 2))}",
        f"- Pourquoi c'est important : {regle.pourquoi}",
        f"- Que faire : {_quote(regle.que_faire)}",
        f"- Application : {regle.application.value}",
        f"- Interlocuteur : {regle.interlocuteur}",
    ]
    if regle.id in CONSTATES_AILLEURS:
        lignes.append("- Constaté à la réception des fichiers.")
    return "\n".join(lignes) + "\n"


def _quote(texte: str) -> str:
    """Keep Markdown from reading a sign of the text as its own."""
    return texte.replace("<", "&lt;").replace("*", "\\*")


if __name__ == "__main__":
    sys.stdout.write(render())
