//! Paths as servers know them: from the top of the repository, whatever the folder in which helder
//! runs.

/// Where a run takes place. Both are absolute, with `/` on every system; empty: not known.
#[derive(Clone, Debug, Default)]
pub struct Base {
    here: String,
    root: String,
}

impl Base {
    /// A run in the folder `here`, in the repository whose top is `root`.
    pub fn new(here: String, root: String) -> Self {
        Self { here, root }
    }

    /// The path of a page from the top of the repository; a path outside it stays absolute, and
    /// the address of a page on the web stays as it is.
    pub fn path(&self, page: &str) -> String {
        if page == "-" || is_address(page) {
            return page.to_owned();
        }
        let whole = if is_absolute(page) {
            tidy(page)
        } else {
            tidy(&format!("{}/{page}", self.here))
        };
        let root = self.root.trim_end_matches('/');
        match whole.strip_prefix(root).and_then(|it| it.strip_prefix('/')) {
            Some(inside) if !is_absolute(page) || !root.is_empty() => inside.to_owned(),
            _ => whole,
        }
    }

    /// The same as a reference of [RFC 3986](https://www.rfc-editor.org/rfc/rfc3986): relative
    /// inside the repository.
    pub fn uri(&self, page: &str) -> String {
        let path = self.path(page);
        if is_address(&path) {
            return path;
        }
        let mut uri = match path.as_bytes() {
            [b'/', ..] => "file://".to_owned(),
            _ if is_absolute(&path) => "file:///".to_owned(),
            _ => String::new(),
        };
        for byte in path.bytes() {
            match byte {
                b'0'..=b'9' | b'a'..=b'z' | b'A'..=b'Z' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                    uri.push(byte.into());
                }
                byte => uri += &format!("%{byte:02X}"),
            }
        }
        uri
    }
}

fn is_address(path: &str) -> bool {
    path.starts_with("http://") || path.starts_with("https://")
}

/// Whether a path starts at the top of a disk, also as Windows writes it.
fn is_absolute(path: &str) -> bool {
    let bytes = path.as_bytes();
    path.starts_with('/') || (bytes.get(1) == Some(&b':') && bytes.get(2) == Some(&b'/'))
}

/// A path without `.` and `..` in it.
fn tidy(path: &str) -> String {
    let mut parts: Vec<&str> = Vec::new();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    let start = if path.starts_with('/') { "/" } else { "" };
    format!("{start}{}", parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_start_at_the_top_of_the_repository() {
        let base = Base::new("/work/site/docs".to_owned(), "/work/site".to_owned());
        for (page, path, uri) in [
            ("a.md", "docs/a.md", "docs/a.md"),
            ("./b/../a.md", "docs/a.md", "docs/a.md"),
            ("../a.md", "a.md", "a.md"),
            ("../../a.md", "/work/a.md", "file:///work/a.md"),
            ("/work/site/x y.md", "x y.md", "x%20y.md"),
            (
                "/work/sites/a.md",
                "/work/sites/a.md",
                "file:///work/sites/a.md",
            ),
            (
                "één:%#?.md",
                "docs/één:%#?.md",
                "docs/%C3%A9%C3%A9n%3A%25%23%3F.md",
            ),
            ("-", "-", "-"),
            (
                "https://a.nl/b?c=d",
                "https://a.nl/b?c=d",
                "https://a.nl/b?c=d",
            ),
        ] {
            assert_eq!(base.path(page), path);
            assert_eq!(base.uri(page), uri);
        }
        let windows = Base::new("C:/site".to_owned(), "C:/site".to_owned());
        assert_eq!(windows.uri("a.md"), "a.md");
        assert_eq!(windows.uri("D:/a.md"), "file:///D%3A/a.md");
        assert_eq!(Base::default().path("a.md"), "a.md");
    }
}
