//! A site on a server of our own, with everything that servers do wrong: the run ends in bounded
//! time and memory, and says all of it.

use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::process::{Command, Output, Stdio};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

/// Good pages on the site.
const PAGES: usize = 300;

/// How many MB a run may have at once: less than the 50 MB page, the one without an end and the
/// unpacked bomb would take.
#[cfg(target_os = "linux")]
const MOST_MEMORY: u64 = 100;

/// Pages that are no good, with what is said of each.
const BAD: [(&str, &str); 9] = [
    ("binary", "this is no page but image/png"),
    ("bomb", "the page is larger than 10 MB"),
    ("empty", "it holds no text"),
    ("endless", "the page is larger than 10 MB"),
    ("gone", "the server gives no page (status 404)"),
    ("large", "the page is larger than 10 MB"),
    ("loop", "the server sends us on and on"),
    ("secret/a", "robots.txt of the site asks not to read it"),
    ("slow", "it takes too long"),
];

/// A server, and the paths that it was asked for.
struct Server {
    port: u16,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Server {
    fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("there is a port");
        let port = listener.local_addr().expect("it has one").port();
        let asked = Arc::new(Mutex::new(Vec::new()));
        let log = Arc::clone(&asked);
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let log = Arc::clone(&log);
                // Who stops listening is no concern of the server.
                thread::spawn(move || answer(stream, port, &log));
            }
        });
        Self { port, asked }
    }

    fn url(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}/{path}", self.port)
    }

    fn asked(&self) -> Vec<String> {
        self.asked.lock().expect("nobody panics").clone()
    }
}

fn answer(stream: TcpStream, port: u16, log: &Mutex<Vec<String>>) -> std::io::Result<()> {
    let mut reader = BufReader::new(stream.try_clone()?);
    let mut line = String::new();
    reader.read_line(&mut line)?;
    let path = line
        .split(' ')
        .nth(1)
        .unwrap_or("/")
        .trim_start_matches('/')
        .to_owned();
    log.lock().expect("nobody panics").push(path.clone());
    while reader.read_line(&mut line)? > 2 {}
    let mut out = stream;
    let mut send = |status: &str, head: &str, body: &[u8]| {
        write!(out, "HTTP/1.1 {status}\r\nConnection: close\r\n{head}\r\n")?;
        out.write_all(body)
    };
    const HTML: &str = "Content-Type: text/html; charset=utf-8\r\n";
    match path.as_str() {
        "robots.txt" => send("200 OK", "", b"User-agent: *\nDisallow: /secret/\n"),
        "sitemap.xml" => {
            let parts = ["one", "two", "broken"];
            let parts = parts.map(|it| {
                format!("<sitemap><loc>http://127.0.0.1:{port}/{it}.xml</loc></sitemap>")
            });
            send(
                "200 OK",
                "",
                format!("<sitemapindex>{}</sitemapindex>", parts.concat()).as_bytes(),
            )
        }
        "one.xml" => {
            let pages = (0..PAGES)
                .map(|n| format!("<url><loc>http://127.0.0.1:{port}/p/{n:03}</loc></url>"));
            let elsewhere = "<url><loc>http://example.org/</loc></url>";
            send(
                "200 OK",
                "",
                format!("<urlset>{elsewhere}{}</urlset>", pages.collect::<String>()).as_bytes(),
            )
        }
        "two.xml" => {
            let names = BAD
                .iter()
                .map(|(name, _)| *name)
                .chain(["moved", "latin1", "p/000"]);
            let pages =
                names.map(|name| format!("<url><loc>http://127.0.0.1:{port}/{name}</loc></url>"));
            send(
                "200 OK",
                "",
                format!("<urlset>{}</urlset>", pages.collect::<String>()).as_bytes(),
            )
        }
        "latin1" => send(
            "200 OK",
            "Content-Type: text/html; charset=iso-8859-1\r\n",
            b"<html lang=nl><p>Kom naar het caf\xe9 caf\xe9.",
        ),
        "moved" => send("301 Moved Permanently", "Location: /p/001?moved\r\n", b""),
        "loop" => send("302 Found", "Location: /loop\r\n", b""),
        "binary" => send("200 OK", "Content-Type: image/png\r\n", b"\x89PNG"),
        "empty" => send("200 OK", HTML, b" "),
        "slow" => {
            thread::sleep(Duration::from_secs(20));
            send("200 OK", HTML, b"<p>Laat.")
        }
        "large" => {
            send(
                "200 OK",
                &format!("{HTML}Content-Length: 52428800\r\n"),
                b"",
            )?;
            let piece = [b'a'; 1 << 16];
            (0..800).try_for_each(|_| out.write_all(&piece))
        }
        "endless" => {
            send("200 OK", HTML, b"")?;
            loop {
                out.write_all(&[b'a'; 1 << 16])?;
            }
        }
        "bomb" => {
            let bomb = pack(&vec![b'a'; 200 << 20]);
            send(
                "200 OK",
                &format!("{HTML}Content-Encoding: gzip\r\n"),
                &bomb,
            )
        }
        path if path.starts_with("p/") => send(
            "200 OK",
            HTML,
            "<html lang=nl><p>Wij bellen u; dat doen wij.".as_bytes(),
        ),
        _ => send("404 Not Found", HTML, b"<p>Weg."),
    }
}

/// Packs bytes with gzip.
fn pack(bytes: &[u8]) -> Vec<u8> {
    let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    packer.write_all(bytes).expect("memory can be written");
    packer.finish().expect("memory can be written")
}

fn helder(arguments: &[&str]) -> Output {
    command(arguments).output().expect("helder runs")
}

/// The most memory, in MB, that a run has at once. The system tells it while the run lasts.
#[cfg(target_os = "linux")]
fn watch(id: u32) -> thread::JoinHandle<u64> {
    let path = format!("/proc/{id}/status");
    thread::spawn(move || {
        let mut most = 0;
        // The last words of a process have no memory in them.
        while let Ok(status) = std::fs::read_to_string(&path)
            && let Some(line) = status.lines().find(|line| line.starts_with("VmHWM:"))
        {
            let kilobytes = line
                .split_whitespace()
                .nth(1)
                .and_then(|it| it.parse().ok());
            most = kilobytes.unwrap_or(most);
            thread::sleep(Duration::from_millis(20));
        }
        most / 1024
    })
}

fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_helder"));
    command
        .current_dir(env!("CARGO_TARGET_TMPDIR"))
        .args(arguments)
        .args(["--messages", "en", "--no-config", "--no-baseline"])
        .env_remove("GITHUB_ACTIONS")
        .env_remove("GITLAB_CI")
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    command
}

#[test]
fn a_site_is_read_whatever_its_server_does() {
    let server = Server::start();
    let start = Instant::now();
    let sitemap = server.url("sitemap.xml");
    let run = command(&[
        "check",
        "--sitemap",
        &sitemap,
        "--local",
        "--delay",
        "0",
        "--timeout",
        "5",
        "--output",
        "jsonl",
    ]);
    let run = { run }.spawn().expect("helder runs");
    #[cfg(target_os = "linux")]
    let memory = watch(run.id());
    let output = run.wait_with_output().expect("helder ends");
    #[cfg(target_os = "linux")]
    {
        let memory = memory.join().expect("it only reads");
        println!("{memory} MB at most");
        assert!((20..MOST_MEMORY).contains(&memory), "{memory} MB");
    }
    let took = start.elapsed();
    let (stdout, stderr) = (
        String::from_utf8(output.stdout).expect("it is text"),
        String::from_utf8(output.stderr).expect("it is text"),
    );
    assert_eq!(output.status.code(), Some(2), "{stderr}");
    assert!(took < Duration::from_secs(120), "it took {took:?}");
    for (name, said) in BAD {
        let said = format!("{}: {said}", server.url(name));
        assert!(stderr.contains(&said), "{said}\n{stderr}");
    }
    assert!(
        stderr.contains("broken.xml: the server gives no page (status 404)"),
        "{stderr}"
    );
    assert!(
        stderr.contains("left out 1, because other sites are not read"),
        "{stderr}"
    );
    let good = stdout
        .lines()
        .filter(|line| line.contains("\"semicolon\""))
        .count();
    assert_eq!(good, PAGES + 1, "each page, and the one that moved");
    assert!(stdout.contains("café café"), "a page in Latin-1");
    let asked = server.asked();
    assert_eq!(asked.iter().filter(|path| *path == "robots.txt").count(), 1);
    assert_eq!(asked.iter().filter(|path| *path == "p/000").count(), 1);
    assert!(!asked.iter().any(|path| path.starts_with("secret")));
}

#[test]
fn a_run_over_a_site_keeps_to_what_was_asked() {
    let server = Server::start();
    let sitemap = server.url("one.xml");
    let run = |more: &[&str]| {
        let before = server.asked().len();
        let arguments = [
            "check",
            "--threads",
            "1",
            "--sitemap",
            &sitemap,
            "--delay",
            "0",
            "--output",
            "short",
        ];
        let output = helder(&[&arguments, more].concat());
        (output, server.asked().split_off(before))
    };
    let (output, asked) = run(&[]);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!((output.status.code(), asked.len()), (Some(2), 0), "{said}");
    assert!(said.contains("it is in a private network"), "{said}");
    let (output, asked) = run(&[
        "--local",
        "--include",
        "p/00*",
        "--exclude",
        "p/00{1,2}",
        "--limit",
        "3",
    ]);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(0), "{said}");
    assert_eq!(asked, ["robots.txt", "one.xml", "p/000", "p/003", "p/004"]);
    assert!(
        said.contains("left out 5. With --limit helder reads more."),
        "{said}"
    );
}

#[test]
fn requests_to_a_host_have_a_pause() {
    let server = Server::start();
    let start = Instant::now();
    let pages = [server.url("p/1"), server.url("p/2")];
    let output = helder(&["check", &pages[0], &pages[1], "--local", "--delay", "0.4"]);
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    assert!(
        start.elapsed() >= Duration::from_millis(800),
        "robots.txt and two pages"
    );
    assert_eq!(server.asked().len(), 3);
}
