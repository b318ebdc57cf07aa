"""What is answered: redirects, sentences, and nothing that says more than it should."""

from datetime import date

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from openspace.domain.gathering import Gathering
from openspace.domain.refusal import Refusal
from openspace.locale import catalogue
from openspace.pages.contexts.shell import gathering_view
from openspace.pages.environment import render
from openspace.pages.language import language_of
from openspace.pages.times import due_day
from openspace.pages.views.shell import BareView, RefusalPage

ABSENT = Refusal("absent", "There is nothing here. Look at the link again, or ask who sent it.")
BROKEN = Refusal(
    "broken", "Something went wrong on our side. Nothing you wrote is lost. Try again."
)
STATUS = {
    "not_allowed": 403,
    "not_yours": 403,
    "removed": 403,
    "too_fast": 429,
    "address_too_often": 429,
    "facilitates": 403,
    "leads_by_now": 403,
    "last_facilitator": 409,
    "no_such_person": 404,
    "not_yours_to_place": 403,
    "no_such_topic": 404,
    "no_such_letter": 404,
    "letter_too_late": 409,
    "no_mail": 409,
    "no_such_room": 404,
    "no_such_note": 404,
    "no_such_field": 404,
    "not_there": 403,
    "written_meanwhile": 409,
    "not_followable": 409,
    "follow_oneself": 409,
    "out_of_reach": 409,
    "not_yours_to_offer": 403,
    "not_yours_to_part": 403,
    "not_asked": 403,
    "no_such_offer": 404,
    "nobody_there": 404,
    "no_card": 409,
    "offer_void": 409,
    "offer_settled": 409,
    "topic_gone": 409,
    "topic_merged": 409,
    "merging_closed": 409,
    "parting_closed": 409,
    "moved_meanwhile": 409,
    "without_place": 409,
    "convened_already": 409,
    "history_unread": 503,
    "cell_taken": 409,
    "test_room_closed": 409,
    "steps_gone": 409,
    "nothing_to_undo": 409,
    "nobody_to_remind": 409,
    "slot_full": 409,
    "same_title": 409,
    "phase_changed": 409,
    "no_end": 409,
    "too_many_codes": 409,
    "not_by_code": 403,
    "changed_meanwhile": 409,
    "no_such_place": 404,
    "place_used": 409,
    "begun": 409,
    "pinned": 409,
    "slot_frozen": 409,
    "kept_apart": 409,
    "nothing_to_pin": 409,
    "not_in_the_room": 403,
    "not_your_hand": 403,
    "not_your_line": 403,
    "too_many_lines": 429,
    "not_your_addition": 403,
    "too_many_additions": 429,
    "convergence_closed": 409,
    "no_dots": 409,
    "no_dots_left": 409,
    "dots_on_one": 409,
    "no_such_action": 404,
    "actions_too_early": 409,
    "not_your_action": 403,
    "owned_already": 409,
    "step_taken": 409,
    "too_many_actions": 429,
    "closing_ahead": 409,
    "book_sealed": 409,
    "not_your_reflection": 403,
    "feedback_ahead": 409,
    "feedback_given": 409,
    "not_the_note_taker": 403,
    "notes_taken": 409,
    "help_asked": 409,
    "nobody_from_there": 409,
    "too_many_announcements": 409,
    "nobody_here": 409,
    "no_such_round": 404,
    "gathering_over": 409,
    "marketplace_closed": 409,
    "topic_withdrawn": 409,
    "slot_over": 409,
    "too_early_to_press": 409,
    "no_such_draft": 409,
    "pressing_on": 409,
    "name_taken_back": 409,
    "no_such_edition": 404,
    "edition_withdrawn": 409,
    "file_failed": 500,
    "file_without_room": 503,
    "file_late": 503,
    "provider_away": 503,
    "not_believed": 502,
    "declined": 403,
    "sign_in_over": 400,
    "sign_in_first": 403,
    "not_known_here": 403,
    "sign_in_taken": 409,
    "sign_in_twice": 409,
    "no_such_passkey": 403,
    "passkey_taken": 409,
    "no_passkey_shown": 403,
    "passkeys_full": 409,
    "picture_too_large": 413,
    "picture_unknown": 415,
    "picture_heic": 415,
    "pictures_full": 409,
}


def status_of(refusal: Refusal) -> int:
    """The HTTP status that says the same to a program."""
    return STATUS.get(refusal.code, 422)


def said(refusal: Refusal, language: str) -> str:
    """A refusal's sentence in a language."""
    values = {
        name: due_day(value.isoformat(), language) if isinstance(value, date) else value
        for name, value in refusal.values.items()
    }
    return catalogue(language).gettext(refusal.sentence) % values


def redirected(to: str) -> RedirectResponse:
    """Go there and look: the answer to everything that was done."""
    return RedirectResponse(to, 303)


def refused(
    language: str, sentence: str, back: str, status: int, gathering: Gathering | None = None
) -> HTMLResponse:
    """A page with a sentence and a way on."""
    view = gathering_view(gathering) if gathering else None
    page = RefusalPage(sentence, back, status)
    context = {"bare": BareView(language, view), "page": page}
    return HTMLResponse(render(language, "shell/refusal.html", context), status)


def absent(request: Request) -> Response:
    """The same for what does not exist and for what one may not know of."""
    language = language_of(request)
    return refused(language, said(ABSENT, language), "/", 404)
