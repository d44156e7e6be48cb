"""Codes of divisions and groups: what STS-WEB refuses at import. Each comes with a valid and free code."""

from rentree.controles.regles.interlocuteurs import CHEF, EMPLOI_DU_TEMPS
from rentree.model.constats import Application, Gravite, Regle

FAMILLE = "codes"

REGLES = (
    Regle(
        id="division-code-long",
        famille=FAMILLE,
        gravite=Gravite.ANOMALIE,
        titre="Code de division de plus de 8 caractères",
        message="La division « {code} » a un code de {longueur} caractères, le maximum est 8.",
        que_faire="La renommer dans STS-WEB, par exemple « {propose} » (ce code est libre).",
        application=Application.STS,
        interlocuteur=CHEF,
        pourquoi="STS-WEB n'admet que 8 caractères : la division serait rejetée, et ses élèves n'auraient pas de "
        "classe.",
    ),
    Regle(
        id="division-code-caracteres",
        famille=FAMILLE,
        gravite=Gravite.ANOMALIE,
        titre="Signe interdit dans un code de division",
        message="La division « {code} » a un code qui contient un signe interdit.",
        que_faire="La renommer dans STS-WEB, par exemple « {propose} » (ce code est libre).",
        application=Application.STS,
        interlocuteur=CHEF,
        pourquoi="Seuls les lettres sans accent, les chiffres, l'espace, le tiret et le tiret bas sont admis : la "
        "division serait rejetée, et ses élèves n'auraient pas de classe.",
    ),
    Regle(
        id="groupe-code-long",
        famille=FAMILLE,
        gravite=Gravite.ANOMALIE,
        titre="Code de groupe de plus de 8 caractères",
        message="Le groupe « {code} » a un code de {longueur} caractères, le maximum est 8.",
        que_faire="Le renommer dans le logiciel d'emploi du temps, par exemple « {propose} » (ce code est libre), puis "
        "refaire l'import dans STS-WEB.",
        application=Application.EDT,
        interlocuteur=EMPLOI_DU_TEMPS,
        pourquoi="STS-WEB n'admet que 8 caractères : le groupe serait rejeté à l'import, et les enseignants ne "
        "verraient pas leurs élèves.",
    ),
    Regle(
        id="groupe-code-caracteres",
        famille=FAMILLE,
        gravite=Gravite.ANOMALIE,
        titre="Signe interdit dans un code de groupe",
        message="Le groupe « {code} » a un code qui contient un signe interdit.",
        que_faire="Le renommer dans le logiciel d'emploi du temps, par exemple « {propose} » (ce code est libre), puis "
        "refaire l'import dans STS-WEB.",
        application=Application.EDT,
        interlocuteur=EMPLOI_DU_TEMPS,
        pourquoi="Seuls les lettres sans accent, les chiffres, l'espace, le tiret et le tiret bas sont admis : le "
        "groupe serait rejeté à l'import, et les enseignants ne verraient pas leurs élèves.",
    ),
    Regle(
        id="groupe-code-egal-division",
        famille=FAMILLE,
        gravite=Gravite.ANOMALIE,
        titre="Même code pour un groupe et une division",
        message="Le groupe « {code} » porte le même code qu'une division.",
        que_faire="Renommer le groupe dans le logiciel d'emploi du temps, par exemple « {propose} » (ce code est "
        "libre).",
        application=Application.EDT,
        interlocuteur=EMPLOI_DU_TEMPS,
        pourquoi="L'ENT et le GAR ne distinguent plus le groupe de la division : l'un des deux est écarté.",
    ),
    Regle(
        id="code-espace-au-bord",
        famille=FAMILLE,
        gravite=Gravite.ANOMALIE,
        titre="Espace au début ou à la fin d'un code",
        message="Le code de {structure} « {code} » commence ou finit par un espace.",
        que_faire="Le saisir à nouveau sans cet espace, par exemple « {propose} » (ce code est libre).",
        application=Application.EDT,
        interlocuteur=EMPLOI_DU_TEMPS,
        pourquoi="D'une application à l'autre, le code ne se ressemble plus : les liens avec les élèves et les "
        "enseignants se perdent.",
    ),
)
