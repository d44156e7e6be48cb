"""The technical identifier of a person in the ENT: eight characters, `RAA10001`, as identity files expect."""

DERNIER = 10 * 26 * 26 * 10_000
LETTRES = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def uid_of(jointure: int) -> str:
    """Return the identifier of a jointure: a letter, two letters, a digit, four digits; one jointure, one identifier.

    Raises ValueError past 67 million persons.
    """
    if not 0 <= jointure < DERNIER:
        raise ValueError(jointure)
    serie, numero = divmod(jointure, 10_000)
    tour, paire = divmod(serie, 26 * 26)
    return f"R{LETTRES[paire // 26]}{LETTRES[paire % 26]}{tour}{numero:04d}"
