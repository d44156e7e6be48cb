"""The LDAP directory: what it should hold, what it holds, the difference, and how it is written."""
