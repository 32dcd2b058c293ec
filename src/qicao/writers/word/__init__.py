"""Writing Word: a speech on a template of our own, in the layout that a profile says.

Importing this package imports python-docx, which takes as long as everything else: do so only to write.
"""

from qicao.writers.word.document import write_word

__all__ = ["write_word"]
