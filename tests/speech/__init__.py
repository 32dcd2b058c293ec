"""Tests of `qicao.speech`."""
