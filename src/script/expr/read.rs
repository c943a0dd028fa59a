//! How an expression is read.

use super::super::cursor::{Cursor, Parsed, Reported};
use super::super::diagnostic::Problems;
use super::super::tokens::TokenKind;
use super::super::{Problem, Span, duration, limits};
use super::{Expr, ExprKind, Logic, UnaryOp};
use crate::value::{BinaryOp, Comparison, parse_float, parse_int};

/// Reads an expression, as far as it goes.
pub(in super::super) fn parse(cursor: &mut Cursor, problems: &mut Problems) -> Parsed<Expr> {
    Reader { cursor, problems, depth: 0, operands: 0 }.logic(Logic::Or)
}

/// Reads what stands between commas, up to a closing sign and with it.
pub(in super::super) fn items(
    cursor: &mut Cursor,
    close: &'static str,
    problems: &mut Problems,
) -> Parsed<(Vec<Expr>, Span)> {
    Reader { cursor, problems, depth: 0, operands: 0 }.items(close)
}

/// Whether what stands here goes on with the expression before it.
pub(in super::super) fn goes_on(cursor: &Cursor) -> bool {
    let sign = cursor.sign().is_some_and(|sign| !matches!(sign, "(" | ")" | "]" | "="));
    sign || matches!(cursor.word(), Some("and" | "or" | "in" | "not"))
}

struct Reader<'c, 'a, 'p> {
    cursor: &'c mut Cursor<'a>,
    problems: &'p mut Problems,
    depth: u32,
    /// How many have been read behind the first: whoever walks through the expression may call himself so often.
    operands: u32,
}

impl Reader<'_, '_, '_> {
    /// Reads what stands in something else.
    fn inside(&mut self, read: impl FnOnce(&mut Self) -> Parsed<Expr>) -> Parsed<Expr> {
        if self.depth == limits::EXPRESSION {
            return self.cursor.fail(Problem::ExpressionTooDeep, self.problems);
        }
        self.depth += 1;
        let read = read(self);
        self.depth -= 1;
        read
    }

    fn any(&mut self) -> Parsed<Expr> {
        self.inside(|this| this.logic(Logic::Or))
    }

    /// `x or y or z`; in it, `x and y and z`.
    fn logic(&mut self, logic: Logic) -> Parsed<Expr> {
        let operand = |this: &mut Self| match logic {
            Logic::Or => this.logic(Logic::And),
            Logic::And => this.negation(),
        };
        let mut left = operand(self)?;
        while self.cursor.eat_word(logic.word()) {
            self.grows()?;
            let right = operand(self)?;
            let span = left.span.to(right.span);
            left = Expr { span, kind: ExprKind::Logic(logic, Box::new([left, right])) };
        }
        if self.cursor.word() == Some("if") {
            return self.python_only("… if … else …");
        }
        Ok(left)
    }

    /// One more operand.
    fn grows(&mut self) -> Parsed<()> {
        self.operands += 1;
        if self.operands > limits::OPERANDS {
            return self.cursor.fail(Problem::ExpressionTooDeep, self.problems);
        }
        Ok(())
    }

    fn negation(&mut self) -> Parsed<Expr> {
        if self.cursor.word() == Some("not") {
            let start = self.cursor.advance();
            let of = self.inside(Self::negation)?;
            let span = start.to(of.span);
            return Ok(Expr { span, kind: ExprKind::Unary(UnaryOp::Not, Box::new(of)) });
        }
        self.comparison()
    }

    fn comparison(&mut self) -> Parsed<Expr> {
        let first = self.sum()?;
        let mut others: Vec<(Comparison, Expr)> = Vec::new();
        while let Some(comparison) = self.eat_comparison() {
            self.grows()?;
            for (sign, form) in [("<", "<<"), (">", ">>")] {
                if comparison.word() == sign && self.cursor.sign() == Some(sign) {
                    return self.python_only(form);
                }
            }
            others.push((comparison, self.sum()?));
        }
        if self.cursor.word() == Some("is") {
            let form = if self.cursor.word_after() == Some("not") { "is not" } else { "is" };
            return self.python_only(form);
        }
        let Some((_, last)) = others.last() else { return Ok(first) };
        let span = first.span.to(last.span);
        Ok(Expr { span, kind: ExprKind::Compare(Box::new(first), others) })
    }

    fn eat_comparison(&mut self) -> Option<Comparison> {
        if self.cursor.word() == Some("not") && self.cursor.word_after() == Some("in") {
            self.cursor.advance();
            self.cursor.advance();
            return Some(Comparison::NotIn);
        }
        let word = self.cursor.sign().or_else(|| self.cursor.word().filter(|word| *word == "in"))?;
        let comparison = Comparison::ALL.into_iter().find(|comparison| comparison.word() == word)?;
        self.cursor.advance();
        Some(comparison)
    }

    fn sum(&mut self) -> Parsed<Expr> {
        self.row(&[BinaryOp::Add, BinaryOp::Subtract], Self::product)
    }

    fn product(&mut self) -> Parsed<Expr> {
        use BinaryOp::{Divide, FloorDivide, Modulo, Multiply};
        self.row(&[Multiply, Divide, FloorDivide, Modulo], Self::signed)
    }

    /// Operands with some operators between them, from left to right.
    fn row(&mut self, ops: &[BinaryOp], operand: fn(&mut Self) -> Parsed<Expr>) -> Parsed<Expr> {
        let mut left = operand(self)?;
        loop {
            let Some(op) = ops.iter().find(|op| self.cursor.sign() == Some(op.word())) else {
                return Ok(left);
            };
            self.grows()?;
            self.cursor.advance();
            if *op == BinaryOp::Multiply && self.cursor.sign() == Some("*") {
                return self.python_only("**");
            }
            let right = operand(self)?;
            let span = left.span.to(right.span);
            left = Expr { span, kind: ExprKind::Binary(*op, Box::new([left, right])) };
        }
    }

    fn signed(&mut self) -> Parsed<Expr> {
        let op = match self.cursor.sign() {
            Some("-") => UnaryOp::Minus,
            Some("+") => UnaryOp::Plus,
            Some(_) | None => return self.indexed(),
        };
        let start = self.cursor.advance();
        // The least whole number has no positive one.
        let least = op == UnaryOp::Minus && self.cursor.number() == Some("9223372036854775808");
        if least {
            let span = start.to(self.cursor.advance());
            return Ok(Expr { span, kind: ExprKind::Int(i64::MIN) });
        }
        let of = self.inside(Self::signed)?;
        let span = start.to(of.span);
        Ok(Expr { span, kind: ExprKind::Unary(op, Box::new(of)) })
    }

    fn indexed(&mut self) -> Parsed<Expr> {
        let mut value = self.operand()?;
        while self.cursor.eat_sign("[") {
            self.grows()?;
            let at = if self.cursor.peek() == Some(TokenKind::Colon) { None } else { Some(self.any()?) };
            let Some(at) = at.filter(|_| self.cursor.peek() != Some(TokenKind::Colon)) else {
                return self.python_only("[… : …]");
            };
            let end = self.close("]")?;
            let span = value.span.to(end);
            value = Expr { span, kind: ExprKind::Index(Box::new([value, at])) };
        }
        Ok(value)
    }

    fn close(&mut self, sign: &'static str) -> Parsed<Span> {
        if self.cursor.sign() == Some(sign) {
            Ok(self.cursor.advance())
        } else {
            self.cursor.fail(Problem::ExpectedSign { sign }, self.problems)
        }
    }

    /// What stands between commas, up to a closing sign.
    fn items(&mut self, close: &'static str) -> Parsed<(Vec<Expr>, Span)> {
        let mut items = Vec::new();
        while self.cursor.sign() != Some(close) {
            if close == ")" {
                self.without_name();
            }
            items.push(self.any()?);
            if self.cursor.word() == Some("for") {
                return self.python_only("… for … in …");
            }
            if !self.cursor.eat(TokenKind::Comma) {
                break;
            }
        }
        let end = self.close(close)?;
        Ok((items, end))
    }

    /// Reports a form that Python has, at the one or two words here.
    fn python_only<T>(&mut self, form: &'static str) -> Parsed<T> {
        let first = self.cursor.advance();
        let span = if form == "is not" { first.to(self.cursor.advance()) } else { first };
        self.problems.report(span, Problem::PythonOnly { form });
        Err(Reported)
    }

    /// Reports a name that Python would take for a parameter's, and goes on behind it.
    fn without_name(&mut self) {
        if self.cursor.word().is_some() && self.cursor.sign_after() == Some("=") {
            let name = self.cursor.advance();
            let span = name.to(self.cursor.advance());
            self.problems.report(span, Problem::NamedArgument);
        }
    }

    fn operand(&mut self) -> Parsed<Expr> {
        let span = self.cursor.span();
        match self.cursor.peek() {
            Some(TokenKind::Number) => self.number(),
            Some(TokenKind::Text) => {
                let text = self.cursor.text(self.problems)?;
                Ok(Expr { span, kind: ExprKind::Text(text) })
            }
            Some(TokenKind::Word) => self.name_or_call(),
            Some(TokenKind::Operator) if self.cursor.eat_sign("(") => {
                let inside = self.any()?;
                if self.cursor.peek() == Some(TokenKind::Comma) {
                    return self.python_only("(…, …)");
                }
                let end = self.close(")")?;
                Ok(Expr { span: span.to(end), ..inside })
            }
            Some(TokenKind::Operator) if self.cursor.eat_sign("[") => {
                let (items, end) = self.items("]")?;
                Ok(Expr { span: span.to(end), kind: ExprKind::List(items) })
            }
            _ => self.cursor.fail(Problem::ExpectedExpression, self.problems),
        }
    }

    fn name_or_call(&mut self) -> Parsed<Expr> {
        if matches!(self.cursor.word(), Some("and" | "or" | "not" | "in")) {
            return self.cursor.fail(Problem::ExpectedExpression, self.problems);
        }
        let name = self.cursor.value_name(self.problems)?;
        if !self.cursor.eat_sign("(") {
            return Ok(Expr::of_name(name));
        }
        let (items, end) = self.items(")")?;
        Ok(Expr { span: name.span.to(end), kind: ExprKind::Call(name, items) })
    }

    fn number(&mut self) -> Parsed<Expr> {
        let raw = self.cursor.number().unwrap_or_default();
        let span = self.cursor.span();
        let kind = number(raw).map_err(|problem| {
            self.problems.report(span, problem);
            Reported
        })?;
        self.cursor.advance();
        Ok(Expr { span, kind })
    }
}

/// `3`, `0.5`, `1e-3`, `1_000`, `100ms`.
fn number(raw: &str) -> Result<ExprKind, Problem> {
    let is_plain = |raw: &str| {
        raw.bytes().all(|c| c.is_ascii_digit() || matches!(c, b'.' | b'_' | b'e' | b'E' | b'+' | b'-'))
    };
    if is_plain(raw) {
        let whole = !raw.contains(['.', 'e', 'E']);
        if whole && let Some(int) = parse_int(raw) {
            // Python takes no zeros before a number, so that nobody means octal ones.
            let zeros =
                raw.len() > 1 && raw.starts_with('0') && raw.bytes().any(|c| !matches!(c, b'0' | b'_'));
            let int = int.ok().filter(|_| !zeros).ok_or(Problem::NumberTooLarge)?;
            return Ok(ExprKind::Int(int));
        }
        if !whole && let Some(float) = parse_float(raw) {
            return Ok(ExprKind::Float(float));
        }
    }
    let us = duration::parse(raw)?;
    let seconds = us / 1_000_000;
    if us % 1_000_000 == 0 {
        return Ok(ExprKind::Int(i64::try_from(seconds).unwrap_or(i64::MAX)));
    }
    #[expect(clippy::cast_precision_loss, reason = "24 h are far fewer than 2^53 µs")]
    Ok(ExprKind::Float(us as f64 / 1e6))
}
