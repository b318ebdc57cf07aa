// Letters are composed when they come to be printed, as openspace/workbook/glyphs.py has it. A font that composes them
// too asks of each letter whether a mark follows it, circles and squares around letters among them, and that took an
// eighth of a book. A mark that no letter is composed with stands over it as before.
//     https://learn.microsoft.com/typography/opentype/spec/gsub

import { directory, lookups, range, summed } from "./opentype.mjs";

const LIGATURE = 4;
const CONTEXT = 5;
const RECORD = 6;

export function composed(font) {
  const bytes = new DataView(font.buffer, font.byteOffset, font.byteLength);
  const u16 = (at) => bytes.getUint16(at);
  const gsub = directory(bytes).get("GSUB").at;
  const kinds = lookups(u16, gsub).map(u16);
  for (const feature of composing(font, u16, gsub + u16(gsub + 6))) {
    const named = range(u16(feature + 2)).map((each) => u16(feature + 4 + 2 * each));
    const left = named.filter((each) => ![LIGATURE, CONTEXT].includes(kinds[each]));
    bytes.setUint16(feature + 2, left.length);
    left.forEach((each, place) => bytes.setUint16(feature + 4 + 2 * place, each));
  }
  return summed(font, "GSUB");
}

function composing(font, u16, list) {
  const records = range(u16(list)).map((each) => list + 2 + RECORD * each);
  const own = records.filter((at) => font.toString("latin1", at, at + 4) === "ccmp");
  return [...new Set(own.map((at) => list + u16(at + 4)))];
}
