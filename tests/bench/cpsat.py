"""The same problem for CP-SAT, in an environment of its own: JSON in, JSON out.

    python cpsat.py < problem.json

The model is compact: a topic is in one slot, a slot has as many topics as rooms, nobody convenes
twice in one, and a person attends in a slot at most one, and only if something they marked is
there. It starts from a grid that is given (the hint). Seats are left out: rooms are shared out
afterwards by the rule that holds for everyone here, and its bound is a bound with seats all the
more. Nothing of ours is imported, for this runs where only ortools is installed.
"""

import json
import sys
from typing import Any

from ortools.sat.python import cp_model  # type: ignore[import-not-found]


def solved(asked: dict[str, Any]) -> dict[str, Any]:
    """``slot`` of each topic by position, and the best ``bound``; slots are numbers."""
    slots, topics = range(asked["slots"]), range(asked["topics"])
    model = cp_model.CpModel()
    there = [[model.new_bool_var("") for _ in slots] for _ in topics]
    for topic in topics:
        model.add_exactly_one(there[topic])
        for slot in slots:
            model.add_hint(there[topic][slot], asked["hint"][topic] == slot)
    for slot in slots:
        model.add(sum(there[topic][slot] for topic in topics) <= asked["rooms"])
        for convened in asked["conveners"]:
            model.add_at_most_one(there[topic][slot] for topic in convened)
    attending = []
    for marked in asked["wishes"]:
        for slot in slots:
            attends = model.new_bool_var("")
            model.add_bool_or([*(there[topic][slot] for topic in marked), ~attends])
            hinted = any(asked["hint"][topic] == slot for topic in marked)
            model.add_hint(attends, hinted)
            attending.append(attends)
    model.maximize(sum(attending))
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = asked["seconds"]
    solver.parameters.num_workers = asked["workers"]
    solver.parameters.random_seed = 1
    status = solver.solve(model)
    found = status in (cp_model.OPTIMAL, cp_model.FEASIBLE)
    grid = [[solver.value(each) for each in row].index(1) for row in there] if found else None
    return {"slot": grid or asked["hint"], "bound": solver.best_objective_bound}


if __name__ == "__main__":
    json.dump(solved(json.load(sys.stdin)), sys.stdout)
