// A browser's side of a call through a bridge: what our page does, without its looks.
(() => {
  const peers = new Map();
  const pictures = new Map();
  let own = null;

  const camera = () => {
    const canvas = document.createElement("canvas");
    canvas.width = 320;
    canvas.height = 240;
    const brush = canvas.getContext("2d");
    let turn = 0;
    setInterval(() => {
      brush.fillStyle = `hsl(${(turn += 7) % 360} 80% 50%)`;
      brush.fillRect(0, 0, 320, 240);
    }, 66);
    return canvas.captureStream(15);
  };

  const peer = (id, servers = {}) => {
    const made = new RTCPeerConnection(servers);
    made.onicecandidate = ({ candidate }) =>
      window.found(id, candidate?.candidate ?? "", candidate?.sdpMid ?? null, candidate?.sdpMLineIndex ?? null);
    return made;
  };

  const sound = () => new AudioContext().createMediaStreamDestination().stream;

  window.call = {
    async offer(kinds, servers) {
      own ??= peer(null, servers);
      for (const kind of kinds) {
        const stream = kind === "video" ? camera() : sound();
        own.addTransceiver(stream.getTracks()[0], { direction: "sendonly" });
      }
      await own.setLocalDescription();
      return own.localDescription.sdp;
    },
    async answered(sdp) {
      await own.setRemoteDescription({ type: "answer", sdp });
    },
    async watch(id, sdp) {
      let watched = peers.get(id);
      if (!watched) {
        watched = peer(id);
        peers.set(id, watched);
        watched.ontrack = ({ track }) => {
          if (track.kind !== "video") return;
          const picture = document.createElement("video");
          picture.muted = true;
          picture.srcObject = new MediaStream([track]);
          picture.play();
          pictures.set(id, picture);
        };
      }
      await watched.setRemoteDescription({ type: "offer", sdp });
      await watched.setLocalDescription();
      return watched.localDescription.sdp;
    },
    gone(id) {
      peers.get(id)?.close();
      peers.delete(id);
      pictures.delete(id);
    },
    async candidate(id, candidate, sdpMid, sdpMLineIndex) {
      await (id === null ? own : peers.get(id))?.addIceCandidate({ candidate, sdpMid, sdpMLineIndex });
    },
    async seen() {
      const found = {};
      for (const [id, watched] of peers) {
        let frames = 0;
        (await watched.getStats()).forEach((each) => (frames += each.framesDecoded ?? 0));
        found[id] = { frames, width: pictures.get(id)?.videoWidth ?? 0 };
      }
      return found;
    },
    async relayed() {
      const stats = await own.getStats();
      const kinds = [];
      stats.forEach((each) => {
        const pair = each.type === "transport" && stats.get(each.selectedCandidatePairId);
        if (pair) kinds.push(stats.get(pair.localCandidateId).candidateType);
      });
      return kinds;
    },
    hangUp() {
      own?.close();
    },
  };
})();
