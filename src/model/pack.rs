//! A pack: the data of one language in one file, which a browser fetches when a text needs it,
//! squeezed ([`super::squeeze`]).
//!
//! A pack holds files of the folder `data/nl` or `data/en` as they are, end to end. Numbers are
//! LEB128, seven bits a byte; a name is its length and its bytes.
//!
//! ```text
//! "hPk\x01"   magic; the last byte is the version
//! u64         checksum of all that follows, low byte first
//! name        tag of the language
//! number      how many files
//!   name, number    of each file: its name and how many bytes it has
//! bytes       the files
//! ```
//!
//! Word lists are packed as people wrote them. Their inflected forms would take twice the room
//! after compression, and are made in less time than that room takes to fetch.

use super::{DataError, Reader};

/// First bytes of a pack, before its version.
const MAGIC: &[u8; 3] = b"hPk";
/// What this version of helder reads. It goes up when a file in a pack changes its meaning.
const VERSION: u8 = 1;
/// More files than any language has.
const MAX_FILES: usize = 1000;

/// What a pack holds, where it lies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pack<'a> {
    /// The tag of its language.
    pub lang: &'a str,
    /// The files. Of two with one name the first counts.
    pub files: Vec<(&'a str, &'a [u8])>,
}

/// Reads a pack.
pub fn read(pack: &[u8]) -> Result<Pack<'_>, DataError> {
    let rest = pack.strip_prefix(MAGIC).ok_or(DataError::NotAPack)?;
    let (&version, rest) = rest.split_first().ok_or(DataError::Damaged)?;
    if version != VERSION {
        return Err(DataError::OtherVersion);
    }
    let (sum, content) = rest.split_first_chunk().ok_or(DataError::Damaged)?;
    if u64::from_le_bytes(*sum) != checksum(content) {
        return Err(DataError::Damaged);
    }
    let mut reader = Reader::new(content);
    let (lang, names) = head(&mut reader)?;
    let files: Vec<(&str, &[u8])> = names
        .into_iter()
        .map(|(name, size)| Ok((name, reader.bytes(size)?)))
        .collect::<Result<_, DataError>>()?;
    if !reader.is_at_end() {
        return Err(DataError::Damaged);
    }
    Ok(Pack { lang, files })
}

/// The tag of a language, and the name and the length of each file.
type Head<'a> = (&'a str, Vec<(&'a str, usize)>);

/// What stands before the files.
fn head<'a>(reader: &mut Reader<'a>) -> Result<Head<'a>, DataError> {
    let lang = name(reader)?;
    let n_files = reader.integer()? as usize;
    if n_files > MAX_FILES {
        return Err(DataError::Damaged);
    }
    let names = (0..n_files).map(|_| Ok((name(reader)?, reader.integer()? as usize)));
    Ok((lang, names.collect::<Result<_, DataError>>()?))
}

fn name<'a>(reader: &mut Reader<'a>) -> Result<&'a str, DataError> {
    let length = reader.length()?;
    std::str::from_utf8(reader.bytes(length)?).map_err(|_| DataError::Damaged)
}

/// How long the part before the files is, and each of the files. The checksum is not looked at.
pub(super) fn layout(pack: &[u8]) -> Result<(usize, Vec<usize>), DataError> {
    let mut reader = Reader::new(pack);
    reader.bytes(MAGIC.len() + 1 + size_of::<u64>())?;
    let (_, names) = head(&mut reader)?;
    let sizes = names.into_iter().map(|(_, size)| size).collect();
    Ok((pack.len() - reader.rest.len(), sizes))
}

/// Writes a pack.
pub fn write(pack: &Pack<'_>) -> Vec<u8> {
    let mut content = Vec::new();
    push_name(&mut content, pack.lang);
    push_number(&mut content, pack.files.len());
    for (name, bytes) in &pack.files {
        push_name(&mut content, name);
        push_number(&mut content, bytes.len());
    }
    for (_, bytes) in &pack.files {
        content.extend_from_slice(bytes);
    }
    let mut out = MAGIC.to_vec();
    out.push(VERSION);
    out.extend(checksum(&content).to_le_bytes());
    out.append(&mut content);
    out
}

fn push_name(out: &mut Vec<u8>, name: &str) {
    push_number(out, name.len());
    out.extend_from_slice(name.as_bytes());
}

fn push_number(out: &mut Vec<u8>, mut number: usize) {
    while number >= 0x80 {
        out.push(number as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}

/// A hash of bytes, eight at a time. No step loses anything, so one byte that changed always shows,
/// and more of them all but always. The multiplier is 2^64 divided by the golden ratio.
fn checksum(bytes: &[u8]) -> u64 {
    let step = |sum: u64, chunk: &[u8]| {
        let mut number = [0; 8];
        number[..chunk.len()].copy_from_slice(chunk);
        (sum.rotate_left(5) ^ u64::from_le_bytes(number)).wrapping_mul(0x9e37_79b9_7f4a_7c15)
    };
    bytes.chunks(8).fold(bytes.len() as u64, step)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn small() -> Vec<u8> {
        write(&Pack {
            lang: "nl",
            files: vec![("lexicon.bin", &[7; 200]), ("terms/filler.tsv", b"from\n")],
        })
    }

    #[test]
    fn what_is_written_is_read() {
        let pack = small();
        let read = read(&pack).expect("it is whole");
        assert_eq!(read.lang, "nl");
        assert_eq!(read.files[0], ("lexicon.bin", &[7; 200][..]));
        assert_eq!(read.files[1], ("terms/filler.tsv", &b"from\n"[..]));
        assert_eq!(write(&read), pack);
    }

    #[test]
    fn the_checksum_is_as_before() {
        assert_eq!(checksum(b"helder, plain"), 4_162_846_171_982_072_641);
    }

    #[test]
    fn a_byte_too_few_too_many_or_other_is_seen() {
        let pack = small();
        for end in 0..pack.len() {
            assert!(read(&pack[..end]).is_err(), "{end}");
        }
        for at in 0..pack.len() {
            let mut other = pack.clone();
            other[at] ^= 0x10;
            assert!(read(&other).is_err(), "{at}");
        }
        let longer = [&pack[..], b"x"].concat();
        assert_eq!(read(&longer), Err(DataError::Damaged));
    }

    #[test]
    fn it_is_told_what_is_wrong() {
        let pack = small();
        assert_eq!(read(b""), Err(DataError::NotAPack));
        assert_eq!(read(b"<!doctype html>"), Err(DataError::NotAPack));
        let mut other = pack.clone();
        other[3] = VERSION + 1;
        assert_eq!(read(&other), Err(DataError::OtherVersion));
        let mut longer = pack[12..].to_vec();
        longer.push(0);
        let sum = checksum(&longer).to_le_bytes();
        let longer = [&pack[..4], &sum, &longer].concat();
        assert_eq!(read(&longer), Err(DataError::Damaged));
    }
}
