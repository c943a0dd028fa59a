//! The timeline: a time axis, the loop's own lane, a lane a task or a group of instances.

mod card;
mod chart;
mod details;
mod groups;
mod input;
mod keyboard;
mod legend;
mod name;
mod patterns;
mod scroller;
mod scrubber;
mod shapes;
mod sheets;
mod table;
mod zoom;

pub use card::TimelineCard;
pub use shapes::shapes;
