"""The three things that remember: persons (`jointure`), accounts, and the runs that made them."""

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
    code_empreinte = models.CharField(max_length=64)

    class Meta:
        db_table = "compte"
        constraints = (
            models.UniqueConstraint(fields=["projet", "personne"], name="compte_une_personne"),
            models.UniqueConstraint(fields=["projet", "login"], name="compte_un_login"),
        )


class Execution(models.Model):
    """A run that applied something: when (as which day), on what, and how much changed."""

    numero = models.BigAutoField(primary_key=True)
    projet = models.CharField(max_length=40)
    au = models.DateField()
    annuaire = models.CharField(max_length=64)
    creations = models.IntegerField()
    mises_a_jour = models.IntegerField()

    class Meta:
        db_table = "execution"
