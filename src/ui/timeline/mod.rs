//! The timeline: a time axis, the loop's own lane, a lane a task or a group of instances.

mod bars;
mod card;
mod chart;
mod details;
mod found;
mod groups;
mod hand;
mod lane;
mod layout;
mod legend;
mod patterns;
mod scroller;
mod table;
mod zoom;

pub use card::TimelineCard;
