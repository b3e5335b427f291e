"""Pictures that carry the place where they were taken."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from PIL import Image, UnidentifiedImageError

from handrail.inspecting.files import File
from handrail.problems import Problem

PICTURES = {".jpg", ".jpeg", ".png", ".webp", ".tif", ".tiff", ".gif", ".avif"}
# No browser but one shows them, and nothing here can look into them.
CLOSED = {".heic", ".heif"}
GPS = 0x8825
# How programs that edit pictures write the same thing a second time.
SECOND_WAY = (b"GPSLatitude", b"GPSPosition", b"Iptc4xmpExt:LocationCreated", b"photoshop:City")
MEND = "Save it again without its metadata (“remove personal information”, or exiftool -all= FILE), and look at what it shows."


def pictures(file: File) -> Iterator[Problem]:
    """A problem for a picture that says where it was taken, and for one that cannot be looked into."""
    if file.kind in CLOSED:
        yield file.problem(
            "closed_picture", "Nothing can look into a picture of this kind.", "Save it as a JPEG without metadata."
        )
    elif file.kind in PICTURES and _says_where(file.path):
        yield file.problem("picture_with_a_place", "This picture says where it was taken.", MEND)


def _says_where(path: Path) -> bool:
    if any(mark in path.read_bytes() for mark in SECOND_WAY):
        return True
    try:
        with Image.open(path) as picture:
            return bool(picture.getexif().get_ifd(GPS))
    except (UnidentifiedImageError, OSError):
        return False
