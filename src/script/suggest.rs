//! The word a person probably meant.

/// The nearest of `words`, if it is near enough to be what was meant; the first of equals.
pub(super) fn nearest<'a>(typed: &str, words: impl IntoIterator<Item = &'a str>) -> Option<String> {
    let typed: Vec<char> = typed.to_ascii_lowercase().chars().collect();
    words
        .into_iter()
        .map(|word| (distance(&typed, &word.to_ascii_lowercase().chars().collect::<Vec<_>>()), word))
        .filter(|(distance, word)| *distance <= 1 + word.chars().count() / 4)
        // One edit turns any two-letter word into many others: with so little to go on, say nothing.
        .filter(|(distance, _)| *distance == 0 || typed.len() > 2)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, word)| word.to_owned())
}

/// The least number of insertions, deletions, replacements and swaps of neighbours
/// (optimal string alignment).
fn distance(a: &[char], b: &[char]) -> usize {
    if a.len().abs_diff(b.len()) > 3 {
        return usize::MAX;
    }
    let mut before = vec![0; b.len() + 1];
    let mut above: Vec<usize> = (0..=b.len()).collect();
    for i in 1..=a.len() {
        let mut row = vec![i; b.len() + 1];
        for j in 1..=b.len() {
            let replace = above[j - 1] + usize::from(a[i - 1] != b[j - 1]);
            row[j] = replace.min(above[j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                row[j] = row[j].min(before[j - 2] + 1);
            }
        }
        before = std::mem::replace(&mut above, row);
    }
    above[b.len()]
}
