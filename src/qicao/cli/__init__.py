"""The command line: the only room that prints. Each command stands in a file of its own name."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line: 0 when all went well, 1 with a message for what stops the work, 2 for wrong usage."""
    from qicao.cli.app import app
    from qicao.errors import QicaoError

    try:
        app()
    except QicaoError as error:
        sys.stderr.write(f"错误：{error}\n")
        sys.exit(1)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
