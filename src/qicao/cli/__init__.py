"""The command line: the only room that prints. Each command stands in a file of its own name."""

from __future__ import annotations

import gc
import sys


def main() -> None:
    """Run the command line: 0 when all went well, 1 with a message for what stops the work, 2 for wrong usage."""
    gc.disable()  # one command lives too briefly to make garbage worth a tenth of its time
    from qicao.cli.app import build
    from qicao.errors import QicaoError

    try:
        build(sys.argv[1:])(prog_name="qicao")
    except QicaoError as error:
        sys.stderr.write(f"错误：{error}\n")
        sys.exit(1)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
    finally:
        gc.freeze()  # else Python looks through all that was ever made once more before it ends
