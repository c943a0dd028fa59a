//! From decimal digits to the nearest float: exact, in little code and without tables, since a page downloads it.

use std::cmp::Ordering;

/// More digits than decide between two floats.
const DIGITS: usize = 800;

/// The float nearest to `digits` × 10^`exponent`; half way, the even one. `digits` are ASCII's.
#[expect(clippy::cast_precision_loss, reason = "exact up to 2^53")]
pub(super) fn nearest(digits: &[u8], exponent: i64) -> f64 {
    let leading = digits.iter().take_while(|digit| **digit == b'0').count();
    let digits = &digits[leading..];
    let (kept, dropped) = digits.split_at(digits.len().min(DIGITS));
    let mut exponent = exponent.saturating_add(dropped.len() as i64);
    // Where the first digit stands.
    let magnitude = exponent.saturating_add(kept.len() as i64);
    if kept.is_empty() || magnitude < -330 {
        return 0.0;
    }
    if magnitude > 310 {
        return f64::INFINITY;
    }
    if kept.len() <= 15 && exponent.unsigned_abs() <= 22 {
        let whole = kept.iter().fold(0_u64, |whole, digit| whole * 10 + u64::from(digit - b'0'));
        let power = (0..exponent.unsigned_abs()).fold(1.0, |power, _| power * 10.0);
        return if exponent < 0 { whole as f64 / power } else { whole as f64 * power };
    }
    let mut number = Big::default();
    kept.iter().for_each(|digit| number.multiply_add(10, u32::from(digit - b'0')));
    if dropped.iter().any(|digit| *digit != b'0') {
        // That something follows is all that still counts.
        number.multiply_add(10, 1);
        exponent -= 1;
    }
    (0..exponent).for_each(|_| number.multiply_add(10, 0));
    // A tenth is less than four bits: 66 are left.
    let places = (exponent.min(0).unsigned_abs() as usize * 4 + 66).saturating_sub(number.bits());
    let places = if exponent < 0 { places } else { 0 };
    number.shift(places);
    let has_rest = (exponent..0).fold(false, |has_rest, _| number.divide(10) != 0 || has_rest);
    number.to_float(places, has_rest)
}

/// A natural number: 32 bits an item, the lowest first, none of them a leading zero.
#[derive(Default)]
struct Big(Vec<u32>);

impl Big {
    fn multiply_add(&mut self, factor: u32, summand: u32) {
        let mut carry = u64::from(summand);
        for item in &mut self.0 {
            carry += u64::from(*item) * u64::from(factor);
            *item = low(carry);
            carry >>= 32;
        }
        if carry > 0 {
            self.0.push(low(carry));
        }
    }

    /// Divides and gives the rest.
    fn divide(&mut self, divisor: u32) -> u32 {
        let mut rest = 0;
        for item in self.0.iter_mut().rev() {
            let whole = rest << 32 | u64::from(*item);
            *item = low(whole / u64::from(divisor));
            rest = whole % u64::from(divisor);
        }
        while self.0.last() == Some(&0) {
            self.0.pop();
        }
        low(rest)
    }

    fn shift(&mut self, bits: usize) {
        self.multiply_add(1 << (bits % 32), 0);
        self.0.splice(0..0, std::iter::repeat_n(0, bits / 32));
    }

    fn bits(&self) -> usize {
        self.0.last().map_or(0, |last| self.0.len() * 32 - last.leading_zeros() as usize)
    }

    fn bit(&self, index: usize) -> bool {
        self.0.get(index / 32).is_some_and(|item| item >> (index % 32) & 1 == 1)
    }

    /// The float nearest to this × 2^-`places`, with a little more if it `has_rest`.
    #[expect(clippy::cast_possible_wrap, clippy::cast_sign_loss, reason = "a few thousand bits")]
    fn to_float(&self, places: usize, has_rest: bool) -> f64 {
        let bits = self.bits();
        let exponent = bits as i64 - 1 - places as i64;
        if exponent > 1_023 {
            return f64::INFINITY;
        }
        // The smallest floats have fewer than 53 bits.
        let kept = (53 + (exponent + 1_022).min(0)).max(-1);
        let lowest = bits as i64 - kept;
        let is_set = |index: i64| index >= 0 && self.bit(index as usize);
        let mut mantissa =
            (lowest..bits as i64).rev().fold(0, |kept, index| kept << 1 | u64::from(is_set(index)));
        let behind = has_rest || (0..lowest - 1).any(is_set);
        let half = if behind { Ordering::Greater } else { Ordering::Equal };
        let rounds_up = is_set(lowest - 1) && (half.is_gt() || mantissa & 1 == 1);
        mantissa += u64::from(rounds_up);
        // One more than the largest mantissa is the next exponent, so a carry comes out right.
        let normal = (exponent + 1_022).max(0) as u64;
        f64::from_bits(if exponent < -1_022 { mantissa } else { (normal << 52) + mantissa })
    }
}

#[expect(clippy::cast_possible_truncation, reason = "the rest is carried")]
fn low(whole: u64) -> u32 {
    whole as u32
}
