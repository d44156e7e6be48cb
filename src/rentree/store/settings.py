"""Django settings: only what models and migrations need; the database is set when a home folder is opened."""

SECRET_KEY = "no session and no cookie is signed here"  # noqa: S105 - nothing is signed with it
INSTALLED_APPS = ["rentree.store"]
DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
USE_TZ = True
TIME_ZONE = None
"""That of the machine: a name here would be forced by Django on the whole process, so on the day and its hours."""
LANGUAGE_CODE = "fr"
