// Kerning that is looked up at once: the classes of both glyphs of a pair stand in lists, one place a glyph. As fonts
// come, each pair of a book is searched for in lists of pairs and then in lists of classes, which took a twenty-fifth
// of its time. Letters move as far as before.
//     https://learn.microsoft.com/typography/opentype/spec/gpos

import { ADVANCE, EXTENDED, PAIRS, classes, covered, lookups, range, subtables } from "./opentype.mjs";

const HEAD = 16;
const COVER = 10;
const FARTHEST = 0xffff;

// The font with what it says of pairs once more, looked up at once; the table grows, and what stands after it moves.
export function atOnce(font, bytes, tables, small) {
  const u16 = (at) => bytes.getUint16(at);
  const { at: gpos, size, record } = tables.get("GPOS");
  const added = [];
  let end = size + (-size & 3);
  for (const lookup of lookups(u16, gpos).filter((each) => u16(each) === EXTENDED)) {
    const named = subtables(u16, lookup).filter((at) => u16(at + 2) === PAIRS);
    const old = named.map((at) => at + bytes.getUint32(at + 4));
    const made = classed(u16, old, u16(tables.get("maxp").at + 4), small);
    if (made.length > named.length) throw new Error("a font has more of pairs than it has room for");
    bytes.setUint16(lookup + 4, made.length);
    old.forEach((at) => emptied(font, u16, at));
    made.forEach((table, each) => {
      bytes.setUint32(named[each] + 4, gpos + end - named[each]);
      added.push(Buffer.from(Uint16Array.from(table).buffer).swap16());
      end += 2 * table.length;
    });
  }
  const padding = (length) => Buffer.alloc(-length & 3);
  const grown = Buffer.concat([font.subarray(gpos, gpos + size), padding(size), ...added, padding(end)]);
  const after = Math.min(font.length, gpos + size + (-size & 3));
  for (const each of tables.values()) {
    if (each.at > gpos) bytes.setUint32(each.record + 8, each.at + grown.length - (after - gpos));
  }
  bytes.setUint32(record + 12, end);
  return Buffer.concat([font.subarray(0, gpos), grown, font.subarray(after)]);
}

// What is not read any more takes no room where the font is packed into a file.
function emptied(font, u16, at) {
  if (u16(at) === 2) font.fill(0, at + HEAD, at + HEAD + 2 * u16(at + 12) * u16(at + 14));
  else
    for (const set of range(u16(at + 8)).map((each) => at + u16(at + 10 + 2 * each))) {
      font.fill(0, set, set + 2 + 4 * u16(set));
    }
}

// The tables of a lookup, each for glyphs that follow one another; of several, what small letters begin comes first.
function classed(u16, old, glyphs, small) {
  const rows = advances(u16, old, glyphs);
  const many = ({ from, to }) => range(to - from).filter((each) => small.has(from + each)).length;
  return [...split(rows, 0, glyphs)].sort((one, other) => many(other) - many(one)).map(({ table }) => table);
}

// How far each glyph moves what follows it. The first table that knows a pair has the word.
function advances(u16, old, glyphs) {
  const rows = range(glyphs).map(() => new Uint16Array(glyphs));
  for (const at of [...old].reverse()) (u16(at) === 1 ? singly : together)(u16, at, rows);
  return rows;
}

function singly(u16, at, rows) {
  covered(u16, at + u16(at + 2)).forEach((first, index) => {
    const set = at + u16(at + 10 + 2 * index);
    for (let pair = set + 2; pair < set + 2 + 4 * u16(set); pair += 4) rows[first][u16(pair)] = u16(pair + 2);
  });
}

function together(u16, at, rows) {
  const [firsts, seconds] = [8, 10].map((list) => named(classes(u16, at + u16(at + list)), rows.length));
  for (const first of covered(u16, at + u16(at + 2))) {
    const values = at + HEAD + 2 * firsts[first] * u16(at + 14);
    seconds.forEach((second, glyph) => (rows[first][glyph] = u16(values + 2 * second)));
  }
}

function named(classes, glyphs) {
  const names = new Uint16Array(glyphs);
  for (const [name, members] of classes) for (const each of members) names[each] = name;
  return names;
}

// A table's lists must begin where two bytes can say it.
function* split(rows, from, to) {
  const firsts = alike(rows.slice(from, to));
  if (firsts.kinds.length === 1) return;
  const seconds = alike(range(rows.length).map((glyph) => Uint16Array.from(firsts.kinds, (row) => row[glyph])));
  if (HEAD + COVER + 2 * firsts.kinds.length * seconds.kinds.length + 6 + 2 * (to - from) <= FARTHEST) {
    yield { from, to, table: written(from, to, firsts, seconds) };
  } else {
    const middle = Math.floor((from + to) / 2);
    yield* split(rows, from, middle);
    yield* split(rows, middle, to);
  }
}

// Which are the same. The first kind is of those that move nothing.
function alike(rows) {
  const kinds = [new Uint16Array(rows[0].length)];
  const known = new Map([[kinds[0].join(), 0]]);
  const names = rows.map((row) => {
    const said = row.join();
    if (!known.has(said)) known.set(said, kinds.push(row) - 1);
    return known.get(said);
  });
  return { kinds, names };
}

function written(from, to, firsts, seconds) {
  const cover = HEAD + 2 * firsts.kinds.length * seconds.kinds.length;
  const [one, other] = [cover + COVER, cover + COVER + 6 + 2 * (to - from)];
  const matrix = firsts.kinds.flatMap((_, first) => seconds.kinds.map((column) => column[first]));
  return [
    ...[2, cover, ADVANCE, 0, one, other, firsts.kinds.length, seconds.kinds.length],
    ...matrix,
    ...[2, 1, from, to - 1, 0],
    ...[1, from, to - from, ...firsts.names],
    ...[1, 0, seconds.names.length, ...seconds.names],
  ];
}
