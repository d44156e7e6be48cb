"""What every test may ask for."""

from collections.abc import Iterator

import pytest

from tests.postgres import running_server


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """The URL of a real PostgreSQL, started for this run only; one per pytest-xdist worker."""
    with running_server() as url:
        yield url
