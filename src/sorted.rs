//! Ordered maps and sets in a tenth of the code that `BTreeMap` takes, which every reader of the page downloads
//! once for each pair of types.
//!
//! The entries stand in order in chunks of bounded length: to find one takes two binary searches, to insert or
//! remove one moves a chunk's rest and, rarely, the list of chunks.

use std::borrow::Borrow;

/// So many entries split a chunk.
const FULL: usize = 32;

/// A map in the order of its keys.
#[derive(Clone, Debug)]
pub struct Map<K, V> {
    /// None is empty.
    chunks: Vec<Vec<(K, V)>>,
}

/// A set in the order of its items.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Set<T> {
    items: Map<T, ()>,
}

impl<K, V> Map<K, V> {
    /// An empty map.
    pub const fn new() -> Self {
        Self { chunks: Vec::new() }
    }

    /// Whether there is no entry.
    pub fn is_empty(&self) -> bool {
        self.chunks.is_empty()
    }

    /// How many entries there are.
    pub fn len(&self) -> usize {
        self.chunks.iter().map(Vec::len).sum()
    }

    /// The entries in order.
    pub fn iter(&self) -> impl Iterator<Item = (&K, &V)> {
        self.chunks.iter().flatten().map(|(key, value)| (key, value))
    }

    /// The keys in order.
    pub fn keys(&self) -> impl Iterator<Item = &K> {
        self.chunks.iter().flatten().map(|(key, _)| key)
    }

    /// The values in the order of their keys.
    pub fn values(&self) -> impl Iterator<Item = &V> {
        self.chunks.iter().flatten().map(|(_, value)| value)
    }
}

impl<K: Ord, V> Map<K, V> {
    /// Whether there is a key.
    pub fn contains_key<Q: Ord + ?Sized>(&self, key: &Q) -> bool
    where
        K: Borrow<Q>,
    {
        self.get(key).is_some()
    }

    /// The value of a key.
    pub fn get<Q: Ord + ?Sized>(&self, key: &Q) -> Option<&V>
    where
        K: Borrow<Q>,
    {
        let (chunk, at) = self.find(key);
        at.ok().map(|at| &self.chunks[chunk][at].1)
    }

    /// The value of a key, to change.
    pub fn get_mut<Q: Ord + ?Sized>(&mut self, key: &Q) -> Option<&mut V>
    where
        K: Borrow<Q>,
    {
        let (chunk, at) = self.find(key);
        at.ok().map(|at| &mut self.chunks[chunk][at].1)
    }

    /// The value of a key, which is this one if there was none.
    pub fn get_or_insert(&mut self, key: K, value: V) -> &mut V {
        match self.find(&key) {
            (chunk, Ok(at)) => &mut self.chunks[chunk][at].1,
            (chunk, Err(at)) => self.put(chunk, at, (key, value)),
        }
    }

    /// Puts an entry where its key belongs.
    fn put(&mut self, mut chunk: usize, mut place: usize, entry: (K, V)) -> &mut V {
        if self.chunks.is_empty() {
            self.chunks.push(Vec::new());
        }
        if self.chunks[chunk].len() == FULL {
            let half = self.chunks[chunk].split_off(FULL / 2);
            self.chunks.insert(chunk + 1, half);
            if place > FULL / 2 {
                chunk += 1;
                place -= FULL / 2;
            }
        }
        self.chunks[chunk].insert(place, entry);
        &mut self.chunks[chunk][place].1
    }

    /// Sets the value of a key.
    pub fn insert(&mut self, key: K, value: V) {
        match self.find(&key) {
            (chunk, Ok(at)) => self.chunks[chunk][at].1 = value,
            (chunk, Err(at)) => {
                self.put(chunk, at, (key, value));
            }
        }
    }

    /// Removes a key; the value it had.
    pub fn remove<Q: Ord + ?Sized>(&mut self, key: &Q) -> Option<V>
    where
        K: Borrow<Q>,
    {
        let (chunk, at) = self.find(key);
        at.ok().map(|at| self.take(chunk, at).1)
    }

    /// Removes the first entry.
    pub fn pop_first(&mut self) -> Option<(K, V)> {
        (!self.is_empty()).then(|| self.take(0, 0))
    }

    /// The first entry.
    pub fn first_key_value(&self) -> Option<(&K, &V)> {
        self.iter().next()
    }

    /// The chunk of a key, and where in it the key is or belongs.
    fn find<Q: Ord + ?Sized>(&self, key: &Q) -> (usize, Result<usize, usize>)
    where
        K: Borrow<Q>,
    {
        let begins_before = |chunk: &Vec<(K, V)>| chunk[0].0.borrow() <= key;
        let chunk = self.chunks.partition_point(begins_before).saturating_sub(1);
        let entries = self.chunks.get(chunk).map_or(&[][..], Vec::as_slice);
        (chunk, entries.binary_search_by(|(other, _)| other.borrow().cmp(key)))
    }

    fn take(&mut self, chunk: usize, at: usize) -> (K, V) {
        let entry = self.chunks[chunk].remove(at);
        if self.chunks[chunk].is_empty() {
            self.chunks.remove(chunk);
        }
        entry
    }
}

impl<T: Ord> Set<T> {
    /// An empty set.
    pub const fn new() -> Self {
        Self { items: Map::new() }
    }

    /// Whether there is no item.
    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    /// How many items there are.
    pub fn len(&self) -> usize {
        self.items.len()
    }

    /// Whether the item is there.
    pub fn contains<Q: Ord + ?Sized>(&self, item: &Q) -> bool
    where
        T: Borrow<Q>,
    {
        self.items.get(item).is_some()
    }

    /// Adds an item; whether it is new.
    pub fn insert(&mut self, item: T) -> bool {
        let is_new = !self.contains(&item);
        self.items.insert(item, ());
        is_new
    }

    /// Removes an item; whether it was there.
    pub fn remove<Q: Ord + ?Sized>(&mut self, item: &Q) -> bool
    where
        T: Borrow<Q>,
    {
        self.items.remove(item).is_some()
    }

    /// Removes the first item.
    pub fn pop_first(&mut self) -> Option<T> {
        self.items.pop_first().map(|(item, ())| item)
    }

    /// The items in order.
    pub fn iter(&self) -> impl Iterator<Item = &T> {
        self.items.keys()
    }
}

impl<K, V> Default for Map<K, V> {
    fn default() -> Self {
        Self::new()
    }
}

impl<T> Default for Set<T> {
    fn default() -> Self {
        Self { items: Map::default() }
    }
}

/// The same entries, however they are split into chunks.
impl<K: PartialEq, V: PartialEq> PartialEq for Map<K, V> {
    fn eq(&self, other: &Self) -> bool {
        self.iter().eq(other.iter())
    }
}

impl<K: Eq, V: Eq> Eq for Map<K, V> {}

impl<K, V> IntoIterator for Map<K, V> {
    type Item = (K, V);
    type IntoIter = std::iter::Flatten<std::vec::IntoIter<Vec<(K, V)>>>;

    fn into_iter(self) -> Self::IntoIter {
        self.chunks.into_iter().flatten()
    }
}

impl<T> IntoIterator for Set<T> {
    type Item = T;
    type IntoIter = std::iter::Map<<Map<T, ()> as IntoIterator>::IntoIter, fn((T, ())) -> T>;

    fn into_iter(self) -> Self::IntoIter {
        self.items.into_iter().map(|(item, ())| item)
    }
}

impl<K: Ord, V> FromIterator<(K, V)> for Map<K, V> {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(entries: I) -> Self {
        let mut map = Self::new();
        entries.into_iter().for_each(|(key, value)| map.insert(key, value));
        map
    }
}

impl<T: Ord> FromIterator<T> for Set<T> {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Self {
        let mut set = Self::new();
        set.extend(items);
        set
    }
}

impl<T: Ord> Extend<T> for Set<T> {
    fn extend<I: IntoIterator<Item = T>>(&mut self, items: I) {
        items.into_iter().for_each(|item| {
            self.insert(item);
        });
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::Map;

    proptest! {
        #[test]
        fn a_map_is_what_a_btree_map_is(steps in proptest::collection::vec((0u16..300, 0u8..4), 0..1_500)) {
            let mut map = Map::new();
            let mut judge = BTreeMap::new();
            for (at, (key, what)) in steps.into_iter().enumerate() {
                match what {
                    0 | 1 => {
                        map.insert(key, at);
                        judge.insert(key, at);
                    }
                    2 => prop_assert_eq!(*map.get_or_insert(key, at), *judge.entry(key).or_insert(at)),
                    _ if key < 100 => prop_assert_eq!(map.pop_first(), judge.pop_first()),
                    _ => prop_assert_eq!(map.remove(&key), judge.remove(&key)),
                }
                prop_assert_eq!(map.get(&key), judge.get(&key));
            }
            prop_assert!(map.iter().eq(judge.iter()));
            prop_assert_eq!(map.len(), judge.len());
            prop_assert_eq!(map.first_key_value(), judge.first_key_value());
            prop_assert!(map.clone().into_iter().eq(judge));
            prop_assert_eq!(map.iter().map(|(key, at)| (*key, *at)).collect::<Map<_, _>>(), map);
        }
    }
}
