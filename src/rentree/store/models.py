"""What remembers: persons (`jointure`), accounts, and the trace of everything that was done to them."""

from django.db import models


class Personne(models.Model):
    """Someone, or a school, that was given a `jointure`: a number allocated once and kept for ever."""

    jointure = models.BigIntegerField(primary_key=True)
    espece = models.CharField(max_length=16)

    class Meta:
        db_table = "personne"


class CleSource(models.Model):
    """A key under which a source knows a person: `eleve:1234`, `responsable:…`, `epp:…`, `etablissement:<UAI>`.

    One person may have several keys (a pupil known under two ELEVE_ID); a key belongs to one person for ever.
    """

    id = models.BigAutoField(primary_key=True)
    academie = models.CharField(max_length=8)
    cle = models.CharField(max_length=80)
    personne = models.ForeignKey(Personne, on_delete=models.PROTECT, db_column="jointure", db_index=False)

    class Meta:
        db_table = "cle_source"
        constraints = (models.UniqueConstraint(fields=["academie", "cle"], name="cle_source_unique"),)


class Compte(models.Model):
    """The account of a person in an ENT project: its login never changes and is never given again."""

    id = models.BigAutoField(primary_key=True)
    projet = models.CharField(max_length=40)
    personne = models.ForeignKey(Personne, on_delete=models.PROTECT, db_column="jointure", db_index=False)
    login = models.CharField(max_length=255)
    etat = models.CharField(max_length=12)
    profil = models.CharField(max_length=20)
    civilite = models.CharField(max_length=8, blank=True)
    nom = models.TextField()
    prenom = models.TextField()
    uais = models.TextField(blank=True)
    divisions = models.TextField(blank=True)
    academie = models.CharField(max_length=8)
    cle = models.CharField(max_length=80)
    cree_le = models.DateField()
    desactive_le = models.DateField(null=True)
    code_empreinte = models.CharField(max_length=64, blank=True, default="")
    code_cree_le = models.DateField(null=True)
    code_expire_le = models.DateField(null=True)

    class Meta:
        db_table = "compte"
        constraints = (
            models.UniqueConstraint(fields=["projet", "personne"], name="compte_une_personne"),
            models.UniqueConstraint(fields=["projet", "login"], name="compte_un_login"),
        )


class LoginReserve(models.Model):
    """A login whose account was deleted, as a keyed hash: it is never given again."""

    id = models.BigAutoField(primary_key=True)
    projet = models.CharField(max_length=40)
    empreinte = models.CharField(max_length=64)

    class Meta:
        db_table = "login_reserve"
        constraints = (models.UniqueConstraint(fields=["projet", "empreinte"], name="login_reserve_unique"),)


class PlanGarde(models.Model):
    """A plan that was computed: its checksum, what became of it. Its changes are in the home folder."""

    numero = models.BigAutoField(primary_key=True)
    projet = models.CharField(max_length=40)
    au = models.DateField()
    quand = models.DateTimeField()
    qui = models.CharField(max_length=80)
    annuaire = models.CharField(max_length=64)
    controle = models.CharField(max_length=64)
    execution = models.BigIntegerField(null=True)

    class Meta:
        db_table = "plan"


class Execution(models.Model):
    """A run that applied something: when (as which day), by whom, which plan, and how much changed."""

    numero = models.BigAutoField(primary_key=True)
    projet = models.CharField(max_length=40)
    au = models.DateField()
    quand = models.DateTimeField(null=True)
    qui = models.CharField(max_length=80, default="")
    plan = models.BigIntegerField(null=True)
    annuaire = models.CharField(max_length=64)
    creations = models.IntegerField()
    mises_a_jour = models.IntegerField()
    desactivations = models.IntegerField(default=0)
    reactivations = models.IntegerField(default=0)
    suppressions = models.IntegerField(default=0)

    class Meta:
        db_table = "execution"


class Journal(models.Model):
    """One thing that was done: who, when, to whom, why. Never rewritten, never deleted: the database refuses."""

    numero = models.BigIntegerField(primary_key=True)
    quand = models.DateTimeField()
    qui = models.CharField(max_length=80)
    au = models.DateField()
    execution = models.BigIntegerField(null=True)
    projet = models.CharField(max_length=40)
    operation = models.CharField(max_length=16)
    jointure = models.BigIntegerField(null=True)
    profil = models.CharField(max_length=20, blank=True)
    uais = models.TextField(blank=True)
    raison = models.TextField(blank=True)

    class Meta:
        db_table = "journal"


class JournalValeur(models.Model):
    """What a line of the journal found and left, as JSON: personal data, which goes when the account is deleted."""

    numero = models.BigIntegerField(primary_key=True)
    projet = models.CharField(max_length=40)
    jointure = models.BigIntegerField()
    avant = models.TextField(blank=True)
    apres = models.TextField(blank=True)

    class Meta:
        db_table = "journal_valeur"


class PreuveSuppression(models.Model):
    """The proof of a deletion: how many accounts of a school and profile, on which day, deactivated between when."""

    id = models.BigAutoField(primary_key=True)
    execution = models.BigIntegerField()
    projet = models.CharField(max_length=40)
    supprimes_le = models.DateField()
    uai = models.CharField(max_length=40)
    profil = models.CharField(max_length=20)
    nombre = models.IntegerField()
    desactives_du = models.DateField()
    desactives_au = models.DateField()

    class Meta:
        db_table = "preuve_suppression"
