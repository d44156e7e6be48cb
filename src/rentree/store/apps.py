"""The Django application of the store."""

from django.apps import AppConfig


class StoreConfig(AppConfig):
    """Register of persons, accounts, runs."""

    name = "rentree.store"
    label = "store"
    verbose_name = "Mémoire de Rentrée"
