"""The tree: its branches, the attributes that are ours in each, and how a distinguished name is compared."""

from dataclasses import dataclass

PERSONNES, STRUCTURES, GROUPES = "personnes", "structures", "groupes"
BRANCHES = (STRUCTURES, PERSONNES, GROUPES)

MARQUE = ("rentreeProjet", "rentreeProfil", "rentreeUai", "rentreeEtat")
ATTRIBUTS: dict[str, tuple[str, ...]] = {
    PERSONNES: (
        "objectClass", "uid", "cn", "sn", "givenName", "displayName", "personalTitle", "mail",
        "ENTPersonLogin", "ENTPersonJointure", "ENTPersonProfils", "ENTPersonStructRattach", "ENTPersonNomPatro",
        "ENTPersonDateNaissance", "ENTPersonAutresPrenoms", "ENTPersonFonctions",
        "ENTEleveStatutEleve", "ENTEleveMEF", "ENTEleveLibelleMEF", "ENTEleveClasses", "ENTEleveGroupes",
        "ENTAuxEnsClasses", "ENTAuxEnsGroupes", "ENTAuxEnsClassesMatieres", "ENTAuxEnsGroupesMatieres",
        "ENTAuxEnsMatiereEnseignEtab", "ENTAuxEnsClassesPrincipal", "ENTAuxPersRelEleveEleve",
        "rentreeProjet", "rentreeProfil", "rentreeUai",
    ),
    STRUCTURES: (
        "objectClass", "ou", "ENTStructureUAI", "ENTStructureJointure", "ENTStructureSIREN", "ENTStructureNomCourant",
        "ENTStructureTypeStruct", "ENTEtablissementContrat", "ENTServAcAcademie", "rentreeProjet",
    ),
    GROUPES: ("objectClass", "cn", "ou", "description", "member", "ENTStructureUAI", "rentreeProjet"),
}  # fmt: skip
"""Branch -> the attributes that are ours there; the others belong to whoever wrote them."""

CLASSES = frozenset({
    "top", "person", "organizationalPerson", "inetOrgPerson", "organizationalUnit", "groupOfNames", "rentreeObjet",
    "ENTPerson", "ENTEleve", "ENTAuxEnseignant", "ENTAuxPersRelEleve", "ENTAuxNonEnsEtab", "ENTAuxNonEnsServAc",
    "ENTAuxNonEnsCollLoc", "ENTDirecteur", "ENTStructure", "ENTEtablissement", "ENTClasse", "ENTGroupe",
})  # fmt: skip
"""The object classes that are ours in an entry; any other is left."""

PROFILS: dict[str, tuple[str, str]] = {
    "eleve": ("National_ELV", "ENTEleve"),
    "responsable": ("National_TUT", "ENTAuxPersRelEleve"),
    "enseignant": ("National_ENS", "ENTAuxEnseignant"),
    "documentaliste": ("National_DOC", "ENTAuxEnseignant"),
    "direction": ("National_DIR", "ENTDirecteur"),
    "vie_scolaire": ("National_EVS", "ENTAuxNonEnsEtab"),
    "administratif": ("National_ETA", "ENTAuxNonEnsEtab"),
    "academie": ("National_ACA", "ENTAuxNonEnsServAc"),
    "collectivite": ("National_COL", "ENTAuxNonEnsCollLoc"),
}
"""Profile of an account -> national profile and object class. Source: SDET."""

SEPARATEURS = frozenset('\\,+"<>;=')


@dataclass(frozen=True)
class Racine:
    """Where the tree hangs: the base as the server writes it, and the project that marks it."""

    base: str
    projet: str

    @property
    def cle(self) -> str:
        """The base as keys write it."""
        return key_of(self.base)

    def branche(self, nom: str) -> str:
        """The name of a branch."""
        return f"ou={nom},{self.base}"

    def personne(self, uid: str) -> str:
        """The name of the entry of a person."""
        return f"uid={uid},{self.branche(PERSONNES)}"


def key_of(dn: str) -> str:
    """Return what two spellings of one distinguished name have in common: case, spaces, ways to escape."""
    return " ".join(_unescape(dn).casefold().split())


def escape_value(valeur: str) -> str:
    """Write a value inside a distinguished name. Source: RFC 4514, section 2.4."""
    ecrit = "".join(f"\\{signe}" if signe in SEPARATEURS else signe for signe in valeur)
    if ecrit.startswith(("#", " ")):
        ecrit = f"\\{ecrit}"
    if valeur.endswith(" ") and len(valeur) > 1:
        ecrit = f"{ecrit[:-1]}\\ "
    return ecrit.replace("\0", "\\00")


def _unescape(dn: str) -> str:
    r"""Write `\2C` and `\C3\A9` as `\,` and `é`: a server may escape either way."""
    if "\\" not in dn:
        return dn
    octets, rang = bytearray(), 0
    while rang < len(dn):
        if dn[rang] == "\\" and _is_hex(dn[rang + 1 : rang + 3]):
            octet = bytes.fromhex(dn[rang + 1 : rang + 3])
            octets += b"\\" + octet if octet.decode("latin-1") in SEPARATEURS else octet
            rang += 3
        elif dn[rang] == "\\" and dn[rang + 1 : rang + 2] in {" ", "#"}:
            octets += dn[rang + 1].encode()
            rang += 2
        elif dn[rang] == "\\":
            octets += dn[rang : rang + 2].encode()
            rang += 2
        else:
            octets += dn[rang].encode()
            rang += 1
    return octets.decode("utf-8", "replace")


def _is_hex(paire: str) -> bool:
    return len(paire) == 2 and all(signe in "0123456789abcdefABCDEF" for signe in paire)
