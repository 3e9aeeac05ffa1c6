//! How far a long run is: a line on the terminal that goes when there is something else to show.

use std::io::{self, IsTerminal, Write};
use std::sync::Mutex;
use std::time::{Duration, Instant};

use crate::rules::Ui;

/// A run that takes no longer shows nothing.
const PATIENCE: Duration = Duration::from_secs(1);

/// How often the line changes.
const PAUSE: Duration = Duration::from_millis(100);

/// Goes to the start of the line and wipes it.
const WIPE: &str = "\r\x1b[K";

/// How many of the texts of a run are read. Threads that read texts share it.
///
/// It is drawn while texts are read and wiped before anything is written, so reports and messages
/// never run through it.
pub(super) struct Progress {
    /// In all.
    total: usize,
    ui: Ui,
    line: Mutex<Line>,
}

struct Line {
    /// None: nobody looks.
    out: Option<Box<dyn Write + Send>>,
    n: usize,
    /// When it may be drawn again.
    next: Instant,
    is_drawn: bool,
}

impl Progress {
    /// The progress of a run over so many texts, on standard error if that is a terminal.
    pub(super) fn new(ui: Ui, total: usize) -> Self {
        let is_dumb = std::env::var_os("TERM").is_some_and(|it| it == "dumb");
        let shows = io::stderr().is_terminal() && !is_dumb;
        let out = shows.then(|| Box::new(io::stderr()) as Box<dyn Write + Send>);
        Self::on(out, ui, total)
    }

    /// Shows nothing: somebody is asked a question meanwhile.
    pub(super) fn hidden(ui: Ui) -> Self {
        Self::on(None, ui, 0)
    }

    /// The language of the run.
    pub(super) fn ui(&self) -> Ui {
        self.ui
    }

    fn on(out: Option<Box<dyn Write + Send>>, ui: Ui, total: usize) -> Self {
        let next = Instant::now() + PATIENCE;
        Self {
            total,
            ui,
            line: Mutex::new(Line {
                out,
                n: 0,
                next,
                is_drawn: false,
            }),
        }
    }

    /// One more text was read.
    pub(super) fn step(&self) {
        self.step_at(Instant::now());
    }

    fn step_at(&self, now: Instant) {
        // Who panicked while drawing left nothing half done.
        let mut line = self.line.lock().unwrap_or_else(|it| it.into_inner());
        line.n += 1;
        let n = line.n;
        if now < line.next {
            return;
        }
        line.next = now + PAUSE;
        let total = self.total;
        let text = match self.ui {
            Ui::Nl => format!("{WIPE}helder: {n} van de {total} gelezen"),
            Ui::En => format!("{WIPE}helder: {n} of {total} read"),
        };
        line.write(&text);
        line.is_drawn = true;
    }

    /// Makes room for something else.
    pub(super) fn wipe(&self) {
        let mut line = self.line.lock().unwrap_or_else(|it| it.into_inner());
        if std::mem::take(&mut line.is_drawn) {
            line.write(WIPE);
        }
    }
}

impl Line {
    /// If the terminal is gone there is nobody to tell.
    fn write(&mut self, text: &str) {
        if let Some(out) = &mut self.out {
            let _ = out.write_all(text.as_bytes()).and_then(|()| out.flush());
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;

    /// A terminal whose screen the test can see.
    #[derive(Clone, Default)]
    struct Screen(Arc<Mutex<Vec<u8>>>);

    impl Write for Screen {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.lock().expect("nobody panics").write(bytes)
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    impl Screen {
        fn take(&self) -> String {
            let bytes = std::mem::take(&mut *self.0.lock().expect("nobody panics"));
            String::from_utf8(bytes).expect("it is text")
        }
    }

    #[test]
    fn a_long_run_shows_how_far_it_is_and_leaves_nothing_behind() {
        let screen = Screen::default();
        let progress = Progress::on(Some(Box::new(screen.clone())), Ui::En, 4);
        let start = Instant::now();
        progress.step_at(start);
        progress.wipe();
        assert_eq!(screen.take(), "", "a short run shows nothing");
        progress.step_at(start + Duration::from_secs(2));
        progress.step_at(start + Duration::from_millis(2050));
        assert_eq!(screen.take(), "\r\x1b[Khelder: 2 of 4 read");
        progress.step_at(start + Duration::from_secs(3));
        progress.wipe();
        progress.wipe();
        assert_eq!(screen.take(), "\r\x1b[Khelder: 4 of 4 read\r\x1b[K");
    }
}
