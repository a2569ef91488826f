"""Where things stand in a drawing of the network, and in what colour: shared by the network page and the exports.

weights = weights_between(count, pairs)           # how many facts join two actors
place(weights, group_actors(weights)).actors      # a position per actor, the same on every machine
communities(weights)                              # a community per actor, as `kg analyse` counts them
"""

from kg.drawing.colours import PALETTE, edge_colour, node_colour
from kg.drawing.communities import communities, group_actors, weights_between
from kg.drawing.placement import place

__all__ = ["PALETTE", "communities", "edge_colour", "group_actors", "node_colour", "place", "weights_between"]
