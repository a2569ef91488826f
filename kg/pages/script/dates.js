// Months as whole numbers (year × 12 + month from 0), so that ranges compare and count simply.

/** 2021-08-26 or 2021-08 → [24259, 24259]; 2021 → its twelve months; nothing → null. */
export function monthsOf(start, end) {
  const from = bound(start, 0);
  const to = bound(end ?? start, 11);
  if (from === null && to === null) return null;
  return [from ?? to, Math.max(to ?? from, from ?? to)];
}

function bound(text, openMonth) {
  const match = /^(\d{4})(?:-(\d{2}))?/.exec(text ?? "");
  if (!match) return null;
  return Number(match[1]) * 12 + (match[2] ? Number(match[2]) - 1 : openMonth);
}

/** 24259 → "2021-08". */
export function monthText(month) {
  return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}`;
}

/** "2021-08" → 24259; null if it is no month. */
export function monthFrom(text) {
  const match = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(text ?? "");
  return match ? Number(match[1]) * 12 + Number(match[2]) - 1 : null;
}

/** Do the months of a fact meet the window [from, to]? Open ends are null. */
export function meets(months, from, to) {
  return months[0] <= (to ?? Infinity) && months[1] >= (from ?? -Infinity);
}

/** The first and last month of the facts that have one, or null. Year-long dates count with both ends. */
export function extentOf(spans) {
  let low = Infinity;
  let high = -Infinity;
  for (const months of spans) {
    if (!months) continue;
    low = Math.min(low, months[0]);
    high = Math.max(high, months[1]);
  }
  return low === Infinity ? null : [low, high];
}

/** How a date stands in a list: exact ones as they are, a range with a dash. */
export function dateText(start, end) {
  if (!start && !end) return "";
  if (!end || end === start) return start;
  if (!start) return `≤ ${end}`;
  return `${start} – ${end}`;
}

/** Order of two dates; unknown ones come last, a year before its months. */
export function compareDates(left, right) {
  if (left === right) return 0;
  if (!left) return 1;
  if (!right) return -1;
  return left < right ? -1 : 1;
}
