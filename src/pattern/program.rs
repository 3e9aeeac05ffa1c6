//! From the tree of an expression to steps that a search takes.

use super::parse::{Border, Part, Tree};
use super::set::Set;

/// How many steps an expression may have.
const MAX_STEPS: usize = 10_000;

/// One step of a search.
#[derive(Clone, Debug)]
pub(super) enum Step {
    /// The next character is in the set; on to the next step.
    Take(Set),
    /// Here is such a border; on to the next step.
    Border(Border),
    /// Both are possible, the first one counts for more.
    Split(usize, usize),
    Go(usize),
    /// A border of a group: its start is twice its number, its end one more.
    Save(usize),
    Done,
}

/// The steps of an expression.
#[derive(Clone, Debug)]
pub(super) struct Program {
    pub steps: Vec<Step>,
    /// The groups with their names; the first is the whole.
    pub names: Vec<Option<String>>,
    /// The ASCII characters that can come first; none if it may fit without a character.
    pub first: Option<Box<[bool; 128]>>,
}

/// Lays out the steps of an expression; refused if they are too many.
pub(super) fn compile(tree: &Tree) -> Result<Program, String> {
    let mut compiler = Compiler { steps: Vec::new() };
    compiler.add(Step::Save(0))?;
    compiler.part(&tree.root)?;
    compiler.add(Step::Save(1))?;
    compiler.add(Step::Done)?;
    let first = first(&compiler.steps);
    Ok(Program {
        first,
        steps: compiler.steps,
        names: tree.names.clone(),
    })
}

struct Compiler {
    steps: Vec<Step>,
}

type Compiled = Result<(), String>;

impl Compiler {
    fn add(&mut self, step: Step) -> Compiled {
        if self.steps.len() >= MAX_STEPS {
            return Err("it gets too large".to_owned());
        }
        self.steps.push(step);
        Ok(())
    }

    /// A choice of which one way is known later; gives the place of the step.
    fn split(&mut self) -> Result<usize, String> {
        self.add(Step::Split(0, 0))?;
        Ok(self.steps.len() - 1)
    }

    /// Lets the choice at `at` go on behind it or here.
    fn join(&mut self, at: usize, greedy: bool) {
        self.aim(at, self.steps.len(), greedy);
    }

    /// Lets the choice at `at` go on behind it, where the part is, or at `past`.
    fn aim(&mut self, at: usize, past: usize, greedy: bool) {
        let part = at + 1;
        self.steps[at] = match greedy {
            true => Step::Split(part, past),
            false => Step::Split(past, part),
        };
    }

    fn part(&mut self, part: &Part) -> Compiled {
        match part {
            Part::Empty => Ok(()),
            Part::Set(set) => self.add(Step::Take(set.clone())),
            Part::Border(border) => self.add(Step::Border(*border)),
            Part::Row(parts) => parts.iter().try_for_each(|part| self.part(part)),
            Part::Choice(parts) => self.choice(parts),
            Part::Group(number, part) => {
                self.add(Step::Save(2 * number))?;
                self.part(part)?;
                self.add(Step::Save(2 * number + 1))
            }
            Part::Repeat {
                part,
                least,
                most,
                greedy,
            } => self.repeat(part, *least, *most, *greedy),
        }
    }

    fn choice(&mut self, parts: &[Part]) -> Compiled {
        let mut ends = Vec::new();
        for (nth, part) in parts.iter().enumerate() {
            if nth + 1 == parts.len() {
                self.part(part)?;
                break;
            }
            let split = self.split()?;
            self.part(part)?;
            ends.push(self.steps.len());
            self.add(Step::Go(0))?;
            self.join(split, true);
        }
        for end in ends {
            self.steps[end] = Step::Go(self.steps.len());
        }
        Ok(())
    }

    fn repeat(&mut self, part: &Part, least: u32, most: Option<u32>, greedy: bool) -> Compiled {
        for _ in 1..least {
            self.part(part)?;
        }
        match most {
            None => self.endless(part, least, greedy),
            Some(most) => {
                if least > 0 {
                    self.part(part)?;
                }
                let mut splits = Vec::new();
                for _ in least..most {
                    splits.push(self.split()?);
                    self.part(part)?;
                }
                for split in splits {
                    self.join(split, greedy);
                }
                Ok(())
            }
        }
    }

    /// A part that comes as often as it can. One that may be empty is tried once before it is
    /// left out: so `(|a)*` is read as others read it.
    fn endless(&mut self, part: &Part, least: u32, greedy: bool) -> Compiled {
        let maybe = match least {
            0 if may_be_empty(part) => Some(self.split()?),
            0 => {
                let split = self.split()?;
                self.part(part)?;
                self.add(Step::Go(split))?;
                self.join(split, greedy);
                return Ok(());
            }
            _ => None,
        };
        let start = self.steps.len();
        self.part(part)?;
        let split = self.split()?;
        let past = split + 1;
        self.steps[split] = match greedy {
            true => Step::Split(start, past),
            false => Step::Split(past, start),
        };
        if let Some(maybe) = maybe {
            self.join(maybe, greedy);
        }
        Ok(())
    }
}

/// Whether a part may fit without a character. The depth of parts has a limit.
fn may_be_empty(part: &Part) -> bool {
    match part {
        Part::Empty | Part::Border(_) => true,
        Part::Set(_) => false,
        Part::Row(parts) => parts.iter().all(may_be_empty),
        Part::Choice(parts) => parts.iter().any(may_be_empty),
        Part::Group(_, part) => may_be_empty(part),
        Part::Repeat { part, least, .. } => *least == 0 || may_be_empty(part),
    }
}

/// With which ASCII characters an expression can start.
fn first(steps: &[Step]) -> Option<Box<[bool; 128]>> {
    let mut first = Box::new([false; 128]);
    let mut seen = vec![false; steps.len()];
    let mut open = vec![0];
    while let Some(at) = open.pop() {
        if std::mem::replace(&mut seen[at], true) {
            continue;
        }
        match &steps[at] {
            Step::Take(set) => {
                for (byte, can) in (0..128_u8).zip(first.iter_mut()) {
                    *can |= set.contains(byte as char);
                }
            }
            Step::Border(_) | Step::Save(_) => open.push(at + 1),
            Step::Split(one, other) => open.extend([*one, *other]),
            Step::Go(to) => open.push(*to),
            Step::Done => return None,
        }
    }
    Some(first)
}
