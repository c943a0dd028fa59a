//! Which part of a split module has which of its constants.
//!
//! The linker leaves each constant in a segment of its own (`--no-merge-data-segments`). One stays in the first part if
//! its address is mentioned there, in code or in another constant that stays. Where an address points into the
//! middle of a constant it may have been calculated from the start of a later one, so those that follow closely stay, too.
//! `tests/page/split.test.js` compares pictures with and without the later part.

use walrus::ir::{Const, Load, Store, Value, Visitor, dfs_in_order};
use walrus::{ConstExpr, Data, DataKind, Module};

use super::marks::own_functions;

/// How far behind the address that code mentions a constant may begin.
const NEAR: u64 = 4096;
/// And one that is mentioned by its own address, so close before it.
const BESIDE: u64 = 8;
/// Constants that are so close are written as one: a segment's head takes as much.
const GAP: u64 = 12;

/// A constant at its address.
struct Constant {
    address: u64,
    bytes: Vec<u8>,
    /// Whether it goes with the later part.
    moves: bool,
}

/// The constants of a module.
pub struct Constants(Vec<Constant>);

impl Constants {
    /// Looks through a module of whose functions, in their order, some move to the later part.
    pub fn of(module: &Module, moved: &[bool]) -> Self {
        let constant = |data: &Data| Some((address(data)?, data.value.clone()));
        let all = module.data.iter().filter_map(constant);
        let mut constants =
            Self(all.map(|(address, bytes)| Constant { address, bytes, moves: true }).collect());
        constants.0.sort_by_key(|constant| constant.address);
        let mut mentioned = Mentioned(Vec::new());
        for (function, _) in own_functions(module).into_iter().zip(moved).filter(|(_, moves)| !**moves) {
            let function = module.funcs.get(function).kind.unwrap_local();
            dfs_in_order(&mut mentioned, function, function.entry_block());
        }
        constants.keep(mentioned.0);
        constants
    }

    /// Keeps in the first part what those numbers lead to, if they are addresses.
    fn keep(&mut self, mut addresses: Vec<u64>) {
        let end = self.0.last().map_or(0, end);
        while let Some(address) = addresses.pop() {
            let behind = self.0.partition_point(|constant| constant.address <= address);
            let Some(hit) = behind.checked_sub(1).filter(|_| address < end) else { continue };
            let near = address + if self.0[hit].address == address { BESIDE } else { NEAR };
            let reached = self.0[hit..].iter_mut().take_while(|constant| constant.address <= near);
            for constant in reached.filter(|constant| constant.moves) {
                constant.moves = false;
                addresses.extend(words(constant));
            }
        }
    }

    /// Puts the constants that move into a module, or those that stay, in the place of all that it has.
    pub fn put(&self, module: &mut Module, moves: bool) {
        let memory = module.memories.iter().next().expect("a memory").id();
        let old: Vec<_> = module.data.iter().map(Data::id).collect();
        old.into_iter().for_each(|id| module.data.delete(id));
        module.memories.get_mut(memory).data_segments.clear();
        for Constant { address, bytes, .. } in self.written(moves) {
            let address = i32::try_from(address).expect("the first 2 GB hold all constants");
            let offset = ConstExpr::Value(Value::I32(address));
            let id = module.data.add(DataKind::Active { memory, offset }, bytes);
            module.memories.get_mut(memory).data_segments.insert(id);
        }
    }

    /// What a part writes: neighbours as one. The first part comes before anything else is written, so it may write over
    /// what is between them.
    fn written(&self, moves: bool) -> Vec<Constant> {
        let mut written: Vec<Constant> = Vec::new();
        let mut other = 0;
        for constant in &self.0 {
            if constant.moves != moves {
                other = end(constant);
                continue;
            }
            let joins =
                |last: &&mut Constant| constant.address - end(last) <= GAP && (!moves || other <= end(last));
            match written.last_mut().filter(joins) {
                Some(last) => {
                    let gap = usize::try_from(constant.address - end(last)).expect("a small number");
                    last.bytes.extend(std::iter::repeat_n(0, gap).chain(constant.bytes.iter().copied()));
                }
                None => written.push(Constant { bytes: constant.bytes.clone(), ..*constant }),
            }
        }
        written
    }
}

fn address(data: &Data) -> Option<u64> {
    match &data.kind {
        DataKind::Active { offset: ConstExpr::Value(Value::I32(at)), .. } => u64::try_from(*at).ok(),
        _ => None,
    }
}

fn end(constant: &Constant) -> u64 {
    constant.address + constant.bytes.len() as u64
}

/// The words of a constant, each of which may be an address.
fn words(constant: &Constant) -> Vec<u64> {
    let skip = usize::try_from(constant.address.wrapping_neg() % 4).expect("less than four");
    let words = constant.bytes.get(skip..).unwrap_or_default().chunks_exact(4);
    words.map(|word| u64::from(u32::from_le_bytes([word[0], word[1], word[2], word[3]]))).collect()
}

/// All numbers in code that may be addresses.
struct Mentioned(Vec<u64>);

impl<'instr> Visitor<'instr> for Mentioned {
    fn visit_const(&mut self, constant: &Const) {
        match constant.value {
            Value::I32(value) => self.0.push(u64::from(value.cast_unsigned())),
            // A place and a length in one.
            Value::I64(value) => {
                self.0.extend([value.cast_unsigned() & u64::from(u32::MAX), value.cast_unsigned() >> 32])
            }
            _ => {}
        }
    }

    fn visit_load(&mut self, load: &Load) {
        self.0.push(load.arg.offset);
    }

    fn visit_store(&mut self, store: &Store) {
        self.0.push(store.arg.offset);
    }
}
