// Which pictures a call sends: descriptions stay short, and every browser speaks these two.
// Rule: nothing is said of what is not offered. Firefox leaves the feedback of every format that it was
// told to leave out, and other browsers refuse the whole description for it.

export function few(place: RTCRtpTransceiver): void {
  const known = RTCRtpReceiver.getCapabilities?.("video")?.codecs ?? [];
  const wanted = known.filter(({ mimeType }) => /\/(VP8|H264|rtx)$/i.test(mimeType));
  const vp8 = wanted.filter(({ mimeType }) => /VP8$/i.test(mimeType));
  const h264 = wanted.filter(({ mimeType }) => /H264$/i.test(mimeType)).slice(0, 1);
  const rtx = wanted.filter(({ mimeType }) => /rtx$/i.test(mimeType));
  if (vp8.length) place.setCodecPreferences?.([...vp8, ...h264, ...rtx]);
}

/** The description, of each medium only what belongs to its formats. */
export function tidied(sdp: string): string {
  return sdp.split(/^(?=m=)/m).map(offeredOnly).join("");
}

function offeredOnly(medium: string): string {
  const [, offered] = /^m=\S+ \S+ \S+ (.*)/.exec(medium) ?? [];
  if (!offered) return medium;
  const formats = new Set(offered.trim().split(" "));
  const format = /^a=(?:rtpmap|fmtp|rtcp-fb):(\d+) .*\r?\n/gm;
  return medium.replace(format, (line, of: string) => (formats.has(of) ? line : ""));
}
