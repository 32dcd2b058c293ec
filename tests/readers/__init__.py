"""Tests of `qicao.readers`."""
