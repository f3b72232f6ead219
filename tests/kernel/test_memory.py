"""The collector is put off, and back at work whatever happened."""

import gc

import pytest

from songhanh.kernel.memory import collecting_later


def test_the_collector_rests_within_and_works_after() -> None:
    with collecting_later():
        assert not gc.isenabled()
        with collecting_later():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()


def test_the_collector_works_again_after_a_failure() -> None:
    with pytest.raises(ConnectionError), collecting_later():
        raise ConnectionError
    assert gc.isenabled()
