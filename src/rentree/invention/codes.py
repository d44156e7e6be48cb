"""Small tables of codes (BCN values of 2022 for SIECLE, 2021 for STS), one row a line, columns parted by `;`."""

from functools import cache

from rentree.model.exports import Codes

_MODALITES_ELECTION = """
D;DNL;DISCIPLINE NON LINGUISTIQUE
F;FACULTATIF;MATIERE ENSEIGNEE OPTION FACULTATIVE
L;AJOUT ACAD;AJOUT ACADEMIQUE AU PROGRAMME
N;OBL OU FAC;MATIERE ENSEIGNEE OBLIG. OU FACULTATIVE
O;OBLIGATOIR;MATIERE ENSEIGNEE OPTION OBLIGATOIRE
R;ENS.RELIG.;ENSEIGNEMENT RELIGIEUX
S;TRONC COMM;MATIERE ENSEIGNEE EN TRONC COMMUN
X;MESURE SPE;MESURE SPECIFIQUE
"""
_REGIMES = """
0;EXTERN;EXTERNE LIBRE
1;EX.SUR;EXTERNE SURVEILLE
2;DP DAN;DEMI-PENSIONNAIRE DANS L'ETABLISSEMENT
21;DP 1 J;DEMI-PENSIONNAIRE DANS L'ETABLISSEMENT 1
22;DP 2 J;DEMI-PENSIONNAIRE DANS L'ETABLISSEMENT 2
23;DP 3 J;DEMI-PENSIONNAIRE DANS L'ETABLISSEMENT 3
24;DP 4 J;DEMI-PENSIONNAIRE DANS L'ETABLISSEMENT 4
25;DP 5 J;DEMI-PENSIONNAIRE DANS L'ETABLISSEMENT 5
26;DP 6 J;DEMI-PENSIONNAIRE DANS L'ETABLISSEMENT 6
29;TICKET;DEMI-PENSIONNAIRE AU TICKET
3;INTERN;INTERNE DANS L'ETABLISSEMENT
31;INT 1J;INTERNE 1 JOUR
32;INT 2J;INTERNE 2 JOURS
33;INT 3J;INTERNE 3 JOURS
34;INT 4J;INTERNE 4 JOURS
35;INT 5J;INTERNE 5 JOURS
36;INT 6J;INTERNE 6 JOURS
38;1/2 IN;DEMI INTERNE
39;INT WE;INTERNE WEEK END
4;IN.EX.;INTERNE EXTERNE
5;IN.HEB;INTERNE HEBERGE
6;DP HOR;DEMI-PENSIONNAIRE HORS L'ETABLISSEMENT
"""
_LIENS_PARENTE = """
10;MERE;MERE;Mère;1
20;PERE;PERE;Père;2
37;FRATRIE;FRATRIE;Fratrie;4
38;ASCENDANT;ASCENDANT;Ascendant;3
39;AUTRE FAM.;AUTRE MEMBRE DE LA FAMILLE;Autre membre de la famille;5
41;EDUCATEUR;EDUCATEUR;Educateur;9
42;ASS. FAMIL;ASSISTANT FAMILIAL;Assistant familial;10
50;TUTEUR;TUTEUR;Tuteur;6
51;ASE;AIDE SOCIALE A L'ENFANCE;Aide sociale à l'enfance;8
70;ELEVE;ELEVE LUI-MEME;Elève lui-même;7
90;AUTRE LIEN;AUTRE LIEN;Autre lien;12
"""
_NIVEAUX_RESPONSABILITE = """
1;LEGAL;REPRESENTANT LEGAL;Représentant légal
2;EN CHARGE;PERSONNE EN CHARGE DE L'ELEVE;Personne en charge de l'élève
3;CONTACT;PERSONNE A CONTACTER;Personne à contacter
"""
_BOURSES = """
1;NAT.;BOURSE NATIONALE;1
2;DEP.;BOURSE DEPARTEMENTALE;0
4;E.SUP.;BOURSE ENSEIGNEMENT SUPERIEUR;0
8;COLL.;BOURSE DES COLLEGES;1
"""
_PROFESSIONS = """
10;Agriculteur exploitant;Agriculteurs exploitants
21;Artisan;Artisans
22;Commerçant;Commerçants et assimilés
23;Chef d'entreprise 10 salariés ou plus;Chefs d'entreprise de 10 salariés ou plus
31;Profession libérale;Professions libérales
33;Cadre fonction publique;Cadres de la fonction publique
34;Professeur/Profession scientifique;Professeurs, professions scientifiques
35;Profession information-arts-spectacles;Professions de l'information, des arts et des spectacles
37;Cadre admin./Commercial d'entreprise;Cadres administratifs et commerciaux d'entreprise
38;Ingénieur/Cadre technique d'entreprise;Ingénieurs et cadres techniques d'entreprise
42;Professeur des écoles/Instituteur;Professeurs des écoles, instituteurs et assimilés
43;Intermédiaire santé et social;Professions intermédiaires de la santé et du travail social
44;Clergé/Religieux;Clergé, religieux
45;Intermédiaire admin. fonction publique;Professions intermédiaires administratives de la fonction publique
46;Intermédiaire admin. commerc. entreprise;Professions intermédiaires administratives commerciales en entreprise
47;Technicien;Techniciens
48;Contremaître/Agent de maîtrise;Contremaîtres, agents de maîtrise
52;Employé civil/Agent fonction publique;Employés civils et agents de service de la fonction publique
53;Policier/Militaire;Policiers et militaires
54;Employé admin. d'entreprise;Employés administratifs d'entreprises
55;Employé de commerce;Employés de commerce
56;Services directs aux particuliers;Personnels des services directs aux particuliers
62;Ouvrier qualifié dans l'industrie;Ouvriers qualifiés de type industriel
63;Ouvrier qualifié dans l'artisanat;Ouvriers qualifiés de type artisanal
64;Chauffeur;Chauffeurs
65;Ouvrier qualifié manut. magasin. transp.;Ouvriers qualifiés de la manutention, du magasinage et du transport
67;Ouvrier non qualifié dans l'industrie;Ouvriers non qualifiés de type industriel
68;Ouvrier non qualifié dans l'artisanat;Ouvriers non qualifiés de type artisanal
69;Ouvrier agricole;Ouvriers agricoles
71;Retraité agriculteur exploitant;Retraités agriculteurs exploitants
72;Retraité artisan-commerçant-chef entrepr;Retraités artisans, commerçants, chefs entreprise
74;Retraité cadre;Anciens cadres
75;Retraité profession intermédiaire;Anciennes professions intermédiaires
77;Retraité employé;Anciens employés
78;Retraité ouvrier;Anciens ouvriers
81;Chômeur n'ayant jamais travaillé;Chômeurs n'ayant jamais travaillé
83;Militaire du contingent;Militaires du contingent
84;Elève/Etudiant;Elèves, étudiants
85;Sans profession -60 ans (hors retraité);Personnes sans activité professionnelle < 60 ans (sauf retraités)
86;Sans profession +60 ans (hors retraité);Personnes sans activité professionnelle >= 60 ans (sauf retraités)
99;Non renseignée (inconnue ou sans objet);non renseignée (inconnue ou sans objet)
"""
_PROVENANCES = """
1;PU ACA;ETAB. PUBLIC DE L ACADEMIE
2;PR ACA;ETAB. PRIVE DE L ACADEMIE
3;PU HORS AC;ETAB. PUBLIC HORS ACADEMIE
4;PR HORS AC;ETAB. PRIVE HORS ACADEMIE
5;FRANC ETRG;ETAB. FRANCAIS A L ETRANGER
6;ETRG CEE;ETAB. ETRANGER CEE
7;ETRG HCEE;ETAB. ETRANGER HORS CEE
8;AUTRE;AUTRE
"""
_MOTIFS_SORTIE = """
10;SE 2D PUAC;SUITE ETUDES 2D DEG. MEN:PUBLIC ACADEMIE
11;SE 2D PRIA;SUITE ETUDES 2D DEG. MEN:PRIVE ACADEMIE
12;SE 2D PUHA;SUITE ETUDES 2D DEG. MEN:PUBLIC HORS ACA
13;SE 2D PRIH;SUITE ETUDES 2D DEG. MEN:PRIVE HORS ACA.
14;SE 2D ETRA;SUITE ETUDES 2D DEG. MEN:ETAB. ETRANGER
19;SE 2D M.SP;SUITE ETUDES 2D DEG. MEN:SANS PRECISIONS
20;AUT EN SUP;AUTRE SUITE ETUDES : ENSEIGT SUPERIEUR
21;AUT AGRIC.;AUTRE SUITE ETUDES : MINIST.AGRICULTURE
22;AUT SANTE;AUTRE SUITE ETUDES : MINISTERE SANTE
23;AUTRE MIN.;AUTRE SUITE ETUDES : AUTRE MINISTERE
24;AUT APPREN;AUTRE SUITE ETUDES : APPRENTISSAGE
25;AUTRE CEE;AUTRE SUITE ETUDES : ETRANGER UE
26;AUT HO CEE;AUTRE SUITE ETUDES : ETRANGER HORS UE
27;CNED;AUTRE SUITE ETUDES : CNED
29;AUTRE SSPR;AUTRE SUITE ETUDES : SANS PRECISION
30;F.E EMPLOI;FIN D'ETUDES : EMPLOI HORS CONTRAT AIDE
31;F.E C AIDE;FIN D'ETUDES : CONTRAT AIDE
32;F.E RECH.E;FIN D'ETUDES : RECHERCHE D'EMPLOI
33;F.E STG.FP;FIN D'ETUDES : STAGES DE FORMATION PROF.
34;F.E SE.NAT;FIN D'ETUDES : SERVICE NATIONAL
35;F.E SS ACT;FIN D'ETUDES : SANS ACTIVITE PROFESS.
39;F.E SS PRE;FIN D'ETUDES : SANS PRECISION
40;AU.MOT SP;AUTRE MOTIF SANS PRECISION
41;INT.MALADI;INTERRUPTION ETUDES
42;DEP ETR SP;DEPART A L'ETRANGER SANS PRECISION
43;DECES;DECES
44;NON PR.ETA;NE S'EST PAS PRESENTE DANS L'ETABLISSEM.
45;CESURE;CESURE
46;INST.FAMIL;INSTRUCTION DANS LA FAMILLE
99;INCONNU;INCONNU
"""
_STATUTS_ELEVE = """
AP;APPRENTI;APPRENTI
CQ;CONTR.QUAL;CONTRAT DE QUALIFICATION
FC;F CONTINUE;FORMATION CONTINUE
FQ;STAG.F-PRO;STAGIAIRE DE LA FORMATION PROF.
ST;SCOLAIRE;SCOLAIRE
"""
_CONTRATS = """
1;HORS CTRAT;HORS CONTRAT
3;CTR ASSOC;SOUS CONTRAT D'ASSOCIATION
"""
_TYPES_ETABLISSEMENT = """
1ORD;ECOLE 1D;ECOLE DU 1ER DEGRE ORDINAIRE
CLG;COLLEGE;COLLEGE
EREA;EREA;ECOLE REGIONALE DU SECOND DEGRE
LP;LP;LYCEE PROFESSIONNEL
LYC;LYCEE;LYCEE
SES;SEGPA;SECTION ENSEIGNT GEN. ET PROF. ADAPTE
"""
_CIVILITES = """
1;M.;MONSIEUR
2;MME;MADAME
"""
_MODALITES_COURS = """
AI;AIDE IND;AIDE INDIVIDUALISEE - SOUTIEN;1
AP;ATP;ATELIER DE PRATIQUE;1
AT;ATELIER;ATELIER;1
CG;COURS;COURS GENERAL;1
EC;ENS. COMP.;ENSEIGNEMENT COMPLEMENTAIRE;1
MO;MODULE;MODULE MONO-DISCIPLINAIRE;1
PL;PLURIDISC;PLURIDISCIPLINAIRE;1
TD;T.D;TRAVAUX DIRIGES;1
TP;TP;TRAVAUX PRATIQUES;1
"""
_PERSONNALISATION_PARCOURS = """
01;PAP;PLAN D'ACCOMPAGNEMENT PERSONNALISE;Plan d'accompagnement personnalisé;1D2D;O;01/09/2015;31/12/9999
02;PAI;PROJET D'ACCUEIL INDIVIDUALISE;Projet d'accueil individualisé;1D2D;O;01/09/2003;31/12/9999
04;PPS;PROJET PERSONNALISE DE SCOLARISATION;Projet personnalisé de scolarisation;1D2D;O;01/09/2005;31/12/9999
13;PAFI;PARCOURS AMENAGE DE LA FORMATION INITIALE;Parcours aménagé de la formation initiale;2D;N;01/09/2017;31/12/9999
18;DEV. FAITS;DEVOIRS FAITS;Devoirs faits;2D;N;01/09/2017;31/12/9999
19;CORDEES;CORDEES DE LA REUSSITE;Cordées de la réussite;2D;N;01/09/2020;31/12/9999
20;CMQ;CAMPUS DES METIERS ET DES QUALIFICATIONS;Campus des métiers et des qualifications;2D;N;01/09/2020;31/12/9999
23;ATEL.REL.;ATELIER RELAIS;Atelier relais;2D;N;01/09/2022;31/12/9999
24;CLAS.REL.;CLASSE RELAIS;Classe relais;2D;N;01/09/2022;31/12/9999
25;INT.TREMP.;INTERNAT TREMPLIN;Internat tremplin;2D;N;01/09/2022;31/12/9999
"""
_STS_TYPES_AHE = """
4112;ASSO.EPS;HEURES ASSOCIATIONS SPORTIVES
6812;2 ETB.CD;EXERCICE DANS 2 ETAB DE 2 COMMUNES
6912;3 ETB.;EXERCICE DANS 3 ETABLISSEMENTS
7012;8H SVT;8H OU PLUS EN SVT ART 9 D.2014
7112;8H SPH;8H OU PLUS EN SCIENCES PHYSIQUES
9012;AC.ELE.DIF;ME PEDAGO/EDU : ACC ÉLÈVES EN DIFFICULTÉ
9022;AC.ELE.MIG;ME PEDAGO/EDU : ACC ÉLÈVES MIGRANTS
9032;A.ELE.SH;ME PEDAGO/EDU : AIDE ÉLÈVES SH
9042;ART/CULT;ME PEDAGO/EDU : ACTIVITÉS CULTURE OU ART
9052;PART.ENT;ME PEDAGO/EDU : PARTENARIATS ENTREPRISES
9062;PART;ME PEDAGO/EDU : AUTRES PARTENARIATS
9072;MANIF/CHOR;ME PEDAGO/EDU : ORG MANIF CHORALE
9082;AUTRE MISS;ME PEDAGO/EDU : AUTRES MISSIONS
9102;COOR.DISC;COORDINATION DE DISCIPLINE(S)
9112;CO.TECHNO;COORDINATION DISCIPLINE TECHNOLOGIE
9122;COOR.APSA;COORDINATION ACTIVITÉS PHYS SPORT ARTS
9132;COOR.CYENS;COORDINATION DE CYCLE D'ENSEIGNEMENT
9142;COOR.NIVEN;COORDINATION DE NIVEAU D'ENSEIGNEMENT
9152;REF.CULT;RÉFÉRENT CULTURE
9162;REF.NUM;RÉFÉRENT RESSOURCES PÉDAGO NUMÉRIQUES
9172;TUT.LYCEE;TUTORAT DES ÉLÈVES EN LYCÉE
9182;REF.DS;RÉFÉRENT DÉCROCHAGE SCOLAIRE
9202;COOR.REP;COORDINATION RÉSEAU ÉDUCATION PRIORITAIR
9212;AUTRES.EP;AUTRES MISSIONS ÉDUCATION PRIORITAIRE
"""
_STS_CIVILITES = """
.;M.;M.
1;M.;M.
2;MME;Mme
3;MME;Mme
L;MME;Mme
M;MME;Mme
"""
_STS_MEFSTATS4 = """
1125;CM2;CM2;false
2111;6EME;6EME;true
2112;5EME;5EME;true
2115;4E GENE;4EME GENERALE (N.C 4E DISPO.AMG);true
2116;3E GENE;3EME GENERALE;true
2118;CL RELAIS;CLASSE RELAIS;false
2211;2NDE G-T;SECONDE GENERALE & TECHNO YC BT;true
2212;1ERE G-T;PREMIERE GENERALE & TECHNO YC BT;true
2213;TERM G-T;TERMINALE GENERALE & TECHNO YC BT;true
2431;6E SEGPA;6EME - SECTION D'ENSGT GENE & PRO ADAPTE;false
2432;5E SEGPA;5EME - SECTION D'ENSGT GENE & PRO ADAPTE;false
2433;4E SEGPA;4EME - SECTION D'ENSGT GENE & PRO ADAPTE;false
2434;3E SEGPA;3EME - SECTION D'ENSGT GENE & PRO ADAPTE;true
"""
_STS_TAUX_PONDS = """
1.25;bts
1.50;cpge
"""
_STS_MODS_COURS = """
AI;AIDE IND;AIDE INDIVIDUALISEE - SOUTIEN;true
AP;ATP;ATELIER DE PRATIQUE;true
AT;ATELIER;ATELIER;true
CG;COURS;COURS GENERAL;true
EC;ENS. COMP.;ENSEIGNEMENT COMPLEMENTAIRE;true
MO;MODULE;MODULE MONO-DISCIPLINAIRE;true
PL;PLURIDISC;PLURIDISCIPLINAIRE;true
TD;T.D;TRAVAUX DIRIGES;true
TP;TP;TRAVAUX PRATIQUES;true
"""


def _codes(nom: str, texte: str) -> Codes:
    return Codes(nom, tuple(tuple(ligne.split(";")) for ligne in texte.strip().splitlines()))


@cache
def codes_siecle() -> tuple[Codes, ...]:
    """Return the small tables of a Nomenclature.xml, in their order in the file."""
    return (
        _codes("modalites_election", _MODALITES_ELECTION),
        _codes("regimes", _REGIMES),
        _codes("liens_parente", _LIENS_PARENTE),
        _codes("niveaux_responsabilite", _NIVEAUX_RESPONSABILITE),
        _codes("bourses", _BOURSES),
        _codes("professions", _PROFESSIONS),
        _codes("provenances", _PROVENANCES),
        _codes("motifs_sortie", _MOTIFS_SORTIE),
        _codes("statuts_eleve", _STATUTS_ELEVE),
        _codes("contrats", _CONTRATS),
        _codes("types_etablissement", _TYPES_ETABLISSEMENT),
        _codes("civilites", _CIVILITES),
        _codes("modalites_cours", _MODALITES_COURS),
        _codes("personnalisation_parcours", _PERSONNALISATION_PARCOURS),
    )


@cache
def codes_sts() -> tuple[Codes, ...]:
    """Return the small tables of an STS file, in their order in the file."""
    return (
        _codes("types_ahe", _STS_TYPES_AHE),
        _codes("civilites", _STS_CIVILITES),
        _codes("mefstats4", _STS_MEFSTATS4),
        _codes("taux_ponds", _STS_TAUX_PONDS),
        _codes("mods_cours", _STS_MODS_COURS),
    )
