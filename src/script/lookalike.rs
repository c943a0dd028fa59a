//! Signs that look like those of the language and are others: what a word processor, a web page or a keyboard for wide
//! letters makes of them.

/// The columns of a tab where nobody says otherwise.
pub(super) const TAB: usize = 4;

/// The sign that is meant.
pub(super) fn meant(character: char) -> Option<char> {
    Some(match character {
        '“' | '”' | '„' | '＂' | '«' | '»' | '\'' | '‘' | '’' | '`' => '"',
        '：' => ':',
        '；' => ';',
        '，' => ',',
        '＃' => '#',
        '．' => '.',
        '－' | '−' => '-',
        c if is_space(c) => ' ',
        _ => return None,
    })
}

/// Whether it looks like a space, or like nothing at all.
pub(super) fn is_space(character: char) -> bool {
    matches!(
        character,
        '\u{a0}' | '\u{1680}' | '\u{2000}'
            ..='\u{200f}' | '\u{202f}' | '\u{205f}' | '\u{2060}' | '\u{3000}' | '\u{feff}'
    )
}

/// A script with the signs that are meant: outside texts and comments, and around texts. A tab in an indentation leads to
/// the next multiple of `tab` columns. Full-width digits are digits; full-width letters, which names may have, are
/// plain ones only on request.
pub(super) fn mend(source: &str, tab: usize, letters: bool) -> String {
    let mut mended = String::with_capacity(source.len());
    for line in source.split_inclusive('\n') {
        mend_line(line, tab, letters, &mut mended);
    }
    mended
}

/// A line that was pasted, with the signs that are meant, if it has some that no keyboard of plain letters gives. Others,
/// `'` say, stay as they are: they may be meant.
pub fn mend_pasted(line: &str) -> String {
    let meant = |sign: char| meant(sign).or_else(|| narrow(sign, true)).is_some();
    let foreign = |sign: char| sign == '\t' || !sign.is_ascii() && meant(sign);
    if line.chars().any(foreign) { mend(line, TAB, true) } else { line.to_owned() }
}

fn mend_line(line: &str, tab: usize, letters: bool, out: &mut String) {
    let start = out.len();
    // The sign that began the text, if this is in one.
    let mut text: Option<char> = None;
    let mut signs = line.chars();
    while let Some(sign) = signs.next() {
        match text {
            Some(quote) => {
                // A text that began with another sign than `"` ends with one.
                let ends = if quote == '"' { sign == '"' } else { meant(sign) == Some('"') || sign == '"' };
                text = text.filter(|_| !ends);
                out.push(if ends { '"' } else { sign });
                if sign == '\\' {
                    out.extend(signs.next());
                }
            }
            None if sign == '\t' && out[start..].trim_start_matches(' ').is_empty() => {
                let columns = out.len() - start;
                out.extend(std::iter::repeat_n(' ', tab - columns % tab));
            }
            None => {
                let plain = meant(sign).or_else(|| narrow(sign, letters)).unwrap_or(sign);
                // What nobody sees stands between no words.
                if !is_unseen(sign) {
                    out.push(plain);
                }
                if plain == '#' {
                    return out.extend(signs);
                }
                text = (plain == '"').then_some(sign);
            }
        }
    }
}

/// The plain sign of a full-width one.
fn narrow(sign: char, letters: bool) -> Option<char> {
    let plain = u32::from(sign).checked_sub(0xfee0).and_then(char::from_u32);
    plain.filter(|plain| ('!'..='~').contains(plain) && (letters || !plain.is_ascii_alphabetic()))
}

fn is_unseen(sign: char) -> bool {
    matches!(sign, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}
