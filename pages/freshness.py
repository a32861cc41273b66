"""How long an answer holds, and the number that publishing raises to end it earlier."""

from datetime import timedelta

LONGEST = timedelta(minutes=10)


def edge_until(boundaries, at):
    """The first boundary after `at`, at most ten minutes away."""
    return min([edge for edge in boundaries if edge and edge > at] + [at + LONGEST])
