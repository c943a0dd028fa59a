//! Values as bytes and back.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::rc::Rc;

/// A value that has a form in bytes.
pub trait Wire: Sized {
    /// Appends it.
    fn write(&self, to: &mut Writer);

    /// Takes it; `None` if something else is there, or nothing.
    fn read(from: &mut Reader) -> Option<Self>;
}

/// Bytes that grow, and the texts that are known at the other end.
#[derive(Default)]
pub struct Writer {
    bytes: Vec<u8>,
    texts: BTreeMap<Rc<str>, u32>,
}

impl Writer {
    pub(super) fn new(texts: BTreeMap<Rc<str>, u32>) -> Self {
        Self { bytes: Vec::new(), texts }
    }

    pub(super) fn finish(self) -> (Vec<u8>, BTreeMap<Rc<str>, u32>) {
        (self.bytes, self.texts)
    }

    /// What has been written.
    pub fn into_bytes(self) -> Vec<u8> {
        self.bytes
    }

    /// Appends a list.
    pub fn list<T: Wire>(&mut self, items: &[T]) {
        (items.len() as u64).write(self);
        for item in items {
            item.write(self);
        }
    }

    fn text(&mut self, text: &str) {
        (text.len() as u64).write(self);
        self.bytes.extend(text.as_bytes());
    }
}

/// Bytes that are taken one after the other, and the texts that came before.
pub struct Reader<'a> {
    bytes: &'a [u8],
    texts: Vec<Rc<str>>,
}

impl<'a> Reader<'a> {
    /// Reads bytes, after these texts.
    pub fn new(bytes: &'a [u8], texts: Vec<Rc<str>>) -> Self {
        Self { bytes, texts }
    }

    pub(super) fn finish(self) -> Vec<Rc<str>> {
        self.texts
    }

    fn text(&mut self) -> Option<&'a str> {
        let length = usize::try_from(u64::read(self)?).ok()?;
        let (text, rest) = self.bytes.split_at_checked(length)?;
        self.bytes = rest;
        std::str::from_utf8(text).ok()
    }
}

impl Wire for u64 {
    fn write(&self, to: &mut Writer) {
        let mut rest = *self;
        while rest >= 0x80 {
            to.bytes.push(rest as u8 | 0x80);
            rest >>= 7;
        }
        to.bytes.push(rest as u8);
    }

    fn read(from: &mut Reader) -> Option<Self> {
        let mut number = 0;
        for shift in (0..64).step_by(7) {
            let (byte, rest) = from.bytes.split_first()?;
            from.bytes = rest;
            number |= u64::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return Some(number);
            }
        }
        None
    }
}

impl Wire for u32 {
    fn write(&self, to: &mut Writer) {
        u64::from(*self).write(to);
    }

    fn read(from: &mut Reader) -> Option<Self> {
        u64::read(from)?.try_into().ok()
    }
}

impl Wire for bool {
    fn write(&self, to: &mut Writer) {
        u32::from(*self).write(to);
    }

    fn read(from: &mut Reader) -> Option<Self> {
        u32::read(from).map(|number| number != 0)
    }
}

impl Wire for String {
    fn write(&self, to: &mut Writer) {
        to.text(self);
    }

    fn read(from: &mut Reader) -> Option<Self> {
        from.text().map(Self::from)
    }
}

impl Wire for Cow<'_, str> {
    fn write(&self, to: &mut Writer) {
        to.text(self);
    }

    fn read(from: &mut Reader) -> Option<Self> {
        String::read(from).map(Self::Owned)
    }
}

/// A text that comes often: 0 and the text, or its number.
impl Wire for Rc<str> {
    fn write(&self, to: &mut Writer) {
        if let Some(number) = to.texts.get(self).copied() {
            return number.write(to);
        }
        let number = to.texts.len() as u32 + 1;
        to.texts.insert(self.clone(), number);
        0u32.write(to);
        to.text(self);
    }

    fn read(from: &mut Reader) -> Option<Self> {
        match u32::read(from)?.checked_sub(1) {
            Some(known) => from.texts.get(known as usize).cloned(),
            None => {
                let text: Self = from.text()?.into();
                from.texts.push(text.clone());
                Some(text)
            }
        }
    }
}

impl<T: Wire> Wire for Option<T> {
    fn write(&self, to: &mut Writer) {
        u32::from(self.is_some()).write(to);
        if let Some(value) = self {
            value.write(to);
        }
    }

    fn read(from: &mut Reader) -> Option<Self> {
        match u32::read(from)? {
            0 => Some(None),
            _ => T::read(from).map(Some),
        }
    }
}

impl<T: Wire> Wire for Vec<T> {
    fn write(&self, to: &mut Writer) {
        to.list(self);
    }

    fn read(from: &mut Reader) -> Option<Self> {
        let length = u64::read(from)?;
        // Room is made as items come: a length alone reserves nothing.
        (0..length).map(|_| T::read(from)).collect()
    }
}

/// Writes and reads a type field by field: a struct by its name, an enum by the names of its variants, which get
/// their numbers in this order.
macro_rules! wire {
    (struct $type:ident { $($field:ident),* }) => {
        impl $crate::trace::wire::Wire for $type {
            fn write(&self, to: &mut $crate::trace::wire::Writer) {
                let Self { $($field),* } = self;
                $($crate::trace::wire::Wire::write($field, to);)*
            }

            fn read(from: &mut $crate::trace::wire::Reader) -> Option<Self> {
                Some(Self { $($field: $crate::trace::wire::Wire::read(from)?),* })
            }
        }
    };
    (enum $type:ident { $($number:literal $variant:ident $({ $($field:ident),* })?),* $(,)? }) => {
        impl $crate::trace::wire::Wire for $type {
            fn write(&self, to: &mut $crate::trace::wire::Writer) {
                match self {
                    $(Self::$variant $({ $($field),* })? => {
                        u32::write(&$number, to);
                        $($($crate::trace::wire::Wire::write($field, to);)*)?
                    })*
                }
            }

            fn read(from: &mut $crate::trace::wire::Reader) -> Option<Self> {
                match u32::read(from)? {
                    $($number => Some(Self::$variant $({ $($field: $crate::trace::wire::Wire::read(from)?),* })?),)*
                    _ => None,
                }
            }
        }
    };
}

pub(crate) use wire;
