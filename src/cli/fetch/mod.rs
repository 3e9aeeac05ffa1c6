//! Pages of a site on the web: one request at a time, with a pause between those to one host, by
//! the rules of its `robots.txt`, and with a limit on everything.

pub(super) mod address;
mod fault;
pub(super) mod robots;
pub(super) mod sitemap;

use std::collections::HashMap;
use std::io::Read;
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use ureq::Agent;
use ureq::http::Response;
use ureq::unversioned::transport::DefaultConnector;

use crate::Format;
use crate::config::Glob;
use address::{Guarded, host_of, is_address, join};
use robots::Robots;

pub(super) use address::is_address as is_web;
pub(super) use fault::WebFault;

/// The largest page that is taken, in bytes, when it is unpacked.
const MAX_PAGE: u64 = 10 << 20;

/// How often a page may send us on.
const MAX_REDIRECTS: usize = 5;

/// How many sitemaps one sitemap may lead to.
const MAX_SITEMAPS: usize = 100;

/// The longest pause that `robots.txt` may ask for.
const MAX_DELAY: Duration = Duration::from_secs(10);

/// What is asked of a run over the web.
#[derive(Clone, Debug)]
pub(super) struct Manners {
    /// The pause between two requests to one host.
    pub(super) delay: Duration,
    /// How long one page may take.
    pub(super) timeout: Duration,
    /// Whether addresses in private networks may be read.
    pub(super) local: bool,
    /// How many pages of a sitemap are read.
    pub(super) limit: usize,
    /// Which of them: those that fit one of these, if there are any, and none of the others.
    pub(super) include: Vec<Glob>,
    pub(super) exclude: Vec<Glob>,
}

/// Reads from the web. All requests of a run go through it, one at a time.
#[derive(Debug)]
pub(super) struct Fetcher {
    agent: Agent,
    manners: Manners,
    hosts: Mutex<HashMap<String, Host>>,
}

/// What is known of a host.
#[derive(Debug, Default)]
struct Host {
    robots: Option<Robots>,
    last: Option<Instant>,
}

/// A page as it came in.
#[derive(Debug)]
pub(super) struct Fetched {
    pub(super) format: Format,
    pub(super) text: String,
}

/// What a sitemap lists.
#[derive(Debug, Default)]
pub(super) struct Listed {
    /// The pages, each once, in the order of the sitemap.
    pub(super) pages: Vec<String>,
    /// How many pages were left out because there are too many.
    pub(super) over: usize,
    /// How many are on another host.
    pub(super) elsewhere: usize,
    /// Sitemaps that it leads to and that could not be read.
    pub(super) unread: Vec<(String, WebFault)>,
}

/// Bytes with what the server says of them.
struct Answer {
    bytes: Vec<u8>,
    kind: String,
}

impl Fetcher {
    pub(super) fn new(manners: Manners) -> Self {
        let config = Agent::config_builder()
            .timeout_global(Some(manners.timeout))
            .max_redirects(0)
            .max_redirects_will_error(false)
            .http_status_as_error(false)
            .proxy(None)
            .user_agent(concat!("helder/", env!("CARGO_PKG_VERSION")))
            .build();
        let resolver = Guarded::new(manners.local);
        Self {
            agent: Agent::with_parts(config, DefaultConnector::default(), resolver),
            manners,
            hosts: Mutex::default(),
        }
    }

    /// Reads a page.
    pub(super) fn page(&self, url: &str) -> Result<Fetched, WebFault> {
        let Answer { bytes, kind } = self.get(url)?;
        let (name, charset) = parts_of(&kind);
        let format = match name.as_str() {
            "" | "text/html" | "application/xhtml+xml" => Format::Html,
            "text/plain" => Format::Plain,
            "text/markdown" => Format::Markdown,
            _ => return Err(WebFault::NoText(name)),
        };
        let text = decode(&bytes, charset.as_deref(), format);
        Ok(Fetched { format, text })
    }

    /// The pages that a sitemap lists, on its own host.
    pub(super) fn sitemap(&self, url: &str) -> Result<Listed, WebFault> {
        let mut listed = Listed::default();
        let mut sitemaps = vec![url.to_owned()];
        let host = host_of(url).ok_or(WebFault::NoAddress)?;
        let mut seen = std::collections::HashSet::new();
        let mut at = 0;
        while let Some(next) = sitemaps.get(at).cloned() {
            at += 1;
            let found = self.get(&next).and_then(|it| sitemap::read(&it.bytes));
            let found = match found {
                Ok(found) => found,
                Err(fault) if at == 1 => return Err(fault),
                Err(fault) => {
                    listed.unread.push((next, fault));
                    continue;
                }
            };
            for more in found.sitemaps {
                if sitemaps.len() < MAX_SITEMAPS && !sitemaps.contains(&more) {
                    sitemaps.push(more);
                }
            }
            for page in found.pages {
                if !is_address(&page) || host_of(&page).as_ref() != Some(&host) {
                    listed.elsewhere += 1;
                } else if !self.wants(&page) || !seen.insert(page.clone()) {
                } else if listed.pages.len() < self.manners.limit {
                    listed.pages.push(page);
                } else {
                    listed.over += 1;
                }
            }
        }
        match listed.pages.is_empty() {
            true => Err(WebFault::NoPages),
            false => Ok(listed),
        }
    }

    /// Whether a page of a sitemap is meant, by its path.
    fn wants(&self, url: &str) -> bool {
        let Manners {
            include, exclude, ..
        } = &self.manners;
        let path = address::path_of(url).trim_start_matches('/');
        let fits = |globs: &[Glob]| globs.iter().any(|glob| glob.fits(path));
        (include.is_empty() || fits(include)) && !fits(exclude)
    }

    /// Gets what is at an address, and follows where that leads.
    fn get(&self, url: &str) -> Result<Answer, WebFault> {
        let mut url = url.to_owned();
        let mut hosts = self.hosts.lock().unwrap_or_else(PoisonError::into_inner);
        for _ in 0..=MAX_REDIRECTS {
            let name = host_of(&url).ok_or(WebFault::NoAddress)?;
            let host = hosts.entry(name).or_default();
            if host.robots.is_none() {
                host.robots = Some(self.robots(&url, host)?);
            }
            let robots = host.robots.as_ref();
            if robots.is_some_and(|it| !it.allows(address::path_of(&url))) {
                return Err(WebFault::Robots);
            }
            let mut response = self.request(&url, host)?;
            match response.status().as_u16() {
                200..=299 => return self.answer(&mut response),
                301 | 302 | 303 | 307 | 308 => {
                    let to = response.headers().get("location");
                    let to = to.and_then(|it| it.to_str().ok());
                    url = to
                        .and_then(|to| join(&url, to))
                        .ok_or(WebFault::NoAddress)?;
                }
                status => return Err(WebFault::Status(status)),
            }
        }
        Err(WebFault::Redirects)
    }

    /// The rules of a host. A host without them allows everything; one that can't answer, nothing
    /// (RFC 9309, section 2.3.1).
    fn robots(&self, url: &str, host: &mut Host) -> Result<Robots, WebFault> {
        let mut at = join(url, "/robots.txt").ok_or(WebFault::NoAddress)?;
        for _ in 0..=MAX_REDIRECTS {
            let mut response = self.request(&at, host)?;
            match response.status().as_u16() {
                200..=299 => {
                    let answer = self.answer(&mut response)?;
                    return Ok(Robots::parse(&String::from_utf8_lossy(&answer.bytes)));
                }
                300..=399 => {
                    let to = response.headers().get("location");
                    let to = to.and_then(|it| it.to_str().ok());
                    match to.and_then(|to| join(&at, to)) {
                        Some(to) => at = to,
                        None => break,
                    }
                }
                status @ 500.. => return Err(WebFault::Status(status)),
                _ => break,
            }
        }
        Ok(Robots::default())
    }

    /// Makes one request, after the pause that the host is due.
    fn request(&self, url: &str, host: &mut Host) -> Result<Response<ureq::Body>, WebFault> {
        let asked = host
            .robots
            .as_ref()
            .and_then(|it| it.delay)
            .unwrap_or_default();
        let delay = self.manners.delay.max(asked.min(MAX_DELAY));
        if let Some(last) = host.last {
            thread::sleep(delay.saturating_sub(last.elapsed()));
        }
        let response = self.agent.get(url).call();
        host.last = Some(Instant::now());
        response.map_err(|error| fault_of(&error))
    }

    fn answer(&self, response: &mut Response<ureq::Body>) -> Result<Answer, WebFault> {
        let kind = response.headers().get("content-type");
        let kind = kind.and_then(|it| it.to_str().ok()).unwrap_or_default();
        let kind = kind.to_owned();
        let mut bytes = Vec::new();
        let body = response.body_mut().as_reader();
        body.take(MAX_PAGE + 1)
            .read_to_end(&mut bytes)
            .map_err(|error| match error.kind() {
                std::io::ErrorKind::TimedOut => WebFault::Slow,
                _ => match error.get_ref().and_then(|it| it.downcast_ref()) {
                    Some(error) => fault_of(error),
                    None => WebFault::Unreachable(error.to_string()),
                },
            })?;
        match bytes.len() as u64 > MAX_PAGE {
            true => Err(WebFault::TooLarge),
            false => Ok(Answer { bytes, kind }),
        }
    }
}

fn fault_of(error: &ureq::Error) -> WebFault {
    match error {
        ureq::Error::Timeout(_) => WebFault::Slow,
        ureq::Error::Other(cause) if cause.is::<address::IsPrivate>() => WebFault::Private,
        ureq::Error::BodyExceedsLimit(_) => WebFault::TooLarge,
        ureq::Error::BadUri(_) => WebFault::NoAddress,
        other => WebFault::Unreachable(other.to_string()),
    }
}

/// The name of a media type, and its character set.
fn parts_of(kind: &str) -> (String, Option<String>) {
    let mut parts = kind.split(';');
    let name = parts.next().unwrap_or_default().trim().to_ascii_lowercase();
    let charset = parts.find_map(|part| {
        let (key, value) = part.split_once('=')?;
        let is_charset = key.trim().eq_ignore_ascii_case("charset");
        is_charset.then(|| value.trim().trim_matches('"').to_owned())
    });
    (name, charset)
}

/// The bytes as text: a byte order mark tells the character set, else the server, else the page.
fn decode(bytes: &[u8], charset: Option<&str>, format: Format) -> String {
    let of_page = || {
        let start = String::from_utf8_lossy(&bytes[..bytes.len().min(1024)]).to_ascii_lowercase();
        let at = start.find("charset=").filter(|_| format == Format::Html)? + "charset=".len();
        let rest = start[at..].trim_start_matches(['"', '\'']);
        let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && !"-_".contains(c));
        Some(rest[..end.unwrap_or(rest.len())].to_owned())
    };
    let label = charset.map(str::to_owned).or_else(of_page);
    let encoding = label.and_then(|it| encoding_rs::Encoding::for_label(it.as_bytes()));
    let encoding = encoding.unwrap_or(encoding_rs::UTF_8);
    encoding.decode(bytes).0.into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_read_in_its_character_set() {
        for (bytes, kind, expected) in [
            (&b"caf\xc3\xa9"[..], "text/html", "café"),
            (b"caf\xe9", "text/html; charset=ISO-8859-1", "café"),
            (b"caf\xe9", "text/html;charset=\"windows-1252\"", "café"),
            (
                b"<meta charset=latin1>caf\xe9",
                "text/html",
                "<meta charset=latin1>café",
            ),
            (
                b"\xef\xbb\xbfcaf\xc3\xa9",
                "text/html; charset=latin1",
                "café",
            ),
            (b"caf\xe9", "text/html; charset=none-such", "caf\u{fffd}"),
        ] {
            let (name, charset) = parts_of(kind);
            assert_eq!(name, "text/html");
            assert_eq!(decode(bytes, charset.as_deref(), Format::Html), expected);
        }
    }
}
