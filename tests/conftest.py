from collections.abc import Iterator

import pytest


@pytest.fixture(autouse=True, scope="session")
def _no_users_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Tests keep their compiled forms to themselves, in processes that they start too."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("OTPATH_CACHE", str(tmp_path_factory.mktemp("cache")))
        yield
