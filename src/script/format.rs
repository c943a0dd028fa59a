//! The formatter: one way to lay a script out. It works on lines and tokens, so comments stay where they are.

use super::diagnostic::Problems;
use super::lookalike::mend;
use super::tokens::{Token, TokenKind, tokenize};
use super::{Diagnostic, Span, read};

/// Spaces a level.
const INDENT: usize = 2;

/// How many columns a tab may stand for, the most usual first.
const TABS: [usize; 3] = [8, 4, 2];

/// Lays a script out: two spaces a level, one space between words, at most one blank line in a row.
/// What it means, and every comment, stays as it is; formatting twice changes nothing more. Signs that only look like
/// those of the language, and tabs, are mended where nothing else is wrong.
///
/// # Errors
///
/// Those of [`super::compile`]: a script with other errors is left alone.
pub fn format(source: &str) -> Result<String, Vec<Diagnostic>> {
    let Err(errors) = read(source) else { return Ok(lay_out(source)) };
    let forms = [false, true].into_iter().flat_map(|letters| TABS.map(|tab| mend(source, tab, letters)));
    forms.into_iter().find(|form| read(form).is_ok()).map(|form| lay_out(&form)).ok_or(errors)
}

/// A sound script, laid out.
fn lay_out(source: &str) -> String {
    let text = source.trim_start_matches('\u{feff}');
    let lines: Vec<SourceLine> = text.lines().map(SourceLine::of).collect();
    let mut out = String::new();
    let mut levels: Vec<usize> = Vec::new();
    let mut blank = false;
    for (at, line) in lines.iter().enumerate() {
        if line.is_blank() {
            blank = !out.is_empty();
            continue;
        }
        // A comment of its own belongs to what follows it.
        let indent = lines[at..].iter().find(|line| !line.tokens.is_empty()).map_or(0, |line| line.indent);
        while levels.last().is_some_and(|last| *last >= indent) {
            levels.pop();
        }
        if std::mem::take(&mut blank) {
            out.push('\n');
        }
        out.push_str(&" ".repeat(levels.len() * INDENT));
        line.write(&mut out);
        out.push('\n');
        if !line.tokens.is_empty() {
            levels.push(indent);
        }
    }
    out
}

struct SourceLine<'a> {
    text: &'a str,
    indent: usize,
    tokens: Vec<Token>,
    comment: Option<&'a str>,
}

impl<'a> SourceLine<'a> {
    fn of(text: &'a str) -> Self {
        let content = text.trim_start_matches(' ');
        let tokens = tokenize(text, text.len() - content.len(), text.len(), &mut Problems::default());
        let end = tokens.last().map_or(0, |token| token.span.end as usize);
        let comment = Some(text[end..].trim()).filter(|rest| rest.starts_with('#'));
        Self { text, indent: text.len() - content.len(), tokens, comment }
    }

    fn is_blank(&self) -> bool {
        self.tokens.is_empty() && self.comment.is_none()
    }

    fn write(&self, out: &mut String) {
        let last = self.tokens.iter().rposition(|token| token.kind != TokenKind::Semicolon);
        let tokens = &self.tokens[..last.map_or(0, |last| last + 1)];
        let mut before = None;
        for (at, token) in tokens.iter().enumerate() {
            let repeated = token.kind == TokenKind::Semicolon && before == Some(TokenKind::Semicolon);
            // `a: ; yield` means `a: yield`.
            if repeated || token.kind == TokenKind::Semicolon && before == Some(TokenKind::Colon) {
                continue;
            }
            if at > 0 && self.has_space_before(tokens, at) {
                out.push(' ');
            }
            out.push_str(&self.word(tokens, at, token.span));
            before = Some(token.kind);
        }
        if let Some(comment) = self.comment {
            out.push_str(if tokens.is_empty() { "" } else { "  " });
            out.push_str(comment);
        }
    }

    /// Whether a space stands before a token that is not the first.
    fn has_space_before(&self, tokens: &[Token], at: usize) -> bool {
        let (before, here) = (&tokens[at - 1], &tokens[at]);
        let text = |token: &Token| token.span.of(self.text);
        let touches = before.span.end == here.span.start;
        match (before.kind, here.kind) {
            (_, TokenKind::Colon | TokenKind::Semicolon | TokenKind::Comma) => false,
            (_, TokenKind::Operator) if matches!(text(here), ")" | "]") => false,
            (TokenKind::Operator, _) if matches!(text(before), "(" | "[") => false,
            // A call's parenthesis and an index touch what is before them, others do not.
            (TokenKind::Word | TokenKind::Text, TokenKind::Operator) if matches!(text(here), "(" | "[") => {
                !touches
            }
            (TokenKind::Operator, TokenKind::Operator)
                if text(here) == "[" && matches!(text(before), ")" | "]") =>
            {
                false
            }
            // A sign stays at its number.
            (TokenKind::Operator, _) if matches!(text(before), "-" | "+") && touches => {
                !self.is_sign(tokens, at - 1)
            }
            _ => true,
        }
    }

    /// Whether this `-` or `+` belongs to what follows alone: what stands before it is no value, or stands apart.
    fn is_sign(&self, tokens: &[Token], at: usize) -> bool {
        let Some(before) = at.checked_sub(1).map(|before| &tokens[before]) else { return true };
        let closes = matches!(before.span.of(self.text), ")" | "]");
        let is_value = match before.kind {
            TokenKind::Operator => closes,
            TokenKind::Word | TokenKind::Number | TokenKind::Text => true,
            TokenKind::Colon | TokenKind::Semicolon | TokenKind::Comma | TokenKind::Unknown => false,
        };
        !is_value || before.span.end < tokens[at].span.start
    }

    /// A token's text; `x100` in a header is written `x 100`.
    fn word(&self, tokens: &[Token], at: usize, span: Span) -> String {
        let text = span.of(self.text);
        let counted = text.strip_prefix('x').filter(|digits| {
            at == 1
                && self.indent == 0
                && !digits.is_empty()
                && digits.bytes().all(|byte| byte.is_ascii_digit())
        });
        let is_header = tokens.first().is_some_and(|first| first.span.of(self.text) != "def");
        match counted {
            Some(digits) if is_header && tokens[at].kind == TokenKind::Word => format!("x {digits}"),
            _ => text.to_owned(),
        }
    }
}
