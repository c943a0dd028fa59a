//! How each state looks: colours, and lines drawn over them, so that no state is told by its colour alone.

use super::colours::Palette;
use crate::trace::SpanState;

/// A state's looks.
pub(super) struct Style {
    /// What bars and bands are filled with; nothing, where the ground shows through.
    pub(super) fill: Option<&'static str>,
    /// What a bar too narrow for anything else is filled with.
    pub(super) narrow: &'static str,
    /// How much of that, in hundredths.
    pub(super) narrow_percent: u32,
    /// The dashes around a bar.
    pub(super) dashes: Option<&'static str>,
    /// The letters on it.
    pub(super) text: &'static str,
    /// The lines drawn over it.
    pub(super) hatch: Option<Hatch>,
    /// Whether bars have them, too, and not bands alone.
    pub(super) bars_hatched: bool,
}

/// Parallel lines.
#[derive(Clone, Copy)]
pub(super) struct Hatch {
    pub(super) lines: Lines,
    /// From one line to the next, in px, along an axis.
    pub(super) apart: f64,
    pub(super) colour: &'static str,
    /// How much of it, in hundredths.
    pub(super) percent: u32,
    /// In px.
    pub(super) width: &'static str,
}

#[derive(Clone, Copy)]
pub(super) enum Lines {
    /// `/`
    Rising,
    /// `\`
    Falling,
    /// Both.
    Crossed,
    /// Dots in rows.
    Dotted,
    /// `—`
    Level,
    /// `|`
    Upright,
}

/// A state's looks in some colours.
pub(super) fn style(state: SpanState, palette: &Palette) -> Style {
    let plain = |colour, text| Style {
        fill: Some(colour),
        narrow: colour,
        narrow_percent: 100,
        dashes: None,
        text,
        hatch: None,
        bars_hatched: true,
    };
    let hatch = |lines, apart, colour, width| Some(Hatch { lines, apart, colour, percent: 100, width });
    match state {
        SpanState::Computing => plain(palette.computing, palette.on_computing),
        SpanState::Blocking => Style {
            hatch: hatch(Lines::Crossed, 11.0, palette.blocking_hatch, "1.5"),
            ..plain(palette.blocking, palette.on_blocking)
        },
        SpanState::Sleeping => Style {
            hatch: hatch(Lines::Rising, 10.0, palette.sleeping_hatch, "2.5"),
            ..plain(palette.sleeping, palette.on_sleeping)
        },
        SpanState::Waiting => Style {
            narrow: palette.waiting_hatch,
            hatch: hatch(Lines::Falling, 10.0, palette.waiting_hatch, "2.5"),
            ..plain(palette.waiting, palette.on_waiting)
        },
        SpanState::Ready => Style {
            narrow: palette.ready_dot,
            dashes: Some(palette.ready),
            hatch: hatch(Lines::Dotted, 6.0, palette.ready_dot, "2"),
            ..plain(palette.ready_fill, palette.on_ready)
        },
        SpanState::Queued => Style {
            fill: None,
            narrow_percent: 40,
            dashes: Some(palette.offloaded),
            hatch: hatch(Lines::Level, 4.0, palette.offloaded, "1"),
            bars_hatched: false,
            ..plain(palette.offloaded, palette.ink)
        },
        SpanState::Offloaded => {
            let lines = Hatch {
                lines: Lines::Upright,
                apart: 8.0,
                colour: palette.on_offloaded,
                percent: 20,
                width: "1",
            };
            Style { hatch: Some(lines), ..plain(palette.offloaded, palette.on_offloaded) }
        }
    }
}
