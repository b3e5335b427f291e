"""Which addresses of a site a survivor may be reading. Everything about traces is stricter there (safety.md)."""

FOR_SURVIVORS = ("index.", "help/", "find/", "s/", "about/", "change/")


def is_for_survivors(address: str) -> bool:
    """Whether a page is one of them, by its path from the top of docs/ or of the built site."""
    return address.startswith(FOR_SURVIVORS)
