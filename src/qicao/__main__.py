"""`python -m qicao` is the command line."""

from qicao.cli import main

main()
