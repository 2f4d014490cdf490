//! The letters of a text file. What says its encoding is believed; the rest is UTF-8 where it can be, else what office
//! programs in Greek write by themselves.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8, WINDOWS_1253};

/// None when it is no text in any of these.
pub fn text_of(bytes: &[u8]) -> Option<Cow<'_, str>> {
    let (encoding, mark) = Encoding::for_bom(bytes).unwrap_or_else(|| {
        // Greek letters of Windows-1253 in a row are no UTF-8: the two are not mistaken for each other.
        (if std::str::from_utf8(bytes).is_ok() { UTF_8 } else { WINDOWS_1253 }, 0)
    });
    let letters = bytes.get(mark..)?;
    let text = encoding.decode_without_bom_handling_and_without_replacement(letters)?;
    let has_controls =
        text.chars().any(|letter| letter.is_control() && !matches!(letter, '\t' | '\n' | '\r'));
    (!has_controls).then_some(text)
}

#[cfg(test)]
mod tests {
    use encoding_rs::UTF_16LE;

    use super::*;

    const TEXT: &str = "Επώνυμο;Όνομα\r\nΆννινου;Ελένη\r\n";

    #[test]
    fn greek_is_read_however_an_office_program_wrote_it() {
        let (greek, _, lossy) = WINDOWS_1253.encode(TEXT);
        assert!(!lossy);
        let wide: Vec<u8> =
            [0xff, 0xfe].into_iter().chain(TEXT.encode_utf16().flat_map(u16::to_le_bytes)).collect();
        assert_eq!(Encoding::for_bom(&wide).map(|(it, _)| it), Some(UTF_16LE));
        let marked = format!("\u{feff}{TEXT}");
        for bytes in [TEXT.as_bytes(), marked.as_bytes(), &greek, &wide] {
            assert_eq!(text_of(bytes).as_deref(), Some(TEXT), "{:?}", bytes.get(..4));
        }
    }

    #[test]
    fn what_is_no_text_is_none() {
        assert_eq!(text_of(b"a\0b"), None);
        assert_eq!(text_of(&[0xd2, 0xff, 0x0a]), None, "no letter of Windows-1253");
        assert_eq!(text_of(b"\x01\x02\x03"), None);
    }
}
