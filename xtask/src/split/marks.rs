//! A module in which every function leaves a mark.

use walrus::ir::Value;
use walrus::{ConstExpr, FunctionId, Module, ValType};

/// The module with an exported global `mark0`, `mark1`… for each of its own functions, in their order: 1 once the
/// function has run.
pub fn mark(wasm: &[u8]) -> walrus::Result<Vec<u8>> {
    let mut module = Module::from_buffer(wasm)?;
    for (place, function) in own_functions(&module).into_iter().enumerate() {
        let unused = ConstExpr::Value(Value::I32(0));
        let mark = module.globals.add_local(ValType::I32, true, false, unused);
        module.exports.add(&format!("mark{place}"), mark);
        let function = module.funcs.get_mut(function).kind.unwrap_local_mut();
        function.builder_mut().func_body().const_at(0, Value::I32(1)).global_set_at(1, mark);
    }
    Ok(module.emit_wasm())
}

/// The functions that the module does not import, in their order.
pub fn own_functions(module: &Module) -> Vec<FunctionId> {
    module.funcs.iter_local().map(|(function, _)| function).collect()
}
