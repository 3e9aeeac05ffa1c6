//! Messages: the text of a mail, as plain text if it has that, else as a web page.

use mail_parser::{MessageParser, PartType};

use super::Fault;
use crate::Format;

/// Reads a message. What is attached to it is not read.
pub(super) fn read(bytes: &[u8]) -> Result<(Format, String), Fault> {
    let message = MessageParser::default().parse(bytes).ok_or(Fault::Broken)?;
    let parts = || message.text_body.iter().filter_map(|&id| message.part(id));
    let plain = parts().find_map(|part| match &part.body {
        PartType::Text(text) => Some(text.as_ref()),
        _ => None,
    });
    let html = || {
        let parts = message.html_body.iter().filter_map(|&id| message.part(id));
        let mut htmls = parts.filter_map(|part| match &part.body {
            PartType::Html(text) => Some(text.as_ref()),
            _ => None,
        });
        htmls.next()
    };
    let text = plain.map(|text| (Format::Plain, text));
    let text = text.or_else(|| html().map(|text| (Format::Html, text)));
    let (format, text) = text.ok_or(Fault::Broken)?;
    Ok((format, text.to_owned()))
}
