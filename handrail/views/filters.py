"""The finder's rules as a style sheet, so that ticking works with no script; and a partnership's own colours as one."""

from __future__ import annotations

from handrail.catalogue import Catalogue
from handrail.models.partnership import Colours
from handrail.views.finder import ASKED, Asking
from handrail.views.services import ANY_LANGUAGE

# The form is asked, not the page: a browser that looks for a tick among 300 services takes five to ten times as long.
FORM = ".finder__form"
CARD = "~ .finder__results .service-card"


def script_free(catalogue: Catalogue) -> str:
    """Rules that hide the services a tick leaves out, for browsers with no script.

    Each question sets a variable of its own on the cards it rules out. A variable set to `initial` counts as not set, so
    `display` falls through to the next question's, and to `block` when no question rules the card out.
    """
    lines = [line for asking in ASKED for line in (_strict(catalogue, asking) if asking.is_strict else _any(catalogue, asking))]
    shown = "block"
    for asking in reversed(ASKED):
        shown = f"var(--{asking.name}, {shown})"
    lines.append(f".finder__results .service-card {{ display: {shown}; }}")
    rules = "\n".join(f"  {line}" for line in lines)
    says = "/* Made from the vocabulary. With a script, finder.js does this and more. */"
    return f"{says}\n@media (scripting: none) {{\n{rules}\n}}\n"


def _any(catalogue: Catalogue, asking: Asking) -> list[str]:
    """Any ticked answer lets a service back in, and so does silence where a record may be silent."""
    name = asking.name
    asked = f'{FORM}:has([name="{name}"]:checked) {CARD}'
    lines = [f"{asked} {{ --{name}: none; }}"]
    if asking.fits_anyone:
        lines.append(f'{asked}[data-{name}~="{asking.fits_anyone}"] {{ --{name}: initial; }}')
    if asking.about:
        silent = '[data-maybe=""]' if name == "language" else ""
        lines.append(f'{asked}[data-{name}=""]{silent} {{ --{name}: initial; }}')
    if name == "language":
        lines.append(f'{asked}[data-maybe~="{ANY_LANGUAGE}"] {{ --{name}: initial; }}')
    for id in catalogue.terms(asking.scheme):
        holds = f'[data-{name}~="{id}"]'
        if name == "language":
            holds = f':is({holds}, [data-maybe~="{id}"])'
        lines.append(f"{FORM}:has(#{name}-{id}:checked) {CARD}{holds} {{ --{name}: initial; }}")
    return lines


def _strict(catalogue: Catalogue, asking: Asking) -> list[str]:
    """Every tick must hold: a plain no rules a service out. The rest stay and say what they say."""
    name = asking.name
    says = f'{FORM}:has([name="{name}"]:checked) {CARD}__says {{ display: block; }}'
    return [
        says,
        *(
            f'{FORM}:has(#{name}-{id}:checked) {CARD}[data-no~="{id}"] {{ --{name}: none; }}'
            for id in catalogue.terms(asking.scheme)
        ),
    ]


def own_colours(colours: Colours) -> str:
    """A partnership's own colours in place of the toolkit's, for light screens. Dark screens keep the toolkit's."""
    chosen = {"primary": colours.primary, "accent": colours.accent}
    rules = " ".join(f"--colour-{name}: {value};" for name, value in chosen.items() if value)
    return f"@media (prefers-color-scheme: light) {{ :root {{ {rules} }} }}\n" if rules else ""
