//! Files that come whole or not at all: reports, baselines, fixed texts and first settings.
//!
//! The text goes into a file of a passing name beside the one that is meant, and takes its place
//! when it is on the disk. Whoever ends helder in between leaves the old file as it was, and a
//! hidden `.helder-…` beside it.

use std::fs::{self, File, Permissions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

/// A file that is being written.
#[derive(Debug)]
pub(super) struct WholeFile {
    file: NamedTempFile,
    path: PathBuf,
    /// Those of the file whose place it takes.
    permissions: Option<Permissions>,
}

impl WholeFile {
    /// A file that will be at this path. A link stays a link: what it leads to is replaced.
    pub(super) fn at(path: &Path) -> io::Result<Self> {
        let path = match fs::canonicalize(path) {
            Ok(path) => path,
            Err(cause) if cause.kind() == io::ErrorKind::NotFound => path.to_path_buf(),
            Err(cause) => return Err(cause),
        };
        let permissions = fs::metadata(&path).ok().map(|it| it.permissions());
        let folder = path.parent().filter(|it| !it.as_os_str().is_empty());
        let mut builder = tempfile::Builder::new();
        // A new file has the permissions that the system gives to new files.
        #[cfg(unix)]
        if permissions.is_none() {
            builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
        }
        let file = builder
            .prefix(".helder-")
            .tempfile_in(folder.unwrap_or(Path::new(".")))?;
        Ok(Self {
            file,
            path,
            permissions,
        })
    }

    /// Where to write.
    pub(super) fn writer(&self) -> io::Result<File> {
        self.file.as_file().try_clone()
    }

    /// Puts it in its place, when all of it is on the disk.
    pub(super) fn place(self) -> io::Result<()> {
        if let Some(permissions) = self.permissions {
            fs::set_permissions(self.file.path(), permissions)?;
        }
        self.file.as_file().sync_all()?;
        self.file.persist(self.path)?;
        Ok(())
    }

    /// The same, unless there is a file of that name by now.
    pub(super) fn place_new(self) -> io::Result<()> {
        self.file.as_file().sync_all()?;
        self.file.persist_noclobber(self.path)?;
        Ok(())
    }
}

/// Puts a text in the place of a file.
pub(super) fn write(path: &Path, text: &str) -> io::Result<()> {
    let file = WholeFile::at(path)?;
    file.writer()?.write_all(text.as_bytes())?;
    file.place()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).expect("it is a folder").flatten();
        let mut names: Vec<String> = entries
            .map(|it| it.file_name().to_string_lossy().into_owned())
            .collect();
        names.sort();
        names
    }

    #[test]
    fn a_file_is_there_whole_or_as_it_was() {
        let folder = tempfile::tempdir().expect("folders can be made");
        let path = folder.path().join("a.txt");
        write(&path, "een").expect("it can be written");
        let half = WholeFile::at(&path).expect("it can be made");
        let mut writer = half.writer().expect("it can be written");
        writer.write_all(b"tw").expect("it can be written");
        assert_eq!(fs::read_to_string(&path).expect("it is there"), "een");
        drop(half);
        assert_eq!(names(folder.path()), ["a.txt"]);
        let new = WholeFile::at(&path).expect("it can be made");
        assert!(new.place_new().is_err(), "it is there already");
        assert_eq!(names(folder.path()), ["a.txt"]);
    }

    #[cfg(unix)]
    #[test]
    fn links_and_permissions_stay() {
        use std::os::unix::fs::{PermissionsExt, symlink};
        let folder = tempfile::tempdir().expect("folders can be made");
        let (path, link) = (folder.path().join("a.txt"), folder.path().join("b.txt"));
        fs::write(&path, "een").expect("it can be written");
        fs::set_permissions(&path, Permissions::from_mode(0o640)).expect("it is ours");
        symlink("a.txt", &link).expect("links can be made");
        write(&link, "twee").expect("it can be written");
        assert_eq!(fs::read_to_string(&path).expect("it is there"), "twee");
        assert!(link.is_symlink());
        let mode = fs::metadata(&path)
            .expect("it is there")
            .permissions()
            .mode();
        assert_eq!(mode & 0o777, 0o640);
        let new = folder.path().join("c.txt");
        write(&new, "drie").expect("it can be written");
        let mode = fs::metadata(&new)
            .expect("it is there")
            .permissions()
            .mode();
        assert_ne!(mode & 0o044, 0, "others may read it, as any new file");
    }
}
