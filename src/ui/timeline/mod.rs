//! The timeline: a time axis, the loop's own lane, a lane a task.

mod card;
mod chart;
mod lane;
mod layout;
mod legend;
mod patterns;
mod table;

pub use card::TimelineCard;
