//! Addresses on the web, e-mail addresses and names of files: words that nobody reads letter by
//! letter.

/// Whether a run is an address on the web, an e-mail address, or the name of a file.
pub(super) fn is_address(run: &str) -> bool {
    let (mut dot, mut other) = (false, false);
    for byte in run.bytes() {
        dot |= byte == b'.';
        other |= matches!(byte, b'@' | b':' | b'\\' | b'_');
    }
    if other {
        let mail = run
            .split_once('@')
            .is_some_and(|(name, host)| !name.is_empty() && host.contains('.'));
        if mail || run.contains("://") || run.contains('\\') {
            return true;
        }
        let underscore = run
            .split_once('_')
            .is_some_and(|(before, after)| !before.is_empty() && !after.is_empty());
        if underscore {
            return true;
        }
    }
    dot && is_host(run)
}

/// Whether a run begins with a name such as *www.x* or *x.nl*, or is a file name.
fn is_host(run: &str) -> bool {
    if run
        .get(..4)
        .is_some_and(|head| head.eq_ignore_ascii_case("www."))
    {
        return true;
    }
    let host = &run[..run.find(['/', '?', '#', ':']).unwrap_or(run.len())];
    let Some((name, last)) = host.rsplit_once('.') else {
        return false;
    };
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.');
    let shouted = !host.bytes().any(|byte| byte.is_ascii_lowercase());
    name.len() >= 2
        && name.bytes().all(plain)
        && !name.contains("..")
        && name.bytes().any(|byte| byte.is_ascii_alphabetic())
        && ENDINGS.iter().any(|&ending| {
            ending == last
                || (shouted && ending.eq_ignore_ascii_case(last) && ending.len() == last.len())
        })
}

/// The ends of host names and of file names that are met most on government pages. Those that are
/// also words (*.at*, *.in*, *.no*) are missing on purpose.
const ENDINGS: &[&str] = &[
    "nl",
    "com",
    "org",
    "uk",
    "gov",
    "be",
    "eu",
    "net",
    "info",
    "de",
    "fr",
    "lu",
    "es",
    "edu",
    "mil",
    "int",
    "us",
    "ie",
    "ca",
    "au",
    "nz",
    "io",
    "dev",
    "app",
    "amsterdam",
    "frl",
    "brussels",
    "vlaanderen",
    "gent",
    "london",
    "scot",
    "wales",
    "cymru",
    "pdf",
    "doc",
    "docx",
    "odt",
    "rtf",
    "txt",
    "xls",
    "xlsx",
    "ods",
    "csv",
    "ppt",
    "pptx",
    "odp",
    "zip",
    "html",
    "htm",
    "xml",
    "json",
    "jpg",
    "jpeg",
    "png",
    "gif",
    "svg",
    "mp3",
    "mp4",
    "exe",
    "aspx",
    "php",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_told_by_their_form() {
        for run in [
            "https://x.nl/a?b=c",
            "info@dorp.example.nl",
            "www.dorp",
            "Dorp.nl",
            "GOV.UK",
            "dorp.nl/loket",
            "brief.pdf",
            "mijn_bestand",
            "C:\\map",
        ] {
            assert!(is_address(run), "{run}");
        }
        for run in [
            "o.a", "3.2.1", "einde.De", "and/or", "12:30", "@dorp", "i.v.m",
        ] {
            assert!(!is_address(run), "{run}");
        }
    }
}
