//! Which settings hold for which input: the command line first, then the nearest `helder.toml`.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::args::{Common, GateArgs};
use super::error::Error;
use super::input::{Input, decode, display, read_file};
use crate::Options;
use crate::config::{Config, Held, Origin, Resolved, Scope};
use crate::gates::Gates;
use crate::rules::Ui;

/// The name of the file that is looked for.
pub(super) const FILE: &str = "helder.toml";

/// The settings of a run. Each `helder.toml` is read once, whatever the number of inputs.
#[derive(Debug)]
pub(super) struct SettingsOf<'a> {
    common: &'a Common,
    files: Vec<File>,
    /// The file that holds in a folder, as an index, if there is one.
    folders: BTreeMap<PathBuf, Option<usize>>,
    /// What was worked out before: inputs of one scope share their options.
    holds: BTreeMap<(Option<usize>, Scope), Arc<Holds>>,
    gates: Option<GateArgs>,
}

/// What holds for the inputs of one scope.
#[derive(Debug)]
pub(super) struct Holds {
    /// How they are checked.
    pub(super) options: Options,
    /// What they must meet.
    pub(super) gates: Gates,
}

/// A `helder.toml` that was read.
#[derive(Debug)]
struct File {
    /// The name in messages.
    name: String,
    /// Where paths in it start.
    folder: PathBuf,
    config: Config,
}

/// What holds for an input.
#[derive(Debug)]
pub(super) struct Holding {
    /// The file it comes from, if there is one.
    pub(super) file: Option<String>,
    pub(super) resolved: Resolved,
}

impl<'a> SettingsOf<'a> {
    /// The settings under these options of the command line.
    pub(super) fn new(common: &'a Common) -> Self {
        Self {
            common,
            files: Vec::new(),
            folders: BTreeMap::new(),
            holds: BTreeMap::new(),
            gates: None,
        }
    }

    /// What holds for a place.
    pub(super) fn holding(&mut self, place: &Path) -> Result<Holding, Error> {
        let (file, path) = self.find(place)?;
        let file = file.map(|file| &self.files[file]);
        let mut resolved = file.map_or_else(Resolved::default, |it| it.config.resolve(&path));
        over(&mut resolved, self.common);
        Ok(Holding {
            file: file.map(|file| file.name.clone()),
            resolved,
        })
    }

    /// Lets gates of the command line go before those of a file.
    pub(super) fn gates_over(&mut self, gates: GateArgs) {
        self.gates = Some(gates);
    }

    /// What holds for an input.
    pub(super) fn of(&mut self, input: &Input) -> Result<Arc<Holds>, Error> {
        let (file, path) = self.find(&input.place())?;
        let config = file.map(|file| &self.files[file].config);
        let scope = config.map_or_else(Scope::default, |config| config.scope(&path));
        if let Some(holds) = self.holds.get(&(file, scope.clone())) {
            return Ok(Arc::clone(holds));
        }
        let mut resolved =
            config.map_or_else(Resolved::default, |config| config.resolve_scope(&scope));
        over(&mut resolved, self.common);
        let mut gates = resolved.gates();
        if let Some(typed) = self.gates {
            gates.fail_on = typed.fail_on.map_or(gates.fail_on, |it| it.fail_on());
            gates.max_level = typed.max_level.or(gates.max_level);
            gates.max_difficulty = typed.max_difficulty.or(gates.max_difficulty);
        }
        let holds = Arc::new(Holds {
            options: resolved.options(),
            gates,
        });
        self.holds.insert((file, scope), Arc::clone(&holds));
        Ok(holds)
    }

    /// How the text of a file is checked, which need not be on disk as it is; none: the settings
    /// leave it out.
    pub(super) fn options_at(&mut self, place: &Path) -> Result<Option<Options>, Error> {
        let (file, path) = self.find(place)?;
        if file.is_some_and(|file| self.files[file].config.excludes(&path)) {
            return Ok(None);
        }
        Ok(Some(self.holding(place)?.resolved.options()))
    }

    /// The file that says that an input is not to be read, if one does.
    pub(super) fn excluder(&mut self, input: &Input) -> Result<Option<&str>, Error> {
        let (file, path) = self.find(&input.place())?;
        let file = file.map(|file| &self.files[file]);
        let excluder = file.filter(|file| input.is_file() && file.config.excludes(&path));
        Ok(excluder.map(|file| file.name.as_str()))
    }

    /// The language for what is said before any page is read.
    pub(super) fn ui_without_page(&mut self) -> Ui {
        let set = self.ui().ok().flatten();
        set.unwrap_or_else(|| self.common.ui_without_page())
    }

    /// The language for what is said of the run as a whole.
    pub(super) fn ui(&mut self) -> Result<Option<Ui>, Error> {
        Ok(self.holding(Path::new("-"))?.resolved.ui.value)
    }

    /// The file that holds for a place, as an index, and the path of the place from its folder.
    fn find(&mut self, place: &Path) -> Result<(Option<usize>, String), Error> {
        let place = std::path::absolute(place).unwrap_or_else(|_| place.to_path_buf());
        let folder = place.parent().unwrap_or(&place);
        // One folder may have more names than one; a folder that is not there keeps its own.
        let folder = fs::canonicalize(folder).unwrap_or_else(|_| folder.to_path_buf());
        let file = match (&self.common.config, self.common.no_config) {
            (_, true) => None,
            (Some(path), false) => Some(self.read(Path::new(path))?),
            (None, false) => self.nearest(&folder)?,
        };
        let name = place.file_name().unwrap_or_default();
        let whole = folder.join(name);
        let path = match file.map(|file| &self.files[file].folder) {
            Some(start) => whole.strip_prefix(start).unwrap_or(&whole),
            None => &whole,
        };
        Ok((file, display(path)))
    }

    /// The nearest file in a folder or above it. The search ends at the top of a repository: what
    /// is outside is not under its care.
    fn nearest(&mut self, folder: &Path) -> Result<Option<usize>, Error> {
        if let Some(&found) = self.folders.get(folder) {
            return Ok(found);
        }
        let path = folder.join(FILE);
        // A link that leads nowhere is a file that somebody meant.
        let is_lost = || path.is_symlink() && !path.exists();
        let found = if path.is_file() || is_lost() {
            Some(self.read(&path)?)
        } else if folder.join(".git").exists() {
            None
        } else {
            match folder.parent() {
                Some(above) => self.nearest(above)?,
                None => None,
            }
        };
        self.folders.insert(folder.to_path_buf(), found);
        Ok(found)
    }

    /// Reads a file, unless it was read before.
    fn read(&mut self, path: &Path) -> Result<usize, Error> {
        let whole = fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf());
        let folder = whole.parent().unwrap_or(&whole).to_path_buf();
        let name = name_of(&whole);
        if let Some(index) = self.files.iter().position(|file| file.name == name) {
            return Ok(index);
        }
        let bytes = read_file(Path::new(&name))?;
        let text = match decode(&name, bytes) {
            Err(Error::Empty { .. }) => String::new(),
            text => text?,
        };
        let text = text.trim_start_matches('\u{feff}');
        let config = Config::parse(text).map_err(|faults| Error::Config {
            path: name.clone(),
            faults,
        })?;
        self.files.push(File {
            name,
            folder,
            config,
        });
        Ok(self.files.len() - 1)
    }
}

/// The name of a file in messages: from this folder, if it is in it.
fn name_of(path: &Path) -> String {
    let here = std::env::current_dir().and_then(fs::canonicalize);
    let inside = here.ok().and_then(|here| path.strip_prefix(here).ok());
    display(inside.unwrap_or(path))
}

/// Puts what was typed over what a file says.
fn over(resolved: &mut Resolved, common: &Common) {
    if let Some(value) = common.profile() {
        resolved.profile = typed(value);
    }
    if let Some(value) = common.lang() {
        resolved.lang = typed(value);
    }
    if let Some(value) = common.ui() {
        resolved.ui = typed(Some(value));
    }
}

fn typed<T>(value: T) -> Held<T> {
    Held {
        value,
        origin: Origin::CommandLine,
    }
}
