"""Calls with what other browsers do, done here by Chromium; each names the one it was seen in."""

from playwright.async_api import Page, expect

from tests.browser.demo import Demo
from tests.conftest import Visitor
from tests.journeys.callers import calling, in_the_room, join, sees

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
