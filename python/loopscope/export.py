"""Programs that Loopscope has exported from a script define `burn` by real computing. Here it is the run's own, which is
exact."""

from __future__ import annotations

import ast

BURN = '''
def burn(seconds):
    """Compute until this thread has used so many seconds of processor time."""
    end = time.thread_time() + seconds
    while time.thread_time() < end:
        pass
'''
_BURN = ast.dump(ast.parse(BURN).body[0])


def without_burn(tree: ast.Module) -> ast.Module:
    """Takes exactly this definition away, so that the name is the builtin's."""
    for at, statement in enumerate(tree.body):
        if isinstance(statement, ast.FunctionDef) and statement.name == "burn" and ast.dump(statement) == _BURN:
            tree.body[at] = ast.copy_location(ast.Pass(), statement)
    return tree
