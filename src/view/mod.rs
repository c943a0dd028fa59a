//! A trace as lanes, bars and marks: numbers and words, no DOM.

pub mod figures;
