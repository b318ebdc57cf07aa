// What a font file says of glyphs and of pairs of them, as OpenType lays it down.
//     https://learn.microsoft.com/typography/opentype/spec/otff

export const ADVANCE = 4;
export const EXTENDED = 9;
export const PAIRS = 2;

export function directory(bytes) {
  const tables = new Map();
  for (let record = 12; record < 12 + 16 * bytes.getUint16(4); record += 16) {
    const tag = String.fromCharCode(...[0, 1, 2, 3].map((each) => bytes.getUint8(record + each)));
    tables.set(tag, { record, at: bytes.getUint32(record + 8), size: bytes.getUint32(record + 12) });
  }
  return tables;
}

export function lookups(u16, gpos) {
  const list = gpos + u16(gpos + 8);
  return range(u16(list)).map((each) => list + u16(list + 2 + 2 * each));
}

export const subtables = (u16, lookup) => range(u16(lookup + 4)).map((each) => lookup + u16(lookup + 6 + 2 * each));

export function* pairs(bytes, gpos) {
  const u16 = (at) => bytes.getUint16(at);
  for (const lookup of lookups(u16, gpos)) {
    for (const at of subtables(u16, lookup)) {
      if (u16(lookup) === PAIRS) yield at;
      if (u16(lookup) === EXTENDED && u16(at + 2) === PAIRS) yield at + bytes.getUint32(at + 4);
    }
  }
}

export function covered(u16, at) {
  if (u16(at) === 1) return range(u16(at + 2)).map((each) => u16(at + 4 + 2 * each));
  return range(u16(at + 2)).flatMap((each) => {
    const record = at + 4 + 6 * each;
    return range(u16(record + 2) - u16(record) + 1).map((more) => u16(record) + more);
  });
}

export function classes(u16, at) {
  const found = new Map();
  const put = (glyph, of) => found.set(of, [...(found.get(of) ?? []), glyph]);
  if (u16(at) === 1) range(u16(at + 4)).forEach((each) => put(u16(at + 2) + each, u16(at + 6 + 2 * each)));
  else
    range(u16(at + 2)).forEach((each) => {
      const record = at + 4 + 6 * each;
      for (let glyph = u16(record); glyph <= u16(record + 2); glyph++) put(glyph, u16(record + 4));
    });
  return found;
}

export const range = (size) => [...Array(size).keys()];

// The sums by which some programs see that a font is whole.
export function summed(font, table) {
  const bytes = new DataView(font.buffer, font.byteOffset, font.byteLength);
  const tables = directory(bytes);
  const { record, at, size } = tables.get(table);
  const head = tables.get("head").at;
  bytes.setUint32(record + 4, sum(bytes, at, size));
  bytes.setUint32(head + 8, 0);
  bytes.setUint32(head + 8, (0xb1b0afba - sum(bytes, 0, bytes.byteLength)) >>> 0);
  return font;
}

function sum(bytes, at, size) {
  let total = 0;
  for (let each = 0; each < size; each += 4) {
    for (let byte = 0; byte < 4; byte++) {
      const there = each + byte < size && at + each + byte < bytes.byteLength;
      total += (there ? bytes.getUint8(at + each + byte) : 0) * 2 ** (24 - 8 * byte);
    }
    total = total % 2 ** 32;
  }
  return total;
}
