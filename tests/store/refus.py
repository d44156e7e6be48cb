"""What a database says when it refuses a row: by Django, or straight from its driver for whole tables."""

import sqlite3

import psycopg
from django.db import IntegrityError

REFUS = (IntegrityError, sqlite3.IntegrityError, psycopg.IntegrityError)
