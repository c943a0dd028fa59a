//! A script or its run in other forms: one file a format.

mod python;

pub use python::{TooDeep, python};
