// From node to node by arrow key.

/**
 * The next node from `id` in a direction: what lies ahead counts once, what lies aside twice. `spots`: id → [x, y];
 * `dx`, `dy` are -1, 0 or 1. Null if nothing lies ahead.
 */
export function nearest(spots, id, dx, dy) {
  const [x, y] = spots.get(id);
  let best = null;
  for (const [other, [otherX, otherY]] of spots) {
    const along = (otherX - x) * dx + (otherY - y) * dy;
    const aside = Math.abs((otherX - x) * dy) + Math.abs((otherY - y) * dx);
    const cost = along + aside * 2;
    if (other !== id && along > 0 && (best === null || cost < best.cost)) best = { other, cost };
  }
  return best?.other ?? null;
}
