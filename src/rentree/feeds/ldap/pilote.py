"""python-ldap, or None where it is not installed: only what publishes to a directory asks for it."""

try:
    import ldap
    import ldap.controls
    import ldap.filter
except ModuleNotFoundError:
    ldap = None

__all__ = ["ldap"]
