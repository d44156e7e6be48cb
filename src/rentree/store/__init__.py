"""What Rentrée remembers: the register of persons and the accounts, in SQLite or PostgreSQL, through Django.

Importing this package readies Django; `open_store` then points it at the database of a home folder.
"""

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rentree.store.settings")
django.setup()
