//! Takes out of a WebAssembly module what it does for nobody: the messages of panics.
//!
//! A panic ends the module, and its message goes nowhere: there is no standard error in a browser.
//! Yet each place that may panic hands over a place in the source and often a text. In front of
//! `unreachable` they are dead, and the tenth of the module that they take can go.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::error::Error;
use std::ops::Range;

use walrus::ir::{
    Call, Const, Instr, InstrSeq, Load, Store, Unreachable, Value, Visitor, VisitorMut,
    dfs_in_order, dfs_pre_order_mut,
};
use walrus::{ConstExpr, DataId, DataKind, FunctionId, FunctionKind, Module};

/// The size of a place in the source, as the compiler lays it out: the address and the length of
/// the name of the file, the line and the column.
const PLACE: u32 = 16;

/// The module without what only panics would need.
pub(crate) fn snip(wasm: &[u8]) -> Result<Vec<u8>, Box<dyn Error>> {
    let mut module = Module::from_buffer(wasm)?;
    let ends = ends(&module);
    let mut snipper = Snipper {
        ends: &ends,
        removed: BTreeSet::new(),
    };
    for (_, function) in module.funcs.iter_local_mut() {
        let start = function.entry_block();
        dfs_pre_order_mut(&mut snipper, function, start);
    }
    let removed = snipper.removed;
    walrus::passes::gc::run(&mut module);
    clear_places(&mut module, &removed);
    Ok(module.emit_wasm())
}

/// The functions that never return, and of which no function of JavaScript hears.
fn ends(module: &Module) -> HashSet<FunctionId> {
    let mut calls = Calls::default();
    for (id, function) in module.funcs.iter_local() {
        calls.from = Some(id);
        dfs_in_order(&mut calls, function, function.entry_block());
    }
    // From what is imported, back to all that leads there.
    let imported = module.funcs.iter().filter(|function| {
        matches!(
            function.kind,
            FunctionKind::Import(_) | FunctionKind::Uninitialized(_)
        )
    });
    let mut open: Vec<FunctionId> = imported.map(|function| function.id()).collect();
    let mut heard: HashSet<FunctionId> = open.iter().copied().collect();
    while let Some(callee) = open.pop() {
        for caller in calls.callers.get(&callee).into_iter().flatten() {
            if heard.insert(*caller) {
                open.push(*caller);
            }
        }
    }
    let ends = calls.ends.difference(&calls.returns);
    ends.filter(|id| !heard.contains(*id)).copied().collect()
}

/// Who calls whom, and what follows.
#[derive(Default)]
struct Calls {
    from: Option<FunctionId>,
    callers: HashMap<FunctionId, Vec<FunctionId>>,
    /// The compiler knows that a call does not return where it puts `unreachable` behind it.
    ends: HashSet<FunctionId>,
    returns: HashSet<FunctionId>,
}

impl<'a> Visitor<'a> for Calls {
    fn start_instr_seq(&mut self, sequence: &'a InstrSeq) {
        for (at, (instruction, _)) in sequence.iter().enumerate() {
            let Instr::Call(Call { func }) = instruction else {
                continue;
            };
            self.callers.entry(*func).or_default().extend(self.from);
            let next = sequence.get(at + 1).map(|(next, _)| next);
            match next {
                Some(Instr::Unreachable(_)) => self.ends.insert(*func),
                _ => self.returns.insert(*func),
            };
        }
    }
}

/// Puts `unreachable` for calls that end the module, and takes out what leads up to it.
struct Snipper<'a> {
    ends: &'a HashSet<FunctionId>,
    /// The addresses that were handed over.
    removed: BTreeSet<u32>,
}

impl VisitorMut for Snipper<'_> {
    fn start_instr_seq_mut(&mut self, sequence: &mut InstrSeq) {
        let is_end = |(instruction, _): &(Instr, _)| match instruction {
            Instr::Call(Call { func }) => self.ends.contains(func),
            Instr::Unreachable(_) => true,
            _ => false,
        };
        let Some(end) = sequence.iter().position(is_end) else {
            return;
        };
        let led = sequence[..end].iter().rev();
        let n_led = led.take_while(|(it, _)| is_plain(it)).count();
        let start = end - n_led;
        for (instruction, _) in &sequence[start..end] {
            if let Instr::Const(Const {
                value: Value::I32(value),
            }) = instruction
            {
                self.removed.insert(*value as u32);
            }
        }
        let location = sequence[end].1;
        sequence.truncate(start);
        sequence.push((Unreachable {}.into(), location));
    }
}

/// Whether all that an instruction does is over when the module ends.
fn is_plain(instruction: &Instr) -> bool {
    matches!(
        instruction,
        Instr::Const(_)
            | Instr::LocalGet(_)
            | Instr::LocalSet(_)
            | Instr::LocalTee(_)
            | Instr::GlobalGet(_)
            | Instr::GlobalSet(_)
            | Instr::Binop(_)
            | Instr::Unop(_)
            | Instr::Select(_)
            | Instr::Drop(_)
            | Instr::Load(_)
            | Instr::Store(_)
    )
}

/// Overwrites the places in the source that nothing points to any more, and the names of files that
/// only they pointed to, with zeros, which compress to nothing.
fn clear_places(module: &mut Module, removed: &BTreeSet<u32>) {
    let mut memory = Memory::of(module);
    let mut used = Used::default();
    for (_, function) in module.funcs.iter_local() {
        dfs_in_order(&mut used, function, function.entry_block());
    }
    let mut names = BTreeMap::new();
    let mut places = Vec::new();
    for &at in removed {
        if let Some(name) = memory.place(at)
            && !used.touches(at..at + PLACE)
        {
            places.push(at);
            names.insert(name.start, name.end);
        }
    }
    // Data point to data too; what is cleared points nowhere.
    let pointed = memory.words();
    places.retain(|&at| !pointed.touches(at..at + PLACE));
    for at in places {
        memory.clear(at..at + PLACE);
    }
    let pointed = memory.words();
    for (start, end) in names {
        if !pointed.touches(start..end) && !used.touches(start..end) {
            memory.clear(start..end);
        }
    }
    memory.put_back(module);
}

/// Numbers that may be addresses.
#[derive(Default)]
struct Used(BTreeSet<u32>);

impl Used {
    fn touches(&self, range: Range<u32>) -> bool {
        self.0.range(range).next().is_some()
    }
}

impl<'a> Visitor<'a> for Used {
    fn visit_const(&mut self, number: &Const) {
        if let Value::I32(value) = number.value {
            self.0.insert(value as u32);
        }
    }

    fn visit_load(&mut self, load: &Load) {
        self.0.extend(u32::try_from(load.arg.offset));
    }

    fn visit_store(&mut self, store: &Store) {
        self.0.extend(u32::try_from(store.arg.offset));
    }
}

/// The data of a module, with their addresses.
struct Memory(Vec<(DataId, u32, Vec<u8>)>);

impl Memory {
    fn of(module: &Module) -> Self {
        let segments = module.data.iter().filter_map(|data| match &data.kind {
            DataKind::Active {
                offset: ConstExpr::Value(Value::I32(start)),
                ..
            } => Some((data.id(), *start as u32, data.value.clone())),
            _ => None,
        });
        Self(segments.collect())
    }

    fn put_back(self, module: &mut Module) {
        for (id, _, bytes) in self.0 {
            module.data.get_mut(id).value = bytes;
        }
    }

    fn bytes(&self, range: Range<u32>) -> Option<&[u8]> {
        self.0.iter().find_map(|(_, start, bytes)| {
            let from = range.start.checked_sub(*start)? as usize;
            bytes.get(from..from + range.len())
        })
    }

    fn clear(&mut self, range: Range<u32>) {
        for (_, start, bytes) in &mut self.0 {
            if let Some(from) = range.start.checked_sub(*start)
                && let Some(bytes) = bytes.get_mut(from as usize..from as usize + range.len())
            {
                bytes.fill(0);
            }
        }
    }

    /// The name of the file in a place in the source, if there is one at this address.
    fn place(&self, at: u32) -> Option<Range<u32>> {
        let end = at.checked_add(PLACE)?;
        let words = self.bytes(at..end)?.chunks_exact(4);
        let mut words = words.map(|word| word.try_into().map_or(0, u32::from_le_bytes));
        let (start, len) = (words.next()?, words.next()?);
        let name = start..start.checked_add(len.min(1000))?;
        self.bytes(name.clone())?.ends_with(b".rs").then_some(name)
    }

    /// All words, for each may be an address.
    fn words(&self) -> Used {
        let words = self.0.iter().flat_map(|(_, start, bytes)| {
            let skip = (start.next_multiple_of(4) - start) as usize;
            bytes.get(skip..).unwrap_or_default().chunks_exact(4)
        });
        let words = words.map(|word| word.try_into().map_or(0, u32::from_le_bytes));
        Used(words.collect())
    }
}

#[cfg(test)]
mod tests {
    use walrus::{FunctionBuilder, ModuleConfig, ValType};

    use super::*;

    const START: u32 = 1024;
    const NAME: &[u8] = b"src/a.rs";

    /// A module that hands a place in the source to what never returns, and one more to what does.
    fn module() -> Vec<u8> {
        let mut module = Module::with_config(ModuleConfig::new());
        let memory = module.memories.add_local(false, false, 1, None, None);
        let mut data = NAME.to_vec();
        for line in [7, 9_u32] {
            for word in [START, NAME.len() as u32, line, 1] {
                data.extend(word.to_le_bytes());
            }
        }
        let offset = ConstExpr::Value(Value::I32(START as i32));
        module.data.add(DataKind::Active { memory, offset }, data);
        let place = START as i32 + NAME.len() as i32;
        let text = module.locals.add(ValType::I32);
        let mut panics = FunctionBuilder::new(&mut module.types, &[ValType::I32], &[]);
        panics.func_body().unreachable();
        let panics = panics.finish(vec![text], &mut module.funcs);
        let text = module.locals.add(ValType::I32);
        let mut reads = FunctionBuilder::new(&mut module.types, &[ValType::I32], &[]);
        reads.func_body();
        let reads = reads.finish(vec![text], &mut module.funcs);
        let mut entry = FunctionBuilder::new(&mut module.types, &[], &[]);
        let mut body = entry.func_body();
        body.i32_const(place + PLACE as i32).call(reads);
        body.i32_const(place).call(panics).unreachable();
        let entry = entry.finish(Vec::new(), &mut module.funcs);
        module.exports.add("entry", entry);
        module.emit_wasm()
    }

    #[test]
    fn only_what_panics_hand_over_goes() {
        let module = Module::from_buffer(&snip(&module()).unwrap()).unwrap();
        // The one that panics is called no more, and the place that was for it is gone.
        assert_eq!(module.funcs.iter_local().count(), 2);
        let data = &module.data.iter().next().unwrap().value;
        let (name, places) = data.split_at(NAME.len());
        let (first, second) = places.split_at(PLACE as usize);
        assert_eq!(name, NAME);
        assert!(first.iter().all(|&byte| byte == 0), "{first:?}");
        assert_eq!(second[8], 9);
    }
}
