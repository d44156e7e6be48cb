"""The login rule: first name and name, written for a keyboard, joined by a dot.

It gives exactly the three logins printed in the training of the heads of school of Toulouse; what those do not decide
(apostrophe, length, homonyms) are options of the ENT project.
"""

import re
from dataclasses import dataclass

from rentree.model.normalisation import unaccent
from rentree.model.projet import OptionsLogin


@dataclass(frozen=True)
class RegleLogin(OptionsLogin):
    """The login rule with the options of an ENT project.

    `separateur` joins first name and name; `caracteres` is the set kept beside letters and digits; any other sign
    becomes `remplacement`; a space becomes `espace`; `maximum` is the whole length, suffix included; the first
    homonym takes the number `premier_homonyme`.
    """

    def part(self, texte: str) -> str:
        """Write one name: `M. MME MANENTE` gives `m._mme_manente`, `D'ALMEIDA` gives `d-almeida`."""
        plain = " ".join(unaccent(texte).lower().split()).replace(" ", self.espace)
        return re.sub(rf"[^a-z0-9{re.escape(self.caracteres + self.espace)}]", self.remplacement, plain)

    def join(self, prenom: str, nom: str, *, suffixe: str = "") -> str:
        """Join two written parts, cutting the name from the right to leave room for `suffixe`; empty if a part is."""
        if not prenom or not nom:
            return ""
        place = self.maximum - len(suffixe)
        debut = (prenom + self.separateur)[: place - 1]
        return (debut + nom)[:place] + suffixe

    def login(self, prenom: str, nom: str) -> str:
        """The login of a fiche that has no homonym; empty when a name has no usable character."""
        return self.join(self.part(prenom), self.part(nom))
