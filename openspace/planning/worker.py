"""The process that plans: a problem in, a plan out, until nobody asks any more.

Every question and every answer is pickled, after its length in four bytes; the other end is our
own `Planner`. A problem that cannot be planned is answered with the reason, in words.
"""

import pickle
import sys
from typing import BinaryIO

from openspace.planning.plan import suggest


def serve(questions: BinaryIO, answers: BinaryIO) -> None:
    """Answer until the questions end."""
    while size := questions.read(4):
        answer = pickle.dumps(_answered(questions.read(int.from_bytes(size))))
        answers.write(len(answer).to_bytes(4) + answer)
        answers.flush()


def _answered(question: bytes) -> object:
    problem, seed = pickle.loads(question)  # noqa: S301 - our own
    try:
        return suggest(problem, seed)
    except Exception as broken:  # noqa: BLE001 - told to who asked
        return repr(broken)


if __name__ == "__main__":
    serve(sys.stdin.buffer, sys.stdout.buffer)
