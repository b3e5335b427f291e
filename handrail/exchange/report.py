"""What an import found and did, in words for the person who runs it. Never an address, never a person's name."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from handrail.exchange.incoming import Incoming
from handrail.exchange.referral_usable import ALL
from handrail.exchange.steps import Difference, Plan, Step

SIGNS = {"new": "+", "changed": "~", "same": "="}


def as_text(plan: Plan, dry_run: bool) -> str:
    """The whole report: what the file holds, each record, what a person must look at, and the count."""
    parts = [
        list(_about(plan.incoming)),
        [line for step in plan.steps if step.what != "same" or step.kept for line in _step(step)],
        list(_kept_out(plan)),
        list(_likely(plan)),
        list(_notes(plan.incoming)),
        list(_unmatched(plan.incoming)),
        [count(plan, dry_run)],
    ]
    return "\n\n".join("\n".join(part) for part in parts if part)


def count(plan: Plan, dry_run: bool) -> str:
    """One line: “5 new, 1 changed, 3 the same, 1 left out.”"""
    numbers = {what: len([one for one in plan.of(what) if one.kind == "service"]) for what in ("new", "changed", "same")}
    organisations = len([one for one in plan.of("new", "changed") if one.kind == "organisation"])
    out = plan.incoming.number - len(plan.incoming.services) if plan.incoming.number else 0
    out += len(plan.kept_out)
    words = f"Services: {numbers['new']} new, {numbers['changed']} changed, {numbers['same']} the same, {out} left out."
    words += f" Organisations: {organisations} new or changed."
    if removed := {(one.where, one.record) for one in plan.incoming.notes if one.did == "address removed"}:
        words += f" An address was removed from {len(removed)}: read {'it' if len(removed) == 1 else 'them'} through."
    if dry_run:
        return f"{words} Nothing was written: this was a trial."
    if not plan.files:
        return f"{words} Nothing had to be written."
    return f"{words} {len(plan.files)} file{'' if len(plan.files) == 1 else 's'} written."


def came_short(plan: Plan) -> bool:
    """Whether something could not be imported: a record was left out, or none was found. One a person keeps out is none."""
    return bool(plan.incoming.why_nothing) or len(plan.incoming.services) < plan.incoming.number


def _about(incoming: Incoming) -> Iterator[str]:
    yield f"Source: {incoming.source}. Give the same --source next time, so that these records are updated and not added again."
    if incoming.why_nothing:
        yield f"No service was found in it, so there was nothing to import. {incoming.why_nothing}"
    if incoming.usable and incoming.number:
        for rule, passed in incoming.usable.items():
            yield f"  {passed:,} of {incoming.number:,}: {rule}" + (" rules hold" if rule == ALL else "")


def _step(step: Step) -> Iterator[str]:
    yield f"{SIGNS[step.what]} {step.path}"
    if step.missing:
        yield f"    Fill in before it can be published: {', '.join(step.missing)}."
    if step.came_before:
        yield (
            "    It came in an earlier import and has been deleted here since. If it must stay out, write its source and "
            "source_id under not_again in data/import_terms.yml, and delete it again."
        )
    for one in step.changes:
        yield f"    {one.field}: {_said(one)}"
    for one in step.kept:
        if one.theirs:
            yield f"    {one.field} was left as it is, because somebody here has changed it: {_said(one)}"
        else:
            yield f"    {one.field} was left as it is: the source no longer gives it. Delete it here if it is out of date."


def _said(one: Difference) -> str:
    return f"“{one.ours}” here, “{one.theirs}” there" if one.ours else f"“{one.theirs}”"


def _kept_out(plan: Plan) -> Iterator[str]:
    for name, because in plan.kept_out:
        why = f" ({because})" if because else ""
        yield f"- {name} was left out: data/import_terms.yml says that it must not come again{why}."


def _likely(plan: Plan) -> Iterator[str]:
    for pair in plan.likely:
        yield (
            f"? {pair.first} and {pair.second} may be one service: they have {pair.why}. "
            "Nothing was joined. If they are different, name both in data/not_the_same.yml."
        )


def _notes(incoming: Incoming) -> Iterator[str]:
    if incoming.notes:
        yield "What was done to the outside records:"
    for (where, record), notes in groupby(incoming.notes, key=lambda note: (note.where, note.record)):
        yield f"  {record or where} ({where})" if record else f"  {where}"
        for note in notes:
            yield f"    {note.did}: {note.field}. {note.what}"


def _unmatched(incoming: Incoming) -> Iterator[str]:
    if incoming.unmatched:
        yield "Words that mean nothing here yet. Say in data/import_terms.yml what they mean, and import again:"
        for word, number in incoming.unmatched.items():
            yield f"  {number:>5}  {word[:120]}"
