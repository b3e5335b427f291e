"""Services kept in a spreadsheet: which column is which field, and how a table becomes trees like those of files."""

FAULTS = {
    "kept_twice": "Records of one kind are kept in two places, and nobody could tell which of them is right.",
    "table_unread": "A table stands where nobody would read it.",
    "no_sheet": "A workbook has no sheet of the name that is looked for.",
    "no_such_service": "A row of opening times belongs to no service in the table.",
    "repeated_value": "A word stands in two columns that cannot both be right.",
}
"""Faults a site's own spreadsheet can have before anyone asks what a row means."""
