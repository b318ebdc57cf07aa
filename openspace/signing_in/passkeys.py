"""Passkeys (WebAuthn): what a browser is asked for, and whether what it answers proves anything.

Rules:
    PK1 It is made for the host of our public address, is kept by the device so that nobody types
        who they are, and asks for a finger or a code where the device can.
    PK2 It proves itself by signing a challenge of ours, on a page of our own origin, once; one
        whose counter does not go up was copied, and is not believed.
    PK3 Whatever is sent in its place is no proof, and breaks nothing.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from webauthn import (
    base64url_to_bytes,
    generate_authentication_options,
    generate_registration_options,
    options_to_json,
    verify_authentication_response,
    verify_registration_response,
)
from webauthn.helpers import bytes_to_base64url
from webauthn.helpers.exceptions import WebAuthnException
from webauthn.helpers.structs import (
    AuthenticatorSelectionCriteria,
    PublicKeyCredentialDescriptor,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from openspace.signing_in.challenges import Challenges

LONGEST = 16 * 1024
NO_PROOF = (WebAuthnException, ValueError, TypeError, KeyError, AttributeError, RecursionError)


@dataclass(frozen=True, slots=True)
class Made:
    """A new passkey that has proven itself: base64url of its id, its public key, its counter."""

    credential: str
    public_key: bytes
    count: int


@dataclass(frozen=True, slots=True)
class Person:
    """For whom one is made: an id that says nothing, what the device shows, and what they have."""

    id: str
    shown: str
    have: Sequence[str] = ()


class Passkeys:
    """Those of one house, at its public address, as ``https://openspace.example.org``."""

    def __init__(self, address: str, challenges: Challenges) -> None:
        self.origin = address
        self.host = urlsplit(address).hostname or ""
        self._challenges = challenges

    def wanted(self, purpose: str, who: Person) -> str:
        """What a browser is asked for to make one, as JSON (PK1)."""
        return options_to_json(
            generate_registration_options(
                rp_id=self.host,
                rp_name="Openspace",
                user_id=who.id.encode(),
                user_name=who.shown,
                challenge=self._challenges.new(purpose),
                authenticator_selection=AuthenticatorSelectionCriteria(
                    resident_key=ResidentKeyRequirement.REQUIRED,
                    user_verification=UserVerificationRequirement.PREFERRED,
                ),
                exclude_credentials=[
                    PublicKeyCredentialDescriptor(id=base64url_to_bytes(each)) for each in who.have
                ],
            )
        )

    def asked(self, purpose: str) -> str:
        """What a browser is asked for to prove one, as JSON: whichever its person chooses."""
        return options_to_json(
            generate_authentication_options(
                rp_id=self.host,
                challenge=self._challenges.new(purpose),
                user_verification=UserVerificationRequirement.PREFERRED,
            )
        )

    def made(self, purpose: str, answer: str) -> Made | None:
        """The passkey that was made, if it proves itself (PK2, PK3)."""
        try:
            credential, challenge = self._read(purpose, answer)
            found = verify_registration_response(
                credential=credential,
                expected_challenge=challenge,
                expected_rp_id=self.host,
                expected_origin=self.origin,
            )
        except NO_PROOF:
            return None
        self._challenges.meet(challenge)
        name = bytes_to_base64url(found.credential_id)
        return Made(name, found.credential_public_key, found.sign_count)

    def proven(self, purpose: str, answer: str, public_key: bytes, count: int) -> int | None:
        """Its counter by now, if it proves itself (PK2, PK3)."""
        try:
            credential, challenge = self._read(purpose, answer)
            found = verify_authentication_response(
                credential=credential,
                expected_challenge=challenge,
                expected_rp_id=self.host,
                expected_origin=self.origin,
                credential_public_key=public_key,
                credential_current_sign_count=count,
            )
        except NO_PROOF:
            return None
        self._challenges.meet(challenge)
        return found.new_sign_count

    def _read(self, purpose: str, answer: str) -> tuple[dict[str, Any], bytes]:
        """What was sent, and the challenge of ours in it. Raises ``ValueError`` and its like."""
        credential = _object(answer)
        told = json.loads(base64url_to_bytes(credential["response"]["clientDataJSON"]))
        challenge = base64url_to_bytes(told["challenge"])
        if not self._challenges.stands(challenge, purpose):
            raise ValueError("another challenge")
        return credential, challenge


def name_of(answer: str) -> str:
    """What the passkey that somebody sends is called; empty for what is none."""
    try:
        name = _object(answer)["id"]
    except NO_PROOF:
        return ""
    return name if isinstance(name, str) else ""


def _object(answer: str) -> dict[str, Any]:
    told = json.loads(answer) if len(answer) <= LONGEST else None
    if not isinstance(told, dict):
        raise TypeError("no object")
    return told
