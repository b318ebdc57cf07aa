"""Calls with what other browsers do, done here by Chromium; each names the one it was seen in."""

from playwright.async_api import Page, expect

from tests.browser.demo import Demo
from tests.conftest import Visitor
from tests.journeys.callers import calling, in_the_room, join, sees, until

LEFTOVERS = """(() => {
    const plain = Object.getPrototypeOf(RTCPeerConnection.prototype);
    const own = Object.getOwnPropertyDescriptor(plain, "localDescription");
    const left = "a=rtcp-fb:121 nack\\r\\na=fmtp:121 max-fs=12288\\r\\na=rtcp-mux\\r\\n";
    Object.defineProperty(plain, "localDescription", { get() {
        const { type, sdp } = own.get.call(this);
        return { type, sdp: sdp.replaceAll("a=rtcp-mux\\r\\n", left) };
    } });
})()"""
"""Firefox leaves in a description what belongs to formats that it does not offer."""


async def press(page: Page, name: str) -> None:
    await page.get_by_role("button", name=name, exact=True).click()


async def test_who_says_more_than_they_offer_is_seen(server: Demo, visitor: Visitor) -> None:
    ben = await calling(server, visitor, "Ben Berg")
    fia = await in_the_room(server, visitor, "Fia Foss")
    await fia.evaluate(LEFTOVERS)
    await join(fia).click()
    await press(fia, "Camera")
    await sees(ben, 1)


LEVELS = """(() => {
    const reports = RTCRtpSender.prototype.getStats;
    RTCRtpSender.prototype.getStats = async function () {
        const plain = [...(await reports.call(this)).values()];
        const told = plain.map(({ id, audioLevel, ...rest }) => [id, { id, ...rest }]);
        return new Map(told);
    };
    const sources = RTCRtpReceiver.prototype.getSynchronizationSources;
    RTCRtpReceiver.prototype.getSynchronizationSources = function () {
        return sources.call(this).map(({ timestamp, audioLevel }) => {
            return { timestamp: timestamp - performance.timeOrigin, audioLevel };
        });
    };
})()"""
"""Firefox does not tell how loud the own microphone is, Safari dates by a clock without a date."""


async def test_who_speaks_is_marked(server: Demo, visitor: Visitor) -> None:
    ben = await in_the_room(server, visitor, "Ben Berg")
    fia = await in_the_room(server, visitor, "Fia Foss")
    for page in (ben, fia):
        await page.evaluate(LEVELS)
        await join(page).click()
    await press(fia, "Turn the microphone on")
    await expect(ben.locator("#calling .speaking .call-name")).to_have_text("Fia Foss")
    await expect(fia.locator("#calling .speaking .call-name")).to_have_text("You")
    await press(fia, "Turn the microphone off")
    for page in (ben, fia):
        await expect(page.locator("#calling .speaking")).to_have_count(0)


DEVICES = """(() => {
    window.opened = [];
    window.sinks = [];
    const open = MediaDevices.prototype.getUserMedia;
    MediaDevices.prototype.getUserMedia = async function (wish) {
        if (window.nothing) throw new DOMException("taken", "NotReadableError");
        const stream = await open.call(this, wish);
        window.opened.push(...stream.getTracks());
        return stream;
    };
    HTMLMediaElement.prototype.setSinkId = async function (id) {
        window.sinks.push(id);
        if (!window.opened.length) throw new DOMException("not yet", "NotFoundError");
    };
})()"""
"""Lets a test take a microphone away, or all of them, and see where sound is sent to."""


async def test_a_microphone_that_is_taken_away_is_off(server: Demo, visitor: Visitor) -> None:
    fia = await in_the_room(server, visitor, "Fia Foss")
    await fia.evaluate(DEVICES)
    await join(fia).click()
    await press(fia, "Turn the microphone on")
    await expect(fia.get_by_role("button", name="Turn the microphone off")).to_be_visible()
    await fia.evaluate("opened[0].dispatchEvent(new Event('ended'))")
    await expect(fia.get_by_text("The microphone cannot be used")).to_be_visible()
    await press(fia, "Turn the microphone on")
    await press(fia, "Devices: microphone, camera and loudspeaker")
    await fia.evaluate("window.nothing = true")
    microphones = fia.get_by_label("Microphone", exact=True).last
    await expect(microphones).to_have_value(await fia.evaluate("opened[1].getSettings().deviceId"))
    await microphones.select_option(index=1)
    await expect(fia.get_by_text("The microphone cannot be used")).to_be_visible()
    await expect(fia.get_by_role("button", name="Turn the microphone on")).to_be_visible()


async def test_the_loudspeaker_stays_chosen(server: Demo, visitor: Visitor) -> None:
    ben = await calling(server, visitor, "Ben Berg")
    fia = await in_the_room(server, visitor, "Fia Foss")
    await fia.evaluate(DEVICES)
    await join(fia).click()
    await press(fia, "Devices: microphone, camera and loudspeaker")
    speakers = fia.get_by_label("Loudspeaker", exact=True)
    await speakers.select_option(index=1)
    chosen = await speakers.input_value()
    await press(fia, "Hang up")
    await fia.evaluate("sinks.length = 0")
    await join(fia).click()
    await until(fia, f"() => sinks.includes('{chosen}')")
    await fia.evaluate("sinks.length = 0")
    await press(fia, "Turn the microphone on")
    await until(fia, f"() => sinks.includes('{chosen}')")
    assert await ben.evaluate("window.connections.length") == 2


async def test_who_brings_a_call_back_comes_in_muted(server: Demo, visitor: Visitor) -> None:
    """What was open when it went to another tab is closed, in every browser."""
    fia = await calling(server, visitor, "Fia Foss")
    await press(fia, "Turn the microphone on")
    await press(fia, "Camera")
    camera = fia.get_by_role("button", name="Camera", exact=True)
    await expect(camera).to_have_attribute("aria-pressed", "true")
    second = await fia.context.new_page()
    await second.goto(fia.url)
    await press(second, "Bring it here")
    await expect(fia.get_by_text("The call goes on in another tab")).to_be_visible()
    await fia.locator("#calling").get_by_role("button", name="Bring it here").click()
    await expect(fia.get_by_role("button", name="Turn the microphone on")).to_be_visible()
    await expect(camera).to_have_attribute("aria-pressed", "false")
