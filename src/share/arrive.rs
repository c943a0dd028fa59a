//! A link as it arrives: chats, mails and trackers change what they pass on, and people paste more than a link.

use super::percent;
use super::settings::Key;

/// How many places are tried at which a fragment may begin.
const MOST_STARTS: usize = 8;

/// How often one thing may have been encoded.
const MOST_LAYERS: usize = 4;

/// What a pair of a fragment is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// The script as it is typed.
    Typed,
    /// The script, packed.
    Packed,
    /// A Python program, packed.
    Program,
    /// How it is shown.
    Setting(Key),
}

/// What a fragment says, in order.
#[derive(Debug, Default)]
pub(super) struct Said {
    /// Its known parts, and their values as they stand there.
    pub(super) pairs: Vec<(Part, String)>,
    /// Whether there is something that is no pair at all.
    pub(super) other: bool,
}

impl Part {
    /// The part that a key names, however it is written.
    fn parse(key: &str) -> Option<Self> {
        let key = percent::decode(key).ok()?.to_ascii_lowercase();
        match key.trim_matches(|c: char| !c.is_ascii_alphanumeric()) {
            "t" => Some(Self::Typed),
            "z" => Some(Self::Packed),
            "p" => Some(Self::Program),
            key => Key::parse(key).map(Self::Setting),
        }
    }
}

impl Said {
    /// By a fragment with its `#` or without, by an address, or by a text around one.
    pub(super) fn by(arrived: &str) -> Self {
        let arrived = arrived.strip_prefix('#').unwrap_or(arrived);
        let whole = Some(arrived).filter(|_| !begins_as_address(arrived));
        let mut all = whole.into_iter().chain(starts(arrived));
        let found = all.clone().map(Self::in_pairs).find(Self::has_script);
        found.unwrap_or_else(|| Self::in_pairs(all.next().unwrap_or(arrived)))
    }

    /// By what is left of a value behind its end.
    pub(super) fn by_tail(tail: &str) -> Self {
        Self::in_pairs(&tail.replace(SEPARATORS, "&"))
    }

    /// Whether this is of a script, or of several.
    pub(super) fn has_script(&self) -> bool {
        self.pairs.iter().any(|(part, _)| {
            matches!(part, Part::Typed | Part::Packed | Part::Program | Part::Setting(Key::List))
        })
    }

    fn in_pairs(fragment: &str) -> Self {
        let mut said = Self::default();
        // As JSON has them.
        let fragment = fragment.replace("\\u0026", "&").replace("\\u003d", "=");
        said.read(&fragment, MOST_LAYERS);
        said
    }

    fn read(&mut self, fragment: &str, layers: usize) {
        for pair in fragment.split('&') {
            let pair = without_entity(pair);
            let raw = pair.split_once('=').filter(|(key, _)| encoded(key, "3D").is_none());
            match (raw, encoded(pair, "3D")) {
                (Some((key, value)), _) => self.add(key, value),
                (None, Some((key, value))) => {
                    match percent::decode(pair).ok().filter(|_| is_all_encoded(pair)) {
                        Some(decoded) if layers > 0 => self.read(&as_encoded(decoded), layers - 1),
                        _ => self.add(key, value),
                    }
                }
                (None, None) => self.other |= pair.contains(char::is_alphanumeric),
            }
        }
    }

    fn add(&mut self, key: &str, value: &str) {
        self.pairs.extend(Part::parse(key).map(|part| (part, value.to_owned())));
    }
}

/// What stands between two settings where it is not `&`.
pub(super) const SEPARATORS: [char; 6] = ['?', '&', ';', ',', '|', ' '];

/// Whether there is a path before the first pair.
fn begins_as_address(text: &str) -> bool {
    let head = text.split(['=', '&', '#']).next().unwrap_or_default();
    let head = encoded(head, "3D").map_or(head, |(head, _)| head);
    head.contains('/') || encoded(head, "2F").is_some()
}

/// What follows each `#`, encoded or not; the first few.
fn starts(text: &str) -> impl Iterator<Item = &str> + Clone {
    let rests = text.match_indices(['#', '%']).filter_map(|(at, sign)| match sign {
        "#" => Some(&text[at + 1..]),
        _ => encoded(&text[at..], "23").filter(|(before, _)| before.is_empty()).map(|(_, rest)| rest),
    });
    rests.take(MOST_STARTS)
}

/// What is before and behind the first sign with this code, which may have been encoded more than once.
fn encoded<'a>(text: &'a str, code: &str) -> Option<(&'a str, &'a str)> {
    text.match_indices('%').find_map(|(at, _)| {
        let mut rest = &text[at + 1..];
        while let Some(inner) = rest.strip_prefix("25") {
            rest = inner;
        }
        let is_it = rest.get(..code.len()).is_some_and(|digits| digits.eq_ignore_ascii_case(code));
        is_it.then(|| (&text[..at], &rest[code.len()..]))
    })
}

/// Whether what separates is encoded everywhere, so that all of it has been encoded once more.
fn is_all_encoded(pair: &str) -> bool {
    !pair.trim_end_matches(|c: char| c.is_ascii_punctuation()).contains(['+', ':', '=', ';', ',', '/', '@'])
}

/// A value is still to be decoded. What was encoded only once is not: it has spaces.
fn as_encoded(decoded: String) -> String {
    if decoded.contains([' ', '\n']) { decoded.replace('%', "%25").replace('+', "%2B") } else { decoded }
}

/// A pair without what is left of an `&amp;` before it.
fn without_entity(pair: &str) -> &str {
    const ENTITIES: [&str; 6] = ["amp;", "#38;", "#038;", "#x26;", "#X26;", "amp%3B"];
    let inner = ENTITIES.iter().find_map(|entity| pair.strip_prefix(entity));
    inner.map_or(pair, without_entity)
}
