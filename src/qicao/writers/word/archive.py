"""A zip without the clock: the same content gives the same bytes."""

from __future__ import annotations

from struct import pack_into, unpack_from

# Where things stand in a zip (APPNOTE.TXT 4.3.7, 4.3.12, 4.3.16).
_END_OF_DIRECTORY = 22
_ENTRY, _ENTRY_LENGTHS, _ENTRY_HEADER_OFFSET = 46, 28, 42
_ENTRY_SYSTEM, _ENTRY_TIME, _ENTRY_ATTRIBUTES = 5, 12, 38
_HEADER_TIME = 10
_EPOCH = (0, 1 << 5 | 1)  # 1980-01-01 00:00, the earliest that a zip can say


def without_clock(archive: bytes) -> bytes:
    """Overwrite the times, the writing system and the file attributes of all entries of a zip without a comment.

    It is done in place: to unpack and pack again would take as long as to write the document.
    """
    data = bytearray(archive)
    count, _, entry = unpack_from("<HII", data, len(data) - _END_OF_DIRECTORY + 10)
    for _ in range(count):
        (header,) = unpack_from("<I", data, entry + _ENTRY_HEADER_OFFSET)
        pack_into("<HH", data, header + _HEADER_TIME, *_EPOCH)
        pack_into("<HH", data, entry + _ENTRY_TIME, *_EPOCH)
        pack_into("<B", data, entry + _ENTRY_SYSTEM, 0)
        pack_into("<I", data, entry + _ENTRY_ATTRIBUTES, 0)
        entry += _ENTRY + sum(unpack_from("<HHH", data, entry + _ENTRY_LENGTHS))
    return bytes(data)
