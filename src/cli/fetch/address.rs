//! Addresses on the web, and the guard that keeps requests out of private networks.

use std::fmt;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use ureq::config::Config;
use ureq::http::Uri;
use ureq::unversioned::resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::NextTimeout;

/// Whether a name is the address of a page.
pub(crate) fn is_address(name: &str) -> bool {
    name.starts_with("http://") || name.starts_with("https://")
}

/// The scheme, the host and the port of an address, in lower case; none: it is no address. Names
/// of users are not sent, so an address with one is none.
pub(super) fn host_of(url: &str) -> Option<String> {
    let start = url.find("://").filter(|_| is_address(url))? + 3;
    let end = url[start..]
        .find(['/', '?', '#'])
        .map_or(url.len(), |at| start + at);
    let host = &url[start..end];
    (!host.is_empty() && !host.contains('@')).then(|| url[..end].to_ascii_lowercase())
}

/// The path of an address with what is asked of it, without the part for browsers.
pub(super) fn path_of(url: &str) -> &str {
    let start = host_of(url).map_or(url.len(), |host| host.len());
    let path = &url[start..];
    let path = path.split('#').next().unwrap_or(path);
    if path.is_empty() { "/" } else { path }
}

/// The address that a reference in a page at `base` means.
pub(in crate::cli) fn join(base: &str, reference: &str) -> Option<String> {
    let reference = reference.trim();
    let host = host_of(base)?;
    let path = path_of(base).split('?').next().unwrap_or("/");
    let url = if is_address(reference) {
        reference.to_owned()
    } else if let Some(rest) = reference.strip_prefix("//") {
        let scheme = host.split("//").next()?;
        format!("{scheme}//{rest}")
    } else if reference.contains(':') && !reference.contains('/') {
        // Some other scheme, such as `mailto:`.
        return None;
    } else if reference.starts_with('/') {
        format!("{host}{reference}")
    } else if reference.starts_with('?') {
        format!("{host}{path}{reference}")
    } else {
        let folder = path.rfind('/').map_or("/", |at| &path[..=at]);
        format!("{host}{folder}{reference}")
    };
    host_of(&url).map(|_| url)
}

/// Finds the machines of a host, and none in a private network.
#[derive(Debug, Default)]
pub(super) struct Guarded {
    inner: DefaultResolver,
    local: bool,
}

/// All machines of the host are in a private network.
#[derive(Debug)]
pub(super) struct IsPrivate;

impl fmt::Display for IsPrivate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("it is in a private network")
    }
}

impl std::error::Error for IsPrivate {}

impl Guarded {
    pub(super) fn new(local: bool) -> Self {
        let inner = DefaultResolver::default();
        Self { inner, local }
    }
}

impl Resolver for Guarded {
    fn resolve(
        &self,
        uri: &Uri,
        config: &Config,
        timeout: NextTimeout,
    ) -> Result<ResolvedSocketAddrs, ureq::Error> {
        let found = self.inner.resolve(uri, config, timeout)?;
        let mut kept = self.empty();
        for address in found.iter().filter(|it| self.local || is_public(it.ip())) {
            kept.push(*address);
        }
        match kept.is_empty() {
            true => Err(ureq::Error::Other(Box::new(IsPrivate))),
            false => Ok(kept),
        }
    }
}

/// Whether a machine is on the public internet (the registries of RFC 6890).
fn is_public(ip: IpAddr) -> bool {
    match ip {
        IpAddr::V4(ip) => is_public_v4(ip),
        IpAddr::V6(ip) => is_public_v6(ip),
    }
}

fn is_public_v4(ip: Ipv4Addr) -> bool {
    let [a, b, c, _] = ip.octets();
    !(ip.is_private()
        || ip.is_loopback()
        || ip.is_link_local()
        || ip.is_broadcast()
        || ip.is_documentation()
        || ip.is_multicast()
        || a == 0
        || a >= 240
        || (a == 100 && (64..128).contains(&b))
        || (a == 192 && b == 0 && c == 0)
        || (a == 198 && (18..20).contains(&b)))
}

fn is_public_v6(ip: Ipv6Addr) -> bool {
    let [first, second, ..] = ip.segments();
    // What carries an address of version 4 is as public as that.
    if let Some(ip) = ip.to_ipv4_mapped() {
        return is_public_v4(ip);
    }
    let is_global = (0x2000..0x4000).contains(&first);
    let is_tunnel = first == 0x2002 || (first == 0x2001 && second < 0x0200);
    let is_documentation = first == 0x2001 && second == 0x0db8;
    is_global && !is_tunnel && !is_documentation
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn private_machines_are_known() {
        for (ip, expected) in [
            ("93.184.216.34", true),
            ("2606:2800:220:1::1", true),
            ("::ffff:93.184.216.34", true),
            ("127.0.0.1", false),
            ("0.0.0.0", false),
            ("10.1.2.3", false),
            ("172.16.0.1", false),
            ("192.168.1.1", false),
            ("169.254.169.254", false),
            ("100.64.0.1", false),
            ("198.18.0.1", false),
            ("240.0.0.1", false),
            ("::1", false),
            ("::", false),
            ("fe80::1", false),
            ("fd00::1", false),
            ("::ffff:127.0.0.1", false),
            ("2002:7f00:1::", false),
            ("64:ff9b::7f00:1", false),
        ] {
            assert_eq!(is_public(ip.parse().expect("it is one")), expected, "{ip}");
        }
    }

    #[test]
    fn references_lead_on() {
        let base = "https://A.nl:8080/map/pagina?x=1#deel";
        for (reference, expected) in [
            ("https://b.nl/c", Some("https://b.nl/c")),
            ("//b.nl/c", Some("https://b.nl/c")),
            ("/c?d=/e", Some("https://a.nl:8080/c?d=/e")),
            ("c", Some("https://a.nl:8080/map/c")),
            ("?y", Some("https://a.nl:8080/map/pagina?y")),
            ("mailto:a@b.nl", None),
            ("https://", None),
            ("https://gebruiker@b.nl/", None),
        ] {
            assert_eq!(join(base, reference).as_deref(), expected, "{reference}");
        }
        assert_eq!(join("https://a.nl", "c").as_deref(), Some("https://a.nl/c"));
        assert_eq!(path_of("https://a.nl?x#y"), "?x");
        assert_eq!(path_of("https://a.nl#y"), "/");
        assert_eq!(host_of("file:///etc/passwd"), None);
    }
}
