"""Errors that a user reads: each says where, what, and what to do, in French."""


class ErreurRentree(Exception):
    """Une erreur de Rentrée.

    The docstring of each subclass is its message. `ou` names the place (file, line, key); `que_faire` says what the
    user should do next.
    """

    que_faire: str = ""

    def __init__(self, ou: str = "", *, detail: str = "", que_faire: str = "") -> None:
        self.ou = ou
        self.detail = detail
        if que_faire:
            self.que_faire = que_faire
        super().__init__(self.message)

    @property
    def message(self) -> str:
        """What happened, in one French sentence, with the detail when there is one."""
        phrase = (type(self).__doc__ or "").strip().splitlines()[0].rstrip(".")
        return f"{phrase} : {self.detail}" if self.detail else phrase

    def __str__(self) -> str:
        lieu = f"{self.ou} : " if self.ou else ""
        suite = f" {self.que_faire}" if self.que_faire else ""
        return f"{lieu}{self.message.rstrip('.')}.{suite}"

    def __reduce__(self) -> tuple[object, ...]:
        return _rebuild, (type(self), self.ou, self.detail, self.que_faire)


def _rebuild(classe: type[ErreurRentree], ou: str, detail: str, que_faire: str) -> ErreurRentree:
    """Rebuild an error that crossed a process boundary."""
    return classe(ou, detail=detail, que_faire=que_faire)
