//! Takes all ways through the steps of an expression at once, character by character, so that no
//! text makes it try again. This is the way of Thompson and Pike.

use super::parse::Border;
use super::program::{Program, Step};
use super::set::is_word;

const NOWHERE: usize = usize::MAX;

/// The ways that are open at one place of the text, those that count for more first.
struct Ways {
    order: Vec<usize>,
    seen: Vec<bool>,
    /// The borders of groups on the way to each step.
    slots: Vec<usize>,
}

impl Ways {
    fn new(n_steps: usize, n_slots: usize) -> Self {
        Self {
            order: Vec::new(),
            seen: vec![false; n_steps],
            slots: vec![NOWHERE; n_steps * n_slots],
        }
    }

    fn clear(&mut self) {
        for step in self.order.drain(..) {
            self.seen[step] = false;
        }
    }
}

/// What is still to be done while ways are followed.
enum Todo {
    Follow(usize),
    Restore(usize, usize),
}

/// Where the program first fits from `at` on: the range of the first `n_groups` groups. With none
/// of them, only whether it fits is of interest.
pub(super) fn search(
    program: &Program,
    text: &str,
    at: usize,
    n_groups: usize,
) -> Option<Vec<Option<(usize, usize)>>> {
    let mut search = Search {
        program,
        text,
        n_slots: 2 * n_groups,
        todo: Vec::new(),
        here: vec![NOWHERE; 2 * n_groups],
    };
    let slots = search.run(at)?;
    let groups = slots.chunks_exact(2);
    let range =
        |pair: &[usize]| (pair[0] != NOWHERE && pair[1] != NOWHERE).then(|| (pair[0], pair[1]));
    Some(groups.map(range).collect())
}

struct Search<'a> {
    program: &'a Program,
    text: &'a str,
    n_slots: usize,
    todo: Vec<Todo>,
    /// The borders of groups on the way that is being followed.
    here: Vec<usize>,
}

impl Search<'_> {
    fn run(&mut self, start: usize) -> Option<Vec<usize>> {
        let n_steps = self.program.steps.len();
        let mut now = Ways::new(n_steps, self.n_slots);
        let mut next = Ways::new(n_steps, self.n_slots);
        let mut found: Option<Vec<usize>> = None;
        let mut at = start;
        loop {
            if now.order.is_empty() {
                if found.is_some() {
                    return found;
                }
                at = self.skip(at)?;
            }
            if found.is_none() {
                self.here.fill(NOWHERE);
                self.follow(&mut now, 0, at);
            }
            let c = self.text[at..].chars().next();
            let after = at + c.map_or(0, char::len_utf8);
            for nth in 0..now.order.len() {
                let step = now.order[nth];
                let slots = &now.slots[step * self.n_slots..][..self.n_slots];
                match &self.program.steps[step] {
                    Step::Take(set) if c.is_some_and(|c| set.contains(c)) => {
                        self.here.copy_from_slice(slots);
                        self.follow(&mut next, step + 1, after);
                    }
                    Step::Done => {
                        found = Some(slots.to_vec());
                        // The ways behind it count for less.
                        break;
                    }
                    _ => {}
                }
            }
            if c.is_none() {
                return found;
            }
            at = after;
            std::mem::swap(&mut now, &mut next);
            next.clear();
        }
    }

    /// The next place where the program can start.
    fn skip(&self, at: usize) -> Option<usize> {
        let Some(first) = &self.program.first else {
            return Some(at);
        };
        let rest = &self.text.as_bytes()[at..];
        let can = |&byte: &u8| first.get(byte as usize).copied().unwrap_or(true);
        // A byte that is not ASCII counts, but only where its character starts.
        let starts = |byte: &u8| can(byte) && (*byte as i8) >= -64;
        rest.iter().position(starts).map(|found| at + found)
    }

    /// Follows what takes no character from a step on, and opens the ways where it ends.
    fn follow(&mut self, ways: &mut Ways, step: usize, at: usize) {
        self.todo.push(Todo::Follow(step));
        while let Some(todo) = self.todo.pop() {
            match todo {
                Todo::Restore(slot, value) => self.here[slot] = value,
                Todo::Follow(step) => self.open(ways, step, at),
            }
        }
    }

    fn open(&mut self, ways: &mut Ways, mut step: usize, at: usize) {
        loop {
            if std::mem::replace(&mut ways.seen[step], true) {
                return;
            }
            ways.order.push(step);
            match &self.program.steps[step] {
                Step::Take(_) | Step::Done => {
                    let slots = &mut ways.slots[step * self.n_slots..][..self.n_slots];
                    slots.copy_from_slice(&self.here);
                    return;
                }
                Step::Border(border) if !self.is_border(*border, at) => return,
                Step::Border(_) => step += 1,
                Step::Go(to) => step = *to,
                Step::Split(one, other) => {
                    self.todo.push(Todo::Follow(*other));
                    step = *one;
                }
                Step::Save(slot) => {
                    if let Some(value) = self.here.get_mut(*slot) {
                        self.todo.push(Todo::Restore(*slot, *value));
                        *value = at;
                    }
                    step += 1;
                }
            }
        }
    }

    fn is_border(&self, border: Border, at: usize) -> bool {
        let (before, after) = (&self.text[..at], &self.text[at..]);
        let word_before = || before.chars().next_back().is_some_and(is_word);
        let word_after = || after.chars().next().is_some_and(is_word);
        match border {
            Border::TextStart => before.is_empty(),
            Border::TextEnd => after.is_empty(),
            Border::LineStart => before.is_empty() || before.ends_with('\n'),
            Border::LineEnd => after.is_empty() || after.starts_with('\n'),
            Border::Word => word_before() != word_after(),
            Border::NotWord => word_before() == word_after(),
            Border::WordStart => !word_before() && word_after(),
            Border::WordEnd => word_before() && !word_after(),
            Border::WordStartHalf => !word_before(),
            Border::WordEndHalf => !word_after(),
        }
    }
}
