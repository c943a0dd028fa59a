// The least change that makes one text of another.

/** `{ from, to, insert }`, or nothing if the texts are equal. */
export function change(before, after) {
  if (before === after) {
    return null;
  }
  const shorter = Math.min(before.length, after.length);
  let from = 0;
  while (from < shorter && before[from] === after[from]) {
    from += 1;
  }
  from -= splitsPair(before, from) || splitsPair(after, from) ? 1 : 0;
  let kept = 0;
  while (kept < shorter - from && before.at(-1 - kept) === after.at(-1 - kept)) {
    kept += 1;
  }
  kept -= splitsPair(before, before.length - kept) || splitsPair(after, after.length - kept) ? 1 : 0;
  return { from, to: before.length - kept, insert: after.slice(from, after.length - kept) };
}

/** Whether a place stands between the two halves of a character. */
function splitsPair(text, at) {
  const isHigh = (unit) => unit >= 0xd800 && unit < 0xdc00;
  const isLow = (unit) => unit >= 0xdc00 && unit < 0xe000;
  return isHigh(text.charCodeAt(at - 1)) && isLow(text.charCodeAt(at));
}
