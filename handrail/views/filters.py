"""The finder's rules as a style sheet, so that ticking works with no script; and a partnership's own colours as one."""

from __future__ import annotations

from handrail.catalogue import Catalogue
from handrail.models.partnership import Colours
from handrail.views.finder import FOR_ANYONE, QUESTIONS


def script_free(catalogue: Catalogue) -> str:
    """Rules that hide the services a tick leaves out, for browsers with no script.

    Each question sets a variable of its own on the cards it rules out. A variable set to `initial` counts as not set, so
    `display` falls through to the next question's, and to `block` when no question rules the card out.
    """
    lines = []
    for name, scheme, _ in QUESTIONS:
        lines.append(f':root:has([name="{name}"]:checked) .service-card {{ --{name}: none; }}')
        if name in FOR_ANYONE:
            lines.append(
                f':root:has([name="{name}"]:checked) .service-card[data-{name}~="{FOR_ANYONE[name]}"] {{ --{name}: initial; }}'
            )
        lines += [
            f':root:has(#{name}-{id}:checked) .service-card[data-{name}~="{id}"] {{ --{name}: initial; }}'
            for id in catalogue.terms(scheme)
        ]
    shown = "block"
    for name, _, _ in reversed(QUESTIONS):
        shown = f"var(--{name}, {shown})"
    lines.append(f".finder__results .service-card {{ display: {shown}; }}")
    rules = "\n".join(f"  {line}" for line in lines)
    says = "/* Made from the vocabulary. With a script, finder.js does this and more. */"
    return f"{says}\n@media (scripting: none) {{\n{rules}\n}}\n"


def own_colours(colours: Colours) -> str:
    """A partnership's own colours in place of the toolkit's, for light screens. Dark screens keep the toolkit's."""
    chosen = {"primary": colours.primary, "accent": colours.accent}
    rules = " ".join(f"--colour-{name}: {value};" for name, value in chosen.items() if value)
    return f"@media (prefers-color-scheme: light) {{ :root {{ {rules} }} }}\n" if rules else ""
