"""Places of the académie of Toulouse: communes with their codes, invented streets and school names."""

from dataclasses import dataclass
from random import Random

from rentree.model.exports import Adresse

DEPARTEMENTS = ("009", "012", "031", "032", "046", "065", "081", "082")


@dataclass(frozen=True, slots=True)
class Commune:
    """A commune: INSEE code, postal code, postal label in capitals."""

    insee: str
    postal: str
    libelle: str


_COMMUNES = """
009 09122 09000 FOIX|009 09225 09100 PAMIERS|009 09261 09200 ST GIRONS|009 09160 09300 LAVELANET
012 12202 12000 RODEZ|012 12145 12100 MILLAU|012 12300 12200 VILLEFRANCHE DE ROUERGUE|012 12089 12300 DECAZEVILLE
031 31555 31000 TOULOUSE|031 31395 31600 MURET|031 31149 31770 COLOMIERS|031 31069 31700 BLAGNAC|031 31451 31250 REVEL
032 32013 32000 AUCH|032 32107 32100 CONDOM|032 32160 32600 L ISLE JOURDAIN|032 32256 32300 MIRANDE
046 46042 46000 CAHORS|046 46102 46100 FIGEAC|046 46127 46300 GOURDON|046 46309 46200 SOUILLAC
065 65440 65000 TARBES|065 65286 65100 LOURDES|065 65059 65200 BAGNERES DE BIGORRE|065 65258 65300 LANNEMEZAN
081 81004 81000 ALBI|081 81065 81100 CASTRES|081 81099 81600 GAILLAC|081 81163 81200 MAZAMET
082 82121 82000 MONTAUBAN|082 82033 82100 CASTELSARRASIN|082 82112 82200 MOISSAC|082 82037 82300 CAUSSADE
"""
_VOIES = ("RUE", "AVENUE", "CHEMIN", "IMPASSE", "ALLEE", "BOULEVARD", "PLACE", "LOTISSEMENT")
_ODONYMES = (
    "DES TILLEULS", "DU MOULIN", "DE L EGLISE", "DES DEUX RIVES", "DE LA GARENNE", "DU LAVOIR", "DES VIGNES",
    "DU STADE", "DE LA FONTAINE", "DES PRES HAUTS", "DU CHATEAU D EAU", "DES AMANDIERS", "DE LA BRIQUETERIE",
    "DU CANAL",
    "DES ECOLES", "DU PIGEONNIER", "DE LA PASSERELLE", "DES PASTELIERS", "DU FOUR A CHAUX", "DES CIGALES",
)  # fmt: skip
_DENOMINATIONS = (
    "LES TILLEULS", "LES DEUX RIVES", "LA GARENNE", "DU LAVOIR", "LES HAUTES VIGNES", "LE PASTEL", "LES AMANDIERS",
    "LA BRIQUETERIE", "DU CANAL", "LE PIGEONNIER", "LA PASSERELLE", "LES CIGALES", "VAL D AUTAN", "LES TROIS PONTS",
    "LE GRAND CEDRE", "LA HALLE", "LES COTEAUX", "PIERRE BLANCHE", "LE FOIRAIL", "LES GENETS",
)  # fmt: skip
_COMPLEMENTS = ("", "", "", "", "BAT B APPT 12", "RESIDENCE LE PARC", "LIEU DIT LA BORDE", "CHEZ M. L'AÎNÉ & FILS")


def communes_of(departement: str) -> tuple[Commune, ...]:
    """Return the communes of a département (three digits, the ministry's form)."""
    lignes = _COMMUNES.replace("\n", "|").split("|")
    parties = (ligne.split(" ", 3) for ligne in lignes if ligne.startswith(departement))
    return tuple(Commune(insee, postal, libelle) for _, insee, postal, libelle in parties)


def draw_voie(rng: Random) -> str:
    """Draw the first line of an address, at most 38 characters."""
    return f"{rng.randint(1, 180)} {rng.choice(_VOIES)} {rng.choice(_ODONYMES)}"


def draw_denomination(rng: Random) -> str:
    """Draw the proper name of a school."""
    return rng.choice(_DENOMINATIONS)


def draw_adresse(rng: Random, *, adresse_id: int, commune: Commune, departement: str) -> Adresse:
    """Draw an address of a commune of France."""
    return Adresse(
        adresse_id=adresse_id,
        ligne1=draw_voie(rng),
        ligne2=rng.choice(_COMPLEMENTS),
        code_postal=commune.postal,
        pays="100",
        commune_insee=commune.insee,
        libelle_pays="FRANCE",
        departement=departement,
        libelle_postal=commune.libelle,
    )
