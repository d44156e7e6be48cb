"""A real PostgreSQL of the tests' own: started when a test asks for it, thrown away at the end.

Nothing of a server that the machine may already run is touched: own folder, own port, own user.
"""

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from psycopg import sql

DEBIAN_FOLDER = Path("/usr/lib/postgresql")
ATTEMPTS = 3
# Nothing here outlives the tests: safety on power loss would only cost time.
OPTIONS = "-F -c synchronous_commit=off -c full_page_writes=off -c shared_buffers=64MB -c max_connections=50"


class PostgresMissing(Exception):
    """The tests need the programs of a PostgreSQL server (initdb, pg_ctl): run script/setup as root,
    or install them, on Debian and Ubuntu with: sudo apt-get install postgresql
    """

    def __str__(self) -> str:
        return " ".join((self.__doc__ or "").split())


class PostgresFailed(Exception):
    """A program of PostgreSQL failed while the tests' own server was being prepared."""


def find_programs(path: str | None = None, debian: Path = DEBIAN_FOLDER) -> Path:
    """Returns the folder that holds initdb and pg_ctl, the newest one where Debian keeps several.

    Raises PostgresMissing when there is none.
    """
    in_path = [Path(found).resolve().parent for found in [shutil.which("initdb", path=path)] if found]
    installed = sorted(debian.glob("*/bin"), key=lambda folder: float(folder.parent.name), reverse=True)
    for folder in [*in_path, *installed]:
        if (folder / "initdb").exists() and (folder / "pg_ctl").exists():
            return folder
    raise PostgresMissing


def server_user() -> str | None:
    """Returns the user to run the server as, for PostgreSQL refuses root; None: the one who runs the tests."""
    if os.geteuid() != 0:
        return None
    known = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in known else "nobody"


def run(arguments: list[str | Path], *, user: str | None) -> None:
    """Runs one program of PostgreSQL, as `user` when one is given. Raises PostgresFailed with what it said."""
    other = {"user": user, "group": pwd.getpwnam(user).pw_gid, "extra_groups": []} if user else {}
    done = subprocess.run(
        arguments,
        check=False,
        cwd="/",
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        **other,  # type: ignore[call-overload]
    )
    if done.returncode != 0:
        raise PostgresFailed(f"{Path(arguments[0]).name} exited with {done.returncode}: {done.stdout}")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def start(programs: Path, folder: Path, *, user: str | None) -> str:
    """Creates and starts a server in `folder`; returns the URL of its first database."""
    data, log = folder / "data", folder / "log"
    run(
        [programs / "initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "-N"],
        user=user,
    )
    failure = PostgresFailed()
    for _ in range(ATTEMPTS):
        port = free_port()
        where = f"{OPTIONS} -h 127.0.0.1 -p {port} -k {folder}"
        try:
            run([programs / "pg_ctl", "-D", data, "-l", log, "-w", "-o", where, "start"], user=user)
        except PostgresFailed as problem:
            # Another program may have taken the port meanwhile: another one is tried.
            failure = PostgresFailed(f"{problem}\n{log.read_text() if log.exists() else ''}")
        else:
            return f"postgresql://postgres@127.0.0.1:{port}/postgres"
    raise failure


@contextmanager
def running_server() -> Iterator[str]:
    """Gives the URL of a server that lives as long as the block. Raises PostgresMissing, PostgresFailed."""
    programs, user = find_programs(), server_user()
    # Not pytest's folder: another user could not enter it, and a socket's path must be short.
    folder = Path(tempfile.mkdtemp(prefix="rentree-pg-"))
    try:
        if user:
            shutil.chown(folder, user)
        yield start(programs, folder, user=user)
    finally:
        if (folder / "data" / "postmaster.pid").exists():
            run([programs / "pg_ctl", "-D", folder / "data", "-m", "immediate", "-w", "stop"], user=user)
        shutil.rmtree(folder)


def create_database(server: str, name: str) -> str:
    """Creates an empty database and returns its URL; one of that name is dropped first."""
    drop_database(server, name)
    execute(server, sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
    return f"{server.rpartition('/')[0]}/{name}"


def drop_database(server: str, name: str) -> None:
    """Drops the database even when somebody is still connected to it; it may be absent."""
    execute(server, sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))


def execute(server: str, command: sql.Composed) -> None:
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(command)


@contextmanager
def fresh_database(server: str, name: str) -> Iterator[str]:
    """Gives the URL of an empty database that is dropped at the end of the block."""
    try:
        yield create_database(server, name)
    finally:
        drop_database(server, name)
