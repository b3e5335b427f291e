"""A colour of the partnership's own is too pale to read on this site.

Why: people with low sight, in sunlight or on a cracked screen cannot read words that hardly differ from what is behind them.
Source: Web Content Accessibility Guidelines 2.2, 1.4.3 Contrast (Minimum), level AA: 4.5 to 1.
Mend: take the shade that the message names, or another that is darker.
"""

import colorsys

from handrail.problems import Problem

NEEDS_PARTNERSHIP = True
NEEDED = 4.5
# What each colour stands on or under, on a light screen: tokens.css of the same names, which a test compares with these.
BEHIND = {
    "primary": {"paper": "#faf7f2", "sheet": "#ffffff", "soft": "#e9efec", "warning": "#fdf0da", "on-primary": "#ffffff"},
    "accent": {"paper": "#faf7f2", "sheet": "#ffffff"},
}


def find(catalogue, today):
    entry = catalogue.shelf("partnership")["partnership"]
    for name, behind in BEHIND.items():
        colour = getattr(catalogue.partnership.colours, name)
        if not colour or passes(colour, behind):
            continue
        worst = min(behind.values(), key=lambda other: contrast(colour, other))
        # Rounded down, so that 4.49 is not said to be 4.5.
        ratio = int(contrast(colour, worst) * 10) / 10
        yield Problem(
            entry.where("colours", name),
            "colour_contrast",
            f"Words in this colour on {worst} have a contrast of {ratio} to 1. They need {NEEDED} to 1.",
            f"Use {nearest(colour, behind)}, the nearest darker shade that passes, or another dark colour.",
        )


def contrast(one: str, other: str) -> float:
    """The ratio of two six-figure colours, 1 to 21, as WCAG 2.2 defines it."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def passes(colour: str, behind: dict[str, str]) -> bool:
    return all(contrast(colour, other) >= NEEDED for other in behind.values())


def nearest(colour: str, behind: dict[str, str]) -> str:
    """The lightest shade of a colour, its hue kept, that passes on everything behind it."""
    hue, lightness, saturation = colorsys.rgb_to_hls(*_parts(colour))
    for step in range(round(lightness * 255), -1, -1):
        parts = colorsys.hls_to_rgb(hue, step / 255, saturation)
        shade = "#" + "".join(f"{round(part * 255):02x}" for part in parts)
        if passes(shade, behind):
            return shade
    return "#000000"


def _parts(colour: str) -> list[float]:
    return [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]


def _luminance(colour: str) -> float:
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in _parts(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
