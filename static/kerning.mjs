// Running text without the finest kerning: two small letters stand as they were drawn. Wherever kerning moves a
// letter, typst sets the line anew to see whether it may break there, and that took half the time of the whole book.
// Capitals, figures and signs keep theirs (To, V., y,), and so do the fonts that titles are set in.
//     https://learn.microsoft.com/typography/opentype/spec/gpos

import { atOnce } from "./classed.mjs";
import { ADVANCE, classes, covered, directory, pairs, summed } from "./opentype.mjs";

export function lightly(font) {
  const bytes = new DataView(font.buffer, font.byteOffset, font.byteLength);
  const u16 = (at) => bytes.getUint16(at);
  const tables = directory(bytes);
  const small = smallLetters(bytes, tables.get("cmap").at);
  for (const at of pairs(bytes, tables.get("GPOS").at)) {
    if (u16(at + 4) !== ADVANCE || u16(at + 6) !== 0) continue;
    (u16(at) === 1 ? bySingle : byClass)(bytes, at, small);
  }
  return summed(atOnce(font, bytes, tables, small.small), "GPOS");
}

// The glyphs of small letters, and of what may not be taken for one (cmap, format 4).
function smallLetters(bytes, cmap) {
  const u16 = (at) => bytes.getUint16(at);
  const found = { small: new Set(), others: new Set() };
  for (let record = cmap + 4; record < cmap + 4 + 8 * u16(cmap + 2); record += 8) {
    const at = cmap + bytes.getUint32(record + 4);
    if (u16(at) === 4) segments(u16, at, found);
  }
  return found;
}

function segments(u16, at, { small, others }) {
  const size = u16(at + 6);
  for (let end = at + 14; end < at + 14 + size; end += 2) {
    const [first, shift, to] = [end + size + 2, end + 2 * size + 2, end + 3 * size + 2];
    for (let code = u16(first); code <= u16(end) && code < 0xffff; code++) {
      const listed = u16(to) ? u16(to + u16(to) + 2 * (code - u16(first))) : code;
      const glyph = listed && (listed + u16(shift)) & 0xffff;
      if (/\p{Ll}/u.test(String.fromCodePoint(code))) small.add(glyph);
      if (/[\p{Lu}\p{Nd}\p{P}\p{Z}]/u.test(String.fromCodePoint(code))) others.add(glyph);
    }
  }
}

function bySingle(bytes, at, { small }) {
  const u16 = (where) => bytes.getUint16(where);
  covered(u16, at + u16(at + 2)).forEach((first, index) => {
    const set = at + u16(at + 10 + 2 * index);
    for (let pair = set + 2; pair < set + 2 + 4 * u16(set); pair += 4) {
      if (small.has(first) && small.has(u16(pair))) bytes.setInt16(pair + 2, 0);
    }
  });
}

function byClass(bytes, at, { small, others }) {
  const u16 = (where) => bytes.getUint16(where);
  const [firsts, seconds] = [classes(u16, at + u16(at + 8)), classes(u16, at + u16(at + 10))];
  const onlySmall = (members = []) => several(members, small) > 4 * several(members, others);
  const listed = new Set([...firsts.values()].flat());
  firsts.set(0, covered(u16, at + u16(at + 2)).filter((each) => !listed.has(each)));
  for (let first = 0; first < u16(at + 12); first++) {
    for (let second = 1; second < u16(at + 14); second++) {
      const value = at + 16 + 2 * (first * u16(at + 14) + second);
      if (onlySmall(firsts.get(first)) && onlySmall(seconds.get(second))) bytes.setInt16(value, 0);
    }
  }
}

const several = (members, among) => members.filter((each) => among.has(each)).length;
