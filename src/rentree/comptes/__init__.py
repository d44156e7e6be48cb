"""Accounts: the login rule, its allocation, profiles, activation codes."""
