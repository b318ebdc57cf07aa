// What is said on a call's socket; the server's side of it is live/call_protocol.py.

export interface Shown {
  muted: boolean;
  camera: boolean;
  screen: boolean;
}

export interface Seat extends Shown {
  id: string;
  person: string;
  name: string;
}

export type Description = { say: "offer" | "answer"; from: string; sdp: string; fresh: boolean };
export type Reach = { say: "candidate"; from: string; candidate: RTCIceCandidateInit | null };

export type Welcome = {
  say: "welcome";
  you: string;
  name: string;
  kind: "built-in" | "sfu" | "jitsi";
  most: number;
  seen: number;
  ice: RTCIceServer[];
  address: string;
};

export type Heard =
  | Welcome
  | Description
  | Reach
  | { say: "peers"; peers: Seat[] }
  | { say: "joined"; peer: Seat }
  | { say: "left"; id: string; gone: boolean }
  | ({ say: "state"; id: string } & Shown)
  | { say: "published"; sdp: string }
  | { say: "feed"; id: string; sdp: string }
  | { say: "gone"; id: string }
  | { say: "full"; most: number; link: string }
  | { say: "ended"; why: string; link: string }
  | { say: "pulse" };

export type Say = (word: object) => void;
