"""How long a project keeps the data of somebody whose rights have ended, and how long it may.

Source: arrêté of 30 November 2006 on the ENT, article 6: data are deleted within three months after the person is no
longer entitled to an account.
"""

import datetime

from rentree.model.projet import Calendrier, Gel, Projet

ARRETE = "arrêté du 30 novembre 2006, article 6"
PLAFOND = 92
"""Three months, in days."""
SEMAINE = 7
UN_JOUR = datetime.timedelta(days=1)


def longest_wait(calendrier: Calendrier) -> int:
    """Days at most between the end of rights and the complete import that shows it: the widest gap of the week."""
    jours = sorted(set(calendrier.complets))
    suivants = [*jours[1:], *jours[:1]]
    return max(
        ((suivant - jour) % SEMAINE or SEMAINE for jour, suivant in zip(jours, suivants, strict=True)), default=7
    )


def longest_keeping(projet: Projet, profil: str = "") -> int:
    """Days at most between the end of rights and deletion, without a freeze; of a profile when one is named."""
    return longest_wait(projet.calendrier) + projet.delais.of(profil)


def longest_keeping_with(projet: Projet, gel: Gel) -> int:
    """The same at the worst moment of a freeze, with the longest delay of the project.

    Either the rights end as the freeze begins, and deactivation waits; or, when the freeze only lets add, the deletion
    is due as it begins, and waits.
    """
    delai = max(projet.delais.defaut, *(jours for _, jours in projet.delais.par_profil), 0)
    attentes = [_wait_around(projet, gel)]
    if gel.ajout_seul:
        attentes.append(longest_wait(projet.calendrier) + _length(gel))
    return max(attentes) + delai


def _wait_around(projet: Projet, gel: Gel) -> int:
    """Days between the last complete import before a freeze that may deactivate, and the first one after."""
    if not projet.calendrier.complets:
        return SEMAINE + _length(gel)
    avant, apres = gel.debut - UN_JOUR, gel.fin + UN_JOUR
    while not _deactivates(projet, avant):
        avant -= UN_JOUR
    while not _deactivates(projet, apres):
        apres += UN_JOUR
    return (apres - avant).days


def _length(gel: Gel) -> int:
    return (gel.fin - gel.debut).days + 1


def _deactivates(projet: Projet, jour: datetime.date) -> bool:
    return jour.weekday() in projet.calendrier.complets and projet.freeze(jour) is None
