//! Sitemaps, after <https://www.sitemaps.org/protocol.html>: as XML, packed or not, or as a text
//! with an address a line.

use std::io::Read;

use super::{MAX_PAGE, WebFault};
use crate::cli::letters::xml::{Step, walk};

/// What one sitemap holds.
#[derive(Debug, Default, PartialEq, Eq)]
pub(in crate::cli) struct Found {
    pub(in crate::cli) pages: Vec<String>,
    pub(in crate::cli) sitemaps: Vec<String>,
}

/// Reads a sitemap.
pub(in crate::cli) fn read(bytes: &[u8]) -> Result<Found, WebFault> {
    let mut unpacked = Vec::new();
    let bytes = match bytes {
        [0x1f, 0x8b, ..] => {
            let unpack = flate2::read::GzDecoder::new(bytes);
            let read = unpack.take(MAX_PAGE + 1).read_to_end(&mut unpacked);
            read.map_err(|_| WebFault::NoPages)?;
            if unpacked.len() as u64 > MAX_PAGE {
                return Err(WebFault::TooLarge);
            }
            &unpacked
        }
        bytes => bytes,
    };
    let text = String::from_utf8_lossy(bytes);
    let text = text.trim_start_matches('\u{feff}').trim();
    if text.starts_with('<') {
        xml(text).ok_or(WebFault::NoPages)
    } else {
        let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
        Ok(Found {
            pages: lines.map(str::to_owned).collect(),
            sitemaps: Vec::new(),
        })
    }
}

fn xml(text: &str) -> Option<Found> {
    let mut found = Found::default();
    let (mut in_sitemap, mut address) = (false, None);
    let walked = walk(text, &["image", "video", "news"], |step| match step {
        Step::Open(tag) => match tag.name() {
            "sitemap" => in_sitemap = true,
            "url" => in_sitemap = false,
            "loc" => address = Some(String::new()),
            _ => {}
        },
        Step::Text(text) => {
            if let Some(address) = &mut address {
                address.push_str(text);
            }
        }
        Step::Close("loc") => {
            let address = address.take().unwrap_or_default().trim().to_owned();
            match in_sitemap {
                true => found.sitemaps.push(address),
                false => found.pages.push(address),
            }
        }
        Step::Close(_) => {}
    });
    walked.ok().map(|()| found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_and_other_sitemaps_are_found() {
        let text = "<?xml version=\"1.0\"?><urlset><url><loc> https://a.nl/?x=1&amp;y=2 </loc>\
                    <image:image><image:loc>https://a.nl/b.png</image:loc></image:image></url>\
                    <url><loc>https://a.nl/c</loc></url></urlset>";
        let found = read(text.as_bytes()).expect("it is one");
        assert_eq!(found.pages, ["https://a.nl/?x=1&y=2", "https://a.nl/c"]);
        let text = "<sitemapindex><sitemap><loc>https://a.nl/1.xml</loc></sitemap></sitemapindex>";
        let found = read(text.as_bytes()).expect("it is one");
        assert_eq!(
            (found.pages.len(), &*found.sitemaps[0]),
            (0, "https://a.nl/1.xml")
        );
        let found = read(b"https://a.nl/\r\n\r\nhttps://a.nl/b\r\n").expect("it is one");
        assert_eq!(found.pages, ["https://a.nl/", "https://a.nl/b"]);
        assert_eq!(read(b"<urlset></b>"), Err(WebFault::NoPages));
    }
}
