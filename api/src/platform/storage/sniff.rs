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

/// The media type of the content, when it is one that may be brought and its name does not claim another.
pub fn media_type(name: &str, bytes: &[u8]) -> Option<&'static str> {
    let ending = Path::new(name).extension()?.to_str()?.to_lowercase();
    let (claimed, _) = KNOWN.into_iter().find(|(_, endings)| endings.contains(&ending.as_str()))?;
    let found = infer::get(bytes).map(|kind| kind.mime_type());
    let fits = match found {
        Some(found) if found == claimed => true,
        // Some programs write an office file whose first entry is not the one that tells which it is.
        Some("application/zip") => claimed.contains("officedocument") || claimed.contains("opendocument"),
        Some(_) => false,
        None => claimed.starts_with("text/") && is_text(bytes),
    };
    fits.then_some(claimed)
}

fn is_text(bytes: &[u8]) -> bool {
    std::str::from_utf8(bytes).is_ok_and(|text| !text.contains('\0'))
}

#[cfg(test)]
mod tests {
    use super::*;

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
}
