//! One module made into two that share memory and table.
//!
//! In the first module a function that has moved is only a way to the second: it asks for the module to be loaded if
//! it is not there yet, then calls the function through the table, at whose end the second module puts its functions.
//! So nobody needs to know where a function is, and a call that comes too early only waits.

use walrus::ir::{UnaryOp, Value};
use walrus::{
    ConstExpr, ElementItems, ElementKind, ExportItem, FunctionBuilder, FunctionId, FunctionKind, GlobalKind,
    ImportKind, ImportedFunction, Module, Result, TableId, ValType,
};

use super::data::Constants;
use super::marks::own_functions;

/// What the second module imports from: the first.
const FIRST: &str = "first";
/// What the first imports `need` from, the function that loads the second; and the global that it exports, which is 1
/// once the second is there.
const LATER: &str = "later";
/// A function of no more instructions than this stays: the way to it would be as long.
const SMALL: u64 = 8;

/// The two modules.
pub struct Parts {
    pub first: Vec<u8>,
    pub later: Vec<u8>,
}

/// Splits a module. `stays` says of each function, as [`own_functions`] counts, whether it stays in the first.
pub fn split(wasm: &[u8], stays: &[bool]) -> Result<Parts> {
    let mut first = Module::from_buffer(wasm)?;
    let mut later = Module::from_buffer(wasm)?;
    let sizes = first.funcs.iter_local().map(|(_, function)| function.size());
    let moved: Vec<bool> = sizes.zip(stays).map(|(size, stays)| !stays && size > SMALL).collect();
    let constants = Constants::of(&first, &moved);
    let slots = first.tables.get(main_table(&first)?).initial;
    take(&mut later, &moved, slots)?;
    constants.put(&mut later, true);
    give(&mut first, &later)?;
    lead(&mut first, &moved, slots)?;
    constants.put(&mut first, false);
    Ok(Parts { first: first.emit_wasm(), later: later.emit_wasm() })
}

/// Makes the module the second one: it keeps the functions that move, puts them into the table from that slot on, and
/// imports all else that they need from the first. An import is named after its kind and place.
fn take(later: &mut Module, moved: &[bool], slots: u64) -> Result<()> {
    later.start = None;
    later
        .exports
        .iter()
        .map(|export| export.id())
        .collect::<Vec<_>>()
        .into_iter()
        .for_each(|id| later.exports.delete(id));
    later
        .elements
        .iter()
        .map(|segment| segment.id())
        .collect::<Vec<_>>()
        .into_iter()
        .for_each(|id| later.elements.delete(id));

    for memory in later.memories.iter_mut() {
        memory.import = Some(later.imports.add(FIRST, "", memory.id()));
    }
    for table in later.tables.iter_mut() {
        table.elem_segments.clear();
        // The first module's is longer by then.
        table.maximum = None;
        table.import = Some(later.imports.add(FIRST, "", table.id()));
    }
    for global in later.globals.iter().map(|global| global.id()).collect::<Vec<_>>() {
        later.globals.get_mut(global).kind = GlobalKind::Import(later.imports.add(FIRST, "", global));
    }
    let mut moving = Vec::new();
    for (id, moves) in own_functions(later).into_iter().zip(moved) {
        if *moves {
            moving.push(id);
        } else {
            let function = later.funcs.get_mut(id);
            let import = later.imports.add(FIRST, "", id);
            function.kind = FunctionKind::Import(ImportedFunction { import, ty: function.ty() });
        }
    }
    let table = main_table(later)?;
    let offset = ConstExpr::Value(Value::I32(i32::try_from(slots)?));
    let segment = later.elements.add(ElementKind::Active { table, offset }, ElementItems::Functions(moving));
    later.tables.get_mut(table).elem_segments.insert(segment);
    walrus::passes::gc::run(later);
    for import in later.imports.iter_mut() {
        import.module = FIRST.into();
        import.name = name(&import.kind);
    }
    Ok(())
}

/// Has the first module export what the second imports.
fn give(first: &mut Module, later: &Module) -> Result<()> {
    let items = first
        .funcs
        .iter()
        .map(|function| ImportKind::Function(function.id()))
        .chain(first.tables.iter().map(|table| ImportKind::Table(table.id())))
        .chain(first.memories.iter().map(|memory| ImportKind::Memory(memory.id())))
        .chain(first.globals.iter().map(|global| ImportKind::Global(global.id())));
    for item in items.collect::<Vec<_>>() {
        if later.imports.find(FIRST, &name(&item)).is_some() {
            let name = name(&item);
            let item = match item {
                ImportKind::Function(id) => ExportItem::Function(id),
                ImportKind::Table(id) => ExportItem::Table(id),
                ImportKind::Memory(id) => ExportItem::Memory(id),
                ImportKind::Global(id) => ExportItem::Global(id),
                ImportKind::Tag(id) => ExportItem::Tag(id),
            };
            first.exports.add(&name, item);
        }
    }
    Ok(())
}

/// The name under which one module has from the other what stood at that place in the whole.
fn name(item: &ImportKind) -> String {
    match item {
        ImportKind::Function(id) => format!("f{}", id.index()),
        ImportKind::Table(id) => format!("t{}", id.index()),
        ImportKind::Memory(id) => format!("m{}", id.index()),
        ImportKind::Global(id) => format!("g{}", id.index()),
        ImportKind::Tag(id) => format!("e{}", id.index()),
    }
}

/// Makes the module the first one: who calls a function that has moved is led to the table's slots from that one on.
fn lead(first: &mut Module, moved: &[bool], slots: u64) -> Result<()> {
    let table = main_table(first)?;
    let ready = ready(first);
    let moved: Vec<FunctionId> =
        own_functions(first).into_iter().zip(moved).filter_map(|(id, moves)| moves.then_some(id)).collect();
    for (slot, id) in (i32::try_from(slots)?..).zip(&moved) {
        let ty = first.funcs.get(*id).ty();
        let (params, results) = first.types.params_results(ty);
        let (params, results) = (params.to_vec(), results.to_vec());
        let args: Vec<_> = params.iter().map(|param| first.locals.add(*param)).collect();
        let mut way = FunctionBuilder::new(&mut first.types, &params, &results);
        let mut body = way.func_body();
        args.iter().for_each(|arg| {
            body.local_get(*arg);
        });
        body.i32_const(slot).call(ready).call_indirect(ty, table);
        first.funcs.get_mut(*id).kind = FunctionKind::Local(way.local_func(args));
    }
    let table = first.tables.get_mut(table);
    table.initial += moved.len() as u64;
    table.maximum = table.maximum.map(|maximum| maximum.max(table.initial));
    walrus::passes::gc::run(first);
    Ok(())
}

/// A function that gives its argument back once the second module is there.
fn ready(first: &mut Module) -> FunctionId {
    let not_there = ConstExpr::Value(Value::I32(0));
    let there = first.globals.add_local(ValType::I32, true, false, not_there);
    first.exports.add(LATER, there);
    let nothing = first.types.add(&[], &[]);
    let (need, _) = first.add_import_func(LATER, "need", nothing);
    let slot = first.locals.add(ValType::I32);
    let mut ready = FunctionBuilder::new(&mut first.types, &[ValType::I32], &[ValType::I32]);
    ready
        .func_body()
        .global_get(there)
        .unop(UnaryOp::I32Eqz)
        .if_else(None, |missing| _ = missing.call(need), |_| ())
        .local_get(slot);
    ready.finish(vec![slot], &mut first.funcs)
}

fn main_table(module: &Module) -> Result<TableId> {
    Ok(module.tables.main_function_table()?.ok_or(walrus::ErrorKind::InvalidWasm)?)
}
