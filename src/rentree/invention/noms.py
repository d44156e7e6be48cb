"""Names of many origins, and how they are combined so that surnames are many and none is anybody's record.

Every letter exists in ISO-8859-15. First names are grouped by origin so that a family sounds like one.
"""

from dataclasses import dataclass
from random import Random


@dataclass(frozen=True, slots=True)
class Origine:
    """Surnames and first names that go together; `poids` is the share of families."""

    poids: int
    noms: tuple[str, ...]
    garcons: tuple[str, ...]
    filles: tuple[str, ...]


def _liste(texte: str) -> tuple[str, ...]:
    return tuple(nom.strip() for nom in texte.split(","))


_FRANCE = Origine(
    38,
    _liste(
        "MARTIN, BERNARD, DUBOIS, THOMAS, ROBERT, RICHARD, PETIT, DURAND, LEROY, MOREAU, SIMON, LAURENT, LEFÈVRE,"
        " MICHEL, GARNIER, FAURE, ROUSSEAU, BLANC, GUÉRIN, MULLER, HENRY, ROUSSEL, NICOLAS, PERRIN, MORIN, MATHIEU,"
        " CLÉMENT, GAUTHIER, DUMONT, LOPEZ, FONTAINE, CHEVALIER, ROBIN, MASSON, SANCHEZ, GÉRARD, NGUYEN, BOYER, DENIS,"
        " LEMAIRE, DUVAL, JOLY, GAUTIER, ROGER, ROCHE, ROY, NOËL, MEYER, MEUNIER, JEAN, PEREZ, MARCHAND, DUFOUR,"
        " BLANCHARD, MARIE, BARBIER, BRUN, DUMAS, BRUNET, SCHMITT, LEROUX, COLAS, FERNAND, BAZIN, CARPENTIER, MÉNARD,"
        " MAILLARD, CHARPENTIER, VASSEUR, BOULANGER, LACROIX, CAZENAVE, FABRE, ESTÈVE, PUJOL, CASTAGNÉ, DELMAS, ALBERT,"
        " VIDAL, BOUSQUET, CALMETTES, MAZARS, ROUQUETTE, COMBES, SOULIÉ, O, DE LA TOUR, D'ALMÉRAC, DU PRÉ, LE BLOND"
        ", D'ARTIGUE, DE PINS, L'HERMITTE, D'HAUTEFAGE, SAINT-MARTIN, SAINTE-ROSE, LABORDE, LAGARDE, TEYSSÈDRE, ŒUVRARD"
    ),
    _liste(
        "Gabriel, Léo, Raphaël, Louis, Arthur, Jules, Hugo, Lucas, Nathan, Ethan, Paul, Tom, Théo, Noé, Sacha, Gaspard,"
        " Maxime, Antoine, Clément, Baptiste, Valentin, Rémi, Timéo, Mathéo, Enzo, Axel, Eliott, Côme, Augustin, "
        "Benoît,"
        " Jean-Noël, Jean-Baptiste, Pierre-Louis, Étienne, Loïc, François, Guy, René, Tino, Stanislas, Marc-Antoine"
    ),
    _liste(
        "Emma, Jade, Louise, Alice, Chloé, Léa, Manon, Inès, Camille, Zoé, Lola, Juliette, Rose, Anna, Lucie, Clémence,"
        " Mathilde, Élise, Eugénie, Anaïs, Maëlle, Noémie, Apolline, Capucine, Margaux, Romane, Héloïse, Agathe, "
        "Salomé,"
        " Marie-Lou, Anne-Sophie, Marie Claire, Lou-Anne, Yvette, Suzanne, Cécile, Gaëlle, Océane, Maïlys, Éloïse"
    ),
)
_BRETAGNE = Origine(
    5,
    _liste(
        "LE GOFF, LE BIHAN, LE GALL, KERVELLA, KERGOAT, QUÉMÉNER, GUIVARC'H, TANGUY, JÉZÉQUEL, PENVEN, FLOC'H,"
        " CLEAC'H, RIOU, BOTHOREL, CORRE, MORVAN, LE DÛ, KERVERN, PRIGENT, AUFFRET"
    ),
    _liste("Malo, Ewen, Yann, Erwan, Gwenaël, Titouan, Alan, Ronan, Loeiz, Goulven, Tugdual, Mael"),
    _liste("Maïwenn, Enora, Nolwenn, Gwenn, Rozenn, Soazig, Katell, Lénaïg, Tifenn, Awena, Bleuenn, Azilis"),
)
_BASQUE = Origine(
    4,
    _liste(
        "ETCHEVERRY, ETCHEBERRY, IRIGOYEN, ELISSALDE, HARRIAGUE, URRUTY, OYHARÇABAL, GOYHENETCHE, ITHURRALDE,"
        " DARRIEUX, ARRAMBIDE, BIDART, SALLABERRY, MENDIBURU"
    ),
    _liste("Iban, Xan, Peio, Mikel, Eñaut, Beñat, Unai, Ander, Oihan, Battitte"),
    _liste("Maialen, Amaia, Nahia, Ainhoa, Maddi, Haizea, Elaia, Garazi, Itziar, Lorea"),
)
_MAGHREB = Origine(
    15,
    _liste(
        "BENALI, BEN AMOR, EL AMRANI, EL HADDAD, BOUZID, M'BAREK, HADJ-AÏSSA, CHERIF, BELKACEM, MANSOURI, TOUATI,"
        " AÏT OUALI, BENSAÏD, KHELIFI, SAÏDI, MEZIANE, OULD-KACI, ZEROUAL, BOUKHRISS, HAMIDI, SLIMANI, EL KHATTABI,"
        " BOUAZZA, LAHLOU, BENYAMINA, DJEBBAR, CHAOUCH, RAHMANI, N'AÏT SAÏD, ABDELLAOUI"
    ),
    _liste(
        "Rayan, Adam, Mohamed, Yanis, Ilyès, Amine, Mehdi, Sofiane, Nassim, Bilal, Walid, Zakaria, Ismaël, Younès,"
        " Anas, Karim, Abdel-Karim, Mohamed-Amine, Tarik, Saïd"
    ),
    _liste(
        "Lina, Inaya, Nour, Yasmine, Sarah, Aïcha, Fatima, Kenza, Meriem, Amira, Salma, Hana, Sirine, Nawel, Assia,"
        " Fatima-Zahra, Leïla, Maïssa, Soraya, Naïma"
    ),
)
_AFRIQUE = Origine(
    8,
    _liste(
        "DIALLO, TRAORÉ, N'DIAYE, KONÉ, KOUASSI, N'GUESSAN, SISSOKO, CAMARA, COULIBALY, BA, SY, MBEMBA, OUÉDRAOGO,"
        " SAWADOGO, MENSAH, ADJOVI, ZINSOU, TSHIBANDA, MAKAYA, N'DOUR, FOFANA, KEÏTA, DOS-REIS, AHOUANSOU"
    ),
    _liste("Mamadou, Ibrahima, Moussa, Issa, Cheikh, Kofi, Kouamé, Boubacar, Ousmane, Jean-Désiré, Abdoulaye, Seydou"),
    _liste(
        "Aminata, Fatoumata, Awa, Mariam, Kadiatou, Aïssatou, Adjoua, Bintou, Oumou, Grâce, Marie-Ange, Ramatoulaye"
    ),
)
_PORTUGAL = Origine(
    7,
    _liste(
        "DA SILVA, DOS SANTOS, FERREIRA, PEREIRA, GONÇALVES, DE OLIVEIRA, D'ALMEIDA, RODRIGUES, CARVALHO, MAGALHÃES,"
        " SIMÕES, BRANDÃO, TEIXEIRA, DE SOUSA E CASTRO, LOURENÇO, DA COSTA, MOREIRA, FIGUEIREDO"
    ),
    _liste("João, Tiago, Rui, Diogo, Nuno, Duarte, Miguel, Gonçalo, Rafael, Simão"),
    _liste("Inês, Beatriz, Mafalda, Leonor, Conceição, Matilde, Filipa, Joana, Catarina, Graça"),
)
_ESPAGNE = Origine(
    8,
    _liste(
        "GARCIA, FERNANDEZ, MUÑOZ, NUÑEZ, RODRIGUEZ Y VEGA, IBAÑEZ, DE LA CRUZ, JIMÉNEZ, DEL RIO, ROMERO, PEÑA,"
        " GARCIA-LORENTE, CASTAÑO, BELMONTE, MORENO, ESCUDERO, VELAZQUEZ, ORTUÑO, CABALLERO"
    ),
    _liste("Diego, Pablo, Mateo, Íñigo, Santiago, Alejandro, Andrés, Joaquín, Rubén, Iker"),
    _liste("Lucía, Carmen, Nieves, Paloma, Marisol, Begoña, Consuelo, Pilar, Ximena, Mercedes"),
)
_TURQUIE = Origine(
    4,
    _liste("YILMAZ, ÖZTÜRK, KAYA, ÇELIK, DEMIR, SAHIN, AYDIN, ÖZDEMIR, ARSLAN, DOGAN, KILIÇ, GÜNES, BÜYÜK, KÖSE"),
    _liste("Emre, Mehmet, Can, Ömer, Kerem, Yusuf, Ünal, Baris, Enes, Görkem"),
    _liste("Elif, Zeynep, Ayse, Gülsen, Ebru, Özlem, Selin, Meryem, Hatice, Büsra"),
)
_ASIE = Origine(
    5,
    _liste(
        "NGUYEN, TRAN, LE, PHAM, HOANG, VO, DANG, BUI, TRAN-VAN, NGUYEN PHUC, LY, CHEN, WANG, KEO, SRIVONG, PHAN,"
        " HUYNH, TRUONG"
    ),
    _liste("Minh, Quang, Bao, Tuan, Duc-Anh, Khoa, Hieu, Viet, Long, Huy"),
    _liste("Linh, Thi-Mai, Ngoc, Lan, Huong, Thuy, Kim, Anh, Mai-Ly, Trang"),
)
_POLOGNE = Origine(
    4,
    _liste(
        "KOWALSKI, NOWAK, WISNIEWSKI, ZIELINSKI, SZYMANSKI, KACZMAREK, WOJCIK, DABROWSKI, BRZEZINSKI, PIETRZAK, "
        "POPESCU,"
        " IONESCU, NOVÁK, DVORAK, ŽIŽEK, ŠIMIC, PETROVIC"
    ),
    _liste("Stanislaw, Kacper, Jakub, Tomasz, Mikolaj, Wojciech, Andrei, Mihai, Zdenek, Luka"),
    _liste("Zofia, Agnieszka, Malgorzata, Hanna, Katarzyna, Ewa, Ioana, Mirela, Jana, Dragana"),
)
_OUTREMER = Origine(
    2,
    _liste(
        "HOARAU, PAYET, GRONDIN, CÉLESTE, BEAUVARLET, JEAN-JOSEPH, JEAN-MARIE, SAINTE-LUCE, TEVAEARAI, MAHUTA, QENENOJ"
    ),
    _liste("Mathis, Kévin, Teva, Manoa, Jean-Yves, Ruddy, Wylan, Dimitri"),
    _liste("Maëva, Orlane, Vaïana, Tatiana, Anaëlle, Mélissa, Poerava, Heïdi"),
)
ORIGINES = (
    _FRANCE, _BRETAGNE, _BASQUE, _MAGHREB, _AFRIQUE, _PORTUGAL, _ESPAGNE, _TURQUIE, _ASIE, _POLOGNE, _OUTREMER
)  # fmt: skip
_POIDS = tuple(origine.poids for origine in ORIGINES)
# A rule asks whether `ET` is all that is left of a couple: about one family in an académie of 1,000 pupils.
_PART_DE_ET = 0.0006
_TERMINAISONS = ("", "", "", "EL", "ET", "OT", "ON", "IER", "AC", "AS", "ARD", "IN", "EAU", "ÈS")


def draw_origine(rng: Random) -> Origine:
    """Draw the origin of a family."""
    return rng.choices(ORIGINES, _POIDS)[0]


def draw_nom(rng: Random, origine: Origine) -> str:
    """Draw a surname in capitals: as it is, with another ending, or double; `ET`, which is a real one, very seldom."""
    nom = rng.choice(origine.noms)
    sort = rng.random()
    if sort >= 1 - _PART_DE_ET:
        return "ET"
    if sort < 0.15 and len(nom) > 3:
        autre = rng.choice([n for n in draw_origine(rng).noms if len(n) > 3])
        return f"{nom}{'-' if sort < 0.12 else ' '}{autre}"
    if sort < 0.45 and origine is _FRANCE and nom[-1] in "DLNRT" and len(nom) > 3:
        return nom + rng.choice(_TERMINAISONS)
    return nom


def draw_prenom(rng: Random, origine: Origine, sexe: str) -> str:
    """Draw a first name; `sexe` is `1` (male) or `2`; one in three is French whatever the origin."""
    source = _FRANCE if rng.random() < 0.33 else origine
    return rng.choice(source.garcons if sexe == "1" else source.filles)
