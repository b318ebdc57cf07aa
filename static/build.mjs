// Makes static/dist from static/src: one script for the shell, one for notes, one for calls, one for passkeys, one
// stylesheet, one sprite of icons, and the fonts that the press prints with. Run by hatch_build.py, or by hand:
//     npm ci --ignore-scripts && node static/build.mjs

import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { adjacent } from "./adjacent.mjs";
import { composed } from "./composed.mjs";
import { lightly } from "./kerning.mjs";
import { staying } from "./staying.mjs";

const here = fileURLToPath(new URL(".", import.meta.url));
const modules = join(here, "../node_modules");
const source = (name) => join(here, "src", name);
const made = (name) => join(here, "dist", name);

const ENTRIES = ["openspace.ts", ["notes.ts", "history.ts"], "call.ts", "passkeys.ts", "css/openspace.css"];

const PRINT = {
  literata: ["400Regular", "400Regular_Italic", "500Medium", "600SemiBold", "700Bold", "700Bold_Italic"],
  "source-sans-3": ["400Regular", "400Regular_Italic", "600SemiBold", "700Bold", "700Bold_Italic"],
  inter: ["400Regular", "600SemiBold", "700Bold"],
  "noto-emoji": ["400Regular"],
};

// What running text is set in. Source may not be changed under its name.
const RUNNING = ["literata", "inter"];

function printFonts() {
  mkdirSync(made("fonts-print"), { recursive: true });
  for (const [family, weights] of Object.entries(PRINT)) {
    for (const weight of weights) {
      const file = printFont(family, weight);
      const font = family === "inter" ? composed(readFileSync(file)) : readFileSync(file);
      const running = weight.startsWith("400") && RUNNING.includes(family);
      writeFileSync(made(join("fonts-print", basename(file))), running ? lightly(font) : font);
    }
  }
}

function printFont(family, weight) {
  const name = family.split("-").map(capital).join("");
  return join(modules, "@expo-google-fonts", family, weight, `${name}_${weight}.ttf`);
}

function capital(word) {
  return word[0].toUpperCase() + word.slice(1);
}

function sprite() {
  const lines = readFileSync(source("icons.txt"), "utf8").split("\n");
  const symbols = lines.filter((line) => /^[a-z]/.test(line)).map(symbol);
  return `<svg xmlns="http://www.w3.org/2000/svg">\n${symbols.join("\n")}\n</svg>\n`;
}

function symbol(line) {
  const [name, file] = line.trim().split("=");
  const drawing = readFileSync(join(modules, "@navikt/aksel-icons/dist/svg", `${file}.svg`), "utf8");
  const [, viewBox] = drawing.match(/viewBox="([^"]+)"/);
  const shapes = drawing.replace(/^\s*<svg[^>]*>|<\/svg>\s*$/g, "").trim();
  return `<symbol id="${name}" viewBox="${viewBox}">${shapes}</symbol>`;
}

// The oldest that are meant: telephones that stayed at iOS 16 are among them. For them the style sheet's
// nesting is unfolded. Older ones read every page and send every form, without what scripts add.
const BROWSERS = ["safari16.4", "ios16.4", "chrome111", "edge111", "firefox121"];

// Entries that stand together share what both need: a page may load one after the other, and two
// copies of Yjs do not know each other's documents.
function bundle(entries) {
  return build({
    entryPoints: [entries].flat().map(source),
    splitting: Array.isArray(entries),
    chunkNames: "shared-[hash]",
    outdir: made(""),
    entryNames: "[name]",
    assetNames: "fonts/[name]",
    bundle: true,
    minify: true,
    format: "esm",
    target: BROWSERS,
    legalComments: "linked",
    loader: { ".woff2": "file", ".woff": "empty", ".svg": "file" },
    plugins: [adjacent, staying],
    logLevel: "warning",
  });
}

mkdirSync(made(""), { recursive: true });
printFonts();
writeFileSync(made("icons.svg"), sprite());
const entries = ENTRIES.filter((entry) => [entry].flat().every((each) => existsSync(source(each))));
const bundled = await Promise.allSettled(entries.map(bundle));
process.exitCode = bundled.some(({ status }) => status === "rejected") ? 1 : 0;
