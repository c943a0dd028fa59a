//! What belongs behind what has been written of a statement or a declaration.

use super::super::grammar::{Expected, Operand, StatementWord};
use super::super::program::{Strategy, Work};
use super::super::tokens::{Token, TokenKind};
use super::{Asked, NOTHING};
use crate::value::ErrorKind;

/// What belongs after a word that has these operands, of which some have been written.
pub(super) fn after(line: &str, operands: &[Operand], mut written: &[Token]) -> Asked {
    for (index, operand) in operands.iter().enumerate() {
        if let Operand::Value | Operand::Duration | Operand::In = operand
            && !written.is_empty()
        {
            // The word `in` comes before what it goes through.
            let value = if matches!(operand, Operand::In) { &written[1..] } else { written };
            match expression(line, value) {
                None => return Asked::Names(Expected::Value),
                Some(length) => written = &value[length..],
            }
            continue;
        }
        if let Operand::Error | Operand::Now | Operand::Each | Operand::Exceptions = operand {
            // What may be left out: what follows it is offered, too.
            if written.is_empty() {
                return optional(&operands[index..]);
            }
            let is_it = |word: &str| {
                matches!(operand, Operand::Error) && ErrorKind::parse(word).is_some()
                    || matches!(operand, Operand::Now) && word == "now"
                    || matches!(operand, Operand::Exceptions) && word == "return_exceptions"
            };
            if is_it(written[0].span.of(line)) {
                written = &written[1..];
            } else if matches!(operand, Operand::Each) && written[0].span.of(line) == "for" {
                match written.get(3..).map_or(Some(0), |items| expression(line, items)) {
                    None => return Asked::Names(Expected::Value),
                    Some(_) if written.len() < 3 => return NOTHING,
                    Some(length) => written = &written[3 + length..],
                }
            }
            continue;
        }
        if let Operand::Calls(_) = operand {
            let comma = written.iter().rposition(|token| token.kind == TokenKind::Comma);
            written = &written[comma.map_or(0, |comma| comma + 1)..];
        }
        let Some((_, rest)) = written.split_first() else { return asked_by(operand) };
        written = rest;
        let argument = rest.first().filter(|_| matches!(operand, Operand::Call(_) | Operand::Calls(_)));
        if argument.is_some_and(|token| token.kind == TokenKind::Text) {
            written = &rest[1..];
        } else if argument.is_some_and(|token| token.span.of(line) == "(") {
            match rest.iter().rposition(|token| token.span.of(line) == ")") {
                Some(close) => written = &rest[close + 1..],
                None => return Asked::Names(Expected::Value),
            }
        }
    }
    NOTHING
}

/// How many of these tokens are an expression; `None` if one has to go on.
fn expression(line: &str, tokens: &[Token]) -> Option<usize> {
    let mut wants_value = true;
    for (index, token) in tokens.iter().enumerate() {
        let text = token.span.of(line);
        let between = match token.kind {
            TokenKind::Operator => !matches!(text, ")" | "]"),
            TokenKind::Word => matches!(text, "and" | "or" | "not" | "in"),
            TokenKind::Comma => true,
            TokenKind::Number | TokenKind::Text => false,
            TokenKind::Colon | TokenKind::Semicolon | TokenKind::Unknown => return Some(index),
        };
        let is_value =
            matches!(token.kind, TokenKind::Word | TokenKind::Number | TokenKind::Text) && !between;
        if is_value && !wants_value {
            return Some(index);
        }
        wants_value = between;
    }
    (!wants_value).then_some(tokens.len())
}

/// What may be left out, as far as something else has to come.
fn optional(operands: &[Operand]) -> Asked {
    let mut words = Vec::new();
    for operand in operands {
        if let Operand::Error = operand {
            words.extend(StatementWord::RAISED.map(ErrorKind::word));
        } else if let Operand::Now = operand {
            words.push("now");
        } else if let Operand::Each = operand {
            words.push("for");
        } else if let Operand::Exceptions = operand {
            words.push("return_exceptions");
        } else if let Operand::As(_) = operand {
            words.push("as");
        } else {
            break;
        }
    }
    Asked::Words(words)
}

/// What an operand asks for that has not been begun.
fn asked_by(operand: &Operand) -> Asked {
    match operand {
        Operand::Name(expected) | Operand::Call(expected) | Operand::Calls(expected) => {
            Asked::Names(*expected)
        }
        Operand::Job(works) => Asked::Words(works.iter().copied().map(Work::word).collect()),
        Operand::Switch => Asked::Words(vec!["on", "off"]),
        Operand::Strategy => Asked::Words(Strategy::ALL.map(Strategy::word).into()),
        Operand::As(_) => Asked::Words(vec!["as"]),
        Operand::In => Asked::Words(vec!["in"]),
        Operand::Value | Operand::Duration => Asked::Names(Expected::Value),
        Operand::New(_)
        | Operand::Sets(_)
        | Operand::Error
        | Operand::Now
        | Operand::Each
        | Operand::Exceptions
        | Operand::Count
        | Operand::Text
        | Operand::Label
        | Operand::Body => NOTHING,
    }
}
