//! `[[fill]align][sign][z][#][0][width][,_][.precision][type]`.

use std::iter::Peekable;
use std::str::Chars;

use super::super::numerals::digit;
use super::super::{Raised, Result};

/// A format, as it is written.
pub(super) struct Spec {
    pub fill: char,
    /// One of `<>=^`.
    pub align: char,
    /// One of `+- `.
    pub sign: Option<char>,
    /// `z`: no sign before a zero.
    pub unsigned_zero: bool,
    /// `#`.
    pub alternate: bool,
    pub width: usize,
    /// `,` or `_`.
    pub separator: Option<char>,
    pub precision: Option<usize>,
    /// The letter at the end.
    pub code: Option<char>,
}

impl Spec {
    /// Reads a format for a value of this kind.
    pub fn parse(text: &str, kind: &str) -> Result<Self> {
        let is_align = |c: char| matches!(c, '<' | '>' | '=' | '^');
        let mut rest = text.chars().peekable();
        let mut ahead = text.chars();
        let (first, second) = (ahead.next(), ahead.next());
        let fill = first.filter(|_| second.is_some_and(is_align));
        if fill.is_some() {
            rest.next();
        }
        let own_align = rest.next_if(|c| is_align(*c));
        let sign = rest.next_if(|c| matches!(c, '+' | '-' | ' '));
        let unsigned_zero = rest.next_if_eq(&'z').is_some();
        let alternate = rest.next_if_eq(&'#').is_some();
        let pads_with_zeros = fill.is_none() && rest.next_if_eq(&'0').is_some();
        // Zeros go between sign and digits, but not into a text.
        let is_text = kind == "str";
        let align = if is_text {
            '<'
        } else if pads_with_zeros {
            '='
        } else {
            '>'
        };
        let width = number(&mut rest)?.unwrap_or(0);
        let comma = rest.next_if_eq(&',');
        let underscore = rest.next_if_eq(&'_');
        if underscore.is_some() && (comma.is_some() || rest.next_if_eq(&',').is_some()) {
            return Err(Raised::value_error("Cannot specify both ',' and '_'."));
        }
        let separator = comma.or(underscore);
        let precision = match rest.next_if_eq(&'.') {
            None => None,
            Some(_) => Some(
                number(&mut rest)?
                    .ok_or_else(|| Raised::value_error("Format specifier missing precision"))?,
            ),
        };
        let code = rest.next();
        if rest.next().is_some() {
            let message = format!("Invalid format specifier '{text}' for object of type '{kind}'");
            return Err(Raised::value_error(message));
        }
        let fill = fill.unwrap_or(if pads_with_zeros { '0' } else { ' ' });
        let align = own_align.unwrap_or(align);
        let spec = Self { fill, align, sign, unsigned_zero, alternate, width, separator, precision, code };
        spec.check_separator(if is_text { 's' } else { 'd' })?;
        Ok(spec)
    }

    fn check_separator(&self, usual: char) -> Result<()> {
        let Some(separator) = self.separator else { return Ok(()) };
        let code = self.code.unwrap_or(usual);
        let fits = matches!(code, 'd' | 'e' | 'f' | 'g' | 'E' | 'F' | 'G' | '%')
            || separator == '_' && matches!(code, 'b' | 'o' | 'x' | 'X');
        if fits {
            return Ok(());
        }
        Err(Raised::value_error(format!("Cannot specify '{separator}' with '{}'.", shown(code))))
    }

    /// The error for a letter that this kind of value does not know.
    pub fn unknown(&self, kind: &str) -> Raised {
        let code = self.code.map(shown).unwrap_or_default();
        Raised::value_error(format!("Unknown format code '{code}' for object of type '{kind}'"))
    }
}

/// A letter as these messages show it.
fn shown(code: char) -> String {
    if matches!(code, '!'..='\x7f') { code.into() } else { format!("\\x{:x}", u32::from(code)) }
}

fn number(rest: &mut Peekable<Chars<'_>>) -> Result<Option<usize>> {
    let mut number = None;
    while let Some(digit) = rest.peek().copied().and_then(digit) {
        rest.next();
        let larger =
            number.unwrap_or(0_i64).checked_mul(10).and_then(|number| number.checked_add(digit.into()));
        number = Some(larger.ok_or_else(|| Raised::value_error("Too many decimal digits in format string"))?);
    }
    Ok(number.map(|number| usize::try_from(number).unwrap_or(usize::MAX)))
}
