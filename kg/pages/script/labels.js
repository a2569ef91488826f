// Labels that do not cover each other, nor a node if it can be helped: heavier nodes first, four places around each.

const CELL = 64;
const MUST = 12; // the heaviest are named even if that covers a lighter node
const SEEN = 3; // pixels: a node smaller than this may be covered by a label

/**
 * Places for labels. items: [{id, x, y, radius, inside, width, height, priority}] in one unit (pixels on the screen); the label
 * of an `inside` one (a group) stands on it.
 * → [{id, x, y}] with x, y the middle of the label's box. A label that finds no free place is left out.
 */
export function placeLabels(items) {
  const taken = new Map();
  const placed = [];
  const ordered = [...items].sort((a, b) => b.priority - a.priority || (a.id < b.id ? -1 : 1));
  const nodes = new Map();
  for (const { x, y, radius, inside } of ordered) {
    if (radius > SEEN && !inside) take(nodes, box(x, y, radius * 1.5, radius * 1.5));
  }
  ordered.forEach((item, rank) => {
    const free = candidates(item).filter((candidate) => isFree(taken, candidate));
    const clear = free.find((candidate) => isFree(nodes, candidate));
    const chosen = clear ?? (rank < MUST ? free[0] : undefined);
    if (!chosen) return;
    take(taken, chosen);
    placed.push({ id: item.id, x: (chosen.left + chosen.right) / 2, y: (chosen.top + chosen.bottom) / 2 });
  });
  return placed;
}

function candidates({ x, y, radius, inside, width, height }) {
  if (inside) return [box(x, y, width, height), box(x, y + height, width, height), box(x, y - height, width, height)];
  const away = radius + 3;
  return [
    box(x, y + away + height / 2, width, height),
    box(x + away + width / 2, y, width, height),
    box(x - away - width / 2, y, width, height),
    box(x, y - away - height / 2, width, height),
  ];
}

function box(x, y, width, height) {
  return { left: x - width / 2, right: x + width / 2, top: y - height / 2, bottom: y + height / 2 };
}

function isFree(taken, candidate) {
  return cells(candidate).every((cell) => (taken.get(cell) ?? []).every((other) => !overlap(other, candidate)));
}

function take(taken, candidate) {
  for (const cell of cells(candidate)) {
    if (!taken.has(cell)) taken.set(cell, []);
    taken.get(cell).push(candidate);
  }
}

function cells({ left, right, top, bottom }) {
  const keys = [];
  for (let column = Math.floor(left / CELL); column <= Math.floor(right / CELL); column += 1) {
    for (let row = Math.floor(top / CELL); row <= Math.floor(bottom / CELL); row += 1) keys.push(`${column},${row}`);
  }
  return keys;
}

/** Do two boxes share any area? */
export function overlap(a, b) {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

/** A printed name as it can be drawn: no control or direction characters, at most `most` characters. */
export function drawable(name, most = 22) {
  const clean = Array.from(name.slice(0, most * 4).replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, ""));
  return clean.length <= most ? clean.join("") : `${clean.slice(0, most - 1).join("")}…`;
}
