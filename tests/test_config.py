"""Settings from the environment: what cannot be is said in a sentence, before anything starts."""

import pytest

from openspace.config import Provider, Settings, WrongSetting

RIGHT = {
    "OPENSPACE_JITSI": "https://meet.example.org/",
    "OPENSPACE_STUN": "stun:stun.example.org:3478, stuns:[2001:db8::1]:5349",
    "OPENSPACE_TURN": "turn:turn.example.org:3478?transport=udp,turns:turn.example.org:443",
    "OPENSPACE_TURN_SECRET": "north wind",
    "OPENSPACE_JANUS": "ws://127.0.0.1:8188",
    "OPENSPACE_JANUS_SECRET": "south wind",
    "OPENSPACE_ADDRESS": "https://openspace.example.org/",
    "OPENSPACE_SMTP": "starttls://ana@smtp.example.org:587",
    "OPENSPACE_SMTP_PASSWORD": "west wind",
    "OPENSPACE_MAIL_FROM": "Openspace <openspace@example.org>",
    "OPENSPACE_OIDC_ISSUER": "https://login.example.org/realms/council",
    "OPENSPACE_OIDC_CLIENT": "openspace",
    "OPENSPACE_OIDC_SECRET": "east wind",
    "OPENSPACE_OIDC_NAME": "Innlandet fylkeskommune",
}
WRONG = {
    "OPENSPACE_PORT": ("eighty",),
    "OPENSPACE_JITSI": (
        *("meet.example.org", "http://meet.example.org", "https://a b", "https://a;script-src *"),
        *("https://a/?x", "https://user:word@a", "javascript:alert(1)", "https://"),
    ),
    "OPENSPACE_STUN": ("stun.example.org", "turn:stun.example.org", "stun:a,stun:b c"),
    "OPENSPACE_TURN": ("turn:a?transport=sctp", "stun:a", "turn:a@b", "turn:"),
    "OPENSPACE_DESIGNS": ("/nowhere/at/all", "README.md"),
    "OPENSPACE_ADDRESS": ("openspace.example.org", "https://a/b", "ftp://a", "https://a b", ""),
    "OPENSPACE_SMTP": (
        *("smtp.example.org", "http://smtp.example.org", "smtp://ana:word@smtp.example.org"),
        *("smtp://", "starttls://a b@c", "starttls://smtp.example.org"),
    ),
    "OPENSPACE_MAIL_FROM": ("openspace", "a@b\nBcc: c@d", "Us <a@b", "a@b, c@d"),
    "OPENSPACE_OIDC_ISSUER": ("login.example.org", "http://login.example.org", "https://a/?b"),
    **{f"OPENSPACE_OIDC_{each}": ("", " ") for each in ("CLIENT", "SECRET", "NAME")},
    "OPENSPACE_JANUS": ("http://127.0.0.1:8188", "8188", "ws://"),
}


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    for name, value in RIGHT.items():
        monkeypatch.setenv(name, value)
    return monkeypatch


def test_nothing_said_gives_what_works_on_one_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (*RIGHT, "OPENSPACE_DATA", "OPENSPACE_HOST", "OPENSPACE_PORT", "OPENSPACE_PROXIES"):
        monkeypatch.delenv(name, raising=False)
    assert Settings.from_environment() == Settings()
    assert (Settings().jitsi, Settings().stun, Settings().turn, Settings().janus) == (
        "",
        (),
        (),
        "",
    )


@pytest.mark.usefixtures("said")
def test_what_is_said_of_calls_is_taken() -> None:
    settings = Settings.from_environment()
    assert settings.jitsi == "https://meet.example.org"
    assert settings.stun == ("stun:stun.example.org:3478", "stuns:[2001:db8::1]:5349")
    assert settings.turn[1] == "turns:turn.example.org:443"
    assert (settings.turn_secret, settings.janus_secret) == ("north wind", "south wind")


@pytest.mark.parametrize(("name", "value"), [(n, v) for n, each in WRONG.items() for v in each])
def test_what_cannot_be_is_said_by_the_name_of_the_setting(
    said: pytest.MonkeyPatch, name: str, value: str
) -> None:
    said.setenv(name, value)
    with pytest.raises(WrongSetting, match=name):
        Settings.from_environment()


@pytest.mark.parametrize("missing", ["OPENSPACE_ADDRESS", "OPENSPACE_MAIL_FROM"])
def test_mail_needs_to_know_whom_it_is_from_and_where_links_lead(
    said: pytest.MonkeyPatch, missing: str
) -> None:
    assert Settings.from_environment().address == "https://openspace.example.org"
    said.delenv(missing)
    with pytest.raises(WrongSetting, match=missing):
        Settings.from_environment()


def test_a_turn_server_without_its_secret_is_no_way_in(said: pytest.MonkeyPatch) -> None:
    assert Settings.from_environment().turn
    said.delenv("OPENSPACE_TURN_SECRET")
    with pytest.raises(WrongSetting, match="OPENSPACE_TURN_SECRET"):
        Settings.from_environment()


@pytest.mark.usefixtures("said")
def test_a_jitsi_on_this_machine_may_be_without_tls(said: pytest.MonkeyPatch) -> None:
    said.setenv("OPENSPACE_JITSI", "http://127.0.0.1:8443")
    assert Settings.from_environment().jitsi == "http://127.0.0.1:8443"


@pytest.mark.usefixtures("said")
def test_secrets_are_not_shown() -> None:
    settings = Settings.from_environment()
    assert "wind" not in repr(settings) + repr(settings.providers)


@pytest.mark.usefixtures("said")
def test_where_people_sign_in_is_taken() -> None:
    settings = Settings.from_environment()
    assert settings.address == "https://openspace.example.org"
    issuer = "https://login.example.org/realms/council"
    expected = Provider(issuer, "openspace", "east wind", "Innlandet fylkeskommune")
    assert settings.providers == (expected,)
    assert Settings().providers == ()
