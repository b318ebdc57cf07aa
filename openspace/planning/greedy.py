"""A first grid, column by column: the most wanted first, each to where it brings most."""

import numpy as np

from openspace.planning.board import Board, Indices


def filled(board: Board, positions: Indices) -> Indices:
    """Slots for the columns that have none, ``-1``, beside those that have one."""
    positions = positions.copy()
    slots = range(len(board.seats))
    placed = [(positions == slot) & board.moves for slot in slots]
    left = np.array([len(board.seats[slot]) - placed[slot].sum() for slot in slots])
    count = np.stack([board.audience[:, positions == slot].sum(1) for slot in slots])
    wanted = board.weights @ board.audience
    loose = np.flatnonzero(positions < 0)
    for column in loose[np.argsort(-wanted[loose], kind="stable")]:
        gain = (board.weights * (count == 0)) @ board.audience[:, column] - board.being[column]
        np.subtract.at(gain, positions[positions >= 0], board.meeting[column, positions >= 0])
        slot = int(np.where(left > 0, gain, -np.inf).argmax())
        positions[column] = slot
        left[slot] -= 1
        count[slot] += board.audience[:, column]
    return positions
