"""Discord's OpenAPI document for the tests beside this file."""

import pytest

from tests.openapi.spec import OpenApi


@pytest.fixture(scope="session")
def openapi() -> OpenApi:
    """Discord's document, or one that finds no fault where it is not at hand."""
    return OpenApi.from_environment()
