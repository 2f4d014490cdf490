//! What a file is, by its content and not by what it is called.

use std::path::Path;

/// The media types that may be brought, with the endings of their names.
const KNOWN: [(&str, &[&str]); 12] = [
    ("application/pdf", &["pdf"]),
    ("image/png", &["png"]),
    ("image/jpeg", &["jpg", "jpeg"]),
    ("image/webp", &["webp"]),
    ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", &["docx"]),
    ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", &["xlsx"]),
    ("application/vnd.openxmlformats-officedocument.presentationml.presentation", &["pptx"]),
    ("application/vnd.oasis.opendocument.text", &["odt"]),
    ("application/vnd.oasis.opendocument.spreadsheet", &["ods"]),
    ("application/vnd.oasis.opendocument.presentation", &["odp"]),
    ("text/csv", &["csv"]),
    ("text/plain", &["txt"]),
];

/// So much of the beginning is kept to tell a type by.
const HEAD: usize = 64 * 1024;

/// Looks at a file as it passes by.
#[derive(Debug)]
pub struct Sniffer {
    head: Vec<u8>,
    /// UTF-8 without null characters, so far.
    text: bool,
    /// The beginning of a letter whose end is in the next piece.
    cut: Vec<u8>,
}

impl Default for Sniffer {
    fn default() -> Self {
        Self { head: Vec::new(), text: true, cut: Vec::new() }
    }
}

impl Sniffer {
    pub fn see(&mut self, piece: &[u8]) {
        let wanted = HEAD.saturating_sub(self.head.len());
        self.head.extend(piece.iter().take(wanted));
        if self.text {
            let mut letters = std::mem::take(&mut self.cut);
            letters.extend_from_slice(piece);
            self.text = !letters.contains(&0) && self.are_letters(&letters);
        }
    }

    fn are_letters(&mut self, bytes: &[u8]) -> bool {
        match std::str::from_utf8(bytes) {
            Ok(_) => true,
            Err(error) if error.error_len().is_none() => {
                self.cut = bytes.get(error.valid_up_to()..).unwrap_or_default().to_vec();
                true
            }
            Err(_) => false,
        }
    }

    /// Whether it is a text in UTF-8, whole and without null characters.
    pub fn is_text(&self) -> bool {
        self.text && self.cut.is_empty()
    }

    /// Whether its beginning is that of a known format that is no text.
    pub fn is_known_binary(&self) -> bool {
        infer::get(&self.head).is_some_and(|kind| kind.matcher_type() != infer::MatcherType::Text)
    }

    /// The media type of what has passed, when it is one that may be brought and its name does not claim another.
    pub fn media_type(&self, name: &str) -> Option<&'static str> {
        let ending = Path::new(name).extension()?.to_str()?.to_lowercase();
        let (claimed, _) = KNOWN.into_iter().find(|(_, endings)| endings.contains(&ending.as_str()))?;
        let found = infer::get(&self.head).map(|kind| kind.mime_type());
        let fits = match found {
            Some(found) if found == claimed => true,
            // Some programs write an office file whose first entry is not the one that tells which it is.
            Some("application/zip") => claimed.contains("officedocument") || claimed.contains("opendocument"),
            Some(_) => false,
            None => claimed.starts_with("text/") && self.is_text(),
        };
        fits.then_some(claimed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn media_type(name: &str, bytes: &[u8]) -> Option<&'static str> {
        let whole = seen(bytes, bytes.len().max(1)).media_type(name);
        for size in 1..4 {
            assert_eq!(seen(bytes, size).media_type(name), whole, "in pieces of {size}");
        }
        whole
    }

    fn seen(bytes: &[u8], size: usize) -> Sniffer {
        let mut sniffer = Sniffer::default();
        bytes.chunks(size).for_each(|piece| sniffer.see(piece));
        sniffer
    }

    #[test]
    fn the_content_decides() {
        assert_eq!(media_type("σχέδιο.PDF", b"%PDF-1.7\n"), Some("application/pdf"));
        assert_eq!(media_type("plan.pdf", b"MZ\x90\0\x03\0\0\0"), None);
        assert_eq!(media_type("plan.exe", b"MZ\x90\0\x03\0\0\0"), None);
        assert_eq!(media_type("plan.pdf", b"just text"), None);
        assert_eq!(media_type("data.csv", "φορέας;έτος\n".as_bytes()), Some("text/csv"));
        assert_eq!(media_type("page.txt", b"a\0b"), None);
        assert_eq!(media_type("noname", b"%PDF-1.7\n"), None);
    }

    #[test]
    fn a_text_is_one_to_its_end() {
        assert_eq!(media_type("a.txt", &["α".as_bytes(), b"\xce"].concat()), None, "half a letter");
        let mut late = vec![b'a'; HEAD + 10];
        late.push(0xff);
        assert_eq!(seen(&late, 1_000).media_type("a.txt"), None);
    }
}
